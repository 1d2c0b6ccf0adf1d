"""Where words stand in the directives: clauses, with the words in them."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from index.library import Library
from index.register import Letterhead
from ingest.directive import Clause
from ingest.folding import fold

MOST = 120  # clauses looked at
LONGEST = 300  # characters of a question
_QUOTED = re.compile(r"[\"“]([^\"“”]+)[\"”]")  # '"quá hạn"'
_WORD = re.compile(r"[^\W_]+")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause and where the words stand in what is shown of it."""

    letterhead: Letterhead
    clause: Clause
    spans: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The clause as it is to be read."""
        return self.clause.shown


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found, best first; not `complete`: no clause has all the words, these have some."""

    hits: tuple[Hit, ...]
    complete: bool
    cut: bool = False  # there may be more


def find(library: Library, said: str, within: Collection[str] | None = None) -> Hits:
    """The clauses in which the words stand; those in quotes side by side.  `within`: directive ids, None for all."""
    wanted = _phrases(said[:LONGEST])
    if not wanted:
        return Hits((), complete=True)
    plain = all(word.isascii() for phrase in wanted for word in phrase)
    by_id, near, full = library.register().by_id, list[Hit](), list[Hit]()
    candidates = library.store.lexical_hits(" ".join(word for phrase in wanted for word in phrase), MOST, within)
    for each in candidates:
        clause, letterhead = library.clause(each.directive, each.clause), by_id.get(each.directive)
        if clause is None or letterhead is None:
            continue
        spans = [_places(clause.shown, phrase, plain) for phrase in wanted]
        hit = Hit(letterhead, clause, tuple(sorted({span for found in spans for span in found})))
        if all(spans):
            full.append(hit)
        elif hit.spans:
            near.append(hit)
    return Hits(tuple(full or near), complete=bool(full), cut=bool(full) and len(candidates) >= MOST)


def _phrases(said: str) -> list[list[str]]:
    """Words that must stand side by side: each quoted phrase, and each other word alone."""
    quoted = [_words(phrase) for phrase in _QUOTED.findall(said)]
    return [phrase for phrase in quoted if phrase] + [[word] for word in _words(_QUOTED.sub(" ", said))]


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).lower())


def _places(text: str, phrase: Sequence[str], plain: bool) -> list[Span]:
    """Where a phrase stands.  What was typed without diacritics (`plain`) is met by any: 'qua han' by 'quá hạn'."""
    found = list(_WORD.finditer(text))
    read = [fold(match[0]) if plain else match[0].lower() for match in found]
    return [
        (found[at].start(), found[at + len(phrase) - 1].end())
        for at in range(len(read) - len(phrase) + 1)
        if read[at : at + len(phrase)] == list(phrase)
    ]
