"""The command line as a person runs it: real processes, JSON alone on standard output, one line for a mistake."""

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
QUESTION = "Who must report overdue tasks?"
ANSWER = {"id", "question", "language", "answer", "refused", "statements", "citations", "model", "index", "ms",
          "provenance"}  # fmt: skip
CITATION = {"directive", "number", "issuer", "issued_on", "source", "clause", "official", "quote", "start", "end"}
DIRECTIVE = {"id", "source", "number", "kind", "issuer", "place", "issued_on", "subject", "addressees", "recipients",
             "signer", "quality", "clauses", "references", "obligations"}  # fmt: skip
CLAUSE = {"id", "label", "text", "reading", "parent", "implicit", "page"}
REFERENCE = {"clause", "kind", "number", "issued_on", "issuer", "relation"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that the first command fills from the corpus."""
    return tmp_path_factory.mktemp("command") / "home"


@pytest.fixture(scope="module")
def taken_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        yield int(taken.getsockname()[1])


def run(home: Path, *arguments: str, language: str = "vi") -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOICHITHI_HOME": str(home), "HOICHITHI_LANG": language, "PYTHONUTF8": "1"}
    command = [sys.executable, str(ROOT / "app.py"), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=120, check=False)


def assert_answer(made: dict[str, Any]) -> None:
    assert set(made) >= ANSWER and set(made["ms"]) >= {"search", "total"}
    assert made["citations"] and made["statements"] and made["refused"] is False
    for citation in made["citations"]:
        assert set(citation) >= CITATION
        assert citation["end"] - citation["start"] == len(citation["printed"] or citation["quote"]) > 0
        assert citation["restored"] == (citation["printed"] is not None)
    for statement in made["statements"]:
        assert set(statement) >= {"text", "citations"}
        assert all(0 <= i < len(made["citations"]) for i in statement["citations"])


def test_ask_json(home: Path) -> None:
    done = run(home, "ask", QUESTION, "--json")
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert_answer(made)
    assert (made["id"], made["question"], made["language"], made["model"]) == (None, QUESTION, "en", "extractive")
    cited = next(c for c in made["citations"] if c["number"] == "2214/UBND-NCVX")
    assert (cited["clause"], cited["issued_on"]) == ("10", "2023-10-31")
    assert cited["source"] == "quang-binh-2214-ubnd-ncvx.txt"


@pytest.mark.parametrize(("language", "says"), [("vi", "Vì sao chọn"), ("en", "Why these clauses")])
def test_ask_explain(home: Path, language: str, says: str) -> None:
    done = run(home, "ask", QUESTION, "--explain", language=language)
    assert done.returncode == 0 and not done.stderr
    answer, _, explanation = done.stdout.partition(says)
    assert "[1]" in answer and "sha256" in explanation and "2214/UBND-NCVX" in explanation


def test_a_log_that_cannot_be_written_breaks_no_answer(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "log").write_text("in the way")
    questions = tmp_path / "questions.jsonl"
    questions.write_text(2 * (json.dumps({"id": 1, "question": "xin chào"}) + "\n"), "utf-8")
    done = run(tmp_path / "home", "ask", "--from", str(questions))
    assert done.returncode == 0 and len(done.stdout.splitlines()) == 2
    assert len(done.stderr.splitlines()) == 1 and "nhật ký" in done.stderr


def test_ask_from_a_file(home: Path, tmp_path: Path) -> None:
    lines = [
        {"id": "b", "question": "Thế còn Hải Phòng?", "history": ["Quảng Bình: ai báo cáo nhiệm vụ quá hạn?"]},
        {"id": 7, "question": QUESTION},
        {"id": "no", "question": "Thời tiết hôm nay thế nào?"},
    ]
    questions = tmp_path / "questions.jsonl"
    questions.write_text("\n\n".join(json.dumps(line, ensure_ascii=False) for line in lines), "utf-8")
    done = run(home, "ask", "--from", str(questions))
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [a["id"] for a in answers] == ["b", 7, "no"]
    assert [a["refused"] for a in answers] == [False, False, True]
    assert_answer(answers[1])
    assert {c["source"] for c in answers[0]["citations"]} == {"hai-phong-2598-ubnd-kstthc.txt"}
    assert (answers[2]["statements"], answers[2]["citations"]) == ([], []) and answers[2]["answer"]


def test_export(home: Path) -> None:
    done = run(home, "export", "--json")
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert set(made) == {"directives"} and len(made["directives"]) == 6
    for read in made["directives"]:
        assert set(read) >= DIRECTIVE
        assert all(set(clause) >= CLAUSE for clause in read["clauses"])
        assert all(set(reference) >= REFERENCE for reference in read["references"])
    targets = {r["target"] for d in made["directives"] for r in d["references"] if r["number"] == "968/CĐ-TTg"}
    assert targets == {"968-cd-ttg"}


@pytest.mark.parametrize(
    ("arguments", "language", "says"),
    [
        (["ask", "  "], "vi", "chưa nhập câu hỏi"),
        (["ask", "a" * 2001], "en", "longer than 2000"),
        (["ask", "--from", "{bad_line}"], "vi", "dòng 2"),
        (["ingest", "{nowhere}"], "vi", "Không tìm thấy"),
        (["ingest", "{empty}"], "vi", "tệp rỗng"),
        (["ingest", "{unreadable}"], "en", "in no format that can be read"),
        (["--port", "{port}"], "vi", "{port}"),
    ],
)
def test_a_mistake_is_one_line_on_standard_error(
    home: Path, tmp_path: Path, taken_port: int, arguments: list[str], language: str, says: str
) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "program.txt").write_bytes(b"\x7fELF" + bytes(range(32)) * 40)
    (tmp_path / "lines.jsonl").write_text('{"id": 1, "question": "ai?"}\n{"id": 2}\n', "utf-8")
    named = {"empty": tmp_path / "empty.txt", "unreadable": tmp_path / "program.txt", "nowhere": tmp_path / "nowhere",
             "bad_line": tmp_path / "lines.jsonl", "port": taken_port}  # fmt: skip
    done = run(home, *(argument.format(**named) for argument in arguments), language=language)
    assert_one_line(done, says.format(**named))


def test_a_home_below_a_file_is_one_line_on_standard_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert_one_line(run(tmp_path / "file" / "home", "ask", QUESTION), "HOICHITHI_HOME")


def assert_one_line(done: subprocess.CompletedProcess[str], says: str) -> None:
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr and says in done.stderr
    assert len([line for line in done.stderr.splitlines() if line.strip()]) == 1
