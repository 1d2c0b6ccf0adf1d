"""Which files go into the library: read each, compare it with what is there, and say what it became."""

import hashlib
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from index.catalog import Catalog, FileVersion, Held, Summary
from index.originals import Originals
from ingest.directive import Directive, Quality, Source
from ingest.errors import UserError
from ingest.read import READER, changed_meanwhile
from ingest.workers import Readers

_CLAUSES = 4000  # put away together, at most
_AHEAD = 200  # files read before they are needed: what was read waits in memory
_SECONDS = 5.0  # of reading that a killed process may lose


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: "new", "changed", "unchanged" or "failed" (then `problem` says why).

    `note` says of a file that was not read why it need not be.
    """

    file: str
    outcome: str
    directives: tuple[str, ...] = ()
    clauses: int = 0
    quality: tuple[Quality, ...] = ()  # one a directive, in the same order
    note_vi: str = ""
    note_en: str = ""
    problem_vi: str = ""
    problem_en: str = ""

    def note(self, language: str) -> str:
        """The note in `language`, "vi" or "en"; "" where there is none."""
        return self.note_en if language == "en" else self.note_vi


Begun = FileReport | Future[tuple[Directive, ...]]


class Reading:
    """What is known while files are read: what the catalog holds, and what came in this run."""

    def __init__(self, catalog: Catalog, originals: Originals, again: bool, bring_back: bool, replace: bool) -> None:
        """`again`: read also the files that have not changed; `bring_back`: also those that a person took out.

        `replace`: a file takes the place of another one of its name.
        """
        self._again = again
        self._replaces = replace
        self._left_out = frozenset[str]() if bring_back else catalog.removed()
        self._catalog = catalog
        self._originals = originals
        held = catalog.held()
        self._known = {each.source.file: each for each in held}
        self._claims = {directive.id: each.source.file for each in held for directive in each.directives}
        self._seen: dict[str, tuple[Path, str]] = {}  # name -> the first file of that name in this run, and its hash
        self._twins = {each.source.sha256: each.source for each in held}

    def begin(self, path: Path, readers: Readers) -> Begun:
        """What is known of a file before it is read: its report, or its reading under way.  Never raises."""
        try:
            return self._begin(path, readers)
        except UserError as error:
            return _failed(path, error)

    def _begin(self, path: Path, readers: Readers) -> Begun:
        sha256 = _sha256(path)
        if sha256 in self._left_out:
            return _left_alone(path, "đã được gỡ khỏi kho", "was taken out of the library")
        first, content = self._seen.setdefault(path.name, (path, sha256))
        if first != path:
            if content == sha256:
                return _twin(path, str(first))
            raise _same_name(path, first)
        known = self._known.get(path.name)
        if known and known.source.sha256 == sha256 and known.source.reader == READER and not self._again:
            self._keep(path, known.source)
            return _report(path, "unchanged", known.directives)
        if known and known.source.sha256 != sha256 and not self._replaces:
            raise UserError(
                f"Trong kho đã có tệp tên {path.name} với nội dung khác; hãy đổi tên tệp, hoặc chọn thay tệp cũ.",
                f"The library holds another file called {path.name}; rename the file, or choose to replace that one.",
            )
        return readers.read(path)

    def finish(self, path: Path, begun: Begun) -> tuple[FileReport, FileVersion | None]:
        """The report on one file, and the version to put away (None: nothing changes), its bytes being kept.

        Never raises for a bad file.
        """
        if isinstance(begun, FileReport):
            return begun, None
        known = self._known.get(path.name)
        try:
            directives = tuple(self._own_id(path, directive) for directive in begun.result())
            if not known and directives and (twin := self._twins.get(directives[0].source.sha256)):
                self._keep(path, twin)
                return _twin(path, twin.file), None
            self._check(path, directives)
            self._keep(path, directives[0].source)
        except UserError as error:
            return _failed(path, error), None
        version = FileVersion(uuid.uuid4().hex, directives[0].source, directives)
        held = _held(version)
        if known and all(old.directives == directives for old in self._catalog.versions([known.id])):
            return _report(path, "unchanged", held.directives), None
        self._admit(held)
        return _report(path, "changed" if known else "new", held.directives), version

    def _keep(self, path: Path, source: Source) -> None:
        """Keep a file's bytes before anything is known of it.  Raises UserError when they are not what was read."""
        if not self._originals.keep(path, source):
            raise changed_meanwhile(path)

    def _own_id(self, path: Path, directive: Directive) -> Directive:
        """The directive under an id of its own: bodies count anew each year, so 20/CT-TTg is of 2022 and of 2023."""
        owner = self._known.get(self._claims.get(directive.id, path.name))
        other = next((d for d in owner.directives if d.id == directive.id), None) if owner else None
        if other is None or owner is None or owner.source.file == path.name:
            return directive
        if not directive.issued_on or not other.issued_on or directive.issued_on.year == other.issued_on.year:
            return directive
        return replace(directive, id=f"{directive.id}-{directive.issued_on.year}")

    def _check(self, path: Path, directives: tuple[Directive, ...]) -> None:
        """Raises UserError for a file without directives, or with one that another file holds."""
        if not directives:
            raise UserError(f"Tệp {path.name} không có văn bản nào.", f"The file {path.name} holds no directive.")
        taken: set[str] = set()
        for directive in directives:
            owner = self._claims.get(directive.id, path.name)
            if directive.id in taken:
                owner = path.name
            elif owner == path.name:
                taken.add(directive.id)
                continue
            name = directive.number or directive.id
            raise UserError(
                f"Văn bản {name} trong {path.name} đã có trong {owner}; hãy bỏ một trong hai bản.",
                f"The directive {name} in {path.name} is already in {owner}; leave one of the two out.",
            )

    def _admit(self, held: Held) -> None:
        file = held.source.file
        if old := self._known.get(file):
            self._twins.pop(old.source.sha256, None)
            for directive in old.directives:
                self._claims.pop(directive.id, None)
        self._claims.update({directive.id: file for directive in held.directives})
        self._known[file] = held
        self._twins[held.source.sha256] = held.source


