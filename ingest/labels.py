"""The labels that number the parts of a directive (Nghị định 30/2020/NĐ-CP, phụ lục I, and older practice).

Levels are data: an ordered table of patterns. Which reading of a doubtful label holds is decided by the sequence
that it stands in (see `outline`), never by its shape alone.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

LETTERS = "abcdđeghiklmnopqrstuvxy"  # the order of points in Vietnamese law
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of numbering, outermost first in `LEVELS`."""

    name: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed at the head of a paragraph, read as one level."""

    level: str
    printed: str  # 'a)', '1.', 'Điều 5.'
    token: str  # what was counted: 'a', '1', 'IV', '1.2'
    rest: str  # the paragraph after the label


COUNT = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ORDINALS = "|".join(COUNT)
# With the diacritics that print or OCR leaves them: 'Chương', 'CHUONG', 'Diêu'.
_PHAN, _CHUONG, _MUC = "ph[aâầấàá]n", "ch[uưừú][oơờó]ng", "m[uụú]c"
_DIEU = "[ĐDÐ](?:i[ềêeéếệ]u|I[ỀÊEÉẾỆ]U)"
_HEADING = r"(?=\s*[.:–—-]?\s*(?:$|[A-ZĐÀ-Ỹ]))\s*[.:–—-]?"  # no heading: 'Chương II quy định …'
_PARTY = r"[-–](?=\s+[A-ZĐÀ-Ỹ])"  # the Party writes '1- Quán triệt'
_CAPITALS = r"(?<=[IVX])\s(?=[A-ZĐÀ-Ỹ]{2,}\s+[A-ZĐÀ-Ỹ]{2,})"  # 'II NỘI DUNG': OCR lost the full stop
LEVELS: tuple[Level, ...] = (
    Level("phan", re.compile(rf"(?i:{_PHAN})\s+(?i:thứ\s+)?([IVX]{{1,5}}|\d{{1,2}}|(?i:{_ORDINALS}))\b{_HEADING}")),
    Level("chuong", re.compile(rf"(?i:{_CHUONG})\s+([IVXLC]+|\d+)\b{_HEADING}")),  # 'Chương II'
    Level("muc", re.compile(rf"(?i:{_MUC})\s+(\d+|[IVX]{{1,5}})\b{_HEADING}(?!\s*Điều)")),  # 'Mục 1.'
    Level("tieu-muc", re.compile(rf"(?i:ti[eêểẻ]u {_MUC})\s+(\d+|[IVX]{{1,5}})\b{_HEADING}")),
    Level("dieu", re.compile(rf"{_DIEU}\s+(\d+[a-zđ]?|[Il](?=\s*[.:]))\s*(?:[.:]|$)")),  # 'Điều 5.', 'Diêu I.'
    Level("upper", re.compile(r"([A-H])\s?[.)/](?=\s|$)")),  # 'A.'
    # 'II.', 'II- ', 'II.MỤC TIÊU'
    Level("roman", re.compile(rf"([IVX]{{1,5}})\s?(?:[.)/](?=\s|$|[A-ZĐÀ-Ỹ]{{2}})|{_PARTY}|{_CAPITALS})")),
    # '3.', '3a.', '3/ ', '3- '
    Level("khoan", re.compile(rf"(\d{{1,2}}[a-zđ]?)\s?(?:\.(?=\s|[A-ZĐÀ-Ỹ]|$)|/(?=\s)|{_PARTY})")),
    # '1.2.', 'II.1.'; no amount: '1.5 tỷ đồng'
    Level("sub", re.compile(r"((?:\d{1,2}|[IVX]{1,5})(?:\.\d{1,2}){1,3})[.)–-]?(?=\s)(?!\s*(?:%|tỷ|triệu|nghìn))")),
    Level("diem", re.compile(r"([a-zđ]\d?)\s?(?:[).](?=\s|[A-ZĐÀ-Ỹ])|/(?=\s))")),  # 'đ)', 'a1)'
    Level("bracket", re.compile(r"(?:(\d{1,2})\)|\((\d{1,2})\))(?=\s)")),  # '1)', '(1)'
    Level("small-roman", re.compile(r"\(([ivx]{1,5})\)(?=\s)")),  # '(ii)'
    Level("dash", re.compile(r"([-–—−‐•●▪■○∙·+*])\s*(?=\w|[\"“(])")),  # '- '
)
_WORDED = re.compile(
    rf"{_PHAN}|{_CHUONG}|{_MUC}|ti[eêểẻ]u|{_DIEU}|[IVXLC]{{2,5}}\s?[.)/–-]|(?-i:[IVX]{{2,5}}\s[A-ZĐÀ-Ỹ]{{2}})|[IVX]{{2,5}}\.\d",
    re.IGNORECASE,
)
_INSERTED = re.compile(r"\d{1,2}[a-zđ]|[a-zđ]\d")
# A label that OCR spoiled: one or two marks and a bracket or a full stop: '¢)', 'C)', '1)', 'l.', 'a))'.
DOUBTFUL = re.compile(r"([^\s()]{1,2})\s?(\)+)\s*(?=[^\s)])")


@lru_cache(maxsize=16384)  # several steps of the reading look at each paragraph's label
def read_labels(text: str) -> tuple[Label, ...]:
    """Every way to read the head of `text` as a label: 'I. Thủ trưởng' -> (roman I,)."""
    if not text or not _may_be_label(text):
        return ()
    return tuple(
        Label(level.name, text[: m.end()].strip(), next(filter(None, m.groups())), text[m.end() :].lstrip())
        for level in LEVELS
        if (m := level.pattern.match(text))
    )


def _may_be_label(text: str) -> bool:
    """Most paragraphs begin with a word and no label; this tells them apart without trying every pattern."""
    return not text[:2].isalpha() or _WORDED.match(text) is not None


def doubtful_label(text: str) -> Label | None:
    """A spoiled point label: '¢) Tiếp tục' -> diem '¢'; None where the head of `text` cannot be one."""
    match = DOUBTFUL.match(text)
    return Label("diem", text[: match.end()].strip(), match.group(1), text[match.end() :].lstrip()) if match else None


def starts_with_label(text: str) -> bool:
    """Whether a new labelled paragraph begins here."""
    return bool(read_labels(text)) or doubtful_label(text) is not None


def roman(token: str) -> int:
    """'IV' -> 4; 0 for what is no Roman number."""
    total = 0
    if not token:
        return 0
    for mark, following in zip(token, [*token[1:], "I"], strict=True):
        if mark not in _ROMAN:
            return 0
        total += _ROMAN[mark] if _ROMAN[mark] >= _ROMAN.get(following, 0) else -_ROMAN[mark]
    return total


def ordinal(label: Label) -> int:
    """The place of a label in its level's sequence, from 1; 0 where it has none."""
    token = label.token
    if label.level == "diem":
        return LETTERS.find(token[:1].lower()) + 1
    if label.level == "upper":
        return ord(token) - ord("A") + 1
    if token.lower() in COUNT:
        return COUNT.index(token.lower()) + 1
    if label.level in ("phan", "chuong", "muc", "tieu-muc", "roman", "small-roman") and not token.isdigit():
        return roman(token.upper())
    digits = re.match(r"\d+", token.rsplit(".", 1)[-1])
    return int(digits[0]) if digits else 0


def is_inserted(level: str, token: str) -> bool:
    """Whether an amendment put an item between two others: khoản '3a', điểm 'a1'."""
    return level in ("khoan", "diem") and _INSERTED.fullmatch(token) is not None


def path_part(level: str, number: int, token: str = "") -> str:
    """The piece of an address for the `number`-th item of `level`: ('diem', 5) -> 'đ', ('dieu', 5) -> 'dieu-5'."""
    if is_inserted(level, token):
        return token.lower()
    if level == "diem":
        return LETTERS[number - 1]
    if level == "upper":
        return chr(ord("A") + number - 1)
    if level == "roman":
        return _to_roman(number)
    if level == "small-roman":
        return _to_roman(number).lower()
    if level in ("khoan", "bracket", "dash"):
        return f"{'g' if level == 'dash' else ''}{number}"
    if level == "sub":
        return token.replace(".", "-")
    return f"{level}-{token.lower() if level == 'dieu' and token[:1].isdigit() else number}"


def _to_roman(number: int) -> str:
    marks = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    made = ""
    for value, mark in marks:
        while number >= value:
            made, number = made + mark, number - value
    return made
