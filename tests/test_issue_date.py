"""The date of a letterhead as printed, blank, impossible or spoiled; what a spoiled one can be is said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.letterhead.issue_date import Issued, is_place, read_issued


@pytest.mark.parametrize(
    ("line", "before", "on"),
    [
        ("Hà Nội, ngày 16 tháng 10 năm 2023", "Hà Nội", date(2023, 10, 16)),
        ("Quảng Bình, ngày **31** tháng 10 năm 2023", "Quảng Bình", date(2023, 10, 31)),
        ("*Hà Nội, ngày 20 tháng 11 năm 2025* *", "Hà Nội", date(2025, 11, 20)),
        ("Hà Tĩnh, ngày 01 tháng12 năm 2025", "Hà Tĩnh", date(2025, 12, 1)),
        ("TP. Hồ Chí Minh, ngày 5 tháng 3 năm 2024.", "TP. Hồ Chí Minh", date(2024, 3, 5)),
        ("Thủ Dầu Một, ngày 15  tháng 4  năm 2009", "Thủ Dầu Một", date(2009, 4, 15)),
        ("Ha Néi, ngay 16 thang 10 nam 2023", "Ha Néi", date(2023, 10, 16)),
        ("Ngày 29 tháng 02 năm 2024", "", date(2024, 2, 29)),
        ("Hà Nội, ngày 05/3/2024", "Hà Nội", date(2024, 3, 5)),
        ("Đắk Lắk, ngày 05-03-2024", "Đắk Lắk", date(2024, 3, 5)),
    ],
)
def test_a_date_that_is_clear(line: str, before: str, on: date) -> None:
    assert read_issued(line) == Issued(before, on)


@pytest.mark.parametrize(
    ("line", "on", "note"),
    [
        ("Hà Nội, ngày tháng 5 năm 2024", None, "để trống hoặc viết tay không đọc được: “ngày tháng 5 năm 2024”"),
        ("Hà Nội, ngày … tháng … năm 2025", None, "để trống hoặc viết tay không đọc được: “ngày … tháng … năm 2025”"),
        ("Hà Nội, ngày ..... tháng ..... năm 20...", None,
         "để trống hoặc viết tay không đọc được: “ngày ..... tháng ..... năm 20”"),
        ("Hà Nội, ngày     tháng     năm", None, "để trống hoặc viết tay không đọc được: “ngày tháng năm”"),
        ("Hà Nội, ngày 30 tháng 02 năm 2023", None, "in sai, không có ngày này: “ngày 30 tháng 02 năm 2023”"),
        ("Hà Nội, ngày 1S tháng 4 năm 2O23", date(2023, 4, 15),
         "in không rõ: “ngày 1S tháng 4 năm 2O23”, đọc là 15/04/2023"),
        ("Hà Nội, ngày ]] tháng 9 năm 2025", date(2025, 9, 11),
         "in không rõ: “ngày ]] tháng 9 năm 2025”, đọc là 11/09/2025"),
        ("Binh Phutée, ngay O4 thdng f4 ném 2023", None,
         "in không rõ: “ngay O4 thdng f4 ném 2023”, có thể là 04/01/2023 hoặc 04/04/2023 hoặc 04/11/2023"),
        ("Hà Nội, ngày ?? tháng ?? năm 2023", None, "in không rõ: “ngày ?? tháng ?? năm 2023”"),
        ("Hà Nội, ngày 3l tháng 02 năm 2023", None, "in không rõ: “ngày 3l tháng 02 năm 2023”"),
        ("Hà Nội, ngày 5 tháng 3 năm 20...", None, "để trống hoặc viết tay không đọc được: “ngày 5 tháng 3 năm 20”"),
    ],
)  # fmt: skip
def test_a_date_in_doubt(line: str, on: date | None, note: str) -> None:
    issued = read_issued(line)
    assert issued is not None and (issued.on, issued.note) == (on, f"Ngày ban hành {note}")


@pytest.mark.parametrize(
    "line",
    [
        "Thực hiện Công điện số 968/CĐ-TTg ngày 16/10/2023 của Thủ tướng Chính phủ",
        "Quyết định này có hiệu lực từ ngày 5 tháng 3 năm 2024 đến hết năm",
        "từ ngày 3 đến ngày 5 tháng 10",
        "năm 2023",
        "",
    ],
)
def test_what_ends_in_no_date(line: str) -> None:
    assert read_issued(line) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Thủ Dầu Một", True), ("Bà Rịa - Vũng Tàu", True), ("Số: 5", False), ("Căn cứ Nghị định 30", False), ("", False)],
)
def test_is_place(text: str, expected: bool) -> None:
    assert is_place(text) == expected


@given(st.dates(date(1945, 1, 1), date(2099, 12, 31)), st.sampled_from(["Hà Nội", "Bà Rịa - Vũng Tàu", ""]))
def test_every_date_reads_back(day: date, place: str) -> None:
    line = f"{place}, ngày {day.day:02} tháng {day.month} năm {day.year}"
    assert read_issued(line.lstrip(", ")) == Issued(place, day)


@given(st.text("0123456789OlISf|]?. ", max_size=4), st.text("0123456789OlISf|]?. ", max_size=4))
def test_no_date_in_doubt_is_silent(day: str, month: str) -> None:
    issued = read_issued(f"Hà Nội, ngày {day} tháng {month} năm 2023")
    plain = day.strip().isdigit() and month.strip().isdigit()
    assert issued is None or bool(issued.note) == (issued.on is None or not plain)
