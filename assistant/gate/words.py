"""Which words of a quote carry each word of a sentence: the same ones, or in English those that they translate."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from assistant.gate.bodies import named
from index.question.glossary import terms
from index.question.language import language_of
from index.question.mentions import words_of
from index.question.word_translation import FUNCTION_WORDS, stem
from ingest.folding import fold
from ingest.restoration.spelling import canonical

# Words that say nothing which a quote would have to carry; what negates, permits or bounds is in `force`.
_VIETNAMESE_JOINTS = frozenset(
    "và các những của cho là thì mà ở tại trong với về theo này đó kia khi để do bởi vì nên được bị phải có việc cũng "
    "cùng như gồm bao ngoài ra đồng thời tuy nhiên còn rằng nêu quy định yêu cầu giao nhiệm trách ai gì nào sẽ đã đang "
    "văn bản cụ thể đây lại đến từ vào trên cần hoặc hay nếu một số mọi từng mỗi riêng đối".split()
)
_ENGLISH_JOINTS = frozenset(
    map(
        stem,
        "according directive letter document telegram plan decision state stated require required requirement must "
        "shall responsible responsibility assign assigned instruct instructed order ordered request requested ask "
        "asked say include including following follow follows provide provided under respective relevant concerned "
        "within without except unless least must duty obliged task tasked make carry take given regard regarding "
        "concerning order ensure hold held conduct".split(),
    )
)
_LONG = (
    ("UBND", "ủy ban nhân dân"), ("HĐND", "hội đồng nhân dân"), ("TTHC", "thủ tục hành chính"), ("TP", "thành phố"),
    ("VP", "văn phòng"), ("TTg", "thủ tướng"), ("CP", "chính phủ"), ("TW", "trung ương"),
    ("CNTT", "công nghệ thông tin"), ("MTTQ", "mặt trận tổ quốc"), ("BHXH", "bảo hiểm xã hội"),
    ("CCHC", "cải cách hành chính"),
)  # fmt: skip
_SHORT = re.compile(rf"\b(?:{'|'.join(short for short, _ in _LONG)})\b")
_LATIN = re.compile(r"[^\W\d_]+")
# Beside a number they are part of the figure: 'ngày 31 tháng 10', '2 ngày làm việc', '31 October', '5 working days'.
_OF_FIGURES = frozenset(
    "ngày tháng năm quý giờ phút tuần lần phần trăm đồng nghìn triệu tỷ làm day days month months year years hour "
    "hours minute minutes week weeks time times percent working quarter th st nd rd".split()
) | {name[:size].lower() for name in calendar.month_name if name for size in (3, len(name))}
_STOP = re.compile(r"[.;:!?\n]|,")
_WEAK = 0.1  # weight of a meaning below which it carries nothing


@dataclass(frozen=True, slots=True)
class Claim:
    """A word or term of a sentence, and where in the quote it stands or is translated; nowhere: () ."""

    said: str
    at: int  # of its first letter, in the sentence
    positions: frozenset[int]
    name: bool = False  # printed with a capital inside the sentence


@dataclass(frozen=True)
class Quote:
    """The words of all quotes of a sentence, abbreviations written out."""

    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Canonical words and, for each punctuation mark, '|'."""
        parts = re.findall(rf"[^\W\d_]+|\d+|{_STOP.pattern}", spelled_out(self.text))
        return tuple("|" if _STOP.fullmatch(part) else canonical(part) for part in parts)

    @cached_property
    def where(self) -> dict[str, frozenset[int]]:
        """Each word with its places."""
        found: dict[str, set[int]] = {}
        for at, word in enumerate(self.words):
            found.setdefault(word, set()).add(at)
        return {word: frozenset(places) for word, places in found.items()}

    @cached_property
    def bare(self) -> dict[str, frozenset[int]]:
        """Each word without its diacritics with its places: for names in English."""
        found: dict[str, frozenset[int]] = {}
        for word, places in self.where.items():
            found[fold(word)] = found.get(fold(word), frozenset()) | places
        return found

    def of(self, phrase: Sequence[str]) -> frozenset[int]:
        """Where a phrase begins."""
        starts = self.where.get(phrase[0], frozenset()) if phrase else frozenset()
        return frozenset(at for at in starts if self.words[at : at + len(phrase)] == tuple(phrase))


