"""The library: the same file twice changes nothing, a changed one replaces its old version, a bad one hurts nobody."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bench.law_library import versions
from index import batches as batches_module
from index import store as store_module
from index.catalog import FILE
from index.library import FileReport, Library
from index.lock import WriterLock
from index.originals import Originals
from ingest.errors import UserError
from tests.library_examples import CORPUS, letter, tiny_encoder

OPEN = Callable[[], Library]


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tiny_encoder(tmp_path_factory.mktemp("encoder") / "model"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    letter(tmp_path / "files", "one.txt", 11, "trồng rừng")
    letter(tmp_path / "files", "two.txt", 22, "nuôi tôm", place="KHÁNH HÒA")
    return tmp_path / "files"


def outcomes(reports: list[FileReport]) -> dict[str, str]:
    return {report.file: report.outcome for report in reports}


def lexical(library: Library, text: str) -> set[tuple[str, str]]:
    return {(hit.directive, hit.clause) for hit in library.store.lexical_hits(text, 50)}


def dense(library: Library) -> set[tuple[str, str]]:
    """Every clause that dense search can find, in Chroma and among the rows alike."""
    vector = library.encoder.encode_question("báo cáo nhiệm vụ quá hạn")
    found = []
    for small in (0, 5000):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(store_module, "_SMALL", small)
            found.append({(hit.directive, hit.clause) for hit in library.store.dense_hits(vector, 1000)})
    assert found[0] == found[1]
    return found[0]


def clauses(library: Library) -> set[tuple[str, str]]:
    return {(directive.id, clause.id) for directive in library.directives() for clause in directive.clauses}


def tree(home: Path) -> dict[str, tuple[int, int]]:
    return {
        str(p): (p.stat().st_size, p.stat().st_mtime_ns) for p in home.rglob("*") if p.is_file() and p.name != "lock"
    }


def test_an_empty_library(home: Path, encoder: str) -> None:
    with Library(home, encoder) as library:
        assert library.directives() == ()
        assert library.directive("none") is None and library.clause("none", "1") is None
        assert lexical(library, "báo cáo") == set() == dense(library)
        assert library.fingerprint


def test_the_corpus_twice(home: Path, encoder: str) -> None:
    said: list[tuple[str, int, int]] = []
    with Library(home, encoder) as library:
        reports = library.ingest([CORPUS], progress=lambda report, done, of: said.append((report.file, done, of)))
        assert set(outcomes(reports).values()) == {"new"}
        assert said == [(report.file, nth, len(reports)) for nth, report in enumerate(reports, 1)]
        assert dense(library) == clauses(library)
        read, fingerprint = library.directives(), library.fingerprint
        first = lexical(library, "báo cáo nhiệm vụ quá hạn")
        assert [letterhead.id for letterhead in library.register()] == [directive.id for directive in read]
        assert any(reference.target_clause for directive in read for reference in directive.references)
        for directive in read:
            assert library.directive(directive.id) == directive
            assert all(library.clause(directive.id, clause.id) == clause for clause in directive.clauses)
    before = tree(home)
    with Library(home, encoder) as library:
        assert set(outcomes(library.ingest([CORPUS])).values()) == {"unchanged"}
    assert tree(home) == before, "a second run writes nothing"
    with Library(home, encoder) as library:
        assert (library.directives(), library.fingerprint) == (read, fingerprint)
        assert lexical(library, "báo cáo nhiệm vụ quá hạn") == first


def test_a_changed_file_replaces_its_old_version_everywhere(home: Path, files: Path, encoder: str) -> None:
    with Library(home, encoder) as library, Library(home, encoder) as reader:
        library.ingest([files])
        assert len(lexical(reader, "trồng rừng")) == 1
        before = library.fingerprint
        letter(files, "one.txt", 33, "khai thác cát")
        assert outcomes(library.ingest([files])) == {"one.txt": "changed", "two.txt": "unchanged"}
        for each in (library, reader):
            assert {d.number for d in each.directives()} == {"33/UBND-NC", "22/UBND-NC"}
            assert {d for d, _clause in dense(each)} == {d.id for d in each.directives()}
            assert dense(each) == clauses(each)
            assert lexical(each, "trồng rừng") == set()
            assert len(lexical(each, "khai thác cát")) == 1
            assert each.fingerprint != before


BAD: list[tuple[str, bytes, str]] = [
    ("empty.txt", b"", "empty.txt"),
    ("blank.txt", b" \n\n", "blank.txt"),
    ("binary.txt", bytes(range(256)) * 20, "binary.txt"),
]


@pytest.mark.parametrize(("name", "content", "word"), BAD, ids=[name for name, *_ in BAD])
def test_a_bad_file_is_reported_and_the_others_go_on(
    home: Path, files: Path, encoder: str, name: str, content: bytes, word: str
) -> None:
    (files / name).write_bytes(content)
    with Library(home, encoder) as library:
        reports = library.ingest([files])
        assert outcomes(reports) == {name: "failed", "one.txt": "new", "two.txt": "new"}
        problem = next(report for report in reports if report.file == name)
        assert word in problem.problem_vi and word in problem.problem_en
        assert len(library.directives()) == 2


def test_a_file_that_went_bad_leaves_its_old_version(home: Path, files: Path, encoder: str) -> None:
    with Library(home, encoder) as library:
        library.ingest([files])
        before = library.directives()
        (files / "one.txt").write_bytes(b"")
        assert outcomes(library.ingest([files]))["one.txt"] == "failed"
        assert library.directives() == before and len(lexical(library, "trồng rừng")) == 1


def test_a_directive_stands_in_one_file(home: Path, files: Path, encoder: str) -> None:
    letter(files, "three.txt", 11, "việc khác")
    shutil.copy(files / "two.txt", files / "zz-copy.txt")
    letter(files / "zz", "two.txt", 44, "trùng tên")
    with Library(home, encoder) as library:
        reports = library.ingest([files])
        said = {f"{report.file} {report.outcome}": report for report in reports}
        assert "one.txt" in said["three.txt failed"].problem_en
        copy = said["zz-copy.txt unchanged"]
        assert (copy.note("vi"), copy.note("en")) == ("cùng nội dung với two.txt", "same contents as two.txt")
        assert "same name" in said["two.txt failed"].problem_en
        assert {d.number for d in library.directives()} == {"11/UBND-NC", "22/UBND-NC"} or len(
            library.directives()
        ) == 2


def test_one_name_twice_with_the_same_content(home: Path, files: Path, encoder: str) -> None:
    (files / "zz").mkdir()
    shutil.copy(files / "two.txt", files / "zz" / "two.txt")
    with Library(home, encoder) as library:
        for first in ("new", "unchanged"):
            reports = library.ingest([files])
            assert [(r.file, r.outcome) for r in reports] == [
                ("one.txt", first),
                ("two.txt", first),
                ("two.txt", "unchanged"),
            ]
        assert len(library.register()) == 2


def test_a_directive_may_move_to_another_file(home: Path, files: Path, encoder: str) -> None:
    with Library(home, encoder) as library:
        library.ingest([files])
        letter(files, "one.txt", 33, "khai thác cát")
        letter(files, "zz.txt", 11, "trồng rừng")
        assert outcomes(library.ingest([files])) == {"one.txt": "changed", "two.txt": "unchanged", "zz.txt": "new"}
        assert {d.number for d in library.directives()} == {"11/UBND-NC", "22/UBND-NC", "33/UBND-NC"}


def test_bodies_count_anew_each_year(home: Path, tmp_path: Path, encoder: str) -> None:
    files = tmp_path / "years"
    text = letter(files, "2023.txt", 20, "họp").read_text("utf-8")
    (files / "2024.txt").write_text(text.replace("năm 2023", "năm 2024"), "utf-8")
    with Library(home, encoder) as library:
        library.ingest([files])
        assert [d.id for d in library.directives()] == ["20-ubnd-nc-quang-binh", "20-ubnd-nc-quang-binh-2024"]
        assert [r.outcome for r in library.ingest([files], rebuild=True)] == ["unchanged", "unchanged"]


def test_a_path_that_does_not_exist_changes_nothing(home: Path, files: Path, encoder: str) -> None:
    with Library(home, encoder) as library:
        library.ingest([files])
        before = tree(home)
        with pytest.raises(UserError):
            library.ingest([files, files / "none.txt"], rebuild=True)
        assert tree(home) == before


def test_another_encoder_gets_its_own_vectors(home: Path, files: Path, encoder: str, tmp_path: Path) -> None:
    other = str(tiny_encoder(tmp_path / "other", seed=7))
    with Library(home, encoder) as library:
        library.ingest([files])
        first, fingerprint = dense(library), library.fingerprint
    with Library(home, other) as library:
        assert dense(library) == first == clauses(library)
        assert library.fingerprint != fingerprint
        hit = library.store.dense_hits(library.encoder.encode_question("trồng rừng"), 1)[0]
        clause = library.clause(hit.directive, hit.clause)
        assert clause is not None
        letter(files, "one.txt", 33, "khai thác cát")
        library.ingest([files])
    with Library(home, encoder) as library:
        assert dense(library) == clauses(library), "what was read with the other encoder is embedded anew"


def test_lost_or_damaged_derived_indexes_are_made_again(home: Path, files: Path, encoder: str) -> None:
    with Library(home, encoder) as library:
        library.ingest([files])
        everything = clauses(library)
    for folder in home.glob("index-*"):
        shutil.rmtree(folder)
    with Library(home, encoder) as library:
        assert dense(library) == everything and len(lexical(library, "nuôi tôm")) == 1
    for damaged in home.glob("index-*/lexical/meta.json"):
        damaged.write_text("{")
    with Library(home, encoder) as library:
        assert set(outcomes(library.ingest([files], rebuild=True)).values()) == {"unchanged"}
        assert dense(library) == everything and len(lexical(library, "nuôi tôm")) == 1
        assert len(list(home.glob("index-*"))) == 1


@pytest.mark.parametrize("spoil", ["UPDATE meta SET value = '0' WHERE key = 'schema'", ""], ids=["older", "damaged"])
def test_rebuild_from_a_catalog_that_cannot_be_read(home: Path, files: Path, encoder: str, spoil: str) -> None:
    with Library(home, encoder) as library:
        library.ingest([files])
        read = library.directives()
    if spoil:
        with sqlite3.connect(home / FILE) as database:
            database.execute(spoil)
        database.close()
    else:
        (home / FILE).write_bytes(b"no database" * 1000)
    with Library(home, encoder) as library:
        for asked in (library.directives, lambda: library.ingest([files])):
            with pytest.raises(UserError, match="--rebuild"):
                asked()
        assert set(outcomes(library.ingest([files], rebuild=True)).values()) == {"new"}
        assert library.directives() == read and dense(library) == clauses(library)


def test_what_was_read_elsewhere_is_let_in(
    home: Path, files: Path, encoder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many files in several batches; and again, as later versions of the same files."""
    monkeypatch.setattr(batches_module, "_CLAUSES", 100)
    source = [(f"Điều {nth}", f"Cơ quan {nth} báo cáo việc thứ {nth} trước ngày {nth}.") for nth in range(1, 400)]
    first = list(versions(source, 600))
    later = [replace(version, id=f"later{version.id[5:]}") for version in first[:3]]
    with Library(home, encoder) as library:
        library.ingest([files])
        for put in (first, later):
            library.put(put)
            assert len(library.register()) == 2 + len(first)
            every = [
                (h.source, h.id, clause) for h in library.register() for d, clause in clauses(library) if d == h.id
            ]
            assert (library.store.rows.find(every) >= 0).all()
            assert len({(h.directive, h.clause) for h in library.store.lexical_hits("báo cáo", 2000)}) >= 600
        kept = {letterhead.source for letterhead in library.register()}
        assert kept >= {version.id for version in (*later, *first[3:])} and not kept & {v.id for v in first[:3]}


