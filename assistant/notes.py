"""What a reader must know of how the question was taken: merged provinces, conditions that nothing meets."""

from collections.abc import Sequence

from assistant.answer import Citation
from index.question.query import Query

_MERGED = (
    "{asked} và {other} đã nhập làm một năm 2025, nên tôi tìm trong văn bản của cả hai.",
    "{asked} and {other} were merged in 2025, so I looked in the directives of both.",
)
_UNMET = (
    "Không có văn bản nào đúng điều kiện “{unmet}”, nên tôi tìm không kèm điều kiện đó.",
    "No directive meets the condition “{unmet}”, so I looked without it.",
)


def note(query: Query, language: str, citations: Sequence[Citation]) -> str:
    """One sentence each for what bears on this answer, "" for nothing."""
    english = language == "en"
    said = [_UNMET[english].format(unmet=unmet) for unmet in query.unmet]
    said += [
        _MERGED[english].format(asked=asked, other=other)
        for asked, other in query.merged
        if any(other in citation.issuer for citation in citations)
    ]
    return " ".join(said)
