"""What a damaged directive says: its clauses and letterhead with the print restored, where it can be told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.directive import Clause
from ingest.letterhead import Letterhead
from ingest.restoration import is_damaged, restore


@dataclass(frozen=True, slots=True)
class Readings:
    """Clauses with their readings, and the letterhead's texts as read; all as printed where nothing is damaged."""

    clauses: tuple[Clause, ...]
    subject: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]


def readings(text: str, clauses: Sequence[Clause], head: Letterhead) -> Readings:
    """The readings of a directive whose whole `text` decides whether it is damaged at all."""
    if not is_damaged(text):
        return Readings(tuple(clauses), head.subject, head.addressees, head.recipients)
    return Readings(
        tuple(_read(clause) for clause in clauses),
        restore(head.subject).text,
        tuple(restore(entry).text for entry in head.addressees),
        tuple(restore(entry).text for entry in head.recipients),
    )


def _read(clause: Clause) -> Clause:
    """The clause with its reading; without one where the print is whole."""
    found = restore(clause.text)
    if found.text == clause.text:
        return clause
    heading = restore(clause.heading).text
    return replace(clause, reading=found.text, restored=found.words, heading=heading)
