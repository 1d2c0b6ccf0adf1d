"""The public rows that the encoder is trained on."""

import json
import unicodedata
import zlib
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Say = Callable[[str], None]
FOLDS = 5
UNSEEN = 0  # the fold of questions and directives that no training sees


@dataclass(frozen=True, slots=True)
class Sources:
    """The rows of the data folder that training may see."""

    articles: list[Row]
    questions: list[Row]
    statutes: list[Row]
    translations: list[Row]
    directives: list[Row]


def read_rows(path: Path) -> list[Row]:
    """The lines of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def fold_of(key: str) -> int:
    """The same fold whatever else changes."""
    return zlib.crc32(key.encode()) % FOLDS


def read_sources(data: Path, folds: Collection[int], without_statutes: bool) -> Sources:
    """The rows of `data`; Zalo questions of `folds` alone, directives of all but the first two folds.

    `without_statutes` leaves out every English line of a law that the ALQAC questions are asked of.  Those questions
    themselves are never trained on.
    """
    zalo = read_rows(data / "zalo2021_train.jsonl")
    held = {plain(row["question"]) for row in zalo if fold_of(row["question_id"]) not in folds}
    pairs = read_rows(data / "en_vi.jsonl")
    return Sources(
        articles=read_rows(data / "phapdien.jsonl"),
        questions=[row for row in zalo if row["phapdien_ids"] and plain(row["question"]) not in held],
        statutes=read_rows(data / "alqac2023_articles.jsonl"),
        translations=[row for row in pairs if not (without_statutes and "alqac" in row["source"])],
        directives=[row for nth, row in enumerate(read_rows(data / "directives.jsonl")) if nth % FOLDS > 1],
    )


def plain(text: str) -> str:
    """The text as someone without a Vietnamese keyboard types it, in small letters."""
    letters = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
