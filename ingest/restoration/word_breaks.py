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

Known = Callable[[str], bool]  # whether a print can be a word that is whole
Scores = Callable[[Sequence[str]], dict[str, float]]  # log-probability of each print, whatever it was


def doubtful_joins(text: str, words: Sequence[Printed], known: Known) -> Iterator[tuple[int, str]]:
    """Positions of words that may be one with the next, and the print of both."""
    for n, (one, two) in enumerate(pairwise(words)):
        if one.kind != "word" or two.kind != "word" or len(one.key) + len(two.key) > LONGEST + 1 or two.opens:
            continue
        if text[one.end : two.start] != " " or (_whole(one.key, known) and _whole(two.key, known)):
            continue
        both = one.key + two.key
        if both.isalpha() and _ONE_CORE.fullmatch(fold(both)):
            yield n, both


def mended(words: Sequence[Printed], joins: dict[int, str], known: Known, scores: Scores) -> list[Printed]:
    """The words with cuts (`joins`: the doubtful ones) and lost spaces put right where that is the likelier reading.

    A joined word spans the space inside it; the parts of a split one touch.
    """
    splits = {n: parts for n, word in enumerate(words) if (parts := _parts(word, known))}
    printed = [words[n].key for n in splits] + [words[at].key for n in joins for at in (n, n + 1)]
    parted = [part for parts in splits.values() for pair in parts for part in pair]
    score = scores(list(dict.fromkeys([*joins.values(), *printed, *parted])))
    out: list[Printed] = []
    skip = -1
    for n, word in enumerate(words):
        if n == skip:
            continue
        if n in joins and score[joins[n]] + CUT > score[word.key] + score[words[n + 1].key]:
            after, skip = words[n + 1], n + 1
            out.append(replace(word, end=after.end, text=f"{word.text} {after.text}", key=joins[n]))
        elif n in splits:
            out += _split(word, splits[n], score)
        else:
            out.append(word)
    return out


def _parts(word: Printed, known: Known) -> list[tuple[str, str]]:
    """The pairs of whole words that an unknown word may have been."""
    key = word.key
    if word.kind != "word" or len(key) < 4 or len(key) != len(word.text) or known(key):
        return []
    pairs = ((key[:at], key[at:]) for at in range(2, len(key) - 1))
    return [(one, two) for one, two in pairs if _whole(one, known) and _whole(two, known)]


def _split(word: Printed, parts: Sequence[tuple[str, str]], score: dict[str, float]) -> Sequence[Printed]:
    """The two words that `word` was, where that is the likelier reading; else the word alone."""
    best, at = max((score[one] + score[two] + RUN_TOGETHER, len(one)) for one, two in parts)
    if best <= score[word.key]:
        return (word,)
    middle = word.start + at
    left = replace(word, end=middle, text=word.text[:at], key=word.key[:at])
    return left, replace(word, start=middle, text=word.text[at:], key=word.key[at:], opens=False)


def _whole(part: str, known: Known) -> bool:
    return known(part) and has_vowel(part)
