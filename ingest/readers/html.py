"""Web pages and Word's "Save as web page" to pages: numbered lists as browsers print them, menus and scripts out."""

import codecs
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import groupby, islice

from ingest.encodings import decoded, from_font
from ingest.labels import starts_with_label
from ingest.page import Page
from ingest.readers.blocks import PAGE_BREAK, PAGE_EDGE, SOFT_BREAK, Block, Cell, Table, pages
from ingest.readers.numbered_lists import numeral
from ingest.readers.package import broken

_VOID = set("area base br col embed hr img input link meta param source track wbr".split())
_BLOCKS = set(
    "address article blockquote body caption center dd div dl dt fieldset figure form h1 h2 h3 h4 h5 h6 hr html li main"
    " ol p pre section table tbody td tfoot th thead tr ul".split()
)
_GONE = set(
    "script style head title nav header footer aside noscript template select option button textarea iframe svg object"
    " audio video canvas dialog del".split()
)
_MENUS = set(
    "menu nav navbar breadcrumb breadcrumbs sidebar topbar footer navigation banner contentinfo search".split()
)
# An end tag that may be left out: what closes an element, and what it is not looked for beyond.
_IMPLIED = {
    "p": ({"p"}, _BLOCKS - {"p"}), "li": ({"li"}, {"ul", "ol", "table"}), "dt": ({"dt", "dd"}, {"dl", "table"}),
    "dd": ({"dt", "dd"}, {"dl", "table"}), "td": ({"td", "th"}, {"tr", "table"}), "th": ({"td", "th"}, {"tr", "table"}),
    "tr": ({"tr"}, {"table"}), "option": ({"option"}, {"select"}),
}  # fmt: skip
_LIST_TYPES = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "decimal": "decimal", "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "none": "none",
}  # fmt: skip
_CONDITION = re.compile(r"<!\[[^\]>]{0,200}\]>")  # '<![if !supportLists]>', which Word writes around its numbers
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*[\"']?\s*([^,;\"']+)", re.IGNORECASE)
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden", re.IGNORECASE)
_PAGE_BEFORE = re.compile(r"(?:page-)?break-before\s*:\s*(?:always|page)", re.IGNORECASE)
_WORD_BULLET = re.compile(r"[^\w\s(\"“+–-]\s+|[oØü§]\s+")  # signs of symbol fonts: '· Nội dung', 'Ø Nội dung'
_SPACE = re.compile(r"[\s\u00a0]+")
_MOST_COLUMNS = 200
_FARTHEST = 50  # open elements that an end tag left out is looked for among


def read(name: str, content: bytes) -> tuple[Page, ...]:
    """The pages of the HTML in `content`.  Raises UserError where it cannot be parsed at all."""
    source = _CONDITION.sub("", _text(content))
    if (comment := source.find("<!--", source.rfind("-->") + 1)) >= 0:
        source = source[:comment]  # one that never ends hides the rest, as in a browser
    end = source.rfind(">") + 1  # no tag begins after it, but html.parser would look for one time and again
    source = source[:end] + source[end:].replace("<", "&lt;")
    try:
        made = _blocks(source, menus_out=True)
        if not any(isinstance(block, Table) or block.strip() for block in made):
            made = _blocks(source, menus_out=False)  # a page that wraps all it says in a menu's name
    except AssertionError as error:  # html.parser's way to refuse a broken declaration
        raise broken(name) from error
    return pages(made)


def _text(content: bytes) -> str:
    """UTF-8 when it is that, whatever the page says of itself; else the encoding that it names, else the likeliest."""
    declared = _CHARSET.search(content[:4096])
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        if declared and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            codec = declared[1].decode("ascii", "ignore").lower()
            codec = "cp1252" if codec in ("iso-8859-1", "latin1", "us-ascii") else codec
            try:
                return content.decode(codecs.lookup(codec).name, "strict")
            except (LookupError, UnicodeError, ValueError):
                pass
    return decoded(content)


def _blocks(source: str, menus_out: bool) -> list[Block]:
    parser = _Reading(menus_out)
    parser.feed(source)
    parser.close()
    return parser.finish()


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    tag: str
    font: str
    gone: bool
    kept: bool = False  # its spaces and line ends stand


@dataclass(slots=True)
class _List:
    """A list that is open."""

    form: str
    next: int
    step: int


@dataclass(slots=True)
class _OpenTable:
    """A table that is open: its rows so far, and the cell being read."""

    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    cell: list[Block] | None = None
    span: int = 1


