"""Rows: what was appended is found again, as it was, and nothing of what a killed process left over."""

import zlib
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import rows as rows_module
from index.clause_text import Entry
from index.lexical import StoreError
from index.rows import COARSE, FIELDS, Rows, key, token_hash

LETTER = [
    Entry("s1", "a", "1", "Báo cáo nhiệm vụ", "Các sở", "UBND tỉnh Quảng Bình", 5),
    Entry("s1", "a", "1.a", "báo báo", "Các sở", "UBND tỉnh Quảng Bình"),
    Entry("s1", "b", "1", "?!", "", "UBND tỉnh Quảng Bình", 2**31),
]
OTHER = [Entry("s2", "c", "1", "Đường 968/CĐ-TTg", "Các sở", ""), Entry("s2", "c", "2", "x", "y z", "w")]


def unit(count: int, dimensions: int = 8, seed: int = 0) -> rows_module.Floats:
    made = np.random.default_rng(seed).normal(size=(count, dimensions)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)  # type: ignore[no-any-return]


@pytest.fixture
def rows(tmp_path: Path) -> Rows:
    made = Rows(tmp_path / "rows")
    made.append(LETTER, unit(3))
    made.append(OTHER, unit(2, seed=1))
    return made


def said(rows: Rows, row: int, field: str) -> list[int]:
    flat, bounds = rows.tokens(np.array([row]), field)
    assert bounds.tolist() == [0, len(flat)]
    return list(flat)


def test_the_hash_of_a_token_is_the_same_in_every_process() -> None:
    assert token_hash("123456789") == 0xCBF43926  # the check value of CRC-32
    assert token_hash("đ") == zlib.crc32("đ".encode())
    assert key("s", "d", "1.a") == key("s", "d", "1.a") != key("s", "d", "1.b")


@pytest.mark.parametrize(
    ("row", "field", "tokens"),
    [
        (0, "own", "bao cao nhiem vu"),
        (0, "accented", "báo cáo nhiệm vụ"),
        (0, "context", "cac so"),
        (1, "own", "bao bao"),
        (1, "accented", "báo báo"),
        (1, "context", "cac so"),
        (2, "own", ""),
        (2, "accented", ""),
        (2, "context", ""),
        (2, "document", "ubnd tinh quang binh"),
        (3, "own", "duong 968 cd ttg"),
        (3, "accented", "đường 968 cđ ttg"),
        (3, "context", "cac so"),
        (3, "document", ""),
        (4, "context", "y z"),
        (4, "document", "w"),
    ],
)
def test_tokens_in_order(rows: Rows, row: int, field: str, tokens: str) -> None:
    assert said(rows, row, field) == [token_hash(token) for token in tokens.split()]


def test_many_rows_at_once(rows: Rows) -> None:
    chosen = np.array([4, 0, 0, 2])
    for field in (*FIELDS, "accented"):
        flat, bounds = rows.tokens(chosen, field)
        parts = [flat[start:end].tolist() for start, end in pairwise(bounds)]
        assert parts == [said(rows, row, field) for row in chosen.tolist()]
    assert rows.tokens(np.zeros(0, np.int64), "own")[1].tolist() == [0]
    assert rows.flags(chosen).tolist() == [0, 5, 5, 2**31]
    assert rows.addresses(chosen[:2]) == [("s2", "c", "2"), ("s1", "a", "1")]
    assert np.abs(rows.vectors(np.arange(3)) - unit(3)).max() < 1e-3


@pytest.mark.parametrize(
    ("address", "row"),
    [(("s1", "a", "1"), 0), (("s1", "b", "1"), 2), (("s2", "c", "2"), 4), (("s2", "a", "1"), -1), (("", "", ""), -1)],
)
def test_find(rows: Rows, address: tuple[str, str, str], row: int) -> None:
    assert rows.find([address]).tolist() == [row]
    assert rows.find([("s1", "a", "1.a"), address]).tolist() == [1, row]


