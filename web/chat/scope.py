"""What a question was bound to, as chips; taking one away asks again without it. Pure: data in, HTML out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from index.question.without import without
from web.chat.answer_html import flat
from web.chat.texts import ChatTexts, chat_texts
from web.chat.turns import Asking, Turn

MOST = 6  # chips


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that bound a question, and what is asked without it."""

    label: str
    asking: Asking
    history: tuple[Asking, ...]


def chips(turn: Turn, language: str) -> list[Chip]:
    """First what the person set, then what the question, or one that it goes on from, says."""
    return [*_set(turn, chat_texts(language)), *_said(turn)][:MOST]


def _set(turn: Turn, say: ChatTexts) -> Iterator[Chip]:
    within = turn.within
    for label, wider in (
        (within.kind, replace(within, kind="")),
        (within.issuer, replace(within, issuer="")),
        (say.year_of.format(year=within.year) if within.year else "", replace(within, year=None)),
    ):
        if label:
            yield Chip(label, Asking(turn.question, wider), turn.history)


def _said(turn: Turn) -> Iterator[Chip]:
    looked = turn.answer.provenance.looked if turn.answer and turn.answer.provenance else ()
    for said in dict.fromkeys(said for one in looked for said in one.found.query.said):
        asking = replace(turn.asking, question=without(turn.question, said))
        history = tuple(replace(earlier, question=without(earlier.question, said)) for earlier in turn.history)
        if (asking, history) != (turn.asking, turn.history):  # as it was typed it may not be found
            yield Chip(said[:1].upper() + said[1:], asking, history)


def chips_html(turn: Turn, number: int, language: str) -> str:
    """A row of buttons above the answer, "" where nothing bound the question."""
    say = chat_texts(language)
    shown = "".join(
        f'<button type="button" class="hct-unbind" value="{number}:{position}" '
        f'title="{flat(say.unbind.format(bound=chip.label))}" '
        f'aria-label="{flat(say.unbind.format(bound=chip.label))}">{flat(chip.label)} <span aria-hidden="true">×'
        "</span></button>"
        for position, chip in enumerate(chips(turn, language))
    )
    return f'<div class="hct-scope"><span>{escape(say.scope)}</span>{shown}</div>' if shown else ""


def chosen(turns: Sequence[Turn], value: object, language: str) -> tuple[int, Chip] | None:
    """The turn and chip that a button names ("2:0"); anyone can send one, so None for what is not there."""
    number, _, position = str(value).partition(":")
    if not (number.isdecimal() and position.isdecimal() and len(str(value)) < 12 and int(number) < len(turns)):
        return None
    found = chips(turns[int(number)], language)
    return (int(number), found[int(position)]) if int(position) < len(found) else None
