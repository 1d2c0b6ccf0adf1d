"""Text with the differences that readers do not mind taken away."""

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

_MARKS = re.compile("[\u0300-\u036f]+")  # what NFD parts from its letter


def fold(text: str) -> str:
    """Lower case without diacritics: 'Nơi nhận: Đ' -> 'noi nhan: d'. Length can change."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFD", text)).lower().replace("đ", "d")


def fold_in_place(text: str) -> str:
    """The same letter by letter, so that offsets stay: of a mark that stands alone a blank is left."""
    folded = fold(text)
    return folded if len(folded) == len(text) else "".join(fold(letter)[:1] or " " for letter in text)


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """Folded letters and digits alone: 'Nơi  nhận:' -> 'noinhan'."""
    return "".join(filter(str.isalnum, fold(text)))


def likeness(text: str, wanted: str) -> float:
    """How alike two texts are letter by letter, 0 to 1, diacritics apart."""
    one, other = letters(text), letters(wanted)
    return 1.0 if one == other else SequenceMatcher(None, one, other, autojunk=False).ratio()


def alike(text: str, wanted: str, least: float = 0.84) -> bool:
    """Whether `text` reads as `wanted` through OCR damage: 'Noi nhin' reads as 'Nơi nhận'."""
    one, other = letters(text), letters(wanted)
    if 2 * min(len(one), len(other)) < least * (len(one) + len(other)):  # too unlike in length alone
        return False
    if one == other:
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= least and matcher.ratio() >= least
