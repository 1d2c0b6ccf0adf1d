"""What a command gives: its format, and the file or the terminal that takes it."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.errors import UserError

BINARY = ("xlsx", "ics", "docx")  # no format for a terminal
_TEXT = ("", "txt")  # endings of files that take the first format, a table


def format_of(form: str, output: Path | None, formats: Sequence[str]) -> str:
    """The format asked for, else the one that the file's name ends with; of 'so' and 'so.txt', the first of `formats`.

    Raises UserError for a format that is not one of `formats`, and for a binary one on a terminal.
    """
    ending = output.suffix.lower().removeprefix(".") if output else ""
    form = form or (formats[0] if ending in _TEXT else ending)
    if form not in formats:
        raise UserError(
            f"Không có định dạng “{form}”; hãy chọn một trong: {', '.join(formats)}.",
            f"There is no format “{form}”; choose one of: {', '.join(formats)}.",
        )
    if form in BINARY and not output and sys.stdout.isatty():
        raise UserError(
            f"Định dạng {form} cần một tệp: hãy thêm --output TEN-TEP.{form}.",
            f"The format {form} needs a file: add --output FILE.{form}.",
        )
    return form


def give(made: bytes, output: Path | None) -> None:
    """Write to the file, whole or not at all, or to standard output.  Raises UserError when it cannot be written."""
    if output is None:
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()
        return
    try:
        _write(made, output.resolve())  # what a link points to, not the link
    except OSError as error:
        why = error.strerror or str(error)
        raise UserError(
            f"Không ghi được tệp “{output}” ({why}); hãy chọn nơi khác.",
            f"The file “{output}” cannot be written ({why}); choose another place.",
        ) from error


def _write(made: bytes, file: Path) -> None:
    if file.exists() and not file.is_file():  # a directory, which refuses; a device, which takes it
        file.write_bytes(made)
        return
    beside = file.with_name(f".{os.getpid()}.part")
    try:
        beside.write_bytes(made)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
