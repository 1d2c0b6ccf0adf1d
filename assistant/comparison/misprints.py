"""Words that differ only in print: damage of a scan, slips of typing."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from assistant.comparison.segments import Segment
from assistant.comparison.tokens import Token
from ingest.directive import Restored
from ingest.folding import likeness

_DAMAGE = 0.6  # likeness of letters from which on a word of damaged print can be the one that stands in its place
_TYPO = 0.75  # from which on two typed words are one
_SURE = 0.995  # confidence up to which a restored word is no witness against another reading
_BROKEN = re.compile(r"\w[^\w\s,.-]+[.,]*\w|\w[;:][,.]\w")
_FEW = 2  # words that a broken one can stand for
_MARGIN = 0.15  # of likeness, by which the other reading may be behind


@dataclass(frozen=True, slots=True)
class Word:
    """A token of a segment."""

    token: Token
    segment: Segment

    @property
    def damaged(self) -> bool:
        return bool(self.segment.clause.reading)


def text_of(side: Sequence[Word]) -> str:
    """The words as they stand in their segment."""
    first, last = side[0], side[-1]
    if first.segment is last.segment:
        return first.segment.text[first.token.start : last.token.end].strip()
    return " ".join(word.segment.text[word.token.start : word.token.end] for word in side)


def says_something(side: Sequence[Word], binding: Collection[str]) -> bool:
    """Whether there is a word that says something alone; single letters and figures of damaged print do not."""
    return any(
        word.token.form not in binding and not (word.damaged and len(word.token.form.strip()) < 2) for word in side
    )


def is_misprint(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether both are the same, badly printed or mistyped: 'trước đó' for 'triệt để', 'hiềm' for 'hiến'."""
    if len(one) == len(other) == 1 and _could_be_alone(one[0], other[0]):
        return True
    if one and other and ((_is_broken(one) and len(other) <= _FEW) or (_is_broken(other) and len(one) <= _FEW)):
        return True
    return len(one) == len(other) > 0 and all(could_be(mine, theirs) for mine, theirs in zip(one, other, strict=True))


def _is_broken(side: Sequence[Word]) -> bool:
    """Whether marks stand inside a word of damaged print: 'quỹ(.án', 'ứng:ốm'."""
    plain = all(word.damaged and word.token.kind == "word" for word in side)
    return plain and len(side) <= _FEW and bool(_BROKEN.search(text_of(side)))


def could_be(one: Word, other: Word) -> bool:
    """Whether damaged print of one word can as well be the other: 'thuang', read as 'tháng', can be 'thưởng'."""
    return _read_as(one, other) or _read_as(other, one)


def _could_be_alone(one: Word, other: Word) -> bool:
    """Whether two words in the same place of the same sentence are one: the rest of the sentence speaks for it too."""
    kinds = {one.token.kind, other.token.kind}
    if not one.damaged and not other.damaged:
        return kinds == {"word"} and likeness(one.token.form, other.token.form) >= _TYPO
    if kinds != {"word"}:
        return kinds == {"word", "figure"}  # '161' for 'lời'
    return max(likeness(_printed(one), other.token.form), likeness(one.token.form, _printed(other))) >= _DAMAGE


def _read_as(damaged: Word, other: Word) -> bool:
    """Whether the print is nearly as like to the other word as to what was read, and that is not sure."""
    if not damaged.damaged or damaged.token.kind != "word" or other.token.kind != "word":
        return False
    printed = _printed(damaged)
    sure = all(part.confidence > _SURE for part in _restored(damaged))
    nearer = likeness(printed, other.token.form) - likeness(printed, damaged.token.form)
    return nearer > 0 or (not sure and nearer >= -_MARGIN)


def _printed(word: Word) -> str:
    clause, start, end = word.segment.clause, *_span(word)
    if not clause.reading:
        return word.segment.text[word.token.start : word.token.end]
    return clause.text[slice(*clause.printed_span(start, end))]


def _restored(word: Word) -> list[Restored]:
    start, end = _span(word)
    return [part for part in word.segment.clause.restored if part.start < end and start < part.end]


def _span(word: Word) -> tuple[int, int]:
    """Where the word stands in its clause's reading."""
    return word.segment.start + word.token.start, word.segment.start + word.token.end
