"""The catalog, the one source of truth."""

from index.catalog.catalog import FILE, Catalog, FileVersion, Held, Summary
from index.catalog.duties import Duty, DutyNames, DutyPage, DutySpread, Selection

__all__ = [
    "FILE", "Catalog", "Duty", "DutyNames", "DutyPage", "DutySpread", "FileVersion", "Held", "Selection", "Summary",
]  # fmt: skip
