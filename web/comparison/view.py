"""What the tab shows for what a person chose: a table, or a kind word. Gradio is not needed here."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant.comparison.candidates import carriers
from assistant.comparison.compare import Comparison
from assistant.comparison.kept import Comparisons
from assistant.comparison.matrix import Line, lines
from ingest.errors import UserError
from web.comparison.clauses_html import clauses_html, only_second_html
from web.comparison.matrix_html import matrix_html
from web.comparison.texts import texts
from web.directory import name

MOST = 3  # directives beside the base
PAGE = 200  # rows shown at once


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person chose."""

    base: str  # directive id, "" for none yet
    others: tuple[str, ...]
    layout: str  # "clauses", "matrix"
    only_differing: bool
    shown: int = PAGE  # rows


@dataclass(frozen=True, slots=True)
class View:
    """What is shown for it."""

    html: str
    more: bool = False  # there are more rows
    compared: bool = False  # there is something to export


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparisons that have something to show, and what to say about the others."""

    comparisons: tuple[Comparison, ...]
    notes: tuple[str, ...]


def view(kept: Comparisons, asked: Asked, language: str) -> View:
    """The tables, or what to do first."""
    if missing := _missing(kept, asked, language):
        return View(_note(missing))
    made = compared(kept, asked, language)
    notes = [*made.notes, *_cut_carriers(kept, asked, language)]
    above = "".join(_note(note) for note in notes)
    if not made.comparisons:
        return View(above)
    every = lines(made.comparisons)
    wanted = [line for line in every if line.differs] if asked.only_differing else list(every)
    if asked.layout == "matrix":
        wanted = [line for line in wanted if line.is_duty]
    return View(above + _table(made.comparisons, every, wanted, asked, language), asked.shown < len(wanted), True)


def compared(kept: Comparisons, asked: Asked, language: str) -> Compared:
    """The base held against each of the others; a kind word for each that it cannot be held against."""
    say = texts(language)
    found: list[Comparison] = []
    notes = [say.same] if asked.base in asked.others else []
    for other in asked.others:
        if other != asked.base:
            try:
                found.append(kept.of(asked.base, other))
            except UserError as error:
                notes.append(error.say(language))
    related = tuple(comparison for comparison in found if comparison.related)
    apart = [name(comparison.second, language) for comparison in found if not comparison.related]
    if apart:
        notes.append(say.unrelated.format(names="; ".join(apart)) if related else say.none_related)
    return Compared(related, tuple(dict.fromkeys(notes)))


def _missing(kept: Comparisons, asked: Asked, language: str) -> str:
    """What is still to be chosen, "" for nothing."""
    say = texts(language)
    if not asked.base:
        return say.choose_base
    if not set(asked.others) - {asked.base}:
        return say.choose_others if carriers(kept.library, asked.base) else f"{say.choose_others} {say.no_carriers}"
    return ""


def _cut_carriers(kept: Comparisons, asked: Asked, language: str) -> list[str]:
    """A word about those that carry out the base and are not shown, where those shown are the first of them."""
    every = carriers(kept.library, asked.base)
    if len(every) <= MOST or set(asked.others) != set(every[:MOST]):
        return []
    return [texts(language).more_carriers.format(all=len(every), shown=MOST)]


def _table(
    comparisons: Sequence[Comparison], every: Sequence[Line], wanted: Sequence[Line], asked: Asked, language: str
) -> str:
    say, shown = texts(language), wanted[: asked.shown]
    cut = f'<p class="hct-muted">{escape(say.cut.format(shown=len(shown), all=len(wanted)))}</p>'
    below = cut if len(shown) < len(wanted) else ""
    if asked.layout == "matrix":
        return matrix_html(comparisons, every, shown, language) + below
    table = clauses_html(comparisons, shown, language) if shown else _note(say.nothing_differs)
    only = "".join(only_second_html(comparison, asked.shown, language) for comparison in comparisons)
    return table + below + only


def _note(text: str) -> str:
    return f'<p class="hct-cmp-note" role="status">{escape(text)}</p>'