def test_one_writer_at_a_time_while_others_read(home: Path, files: Path, encoder: str) -> None:
    with Library(home, encoder) as library:
        library.ingest([files])
    with WriterLock(home).hold(), Library(home, encoder) as library:
        assert len(lexical(library, "nuôi tôm")) == 1
        with pytest.raises(UserError, match="đang ghi"):
            library.ingest([files])


def test_a_home_that_cannot_be_written(tmp_path: Path, encoder: str) -> None:
    (tmp_path / "file").write_text("a regular file, so that not even root can write below it")
    with pytest.raises(UserError) as told:
        Library(tmp_path / "file" / "home", encoder)
    assert "HOICHITHI_HOME" in told.value.vi and str(tmp_path / "file") in told.value.en


def test_a_file_is_taken_out_whole_and_stays_out(home: Path, files: Path, encoder: str) -> None:
    letter_ = (files / "one.txt").read_text("utf-8")
    second = letter_.replace("11/UBND-NC", "12/UBND-NC").replace("trồng rừng", "làm muối")
    (files / "one.txt").write_text(f"{letter_}\n\n\n{second}", "utf-8")
    with Library(home, encoder) as library, Library(home, encoder) as reader:
        library.ingest([files])
        gone = [d.id for d in library.directives() if d.source.file == "one.txt"]
        before = library.fingerprint
        assert library.remove("none.txt") == () and library.fingerprint == before
        assert list(library.remove("one.txt")) == gone
        for each in (library, reader):
            assert {d.source.file for d in each.directives()} == {"two.txt"}
            assert lexical(each, "trồng rừng") == set() and dense(each) == clauses(each)
            assert each.fingerprint != before
        assert len(list((home / "originals").iterdir())) == 1
        assert outcomes(library.ingest([files], bring_back=False)) == {"one.txt": "unchanged", "two.txt": "unchanged"}
        assert len(library.register()) == 1
        assert outcomes(library.ingest([files])) == {"one.txt": "new", "two.txt": "unchanged"}
        assert outcomes(library.ingest([files], bring_back=False))["one.txt"] == "unchanged"
        assert [d for d in gone if library.directive(d) is None] == []


