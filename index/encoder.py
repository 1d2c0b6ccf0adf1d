"""Text -> vectors.  Only this module imports sentence_transformers.

`import sentence_transformers` alone takes six to ten seconds on two cores (torch, transformers, scikit-learn), and
`python app.py ask` has six seconds from a cold start.  Our own model is one StaticEmbedding: a text's vector is the
mean of its tokens' rows in a table.  A folder that holds just that (and perhaps Normalize) is therefore read directly,
with `tokenizers`, `safetensors` and numpy; a test holds that the vectors are those of SentenceTransformer.  Every other
model goes through SentenceTransformer.
"""

import hashlib
import json
import os
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from ingest.errors import UserError

Vectors = npt.NDArray[np.float32]  # (n, d), each row of unit length (or zero, for a text without known tokens)
DEFAULT = Path(__file__).parent / "model"
_WHOLE = 64 << 20  # bytes; of a greater file only both ends are hashed
_END = 1 << 20
_BATCH = 512  # texts whose token rows are held at once


class _Model(Protocol):
    def encode(self, texts: Sequence[str], question: bool) -> Vectors: ...


class Encoder:
    """A sentence-transformers model by folder or name; "" is the one in `ENCODER`, or else our own.

    Making one reads no weights: the model is loaded at the first text.
    """

    def __init__(self, name: str = "") -> None:
        """Raises UserError when the folder is missing or holds no model."""
        self.name = name or os.environ.get("ENCODER", "") or str(DEFAULT)
        self._folder = _folder(self.name)

    @cached_property
    def fingerprint(self) -> str:
        """Sixteen hexadecimal digits: of the folder's files (the card apart), or of the model's name."""
        if self._folder is None:
            return hashlib.sha256(self.name.encode()).hexdigest()[:16]
        digest = hashlib.sha256()
        for file in sorted(path for path in self._folder.rglob("*") if path.is_file() and path.name != "README.md"):
            digest.update(f"{file.relative_to(self._folder).as_posix()}\0{file.stat().st_size}\0".encode())
            _hash_file(file, digest)
        return digest.hexdigest()[:16]

    @cached_property
    def matryoshka(self) -> tuple[int, ...]:
        """Numbers of leading dimensions that can be used alone, as the model's folder says; none for most models."""
        return tuple(_config(self._folder).get("matryoshka_dimensions", ())) if self._folder else ()

    def encode_clauses(self, texts: Sequence[str]) -> Vectors:
        """(n, d) vectors of clauses.  Raises UserError when the model cannot be loaded."""
        if not texts:
            return np.zeros((0, 0), np.float32)
        return self._model.encode(texts, question=False)

    def encode_question(self, text: str) -> Vectors:
        """(d,) vector of a question.  Raises UserError when the model cannot be loaded."""
        vector: Vectors = self._model.encode([text], question=True)[0]
        return vector

    @cached_property
    def _model(self) -> _Model:
        try:
            if self._folder is not None and _is_static(self._folder):
                return _Static(self._folder)
            return _Transformer(self.name, self._folder is not None)
        except Exception as error:  # the libraries raise dozens of kinds for a bad or absent model
            raise _unusable(self.name, str(error).splitlines()[0] if str(error) else type(error).__name__) from error


