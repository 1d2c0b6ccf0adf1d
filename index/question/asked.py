"""One question by itself: its language, its spelling put right, its diacritics put back, and what it names."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.question.bodies import abbreviations
from index.question.chat_spelling import is_abbreviation, spelled_out
from index.question.cues import asked, compares
from index.question.language import language_of
from index.question.mentions import Word, words_of
from index.question.scope import Scope, scope_of
from index.question.telex import decoded
from index.question.typos import corrected, english_words, is_vietnamese
from index.register import Register
from ingest.restoration.restore import Reading, is_damaged, restore
from ingest.restoration.spelling import canonical, has_vowel

_SURE = 0.9  # of a restored word, to tell a place from words spelt alike
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\ud800-\udfff]+")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question read by itself."""

    text: str  # its spelling put right
    restored: str  # the same with the diacritics that it lacks
    language: str  # "vi" or "en"
    words: tuple[Word, ...]  # of `text`
    restored_words: tuple[Word, ...]  # of `restored`, as many
    scope: Scope
    asks: str  # type of answer, "" where it asks for none
    kind: str  # kind of document that it asks for

    @staticmethod
    def of(question: str, register: Register) -> "Asked":
        """Read `question`, whatever it holds."""
        typed = " ".join(unicodedata.normalize("NFKC", _UNPRINTABLE.sub(" ", question)).split())
        raw = decoded(typed, english_words())
        language = language_of(raw)
        text = corrected(spelled_out(raw), abbreviations()) if language == "vi" else typed
        words, restored, restored_words = (
            _restored(text) if language == "vi" else (words_of(text), text, words_of(text))
        )
        scope = scope_of(text, words, register, compares(text))
        return Asked(text, restored, language, words, restored_words, scope, *asked(restored, language))


def _restored(text: str) -> tuple[tuple[Word, ...], str, tuple[Word, ...]]:
    """The words of `text`, each with what it surely reads; `text` with its diacritics, and the words of that."""
    words = words_of(text)
    if is_vietnamese(text) and is_damaged(text):
        reading = restore(_with_capitals(text, words))
        read = words_of(reading.text)
        if len(read) == len(words):
            return _with_readings(words, read, reading), reading.text, read
    return words, text, words


def _with_capitals(text: str, words: Sequence[Word]) -> str:
    """`text` with its abbreviations in capitals, which restoration leaves alone: 'xin gcn' -> 'xin GCN'."""
    letters = list(text)
    for word in words:
        if word.text.isascii() and word.text.isalpha() and len(word.text) > 1 and is_abbreviation(word.text):
            letters[word.start : word.end] = word.text.upper()
    return "".join(letters)


def _with_readings(words: Sequence[Word], read: Sequence[Word], reading: Reading) -> tuple[Word, ...]:
    doubtful = {word.start for word in reading.words if word.confidence < _SURE}
    return tuple(
        replace(word, reading=canonical(sure.text)) if sure.start not in doubtful and has_vowel(word.text) else word
        for word, sure in zip(words, read, strict=True)
    )
