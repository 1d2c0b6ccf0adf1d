"""How the benchmark of answers marks them."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Answer, Citation
from bench.answers import CORPUS, CORPUS_KEYS, Marks, by_group, judged, questions, share, stripped, times
from ingest.read import read_file

KEYS = {"letter": {"source": "two.txt"}, "telegram": {"source": "two.txt", "number": "968"}}
REFUSED = Answer("?", "vi", "Không có.", refused=True, reason="no_match")


def answer(text: str, *clauses: str) -> Answer:
    """'telegram#1' cites clause 1 of the telegram in two.txt; any other document is its own id."""
    cited = []
    for address in clauses:
        key, _, clause = address.partition("#")
        number, source = {"letter": "12", "telegram": "968/CĐ-TTg"}.get(key, "7"), f"{key}.txt"
        source = "two.txt" if key in KEYS else source
        cited.append(Citation(key, number, "", "", source, clause, "", "", "q", 0, 1))
    return Answer("?", "vi", text, citations=tuple(cited))


def gold(*addresses: str, also: tuple[str, ...] = (), words: tuple[tuple[str, ...], ...] = ()) -> dict[str, Any]:
    made = [[dict(zip(("doc", "clause"), a.split("#"), strict=True)) for a in those] for those in (addresses, also)]
    return {"question": "?", "gold": made[0], "also_ok": made[1], "must_contain": words}


@pytest.mark.parametrize(
    ("entry", "given", "expected"),
    [
        (gold("a#1"), answer("x", "a#1"), (True, True, 1.0, 1.0)),
        (gold("a#1", "a#2"), answer("x", "a#1"), (True, True, 1.0, 0.5)),
        (gold("a#1"), answer("x", "a#2", "a#1"), (True, False, 0.5, 1.0)),
        (gold("a#1"), answer("x", "a#1", "a#2", "a#3"), (False, True, 1 / 3, 1.0)),
        (gold("a#1", also=("a#2",)), answer("x", "a#2", "a#1"), (True, True, 1.0, 1.0)),
        (gold("a#1", also=("a#2",)), answer("x", "a#2"), (False, True, 1.0, 0.0)),
        (gold("letter#1"), answer("x", "telegram#1"), (False, False, 0.0, 0.0)),
        (gold("telegram#1"), answer("x", "telegram#1"), (True, True, 1.0, 1.0)),
        (gold("a#1", words=(("Sở Nội  vụ", "none"),)), answer("giao SO NOI VU", "a#1"), (True, True, 1.0, 1.0)),
        (gold("a#1", words=(("Sở",), ("31/10",))), answer("Sở", "a#1"), (False, True, 1.0, 1.0)),
        (gold("a#1", words=(("late",),)), answer(1500 * "x" + "late", "a#1"), (False, True, 1.0, 1.0)),
        (gold("a#1"), answer("x"), (False, False, None, 0.0)),
    ],
)
def test_an_answer_is_marked(
    entry: dict[str, Any], given: Answer, expected: tuple[bool, bool | None, float | None, float | None]
) -> None:
    assert judged(entry, given, KEYS) == Marks(*expected, refused=False)


@pytest.mark.parametrize(
    ("entry", "given", "expected"),
    [
        (gold("a#1"), REFUSED, Marks(False, False, None, 0.0, True)),
        (gold(), REFUSED, Marks(True, None, None, None, True)),
        (gold(), answer("x", "a#1"), Marks(False, None, None, None, False)),
        (gold(), replace(REFUSED, refused=False), Marks(False, None, None, None, False)),
    ],
)
def test_refusals_are_marked(entry: dict[str, Any], given: Answer, expected: Marks) -> None:
    assert judged(entry, given, KEYS) == expected


def test_rows_go_by_kind_then_language_then_type() -> None:
    entries = [{**gold("a#1"), "lang": "vi", "type": "who"}, {**gold(), "lang": "en", "type": "who"}, gold("a#1")]
    marks = [judged(entry, REFUSED, KEYS) for entry in entries]
    counted = {name: len(those) for (_section, name), those in by_group(entries, marks).items()}
    assert counted == {"all": 3, "answerable": 2, "unanswerable": 1, "en": 1, "vi": 1, "who": 2}
    assert list(counted) == ["all", "answerable", "unanswerable", "en", "vi", "who"]


@pytest.mark.parametrize(
    ("values", "expected"), [([True, False], "50.0%"), ([None, 1.0], "100.0%"), ([None], "-"), ([], "-")]
)
def test_share(values: list[float | None], expected: str) -> None:
    assert share(values) == expected


def test_times() -> None:
    assert times([0.001 * n for n in range(1, 102)]) == "p50 51.0 ms, p95 96.0 ms"
    assert times([0.002]) == "p50 2.0 ms, p95 2.0 ms"


@pytest.mark.parametrize("line", ["no JSON", "[]", '{"question": "?"}', '{"question": "?", "gold": [{"doc": "a"}]}'])
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(f'{{"question": "?", "gold": []}}\n\n{line}\n', "utf-8")
    with pytest.raises(ValueError, match="line 3"):
        questions(file)


def test_the_keys_of_the_corpus_name_each_of_its_directives() -> None:
    keys = json.loads(CORPUS_KEYS.read_text("utf-8"))
    held = {(d.source.file, d.number) for file in CORPUS.glob("*.txt") for d in read_file(file)}
    assert len(keys) == len(held)
    for wanted in keys.values():
        assert any(file == wanted["source"] and wanted.get("number", "") in number for file, number in held)


def test_stripped() -> None:
    assert stripped("Đơn vị ở Huế") == "Don vi o Hue"
