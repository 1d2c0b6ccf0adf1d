"""Files that a person sends, taken into the library; tells how far that has come."""

import hashlib
import queue
import re
import shutil
import tempfile
import threading
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.admit import FileReport
from index.library import Library
from ingest.errors import UserError
from web.shell import UPLOADS

WAIT = 300.0  # seconds that a person waits for others who are changing the library
_LONGEST = 150  # characters of a file's name
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069/\\]")  # and what turns words around


@dataclass(frozen=True, slots=True)
class Step:
    """How far the reading has come; `page` of `pages` where a scan is read page by page."""

    file: str
    done: int
    total: int
    page: int = 0
    pages: int = 0


Told = queue.Queue[Step | tuple[FileReport, ...] | Exception]


def take_in(library: Library, files: Sequence[Path], replace: bool) -> Iterator[Step | tuple[FileReport, ...]]:
    """Each step of reading `files` in, and at last what became of each.  It goes on when nobody listens any more.

    Without `replace`, a file with the name of another one in the library comes in under a name of its own.  Raises
    UserError as `Library.ingest` does.
    """
    told: Told = queue.Queue()
    (library.home / UPLOADS).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=library.home / UPLOADS) as folder:
        paths = _named(library, files, Path(folder), replace)
        work = threading.Thread(target=_read, args=(library, paths, replace, told))
        work.start()
        try:
            while not isinstance(step := told.get(), tuple):
                if isinstance(step, Exception):
                    raise step
                yield step
            yield step
        finally:
            work.join()


def _read(library: Library, paths: Sequence[Path], replace: bool, told: Told) -> None:
    done = 0

    def on_file(report: FileReport, count: int, total: int) -> None:
        nonlocal done
        done = count
        told.put(Step(report.file, count, total))

    def on_page(path: Path, page: int, pages: int) -> None:
        told.put(Step(path.name, done, len(paths), page, pages))

    try:
        # Named before the others at work were done: where one of them took a name meanwhile, the file is refused.
        reports = library.ingest(paths, replace_files=replace, progress=on_file, on_page=on_page, wait=WAIT)
        told.put(tuple(reports))
    except Exception as error:  # told to the person, by the thread that listens
        told.put(error)


def _named(library: Library, files: Sequence[Path], folder: Path, replace: bool) -> list[Path]:
    """The files under the names by which the library is to know them.  Raises UserError for one that is gone."""
    others = {source.file: source.sha256 for source in library.sources()} if not replace else {}
    taken = dict[str, None]()
    for file in files:
        name = clean_name(file.name)
        try:
            with file.open("rb") as sent:
                sha256 = hashlib.file_digest(sent, "sha256").hexdigest()
            own = {held for held, content in others.items() if content == sha256}
            free = free_name(name, (others.keys() - own) | taken.keys())
            shutil.copyfile(file, folder / free)
        except OSError as error:
            raise UserError(
                f"Chưa nhận được trọn tệp “{name}”. Bạn hãy gửi lại.",
                f"The file “{name}” did not arrive whole. Please send it again.",
            ) from error
        taken[free] = None
    return [folder / name for name in taken]


def clean_name(name: str) -> str:
    """A name to show and to keep: 'Công văn.docx', however it was typed; nothing unseen in it, and not too long."""
    path = Path(_UNSEEN.sub("", unicodedata.normalize("NFC", name)).strip(" .") or "van-ban")
    return path.stem[: _LONGEST - len(path.suffix[:20])] + path.suffix[:20]


def free_name(name: str, taken: set[str]) -> str:
    """'cong-van.docx', or 'cong-van (2).docx' where that is taken."""
    path, number, free = Path(name), 1, name
    while free in taken:
        number += 1
        free = f"{path.stem} ({number}){path.suffix}"
    return free
