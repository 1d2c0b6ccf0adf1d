"""Whether the evidence holds what is asked for: an amount, a person's name, a telephone number, a result…

Search finds the clause that is nearest to a question; a near miss ("bị phạt bao nhiêu tiền?") finds the duty that was
missed, which states no fine.  Each kind of thing asked for has its own shape in the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence import Evidence
from index.answer_types import ANSWERS
from ingest.folding import fold

# Patterns match folded text.
_MONEY_WORDS = (
    r"(?:tien|luong|tro cap|phu cap|thuong|phat|kinh phi|hoc phi|le phi|chi phi|"
    r"salary|fine|allowance|compensation|budget|cost)"
)
_OF_MONEY = r"\d[\d.,]*\s*(?:dong|trieu|ty|nghin)\b"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that questions ask for, and the shape that it has in a text."""

    name: str
    asked: re.Pattern[str]
    held: re.Pattern[str]


THINGS = (
    # 'số điện thoại', 'hotline', 'email nào'
    Thing(
        "contact",
        re.compile(
            r"\b(?:so dien thoai|dien thoai (?:nao|so)|hotline|sdt|e-?mail|thu dien tu|phone number|phone|call)\b"
        ),
        re.compile(r"\b0\d{8,10}\b|\b1[89]00\b|\w@\w|dien thoai:? ?\d"),
    ),
    # 'phạt bao nhiêu tiền', 'lương cơ sở là bao nhiêu', 'how much is the fine'; not 'giảm bao nhiêu % chi phí'
    Thing(
        "money",
        re.compile(
            rf"bao nhieu (?:tien|dong|luong|trieu)|"  # 'bao nhiêu tiền'
            rf"\b(?:bi|muc|tien) phat\b.{{0,40}}(?:bao nhieu|nao|may)|"  # 'bị phạt bao nhiêu'
            rf"\b(?:luong|tro cap|phu cap|tien thuong|le phi|hoc phi|kinh phi)\b.{{0,60}}(?:bao nhieu|may|nao)|"
            rf"(?:bao nhieu|may) ?(?:%|phan tram) ?(?:tien )?(?:luong|tro cap|phu cap)|"
            rf"how much (?:is|money|are|does it cost|will)\b.{{0,40}}{_MONEY_WORDS}|"  # 'how much is the fine'
            rf"\b(?:salary|wage|fine|allowance|bonus)\b"
        ),
        re.compile(
            rf"{_OF_MONEY}|"  # '5 triệu'
            rf"(?:luong|tro cap|phu cap|phat)[^.;]{{0,40}}\d+ ?%|\d+ ?%[^.;]{{0,30}}(?:luong|tro cap|phu cap)"
        ),
    ),
)
_PERSON = re.compile(
    r"\bten (?:la )?(?:gi|ai|j)\b|\bten cua\b|"  # 'giám đốc tên gì'
    r"\b(?:ong|ba) nao\b|\bpho (?:chu tich|giam doc|thu tuong) nao\b|"  # 'phó chủ tịch nào'
    r"\b(?:chu tich|giam doc|bo truong|chanh van phong) (?:\w+ ){0,6}(?:la ai|ten)\b|"  # 'chủ tịch tỉnh là ai'
    r"\bwhich (?:vice|deputy)\b|\bwho is (?:the |its )?(?:chairman|director|head|minister|chief)|"
    r"\bwhat is the name\b|\bname of the (?:chair|director|head|person)"
)
# What came of it.
_RESULT = re.compile(
    r"\bda\b.{0,50}\b(?:bao nhieu|may)\b|"  # 'đã công khai được bao nhiêu'
    r"\b(?:bao nhieu|may)\b.{0,60}\b(?:roi|da duoc|da bi)\b|"  # 'bao nhiêu người đã bị kỷ luật'
    r"\bhow many\b(?! (?:years|times|days|months)).{0,60}\b(?:did|were|was|have|has|had|got)\b|"
    r"\bwhat (?:was|were) the results?\b"
)
_TOLD = re.compile(
    r"\b(?:da|sau gan|sau khi|trong nhung nam qua|thoi gian qua|ket qua cho thay)\b"
)  # it tells what was
# 'bao nhiêu thủ tục', 'mấy ngày làm việc'
_COUNTED = re.compile(
    r"\b(?:bao nhieu|may) (?!phan tram|%|tien|viec|dau viec|cong van|van ban|ong|ba\b|dieu|cho|noi|"
    r"lan|ky|dot|buoc|cap|loai|muc|khoan|diem)(?P<noun>[^\W\d]+(?: [^\W\d]+)?)"
)
_NUMBER = r"(?:\d[\d.,]*\s*%?|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)"
_WORDS_BETWEEN = r"(?:\s+(?:so|cac|lan|dot|tong))?(?:\s*\([^)]*\))?\s+"
# What stands in a document that is only cited: 'Công điện 280 gồm mấy điểm', 'what does document 966 say'
_CONTENT = re.compile(
    r"\bgom (?:may|nhung|bao nhieu|cac)\b|\bnoi dung (?:cua|tung|cu the|chi tiet)\b|"
    r"\bchi tiet\b|\btung (?:diem|khoan|dieu)\b|"
    r"\bdetail|\blisted in\b|\bcontents?\b"
)


def missing(question: str, asks: str, cited_only: bool, pieces: Sequence[Evidence]) -> str:
    """What is asked for and not in the pieces: contact, money, person, result, count, time, content; "" for nothing.

    `question`: with its spelling put right; `asks`: its type; `cited_only`: it names a document that is not held.
    """
    folded = fold(question)
    best = [fold(piece.text) for piece in pieces[:1]]
    every = [fold(piece.text) for piece in pieces]
    for thing in THINGS:
        if thing.asked.search(folded) and not any(thing.held.search(text) for text in every):
            return thing.name
    if _PERSON.search(folded) and not any(piece.clause.id == "signature" for piece in pieces):
        return "person"
    if _RESULT.search(folded) and not any(_TOLD.search(text) for text in every):
        return "result"
    if cited_only and _CONTENT.search(folded):
        return "content"
    if asks == "date" and not any(ANSWERS["date"].search(text) for text in every):
        return "time"
    if asks == "figure" and (counted := _COUNTED.search(folded)) and not _is_counted(counted["noun"], best):
        return "count"
    return ""


def _is_counted(noun: str, texts: Sequence[str]) -> bool:
    """Whether a number of such things stands in the texts: '100% thủ tục' for 'bao nhiêu thủ tục'."""
    first = noun.split()[0]
    shape = re.compile(rf"\b{_NUMBER}{_WORDS_BETWEEN}(?:\w+\s+){{0,2}}{re.escape(first)}\b")
    return any(shape.search(text) for text in texts)
