"""What a directive is once it has been read: its letterhead, its clauses and what it cites."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

_START = attrgetter("start")
_END, _PRINTED = attrgetter("end"), attrgetter("printed")


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a directive was read from."""

    file: str  # name without its folder
    sha256: str  # of the file's bytes, hexadecimal
    pages: int = 1
    reader: str = ""  # version of the program's reading: an unchanged file is read again by a newer one


@dataclass(frozen=True, slots=True)
class Region:
    """Where a clause stands on a page, in points (1/72 inch) from the page's top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Restored:
    """A word of a clause's reading that differs from its print, or that stays doubtful (then both are the same)."""

    start: int  # offsets into the clause's `reading`
    end: int
    printed: str
    confidence: float  # 0 to 1, that the reading is what the author wrote


@dataclass(frozen=True, slots=True)
class Clause:
    """One addressable piece of a directive, own text only (its points are clauses of their own).

    `directive.text[start:end] == text` always holds.
    """

    id: str  # path inside the directive: "1", "1.a", "10.p2", "pre.p1", "head"
    label: str  # as printed: "1.", "a)", "" where none is
    heading: str  # the heading that names its subject or actor, "" where it has none
    text: str  # own text, without the label
    start: int
    end: int
    parent: str = ""  # path of the clause above, "" at the top
    reading: str = ""  # restored text, for damaged print only
    implicit: bool = False  # its number was lost in printing and inferred
    page: int = 1
    restored: tuple[Restored, ...] = ()  # the words where `reading` is not the print
    regions: tuple[Region, ...] = ()  # one a page, for PDF and scans

    @property
    def shown(self) -> str:
        """The text as it is shown: restored where its print is damaged."""
        return self.reading or self.text

    def printed_span(self, start: int, end: int) -> tuple[int, int]:
        """Where in `text` the print of `reading[start:end]` stands; a word that is cut is taken whole."""
        words = self.restored
        first, last = (bisect_left(words, at, key=_START) for at in (start, end))
        if first and words[first - 1].end > start:
            first -= 1
            start = words[first].start
        if last:
            end = max(end, words[last - 1].end)
        shift = _longer_in_print(words[:first])
        return start + shift, end + shift + _longer_in_print(words[first:last])

    def read_at(self, printed: int) -> int:
        """Where in `reading` what stands at `printed` in `text` is read; of a restored word, where that begins."""
        shift = 0  # of the print against the reading
        for word in self.restored:
            if word.start + shift + len(word.printed) > printed:
                return min(printed - shift, word.start)
            shift += _longer_in_print((word,))
        return printed - shift


def _longer_in_print(words: tuple[Restored, ...]) -> int:
    longer: int = sum(map(len, map(_PRINTED, words))) - sum(map(_END, words)) + sum(map(_START, words))
    return longer


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of another document, or of one's own clause, inside a clause."""

    clause: str
    kind: str  # "Công điện", "Nghị định"…, "" when unknown
    number: str  # canonical: "968/CĐ-TTg"; "" when only the kind is printed
    issued_on: date | None
    issuer: str
    relation: str  # carries out, based on, amends, supplements, replaces, repeals, mentions
    start: int  # offsets into the directive's text
    end: int
    cited: str = ""  # path of the clause meant inside that document: "3", "dieu-5.2.a"; "" for the whole of it
    target: str = ""  # id of the directive meant, when it is in the library
    target_clause: str = ""  # path of the clause meant, when the target has it


@dataclass(frozen=True, slots=True)
class Actor:
    """One of those who must act, as printed and as the body that it is."""

    name: str  # as printed: "Chủ tịch UBND các huyện"
    body: str  # "Ủy ban nhân dân cấp huyện"
    post: str  # of the body's head: "Chủ tịch"; "" for the body itself
    level: str  # central, province, district, commune; "" where it is not said
    branch: str  # state, party, mass; "" for others
    role: str = ""  # lead, coordinates; "" where nobody is said to lead


@dataclass(frozen=True, slots=True)
class Obligation:
    """Who must, must not or may do what, by when, reporting to whom."""

    clause: str
    actor: str  # as printed, all of them; "" where it could not be told
    modality: str  # must, must_not, may
    action: str
    deadline: str  # as printed
    deadline_on: date | None  # the day printed, or the last of the period
    reports_to: str
    quote: str  # an exact piece of the clause's text, or of its reading
    start: int  # offsets into the directive's text: of the quote, or of the print behind it
    end: int
    actors: tuple[Actor, ...] = ()  # each of them, and those that coordinate
    deadline_rule: str = ""  # RFC 5545 recurrence ("FREQ=MONTHLY;BYMONTHDAY=15"), or ISO 8601 duration ("P10D")
    target: str = ""  # what can be measured: "ít nhất 50% số thủ tục hành chính nội bộ"
    condition: str = ""  # "Trường hợp …", "Đối với …"
    actor_from: str = ""  # where the actor is named: clause, heading, lead-in, preamble, addressees, closing, guess
    in_reading: bool = False  # the quote is of the reading
    confidence: float = 1.0  # 0 to 1, that the row says what the clause does
    note: str = ""  # what could not be decided, in Vietnamese


@dataclass(frozen=True, slots=True)
class Quality:
    """What could not be read, so that nobody takes a gap for a fact."""

    missing: tuple[str, ...] = ()  # letterhead fields that are not printed
    notes: tuple[str, ...] = ()  # doubtful readings, in Vietnamese
    ocr_pages: tuple[int, ...] = ()  # pages read by OCR
    ocr_confidence: float | None = None  # mean of the words of those pages, 0 to 1
    restored_words: int = 0
    restored_confidence: float | None = None  # mean over the restored words, 0 to 1


@dataclass(frozen=True, slots=True)
class Directive:
    """One administrative document."""

    id: str  # "2214-ubnd-ncvx-quang-binh"
    number: str  # "2214/UBND-NCVX", "" when not printed
    kind: str  # "Công văn", "Chỉ thị", "Công điện"…
    issuer: str
    place: str
    issued_on: date | None
    subject: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]
    signer: str  # name alone
    text: str  # canonical text that every offset points into
    clauses: tuple[Clause, ...]  # in printed order
    references: tuple[Reference, ...]
    obligations: tuple[Obligation, ...]
    source: Source
    quality: Quality = Quality()
    parent_body: str = ""  # the body above the issuer, where its letterhead prints one: "UBND tỉnh Phú Thọ"
    signer_position: str = ""  # "TM. Ủy ban nhân dân, KT. Chủ tịch, Phó Chủ tịch"
    urgency: str = ""  # "Hỏa tốc", "Thượng khẩn", "Khẩn"
    secrecy: str = ""  # "Mật", "Tối mật", "Tuyệt mật"

    def clause(self, path: str) -> Clause | None:
        """The clause at `path`, or None."""
        return next((c for c in self.clauses if c.id == path), None)
