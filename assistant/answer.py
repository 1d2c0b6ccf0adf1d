"""What the assistant gives back: statements, each tied to the clauses that support it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Citation:
    """An exact piece of a clause, with its official name."""

    directive: str  # directive id
    number: str
    issuer: str
    issued_on: str  # ISO date, "" when not printed
    source: str  # file name
    clause: str  # path: "1.a"
    official: str  # "điểm a khoản 1 Công văn số … ngày … của …"
    official_en: str
    quote: str  # an exact piece of the clause's text (or reading)
    start: int  # of the quote, or of its print, in the directive's text
    end: int
    restored: bool = False  # the quote is of the reading restored from damaged print
    printed: str = ""  # then what is printed there, letter for letter


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence (or quoted passage) that a person reads, and what supports it."""

    text: str
    citations: tuple[int, ...]  # positions in `Answer.citations`
    lead: str = ""  # who or what it is about, as printed above its clause: "Giao Sở Nội vụ"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer or a refusal; a refusal has no statements and says why in `reason`."""

    question: str
    language: str  # "vi" or "en"
    text: str  # the whole of what a person reads; citations marked [1], [2]…
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    refused: bool = False
    reason: str = ""  # no_match, not_stated, not_in_library, not_held
    note: str = ""  # how the question was taken, where a reader must know; it stands first in `text`
    model: str = "extractive"
    index: str = ""  # fingerprint of the index that was asked
    ms: Mapping[str, float] = field(default_factory=dict)
