"""Public corpora as searchable libraries, with the questions that are asked of them."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.clause_text import Entry
from index.encoder import Encoder
from index.register import Register
from index.store import EmbeddedStore, Store
from index.training.sources import FOLDS, fold_of, read_rows


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the (directive, clause path) of each text that answers it."""

    id: str
    question: str
    gold: frozenset[tuple[str, str]]
    fine: frozenset[tuple[str, str]]  # `gold`, and what a fair judge would take too
    fold: int
    form: str  # "official", "colloquial", "chat", "english"


class Articles:
    """Articles of law as `search` wants its library: one entry an article, its title above it."""

    def __init__(self, folder: Path, encoder: Encoder, rows: Iterable[tuple[str, str, str]] = ()) -> None:
        """`rows`: (id, title, text) of each article, indexed in `folder` where that is empty still."""
        self.encoder = encoder
        self._register = Register(())
        self._store = EmbeddedStore(folder, encoder, lambda: {"articles"})
        if not len(self._store.rows):
            entries = [Entry("articles", id_, "dieu", text, title, "") for id_, title, text in rows if text or title]
            self._store.add(entries, self._store.indexes)

    @property
    def store(self) -> Store:
        """The indexes."""
        return self._store

    def register(self) -> Register:
        """No letterheads: an article has none."""
        return self._register


def code_articles(data: Path) -> list[tuple[str, str, str]]:
    """(id, title, text) of Bộ Pháp điển."""
    return [(row["pd_id"], row["title"], row["text"]) for row in read_rows(data / "phapdien.jsonl")]


def zalo_questions(data: Path) -> list[Asked]:
    """The Zalo 2021 questions of which at least one article is in Bộ Pháp điển; `fine` is empty unless all are."""
    made = []
    for row in read_rows(data / "zalo2021_train.jsonl"):
        gold = frozenset((id_, "dieu") for id_ in row["phapdien_ids"])
        if gold:
            whole = gold if row["phapdien_complete"] else frozenset()
            made.append(
                Asked(row["question_id"], row["question"], gold, whole, fold_of(row["question_id"]), "official")
            )
    return made


def statute_articles(data: Path) -> list[tuple[str, str, str]]:
    """(id, title, text) of the ALQAC laws; an article's first line is its title."""
    made = []
    for row in read_rows(data / "alqac2023_articles.jsonl"):
        title, _, text = row["text"].partition("\n")
        made.append((f"{row['law']} {row['article']}", title.strip(), text.strip()))
    return made


def statute_questions(data: Path, field: str = "question") -> list[Asked]:
    """The ALQAC questions in Vietnamese, or in English (`question_en`); folds by law."""
    made = []
    for row in read_rows(data / "alqac2023_train.jsonl"):
        if row.get(field):
            gold = frozenset((f"{law} {article}", "dieu") for law, article in row["relevant"])
            form = "english" if field == "question_en" else "official"
            made.append(Asked(row["question_id"], row[field], gold, gold, fold_of(row["relevant"][0][0]), form))
    return made


def foreign_lines(data: Path, count: int) -> list[Asked]:
    """English lines of news and talks: what the directives say nothing of."""
    lines = [row["en"] for row in read_rows(data / "en_vi.jsonl") if not row["source"].startswith("alqac")]
    short = {line for line in lines if 4 <= len(line.split()) <= 20}
    drawn = sorted(short, key=lambda line: zlib.crc32(line.encode()))[:count]
    return [Asked(line, line, frozenset(), frozenset(), fold_of(line), "english") for line in drawn]


def directive_questions(path: Path, ids: dict[tuple[int, int], str]) -> list[Asked]:
    """Our own questions over the public directives; `ids`: (row of the file, part) -> directive id."""
    made = []
    for row in read_rows(path):
        directive = ids[row["doc"], row["part"]]
        gold = frozenset((directive, clause) for clause in row["gold"])
        fine = gold | {(directive, clause) for clause in row["also_ok"]}
        made.append(Asked(row["id"], row["question"], gold, fine, row["doc"] % FOLDS, row["form"]))
    return made


def figures(rankings: Sequence[Sequence[tuple[str, str]]], asked: Sequence[Asked]) -> dict[str, float]:
    """P@1, MRR@10 (of what is fine) and R@10 (of the gold)."""
    first = reciprocal = recall = 0.0
    for ranking, one in zip(rankings, asked, strict=True):
        top = list(ranking[:10])
        fine = one.fine or one.gold
        first += bool(top) and top[0] in fine
        reciprocal += next((1 / nth for nth, key in enumerate(top, start=1) if key in fine), 0.0)
        recall += len(one.gold.intersection(top)) / len(one.gold)
    n = len(asked)
    return {"P@1": first / n, "MRR@10": reciprocal / n, "R@10": recall / n}
