"""Which language a question is in, and which of its words carry no matter."""

import re
import unicodedata

from index.question.chat_spelling import is_abbreviation
from ingest.folding import fold
from ingest.restoration.spelling import is_syllable

# Function words that belong to one language only, folded.
_ENGLISH = frozenset(
    "who what when where which why how must should may can does do is are was were the of for and that this with by "
    "from about according many much whose whom their they it its not has have in on to a an any".split()
)
_VIETNAMESE = frozenset(
    "ai gi nao phai duoc khong cua cac nhung bao nhieu nhu the la cho tai ve voi thi trong khi den dau sao vay theo "
    "co may ra lam va hay hoac da se dang bi boi tu thuc hien quan don vi".split()
)
_EITHER = ("a", "do", "to", "an", "it")  # Vietnamese too: 'điểm a', 'do ai', 'tổ'
_LEAST_FOREIGN = 0.1  # words of an English question that cannot be syllables
_LETTERS = re.compile(r"[^\W\d_]+")


def language_of(question: str) -> str:
    """'en' for English, else 'vi' (with or without diacritics)."""
    words = _LETTERS.findall(unicodedata.normalize("NFC", question))
    english = vietnamese = 0.0
    for word in words:
        folded = fold(word)
        if word.isascii() and folded in _ENGLISH:
            english += 0.5 if folded in _EITHER else 1
        vietnamese += folded in _VIETNAMESE or (word.islower() and folded != word)
    foreign = _foreign(words)
    if not english and not vietnamese:
        return "en" if foreign > 0.5 else "vi"
    return "en" if english > vietnamese and foreign > _LEAST_FOREIGN else "vi"


def _foreign(words: list[str]) -> float:
    """The share of the words, abbreviations apart, that are spelt as no syllable is: of 'overdue tasks' all."""
    spoken = [word for word in words if not word.isupper() and not is_abbreviation(word)]
    return sum(word.isascii() and not is_syllable(word) for word in spoken) / max(len(spoken), 1)
