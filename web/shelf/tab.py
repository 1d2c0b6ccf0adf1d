"""The Kho văn bản tab: the directives on hand, and who may change them."""

from web.shell import Shell

TITLE = {"vi": "Kho văn bản", "en": "Library"}


def build(shell: Shell) -> None:
    """Lays the tab out inside the page being built, and wires it."""
