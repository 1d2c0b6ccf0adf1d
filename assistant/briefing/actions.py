"""What is to be done, as words: whether two actions are one, and whether an action can be asked about by itself."""

import re
from functools import lru_cache
from itertools import pairwise

from index.words import syllables

_ALIKE = 0.5  # of the pairs of neighbouring syllables of the shorter one: then both may be one duty
_TOLD = 0.4  # of an action's pairs that stand anywhere in a directive: then it may ask for the same
_OWN = 5  # syllables of an action that are not said of every duty
_LEAST, _MOST = 8, 48  # syllables of an action that says enough, and can still be taken in when read aloud
# What points outside of the action: 'nội dung nêu trên', 'tại khoản 2', 'các giải pháp sau đây'.
_POINTS = re.compile(
    r"\b(?:đó|nêu trên|nói trên|trên đây|sau đây|dưới đây|kèm theo|như trên|như sau|"
    r"(?:tại|theo|của) (?:các )?(?:khoản|điểm|điều|mục|tiết|phần|phụ lục|biểu|mẫu)\b)", re.IGNORECASE,
)  # fmt: skip
_THIS = re.compile(r"\b(?<!Chỉ thị )(?<!Công văn )(?<!Công điện )(?<!Kế hoạch )(?<!Quyết định )(?<!Nghị quyết )này\b")
# 'tổ chức triển khai thực hiện nghiêm các nội dung tại Công văn này': everyone's duty, and nobody's in particular.
_CARRIES_OUT = re.compile(r"\bthực hiện\b.*\bnày\b", re.IGNORECASE | re.DOTALL)
_BAD_START = re.compile(r"(?:được|là|để|và|hoặc|nếu|khi|trong đó|đồng thời|nhằm|do|của|theo)\b|\W", re.IGNORECASE)
_BAD_END = re.compile(r"(?:\b(?:và|của|về|với|cho|theo|là|các|những|tại|trong|để|hoặc|gồm|như)|[:,(“\"…-]|\.\.\.)$")
# Syllables of what is said of every duty: 'tổ chức triển khai thực hiện nghiêm túc, kịp thời, đồng bộ, hiệu quả'.
_GENERAL = frozenset(
    "to chuc trien khai thuc hien tang cuong phoi hop dam bao dong bo hieu qua nghiem tuc kip thoi chu dong tich cuc "
    "nang cao trach nhiem tiep tuc day manh va cac nhung theo dung quy dinh chat luong tien do nhiem vu cong viec cua "
    "co lien quan duoc giao trong viec cong tac khan truong thuong xuyen tap trung chi dao "
    "ve chuc nang tham quyen".split()
)
_PAIRS = (("(", ")"), ("“", "”"), ("[", "]"))
_ODD = re.compile(r"[^\w\s,.;:()“”\"/%&+–-]")  # what print does not hold, and bad reading does: 'thực hiện \' nhiệm vụ'


def can_be_asked(action: str) -> bool:
    """Whether an action says by itself what is to be done, whole and not at length."""
    said = syllables(action)
    return (
        _LEAST <= len(said) <= _MOST
        and len(set(said) - _GENERAL) >= _OWN
        and "\n" not in action
        and not _ODD.search(action)
        and not (_POINTS.search(action) or _THIS.search(action) or _CARRIES_OUT.search(action))
        and not (_BAD_START.match(action) or _BAD_END.search(action.rstrip(" .;")))
        and all(action.count(one) == action.count(other) for one, other in _PAIRS)
    )


def alike(one: str, other: str) -> bool:
    """Whether two actions may be one duty: provinces copy a dispatch with a few words of their own."""
    ours, theirs = _pairs(one), _pairs(other)
    least = min(len(ours), len(theirs))
    return one == other if not least else len(ours & theirs) >= _ALIKE * least


def pairs_of(text: str) -> frozenset[tuple[str, str]]:
    """The pairs of neighbouring syllables of a text, however long."""
    return frozenset(pairwise(syllables(text)))


def told_by(action: str, pairs: frozenset[tuple[str, str]]) -> bool:
    """Whether a text with these pairs may ask for an action, in words of its own."""
    own = _pairs(action)
    return len(own & pairs) >= _TOLD * len(own)


def in_sentence(words: str) -> str:
    """Words that began a clause, inside of a sentence: 'Báo cáo kết quả.' -> 'báo cáo kết quả'."""
    plain = " ".join(words.split()).rstrip(" .;,")
    second = plain[1:2]
    return plain[:1].lower() + plain[1:] if second and not second.isupper() else plain


def at_start(words: str) -> str:
    """Words as they begin a line: 'báo cáo kết quả;' -> 'Báo cáo kết quả'."""
    plain = " ".join(words.split()).rstrip(" .;,")
    return plain[:1].upper() + plain[1:]


@lru_cache(16384)
def _pairs(action: str) -> frozenset[tuple[str, str]]:
    return pairs_of(action)
