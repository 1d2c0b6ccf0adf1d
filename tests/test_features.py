"""What speaks for a candidate: features read from the forward index, on clauses small enough to check by hand."""

from pathlib import Path

import numpy as np
import pytest

from index import ranker
from index.answer_types import flags_of, wanted_flags, wanted_relations
from index.clause_text import Entry
from index.features import NAMES, Terms, features
from index.parallel import copies
from index.question.query import Query, understand
from index.register import Register
from index.rows import Rows
from ingest.directive import Clause, Reference

CLAUSES = {
    "1": ("Sở Nội vụ báo cáo nhiệm vụ quá hạn trước ngày 15 hằng tháng", ""),
    "2": (
        "Văn phòng theo dõi; việc báo cáo do từng sở; các nhiệm vụ khác giao sau; nếu quá lâu thì hạn lùi lại",
        "",
    ),
    "2.a": ("Đôn đốc hằng tuần", "Giao Sở Nội vụ"),
    "3": ("Tổ chức thực hiện", ""),
    "signature": ("Nguyễn Văn A", ""),
    "pre.p1": ("Thời gian qua nhiều nhiệm vụ quá hạn", ""),
    "phu-luc.r2": ("2 | Nhiệm vụ quá hạn | 30 ngày", "Phụ lục"),
}


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    made = Rows(tmp_path_factory.mktemp("rows"))
    entries = [
        Entry("s", "d1", path, own, context, "UBND tỉnh A báo cáo", flags_of(clause(own), (), path == "2"))
        for path, (own, context) in CLAUSES.items()
    ]
    made.append(entries, np.eye(len(entries), 16, dtype=np.float32))
    return made


def clause(text: str) -> Clause:
    return Clause("1", "1.", "", text, 0, len(text))


def asked(question: str) -> Query:
    return understand(question, (), Register(()))


def named(rows: Rows, question: str, name: str) -> dict[str, float]:
    """Feature `name` of every clause."""
    query = asked(question)
    terms = Terms.of([(query.text, 1.0)], query.restored, query.actors, lambda tokens: dict.fromkeys(tokens, 1.0))
    chosen = np.arange(len(CLAUSES))
    cosines = np.linspace(0.9, 0.1, len(CLAUSES), dtype=np.float32)
    found = features(rows, chosen, cosines, terms, query, [("d1", path) for path in CLAUSES])
    assert found.shape == (len(CLAUSES), len(NAMES)) and np.isfinite(found).all()
    return dict(zip(CLAUSES, found[:, NAMES.index(name)].tolist(), strict=True))


@pytest.mark.parametrize(
    ("question", "name", "better", "worse"),
    [
        ("báo cáo nhiệm vụ quá hạn", "own", "1", "3"),
        ("báo cáo nhiệm vụ quá hạn", "pair coverage", "1", "2"),  # the same words, but not side by side
        ("báo cáo nhiệm vụ quá hạn", "run", "1", "2"),
        ("bao cao nhiem vu qua han", "own coverage", "1", "3"),  # typed without diacritics
        ("nhiệm vụ quá hạn", "window", "pre.p1", "signature"),
        ("giao sở nội vụ", "context", "2.a", "1"),
        ("nhiệm vụ quá hạn", "accented", "pre.p1", "3"),
        ("Sở Nội vụ phải làm gì?", "actor first", "1", "2.a"),
        ("Sở Nội vụ phải làm gì?", "actor above", "2.a", "1"),
        ("báo cáo trước ngày nào?", "answer", "1", "3"),
        ("báo cáo trước ngày nào?", "no answer", "3", "1"),
        ("ai ký văn bản này?", "asked part", "signature", "1"),
        ("nhiệm vụ quá hạn", "letterhead", "signature", "1"),
        ("nhiệm vụ quá hạn", "margin", "pre.p1", "1"),
        ("nhiệm vụ quá hạn", "appendix", "phu-luc.r2", "1"),
        ("nhiệm vụ quá hạn", "table row", "phu-luc.r2", "1"),
        ("nhiệm vụ quá hạn", "heading", "2", "1"),
        ("nhiệm vụ quá hạn", "depth", "2.a", "2"),
        ("nhiệm vụ quá hạn", "cosine", "1", "2"),
        ("báo cáo nhiệm vụ quá hạn", "clause before", "2", "1"),
        ("báo cáo nhiệm vụ quá hạn", "clause above", "2.a", "3"),
        ("tỉnh A báo cáo quá hạn", "rest coverage", "pre.p1", "2.a"),  # 'báo cáo' is in the letterhead
    ],
)
def test_feature(rows: Rows, question: str, name: str, better: str, worse: str) -> None:
    values = named(rows, question, name)
    assert values[better] > values[worse]


