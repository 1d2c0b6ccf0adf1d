"""Clauses of different directives that say the same: many letters copy one dispatch."""

from collections import Counter

from ingest.folding import letters

LEAST = 0.5  # letter trigrams shared; OCR'd copies of one clause measured 0.55-0.75, unlike clauses below 0.4


def likeness(one: str, other: str) -> float:
    """Share of letter trigrams in common, 0 to 1 (Dice); by letters, so that OCR damage costs little."""
    a, b = _trigrams(one), _trigrams(other)
    size = a.total() + b.total()
    return 2 * (a & b).total() / size if size else 0.0


def _trigrams(text: str) -> Counter[str]:
    run = letters(text)
    return Counter(run[i : i + 3] for i in range(len(run) - 2))
