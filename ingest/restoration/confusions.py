"""Which syllables a damaged word may have been: a channel that misreads each letter as none, one or two signs.

The syllables are walked as a tree of letters, level by level, for many words at once; branches that cannot reach the
best reading, even if all letters to come were the likeliest, are left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

LOWEST = np.float32(-60.0)
BEAM = 8.5  # nats below the best that a branch is followed
FARTHEST = -30.0  # nats: what is less likely read so is no reading
MARGIN = 9.0  # nats below the likeliest reading that another is kept
MOST = 24  # readings of a word
SLACK = 3.0  # nats that the bar can sink from one letter to the next
BATCH = 256  # words walked at once


@dataclass(frozen=True, slots=True)
class Level:
    """The nodes of the tree at one depth."""

    letter: Ints  # (nodes,)
    word: Ints  # (nodes,) id of the syllable that ends here, -1 where none does
    first: Ints  # (nodes above + 1,) where the children of each begin; nodes stand in the order of their parents
    prior: Floats  # (nodes,) log-probability of the commonest syllable that begins so


@dataclass(frozen=True, slots=True)
class Batch:
    """What each letter is worth in each of some damaged words: log-probabilities."""

    lengths: Ints  # (words,)
    one: Floats  # (signs, words x letters) of a letter read as the sign at each place
    two: Floats  # (signs - 1, words x letters) read as the two signs there
    rest: Floats  # (signs + 1, words) the most that the signs from each place on can be worth
    fit: Floats  # (words x letters) the most that a letter can add to that


@dataclass(frozen=True, slots=True)
class Confusions:
    """Log-probabilities of what a letter is read as, and the tree of syllables."""

    signs: dict[str, int]  # number of each sign that is read; 0 is any other
    none: Floats  # (letters,) the letter is lost
    one: Floats  # (signs, letters) read as one sign
    two: Floats  # (signs, signs, letters) read as two
    levels: tuple[Level, ...]
    prior: Floats  # log-probability of a syllable, by id

    def readings(self, words: Sequence[str]) -> list[tuple[Ints, Floats]]:
        """For each damaged word (lower case) the ids of the syllables that it may be, and log P(word | syllable).

        Likeliest first, at most `MOST`.
        """
        found: list[tuple[Ints, Floats]] = [(np.empty(0, np.int64), np.empty(0, np.float32))] * len(words)
        longest = 2 * len(self.levels)
        order = sorted((n for n, word in enumerate(words) if len(word) <= longest), key=lambda n: len(words[n]))
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            for n, reading in zip(batch, self._readings(self._batch([words[n] for n in batch])), strict=True):
                found[n] = reading
        return found

    def _batch(self, words: Sequence[str]) -> Batch:
        signs = np.zeros((max(map(len, words)), len(words)), np.int64)
        for n, word in enumerate(words):
            signs[: len(word), n] = [self.signs.get(c, 0) for c in word]
        one, two = self.one[signs], self.two[signs[:-1], signs[1:]]
        lengths = np.array([len(word) for word in words])
        rest = _rest(one.max(axis=2), two.max(axis=2), lengths)
        fit = np.maximum(self.none, (one + (rest[1:] - rest[:-1])[:, :, None]).max(axis=0))
        fit = np.maximum(fit, (two + (rest[2:] - rest[:-2])[:, :, None]).max(axis=0, initial=LOWEST))
        return Batch(lengths, one.reshape(-1, fit.size), two.reshape(-1, fit.size), rest, fit.reshape(-1))

    def _readings(self, batch: Batch) -> list[tuple[Ints, Floats]]:
        """The readings of each word of `batch`."""
        found = np.full(len(batch.lengths), LOWEST, np.float32)
        rows, ids, logs = (np.concatenate(part) for part in zip(*self._ends(batch, found), strict=True))
        prior = logs + self.prior[ids]
        good = np.flatnonzero((logs > FARTHEST) & (prior > found[rows] - MARGIN))
        good = good[np.lexsort((-prior[good], rows[good]))]
        first = np.searchsorted(rows[good], np.arange(len(found) + 1))
        parts = [good[one : min(two, one + MOST)] for one, two in pairwise(first.tolist())]
        return [(ids[part], logs[part]) for part in parts]

    def _ends(self, batch: Batch, found: Floats) -> Iterator[tuple[Ints, Ints, Floats]]:
        """Words of `batch`, syllables that they may be, and log P(word | syllable), as the tree is walked.

        `found` is raised to the likeliest reading of each word so far.
        """
        # A column for each pair of a word and a node still followed: the best score for every prefix of the word.
        score = np.full(batch.rest.shape, LOWEST, np.float32)
        score[0] = 0
        of_word = np.arange(len(found))
        node = np.zeros(len(found), np.int64)
        hope, least, alive = batch.rest[0], found, of_word
        for level in self.levels:
            count, child = _children(level, node[alive])
            words = of_word[alive]
            read = np.repeat(words * len(self.none), count) + level.letter.take(child)
            gain = batch.fit.take(read) + level.prior.take(child)
            near = np.flatnonzero(gain > np.repeat(least[words] - SLACK - hope[alive], count))
            above = np.repeat(alive, count)[near]
            of_word, node, read = of_word[above], child[near], read[near]
            none, one, two = self.none[level.letter[node]], batch.one.take(read, 1), batch.two.take(read, 1)
            score = _step(score.take(above, 1), none, one, two)
            at = np.flatnonzero(level.word[node] >= 0)
            ids, whole = level.word[node[at]], score[batch.lengths[of_word[at]], at]
            yield of_word[at], ids, whole
            np.maximum.at(found, of_word[at], whole + self.prior[ids])
            hope = (score + batch.rest.take(of_word, 1)).max(axis=0)
            best = hope + level.prior[node]
            least = found + (BEAM - MARGIN)
            np.maximum.at(least, of_word, best)
            least -= BEAM
            alive = np.flatnonzero(best > least[of_word])


def _rest(one: Floats, two: Floats, lengths: Ints) -> Floats:
    """The most that the signs from each place on can be read as, whatever the letters; (signs + 1, words)."""
    rest = np.full((len(one) + 1, len(lengths)), LOWEST, np.float32)
    rest[lengths, np.arange(len(lengths))] = 0
    for at in range(len(one) - 1, -1, -1):
        way = one[at] + rest[at + 1]
        if at + 2 < len(rest):
            way = np.maximum(way, two[at] + rest[at + 2])
        rest[at] = np.where(at < lengths, way, rest[at])
    return rest


def _step(score: Floats, none: Floats, one: Floats, two: Floats) -> Floats:
    """The scores once a letter more has been read, as no sign, one or two; (signs + 1, pairs)."""
    after = score + none
    np.maximum(after[1:], score[:-1] + one, out=after[1:])
    np.maximum(after[2:], score[:-2] + two, out=after[2:])
    return after


def _children(level: Level, nodes: Ints) -> tuple[Ints, Ints]:
    """How many children each of `nodes` of the level above has, and the children."""
    start = level.first[nodes]
    count = level.first[nodes + 1] - start
    return count, np.repeat(start - np.cumsum(count) + count, count) + np.arange(count.sum())


def tree(words: Sequence[tuple[str, int]], prior: Floats, letters: dict[str, int]) -> tuple[Level, ...]:
    """The tree of `words` (each with its id), a level for each letter; `prior` is the log-probability by id."""
    best: dict[str, float] = {}
    for word, number in words:
        for depth in range(1, len(word) + 1):
            best[word[:depth]] = max(best.get(word[:depth], -1e9), float(prior[number]))
    ends = dict(words)
    levels = []
    above = {"": 0}
    for depth in range(1, max(map(len, best)) + 1):
        nodes = sorted((node for node in best if len(node) == depth), key=lambda node: (above[node[:-1]], node))
        parents = np.array([above[node[:-1]] for node in nodes])
        levels.append(
            Level(
                letter=np.array([letters[node[-1]] for node in nodes]),
                word=np.array([ends.get(node, -1) for node in nodes]),
                first=np.searchsorted(parents, np.arange(len(above) + 1)),
                prior=np.array([best[node] for node in nodes], np.float32),
            )
        )
        above = {node: n for n, node in enumerate(nodes)}
    return tuple(levels)


def load(file: Path, words: Sequence[tuple[str, int]], prior: Floats) -> Confusions:
    """The channel of `file` over `words` (syllables and their ids; `prior` is by id).  Raises OSError without it."""
    with np.load(file) as stored:
        letters = {c: n for n, c in enumerate(bytes(stored["letters"]).decode("utf-8"))}
        signs = {c: n + 1 for n, c in enumerate(bytes(stored["signs"]).decode("utf-8"))}
        one = stored["one"].astype(np.float32)
        rare = np.float32(stored["rare"])  # a sign that comes from nowhere
        two = np.maximum(one[:, :, None], one[:, None, :]) + rare
        two[tuple(stored["two_at"])] = stored["two"]
        none = stored["none"].astype(np.float32)
    spelt = [(word, number) for word, number in words if set(word) <= set(letters)]
    one, two = np.ascontiguousarray(one.T), np.ascontiguousarray(two.transpose(1, 2, 0))
    return Confusions(signs, none, one, two, tree(spelt, prior, letters), prior)
