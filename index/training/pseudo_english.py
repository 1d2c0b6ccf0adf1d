"""Vietnamese text word by word in English, without grammar: enough to teach a bag of words which stands for which."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from index.question.word_translation import english_words, stem
from index.words import syllables

_LONGEST = 4  # syllables in a Vietnamese word
_GLOSSARY = 3.0  # weight of an entry written by hand beside the estimated probabilities
_FEWEST = 5  # percent: a translation less likely than this is left out


class PseudoEnglish:
    """Translates with the glossary and the word table turned round; surface forms are those of `texts`."""

    def __init__(self, glossary: Path, words: Path, texts: Iterable[str], rng: random.Random) -> None:
        self._rng = rng
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        for text in texts:
            for word in english_words(text):
                forms[stem(word)][word] += 1
        self._forms = {of: (list(seen), list(seen.values())) for of, seen in forms.items()}
        meant: dict[str, dict[str, float]] = defaultdict(dict)
        for english, *cells in _lines(words):
            for vietnamese, _, percent in (cell.rpartition(" ") for cell in cells):
                if int(percent) >= _FEWEST and english in self._forms:
                    meant[" ".join(syllables(vietnamese))][english] = int(percent) / 100
        for term, meanings in _lines(glossary):
            for rank, vietnamese in enumerate(meanings.split(";"), start=1):
                meant[" ".join(syllables(vietnamese))][f"={term}"] = _GLOSSARY / rank
        self._meant = {of: (list(words), list(words.values())) for of, words in meant.items()}

    def __call__(self, text: str) -> str:
        """'báo cáo nhiệm vụ quá hạn' -> 'report overdue tasks', or something near it; drawn anew each time."""
        words, at, made = syllables(text), 0, []
        while at < len(words):
            for length in range(min(_LONGEST, len(words) - at), 0, -1):
                if found := self._meant.get(" ".join(words[at : at + length])):
                    made.append(self._form(self._rng.choices(*found)[0]))
                    break
            else:
                length = 1
                if words[at].isdigit():
                    made.append(words[at])
            at += length
        return " ".join(made)

    def _form(self, word: str) -> str:
        return word[1:] if word.startswith("=") else self._rng.choices(*self._forms[word])[0]


def _lines(table: Path) -> Iterator[list[str]]:
    """The cells of each line of a table, comments left out."""
    for line in table.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")
