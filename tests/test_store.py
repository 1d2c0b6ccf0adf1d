"""The embedded store: three indexes that agree, live hits only, and scopes of every size."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from index import store as store_module
from index.clause_text import Entry
from index.encoder import Encoder
from index.store import EmbeddedStore, Hit
from tests.library_examples import CORPUS, tiny_encoder

WORDS = sorted({word for file in CORPUS.glob("*.txt") for word in file.read_text("utf-8").lower().split()})
ENTRIES = [
    Entry(f"s{d}", f"d{d}", str(c), " ".join(WORDS[(7 * d + c) % 400 :][:9]), "", f"văn bản {d}")
    for d in range(40)
    for c in range(5)
]
LIVE = {entry.source for entry in ENTRIES} - {"s3"}  # the version of s3 is coming or going
QUESTION = " ".join(WORDS[20:26])


@pytest.fixture(scope="module", params=[(), (24, 12)], ids=["whole vectors", "leading dimensions"])
def encoder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    folder = tiny_encoder(tmp_path_factory.mktemp("encoder") / "model")
    rows = load_file(folder / "model.safetensors")["embedding.weight"]
    rows[:, 12:] *= 0.05  # what Matryoshka training brings about: the leading dimensions tell most
    save_file({"embedding.weight": rows}, folder / "model.safetensors")
    said = {"matryoshka_dimensions": list(request.param)}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(said))
    return Encoder(str(folder))


@pytest.fixture
def live() -> set[str]:
    return set(LIVE)


@pytest.fixture
def store(encoder: Encoder, live: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[EmbeddedStore]:
    monkeypatch.setattr("index.vectors.ENOUGH", 12)
    made = EmbeddedStore(tmp_path, encoder, lambda: live)
    made.add(ENTRIES, made.indexes)
    yield made
    made.close()


def addresses(hits: list[Hit]) -> list[tuple[str, str]]:
    return [(hit.directive, hit.clause) for hit in hits]


SCOPES = [
    None,
    frozenset({"d1"}),
    frozenset({"d1", "d3", "none"}),
    frozenset(f"d{n}" for n in range(0, 40, 2)),
    frozenset[str](),
]


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: "all" if scope is None else str(len(scope)))
@pytest.mark.parametrize("wide", [False, True])
def test_hits_are_live_in_scope_and_known_by_row(
    store: EmbeddedStore, encoder: Encoder, scope: frozenset[str] | None, wide: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`wide`: every scope is taken for one that is looked for among all hits."""
    expected_words, expected_near = search(store, encoder, scope)
    if wide:
        for least in ("_LISTED", "_COMPARED", "_SMALL"):
            monkeypatch.setattr(store_module, least, 0)
    words, near = search(store, encoder, scope)
    for hits in (words, near):
        assert all(hit.source in LIVE and (scope is None or hit.directive in scope) for hit in hits)
        assert store.rows.addresses(np.array([hit.row for hit in hits], int)) == [
            (hit.source, hit.directive, hit.clause) for hit in hits
        ]
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert addresses(near) == addresses(expected_near)
    assert addresses(words) == addresses(expected_words)


def search(store: EmbeddedStore, encoder: Encoder, scope: frozenset[str] | None) -> tuple[list[Hit], list[Hit]]:
    vector = encoder.encode_question(QUESTION)
    return store.lexical_hits(QUESTION, 5, scope), store.dense_hits(vector, 5, scope)


def test_cosines_are_those_of_whole_vectors(store: EmbeddedStore, encoder: Encoder) -> None:
    vector = encoder.encode_question(QUESTION)
    own = {(e.directive, e.clause): encoder.encode_clauses([e.passage])[0] for e in ENTRIES}
    for hit in store.dense_hits(vector, 10):
        assert hit.score == pytest.approx(float(own[hit.directive, hit.clause] @ vector), abs=2e-3)


@pytest.mark.parametrize("small", [0, 5000], ids=["chroma", "rows"])
def test_adding_again_and_removing(
    store: EmbeddedStore, encoder: Encoder, live: set[str], small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "_SMALL", small)
    everything = len(LIVE) * 5
    store.add(ENTRIES[:10], store.indexes)
    vector = encoder.encode_question(QUESTION)
    assert len(store.dense_hits(vector, 500)) == everything and len(store.rows) == len(ENTRIES)
    live -= {"s0", "s1"}
    store.remove({"s0", "s1"})
    assert len(store.dense_hits(vector, 500)) == everything - 10
    assert len(store.lexical_hits("văn bản", 500)) == everything - 10
    assert store.document_frequencies([WORDS[20].split("/")[0]]) != {}


def test_an_encoder_names_its_own_indexes(store: EmbeddedStore, tmp_path: Path) -> None:
    other = EmbeddedStore(tmp_path, Encoder(str(tiny_encoder(tmp_path / "other", seed=5))), lambda: LIVE)
    assert len({*store.indexes, *other.indexes}) == 5, "only the lexical index is shared"
    assert len(other.rows) == 0
    other.close()
