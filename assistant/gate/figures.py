"""Numbers, dates and document numbers of a text as facts, the same in every spelling and in both languages."""

import calendar
import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import accumulate, product

from ingest.folding import fold
from ingest.numbering import ETH, KINDS, canonical, core

# ("date", year, month, day), ("time", hour, minute), ("document", "968", "cd", "ttg"), ("amount", "15", "day")
Fact = tuple[str | int | None, ...]
Mention = frozenset[Fact]  # what one figure can mean: '15/10' is a day and a fraction

_MONTHS = {name[:size].lower(): n for n, name in enumerate(calendar.month_name) if name for size in (3, len(name))}
_MONTH = rf"(?P<word>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_ORDINAL = r"(?:st|nd|rd|th)?"
_SMALL = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
          "seventeen eighteen nineteen twenty").split()  # fmt: skip
_ENGLISH_WORDS = {**{word: n for n, word in enumerate(_SMALL) if n > 1}, "thirty": 30, "forty": 40, "fifty": 50,
                  "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}  # fmt: skip
_VIETNAMESE_WORDS = {word: n for n, word in enumerate("một hai ba bốn năm sáu bảy tám chín mười".split(), 1)}
_QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_TIMES_OVER = {"nghin": 3, "ngan": 3, "thousand": 3, "trieu": 6, "million": 6, "ty": 9, "ti": 9, "billion": 9}
_UNITS = {  # longer ones before those that they begin with
    "working day": "ngay lam viec|working days?|business days?", "day": "ngay|days?", "month": "thang|months?",
    "year": "nam|years?", "week": "tuan|weeks?", "hour": "gio|tieng|hours?", "minute": "phut|minutes?",
    "percent": "%|phan tram|per ?cent", "time": "lan|times?", "dong": "dong|vnd|vietnamese dong",
}  # fmt: skip
_LABELS = {  # what stands before a number and makes a place in a document of it
    "article": "dieu|articles?", "clause": "khoan|clauses?", "section": "muc|sections?", "chapter": "chuong|chapters?",
    "appendix": "phu luc|appendix|appendices|annex(?:es)?", "page": "trang|pages?",
}  # fmt: skip
_KINDS_EN = "telegram|dispatch|letter|directive|decision|decree|plan|resolution|circular|law|notice|conclusion|document"
_NAMED = "|".join(sorted(map(fold, (*KINDS, "số")), key=len, reverse=True))
_UNIT = "|".join(f"(?P<{name.replace(' ', '_')}>{words})" for name, words in _UNITS.items())
_YEAR = r"(?:19|20)\d\d"
_NUMBERS = r"\d+(?:[.-]\d+)*(?:(?:\s*[,-]\s*|\s+(?:va|den|hoac|and|to|or)\s+)\d+(?:[.-]\d+)*)*"

# '968/CĐ-TTg', '73/2023/NĐ-CP', '02-QC/TU', '2214 /UBND-NCVX'
_DOCUMENT = re.compile(
    r"(?<![\w/.,])\d{1,5}[a-zA-Z]?(?:/\d{4})?\s?[/-]\s?[A-ZĐ][\w&]*(?:\s?[-/]\s?[A-ZĐ][\w&]*|[-/.][\w&]+)*"
)
# Of folded text, tried in this order; what one takes, the next does not see.
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("day", r"(?:ngay\s+)?(?<!\d)(?P<d>\d{1,2})\s+thang\s+(?P<m>\d{1,2})(?:,?\s+nam\s+(?P<y>\d{4}))?(?!\d)"),
        ("day", r"(?<![\d/.])(?P<d>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<y>\d{4})(?![\d/])"),
        ("day", r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"),
        ("day", rf"(?<!\d)(?P<d>\d{{1,2}}){_ORDINAL}\s+(?:of\s+|day of\s+)?{_MONTH}\b(?:,?\s+(?P<y>{_YEAR})\b)?"),
        ("day", rf"\b{_MONTH},?\s+(?P<y>{_YEAR})\b"),
        ("day", rf"\b{_MONTH}\s+(?P<d>\d{{1,2}}){_ORDINAL}(?!\d)(?:,?\s+(?P<y>{_YEAR})\b)?"),
        ("day", r"\bthang\s+(?P<m>\d{1,2})(?:\s*/\s*|,?\s+nam\s+)(?P<y>\d{4})(?!\d)"),
        ("day", rf"(?<![\d/])(?P<m>0?[1-9]|1[0-2])\s?/\s?(?P<y>{_YEAR})(?![\d/])"),
        ("fraction", r"(?:\bngay\s+)?(?<![\d/])(?P<d>\d{1,2})\s?/\s?(?P<m>\d{1,2})(?![\d/])"),
        ("day", r"\b(?:ngay|mung|day)\s+(?P<d>\d{1,2})(?![\d.,]\d|\d)"),
        ("day", r"\bthang\s+(?P<m>\d{1,2})(?!\d)"),
        ("ordinal", r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)\b"),
        ("document", rf"\b(?:{_NAMED}|{_KINDS_EN}|no\.?|number)\s*(?::\s*)?(?P<n>\d{{1,5}}[a-z]?)(?:/(?P<y>\d{{4}}))?"
                     rf"(?![\w/%]|[.,]\d|[\s-]*(?:{'|'.join(_UNITS.values())})(?!\s+[\d§])\b)"),
        ("quarter", r"\b(?:quy|quarter)\s+(?P<q>iv|i{1,3}|[1-4])\b"),
        ("quarter", r"\bq(?P<q>[1-4])\b"),
        ("quarter", r"\b(?P<q>first|second|third|fourth) quarter\b"),
        ("time", r"(?<!\d)(?P<h>\d{1,2})\s?(?:gio|h|g|:)\s?(?P<min>\d{2})(?!\d)(?:\s?phut)?"
                 r"(?:\s?(?P<half>[ap])\.?m\b)?"),
        ("time", r"(?<!\d)(?P<h>\d{1,2})\s?(?P<half>[ap])\.?m\b"),
        ("year", rf"\bnam\s+(?P<y>{_YEAR})(?!\d)|(?<![\d.,])(?P<bare>{_YEAR})(?![\d]|[.,]\d)"),
        *((f"label {name}", rf"\b(?:{words})\s+(?P<n>{_NUMBERS})") for name, words in _LABELS.items()),
        ("amount", rf"(?P<n>\d+(?:[.,]\d{{3}})+(?:[.,]\d{{1,2}})?(?!\d)|\d+(?:[.,]\d+)?)"
                   rf"(?:[\s-]*(?P<over>{'|'.join(_TIMES_OVER)})\b)?(?:\s*\([^()\d]{{1,20}}\))?(?:[\s-]*(?:{_UNIT})(?!\w))?"),
    )
)  # fmt: skip
_ENGLISH_NUMBER = re.compile(rf"\b(?:{'|'.join(_ENGLISH_WORDS)})\b|\bone(?= (?:{'|'.join(_UNITS.values())})\b)", re.I)
_VIETNAMESE_NUMBER = re.compile(
    rf"\b(?:{'|'.join(_VIETNAMESE_WORDS)})(?= (?:ngày|tháng|năm|tuần|lần|giờ|phút|phần trăm)\b)", re.I
)
_DASHES = re.compile("[\u2010-\u2015\u2212]")


