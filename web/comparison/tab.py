"""The Đối chiếu tab: directives side by side."""

from web.shell import Shell

TITLE = {"vi": "Đối chiếu", "en": "Compare"}


def build(shell: Shell) -> None:
    """Lays the tab out inside the page being built, and wires it."""
