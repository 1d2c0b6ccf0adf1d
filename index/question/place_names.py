"""Provinces and cities that a question names, told from words that are spelt alike: 'Điện Biên' from 'diễn biến'."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from index.question.mentions import Phrases, Word, is_bare
from ingest.places import INITIALS, NAMES
from ingest.restoration.spelling import canonical

# Words before a place's name that make something else of it: 'nâng cao bằng', 'tư tưởng Hồ Chí Minh'.
_NOT_AFTER = {
    "Cao Bằng": "nang de toi dat".split(),
    "Hòa Bình": "vi giu vung gin nen chung nguyen".split(),
    "Hồ Chí Minh": "tuong duc cach san gia duong tich guong lang bac vien doan".split(),
}
_COMMON = ("Hòa Bình", "Thái Bình", "Hải Dương")  # words of the language too: 'hòa bình'
# 'huyện Quảng Ninh' is one of Quảng Bình.
_SMALLER_UNITS = "huyện xã phường quận đường phố thôn trường".split()
_PLACED = frozenset("tinh pho tp o tai cua ubnd dan va con so province city in of from".split())
_SHORT_ELSEWHERE = frozenset("kh tb ct hd nd bn dn tt vp th ld nt bt cm bc tn cd la na".split())  # 'kế hoạch', 'là'


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place named: the words from `start` up to `end`."""

    start: int
    end: int
    name: str  # "Quảng Bình"
    sure: bool  # False for initials, and for words that mostly mean something else


def place_names(words: Sequence[Word]) -> Iterator[PlaceName]:
    """The places that the words name, in order."""
    folded = [word.folded for word in words]
    at = 0
    while at < len(words):
        found = _named(words, folded, at) or _short(words, folded, at)
        yield from found
        at = found[0].end if found else at + 1


def _named(words: Sequence[Word], folded: Sequence[str], at: int) -> list[PlaceName]:
    phrase = _phrases().at(words, at)
    before = folded[at - 1] if at else ""
    if phrase is None or before in _NOT_AFTER.get(phrase.value, ()):
        return []
    city = at > 1 and folded[at - 2] == "thanh"
    if at and not city and _is_smaller_unit(words[at - 1], is_bare(words)):
        return []
    if not phrase.spelt and not is_bare(words[at : phrase.end]):
        return []
    common = phrase.value in _COMMON and not words[at].text[:1].isupper() and at > 0
    sure = before in _PLACED or (phrase.spelt and not common)
    return [PlaceName(at, phrase.end, phrase.value, sure)]


def _is_smaller_unit(word: Word, bare: bool) -> bool:
    """Whether a word is one of 'huyện', 'quận'…; in a question with diacritics 'quan' is 'cơ quan'."""
    return any(word.can_be(unit) if bare else canonical(word.text) == unit for unit in _SMALLER_UNITS)


def _short(words: Sequence[Word], folded: Sequence[str], at: int) -> list[PlaceName]:
    """Initials: 'QB', 'tỉnh qb'."""
    word, before = words[at], folded[at - 1] if at else ""
    if word.folded not in INITIALS:
        return []
    placed = before in _PLACED - {"va", "con", "so", "cua", "of"}
    if word.folded in _SHORT_ELSEWHERE and not placed:
        return []
    return [PlaceName(at, at + 1, place.name, False) for place in INITIALS[word.folded]]


@cache
def _phrases() -> Phrases[str]:
    return Phrases.of((written, place.name) for written, place in NAMES.items())
