"""What a comparison says in words, in Vietnamese and English."""

import re

from assistant.comparison.compare import Row
from assistant.comparison.differences import Difference

_RELATIONS = {
    "verbatim": ("Giữ nguyên văn", "Word for word"),
    "near_verbatim": ("Sửa lời văn", "Reworded"),
    "adapted": ("Điều chỉnh cho phù hợp", "Adapted"),
    "localised": ("Giao cho cơ quan khác", "Given to another body"),
    "split": ("Tách thành nhiều khoản", "Split"),
    "extended": ("Thêm nhiệm vụ", "Duties added"),
    "partial": ("Thực hiện một phần", "In part"),
    "not_carried_out": ("Không thấy nội dung tương ứng", "No counterpart found"),
}
_CHANGES = {
    "added": ("Thêm: {theirs}", "Added: {theirs}"),
    "dropped": ("Bỏ: {ours}", "Dropped: {ours}"),
    "changed": ("{theirs} (thay cho: {ours})", "{theirs} (in place of: {ours})"),
}
_FEW = 5  # words that are told with those around them
_BESIDE = 6  # words on either side
TITLE = ("Bảng đối chiếu", "Comparison")
DIFFERENCES = ("Khác nhau", "Differences")
ONLY_SECOND = ("Chỉ có trong văn bản thứ hai", "In the second only")
UNRELATED = (
    "Hai văn bản không dẫn chiếu nhau và không có nội dung tương ứng.",
    "The two directives do not refer to each other and have no duties in common.",
)


def relation_told(row: Row, *, english: bool) -> str:
    """How the counterparts relate to the clause: 'Giữ nguyên văn'."""
    return _RELATIONS[row.relation][english]


def difference_told(difference: Difference, *, english: bool) -> str:
    """'Sở Nội vụ (thay cho: Bộ Nội vụ)'; a few words alone stand with those around them."""
    told = _CHANGES[difference.change][english].format(ours=difference.ours, theirs=difference.theirs)
    words, quote = (
        (difference.theirs, difference.their_quote) if difference.theirs else (difference.ours, difference.our_quote)
    )
    around = _around(words, quote) if difference.kind != "actor" and len(words.split()) <= _FEW else ""
    return f"{told} – “{around}”" if around else told


def _around(words: str, quote: str) -> str:
    """The words with some before and behind: '… ở các sở, ban, ngành, địa phương, nhất là …'."""
    at = quote.find(words)
    if at < 0:
        return ""
    before, behind = quote[:at].split(), quote[at + len(words) :].split()
    glued = quote[at + len(words) :][:1].strip()
    left = " ".join(["…"] * (len(before) > _BESIDE) + before[-_BESIDE:])
    right = " ".join(behind[:_BESIDE] + ["…"] * (len(behind) > _BESIDE))
    return re.sub(r"\s+", " ", f"{left} {words}{'' if glued else ' '}{right}").strip()
