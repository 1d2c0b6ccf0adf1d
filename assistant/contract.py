"""An answer as the JSON contract of `ask --json` states it."""

from typing import Any

from assistant.answer import Answer, Standing
from assistant.provenance import traced


def answered(answer: Answer, id: str | None = None) -> dict[str, Any]:
    """One line of `ask --from`, or what `ask --json` prints (then `id` is null)."""
    return {
        "id": id,
        "question": answer.question,
        "language": answer.language,
        "answer": answer.text,
        "refused": answer.refused,
        "reason": answer.reason or None,
        "note": answer.note or None,
        "choices": list(answer.choices),
        "statements": [
            {"text": s.text, "citations": list(s.citations), "lead": s.lead or None} for s in answer.statements
        ],
        "citations": [
            {
                "directive": c.directive,
                "number": c.number or None,
                "issuer": c.issuer or None,
                "issued_on": c.issued_on or None,
                "source": c.source,
                "clause": c.clause,
                "official": c.official_en if answer.language == "en" else c.official,
                "quote": c.quote,
                "start": c.start,
                "end": c.end,
                "restored": c.restored,
                "printed": c.printed or None,
                "status": _status(c.status, answer.language) if c.status else None,
            }
            for c in answer.citations
        ],
        "model": answer.model,
        "prompt": answer.prompt or None,
        "dropped": answer.dropped,
        "index": answer.index,
        "ms": dict(answer.ms),
        "provenance": traced(answer.provenance, answer.model, answer.prompt, answer.index)
        if answer.provenance
        else None,
    }


def _status(standing: Standing, language: str) -> dict[str, Any]:
    return {
        "state": standing.state,
        "relation": standing.relation or None,
        "since": standing.since or None,
        "by": {
            "directive": standing.directive,
            "number": standing.number or None,
            "official": standing.official_en if language == "en" else standing.official,
        },
        "clause": standing.clause or None,
        "quote": standing.quote or None,
    }
