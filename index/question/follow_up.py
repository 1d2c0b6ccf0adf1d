"""Questions that go on from earlier ones: 'công văn này gửi ai', 'còn ở Hải Phòng thì sao', 'what about it'."""

import re
from collections.abc import Iterator, Mapping

from index.question.asked import Asked
from ingest.folding import fold
from ingest.obligations.words import BODY

# 'công văn này', 'văn bản đó', 'khoản trên'; 'that letter'. Not 'trên địa bàn'.
_THIS = {
    "vi": re.compile(
        r"\b(?:cong van|cong dien|van ban|chi thi|quyet dinh|ke hoach|thong bao|tai lieu|noi dung|viec|khoan|diem|dieu|"
        r"muc|quy dinh|nhiem vu|co quan|don vi|tinh|dia phuong|o|nguoi|bao cao|thoi han|yeu cau) "
        r"(?:nay|do|ay|kia|tren|noi tren|neu tren|vua neu|vua roi)\b(?! (?:dia ban|co so|toan))"
    ),
    "en": re.compile(
        r"\b(?:this|that|the same|the above) (?:letter|directive|telegram|dispatch|decision|plan|document|province|"
        r"body|clause|office|deadline|report|duty|task)\b"
    ),
}
# 'nếu không nhất trí thì kèm gì', where it names no directive.
_ON_CONDITION = {
    "vi": re.compile(r"^(?:neu|truong hop|luc do|khi do)\b"),
    "en": re.compile(r"^(?:if|then|in that case)\b"),
}
# It asks something itself: 'yêu cầu gì', 'how does it end'; not 'thì sao', 'what about'.
_ASKS = {
    "vi": re.compile(r"\bgi\b|(?<!thi )(?<!thi nhu )(?:the nao|ra sao)\b"),
    "en": re.compile(r"\b(?:what|how)\b(?! about\b| if\b)"),
}
# 'còn Hải Phòng thì sao', 'thế ai báo cáo'; 'what about the deadline'.
_GOES_ON = {
    "vi": re.compile(r"^(?:the |vay )?(?:thi )?(?:con|the|vay|roi)\b|\bthi sao\b|^(?:den|tu|truoc) (?:khi|ngay) nao"),
    "en": re.compile(r"\b(?:it|its|they|them|their|these|those|what about)\b|^(?:and|what if|how about)\b"),
}
# 'còn văn phòng thì sao', 'thế người đứng đầu?': whom it asks about instead, by a name in no list of bodies.
_INSTEAD = re.compile(
    rf"^(?:thế |vậy )?(?:còn|thế|vậy|rồi) (?:(?:đối )?với |về )?(?P<who>(?:{BODY.pattern})(?: [^\W\d]+){{0,4}}?)"
    r"(?: (?:thì|là))?(?: (?:sao|thế nào|như thế nào))?\W*$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(r"\b(?:nào|ai|gì|đâu|mấy|không|chưa|phải|được|có|bị|khi|này|đó|ấy|kia)\b", re.IGNORECASE)
_SHORT = 7  # words: a question of no more than these that does not ask something of what it names goes on from the last


def topic(now: Asked, earlier: Iterator[Asked]) -> list[Asked]:
    """Of the `earlier` questions, latest first, those that `now` goes on from, up to one that stands by itself."""
    found: list[Asked] = []
    while _goes_on(found[-1] if found else now) and (before := next(earlier, None)):
        found.append(before)
    return found


def points_back(asked: Asked) -> bool:
    """Whether a question means a document of the question before it: 'công văn này', 'nó', 'that letter'."""
    return _has(_THIS, asked) or _says_it(asked)


def acting(asked: Asked) -> tuple[str, ...]:
    """The bodies and posts that a question asks about; of a follow-up also one that it puts in their place."""
    if asked.scope.actors or asked.scope.names or asked.language == "en":
        return asked.scope.actors
    found = _INSTEAD.match(asked.restored)
    return (found["who"],) if found and not _NO_NAME.search(found["who"]) else ()


def asks_itself(asked: Asked) -> bool:
    """Whether it asks something, and not what the question before it asked: 'yêu cầu gì'; not 'thì sao'."""
    return bool(asked.asks) or _has(_ASKS, asked)


def _says_it(asked: Asked) -> bool:
    """'vì sao phải ra nó': with its mark, since folded it is 'no' (debt)."""
    return asked.language == "vi" and any(word.text == "nó" for word in asked.restored_words)


def _goes_on(asked: Asked) -> bool:
    short = len(asked.words) <= _SHORT and not (asked.scope.names and asked.asks)
    if not asked.scope.names and _has(_ON_CONDITION, asked):
        return True
    return short or _says_it(asked) or _has(_THIS, asked) or _has(_GOES_ON, asked)


def _has(words: Mapping[str, re.Pattern[str]], asked: Asked) -> bool:
    return bool(words[asked.language].search(fold(asked.restored)))
