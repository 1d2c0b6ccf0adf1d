"""Whether the public bodies of a sentence stand in its quotes, in any spelling and in the order of the quotes."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.gate.figures import without_numbers
from index.question.bodies import named_bodies
from index.question.mentions import Word, words_of
from index.question.place_names import place_names

_PART = re.compile(r"[;\n]|\.(?=\s)")
_LEADS = 2  # words before the one who must act: 'Đề nghị Bộ Nội vụ'
_JOINS = frozenset("va cung and hoac or cac the of tai in".split())  # between the members of one list


@lru_cache(512)
def named(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where the words of `text` name a body or a province, and which: 'SNV', 'Sở Nội vụ' -> 'Sở Nội vụ'."""
    words = words_of(text)
    found = list(_bodies(words))
    taken = {at for start, end, _ in found for at in range(start, end)}
    places = (p for p in place_names(words) if p.sure and p.start not in taken)
    return tuple(sorted([*found, *((p.start, p.end, p.name) for p in places)]))


def _bodies(words: Sequence[Word]) -> Iterator[tuple[int, int, str]]:
    """Each body; of 'the Office of the People's Committee' not 'the Office' alone."""
    end = 0
    for mention in named_bodies(words):
        start, last, name = mention.start, mention.end, mention.value.name
        longer = next(named_bodies(words[start + 1 :]), None) if words[start].folded == "the" else None
        if longer and longer.start == 0 and start + 1 + longer.end > last:
            start, last, name = start + 1, start + 1 + longer.end, longer.value.name
        if start >= end:
            yield start, last, name
            end = last


def bodies_hold(text: str, quotes: Sequence[str], issuers: Sequence[str]) -> bool:
    """Whether every body of `text` stands in a quote or issued one, and none has changed places with another."""
    said = [name for _, _, name in named(text)]
    held = {name for quote in (*quotes, *issuers) for _, _, name in named(quote)}
    return held.issuperset(said) and not any(_swapped(said, quote) for quote in quotes)


def about(text: str, quotes: Sequence[str]) -> list[str]:
    """What of the quotes can carry `text`: where it speaks of who must act in one part, not the parts of others.

    Of 'Sở A nộp ngày 5; Sở B nộp ngày 9' a sentence on Sở A is carried by the first part alone.
    """
    said = {name for _, _, name in named(text)}
    parts = [part for quote in quotes for part in _PART.split(quote) if part.strip()]
    acting = [next((name for start, _, name in named(part) if start <= _LEADS), "") for part in parts]
    if not said & {*acting}:
        return list(quotes)
    return [part for part, actor in zip(parts, acting, strict=True) if actor in ("", *said)]


def _swapped(said: Sequence[str], quote: str) -> bool:
    """Whether two bodies stand the other way round: 'A báo cáo B' of 'B báo cáo A'."""
    quote = without_numbers(quote)
    words, found = words_of(quote), named(quote)
    follow: set[tuple[str, str]] = set()
    for at, (_, _, one) in enumerate(found):
        chain = at
        for (_, end, _), (start, _, other) in pairwise(found[at:]):
            chain = chain if _joined(words[end:start]) else -1
            if chain == -1 or other == one:
                follow.add((one, other))
            else:
                follow |= {(one, other), (other, one)}
    present = {name for _, _, name in found}
    ordered = [name for name in said if name in present]
    pairs = {(a, b) for n, a in enumerate(ordered) for b in ordered[n + 1 :] if a != b}
    return any((b, a) in follow and (a, b) not in follow for a, b in pairs)


def _joined(between: Sequence[Word]) -> bool:
    """Whether only joints stand between two names: they are members of one list."""
    return all(word.folded in _JOINS for word in between)
