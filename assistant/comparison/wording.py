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
_VERBS = {"added": ("Thêm", "Added"), "dropped": ("Bỏ", "Dropped"), "changed": ("Đổi", "Changed")}
_KINDS = {
    "actor": ("cơ quan thực hiện", "who must act"),
    "body": ("cơ quan", "body"),
    "document": ("văn bản viện dẫn", "document cited"),
    "modality": ("mức bắt buộc", "what is allowed"),
    "duty": ("nhiệm vụ", "duty"),
    "wording": ("lời văn", "wording"),
}
_DEADLINE, _TARGET = ("thời hạn", "time limit"), ("chỉ tiêu, số liệu", "target or figure")
_TIME = re.compile(r"\b(?:ngày|tuần|tháng|quý|năm|giờ)\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b", re.IGNORECASE)  # 'quý III'
_FEW = 5  # words that are told with those around them
_BESIDE = 6  # words on either side
TITLE = ("Bảng đối chiếu", "Comparison")
MATRIX = ("Ma trận thực hiện", "Who carried out what")
CLAUSE = ("Khoản, điểm", "Clause")
STATES = {
    "full": ("✓", "Đủ", "In full"),
    "differs": ("≠", "Có khác", "Differs"),
    "missing": ("–", "Không thấy", "Not found"),
}
STATES_TOLD = (
    "✓ Đủ: có khoản tương ứng, không bỏ hay sửa nội dung (có thể thêm ý, hoặc giao cho cơ quan khác). "
    "≠ Có khác: có khoản tương ứng nhưng bỏ hoặc sửa nội dung. – Không thấy: không tìm thấy khoản tương ứng.",
    "✓ In full: a counterpart that drops and changes nothing (it may add, or give the duty to another body). "
    "≠ Differs: a counterpart that drops or changes something. – Not found: no counterpart was found.",
)
INDEX = ("Chỉ mục", "Index")
COVERED = ("Có khoản tương ứng", "Has a counterpart")
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


def difference_name(difference: Difference, *, english: bool) -> str:
    """What kind of difference it is: 'Đổi cơ quan thực hiện', 'Thêm nhiệm vụ', 'Bỏ thời hạn'."""
    if difference.kind == "figure":
        kind = _DEADLINE if _TIME.search(f"{difference.ours} {difference.theirs}") else _TARGET
    else:
        kind = _KINDS[difference.kind]
    verb = _VERBS[difference.change][english]
    return f"{verb}: {kind[1]}" if english else f"{verb} {kind[0]}"


def state_told(state: str, *, english: bool) -> str:
    """'✓ Đủ': a symbol and a word, so that nobody needs colours."""
    symbol, *words = STATES[state]
    return f"{symbol} {words[english]}"


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
