"""Which files go into the library: read each, compare it with what is there, and say what it became."""

import hashlib
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.catalog import FileVersion
from ingest.directive import Directive
from ingest.errors import UserError

_CLAUSES = 4000  # put away together, at most
_SECONDS = 5.0  # of reading that a killed process may lose


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file: "new", "changed", "unchanged" or "failed" (then `problem` says why)."""

    file: str
    outcome: str
    directives: tuple[str, ...] = ()
    clauses: int = 0
    notes: tuple[str, ...] = ()
    problem_vi: str = ""
    problem_en: str = ""


class Reading:
    """What is known while files are read: the catalog's file versions, and those of this run."""

    def __init__(self, versions: Sequence[FileVersion], again: bool) -> None:
        """`again`: read also the files that have not changed."""
        self._again = again
        self._known = {version.source.file: version for version in versions}
        self._claims = {directive.id: v.source.file for v in versions for directive in v.directives}
        self._seen: dict[str, Path] = {}

    def read(self, path: Path) -> tuple[FileReport, FileVersion | None]:
        """The report on one file, and the version to put away (None: nothing changes).  Never raises for a bad file."""
        try:
            return self._read(path)
        except UserError as error:
            return FileReport(path.name, "failed", problem_vi=error.vi, problem_en=error.en), None
        except Exception as error:  # one file's odd bytes must not stop the others
            vi = f"Không đọc được tệp {path.name} ({type(error).__name__}: {error}); các tệp khác vẫn được nạp."
            en = f"The file {path.name} could not be read ({type(error).__name__}: {error}); the others went on."
            return FileReport(path.name, "failed", problem_vi=vi, problem_en=en), None

    def _read(self, path: Path) -> tuple[FileReport, FileVersion | None]:
        from ingest.read import read_file

        sha256 = hashlib.sha256(_bytes(path)).hexdigest()
        known = self._known.get(path.name)
        first = self._seen.setdefault(path.name, path)
        if known and known.source.sha256 == sha256 and (first != path or not self._again):
            return _report(path, "unchanged", known.directives), None
        if first != path:
            raise _same_name(path, first)
        twin = next((file for file, version in self._known.items() if version.source.sha256 == sha256), "")
        if twin and not known:
            note = f"cùng nội dung với {twin}"
            return FileReport(path.name, "unchanged", notes=(note,)), None
        directives = read_file(path)
        self._check(path, directives)
        if known and known.directives == directives:
            return _report(path, "unchanged", directives), None
        version = FileVersion(uuid.uuid4().hex, directives[0].source, directives)
        self._admit(version)
        return _report(path, "changed" if known else "new", directives), version

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


def admit(
    files: Sequence[Path],
    reading: Reading,
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

    for path in files:
        waiting.append(reading.read(path))
        many = sum(report.clauses for report, version in waiting if version) >= _CLAUSES
        if many or time.monotonic() - since > _SECONDS:
            flush()
            since = time.monotonic()
    flush()
    return done


def _bytes(path: Path) -> bytes:
    """The file's bytes.  Raises UserError when it cannot be opened."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            f"Không mở được tệp {path} ({error.strerror}).", f"The file {path} cannot be opened ({error.strerror})."
        ) from error


def _same_name(path: Path, first: Path) -> UserError:
    """A name is a file's identity: two files of one name in one run cannot both be meant."""
    return UserError(
        f"Tệp {path} trùng tên với {first} nhưng khác nội dung; hãy đổi tên một trong hai.",
        f"The file {path} has the same name as {first} but other contents; rename one of them.",
    )


def _report(path: Path, outcome: str, directives: tuple[Directive, ...]) -> FileReport:
    return FileReport(
        path.name,
        outcome,
        tuple(directive.id for directive in directives),
        sum(len(directive.clauses) for directive in directives),
        tuple(note for directive in directives for note in directive.quality.notes),
    )
