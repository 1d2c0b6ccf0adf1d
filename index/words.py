"""The tokens that lexical search compares: folded syllables, their bigrams, and syllables with their diacritics."""

import re
import unicodedata
from itertools import pairwise

from ingest.folding import fold

_SYLLABLE = re.compile(r"[^\W_]+")


def syllables(text: str) -> list[str]:
    """Folded syllables and numbers: 'Điện 2214/UBND' -> ['dien', '2214', 'ubnd']."""
    return _SYLLABLE.findall(fold(text))


def folded_tokens(text: str) -> list[str]:
    """Folded syllables, then the bigrams of neighbours: 'Chỉ thị' -> ['chi', 'thi', 'chi_thi']."""
    found = syllables(text)
    return found + [f"{one}_{two}" for one, two in pairwise(found)]


def accented_tokens(text: str) -> list[str]:
    """The syllables that carry diacritics, kept: 'Báo cáo BCT' -> ['báo', 'cáo']; none for a text typed without."""
    found = _SYLLABLE.findall(unicodedata.normalize("NFC", text).lower())
    return [syllable for syllable in found if not syllable.isascii() and fold(syllable) != syllable]
