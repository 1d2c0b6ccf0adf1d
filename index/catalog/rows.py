"""Directives as rows of plain values, and back: what has no column of its own is JSON."""

import dataclasses
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ingest.directive import Actor, Clause, Directive, Obligation, Quality, Reference, Region, Restored, Source

TEXTS = (
    "number", "kind", "issuer", "parent_body", "place", "subject", "signer", "signer_position", "urgency", "secrecy",
    "text",
)  # fmt: skip
LISTS = ("addressees", "recipients")
_OWN = ("id", *TEXTS, "issued_on")
_SMALL: dict[str, type[Any]] = {
    "restored": Restored,
    "regions": Region,
    "actors": Actor,
}  # columns that hold a tuple of these
PARTS: tuple[tuple[str, type[Any]], ...] = (
    ("clauses", Clause), ("references", Reference), ("obligations", Obligation),
)  # fmt: skip
_FIELDS = {
    made: tuple(field.name for field in dataclasses.fields(made))
    for made in (Clause, Reference, Obligation, Region, Restored, Actor)
}

Row = dict[str, Any]


def directive_row(directive: Directive) -> Row:
    """What of a directive stands in its own row."""
    row = {name: getattr(directive, name) for name in _OWN}
    row |= {name: _json(getattr(directive, name)) for name in LISTS}
    return row | {"quality": _json(dataclasses.asdict(directive.quality))}


def part_rows(directive: Directive, name: str, made: type[Any]) -> list[Row]:
    """The rows of a directive's clauses, references or obligations, in order."""
    fields = _FIELDS[made]
    return [
        {"directive_id": directive.id, "position": nth} | {field: _plain(getattr(part, field)) for field in fields}
        for nth, part in enumerate(getattr(directive, name))
    ]


def directive_of(row: Mapping[Any, Any], source: Source, parts: Mapping[str, Sequence[Any]]) -> Directive:
    """The directive of a row and its parts by name."""
    fields = {name: row[name] for name in _OWN}
    fields |= {name: tuple(json.loads(row[name])) for name in LISTS}
    fields |= {name: tuple(found) for name, found in parts.items()}
    return Directive(**fields, source=source, quality=quality_of(row["quality"]))


def parts_of(rows: Iterable[Mapping[Any, Any]], made: type[Any]) -> dict[str, list[Any]]:
    """Directive id -> its clauses, references or obligations, in the order of the rows."""
    plain = [name for name in _FIELDS[made] if name not in _SMALL]
    small = [name for name in _FIELDS[made] if name in _SMALL]
    found: dict[str, list[Any]] = {}
    for row in rows:
        fields = {name: row[name] for name in plain} | {name: _smalls(row[name], _SMALL[name]) for name in small}
        found.setdefault(row["directive_id"], []).append(made(**fields))
    return found


def quality_of(stored: str) -> Quality:
    """A quality report from its JSON."""
    told: dict[str, Any] = json.loads(stored)
    fields: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
    return Quality(**fields)


def _plain(value: Any) -> Any:
    """A tuple of small dataclasses as JSON: a list of their fields' values; anything else as it is."""
    if not isinstance(value, tuple):
        return value
    return _json([[getattr(part, name) for name in _FIELDS[type(part)]] for part in value]) if value else "[]"


def _smalls(stored: str, made: type[Any]) -> tuple[Any, ...]:
    return () if stored == "[]" else tuple(made(*part) for part in json.loads(stored))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
