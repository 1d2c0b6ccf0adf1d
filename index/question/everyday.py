"""What people say from day to day, and the official words that directives have for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.question.mentions import Word, is_bare, words_of
from ingest.folding import fold
from ingest.restoration.restore import reading_model
from ingest.restoration.spelling import canonical

_TABLE = Path(__file__).with_name("everyday.tsv")
_MARKED = 0.3  # of the words: a text with fewer marked ones was typed without diacritics

Folded = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Phrase:
    syllables: tuple[str, ...]  # as they are written, in their canonical spelling
    meanings: tuple[str, ...]  # the likeliest first; none for words that stay as they are


def official_words(text: str) -> list[tuple[str, float]]:
    """Official phrases for the everyday ones of a Vietnamese question, in its order, with weights from 0 to 1.

    'sở nào gom số liệu' -> [('tổng hợp số liệu', 0.6), ('tổng hợp', 0.4)]; the same for 'so nao gom so lieu'.
    """
    words = words_of(text)
    found: dict[str, float] = {}
    for phrase in _said(words):
        for rank, meaning in enumerate(phrase.meanings, start=2):
            found[meaning] = max(found.get(meaning, 0), 1.2 / rank)
    return list(found.items())


def _said(words: Sequence[Word]) -> Iterator[_Phrase]:
    """The phrases among `words` from left to right, the longest at each place, none inside another."""
    phrases = _phrases()
    marked = sum(not word.text.isascii() for word in words) / max(len(words), 1)
    folded = tuple(word.folded for word in words)
    start = 0
    while start < len(words):
        for end in range(min(start + _longest(), len(words)), start, -1):
            known = phrases.get(folded[start:end])
            if known and (phrase := _meant(known, words[start:end], marked)):
                yield phrase
                break
        else:
            end = start + 1
        start = end


def _meant(known: Sequence[_Phrase], said: Sequence[Word], marked: float) -> _Phrase | None:
    """Which of the phrases of one fold was said, in a text with so many marked words (0 to 1).

    'xe độ' is not 'xe đò', and 'xe do' may be either. One syllable without diacritics can be too many things: 'gom' is
    'gồm' as well, 'xai' only 'xài'.
    """
    alone = len(said) == 1
    spelt = tuple(canonical(word.text) for word in said)
    exact = next((phrase for phrase in known if phrase.syllables == spelt), None)
    if exact and (marked or not alone):
        return exact
    if len(known) > 1 or not is_bare(said) or marked > (0 if alone else _MARKED):
        return None
    return known[0] if not alone or _others(said[0].folded) <= {*known[0].syllables} else None


def _others(folded: str) -> set[str]:
    """The syllables with diacritics that the reader knows for a folded one."""
    model = reading_model()
    return {word for n in model.by_fold.get(folded, ()) if not (word := model.ngrams.words[n]).isascii()}


@cache
def _phrases() -> dict[Folded, tuple[_Phrase, ...]]:
    """Phrases by their folded syllables."""
    found: dict[Folded, tuple[_Phrase, ...]] = {}
    for phrase in _read():
        key = tuple(map(fold, phrase.syllables))
        if all(other.syllables != phrase.syllables for other in found.get(key, ())):
            found[key] = (*found.get(key, ()), phrase)
    return found


@cache
def _longest() -> int:
    """Syllables of the longest phrase."""
    return max(map(len, _phrases()))


def _read() -> Iterator[_Phrase]:
    """The table's phrases, then the official ones themselves, which keep the words in them from being read alone.

    'bỏ' in 'bãi bỏ' is not to be replaced.
    """
    rows = [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    for said, meanings in rows:
        yield _Phrase(_syllables(said), tuple(meaning for meaning in meanings.split("; ") if meaning != said))
    for _, meanings in rows:
        yield from (_Phrase(_syllables(meaning), ()) for meaning in meanings.split("; "))


def _syllables(phrase: str) -> tuple[str, ...]:
    return tuple(canonical(word.text) for word in words_of(phrase))
