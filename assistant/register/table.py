"""The register on the terminal."""

import io

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from assistant.register.columns import modality
from assistant.register.extract import Extract, citation
from index.catalog import Duty

_PIPED = 140  # characters of a line where there is no terminal to fit
_DEADLINE = 13  # characters of a column: '→ 31/12/2025' stays whole
_COLUMNS = (  # headings, share of the width
    ("Người thực hiện", "Who", 3), ("Việc", "Action", 6), ("Thời hạn", "Deadline", None), ("Trích dẫn", "Citation", 3),
)  # fmt: skip


def table(extract: Extract, page: int, pages: int, width: int | None = None) -> str:
    """The duties of a page as a table that fits the terminal, and below it how many there are in all."""
    shown = Table(show_lines=True, expand=True)
    for vi, en, share in _COLUMNS:
        fixed = None if share else _DEADLINE
        shown.add_column(en if extract.english else vi, ratio=share, width=fixed, overflow="fold")
    for duty in extract.duties:
        shown.add_row(*map(escape, _cells(duty, extract.english)))
    console = Console(file=io.StringIO(), width=width or _PIPED, highlight=False)
    if extract.duties:
        console.print(shown)
    count = f"{extract.total:,} duties" if extract.english else f"{extract.total:,} nhiệm vụ".replace(",", ".")
    if page > pages:
        where = f"there are {pages} pages" if extract.english else f"chỉ có {pages} trang"
    else:
        where = f"page {page} of {pages}" if extract.english else f"trang {page}/{pages}"
    console.print(f"{count}; {where}")
    made = console.file
    assert isinstance(made, io.StringIO)
    return made.getvalue()


def _cells(duty: Duty, english: bool) -> tuple[str, str, str, str]:
    obligation = duty.obligation
    deadline = obligation.deadline
    if obligation.deadline_on:
        deadline = f"{deadline}\n→ {obligation.deadline_on:%d/%m/%Y}"
    if obligation.note:
        deadline = f"{deadline}\n({obligation.note})".strip()
    helpers = ", ".join(actor.name for actor in obligation.actors if actor.role == "coordinates")
    who = f"{obligation.actor}\n({'with' if english else 'phối hợp'}: {helpers})" if helpers else obligation.actor
    return who, f"{modality(duty, english)}: {obligation.action}", deadline, citation(duty, english)
