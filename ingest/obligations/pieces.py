"""A clause's text cut into sentences, and these at ';' and at colons that open what must be done."""

import re
from collections.abc import Iterator

from ingest.obligations.words import LEAD, VERB, opens_like_verb, plain

# One class of first marks, so that the scan passes over the rest.
_SENTENCE = re.compile(
    r"[.!?…\n;](?:(?<=;)\s*|(?<=\n)\n*|(?<=[.!?…])[.!?…]*(?<!\b[A-ZĐ]\.)(?<!\bTP\.)(?<!\bTT\.)(?<!\bCT\.)"
    r"(?<!\.\.\.)\s+(?=[-+*]?\s*(?:[“\"(]?[A-ZĐÂĂÊÔƠƯÀ-ỸẠ-Ỵ]|\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s)))"
)
_LABEL = re.compile(r"(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)]\s+")  # 'a) Chịu trách nhiệm …' where the text begins
_NUMBERED = re.compile(r"\((?:\d{1,2}|[ivx]{1,4}|[a-zđ])\)\s+")  # 'giao: (i) rà soát …; (ii) báo cáo …'
# A colon inside a sentence: 'Nội dung thực hiện: …', 'trong đó: …', or small letters follow.
_COLON = re.compile(r":\s+")
_SMALL = re.compile(r"(?:\((?:1|i|a)\)\s+)?[a-zđ]|\((?:1|i|a)\)\s")
_OPENERS = tuple(
    "nội dung; nội dung thực hiện; nội dung công việc; trong đó; cụ thể; cụ thể là; sau đây; như sau; "
    "cơ quan thực hiện; đơn vị thực hiện; phân công thực hiện; tổ chức thực hiện".split("; ")
)
# 'Về việc thỏa thuận …: UBND tỉnh xử lý …', 'Đối với dự án …: Sở Xây dựng, Sở Tài chính thẩm định'
_TOPIC = re.compile(r"(?:^|(?<=[\n.;]))\s*(?:Về|Đối với|Riêng) [^:\n]{4,250}:\s+")
# 'Tên dự án: Xây dựng đường …': a title, an aim, a result.
_NAMES = re.compile(
    r"\b(?:tên|dự án|đề án|đề tài|chủ đề|mục tiêu|mục đích|ý nghĩa|kết quả|báo cáo|tiêu đề|phụ lục|mẫu)\b"
)
_LISTS_FIELDS = ("sở", "bộ", "ngành", "ban", "viện", "trường")  # 'Giám đốc các Sở: Giáo dục và Đào tạo, Nội vụ'
_NEAR = 40  # characters that hold how a duty begins
# 'Điều 5. Tổ chức thực hiện Chánh Văn phòng …': a title with no mark behind it.
TITLED = re.compile(
    r"(?:Tổ chức thực hiện|(?:Điều khoản|Trách nhiệm|Tổ chức|Hiệu lực) thi hành)\s+(?=[A-ZĐÂĂÊÔƠƯÀ-ỸẠ-Ỵ])"
)
_MARKS = " \n\t,;:."
_LEADS_ON = re.compile(r"(?:\bvà|trong đó|cụ thể(?: là)?|sau đây|như sau)$")  # at the end of a piece, no part of it


def pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """Sentences and what ';' parts, with the mark before each."""
    start, mark = 0, ""
    cuts = sorted(
        [(m.start(), m.end(), m[0].strip()[:1] or ".") for m in _SENTENCE.finditer(text)]
        + [(at, at, "inner") for at in _openings(text)]
    )
    for stop, after, next_mark in [*cuts, (len(text), len(text), "")]:
        if stop < start:
            continue
        if piece := _trimmed(text, start, stop):
            yield (*piece, mark)
        start, mark = after, next_mark


def _openings(text: str) -> Iterator[int]:
    """Where what a colon opens begins."""
    if titled := TITLED.match(text):
        yield titled.end()
    if ":" not in text:
        return
    for colon in _COLON.finditer(text):
        before = text[max(0, colon.start() - 25) : colon.start()].rstrip().lower()
        if before.endswith(_OPENERS) or _SMALL.match(text, colon.end()) or _opens_duty(text, colon.end(), before):
            yield colon.end()
    yield from (topic.end() for topic in _TOPIC.finditer(text))


def _opens_duty(text: str, at: int, before: str) -> bool:
    """'UBND các xã: Trồng rừng …', 'Về kinh phí: Bố trí …', but not 'Mục tiêu: Nâng cao …'."""
    if _NAMES.search(before) or before.endswith(_LISTS_FIELDS) or not text[at : at + 1].isupper():
        return False
    small = plain(text[at : at + _NEAR])
    lead = LEAD.match(small)
    return VERB.match(small, lead.end() if lead else 0) is not None or opens_like_verb(small, 0)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start] in " \n\t-–+*•,.;:/":
        start += 1
    if start < _NEAR and not text[:start].strip(" \n\t-–+*•") and (label := _LABEL.match(text, start, end)):
        start = label.end()
    if text.startswith("(", start, end) and (numbered := _NUMBERED.match(text, start, end)):
        start = numbered.end()
    end = start + len(text[start:end].rstrip(_MARKS + "/"))
    if leads_on := _LEADS_ON.search(text, max(start, end - 10), end):
        end = start + len(text[start : leads_on.start()].rstrip(_MARKS))
    return (start, end) if end - start > 3 else None
