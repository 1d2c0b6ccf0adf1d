"""Which directives and which of their obligations a briefing is made of."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import count, pairwise

from assistant.briefing.briefing import Choice, DutyLine
from assistant.briefing.support import duty_line
from index.library import Library
from index.words import syllables
from ingest.directive import Clause, Directive
from ingest.errors import UserError

MOST_DIRECTIVES = 40
MOST_DUTIES = 400
_HITS = 60  # clauses that search gives for a topic
_SHARE, _PAIRS = 0.5, 1 / 3  # of a topic's syllables, and pairs of them, that a clause about it has
_ABOUT = 0.75  # of a topic's syllables in a directive's subject: then all of it is about the topic
_LONGEST = 200  # characters of a topic
_CUT = re.compile(r"[,;:.]")


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
    among = {directive.id: directive for directive in picked}
    hits: dict[str, set[str]] = {}
    if not picked:
        for match in library.search(topic, limit=_HITS).matches:
            hits.setdefault(match.directive, set()).add(match.clause)
    about: dict[str, frozenset[str] | None] = {}
    for directive in list(among.values()) or _of(library, hits):
        paths = hits.get(directive.id) or {clause.id for clause in directive.clauses}
        whole = _coverage(topic, directive.subject)[0] >= _ABOUT
        own = None if whole else frozenset(_with_below(directive, (p for p in paths if _is_about(directive, p, topic))))
        if own is None or own:
            about[directive.id] = own
        if len(about) == MOST_DIRECTIVES:
            break
    return about


def _is_about(directive: Directive, path: str, topic: str) -> bool:
    clause = directive.clause(path)
    share, pairs = _coverage(topic, _with_headings(directive, clause)) if clause else (0.0, 0.0)
    return share >= _SHARE and pairs >= _PAIRS


def _with_headings(directive: Directive, clause: Clause) -> str:
    above = directive.clause(clause.parent)
    return " | ".join((clause.heading, clause.reading or clause.text, above.heading if above else ""))


def _coverage(topic: str, text: str) -> tuple[float, float]:
    """The shares of the topic's syllables, and of its pairs of neighbouring ones, that a text has."""
    wanted, held = syllables(topic), syllables(text)
    pairs = {pair for part in _CUT.split(topic) for pair in pairwise(syllables(part))}
    share = len(set(wanted) & set(held)) / len(set(wanted))
    return share, len(pairs & set(pairwise(held))) / len(pairs) if pairs else share


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
