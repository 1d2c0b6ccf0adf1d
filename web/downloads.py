"""Files made for one person: the browser fetches each at once, and nothing of it stays behind."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from web.shell import QUIET

# The browser follows the very file that the event gave: a press on Gradio's own button could come before it has that.
_FETCH = """(file) => {
  if (file) Object.assign(document.createElement("a"), { href: file.url, download: file.orig_name }).click();
}"""


@contextmanager
def made(name: str, content: bytes) -> Iterator[str]:
    """The path of a new file, for as long as Gradio needs to make its own copy, which it keeps for an hour."""
    with TemporaryDirectory(prefix="hoi-chi-thi-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        yield str(path)


def fetch(event: Any, file: Any) -> Any:
    """After `event` gave a file to the hidden button `file`, the browser saves it."""
    return event.success(None, file, None, js=_FETCH, **QUIET)
