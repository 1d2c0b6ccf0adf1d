"""A forward index beside the inverted ones: what each clause holds, by row, so that re-ranking is numpy alone.

Rows are only ever appended, to files that are mapped into memory; `count.json`, replaced last, says how much of each
file counts.  What a killed process wrote beyond that is cut off by the next append.
"""

import hashlib
import json
import os
import re
import unicodedata
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.clause_text import Entry
from index.lexical import StoreError
from index.words import syllables

VERSION = 2  # of what a row holds: these files, its tokens and flags; another number makes them anew
FIELDS = {"own": 1500, "context": 300, "document": 300}  # field -> tokens kept of it, at most
COARSE = 64  # leading dimensions in which a great scope is looked through first, where the encoder allows it
_GREAT = 1500  # rows in a scope from which on that pays
_KEPT = 900  # of those, the rows that are then compared exactly
_SCALE = 256.0  # of the coarse vectors' numbers, so that they fill a byte
_CHUNK = 16384  # rows compared at a time: they stay in the processor's cache
_SYLLABLE = re.compile(r"[^\W_]+")
_RECORD = np.dtype(
    [
        ("key", np.uint64), *((name, np.uint32) for name in ("source", "directive", "clause", "flags")),
        *((f"{field}_at", np.uint64) for field in FIELDS), *((field, np.uint16) for field in FIELDS),
    ]
)  # fmt: skip
_NAMES = ("source", "directive", "clause")

Floats = npt.NDArray[np.float32]
Positions = npt.NDArray[np.int64]  # (n,), rows by number; -1 for none
Tokens = npt.NDArray[np.uint32]
Keys = npt.NDArray[np.uint64]


def key(source: str, directive: str, clause: str) -> int:
    """The 64 bits that stand for one clause of one file version in every derived index."""
    address = f"{source}#{directive}#{clause}".encode()
    return int.from_bytes(hashlib.blake2b(address, digest_size=8).digest(), "little")


def keys_of(entries: Iterable[Entry]) -> Keys:
    """(n,) keys of entries."""
    return np.array([key(entry.source, entry.directive, entry.clause) for entry in entries], np.uint64)


@lru_cache(1 << 16)
def token_hash(token: str) -> int:
    """The 32 bits (CRC-32) that stand for a token: the same in every process."""
    return zlib.crc32(token.encode("utf-8", "surrogatepass"))


