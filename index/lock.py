"""One writer at a time: a lock on `home/lock` that dies with its process."""

import fcntl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from ingest.errors import UserError

_STEP = 0.05  # seconds between two tries


class WriterLock:
    """Held by the process that writes; the same thread may take it again."""

    def __init__(self, home: Path) -> None:
        self._path = home / "lock"
        self._threads = threading.RLock()
        self._depth = 0

    @contextmanager
    def hold(self, wait: float = 0.0) -> Iterator[None]:
        """Hold the lock, waiting at most `wait` seconds.  Raises UserError when another writer has it."""
        if not self._threads.acquire(timeout=wait):
            raise _busy()
        try:
            if self._depth:
                yield
                return
            with _opened(self._path) as file:
                _take(file, wait)
                self._depth += 1
                try:
                    yield
                finally:
                    self._depth -= 1
        finally:
            self._threads.release()


def _opened(path: Path) -> IO[bytes]:
    """The lock file, made if need be.  Raises UserError when it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("ab")
    except OSError as error:
        raise unwritable(path.parent, error) from error


def _take(file: IO[bytes], wait: float) -> None:
    end = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() >= end:
                raise _busy() from None
            time.sleep(_STEP)


def _busy() -> UserError:
    return UserError(
        "Một lần nạp khác đang ghi vào thư viện này; hãy đợi xong rồi làm lại.",
        "Another ingest is writing to this library; wait until it has finished, then try again.",
    )


def unwritable(home: Path, error: Exception) -> UserError:
    """The error for a state folder that cannot be written; says which, why, and what to do."""
    why = getattr(error, "strerror", None) or str(error).splitlines()[0]
    return UserError(
        f"Không ghi được vào thư mục dữ liệu {home} ({why}); hãy cấp quyền ghi, giải phóng ổ đĩa, "
        "hoặc đặt HOICHITHI_HOME sang thư mục khác.",
        f"The state folder {home} cannot be written ({why}); make it writable, free some disk space, "
        "or set HOICHITHI_HOME to another folder.",
    )
