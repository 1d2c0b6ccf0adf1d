"""An English question in Vietnamese words: a glossary of administration first, then meanings learned from text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise, product
from pathlib import Path

from index.question.word_translation import english_words, is_content, meanings, stem
from ingest.folding import fold
from ingest.places import NAMES

_TABLE = Path(__file__).with_name("glossary.tsv")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+")
_LEARNED = 0.5  # share of the learned meanings of a word that the glossary has too
_NEXT = 0.5  # weight of a meaning beside the one before it in the glossary
_JOINED = 2  # meanings of a term that are joined with those of its neighbours
_LEAST_JOINED = 0.2  # weight

Meanings = tuple[tuple[str, float], ...]  # phrases with weights from 0 to 1, likeliest first
_Key = tuple[str, ...]  # the words of a term, folded


@dataclass(frozen=True, slots=True)
class _Glossary:
    places: dict[_Key, Meanings]
    printed: dict[_Key, Meanings]  # by the words as printed: 'goods' is no 'good'
    stemmed: dict[_Key, Meanings]
    longest: int  # words in a term


def translations(question: str) -> list[tuple[str, float]]:
    """Vietnamese phrases for an English question with weights from 0 to 1; the longest terms are taken first.

    'overdue tasks' -> [('nhiệm vụ quá hạn', 0.25), ('nhiệm vụ trễ hạn', 0.125)].  The syllables of a phrase share its
    weight.  Numbers, names and unknown words stand for themselves; function words are dropped.  Neighbouring terms are
    joined too, either way round: 'marriage conditions' -> 'kết hôn điều kiện', 'điều kiện kết hôn'.
    """
    terms_meant = [meant for _, meant in terms(question)]
    joined = (pair for one, other in pairwise(terms_meant) for pair in _joined(one, other))
    return [(phrase, weight / len(phrase.split())) for phrase, weight in chain(*terms_meant, joined)]


def gloss(question: str) -> str:
    """The likeliest Vietnamese words in order: 'Who reports overdue tasks?' -> 'báo cáo nhiệm vụ quá hạn'."""
    return " ".join(meant[0][0] for _, meant in terms(question))


def terms(question: str) -> Iterator[tuple[str, Meanings]]:
    """Each term of the question that has any meaning, as printed, with its meanings; in order."""
    printed = _WORD.findall(question)
    words = tuple(fold(word).replace("’", "'").removesuffix("'s") for word in printed)
    at = 0
    while at < len(words):
        size, meant = _longest_term(words[at:], printed[at][0].isupper())
        if size < 2:
            meant = _with_learned(words[at], meant)
        if meant:
            yield " ".join(printed[at : at + max(size, 1)]), meant
        at += max(size, 1)


def _joined(one: Meanings, other: Meanings) -> Iterator[tuple[str, float]]:
    """Both orders of the likeliest meanings of two neighbours."""
    for (first, weight), (second, another) in product(one[:_JOINED], other[:_JOINED]):
        if weight * another >= _LEAST_JOINED:
            yield f"{first} {second}", weight * another
            yield f"{second} {first}", weight * another


def _longest_term(words: _Key, capital: bool) -> tuple[int, Meanings]:
    """How many words the longest term at the start has, and its meanings; (0, ()) where no table has one."""
    glossary = _glossary()
    for size in range(min(glossary.longest, len(words)), 0, -1):
        term = words[:size]
        if capital and term in glossary.places:  # 'Long An', not 'how long an agency'
            return size, glossary.places[term]
        if meant := glossary.printed.get(term) or glossary.stemmed.get(tuple(map(stem, term))):
            return size, meant
    return 0, ()


def _with_learned(word: str, written: Meanings) -> Meanings:
    """What one word means by the glossary (`written`) and as learned; the word itself where neither knows."""
    learned = meanings(word)
    total = sum(chance for _, chance in learned)
    shares = tuple((phrase, chance / total) for phrase, chance in learned)
    if written and learned:
        mixed = {phrase: (1 - _LEARNED) * weight for phrase, weight in written}
        for phrase, share in shares:
            mixed[phrase] = mixed.get(phrase, 0.0) + _LEARNED * share
        return tuple(sorted(mixed.items(), key=lambda meaning: -meaning[1]))
    stands = ((word, 1.0),) if word.isdigit() or is_content(stem(word)) else ()
    return written or shares or stands


@cache
def _glossary() -> _Glossary:
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#" and line)
    printed = {tuple(english_words(english)): _weighted(vietnamese) for english, vietnamese in rows}
    stemmed: dict[_Key, Meanings] = {}
    for term, meant in printed.items():
        stemmed.setdefault(tuple(map(stem, term)), meant)
    places = {tuple(english_words(fold(name))): _weighted(place.name.lower()) for name, place in NAMES.items()}
    return _Glossary(places, printed, stemmed, max(map(len, printed)))


def _weighted(vietnamese: str) -> Meanings:
    """'kiểm tra; thanh tra' -> (('kiểm tra', 1.0), ('thanh tra', 0.5))."""
    return tuple((phrase.strip(), _NEXT**rank) for rank, phrase in enumerate(vietnamese.split(";")))