def plain(text: str) -> str:
    """Text as figures and words are read from it: one form of each letter and dash, nothing that cannot be seen."""
    text = unicodedata.normalize("NFKC", text.translate(ETH))
    return _DASHES.sub("-", "".join(c for c in text if unicodedata.category(c) != "Cf"))


def without_numbers(text: str) -> str:
    """A text without its document numbers, whose letters are no words: 'Công điện số 968/CĐ-TTg' -> 'Công điện số '."""
    return _DOCUMENT.sub(" ", text)


@lru_cache(512)
def figures(text: str) -> tuple[Mention, ...]:
    """Every figure of `text`, each with what it can mean: '968/CĐ-TTg' -> ("document", "968", "cd", "ttg")."""
    text = _VIETNAMESE_NUMBER.sub(lambda m: str(_VIETNAMESE_WORDS[m[0].lower()]), plain(text))
    text = _ENGLISH_NUMBER.sub(lambda m: str(_ENGLISH_WORDS.get(m[0].lower(), 1)), text)
    text = re.sub(r"\bmay\b", "can", text)  # no month
    found: list[Mention] = []

    def document(match: re.Match[str]) -> str:
        printed = core(canonical(match[0]) or match[0])
        found.append(_numbered(re.split("[/-]", printed)))
        return "§"

    rest = fold(_DOCUMENT.sub(document, text))
    for kind, pattern in _PATTERNS:

        def take(match: re.Match[str], kind: str = kind) -> str:
            meant = list(_meant(kind, match))
            found.extend(meant)
            return "§" if meant else match[0]

        rest = pattern.sub(take, rest)
    return tuple(found)


