"""Vietnamese typed where no input method was on: Telex ('nhieemj vuj') and VNI ('nhie65m vu5') read as letters.

The two methods as Unikey, the usual program for them, takes their keys.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from ingest.restoration.spelling import canonical, is_syllable
from ingest.syllables import is_marked_syllable

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_HAT, _HORN, _BREVE = {"a": "â", "e": "ê", "o": "ô"}, {"o": "ơ", "u": "ư"}, {"a": "ă"}
_MARKS = {"6": _HAT, "7": _HORN, "8": _BREVE, "w": _HORN | _BREVE, **{vowel: {vowel: _HAT[vowel]} for vowel in _HAT}}
_VOWELS = "aăâeêioôơuưy"
_RAW = re.compile(r"[a-z][a-z\d]{1,10}")
_DOUBLED = re.compile("aa|ee|oo|dd")  # in no syllable but 'xoong' and its like
_ENDS = re.compile(r"^\W+|\W+$")
_EVIDENCE = 2  # raw words of two letters or more that a text must have, unless it is one word


def decoded(text: str, leave: Iterable[str] = ()) -> str:
    """`text` with its raw words read, the words `leave` (lower case, English ones) as they are.

    'nhieemj vuj quas hanj' -> 'nhiệm vụ quá hạn'; 'ba1o ca1o' -> 'báo cáo'; 'Báo cáo' stays.
    """
    left = frozenset(leave)
    chunks = re.split(r"(\s+)", text)
    read = [_read(chunk, left) for chunk in chunks]
    sure = sum(one is not None and sum(map(str.isalpha, chunk)) > 1 for one, chunk in zip(read, chunks, strict=True))
    if sure < min(_EVIDENCE, len(text.split())):
        return text
    return "".join(chunk if one is None else one for chunk, one in zip(chunks, read, strict=True))


def _read(chunk: str, left: frozenset[str]) -> str | None:
    """A chunk with its word read, None where it is no raw word."""
    bare = _ENDS.sub("", chunk)
    word = bare.lower()
    if not bare.isascii() or word in left or not _RAW.fullmatch(word):
        return None
    if is_syllable(word) and not _DOUBLED.search(word):
        return None
    syllable = _syllable(word)
    if not syllable:
        return None
    return chunk.replace(bare, syllable.capitalize() if bare[0].isupper() else syllable)


@lru_cache(4096)
def _syllable(word: str) -> str:
    """The marked syllable that the keys of `word` make, '' where they make none."""
    letters: list[str] = []
    tone = ""
    for key in word:
        spoken = any(letter in _VOWELS for letter in letters)
        if key in _VNI_TONES or (key in _TELEX_TONES and spoken):
            if tone or not spoken:
                return ""
            tone = (_VNI_TONES | _TELEX_TONES)[key]
        elif not _marks(letters, key):
            if key.isdigit():
                return ""
            letters.append(key)
    made = _with_tone("".join(letters), tone)
    return made if not made.isascii() and is_marked_syllable(made) else ""


def _marks(letters: list[str], key: str) -> bool:
    """Whether `key` marks a letter before it: a doubled vowel or d, w, a digit of VNI."""
    if key in "d9":
        if letters[:1] != ["d"]:
            return False
        letters[0] = "đ"
        return True
    if key == "w" and not any(letter in _VOWELS for letter in letters):
        letters.append("ư")
        return True
    marks = _MARKS.get(key, {})
    at = next((n for n in range(len(letters) - 1, -1, -1) if letters[n] in marks), -1)
    if at < 0:
        return False
    letters[at] = marks[letters[at]]
    if letters[at] == "ơ" and letters[at - 1 : at] == ["u"] and letters[: at - 1] != ["q"]:
        letters[at - 1] = "ư"
    return True


def _with_tone(letters: str, tone: str) -> str:
    """The tone on the vowel that carries it: the last marked one, else by the rules of spelling."""
    onset = re.match(r"(?:qu|gi)(?=[aăâeêioôơuưy])|[^aăâeêioôơuưy]*", letters)
    start = onset.end() if onset else 0
    vowels = re.match(rf"[{_VOWELS}]*", letters[start:])
    end = start + (vowels.end() if vowels else 0)
    if not tone or start == end:
        return letters
    marked = [n for n in range(start, end) if letters[n] in "ăâêôơư"]
    final = end < len(letters)
    at = marked[-1] if marked else end - 1 if final or end - start == 1 else end - 2
    return canonical(unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :]))
