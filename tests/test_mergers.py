"""The provinces and ministries of 2025, and the names of places."""

import pytest

from index.question.mentions import words_of
from index.question.place_names import place_names
from ingest.mergers import MINISTRIES, PROVINCES, held_by, went_into
from ingest.places import NAMES, PLACES

MEMBERS = [member for merger in PROVINCES for member in merger.members]


def test_34_units_hold_the_63_each_once() -> None:
    assert len(PROVINCES) == len({merger.name for merger in PROVINCES}) == 34
    assert len(MEMBERS) == len(set(MEMBERS)) == 63
    assert {*MEMBERS, "Huế"} == {place.name for place in PLACES}


def test_six_units_are_cities_and_eleven_were_not_merged() -> None:
    cities = {merger.name for merger in PROVINCES if NAMES[merger.name].city}
    assert cities == {"Hà Nội", "Huế", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Hồ Chí Minh"}
    assert sum(len(merger.members) == 1 for merger in PROVINCES) == 11


@pytest.mark.parametrize(
    ("former", "unit"),
    [
        ("Quảng Bình", "Quảng Trị"),
        ("Hải Dương", "Hải Phòng"),
        ("Bà Rịa - Vũng Tàu", "Hồ Chí Minh"),
        ("Hòa Bình", "Phú Thọ"),
        ("Bình Phước", "Đồng Nai"),
        ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"),
        ("Bộ Giao thông vận tải", "Bộ Xây dựng"),
    ],
)
def test_what_went_into_what(former: str, unit: str) -> None:
    into, held = went_into(former), held_by(unit)
    assert into and held and into.name == unit and former in held.others


@pytest.mark.parametrize("merger", [*PROVINCES, *MINISTRIES], ids=lambda merger: merger.name)
def test_a_unit_of_today_went_into_nothing(merger: object) -> None:
    assert went_into(getattr(merger, "name", "")) is None


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_every_place_is_found_by_its_name(place: object) -> None:
    name = getattr(place, "name", "")
    (found,) = place_names(words_of(f"UBND tỉnh {name} yêu cầu gì"))
    assert (found.name, found.sure) == (name, True)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("TP.HCM và Hà Nội", ["Hồ Chí Minh", "Hà Nội"]),
        ("tphcm", ["Hồ Chí Minh"]),
        ("Sài Gòn", ["Hồ Chí Minh"]),
        ("Ho Chi Minh City", ["Hồ Chí Minh"]),
        ("Hanoi, Haiphong, Danang", ["Hà Nội", "Hải Phòng", "Đà Nẵng"]),
        ("BR-VT", ["Bà Rịa - Vũng Tàu"]),
        ("Bà Rịa – Vũng Tàu", ["Bà Rịa - Vũng Tàu"]),
        ("Đắc Lắc", ["Đắk Lắk"]),
        ("Đăk Nông", ["Đắk Nông"]),
        ("Thanh Hoá, Khánh Hoà", ["Thanh Hóa", "Khánh Hòa"]),
        ("Thừa Thiên Huế", ["Thừa Thiên Huế"]),
        ("ở cao bằng", ["Cao Bằng"]),
        ("thành phố Hồ Chí Minh", ["Hồ Chí Minh"]),
        ("nâng cao bằng cách nào", []),
        ("tư tưởng Hồ Chí Minh", []),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh", []),
        ("giữ vững hòa bình", []),
        ("diễn biến phức tạp", []),
        ("hằng năm định kỳ", []),
        ("hai phòng ban", []),
        ("huyện Quảng Ninh", []),
        ("đường Điện Biên Phủ", []),
    ],
)
def test_usual_names(text: str, names: list[str]) -> None:
    assert [place.name for place in place_names(words_of(text)) if place.sure] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("QB", {"Quảng Bình"}),
        ("tỉnh qn", {"Quảng Nam", "Quảng Ngãi", "Quảng Ninh"}),
        ("HN", {"Hà Nội", "Hà Nam"}),
        ("SG", {"Hồ Chí Minh"}),
        ("KH", set()),
        ("tỉnh KH", {"Khánh Hòa"}),
        ("là gì", set()),
    ],
)
def test_initials_are_unsure(text: str, names: set[str]) -> None:
    found = list(place_names(words_of(text)))
    assert {place.name for place in found} == names
    assert not any(place.sure for place in found)
