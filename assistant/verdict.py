"""Yes or no, where one sentence of the evidence decides it; silence where it does not.

What the question puts forward ('cơ quan đẩy lòng vòng cho nơi khác') is held against each sentence of the quotes: what
a sentence forbids that shares its words is a no, what it orders or allows that holds nearly all of them is a yes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.direct import Direct
from assistant.evidence import Evidence
from index.question.query import Query
from index.words import syllables
from ingest.folding import fold

# 'có bị kiểm điểm không', '… được không ạ', '… đúng không', 'Does the letter require …'
_NOT = r"(?:khong|ko|hong|hok|hk|k)"
_YES_NO = re.compile(
    rf"\b(?:co|duoc|dung|phai)\b.*\b{_NOT}\b\W*(?:a|ah|ad|nhi|vay|the|ta|em|anh|chi|ban)?\W*$|"
    r"\b(?:co quyen|co duoc|co phai)\b.*\b(?:chu|ha|nhi)\b\W*$"
)
_YES_NO_EN = re.compile(
    r"(?:^|[,.] )(?:do|does|did|is|are|was|were|may|can|must|should|has|have|will)\b", re.IGNORECASE
)
# 'có được …', '… được không', 'may …': whether something is allowed; what a text forbids answers these alone.
_PERMISSION = re.compile(rf"\bco (?:duoc|quyen|the)\b|\bduoc (?:{_NOT}|chu)\b")
_PERMISSION_EN = re.compile(r"\b(?:may|can|allowed|permitted)\b")
# What decides against a plain reading: a choice, a limit, a comparison, a reason or a person asked for as well.
_UNSURE = re.compile(
    r"\b(?:hay (?:chi|la|co)|chi|moi|thoi|hon|it nhat|toi da|bao nhieu|ai|lam gi|nao|vi sao|tai sao|only|"
    r"more|less|than|or|why|who|which|what)\b(?! dao\b| thi\b| tieu\b| muc\b)"
)
_CASE = re.compile(
    r"^.*(?:\bthì\b|,)(?=\s+\w+\s+\w+\s+\w+)"
)  # 'gặp kiến nghị vượt thẩm quyền thì': the case, not the act
# 'khỏi phải lo', 'được miễn trách nhiệm', 'có quyền không làm theo'
_EXEMPT = re.compile(r"\b(?:khoi|mien|khong phai|khong can|het|thoat|co quyen khong|duoc khong)\b(?!\W*$)")
_SEGMENT = re.compile(
    r"[.;:\n]+\s*|,\s*(?=(?:và\s+)?(?:tuyệt đối\s+|kiên quyết\s+)?(?:không|nghiêm cấm|chỉ)\s)", re.IGNORECASE
)
_FORBIDS = re.compile(r"^(?:va )?(?:tuyet doi |kien quyet )?(?:khong (?!chi |nhung |ngung )|nghiem cam |cam )")
_ONLY = re.compile(r"^(?:va )?chi\s|\btru\b|\bngoai tru\b")
_ORDERS = re.compile(
    r"\b(?:phai|duoc|tang cuong|to chuc|thuc hien|tiep tuc|chiu trach nhiem|bao cao|yeu cau|day manh|xem xet)\b"
)
_NUMBER = re.compile(r"(?<!điện )(?<!văn )(?<!thị )(?<!hoạch )(?<!Dispatch )\b\d")  # a figure, no document's number
_ADDRESSED = ("recipients", "addressees")
_FRAME = frozenset(
    "co khong duoc phai bi thi la va hoac cac nhung mot cho cua o tai theo ve den toi voi de nao gi ai a ah ad nhi vay "
    "the minh em anh chi toi ban ong ba rang ma nay do kia cung con da se dang bat buoc dung cong van dien chi thi ke "
    "hoach khi neu truong hop tuyet doi kien quyet cac quy dinh viec gi dang lam van".split()
)
# Who acts and what on, in any directive: sharing these says nothing.
_COMMON = frozenset(
    "can_bo cong_chuc vien_chuc co_quan don_vi dia_phuong nguoi_dan doanh_nghiep nhiem_vu cong_viec uy_ban nhan_dan "
    "to_chuc thuc_hien trach_nhiem giai_quyet lanh_dao nguoi_dung dung_dau".split()
)
# Of the words put forward, the share that a sentence must hold: one that forbids, the same for a translated question,
# one that orders.
_SHARE_FORBIDDEN, _SHARE_TRANSLATED, _SHARE_ORDERED = 0.25, 0.5, 0.7
_LONGEST = 240  # characters of the sentence beside the word; all of it stands below
_SURELY = 0.25  # weight of a translation that counts


@dataclass(frozen=True, slots=True)
class _Segment:
    """A part of a quote that says one thing."""

    text: str
    piece: int
    words: frozenset[str]
    pairs: frozenset[str]
    forbids: bool


def verdict(query: Query, question: str, language: str, pieces: Sequence[Evidence]) -> list[Direct]:
    """'Không: “tuyệt đối không được đùn đẩy, lòng vòng”' to a yes-or-no question that a sentence decides; else []."""
    english, asked = query.language == "en", fold(question)
    if (
        not (_YES_NO_EN if english else _YES_NO).search(asked)
        or _UNSURE.search(asked)
        or re.search(r"\d", query.restored)
    ):
        return []
    permission = bool((_PERMISSION_EN if english else _PERMISSION).search(asked))
    decided = _addressed(query, pieces) or _said(query, permission, pieces)
    if not decided:
        return []
    yes, segment = decided
    word = {"vi": ("Không", "Có"), "en": ("No", "Yes")}[language][yes]
    return [Direct(_shortened(segment.text), (segment.piece,), word)]


def _shortened(sentence: str) -> str:
    return sentence if len(sentence) <= _LONGEST else sentence[:_LONGEST].rpartition(" ")[0] + " …"


def _addressed(query: Query, pieces: Sequence[Evidence]) -> tuple[bool, _Segment] | None:
    """'có gửi cho Thủ tướng không': yes where a line of the addressees or recipients holds the name."""
    if not set(query.parts) & set(_ADDRESSED):
        return None
    asked = _put_forward(query, query.language == "en") - {"gui", "nhan", "noi", "kinh", "ca", "biet", "ban", "sao"}
    for segment in _segments(pieces):
        if len(asked & segment.words) >= 2 and len(asked & segment.words) >= _SHARE_ORDERED * len(asked):
            return True, segment
    return None


def _said(query: Query, permission: bool, pieces: Sequence[Evidence]) -> tuple[bool, _Segment] | None:
    """Whether a sentence orders or forbids what is put forward, and that sentence: the one that shares most with it."""
    english, exempt = query.language == "en", bool(_EXEMPT.search(fold(query.restored)))
    asked, pairs = _put_forward(query, english), _pairs(query, english)
    act = asked if english else _words(_CASE.sub("", query.restored)) or asked
    least = _SHARE_TRANSLATED if english else _SHARE_FORBIDDEN
    ranked = sorted(
        _segments(pieces),
        key=lambda one: (_share(asked, one), not pieces[one.piece].clause.reading, -one.piece),  # damaged print last
        reverse=True,
    )
    for segment in ranked:
        together = len(pairs & segment.pairs)
        if segment.forbids:
            if permission and not exempt and together and _share(act, segment) >= least:
                return False, segment
        elif not english and together > 1 and _share(asked, segment) >= _SHARE_ORDERED and (exempt or not permission):
            return not exempt, segment  # of a translated question too little is known to hold an order against it
    return None


def _share(asked: frozenset[str], segment: _Segment) -> float:
    return len(asked & segment.words) / len(asked) if asked else 0.0


def _put_forward(query: Query, english: bool) -> frozenset[str]:
    """The words of what the question puts forward, 'không liên quan' as one: 'khong_lien'."""
    return frozenset().union(*map(_words, _phrases(query, english)))


def _pairs(query: Query, english: bool) -> frozenset[str]:
    return frozenset().union(*map(_paired, _phrases(query, english))) - _COMMON


def _phrases(query: Query, english: bool) -> list[str]:
    return [phrase for phrase, weight in query.extra if weight >= _SURELY] if english else [query.restored]


def _segments(pieces: Sequence[Evidence]) -> Iterator[_Segment]:
    for nth, piece in enumerate(pieces):
        for text in _SEGMENT.split(piece.quote):
            text = " ".join(text.split()).strip(" -–,")
            folded = fold(text)
            forbids = bool(_FORBIDS.search(folded))
            listed = piece.clause.id in _ADDRESSED
            if text and (forbids or listed or (_ORDERS.search(folded) and not _ONLY.search(folded))):
                yield _Segment(text, nth, _words(text), _paired(text), forbids)


def _words(text: str) -> frozenset[str]:
    found = _syllables(text)
    return frozenset(word for word in found if word not in _FRAME and len(word) > 1) | _negated(found)


def _paired(text: str) -> frozenset[str]:
    """Neighbours of which neither is a mere link: 'đẩy lòng vòng' -> {'day_long', 'long_vong'}."""
    found = _syllables(text)
    linked = {f"{one}_{two}" for one, two in pairwise(found) if not {one, two} & _FRAME}
    return frozenset(linked) | _negated(found)


def _negated(found: Sequence[str]) -> frozenset[str]:
    return frozenset(f"khong_{two}" for one, two in pairwise(found) if one == "khong" and two not in _FRAME)


def _syllables(text: str) -> list[str]:
    return syllables(re.sub(r"\b(?:chang|cha|ko|k)\b", "khong", fold(text)))
