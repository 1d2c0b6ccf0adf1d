"""The catalog's tables: files, directives and their parts, the register of duties, what the derived indexes hold."""

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
# What the register of duties is asked by, beside the obligations: narrow, so that it is read through quickly, in the
# order of its ids.  Indexes on days and modality make it slower: most questions are met by many rows, which are then
# fetched one by one.
duty = sa.Table(
    "duty",
    META,
    sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),  # the newest directives have the smallest
    sa.Column("directive_id", sa.ForeignKey("directive.id", ondelete="CASCADE"), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
    sa.Column("issued_on", sa.Date),
    sa.Column("modality", sa.String(20), nullable=False),
    sa.Column("deadline_on", sa.Date),
    sa.Column("deadline_rule", sa.String(200), nullable=False),
    sa.Column("text", sa.Text, nullable=False),  # action and quote: folded words, a space around each
    sa.Index("duty_place", "directive_id", "position", unique=True),
)
duty_body = sa.Table(
    "duty_body",
    META,
    sa.Column("duty_id", sa.ForeignKey("duty.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("body", sa.Text, primary_key=True),
    sa.Index("duty_body_body", "body", "duty_id"),
)
indexed = sa.Table(
    "indexed",
    META,
    sa.Column("source_id", sa.ForeignKey("source.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("index_name", sa.String(100), primary_key=True),
)
unwanted = sa.Table("unwanted", META, sa.Column("source_id", sa.String(32), primary_key=True))
PART_TABLES = {"clauses": clause, "references": reference, "obligations": obligation}
