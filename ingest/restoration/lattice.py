"""Which candidate each word of a text is, from what every word may be and how syllables follow each other.

Forward and backward sums over all readings (trigrams), for all sentences at once; what comes out is the probability of
each candidate given the whole sentence.
"""

import numpy as np
import numpy.typing as npt

from ingest.restoration.ngrams import START, Ids, Logs, Ngrams

LONGEST = 120  # words of a sentence; a longer one is read in pieces
BLOCK = 2000  # words whose sums are held in memory at once
NARROW = 5  # candidates of a word that are weighed in threes; more are weighed in pairs first
FARTHEST = 20.0  # nats that a neighbour can take from a candidate
NEVER = -1e4
TINY = np.float32(1e-30)


def posteriors(ngrams: Ngrams, ids: Ids, logs: Logs, rows: Ids, opens: npt.NDArray[np.bool_]) -> Logs:
    """Probability of each candidate, (words, candidates).

    A row for each distinct word: `ids` are its candidates, `logs` the log-probability of the print given each (`NEVER`
    where there is none). For each word of the text: `rows` is its row, `opens` whether it begins a sentence.
    """
    first = _cuts(opens)
    chances = np.zeros((len(rows), ids.shape[1]), np.float32)
    at = 0
    while at < len(first) - 1:
        to = max(at + 1, int(np.searchsorted(first, first[at] + BLOCK, side="right")) - 1)
        low, high = first[at], first[to]
        chances[low:high] = _block(ngrams, ids, logs, rows[low:high], first[at : to + 1] - low)
        at = to
    return chances


def _cuts(opens: npt.NDArray[np.bool_]) -> Ids:
    """Where each sentence begins, and the end of the last."""
    first = np.flatnonzero(opens)
    ends = np.append(first[1:], len(opens))
    pieces = [np.arange(one, two, LONGEST) for one, two in zip(first, ends, strict=True)]
    return np.append(np.concatenate(pieces), len(opens))


def _block(ngrams: Ngrams, ids: Ids, logs: Logs, rows: Ids, first: Ids) -> Logs:
    """`posteriors` of whole sentences that begin at `first` (its last entry is the end)."""
    lengths = np.diff(first)
    order = np.argsort(-lengths, kind="stable")
    begins, lengths = first[:-1][order], lengths[order]
    kept = _narrowed(ngrams, ids, logs, rows, begins)
    steps = _steps(ngrams, ids[rows[:, None], kept], logs[rows[:, None], kept], begins)
    running = [int(np.searchsorted(-lengths, -t)) for t in range(int(lengths[0]))]  # sentences longer than t words
    ahead: list[Logs] = []
    for t, count in enumerate(running):
        step = steps[begins[:count] + t]
        now = step[:, 0] if t == 0 else np.einsum("bij,bijk->bjk", ahead[-1][:count], step)
        ahead.append(now / (now.sum(axis=(1, 2), keepdims=True) + TINY))
    narrow = np.zeros(kept.shape, np.float32)
    behind = np.ones((0, *ahead[0].shape[1:]), np.float32)
    for t in range(len(running) - 1, -1, -1):
        here = begins[: running[t]] + t
        behind = np.concatenate([behind, np.ones((len(here) - len(behind), *behind.shape[1:]), np.float32)])
        both = (ahead[t] * behind).sum(axis=1)
        narrow[here] = both / (both.sum(axis=1, keepdims=True) + TINY)
        back = np.einsum("bijk,bjk->bij", steps[here], behind)
        behind = back / (back.max(axis=(1, 2), keepdims=True) + TINY)
    chances = np.zeros((len(rows), ids.shape[1]), np.float32)
    np.put_along_axis(chances, kept, narrow, 1)
    return chances


def _narrowed(ngrams: Ngrams, ids: Ids, logs: Logs, rows: Ids, begins: Ids) -> Ids:
    """The `NARROW` candidates of each word that go best with a neighbour on either side, best first."""
    shape = len(rows), ids.shape[1]
    if shape[1] <= NARROW:
        return np.broadcast_to(np.arange(shape[1]), shape)
    fit = logs + ngrams.single[ids]
    before = np.full(shape, NEVER, np.float32)
    after = before.copy()
    couples, which = np.unique(rows[:-1] * len(ids) + rows[1:], return_inverse=True)
    before[1:], after[:-1] = (gain[which] for gain in _gains(ngrams, ids, fit, *np.divmod(couples, len(ids))))
    before[begins], after[begins - 1] = NEVER, NEVER
    total = fit[rows] + np.maximum(before, -FARTHEST) + np.maximum(after, -FARTHEST)
    return np.argsort(-total, axis=1, kind="stable")[:, :NARROW]


def _gains(ngrams: Ngrams, ids: Ids, fit: Logs, one: Ids, two: Ids) -> tuple[Logs, Logs]:
    """What the row `one` before adds to each candidate of the row `two`, and the row after to each of `one`."""
    there = ids > START
    n, j = np.nonzero(there[one])
    count = there.sum(axis=1)[two[n]]  # each candidate of `one` meets all of `two`
    starts = np.cumsum(count) - count
    every = np.arange(count.sum())
    width = ids.shape[1]
    at = every + np.repeat(two[n] * width - starts, count)  # the second of each couple in the table
    second = ids.take(at)
    gain = ngrams.pair(np.repeat(ids[one[n], j], count), second) - ngrams.single.take(second)
    before = np.full((len(one), width), NEVER, np.float32)
    after = before.copy()
    to = every + np.repeat(n * width - starts, count)
    np.maximum.at(before.reshape(-1), to, gain + np.repeat(fit[one[n], j], count))
    after[n, j] = np.maximum.reduceat(gain + fit.take(at), starts)
    best = fit.max(axis=1, keepdims=True)
    return before - best[one], after - best[two]


def _steps(ngrams: Ngrams, ids: Ids, logs: Logs, begins: Ids) -> Logs:
    """P(candidate | the two before) · P(print | candidate), scaled a word; (words, before that, before, candidate)."""
    words, width = ids.shape
    before = np.roll(ids, 1, axis=0)
    before[begins] = START
    there = logs > NEVER
    there_before = np.roll(there, 1, axis=0)
    there_before[begins] = np.arange(width) == 0
    n, j, k = np.nonzero(there_before[:, :, None] & there[:, None, :])
    pair_logs = np.full((words, width, width), NEVER, np.float32)
    pairs = np.full((words, width, width), -1, np.int64)
    pair_logs[n, j, k] = ngrams.pair(before[n, j], ids[n, k])
    pairs[n, j, k] = ngrams.place(before[n, j], ids[n, k])
    pairs_before = np.roll(pairs, 1, axis=0)
    pairs_before[begins] = -1
    total = ngrams.left(pairs_before)[:, :, :, None] + pair_logs[:, None, :, :]
    at = np.flatnonzero((pairs_before >= 0)[:, :, :, None] & (pairs >= 0)[:, None, :, :])
    triple_logs, stored = ngrams.triple(pairs_before.take(at // width), ids.take(at // width**3 * width + at % width))
    total.reshape(-1)[at[stored]] = triple_logs[stored]
    total += logs[:, None, None, :]
    total -= total.max(axis=(1, 2, 3), keepdims=True)
    np.exp(total, out=total)
    return total