class Rows:
    """The rows in `folder`, made if it is not there.  Methods raise StoreError."""

    def __init__(self, folder: Path, coarse: bool = False) -> None:
        """`coarse`: the encoder's first `COARSE` dimensions can be used alone."""
        self._folder = folder
        self.coarse = coarse
        with _told():
            folder.mkdir(parents=True, exist_ok=True)
            self._count = self._read_count()

    def __len__(self) -> int:
        return self._count["records"]

    # --- writing ------------------------------------------------------------------------------------------------

    def append(self, entries: Sequence[Entry], vectors: Floats) -> None:
        """Put the entries in, each with its row of `vectors` (n, d); all of them or none.

        Those of a source that is there already are left out: what a file version holds never changes.
        """
        there = set(self._names["source"])
        new = [nth for nth, entry in enumerate(entries) if entry.source not in there]
        if not new:
            return
        dimensions = self._count["dimensions"] or vectors.shape[1]
        if vectors.shape[1] != dimensions:
            raise StoreError(f"rows: vectors of {vectors.shape[1]} dimensions among those of {dimensions}")
        with _told():
            count = {**self._count, "dimensions": dimensions}
            self._write(count, [entries[nth] for nth in new], vectors[new])
            self._commit(count)

    def _write(self, count: dict[str, int], entries: Sequence[Entry], vectors: Floats) -> None:
        """Everything but the count, which grows by what was written."""
        records = np.zeros(len(entries), _RECORD)
        records["key"] = keys_of(entries)
        records["flags"] = [entry.flags for entry in entries]
        for name in _NAMES:
            records[name], new = _numbered([getattr(entry, name) for entry in entries], self._names[name])
            self._extend(count, f"{name}s.txt", "".join(f"{line}\n" for line in new).encode())
        written: list[Tokens] = []
        at = count["tokens.bin"] // 4
        for field, most in FIELDS.items():
            at = _write_field(records, field, most, entries, at, written)
        self._extend(count, "tokens.bin", np.concatenate(written).tobytes() if written else b"")
        self._extend(count, "vectors.bin", vectors.astype(np.float16).tobytes())
        if self.coarse:
            self._extend(count, "coarse.bin", _coarse(vectors).tobytes())
        self._extend(count, "records.bin", records.tobytes())
        count["records"] += len(entries)

    def _extend(self, count: dict[str, int], name: str, content: bytes) -> None:
        """Write `content` behind what counts of the file, and count it."""
        with (self._folder / name).open("ab") as file:
            file.truncate(count[name])
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        count[name] += len(content)

    def _commit(self, count: dict[str, int]) -> None:
        made = self._folder / "count.json.new"
        made.write_text(json.dumps(count), "utf-8")
        made.replace(self._folder / "count.json")
        self._count = count
        for mapped in ("_names", "_records", "_tokens", "_vectors", "_bytes", "_sorted", "_runs", "_ordinals"):
            self.__dict__.pop(mapped, None)

    # --- reading ------------------------------------------------------------------------------------------------

    def find(self, addresses: Sequence[tuple[str, str, str]]) -> Positions:
        """(n,) rows of (source, directive, clause), -1 where there is none."""
        return self.positions(np.array([key(*address) for address in addresses], np.uint64))

    def positions(self, keys: Keys) -> Positions:
        """(n,) rows of keys, -1 where there is none."""
        ordered, order = self._sorted
        if not len(ordered):
            return np.full(len(keys), -1, np.int64)
        at = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
        return np.where(ordered[at] == keys, order[at], -1)

    def addresses(self, rows: Positions) -> list[tuple[str, str, str]]:
        """(source, directive, clause) of each row."""
        records, names = self._records[rows], self._names
        columns = ([names[name][n] for n in records[name].tolist()] for name in _NAMES)
        return list(zip(*columns, strict=True))

    def keys(self, sources: Collection[str]) -> Keys:
        """(n,) keys of all rows of these sources."""
        wanted = np.isin(self._names["source"], list(sources)) if sources else np.zeros(0, bool)
        return self._records["key"][wanted[self._records["source"]]] if wanted.any() else np.zeros(0, np.uint64)

    def flags(self, rows: Positions) -> Tokens:
        """(n,) flags of the rows' entries."""
        return np.asarray(self._records["flags"][rows])

    def vectors(self, rows: Positions) -> Floats:
        """(n, d) vectors of the rows."""
        return self._vectors[rows].astype(np.float32)

    def similarities(self, rows: Positions, vector: Floats) -> Floats:
        """(n,) cosines of the rows' vectors and `vector` (d,)."""
        return _products(self._vectors, rows, vector)

    def tokens(self, rows: Positions, field: str) -> tuple[Tokens, Positions]:
        """The hashes of the rows' tokens, one row after the other, and (n + 1,) bounds of each row's.

        `field`: "own", "context" or "document", folded; "accented": the tokens of "own" as they are written.
        """
        records = self._records[rows]
        name = "own" if field == "accented" else field
        lengths = records[name].astype(np.int64)
        starts = records[f"{name}_at"].astype(np.int64)
        picked, bounds = _spans(starts + lengths if field == "accented" else starts, lengths)
        return self._tokens[picked], bounds

    def within(self, directives: Collection[str]) -> Positions:
        """(n,) rows of these directives, of dead file versions too."""
        wanted = np.zeros(len(self._ordinals), bool)
        wanted[[self._ordinals[name] for name in directives if name in self._ordinals]] = True
        directive, starts, lengths = self._runs
        chosen = wanted[directive]
        return _spans(starts[chosen], lengths[chosen])[0]

    def nearest(self, vector: Floats, limit: int, rows: Positions) -> tuple[Positions, Floats]:
        """The `limit` of the `rows` nearest to `vector` (d,), and their cosines, nearest first."""
        if self.coarse and len(rows) > _GREAT:
            leading = _coarse(vector[None])[0].astype(np.float32)
            rows = rows[_best(_products(self._bytes, rows, leading), limit + _KEPT)]
        scores = self.similarities(rows, vector)
        best = _best(scores, limit)
        best = best[np.argsort(-scores[best], kind="stable")]
        return rows[best], scores[best]

    # --- the files ----------------------------------------------------------------------------------------------

    def _read_count(self) -> dict[str, int]:
        """Bytes of each file that count, and the numbers of rows and dimensions."""
        files = ("tokens.bin", "vectors.bin", "coarse.bin", "records.bin", *(f"{name}s.txt" for name in _NAMES))
        if not (self._folder / "count.json").is_file():
            return dict.fromkeys(("dimensions", "records", *files), 0)
        count: dict[str, int] = json.loads((self._folder / "count.json").read_text("utf-8"))
        for name in files:
            if count[name] and (self._folder / name).stat().st_size < count[name]:
                raise StoreError(f"rows: {name} is cut short")
        return count

    def _map(self, name: str, dtype: npt.DTypeLike, *width: int) -> npt.NDArray[Any]:
        """What counts of a file, as an array of rows of `width`."""
        length = self._count[name] // np.dtype(dtype).itemsize // (width[0] if width else 1)
        if not length:
            return np.zeros((0, *width), dtype)
        with _told():
            return np.memmap(self._folder / name, dtype, "r", shape=(length, *width)).view(np.ndarray)

    @cached_property
    def _records(self) -> npt.NDArray[Any]:
        return self._map("records.bin", _RECORD)

    @cached_property
    def _tokens(self) -> Tokens:
        return self._map("tokens.bin", np.uint32)

    @cached_property
    def _vectors(self) -> npt.NDArray[np.float16]:
        return self._map("vectors.bin", np.float16, self._count["dimensions"] or 1)

    @cached_property
    def _bytes(self) -> npt.NDArray[np.int8]:
        return self._map("coarse.bin", np.int8, COARSE)

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        """Name -> every value that rows have for it; a record holds positions in these."""
        with _told():
            return {name: self._map(f"{name}s.txt", np.uint8).tobytes().decode().split("\n")[:-1] for name in _NAMES}

    @cached_property
    def _ordinals(self) -> dict[str, int]:
        """Directive id -> its position among the names."""
        return {name: nth for nth, name in enumerate(self._names["directive"])}

    @cached_property
    def _sorted(self) -> tuple[Keys, Positions]:
        """The keys in order, and the row of each."""
        keys = np.array(self._records["key"])
        order = np.argsort(keys)
        return keys[order], order

    @cached_property
    def _runs(self) -> tuple[Positions, Positions, Positions]:
        """Rows of one directive that stand together: directive, first row, number of rows."""
        directives = self._records["directive"].astype(np.int64)
        starts = np.flatnonzero(np.diff(directives, prepend=-1))
        return directives[starts], starts, np.diff(starts, append=len(directives))


