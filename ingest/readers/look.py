"""How a run of text looks, as far as that changes its letters: for the formats whose styles stand on one another."""

from dataclasses import dataclass

LONGEST_CHAIN = 50  # styles based on styles; a damaged file may go round in circles


@dataclass(frozen=True, slots=True)
class Look:
    """A run's font, and whether it shows capitals or nothing."""

    font: str = ""
    capitals: bool = False
    hidden: bool = False
