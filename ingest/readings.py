"""What a damaged directive says: its clauses and letterhead with the print restored, where it can be told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ingest.directive import Clause, Restored
from ingest.letterhead.letterhead import Letterhead
from ingest.restoration.restore import Reading, is_damaged, restore


@dataclass(frozen=True, slots=True)
class Readings:
    """Clauses with their readings, and the letterhead's texts as read; all as printed where nothing is damaged."""

    clauses: tuple[Clause, ...]
    subject: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]


def readings(text: str, clauses: Sequence[Clause], head: Letterhead, scanned: bool) -> Readings:
    """The readings of a directive; its whole `text` decides how damaged it is.

    A `scanned` one always gets them: where its print is good, `restore` changes only what it is sure of.
    """
    if not scanned and not is_damaged(text):
        return Readings(tuple(clauses), head.subject, head.addressees, head.recipients)
    return Readings(
        tuple(_by_clause(restore(text), clauses)),
        restore(head.subject).text,
        tuple(restore(entry).text for entry in head.addressees),
        tuple(restore(entry).text for entry in head.recipients),
    )


def _by_clause(whole: Reading, clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The clauses, each with its piece of the whole directive's reading; without one where the print is whole."""
    grown = [0, *accumulate(len(w.printed) - (w.end - w.start) for w in whole.words)]
    printed = [w.start + shift for w, shift in zip(whole.words, grown, strict=False)]
    at = 0
    for clause in clauses:
        while at < len(printed) and printed[at] < clause.start:
            at += 1
        end = at
        while end < len(printed) and printed[end] < clause.end:
            end += 1
        yield _read(clause, whole.words[at:end], clause.start - grown[at], whole.text)
        at = end


def _read(clause: Clause, words: Sequence[Restored], start: int, text: str) -> Clause:
    """The clause whose reading begins at `start` of the whole reading.

    A signature stays as printed: it is a name, which nobody may guess.
    """
    if clause.id == "signature":
        return clause
    own = tuple(replace(w, start=w.start - start, end=w.end - start) for w in words)
    grown = sum(len(w.printed) - (w.end - w.start) for w in words)
    reading = text[start : start + len(clause.text) - grown]
    if reading == clause.text:
        return clause
    heading = _first_line(reading) if clause.heading == _first_line(clause.text) else restore(clause.heading).text
    return replace(clause, reading=reading, restored=own, heading=heading)


def _first_line(text: str) -> str:
    """What a heading is made of: 'Giao Sở Nội vụ:' -> 'Giao Sở Nội vụ'."""
    return text.partition("\n")[0].rstrip(":").strip()
