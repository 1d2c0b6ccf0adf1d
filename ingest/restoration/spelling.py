"""Vietnamese syllables: how they are spelt, where their tone mark stands, and what is left without diacritics."""

import re
import unicodedata
from functools import lru_cache

from ingest.folding import fold

# Initial consonant, vowels (1 to 3) and final consonant of a folded syllable: 'nghiem' = ngh + ie + m.
_SYLLABLE = re.compile(
    r"(?:ngh|gh|kh|ng|nh|ph|qu|th|tr|ch|gi|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?", re.ASCII
)
_VOWEL = re.compile("[aeiouy]")
# 'hoà' and 'hòa' are one syllable: the older place of the mark, which most law text keeps, is taken for both.
_LATE_MARK = {
    vowel + second + mark: vowel + mark + second
    for vowel, seconds in (("o", "ae"), ("u", "y"))
    for second in seconds
    for mark in "\u0300\u0301\u0303\u0309\u0323"
}
_LATE = re.compile(f"(?<!q)(?:{'|'.join(_LATE_MARK)})$")


def is_syllable(text: str) -> bool:
    """Whether `text`, diacritics and case apart, is spelt as a syllable: 'truong', not 'ubnd' or 'thdng'."""
    return _SYLLABLE.fullmatch(fold(text)) is not None


def has_vowel(text: str) -> bool:
    """Whether any letter is a vowel: 'tr' and 'HĐND' have none."""
    return _VOWEL.search(fold(text)) is not None


@lru_cache(maxsize=65536)
def canonical(word: str) -> str:
    """A word in lower case, composed, its tone mark in the older place: 'Hoà' -> 'hòa', 'quý' -> 'quý'."""
    parts = unicodedata.normalize("NFD", word.lower())
    if parts.isascii():
        return parts
    return unicodedata.normalize("NFC", _LATE.sub(lambda late: _LATE_MARK[late.group()], parts))


@lru_cache(maxsize=65536)
def cased_as(word: str, printed: str) -> str:
    """`word` (lower case) in the case of `printed`: ('được', 'DUGC') -> 'ĐƯỢC', ('thủ', 'Thi') -> 'Thủ'.

    A capital I before an l is that l misread: ('lý', 'Iy') -> 'lý'.
    """
    letters = [c for c in printed if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    if len(letters) > 1 and capitals * 2 > len(letters):
        return word.upper()
    title = letters and letters[0].isupper() and not (letters[0] == "I" and word[0] == "l")
    return word[:1].upper() + word[1:] if title else word
