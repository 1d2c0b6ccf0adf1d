"""What search gives back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """One clause that may answer, best first in any list of them."""

    directive: str  # directive id
    clause: str  # path inside it
    score: float  # comparable within one question only
    why: tuple[tuple[str, float], ...] = ()  # ("lexical", 1.2), ("dense", 0.8), ("scope", 1.0)
