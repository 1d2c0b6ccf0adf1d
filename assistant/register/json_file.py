"""The register as JSON: each obligation as `export --json` has it, with its directive and its official citation."""

import json

from assistant.register.extract import Extract
from index.catalog import Duty
from ingest.address import official_form
from ingest.export import exported_obligation


def json_file(extract: Extract) -> bytes:
    """`{"total": …, "duties": […]}`; what is not known is null."""
    made = {"total": extract.total, "duties": [_duty(duty) for duty in extract.duties]}
    return f"{json.dumps(made, ensure_ascii=False, indent=2)}\n".encode()


def _duty(duty: Duty) -> dict[str, object]:
    head = duty.letterhead
    vi, en = official_form(head, duty.obligation.clause)
    return {
        "directive": head.id,
        "number": head.number or None,
        "kind": head.kind or None,
        "issuer": head.issuer or None,
        "issued_on": head.issued_on.isoformat() if head.issued_on else None,
        "source": duty.file,
        "official": vi,
        "official_en": en,
        **exported_obligation(duty.obligation),
    }
