"""What the catalog held at one moment, in memory."""

import hashlib
from dataclasses import dataclass

from index.catalog import Catalog
from ingest.directive import Clause, Directive, Source
from ingest.references.resolution import resolved


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything that was read, as of one revision of the catalog; each reference knows its target among them."""

    revision: int
    directives: tuple[Directive, ...]
    by_id: dict[str, Directive]
    clauses: dict[tuple[str, str], Clause]  # (directive id, path) -> clause
    live: frozenset[str]  # ids of the file versions
    sources: tuple[Source, ...]

    @staticmethod
    def of(catalog: Catalog) -> "Snapshot":
        """Read the whole catalog; raises UserError when it cannot be read."""
        revision = catalog.revision()  # first: a change in between only means reading once more
        versions = catalog.versions()
        directives = resolved([directive for version in versions for directive in version.directives])
        return Snapshot(
            revision,
            directives,
            {directive.id: directive for directive in directives},
            {(directive.id, clause.id): clause for directive in directives for clause in directive.clauses},
            frozenset(version.id for version in versions),
            tuple(version.source for version in versions),
        )

    def fingerprint(self, *others: str) -> str:
        """Twelve hexadecimal digits over the files' names and contents, and `others`."""
        files = sorted(f"{source.file}\0{source.sha256}" for source in self.sources)
        return hashlib.sha256("\n".join([*files, *others]).encode()).hexdigest()[:12]
