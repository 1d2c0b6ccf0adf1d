"""The catalog: everything that was read, the one source of truth (SQLAlchemy; SQLite unless a URL says otherwise).

Only this package imports sqlalchemy.  What the derived indexes hold is noted here too, so that they can always be
brought back in step: `indexed` says which index holds which file version, and `unwanted` names file versions that an
index may hold though the catalog does not (yet, or any more).
"""

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from index.catalog import duties, tables
from index.catalog.duties import DutyNames, DutyPage, Selection
from index.catalog.rows import PARTS, directive_of, directive_row, part_rows, parts_of, quality_of
from index.catalog.tables import SCHEMA
from index.lock import unwritable
from index.register import Letterhead
from ingest.directive import Directive, Quality, Reference, Source
from ingest.errors import UserError
from ingest.numbering import core

FILE = "catalog.sqlite"
_PART = 500  # values of one IN list
_READ = 50  # file versions read at a time
_HEAD = ("id", "number", "kind", "issuer", "issued_on", "subject", "source_id", "parent_body")  # as Letterhead has them


@dataclass(frozen=True, slots=True)
class FileVersion:
    """One file as the catalog knows it."""

    id: str  # unique for ever, also between two readings of the same bytes
    source: Source
    directives: tuple[Directive, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a report on a file says of one directive in it."""

    id: str
    issued_on: date | None
    clauses: int
    quality: Quality


@dataclass(frozen=True, slots=True)
class Held:
    """One file as the catalog knows it, without what was read."""

    id: str
    source: Source
    directives: tuple[Summary, ...]


class Catalog:
    """An open catalog.  Every method raises UserError when the database cannot be used."""

    def __init__(self, url: str, home: Path) -> None:
        """Connect to `url`; "" is SQLite in `home`.  Nothing is made or checked yet: see `prepare`."""
        self._home = home
        self._engine = sa.create_engine(url or sa.URL.create("sqlite", database=str(home / FILE)))
        if self._engine.dialect.name == "sqlite":
            sa.event.listen(self._engine, "connect", _set_up_sqlite)

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def is_ready(self) -> bool:
        """Whether the tables are there.  Raises UserError for a catalog of another version, or a file that is none."""
        try:
            with self._engine.connect() as connection:
                if not sa.inspect(connection).has_table("meta"):
                    return False
                found = _get(connection, "schema")
        except sa.exc.OperationalError as error:
            raise unwritable(self._home, _cause(error)) from error
        except sa.exc.DatabaseError as error:
            raise _unreadable("hỏng", "is damaged") from error
        if found not in ("", SCHEMA):
            raise _unreadable(f"thuộc phiên bản {found}", f"was made by version {found}")
        return found == SCHEMA

    def prepare(self) -> None:
        """Make the tables; those that are there stay."""
        with self._told(), self._engine.begin() as connection:
            tables.META.create_all(connection)
            _set(connection, "schema", SCHEMA)

    def set_aside(self) -> None:
        """Put away a catalog that cannot be read, so that `prepare` can make a new one."""
        self.close()
        if self._engine.dialect.name != "sqlite":
            with self._told(), self._engine.begin() as connection:
                tables.META.drop_all(connection)
            return
        try:
            for end in ("-wal", "-shm"):
                Path(f"{self._home / FILE}{end}").unlink(missing_ok=True)
            (self._home / FILE).replace(self._home / f"{FILE}.old")
        except OSError as error:
            raise unwritable(self._home, error) from error

    def revision(self) -> int:
        """A number that grows whenever what a reader may see has changed."""
        with self._read() as connection:
            return int(_get(connection, "revision") or 0)

    def store(self) -> str:
        """The name of the folder of derived indexes in use; "" when there is none yet."""
        with self._read() as connection:
            return _get(connection, "store")

    def sources(self) -> dict[str, Source]:
        """All files by the id of their version, in the order of their names."""
        with self._read() as connection:
            rows = connection.execute(sa.select(tables.source).order_by(tables.source.c.file)).all()
        return {row.id: _source_of(row) for row in rows}

    def letterheads(self) -> list[Letterhead]:
        """The letterheads of all directives, by file name, in printed order."""
        query = sa.select(*(tables.directive.c[name] for name in _HEAD)).join(tables.source)
        with self._read() as connection:
            rows = connection.execute(query.order_by(tables.source.c.file, tables.directive.c.position)).all()
        return [Letterhead(*row) for row in rows]

    def held(self) -> list[Held]:
        """All files with what there is to report of them, by file name."""
        own = (tables.directive.c[name] for name in ("id", "issued_on", "source_id", "quality"))
        counted = sa.select(tables.clause.c.directive_id, sa.func.count()).group_by(tables.clause.c.directive_id)
        found: dict[str, list[Summary]] = {}
        with self._read() as connection:
            clauses = {row[0]: int(row[1]) for row in connection.execute(counted)}
            for row in connection.execute(sa.select(*own).order_by(tables.directive.c.position)):
                summary = Summary(row.id, row.issued_on, clauses.get(row.id, 0), quality_of(row.quality))
                found.setdefault(row.source_id, []).append(summary)
        return [Held(id_, source, tuple(found.get(id_, ()))) for id_, source in self.sources().items()]

    def versions(self, sources: Iterable[str]) -> Iterator[FileVersion]:
        """These file versions with their directives, equal to what was put in; a few are read at a time."""
        wanted = iter(sources)
        while part := list(islice(wanted, _READ)):
            with self._read() as connection:
                rows = connection.execute(sa.select(tables.source).where(tables.source.c.id.in_(part))).all()
                files = {row.id: _source_of(row) for row in rows}
                found = _directives(connection, files, tables.directive.c.source_id.in_(part))
            yield from (FileVersion(id_, files[id_], found.get(id_, ())) for id_ in part if id_ in files)

    def directive(self, directive_id: str) -> Directive | None:
        """One directive, or None."""
        owner = sa.select(tables.directive.c.source_id).where(tables.directive.c.id == directive_id).scalar_subquery()
        with self._read() as connection:
            row = connection.execute(sa.select(tables.source).where(tables.source.c.id == owner)).first()
            if row is None:
                return None
            found = _directives(connection, {row.id: _source_of(row)}, tables.directive.c.id == directive_id)
        return found[row.id][0]

    def paths(self, directive_id: str) -> frozenset[str]:
        """The paths of a directive's clauses."""
        with self._read() as connection:
            return frozenset(
                connection.scalars(sa.select(tables.clause.c.id).where(tables.clause.c.directive_id == directive_id))
            )

    def citing(self, number: str, relations: Collection[str]) -> dict[str, list[Reference]]:
        """By directive, the references to documents of this number, in any spelling, by one of `relations`."""
        cites = tables.reference.c
        query = sa.select(tables.reference).where(cites.core == core(number)[:100], cites.relation.in_(relations))
        with self._read() as connection:
            return parts_of(
                connection.execute(query.order_by(cites.directive_id, cites.position)).mappings(), Reference
            )

    def duties(self, selection: Selection, offset: int, limit: int | None) -> DutyPage:
        """A page of the register of duties; everything from `offset` on without a `limit`."""
        with self._read() as connection:
            return duties.page(connection, selection, offset, limit)

    def duty_names(self) -> DutyNames:
        """The bodies and recurrences that duties name."""
        with self._read() as connection:
            return duties.names(connection)

    def announce(self, sources: Collection[str]) -> None:
        """Note file versions as unwanted before they go into an index: until `replace`, that is what they are."""
        with self._write() as connection:
            connection.execute(tables.unwanted.insert(), [{"source_id": source} for source in sources])

    def replace(self, versions: Sequence[FileVersion], indexes: Collection[str]) -> None:
        """Let these (announced) versions take the place of their files' older ones, all in one transaction.

        `indexes` name the indexes that hold them.  From here on readers see the new versions.
        """
        with self._write() as connection:
            _remove(connection, [version.source.file for version in versions])
            for version in versions:
                _insert(connection, version)
            ids = [version.id for version in versions]
            _mark(connection, ids, indexes)
            connection.execute(tables.unwanted.delete().where(tables.unwanted.c.source_id.in_(ids)))
            back = {version.source.sha256 for version in versions}
            _set(connection, "removed", " ".join(sorted({*_get(connection, "removed").split()} - back)))

    def remove(self, files: Collection[str]) -> None:
        """Take these files out, all in one transaction, and remember their hashes: see `removed`."""
        with self._write() as connection:
            gone = connection.scalars(sa.select(tables.source.c.sha256).where(tables.source.c.file.in_(files)))
            _set(connection, "removed", " ".join(sorted({*gone, *_get(connection, "removed").split()})))
            _remove(connection, list(files))

    def removed(self) -> frozenset[str]:
        """Hashes of files that a person took out and that have not been put in again."""
        with self._read() as connection:
            return frozenset(_get(connection, "removed").split())

    def unwanted(self) -> list[str]:
        """File versions that derived indexes may hold and must not."""
        with self._read() as connection:
            return list(connection.scalars(sa.select(tables.unwanted.c.source_id)))

    def forget(self, sources: Iterable[str]) -> None:
        """These have been dropped from every index."""
        with self._write() as connection:
            for part in _batches(sources):
                connection.execute(tables.unwanted.delete().where(tables.unwanted.c.source_id.in_(part)))

    def unindexed(self, index: str) -> set[str]:
        """Ids of the file versions that `index` does not hold."""
        held = sa.select(tables.indexed.c.source_id).where(tables.indexed.c.index_name == index)
        with self._read() as connection:
            return set(connection.scalars(sa.select(tables.source.c.id).where(tables.source.c.id.not_in(held))))

    def mark(self, sources: Collection[str], indexes: Collection[str], store: str = "") -> None:
        """The indexes hold these now.  With `store`, that folder alone is in use from here on."""
        with self._write() as connection:
            if store:
                connection.execute(tables.indexed.delete())
                connection.execute(tables.unwanted.delete())
                _set(connection, "store", store)
            _mark(connection, sources, indexes)

    @contextmanager
    def _read(self) -> Iterator[sa.Connection]:
        with self._told(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _write(self) -> Iterator[sa.Connection]:
        """One transaction, counted as a revision."""
        with self._told(), self._engine.begin() as connection:
            _set(connection, "revision", str(int(_get(connection, "revision") or 0) + 1))
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """The database's errors as UserError."""
        try:
            yield
        except sa.exc.OperationalError as error:
            raise unwritable(self._home, _cause(error)) from error


def _set_up_sqlite(connection: Any, _record: object) -> None:
    """Readers beside the writer, foreign keys held, and patience (in milliseconds) when another process writes."""
    for pragma in ("busy_timeout = 10000", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _get(connection: sa.Connection, key: str) -> str:
    return connection.scalar(sa.select(tables.meta.c.value).where(tables.meta.c.key == key)) or ""


def _set(connection: sa.Connection, key: str, value: str) -> None:
    connection.execute(tables.meta.delete().where(tables.meta.c.key == key))
    connection.execute(tables.meta.insert().values(key=key, value=value))


def _remove(connection: sa.Connection, files: Sequence[str]) -> None:
    """Take the files' present versions out and note them as unwanted."""
    old = list(connection.scalars(sa.select(tables.source.c.id).where(tables.source.c.file.in_(files))))
    if not old:
        return
    connection.execute(tables.unwanted.insert(), [{"source_id": source} for source in old])
    directives = sa.select(tables.directive.c.id).where(tables.directive.c.source_id.in_(old)).scalar_subquery()
    duties.remove(connection, directives)
    for table in tables.PART_TABLES.values():
        connection.execute(table.delete().where(table.c.directive_id.in_(directives)))
    connection.execute(tables.directive.delete().where(tables.directive.c.source_id.in_(old)))
    connection.execute(tables.indexed.delete().where(tables.indexed.c.source_id.in_(old)))
    connection.execute(tables.source.delete().where(tables.source.c.id.in_(old)))


def _insert(connection: sa.Connection, version: FileVersion) -> None:
    connection.execute(tables.source.insert().values(id=version.id, **dataclasses.asdict(version.source)))
    for position, directive in enumerate(version.directives):
        own = directive_row(directive)
        connection.execute(tables.directive.insert().values(source_id=version.id, position=position, **own))
        for name, made in PARTS:
            if rows := part_rows(directive, name, made):
                connection.execute(tables.PART_TABLES[name].insert(), rows)
    entered = duties.insert(connection, version.directives, int(_get(connection, "duties") or 0))
    _set(connection, "duties", str(entered))


def _mark(connection: sa.Connection, sources: Collection[str], indexes: Collection[str]) -> None:
    rows = [{"source_id": source, "index_name": index} for source in sources for index in indexes]
    if rows:
        for index in indexes:
            for part in _batches(sources):
                connection.execute(
                    tables.indexed.delete().where(
                        tables.indexed.c.index_name == index, tables.indexed.c.source_id.in_(part)
                    )
                )
        connection.execute(tables.indexed.insert(), rows)


def _directives(
    connection: sa.Connection, files: dict[str, Source], wanted: sa.ColumnElement[bool]
) -> dict[str, tuple[Directive, ...]]:
    """The directives of these files that are `wanted`, by file version, in printed order."""
    rows = (
        connection.execute(sa.select(tables.directive).where(wanted).order_by(tables.directive.c.position))
        .mappings()
        .all()
    )
    ids = [row["id"] for row in rows]
    parts = {name: parts_of(_part_rows(connection, tables.PART_TABLES[name], ids), made) for name, made in PARTS}
    found: dict[str, list[Directive]] = {}
    for row in rows:
        own = {name: by_directive.get(row["id"], ()) for name, by_directive in parts.items()}
        found.setdefault(row["source_id"], []).append(directive_of(row, files[row["source_id"]], own))
    return {source: tuple(directives) for source, directives in found.items()}


def _part_rows(connection: sa.Connection, table: sa.Table, directives: Sequence[str]) -> Iterator[sa.RowMapping]:
    for part in _batches(directives):
        query = sa.select(table).where(table.c.directive_id.in_(part))
        yield from connection.execute(query.order_by(table.c.directive_id, table.c.position)).mappings()


def _source_of(row: sa.Row[Any]) -> Source:
    return Source(row.file, row.sha256, row.pages, row.reader)


def _batches(values: Iterable[str]) -> Iterator[list[str]]:
    every = list(values)
    for start in range(0, len(every), _PART):
        yield every[start : start + _PART]


def _cause(error: sa.exc.DBAPIError) -> Exception:
    return error.orig if isinstance(error.orig, Exception) else error


def _unreadable(vi: str, en: str) -> UserError:
    return UserError(
        f"Danh mục ({FILE}) {vi} nên không đọc được; hãy chạy: python app.py ingest --rebuild <các tệp>",
        f"The catalog ({FILE}) {en} and cannot be read; run: python app.py ingest --rebuild <files>",
    )
