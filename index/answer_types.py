"""What type of answer a clause can give: a date, a figure, an actor…, kept as flags when it is indexed."""

import re
from collections.abc import Collection

from ingest.directive import Clause, Reference
from ingest.folding import fold

# Patterns match folded text.
ANSWERS = {
    # 'sau đây viết tắt là', 'cải cách hành chính (CCHC)', 'được hiểu là'
    "definition": re.compile(r"sau d\w{1,3} (viet|goi)|\((?:goi tat|viet tat|sau day)|\w+ \([a-z]{3,6}\)|duoc hieu la"),
    # 'đến hết năm 2023', 'trước ngày 15', 'quý III/2020', 'ngày 16/10/2023', 'trong thời hạn 5 ngày'
    "date": re.compile(
        r"\b(den het|truoc ngay|quy [iv1-4]+|trong nam|dinh ky|(?:hang|moi) (nam|quy|thang)|"
        r"ngay \d{1,2} thang|\d{1,2}/\d{1,2}/\d{4}|thoi (?:han|gian).{0,20}\d+ (?:ngay|thang|gio)|ke tu ngay)"
    ),
    # '500.000 đồng', '1,8 triệu'
    "money": re.compile(r"\d[\d.,]* ?(dong|trieu|ty|nghin)\b"),
    # '100%', '02 lần', 'ít nhất'
    "figure": re.compile(
        r"\d+ ?%|\b\d+ (lan|dot|ngay|thang|nguoi|muc|bo)\b|\b(mot|hai|ba) (lan|dot)\b|it nhat|toi thieu"
    ),
    # 'Giao Sở Nội vụ …', 'UBND các xã chủ trì …', 'chịu trách nhiệm'
    "actor": re.compile(
        r"\b(chu tri|chiu trach nhiem|co trach nhiem|phoi hop voi|tham muu)\b|"
        r"^(?:giao |yeu cau |de nghi )?(?:cac )?(?:so|bo|ubnd|uy ban|chu tich|giam doc|thu truong|van phong|cong an|"
        r"ban|cuc|chi cuc|thanh tra|truong|don vi|co quan)\b"
    ),
    # 'nộp tại Trung tâm Phục vụ hành chính công', 'gửi về Bộ Nội vụ', 'địa chỉ: …'
    "place": re.compile(
        r"\bdia chi\b|https?:|\b(?:nop|gui|tiep nhan|truc tiep) (?:ho so )?(?:tai|ve|qua|den)\b|\bqua he thong\b"
    ),
}
_KINDS = (
    "Công điện", "Chỉ thị", "Quyết định", "Nghị quyết", "Nghị định", "Kế hoạch", "Thông báo", "Thông tư", "Hướng dẫn",
    "Báo cáo", "Tờ trình", "Quy chế", "Quy định", "Chương trình", "Kết luận", "Đề án", "Luật", "Công văn", "Văn bản",
)  # fmt: skip
# What a question asks of the relation between documents, and the relations that a clause may state.
_RELATIONS = {
    # 'thay cho quyết định nào', 'bãi bỏ văn bản gì', 'which decision does it replace'
    "replaces": (
        re.compile(r"thay the|thay cho|bai bo|het hieu luc|huy bo|\breplac|\brepeal|supersed|abolish|annul"),
        ("replaces", "repeals"),
    ),
    # 'căn cứ vào luật nào', 'on what legal basis'
    "based on": (
        re.compile(r"can cu|dua (?:vao|tren)|co so phap ly|legal basis|based on|\brel(?:y|ies) on"),
        ("based on",),
    ),
    # 'sửa đổi quyết định nào', 'what does it amend'
    "amends": (re.compile(r"sua doi|bo sung vao|\bamend|\bsupplement"), ("amends", "supplements")),
}
# Their places are kept in every library: when this list changes, so must `index.rows.VERSION`.
_BITS = {name: 1 << nth for nth, name in enumerate((*ANSWERS, "document", "heading", *_RELATIONS))}
_KIND_BITS = {kind: 1 << (len(_BITS) + nth) for nth, kind in enumerate(_KINDS)}
HEADING = _BITS["heading"]  # clauses stand beneath it


def flags_of(clause: Clause, references: Collection[Reference], has_clauses: bool) -> int:
    """What a clause holds: one bit for each type of answer, and for each kind of document that it cites."""
    folded = fold(clause.shown)
    flags = HEADING if has_clauses else 0
    for name, pattern in ANSWERS.items():
        if pattern.search(folded):
            flags |= _BITS[name]
    for reference in references:
        flags |= _KIND_BITS.get(reference.kind, 0) | (_BITS["document"] if reference.number else 0)
        for name, (_asked, relations) in _RELATIONS.items():
            flags |= _BITS[name] if reference.relation in relations else 0
    return flags


def wanted_flags(asks: str, kind: str) -> int:
    """The bits of which a clause must have one to give the type of answer asked for; 0 where any clause may."""
    return _KIND_BITS.get(kind, 0) or _BITS.get(asks, 0)


def wanted_relations(question: str) -> int:
    """The bits of the relations between documents that a question speaks of."""
    folded = fold(question)
    return sum(_BITS[name] for name, (asked, _relations) in _RELATIONS.items() if asked.search(folded))
