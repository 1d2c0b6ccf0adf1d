"""Duties taken out of the register, with what the formats need to tell of them."""

from dataclasses import dataclass, fields

from index.catalog import Duty
from index.duties import DutyFilter
from index.library import Library
from ingest.address import official_form
from ingest.directive import Clause

_FILTERS = {
    "actor": ("người thực hiện", "actor"),
    "issuer": ("cơ quan ban hành", "issuer"),
    "directive": ("văn bản", "directive"),
    "due_before": ("hạn đến hết", "due by"),
    "due_after": ("hạn từ", "due from"),
    "modality": ("mức độ", "modality"),
    "text": ("có lời", "words"),
    "groups": ("kể cả việc giao chung cho nhóm", "with the duties of groups"),
}


@dataclass(frozen=True, slots=True)
class Extract:
    """A page of the register, or all that was asked for."""

    library: Library
    asked: DutyFilter
    total: int  # duties that were asked for, on all pages
    duties: tuple[Duty, ...]
    language: str  # "vi" or "en": of headings

    @property
    def english(self) -> bool:
        """Whether headings are in English."""
        return self.language == "en"

    def clause(self, duty: Duty) -> Clause | None:
        """The clause that a duty stands in; None where the library has just let go of it."""
        return self.library.clause(duty.letterhead.id, duty.obligation.clause)

    def conditions(self) -> str:
        """'người thực hiện: snv; hạn đến hết: quý III/2025'; what was asked for."""
        said = ((_FILTERS[field.name][self.english], getattr(self.asked, field.name)) for field in fields(self.asked))
        set_ = "; ".join(name if value is True else f"{name}: {value}" for name, value in said if value)
        return set_ or ("everything" if self.english else "tất cả")


def taken(library: Library, asked: DutyFilter, offset: int, limit: int | None, language: str) -> Extract:
    """The duties asked for, from `offset` on.  Raises UserError as `Library.duties` does."""
    page = library.duties(asked, offset, limit)
    return Extract(library, asked, page.total, page.duties, language)


def citation(duty: Duty, english: bool = False) -> str:
    """'khoản 10 Công văn số 2214/UBND-NCVX ngày 31/10/2023 của UBND tỉnh Quảng Bình'."""
    return official_form(duty.letterhead, duty.obligation.clause)[english]
