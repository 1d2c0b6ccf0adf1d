"""A file to the directives that stand in it. Reading is a pure function of a file's name and bytes."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from ingest.clean import paragraphs
from ingest.directive import Directive, Quality, Source
from ingest.errors import UserError
from ingest.letterhead import Letterhead, letterhead
from ingest.numbering import slug
from ingest.places import PLACES
from ingest.references import references
from ingest.sections import documents, sections
from ingest.split import clauses

SUFFIXES = (".txt", ".md")
LARGEST = 20 * 1024 * 1024  # bytes; a directive's text is some tens of kilobytes


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The readable files among `paths` and in the folders among them, each once, in order of name.

    A folder's README is about the documents and no document.  Raises UserError for a path that does not exist.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = (p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            found.update(dict.fromkeys(sorted(p for p in inside if p.stem.upper() != "README")))
        elif path.exists():
            found[path] = None
        else:
            raise UserError(
                f"Không tìm thấy “{path}”. Hãy kiểm tra lại đường dẫn.", f"“{path}” does not exist. Check the path."
            )
    return list(found)


def read_file(path: Path) -> tuple[Directive, ...]:
    """The directives of the file at `path`.  Raises UserError when it cannot be read or holds no text."""
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(
                f"“{path.name}” lớn quá {LARGEST >> 20} MB. Hãy tách tệp ra rồi nạp lại.",
                f"“{path.name}” is larger than {LARGEST >> 20} MB. Split it and try again.",
            )
        content = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"Không đọc được “{path}” ({error.strerror}). Hãy kiểm tra quyền đọc tệp.",
            f"“{path}” cannot be read ({error.strerror}). Check that the file may be read.",
        ) from error
    return read_bytes(path.name, content)


def read_bytes(name: str, content: bytes) -> tuple[Directive, ...]:
    """The directives in `content`, the bytes of a text or Markdown file called `name`.

    Raises UserError for another format, another encoding, or no text.
    """
    pages = paragraphs(_decoded(name, content))
    if not any(c.isalpha() for p in pages for c in p.text):
        raise UserError(f"“{name}” không có chữ nào để đọc.", f"“{name}” holds no text to read.")
    source = Source(name, hashlib.sha256(content).hexdigest(), max(p.page for p in pages))
    made: list[Directive] = []
    for printed in documents(pages):
        parts = sections(printed)
        text, tree = clauses(parts)
        head = letterhead(parts)
        made.append(
            Directive(
                id=_distinct(_directive_id(head, name), made),
                number=head.number,
                kind=head.kind,
                issuer=head.issuer,
                place=head.place,
                issued_on=head.issued_on,
                subject=head.subject,
                addressees=head.addressees,
                recipients=head.recipients,
                signer=head.signer,
                text=text,
                clauses=tree,
                references=references(tree),
                obligations=(),
                source=source,
                quality=_quality(head),
            )
        )
    return tuple(made)


def _decoded(name: str, content: bytes) -> str:
    if Path(name).suffix.lower() not in SUFFIXES:
        raise UserError(
            f"“{name}”: hiện chỉ đọc được tệp {', '.join(SUFFIXES)}. Hãy lưu văn bản thành .txt (UTF-8).",
            f"“{name}”: only {', '.join(SUFFIXES)} files can be read for now. Save it as .txt (UTF-8).",
        )
    if not content.strip():
        raise UserError(f"“{name}” là tệp rỗng.", f"“{name}” is empty.")
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UserError(
            f"“{name}” không phải chữ Unicode (UTF-8). Hãy lưu lại tệp với mã UTF-8.",
            f"“{name}” is not Unicode (UTF-8) text. Save it again as UTF-8.",
        ) from error
    if "\x00" in text:
        raise UserError(
            f"“{name}” không phải tệp văn bản thuần (có byte rỗng). Hãy lưu lại thành .txt (UTF-8).",
            f"“{name}” is no plain text (it holds null bytes). Save it again as .txt (UTF-8).",
        )
    return text


def _directive_id(head: Letterhead, name: str) -> str:
    """'2214-ubnd-ncvx-quang-binh'; kind, issuer and year where no number is printed; else the file's name."""
    place = max((p.name for p in PLACES if p.name in head.issuer), key=len, default="")  # Huế in Thừa Thiên Huế
    who = place or ("" if head.number.endswith("-TTg") else head.issuer)
    if head.number:
        return slug(f"{head.number} {who}")
    year = str(head.issued_on.year) if head.issued_on else ""
    return (
        slug(f"{head.kind} {head.issuer} {year}") if head.kind and head.issuer else slug(Path(name).stem) or "van-ban"
    )


def _distinct(directive_id: str, before: Sequence[Directive]) -> str:
    taken = {d.id for d in before}
    if directive_id not in taken:
        return directive_id
    return next(new for n in range(2, len(before) + 3) if (new := f"{directive_id}-{n}") not in taken)


def _quality(head: Letterhead) -> Quality:
    printed = {
        "number": head.number, "kind": head.kind, "issuer": head.issuer, "place": head.place,
        "issued_on": head.issued_on, "subject": head.subject, "signer": head.signer,
    }  # fmt: skip
    return Quality(tuple(name for name, value in printed.items() if not value), head.notes)
