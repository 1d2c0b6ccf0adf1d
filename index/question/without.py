"""A question without one of the phrases that it names directives by: wider, and otherwise the same."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from index.question.mentions import Word, words_of
from ingest.folding import fold

_LIKE = 0.75  # share of letters in common: the phrase is told as it should be spelt, the question as it was typed
_SPARE = 1  # words that a phrase may have more or fewer, as typed: 'QuảngBình'
# What leads to a place, body or document, and goes with it: 'ở Hải Phòng', 'theo Công điện 968', 'in Hai Phong'.
_LEADS = frozenset("o tai cua theo trong tu do in of at by under from for the".split())
_POSSESSIVE = re.compile(r"^['’]s\b")  # "Hai Phong's"


def without(question: str, said: str) -> str:
    """'Sở Nội vụ ở Hải Phòng làm gì?', 'Hải Phòng' -> 'Sở Nội vụ làm gì?'; `question` itself where nothing is left."""
    words = words_of(question)
    found = _found(words, fold(said), len(words_of(said)))
    if found is None:
        return question
    first, end = found
    while first and words[first - 1].folded in _LEADS:
        first -= 1
    kept = f"{question[: words[first].start]} {_POSSESSIVE.sub('', question[words[end - 1].end :])}"
    kept = " ".join(kept.split()).strip(" ,;:")
    for mark in "?,.;:":
        kept = kept.replace(f" {mark}", mark)
    return kept if any(c.isalnum() for c in kept) else question


def _found(words: Sequence[Word], said: str, count: int) -> tuple[int, int] | None:
    """The words that are most like the phrase, as (first, end)."""
    best, where = _LIKE, None
    for first in range(len(words)):
        for end in range(first + max(1, count - _SPARE), min(len(words), first + count + _SPARE) + 1):
            like = SequenceMatcher(None, said, " ".join(word.folded for word in words[first:end])).ratio()
            if like > best:
                best, where = like, (first, end)
    return where
