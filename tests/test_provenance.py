"""Where an answer comes from: its record, the explanation for a person, and the log that keeps it."""

import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assistant import journal
from assistant.answer import Answer
from assistant.ask import ask
from assistant.contract import answered
from assistant.explanation import FINDERS, explained
from assistant.journal import NAME, keep
from assistant.look_up import _FINDERS
from index.library import Library
from tests.library_examples import CORPUS

ROOT = Path(__file__).parent.parent
QUANG_BINH = "2214-ubnd-ncvx-quang-binh"
OVERDUE = "Quảng Bình: ai phải báo cáo nhiệm vụ quá hạn?"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library(tmp_path_factory.mktemp("provenance") / "home") as opened:
        opened.ingest([CORPUS])
        yield opened


def record(library: Library, question: str, *history: str) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(json.dumps(answered(ask(library, question, history))))["provenance"]
    return made


def kept(home: Path) -> list[str]:
    """The lines of the log, older files first."""
    files = sorted((home / "log").glob(f"{NAME}*"), reverse=True)
    return [line for file in files for line in file.read_text("utf-8").splitlines()]


@pytest.mark.parametrize(
    ("question", "finder", "reason", "resolved"),
    [
        (OVERDUE, "evidence", None, {"asks": "actor", "language": "vi"}),
        ("cao bang, so noi vu phai lam nhung viec gi", "duties", None, {"actors": ["Sở Nội vụ"]}),
        ("Hải Phòng và Quảng Bình, ai ra văn bản trước?", "chronology", None, {"parts": ["head"]}),
        ("Đà Nẵng yêu cầu gì về báo cáo quá hạn?", "evidence", "not_in_library", {"elsewhere": ["Đà Nẵng"]}),
        ("Who signed the Cao Bằng directive?", "evidence", "not_stated", {"language": "en", "parts": ["signature"]}),
    ],
)
def test_what_was_understood_and_who_answered(
    library: Library, question: str, finder: str, reason: str | None, resolved: dict[str, Any]
) -> None:
    (looked,) = record(library, question)["questions"]
    assert (looked["question"], looked["finder"], looked["reason"]) == (question, finder, reason)
    understood = {key: value for key, value in looked["query"].items() if key in resolved}
    assert {**understood, "actors": understood.get("actors", [])[:1]} == {"actors": [], **resolved}


def test_matches_and_files_of_an_answer(library: Library) -> None:
    made = record(library, OVERDUE)
    (looked,) = made["questions"]
    assert looked["query"]["scope"] == {"count": 1, "directives": [QUANG_BINH]}
    assert {"directive": QUANG_BINH, "clause": "10"} in looked["pieces"]
    best = max(looked["matches"], key=lambda match: match["score"])
    assert best["clause"] == "10" and 0 < best["score"] <= 1 and best["why"]
    read = library.directive(QUANG_BINH)
    assert read and made["files"] == [{"directive": QUANG_BINH, "file": read.source.file, "sha256": read.source.sha256}]
    assert (made["model"], made["prompt"], made["index"]) == ("extractive", None, library.fingerprint)


def test_each_of_several_questions_has_its_own_record(library: Library) -> None:
    made = record(library, "Ai ký công văn 2214 và khi nào báo cáo?")
    assert [looked["question"] for looked in made["questions"]] == ["Ai ký công văn 2214", "khi nào báo cáo?"]


@pytest.mark.parametrize(
    ("question", "history"),
    [(OVERDUE, ()), ("Thế còn Hải Phòng?", (OVERDUE,)), ("Đà Nẵng yêu cầu gì?", ()), ("xin chào", ()),
     ("What is the deadline in Hải Phòng?", ("Who reports?",))],
)  # fmt: skip
def test_an_answer_can_be_given_again(library: Library, question: str, history: tuple[str, ...]) -> None:
    first = answered(ask(library, question, history, today=date(2024, 1, 2)))
    origin = first["provenance"]
    again = ask(library, first["question"], origin["history"], today=date.fromisoformat(origin["today"]))
    second = answered(again)
    for made in (first, second):
        del made["ms"], made["provenance"]["asked_at"]
    assert first == second


@pytest.mark.parametrize(
    ("question", "english", "says"),
    [
        (OVERDUE, False, ["Hiểu câu hỏi", "hỏi: ai", "Tìm ở đâu", "Vì sao chọn", "khoản 10 Công văn số 2214", "Đã bỏ",
                          "ngoài nơi được hỏi", "sha256", "không dùng mô hình ngôn ngữ"]),
        (OVERDUE, True, ["What was understood", "asks: who", "Where it looked", "Why these clauses", "Left out"]),
        ("Đà Nẵng yêu cầu gì?", False, ["mọi văn bản trong kho: 6", "kho không có: Đà Nẵng", "Vì sao không trả lời"]),
        ("xin chào", False, ["Trả lời bằng"]),
    ],
)  # fmt: skip
def test_the_explanation(library: Library, question: str, english: bool, says: list[str]) -> None:
    told = explained(ask(library, question), library.register(), english)
    assert [words for words in says if words not in told] == []
    assert len(told.splitlines()) <= 40 and max(map(len, told.splitlines())) <= 250


