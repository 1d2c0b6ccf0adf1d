"""Word 97 documents (.doc) to pages, through a program that can read them: LibreOffice, or else antiword.

LibreOffice goes first: antiword loses automatic numbers and prints deleted and hidden text.
"""

import os
import re
import shutil
import signal
import subprocess
import tempfile
from itertools import groupby
from pathlib import Path

from ingest.errors import UserError
from ingest.page import Page
from ingest.readers import docx
from ingest.readers.blocks import Block, Cell, Table, pages
from ingest.readers.package import broken

# A profile that fetches nothing which a document links to: the sources are no trusted ones, the proxy is a closed port.
_OFFLINE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" \
oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetNoProxy" oor:op="fuse"><value></value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""
_LONGEST = 60.0  # seconds for one document; LibreOffice takes 1.3 for a directive, 3.5 beside other work


def read(name: str, content: bytes) -> tuple[Page, ...]:
    """The pages of the .doc in `content`.

    Raises UserError when it is broken, takes too long, or neither program is installed.
    """
    with tempfile.TemporaryDirectory(prefix="hoi-chi-thi-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "document.doc")
        source.write_bytes(content)
        if program := shutil.which("soffice") or shutil.which("libreoffice"):
            return docx.read(name, _converted(name, program, source))
        if program := shutil.which("antiword"):
            printed = _run(name, [program, "-m", "UTF-8.txt", "-w", "0", str(source)], source.parent)
            return pages(_antiword_blocks(printed.decode("utf-8", "replace")))
    raise UserError(
        f"“{name}”: đọc tệp .doc cần LibreOffice hoặc antiword. Hãy cài “libreoffice-writer-nogui” hay “antiword”.",
        f"“{name}”: reading .doc needs LibreOffice or antiword. Install “libreoffice-writer-nogui” or “antiword”.",
    )


def _converted(name: str, program: str, source: Path) -> bytes:
    """The .docx that LibreOffice makes of `source`, with a profile of its own beside any open LibreOffice."""
    made = source.with_suffix(".docx")
    settings = source.parent / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_OFFLINE, encoding="utf-8")
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    options = ["--headless", "--norestore", "--convert-to", "docx:Office Open XML Text", "--outdir", str(source.parent)]
    _run(name, [program, profile, *options, str(source)], source.parent)
    if not made.exists():
        raise broken(name)
    return made.read_bytes()


def _run(name: str, command: list[str], home: Path) -> bytes:
    """What `command` prints; it and its children are killed when it takes too long."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        env=os.environ | {"HOME": str(home)},
    )
    try:
        printed, _ = process.communicate(timeout=_LONGEST)
    except subprocess.TimeoutExpired as error:
        raise UserError(
            f"“{name}” đọc quá {_LONGEST:.0f} giây nên bị dừng. Hãy mở bằng Word, lưu thành .docx rồi nạp lại.",
            f"“{name}” took more than {_LONGEST:.0f} seconds and was stopped. Save it as .docx in Word and try again.",
        ) from error
    finally:
        _end(process)
    if process.returncode != 0:
        raise broken(name)
    return printed


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill what is left of a program and its children; all of them are in a session of their own."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return
    finally:
        process.communicate()


def _antiword_blocks(printed: str) -> list[Block]:
    """'|a |b |' is a row of a table; any other line a paragraph."""
    made: list[Block] = []
    for is_row, lines in groupby(printed.split("\n"), key=lambda line: line.startswith("|") and line.count("|") > 1):
        if is_row:
            made.append(Table(tuple(_antiword_row(line) for line in lines)))
        else:
            made += [line.strip(" ") for line in lines]
    return made


def _antiword_row(line: str) -> tuple[Cell, ...]:
    return tuple(Cell((re.sub(r"\s+", " ", cell).strip(),)) for cell in line.strip().strip("|").split("|"))
