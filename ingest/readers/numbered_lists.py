"""Automatic numbers as they are printed: what a word processor counts and never writes into the text."""

from collections.abc import Mapping
from dataclasses import dataclass, field

_ROMAN = [
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
]  # fmt: skip
_LARGEST = 30_000  # Word counts no further than 32,767
_PRINTED_BULLETS = "-–—+*•●○▪"
_SYMBOL_PLUS = "\uf02b"  # '+' in the font Symbol


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its number looks and when it starts again."""

    format: str  # decimal, lowerLetter, upperRoman, bullet…: ECMA-376's ST_NumberFormat
    text: str  # '%1.%2)': %2 stands for the number of the second level; of a bullet, the sign itself
    start: int = 1
    restarts_after: int | None = None  # 2: after the second level or the first; 0: never; None: after any above
    legal: bool = False  # the numbers of all levels in Arabic digits
    gap: str = " "  # between the number and the text


@dataclass(slots=True)
class Counts:
    """How far a list has counted: level (from 0) -> its last number."""

    at: dict[int, int] = field(default_factory=dict)

    def advance(self, level: int, levels: Mapping[int, Level], start: int | None = None) -> str:
        """Count one more item on `level` (from `start`, where given) and return its printed label, without the gap."""
        for above in range(level):
            self.at.setdefault(above, levels[above].start if above in levels else 1)
        first = levels[level].start if start is None else start
        self.at[level] = first if start is not None or level not in self.at else self.at[level] + 1
        for below in [n for n in self.at if n > level]:
            limit = levels[below].restarts_after if below in levels else None
            if limit is None or level < limit:
                del self.at[below]
        return self._printed(level, levels)

    def _printed(self, level: int, levels: Mapping[int, Level]) -> str:
        own = levels[level]
        if own.format == "bullet":
            return bullet(own.text)
        label = own.text
        for n in range(level, -1, -1):
            form = levels[n].format if n in levels else "decimal"
            label = label.replace(f"%{n + 1}", numeral(self.at[n], "decimal" if own.legal else form))
        return label.strip()


def numeral(value: int, form: str) -> str:
    """`value` as a list prints it: (4, 'lowerRoman') -> 'iv'; (28, 'lowerLetter') -> 'bb', as Word goes on after z."""
    value = max(0, min(value, _LARGEST))
    if form == "none":
        return ""
    if form in ("lowerLetter", "upperLetter") and value:
        letters = chr(ord("a") + (value - 1) % 26) * min((value - 1) // 26 + 1, 30)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and value:
        return _roman(value) if form == "lowerRoman" else _roman(value).upper()
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _roman(value: int) -> str:
    made = ""
    for worth, mark in _ROMAN:
        made += mark * (value // worth)
        value %= worth
    return made


def bullet(sign: str) -> str:
    """The sign before an item; a sign of a symbol font (Wingdings, or 'o' of Courier) reads as a dash."""
    sign = sign.strip().replace(_SYMBOL_PLUS, "+")
    return sign if sign and all(c in _PRINTED_BULLETS for c in sign) else "-"
