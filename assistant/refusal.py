"""When there is no answer: say so plainly, say what was looked for, and what there is."""

from collections import Counter

from assistant.answer import Answer
from index.question.query import Query
from index.register import Register

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
    "not_held": (
        "Kho không có {missing}, và văn bản trong kho không nêu nội dung này của văn bản đó.",
        "The library does not hold {missing}, and its directives do not tell this of it.",
    ),
}
_HAVE = ("Hiện kho có văn bản của: {issuers}.", "It has directives of: {issuers}.")
_HAVE_MANY = (
    "Hiện kho có {count} văn bản của {bodies} cơ quan, trong đó có: {issuers}.",
    "It has {count} directives of {bodies} bodies, among them: {issuers}.",
)
_NAMED = 20  # bodies that a refusal names, at most


def refusal(question: str, query: Query, reason: str, register: Register) -> Answer:
    """A refusal for `reason`: "no_match", "not_stated", "not_in_library" or "not_held"."""
    english = query.language == "en"
    text = _SAYS[reason][english].format(places=", ".join(query.elsewhere), missing=", ".join(query.missing))
    text = f"{text} {_what_there_is(register, english)}".rstrip()
    return Answer(question=question, language=query.language, text=text, refused=True, reason=reason)


def _what_there_is(register: Register, english: bool) -> str:
    """Whose directives the library has; the bodies with most of them, where there are many."""
    issued = Counter(letterhead.issuer for letterhead in register if letterhead.issuer)
    most = [issuer.replace("Ủy ban nhân dân", "UBND") for issuer, _count in issued.most_common(_NAMED)]
    says = (_HAVE if len(issued) <= _NAMED else _HAVE_MANY)[english]
    return says.format(issuers="; ".join(sorted(most)), bodies=len(issued), count=len(register)) if issued else ""
