"""Whether the evidence holds what is asked for: an amount, a person's name, a telephone number, a result…

Search finds the clause that is nearest to a question; a near miss ("bị phạt bao nhiêu tiền?") finds the duty that was
missed, which states no fine.  Each kind of thing asked for has its own shape in the text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.evidence import Evidence, lead
from assistant.finders.findings import DATED
from index.answer_types import ANSWERS
from index.question.cues import DOCUMENT_NUMBER
from index.question.glossary import translations
from ingest.folding import fold
from ingest.places import NAMES

# Patterns match folded text.
_PAY = r"(?:luong(?! thuc)|tro cap|phu cap|tien thuong)"
# Words that folding would make pay or a price: 'số lượng', 'đo lường' are no 'lương', 'tham gia' no 'giá'.
_NO_MONEY = re.compile(r"l(?:ượ|ườ)ng\b|\bgia\b", re.IGNORECASE)
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
            r"\b(?:so dien thoai|dien thoai (?:nao|so)|hotline|sdt|phone number|phone)\b|"
            r"\b(?:so tai khoan|stk|bank account|account number)\b|"
            r"\b(?:e-?mail|thu dien tu) (?:nao|gi|la|cua|address|of)\b|\bdia chi (?:e-?mail|thu dien tu)|"
            r"\b(?:what|which)\b.{0,20}\be-?mail|\bwhom? (?:to|do i|should i|can i) call\b"
        ),
        re.compile(r"\b0\d{8,10}\b|\b1[89]00\b|\w@\w|dien thoai:? ?\d|tai khoan (?:so )?:? ?\d"),
    ),
    # 'phạt bao nhiêu tiền', 'what is the fine'; an amount of something else is none
    Thing(
        "fine",
        re.compile(
            r"\b(?:bi|muc|tien|xu) phat\b(?! (?:hien|trien|sinh|ngon)).{0,40}\b(?:bao nhieu|may (?:trieu|dong|tien))|"
            r"\bmuc phat\b|"
            r"\bphat (?:tien )?bao nhieu (?:tien|dong|trieu)|\bbao nhieu (?:tien )?phat\b|"
            r"\b(?:the|a|what|which|how much) (?:fine|penalty)\b|\bfines\b|\bfined\b"
        ),
        re.compile(rf"\bphat\b[^.;]{{0,80}}{_OF_MONEY}|{_OF_MONEY}[^.;]{{0,40}}\bphat\b"),
    ),
    # 'lương cơ sở là bao nhiêu', 'what salary'; not 'lực lượng nào', 'chất lượng'
    Thing(
        "pay",
        re.compile(
            rf"\b{_PAY}\b.{{0,60}}\bbao nhieu|"
            rf"(?:bao nhieu|may) ?(?:%|phan tram|dong|trieu) ?(?:tien )?{_PAY}\b|"
            r"\b(?:salary|salaries|wages?|allowances?|bonus)\b"
        ),
        re.compile(rf"\b{_PAY}\b[^.;]{{0,60}}(?:{_OF_MONEY}|\d+ ?%)|(?:{_OF_MONEY}|\d+ ?%)[^.;]{{0,30}}\b{_PAY}\b"),
    ),
    # 'kinh phí là bao nhiêu', 'how much does it cost'; not 'giảm bao nhiêu % chi phí', 'kinh phí từ nguồn nào'
    Thing(
        "money",
        re.compile(
            rf"bao nhieu (?:tien|dong|trieu)\b|"
            rf"\b(?:le phi|hoc phi|kinh phi)\b.{{0,60}}\b(?:bao nhieu|may (?:dong|trieu|ty))|"
            r"(?<!danh )\bgia (?!tri\b).{0,40}\bbao nhieu\b|"
            r"\b(?:what|which) (?:(?:is|are|was|were|will|would) (?:be )?)?(?:the )?(?:\w+ ){0,2}prices?\b|"
            rf"how much (?:is|money|are|does it cost|will)\b.{{0,40}}{_MONEY_WORDS}|how much (?:budget|funding|money)\b"
        ),
        re.compile(rf"{_OF_MONEY}|\d ?(?:d|vnd)\b"),
    ),
    # 'cần mang theo giấy tờ gì', 'hồ sơ gồm những gì': what one service asks for
    Thing(
        "papers",
        re.compile(
            r"\b(?:giay to|ho so) (?:can )?(?:co |gom |la )?(?:nhung |cac )?(?:giay to )?gi\b|"
            r"\bmang theo (?:nhung )?gi\b|"
            r"\b(?:what|which) (?:papers|documents|paperwork)\b.{0,20}\b(?:bring|need|submit|show|required)"
        ),
        re.compile(r"\b(?:ho so|giay to)\b[^.;]{0,40}\b(?:gom|bao gom|la)\b|^(?:thanh phan )?(?:ho so|giay to)\b"),
    ),
    # 'đứng thứ mấy', 'what rank'
    Thing(
        "count",
        re.compile(
            r"\b(?:thu|hang) (?:may|bao nhieu)\b(?! (?:lan|ngay|thang|gio))|\bwhat rank\b|"
            r"\branked? (?:what|where|which)\b|\bwhere did\b.{0,60}\brank\b"
        ),
        re.compile(r"\b(?:thu|hang) \d+\b|\bxep thu\b"),
    ),
)
# 'giám đốc tên gì', 'phó chủ tịch nào', 'which vice-chairman'
_PERSON = re.compile(
    r"\b(?:chu tich|giam doc|bo truong) nao\b.{0,20}\bk[yi]\b|\bten (?:la )?(?:gi|ai|j)\b|\bten cua\b|"
    r"\b(?:ong|ba) nao\b|\bpho (?:chu tich|giam doc|thu tuong) nao\b|"
    r"\b(?:chu tich|giam doc|bo truong|chanh van phong) (?:\w+ ){0,6}(?:la ai|ten)\b|\bwhich (?:vice|deputy)\b|"
    r"\bwho is (?:the |its )?(?:(?:vice|deputy)[ -])?(?:chair|director|head|minister|prime minister|chief)|"
    r"\bwho (?:was|is|has been|were) (?:appointed|elected|named|chosen)\b|"
    r"\bwhat is the name\b|\bname of the (?:chair|director|head|person)"
)
# A post asked for, and what a signature prints of it: 'KT. CHỦ TỊCH / PHÓ CHỦ TỊCH' is a deputy's.
_DEPUTY = re.compile(r"\bpho (?:chu tich|giam doc|bo truong|thu tuong)\b|\b(?:vice|deputy)\b")
_POSTS = (
    ("thu tuong", re.compile(r"\bthu tuong\b|\bprime minister\b")),
    ("bo truong", re.compile(r"\bbo truong\b|(?<!prime )\bminister\b")),
    ("chu tich", re.compile(r"\bchu tich\b|\b(?:vice[ -])?chair(?:man|woman|person)?\b")),
    ("giam doc", re.compile(r"\bgiam doc\b|\bdirector\b")),
)
_GIVEN = r"\s[A-ZĐÀ-Ỹ][a-zđà-ỹ]+"
_PROVINCE = "|".join(sorted(NAMES, key=len, reverse=True))
# 'Phó Thủ tướng Chính phủ Bùi Thanh Sơn', 'đồng chí Lê Văn A': a post and then a family name with given ones; no place,
# by its name ('Sở Y tế Lâm Đồng') or by its unit: 'huyện Trần Văn Thời', 'thành phố Phan Thiết'.  Provinces and cities
# print their head's name in the same way, but with two given names: 'UBND tỉnh Trần Văn Sơn'.
_PERSON_OF_POST = re.compile(
    r"\b(?:Phó |phó )?(?:[Cc]hủ tịch|[Gg]iám đốc|[Bb]ộ trưởng|[Tt]hủ tướng|[Cc]hánh [Vv]ăn phòng|"
    r"[Đđ]ồng chí|[Ôô]ng|[Bb]à)[^.;,\n]{0,40}?\s"
    rf"(?<!huyện\s)(?<!quận\s)(?<!xã\s)(?<!phường\s)(?<!thị trấn\s)(?!(?:{_PROVINCE})\b)"
    rf"(?:(?<!tỉnh\s)(?<!thành phố\s)|(?=\w+{_GIVEN}{_GIVEN}))"
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đào|Đinh|"
    r"Trịnh|Mai|Trương|Đoàn|Lương|Tạ|Thái|Tô|Quách|Châu|Vương|Chu|Lâm|Hà)"
    rf"(?:{_GIVEN}){{1,3}}"
)
# What came of it: 'đã công khai được bao nhiêu', 'how many officials were disciplined'
_RESULT = re.compile(
    r"\bda\b.{0,50}\b(?:bao nhieu|may)\b|\b(?:bao nhieu|may)\b.{0,60}\b(?:roi|da duoc|da bi)\b|"
    r"\bhow many\b(?! (?:years|times|days|months)).{0,60}\b(?:did|were|was|have|has|had|got)\b|"
    r"\bwhat (?:was|were) the results?\b"
)
_TOLD = re.compile(
    r"\b(?:da|sau gan|sau khi|trong nhung nam qua|thoi gian qua|ket qua cho thay)\b"
)  # it tells what was
# Before a number that counts nothing: 'số 968', 'ngày 16 tháng', 'khoản 3', 'năm 2025 đề xuất biên chế'
_NO_LABEL = r"(?<!so )(?<!ngay )(?<!thang )(?<!nam )(?<!khoan )(?<!dieu )(?<![\d/.-])"
_QUANTITY = re.compile(rf"{_NO_LABEL}\b\d[\d.]*\s*%?\s+(?!thang\b|nam\b|/)[a-z]")  # '25 xã', '85% hồ sơ'
# 'hằng ngày', 'mỗi tuần', 'trong 5 ngày', 'trước 16 giờ', '9h00', '02 lần/ngày'
_OFTEN = re.compile(
    r"\b(?:hang|moi) (?:ngay|tuan|thang|quy|nam)\b|\b\d+ (?:ngay|gio|tuan|thang)\b|\bngay sau khi\b|"
    r"\b\d{1,2} ?h(?:\d\d)?\b|\b\d+ lan\b"
)
# 'bao nhiêu thủ tục', 'mấy ngày làm việc'; 'mấy cơ quan', 'mấy việc' are plurals
_COUNTED = re.compile(
    r"\b(?:bao nhieu|may(?= (?:ngay|tuan|thang|phut|nguoi)\b)) "  # 'mấy giờ' is a time of day
    r"(?!phan tram|%|tien|viec|dau viec|cong van|van ban|ong|ba\b|dieu|cho|noi|"
    r"lan|ky|dot|ban\b|luot|buoc|cap|loai|muc|khoan|diem)(?P<noun>[^\W\d]+(?: [^\W\d]+)?)"
)
# 'how many officials were', 'how many deaths in Khanh Hoa'
_COUNTED_EN = re.compile(
    r"\bhow many (?:\w+ ){0,2}?(?P<noun>(?!per|times|points|clauses|items|steps|parts)\w+s|people|men|women|children) "
    r"(?:did|do|does|were|was|are|is|have|has|had|must|should|will|in|of|at|from|that|who)\b"
)
# Units that are printed short: '16h', '75.000 m3'
_UNITS = {"gio": "gio|h", "phut": "phut|p", "khoi": "khoi|m3", "met": "met|m", "can": "can|nha|ngoi|ho", "ky": "ky|kg"}
# 'Nghị định đó ra ngày nào', 'when was it issued'
_ISSUED = re.compile(
    r"ban hanh|\b(?:ra|ky|de|co|phat hanh)\b.{0,20}\b(?:ngay|khi|hoi|bao gio|hom)\b|\bngay (?:thang )?nao|"
    r"issued|dated|signed|date of"
)
_NUMBER = r"(?:\d[\d.,]*\s*%?|mot(?! so\b| phan\b| bo phan)|hai|ba|bon|nam(?! \d)|sau|bay|tam|chin|muoi)"
_WORDS_BETWEEN = r"(?:\s+(?:so|cac|lan|dot|tong))?(?:\s*\([^)]*\))?\s+"
# What stands in a document that is only cited: 'Công điện 280 gồm mấy điểm', 'what does document 966 say'
_CONTENT = re.compile(
    r"\bgom (?:may|nhung|bao nhieu|cac)\b|\b(?:toan bo|tron ven|nguyen van|day du) noi dung\b|"
    r"\bnoi dung (?:cua|tung|cu the|chi tiet)\b|"
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
    apart = _money_apart(question)
    told = [_money_apart(text) for p in pieces for text in (p.text, lead(p.directive, p.clause))]
    for thing in THINGS:
        if thing.asked.search(apart) and not any(thing.held.search(text) for text in told):
            return thing.name
    if _PERSON.search(folded) and not any(p.clause.id == "signature" or _names_person(folded, p) for p in pieces):
        return "person"
    if _RESULT.search(folded) and not _is_reported(folded, every):
        return "result"
    if cited_only and _CONTENT.search(folded):
        return "content"
    if cited_only and asks == "date" and not _ISSUED.search(folded):
        return "content"  # 'under Decree 73, when is an official exempt?'
    if asks == "date" and not any(ANSWERS["date"].search(text) or _OFTEN.search(text) for text in every):
        return "time"
    if asks == "figure" and (counted := _COUNTED.search(folded)) and not _is_counted(counted["noun"], best):
        return "count"
    if (asks == "figure" and (counted := _COUNTED_EN.search(folded)) and (meant := _in_vietnamese(counted["noun"]))
            and not any(_is_counted(noun, every) for noun in meant)):  # fmt: skip
        return "count"
    return ""


def _money_apart(text: str) -> str:
    """Folded, without the words that are pay or a price only when their marks are gone."""
    return fold(_NO_MONEY.sub("…", text))


def _is_reported(folded: str, texts: Sequence[str]) -> bool:
    """Whether a text tells what came of it, and how many of what is counted."""
    told = [text for text in texts if _TOLD.search(text)]
    if counted := _COUNTED.search(folded):
        return _is_counted(counted["noun"], told)
    return any(_QUANTITY.search(text) for text in told) if "how many" in folded else bool(told)


def missing_in_part(question: str, asks: str, held: Sequence[Evidence]) -> str:
    """What the parts of letterheads that it asks for do not print: person, number, time; "" when they do."""
    signatures = [piece for piece in held if piece.clause.id == "signature"]
    if _PERSON.search(fold(question)) and signatures and not any(_is_signed_by(fold(question), s) for s in signatures):
        return "person"
    heads = [piece for piece in held if piece.clause.id == "head"]
    if heads and re.search(DOCUMENT_NUMBER, fold(question)) and not any(piece.directive.number for piece in heads):
        return "number"
    if asks == "date" and {piece.clause.id for piece in held} == {"head"}:
        return "" if any(DATED.search(piece.text) for piece in held) else "time"
    return ""


def _is_signed_by(folded: str, signature: Evidence) -> bool:
    """Whether the post that a question asks for signed: by what is printed, else as the issuer is that post."""
    post = next((post for post, said in _POSTS if said.search(folded)), "")
    printed = fold(signature.text) if any(known in fold(signature.text) for known, _ in _POSTS) else ""
    if _DEPUTY.search(folded):
        return f"pho {post}" in printed
    deputy = f"pho {post}" in printed or re.search(r"\bkt\b", printed)
    return post in (printed or fold(signature.directive.issuer)) and not deputy


def _names_person(folded: str, piece: Evidence) -> bool:
    """Whether a clause names someone of the post that a question asks for: 'Phó Thủ tướng Bùi Thanh Sơn'."""
    post = next((post for post, said in _POSTS if said.search(folded)), "")
    deputy = "pho " if _DEPUTY.search(folded) else ""
    return any(f"{deputy}{post}" in fold(named[0]) for named in _PERSON_OF_POST.finditer(piece.text))


def _in_vietnamese(noun: str) -> list[str]:
    """What an English noun may be called: 'deaths' -> ['chết', 'tử vong']."""
    return [fold(phrase) for phrase, _weight in translations(noun)]


def _is_counted(noun: str, texts: Sequence[str]) -> bool:
    """Whether a number of such things stands in the texts: '100% thủ tục' for 'bao nhiêu thủ tục'."""
    first = noun.split()[0]
    unit = _UNITS.get(first, re.escape(first))
    shape = re.compile(rf"{_NO_LABEL}\b{_NUMBER}{_WORDS_BETWEEN}(?:\w+\s+){{0,2}}(?:{unit})\b|\d\s?(?:{unit})\b")
    return any(shape.search(text) for text in texts)
