"""Rich Text Format (.rtf, Microsoft's specification 1.9.1) to pages.

List numbers are those that Word and LibreOffice write beside their lists. Deleted and hidden text is out, and so are
headers, footers and notes; the text of a box comes before the paragraph that holds it.
"""

import re
from dataclasses import dataclass, field, replace
from itertools import groupby

from ingest.encodings import from_font
from ingest.page import Page
from ingest.readers.blocks import PAGE_BREAK, PAGE_EDGE, SOFT_BREAK, Block, Cell, Table, pages
from ingest.readers.numbered_lists import bullet
from ingest.readers.package import broken

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_GONE = set(
    "fonttbl colortbl stylesheet info header headerl headerr headerf footer footerl footerr footerf footnote pict"
    " nonshppict shprslt sp xe tc rxe template nonesttables ftnsep ftnsepc aftnsep aftnsepc private1".split()
)
_KEPT_STARRED = {"shpinst", "shptxt"}  # {\*\shpinst … {\shptxt …}} is a text box
_SIGNS = {
    "tab": "\t", "line": SOFT_BREAK, "page": PAGE_BREAK, "softpage": PAGE_EDGE, "pagebb": PAGE_EDGE, "emdash": "—",
    "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ",
    "enspace": " ", "~": "\u00a0", "_": "-", "-": "\u00ad",  # the letter ư of the old fonts
    "{": "{", "}": "}", "\\": "\\",
}  # fmt: skip
_HEARD = set(
    "f plain caps v deleted uc ansicpg deff par nestcell intbl pard cell row sbknone sbkcol sectd sect fcharset"
    " listtext pntext shptxt u".split()
) | set(_SIGNS)  # all other words change nothing that is read
_CHARSETS = {0: "cp1252", 77: "mac-roman", 161: "cp1253", 163: "cp1258", 204: "cp1251", 238: "cp1250"}  # \fcharset
_DEEPEST = 2_000  # groups in groups
_SYMBOL_CHARSET = 2


