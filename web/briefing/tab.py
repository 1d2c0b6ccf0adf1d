"""The Tập huấn tab: a briefing made from directives."""

from web.shell import Shell

TITLE = {"vi": "Tập huấn", "en": "Briefing"}


def build(shell: Shell) -> None:
    """Lays the tab out inside the page being built, and wires it."""
