"""What a command gives: its format, and the file that takes it."""

import os
import threading
from pathlib import Path

import pytest

from assistant.output import format_of, give
from ingest.errors import UserError

FORMATS = ("table", "json", "xlsx")


@pytest.mark.parametrize(
    ("form", "output", "expected"),
    [
        ("", "", "table"),
        ("json", "", "json"),
        ("", "so.JSON", "json"),
        ("", "so.xlsx", "xlsx"),
        ("", "so.txt", "table"),
        ("", "so", "table"),
        ("json", "so.txt", "json"),
    ],
)
def test_format(form: str, output: str, expected: str) -> None:
    assert format_of(form, Path(output) if output else None, FORMATS) == expected


@pytest.mark.parametrize(("form", "output"), [("xml", ""), ("", "so.pdf"), ("", "so.docx")])
def test_a_format_that_there_is_none_of(form: str, output: str) -> None:
    with pytest.raises(UserError) as error:
        format_of(form, Path(output) if output else None, FORMATS)
    assert "table, json, xlsx" in error.value.vi


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    kept, link = tmp_path / "kept.txt", tmp_path / "link.txt"
    kept.write_bytes(b"old")
    link.symlink_to(kept)
    give(b"new", link)
    assert link.is_symlink() and kept.read_bytes() == b"new"
    assert sorted(tmp_path.iterdir()) == [kept, link]


def test_what_is_no_file_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    give(b"new", pipe)
    reader.join(10)
    assert read == [b"new"] and pipe.is_fifo()


@pytest.mark.parametrize("name", ["", "none/x.json", "x" * 300])
def test_a_place_that_cannot_be_written_to(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as error:
        give(b"new", tmp_path / name)
    assert "hãy chọn nơi khác" in error.value.vi
    assert not list(tmp_path.iterdir())
