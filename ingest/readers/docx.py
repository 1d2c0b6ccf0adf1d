"""Word documents (.docx, ECMA-376) to pages, with the automatic numbers that Word prints.

Inserted text is in, deleted and hidden text is out, text boxes come after the paragraph that holds them.
Headers, footers and footnotes (with their marks) are furniture and left out.
"""

import posixpath
import zipfile
from collections.abc import Iterator
from itertools import groupby
from xml.etree.ElementTree import Element

from ingest.encodings import font_decoding, from_font
from ingest.page import Page
from ingest.readers.blocks import PAGE_BREAK, PAGE_EDGE, SOFT_BREAK, Block, Cell, Table, pages
from ingest.readers.docx_styles import PREFIXES, Numbering, Styles, read_numbering, read_styles
from ingest.readers.look import Look
from ingest.readers.package import broken, open_package, read_xml

_RELATIONS = {"http://schemas.openxmlformats.org/package/2006/relationships": "r"}
_GONE = {"w.del", "w.moveFrom", "w.pPr", "w.rPr", "w.footnoteReference", "w.endnoteReference", "mc.Fallback", "w.rt"}
_SIGNS = {
    "w.tab": "\t", "w.ptab": "\t", "w.cr": SOFT_BREAK, "w.lastRenderedPageBreak": PAGE_EDGE, "w.noBreakHyphen": "-",
    "w.softHyphen": "\u00ad",  # the letter ư of the old fonts
}  # fmt: skip
_SYMBOLS = {"b7": "•", "b3": "≥", "a3": "≤", "b4": "×", "b0": "°", "b1": "±", "ae": "→", "a8": "□", "fe": "☒"}


def read(name: str, content: bytes) -> tuple[Page, ...]:
    """The pages of the .docx in `content`.  Raises UserError when it is broken, hostile or locked."""
    with open_package(name, content) as package:
        main = _target(name, package, "_rels/.rels", "officeDocument", "word/document.xml")
        document = read_xml(name, package, main, PREFIXES)
        if document is None or (body := document.find("w.body")) is None:
            raise broken(name)
        folder, file = posixpath.split(main)
        relations = f"{folder}/_rels/{file}.rels"
        styles = read_styles(
            read_xml(name, package, _target(name, package, relations, "styles", f"{folder}/styles.xml"), PREFIXES)
        )
        part = _target(name, package, relations, "numbering", f"{folder}/numbering.xml")
        numbering = read_numbering(read_xml(name, package, part, PREFIXES), styles)
    return pages(_Reading(styles, numbering).blocks(body))


def _target(name: str, package: zipfile.ZipFile, relations: str, kind: str, usual: str) -> str:
    """The part that `relations` names as the one of `kind`; the usual one where it names none."""
    root = read_xml(name, package, relations, _RELATIONS)
    folder = posixpath.dirname(posixpath.dirname(relations))
    for relation in () if root is None else root.iter("r.Relationship"):
        if relation.get("Type", "").endswith(f"/{kind}"):
            return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
    return usual


class _Reading:
    """One pass over a document's body, counting its lists on the way."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def blocks(self, parent: Element) -> Iterator[Block]:
        for child in parent:
            if child.tag == "w.p":
                yield from self._paragraph(child)
            elif child.tag == "w.tbl":
                yield Table(tuple(self._row(row) for row in _within(child, "w.tr")))
            elif child.tag not in _GONE:
                yield from self.blocks(child)

    def _row(self, row: Element) -> tuple[Cell, ...]:
        return tuple(self._cell(cell) for cell in _within(row, "w.tc"))

    def _cell(self, cell: Element) -> Cell:
        span = cell.find("w.tcPr/w.gridSpan")
        merged = cell.find("w.tcPr/w.vMerge")
        if merged is not None and merged.get("w.val", "continue") == "continue":
            return Cell((), _number(span, 1))
        return Cell(tuple(self.blocks(cell)), _number(span, 1))

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        properties = paragraph.find("w.pPr")
        style = self._styles.paragraph_style(properties)
        boxes: list[Element] = []
        text = _decoded(self._pieces(paragraph, self._styles.look_of(style), boxes))
        deleted = properties is not None and properties.find("w.rPr/w.del") is not None
        if text.strip() or not deleted:
            breaks = PAGE_EDGE if self._styles.breaks_page(properties, style) else ""
            yield breaks + _labelled(self._numbering.label(properties, style, self._styles), text)
        for box in boxes:
            yield from self.blocks(box)

    def _pieces(self, parent: Element, look: Look, boxes: list[Element]) -> Iterator[tuple[str, Look]]:
        """Pieces of text with the look that each has; text boxes met on the way are added to `boxes`."""
        for child in parent:
            if child.tag == "w.r":
                yield from self._run(child, self._styles.run_look(child.find("w.rPr"), look), boxes)
            elif child.tag == "w.txbxContent":
                boxes.append(child)
            elif child.tag == "m.t":
                yield child.text or "", look
            elif child.tag not in _GONE:
                yield from self._pieces(child, look, boxes)

    def _run(self, run: Element, look: Look, boxes: list[Element]) -> Iterator[tuple[str, Look]]:
        for child in run:
            if child.tag in ("w.drawing", "w.pict", "w.object", "mc.AlternateContent", "w.ruby"):
                yield from self._pieces(child, look, boxes)
            elif not look.hidden:
                yield _sign(child), _symbol_look(child, look)


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in content controls and insertions too."""
    for child in parent:
        if child.tag == tag:
            removed = child.find("w.trPr/w.del") is not None
            if not removed:
                yield child
        elif child.tag not in _GONE and child.tag not in ("w.p", "w.tbl"):
            yield from _within(child, tag)


def _sign(element: Element) -> str:
    if element.tag == "w.t":
        return " ".join((element.text or "").splitlines())
    if element.tag == "w.br":
        return PAGE_BREAK if element.get("w.type") == "page" else SOFT_BREAK
    if element.tag == "w.sym":
        code, font = element.get("w.char", "").lower(), element.get("w.font", "")
        if font_decoding(font) is not None and len(code) == 4:
            return chr(0xF000 + int(code[2:], 16)) if all(c in "0123456789abcdef" for c in code) else ""
        return _SYMBOLS.get(code[2:], "") if code.startswith("f0") else ""
    return _SIGNS.get(element.tag, "")


def _symbol_look(element: Element, look: Look) -> Look:
    return Look(element.get("w.font", ""), look.capitals, look.hidden) if element.tag == "w.sym" else look


def _decoded(pieces: Iterator[tuple[str, Look]]) -> str:
    """The pieces joined; neighbours of one look are decoded together, as VNI may part a letter from its mark."""
    runs = groupby(((text, look) for text, look in pieces if text), key=lambda piece: piece[1])
    return "".join(_shown("".join(text for text, _ in run), look) for look, run in runs)


def _shown(text: str, look: Look) -> str:
    letters = from_font(text, look.font)
    return letters.upper() if look.capitals else letters


def _labelled(label: str, text: str) -> str:
    """The label before the words, after the breaks that stand before them."""
    words = text.lstrip(PAGE_BREAK + PAGE_EDGE)
    return text[: len(text) - len(words)] + label + words if label else text


def _number(element: Element | None, otherwise: int) -> int:
    value = "" if element is None else element.get("w.val", "")
    return int(value) if value.isdecimal() and len(value) < 5 else otherwise
