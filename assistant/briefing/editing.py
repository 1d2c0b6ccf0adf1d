"""What a person changes in a briefing before taking it away; words that were changed are no longer quotes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from assistant.briefing.briefing import CONTRASTS, DEADLINES, HEAD, Briefing, DutyLine, Question, Section

_LONGEST = 4000  # characters of anything that is typed


@dataclass(frozen=True, slots=True)
class Edits:
    """Changes to one briefing, by the keys of its pieces; none at first."""

    words: Mapping[str, str] = field(
        default_factory=dict
    )  # of duties ("d12"), questions ("q3"), choices ("q3.0"), HEAD
    dropped: frozenset[str] = frozenset()  # keys of sections, questions and parts
    order: tuple[str, ...] = ()  # keys of sections; () as they were made


@dataclass(frozen=True, slots=True)
class Handout:
    """A briefing as it is taken away, and what stands in its head."""

    briefing: Briefing  # edited; without what was dropped
    parent_body: str = ""  # "UBND TỈNH QUẢNG BÌNH"
    agency: str = ""  # "SỞ NỘI VỤ"
    number: str = ""
    place: str = ""


def worded(edits: Edits, key: str, words: str) -> Edits:
    """With other words for a piece; "" gives its own back."""
    plain = "".join(c for c in words if c.isprintable() or c == "\n").strip()[:_LONGEST]
    if key not in ("introduction",):
        plain = " ".join(plain.split())
    kept = {other: said for other, said in edits.words.items() if other != key}
    return replace(edits, words=kept | {key: plain} if plain else kept)


def kept(edits: Edits, key: str, keep: bool) -> Edits:
    """With a section, question or part kept or left out."""
    return replace(edits, dropped=edits.dropped - {key} if keep else edits.dropped | {key})


def moved(briefing: Briefing, edits: Edits, key: str, step: int) -> Edits:
    """With a section moved up (-1) or down (1) by one place; as it is where there is no such place."""
    order = [section.key for section in in_order(briefing, edits)]
    if key not in order:
        return edits
    at = order.index(key)
    to = min(max(at + step, 0), len(order) - 1)
    order.insert(to, order.pop(at))
    return replace(edits, order=tuple(order))


def in_order(briefing: Briefing, edits: Edits) -> tuple[Section, ...]:
    """All sections, in the order that the person chose."""
    place = {key: nth for nth, key in enumerate(edits.order)}
    return tuple(sorted(briefing.sections, key=lambda section: place.get(section.key, len(place))))


def handout(briefing: Briefing, edits: Edits) -> Handout:
    """The briefing with the edits made."""
    dropped, words = edits.dropped, edits.words
    sections = tuple(
        replace(section, duties=tuple(edited_line(line, edits) for line in section.duties))
        for section in in_order(briefing, edits)
        if section.key not in dropped
    )
    keys = {line.key for section in sections for line in section.duties}
    deadlines = (edited_line(line, edits) for line in briefing.deadlines if line.key in keys)
    made = replace(
        briefing,
        title=words.get("title", briefing.title),
        introduction=words.get("introduction", briefing.introduction),
        sections=sections,
        deadlines=() if DEADLINES in dropped else tuple(deadlines),
        contrasts=() if CONTRASTS in dropped else briefing.contrasts,
        questions=tuple(edited_question(q, edits) for q in briefing.questions if q.key not in dropped),
    )
    return Handout(made, **{name: words.get(name, "") for name in HEAD[2:]})


def edited_line(line: DutyLine, edits: Edits) -> DutyLine:
    """The line in the person's words, where they changed them."""
    said = edits.words.get(line.key, line.action)
    return (
        replace(line, action=said, edited=True)
        if said != " ".join(line.action.split()) and said != line.action
        else line
    )


def edited_question(question: Question, edits: Edits) -> Question:
    """The question in the person's words, where they changed them."""
    text = edits.words.get(question.key, question.text)
    choices = tuple(edits.words.get(f"{question.key}.{n}", choice) for n, choice in enumerate(question.choices))
    same = (text, choices) == (question.text, question.choices)
    return question if same else replace(question, text=text, choices=choices, edited=True)
