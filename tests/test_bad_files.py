"""A folder with every kind of bad file: each is one line of the report, and the good ones go in."""

import json
import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from ingest.errors import UserError
from ingest.read import LARGEST, read_file

ROOT = Path(__file__).parents[1]
LETTER = ROOT / "corpus" / "quang-binh-2214-ubnd-ncvx.txt"


def zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("word/document.xml", b"\0" * (400 << 20))


def spreadsheet(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("[Content_Types].xml", '<Types><Override ContentType="spreadsheetml.sheet.main+xml"/></Types>')
        made.writestr("xl/workbook.xml", "<workbook/>")


def fill(folder: Path) -> None:
    (folder / "công văn số 1 (bản sao).txt").write_bytes(LETTER.read_bytes())
    (folder / "empty.docx").write_bytes(b"")
    (folder / "null.txt").write_bytes(b"Kinh gui\x00\x00\x00cac so")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<<")
    (folder / "renamed.pdf").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (folder / "noise.doc").write_bytes(bytes(range(256)) * 30)
    zip_bomb(folder / "bomb.docx")
    spreadsheet(folder / "sheet.docx")
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(500 << 20)


def test_the_rest_of_the_folder_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "các văn bản"
    folder.mkdir()
    fill(folder)
    done = subprocess.run(
        [sys.executable, "app.py", "ingest", str(folder), "--json"], cwd=ROOT, text=True, capture_output=True,
        env={**os.environ, "HOICHITHI_HOME": str(tmp_path / "home")}, timeout=200, check=False,
    )  # fmt: skip
    assert done.returncode == 2 and "Traceback" not in done.stderr
    reports = {report["file"]: report for report in json.loads(done.stdout)}
    good = reports.pop("công văn số 1 (bản sao).txt")
    assert (good["outcome"], good["directives"]) == ("new", ["2214-ubnd-ncvx-quang-binh"])
    assert len(reports) == 8
    for name, report in reports.items():
        assert report["outcome"] == "failed" and report["clauses"] == 0, name
        assert report["problem"] and "\n" not in report["problem"] and "Error" not in report["problem"], name


def test_a_photo_without_text_is_refused(tmp_path: Path) -> None:
    photo = tmp_path / "photo.png"
    Image.new("RGB", (600, 400), (90, 140, 200)).save(photo)
    with pytest.raises(UserError):
        read_file(photo)


def test_a_file_that_grows_while_it_is_read(tmp_path: Path) -> None:
    path, over = tmp_path / "growing.txt", threading.Event()
    path.write_bytes(b"x" * (60 << 20))

    def grow() -> None:
        with path.open("ab", buffering=0) as file:
            while not over.is_set():
                file.write(b"x")

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        with pytest.raises(UserError, match="thay đổi"):
            read_file(path)
    finally:
        over.set()
        writer.join()


def test_a_file_larger_than_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UserError, match="lớn quá"):
        read_file(path)
