"""How fast directives are read from text, on one core: `python -m bench.reading`.

Reading gives letterhead, clause tree, references and a quality report; the peer, LangChain's plain splitter, cuts the
same texts at 1,000 characters, in turns in the same run.  Restoring damaged print is timed apart (`bench.restoration`).
Times are of the process (CPU), the median of the rounds.
"""

import importlib
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from ingest.read import read_bytes

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
ROUNDS = 15
LENGTHS = (625_000, 1_250_000, 2_500_000, 5_000_000)  # characters
Row = tuple[str, str, str]  # what was measured, the figure, a remark


def rows() -> Iterator[Row]:
    """Directives a second beside the peer, then the time of one ever longer document."""
    texts = {path.name: path.read_text("utf-8-sig") for path in sorted(CORPUS.glob("*.txt"))}
    clean = {name: text for name, text in texts.items() if not _is_restored(name, text)}
    split = peer()
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(seconds(lambda: [read_bytes(name, text.encode()) for name, text in clean.items()]))
        theirs.append(seconds(lambda: [split(text) for text in clean.values()]))
    own, other = len(clean) / statistics.median(ours), len(clean) / statistics.median(theirs)
    size = sum(map(len, clean.values())) // len(clean)
    yield "reading", f"{own:,.0f} directives/s", f"{len(clean)} undamaged directives of {size:,} characters on average"
    yield "RecursiveCharacterTextSplitter", f"{other:,.0f} directives/s", "cuts only"
    yield "reading / peer", f"{own / other:.4f}", "same texts, same run"
    yield from _by_length(clean["quang-binh-2214-ubnd-ncvx.txt"])


def _by_length(letter: str) -> Iterator[Row]:
    """One document whose clauses go on and on: twice the length should take twice the time."""
    head, _, body = letter.partition("\n1. ")
    clause = body.split("\n2. ")[0].strip()
    before = 0.0
    for length in LENGTHS:
        many = "\n".join(f"{n}. {clause}" for n in range(1, 99))
        text = f"{head}\n" + "\n".join(f"{_roman(n)}. MỤC\n{many}" for n in range(1, max(2, length // len(many)) + 1))
        taken = seconds(lambda text=text: read_bytes("x.txt", text.encode()))  # type: ignore[misc]
        times = f"{taken / before:.2f} times the row above" if before else ""
        yield f"one document of {len(text):,} characters", f"{taken:.2f} s", times
        before = taken


def _roman(number: int) -> str:
    from ingest.labels import path_part

    return path_part("roman", number)


def _is_restored(name: str, text: str) -> bool:
    return any(d.quality.restored_words for d in read_bytes(name, text.encode()))


def peer() -> Callable[[str], Any]:
    """LangChain's plain splitter."""
    module = importlib.import_module("langchain_text_splitters")
    split: Callable[[str], Any] = module.RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=100).split_text
    return split


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds that `work` takes."""
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> None:
    """Measure and print one table."""
    table = Table("measured", "figure", "how", title="Reading text, one core")
    for row in rows():
        table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
