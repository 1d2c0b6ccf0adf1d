"""Vietnamese words and their English by kind, and a text cut into the longest terms of the tables."""

import calendar
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from index.question import glossary
from ingest.obligations.words import plain
from ingest.places import PLACES

_HERE = Path(__file__).parent
_GLOSSARY = Path(glossary.__file__).with_name("glossary.tsv")
_MONTHS = tuple(calendar.month_name)  # English: the C locale is never changed
# 'ngày 31/10/2022', 'ngày 29 tháng 9 năm 2023'
_DAY = re.compile(r"ngày\s+(?P<d>\d{1,2})(?:/|\s+tháng\s+)(?P<m>\d{1,2})(?:/|\s+năm\s+)(?P<y>\d{4})", re.I)
# 'số 12-CTr/TU', '73/2023/NĐ-CP'; '03' counts
_NUMBER = re.compile(r"số\s+\d[\w/&-]*\w|(?:số\s+)?\d+(?:/\d{4})?/[A-ZĐ][\w&/-]*\w|(?P<count>\d+)(?![\w%/.,]*\d)", re.I)
# 'giai đoạn 2021 - 2025', 'trong năm 2025', 'quý IV/2025', 'tháng 10 năm 2025'
_PERIOD = re.compile(
    r"(?:trong\s+)?giai đoạn\s+(?P<from>\d{4})\s*[-–]\s*(?P<to>\d{4})"
    r"|(?:trong\s+)?(?:quý\s+(?P<q>IV|I{1,3}|[1-4])\s*(?:/|năm\s+)|tháng\s+(?P<m>\d{1,2})\s*(?:/|năm\s+)|năm\s+)"
    r"(?P<y>\d{4})(?!\d)",
    re.I,
)
_PIECE = re.compile(r"\w+(?:/\w+)*|[^\w\s]")
_TO_PLURAL = ((re.compile(r"man$"), "men"), (re.compile(r"person$"), "people"), (re.compile(r"(?<![aeiou])y$"), "ies"),
              (re.compile(r"(?<=s|x)$|(?<=ch|sh)$"), "es"), (re.compile(r"$"), "s"))  # fmt: skip
_AFTER_HEAD = re.compile(r" (?:of|for|in|on|with|to|under|from|by|against|at|attached)\b")
_UNIQUE = re.compile(r"(?:bộ|sở|cục|tổng cục|ủy ban|ubnd|hội|đoàn|ban|văn phòng|trung tâm|thường trực)\b")
# Their terms are made of bodies that the tables name better; 'phòng cháy' is no division.
_PERSON = re.compile(
    r"(?:thủ trưởng|giám đốc|chủ tịch|lãnh đạo|người đứng đầu|bộ trưởng|cán bộ|công chức|trưởng|phòng)\b"
)
_NO_NOUN = re.compile(r"/|ly$")
# Of verbs that can stand without an object, then without it: 'report on', 'coordinate in'.
PREPOSITION = re.compile(r" (?:on|to|for|in|with|of|from)$")
_LEVELS = frozenset(("tỉnh", "phố", "huyện", "xã", "phường", "quận"))
_DEAR = 3  # an unknown word costs as much as so many terms
_SMALL = frozenset("of the and for in on to".split())


@dataclass(frozen=True, slots=True)
class Act:
    """A verb in English: before a thing, before a body, and its noun ("" where it has none)."""

    base: str
    to_body: str
    noun: str
    alone: bool  # it can stand without an object


@dataclass(frozen=True, slots=True)
class Token:
    """A term of a text: where it stands, its English by kind (see terms.tsv), and the verb that it can be.

    Kinds of its own: "day", "document", "count", "place", "name" (with a capital), "mark" (punctuation).
    """

    start: int
    end: int
    said: Mapping[str, str]
    act: Act | None = None

    def is_(self, *kinds: str) -> bool:
        """Whether it is of one of these kinds."""
        return any(kind in self.said for kind in kinds)


@dataclass(slots=True)
class _Entry:
    said: dict[str, str]
    act: Act | None = None


def tokens(text: str) -> list[Token]:
    """The terms of `text`: as few as there can be, unknown words dearest.

    A word of no table is of no kind, or a "name" where it has a capital.
    """
    pieces = list(_pieces(text))
    words = [word for word, *_ in pieces]
    cheapest: list[tuple[int, int]] = [(0, 0)] * (len(pieces) + 1)  # from each piece on: the cost, its term's size
    for at in range(len(pieces) - 1, -1, -1):
        known = [
            n for n in range(1, min(_longest_term(), len(pieces) - at) + 1) if tuple(words[at : at + n]) in _terms()
        ]
        alone = [] if 1 in known else [(cheapest[at + 1][0] + (_DEAR if words[at] else 1), 1)]
        ways = [*((cheapest[at + size][0] + 1, size) for size in known), *alone]
        cheapest[at] = min(ways, key=lambda way: (way[0], -way[1]))
    found: list[Token] = []
    at = 0
    while at < len(pieces):
        size = cheapest[at][1]
        entry = _terms().get(tuple(words[at : at + size]), _Entry(pieces[at][3]))
        found.append(Token(pieces[at][1], pieces[at + size - 1][2], entry.said, entry.act))
        at += size
    return [_sure(token, found[nth + 1 : nth + 3], text) for nth, token in enumerate(found)]


