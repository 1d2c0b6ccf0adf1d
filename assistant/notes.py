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
_APART = (
    "{one} và {other} là hai nơi khác nhau, nên tôi tìm trong văn bản của cả hai.",
    "{one} and {other} are two places, so I looked in the directives of both.",
)
_OPEN = (
    "Tôi chưa tìm thấy câu trả lời cho: {questions}.",
    "I found no answer to: {questions}.",
)
_LATER = (
    "Mỗi lần tôi chỉ trả lời {most} câu; mời bạn hỏi riêng: {questions}.",
    "I answer {most} questions at a time; please ask by itself: {questions}.",
)
_LONGEST = 80  # characters of a question that a note repeats


def note(query: Query, language: str, citations: Sequence[Citation]) -> str:
    """One sentence each for what bears on this answer, "" for nothing."""
    english = language == "en"
    said = [_UNMET[english].format(unmet=unmet) for unmet in query.unmet]
    said += [
        _MERGED[english].format(asked=asked, other=other)
        for asked, other in query.merged
        if any(other in citation.issuer for citation in citations)
    ]
    said += [_APART[english].format(one=one, other=other) for one, other in query.apart]
    return " ".join(said)


def left_open(unanswered: Sequence[str], later: Sequence[str], most: int, language: str) -> str:
    """Which questions of a message are not answered; which, `later` than the first `most`, were not looked up."""
    english = language == "en"
    said = [(_OPEN, unanswered)] if unanswered else []
    said += [(_LATER, later)] if later else []
    return " ".join(says[english].format(questions=_quoted(those), most=most) for says, those in said)


def _quoted(questions: Sequence[str]) -> str:
    return ", ".join(f"“{question.strip(' ?.;,')[:_LONGEST]}”" for question in questions)
