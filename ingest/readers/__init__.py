"""A file's bytes to its pages as printed; one module a format, and `ingest.formats` decides between them."""