def _write_field(
    records: npt.NDArray[Any], field: str, most: int, entries: Sequence[Entry], at: int, written: list[Tokens]
) -> int:
    """Note where the tokens of each entry's field are, and add them to `written`; gives where the next ones begin.

    Clauses in a row that inherit the same words share them.
    """
    last, length = "", 0
    for nth, entry in enumerate(entries):
        text = getattr(entry, field)
        if not nth or text != last or field == "own":
            at += length * (2 if field == "own" else 1)
            folded = syllables(text)
            length = len(folded[:most])
            written.append(_hashes(folded[:most]))
            if field == "own":
                written.append(_hashes(_accented(text, folded)[:most]))
            last = text
        records[f"{field}_at"][nth], records[field][nth] = at, length
    return at + length * (2 if field == "own" else 1)


def _accented(text: str, folded: list[str]) -> list[str]:
    """The syllables with their diacritics: 'Báo cáo' -> ['báo', 'cáo'], one for each of `folded`."""
    found = _SYLLABLE.findall(unicodedata.normalize("NFC", text).lower())
    return found if len(found) == len(folded) else folded  # a script whose marks part words when they are alone


def _hashes(tokens: Sequence[str]) -> Tokens:
    return np.fromiter(map(token_hash, tokens), np.uint32, len(tokens))


def _coarse(vectors: Floats) -> npt.NDArray[np.int8]:
    """(n, COARSE) leading dimensions at unit length, a byte each."""
    leading = vectors[:, :COARSE]
    lengths = np.maximum(np.linalg.norm(leading, axis=1, keepdims=True), 1e-9)
    made: npt.NDArray[np.int8] = np.clip(np.rint(leading / lengths * _SCALE), -127, 127).astype(np.int8)
    return made


def _numbered(values: Sequence[str], known: Sequence[str]) -> tuple[list[int], list[str]]:
    """The position of each value among those known and the new ones, and the new ones."""
    numbers = {value: nth for nth, value in enumerate(known)}
    positions = [numbers.setdefault(value, len(numbers)) for value in values]
    return positions, list(numbers)[len(known) :]


def _spans(starts: Positions, lengths: Positions) -> tuple[Positions, Positions]:
    """All positions of the spans, one span after the other, and the (n + 1,) bounds of each."""
    bounds = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return np.repeat(starts - bounds[:-1], lengths) + np.arange(bounds[-1]), bounds


def _products(table: npt.NDArray[Any], rows: Positions, vector: Floats) -> Floats:
    """(n,) products of rows of `table` and `vector`."""
    # Not `@`: BLAS would wait for its second thread, twenty times as long as this takes, wherever a core is busy.
    parts = [np.vecdot(table[rows[at : at + _CHUNK]].astype(np.float32), vector) for at in range(0, len(rows), _CHUNK)]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def _best(scores: Floats, limit: int) -> Positions:
    """Positions of the `limit` greatest scores, in no order."""
    if limit >= len(scores):
        return np.arange(len(scores))
    return np.argpartition(-scores, limit)[:limit]


@contextmanager
def _told() -> Iterator[None]:
    """Errors of files as StoreError."""
    try:
        yield
    except (OSError, ValueError, KeyError) as error:
        raise StoreError(f"rows: {error}") from error
