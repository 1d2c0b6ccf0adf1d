"""What a finder gives: the pieces that answer, and one sentence of its own where that says it better."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.evidence import Evidence
from index.search import Found
from ingest.directive import Clause, Directive

_READ = 12  # directives read through for one question

DATED = re.compile(r"\b\w+\s+(?:\S{1,4}\s+)?th\S{2,4}\s+\S{1,4}\s+n\S{1,2}\s+\d{4}")  # 'ngày 24 tháng 10 năm 2023'


@dataclass(frozen=True, slots=True)
class Findings:
    """Pieces in the order in which they are told; `told` rests on all of them.  No pieces: there is nothing such."""

    pieces: tuple[Evidence, ...]
    told: str = ""  # a sentence about the pieces, "" where they speak for themselves


def likeliest(ids: Iterable[str], found: Found) -> list[str]:
    """Of many directives the few worth reading through: those of the best matches first, no more than `_READ`."""
    among = set(ids)
    matched = dict.fromkeys(match.directive for match in found.matches if match.directive in among)
    return list(dict.fromkeys((*matched, *sorted(among))))[:_READ]


def whole(directive: Directive, clause: Clause) -> Evidence:
    """All that a clause says."""
    text = clause.shown
    return Evidence(directive, clause, text, 0, len(text))


def around(directive: Directive, clause: Clause, words: Iterable[str]) -> Evidence:
    """The lines or sentences of a clause from the first to the last that holds one of `words`; all of it without."""
    text = clause.shown
    spans = [(text.find(word), word) for word in words]
    found = [(at, at + len(word)) for at, word in spans if at >= 0]
    if not found:
        return whole(directive, clause)
    start, end = min(start for start, _ in found), max(end for _, end in found)
    breaks = [0, *_breaks(text), len(text)]
    return Evidence(
        directive, clause, text, max(at for at in breaks if at <= start), min(at for at in breaks if at >= end)
    )


def _breaks(text: str) -> Iterator[int]:
    """Where lines and sentences end."""
    for at in range(1, len(text)):
        if text[at] == "\n" or (text[at - 1] in ".;" and text[at].isspace()):
            yield at
            yield at + 1
