"""Names of public bodies: rejoined from wrapped lines, parted where two stand, and in the case that officials write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.letterhead.offices import bodies, cased, cased_text, cased_title, is_office, spelt_alike
from ingest.places import PLACES, Place


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"], ["ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"]),
        (["ỦY", "BAN NHÂN DÂN", "TỈNH LAI CHÂU"], ["ỦY BAN NHÂN DÂN TỈNH LAI CHÂU"]),
        (["THỦ TƯỚNG CHÍNH", "PHỦ"], ["THỦ TƯỚNG CHÍNH PHỦ"]),
        (["VĂN", "PHÒNG CHÍNH PHỦ"], ["VĂN PHÒNG CHÍNH PHỦ"]),
        (["HỘI", "ĐỒNG NHÂN DÂN", "THÀNH PHỐ HUẾ"], ["HỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HUẾ"]),
        (
            ["UBND TỈNH PHÚ THỌ", "SỞ THÔNG TIN", "VÀ TRUYỀN THÔNG"],
            ["UBND TỈNH PHÚ THỌ", "SỞ THÔNG TIN VÀ TRUYỀN THÔNG"],
        ),
        (["UBND THÀNH PHỐ HÀ", "NỘI", "SỞ Y TẾ"], ["UBND THÀNH PHỐ HÀ NỘI", "SỞ Y TẾ"]),
        (["UBND THÀNH PHỐ HẢI PHÒNG SỞ GIÁO DỤC VÀ ĐÀO TẠO"], ["UBND THÀNH PHỐ HẢI PHÒNG", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"]),
        (["BỘ NÔNG NGHIỆP VÀ", "MÔI TRƯỜNG", "CỤC THỦY LỢI"], ["BỘ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "CỤC THỦY LỢI"]),
        (["NỘI DUNG", "THỦ TƯỚNG CHÍNH PHỦ"], ["THỦ TƯỚNG CHÍNH PHỦ"]),
        (["_—_ UBNDTỈNH PHÚTHỌ.......", "SỞ Y TẾ"], ["UBNDTỈNH PHÚTHỌ", "SỞ Y TẾ"]),
        ([], []),
    ],
)
def test_bodies(lines: list[str], expected: list[str]) -> None:
    assert bodies(lines) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH QUẢNG BÌNH", "Ủy ban nhân dân tỉnh Quảng Bình"),
        ("UBND TP.HUẾ", "Ủy ban nhân dân thành phố Huế"),
        ("CÔNG TY TNHH MTV CẤP NƯỚC", "Công ty TNHH MTV cấp nước"),
        ("BẢO HIỂM XÃ HỘI TỈNH LAI CHÂU", "Bảo hiểm xã hội tỉnh Lai Châu"),
        ("TRƯỜNG ĐẠI HỌC QUẢNG BÌNH", "Trường Đại học Quảng Bình"),
        ("UBND TP HẢI PHÒNG", "Ủy ban nhân dân thành phố Hải Phòng"),
        ("UBND TP. HỒ CHÍ MINH", "Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("UỶ BAN NHÂN DÂN TỈNH HOÀ BÌNH", "Ủy ban nhân dân tỉnh Hòa Bình"),
        ("UBND TỈNH ĐĂK LĂK", "Ủy ban nhân dân tỉnh Đắk Lắk"),
        ("UBNDTỈNH PHÚTHỌ", "Ủy ban nhân dân tỉnh Phú Thọ"),
        ("UY BAN NHAN DAN TINH QUANG NAM", "Ủy ban nhân dân tỉnh Quảng Nam"),
        ("HĐND THÀNH PHỐ HUẾ", "Hội đồng nhân dân thành phố Huế"),
        ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NINH BÌNH", "Chủ tịch Ủy ban nhân dân tỉnh Ninh Bình"),
        ("ỦY BAN NHÂN DÂN XÃ TÂN HƯNG", "Ủy ban nhân dân xã Tân Hưng"),
        ("ỦY BAN NHÂN DÂN ĐẶC KHU TRƯỜNG SA", "Ủy ban nhân dân đặc khu Trường Sa"),
        ("SỞ THÔNG TIN VÀ TRUYÊN THÔNG", "Sở Thông tin và Truyền thông"),
        ("BỘ GIÁO ĐỤC VÀ ĐÀO TẠO", "Bộ Giáo dục và Đào tạo"),
        ("BỘ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("BỘ NỘI VỤ - BỘ TÀI CHÍNH", "Bộ Nội vụ - Bộ Tài chính"),
        ("BAN QUẢN LÝ CÁC KHU CÔNG NGHIỆP", "Ban Quản lý các khu công nghiệp"),
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", "Trung tâm Phục vụ hành chính công"),
        ("CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC", "Cục Văn thư và Lưu trữ nhà nước"),
        ("PHÒNG HÀNH CHÍNH - TỔ CHỨC", "Phòng Hành chính - Tổ chức"),
        ("THU TUONG CHINH PHU", "Thủ tướng Chính phủ"),
        ("ỦY BAN THƯỜNG VỤ QUỐC HỘI", "Ủy ban Thường vụ Quốc hội"),
        ("NGÂN HÀNG NHÀ NƯỚC VIỆT NAM", "Ngân hàng Nhà nước Việt Nam"),
        ("TỈNH ỦY BÌNH ĐỊNH", "Tỉnh ủy Bình Định"),
        ("BAN CHẤP HÀNH TRUNG ƯƠNG", "Ban Chấp hành Trung ương"),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH NAM ĐỊNH", "Liên đoàn Lao động tỉnh Nam Định"),
    ],
)
def test_cased(printed: str, expected: str) -> None:
    assert cased(printed) == expected
    assert cased(expected) == expected


@pytest.mark.parametrize(
    ("printed", "expected"),
    [("PHÓ CHỦ TỊCH", "Phó Chủ tịch"), ("BỘ TRƯỞNG", "Bộ trưởng"), ("CHÁNH VĂN PHÒNG", "Chánh Văn phòng"),
     ("VỤ TRƯỞNG", "Vụ trưởng"), ("THỦ TRƯỞNG", "Thủ trưởng"), ("THỨ TRƯỞNG", "Thứ trưởng"),
     ("PHÓ TỔNG GIÁM ĐỐC", "Phó Tổng Giám đốc")],
)  # fmt: skip
def test_cased_title(printed: str, expected: str) -> None:
    assert cased_title(printed) == expected


@pytest.mark.parametrize(
    ("capitals", "expected"),
    [
        ("VỀ VIỆC BÃI BỎ QUYẾT ĐỊNH SỐ 15/2025/QĐ-UBND CỦA TỈNH HÀ TĨNH",
         "Về việc bãi bỏ quyết định số 15/2025/QĐ-UBND của tỉnh Hà Tĩnh"),
        ("Ý KIẾN CỦA PHÓ THỦ TƯỚNG CHÍNH PHỦ TẠI THÀNH PHỐ HỒ CHÍ MINH",
         "Ý kiến của Phó Thủ tướng Chính phủ tại thành phố Hồ Chí Minh"),
        ("THỦ TRƯỞNG CÁC ĐƠN VỊ ĐANG THỰC HIỆN NGHỊ QUYẾT CỦA ĐẢNG",
         "Thủ trưởng các đơn vị đang thực hiện nghị quyết của Đảng"),
        ("CÔNG BỐ TTHC CỦA UBND TỈNH NGHỆ AN", "Công bố TTHC của UBND tỉnh Nghệ An"),
        ("", ""),
    ],
)  # fmt: skip
def test_cased_text(capitals: str, expected: str) -> None:
    assert cased_text(capitals) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("UỶ BAN NHÂN DÂN TỈNH HOÀ BÌNH", "Ủy ban nhân dân tỉnh Hòa Bình", True),
        ("UBND TỈNH ĐĂK LĂK", "Ủy ban nhân dân tỉnh Đắk Lắk", True),
        ("SỞ THÔNG TIN VÀ TRUYÊN THÔNG", "Sở Thông tin và Truyền thông", False),
        ("BỘ GIÁO ĐỤC VÀ ĐÀO TẠO", "Bộ Giáo dục và Đào tạo", False),
    ],
)
def test_spelt_alike(one: str, other: str, expected: bool) -> None:
    assert spelt_alike(one, other) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("SỞ Y TẾ", True), ("UBND TỈNH", True), ("ĐÀO TẠO", False), ("", False)]
)
def test_is_office(text: str, expected: bool) -> None:
    assert is_office(text) == expected


@given(st.sampled_from(PLACES), st.sampled_from(["Ủy ban nhân dân", "Hội đồng nhân dân"]))
def test_the_committee_of_every_place(place: Place, body: str) -> None:
    assert cased(f"{body} {place.unit}".upper()) == f"{body} {place.unit}"


@given(st.lists(st.text("SỞBỘ YTẾVÀ", max_size=12), max_size=4))
def test_no_word_of_a_whole_name_is_lost(lines: list[str]) -> None:
    made = bodies(["UBND TỈNH HÀ NAM", *lines])
    assert " ".join(made).split() == " ".join(["UBND TỈNH HÀ NAM", *lines]).split()
