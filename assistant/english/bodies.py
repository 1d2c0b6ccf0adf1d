"""Names of bodies in English, through the glossary; '' where it does not reach."""

import re
from functools import cache

from assistant.english.lexicon import glossary_terms
from assistant.english.phrases import noun_words
from ingest.obligations.words import plain

_MOST = 3  # terms of a name: a list of bodies read term by term is no English
_BINDING = {"của": "of", "thuộc": "of", "và": "and"}


def english_body(name: str) -> str:
    """'Văn phòng UBND tỉnh' -> "office of the provincial people's committee"; '' for lists and unknown names."""
    if (whole := noun_words(name)) and ";" not in whole:
        return whole.removeprefix("the ")
    words = re.findall(r"\w+|[,;]", plain(name))
    said: list[str] = []
    at = 0
    while at < len(words):
        size, term = _longest(tuple(words[at : at + _longest_term()]))
        if not size:
            size, term = 1, _BINDING.get(words[at], "")
        if not term or len(said) == _MOST:
            return ""
        said.append(term)
        at += size
    return " ".join(said)


def _longest(words: tuple[str, ...]) -> tuple[int, str]:
    """How many words the longest Vietnamese term at the start has, and its English; (0, '') for none."""
    for size in range(len(words), 0, -1):
        if term := _terms().get(words[:size]):
            return size, term
    return 0, ""


@cache
def _longest_term() -> int:
    return max(map(len, _terms()))


@cache
def _terms() -> dict[tuple[str, ...], str]:
    """Vietnamese terms by their words: the English that names them first."""
    ranked: dict[tuple[str, ...], tuple[int, str]] = {}
    for term, meanings in glossary_terms():
        for nth, meaning in enumerate(meanings):
            words = tuple(re.findall(r"\w+", plain(meaning)))
            if words not in ranked or nth < ranked[words][0]:
                ranked[words] = nth, term
    return {words: term for words, (_nth, term) in ranked.items()}
