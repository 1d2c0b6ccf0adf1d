"""Files read in processes of their own, so that none can take more than its time and memory, or the program with it.

`python -m ingest.workers` is one such process: it gets paths, one a line, and answers with pickled messages.
"""

import contextlib
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType

from ingest.directive import Directive
from ingest.errors import UserError

ROOT = Path(__file__).resolve().parents[1]
STALLED = 180.0  # seconds without a page read, after which a process is stopped
MEMORY = 1 << 30  # bytes of data that one process may hold
OnPage = Callable[[Path, int, int], None]  # file, pages read, pages in all


class Readers:
    """Processes that read files side by side, started when first needed; to be used in a `with` block."""

    def __init__(self, processes: int, on_page: OnPage) -> None:
        """`on_page` is told of every page that takes long to read; it is called from other threads."""
        self._threads = ThreadPoolExecutor(processes)
        self._own = threading.local()
        self._on_page = on_page
        self._running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "Readers":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._threads.shutdown(wait=error is None, cancel_futures=True)
        for process in self._running:
            _stop(process)

    def read(self, path: Path) -> "Future[tuple[Directive, ...]]":
        """The directives of the file at `path`, in time; the future raises UserError for a file that cannot be read."""
        return self._threads.submit(self._read, path)

    def _read(self, path: Path) -> tuple[Directive, ...]:
        process = self._process()
        assert process.stdin and process.stdout
        try:
            process.stdin.write(os.fsencode(path.resolve()).hex().encode() + b"\n")
            process.stdin.flush()
            while True:
                watch = threading.Timer(STALLED, _kill, (process,))  # the pipe stays open: it is being read
                watch.start()
                try:
                    message = pickle.load(process.stdout)
                finally:
                    watch.cancel()
                if message[0] != "page":
                    break
                self._on_page(path, *message[1:])
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            _stop(process)
            raise _stopped(path) from error
        if message[0] == "problem":
            raise message[1]
        directives: tuple[Directive, ...] = message[1]
        return directives

    def _process(self) -> "subprocess.Popen[bytes]":
        """This thread's process, a new one where the last has ended."""
        process: subprocess.Popen[bytes] | None = getattr(self._own, "process", None)
        if process is None or process.poll() is not None:
            process = self._own.process = subprocess.Popen(
                [sys.executable, "-m", "ingest.workers"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                start_new_session=True,
            )  # fmt: skip
            self._running.append(process)
        return process


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End a process and those that it started, and let go of its pipes."""
    _kill(process)
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe:
            with contextlib.suppress(OSError):
                pipe.close()


def _kill(process: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _stopped(path: Path) -> UserError:
    return UserError(
        f"“{path.name}”: việc đọc bị dừng vì quá lâu hoặc quá nhiều bộ nhớ. Hãy tách tệp ra rồi nạp lại.",
        f"“{path.name}”: reading was stopped, it took too long or too much memory. Split the file and try again.",
    )


def _serve() -> None:
    """Read the files named on standard input, one after the other, until there are no more."""
    from ingest.read import read_file

    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not stand among the messages
    _limit_memory()

    def tell(*message: object) -> None:
        """'page', pages read, pages in all; 'read', directives; or 'problem', UserError."""
        pickle.dump(message, channel)
        channel.flush()

    for line in sys.stdin.buffer:
        path = Path(os.fsdecode(bytes.fromhex(line.strip().decode())))
        try:
            tell("read", read_file(path, lambda done, total: tell("page", done, total)))
        except UserError as problem:
            tell("problem", problem)
        except MemoryError:
            tell("problem", _stopped(path))
        except Exception as error:  # one file's odd bytes must not stop the others
            tell("problem", _failed(path, error))


def _limit_memory() -> None:
    """On Linux; elsewhere there is no such limit to set."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, resource.getrlimit(resource.RLIMIT_DATA)[1]))


def _failed(path: Path, error: Exception) -> UserError:
    why = f"{type(error).__name__}: {error}"
    return UserError(
        f"Chương trình gặp lỗi khi đọc “{path.name}” ({why}). Hãy lưu lại thành .docx hay .pdf rồi nạp lại.",
        f"The program failed on “{path.name}” ({why}). Save it again as .docx or .pdf and try again.",
    )


if __name__ == "__main__":
    _serve()
