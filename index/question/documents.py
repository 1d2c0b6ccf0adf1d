"""Documents that a question names by kind and number, in any spelling: 'cd 968', '2214 ubnd ncvx', '968-CĐ/TTg'."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from index.question.mentions import Phrases, Word
from index.register import Letterhead, Register, number_parts
from ingest.numbering import KINDS, canonical

KINDS_EN = {
    "telegram": "Công điện", "dispatch": "Công điện", "letter": "Công văn", "directive": "Chỉ thị",
    "decision": "Quyết định", "decree": "Nghị định", "plan": "Kế hoạch", "resolution": "Nghị quyết",
    "circular": "Thông tư", "law": "Luật", "notice": "Thông báo", "conclusion": "Kết luận",
}  # fmt: skip
# People say these of any letter; other kinds are meant as they are said.
_ANY_LETTER = ("Công văn", "Văn bản", "tài liệu", "letter", "document", "official letter", "dispatch", "directive")
_SHORT = {
    "cđ": "Công điện", "cv": "Công văn", "ct": "Chỉ thị", "qđ": "Quyết định", "nq": "Nghị quyết", "nđ": "Nghị định",
    "kh": "Kế hoạch", "tb": "Thông báo", "tt": "Thông tư", "kl": "Kết luận", "vb": "Văn bản",
}  # fmt: skip
_SAID = {
    **{kind: kind for kind in KINDS}, **_SHORT, **KINDS_EN, "official letter": "Công văn",
    "official telegram": "Công điện", "tài liệu": "Văn bản", "document": "Văn bản",
}  # fmt: skip
_LONGEST_NUMBER = 6  # words: '97 2025 qd ubnd'
# 'kế hoạch 5 năm', 'báo cáo 6 tháng', 'thông báo 3 lần' name no document.
_COUNTED = (
    "năm tháng ngày tuần giờ lần đợt người phần mục bộ đồng triệu tỷ trang bản đơn nội nhiệm giải điểm khoản cấp "
    "year years month months day days week weeks times percent".split()
)
# 'Chương trình 135', 'Luật số 2': of these, a bare number names only what is held.
_SELDOM_NUMBERED = frozenset(
    "Báo cáo; Thông báo; Chương trình; Đề án; Dự án; Phương án; Hợp đồng; Luật; Lệnh; Quy trình; Kế hoạch".split("; ")
)
_TELLING, _FEW = 3, 2  # digits of a number that can stand alone, and how many directives may bear it
_PRINTED = re.compile(r"\d{1,5}[a-zA-Z]?(?:/\d{4})?\s?[/-]\s?[A-ZĐa-zđ][\w&]*(?:[-/][\w&]+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
TELLING = ("Báo cáo", "Tờ trình", "Đề án", "Dự án", "Phương án", "Quy trình", "Hợp đồng")  # these ask nothing of anyone
_BEFORE_LAW = ("phap", "ky", "quy")  # 'pháp luật', 'kỷ luật', 'quy luật' are no kind of document
_BETWEEN = ("so", "no", "number", "s")  # of a kind and its number


@dataclass(frozen=True, slots=True)
class Document:
    """A document named: the words from `start` up to `end`."""

    start: int
    end: int
    said: str  # "Nghị định 61/2018", "280/CĐ-TTg"
    ids: frozenset[str]  # of the directives that it can be; empty for one that is not held


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document named, with or without a number: 'công văn'."""

    start: int
    end: int
    kind: str
    loose: bool  # said of any letter


def kinds(words: Sequence[Word]) -> Iterator[Kind]:
    """Kinds that the words name, the longest at each place; abbreviations only before a number."""
    for mention in _phrases().find(words):
        kind, short, loose = mention.value
        if kind == "Luật" and mention.start and words[mention.start - 1].folded in _BEFORE_LAW:
            continue
        if not short or _number_at(words, mention.end) is not None:
            yield Kind(mention.start, mention.end, kind, loose)


@cache
def _phrases() -> Phrases[tuple[str, bool, bool]]:
    """What kinds are called: each kind, whether it is an abbreviation, and whether it is said of any letter."""
    return Phrases.of((said, (kind, said in _SHORT, said in _ANY_LETTER)) for said, kind in _SAID.items())


def documents(text: str, words: Sequence[Word], register: Register) -> list[Document]:
    """The documents that `text` names by number, in order."""
    kind_before = {at: kind for kind in kinds(words) if (at := _number_at(words, kind.end)) is not None}
    found: list[Document] = []
    for at, word in enumerate(words):
        if not word.text.isdecimal() or len(word.text) > 5 or (found and at < found[-1].end):
            continue
        kind = kind_before.get(at)
        if document := _exact(text, words, at, register) or _told(text, words, at, kind, register):
            found.append(document)
    return found


def _number_at(words: Sequence[Word], at: int) -> int | None:
    """Where a number stands right after a kind that ends before `at`: 'công điện số 968'."""
    while at < len(words) and words[at].folded in _BETWEEN:
        at += 1
    return at if at < len(words) and words[at].text.isdecimal() else None


