"""The format is told by the content; what is no document is refused with one kind line."""

import io
import shutil
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.errors import UserError
from ingest.formats import read_pages
from ingest.page import Page
from tests.office_files import FILES, PRINTED, directive, docx, para, zipped

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def _words(pages: tuple[Page, ...]) -> str:
    return "\n".join(line.text for page in pages for line in page.lines if line.text)


def _file(name: str) -> bytes:
    return (FILES / name).read_bytes()


@pytest.mark.parametrize("name", ["a.docx", "a.doc", "a.txt", "a.pdf", "Chỉ thị số 5 (bản cuối)", "a.xlsx"])
@pytest.mark.parametrize("form", ["docx", "odt", "rtf", "html", "text"])
def test_the_name_does_not_matter(form: str, name: str) -> None:
    content = PRINTED.encode() if form == "text" else _file(f"chi-thi.{form}")
    found, pages = read_pages(name, content)
    assert found == form
    assert "Sở Tài chính bố trí kinh phí." in _words(pages)


@needs_office
def test_an_old_word_file_under_a_new_name() -> None:
    form, pages = read_pages("chi-thi.docx", _file("chi-thi.doc"))
    assert (form, _words(pages)) == ("doc", PRINTED)


def _package(*members: str, kind: str = "", types: str = "") -> bytes:
    return zipped({"mimetype": kind, "[Content_Types].xml": types, **dict.fromkeys(members, "x")})


