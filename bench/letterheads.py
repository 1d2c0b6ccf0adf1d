"""How far the letterheads that are read agree with a file of documents: `python -m bench.letterheads FILE [--show]`.

FILE has a JSON object a line: `doc_id`, `text`, `text_raw` (as crawled: hard wraps, table bars), and `number`, `kind`
(folded, with underscores), `issuer` and `date`, each of which can be null.  A null is not counted.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from ingest.directive import Directive
from ingest.folding import fold, letters
from ingest.letterhead.offices import cased
from ingest.numbering import core
from ingest.read import read_bytes

Document = dict[str, Any]
TEXTS = ("text", "text_raw")


def _issuers(found: Directive) -> set[str]:
    return {letters(found.issuer), letters(f"{found.parent_body}{found.issuer}")}


# Of each field: what the file states, made comparable, and whether what was read agrees.
FIELDS: dict[str, tuple[Callable[[str], str], Callable[[Directive, str], bool]]] = {
    "number": (core, lambda found, stated: core(found.number) == stated),
    "kind": (lambda kind: kind.replace("_", " "), lambda found, stated: fold(found.kind) == stated),
    "issuer": (lambda issuer: letters(cased(issuer)), lambda found, stated: stated in _issuers(found)),
    "date": (
        lambda date: date[:10],
        lambda found, stated: found.issued_on is not None and found.issued_on.isoformat() == stated,
    ),
}


def compared(documents: list[Document], which: str) -> Iterator[tuple[str, str, str, Directive, bool]]:
    """(document, field, what the file states, what was read, whether they agree) for all that the file states."""
    for document in documents:
        if not document[which]:
            continue
        found = read_bytes("document.txt", document[which].encode())[0]
        for field, (comparable, agrees) in FIELDS.items():
            if stated := document[field]:
                yield document["doc_id"], field, stated, found, agrees(found, comparable(stated))


def main(path: Path, show: bool) -> None:
    """Print the share of documents whose fields agree, and with `show` those that do not."""
    documents = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    table = Table("field", *TEXTS)
    rows: dict[str, list[str]] = {field: [] for field in FIELDS}
    for which in TEXTS:
        results = list(compared(documents, which))
        for field, row in rows.items():
            agreed = [agrees for _, name, _, _, agrees in results if name == field]
            row.append(f"{sum(agreed)} of {len(agreed)}  {sum(agreed) / max(len(agreed), 1):6.1%}")
        for doc, field, stated, found, agrees in results if show else ():
            if not agrees:
                read = re.sub(r"^date$", "issued_on", field)
                print(f"{which} {doc} {field}: file {stated!r}, read {getattr(found, read)!r}")
    for field, row in rows.items():
        table.add_row(field, *row)
    Console().print(table)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), "--show" in sys.argv)
