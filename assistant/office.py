"""What the program's Office files share, whichever library writes them."""

from io import BytesIO
from typing import Any


def printable(text: str) -> str:
    """Without control characters, which Office Open XML does not hold: '\\x07' goes, line breaks and tabs stay."""
    return "".join(c for c in text if c.isprintable() or c in "\n\t")


def saved(document: Any) -> bytes:
    """The bytes of a document, workbook or show as its file."""
    file = BytesIO()
    document.save(file)
    return file.getvalue()
