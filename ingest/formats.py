"""A file's bytes to its pages, whatever its name says: the format is told by the content."""

import re
from collections.abc import Callable
from dataclasses import replace

from ingest.encodings import repaired, utf16_codec
from ingest.errors import UserError
from ingest.page import Line, Page
from ingest.readers import doc, docx, html, odt, rtf, text
from ingest.readers.package import broken, locked, open_package, read_part, too_long

OnPage = Callable[[int, int], None]  # pages read, pages in all
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"GIF8")
_ARCHIVES = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p|h[1-6]|font)\b",
    re.IGNORECASE | re.DOTALL,
)
_WORD_MAIN = re.compile(r"wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.\w+\.macroEnabled")
_WEB_ARCHIVE = re.compile(r"(?:[\w-]+:.*\n(?:[ \t].*\n)*)*?Content-Type:\s*multipart/related", re.IGNORECASE)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
# What a file may have of the bytes that begin its lines, tags or words: more takes minutes, and is no directive.
_MOST_MARKS = {"text": (b"\n", 250_000), "html": (b"<", 300_000), "rtf": (b"\\", 1_000_000)}
_MOST_CONTROLS = 0.01  # of the characters; VISCII has six rare capitals there


def read_pages(name: str, content: bytes, on_page: OnPage | None = None) -> tuple[str, tuple[Page, ...]]:
    """The format of the file called `name`, and its pages; `on_page` hears of each page of a PDF or a scan.

    The format is "text", "html", "web archive", "docx", "odt", "rtf", "doc", "pdf" or "image".  Text in an old encoding
    is put right.  Raises UserError for what is no readable document: nothing at all, spreadsheets, slides, archives,
    programs, and broken, locked or hostile files.
    """
    form = _format(name, content)
    mark, most = _MOST_MARKS.get(form, (b"\n", len(content)))
    if content.count(mark) > most:
        raise too_long(name)
    try:
        pages = _sheets(form, name, content, on_page)
    except RecursionError as error:
        raise broken(name) from error
    return form, _repaired(pages)


def _format(name: str, content: bytes) -> str:
    if not content.strip():
        raise UserError(f"“{name}” là tệp rỗng.", f"“{name}” is empty.")
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(_ZIP):
        return _zipped(name, content)
    if content.startswith(_OLE2):
        return _ole2(name, content)
    if content.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if content.startswith(_IMAGES):
        return "image"
    if content.startswith(_ARCHIVES):
        raise _archive(name)
    if content.startswith(_PROGRAMS) and b"\x00" in content[:4096]:
        raise _unknown(name)
    return _plain(name, content)


def _zipped(name: str, content: bytes) -> str:
    with open_package(name, content) as package:
        members = set(package.namelist())
        kind = (read_part(name, package, "mimetype") or b"").decode("ascii", "replace").strip()
        parts = (read_part(name, package, "[Content_Types].xml") or b"").decode("utf-8", "replace")
    if "word/document.xml" in members or _WORD_MAIN.search(parts):
        return "docx"
    if "opendocument.text" in kind:
        return "odt"
    if "spreadsheet" in kind + parts:
        raise _spreadsheet(name)
    if "presentation" in kind + parts:
        raise _slides(name)
    raise _archive(name)


def _ole2(name: str, content: bytes) -> str:
    """What an OLE2 container holds, by the names of its streams, which stand in it as UTF-16."""

    def holds(*streams: str) -> bool:
        return any(stream.encode("utf-16-le") + b"\x00\x00" in content for stream in streams)

    if holds("EncryptedPackage"):
        raise locked(name)
    if holds("WordDocument"):
        if _is_locked_word(content):
            raise locked(name)
        return "doc"
    if holds("Workbook", "Book"):
        raise _spreadsheet(name)
    if holds("PowerPoint Document"):
        raise _slides(name)
    raise _unknown(name)


def _is_locked_word(content: bytes) -> bool:
    """Whether the header of the Word stream ([MS-DOC], FibBase) says that it is encrypted."""
    at = content.find(b"\xec\xa5")
    while at >= 0 and at % 512:  # streams begin at sectors
        at = content.find(b"\xec\xa5", at + 1)
    return 0 <= at < len(content) - 11 and bool(content[at + 11] & 1)


