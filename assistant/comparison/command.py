"""`python app.py compare`: what it prints or writes."""

import json
import shutil
import sys
from pathlib import Path

from assistant.comparison.compare import Comparison, compare
from assistant.comparison.document import as_docx
from assistant.comparison.report import as_json, as_table
from assistant.output import format_of, give
from index.library import Library
from index.naming import directive_named
from ingest.directive import Directive

FORMATS = ("table", "json", "docx")
_WIDTH = 160  # columns of a table that goes to a file


def comparison(library: Library, one: str, other: str, form: str, output: Path | None, language: str) -> None:
    """Compare two directives, named by id or number, and give the comparison to `output` or standard output.

    Raises UserError for a directive that is not held (naming near ones), one and the same, or an unknown format.
    """
    form = format_of(form, output, FORMATS)
    give(_made(compare(_directive(library, one), _directive(library, other)), form, language == "en"), output)


def _directive(library: Library, named: str) -> Directive:
    directive = library.directive(directive_named(library.register(), named))
    assert directive is not None
    return directive


def _made(compared: Comparison, form: str, english: bool) -> bytes:
    if form == "docx":
        return as_docx(compared, english=english)
    if form == "json":
        return f"{json.dumps(as_json(compared), ensure_ascii=False, indent=2)}\n".encode()
    from rich.console import Console

    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDTH
    console = Console(width=width, color_system=None)
    with console.capture() as captured:
        console.print(as_table(compared, english=english))
    return captured.get().encode()
