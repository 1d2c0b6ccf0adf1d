"""A duty as a row of a spreadsheet: what each column is called, how wide it is, and what stands in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from assistant.register.extract import citation
from index.catalog import Duty
from ingest.directive import Actor

Value = str | float | date | None
_MODALITIES = {"must": ("phải", "must"), "must_not": ("không được", "must not"), "may": ("được", "may")}
_ROLES = {"lead": ("chủ trì", "leads"), "coordinates": ("phối hợp", "coordinates")}
_RUN = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is a formula to a spreadsheet


@dataclass(frozen=True, slots=True)
class Column:
    """One column."""

    vi: str
    en: str
    width: int  # characters
    value: Callable[[Duty, bool], Value]  # of a duty, in English or not

    def name(self, english: bool) -> str:
        """Its heading."""
        return self.en if english else self.vi


def modality(duty: Duty, english: bool) -> str:
    """'không được'."""
    return _MODALITIES[duty.obligation.modality][english]


def bodies(duty: Duty, english: bool) -> str:
    """'Sở Nội vụ (chủ trì); Ủy ban nhân dân cấp huyện (Chủ tịch, phối hợp)'."""
    return "; ".join(dict.fromkeys(_body(actor, english) for actor in duty.obligation.actors))


def _body(actor: Actor, english: bool) -> str:
    role = _ROLES[actor.role][english] if actor.role else ""
    told = ", ".join(filter(None, (actor.post, role)))
    return f"{actor.body} ({told})" if told else actor.body


# LibreOffice does not wrap a cell that is a link, so the citation is as wide as it is long.
COLUMNS = (
    Column("Người thực hiện", "Who", 26, lambda duty, english: duty.obligation.actor),
    Column("Cơ quan", "Bodies", 24, bodies),
    Column("Mức độ", "Modality", 11, modality),
    Column("Việc", "Action", 48, lambda duty, english: duty.obligation.action),
    Column("Thời hạn", "Deadline as printed", 18, lambda duty, english: duty.obligation.deadline),
    Column("Hạn đến ngày", "Due on", 12, lambda duty, english: duty.obligation.deadline_on),
    Column("Báo cáo", "Reports to", 18, lambda duty, english: duty.obligation.reports_to),
    Column("Chỉ tiêu", "Target", 18, lambda duty, english: duty.obligation.target),
    Column("Điều kiện", "Condition", 20, lambda duty, english: duty.obligation.condition),
    Column("Trích dẫn", "Citation", 76, citation),
    Column("Nguyên văn", "Quote", 60, lambda duty, english: duty.obligation.quote),
    Column("Văn bản số", "Number", 16, lambda duty, english: duty.letterhead.number),
    Column("Cơ quan ban hành", "Issuer", 24, lambda duty, english: duty.letterhead.issuer),
    Column("Ngày ban hành", "Issued on", 12, lambda duty, english: duty.letterhead.issued_on),
    Column("Độ tin cậy", "Confidence", 10, lambda duty, english: duty.obligation.confidence),
    Column("Ghi chú", "Note", 28, lambda duty, english: duty.obligation.note),
    Column("Tệp", "File", 24, lambda duty, english: duty.file),
)
CITATION = next(nth for nth, column in enumerate(COLUMNS) if column.value is citation)


def runs(value: Value) -> bool:
    """Whether a spreadsheet could take a cell for a formula: '=1+1', '- báo cáo', '@tên'."""
    return isinstance(value, str) and value.startswith(_RUN)
