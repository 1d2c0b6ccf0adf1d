"""Document numbers, the labels that number parts, and names of places, as printed and as OCR spoils them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.labels import LETTERS, Label, doubtful_label, ordinal, path_part, read_labels, roman
from ingest.numbering import canonical, core, could_be, kind_of, slug
from ingest.places import PLACES, place_in, place_named


@pytest.mark.parametrize(
    ("printed", "kind", "expected"),
    [
        ("2214/UBND-NCVX", "", "2214/UBND-NCVX"),
        ("**2214** /UBND-NCVX", "", "2214/UBND-NCVX"),
        ("06 /CT-UBND", "", "06/CT-UBND"),
        ("968/CH- -TTg", "Công điện", "968/CĐ-TTg"),
        ("968/CD-TTg", "Công điện", "968/CĐ-TTg"),
        ("968/CP-TTg", "Công điện", "968/CĐ-TTg"),
        ("968 ICD-TTg", "Công điện", "968/CĐ-TTg"),
        ("24/2022/QB-UBND", "Quyết định", "24/2022/QĐ-UBND"),
        ("73/2023/ND-CP", "Nghị định", "73/2023/NĐ-CP"),
        ("73/2023/NĐ-CP", "", "73/2023/NĐ-CP"),
        ("12-CTr/TU", "", "12-CTr/TU"),
        ("02-QC/TU", "", "02-QC/TU"),
        ("392/ /UBND-NC", "", "3921/UBND-NC"),
        ("76/NQ-CP ngày 15/7/2021", "", "76/NQ-CP"),
        ("15/2012/QH13", "", "15/2012/QH13"),
        ("66.16/2026/NQ-CP", "", "66.16/2026/NQ-CP"),
        ("12a/QĐ-UBND", "", "12a/QĐ-UBND"),
        ("38/2005/TTLT-BNV-BTC", "", "38/2005/TTLT-BNV-BTC"),
        ("163/2025/QĐ-CTUBND", "", "163/2025/QĐ-CTUBND"),
        ("35-CT/TW", "", "35-CT/TW"),
        ("45-CV/BTGTU", "", "45-CV/BTGTU"),
        ("2576 /QĐÐ-BGDĐT", "Quyết định", "2576/QĐ-BGDĐT"),
        ("/BC-STC", "", ""),
        ("", "", ""),
        ("ngày 31", "", ""),
        ("UBND-NC", "", ""),
        ("/UBND-NC", "", ""),
    ],
)
def test_canonical(printed: str, kind: str, expected: str) -> None:
    assert canonical(printed, kind) == expected


@pytest.mark.parametrize("number", ["2214/UBND-NCVX", "968/CĐ-TTg", "73/2023/NĐ-CP", "12-CTr/TU", "06/CT-UBND"])
def test_a_canonical_number_stays_as_it_is(number: str) -> None:
    assert canonical(number) == number


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("06/CT-UBND", "Chỉ thị"),
        ("968/CĐ-TTg", "Công điện"),
        ("73/2023/NĐ-CP", "Nghị định"),
        ("24/2022/QĐ-UBND", "Quyết định"),
        ("316/KH-UBND", "Kế hoạch"),
        ("02-CT/TU", "Chỉ thị"),
        ("12-CTr/TU", "Chương trình"),
        ("38/2005/TTLT-BNV-BTC", "Thông tư liên tịch"),
        ("5/TT-BNV", "Thông tư"),
        ("/BC-STC", "Báo cáo"),
        ("05 - KH/ĐUK", "Kế hoạch"),
        ("66.16/2026/NQ-CP", "Nghị quyết"),
        ("2214/UBND-NCVX", ""),
        ("", ""),
    ],
)
def test_kind_of(number: str, expected: str) -> None:
    assert kind_of(number) == expected


@pytest.mark.parametrize(
    ("printed", "number", "expected"),
    [
        ("392/ /UBND-NC", "3921/UBND-NC", ("392/UBND-NC",)),
        ("2214/UBND-NCVX", "2214/UBND-NCVX", ()),
        ("73/2023/NĐ-CP", "73/2023/NĐ-CP", ()),
        ("", "", ()),
    ],
)
def test_could_be(printed: str, number: str, expected: tuple[str, ...]) -> None:
    assert could_be(printed, number) == expected


@pytest.mark.parametrize(
    ("text", "cored", "slugged"),
    [
        ("968/CĐ-TTg", "968/cd-ttg", "968-cd-ttg"),
        ("2214/UBND-NCVX", "2214/ubnd-ncvx", "2214-ubnd-ncvx"),
        ("24/2022/QĐ-UBND", "24/2022/qd-ubnd", "24-2022-qd-ubnd"),
        ("Chỉ thị Cao Bằng ", "chithicaobang", "chi-thi-cao-bang"),
        ("…", "", ""),
    ],
)
def test_core_and_slug(text: str, cored: str, slugged: str) -> None:
    assert (core(text), slug(text)) == (cored, slugged)


@given(st.text(max_size=30))
def test_a_slug_is_fit_for_an_address(text: str) -> None:
    made = slug(text)
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(made) == made and not made.startswith("-") and not made.endswith("-")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Đề cao", [("khoan", "1.", "1", "Đề cao")]),
        ("10.Văn phòng", [("khoan", "10.", "10", "Văn phòng")]),
        ("a) Nâng cao", [("diem", "a)", "a", "Nâng cao")]),
        ("đ) Tổ chức", [("diem", "đ)", "đ", "Tổ chức")]),
        ("II. Giao", [("roman", "II.", "II", "Giao")]),
        ("Điều 5. Hiệu lực", [("dieu", "Điều 5.", "5", "Hiệu lực")]),
        ("Điều 5a: Hiệu lực", [("dieu", "Điều 5a:", "5a", "Hiệu lực")]),
        ("Chương II", [("chuong", "Chương II", "II", "")]),
        ("Phần thứ hai", [("phan", "Phần thứ hai", "hai", "")]),
        ("1.2. Các sở", [("sub", "1.2.", "1.2", "Các sở")]),
        ("- Các sở", [("dash", "-", "-", "Các sở")]),
        ("+ Các sở", [("dash", "+", "+", "Các sở")]),
        ("2023 là năm", []),
        ("31/10/2023 của", []),
        ("1.5 tỷ đồng", []),
        ("Điều 5 Nghị định", []),
        ("Mục 1 khoản 2", []),
        ("các sở", []),
        ("", []),
    ],
)
def test_read_labels(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert [(x.level, x.printed, x.token, x.rest) for x in read_labels(text)] == expected


@pytest.mark.parametrize(
    ("text", "printed", "rest"),
    [("¢) Tiếp tục", "¢)", "Tiếp tục"), ("C) Rà soát", "C)", "Rà soát"), ("1) Phát huy", "1)", "Phát huy"),
     ("a)) Phát", "a))", "Phát")],
)  # fmt: skip
def test_a_spoiled_label(text: str, printed: str, rest: str) -> None:
    label = doubtful_label(text)
    assert label is not None and (label.level, label.printed, label.rest) == ("diem", printed, rest)


@pytest.mark.parametrize("text", ["(kèm theo) Tiếp", "Tiếp tục", "100) Phát", "a)", ""])
def test_what_is_no_spoiled_label(text: str) -> None:
    assert doubtful_label(text) is None


@pytest.mark.parametrize(
    ("level", "token", "expected"),
    [("diem", "a", 1), ("diem", "d", 4), ("diem", "đ", 5), ("diem", "e", 6), ("diem", "g", 7), ("diem", "f", 0),
     ("roman", "IV", 4), ("chuong", "IX", 9), ("chuong", "3", 3), ("khoan", "12", 12), ("dieu", "5a", 5),
     ("sub", "1.2", 2), ("phan", "hai", 2), ("phan", "nhất", 1), ("upper", "C", 3)],
)  # fmt: skip
def test_ordinal(level: str, token: str, expected: int) -> None:
    assert ordinal(Label(level, token, token, "")) == expected


@pytest.mark.parametrize(
    ("token", "expected"), [("I", 1), ("IV", 4), ("IX", 9), ("XIV", 14), ("XL", 40), ("XC", 90), ("", 0), ("IA", 0)]
)
def test_roman(token: str, expected: int) -> None:
    assert roman(token) == expected


@given(st.integers(1, 150))
def test_roman_there_and_back(number: int) -> None:
    assert roman(path_part("roman", number)) == number


@pytest.mark.parametrize(
    ("level", "number", "token", "expected"),
    [("diem", 5, "", "đ"), ("diem", 1, "a", "a"), ("khoan", 3, "3", "3"), ("roman", 4, "", "IV"),
     ("dash", 2, "-", "g2"), ("dieu", 5, "5a", "dieu-5a"), ("dieu", 5, "", "dieu-5"), ("chuong", 2, "II", "chuong-2"),
     ("sub", 2, "1.2", "1-2"), ("phan", 2, "hai", "phan-2")],
)  # fmt: skip
def test_path_part(level: str, number: int, token: str, expected: str) -> None:
    assert path_part(level, number, token) == expected


def test_letters_are_the_points_of_vietnamese_law() -> None:
    assert LETTERS.startswith("abcdđeghiklmnopq") and len(set(LETTERS)) == len(LETTERS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quảng Bình", "tỉnh Quảng Bình"),
        ("Khanh Hòa", "tỉnh Khánh Hòa"),
        ("Binh Phutée", "tỉnh Bình Phước"),
        ("Ha Néi", "thành phố Hà Nội"),
        ("HẢI PHÒNG", "thành phố Hải Phòng"),
        ("Hai Phdng", "thành phố Hải Phòng"),
        ("TP. Hồ Chí Minh", "thành phố Hồ Chí Minh"),
        ("Thành phố Huế", "thành phố Huế"),
        ("Hoà Bình", "tỉnh Hòa Bình"),
        ("Đăk Lăk", "tỉnh Đắk Lắk"),
        ("Bắc Cạn", "tỉnh Bắc Kạn"),
        ("Tp. HCM", "thành phố Hồ Chí Minh"),
        ("Đà Lạt", ""),
        ("Vinh", ""),
        ("Long Khánh", ""),
        ("Thủ Dầu Một", ""),
        ("Tân An", ""),
        ("Đông Hà", ""),
        ("Luân Đôn", ""),
        ("", ""),
    ],
)
def test_place_named(text: str, expected: str) -> None:
    place = place_named(text)
    assert (place.unit if place else "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ủy ban nhân dân tỉnh Cao Bằng", "Cao Bằng"),
        ("UBND TP HAI PHONG", "Hải Phòng"),
        ("tỉnh Thừa Thiên Huế", "Thừa Thiên Huế"),
        ("từ Hà Nội đến Huế", "Huế"),
        ("Chính phủ", ""),
        ("Tổng cục Thuế", ""),
        ("tỉnh Bà Rịa – Vũng Tàu", "Bà Rịa - Vũng Tàu"),
    ],
)
def test_place_in(text: str, expected: str) -> None:
    place = place_in(text)
    assert (place.name if place else "") == expected


def test_every_place_names_itself() -> None:
    assert [(p, p) for p in PLACES] == [(place_named(p.name), place_in(f"UBND {p.unit}")) for p in PLACES]
    assert len(PLACES) == len({p.name for p in PLACES}) >= 63
