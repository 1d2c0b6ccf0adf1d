"""The words of a question, and where known phrases stand among them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ingest.folding import fold
from ingest.restoration.spelling import canonical

_WORD = re.compile(r"[^\W\d_]+|\d+")  # 'CĐ968' is two

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters or of digits."""

    start: int  # offsets into the text
    end: int
    text: str  # as typed
    folded: str
    reading: str = ""  # what it surely reads with its diacritics put back, in lower case; "" where nothing is sure

    def can_be(self, syllable: str) -> bool:
        """Whether it may stand for `syllable`: 'nam' for 'Nam' and 'Năm', 'năm' for 'Năm' alone."""
        wanted = canonical(syllable)
        if self.text.isascii():
            return self.folded == fold(wanted) and self.reading in ("", wanted)
        return canonical(self.text) == wanted


@dataclass(frozen=True, slots=True)
class Mention(Generic[Value]):
    """A phrase found: the words from `start` up to `end`."""

    start: int
    end: int
    value: Value
    spelt: bool  # the words are the phrase's, or may be; else they only look like it without diacritics


@dataclass(frozen=True)
class Phrases(Generic[Value]):
    """Phrases by their first folded word, the longest first, each as it is written."""

    by_first: dict[str, tuple[tuple[tuple[Word, ...], Value], ...]]

    @staticmethod
    def of(phrases: Iterable[tuple[str, Value]]) -> "Phrases[Value]":
        """From phrases as they are written, and what they stand for."""
        found: dict[str, list[tuple[tuple[Word, ...], Value]]] = {}
        for phrase, value in phrases:
            words = words_of(phrase)
            found.setdefault(words[0].folded, []).append((words, value))
        return Phrases({first: tuple(sorted(of, key=lambda p: -len(p[0]))) for first, of in found.items()})

    def find(self, words: Sequence[Word]) -> Iterator[Mention[Value]]:
        """The longest phrase that is spelt at each place, from left to right, none inside another."""
        at = 0
        while at < len(words):
            here = self.at(words, at)
            if here and here.spelt:
                yield here
                at = here.end
            else:
                at += 1

    def at(self, words: Sequence[Word], start: int) -> Mention[Value] | None:
        """The longest phrase spelt at `start`, else the longest that the words look like without diacritics."""
        alike: Mention[Value] | None = None
        for phrase, value in self.by_first.get(words[start].folded, ()):
            said = words[start : start + len(phrase)]
            if len(said) == len(phrase) and all(a.folded == b.folded for a, b in zip(said, phrase, strict=True)):
                here = Mention(start, start + len(phrase), value, _is_spelt(said, phrase))
                if here.spelt:
                    return here
                alike = alike or here
        return alike


def is_bare(words: Iterable[Word]) -> bool:
    """Whether no word has a diacritic."""
    return all(word.text.isascii() for word in words)


def words_of(text: str) -> tuple[Word, ...]:
    """'Công điện 968' -> the words 'Công', 'điện', '968'."""
    return tuple(
        Word(*match.span(), match.group(), fold(unicodedata.normalize("NFC", match.group())))
        for match in _WORD.finditer(text)
    )


def _is_spelt(said: Sequence[Word], phrase: Sequence[Word]) -> bool:
    """All without diacritics and maybe the phrase's, or each with its own: 'hai phòng' is not 'Hải Phòng'."""
    pairs = zip(said, phrase, strict=True)
    if is_bare(said):
        return all(word.can_be(part.text) for word, part in pairs)
    return all(canonical(word.text) == canonical(part.text) for word, part in pairs)
