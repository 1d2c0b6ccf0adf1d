"""A trigram model of Vietnamese syllables in a few flat arrays, asked about many words at once."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int64]
Logs = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]
FAR = 255  # in place of a log-probability: not stored

START, UNKNOWN, NUMBER, SIGN = range(4)  # before the words: a sentence begins; any other word, number, abbreviation
BITS = 13  # of an id
STEP = 0.07  # nats a step of a stored log-probability: 254 steps reach e^-17.8


@dataclass(frozen=True, slots=True)
class Ngrams:
    """Log-probabilities of one, two and three words in a row, with back-off."""

    words: tuple[str, ...]  # by id
    ids: dict[str, int]
    single: Logs  # (words,)
    cases: Logs  # (3, words) of the case that a word has, by `Printed.case`
    single_left: Logs  # (words,) log of what is left for pairs that are not stored
    pairs: npt.NDArray[np.uint32]  # first id << BITS | second id, ascending
    near: Bytes  # (words, words) log-probability of each pair, `FAR` where it is not stored
    pair_left: Bytes
    triples: npt.NDArray[np.uint64]  # position of the pair << BITS | third id, ascending
    triple_logs: Bytes

    def pair(self, first: Ids, second: Ids) -> Logs:
        """Log P(second | first); any shape."""
        stored = self.near.take(first * len(self.words) + second)
        return np.where(stored < FAR, _nats(stored), self.single_left.take(first) + self.single.take(second))

    def place(self, first: Ids, second: Ids) -> Ids:
        """The position of a pair, -1 where it is not stored; any shape."""
        return _find(self.pairs, ((first << BITS) | second).astype(np.uint32))

    def triple(self, pair: Ids, third: Ids) -> tuple[Logs, npt.NDArray[np.bool_]]:
        """Log P(third | pair) where it is stored, and where it is; `pair` holds positions, none of them -1."""
        at = _find(self.triples, ((pair << BITS) | third).astype(np.uint64))
        return _nats(self.triple_logs[at]), at >= 0

    def left(self, pair: Ids) -> Logs:
        """What is left after a pair for words that no stored triple has, 0 (all) where the pair is not stored."""
        return np.where(pair >= 0, _nats(self.pair_left[pair]), np.float32(0))


def _find(keys: npt.NDArray[np.uint32] | npt.NDArray[np.uint64], wanted: npt.NDArray[np.unsignedinteger]) -> Ids:
    distinct, of = np.unique(wanted, return_inverse=True)  # ascending, so that the search stays in the cache
    at = np.minimum(np.searchsorted(keys, distinct), len(keys) - 1)
    return np.where(keys[at] == distinct, at, -1)[of]


def _nats(steps: Bytes) -> Logs:
    logs: Logs = steps.astype(np.float32)
    logs *= np.float32(-STEP)
    return logs


def steps(logs: npt.NDArray[np.floating]) -> Bytes:
    """Log-probabilities as they are stored."""
    stored: Bytes = np.clip(np.rint(-logs / STEP), 0, FAR - 1).astype(np.uint8)
    return stored


def load(file: Path) -> Ngrams:
    """The model of `file`.  Raises OSError where it cannot be read."""
    with np.load(file) as stored:
        words = tuple(bytes(stored["words"]).decode("utf-8").split("\n"))
        size = len(words)
        firsts = np.repeat(np.arange(size, dtype=np.uint32), stored["pairs_of"])
        seconds = stored["pair_second"]
        near = np.full((size, size), FAR, np.uint8)
        near[firsts, seconds] = np.minimum(stored["pair_logs"], FAR - 1)
        triple_pairs = np.repeat(np.arange(len(seconds), dtype=np.uint64), stored["triples_of"])
        return Ngrams(
            words=words,
            ids={word: n for n, word in enumerate(words)},
            single=stored["single"].astype(np.float32),
            cases=stored["cases"].astype(np.float32),
            single_left=stored["single_left"].astype(np.float32),
            pairs=(firsts << BITS) | seconds,
            near=near,
            pair_left=stored["pair_left"],
            triples=(triple_pairs << np.uint64(BITS)) | stored["triple_third"],
            triple_logs=stored["triple_logs"],
        )
