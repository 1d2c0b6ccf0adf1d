"""How fast the program is on the corpus: `python -m bench.speed`.

Everything runs in a temporary home that is removed afterwards.  Commands are timed as a person runs them, in a process
of their own, imports included.  Reading is timed in `bench.reading`.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant.ask import ask
from index.library import Library

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
ROUNDS = 5
QUESTIONS = (
    "Ai phải báo cáo nhiệm vụ quá hạn?",
    "Sở Nội vụ Hải Phòng được giao việc gì?",
    "Cơ quan được lấy ý kiến phải trả lời thế nào?",
    "Ai ký Công điện 968?",
    "ai phai bao cao nhiem vu qua han",
    "so noi vu hai phong duoc giao viec gi",
    "co quan duoc lay y kien phai tra loi the nao",
    "cao bang yeu cau gi ve thu tuc hanh chinh",
    "Who must report overdue tasks?",
    "What must the Department of Home Affairs of Hai Phong do?",
    "When was Official Telegram 968 issued?",
    "How must heads of agencies handle officials who shirk their duties?",
)
Row = tuple[str, str, str]  # what was measured, the figure, a remark


def command(home: Path, *arguments: str) -> float:
    """Seconds that `python app.py …` takes, in a process of its own.  Raises CalledProcessError when it fails."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "app.py", *arguments],
        cwd=ROOT,
        env={**os.environ, "HOICHITHI_HOME": str(home)},
        check=True,
        capture_output=True,
    )
    return time.perf_counter() - started


def commands(home: Path) -> Iterator[Row]:
    """Indexing from nothing, again with nothing to do, and one question from a cold start."""
    yield "indexing from nothing", f"{command(home, 'ingest'):.1f} s", "python app.py ingest, as a process"
    yield "second run", f"{command(home, 'ingest'):.1f} s", "the same, nothing to do"
    cold = [command(home, "ask", QUESTIONS[0]) for _ in range(3)]
    yield "cold answer", f"{statistics.median(cold):.1f} s", "python app.py ask, median of 3 processes"


def warm_answers(home: Path) -> Iterator[Row]:
    """p50 and p95 of an answer once everything is loaded."""
    with Library(home) as library:
        ask(library, QUESTIONS[0])
        taken = [seconds(partial(ask, library, question)) for _ in range(ROUNDS) for question in QUESTIONS]
    remark = f"{len(QUESTIONS)} questions × {ROUNDS}"
    yield "warm answer, p50", f"{statistics.median(taken) * 1000:.1f} ms", remark
    yield "warm answer, p95", f"{statistics.quantiles(taken, n=20)[-1] * 1000:.1f} ms", remark


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> None:
    """Measure and print one table."""
    table = Table("measured", "figure", "how", title="Speed on the corpus")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        for row in (*commands(home), *warm_answers(home)):
            table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
