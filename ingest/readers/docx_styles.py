"""What a .docx says about its paragraphs elsewhere: its styles and its lists (ECMA-376, parts 17.7 and 17.9)."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element

from ingest.encodings import from_font
from ingest.readers.look import LONGEST_CHAIN, Look
from ingest.readers.numbered_lists import Counts, Level

PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
}
_DEEPEST = 9  # levels of a list
_NONE = Element("w.none")


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their ids."""

    by_id: dict[str, Element] = field(default_factory=dict)
    default: str = ""  # of paragraphs
    look: Look = field(default_factory=Look)  # of a run that nothing else is said about

    def paragraph_style(self, properties: Element | None) -> str:
        """The id of the style that a paragraph with these `w:pPr` has."""
        named = _find(properties, "w.pStyle").get("w.val", "")
        return named if named in self.by_id else self.default

    def chain(self, style: str) -> Iterator[tuple[str, Element]]:
        """The style and those that it is based on, nearest first."""
        for _ in range(LONGEST_CHAIN):
            if style not in self.by_id:
                return
            yield style, self.by_id[style]
            style = _find(self.by_id[style], "w.basedOn").get("w.val", "")

    def look_of(self, style: str, under: Look | None = None) -> Look:
        """The look that `style` gives to what otherwise looks as `under`."""
        look = self.look if under is None else under
        for _, element in reversed(list(self.chain(style))):
            look = _changed(look, element.find("w.rPr"))
        return look

    def run_look(self, properties: Element | None, under: Look) -> Look:
        """The look of a run with these `w:rPr` in a paragraph that looks as `under`."""
        if properties is None:
            return under
        return _changed(self.look_of(_find(properties, "w.rStyle").get("w.val", ""), under), properties)

    def breaks_page(self, properties: Element | None, style: str) -> bool:
        """Whether the paragraph begins a page."""
        for holder in (properties, *(_find(element, "w.pPr") for _, element in self.chain(style))):
            if (breaks := None if holder is None else holder.find("w.pageBreakBefore")) is not None:
                return is_on(breaks)
        return False


def read_styles(root: Element | None) -> Styles:
    """The styles of styles.xml; none where the document has none."""
    if root is None:
        return Styles()
    elements = {style.get("w.styleId", ""): style for style in root.iter("w.style")}
    marked = (
        key for key, style in elements.items() if style.get("w.type") == "paragraph" and is_on(style, "w.default", "0")
    )
    look = _changed(Look(), root.find("w.docDefaults/w.rPrDefault/w.rPr"))
    return Styles(elements, next(marked, ""), look)


def is_on(element: Element, attribute: str = "w.val", otherwise: str = "1") -> bool:
    """Whether a switch such as `<w:vanish/>` is on; one without a value is."""
    return element.get(attribute, otherwise) not in ("0", "false", "off")


def _find(element: Element | None, path: str) -> Element:
    """The child at `path`, or an element without attributes."""
    found = None if element is None else element.find(path)
    return _NONE if found is None else found


def _changed(look: Look, properties: Element | None) -> Look:
    if properties is None:
        return look
    for child in properties:
        if child.tag == "w.rFonts":
            theme = child.get("w.hAnsiTheme") or child.get("w.asciiTheme")  # a theme's fonts are Unicode
            look = replace(look, font="" if theme else child.get("w.hAnsi") or child.get("w.ascii") or look.font)
        elif child.tag == "w.caps":
            look = replace(look, capitals=is_on(child))
        elif child.tag == "w.vanish":
            look = replace(look, hidden=is_on(child))
    return look


