"""Comparison against alignments made by hand: `python -m bench.alignment GOLD.json SOURCE OTHER [KEY]`.

GOLD.json: {"rows": [{"cd_clause", KEY: {"clauses", "added", "dropped", "changed"}}]}; without KEY those four stand in
the row itself.  SOURCE and OTHER are ids of directives of `corpus/`.  A difference of the gold counts as found when
half of its telling words stand in one difference shown for the same clause.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from assistant.comparison.compare import Row, compare
from assistant.comparison.differences import BINDING
from assistant.comparison.tokens import tokens
from assistant.comparison.wording import difference_told
from ingest.read import read_file

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
_EXPLAINING = frozenset("thay doi tuong giao nhiem vu".split())  # the gold's own words about a difference
_FOUND = 0.5
Gold = dict[str, Any]


def main(path: str, source: str, other: str, key: str = "") -> None:
    """Measure and print one table."""
    read = {directive.id: directive for file in sorted(CORPUS.glob("*.txt")) for directive in read_file(file)}
    rows = {row.clause: row for row in compare(read[source], read[other]).rows}
    gold = {row["cd_clause"]: row[key] if key else row for row in json.loads(Path(path).read_text("utf-8"))["rows"]}
    wanted = {(clause, counterpart) for clause, row in gold.items() for counterpart in row["clauses"]}
    found = {(row.clause, counterpart) for row in rows.values() for counterpart in row.counterparts}
    table = Table("measured", "figure", title=f"{source} – {other}")
    table.add_row("pairs found", f"{len(wanted & found)} of {len(wanted)}")
    table.add_row("pairs wrong", f"{len(found - wanted)}")
    told = [(clause, change, said) for clause, change, said in _listed(gold)]
    missed = [each for each in told if not _is_found(each[2], rows.get(each[0]))]
    table.add_row("differences found", f"{len(told) - len(missed)} of {len(told)}")
    for clause, change, said in missed:
        table.add_row(f"  missed in {clause}", f"{change}: {said}")
    Console().print(table)


def _listed(gold: dict[str, Gold]) -> Iterator[tuple[str, str, str]]:
    for clause, row in gold.items():
        for change in ("added", "dropped", "changed"):
            yield from ((clause, change, said) for said in row[change])


def _is_found(said: str, row: Row | None) -> bool:
    wanted = {token.form for token in tokens(said)} - BINDING - _EXPLAINING
    shown = [difference_told(d, english=False) for d in row.differences] if row else []
    told = [{token.form for token in tokens(text)} for text in shown]
    return bool(wanted) and any(len(wanted & each) >= _FOUND * len(wanted) for each in told)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(*sys.argv[1:5])
