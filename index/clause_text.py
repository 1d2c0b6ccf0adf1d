"""What of a clause is indexed: its own words, and the words it inherits from where it stands."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from index.answer_types import flags_of
from ingest.directive import Clause, Directive, Reference

LETTERHEAD = ("head", "addressees", "recipients", "signature")  # paths of its parts
_BEGINNING = 160  # characters of a parent's text that stand for it
_LEAD_IN = 400  # characters at most of a text that ends with ":"
_PARAGRAPH = re.compile(r"^(.+)\.p\d+$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One clause as the derived indexes hold it."""

    source: str  # id of the file version that it was read from
    directive: str
    clause: str
    own: str  # its heading and text (the restored reading, where there is one)
    context: str  # the headings and actors above it
    document: str  # issuer, number, kind, place, subject
    flags: int = 0  # the types of answer that it holds (`index.answer_types`)

    @property
    def passage(self) -> str:
        """What the encoder reads: the inherited words, then its own."""
        return "\n".join(part for part in (self.context, self.own) if part)


def entries(source: str, directive: Directive) -> list[Entry]:
    """One entry a clause with words in it, letterhead clauses too, in printed order."""
    document = " ".join(
        part
        for part in (directive.issuer, directive.kind, directive.number, directive.place, directive.subject)
        if part
    )
    by_path = {clause.id: clause for clause in directive.clauses}
    above = {clause.parent for clause in directive.clauses}
    announcing = {after.id: line for line, after in pairwise(directive.clauses) if _announces(line, after, above)}
    cited: dict[str, list[Reference]] = {}
    for reference in directive.references:
        cited.setdefault(reference.clause, []).append(reference)
    return [
        Entry(
            source,
            directive.id,
            clause.id,
            own_text(clause),
            context(clause, by_path, announcing.get(clause.id)),
            document,
            flags_of(clause, cited.get(clause.id, ()), clause.id in above),
        )
        for clause in directive.clauses
        if own_text(clause)
    ]


def own_text(clause: Clause) -> str:
    """The clause's words, with its heading where the text does not begin with it already."""
    text = clause.shown.strip()
    return text if text.startswith(clause.heading) else f"{clause.heading}\n{text}".strip()


def context(clause: Clause, by_path: dict[str, Clause], announced: Clause | None = None) -> str:
    """What the clause inherits, outermost first: headings above, and who the sentence above speaks of.

    `announced`: the line just before that only announces it: '- Giai đoạn 48-72 giờ:'.
    """
    above = [lead_in(one) for one in _above(clause, by_path)]
    return "\n".join([*reversed(above), *([lead_in(announced)] if announced else [])])


def _announces(line: Clause, after: Clause, above: Collection[str]) -> bool:
    """Whether a line says nothing but what the paragraph after it is about."""
    paragraph = _PARAGRAPH.match(after.id) and line.parent == after.parent and line.id not in above
    return bool(paragraph) and line.shown.rstrip().endswith(":")


def lead_in(clause: Clause) -> str:
    """The words of a clause that the clauses under it go on from: its heading, or how it begins."""
    text = clause.shown.strip()
    if text.endswith(":"):
        return f"{'' if text.startswith(clause.heading) else clause.heading} {text[-_LEAD_IN:]}".strip()
    return clause.heading or _beginning(text)


def _beginning(text: str) -> str:
    """The first words of `text`, cut between words."""
    return text if len(text) <= _BEGINNING else text[:_BEGINNING].rpartition(" ")[0]


def _above(clause: Clause, by_path: dict[str, Clause]) -> Iterator[Clause]:
    """The clauses above, nearest first; the first paragraph is above '10.p2'."""
    seen = {clause.id}
    while True:
        paragraph = _PARAGRAPH.match(clause.id)
        path = clause.parent or (paragraph[1] if paragraph else "")
        if path in seen or path not in by_path:
            return
        seen.add(path)
        clause = by_path[path]
        yield clause