def _plain(name: str, content: bytes) -> str:
    """Text or HTML; null bytes and control characters show that a file is neither."""
    codec = utf16_codec(content)
    shown = content.decode(codec, "replace") if codec else content.decode("latin-1")
    start = shown[:20_000]
    if len(_CONTROL.findall(start)) > len(start) * _MOST_CONTROLS:
        raise _unknown(name)
    if "\x00" in shown:
        raise UserError(
            f"“{name}” không phải tệp văn bản thuần (có byte rỗng). Hãy lưu lại thành .txt (UTF-8).",
            f"“{name}” is no plain text (it holds null bytes). Save it again as .txt (UTF-8).",
        )
    start = start.removeprefix("\u00ef\u00bb\u00bf").removeprefix("\ufeff")
    if _HTML.match(start):
        return "html"
    if _WEB_ARCHIVE.match(start):
        return "web archive"
    if start.lstrip().startswith("<?xml"):
        raise _unknown(name)
    return "text"


def _repaired(pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """`pages` with text that was decoded wrongly put right; one file is one piece of evidence."""
    texts = [part for page in pages for line in page.lines for part in (line.cells or (line.text,))]
    whole = "\n".join(text.replace("\n", " ") for text in texts)
    mended = repaired(whole)
    if mended == whole:
        return pages
    parts = iter(mended.split("\n"))
    return tuple(
        replace(
            page, lines=tuple(_with(line, [next(parts) for _ in line.cells or (line.text,)]) for line in page.lines)
        )
        for page in pages
    )


def _with(line: Line, parts: list[str]) -> Line:
    if line.cells:
        return replace(line, text=" | ".join(parts), cells=tuple(parts))
    return replace(line, text=parts[0])


def _web_archive(name: str, content: bytes) -> tuple[Page, ...]:
    """The page in an .mht file, which Word and browsers save under other names too."""
    from email import message_from_bytes

    for part in message_from_bytes(content).walk():
        if part.get_content_type() == "text/html" and isinstance(page := part.get_payload(decode=True), bytes):
            return html.read(name, page)
    raise broken(name)


_READERS: dict[str, Callable[[str, bytes], tuple[Page, ...]]] = {
    "text": text.read, "html": html.read, "docx": docx.read, "odt": odt.read, "rtf": rtf.read, "doc": doc.read,
    "web archive": _web_archive,
}  # fmt: skip


def _sheets(form: str, name: str, content: bytes, on_page: OnPage | None) -> tuple[Page, ...]:
    if form not in ("pdf", "image"):
        return _READERS[form](name, content)
    from ingest.readers import pdf

    return (pdf.pages if form == "pdf" else pdf.image_pages)(name, content, on_page)


def _spreadsheet(name: str) -> UserError:
    return UserError(
        f"“{name}” là bảng tính, không phải văn bản. Hãy nạp chính văn bản chỉ đạo (.docx, .pdf…).",
        f"“{name}” is a spreadsheet, not a document. Give the directive itself (.docx, .pdf…).",
    )


def _slides(name: str) -> UserError:
    return UserError(
        f"“{name}” là tệp trình chiếu, không phải văn bản. Hãy nạp chính văn bản chỉ đạo (.docx, .pdf…).",
        f"“{name}” is a slide show, not a document. Give the directive itself (.docx, .pdf…).",
    )


def _archive(name: str) -> UserError:
    return UserError(
        f"“{name}” là tệp nén. Hãy giải nén rồi nạp từng văn bản bên trong.",
        f"“{name}” is an archive. Unpack it and give the documents inside.",
    )


def _unknown(name: str) -> UserError:
    return UserError(
        f"“{name}” không phải định dạng văn bản đọc được. Hãy lưu thành .docx, .pdf hoặc .txt rồi nạp lại.",
        f"“{name}” is in no format that can be read. Save it as .docx, .pdf or .txt and try again.",
    )