@lru_cache(512)
def quote(text: str) -> Quote:
    """The words of `text`."""
    return Quote(text)


def spelled_out(text: str) -> str:
    """'UBND tỉnh' -> 'ủy ban nhân dân tỉnh'."""
    return _SHORT.sub(lambda short: dict(_LONG)[short[0]], text)


def spoken(text: str) -> str:
    """The language of a sentence, Vietnamese names inside English apart: "vi" or "en"."""
    words = _LATIN.findall(text)
    plain = [word for word in words if word.isascii()]
    return language_of(" ".join(plain)) if 2 * len(plain) > len(words) else "vi"


def claims(text: str, held: Quote, issuers: str) -> list[Claim]:
    """What a sentence says, word by word in Vietnamese, term by term in English; bodies and joints left out."""
    known = {canonical(word) for word in _LATIN.findall(issuers)}
    if spoken(text) == "en":
        return list(_english(text, held, known))
    return list(_vietnamese(spelled_out(text), held, known))


def _vietnamese(text: str, held: Quote, known: set[str]) -> Iterator[Claim]:
    """Each word where it stands beside the same neighbour; alone where its neighbours stand beside others."""
    inside = _inside(text)
    words = [word for word in words_of(text) if not word.text.isdecimal()]
    said = [canonical(word.text) for word in words]
    pairs = [held.of(pair) for pair in pairwise(said)]
    lonely = -2  # the last word without such a neighbour
    for at, (word, spelt) in enumerate(zip(words, said, strict=True)):
        free = spelt in _VIETNAMESE_JOINTS or (spelt in known and word.text[:1].isupper())
        if free or word.start in inside or _is_figure(text, word.text, word.start):
            continue
        after = pairs[at] if at < len(pairs) else frozenset()
        before = frozenset(start + 1 for start in pairs[at - 1]) if at else frozenset()
        positions = after or before
        if not positions:  # 'báo chí' is not in 'báo cáo' and 'đồng chí'
            recombined = lonely == at - 1 and text[words[at - 1].end : word.start] == " "
            positions = frozenset() if recombined else held.where.get(spelt, frozenset())
            lonely = at
        yield Claim(spelt, word.start, positions)


def _english(text: str, held: Quote, known: set[str]) -> Iterator[Claim]:
    """Each term with the places of its meanings; names and Vietnamese words as they are."""
    inside, bare_known = _inside(text), {fold(word) for word in known}
    for word in words_of(text):
        spelt = canonical(word.text)
        if not word.text.isascii() and word.start not in inside and spelt not in known:
            yield Claim(spelt, word.start, held.where.get(spelt, frozenset()), name=True)
    at = 0
    for term, meant in terms(text):
        found = re.compile(rf"\b{re.escape(term.split()[0])}\b").search(text, at)
        here, at = found.span() if found else (at, at)
        if here in inside or not term.isascii() or term.isdecimal() or _is_joint(term) or _is_figure(text, term, here):
            continue
        name = term[:1].isupper() and bool(_LATIN.search(text[:here]))
        positions = _translated(term, meant, held)
        if name and not positions:
            positions = held.bare.get(fold(term), frozenset())
            if fold(term) in bare_known:
                continue
        yield Claim(term, here, positions, name)


def _inside(text: str) -> set[int]:
    """Where the words of a text begin that are part of a body's or a place's name."""
    words = words_of(text)
    return {words[at].start for start, end, _ in named(text) for at in range(start, end)}


def _is_figure(text: str, term: str, at: int) -> bool:
    if not all(part in _OF_FIGURES for part in term.lower().split()):
        return False
    return text[:at].rstrip(" -(")[-1:].isdigit() or text[at + len(term) :].lstrip(" -")[:1].isdigit()


def _is_joint(term: str) -> bool:
    return all(part in FUNCTION_WORDS or stem(part) in _ENGLISH_JOINTS for part in term.lower().split())


def _translated(term: str, meant: Sequence[tuple[str, float]], held: Quote) -> frozenset[int]:
    best = max((weight for _, weight in meant), default=0.0)
    found: frozenset[int] = frozenset()
    for phrase, weight in meant:
        spelt = [canonical(part) for part in spelled_out(phrase.replace("ubnd", "UBND")).split()]
        if weight >= _WEAK * best and (phrase != fold(term) or not term.islower()):
            found |= held.of(spelt)
    return found
