"""The catalog's tables: files, directives and their parts, and what the derived indexes hold."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from index.catalog.rows import LISTS, TEXTS
from ingest.numbering import core

SCHEMA = "4"  # a catalog of another number is not read; `ingest --rebuild` makes it anew

META = sa.MetaData()
meta = sa.Table("meta", META, sa.Column("key", sa.String(32), primary_key=True), sa.Column("value", sa.Text))
source = sa.Table(
    "source",
    META,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("file", sa.String(500), nullable=False, unique=True),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("pages", sa.Integer, nullable=False),
    sa.Column("reader", sa.String(32), nullable=False),
)
directive = sa.Table(
    "directive",
    META,
    sa.Column("id", sa.String(250), primary_key=True),
    sa.Column("source_id", sa.ForeignKey("source.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("position", sa.Integer, nullable=False),
    *(sa.Column(name, sa.Text, nullable=False) for name in TEXTS),
    sa.Column("issued_on", sa.Date),
    *(sa.Column(name, sa.Text, nullable=False) for name in (*LISTS, "quality")),
)


def _core(row: Any) -> str | None:
    return core(row.get_current_parameters()["number"])[:100] or None


def _part_table(name: str, texts: Sequence[str], *others: sa.Column[Any]) -> sa.Table:
    """A table of ordered parts of a directive."""
    return sa.Table(
        name,
        META,
        sa.Column("directive_id", sa.ForeignKey("directive.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        *(sa.Column(text, sa.Text, nullable=False) for text in texts),
        *others,
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
    )


clause = _part_table(
    "clause",
    ("label", "heading", "text", "parent", "reading"),
    sa.Column("id", sa.String(200), nullable=False),
    sa.Column("implicit", sa.Boolean, nullable=False),
    sa.Column("page", sa.Integer, nullable=False),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("restored", "regions")),
    sa.UniqueConstraint("directive_id", "id"),  # type: ignore[arg-type]
)
reference = _part_table(
    "reference",
    ("clause", "kind", "number", "issuer", "relation", "cited", "target", "target_clause"),
    sa.Column("issued_on", sa.Date),
    sa.Column("core", sa.String(100), default=_core),  # of the number, so that those who cite a document are found
    sa.Index("reference_core", "core", "relation"),  # type: ignore[arg-type]
)
obligation = _part_table(
    "obligation",
    (
        "clause",
        "actor",
        "modality",
        "action",
        "deadline",
        "deadline_rule",
        "reports_to",
        "target",
        "condition",
        "quote",
        "actors",
        "actor_from",
        "note",
    ),
    sa.Column("deadline_on", sa.Date),
    sa.Column("in_reading", sa.Boolean, nullable=False),
    sa.Column("confidence", sa.Float, nullable=False),
)
indexed = sa.Table(
    "indexed",
    META,
    sa.Column("source_id", sa.ForeignKey("source.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("index_name", sa.String(100), primary_key=True),
)
unwanted = sa.Table("unwanted", META, sa.Column("source_id", sa.String(32), primary_key=True))
PART_TABLES = {"clauses": clause, "references": reference, "obligations": obligation}
