"""The words of a text, as they are printed: which can be read anew, and which must stay as they are."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ingest.restoration.spelling import canonical, has_vowel, is_syllable

LONGEST = 40  # letters; what runs on longer without a space is no Vietnamese

ANY, LOWER, TITLE = range(3)  # what the case of a word tells: nothing, common word, name

_CHUNK = re.compile(r"\S+|\n\s*\n")
_LEFT = re.compile(r"[^\w¢€£§¥&]+")
_RIGHT = re.compile(r"[^\w¢€£§¥&}\\]+$")
_SYMBOLS = "¢€£§¥&"  # what an engine without Vietnamese letters takes some of them for
_ADDRESS = re.compile(r"@|^https?:|^www\.|\w\.(?:vn|com|org|net|gov|edu)\b|\w\.\w+\.\w", re.IGNORECASE)
# '968/CĐ-TTg', '16/10/2023', '2022-2025', '100%', '1.2', '20:30', '3b' (but '1y' may be 'lý' and '4n' 'án')
_NUMBER = re.compile(r"\d[\d.,/:x%-]*|[235789][a-zđ]|\d{2,}[a-zđ]|(?=\S*\d)\S*\w[/-]+\w\S*")
_ROMAN = re.compile(r"[IVX]{1,5}")
_LABEL = re.compile(r"\(?([a-zđ¢])[).]")  # 'a)', 'đ)', 'b.'
_PART = re.compile(r"[^-/–—,;:()…\"]+")
_DIGITS = re.compile(r"\d+")
_ENDS = re.compile(r"[.;:?!][\"”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed word."""

    start: int  # offsets into the text
    end: int
    text: str
    key: str  # lower case, composed, the tone mark in one place; a sign in capitals
    kind: str  # "word", "number", or "sign": an abbreviation, a document number, an address
    opens: bool  # the first of a sentence

    @property
    def case(self) -> int:
        """`TITLE` of 'Cao Bằng', `LOWER` of 'cao'; `ANY` where a sentence begins, of 'CAO' and of 'Y'."""
        if self.opens or not self.text[:1].isalpha():
            return ANY
        if self.text[0].islower():
            return LOWER
        return TITLE if self.text[1:2].islower() else ANY


Piece = tuple[int, int, str, str, str]  # start and end inside the chunk, text, key, kind


def printed_words(text: str) -> Iterator[Printed]:
    """The words of `text` in order; what stands between two of them is space and punctuation.  Linear in its length."""
    opens = True
    for chunk in _CHUNK.finditer(text):
        if chunk.group()[0] == "\n":
            opens = True
            continue
        pieces, ends = _pieces(chunk.group()) if chunk.end() - chunk.start() <= LONGEST else ((), False)
        at = chunk.start()
        for start, end, piece, key, kind in pieces:
            yield Printed(at + start, at + end, piece, key, kind, opens)
            opens = False
        opens = opens or ends


@lru_cache(maxsize=65536)
def _pieces(chunk: str) -> tuple[tuple[Piece, ...], bool]:
    """The words of what stands between two spaces, and whether a sentence ends with it."""
    if chunk.isalpha():
        return (_piece(chunk, 0, len(chunk), _kind(chunk)),), False
    ends = _ENDS.search(chunk) is not None
    if label := _LABEL.fullmatch(chunk):
        return (_piece(chunk, *label.span(1), "number"),), False
    start, end = _trimmed(chunk, 0, len(chunk))
    core = chunk[start:end]
    if not core:
        return (), ends
    if _NUMBER.fullmatch(core) or _ADDRESS.search(core):
        return (_piece(chunk, start, end, "sign" if re.search(r"[^\W\d]", core) else "number"),), ends
    spans = [_trimmed(chunk, start + part.start(), start + part.end()) for part in _PART.finditer(core)]
    return tuple(_piece(chunk, one, two, _kind(chunk[one:two])) for one, two in spans if two > one), ends


def _trimmed(chunk: str, start: int, end: int) -> tuple[int, int]:
    """The span without the quotes, brackets and stops at its edges."""
    left = _LEFT.match(chunk, start, end)
    start = left.end() if left else start
    right = _RIGHT.search(chunk[start:end])
    return start, start + right.start() if right else end


def _piece(chunk: str, start: int, end: int, kind: str) -> Piece:
    key = canonical(unicodedata.normalize("NFC", chunk[start:end]))
    return start, end, chunk[start:end], key.upper() if kind == "sign" else key, kind


def _kind(text: str) -> str:
    """What a piece without separators is: '15' a number, 'UBND', 'TTg', 'IV' signs, 'truong' and 's6' words."""
    if _DIGITS.fullmatch(text):
        return "number"
    if _ROMAN.fullmatch(text):
        return "sign"
    capitals = sum(c.isupper() for c in text)
    if capitals > 1 and not is_syllable(text) and (capitals == len(text) or not has_vowel(text)):
        return "sign"
    if len(text) == 1 and (capitals or not text.isalpha()) and text not in _SYMBOLS and not has_vowel(text):
        return "sign"
    return "word"
