"""The Nghĩa vụ tab: the register of duties."""

from web.shell import Shell

TITLE = {"vi": "Nghĩa vụ", "en": "Duties"}


def build(shell: Shell) -> None:
    """Lays the tab out inside the page being built, and wires it."""