def admit(
    files: Sequence[Path],
    reading: Reading,
    readers: Readers,
    put: Callable[[Sequence[FileVersion]], None],
    progress: Callable[[FileReport, int, int], None],
) -> list[FileReport]:
    """Read every file, `put` away what is new in batches, and tell `progress` of each file once it is in."""
    done: list[FileReport] = []
    waiting: list[tuple[FileReport, FileVersion | None]] = []
    since = time.monotonic()

    def flush() -> None:
        versions = [version for _report, version in waiting if version]
        if versions:
            put(versions)
        for report, _version in waiting:
            done.append(report)
            progress(report, len(done), len(files))
        waiting.clear()

    for path, begun in _ahead(files, lambda path: reading.begin(path, readers)):
        waiting.append(reading.finish(path, begun))
        many = sum(report.clauses for report, version in waiting if version) >= _CLAUSES
        if many or time.monotonic() - since > _SECONDS:
            flush()
            since = time.monotonic()
    flush()
    return done


def _ahead(files: Sequence[Path], begin: Callable[[Path], Begun]) -> Iterator[tuple[Path, Begun]]:
    """Every file with its reading, some of which are begun before they are waited for."""
    begun: deque[tuple[Path, Begun]] = deque()
    for path in files:
        begun.append((path, begin(path)))
        if len(begun) > _AHEAD:
            yield begun.popleft()
    while begun:
        yield begun.popleft()


def _sha256(path: Path) -> str:
    """Of the file's bytes, hexadecimal.  Raises UserError when it cannot be opened."""
    if not path.is_file():  # a pipe would never end
        raise UserError(f"“{path}” không phải là tệp.", f"“{path}” is no file.")
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UserError(
            f"Không mở được “{path}”. Hãy kiểm tra quyền đọc tệp.",
            f"“{path}” cannot be opened. Check that the file may be read.",
        ) from error


def _same_name(path: Path, first: Path) -> UserError:
    """A name is a file's identity: two files of one name in one run cannot both be meant."""
    return UserError(
        f"Tệp {path} trùng tên với {first} nhưng khác nội dung; hãy đổi tên một trong hai.",
        f"The file {path} has the same name as {first} but other contents; rename one of them.",
    )


def _twin(path: Path, other: str) -> FileReport:
    return _left_alone(path, f"cùng nội dung với {other}", f"same contents as {other}")


def _left_alone(path: Path, vi: str, en: str) -> FileReport:
    return FileReport(path.name, "unchanged", note_vi=vi, note_en=en)


def _failed(path: Path, error: UserError) -> FileReport:
    return FileReport(path.name, "failed", problem_vi=error.vi, problem_en=error.en)


def _held(version: FileVersion) -> Held:
    found = ((d.id, d.issued_on, len(d.clauses), d.quality) for d in version.directives)
    return Held(version.id, version.source, tuple(Summary(*each) for each in found))


def _report(path: Path, outcome: str, directives: tuple[Summary, ...]) -> FileReport:
    return FileReport(
        path.name,
        outcome,
        tuple(directive.id for directive in directives),
        sum(directive.clauses for directive in directives),
        tuple(directive.quality for directive in directives),
    )
