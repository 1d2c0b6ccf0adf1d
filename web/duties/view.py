"""What a person looks at in the register, and how it changes with what the page sends."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from index.catalog import DutyPage, DutySpread
from index.duties import DutyFilter
from index.library import Library

PAGE = 25  # duties
TIMINGS = ("", "dated", "recurring")
_LONGEST = 200  # characters of a filter


@dataclass(frozen=True, slots=True)
class View:
    """The duties asked for, which of them are shown, and from where on."""

    asked: DutyFilter
    spread: DutySpread  # of all that were asked for
    timing: str = ""  # one of TIMINGS
    offset: int = 0

    @property
    def total(self) -> int:
        """How many duties this view has, on all its pages."""
        return {"": self.spread.total, "dated": self.spread.dated, "recurring": self.spread.recurring}[self.timing]


def opened(library: Library, asked: DutyFilter, timing: str, today: date) -> View:
    """A view from its beginning.  Raises UserError as `Library.duties` does."""
    return starting(asked, library.duty_spread(asked), timing, today)


def starting(asked: DutyFilter, spread: DutySpread, timing: str, today: date) -> View:
    """A view from its beginning, where the duties lie as `spread` says."""
    return View(asked, spread, timing, _now(spread, today) if timing == "dated" else 0)


def changed(library: Library, view: View, sent: Any, today: date) -> View:
    """The view after what the page sent; anyone can send anything, so what makes no sense changes nothing.

    Raises UserError for a filter that cannot be met, as `Library.duties` does.
    """
    if not isinstance(sent, Mapping):
        return view
    match sent.get("do"):
        case "filter":
            return opened(library, asked_for(sent), view.timing, today)
        case "timing" if sent.get("to") in TIMINGS:
            return starting(view.asked, view.spread, sent["to"], today)
        case "page" if isinstance(offset := sent.get("to"), int):
            return View(view.asked, view.spread, view.timing, max(0, min(offset, view.total - 1)))
    return view


def asked_for(sent: Mapping[Any, Any]) -> DutyFilter:
    """The filter that a form holds."""
    said = {field.name: sent.get(field.name) for field in fields(DutyFilter) if field.name != "groups"}
    words = {name: value.strip()[:_LONGEST] for name, value in said.items() if isinstance(value, str)}
    return DutyFilter(**words, groups=sent.get("groups") is True)


def looked_at(library: Library, view: View) -> tuple[View, DutyPage]:
    """The view and the duties on its page, as the library is now: it may have changed since the view was opened."""
    page = library.duties(view.asked, view.offset, PAGE, view.timing)
    if page.total == view.total:
        return view, page
    now = View(view.asked, library.duty_spread(view.asked), view.timing)
    return now, library.duties(now.asked, 0, PAGE, now.timing)


def past(spread: DutySpread, today: date) -> int:
    """How many duties were due before today."""
    return sum(count for day, count in spread.days if day < today)


def _now(spread: DutySpread, today: date) -> int:
    """Where the time line opens: with the first duty that is not past, or on the last page."""
    gone = past(spread, today)
    return gone if gone < spread.dated else max(0, spread.dated - PAGE)
