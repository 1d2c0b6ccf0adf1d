"""When there is no answer: say so plainly, say what was looked for, and what there is."""

from collections import Counter

from assistant.answer import Answer, Citation
from index.question.query import Query
from index.register import Register
from index.section import Bounds

_SAYS = {
    "no_match": (
        "Các văn bản trong kho không nêu nội dung này, nên tôi không trả lời được.",
        "The directives in the library do not state this, so I cannot answer.",
    ),
    "not_stated": (
        "Văn bản trong kho không ghi thông tin này{lacking}.",
        "The directives in the library do not state this{lacking}.",
    ),
    "not_in_library": (
        "Kho không có văn bản của {places}, nên không tìm thấy câu trả lời.",
        "The library holds no directive of {places}, so no answer was found.",
    ),
    "not_inside": (
        "Trong phạm vi bạn đã chọn ({bounds}) không có câu trả lời; các văn bản khác trong kho chưa được tìm.",
        "Nothing inside the bounds that you set ({bounds}) answers this; the rest of the library was not searched.",
    ),
    "not_held": (
        "Kho không có {missing}, và văn bản trong kho không nêu nội dung này của văn bản đó.",
        "The library does not hold {missing}, and its directives do not tell this of it.",
    ),
}
# What was looked for and is not there (`assistant.stated`).
LACKING = {
    "contact": ("số điện thoại, thư điện tử hay nơi liên hệ", "a telephone number, e-mail or contact"),
    "number": ("số, ký hiệu văn bản", "its number"),
    "papers": ("các giấy tờ phải nộp", "the papers to bring"),
    "fine": ("mức phạt", "a fine"),
    "pay": ("mức lương, phụ cấp hay trợ cấp", "a salary or an allowance"),
    "money": ("số tiền", "an amount of money"),
    "person": ("tên người", "the name of a person"),
    "result": ("kết quả đã đạt được", "what came of it"),
    "time": ("ngày hay thời hạn", "a day or deadline"),
    "count": ("con số được hỏi", "the number asked for"),
    "content": ("nội dung bên trong văn bản chỉ được nhắc tên", "what a document says that is only cited"),
}
_NEAREST = ("Gần nhất với câu hỏi là {official}: “{quote}” [1].", "The nearest is {official}: “{quote}” [1].")
_QUOTED = 200  # characters of the nearest clause
_HAVE = ("Hiện kho có văn bản của: {issuers}.", "It has directives of: {issuers}.")
_HAVE_MANY = (
    "Hiện kho có {count} văn bản của {bodies} cơ quan, trong đó có: {issuers}.",
    "It has {count} directives of {bodies} bodies, among them: {issuers}.",
)
_NAMED = 20  # bodies that a refusal names, at most


def refusal(
    question: str, query: Query, reason: str, register: Register, lacking: str = "", nearest: Citation | None = None
) -> Answer:
    """A refusal for `reason`: "no_match", "not_stated", "not_in_library" or "not_held".

    `lacking`: what kind of thing is not stated; `nearest`: the nearest clause, as a pointer, not as an answer.
    """
    english = query.language == "en"
    thing = f": {LACKING[lacking][english]}" if lacking else ""
    places, missing = ", ".join(query.elsewhere), ", ".join(query.missing)
    text = _SAYS[reason][english].format(places=places, missing=missing, lacking=thing)
    if nearest:
        official = nearest.official_en if english else nearest.official
        text = f"{text} {_NEAREST[english].format(official=official, quote=_short(nearest.quote))}"
    else:
        text = f"{text} {_what_there_is(register, english)}".rstrip()
    cited = (nearest,) if nearest else ()
    return Answer(question, query.language, text, citations=cited, refused=True, reason=reason)


def refusal_inside(question: str, language: str, within: Bounds) -> Answer:
    """Nothing among the directives that the question was bound to; the rest of the library was not asked."""
    says = _SAYS["not_inside"][language == "en"].format(bounds=within.named(language == "en"))
    return Answer(question, language, says, refused=True, reason="not_inside")


def _short(quote: str) -> str:
    words = " ".join(quote.split())
    return words if len(words) <= _QUOTED else words[:_QUOTED].rpartition(" ")[0] + " …"


def _what_there_is(register: Register, english: bool) -> str:
    """Whose directives the library has; the bodies with most of them, where there are many."""
    issued = Counter(letterhead.issuer for letterhead in register if letterhead.issuer)
    most = [issuer.replace("Ủy ban nhân dân", "UBND") for issuer, _count in issued.most_common(_NAMED)]
    says = (_HAVE if len(issued) <= _NAMED else _HAVE_MANY)[english]
    return says.format(issuers="; ".join(sorted(most)), bodies=len(issued), count=len(register)) if issued else ""
