"""The properties that sites of law print above a document, on one line each or on two."""

from datetime import date

import pytest

from ingest.letterhead.property_sheet import PropertySheet, property_sheet

SHEET = PropertySheet("5/QĐ-TTg", "Quyết định", "Thủ tướng Chính phủ", "Hồ Văn An", "Thử", date(2026, 4, 30))


@pytest.mark.parametrize(
    ("lines", "sheet", "size"),
    [
        (["Quyết định 5/QĐ-TTg", "Thuộc tính | Nội dung", "Số hiệu | 5/QĐ-TTg", "Loại văn bản | Quyết định",
          "Cơ quan ban hành | Thủ tướng Chính phủ", "Người ký | Hồ Văn An (Phó Thủ tướng)",
          "Ngày ban hành | 30/04/2026", "Trích yếu | Thử", "Ngôn ngữ | Tiếng Việt", "NỘI DUNG"], SHEET, 9),
        (["Số ký hiệu: 5/QĐ-TTg", "Loại văn bản: Quyết định", "Ngày ban hành: 30/04/2026", "THỦ TƯỚNG CHÍNH PHỦ"],
         PropertySheet("5/QĐ-TTg", "Quyết định", issued_on=date(2026, 4, 30)), 3),
        (["Tải về", "Số hiệu:", "5/QĐ-TTg", "Người ký:", "Hồ Văn An", "Ngày ban hành:", "30/02/2026", "Tình trạng:",
          "Đã biết", "BỘ Y TẾ"], PropertySheet("5/QĐ-TTg", signer="Hồ Văn An"), 9),
        # too little to be a sheet
        (["Người ký: Hồ Văn An", "Số hiệu: 5"], PropertySheet(), 0),
        (["BỘ Y TẾ", "Số: 5/TB-BYT"], PropertySheet(), 0),
        ([], PropertySheet(), 0),
    ],
)  # fmt: skip
def test_property_sheet(lines: list[str], sheet: PropertySheet, size: int) -> None:
    assert property_sheet(lines) == (sheet, size)
