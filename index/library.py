"""The library: everything that was read, and search over it. One object holds one `home` folder open.

How a file gets in (any step may be the last one of a killed process):
1. it is read, outside any transaction; its bytes are kept (`originals`), where no reader asks for them yet;
   its new version's id is noted in the catalog as unwanted;
2. its clauses go into the derived indexes under that id, where no reader sees them yet;
3. one catalog transaction puts its rows in place of the old version's: from here on readers see the new version;
4. the old version's entries are dropped from the derived indexes, and its bytes.
A reader therefore answers as before or as after, and the next `repair` clears what was left over.
"""

import hashlib
import os
import shutil
import threading
import time
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType

from index import ranker
from index.admit import FileReport, Reading, admit
from index.batches import batches, entries_of
from index.catalog import Catalog, DutyNames, DutyPage, DutySpread, FileVersion, Selection
from index.duties import DutyFilter, selection
from index.encoder import Encoder
from index.holdings import Holdings
from index.lexical import StoreError
from index.lock import WriterLock, unwritable
from index.match import Match
from index.originals import Originals
from index.register import Register
from index.reranker import Reranker
from index.search import Found, search
from index.snapshot import Snapshot
from index.store import EmbeddedStore, Store
from ingest.directive import Clause, Directive, Reference, Source
from ingest.errors import UserError
from ingest.workers import OnPage, Readers

__all__ = ["FileReport", "Library"]

_FRESH = 0.05  # seconds in which a question need not ask again whether another process has written
_PATIENCE = 20.0  # seconds to wait for another writer when nothing can be answered without writing
Progress = Callable[[FileReport, int, int], None]


