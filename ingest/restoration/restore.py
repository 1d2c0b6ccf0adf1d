"""What damaged text was before it was damaged: diacritics and letters put back, word by word.

A noisy-channel reader: every syllable that a printed word may have been is weighed by how syllables follow each other
in law text (`ngrams`) and by how print is damaged: not at all, diacritics lost, letters misread (`confusions`).
How much of each damage a text has is estimated from the text itself: clean text stays as it is.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ingest.directive import Restored
from ingest.folding import fold
from ingest.restoration import confusions, ngrams
from ingest.restoration.lattice import NEVER, posteriors
from ingest.restoration.ngrams import NUMBER, SIGN, UNKNOWN
from ingest.restoration.person_names import with_names
from ingest.restoration.printed_words import Printed, printed_words
from ingest.restoration.spelling import cased_as, is_syllable
from ingest.restoration.word_breaks import doubtful_joins, mended

_LETTERS = re.compile(r"[^\W\d_]+")
MODEL = Path(__file__).parent / "model"
# Measured: clean directives reach 0.02, laws never seen 0.13; OCR with Vietnamese letters begins at 0.46, text without
# diacritics at 0.93, scans read without Vietnamese letters lie at 0.99.
DAMAGED = 0.2
# So many words known, and so many with diacritics, need no closer look: 101 of the 107 training directives have them.
KNOWN, MARKED = 0.93, 0.7
DOUBTFUL = 0.5  # a word that is kept at less is shown as doubtful
MISREAD_NUMBER = 0.3  # the most that a number with a letter in it is sure of
WIDTH = 20  # candidates of a word that are weighed in context
MARGIN = 9.0  # nats below the likeliest, context apart, that a candidate is weighed
SPELLING = 4.0  # nats a letter of a word that is no Vietnamese
ENGLISH_WORD = -8.0  # nats, of any one English word
ENGLISH = 0.3  # of the words: a text that has more of them is English
CLEAN, STRIPPED, MISREAD = 0, 1, 2  # what may have happened to a word
PRIOR = np.array([2.0, 0.02, 0.02])  # words seen of each before the text is
REMEMBERED = 100_000  # distinct words whose readings are kept for the next text
CHANCE = 0.002  # a share of damaged words below this is no damage, but chance
SURE = 0.9  # how likely another reading must be to change a word of a text that is not damaged
LEAST = 1e-7  # what is left of the weight of a damage that a text does not have
UNKNOWN_SHARE = 0.25  # of the distinct words: more say so at once
OCR_SHARE = 0.02  # of the words misread: from there on every word may be


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was before it was damaged."""

    text: str
    words: tuple[Restored, ...]  # those that differ from the print, and those that stay doubtful


@dataclass(frozen=True, slots=True)
class Candidates:
    """What a printed word may have been."""

    ids: npt.NDArray[np.int64]  # (candidates,)
    logs: npt.NDArray[np.float32]  # (candidates, 3) of the print given each, by what happened
    kept: int  # the id that stands for the print as it is


@dataclass(frozen=True, slots=True)
class Model:
    """All that is loaded."""

    ngrams: ngrams.Ngrams
    confusions: confusions.Confusions
    by_fold: dict[str, list[int]]
    english: frozenset[str]  # words that neither are Vietnamese nor look like it without diacritics
    misread: dict[str, tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]]  # readings found so far
    found: dict[tuple[str, str, bool], Candidates]  # candidates found so far


@cache
def reading_model() -> Model:
    loaded = ngrams.load(MODEL / "ngrams.npz")
    words = list(enumerate(loaded.words))[SIGN + 1 :]
    by_fold: dict[str, list[int]] = {}
    for number, word in words:
        by_fold.setdefault(fold(word).upper() if word.isupper() else fold(word), []).append(number)
    syllables = [(word, number) for number, word in words if is_syllable(word) and word.islower()]
    english = (MODEL / "english.txt").read_text(encoding="utf-8").split()
    return Model(
        loaded,
        confusions.load(MODEL / "confusions.npz", syllables, loaded.single),
        by_fold,
        frozenset(english).difference(by_fold),
        {},
        {},
    )


def restore(text: str) -> Reading:
    """The text as it was before it was damaged, and how sure each restored word is."""
    words = with_names(text, list(printed_words(text)))
    if not words:
        return Reading(text, ())
    model = reading_model()
    weights, ocr = _damage(model, words)
    if weights[CLEAN] == 1:
        return Reading(text, ())
    if ocr:
        words = _mended(model, text, words, weights)
    table, rows = _table(model, words, weights, ocr)
    ids, logs, kept = table
    chances = posteriors(model.ngrams, ids, logs, rows, np.array([word.opens for word in words]))
    best = chances.argmax(axis=1)
    damaged = 1 - weights[CLEAN] > DAMAGED
    if not damaged:
        doubtful = (chances.max(axis=1) < SURE) & (kept[rows] >= 0)
        best = np.where(doubtful, kept[rows], best)
    chance = np.take_along_axis(chances, best[:, None], 1)[:, 0]
    if damaged:  # 'O4' that no word explains is a number of which a digit is misread
        mixed = np.array([word.kind == "word" and any(c.isdigit() for c in word.text) for word in words])
        chance = np.where(mixed & (best == kept[rows]), np.minimum(chance, MISREAD_NUMBER), chance)
    return _reading(model, text, words, ids[rows, best], chance, best == kept[rows])


