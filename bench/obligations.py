"""How fast obligations are taken from clauses, on one core: `python -m bench.obligations`.

Times are of the process (CPU), the median of the rounds, with nothing remembered from the round before.
"""

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from rich.console import Console
from rich.table import Table

from ingest.bodies import public_body
from ingest.directive import Directive
from ingest.obligations.collect import each_body, obligations
from ingest.obligations.words import plain
from ingest.read import read_file

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
ROUNDS = 15
Row = tuple[str, str, str]  # what was measured, the figure, a remark


def rows() -> Iterator[Row]:
    """Directives a second, and obligations a second."""
    directives = [d for path in sorted(CORPUS.glob("*.txt")) for d in read_file(path)]
    found = sum(len(d.obligations) for d in directives)
    taken = statistics.median(seconds(directives) for _ in range(ROUNDS))
    size = sum(len(d.text) for d in directives) // len(directives)
    yield "extraction", f"{len(directives) / taken:,.0f} directives/s", f"{len(directives)} of {size:,} characters each"
    yield "extraction", f"{found / taken:,.0f} obligations/s", f"{found} obligations"


def seconds(directives: list[Directive]) -> float:
    """CPU seconds that one round takes."""
    for remembered in (plain, each_body, public_body):
        remembered.cache_clear()
    started = time.process_time()
    for d in directives:
        obligations(d.clauses, d.kind, d.issued_on, d.addressees)
    return time.process_time() - started


def main() -> None:
    """Measure and print one table."""
    table = Table("measured", "figure", "how", title="Obligations, one core")
    for row in rows():
        table.add_row(*row)
    Console().print(table)


if __name__ == "__main__":
    main()
