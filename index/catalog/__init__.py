"""The catalog, the one source of truth."""

from index.catalog.catalog import FILE, Catalog, FileVersion, Held, Summary

__all__ = ["FILE", "Catalog", "FileVersion", "Held", "Summary"]
