"""English terms of Vietnamese administration and the Vietnamese words that stand for them."""

import re
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("glossary.tsv")
_WORD = re.compile(r"[a-z][a-z'-]*|\d+")
_LONGEST = 6  # words in a term


def translations(question: str) -> list[tuple[str, float]]:
    """Vietnamese phrases for an English question with weights from 0 to 1, longest terms first taken.

    'overdue tasks' -> [('nhiệm vụ quá hạn', 1.0), ('nhiệm vụ trễ hạn', 0.5), …].
    """
    words = [w.removesuffix("'s") for w in _WORD.findall(question.lower().replace("’", "'"))]
    found: list[tuple[str, float]] = []
    start = 0
    while start < len(words):
        size = next((n for n in range(_LONGEST, 0, -1) if _term(words[start : start + n])), 0)
        if size:
            meanings = _term(words[start : start + size])
            found += [(meaning, 1.0 / rank) for rank, meaning in enumerate(meanings, start=1)]
        if size > 1:  # the words inside a term still count, less
            inside = [m for w in words[start : start + size] for m in _term([w])[:1]]
            found += [(meaning, 0.5) for meaning in inside]
        start += max(size, 1)
    return found


def _term(words: list[str]) -> tuple[str, ...]:
    """The meanings of one term, its last word tried as printed and without its ending: 'procedures', 'reporting'."""
    table = _terms()
    for form in _forms(words[-1]) if words else ():
        if meanings := table.get(" ".join([*words[:-1], form])):
            return meanings
    return ()


def _forms(word: str) -> list[str]:
    """'agencies' -> ['agencies', 'agencie', 'agency', …]: the likely dictionary forms of an English word."""
    forms = [word]
    for ending, other in (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""),
                          ("ing", "e"), ("ely", "e"), ("ly", "")):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) > 2:
            forms.append(word.removesuffix(ending) + other)
    return forms


@cache
def _terms() -> dict[str, tuple[str, ...]]:
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#" and line)
    return {english: tuple(v.strip() for v in vietnamese.split(";")) for english, vietnamese in rows}
