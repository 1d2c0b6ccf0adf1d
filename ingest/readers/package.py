"""The zipped XML of office documents, opened with limits: a hostile file costs an error, never the machine."""

import io
import zipfile
import zlib
from collections.abc import Mapping
from xml.etree import ElementTree

from ingest.errors import UserError

_MOST_MEMBERS = 5_000
_MOST_BYTES = 200 * 1024 * 1024  # of all members, unpacked
_MOST_XML = 24 * 1024 * 1024  # bytes of one part; its tree takes some twenty times that
_MOST_TAGS = 1_500_000  # of one part, opening and closing ones: 600,000 paragraphs of one word took 600 MB
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError)


def broken(name: str) -> UserError:
    """The error for a document that its own program could not open either."""
    return UserError(
        f"“{name}” bị hỏng hoặc chưa tải hết. Hãy mở bằng Word hay LibreOffice rồi lưu lại, hoặc lấy lại tệp gốc.",
        f"“{name}” is damaged or incomplete. Open and save it again in Word or LibreOffice, or fetch it again.",
    )


def too_large(name: str) -> UserError:
    """The error for a document that unpacks to more than any directive needs."""
    return UserError(
        f"“{name}” bung ra quá lớn (có thể là tệp độc hại). Hãy kiểm tra nguồn gốc, hoặc lưu lại thành tệp nhỏ hơn.",
        f"“{name}” unpacks to too much (it may be hostile). Check where it comes from, or save it again smaller.",
    )


def too_long(name: str) -> UserError:
    """The error for a document with more paragraphs than any directive has."""
    return UserError(
        f"“{name}” dài hơn bất kỳ văn bản chỉ đạo nào. Hãy tách ra từng văn bản rồi nạp lại.",
        f"“{name}” is longer than any directive. Split it into its documents and try again.",
    )


def open_package(name: str, content: bytes) -> zipfile.ZipFile:
    """The zip in `content`.  Raises UserError for a broken one, a zip bomb, and one locked with a password."""
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN as error:
        raise broken(name) from error
    members = package.infolist()
    if len(members) > _MOST_MEMBERS or sum(m.file_size for m in members) > _MOST_BYTES:
        raise too_large(name)
    if any(m.flag_bits & 1 for m in members):
        raise locked(name)
    return package


def locked(name: str) -> UserError:
    """The error for a document that asks for a password."""
    return UserError(
        f"“{name}” được khóa bằng mật khẩu. Hãy mở tệp, bỏ mật khẩu, lưu lại rồi nạp.",
        f"“{name}” is locked with a password. Open it, remove the password, save and try again.",
    )


def read_part(name: str, package: zipfile.ZipFile, part: str) -> bytes | None:
    """The bytes of `part`, None where the package has none.  Raises UserError when it is broken or too large."""
    try:
        with package.open(part) as stream:
            content = stream.read(_MOST_XML + 1)  # whatever the zip's header claims
    except KeyError:
        return None
    except _BROKEN as error:
        raise broken(name) from error
    if len(content) > _MOST_XML:
        raise too_large(name)
    return content


def read_xml(name: str, package: zipfile.ZipFile, part: str, prefixes: Mapping[str, str]) -> ElementTree.Element | None:
    """The tree of `part`, None where the package has none; names as 'w.p', by `prefixes` from namespace to prefix.

    Raises UserError when it is broken, too large, or declares a document type: office programs never do, and entities
    (external ones, or a billion laughs) come in by no other door.
    """
    content = read_part(name, package, part)
    if content is None:
        return None
    if b"<!DOCTYPE" in content.replace(b"\0", b""):
        raise UserError(
            f"“{name}” có khai báo thực thể XML lạ (có thể là tệp độc hại) nên không được đọc. Hãy kiểm tra nguồn gốc.",
            f"“{name}” declares foreign XML entities (it may be hostile) and is not read. Check where it comes from.",
        )
    if content.count(b"<") > _MOST_TAGS:
        raise too_long(name)
    try:
        root = ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise broken(name) from error
    for element in root.iter():
        element.tag = _short(element.tag, prefixes)
        if element.attrib:
            element.attrib = {_short(key, prefixes): value for key, value in element.attrib.items()}
    return root


def _short(tag: str, prefixes: Mapping[str, str]) -> str:
    """'{http://…/main}p' -> 'w.p' (a colon would mean a path); other namespaces get no prefix: '?.p'."""
    namespace, brace, local = tag.rpartition("}")
    return f"{prefixes.get(namespace[1:], '?')}.{local}" if brace else tag