def stated(text: str) -> frozenset[Fact]:
    """All that the figures of a quote let one say: of 31/10/2023 also 'October 2023', of 968/CĐ-TTg also '968'."""
    return frozenset(said for mention in figures(text) for fact in mention for said in _less(fact))


def _less(fact: Fact) -> Iterator[Fact]:
    """A fact and what is less exact and still true."""
    kind, *parts = fact
    if kind == "date":
        for kept in product((True, False), repeat=3):
            said = tuple(part if keep else None for part, keep in zip(parts, kept, strict=True))
            if any(said):
                yield ("date", *said)
    elif kind == "document":
        yield from (tuple(said) for said in list(accumulate(([part] for part in fact), lambda a, b: a + b))[1:])
    elif kind == "time":
        yield fact
        if parts[1] == 0:
            yield ("amount", str(parts[0]), "hour")
    else:
        yield fact
        if parts[1] in ("", *_UNITS):
            yield ("amount", parts[0], "")


def _meant(kind: str, match: re.Match[str]) -> Iterator[Mention]:
    """What a match of one of the patterns means; nothing where it is no such figure: '45/12'."""
    part = {name: value for name, value in match.groupdict().items() if value}
    if kind in ("day", "fraction"):
        month = _MONTHS.get(part.get("word", ""), int(part.get("m", 0)))
        day = int(part.get("d", 0))
        if kind == "fraction":
            yield frozenset({("date", None, month, day), ("amount", f"{day}/{month}", "")})
        elif month <= 12 and day <= 31:
            yield frozenset({("date", int(part["y"]) if "y" in part else None, month or None, day or None)})
    elif kind == "year":
        year = part.get("y") or part["bare"]
        yield frozenset({("date", int(year), None, None), *([("amount", year, "")] if "bare" in part else [])})
    elif kind == "ordinal":
        yield frozenset({("date", None, None, int(part["d"])), ("amount", str(int(part["d"])), "")})
    elif kind == "document":
        yield _numbered((part["n"], part.get("y", "")))
    elif kind == "quarter":
        yield frozenset({("amount", str(_QUARTERS.get(part["q"]) or part["q"]), "quarter")})
    elif kind == "time":
        hour = int(part["h"]) % 12 + 12 * (part["half"] == "p") if "half" in part else int(part["h"])
        yield frozenset({("time", hour, int(part.get("min", 0)))})
    elif kind.startswith("label"):
        for number in re.findall(r"\d+(?:[.-]\d+)*", part["n"]):
            yield frozenset({("amount", number, kind.removeprefix("label "))})
    else:
        yield frozenset({("amount", _value(part["n"], part.get("over", "")), _unit(part))})


def _numbered(parts: Iterable[str]) -> Mention:
    return frozenset({("document", *(part.lstrip("0") for part in parts if part))})


def _value(printed: str, over: str) -> str:
    """'1.085' and '1,085' -> '1085'; '02' -> '2'; '2,5' with 'million' -> '2500000'."""
    whole = re.fullmatch(r"(\d+(?:[.,]\d{3})+)([.,]\d{1,2})?", printed)
    digits = re.sub("[.,]", "", whole[1]) + (whole[2] or "") if whole else printed
    value = Decimal(digits.replace(",", ".")).scaleb(_TIMES_OVER.get(over, 0))
    return f"{value.normalize():f}"


def _unit(part: dict[str, str]) -> str:
    return next((name for name in _UNITS if name.replace(" ", "_") in part), "")
