"""Dense search: nearest first, one collection an encoder."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.vectors import Collections, Vectors

KEYS = np.array([0, 1, 2**63, 2**64 - 1, *range(10, 18)], np.uint64)


def unit(*values: float) -> Vectors:
    vector = np.array(values, np.float32)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


VECTORS = np.stack([unit(np.cos(nth / 10), np.sin(nth / 10)) for nth in range(len(KEYS))])


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collections]:
    made = Collections(tmp_path, "vectors-one")
    made.add(KEYS, VECTORS)
    yield made
    made.close()


def found(collection: Collections, vector: Vectors, limit: int = 3) -> list[int]:
    """Positions in KEYS of what was found."""
    return [KEYS.tolist().index(key) for key in collection.hits(vector, limit)[0].tolist()]


@pytest.mark.parametrize(
    ("nth", "limit", "expected"),
    [(0, 3, [0, 1, 2]), (11, 2, [11, 10]), (0, 0, []), (0, 50, list(range(12)))],
)
def test_nearest(collection: Collections, nth: int, limit: int, expected: list[int]) -> None:
    assert found(collection, VECTORS[nth], limit) == expected


def test_score_is_the_cosine(collection: Collections) -> None:
    keys, scores = collection.hits(VECTORS[2], len(KEYS))
    exact = {key: float(vector @ VECTORS[2]) for key, vector in zip(KEYS.tolist(), VECTORS, strict=True)}
    assert dict(zip(keys.tolist(), scores.tolist(), strict=True)) == pytest.approx(exact, abs=1e-5)


def test_adding_twice_is_adding_once(collection: Collections) -> None:
    collection.add(KEYS, VECTORS)
    assert len(found(collection, VECTORS[0], 100)) == len(KEYS)


def test_removed_keys_leave_every_collection(collection: Collections, tmp_path: Path) -> None:
    other = Collections(tmp_path, "vectors-two")
    assert found(other, unit(1, 0, 0)) == [], "another encoder's vectors are never mixed in"
    other.add(KEYS, np.tile(unit(1, 0, 0), (len(KEYS), 1)))
    other.remove(KEYS[4:])
    other.remove(np.array([77], np.uint64))
    assert sorted(found(other, unit(1, 0, 0), 50)) == sorted(found(collection, VECTORS[0], 50)) == [0, 1, 2, 3]
    other.remove(KEYS[:0])
    other.close()
    assert len(found(collection, VECTORS[0])) == 3, "closing one leaves the other open"
