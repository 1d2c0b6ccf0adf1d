"""Clauses of different directives that say the same: many letters copy one dispatch."""

from collections.abc import Sequence

import numpy as np

from index.clause_text import LETTERHEAD
from index.rows import Positions, Rows

# Of the corpus' pairs of clauses whose letters say that they copy each other, all are above the first and 94% above the
# second; of its 3,758 other pairs 0.3% are above the second.
_NEAR = 0.4  # cosine below which two clauses are not compared word by word
LEAST = 0.38  # share of words and pairs of words in common from which on two clauses count as copies


def copies(rows: Rows, chosen: Positions, addresses: Sequence[tuple[str, str]]) -> list[bool]:
    """Whether each of the clauses at rows `chosen` (n,), best first, is a copy of the first in another directive.

    `addresses`: (directive, clause path) of each.  Parts of letterheads are alike and no copies.
    """
    vectors = rows.vectors(chosen)
    lengths = np.linalg.norm(vectors, axis=1)
    near = vectors @ vectors[0] >= _NEAR * np.maximum(lengths * lengths[0], 1e-9)
    words = _words(rows, chosen)
    return [
        bool(near[nth]) and _comparable(addresses[0], address) and likeness(words[0], words[nth]) >= LEAST
        for nth, address in enumerate(addresses)
    ]


def _comparable(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] != other[0] and one[1] not in LETTERHEAD and other[1] not in LETTERHEAD


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """Share of tokens in common, 0 to 1 (Dice)."""
    size = len(one) + len(other)
    return 2 * len(one & other) / size if size else 0.0


def _words(rows: Rows, chosen: Positions) -> list[frozenset[int]]:
    """The words and pairs of neighbouring words of each clause, hashed."""
    flat, bounds = rows.tokens(chosen, "own")
    tokens = flat.astype(np.uint64)
    made = []
    for start, end in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True):
        own = tokens[start:end]
        pairs = (own[:-1] << np.uint64(32)) | own[1:]
        made.append(frozenset([*own.tolist(), *pairs.tolist()]))
    return made