def damage(text: str) -> float:
    """How damaged a text is: the share of its words that are not as their author wrote them, 0 to 1."""
    words = list(printed_words(text))
    return 1.0 - float(_damage(reading_model(), words)[0][CLEAN]) if words else 0.0


def is_damaged(text: str) -> bool:
    """Whether a text is worth restoring; most are plainly whole, and cost little to tell."""
    return not _plainly_whole(text) and damage(text) > DAMAGED


def _plainly_whole(text: str) -> bool:
    """Whether nearly all words are words of the model, and most have the diacritics that Vietnamese has."""
    words = _LETTERS.findall(text.lower())
    known = reading_model().ngrams.ids
    marked = len(words) - sum(map(str.isascii, words))
    return sum(map(known.__contains__, words)) >= KNOWN * len(words) and marked >= MARKED * len(words)


def _damage(model: Model, words: Sequence[Printed]) -> tuple[npt.NDArray[np.float64], bool]:
    """How often each kind of damage happened, and whether letters were misread at all; by expectation-maximisation."""
    if len(model.found) > REMEMBERED:
        model.misread.clear()
        model.found.clear()
    counts = Counter(word.key for word in words if word.kind in ("word", "name"))
    if sum(times for key, times in counts.items() if key in model.english) > ENGLISH * counts.total():
        return np.array([1.0, 0.0, 0.0]), False
    keys = list(counts)
    times = np.array([counts[key] for key in keys], np.float64)
    ocr = sum(not _known(model, key) for key in keys) > UNKNOWN_SHARE * len(keys)
    while True:
        _search(model, [key for key in keys if ocr or not _known(model, key)])
        likely = _likelihoods(model, [_candidates(model, key, "word", ocr) for key in keys])
        weights = PRIOR / PRIOR.sum()
        for _ in range(8):
            share = likely * weights
            share /= share.sum(axis=1, keepdims=True) + 1e-300
            weights = PRIOR + (share * times[:, None]).sum(axis=0)
            weights /= weights.sum()
        if ocr or weights[MISREAD] < OCR_SHARE:
            return weights, ocr
        ocr = True


def _mended(model: Model, text: str, words: Sequence[Printed], weights: npt.NDArray[np.float64]) -> list[Printed]:
    """The words without the cuts and lost spaces of OCR."""
    known = cache(partial(_known, model))
    joins = dict(doubtful_joins(text, words, known))
    _search(model, joins.values())
    # Not what is remembered of other texts: a reading must be the same whatever was read before.
    searched = {*joins.values(), *(word.key for word in words if word.kind in ("word", "name"))}

    def scores(keys: Sequence[str]) -> dict[str, float]:
        likely = _likelihoods(model, [_candidates(model, key, "word", key in searched) for key in keys])
        return dict(zip(keys, np.log(likely @ weights + 1e-300).tolist(), strict=True))

    whole = mended(words, joins, known, scores)
    _search(model, [word.key for word in whole if word.kind in ("word", "name")])
    return whole


def _known(model: Model, key: str) -> bool:
    """Whether the print can be a word that is whole, or one that lost its diacritics."""
    return key in model.ngrams.ids or key in model.by_fold or key in model.english


def _search(model: Model, keys: Iterable[str]) -> None:
    """Finds what each of `keys` may be misread from, unless it is known already."""
    new = [key for key in dict.fromkeys(keys) if key not in model.misread]
    model.misread.update(zip(new, model.confusions.readings(new), strict=True))


def _likelihoods(model: Model, found: Sequence[Candidates]) -> npt.NDArray[np.float64]:
    """P(print) of each print by what happened, whichever word it was; (prints, 3)."""
    if not found:
        return np.empty((0, 3))
    first = np.cumsum([0, *(len(each.ids) for each in found[:-1])])
    ids = np.concatenate([each.ids for each in found])
    logs = np.concatenate([each.logs for each in found]).astype(np.float64)
    with np.errstate(under="ignore"):
        return np.add.reduceat(np.exp(logs + model.ngrams.single[ids][:, None]), first)


def _candidates(model: Model, key: str, kind: str, ocr: bool) -> Candidates:
    """What a printed word may have been, looked up once."""
    asked = (key, kind, ocr)
    if asked not in model.found:
        model.found[asked] = _find(model, key, kind, ocr)
    return model.found[asked]


