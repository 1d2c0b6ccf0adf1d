"""The files that were read, byte for byte, each under the hash of its bytes: a person downloads what was read."""

import hashlib
import os
import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from ingest.directive import Source

_COPIED = 1 << 20  # bytes at a time
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")  # '.docx'


@dataclass(frozen=True, slots=True)
class Originals:
    """The folder of kept files.  Only the holder of the writer's lock calls `keep` and `sweep`."""

    folder: Path

    def find(self, source: Source) -> Path | None:
        """The kept bytes of a file that was read, None where they were never kept."""
        path = self._path(source)
        return path if path.is_file() else None

    def keep(self, path: Path, source: Source) -> bool:
        """Copy the file at `path`; False, with nothing kept, when its bytes are not those of `source` any more.

        Whole or not at all, also for a process killed on the way.  Raises OSError when the folder cannot be written.
        """
        if self.find(source):
            return True
        try:
            file = path.open("rb")
        except OSError:  # moved away since it was read
            return False
        self.folder.mkdir(exist_ok=True)
        part = self.folder / f".{uuid.uuid4().hex}.part"
        try:
            with file:
                if _copy(file, part) != source.sha256:
                    return False
            part.replace(self._path(source))
            _settle(self.folder)
            return True
        finally:
            part.unlink(missing_ok=True)

    def sweep(self, sources: Iterable[Source]) -> None:
        """Remove what is of none of `sources`, and what a killed process left half copied."""
        if self.folder.is_dir():
            wanted = {self._path(source).name for source in sources}
            for entry in os.scandir(self.folder):
                if entry.name not in wanted and entry.is_file(follow_symlinks=False):
                    Path(entry.path).unlink(missing_ok=True)

    def _path(self, source: Source) -> Path:
        suffix = Path(source.file).suffix.lower()
        return self.folder / (source.sha256 + (suffix if _SUFFIX.fullmatch(suffix) else ""))


def _copy(file: IO[bytes], to: Path) -> str:
    """Copy a file so that it stays; the SHA-256 of what was copied, hexadecimal."""
    digest = hashlib.sha256()
    with to.open("wb") as copy:
        while part := file.read(_COPIED):
            digest.update(part)
            copy.write(part)
        copy.flush()
        os.fsync(copy.fileno())
    return digest.hexdigest()


def _settle(folder: Path) -> None:
    """See that a new name in the folder outlasts a loss of power."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