class _Reading(HTMLParser):
    """One pass over a page."""

    def __init__(self, menus_out: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._menus_out = menus_out
        self._document: list[Block] = []
        self._open: list[_Open] = []
        self._depths: Counter[str] = Counter()  # how many elements of each name are open
        self._lists: list[_List] = []
        self._tables: list[_OpenTable] = []
        self._pieces: list[tuple[str, str]] = []  # text and font
        self._label = ""
        self._word_list = False

    def finish(self) -> list[Block]:
        """The blocks of the page, once all of it was fed."""
        self._end_paragraph()
        while self._tables:
            self._end_table()
        return self._document

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        style = given.get("style", "")
        self._close_implied(tag)
        above = self._open[-1] if self._open else _Open("", "", False)
        if tag in _VOID:
            if not above.gone:
                self._void(tag, style)
            return
        styled = _FONT.search(style)
        font = (styled[1] if styled else given.get("face", "").split(",")[0]) or above.font
        self._open.append(_Open(tag, font, above.gone or self._is_gone(tag, given, style), above.kept or tag == "pre"))
        self._depths[tag] += 1
        if not self._open[-1].gone:
            self._start(tag, given, style)

    def _is_gone(self, tag: str, given: dict[str, str], style: str) -> bool:
        if tag in _GONE or "hidden" in given or _HIDDEN.search(style):
            return tag not in ("html", "body")
        names = {given.get("role", ""), given.get("id", ""), *given.get("class", "").split()}
        return (
            self._menus_out and tag in ("div", "ul", "section", "table") and bool(_MENUS & {n.lower() for n in names})
        )

    def _void(self, tag: str, style: str) -> None:
        if tag == "br":
            self._pieces.append((PAGE_BREAK if _PAGE_BEFORE.search(style) else SOFT_BREAK, ""))
        elif tag == "hr":
            self._end_paragraph()

    def _start(self, tag: str, given: dict[str, str], style: str) -> None:
        if tag in _BLOCKS:
            self._end_paragraph()
            self._word_list = "mso-list" in style
            if _PAGE_BEFORE.search(style):
                self._add(PAGE_EDGE)
        if tag in ("ul", "ol"):
            self._start_list(tag, given, style)
        elif tag == "li" and self._lists:
            self._start_item(given, style)
        elif tag == "table":
            self._tables.append(_OpenTable())
        elif tag == "tr" and self._tables:
            self._end_row(self._tables[-1])
        elif tag in ("td", "th") and self._tables:
            self._end_cell(self._tables[-1])
            self._tables[-1].cell = []
            self._tables[-1].span = min(max(_whole(given.get("colspan", ""), 1), 1), _MOST_COLUMNS)

    def _start_list(self, tag: str, given: dict[str, str], style: str) -> None:
        styled = _LIST_STYLE.search(style)
        named = styled[1].lower() if styled else given.get("type", "")
        form = _LIST_TYPES.get(named, "decimal" if tag == "ol" else "bullet")
        step = -1 if "reversed" in given else 1
        self._lists.append(_List(form, _whole(given.get("start", ""), 1), step))

    def _start_item(self, given: dict[str, str], style: str) -> None:
        current = self._lists[-1]
        value = _whole(given.get("value", ""), current.next)
        current.next = value + current.step
        styled = _LIST_STYLE.search(style)
        if current.form == "none" or (styled and styled[1] == "none"):
            self._label = ""
        else:
            self._label = "-" if current.form == "bullet" else f"{numeral(value, current.form)}."

    def handle_endtag(self, tag: str) -> None:
        while self._depths[tag] and self._pop() != tag:
            pass

    def _pop(self) -> str:
        """Close the innermost element, and return its name."""
        element = self._open.pop()
        self._depths[element.tag] -= 1
        if element.gone:
            return element.tag
        if element.tag in _BLOCKS:
            self._end_paragraph()
        if element.tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif element.tag in ("td", "th") and self._tables:
            self._end_cell(self._tables[-1])
        elif element.tag == "tr" and self._tables:
            self._end_row(self._tables[-1])
        elif element.tag == "table" and self._tables:
            self._end_table()
        return element.tag

    def _close_implied(self, tag: str) -> None:
        closes, bounds = _IMPLIED.get(tag, ({"p"} if tag in _BLOCKS else set(), _BLOCKS - {"p"}))
        for element in islice(reversed(self._open), _FARTHEST):
            if element.tag in closes:
                self.handle_endtag(element.tag)
                return
            if element.tag in bounds:
                return

    def handle_data(self, data: str) -> None:
        element = self._open[-1] if self._open else _Open("", "", False)
        if element.gone:
            return
        self._pieces.append((data if element.kept else _SPACE.sub(_space, data), element.font))

    def _end_paragraph(self) -> None:
        """Put the paragraph that was read where it belongs; one without words nowhere."""
        runs = groupby(self._pieces, key=lambda piece: piece[1])
        words = "".join(from_font("".join(text for text, _ in run), font) for font, run in runs)
        self._pieces = []
        text = re.sub(r" {2,}", " ", words).strip(" ")
        if not text.strip():
            if PAGE_BREAK in text:
                self._add(PAGE_BREAK)
            return
        text = text.strip(" \n")
        if self._word_list:
            text = _WORD_BULLET.sub("- ", text, count=1) if _WORD_BULLET.match(text) else text
        if self._label and not (self._label == "-" and starts_with_label(text)):
            text = f"{self._label} {text}"
        self._label, self._word_list = "", False
        self._add(text)

    def _add(self, block: Block) -> None:
        place = next((t.cell for t in reversed(self._tables) if t.cell is not None), None)
        (self._document if place is None else place).append(block)

    def _end_cell(self, table: _OpenTable) -> None:
        self._end_paragraph()
        if table.cell is not None:
            table.row.append(Cell(tuple(table.cell), table.span))
        table.cell = None

    def _end_row(self, table: _OpenTable) -> None:
        self._end_cell(table)
        table.rows += [tuple(table.row)] if table.row else []
        table.row = []

    def _end_table(self) -> None:
        self._end_row(self._tables[-1])
        made = Table(tuple(self._tables.pop().rows))
        if made.rows:
            self._add(made)


def _space(run: re.Match[str]) -> str:
    """One space; a tab where Word and LibreOffice wrote one, as such or as many hard spaces."""
    is_tab = "\n" not in run[0] and ("\t" in run[0] or run[0].count("\u00a0") >= 4)
    return "\t" if is_tab else " "


def _whole(value: str, otherwise: int) -> int:
    return int(value) if re.fullmatch(r"-?\d{1,5}", value.strip()) else otherwise