@dataclass(frozen=True, slots=True)
class _List:
    """One `w:num`: the levels that it shows, and the definition whose count it goes on with."""

    definition: str
    levels: dict[int, Level]
    starts: dict[int, int]  # level -> where it begins afresh when the list is first used
    of_style: dict[str, int]  # paragraph style -> the level that is linked to it


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    lists: dict[str, _List] = field(default_factory=dict)
    _counts: dict[str, Counts] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, properties: Element | None, style: str, styles: Styles) -> str:
        """Count the paragraph with these `w:pPr` and return its label with the gap after it, "" where it has none."""
        number, level = self._place(properties, style, styles)
        listed = self.lists.get(number)
        if listed is None or level not in listed.levels:
            return ""
        start = None if (number, level) in self._begun else listed.starts.get(level)
        self._begun.add((number, level))
        label = self._counts.setdefault(listed.definition, Counts()).advance(level, listed.levels, start)
        return label + listed.levels[level].gap if label else ""

    def _place(self, properties: Element | None, style: str, styles: Styles) -> tuple[str, int]:
        """The list and the level that a paragraph stands in, by itself or through its style."""
        number, level = "", None
        own = _find(properties, "w.numPr")
        for name, holder in (("", own), *((s, _find(e, "w.pPr/w.numPr")) for s, e in styles.chain(style))):
            if level is None and (printed := _whole(holder.find("w.ilvl"))) is not None:
                level = printed
            number = number or _find(holder, "w.numId").get("w.val", "")
            if number and level is None and name and number in self.lists:
                level = self.lists[number].of_style.get(style, self.lists[number].of_style.get(name))
            if number:
                break
        return number, level or 0


def read_numbering(root: Element | None, styles: Styles) -> Numbering:
    """The lists of numbering.xml; none where the document has none."""
    if root is None:
        return Numbering()
    definitions = {element.get("w.abstractNumId", ""): element for element in root.iter("w.abstractNum")}
    numbers = {element.get("w.numId", ""): element for element in root.iter("w.num")}
    return Numbering({key: _list(number, numbers, definitions, styles) for key, number in numbers.items()})


def _list(number: Element, numbers: dict[str, Element], definitions: dict[str, Element], styles: Styles) -> _List:
    key = _find(number, "w.abstractNumId").get("w.val", "")
    linked = _find(definitions.get(key), "w.numStyleLink").get("w.val", "")
    if linked in styles.by_id:  # the levels are those of the list style's own list
        other = _find(styles.by_id[linked], "w.pPr/w.numPr/w.numId").get("w.val", "")
        key = _find(numbers.get(other), "w.abstractNumId").get("w.val", key)
    found = {_level_of(level): level for level in definitions.get(key, _NONE).iter("w.lvl")}
    starts: dict[int, int] = {}
    for override in number.iter("w.lvlOverride"):
        at = _level_of(override)
        if (level := override.find("w.lvl")) is not None:
            found[at] = level
        if (start := _whole(override.find("w.startOverride"))) is not None:
            starts[at] = start
    levels = {at: _level(level) for at, level in found.items() if 0 <= at < _DEEPEST}
    of_style = {_find(level, "w.pStyle").get("w.val", ""): at for at, level in found.items()}
    return _List(key, levels, starts, of_style)


def _level_of(element: Element) -> int:
    value = element.get("w.ilvl", "")
    return int(value) if value.isdecimal() and len(value) == 1 else _DEEPEST


def _level(element: Element) -> Level:
    fonts = _find(element, "w.rPr/w.rFonts")
    gap = _find(element, "w.suff").get("w.val", "tab")
    legal = element.find("w.isLgl")
    start = _whole(element.find("w.start"))
    return Level(
        format=_find(element, "w.numFmt").get("w.val", "decimal"),
        text=from_font(
            _find(element, "w.lvlText").get("w.val", ""), fonts.get("w.hAnsi") or fonts.get("w.ascii") or ""
        ),
        start=1 if start is None else start,
        restarts_after=_whole(element.find("w.lvlRestart")),
        legal=legal is not None and is_on(legal),
        gap="" if gap == "nothing" else " ",
    )


def _whole(element: Element | None) -> int | None:
    value = "" if element is None else element.get("w.val", "")
    return int(value) if value.isdecimal() and len(value) < 6 else None
