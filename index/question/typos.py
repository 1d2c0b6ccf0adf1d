"""Slips of the keyboard brought to the likeliest syllable: 'báo cáoo', 'nhiemj vu', 'trahc nhiem'.

Only words that are none of the reader's (`ingest.restoration`) are changed: a letter missing, doubled, too many, beside
its neighbour or in its neighbour's place, or a lost space.  What they may have been is weighed by how syllables follow
each other in law text.  The cheapest way through the candidates is found word by word (Viterbi).
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import normalize

import numpy as np

from index.question.mentions import Word, words_of
from ingest.folding import fold
from ingest.restoration.ngrams import NUMBER, SIGN, START, UNKNOWN
from ingest.restoration.restore import MODEL, reading_model
from ingest.restoration.spelling import canonical, cased_as, has_vowel
from ingest.syllables import is_marked_syllable

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Nats that a slip costs, set by hand; then measured on misspelt sentences.
_DOUBLED, _SWAPPED, _MISSING, _NEIGHBOUR, _EXTRA, _OTHER, _JOINED = -3.5, -3.5, -4.5, -4.5, -5.0, -7.5, -4.0
_MARK = -2.5  # a diacritic that is typed and not meant, or meant and not typed
_UNMARKED = -0.3  # the same in a text without any
_KEPT = -9.0  # a word that nobody knows, and that is meant so
_KEPT_RARE = -3.0  # the same with a capital, or spelt as syllables are: names are not in the model
_LONGEST = 14  # letters of a word, two that were run together at most
_MOST = 12  # candidates of a word
_MARKED = 0.3  # of the words: a text with fewer marked ones was typed without diacritics
_FEW, _UNKNOWN_SHARE = 3, 0.4  # unknown words, and their share, that a text can have and still be Vietnamese
_LETTERS = "abcdeghiklmnopqrstuvxy"


@dataclass(frozen=True, slots=True)
class _Candidate:
    ids: tuple[int, ...]  # one syllable, two where a space was lost; none for the word as it is
    cost: float


def corrected(text: str, leave: Collection[str] = ()) -> str:
    """`text` with its slips put right; names, numbers, English words and what is near no syllable stay.

    `leave`: abbreviations, folded, that stay too.
    """
    words = words_of(text)
    marked = sum(not word.text.isascii() for word in words) > _MARKED * len(words)
    slips = {
        n: found
        for n, word in enumerate(words)
        if word.folded not in leave and (found := _candidates(words, n, marked))
    }
    if not slips or len(slips) > max(_FEW, _UNKNOWN_SHARE * len(words)):  # French, say
        return text
    chosen = _likeliest(words, slips)
    pieces, at = [], 0
    for n, candidate in chosen.items():
        pieces += [text[at : words[n].start], _spelt(words[n], candidate, marked)]
        at = words[n].end
    return "".join([*pieces, text[at:]])


def is_vietnamese(text: str) -> bool:
    """Whether most words of `text` are syllables that the reader knows, with or without their diacritics."""
    keys = [canonical(word.text) for word in words_of(text) if word.text.isalpha()]
    return sum(not _is_known(key) for key in keys) <= _UNKNOWN_SHARE * len(keys)


@cache
def english_words() -> frozenset[str]:
    """Common English words, lower case, that are left alone."""
    return frozenset((MODEL / "english.txt").read_text(encoding="utf-8").split())


def _spelt(word: Word, candidate: _Candidate, marked: bool) -> str:
    known = reading_model().ngrams.words
    read = " ".join(known[number] for number in candidate.ids)
    return cased_as(read if marked else fold(read), word.text)


def _candidates(words: Sequence[Word], n: int, marked: bool) -> tuple[_Candidate, ...]:
    """What an unknown word may have been, itself among it; () for one that is known or is to be left alone."""
    word = words[n]
    key = canonical(normalize("NFC", word.text))
    least = 3 if has_vowel(key) else 4  # 'tp', 'kh'; but 'trng'
    if not least - (not key.isascii()) <= len(key) <= _LONGEST or not key.isalpha() or _is_known(key):
        return ()
    if word.text.isupper() or key in english_words() or not fold(key).isascii():
        return ()
    rare = (word.text[0].isupper() and n > 0) or (not key.isascii() and is_marked_syllable(key))
    found = _near(key, marked)
    return (_Candidate((), _KEPT_RARE if rare else _KEPT), *found) if found else ()


def _is_known(key: str) -> bool:
    model = reading_model()
    return key in model.ngrams.ids or (key.isascii() and key in model.by_fold)


@lru_cache(4096)
def _near(key: str, marked: bool) -> tuple[_Candidate, ...]:
    """The syllables that `key` may be a slip of, the likeliest first, context apart."""
    model, best = reading_model(), dict[tuple[int, ...], float]()
    for bare, cost in _slips(fold(key)):
        for number in model.by_fold.get(bare, ()):
            total = cost + _marks(key, model.ngrams.words[number], marked)
            best[(number,)] = max(best.get((number,), -99.0), total)
    for one, two in _parts(fold(key)):
        best[_likeliest_pair(one, two)] = _JOINED
    ranked = sorted(best.items(), key=lambda item: -(item[1] + sum(float(model.ngrams.single[i]) for i in item[0])))
    return tuple(_Candidate(ids, cost) for ids, cost in ranked[:_MOST])


def _likeliest_pair(one: str, two: str) -> tuple[int, int]:
    """The likeliest syllables of two bare ones that stand together."""
    model = reading_model()
    firsts, seconds = np.array(model.by_fold[one]), np.array(model.by_fold[two])
    scores = model.ngrams.single[firsts][:, None] + model.ngrams.pair(firsts[:, None], seconds[None, :])
    at, then = np.unravel_index(scores.argmax(), scores.shape)
    return int(firsts[at]), int(seconds[then])


def _slips(key: str) -> Iterator[tuple[str, float]]:
    """What one slip makes of `key`, and what it costs; diacritics apart."""
    yield key, 0.0
    for n, letter in enumerate(key):
        before, after = key[:n], key[n + 1 :]
        doubled = letter in (key[n - 1 : n], key[n + 1 : n + 2])
        yield before + after, _DOUBLED if doubled else _EXTRA
        if after and after[0] != letter:
            yield before + after[0] + letter + after[1:], _SWAPPED
        for other in _LETTERS:
            if other != letter:
                yield before + other + after, _NEIGHBOUR if other in _beside()[letter] else _OTHER
    for n in range(len(key) + 1):
        for letter in _LETTERS:
            yield key[:n] + letter + key[n:], _MISSING


@cache
def _beside() -> dict[str, str]:
    """The keys beside each on the keyboard."""
    found = {}
    for row, keys in enumerate(_KEYS):
        for at, key in enumerate(keys):
            near = [keys[at - 1 : at], keys[at + 1 : at + 2]]
            near += [_KEYS[row - 1][at : at + 2]] if row > 0 else []
            near += [_KEYS[row + 1][max(0, at - 1) : at + 1]] if row < 2 else []
            found[key] = "".join(near)
    return found


def _marks(typed: str, meant: str, marked: bool) -> float:
    """What the difference in diacritics costs."""
    one, two = (
        sorted(c for c in normalize("NFD", word.replace("đ", "d\u0335")) if not c.isalpha()) for word in (typed, meant)
    )
    different = sum(abs(one.count(c) - two.count(c)) for c in {*one, *two})
    return different * (_MARK if marked else _UNMARKED)


def _parts(key: str) -> Iterator[tuple[str, str]]:
    by_fold = reading_model().by_fold
    for at in range(2, len(key) - 1):
        if key[:at] in by_fold and key[at:] in by_fold:
            yield key[:at], key[at:]


def _likeliest(words: Sequence[Word], slips: dict[int, tuple[_Candidate, ...]]) -> dict[int, _Candidate]:
    """The slips that are likelier something else, with what they are."""
    grams = reading_model().ngrams
    best: list[tuple[float, list[_Candidate | None]]] = [(0.0, [])]
    lasts = np.array([START])
    for n, word in enumerate(words):
        options = slips.get(n) or tuple(_Candidate((number,), 0.0) for number in _known_as(word))
        firsts = np.array([c.ids[0] if c.ids else UNKNOWN for c in options])
        scores = np.array([score for score, _ in best])[:, None] + grams.pair(lasts[:, None], firsts[None, :])
        whence = scores.argmax(axis=0)
        made = []
        for at, option in enumerate(options):
            inside = float(grams.pair(firsts[at : at + 1], np.array(option.ids[1:]))[0]) if len(option.ids) > 1 else 0.0
            score = float(scores[whence[at], at]) + option.cost + inside
            made.append((score, [*best[whence[at]][1], option if n in slips and option.ids else None]))
        best = made
        lasts = np.array([c.ids[-1] if c.ids else UNKNOWN for c in options])
    _, path = max(best, key=lambda one: one[0])
    return {n: option for n, option in enumerate(path) if option is not None}


def _known_as(word: Word) -> Sequence[int]:
    """The ids that a word which stays as it is may have."""
    model = reading_model()
    key = canonical(normalize("NFC", word.text))
    if key.isdigit():
        return (NUMBER,)
    if key in model.ngrams.ids and not key.isascii():
        return (model.ngrams.ids[key],)
    found = model.by_fold.get(key, ())[:_MOST] if key.isascii() else ()
    return found or (SIGN if word.text.isupper() else UNKNOWN,)


__all__ = ["corrected", "english_words"]
