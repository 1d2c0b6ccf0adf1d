"""What was read, as the JSON contract of `export --json` states it."""

from typing import Any

from ingest.directive import Directive


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
        "quality": {"missing": list(directive.quality.missing), "notes": list(directive.quality.notes)},
        "clauses": [
            {
                "id": c.id, "label": c.label, "heading": c.heading or None, "text": c.text,
                "reading": c.reading or None, "parent": c.parent or None, "implicit": c.implicit, "page": c.page,
            }
            for c in directive.clauses
        ],
        "references": [
            {
                "clause": r.clause, "kind": r.kind or None, "number": r.number,
                "issued_on": r.issued_on.isoformat() if r.issued_on else None, "issuer": r.issuer or None,
                "relation": r.relation, "target": r.target or None,
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
