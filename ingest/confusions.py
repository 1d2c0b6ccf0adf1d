"""Which syllables a damaged word may have been: a channel that misreads each letter as none, one or two signs.

The syllables are walked as a tree of letters, level by level, for many words at once; branches that cannot reach the
best reading are left.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

LOWEST = np.float32(-60.0)
BEAM = 8.5  # nats below the best that a branch is followed
FARTHEST = -30.0  # nats: what is less likely read so is no reading
ROWS = []
BATCH = 64  # words walked at once


@dataclass(frozen=True, slots=True)
class Level:
    """The nodes of the tree at one depth."""

    letter: Ints  # (nodes,)
    word: Ints  # (nodes,) id of the syllable that ends here, -1 where none does
    first: Ints  # (nodes above + 1,) where the children of each begin; nodes stand in the order of their parents
    prior: Floats  # (nodes,) log-probability of the commonest syllable that begins so


@dataclass(frozen=True, slots=True)
class Confusions:
    """Log-probabilities of what a letter is read as, and the tree of syllables."""

    signs: dict[str, int]  # number of each sign that is read; 0 is any other
    none: Floats  # (letters,) the letter is lost
    one: Floats  # (letters, signs) read as one sign
    two: Floats  # (letters, signs, signs) read as two
    levels: tuple[Level, ...]

    def readings(self, words: Sequence[str]) -> list[tuple[Ints, Floats]]:
        """For each damaged word (lower case) the ids of the syllables that it may be, and log P(word | syllable)."""
        found: list[tuple[Ints, Floats]] = [(np.empty(0, np.int64), np.empty(0, np.float32))] * len(words)
        order = sorted(range(len(words)), key=lambda n: len(words[n]))
        for at in range(0, len(order), BATCH):
            batch = order[at : at + BATCH]
            for n, reading in zip(batch, self._walk([words[n] for n in batch]), strict=True):
                found[n] = reading
        return found

    def _walk(self, words: Sequence[str]) -> list[tuple[Ints, Floats]]:
        longest = max(map(len, words))
        signs = np.zeros((len(words), longest), np.int64)
        for row, word in enumerate(words):
            signs[row, : len(word)] = [self.signs.get(c, 0) for c in word]
        lengths = np.array([len(word) for word in words])
        # What each letter is read as at each place of each word, a row for each pair of a word and a letter.
        one = self.one.T[signs].transpose(0, 2, 1).reshape(-1, longest)
        two = self.two[:, signs[:, :-1], signs[:, 1:]].transpose(1, 0, 2).reshape(-1, longest - 1)
        rest = _rest(one.reshape(len(words), -1, longest).max(axis=1), two.reshape(len(words), -1, longest - 1).max(axis=1), lengths)
        # One row for each pair of a word and a node still followed: the best score for every prefix of the word.
        score = np.full((len(words), longest + 1), LOWEST, np.float32)
        score[:, 0] = 0
        of_word = np.arange(len(words))
        node = np.zeros(len(words), np.int64)
        ends: list[tuple[Ints, Ints, Floats]] = []
        found = np.full(len(words), LOWEST, np.float32)
        for level in self.levels:
            above, node = _children(level, node)
            of_word, letter = of_word[above], level.letter[node]
            row = of_word * len(self.none) + letter
            score = _step(score[above], self.none[letter], one[row], two[row])
            whole = score[np.arange(len(score)), lengths[of_word]]
            at = np.flatnonzero((level.word[node] >= 0) & (whole > FARTHEST))
            ends.append((of_word[at], level.word[node[at]], whole[at]))
            np.maximum.at(found, of_word[at], whole[at] + level.prior[node[at]])
            best = (score + rest[of_word]).max(axis=1) + level.prior[node]
            top = found.copy()
            np.maximum.at(top, of_word, best)
            alive = best > np.maximum(top - BEAM, found - 9)[of_word]
            ROWS.append((len(best),alive.sum()))
            of_word, node, score = of_word[alive], node[alive], score[alive]
        rows, ids, logs = (np.concatenate(part) for part in zip(*ends, strict=True))
        order = np.argsort(rows, kind="stable")
        cuts = np.searchsorted(rows[order], np.arange(1, len(words)))
        return list(zip(np.split(ids[order], cuts), np.split(logs[order], cuts), strict=True))


def _rest(one: Floats, two: Floats, lengths: Ints) -> Floats:
    """The most that the signs from each place on can be read as, whatever the letters; (words, signs + 1)."""
    rest = np.full((len(one), one.shape[1] + 1), LOWEST, np.float32)
    rest[np.arange(len(one)), lengths] = 0
    for at in range(one.shape[1] - 1, -1, -1):
        way = one[:, at] + rest[:, at + 1]
        if at + 2 < rest.shape[1]:
            way = np.maximum(way, two[:, at] + rest[:, at + 2])
        rest[:, at] = np.where(at < lengths, way, rest[:, at])
    return rest


def _step(score: Floats, none: Floats, one: Floats, two: Floats) -> Floats:
    """The scores once a letter more has been read, as no sign, one or two; (rows, signs + 1)."""
    after = score + none[:, None]
    np.maximum(after[:, 1:], score[:, :-1] + one, out=after[:, 1:])
    np.maximum(after[:, 2:], score[:, :-2] + two, out=after[:, 2:])
    return after


def _children(level: Level, nodes: Ints) -> tuple[Ints, Ints]:
    """The children of `nodes` of the level above: which of them is the parent, and the child."""
    start = level.first[nodes]
    count = level.first[nodes + 1] - start
    parent = np.repeat(np.arange(len(nodes)), count)
    within = np.arange(len(parent)) - np.repeat(np.cumsum(count) - count, count)
    return parent, start[parent] + within


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
    return Confusions(signs, none, one, two, tree(spelt, prior, letters))
