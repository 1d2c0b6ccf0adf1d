"""A file to the directives that stand in it. Reading is a pure function of a file's name and bytes."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from ingest.clean import Paragraph, paragraphs
from ingest.directive import Directive, Source
from ingest.errors import UserError
from ingest.formats import OnPage, read_pages
from ingest.letterhead.letterhead import Letterhead, letterhead
from ingest.numbering import slug
from ingest.obligations.collect import obligations
from ingest.page import Page
from ingest.places import place_in
from ingest.quality import quality
from ingest.readings import readings
from ingest.references.collect import references
from ingest.sections import documents, sections
from ingest.split import clauses

READER = "5"  # a file read by another version is read again at the next ingest
# What is looked for in a folder, also what can only be refused; a file itself is read by its content, not its name.
SUFFIXES = frozenset(
    ".txt .md .html .htm .mht .mhtml .docx .docm .dotx .doc .dot .rtf .odt .pdf .png .jpg .jpeg .tif .tiff .bmp .gif "
    ".webp .heic .xlsx .xlsm .xls .ods .csv .pptx .ppt .odp .zip .rar .7z".split()
)
LARGEST = 100 * 1024 * 1024  # bytes


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The readable files among `paths` and in the folders among them, each once, in order of name.

    A folder's README is about the documents and no document, nor is the lock of an open Word file.
    Raises UserError for a path that does not exist.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = (p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            found.update(dict.fromkeys(sorted(p for p in inside if not _is_beside(p.name))))
        elif path.exists():
            found[path] = None
        else:
            raise UserError(
                f"Không tìm thấy “{path}”. Hãy kiểm tra lại đường dẫn.", f"“{path}” does not exist. Check the path."
            )
    return list(found)


def _is_beside(name: str) -> bool:
    """'README.md', '~$cong-van.docx', '.an.txt'."""
    return name.upper().startswith("README.") or name.startswith(("~$", "."))


def read_file(path: Path, on_page: OnPage | None = None) -> tuple[Directive, ...]:
    """The directives of the file at `path`; `on_page` is told of each page that OCR has read.

    Raises UserError when it cannot be read, changes meanwhile, or holds no text.
    """
    try:
        before = path.stat()
        if before.st_size > LARGEST:
            raise UserError(
                f"“{path.name}” lớn quá {LARGEST >> 20} MB. Hãy tách tệp ra rồi nạp lại.",
                f"“{path.name}” is larger than {LARGEST >> 20} MB. Split it and try again.",
            )
        content = path.read_bytes()
        after = path.stat()
    except OSError as error:
        raise UserError(
            f"Không đọc được “{path}” ({error.strerror}). Hãy kiểm tra quyền đọc tệp.",
            f"“{path}” cannot be read ({error.strerror}). Check that the file may be read.",
        ) from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(content) != after.st_size:
        raise changed_meanwhile(path)
    return read_bytes(path.name, content, on_page)


def changed_meanwhile(path: Path) -> UserError:
    """The error for a file that was written to while it was read."""
    return UserError(
        f"“{path.name}” bị thay đổi trong lúc đọc. Hãy lưu xong rồi nạp lại.",
        f"“{path.name}” changed while it was read. Finish saving it and try again.",
    )


def read_bytes(name: str, content: bytes, on_page: OnPage | None = None) -> tuple[Directive, ...]:
    """The directives in `content`, the bytes of a file called `name`, in any format of `ingest.formats`.

    Raises UserError for a format that cannot be read, a damaged file, or one without text.
    """
    _, pages = read_pages(name, content, on_page)
    printed = paragraphs(pages)
    if not any(c.isalpha() for p in printed for c in p.text):
        raise UserError(f"“{name}” không có chữ nào để đọc.", f"“{name}” holds no text to read.")
    source = Source(name, hashlib.sha256(content).hexdigest(), max(page.number for page in pages), READER)
    made: list[Directive] = []
    for one in documents(printed):
        made.append(_directive(one, pages, source, made))
    return tuple(made)


def _directive(
    printed: Sequence[Paragraph], pages: Sequence[Page], source: Source, before: Sequence[Directive]
) -> Directive:
    parts = sections(printed)
    text, tree = clauses(parts)
    head = letterhead(parts)
    numbers = {p.page for p in printed}
    own = [page for page in pages if page.number in numbers]
    read = readings(text, tree, head, scanned=any(page.confidence is not None for page in own))
    return Directive(
        id=_distinct(_directive_id(head, source.file), before),
        number=head.number,
        kind=head.kind,
        issuer=head.issuer,
        place=head.place,
        issued_on=head.issued_on,
        subject=read.subject,
        addressees=read.addressees,
        recipients=read.recipients,
        signer=head.signer,
        text=text,
        clauses=read.clauses,
        references=references(tree),
        obligations=obligations(read.clauses, head.kind, head.issued_on, read.addressees),
        source=source,
        quality=quality(head, read.clauses, own),
        parent_body=head.parent_body,
        signer_position=head.signer_position,
        urgency=head.urgency,
        secrecy=head.secrecy,
    )


def _directive_id(head: Letterhead, name: str) -> str:
    """'2214-ubnd-ncvx-quang-binh'; kind, issuer and year where no number is printed; else the file's name."""
    place, above = place_in(head.issuer), place_in(head.parent_body)
    under = above.name if above else head.parent_body  # each province has a Sở Nội vụ
    who = place.name if place else "" if head.number.endswith("-TTg") else f"{head.issuer} {under}"
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
