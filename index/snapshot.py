"""What the catalog held at one moment: every letterhead in memory, directives as they are asked for."""

import hashlib
from collections.abc import Collection
from functools import cached_property, lru_cache

from index.catalog import Catalog, DutyNames
from index.register import Register, number_parts
from ingest.directive import Clause, Directive, Reference
from ingest.references.resolution import Named, resolved

_KEPT = 256  # directives kept in memory


class Snapshot:
    """One revision of the catalog.  Methods raise UserError when the catalog cannot be read."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self.revision = catalog.revision()  # first: a change in between only means reading once more
        self.sources = catalog.sources()  # id of a file version -> its file
        self.by_hash = {source.sha256: source for source in self.sources.values()}
        self.register = Register(tuple(catalog.letterheads()))
        self.directive = lru_cache(_KEPT)(self._directive)
        self.clauses = lru_cache(_KEPT)(self._clauses)
        self._paths = lru_cache(_KEPT)(catalog.paths)

    def directives(self) -> tuple[Directive, ...]:
        """Everything that was read, in the register's order; nothing of it is kept."""
        versions = self._catalog.versions(self.sources)
        return tuple(self._resolved(directive) for version in versions for directive in version.directives)

    def citing(self, number: str, relations: Collection[str]) -> dict[str, list[Reference]]:
        """By directive, the references to documents of this number by one of `relations`."""
        return self._catalog.citing(number, relations)

    @cached_property
    def files(self) -> str:
        """Hexadecimal digits that change with the files' names and contents."""
        said = sorted(f"{source.file}\0{source.sha256}" for source in self.sources.values())
        return hashlib.sha256("\n".join(said).encode()).hexdigest()

    @cached_property
    def duty_names(self) -> DutyNames:
        """What the register of duties can be asked by."""
        return self._catalog.duty_names()

    def _directive(self, directive_id: str) -> Directive | None:
        """One directive by its id; each of its references knows its target in the library."""
        found = self._catalog.directive(directive_id) if directive_id in self.register.by_id else None
        return self._resolved(found) if found else None

    def _clauses(self, directive_id: str) -> dict[str, Clause]:
        """Path -> clause of one directive."""
        directive = self.directive(directive_id)
        return {clause.id: clause for clause in directive.clauses} if directive else {}

    def _resolved(self, directive: Directive) -> Directive:
        return resolved(directive, self._bearing, self._paths)

    def _bearing(self, number: str) -> list[Named]:
        """The letterheads that bear a number, in any spelling."""
        register = self.register
        return [register.by_id[id_] for id_ in register.by_number.get(number_parts(number), ())]
