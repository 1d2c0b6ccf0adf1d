"""OpenDocument texts (.odt, OASIS OpenDocument 1.3) to pages, with the automatic numbers that LibreOffice prints.

Deleted and hidden text is out, frames come after the paragraph that holds them; headers, footers and notes are left
out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from ingest.encodings import from_font
from ingest.page import Page
from ingest.readers.blocks import PAGE_EDGE, SOFT_BREAK, Block, Cell, Table, pages
from ingest.readers.numbered_lists import Counts, Level
from ingest.readers.odt_styles import PREFIXES, Styles, read_styles, whole
from ingest.readers.package import broken, locked, open_package, read_part, read_xml

_GONE = {"text.tracked-changes", "text.note", "office.annotation", "text.hidden-text", "text.ruby-text", "office.forms"}
_SIGNS = {"text.tab": "\t", "text.line-break": SOFT_BREAK, "text.soft-page-break": PAGE_EDGE}
_MOST_REPEATED = 200  # columns or spaces written as a number; a damaged file may claim millions


def read(name: str, content: bytes) -> tuple[Page, ...]:
    """The pages of the .odt in `content`.  Raises UserError when it is broken, hostile or locked."""
    with open_package(name, content) as package:
        if b"encryption-data" in (read_part(name, package, "META-INF/manifest.xml") or b""):
            raise locked(name)
        document = read_xml(name, package, "content.xml", PREFIXES)
        others = read_xml(name, package, "styles.xml", PREFIXES)
    if document is None or (body := document.find("office.body/office.text")) is None:
        raise broken(name)
    return pages(_Reading(read_styles(others, document)).blocks(body))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands in a list."""

    counts: Counts
    levels: dict[int, Level]
    level: int
    start: int | None


class _Reading:
    """One pass over a document's body, counting its lists on the way."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._headings = Counts()
        self._by_id: dict[str, Counts] = {}
        self._last_of_style: dict[str, Counts] = {}

    def blocks(self, parent: Element) -> Iterator[Block]:
        for child in parent:
            if child.tag in ("text.p", "text.h"):
                yield from self._paragraph(child, None)
            elif child.tag == "text.list":
                yield from self._list(child, "", None, 0)
            elif child.tag == "table.table":
                yield Table(tuple(self._row(row) for row in _rows(child)))
            elif child.tag == "text.soft-page-break":
                yield PAGE_EDGE
            elif child.tag not in _GONE:
                yield from self.blocks(child)

    def _list(self, element: Element, style: str, counts: Counts | None, level: int) -> Iterator[Block]:
        style = element.get("text.style-name", style)
        counts = self._counts_of(element, style) if counts is None else counts
        for item in element:
            place = None
            if item.tag == "text.list-item":
                place = _Place(counts, self._styles.lists.get(style, {}), level, whole(item.get("text.start-value")))
            for child in item:
                if child.tag in ("text.p", "text.h"):
                    yield from self._paragraph(child, place)
                    place = None  # the item's further paragraphs have no number
                elif child.tag == "text.list":
                    yield from self._list(child, style, counts, level + 1)
                elif child.tag == "text.soft-page-break":
                    yield PAGE_EDGE

    def _counts_of(self, element: Element, style: str) -> Counts:
        """A new count, or the one that this list goes on with."""
        counts = self._by_id.get(element.get("text.continue-list", ""))
        if counts is None and element.get("text.continue-numbering") == "true":
            counts = self._last_of_style.get(style)
        counts = Counts() if counts is None else counts
        self._last_of_style[style] = counts
        if name := element.get("xml.id"):
            self._by_id[name] = counts
        return counts

    def _paragraph(self, element: Element, place: _Place | None) -> Iterator[Block]:
        style = element.get("text.style-name", "")
        if place is None and element.tag == "text.h" and element.get("text.is-list-header") != "true":
            level = (whole(element.get("text.outline-level")) or 1) - 1
            place = _Place(self._headings, self._styles.outline, level, whole(element.get("text.start-value")))
        label = ""
        if place is not None and place.level in place.levels:
            label = place.counts.advance(place.level, place.levels, place.start)
            label = label + place.levels[place.level].gap if label else ""
        frames: list[Element] = []
        text = "".join(self._pieces(element, style, frames))
        words = text.lstrip(PAGE_EDGE)
        edge = PAGE_EDGE if words != text or self._styles.breaks_page(style) else ""
        yield edge + label + words.strip(" ")
        for frame in frames:
            yield from self.blocks(frame)

    def _pieces(self, parent: Element, style: str, frames: list[Element]) -> Iterator[str]:
        look = self._styles.look(style)
        yield from () if look.hidden else (self._shown(parent.text, style),)
        for child in parent:
            if child.tag == "text.s":
                yield " " * min(whole(child.get("text.c")) or 1, _MOST_REPEATED)
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag in ("draw.text-box", "table.table"):
                frames.append(child)
            elif child.tag not in _GONE:
                yield from self._pieces(child, child.get("text.style-name") or style, frames)
            yield from () if look.hidden else (self._shown(child.tail, style),)

    def _shown(self, text: str | None, style: str) -> str:
        if not text:
            return ""
        look = self._styles.look(style)
        words = " ".join(text.splitlines()) if "\n" in text else text
        letters = from_font(words, look.font)
        return letters.upper() if look.capitals else letters

    def _row(self, row: Element) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        for cell in row:
            if cell.tag not in ("table.table-cell", "table.covered-table-cell"):
                continue
            repeated = min(whole(cell.get("table.number-columns-repeated")) or 1, _MOST_REPEATED)
            if cell.tag == "table.table-cell":
                span = min(whole(cell.get("table.number-columns-spanned")) or 1, _MOST_REPEATED)
                cells += [Cell(tuple(self.blocks(cell)), span)] * repeated
        return tuple(cells)


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, those of its header and of its groups too."""
    for child in table:
        if child.tag == "table.table-row":
            yield child
        elif child.tag in ("table.table-header-rows", "table.table-rows", "table.table-row-group"):
            yield from _rows(child)