def _exact(text: str, words: Sequence[Word], at: int, register: Register) -> Document | None:
    """A number with all its parts: '2214 ubnd ncvx'."""
    if number_parts(words[at].folded) not in register.by_digits:
        return None
    for size in range(min(_LONGEST_NUMBER, len(words) - at), 1, -1):
        ids = register.by_number.get(number_parts(" ".join(word.folded for word in words[at : at + size])))
        if ids:
            return Document(at, at + size, text[words[at].start : words[at + size - 1].end], ids)
    return None


def _told(text: str, words: Sequence[Word], at: int, kind: Kind | None, register: Register) -> Document | None:
    """A number whose beginning alone is told, by a kind, by 'số', or by a slash."""
    printed = _PRINTED.match(text, words[at].start)
    if kind is None and printed is None and (at == 0 or words[at - 1].folded not in ("so", "no")):
        return _bare(text, words, at, register)
    end = at + 1
    if printed:
        end = next((n for n in range(at, len(words)) if words[n].start >= printed.end()), len(words))
    digits, year = words[at].folded, _year_after(text, words, end) if not printed else ""
    end += {"": 0}.get(year, 1 if words[end : end + 1] and words[end].folded == year else 2)
    known = register.by_digits.get(number_parts(digits), ())
    ids = frozenset(one.id for one in _of(known, kind, printed, year))
    if ids or _is_number(words, at, end, kind, printed):
        return Document(at, end, _said(kind, digits, year, printed), ids) if ids or kind or printed else None
    return None


def _bare(text: str, words: Sequence[Word], at: int, register: Register) -> Document | None:
    """A number alone that hardly anything but a directive here bears: 'điểm e của 968'."""
    word = words[at]
    known = register.by_digits.get(number_parts(word.folded), ())
    if len(word.text) < _TELLING or _YEAR.fullmatch(word.text) or _is_unit(words, at + 1) or not 0 < len(known) <= _FEW:
        return None
    if text[word.end : word.end + 1] in ("%", ".", ",") and text[word.end + 1 : word.end + 2].strip():
        return None  # '968.000', '968,5'
    return Document(at, at + 1, word.text, frozenset(one.id for one in known))


def _is_unit(words: Sequence[Word], at: int) -> bool:
    """Whether the word behind a number is what it counts: 'nội dung', 'lần'; not the 'noi' of '968 noi gi'."""
    if at >= len(words) or not any(words[at].can_be(counted) for counted in _COUNTED):
        return False
    return words[at].folded != "noi" or (at + 1 < len(words) and words[at + 1].folded == "dung")


def _of(
    known: Sequence[Letterhead], kind: Kind | None, printed: re.Match[str] | None, year: str
) -> Sequence[Letterhead]:
    """Those of one number that the words around it leave."""
    if printed:
        parts = set(number_parts(printed.group()).split())  # '968/TTg' is part of '968/CĐ-TTg'
        return [one for one in known if parts <= set(number_parts(one.number).split())]
    if kind:
        same = [one for one in known if one.kind == kind.kind]
        known = same or (known if kind.loose else ())
    if year:
        return [one for one in known if f"/{year}/" in one.number or one.year == int(year)]
    return known


def _is_number(words: Sequence[Word], at: int, end: int, kind: Kind | None, printed: re.Match[str] | None) -> bool:
    """Whether digits are a number at all: not 'kế hoạch 2024', 'báo cáo 6 tháng', '2 lần/tháng', '1-stop'."""
    if printed:
        symbol = re.split(r"[\s/-]+", printed.group(), maxsplit=1)[1]
        return kind is not None or ("/" in printed.group() and ("-" in symbol or symbol != symbol.lower()))
    named = any(word.folded in _BETWEEN for word in words[kind.end : at]) if kind else False
    if kind is None or (not named and (kind.kind in _SELDOM_NUMBERED or _YEAR.fullmatch(words[at].folded))):
        return False
    return not (end < len(words) and end == at + 1 and any(words[end].can_be(counted) for counted in _COUNTED))


def _year_after(text: str, words: Sequence[Word], at: int) -> str:
    """The year that goes with a number: 'Nghị định 61/2018', 'Chỉ thị 06 năm 2020'."""
    if at < len(words) and _YEAR.fullmatch(words[at].folded) and text[words[at - 1].end : words[at].start] == "/":
        return words[at].folded
    if at + 1 < len(words) and words[at].folded in ("nam", "of", "in") and _YEAR.fullmatch(words[at + 1].folded):
        return words[at + 1].folded
    return ""


def _said(kind: Kind | None, digits: str, year: str, printed: re.Match[str] | None) -> str:
    """How a document is called: 'Nghị định 61/2018', 'Công điện 280/CĐ-TTg'."""
    name = kind.kind if kind else ""
    number = canonical(printed.group(), name) or printed.group() if printed else "/".join(filter(None, (digits, year)))
    return f"{name} {number}".strip()
