"""Deadlines as printed, as days and as rules."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.obligations.deadlines import deadlines

ISSUED = date(2023, 10, 31)
TABLE = [
    # text, as printed, day, rule
    ("hoàn thành trước ngày 15/12/2023", "trước ngày 15/12/2023", date(2023, 12, 15), ""),
    ("báo cáo chậm nhất là ngày 05 tháng 12 năm 2025", "chậm nhất là ngày 05 tháng 12 năm 2025", date(2025, 12, 5), ""),
    ("xong trước 17 giờ ngày 20/11/2025", "xong trước 17 giờ ngày 20/11/2025", date(2025, 11, 20), ""),
    ("bảo đảm đến hết năm 2023 phải công khai", "đến hết năm 2023", date(2023, 12, 31), ""),
    ("Trong quý I/2024, rà soát", "Trong quý I/2024", date(2024, 3, 31), ""),
    ("trong quý IV năm 2024", "trong quý IV năm 2024", date(2024, 12, 31), ""),
    ("ký hợp đồng trong tháng 2 năm 2024", "trong tháng 2 năm 2024", date(2024, 2, 29), ""),
    ("trong 10 ngày kể từ ngày ký", "trong 10 ngày kể từ ngày ký", date(2023, 11, 10), "P10D"),
    ("trong vòng 15 ngày làm việc kể từ ngày ký ban hành", None, date(2023, 11, 21), "P15D"),
    ("trong thời hạn 05 ngày kể từ ngày nhận đủ hồ sơ", None, None, "P5D"),
    ("báo cáo trước ngày 15 hằng tháng", "trước ngày 15 hằng tháng", None, "FREQ=MONTHLY;BYMONTHDAY=15"),
    ("trước ngày 10/7 hằng năm", "trước ngày 10/7 hằng năm", None, "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=10"),
    ("trước ngày 25 của tháng cuối quý", None, None, "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25"),
    ("định kỳ 6 tháng", "định kỳ 6 tháng", None, "FREQ=MONTHLY;INTERVAL=6"),
    ("báo cáo hàng quý", "hàng quý", None, "FREQ=MONTHLY;INTERVAL=3"),
    ("họp giao ban hằng tuần", "hằng tuần", None, "FREQ=WEEKLY"),
]


@pytest.mark.parametrize(("text", "printed", "on", "rule"), TABLE)
def test_read(text: str, printed: str | None, on: date | None, rule: str) -> None:
    (found,) = deadlines(text, ISSUED)
    assert (found.on, found.rule) == (on, rule)
    assert found.text == (printed or text)


@pytest.mark.parametrize(
    "text",
    [
        "Công điện số 968/CĐ-TTg ngày 16/10/2023",  # when it was issued
        "giai đoạn 2022 - 2025",
        "có hiệu lực từ ngày 01/7/2025",  # when it begins
        "kể từ ngày 10/7/2024",
        "đạt 100% kế hoạch",
        "",
    ],
)
def test_no_deadline(text: str) -> None:
    assert deadlines(text, ISSUED) == []


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("trước ngày 30/2/2024", "không có ngày này"),
        ("trước ngày 29 tháng 2 năm 2023", "không có ngày này"),
        ("trước ngày 15/13/2024", "không có ngày này"),
        ("trong tháng 13 năm 2024", "không có tháng này"),
        ("trước ngày 32 hằng tháng", "không có ngày này"),
        ("trước ngày 31/4 hằng năm", "không có ngày này"),
        ("trước ngày 01/01/2020", "trước ngày ban hành 31/10/2023"),
        ("trước ngày 20 tháng 11", "không ghi năm"),
        ("trong 05 ngày làm việc kể từ ngày ký", "nghỉ lễ"),
    ],
)
def test_what_cannot_be_decided_is_told(text: str, note: str) -> None:
    (found,) = deadlines(text, ISSUED)
    assert note in found.note


def test_a_day_without_a_year_needs_the_day_of_issue() -> None:
    (dated,) = deadlines("trước ngày 20 tháng 11", ISSUED)
    (undated,) = deadlines("trước ngày 20 tháng 11", None)
    assert (dated.on, undated.on) == (date(2023, 11, 20), None)


_WORDS = "trước ngày tháng năm quý hằng định kỳ kể từ ký 0 2 15 31 99 13/2 30/2/2024 III/2020 , ; %".split()


@given(st.lists(st.sampled_from(_WORDS)))
def test_any_words(words: list[str]) -> None:
    text = " ".join(words)
    for found in deadlines(text, ISSUED):
        assert text[found.start : found.end].strip(" (") == found.text


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_day(day: date) -> None:
    for printed in (
        f"trước ngày {day.day}/{day.month}/{day.year}",
        f"trước ngày {day:%d} tháng {day:%m} năm {day.year}",
    ):
        assert [found.on for found in deadlines(printed, None)] == [day]
