"""Who signed and as what: names apart from positions, ranks and stamps; a spoiled name is read only with a note."""

from datetime import date

import pytest

from ingest.letterhead.signature import Signature, read_signature
from ingest.letterhead.signer_names import as_name, is_name

DAY = date(2023, 10, 16)
UNCLEAR = "Tên người ký in không rõ: "


@pytest.mark.parametrize(
    ("lines", "name", "position"),
    [
        (["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Anh Quân"], "Lê Anh Quân",
         "TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch"),
        (["T/M BAN BÍ THƯ", "Đinh Thế Huynh"], "Đinh Thế Huynh", "T/M Ban Bí thư"),
        (["CHỦ TỊCH NƯỚC", "Lương Cường"], "Lương Cường", "Chủ tịch nước"),
        (["KT. CHÁNH THANH TRA", "PHÓ CHÁNH THANH TRA", "Lê Văn An"], "Lê Văn An",
         "KT. Chánh Thanh tra, Phó Chánh Thanh tra"),
        (["TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH", "Lê Anh Quân"], "Lê Anh Quân",
         "TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch"),
        (["TM. ỦY BAN", "NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Hoài Anh"], "Nguyễn Hoài Anh", "TM. Ủy ban nhân dân, Chủ tịch"),
        (["T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Hồ Văn Năm"], "Hồ Văn Năm", "T/M Ban Thường vụ, Phó Bí thư"),
        (["CHỦ TỊCH", "(Đã ký)", "TRẦN THẮNG"], "Trần Thắng", "Chủ tịch"),
        (["Q. GIÁM ĐỐC", "Đoàn Thị Hậu"], "Đoàn Thị Hậu", "Q. Giám đốc"),
        (["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ NỘI VỤ", "Lò Văn Cương"], "Lò Văn Cương", "TUQ. Chủ tịch, Giám đốc Sở Nội vụ"),
        (["TL. BỘ TRƯỞNG", "VỤ TRƯỞNG VỤ PHÁP CHẾ", "Ký bởi: Bộ Nội vụ", "Thời gian ký: 04/03/2024 10:20",
          "PGS. TS. Lê Thị Bích"], "Lê Thị Bích", "TL. Bộ trưởng, Vụ trưởng Vụ Pháp chế"),
        (["GIÁM ĐỐC", "Đại tá Vũ Hồng Quang"], "Vũ Hồng Quang", "Giám đốc"),
        (["CHỦ TỊCH", "Y Thanh Hà Niê Kđăm"], "Y Thanh Hà Niê Kđăm", "Chủ tịch"),
        (["CHỦ TỊCH", "Lê Trường Lưu"], "Lê Trường Lưu", "Chủ tịch"),
        (["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Vũ", "Chiến Thắng"], "Vũ Chiến Thắng", "KT. Bộ trưởng, Thứ trưởng"),
        (["KT. BỘ TRƯỞNG BỘ TÀI CHÍNH", "THỨ TRƯỞNG", "Trần A", "KT. BỘ TRƯỞNG BỘ NỘI VỤ", "THỨ TRƯỞNG", "Lê Bá"],
         "Trần A, Lê Bá", "KT. Bộ trưởng Bộ Tài chính, Thứ trưởng, KT. Bộ trưởng Bộ Nội vụ, Thứ trưởng"),
        (["KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "Đỗ Ngọc"], "Đỗ Ngọc",
         "KT. Bộ trưởng, Chủ nhiệm, Phó Chủ nhiệm"),
        (["Nguyễn Tấn Tuân"], "Nguyễn Tấn Tuân", ""),
        (["CHỦ TỊCH"], "", "Chủ tịch"),
        (["CHỦ TỊCH", "(Đã ký)"], "", "Chủ tịch"),
        (["Sở Khoa học và Công nghệ"], "", ""),
        (["Hàng năm"], "", ""),
        (["63.950.757", "Tổng (I + II)"], "", ""),
        ([], "", ""),
    ],
)  # fmt: skip
def test_what_is_printed(lines: list[str], name: str, position: str) -> None:
    assert read_signature(lines, "", DAY) == Signature(name, position)


@pytest.mark.parametrize(
    ("lines", "issuer", "day", "name", "note"),
    [
        (["?hﬁl}\\ Minh Chinh"], "Thủ tướng Chính phủ", DAY, "Phạm Minh Chính",
         "“?hﬁl}\\ Minh Chinh”, đọc là Phạm Minh Chính"),
        (["THU TUONG", "Pham Minh Chinh"], "", DAY, "Phạm Minh Chính", "“Pham Minh Chinh”, đọc là Phạm Minh Chính"),
        (["KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "Tran Hong Ha"], "", DAY, "Trần Hồng Hà",
         "“Tran Hong Ha”, đọc là Trần Hồng Hà"),
        # another office, another time, no date: nobody is put in
        (["?hﬁl}\\ Minh Chinh"], "Bộ Nội vụ", DAY, "?hﬁl}\\ Minh Chinh", "“?hﬁl}\\ Minh Chinh”"),
        (["?hﬁl}\\ Minh Chinh"], "Thủ tướng Chính phủ", date(2010, 5, 5), "?hﬁl}\\ Minh Chinh",
         "“?hﬁl}\\ Minh Chinh”"),
        (["?hﬁl}\\ Minh Chinh"], "Thủ tướng Chính phủ", None, "?hﬁl}\\ Minh Chinh", "“?hﬁl}\\ Minh Chinh”"),
        (["CHỦ TỊCH", "Ngu}ễn Văn Tùng"], "", DAY, "Ngu}ễn Văn Tùng", "“Ngu}ễn Văn Tùng”"),
    ],
)  # fmt: skip
def test_a_spoiled_name(lines: list[str], issuer: str, day: date | None, name: str, note: str) -> None:
    signed = read_signature(lines, issuer, day)
    assert (signed.name, signed.notes[-1]) == (name, UNCLEAR + note)


@pytest.mark.parametrize(
    "lines",
    [
        ["THỦ TƯỚNG", "Phạm Minh Chính"],
        ["KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG", "Nguyễn Văn Thắng"],  # who is not in the table is left as printed
        ["THỦ TƯỚNG"],
        [],
    ],
)
def test_a_clear_name_and_none_stay(lines: list[str]) -> None:
    signed = read_signature(lines, "Thủ tướng Chính phủ", DAY)
    assert signed.notes == () and signed.name == (lines[-1] if len(lines) > 1 else "")


def test_a_spoiled_position_is_said() -> None:
    signed = read_signature(["KT. GIÁM ĐỘC", "PHÓ GIÁM ĐỐC"], "", DAY)
    assert signed.position == "KT. Giám đốc, Phó Giám đốc"
    assert signed.notes == ("Chức vụ người ký in không rõ: “KT. GIÁM ĐỘC PHÓ GIÁM ĐỐC”, đọc là " + signed.position,)
    signed = read_signature(["KT. BỘ TRƯỞNG", "%c THỨ TRƯỞNG"], "", DAY)
    assert signed.notes == ("Chức vụ người ký in không rõ: “KT. Bộ trưởng %c, Thứ trưởng”",)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Nguyễn Văn Tùng", "Nguyễn Văn Tùng"),
        ("NGUYỄN VĂN TÙNG", "Nguyễn Văn Tùng"),
        ("GS.TS Nguyễn Văn Tùng", "Nguyễn Văn Tùng"),
        ("Thiếu tướng Vũ Hồng Văn", "Vũ Hồng Văn"),
        ("H'Yim Kđoh", "H'Yim Kđoh"),
        ("Tôn Nữ Thị Ninh", "Tôn Nữ Thị Ninh"),
        ("VĂN PHÒNG", ""),
        ("NHÂN DÂN", ""),
        ("Lê ấn Dũng", "Lê ấn Dũng"),
        ("Văn phòng Chính phủ", ""),
        ("Hà nội", ""),
        ("Phương án một", ""),
        ("Phương án sản xuất kinh doanh", ""),
        ("Tùng", ""),
        ("Hà Nội, ngày 5", ""),
        ("Nơi nhận:", ""),
        ("đã ký", ""),
    ],
)
def test_as_name(line: str, expected: str) -> None:
    assert as_name(line) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("Trần Thắng", True), ("Krông Pắc", True), ("tran thang", False), ("Tr}n", False)]
)
def test_is_name(text: str, expected: bool) -> None:
    assert is_name(text) == expected
