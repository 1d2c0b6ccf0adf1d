"""Words that OCR cut in two or ran together, put right before they are read: 'tr uong' is one word, 'Troly' two."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.folding import fold
from ingest.restoration.printed_words import Printed
from ingest.restoration.spelling import has_vowel

LONGEST = 7  # letters of a syllable: 'nghiêng'
CUT = -3.0  # nats: how likely a space in a word is
RUN_TOGETHER = -6.0  # nats: how likely a lost space is
_ONE_CORE = re.compile(r"[^aeiouy]*[aeiouy]+[^aeiouy]*")  # the vowels of a syllable stand together: 'tr uong', 'qu yet'

Score = Callable[[str], float]  # log-probability of a print, whatever it was


def doubtful_joins(text: str, words: Sequence[Printed], known: Callable[[str], bool]) -> Iterator[tuple[int, str]]:
    """Positions of words that may be one with the next, and the print of both."""
    for n, (one, two) in enumerate(pairwise(words)):
        near = one.kind == two.kind == "word" and text[one.end : two.start] == " " and not two.opens
        both = one.key + two.key
        whole = _whole(one.key, known) and _whole(two.key, known)
        if near and not whole and both.isalpha() and len(both) <= LONGEST + 1 and _ONE_CORE.fullmatch(fold(both)):
            yield n, both


def mended(text: str, words: Sequence[Printed], known: Callable[[str], bool], score: Score) -> list[Printed]:
    """The words with cuts and lost spaces put right where that is the likelier reading.

    A joined word spans the space inside it; the parts of a split one touch.
    """
    joins = dict(doubtful_joins(text, words, known))
    out: list[Printed] = []
    skip = -1
    for n, word in enumerate(words):
        if n == skip:
            continue
        if n in joins and score(joins[n]) + CUT > score(word.key) + score(words[n + 1].key):
            after, skip = words[n + 1], n + 1
            out.append(replace(word, end=after.end, text=f"{word.text} {after.text}", key=joins[n]))
        else:
            out += _split(word, known, score)
    return out


def _split(word: Printed, known: Callable[[str], bool], score: Score) -> Sequence[Printed]:
    """The two words that `word` was, where they are whole and that is the likelier reading; else the word alone."""
    key = word.key
    if word.kind != "word" or len(key) < 4 or len(key) != len(word.text) or known(key):
        return (word,)
    parts = [(key[:at], key[at:]) for at in range(2, len(key) - 1)]
    ways = [(score(a) + score(b) + RUN_TOGETHER, len(a)) for a, b in parts if _whole(a, known) and _whole(b, known)]
    best, at = max(ways, default=(-1e9, 0))
    if best <= score(key):
        return (word,)
    middle = word.start + at
    left = replace(word, end=middle, text=word.text[:at], key=key[:at])
    return left, replace(word, start=middle, text=word.text[at:], key=key[at:], opens=False)


def _whole(part: str, known: Callable[[str], bool]) -> bool:
    return known(part) and has_vowel(part)