@pytest.mark.parametrize(
    ("directives", "expected"), [({"a"}, [0, 1]), ({"c", "a", "x"}, [0, 1, 3, 4]), ({"x"}, []), (set(), [])]
)
def test_rows_of_directives(rows: Rows, directives: set[str], expected: list[int]) -> None:
    assert rows.within(directives).tolist() == expected


def test_a_source_that_is_there_is_not_appended_again(rows: Rows, tmp_path: Path) -> None:
    rows.append([*OTHER, Entry("s3", "a", "1", "mới", "", "")], unit(3))
    assert len(rows) == 6 and rows.within({"a"}).tolist() == [0, 1, 5]
    assert Rows(tmp_path / "rows").find([("s3", "a", "1")]).tolist() == [5]
    assert sorted(rows.keys({"s3", "s2", "none"}).tolist()) == sorted(
        key(*address) for address in [("s2", "c", "1"), ("s2", "c", "2"), ("s3", "a", "1")]
    )
    assert rows.keys(set()).tolist() == [] == rows.keys({"none"}).tolist()


@pytest.mark.parametrize("name", ["tokens.bin", "vectors.bin", "records.bin", "sources.txt", "directives.txt"])
def test_what_a_killed_process_wrote_is_cut_off(rows: Rows, tmp_path: Path, name: str) -> None:
    with (tmp_path / "rows" / name).open("ab") as file:
        file.write(b"half of a row")
    again = Rows(tmp_path / "rows")
    assert again.find([("s2", "c", "1")]).tolist() == [3]
    again.append([Entry("s3", "d", "1", "sau đó", "", "")], unit(1))
    assert said(again, 5, "own") == [token_hash("sau"), token_hash("do")]
    assert Rows(tmp_path / "rows").addresses(np.array([5])) == [("s3", "d", "1")]


@pytest.mark.parametrize("name", ["tokens.bin", "vectors.bin", "records.bin", "clauses.txt", "count.json"])
def test_a_damaged_file_is_told(rows: Rows, tmp_path: Path, name: str) -> None:
    (tmp_path / "rows" / name).write_bytes(b"{")
    with pytest.raises(StoreError):
        Rows(tmp_path / "rows")


def test_vectors_of_another_size_are_refused(rows: Rows) -> None:
    with pytest.raises(StoreError, match="9 dimensions"):
        rows.append([Entry("s3", "d", "1", "", "", "")], unit(1, 9))
    assert len(rows) == 5


def test_an_empty_folder(tmp_path: Path) -> None:
    rows = Rows(tmp_path)
    assert len(rows) == 0 and rows.find([("a", "b", "c")]).tolist() == [-1]
    assert rows.nearest(unit(1)[0], 3, rows.within({"a"}))[0].tolist() == []
    rows.append([], unit(0))
    assert len(rows) == 0


@pytest.mark.parametrize("coarse", [True, False])
def test_nearest_of_a_great_scope(tmp_path: Path, coarse: bool) -> None:
    """Vectors of which the leading dimensions tell most, as those of a Matryoshka encoder do."""
    vectors = unit(6000, COARSE + 32) * np.repeat(np.array([1, 0.1], np.float32), [COARSE, 32])
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    rows = Rows(tmp_path, coarse)
    rows.append([Entry("s", f"d{nth % 3}", str(nth), "", "", "") for nth in range(6000)], vectors)
    scope = rows.within({"d0", "d2"})
    assert len(scope) == 4000
    for question in vectors[:5]:
        found, scores = rows.nearest(question, 100, scope)
        exact = vectors[scope] @ question
        wanted = scope[np.argsort(-exact)[:100]]
        assert len(set(found.tolist()) & set(wanted.tolist())) >= 99
        assert scores == pytest.approx(vectors[found] @ question, abs=2e-3) and (np.diff(scores) <= 0).all()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_any_text(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    """Folded and accented tokens stand side by side, whatever the script."""
    rows = Rows(tmp_path_factory.mktemp("rows"))
    rows.append([Entry("s", "d", str(nth), text, "", text) for nth, text in enumerate(texts)], unit(len(texts)))
    for row in range(len(texts)):
        assert said(rows, row, "own") == said(rows, row, "document")
        assert len(said(rows, row, "accented")) == len(said(rows, row, "own"))