@dataclass(frozen=True, slots=True)
class _Font:
    name: str = ""
    charset: int | None = None


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group and is forgotten at its end."""

    font: int = -1
    capitals: bool = False
    hidden: bool = False
    deleted: bool = False
    fallback: int = 1  # characters that stand after \u for programs without Unicode
    destination: str = ""  # "": the document; "skip", "fonts", "list", "box"


def read(name: str, content: bytes) -> tuple[Page, ...]:
    """The pages of the .rtf in `content`.  Raises UserError when it is cut off or broken."""
    reading = _Reading()
    if not reading.run(content.decode("latin-1")):
        raise broken(name)
    return pages(reading.blocks)


@dataclass(slots=True)
class _Reading:
    """One pass over the tokens of a file."""

    blocks: list[Block] = field(default_factory=list)
    _state: _State = _State()
    _outer: list[_State] = field(default_factory=list)
    _fonts: dict[int, _Font] = field(default_factory=dict)
    _codec: str = "cp1252"
    _default_font: int = -1
    _pieces: list[tuple[str, str, bool]] = field(default_factory=list)  # text, font, capitals
    _marks: list[int] = field(default_factory=list)  # where the pieces of open list labels begin
    _aside: list[list[tuple[str, str, bool]]] = field(default_factory=list)  # paragraphs that open boxes interrupt
    _in_table: bool = False
    _cell: list[Block] = field(default_factory=list)
    _row: list[Cell] = field(default_factory=list)
    _rows: list[tuple[Cell, ...]] = field(default_factory=list)
    _starred: bool = False
    _skip: int = 0  # characters of a \u fallback still to come
    _new_page: bool = True  # whether the next section begins a page

    def run(self, source: str) -> bool:
        """Read all of `source`; whether every group that it opens is closed."""
        at = 0
        while at < len(source):
            token = _TOKEN.match(source, at)
            if token is None:
                return False
            at = token.end()
            if token["word"] == "bin":
                at += max(0, int(token["number"] or 0))
            elif not self._token(token):
                return False
            if token["brace"] == "}" and not self._outer:
                break
        self._end_paragraph(only_text=True)
        self._end_table()
        return not self._outer

    def _token(self, token: re.Match[str]) -> bool:
        if token["brace"] == "{":
            self._outer.append(self._state)
            self._skip, self._starred = 0, False
            return len(self._outer) < _DEEPEST
        if token["brace"] == "}":
            self._skip = 0
            return self._close()
        if token["word"]:
            self._word(token["word"], None if token["number"] is None else int(token["number"]))
        elif token["byte"]:
            self._characters(chr(int(token["byte"], 16)))
        elif token["text"]:
            self._characters(token["text"])
        elif token["sign"] == "*":
            self._starred = True
        elif token["sign"] in ("\r", "\n"):
            self._word("par", None)
        elif token["sign"] in _SIGNS:
            self._add(_SIGNS[token["sign"]])
        return True

    def _close(self) -> bool:
        if not self._outer:
            return False
        ended, self._state = self._state.destination, self._outer.pop()
        if ended == self._state.destination:
            return True
        if ended == "list" and self._marks:
            begin = self._marks.pop()
            label = self._text(self._pieces[begin:]).strip()
            label = bullet(label) if label and not any(c.isalnum() for c in label) else label
            self._pieces[begin:] = [(label + " ", "", False)] if label else []
        elif ended == "box" and self._aside:
            self._end_paragraph(only_text=True)
            self._pieces = self._aside.pop()
        return True

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if self._state.destination == "skip":
            return
        if word in _GONE or (starred and word not in _KEPT_STARRED):
            self._state = replace(self._state, destination="fonts" if word == "fonttbl" else "skip")
        elif word not in _HEARD:
            return
        elif self._state.destination == "fonts":
            self._font_word(word, number)
        elif word in ("listtext", "pntext"):
            self._marks.append(len(self._pieces))
            self._state = replace(self._state, destination="list")
        elif word == "shptxt":
            self._aside.append(self._pieces)
            self._pieces = []
            self._state = replace(self._state, destination="box")
        elif word == "u" and number is not None:
            self._add(chr(number % 0x10000))
            self._skip = self._state.fallback
        elif word in _SIGNS and not (word == "pagebb" and number == 0):
            self._add(_SIGNS[word])
        else:
            self._property(word, number)

    def _font_word(self, word: str, number: int | None) -> None:
        if word == "f" and number is not None:
            self._state = replace(self._state, font=number)
            self._fonts[number] = _Font()
        elif word == "fcharset" and self._state.font in self._fonts:
            self._fonts[self._state.font] = replace(self._fonts[self._state.font], charset=number)

    def _property(self, word: str, number: int | None) -> None:
        on = number != 0
        if word == "f" and number is not None:
            self._state = replace(self._state, font=number)
        elif word == "plain":
            self._state = replace(self._state, font=self._default_font, capitals=False, hidden=False, deleted=False)
        elif word == "caps":
            self._state = replace(self._state, capitals=on)
        elif word == "v":
            self._state = replace(self._state, hidden=on)
        elif word == "deleted":
            self._state = replace(self._state, deleted=on)
        elif word == "uc" and number is not None:
            self._state = replace(self._state, fallback=max(0, number))
        elif word == "ansicpg" and number is not None:
            self._codec = f"cp{number}" if number in (874, *range(1250, 1259)) else "cp1252"
        elif word == "deff" and number is not None:
            self._default_font = number
            self._state = replace(self._state, font=number)
        else:
            self._structure(word)

    def _structure(self, word: str) -> None:
        if self._state.destination == "list":
            return
        if word in ("par", "nestcell"):
            self._end_paragraph()
        elif word == "intbl":
            self._in_table = True
        elif word == "pard":
            self._in_table = False
        elif word == "cell":
            self._in_table = True
            self._end_paragraph(only_text=True)
            self._row.append(Cell(tuple(self._cell)))
            self._cell = []
        elif word == "row":
            self._rows += [tuple(self._row)] if self._row else []
            self._row = []
        elif word in ("sbknone", "sbkcol"):
            self._new_page = False
        elif word == "sectd":
            self._new_page = True
        elif word == "sect":
            self._end_paragraph(only_text=True)
            self._add(PAGE_EDGE if self._new_page else "")

    def _characters(self, text: str) -> None:
        """Characters that stand for their bytes, in the code page of the font."""
        if self._skip:
            dropped = min(self._skip, len(text))
            self._skip -= dropped
            text = text[dropped:]
        if not text or self._state.destination == "skip":
            return
        font = self._fonts.get(self._state.font, _Font())
        if self._state.destination == "fonts":
            self._fonts[self._state.font] = replace(font, name=(font.name + text.rstrip(";")).strip())
            return
        if font.charset == _SYMBOL_CHARSET and self._state.destination != "list":
            text = "".join("•" if c == "\u00b7" else c for c in text)
        codec = self._codec if font.charset in (None, 0, 1) else _CHARSETS.get(font.charset or 0, self._codec)
        if from_font("\u00f1", font.name) != "\u00f1":
            codec = "cp1252"  # fonts of the old encodings say what their letters are, the code page does not
        self._add(text.encode("latin-1").decode(codec, "replace") if not text.isascii() else text)

    def _add(self, text: str) -> None:
        state = self._state
        if not text or state.hidden or state.deleted or state.destination in ("skip", "fonts"):
            return
        look = (self._fonts.get(state.font, _Font()).name, state.capitals)
        self._pieces.append((text, *look))

    def _text(self, pieces: list[tuple[str, str, bool]]) -> str:
        made: list[str] = []
        for (font, capitals), run in groupby(pieces, key=lambda piece: piece[1:]):
            letters = from_font("".join(text for text, _, _ in run), font)  # VNI may part a letter from its mark
            made.append(letters.upper() if capitals else letters)
        return "".join(made).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _end_paragraph(self, only_text: bool = False) -> None:
        """Put the paragraph that was read into its cell or the document; with `only_text`, an empty one nowhere."""
        text = self._text(self._pieces)
        self._pieces = []
        self._marks = []
        if not text and only_text:
            return
        if self._in_table:
            self._cell.append(text)
        else:
            self._end_table()
            self.blocks.append(text)

    def _end_table(self) -> None:
        if self._cell or self._row:  # a row that its writer never ended
            self._rows.append((*self._row, Cell(tuple(self._cell))))
        if self._rows:
            self.blocks.append(Table(tuple(self._rows)))
        self._rows, self._row, self._cell = [], [], []