def _sure(token: Token, after: list[Token], text: str) -> Token:
    """A term that may be half of a longer one which no table has says nothing: 'bộ' in 'bộ nhớ', 'UBND xã' in
    'UBND xã, phường'."""
    if token.is_("b") and len(after) == 2 and text[after[0].start] in ",/":
        last, next_ = (
            plain(text[t.start : t.end]).replace(",", " ").replace("/", " ").split() for t in (token, after[1])
        )
        if len(last) > 1 and last[-1] in _LEVELS and next_ and (next_[0] in _LEVELS or next_[0] == "thành"):
            return Token(token.start, token.end, {})
    words, next_ = (plain(text[t.start : t.end]).split() for t in (token, *after[:1])) if after else ([], [])
    if len(next_) != 1 or not text[after[0].start].isalpha() or not _has_meaning(token):
        return token
    unknown = not after[0].said and not after[0].act
    half = len(words) == 1 and (unknown or _has_meaning(after[0]))
    return Token(token.start, token.end, {}) if half or (words[-1], next_[0]) in _terms() else token


def _has_meaning(token: Token) -> bool:
    return bool(token.act) or token.is_("n", "b", "a", "d")


def _pieces(text: str) -> Iterator[tuple[str, int, int, dict[str, str]]]:
    """Words, marks, days, documents and numbers, each with its place and what it is by itself."""
    at = 0
    while found := _PIECE.search(text, at):
        start = found.start()
        if day := _DAY.match(text, start):
            yield "", start, (at := day.end()), _day(day)
        elif period := _PERIOD.match(text, start):
            yield "", start, (at := period.end()), _period(period)
        elif number := _NUMBER.match(text, start):
            at = number.end()
            kind = "count" if number["count"] else "document"
            yield "", start, at, {kind: re.sub(r"^số\s+", "", number[0], flags=re.I)}
        else:
            at = found.end()
            word = found[0]
            kind = "" if word[0].isalnum() else "mark"
            yield plain(word), start, at, {kind: word} if kind else {"name": word} if word[0].isupper() else {}


def _day(found: re.Match[str]) -> dict[str, str]:
    """The printed digits stay letter for letter: 'ngày 05/9/2016' -> '05 September 2016'; none for 'ngày 31/6/2016'."""
    try:
        day = date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return {}
    return {"day": f"{found['d']} {_MONTHS[day.month]} {found['y']}"}


def _period(found: re.Match[str]) -> dict[str, str]:
    """A period stands where an adverb does, and behind a noun."""
    said = f"in {found['y']}"
    if found["from"]:
        said = f"in the period {found['from']}-{found['to']}"
    elif found["q"]:
        said = f"in quarter {found['q'].upper()} of {found['y']}"
    elif found["m"]:
        said = f"in {_MONTHS[int(found['m'])]} {found['y']}" if 1 <= int(found["m"]) <= 12 else ""
    return {"d": said, "p": said} if said else {}


@cache
def _longest_term() -> int:
    return max(map(len, _terms()))


@cache
def glossary_terms() -> tuple[tuple[str, list[str]], ...]:
    """The glossary's English terms, each with its Vietnamese meanings, likeliest first."""
    return tuple((english, meanings.split("; ")) for english, meanings in _rows(_GLOSSARY))


@cache
def verb_heads() -> frozenset[str]:
    """The English words with which the verbs of the table begin."""
    return frozenset(entry.act.base.split()[0] for entry in _terms().values() if entry.act)


@cache
def _terms() -> dict[tuple[str, ...], _Entry]:
    """All terms by their words and marks: both tables, the provinces, and the glossary's noun phrases."""
    made: dict[tuple[str, ...], _Entry] = {}
    for phrases, kind, english in _rows(_HERE / "terms.tsv"):
        for phrase in phrases.split(";"):
            made.setdefault(_words(phrase), _Entry({})).said[kind] = english
    for row in _rows(_HERE / "acts.tsv"):
        base, to_body, noun, alone = (*row[1:], "", "", "")[:4]
        act = Act(base, to_body, noun, bool(alone or PREPOSITION.search(base)))
        for phrase in row[0].split(";"):
            made.setdefault(_words(phrase), _Entry({})).act = act
    for place in PLACES:
        made[_words(place.name)] = _Entry({"place": place.name})
    for words, kind, english in list(_of_glossary(made)):
        made.setdefault(words, _Entry({kind: english}))
    return made


def _of_glossary(known: Mapping[tuple[str, ...], _Entry]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """The glossary's noun phrases: Vietnamese ones begin with their noun, so a term that begins with one is one."""
    for english, meanings in glossary_terms():
        words = _words(meanings[0])
        size = next((n for n in range(len(words) - 1, 0, -1) if words[:n] in known), 0)
        head = known[words[:size]].said if size and not known[words[:size]].act else {}
        kind = "b" if "b" in head else "n"
        rest = known.get(words[size:])
        plain_sum = "của" in words or (rest and rest.act)  # said word by word as well, and better with what follows
        if not size or kind not in head or plain_sum or _NO_NOUN.search(english) or _PERSON.match(" ".join(words)):
            continue
        name = "," not in words and _UNIQUE.match(" ".join(words))
        if kind == "b" and name:
            yield words, kind, "the " + " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in english.split())
        else:
            yield words, kind, f"{english}/{_plural(english)}" if "/" in head[kind] else english


def _plural(english: str) -> str:
    """'head of division' -> 'heads of division'."""
    after = _AFTER_HEAD.search(english)
    head, rest = (english[: after.start()], english[after.start() :]) if after else (english, "")
    if re.search(r"(?<!s)s$", head):  # many already
        return english
    ending, made = next((ending, made) for ending, made in _TO_PLURAL if ending.search(head))
    return ending.sub(made, head, count=1) + rest


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(_PIECE.findall(plain(phrase.strip())))


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[:1] != "#" and "\t" in line:
            yield line.split("\t")
