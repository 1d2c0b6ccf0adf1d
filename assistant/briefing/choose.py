"""Which directives and which of their obligations a briefing is made of."""

import math
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, pairwise

from assistant.briefing.briefing import Choice, DutyLine
from assistant.briefing.support import duty_line
from index.library import Library
from index.words import syllables
from ingest.directive import Clause, Directive
from ingest.errors import UserError
from ingest.folding import fold

MOST_DIRECTIVES = 40
MOST_DUTIES = 1000
_HITS = 60  # clauses that search gives for a topic
_SHARE, _PAIRS = 0.5, 1 / 3  # of a topic's weight, and of its pairs of syllables, that a clause about it has
_ABOUT = 0.75  # of a topic's weight in a directive's subject: then all of it is about the topic
_LONGEST = 200  # characters of a topic
_CUT = re.compile(r"[,;:.]")
_SYLLABLE = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Taken:
    """The directives, oldest first; all their duties; and the keys of those duties that the briefing tells."""

    directives: tuple[Directive, ...]
    lines: tuple[DutyLine, ...]
    told: frozenset[str]
    left_out: int  # duties beyond the most


def taken(library: Library, choice: Choice) -> Taken:
    """What `choice` picks.

    Raises UserError where nothing is picked, too much is, a directive is no longer held, or nothing is about the topic.
    """
    topic = " ".join(choice.topic.split())[:_LONGEST]
    if len(choice.directives) > MOST_DIRECTIVES:
        raise UserError(
            f"Mỗi tài liệu chỉ soạn từ nhiều nhất {MOST_DIRECTIVES} văn bản; hãy bỏ bớt.",
            f"A briefing is made of at most {MOST_DIRECTIVES} directives; please pick fewer.",
        )
    if not choice.directives and not syllables(topic):
        raise UserError("Hãy chọn văn bản hoặc nhập chủ đề.", "Pick directives or type a topic.")
    picked = [_held(library, id_) for id_ in dict.fromkeys(choice.directives)]
    if not syllables(topic):
        return _lines((directive, None) for directive in _in_order(picked))
    about = _about(library, topic, picked)
    found = _lines((directive, about[directive.id]) for directive in _in_order(_of(library, about)))
    if not found.told:
        raise UserError(
            f"Chưa thấy nhiệm vụ nào về “{topic}” trong các văn bản; hãy thử từ khác hoặc chọn văn bản.",
            f"No duty about “{topic}” was found in the directives; try other words or pick directives.",
        )
    return found


def _held(library: Library, directive_id: str) -> Directive:
    directive = library.directive(directive_id)
    if directive is None:
        raise UserError(
            "Một văn bản đã chọn không còn trong thư viện; hãy chọn lại.",
            "A directive that was picked is no longer in the library; please pick again.",
        )
    return directive


def _of(library: Library, about: Iterable[str]) -> list[Directive]:
    return [directive for id_ in about if (directive := library.directive(id_))]


def _in_order(directives: Iterable[Directive]) -> list[Directive]:
    """Oldest first, so that what is carried out stands before what carries it out; undated ones last."""
    return sorted(directives, key=lambda directive: (directive.issued_on or date.max, directive.id))


def _about(library: Library, topic: str, picked: Sequence[Directive]) -> dict[str, frozenset[str] | None]:
    """By directive, the clauses about the topic, None for all of them; the likeliest directives first."""
    hits: dict[str, set[str]] = {directive.id: {clause.id for clause in directive.clauses} for directive in picked}
    if not picked:
        for match in library.search(topic, limit=_HITS).matches:
            hits.setdefault(match.directive, set()).add(match.clause)
    directives = list(picked) or _of(library, hits)
    texts = {(d.id, c.id): _with_headings(d, c) for d in directives for c in d.clauses if c.id in hits[d.id]}
    wanted = _Topic.of(topic, texts.values())
    about: dict[str, frozenset[str] | None] = {}
    for directive in directives:
        own = [path for path in hits[directive.id] if wanted.is_told_by(texts[directive.id, path])]
        if wanted.share(directive.subject) >= _ABOUT:
            about[directive.id] = None
        elif own:
            about[directive.id] = frozenset(_with_below(directive, own))
    return dict(list(about.items())[:MOST_DIRECTIVES])


def _with_headings(directive: Directive, clause: Clause) -> str:
    above = directive.clause(clause.parent)
    return " | ".join((clause.heading, clause.shown, above.heading if above else ""))


@dataclass(frozen=True, slots=True)
class _Topic:
    """A topic's syllables, each with its weight, and the pairs of its neighbouring ones."""

    read: Callable[[str], list[str]]  # a text's syllables, folded when the topic was typed without diacritics
    weights: Mapping[str, float]
    pairs: frozenset[tuple[str, str]]

    @staticmethod
    def of(topic: str, texts: Collection[str]) -> "_Topic":
        """Weights by how few of the texts have a syllable: of 'phòng chống lũ quét' the last two say what it is."""
        read = _accented if fold(topic) != topic.lower() else syllables
        held = [set(read(text)) for text in texts]
        counts = {syllable: sum(syllable in one for one in held) for syllable in read(topic)}
        weights = {syllable: math.log(1 + len(held) / max(count, 1)) for syllable, count in counts.items()}
        return _Topic(read, weights, frozenset(p for part in _CUT.split(topic) for p in pairwise(read(part))))

    def share(self, text: str) -> float:
        """The share of the topic that a text has, 0 to 1."""
        held = set(self.read(text))
        whole = sum(self.weights.values())
        return sum(weight for syllable, weight in self.weights.items() if syllable in held) / whole if whole else 0.0

    def is_told_by(self, text: str) -> bool:
        """Whether a clause is about the topic, its words standing together as they do there."""
        together = len(self.pairs & set(pairwise(self.read(text))))
        return self.share(text) >= _SHARE and together >= _PAIRS * len(self.pairs)


def _accented(text: str) -> list[str]:
    return _SYLLABLE.findall(unicodedata.normalize("NFC", text).lower())


def _with_below(directive: Directive, paths: Iterable[str]) -> Iterator[str]:
    """The clauses and those below them."""
    found = tuple(paths)
    for clause in directive.clauses:
        if any(clause.id == path or clause.id.startswith(f"{path}.") for path in found):
            yield clause.id


def _lines(picked: Iterable[tuple[Directive, frozenset[str] | None]]) -> Taken:
    directives, lines, told, left_out, numbers = [], [], set[str](), 0, count(1)
    for directive, paths in picked:
        directives.append(directive)
        for obligation in directive.obligations:
            line = duty_line(f"d{next(numbers)}", directive, obligation)
            if line is None:
                continue
            lines.append(line)
            if paths is None or obligation.clause in paths:
                left_out += len(told) >= MOST_DUTIES
                told |= {line.key} if len(told) < MOST_DUTIES else set()
    return Taken(tuple(directives), tuple(lines), frozenset(told), left_out)
