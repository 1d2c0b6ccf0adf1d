"""An answer as the JSON contract of `ask --json` states it."""

from typing import Any

from assistant.answer import Answer


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
            }
            for c in answer.citations
        ],
        "model": answer.model,
        "index": answer.index,
        "ms": dict(answer.ms),
    }
