"""What was read, as the JSON contract of `export --json` states it."""

from dataclasses import asdict
from typing import Any

from ingest.directive import Directive, Quality


def exported(directive: Directive) -> dict[str, Any]:
    """One entry of `{"directives": [...]}`; what is not printed is null."""
    return {
        "id": directive.id,
        "source": directive.source.file,
        "number": directive.number or None,
        "kind": directive.kind or None,
        "issuer": directive.issuer or None,
        "place": directive.place or None,
        "issued_on": directive.issued_on.isoformat() if directive.issued_on else None,
        "subject": directive.subject or None,
        "addressees": list(directive.addressees),
        "recipients": list(directive.recipients),
        "signer": directive.signer or None,
        "parent_body": directive.parent_body or None,
        "signer_position": directive.signer_position or None,
        "urgency": directive.urgency or None,
        "secrecy": directive.secrecy or None,
        "quality": quality_report(directive.quality),
        "clauses": [
            {
                "id": c.id, "label": c.label, "heading": c.heading or None, "text": c.text,
                "reading": c.reading or None, "parent": c.parent or None, "implicit": c.implicit, "page": c.page,
                "restored": [asdict(word) for word in c.restored], "regions": [asdict(region) for region in c.regions],
            }
            for c in directive.clauses
        ],
        "references": [
            {
                "clause": r.clause, "kind": r.kind or None, "number": r.number,
                "issued_on": r.issued_on.isoformat() if r.issued_on else None, "issuer": r.issuer or None,
                "relation": r.relation, "cited": r.cited or None, "target": r.target or None,
                "target_clause": r.target_clause or None,
            }
            for r in directive.references
        ],
        "obligations": [
            {
                "clause": o.clause, "actor": o.actor, "modality": o.modality, "action": o.action,
                "deadline": o.deadline or None,
                "deadline_on": o.deadline_on.isoformat() if o.deadline_on else None,
                "reports_to": o.reports_to or None, "quote": o.quote,
            }
            for o in directive.obligations
        ],
    }  # fmt: skip


def quality_report(quality: Quality) -> dict[str, Any]:
    """What was missing, doubtful, read by OCR or restored; figures of confidence are 0 to 1, null where none apply."""
    return {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(quality).items()}
