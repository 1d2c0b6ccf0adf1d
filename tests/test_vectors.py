"""Dense search: nearest first, scoped, one collection an encoder."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.clause_text import Entry
from index.vectors import Collections, Vectors

ENTRIES = [Entry(f"s{d}", f"d{d}", str(c), "", "", "") for d in range(3) for c in range(4)]


def unit(*values: float) -> Vectors:
    vector = np.array(values, np.float32)
    return (vector / np.linalg.norm(vector)).astype(np.float32)


VECTORS = np.stack([unit(np.cos(nth / 10), np.sin(nth / 10)) for nth in range(len(ENTRIES))])


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collections]:
    made = Collections(tmp_path, "vectors-one")
    made.add(ENTRIES, VECTORS)
    yield made
    made.close()


def found(collection: Collections, vector: Vectors, within: set[str] | None = None, limit: int = 3) -> list[str]:
    return [f"{hit.directive}#{hit.clause}" for hit in collection.hits(vector, limit, within)]


@pytest.mark.parametrize(
    ("nth", "within", "limit", "expected"),
    [
        (0, None, 3, ["d0#0", "d0#1", "d0#2"]),
        (11, None, 2, ["d2#3", "d2#2"]),
        (0, {"d1"}, 2, ["d1#0", "d1#1"]),
        (0, {"d1", "d2", "none"}, 1, ["d1#0"]),
        (0, {"none"}, 3, []),
        (0, set(), 3, []),
        (0, None, 0, []),
        (0, {"d2"}, 50, ["d2#0", "d2#1", "d2#2", "d2#3"]),
    ],
)
def test_nearest(collection: Collections, nth: int, within: set[str] | None, limit: int, expected: list[str]) -> None:
    assert found(collection, VECTORS[nth], within, limit) == expected


def test_score_is_the_cosine(collection: Collections) -> None:
    hits = collection.hits(VECTORS[2], len(ENTRIES))
    assert len(hits) == len(ENTRIES)
    for hit in hits:
        row = next(n for n, e in enumerate(ENTRIES) if (e.directive, e.clause) == (hit.directive, hit.clause))
        assert hit.score == pytest.approx(float(VECTORS[row] @ VECTORS[2]), abs=1e-5)


def test_adding_twice_is_adding_once(collection: Collections) -> None:
    collection.add(ENTRIES, VECTORS)
    assert len(collection.hits(VECTORS[0], 100)) == len(ENTRIES)


def test_removed_sources_leave_every_collection(collection: Collections, tmp_path: Path) -> None:
    other = Collections(tmp_path, "vectors-two")
    assert other.hits(unit(1, 0, 0), 3) == [], "another encoder's vectors are never mixed in"
    other.add(ENTRIES, np.tile(unit(1, 0, 0), (len(ENTRIES), 1)))
    other.remove({"s0", "s2"})
    assert {hit.source for hit in other.hits(unit(1, 0, 0), 50)} == {"s1"}
    assert {hit.source for hit in collection.hits(VECTORS[0], 50)} == {"s1"}
    other.remove(set())
    other.close()
    assert len(found(collection, VECTORS[0])) == 3, "closing one leaves the other open"
