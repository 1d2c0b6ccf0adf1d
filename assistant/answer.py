"""What the assistant gives back: statements, each tied to the clauses that support it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.english.frame import Part
from assistant.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Standing:
    """What has become of a cited directive, and the clause that says so."""

    state: str  # replaced, repealed, amended, expired, not yet in force
    relation: str  # what that clause does: replaces, repeals, amends, supplements; "" when the directive says it itself
    since: str  # ISO date, "" when not known
    directive: str  # id of the directive that says so
    number: str
    official: str  # "Quyết định số … ngày … của …"
    official_en: str
    clause: str  # path of the clause that says so, "" when the day of issue does
    quote: str  # of that clause, "" when the directive says it itself


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
    status: Standing | None = None  # where the directive is changed, ended or not yet in force


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence (or quoted passage) that a person reads, and what supports it."""

    text: str
    citations: tuple[int, ...]  # positions in `Answer.citations`
    lead: str = ""  # who or what it is about, as printed above its clause: "Giao Sở Nội vụ"; or "Có", "Không"
    above: bool = False  # it answers in a few words and stands above the quotes
    parts: tuple[Part, ...] = ()  # of an English sentence composed from the quote that follows it, what it renders


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer or a refusal; a refusal has no statements and says why in `reason`."""

    question: str
    language: str  # "vi" or "en"
    text: str  # the whole of what a person reads; citations marked [1], [2]…
    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    refused: bool = False
    reason: str = ""  # no_match, not_stated, not_in_library, not_held, not_inside
    note: str = ""  # how the question was taken, where a reader must know; it stands first in `text`
    choices: tuple[str, ...] = ()  # where it may be another body that is meant: the question put for each, ready to ask
    model: str = "extractive"
    prompt: str = ""  # version of the prompt that a language model was given
    dropped: int = 0  # sentences of a language model that the gate has not passed
    index: str = ""  # fingerprint of the index that was asked
    ms: Mapping[str, float] = field(default_factory=dict)
    provenance: Provenance | None = None  # how it came about
