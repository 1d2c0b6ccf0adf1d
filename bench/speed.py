"""How fast the program is: `python -m bench.speed [--data LAW_TEXT] [--sizes 10000 100000 1000000]`.

Three tables: the commands on the corpus; our search and ingest beside the pipeline of the textbooks, in one run; and
how both grow.  The last two need law text (`bench.law_library`).  Everything runs in a temporary home that is removed
afterwards.  Commands are timed as a person runs them, in a process of their own, imports included.  Reading is timed in
`bench.reading`.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.table import Table

from assistant.ask import ask
from bench.growth import Figures, grown, questions, timed
from bench.law_library import paragraphs, versions
from bench.textbook import Textbook
from index.library import Library

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
DATA = ROOT.parent / "shared" / "train" / "phapdien.jsonl"
ROUNDS = 5
COMPARED = 50_000  # clauses
SAMPLE = 1_000  # of which the textbook embeds
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


def beside_the_textbook(home: Path, data: Path) -> Table:
    """Ours and LangChain + Chroma + all-MiniLM on the same clauses with the same questions."""
    made = list(versions(paragraphs(data), COMPARED))
    texts = [clause.text for version in made for directive in version.directives for clause in directive.clauses]
    textbook = Textbook(home / "textbook")
    their_rate = textbook.fill(texts, SAMPLE)
    with Library(home / "ours") as library:
        library.encoder.encode_question("x")
        our_rate = COMPARED / seconds(partial(library.put, made))
        asked = questions(data)["everything"]
        textbook.settle(asked[0])
        ours, theirs = timed(asked, library.search, textbook.search)
    table = Table("measured", "ours", "textbook", "ratio", title=f"{COMPARED:,} clauses of law text, two cores")
    for name, one, other in zip(("question, p50", "question, p95"), ours, theirs, strict=True):
        table.add_row(name, f"{one:.1f} ms", f"{other:.1f} ms", f"{one / other:.2f}")
    table.add_row("embedded and indexed", f"{our_rate:,.0f}/s", f"{their_rate:,.0f}/s", f"{our_rate / their_rate:.0f}")
    table.caption = (
        f"Textbook: RecursiveCharacterTextSplitter, all-MiniLM-L6-v2, langchain-chroma. Its rate is that of {SAMPLE:,} "
        "clauses; the others went in with random vectors. Ours: everything that a file goes through after it was read."
    )
    return table


def growth(home: Path, data: Path, sizes: Sequence[int]) -> Table:
    """Questions, ingest and memory at each size."""
    figures = list(grown(home, data, sizes))
    table = Table("measured", *(f"{each.clauses:,}" for each in figures), title="Growth, by number of clauses")
    for kind in figures[0].times:
        cells = (f"{each.times[kind][0]:.1f} / {each.times[kind][1]:.1f}" for each in figures)
        table.add_row(f"{kind}, p50 / p95, ms", *cells)
    rows: tuple[tuple[str, Callable[[Figures], str]], ...] = (
        ("open and answer once, s", lambda each: f"{each.opening:.1f}"),
        ("memory while answering, GB", lambda each: f"{each.answering:.2f}"),
        ("clauses added a second", lambda each: f"{each.added:,.0f}"),
        ("memory while adding, GB", lambda each: f"{each.adding:.2f}"),
    )
    for name, cell in rows:
        table.add_row(name, *(cell(each) for each in figures))
    return table


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description="Speed on the corpus, beside the textbooks' pipeline, and at size.")
    parser.add_argument("--data", type=Path, default=DATA, help="law text: JSON lines with title and text")
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000], help="clauses, growing")
    options = parser.parse_args()
    console = Console()
    table = Table("measured", "figure", "how", title="Speed on the corpus")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for row in (*commands(home / "corpus"), *warm_answers(home / "corpus")):
            table.add_row(*row)
        console.print(table)
        if not options.data.is_file():
            console.print(f"No law text at {options.data}: the other tables are left out.")
            return
        console.print(beside_the_textbook(home, options.data))
        if options.sizes:
            console.print(growth(home / "grown", options.data, options.sizes))


if __name__ == "__main__":
    main()