def test_every_finder_is_told_in_words() -> None:
    assert {finder.__name__ for finder in _FINDERS} | {"evidence"} == set(FINDERS)


# --- the log ------------------------------------------------------------------------------------------------------


@pytest.fixture
def answer(library: Library, monkeypatch: pytest.MonkeyPatch) -> Answer:
    """One to keep: a follow-up, so that it has a history."""
    monkeypatch.setenv("HOICHITHI_LOG", "off")
    made = ask(library, "Thế còn Hải Phòng?", [OVERDUE])
    monkeypatch.delenv("HOICHITHI_LOG")
    return made


def test_every_answer_is_one_line(library: Library) -> None:
    before = len(kept(library.home))
    made = [answered(ask(library, question)) for question in (OVERDUE, "xin chào", "Giá vàng hôm nay?\nvà mai?")]
    assert [json.loads(line) for line in kept(library.home)[before:]] == made


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Zyxophor Đà Nẵng yêu cầu gì?", ["Zyxophor", "Đà Nẵng"]),
        ("Nghị định 4321/2019/NĐ-CP phạt bao nhiêu?", ["4321"]),
        ("Who in Sở Nội vụ handles zyxophor in Da Nang?", ["zyxophor", "Nang", "handles"]),
        ("công văn Quảng Bình năm 1987 nói gì về zyxophor?", ["1987", "zyxophor"]),
        ("xin chào", ["xin chào"]),
    ],
)
def test_a_log_without_questions_holds_none_of_their_words(
    library: Library, monkeypatch: pytest.MonkeyPatch, question: str, words: list[str]
) -> None:
    monkeypatch.setenv("HOICHITHI_LOG", "no-questions")
    ask(library, question, ["Trước đó hỏi về wolfram"])
    line = kept(library.home)[-1]
    assert [word for word in (*words, "wolfram") if word.casefold() in line.casefold()] == []
    assert {"refused", "citations", "index", "provenance"} <= set(json.loads(line))


@pytest.mark.parametrize(("setting", "lines"), [("off", 0), ("OFF", 0), ("", 1), ("no-questions", 1)])
def test_the_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer, setting: str, lines: int) -> None:
    monkeypatch.setenv("HOICHITHI_LOG", setting)
    keep(tmp_path, answer)
    assert (tmp_path / "log").exists() == bool(lines) and len(kept(tmp_path)) == lines


def test_an_unknown_setting_keeps_no_questions_and_says_so_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("HOICHITHI_LOG", "some-questions")
    for _ in range(3):
        keep(tmp_path, answer)
    assert all("question" not in json.loads(line) for line in kept(tmp_path))
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_a_log_that_cannot_be_written_is_one_warning(
    tmp_path: Path, answer: Answer, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "log").write_text("a file where the folder should be")
    for _ in range(3):
        keep(tmp_path, answer)
    (warning,) = caplog.records
    assert "\n" not in warning.getMessage() and str(tmp_path) in warning.getMessage()


def test_the_log_is_its_owners_alone(tmp_path: Path, answer: Answer) -> None:
    keep(tmp_path, answer)
    assert (tmp_path / "log" / NAME).stat().st_mode & 0o077 == 0


def test_files_are_turned_over_and_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer) -> None:
    line = len(json.dumps(answered(answer)))
    size = 3 * line
    monkeypatch.setattr(journal, "_SIZE", size)
    for nth in range(40):
        keep(tmp_path, replace(answer, text=str(nth)))
    files = list((tmp_path / "log").glob(f"{NAME}*"))
    assert len(files) == 6 and all(file.stat().st_size <= size + line for file in files)
    numbers = [int(json.loads(line)["answer"]) for line in kept(tmp_path)]
    assert numbers == list(range(40 - len(numbers), 40))


WRITER = """
import json, sys
from pathlib import Path
from assistant import journal
from assistant.answer import Answer
journal._SIZE, journal._OLDER, journal._PATIENCE = 20_000, 500, 30.0
for nth in range(60):
    journal.keep(Path(sys.argv[1]), Answer(f"{sys.argv[2]}-{nth}", "vi", "x" * (50 * (nth % 9))))
"""


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name], cwd=ROOT, stderr=subprocess.PIPE)
        for name in "abc"
    ]
    assert [writer.communicate(timeout=60)[1] for writer in writers] == [b"", b"", b""]
    asked = [json.loads(line)["question"] for file in (tmp_path / "log").glob(f"{NAME}*")
             for line in file.read_text("utf-8").splitlines()]  # fmt: skip
    assert sorted(asked) == sorted(f"{name}-{nth}" for name in "abc" for nth in range(60))
