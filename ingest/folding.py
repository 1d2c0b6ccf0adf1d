"""Text with the differences that readers do not mind taken away."""

import unicodedata
from difflib import SequenceMatcher

_D = str.maketrans({"đ": "d", "Đ": "D"})


def fold(text: str) -> str:
    """Lower case without diacritics: 'Nơi nhận: Đ' -> 'noi nhan: d'. Length can change."""
    decomposed = unicodedata.normalize("NFD", text.translate(_D))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def letters(text: str) -> str:
    """Folded letters and digits alone: 'Nơi  nhận:' -> 'noinhan'."""
    return "".join(c for c in fold(text) if c.isalnum())


def likeness(text: str, wanted: str) -> float:
    """How alike two texts are letter by letter, 0 to 1, diacritics apart."""
    one, other = letters(text), letters(wanted)
    return 1.0 if one == other else SequenceMatcher(None, one, other, autojunk=False).ratio()


def alike(text: str, wanted: str, least: float = 0.84) -> bool:
    """Whether `text` reads as `wanted` through OCR damage: 'Noi nhin' reads as 'Nơi nhận'."""
    return likeness(text, wanted) >= least
