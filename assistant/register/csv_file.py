"""The register as CSV: UTF-8 with its mark, so that Excel reads Vietnamese; days as 2025-12-31."""

import csv
import io

from assistant.register.columns import COLUMNS, Value, runs
from assistant.register.extract import Extract


def csv_file(extract: Extract) -> bytes:
    """A line of headings, then one for each duty.  What could run as a formula has an apostrophe before it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(column.name(extract.english) for column in COLUMNS)
    for duty in extract.duties:
        writer.writerow(_cell(column.value(duty, extract.english)) for column in COLUMNS)
    return text.getvalue().encode("utf-8-sig")


def _cell(value: Value) -> str:
    return f"'{value}" if runs(value) else "" if value is None else str(value)
