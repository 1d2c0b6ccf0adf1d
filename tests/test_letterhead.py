"""Number, kind, issuer, place, date, subject, addressees and signer, from small heads; a gap is named, not filled."""

from datetime import date

import pytest

from ingest.directive import Directive
from ingest.read import read_bytes

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BODY = "1. Một.\n2. Hai.\n"
TEXTS = {
    "letter": "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG BÌNH\n" + STATE + "Số: **2214** /UBND-NCVX\n"
    "Quảng Bình, ngày 31 tháng 10 năm 2023\nV/v tiếp tục chấn chỉnh\nKính gửi:\n- Các sở;\n- Các huyện.\n" + BODY
    + "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nTrần Thắng\n",
    "telegram": "THỦ TƯỚNG CHÍNH PHỦ\n" + STATE + "Số: 968/CD-TTg\nHà Nội, ngày 16 tháng 10 năm 2023\nCÔNG ĐIỆN\n"
    "Tiếp tục chấn chỉnh\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Bộ trưởng;\n" + BODY,
    "unnumbered": "CHỈ THỊ\nVỀ KỶ LUẬT TỈNH CAO BẰNG\n"
    "Để khắc phục, Chủ tịch Ủy ban nhân dân (UBND) tỉnh chỉ thị:\n" + BODY,
    "no issuer printed": "Số: 06 /CT-UBND\nKhanh Hòa, ngày 21 tháng 4 năm 2020\nCHỈ THỊ\nVề việc cải tiến\n"
    "Ủy ban nhân dân tỉnh chỉ thị:\n" + BODY,
    "no such day": "BỘ NỘI VỤ\nSố: 12/TB-BNV\nHà Nội, ngày 30 tháng 02 năm 2023\nTHÔNG BÁO\nVề nghỉ lễ\n" + BODY,
    "no day": "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG\nSố: 7/QĐ-UBND\nHải Phòng, ngày tháng 5 năm 2024\nQUYẾT ĐỊNH\n"
    "Về việc thử\nĐiều 1. Một.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Anh Quân\n",
    "long place": "ỦY BAN NHÂN DÂN\nTỈNH THỪA THIÊN HUẾ\nSố: 3/CT-UBND\nThừa Thiên Huế, ngày 5 tháng 6 năm 2021\n"
    "CHỈ THỊ\nVề việc thử\n" + BODY,
    "body alone": BODY,
}  # fmt: skip


def read(name: str) -> Directive:
    (directive,) = read_bytes("x.txt", TEXTS[name].encode())
    return directive


@pytest.mark.parametrize(
    ("name", "number", "kind", "issuer", "place", "issued_on", "subject", "signer"),
    [
        ("letter", "2214/UBND-NCVX", "Công văn", "Ủy ban nhân dân tỉnh Quảng Bình", "Quảng Bình", date(2023, 10, 31),
         "V/v tiếp tục chấn chỉnh", "Trần Thắng"),
        ("telegram", "968/CĐ-TTg", "Công điện", "Thủ tướng Chính phủ", "Hà Nội", date(2023, 10, 16),
         "Tiếp tục chấn chỉnh", ""),
        ("unnumbered", "", "Chỉ thị", "Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng", "", None,
         "Về kỷ luật tỉnh Cao Bằng", ""),
        ("no issuer printed", "06/CT-UBND", "Chỉ thị", "Ủy ban nhân dân tỉnh Khánh Hòa", "Khánh Hòa", date(2020, 4, 21),
         "Về việc cải tiến", ""),
        ("no such day", "12/TB-BNV", "Thông báo", "Bộ Nội vụ", "Hà Nội", None, "Về nghỉ lễ", ""),
        ("no day", "7/QĐ-UBND", "Quyết định", "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng", None, "Về việc thử",
         "Lê Anh Quân"),
        ("long place", "3/CT-UBND", "Chỉ thị", "Ủy ban nhân dân tỉnh Thừa Thiên Huế", "Thừa Thiên Huế",
         date(2021, 6, 5), "Về việc thử", ""),
        ("body alone", "", "", "", "", None, "", ""),
    ],
)  # fmt: skip
def test_fields(
    name: str, number: str, kind: str, issuer: str, place: str, issued_on: date | None, subject: str, signer: str
) -> None:
    d = read(name)
    assert (d.number, d.kind, d.issuer, d.place) == (number, kind, issuer, place)
    assert (d.issued_on, d.subject, d.signer) == (issued_on, subject, signer)
    values = {"number": number, "kind": kind, "issuer": issuer, "place": place, "issued_on": issued_on,
              "subject": subject, "signer": signer}  # fmt: skip
    assert d.quality.missing == tuple(field for field, value in values.items() if not value)


@pytest.mark.parametrize(
    ("name", "addressees", "recipients"),
    [
        ("letter", ("Các sở", "Các huyện"), ("Như trên", "Lưu: VT")),
        ("telegram", ("Bộ trưởng",), ()),
        ("unnumbered", (), ()),
        ("body alone", (), ()),
    ],
)
def test_lists(name: str, addressees: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    assert (read(name).addressees, read(name).recipients) == (addressees, recipients)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("letter", "2214-ubnd-ncvx-quang-binh"),
        ("telegram", "968-cd-ttg"),
        ("unnumbered", "chi-thi-chu-tich-uy-ban-nhan-dan-tinh-cao-bang"),
        ("no such day", "12-tb-bnv-bo-noi-vu"),
        ("body alone", "x"),
    ],
)
def test_id(name: str, expected: str) -> None:
    assert read(name).id == expected


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("letter", ()),
        ("no such day", ("Ngày ban hành in không rõ: “30 tháng 02 năm 2023”",)),
        ("no day", ("Ngày ban hành in không rõ: “ngày tháng 5 năm 2024”",)),
    ],
)
def test_what_is_doubtful_is_said(name: str, notes: tuple[str, ...]) -> None:
    assert read(name).quality.notes == notes
