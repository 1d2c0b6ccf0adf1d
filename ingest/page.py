"""What a reader makes of a file: its pages as printed lines, before anything is understood."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points (1/72 inch) from the page's top left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line, or a whole paragraph where the format knows where paragraphs end."""

    text: str
    whole: bool = False  # a paragraph as its author ended it: the next line never goes on with it
    cells: tuple[str, ...] = ()  # of a row of a table; `text` is then " | ".join(cells)
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page; formats that do not know their pages give one page alone."""

    number: int  # from 1
    lines: tuple[Line, ...]  # in reading order, columns one after the other; a line without text parts paragraphs
    size: tuple[float, float] | None = None  # width and height in points, where the format has it
    confidence: float | None = None  # mean word confidence of OCR, 0 to 1; None where the page was not read by OCR