def test_a_removal_killed_before_the_indexes_is_finished_later(home: Path, files: Path, encoder: str) -> None:
    with Library(home, encoder) as library:
        library.ingest([files])
        library._catalog.remove(["one.txt"])  # step 3, and no further
    with Library(home, encoder) as library:
        assert {d.source.file for d in library.directives()} == {"two.txt"}
        assert dense(library) == clauses(library) and lexical(library, "trồng rừng") == set()
        assert len(list((home / "originals").iterdir())) == 1


def test_a_file_put_in_by_another_a_moment_ago_can_be_taken_out(home: Path, files: Path, encoder: str) -> None:
    with Library(home, encoder) as library, Library(home, encoder) as other:
        library.ingest([files / "two.txt"])
        other.ingest([files / "one.txt"])
        library._checked = time.monotonic()  # it looked just before that
        assert len(library.remove("one.txt")) == 1


def test_bytes_that_cannot_be_removed_do_not_undo_a_removal(
    home: Path, files: Path, encoder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library(home, encoder) as library:
        library.ingest([files])
        with monkeypatch.context() as patch:
            patch.setattr(Originals, "sweep", _fails)
            assert len(library.remove("one.txt")) == 1
        assert len(list((home / "originals").iterdir())) == 2
    with Library(home, encoder) as library:
        assert {d.source.file for d in library.directives()} == {"two.txt"}
        assert len(list((home / "originals").iterdir())) == 1, "the next one to look removes what was left"


def _fails(*_: object) -> None:
    raise OSError("no room")
