"""Clauses as texts cite them, in our addresses: 'điểm a khoản 2 Điều 5' -> 'dieu-5.2.a'."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.labels import LETTERS, roman

# Innermost first; a chain names its levels from the inside out.
_RANKS = {"diem": 0, "khoan": 1, "dieu": 2, "muc": 3, "chuong": 4, "phan": 5, "phu-luc": 6}
_JOIN = r"(?:\s*[,;]\s*|\s+và\s+|\s+hoặc\s+|\s*[,;]\s*và\s+)"
_COUNT = r"(?:\d{1,3}(?:\.\d{1,2}){0,3}[a-zđ]?(?![\w/%])|[IVXLC]{1,6}(?:\.\d{1,2}){0,2}(?!\w))"
_LETTER = r"(?:[a-zđ]\d?(?!\w)|\d{1,2}(?:\.\d{1,2}){0,3}(?![\w/%]))"
# 'điểm a, b', 'các khoản 1, 2 và 3', 'Điều 4, 5 và 6', 'Mục II.1', 'Phụ lục I', OCR 'khoan 2', 'Diéu 5'.
# One class of first letters, so that the scan passes over the rest.
_UNIT = re.compile(
    rf"[đĐdDkKmMCPp](?:(?<=[đĐdD])i[ểeé]m\s+(?P<diem>{_LETTER}(?:{_JOIN}{_LETTER}){{0,12}})"
    rf"|(?<=[kK])ho[aảá]n\s+(?P<khoan>{_COUNT}(?:{_JOIN}{_COUNT}){{0,20}})"
    rf"|(?<=[đĐD])i[ềeé]u\s+(?P<dieu>{_COUNT}(?:{_JOIN}{_COUNT}){{0,40}})"
    rf"|(?<=[mM])ục\s+(?P<muc>{_COUNT}(?:{_JOIN}{_COUNT}){{0,12}})"
    rf"|(?<=C)hương\s+(?P<chuong>{_COUNT}(?:{_JOIN}{_COUNT}){{0,12}})"
    rf"|(?<=P)hần\s+(?P<phan>[IVX]{{1,5}}(?!\w)|\d{{1,2}}(?![\w/%]))"
    rf"|(?<=[pP])hụ lục(?P<appendix>(?:\s+(?:số\s+)?{_COUNT}(?:{_JOIN}{_COUNT}){{0,20}})?)(?!\w))"
)
_SPLIT = re.compile(r"[,;\s]+(?:và\s+|hoặc\s+)?")
_WITHIN = re.compile(r"\s*(?:,|của|thuộc|tại)?\s*")  # between the levels of one clause: 'khoản 2 của Điều 5'
_TO = re.compile(r"\s*(?:đến|tới)(?: hết)?\s+")  # 'từ điểm a đến điểm d'
_ATTACHED = re.compile(r"\s+(?:ban hành\s+)?kèm theo")  # 'Phụ lục kèm theo'
_AND = re.compile(r"\s*(?:[,;]|[,;]?\s*(?:và|hoặc))\s*(?:các\s+|tại\s+)?")


@dataclass(frozen=True, slots=True)
class CitedClauses:
    """One run of clauses of one document: 'khoản 1, 2 Điều 3 và Điều 7'."""

    start: int
    end: int
    paths: tuple[str, ...]  # 'dieu-3.1', 'dieu-3.2', 'dieu-7'


@dataclass(frozen=True, slots=True)
class _Unit:
    level: str
    values: tuple[str, ...]
    start: int
    end: int


def cited_clauses(text: str) -> list[CitedClauses]:
    """Every run of clauses that `text` cites, in printed order, whatever document they stand in."""
    runs: list[list[list[_Unit]]] = []  # runs of chains of units
    for unit in _units(text):
        before = runs[-1][-1][-1] if runs else None
        if before is None:
            runs.append([[unit]])
        elif _RANKS[unit.level] > _RANKS[before.level] and _WITHIN.fullmatch(text, before.end, unit.start):
            runs[-1][-1].append(unit)
        elif unit.level == before.level and _TO.fullmatch(text, before.end, unit.start):
            runs[-1][-1][-1] = _Unit(unit.level, _range(unit.level, before, unit), before.start, unit.end)
        elif _AND.fullmatch(text, before.end, unit.start):
            runs[-1].append([unit])
        else:
            runs.append([[unit]])
    return [_run(chains) for chains in runs]


def _units(text: str) -> Iterable[_Unit]:
    for match in _UNIT.finditer(text):
        level = (match.lastgroup or "").replace("appendix", "phu-luc")
        values = tuple(v for v in _SPLIT.split(match[match.lastgroup or 0]) if v and v != "số")
        if values or _ATTACHED.match(text, match.end()):
            yield _Unit(level, values, match.start(), match.end())


def _range(level: str, first: _Unit, last: _Unit) -> tuple[str, ...]:
    """'điểm a' to 'điểm d' -> a, b, c, d; the two ends alone where their order is not known."""
    a, b = first.values[-1], last.values[0]
    if level == "diem" and len(a) == len(b) == 1 and a in LETTERS and b in LETTERS:
        between = tuple(LETTERS[LETTERS.index(a) : LETTERS.index(b) + 1])
    elif a.isdigit() and b.isdigit() and int(a) < int(b) < int(a) + 60:
        between = tuple(str(n) for n in range(int(a), int(b) + 1))
    else:
        between = (a, b)
    return (*first.values[:-1], *(between or (a, b)), *last.values[1:])


def _run(chains: Sequence[Sequence[_Unit]]) -> CitedClauses:
    paths: list[str] = []
    whole: list[_Unit] = []  # the chain after, completed: 'khoản 1' before 'khoản 2 Điều 5' is of Điều 5 too
    for chain in reversed(chains):
        above = [u for u in whole if _RANKS[u.level] > _RANKS[chain[-1].level]]
        shares = bool(whole) and any(u.level == chain[-1].level for u in whole)
        whole = [*chain, *above] if shares else list(chain)
        paths[:0] = _paths(whole)
    return CitedClauses(chains[0][0].start, chains[-1][-1].end, tuple(dict.fromkeys(paths)))


def _paths(chain: Sequence[_Unit]) -> list[str]:
    """The addresses of one chain: its innermost unit may have several values, those around it count with their last."""
    inner, *around = chain
    if any(u.level == "dieu" for u in chain):
        around = [u for u in around if _RANKS[u.level] <= _RANKS["dieu"]]  # articles count through all chapters
    nested = bool(around) and around[-1].level in ("chuong", "phan")
    outside = [path_of(u.level, u.values[-1], nested) if u.values else "phu-luc" for u in reversed(around)]
    return [".".join([*outside, path_of(inner.level, v, nested)]) for v in inner.values] or ["phu-luc"]


def path_of(level: str, value: str, nested: bool = False) -> str:
    """One level's piece of an address: ('dieu', '5') -> 'dieu-5'; ('muc', 'II.1') -> 'II.1'.

    A Mục in Arabic figures is a section of a chapter when `nested`, else the numbered part of a letter: '3'.
    """
    value = value.lstrip("0") or value  # 'Phụ lục 03'
    if level in ("diem", "khoan"):
        return value
    if level == "dieu":
        return f"dieu-{value}"
    if level == "muc":
        return f"muc-{value}" if nested and value.isdigit() else value
    first, dot, rest = value.partition(".")  # 'Phụ lục I.12'
    return f"{level}-{roman(first) or first}{dot}{rest}"


def level_of(part: str) -> str:
    """The level of one piece of an address: 'dieu-5' -> 'dieu', '2' -> 'khoan', 'II' -> 'muc', 'p2' -> ''."""
    named = re.match(r"(dieu|muc|chuong|phan|phu-luc)(?:-|$)", part)
    if named:
        return named[1]
    if part.isdigit():
        return "khoan"
    return "muc" if roman(part) and part.isupper() else "diem" if len(part) == 1 else ""


def enclosing(path: str, level: str) -> str:
    """The clause of `level` that `path` stands in, '' when none: ('dieu-5.2.a', 'khoan') -> 'dieu-5.2'."""
    parts = path.split(".")
    at = max((i for i, part in enumerate(parts) if level_of(part) == level), default=-1)
    return ".".join(parts[: at + 1])
