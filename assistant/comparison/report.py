"""A comparison as JSON (`compare --format json`) and as a table in a terminal."""

from typing import TYPE_CHECKING, Any

from assistant.comparison.compare import Comparison, Row
from assistant.comparison.differences import Difference
from assistant.comparison.wording import DIFFERENCES, ONLY_SECOND, UNRELATED, difference_told, relation_told
from ingest.address import clause_name, official_form
from ingest.directive import Directive

if TYPE_CHECKING:
    from rich.console import RenderableType


def as_json(comparison: Comparison) -> dict[str, Any]:
    """The JSON contract of a comparison (docs/architecture.md); what is not known is null."""
    return {
        "first": _directive(comparison.first),
        "second": _directive(comparison.second),
        "relation": comparison.relation or None,
        "related": comparison.related,
        "rows": [_row(comparison, row) for row in comparison.rows],
        "only_second": [_clause(comparison.second, path) for path in comparison.only_second],
    }


def _row(comparison: Comparison, row: Row) -> dict[str, Any]:
    told: dict[str, list[dict[str, Any]]] = {"added": [], "dropped": [], "changed": []}
    for difference in row.differences:
        told[difference.change].append(_difference(difference))
    counterparts = [_clause(comparison.second, path) for path in row.counterparts]
    return {**_clause(comparison.first, row.clause), "counterparts": counterparts, "relation": row.relation, **told}


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "text": difference_told(difference, english=False),
        "kind": difference.kind,
        "first": _quoted(difference.ours, difference.our_clause, difference.our_quote),
        "second": _quoted(difference.theirs, difference.their_clause, difference.their_quote),
    }


def _quoted(words: str, clause: str, quote: str) -> dict[str, Any] | None:
    return {"words": words or None, "clause": clause, "quote": quote} if clause else None


def _directive(directive: Directive) -> dict[str, Any]:
    vi, en = official_form(directive, "")
    return {
        "id": directive.id,
        "number": directive.number or None,
        "issuer": directive.issuer or None,
        "issued_on": directive.issued_on.isoformat() if directive.issued_on else None,
        "source": directive.source.file,
        "official": vi,
        "official_en": en,
    }


def _clause(directive: Directive, path: str) -> dict[str, Any]:
    vi, en = official_form(directive, path)
    return {"clause": path, "official": vi, "official_en": en, "text": said(directive, path)}


def said(directive: Directive, path: str) -> str:
    """What a clause says, "" where there is none."""
    clause = directive.clause(path)
    return clause.shown.strip() if clause else ""


def as_table(comparison: Comparison, *, english: bool) -> "RenderableType":
    """The comparison as a table for a terminal."""
    from rich.box import ROUNDED
    from rich.table import Table
    from rich.text import Text

    if not comparison.related:
        return Text(UNRELATED[english])
    table = Table(*_heads(comparison, english=english), box=ROUNDED, show_lines=True, expand=True)
    for row in comparison.rows:
        ours = _named(comparison.first, [row.clause], english=english)
        theirs = _named(comparison.second, row.counterparts, english=english)
        told = [relation_told(row, english=english)]
        told += [f"• {difference_told(difference, english=english)}" for difference in row.differences]
        table.add_row(Text(ours), Text(theirs), Text("\n".join(told)))
    for path in comparison.only_second:
        table.add_row("", Text(_named(comparison.second, [path], english=english)), Text(ONLY_SECOND[english]))
    return table


def _heads(comparison: Comparison, *, english: bool) -> tuple[str, str, str]:
    first, second = (official_form(d, "")[english] for d in (comparison.first, comparison.second))
    return first, second, DIFFERENCES[english]


def _named(directive: Directive, paths: tuple[str, ...] | list[str], *, english: bool) -> str:
    return "\n".join(f"[{clause_name(path)[english]}] {said(directive, path)}" for path in paths)