def _find(model: Model, key: str, kind: str, ocr: bool) -> Candidates:
    """What a printed word may have been; a number is itself, and a sign at most lost its diacritics ('HDND')."""
    if kind == "number" or (kind == "sign" and key[0].isdigit()):
        return Candidates(np.array([NUMBER]), np.zeros((1, 3), np.float32), NUMBER)
    other = SIGN if kind == "sign" else NUMBER if any(c.isdigit() for c in key) else UNKNOWN
    kept = model.ngrams.ids.get(key, other)
    spelling = ENGLISH_WORD if key in model.english else -SPELLING * len(key)
    logs = {kept: [0.0 if kept > SIGN else spelling, NEVER, NEVER]}
    if kind != "sign" or len(key) > 2:
        for number in model.by_fold.get(key, ()):
            logs.setdefault(number, [NEVER, NEVER, NEVER])[STRIPPED] = 0.0
    if kind != "sign" and (ocr or not _known(model, key)):
        for number, chance in zip(*(part.tolist() for part in model.misread[key]), strict=True):
            logs.setdefault(number, [NEVER, NEVER, NEVER])[MISREAD] = chance
    return Candidates(np.array(list(logs)), np.array(list(logs.values()), np.float32), kept)


Table = tuple[npt.NDArray[np.int64], npt.NDArray[np.float32], npt.NDArray[np.int64]]


def _table(
    model: Model, words: Sequence[Printed], weights: npt.NDArray[np.float64], ocr: bool
) -> tuple[Table, npt.NDArray[np.int64]]:
    """Candidates, their log-probabilities and which is the print, a row for each distinct word; and each word's row."""
    row_of: dict[tuple[str, str, int], int] = {}
    rows = np.array([row_of.setdefault((word.key, word.kind, word.case), len(row_of)) for word in words])
    found = [_candidates(model, key, kind, ocr) for key, kind, _ in row_of]
    row = np.repeat(np.arange(len(found)), [len(each.ids) for each in found])
    ids = np.concatenate([each.ids for each in found])
    logs = np.concatenate([each.logs for each in found])
    cases = np.array([case for _, _, case in row_of])[row]
    log_weights = np.log(np.maximum(weights - CHANCE, LEAST)).astype(np.float32)
    logs = np.logaddexp.reduce(logs + log_weights, axis=1) + model.ngrams.cases[cases, ids]
    kept = np.array([each.kept for each in found])
    return _likeliest(row, ids, logs, model.ngrams.single[ids], kept), rows


def _likeliest(
    row: npt.NDArray[np.int64],
    ids: npt.NDArray[np.int64],
    logs: npt.NDArray[np.float32],
    prior: npt.NDArray[np.float32],
    kept: npt.NDArray[np.int64],
) -> Table:
    """The `WIDTH` likeliest candidates of each row, likeliest first; `row` ascends, `kept` is each row's print."""
    order = np.lexsort((-(logs + prior), row))
    first = np.searchsorted(row, np.arange(len(kept)))
    place = np.arange(len(order)) - first[row]
    fit = (logs + prior)[order]
    good = (place < WIDTH) & (fit > fit[first][row] - MARGIN)
    row, place, order = row[good], place[good], order[good]
    table = np.zeros((len(kept), WIDTH), np.int64), np.full((len(kept), WIDTH), NEVER, np.float32)
    table[0][row, place], table[1][row, place] = ids[order], logs[order]
    there = np.full(len(kept), -1)
    same = ids[order] == kept[row]
    there[row[same]] = place[same]
    return *table, there


def _reading(
    model: Model,
    text: str,
    words: Sequence[Printed],
    ids: npt.NDArray[np.int64],
    chances: npt.NDArray[np.float32],
    kept: npt.NDArray[np.bool_],
) -> Reading:
    """The text with the chosen words put in; two words that were run together are one piece: 'Troly' -> 'Trợ lý'."""
    pieces: list[str] = []
    restored: list[Restored] = []
    done = length = 0
    last = Restored(0, 0, "", 1.0)
    for word, number, chance, same in zip(words, ids.tolist(), chances.tolist(), kept.tolist(), strict=True):
        cut = " " in word.text  # by OCR: joined even where its letters stay
        read = word.text if same and not cut else cased_as(word.key if same else model.ngrams.words[number], word.text)
        new = read if word.kind in ("word", "sign") else word.text
        gap = text[done : word.start] or (" " if pieces else "")
        pieces += (gap, new)
        length += len(gap)
        sure = 1 - chance if new == word.text != read else chance
        here = Restored(length, length + len(new), word.text, sure)
        if gap and done == word.start:
            here = Restored(last.start, here.end, last.printed + word.text, min(last.confidence, sure))
            if restored and restored[-1] == last:
                restored.pop()
        if new != word.text or read != word.text or (word.kind == "word" and sure < DOUBTFUL) or here.start < length:
            restored.append(here)
        last = here
        length += len(new)
        done = word.end
    pieces.append(text[done:])
    return Reading("".join(pieces), tuple(restored))
