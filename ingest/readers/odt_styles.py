"""What an .odt says about its paragraphs elsewhere: its styles and its lists (OpenDocument 1.3, part 3)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from ingest.readers.look import LONGEST_CHAIN, Look
from ingest.readers.numbered_lists import Level

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
PREFIXES = {
    f"{_OASIS}office:1.0": "office",
    f"{_OASIS}text:1.0": "text",
    f"{_OASIS}table:1.0": "table",
    f"{_OASIS}drawing:1.0": "draw",
    f"{_OASIS}style:1.0": "style",
    f"{_OASIS}xsl-fo-compatible:1.0": "fo",
    f"{_OASIS}svg-compatible:1.0": "svg",
    "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
    "http://www.w3.org/XML/1998/namespace": "xml",
}
_PLACE = re.compile(r"(%\d+)%")
_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their names."""

    by_name: dict[str, Element]
    fonts: dict[str, str]  # name in the document -> family
    lists: dict[str, dict[int, Level]]  # list style -> level (from 0) -> how it numbers
    outline: dict[int, Level]  # of headings
    _looks: dict[str, Look] = field(default_factory=dict)

    def look(self, style: str) -> Look:
        """How text in `style` looks, its parents taken into account."""
        if style not in self._looks:
            self._looks[style] = self._look(style)
        return self._looks[style]

    def _look(self, style: str) -> Look:
        font, capitals, hidden = "", "", ""
        for element in self._chain(style):
            properties = element.find("style.text-properties")
            if properties is not None:
                named = self.fonts.get(properties.get("style.font-name", ""), "")
                font = font or named or properties.get("fo.font-family", "")
                capitals = capitals or properties.get("fo.text-transform", "")
                hidden = hidden or properties.get("text.display", "")
        return Look(font, capitals == "uppercase", hidden == "none")

    def breaks_page(self, style: str) -> bool:
        """Whether a paragraph in `style` begins a page."""
        for element in self._chain(style):
            properties = element.find("style.paragraph-properties")
            if element.get("style.master-page-name"):
                return True
            if properties is not None and (value := properties.get("fo.break-before")):
                return value == "page"
        return False

    def _chain(self, style: str) -> Iterator[Element]:
        for _ in range(LONGEST_CHAIN):
            if style not in self.by_name:
                return
            yield self.by_name[style]
            style = self.by_name[style].get("style.parent-style-name", "")


def read_styles(*roots: Element | None) -> Styles:
    """The styles of styles.xml and content.xml; later ones go before earlier ones of the same name."""
    styles: dict[str, Element] = {}
    fonts: dict[str, str] = {}
    lists: dict[str, dict[int, Level]] = {}
    outline: dict[int, Level] = {}
    for element in (element for root in roots if root is not None for element in root.iter()):
        if element.tag == "style.style":
            styles[element.get("style.name", "")] = element
        elif element.tag == "style.font-face":
            fonts[element.get("style.name", "")] = element.get("svg.font-family", "")
        elif element.tag == "text.list-style":
            lists[element.get("style.name", "")] = dict(_levels(element))
        elif element.tag == "text.outline-style":
            outline = dict(_levels(element))
    return Styles(styles, fonts, lists, outline)


def _levels(style: Element) -> Iterator[tuple[int, Level]]:
    for element in style:
        level = whole(element.get("text.level"))
        if level is None or not 1 <= level <= 10:
            continue
        if element.tag == "text.list-level-style-bullet":
            yield level - 1, Level("bullet", element.get("text.bullet-char", "-"))
        elif element.tag in ("text.list-level-style-number", "text.outline-level-style"):
            yield level - 1, _numbered(element, level)


def _numbered(element: Element, level: int) -> Level:
    form = _FORMATS.get(element.get("style.num-format", ""), "decimal")
    shown = min(whole(element.get("text.display-levels")) or 1, level)
    numbers = ".".join(f"%{n}" for n in range(level - shown + 1, level + 1))
    text = element.get("style.num-prefix", "") + numbers + element.get("style.num-suffix", "")
    start = whole(element.get("text.start-value"))
    if form == "none":  # nothing is counted on the page, but the words around the number stand
        text = text.replace(numbers, "")
    shaped = element.get("loext.num-list-format")  # LibreOffice 7 and later: 'Điều %1%.'
    return Level(form, _PLACE.sub(r"\1", shaped) if shaped else text, 1 if start is None else start)


def whole(value: str | None) -> int | None:
    """The number that an attribute holds, None where it holds none."""
    return int(value) if value and value.isdecimal() and len(value) < 6 else None
