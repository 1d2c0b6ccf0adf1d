"""File versions on their way into the derived indexes: by so many clauses together that they fit into memory."""

from collections.abc import Iterable, Iterator, Sequence

from index.catalog import FileVersion
from index.clause_text import Entry, entries

_CLAUSES = 20_000  # indexed together


def batches(versions: Iterable[FileVersion]) -> Iterator[list[FileVersion]]:
    """The versions in their order, at least one together."""
    batch, clauses = [], 0
    for version in versions:
        batch.append(version)
        clauses += sum(len(directive.clauses) for directive in version.directives)
        if clauses >= _CLAUSES:
            yield batch
            batch, clauses = [], 0
    if batch:
        yield batch


def entries_of(versions: Sequence[FileVersion]) -> list[Entry]:
    """What the derived indexes hold of them."""
    return [entry for v in versions for directive in v.directives for entry in entries(v.id, directive)]
