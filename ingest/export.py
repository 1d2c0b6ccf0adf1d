"""What was read, as the JSON contract of `export --json` states it."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from ingest.directive import Actor, Clause, Directive, Obligation, Quality, Reference

_LETTERHEAD = (
    "number", "kind", "issuer", "parent_body", "place", "issued_on", "subject", "addressees", "recipients", "signer",
    "signer_position", "urgency", "secrecy",
)  # fmt: skip
_CLAUSE = ("heading", "reading", "parent", "implicit", "page")
_REFERENCE = ("clause", "kind", "issued_on", "issuer", "relation", "cited", "target", "target_clause")
_OBLIGATION = (
    "clause", "actor", "modality", "action", "deadline", "deadline_on", "deadline_rule", "reports_to", "target",
    "condition",
    "quote", "start", "end", "in_reading", "actor_from", "confidence", "note",
)  # fmt: skip
_ACTOR = ("name", "body", "post", "level", "branch", "role")


def exported(directive: Directive) -> dict[str, Any]:
    """One entry of `{"directives": [...]}`; what is not printed is null."""
    return {
        "id": directive.id,
        "source": directive.source.file,
        **_values(directive, _LETTERHEAD),
        "quality": quality_report(directive.quality),
        "clauses": [_clause(clause) for clause in directive.clauses],
        "references": [_values(r, _REFERENCE) | {"number": r.number} for r in directive.references],
        "obligations": [exported_obligation(obligation) for obligation in directive.obligations],
    }


def exported_obligation(obligation: Obligation) -> dict[str, Any]:
    """One entry of `"obligations"`."""
    return _values(obligation, _OBLIGATION) | {"actors": [_values(actor, _ACTOR) for actor in obligation.actors]}


def quality_report(quality: Quality) -> dict[str, Any]:
    """What was missing, doubtful, read by OCR or restored; figures of confidence are 0 to 1, null where none apply."""
    return _values(quality, tuple(asdict(quality)))


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "id": clause.id,
        "label": clause.label,
        "text": clause.text,
        **_values(clause, _CLAUSE),
        "restored": [asdict(word) for word in clause.restored],
        "regions": [asdict(region) for region in clause.regions],
    }


def _values(
    part: Directive | Clause | Reference | Obligation | Actor | Quality, names: Sequence[str]
) -> dict[str, Any]:
    """The named fields as JSON has them: dates in ISO form, tuples as lists, "" as null."""
    return {name: _value(getattr(part, name)) for name in names}


def _value(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return None if value == "" else value