def _bomb(part: str) -> bytes:
    """A document whose part unpacks to more than it says."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package, package.open(part, "w") as stream:
        for _ in range(40):
            stream.write(bytes(1024 * 1024))
    return made.getvalue()


def _lying_bomb() -> bytes:
    """The same with a directory that gives each size as one byte."""
    content = _bomb("word/document.xml")
    size = (40 * 1024 * 1024).to_bytes(4, "little")
    return content.replace(size, (1).to_bytes(4, "little"))


def _locked() -> bytes:
    """A package whose members are marked as encrypted."""
    content = bytearray(directive())
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(sign)
        while place >= 0:
            content[place + at] |= 1
            place = content.find(sign, place + 1)
    return bytes(content)


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&b;</w:body></w:document>'
)
OUTSIDE = LAUGHS.replace('<!ENTITY a "ha">', '<!ENTITY a SYSTEM "file:///etc/passwd">')
DEEP = docx("<w:sdt>" * 5000 + para("x") + "</w:sdt>" * 5000)


def _stream(name: str) -> bytes:
    return OLE2 + name.encode("utf-16-le") + bytes(4)


BAD: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "is empty"),
    "blanks": (b" \n\t ", "is empty"),
    "null bytes": (b"Chi thi\x00so 5" * 50, "null bytes"),
    "a program": (b"MZ\x90\x00\x03" + bytes(200), "no format that can be read"),
    "noise": (bytes(range(256)) * 20, "no format that can be read"),
    "a zip": (zipped({"a.txt": "x"}), "an archive"),
    "an empty zip": (zipped({}), "an archive"),
    "rar": (b"Rar!\x1a\x07\x00" + bytes(50), "an archive"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(50), "an archive"),
    "gzip": (b"\x1f\x8b\x08" + bytes(50), "an archive"),
    "xlsx": (_package("xl/workbook.xml", types="application/vnd.…spreadsheetml.sheet"), "a spreadsheet"),
    "ods": (_package("content.xml", kind="application/vnd.oasis.opendocument.spreadsheet"), "a spreadsheet"),
    "pptx": (_package("ppt/x.xml", types="application/vnd.…presentationml.presentation"), "a slide show"),
    "xls": (_stream("Workbook"), "a spreadsheet"),
    "ppt": (_stream("PowerPoint Document"), "a slide show"),
    "a locked doc": (
        OLE2 + b"\xec\xa5\xc1\x00" + bytes(7) + b"\x01" + bytes(500) + _stream("WordDocument"),
        "password",
    ),
    "another OLE2": (_stream("Contents"), "no format that can be read"),
    "a locked docx": (_stream("EncryptedPackage"), "locked with a password"),
    "a locked zip": (_locked(), "locked with a password"),
    "a cut docx": (directive()[:1500], "damaged or incomplete"),
    "a zip's head alone": (b"PK\x03\x04", "damaged or incomplete"),
    "a cut odt": (_file("chi-thi.odt")[:9000], "damaged or incomplete"),
    "a cut rtf": (_file("chi-thi.rtf")[:9000], "damaged or incomplete"),
    "broken XML": (zipped({"word/document.xml": "<w:document"}), "damaged or incomplete"),
    "a zip bomb": (_bomb("word/document.xml"), "unpacks to too much"),
    "a lying zip bomb": (_lying_bomb(), "damaged or incomplete"),
    "many members": (zipped({f"word/{n}": "" for n in range(6000)}), "unpacks to too much"),
    "a billion laughs": (zipped({"word/document.xml": LAUGHS}), "foreign XML entities"),
    "an external entity": (zipped({"word/document.xml": OUTSIDE}), "foreign XML entities"),
    "Word 2003 XML": (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:x/>',
        "no format that can be",
    ),
    "null bytes here and there": (b"abc\0" * 1000, "null bytes"),
    "a long text": (b"1. a\n" * 300_000, "longer than any directive"),
    "a long page": (b"<html>" + b"<p>a" * 400_000, "longer than any directive"),
    "a long rtf": (b"{\\rtf1 " + b"\\par a" * 1_100_000 + b"}", "longer than any directive"),
    "a long docx": (zipped({"word/document.xml": f"<w:document>{'<w:p/>' * 1_600_000}"}), "longer than any directive"),
    "boxes in boxes": (DEEP, "damaged or incomplete"),
}


@pytest.mark.parametrize(("content", "wrong"), BAD.values(), ids=BAD.keys())
def test_what_is_no_document(content: bytes, wrong: str) -> None:
    with pytest.raises(UserError) as caught:
        read_pages("Văn bản đến.docx", content)
    assert wrong in caught.value.en
    for message in (caught.value.vi, caught.value.en):
        assert "“Văn bản đến.docx”" in message and "\n" not in message


@pytest.mark.parametrize(
    "content",
    [
        "Chỉ thị".encode(),
        "Chỉ thị".encode("utf-16"),
        "Chỉ thị của Chủ tịch Ủy ban nhân dân tỉnh".encode("utf-16-le"),
        b"PK la viet tat cua phong khong",
        b"MZ la ten mot don vi",
        "{ngoặc} và <dấu> trong văn bản".encode(),
    ],
)
def test_text_that_looks_like_something_else(content: bytes) -> None:
    assert read_pages("a", content)[0] == "text"


def test_a_web_archive_is_read_as_its_page() -> None:
    content = (
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; '
        b"charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Ch=E1=BB=89 th=E1=BB=8B</p>\r\n--b--"
    )
    form, pages = read_pages("a.doc", content)
    assert (form, _words(pages)) == ("web archive", "Chỉ thị")


def test_a_workbook_that_embeds_a_letter_is_a_spreadsheet() -> None:
    letter = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    with pytest.raises(UserError, match="bảng tính"):
        read_pages("a", _package("xl/workbook.xml", types=f"{letter} {sheet}"))


def test_text_decoded_wrongly_is_put_right_in_any_format() -> None:
    body = para("Céng hoµ x· héi chñ nghÜa ViÖt Nam") + para("Tù do") + para("Giám đốc Sở Y tế chịu trách nhiệm")
    _, pages = read_pages("a.docx", docx(body))
    assert _words(pages).split("\n")[0] == "Cộng hoà xã hội chủ nghĩa Việt Nam"
    assert "Giám đốc Sở Y tế chịu trách nhiệm" in _words(pages)


@settings(deadline=None)  # the first picture loads the reader of pictures
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"{\\rtf1", b"<html>", b"\xff\xfe", b"\x1f\x8b"]))
def test_any_bytes_are_read_or_refused(content: bytes, head: bytes) -> None:
    try:
        form, pages = read_pages("a", head + content)
    except UserError:
        return
    assert form in ("text", "html", "rtf") and pages