class Library(Holdings):
    """Open on `home`.  Nothing is read before it is asked for.  Raises UserError for what a person can mend."""

    def __init__(self, home: Path, encoder: str = "", url: str = "") -> None:
        """`encoder`: a model's folder or name ("": `ENCODER`, or our own); `url`: the catalog's ("": SQLite in `home`).

        Raises UserError when `home` cannot be made or there is no such encoder.
        """
        self.home = home
        self.encoder = Encoder(encoder)
        self._reranker = Reranker()
        try:
            home.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritable(home, error) from error
        self._catalog = Catalog(url, home)
        self._originals = Originals(home / "originals")
        self._writer = WriterLock(home)
        self._threads = threading.RLock()
        self._snapshot: Snapshot | None = None
        self._checked = 0.0  # when the catalog was last looked at, on the clock that never goes back
        self._store: Store | None = None
        self._folder = ""  # of the derived indexes in use, inside `home`

    def __enter__(self) -> "Library":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of every file and connection."""
        self._close_store()
        self._catalog.close()

    # --- reading ------------------------------------------------------------------------------------------------

    def register(self) -> Register:
        """The letterheads of everything that was read; in memory until the catalog changes."""
        return self._now().register

    def directives(self) -> tuple[Directive, ...]:
        """Everything that was read, by file name, in printed order; made at each call, and as large as the library."""
        return self._now().directives()

    def directive(self, directive_id: str) -> Directive | None:
        """One directive by its id."""
        return self._now().directive(directive_id)

    def clause(self, directive_id: str, path: str) -> Clause | None:
        """One clause by its address."""
        return self._now().clauses(directive_id).get(path)

    def sources(self) -> Collection[Source]:
        """The files that were read, by name."""
        return self._now().sources.values()

    def source(self, sha256: str) -> Source | None:
        """The file in the library whose bytes have this hash (hexadecimal)."""
        return self._now().by_hash.get(sha256)

    def original(self, sha256: str) -> Path | None:
        """The bytes of that file as they were read, None for an unknown hash or a file whose bytes were not kept."""
        source = self.source(sha256)
        return self._originals.find(source) if source else None

    def citing(self, number: str, relations: Collection[str]) -> dict[str, list[Reference]]:
        """By directive, the references to documents of this number by one of `relations`."""
        return self._now().citing(number, relations)

    def duties(self, asked: DutyFilter, offset: int = 0, limit: int | None = None, timing: str = "") -> DutyPage:
        """A page of the register of duties, newest directive first, then in printed order; all of it without `limit`.

        `timing`: "dated" for those with a day, earliest first; "recurring" for those that come again and have none.
        Raises UserError for an unknown actor, issuer or directive (naming the nearest), or an impossible day.
        """
        return self._catalog.duties(replace(self._selection(asked), timing=timing), offset, limit)

    def duty_spread(self, asked: DutyFilter) -> DutySpread:
        """How the duties asked for lie in time.  Raises UserError as `duties` does."""
        return self._catalog.duty_spread(self._selection(asked))

    def duty_names(self) -> DutyNames:
        """What the register can be asked by; in memory until the catalog changes."""
        return self._now().duty_names

    def _selection(self, asked: DutyFilter) -> Selection:
        now = self._now()
        return selection(asked, now.register, now.duty_names)

    def search(
        self, question: str, history: Sequence[str] = (), limit: int = 20, within: Register | None = None
    ) -> Found:
        """The clauses that may answer `question`, best first; `history`: earlier questions, oldest first.

        `within`: the letterheads of the directives to look in, None for all.
        """
        try:
            found = search(self, question, history, limit, within)
        except StoreError as error:
            raise UserError(
                f"Chỉ mục hỏng ({error}); hãy chạy: python app.py ingest --rebuild <các tệp>",
                f"The index is damaged ({error}); run: python app.py ingest --rebuild <files>",
            ) from error
        return replace(found, matches=self._reranker.reranked(found.query.restored, found.matches, self._text))

    def _text(self, match: Match) -> str:
        clause = self.clause(match.directive, match.clause)
        return clause.shown if clause else ""

    @property
    def store(self) -> Store:
        """The derived indexes, in step with the catalog as it is now."""
        self._now()
        assert self._store is not None
        return self._store

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits that change with the files, the models or what the indexes hold."""
        told = "\n".join([self._now().files, *self.store.indexes, ranker.fingerprint()])
        return hashlib.sha256(told.encode()).hexdigest()[:12]

    def _now(self) -> Snapshot:
        """The catalog's contents; opened, repaired and read again when they have changed."""
        with self._threads:
            if self._snapshot is not None and time.monotonic() - self._checked < _FRESH:
                return self._snapshot
            if self._snapshot is None or self._snapshot.revision != self._catalog.revision():
                self._open()
                self._close_store()
                self._snapshot = Snapshot(self._catalog)
                self._folder = self._catalog.store()
                self._store = self._store_in(self._folder)
            self._checked = time.monotonic()
            return self._snapshot

    def _live(self) -> Collection[str]:
        snapshot = self._snapshot
        return snapshot.sources.keys() if snapshot else frozenset()

    # --- writing ------------------------------------------------------------------------------------------------

    def ingest(
        self,
        paths: Sequence[Path],
        *,
        rebuild: bool = False,
        bring_back: bool = True,
        replace_files: bool = True,
        progress: Progress | None = None,
        on_page: OnPage | None = None,
        wait: float = 0.0,
    ) -> list[FileReport]:
        """Read files, or the files in folders, into the library; one report a file, in order of completion.

        A file that cannot be read is reported and changes nothing.  `rebuild` makes the derived indexes anew and reads
        every given file again (and starts a catalog of an older version afresh); without `bring_back`, files that
        `remove` took out stay out; without `replace_files`, a file with the name of another one is refused.
        `progress` gets each report, how many files are done, and how many there are; `on_page` hears, from other
        threads, of each page of a scan.  Raises UserError for a path that does not exist, a `home` that cannot be
        written, or another ingest at work for `wait` seconds; then nothing has changed.
        """
        from ingest.read import find_files

        files = find_files(paths)
        with self._writing(wait):
            if rebuild:
                self._start_over()
            self._now()
            reading = Reading(self._catalog, self._originals, rebuild, bring_back, replace_files)
            with Readers(os.cpu_count() or 1, on_page or _no_page) as readers, self._filling() as put:
                reports = admit(files, reading, readers, put, progress or _silent)
            self._repair()
            self._sweep()
            self._now()
        return reports

    def put(self, versions: Iterable[FileVersion]) -> None:
        """Let these file versions in, which were read elsewhere, each in place of its file's older one.

        Raises UserError for a `home` that cannot be written, or another ingest at work.
        """
        with self._writing():
            self._now()
            with self._filling() as put:
                for batch in batches(versions):
                    put(batch)
            self._repair()
            self._sweep()

    def remove(self, file: str, wait: float = 0.0) -> tuple[str, ...]:
        """Take a file out, with its bytes and all directives read from it; gives their ids, () for an unknown file.

        Raises UserError for a `home` that cannot be written, or another writer at work for `wait` seconds.
        """
        with self._writing(wait):
            now = self._now()
            gone = {id_ for id_, source in now.sources.items() if source.file == file}
            if not gone:
                return ()
            self._catalog.remove([file])
            self._checked = 0.0
            self._repair()
            self._sweep()
            self._now()
        return tuple(letterhead.id for letterhead in now.register if letterhead.source in gone)

    @contextmanager
    def _filling(self) -> Iterator[Callable[[Sequence[FileVersion]], None]]:
        """Steps 1 to 3 for some files together, as often as need be, through one open store."""
        store = self._store_in(self._folder)
        try:
            yield partial(self._put_into, store)
        finally:
            store.close()
            self._checked = 0.0

    def _put_into(self, store: Store, versions: Sequence[FileVersion]) -> None:
        self._catalog.announce([version.id for version in versions])
        store.add(entries_of(versions), store.indexes)
        self._catalog.replace(versions, self._names(self._folder, store))

    @contextmanager
    def _writing(self, wait: float = 0.0) -> Iterator[None]:
        """The writer's lock, and a full disk told as one line."""
        with self._writer.hold(wait):
            self._checked = 0.0  # the last writer may have finished a moment ago
            try:
                yield
            except (StoreError, OSError) as error:
                raise unwritable(self.home, error) from error

    # --- keeping in step ----------------------------------------------------------------------------------------

    def _open(self) -> None:
        """Make what is missing and mend what a killed process left.  Raises UserError for an older catalog."""
        if not self._catalog.is_ready():
            with self._writing(_PATIENCE):
                self._catalog.prepare()
        self._repair()

    def _repair(self) -> None:
        """Index what the derived indexes of this version and encoder lack; drop what they should not hold."""
        if self._in_step():
            return
        try:
            with self._writing(_PATIENCE if self._lacking() else 0.0):
                self._mend()
        except UserError:
            if self._lacking():
                raise
            # Only leftovers that no reader sees: another process is writing, or the disk is full.  Next time.

    def _in_step(self) -> bool:
        return not self._catalog.unwanted() and not self._lacking()

    def _lacking(self) -> dict[str, set[str]]:
        """Index name -> ids of the live file versions that it does not hold; a missing folder holds none."""
        folder = self._catalog.store()
        if not folder or not (self.home / folder).is_dir():
            return {"": set()}
        store = self._store_in(folder)
        lacking = {name: self._catalog.unindexed(f"{folder}/{name}") for name in store.indexes}
        return {name: sources for name, sources in lacking.items() if sources}

    def _mend(self) -> None:
        folder, lacking = self._catalog.store(), self._lacking()
        if "" in lacking:
            return self._fresh_store()
        store = self._store_in(folder)
        try:
            for name, sources in lacking.items():
                for versions in batches(self._catalog.versions(sorted(sources))):
                    store.add(entries_of(versions), [name])
                self._catalog.mark(sources, [f"{folder}/{name}"])
            unwanted = self._catalog.unwanted()
            if unwanted:
                store.remove(unwanted)
                self._originals.sweep(self._catalog.sources().values())
                self._catalog.forget(unwanted)
        except StoreError:  # a damaged index: the catalog has all that it takes to make another
            self._fresh_store()
        finally:
            store.close()

    def _fresh_store(self) -> None:
        """Derived indexes in a new folder, filled from the catalog; the old folder serves until that is done."""
        folder = f"index-{uuid.uuid4().hex[:8]}"
        store = self._store_in(folder)
        try:
            sources = self._catalog.sources()
            (self.home / folder).mkdir()
            for versions in batches(self._catalog.versions(sources)):
                store.add(entries_of(versions), store.indexes)
            self._catalog.mark(sources, self._names(folder, store), store=folder)
        finally:
            store.close()
        self._close_store()
        self._sweep()

    def _sweep(self) -> None:
        """Remove folders of derived indexes that are not in use, and bytes of files that the catalog does not hold.

        What cannot be removed now undoes nothing that was done: the next sweep tries again.
        """
        with suppress(OSError):
            self._originals.sweep(self._catalog.sources().values())
        folder = self._catalog.store()
        for other in self.home.glob("index-*"):
            if other.name != folder:
                shutil.rmtree(other, ignore_errors=True)

    def _start_over(self) -> None:
        """New derived indexes, and a new catalog where the old one cannot be read."""
        self._close_store()
        self._snapshot = None
        try:
            ready = self._catalog.is_ready()
        except UserError:
            self._catalog.set_aside()
            ready = False
        if not ready:
            self._catalog.prepare()
        self._fresh_store()

    def _store_in(self, folder: str) -> Store:
        return EmbeddedStore(self.home / folder, self.encoder, self._live)

    def _close_store(self) -> None:
        if self._store is not None:
            self._store.close()
        self._store = None
        self._checked = 0.0

    @staticmethod
    def _names(folder: str, store: Store) -> list[str]:
        """The store's indexes as the catalog notes them: a new folder holds nothing yet."""
        return [f"{folder}/{name}" for name in store.indexes]


def _no_page(_path: Path, _done: int, _total: int) -> None:
    """Tell nobody."""


def _silent(_report: FileReport, _done: int, _total: int) -> None:
    """Tell nobody."""
