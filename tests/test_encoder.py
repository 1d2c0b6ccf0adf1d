"""The encoder: the quick way gives the vectors of SentenceTransformer, and a missing model is one clear line."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.encoder import DEFAULT, Encoder
from ingest.errors import UserError
from tests.library_examples import tiny_encoder

TEXTS = ["Sở Tài chính báo cáo nhiệm vụ quá hạn", "who must report overdue tasks?", "ubnd tinh quang binh", "một"]


def through_sentence_transformers(folder: Path) -> Any:
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(folder)).encode(TEXTS, normalize_embeddings=True)


@pytest.mark.filterwarnings("default")  # the warnings of other people's imports are not ours
@pytest.mark.parametrize(
    ("dtype", "normalize"), [(np.float32, False), (np.float32, True), (np.float16, False)], ids=["32", "32-unit", "16"]
)
def test_read_directly_as_by_sentence_transformers(tmp_path: Path, dtype: Any, normalize: bool) -> None:
    folder = tiny_encoder(tmp_path / "model", dtype=dtype, normalize=normalize)
    quick = Encoder(str(folder)).encode_clauses(TEXTS)
    assert np.abs(quick - through_sentence_transformers(folder)).max() < 1e-3


@pytest.mark.filterwarnings("default")
@pytest.mark.skipif(not (DEFAULT / "modules.json").is_file(), reason="index/model has not been trained yet")
def test_our_model_read_directly_as_by_sentence_transformers() -> None:
    quick = Encoder(str(DEFAULT)).encode_clauses(TEXTS)
    assert np.abs(quick - through_sentence_transformers(DEFAULT)).max() < 1e-3


@pytest.mark.filterwarnings("default")
def test_a_model_with_prompts_goes_through_sentence_transformers(tmp_path: Path) -> None:
    folder = tiny_encoder(tmp_path / "model")
    config = {"prompts": {"query": "hỏi ", "document": ""}, "model_type": "SentenceTransformer"}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(config))
    encoder = Encoder(str(folder))
    assert not np.allclose(encoder.encode_question("báo cáo"), encoder.encode_clauses(["báo cáo"])[0], atol=1e-3)


def test_shapes_and_lengths(tmp_path: Path) -> None:
    encoder = Encoder(str(tiny_encoder(tmp_path / "model")))
    many = encoder.encode_clauses(TEXTS * 200)
    assert many.shape == (800, 24) and many.dtype == np.float32
    assert np.linalg.norm(many, axis=1) == pytest.approx(np.ones(800), abs=1e-5)
    assert encoder.encode_question(TEXTS[0]).shape == (24,)
    assert encoder.encode_question("") == pytest.approx(np.zeros(24))
    assert encoder.encode_clauses([]).shape[0] == 0


def test_fingerprint_is_of_the_contents(tmp_path: Path) -> None:
    one, same, other = (tiny_encoder(tmp_path / str(n), seed=seed) for n, seed in enumerate((0, 0, 1)))
    (same / "README.md").write_text("a model card changes no vector")
    assert Encoder(str(one)).fingerprint == Encoder(str(same)).fingerprint != Encoder(str(other)).fingerprint


@pytest.mark.parametrize("name", ["/no/such/folder", "./none", "a/b/c"])
def test_a_missing_folder_is_said_at_once(name: str) -> None:
    with pytest.raises(UserError) as told:
        Encoder(name)
    assert "ENCODER" in told.value.vi and name in told.value.en


def test_a_folder_without_a_model(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        Encoder(str(tmp_path))


def test_a_damaged_model_is_said_at_first_use(tmp_path: Path) -> None:
    folder = tiny_encoder(tmp_path / "model")
    (folder / "tokenizer.json").write_text("{")
    with pytest.raises(UserError, match="Không nạp được"):
        Encoder(str(folder)).encode_question("báo cáo")


def test_the_setting_names_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tiny_encoder(tmp_path / "model")
    monkeypatch.setenv("ENCODER", str(folder))
    assert Encoder().name == str(folder)
    assert Encoder("some-name").name == "some-name"


def test_the_quick_way_imports_no_torch(tmp_path: Path) -> None:
    folder = tiny_encoder(tmp_path / "model")
    code = (
        f"import sys; from index.encoder import Encoder; Encoder({str(folder)!r}).encode_question('báo cáo'); "
        "sys.exit(bool({'torch', 'sentence_transformers', 'transformers'} & set(sys.modules)))"
    )
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parent.parent, check=True)
