"""What a briefing is: pieces of directives, each with the citation that supports it."""

from dataclasses import dataclass
from datetime import date

from assistant.answer import Citation
from ingest.directive import Actor

HEAD = ("title", "introduction", "parent_body", "agency", "number", "place")  # what stands above everything
DEADLINES, CONTRASTS = "deadlines", "contrasts"  # parts that can be left out, beside sections and questions


@dataclass(frozen=True, slots=True)
class Choice:
    """What a briefing is to be made of: directives picked by hand, a topic, or a topic within those directives."""

    directives: tuple[str, ...] = ()  # ids
    topic: str = ""  # "phòng chống lũ quét"
    questions: int = 10


@dataclass(frozen=True, slots=True)
class Source:
    """A directive that a briefing rests on; with its file's hash and the index anyone can check every quote."""

    directive: str  # id
    official: str  # "Công văn số 2214/UBND-NCVX ngày 31/10/2023 của UBND tỉnh Quảng Bình"
    subject: str
    file: str
    sha256: str
    standing: str = ""  # what has become of it: "đã được thay thế bằng …"; "" where nothing held says anything


@dataclass(frozen=True, slots=True)
class DutyLine:
    """One obligation as a briefing tells it: `action` is an exact piece of what `citation` quotes."""

    key: str  # "d12": names it while the briefing is edited
    who: str  # as printed
    actors: tuple[Actor, ...]
    modality: str  # must, must_not, may
    lead: str  # the verb that the clause prints once for several: "thực hiện"; "" where `action` has its own
    action: str
    deadline: str  # as printed, "" for none
    due: date | None
    rule: str  # RFC 5545 recurrence or ISO 8601 duration
    reports_to: str
    condition: str  # "Trường hợp …": the action is asked only then
    citation: Citation
    beside: tuple[Citation, ...] = ()  # where who must act, or by when, is printed outside of the clause
    confidence: float = 1.0  # 0 to 1, that the line says what the clause does, and that its words were read right
    note: str = ""  # what could not be decided
    edited: bool = False  # a person changed `action`: no longer a quote


@dataclass(frozen=True, slots=True)
class Section:
    """What is asked of one body, or of bodies that are told together; duties in printed order."""

    key: str  # "s3"
    title: str
    duties: tuple[DutyLine, ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """What a directive makes of a clause of the one that it carries out."""

    asked: Citation  # of the directive that is carried out
    made: Citation  # of the one that carries it out
    relation: str  # "Giao cho cơ quan khác"
    told: tuple[str, ...]  # "Sở Nội vụ (thay cho: Bộ Nội vụ)", in the words of both


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the room with one right choice."""

    key: str  # "q1"
    kind: str  # who, when, what, forbidden
    text: str
    choices: tuple[str, ...]  # four; "Đúng" and "Sai" where it is about a prohibition
    answer: int  # position in `choices`
    citation: Citation
    edited: bool = False  # a person changed the words: no longer checked


@dataclass(frozen=True, slots=True)
class Briefing:
    """A hand-out.  Everything in it but `title` and `introduction` is of the directives, unless it is marked edited."""

    title: str
    introduction: str  # written by people; "" at first
    topic: str
    sources: tuple[Source, ...]
    index: str  # fingerprint of the index that it was made with
    made_on: date
    sections: tuple[Section, ...]
    deadlines: tuple[DutyLine, ...]  # those of the sections that have one, earliest first
    contrasts: tuple[Contrast, ...]
    questions: tuple[Question, ...]
    left_out: int = 0  # duties beyond the most that a briefing holds

    def pieces(self) -> frozenset[str]:
        """The names of all that can be edited: its head, parts, sections, duties, questions and their choices."""
        lines = (line.key for section in self.sections for line in section.duties)
        choices = (f"{question.key}.{nth}" for question in self.questions for nth in range(len(question.choices)))
        named = (*(section.key for section in self.sections), *(question.key for question in self.questions))
        return frozenset((*HEAD, DEADLINES, CONTRASTS, *named, *lines, *choices))