class _Static:
    """The mean of token rows, without torch."""

    def __init__(self, folder: Path) -> None:
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        place = folder / _modules(folder)[0].get("path", "")
        self._tokenizer = Tokenizer.from_file(str(place / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._rows = load_file(place / "model.safetensors")["embedding.weight"]

    def encode(self, texts: Sequence[str], question: bool) -> Vectors:
        means = [
            self._mean(encoding.ids)
            for start in range(0, len(texts), _BATCH)
            for encoding in self._tokenizer.encode_batch(list(texts[start : start + _BATCH]), add_special_tokens=False)
        ]
        return _unit(np.stack(means))

    def _mean(self, ids: list[int]) -> Vectors:
        if not ids:
            return np.zeros(self._rows.shape[1], np.float32)
        mean: Vectors = self._rows[ids].astype(np.float32).mean(axis=0)
        return mean


class _Transformer:
    """Any model, through SentenceTransformer, with the prompts that it names for questions and documents."""

    def __init__(self, name: str, offline: bool) -> None:
        if offline:
            os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from sentence_transformers import SentenceTransformer

        self._model = SentenceTransformer(name)
        # The e5 models are trained with these words before each text, but many of their folders do not say so.
        bare_e5 = "e5" in Path(name).name.lower() and not any(self._model.prompts.values())
        self._prefixes = ("query: ", "passage: ") if bare_e5 else ("", "")

    def encode(self, texts: Sequence[str], question: bool) -> Vectors:
        encode = self._model.encode_query if question else self._model.encode_document
        prefix = self._prefixes[0 if question else 1]
        found = encode([prefix + text for text in texts], convert_to_numpy=True, show_progress_bar=False)
        return _unit(np.asarray(found, np.float32))


def cross_encoder(name: str) -> Any:
    """A CrossEncoder by folder or name, whose `predict` judges (question, text) pairs."""
    if Path(name).is_dir():
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
    from sentence_transformers import CrossEncoder

    return CrossEncoder(name)


def _folder(name: str) -> Path | None:
    """The folder that `name` means, or None for a model to be had by name.  Raises UserError when there is none."""
    path = Path(name)
    if path.is_dir():
        if not (path / "modules.json").is_file() and not (path / "config.json").is_file():
            raise _unusable(name, "modules.json?")
        return path
    looks_like_path = path.is_absolute() or name.startswith(".") or name.count("/") > 1
    if looks_like_path or path.exists():
        raise _unusable(name, "không có thư mục này / no such folder")
    return None


def _modules(folder: Path) -> list[dict[str, Any]]:
    """The model's modules, first to last."""
    modules: list[dict[str, Any]] = json.loads((folder / "modules.json").read_text("utf-8"))
    return modules


def _is_static(folder: Path) -> bool:
    """Whether the model is one StaticEmbedding (then perhaps Normalize) in our own form, without prompts."""
    if not (folder / "modules.json").is_file():
        return False
    modules = _modules(folder)
    kinds = [str(module["type"]).rpartition(".")[2] for module in modules]
    if kinds not in (["StaticEmbedding"], ["StaticEmbedding", "Normalize"]) or _has_prompts(folder):
        return False
    from safetensors import safe_open

    weights = folder / modules[0].get("path", "") / "model.safetensors"
    if not weights.is_file():
        return False
    with safe_open(weights, "numpy") as tensors:
        return list(tensors.keys()) == ["embedding.weight"]


def _has_prompts(folder: Path) -> bool:
    return any(_config(folder).get("prompts", {}).values())


def _config(folder: Path) -> dict[str, Any]:
    """What the folder says of the model; nothing for most."""
    file = folder / "config_sentence_transformers.json"
    made: dict[str, Any] = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return made


def _unit(vectors: npt.NDArray[np.float32]) -> Vectors:
    """Rows at unit length; a row of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Vectors = (vectors / np.where(lengths == 0, 1, lengths)).astype(np.float32)
    return unit


def _hash_file(file: Path, digest: "hashlib._Hash") -> None:
    with file.open("rb") as bytes_:
        if file.stat().st_size <= _WHOLE:
            digest.update(bytes_.read())
            return
        digest.update(bytes_.read(_END))
        bytes_.seek(-_END, os.SEEK_END)
        digest.update(bytes_.read())


def _unusable(name: str, why: str) -> UserError:
    return UserError(
        f"Không nạp được mô hình mã hóa {name} ({why}); hãy đặt ENCODER là một thư mục hoặc tên mô hình "
        "sentence-transformers có thật, hoặc bỏ trống để dùng mô hình đi kèm.",
        f"The encoder {name} cannot be loaded ({why}); set ENCODER to a sentence-transformers folder or model name "
        "that exists, or leave it empty for the one that ships with the program.",
    )
