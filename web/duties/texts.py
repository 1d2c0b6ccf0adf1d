"""Every word of the Nghĩa vụ tab, in Vietnamese and in English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Texts:
    """The tab's words in one language."""

    heading: str
    filters: str
    fields: dict[str, tuple[str, str]]  # a field of DutyFilter -> its label, and what one may type
    modality: str
    modalities: dict[str, str]  # as DutyFilter has them -> as they are shown
    groups: str
    apply: str
    active: str
    drop: str  # with {filter}
    clear: str
    count: str  # with {count}
    one: str
    none: str
    none_here: dict[str, str]  # by timing
    views: str
    timings: dict[str, str]
    export: str
    formats: dict[str, str]  # ending -> what a screen reader hears
    empty_calendar: str
    calendar: str  # with {dated} and {rest}
    calendar_whole: str  # with {dated}
    columns: tuple[str, str, str, str, str]
    caption: str
    unknown_actor: str
    together: str
    reports_to: str
    pages: str
    first: str
    previous: str
    next: str
    last: str
    months: str
    month: str  # with {month} and {year}
    today: str
    due_today: str
    past: str  # with {days}
    soon: str
    future: str
    next_time: str  # with {day}


VI = Texts(
    heading="Ai phải làm gì, đến bao giờ",
    filters="Bộ lọc",
    fields={
        "actor": ("Người thực hiện", "Sở Nội vụ, chủ tịch xã…"),
        "issuer": ("Cơ quan ban hành", "Quảng Bình, Thủ tướng…"),
        "directive": ("Văn bản", "968/CĐ-TTg, công điện 968…"),
        "due_after": ("Hạn từ", "01/7/2025, quý III/2025…"),
        "due_before": ("Hạn đến hết", "31/12/2025, năm 2025…"),
        "text": ("Có chữ", "báo cáo, “thủ tục hành chính”…"),
    },
    modality="Mức độ",
    modalities={"": "Tất cả", "must": "phải", "must_not": "không được", "may": "được"},
    groups="Kể cả việc giao chung cho nhóm có cơ quan này (“các sở, ban, ngành”)",
    apply="Lọc",
    active="Đang lọc theo",
    drop="Bỏ điều kiện {filter}",
    clear="Xóa hết",
    count="{count} nhiệm vụ",
    one="1 nhiệm vụ",
    none="Chưa có nhiệm vụ nào. Hãy thêm văn bản, hoặc bỏ bớt điều kiện lọc.",
    none_here={
        "dated": "Trong số này không có nhiệm vụ nào ghi ngày cụ thể.",
        "recurring": "Trong số này không có nhiệm vụ định kỳ.",
    },
    views="Cách xem",
    timings={"": "Bảng", "dated": "Dòng thời gian", "recurring": "Định kỳ"},
    export="Tải về",
    formats={"xlsx": "bảng tính Excel", "csv": "CSV", "ics": "lịch"},
    empty_calendar="Không có nhiệm vụ nào ghi ngày hoặc định kỳ nên không có gì để đưa vào lịch.",
    calendar="Lịch có {dated} nhiệm vụ ghi ngày hoặc định kỳ; {rest} nhiệm vụ không có ngày nên không đưa vào.",
    calendar_whole="Lịch có đủ {dated} nhiệm vụ.",
    columns=("Người thực hiện", "Việc", "Thời hạn", "Báo cáo", "Căn cứ"),
    caption="Các nhiệm vụ, văn bản mới trước",
    unknown_actor="Chưa rõ ai",
    together="phối hợp: {names}",
    reports_to="báo cáo {whom}",
    pages="Các trang",
    first="Trang đầu",
    previous="Trang trước",
    next="Trang sau",
    last="Trang cuối",
    months="Đến tháng",
    month="Tháng {month}/{year}",
    today="Hôm nay, {day}",
    due_today="hạn hôm nay",
    past="đã qua {days} ngày",
    soon="còn {days} ngày",
    future="còn {days} ngày",
    next_time="kỳ tới: {day}",
)

EN = Texts(
    heading="Who must do what, by when",
    filters="Filters",
    fields={
        "actor": ("Actor", "Sở Nội vụ, department of finance…"),
        "issuer": ("Issuing body", "Quảng Bình, Prime Minister…"),
        "directive": ("Directive", "968/CĐ-TTg…"),
        "due_after": ("Due from", "01/7/2025, quý III/2025…"),
        "due_before": ("Due by", "31/12/2025, 2025…"),
        "text": ("Words (Vietnamese)", "báo cáo, “thủ tục hành chính”…"),
    },
    modality="Modality",
    modalities={"": "All", "must": "must", "must_not": "must not", "may": "may"},
    groups="With duties given to groups that hold this body (“departments and agencies”)",
    apply="Filter",
    active="Filtered by",
    drop="Drop the filter {filter}",
    clear="Clear all",
    count="{count} duties",
    one="1 duty",
    none="There are no duties. Add directives, or drop some of the filters.",
    none_here={
        "dated": "None of these duties has a day.",
        "recurring": "None of these duties comes again.",
    },
    views="View",
    timings={"": "Table", "dated": "Time line", "recurring": "Recurring"},
    export="Download",
    formats={"xlsx": "Excel workbook", "csv": "CSV", "ics": "calendar"},
    empty_calendar="None of these duties has a day or comes again, so there is nothing to put into a calendar.",
    calendar="The calendar has {dated} duties with a day or that come again; {rest} without a day are left out.",
    calendar_whole="The calendar has all {dated} duties.",
    columns=("Who", "What", "Deadline", "Reports to", "Source"),
    caption="Duties, newest directive first",
    unknown_actor="Not told",
    together="with: {names}",
    reports_to="reports to {whom}",
    pages="Pages",
    first="First page",
    previous="Previous page",
    next="Next page",
    last="Last page",
    months="Go to month",
    month="{month}/{year}",
    today="Today, {day}",
    due_today="due today",
    past="{days} days ago",
    soon="in {days} days",
    future="in {days} days",
    next_time="next: {day}",
)


def texts(language: str) -> Texts:
    """The words for `language`, Vietnamese when it is not one of ours."""
    return EN if language == "en" else VI


def number(count: int, language: str) -> str:
    """A count as people write it: 2.901, in English 2,901."""
    return f"{count:,}" if language == "en" else f"{count:,}".replace(",", ".")
