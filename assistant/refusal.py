"""When there is no answer: say so plainly, say what was looked for, and what there is."""

from collections.abc import Sequence

from assistant.answer import Answer
from index.query import Query
from ingest.directive import Directive

_SAYS = {
    "no_match": (
        "Các văn bản trong kho không nêu nội dung này, nên tôi không trả lời được.",
        "The directives in the library do not state this, so I cannot answer.",
    ),
    "not_stated": (
        "Văn bản trong kho không ghi thông tin này.",
        "The directives in the library do not state this.",
    ),
    "not_in_library": (
        "Kho không có văn bản của {places}, nên không tìm thấy câu trả lời.",
        "The library holds no directive of {places}, so no answer was found.",
    ),
}
_HAVE = ("Hiện kho có văn bản của: {issuers}.", "It has directives of: {issuers}.")


def refusal(question: str, query: Query, reason: str, directives: Sequence[Directive]) -> Answer:
    """A refusal for `reason`: "no_match", "not_stated" or "not_in_library"."""
    english = query.language == "en"
    issuers = "; ".join(sorted({d.issuer.replace("Ủy ban nhân dân", "UBND") for d in directives if d.issuer}))
    text = _SAYS[reason][english].format(places=", ".join(query.elsewhere))
    if issuers:
        text = f"{text} {_HAVE[english].format(issuers=issuers)}"
    return Answer(question=question, language=query.language, text=text, refused=True, reason=reason)