@pytest.mark.parametrize(
    "question", ["", "?", "🙂🙂", "x", "a" * 2000, "qzx wvj", "的 重要 指示", "1 2 3", 'AND OR NOT "(*:']
)
def test_features_of_strange_questions_are_finite(rows: Rows, question: str) -> None:
    assert set(named(rows, question, "length")) == set(CLAUSES)


def test_the_ranker_is_of_these_features() -> None:
    """Another list of features needs another training."""
    scores = ranker.scores(np.zeros((3, len(NAMES)), np.float32))
    assert scores.shape == (3,) and np.isfinite(scores).all()


def reference(kind: str, relation: str, number: str = "") -> Reference:
    return Reference("1", kind, number, None, "", relation, 0, 1)


@pytest.mark.parametrize(
    ("text", "references", "asks", "kind", "holds"),
    [
        ("hoàn thành trước ngày 15 tháng 6", (), "date", "", True),
        ("hoàn thành sớm", (), "date", "", False),
        ("mức chi 500.000 đồng", (), "money", "", True),
        ("đạt 100% hồ sơ", (), "figure", "", True),
        ("cải cách hành chính (CCHC)", (), "definition", "", True),
        ("Sở Y tế chủ trì", (), "actor", "", True),
        ("nộp hồ sơ tại Trung tâm", (), "place", "", True),
        ("thực hiện", (reference("Nghị định", "based on", "61/2018/NĐ-CP"),), "document", "", True),
        ("thực hiện", (reference("Luật", "based on"),), "document", "Luật", True),
        ("thực hiện", (reference("Luật", "based on"),), "document", "Nghị định", False),
    ],
)
def test_answer_types(text: str, references: tuple[Reference, ...], asks: str, kind: str, holds: bool) -> None:
    assert bool(flags_of(clause(text), references, False) & wanted_flags(asks, kind)) is holds


@pytest.mark.parametrize(
    ("question", "relation", "fits"),
    [
        ("quyết định này thay cho quyết định nào", "replaces", True),
        ("quyet dinh nao bi bai bo", "repeals", True),
        ("Which decision does it replace?", "replaces", True),
        ("căn cứ luật nào", "based on", True),
        ("sửa đổi văn bản nào", "amends", True),
        ("căn cứ luật nào", "replaces", False),
        ("ai phải báo cáo", "replaces", False),
    ],
)
def test_relations_asked_about(question: str, relation: str, fits: bool) -> None:
    flags = flags_of(clause("x"), (reference("Quyết định", relation),), False)
    assert bool(flags & wanted_relations(question)) is fits


def test_copies_of_the_first_in_other_directives(tmp_path: Path) -> None:
    text = "Các sở báo cáo nhiệm vụ quá hạn trước ngày 15 hằng tháng gửi Văn phòng tổng hợp"
    texts = [text, "Tổ chức hội nghị tổng kết năm", text.replace("15", "20"), text]
    rows = Rows(tmp_path)
    rows.append([Entry(f"s{n}", f"d{n}", "1", t, "", "") for n, t in enumerate(texts)], np.ones((4, 8), np.float32))

    def copied(*addresses: tuple[str, str]) -> list[bool]:
        return copies(rows, np.arange(4 - len(addresses), 4), addresses)

    assert copied(("d0", "1"), ("d1", "1"), ("d2", "1"), ("d0", "2")) == [False, False, True, False]  # its own is none
    assert copied(("d2", "1"), ("d3", "1")) == [False, True]
    assert copied(("d2", "head"), ("d3", "1")) == [False, False]  # letterheads are all alike
