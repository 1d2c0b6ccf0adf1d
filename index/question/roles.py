"""Whether a question means a body as the issuer of a document, as the one that must act, or as one that is told."""

from collections.abc import Sequence

_DOCUMENT = (
    "cong van", "cong dien", "chi thi", "quyet dinh", "ke hoach", "van ban", "thong bao", "chi dao", "yeu cau",
    "nghi quyet", "huong dan", "y kien", "ket luan", "thong tu", "nghi dinh", "tai lieu",
)  # fmt: skip
_DOCUMENT_EN = (
    "telegram", "dispatch", "letter", "directive", "decision", "document", "documents", "plan", "decree", "resolution",
    "circular", "instructions",
)  # fmt: skip
# What a body that issues does, said after it.
_ISSUES = (
    "yeu cau", "chi dao", "de nghi", "ban hanh", "quy dinh", "huong dan", "giao", "phan cong", "noi", "viet", "nhac",
    "nhan manh", "chi thi", "phe binh", "quyet dinh", "muon", *(f"co {document}" for document in _DOCUMENT),
    "require", "requires", "order", "orders", "ask", "asks", "instruct", "instructs", "direct", "directs", "say",
    "says", "issue", "issued", "assign", "assigns", "want", "wants", "tell", "tells",
)  # fmt: skip
# What one that must act does, said after it; what is said before it.
_ACTS = (
    "phai", "can", "co trach nhiem", "thuc hien", "lam gi", "lam nhung gi", "duoc", "chiu trach nhiem", "bao cao",
    "co nhiem vu", "chu tri", "phoi hop", "tham muu", "kiem tra", "theo doi", "to chuc", "nen", "bi", "khong duoc",
    "must", "should", "have to", "has to", "need", "do", "report", "be", "responsible",
)  # fmt: skip
_ASKED = (
    "giao", "giao cho", "yeu cau", "de nghi", "phan cong", "phan cong cho", "nhiem vu", "nhiem vu cua", "trach nhiem",
    "trach nhiem cua",
    "doi voi", "viec cua", "must", "should", "assigned to", "required of", "duties of", "tasks of", "duty of",
    "task of", "ask", "asks", "require", "requires", "order", "orders", "does", "do",
)  # fmt: skip
# What is said before one that is only told.
_RECEIVES = (
    "bao cao", "gui", "ve", "cho", "den", "toi", "trinh", "len", "report to", "reports to", "submit to", "submitted to",
    "sent to", "send to", "to",
)  # fmt: skip
_NEAR = 4  # words on either side that tell


def role(folded: Sequence[str], start: int, end: int) -> str:
    """'issuer', 'actor', 'recipient', or '' where the words around a body at folded[start:end] do not tell.

    'Bộ Nội vụ yêu cầu gì', 'theo công văn của Bộ Nội vụ' -> 'issuer'; 'Sở Nội vụ phải làm gì', 'giao Sở Nội vụ' ->
    'actor'; 'báo cáo Sở Nội vụ' -> 'recipient'.
    """
    before = list(folded[max(0, start - _NEAR) : start])
    while before and before[-1] in ("the", "cac"):
        before.pop()
    after = folded[end : end + 3]
    if _begins(after, _DOCUMENT_EN):  # "the Prime Minister's telegram"
        return "issuer"
    if _ends(before, ("theo", "according to")) or (_ends(before, ("do", "by")) and _begins(after, ("ban hanh", "ky"))):
        return "issuer"
    if before[-1:] in (["cua"], ["of"], ["from"], ["by"], ["tu"]) and _ends(before[:-1], (*_DOCUMENT, *_DOCUMENT_EN)):
        return "issuer"
    issues = _begins(after, _ISSUES)
    if _ends(before, ("does", "did", "do")) and issues:
        return "issuer"
    if _ends(before, _ASKED):
        return "actor"
    if _ends(before, _RECEIVES) and not _begins(after, ("phai", "can", "must")):
        return "recipient"
    if issues:
        return "issuer"
    return "actor" if _begins(after, _ACTS) else ""


def _begins(words: Sequence[str], phrases: Sequence[str]) -> bool:
    return f"{' '.join(words)} ".startswith(tuple(f"{phrase} " for phrase in phrases))


def _ends(words: Sequence[str], phrases: Sequence[str]) -> bool:
    return f" {' '.join(words)}".endswith(tuple(f" {phrase}" for phrase in phrases))
