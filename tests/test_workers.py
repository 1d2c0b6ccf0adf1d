"""Files read in processes of their own: what goes wrong there stays there."""

import os
import signal
import threading
from pathlib import Path

import pytest

import ingest.workers
from ingest.errors import UserError
from ingest.read import read_file
from ingest.workers import Readers

ROOT = Path(__file__).parents[1]
LETTER = ROOT / "corpus" / "quang-binh-2214-ubnd-ncvx.txt"


def quiet(_path: Path, _done: int, _total: int) -> None:
    """Tell nobody."""


def test_a_file_read_there_is_the_file_read_here() -> None:
    with Readers(2, quiet) as readers:
        assert readers.read(LETTER).result() == read_file(LETTER)


def test_names_with_diacritics_spaces_and_line_breaks(tmp_path: Path) -> None:
    path = tmp_path / "công văn số 2214\n(bản sao).txt"
    path.write_bytes(LETTER.read_bytes())
    with Readers(1, quiet) as readers:
        assert readers.read(path).result()[0].source.file == path.name


def test_a_bad_file_is_told_and_the_next_one_is_read(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    with Readers(1, quiet) as readers:
        told = readers.read(bad)
        read = readers.read(LETTER)
        with pytest.raises(UserError, match=r"bad\.txt"):
            told.result()
        assert read.result()[0].number == "2214/UBND-NCVX"


def test_a_process_that_dies_takes_nothing_with_it() -> None:
    with Readers(1, quiet) as readers:
        readers.read(LETTER).result()
        (process,) = readers._running
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert readers.read(LETTER).result()[0].number == "2214/UBND-NCVX"


def test_a_reading_that_stalls_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)  # opening it waits for a writer that never comes
    monkeypatch.setattr(ingest.workers, "STALLED", 2.0)
    with Readers(1, quiet) as readers:
        with pytest.raises(UserError, match="quá lâu"):
            readers.read(pipe).result(timeout=30)
        monkeypatch.setattr(ingest.workers, "STALLED", 60.0)
        assert readers.read(LETTER).result(timeout=60)[0].number == "2214/UBND-NCVX"


def test_memory_has_a_limit(tmp_path: Path) -> None:
    sheet = tmp_path / "big.txt"
    with sheet.open("wb") as file:
        file.truncate(600 << 20)
    with Readers(1, quiet) as readers, pytest.raises(UserError, match="lớn quá"):
        readers.read(sheet).result()


def test_leaving_early_leaves_no_process(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), Readers(1, quiet) as readers:
        readers.read(LETTER).result()
        (process,) = readers._running
        raise ZeroDivisionError
    assert process.poll() is not None
    assert all(not thread.is_alive() or "Timer" not in thread.name for thread in threading.enumerate())
