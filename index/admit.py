"""Which files go into the library: read each, compare it with what is there, and say what it became."""

import hashlib
import time
import uuid
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from index.catalog import FileVersion
from ingest.directive import Directive, Quality
from ingest.errors import UserError
from ingest.read import READER
from ingest.workers import Readers

_CLAUSES = 4000  # put away together, at most
_SECONDS = 5.0  # of reading that a killed process may lose


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: "new", "changed", "unchanged" or "failed" (then `problem` says why)."""

    file: str
    outcome: str
    directives: tuple[str, ...] = ()
    clauses: int = 0
    quality: tuple[Quality, ...] = ()  # one a directive, in the same order
    notes: tuple[str, ...] = ()  # about the file as a whole
    problem_vi: str = ""
    problem_en: str = ""


Begun = FileReport | Future[tuple[Directive, ...]]


class Reading:
    """What is known while files are read: the catalog's file versions, and those of this run."""

    def __init__(self, versions: Sequence[FileVersion], again: bool) -> None:
        """`again`: read also the files that have not changed."""
        self._again = again
        self._known = {version.source.file: version for version in versions}
        self._claims = {directive.id: v.source.file for v in versions for directive in v.directives}
        self._seen: dict[str, Path] = {}
        self._twins = {version.source.sha256: version.source.file for version in versions}

    def begin(self, path: Path, readers: Readers) -> Begun:
        """What is known of a file before it is read: its report, or its reading under way.  Never raises."""
        try:
            return self._begin(path, readers)
        except UserError as error:
            return _failed(path, error)

    def _begin(self, path: Path, readers: Readers) -> Begun:
        sha256 = _sha256(path)
        known = self._known.get(path.name)
        first = self._seen.setdefault(path.name, path)
        same = known and known.source.sha256 == sha256
        if known and same and (first != path or (known.source.reader == READER and not self._again)):
            return _report(path, "unchanged", known.directives)
        if first != path:
            raise _same_name(path, first)
        return readers.read(path)

    def finish(self, path: Path, begun: Begun) -> tuple[FileReport, FileVersion | None]:
        """The report on one file, and the version to put away (None: nothing changes).  Never raises for a bad file."""
        if isinstance(begun, FileReport):
            return begun, None
        known = self._known.get(path.name)
        try:
            directives = tuple(self._own_id(path, directive) for directive in begun.result())
            if not known and directives and (twin := self._twins.get(directives[0].source.sha256)):
                return FileReport(path.name, "unchanged", notes=(f"cùng nội dung với {twin}",)), None
            self._check(path, directives)
        except UserError as error:
            return _failed(path, error), None
        if known and known.directives == directives:
            return _report(path, "unchanged", directives), None
        version = FileVersion(uuid.uuid4().hex, directives[0].source, directives)
        self._admit(version)
        return _report(path, "changed" if known else "new", directives), version

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

    def _admit(self, version: FileVersion) -> None:
        file = version.source.file
        self._claims = {key: owner for key, owner in self._claims.items() if owner != file}
        self._claims.update({directive.id: file for directive in version.directives})
        self._known[file] = version
        self._twins[version.source.sha256] = file


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

    for path, begun in [(path, reading.begin(path, readers)) for path in files]:
        waiting.append(reading.finish(path, begun))
        many = sum(report.clauses for report, version in waiting if version) >= _CLAUSES
        if many or time.monotonic() - since > _SECONDS:
            flush()
            since = time.monotonic()
    flush()
    return done


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


def _failed(path: Path, error: UserError) -> FileReport:
    return FileReport(path.name, "failed", problem_vi=error.vi, problem_en=error.en)


def _report(path: Path, outcome: str, directives: tuple[Directive, ...]) -> FileReport:
    return FileReport(
        path.name,
        outcome,
        tuple(directive.id for directive in directives),
        sum(len(directive.clauses) for directive in directives),
        tuple(directive.quality for directive in directives),
    )
