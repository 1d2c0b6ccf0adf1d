"""What a person downloads is what was read: kept with its file, gone with it, never half there."""

import errno
import hashlib
import shutil
from pathlib import Path

import pytest

from index.library import Library
from index.originals import Originals
from ingest.directive import Source
from ingest.errors import UserError
from tests.library_examples import letter, tiny_encoder


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tiny_encoder(tmp_path_factory.mktemp("encoder") / "model"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def kept(home: Path) -> set[str]:
    return {path.name for path in (home / "originals").iterdir()}


def test_the_bytes_of_each_file_are_kept_and_go_with_it(home: Path, tmp_path: Path, encoder: str) -> None:
    one = letter(tmp_path / "files", "one.TXT", 11, "trồng rừng")
    two = letter(tmp_path / "files", "two.txt", 22, "nuôi tôm")
    first, content = sha256(one), one.read_bytes()
    with Library(home, encoder) as library:
        library.ingest([one, two])
        original = library.original(first)
        assert original and original.read_bytes() == content and original.name == f"{first}.txt"
        letter(tmp_path / "files", "one.TXT", 33, "khai thác cát")
        library.ingest([one])
        assert library.original(first) is None
        assert kept(home) == {f"{sha256(one)}.txt", f"{sha256(two)}.txt"}


def test_a_file_read_before_gets_its_bytes_when_it_comes_again(home: Path, tmp_path: Path, encoder: str) -> None:
    one = letter(tmp_path / "files", "one.txt", 11, "trồng rừng")
    twin = Path(shutil.copy(one, tmp_path / "files" / "twin.docx"))
    for again in (one, twin):
        with Library(home, encoder) as library:
            library.ingest([one])
            shutil.rmtree(home / "originals")
            assert library.original(sha256(one)) is None
            assert [report.outcome for report in library.ingest([again])] == ["unchanged"]
            assert kept(home) == {f"{sha256(one)}.txt"} and library.original(sha256(one))


def test_a_refused_file_leaves_nothing(home: Path, tmp_path: Path, encoder: str) -> None:
    one = letter(tmp_path / "files", "one.txt", 11, "trồng rừng")
    bad = tmp_path / "files" / "empty.txt"
    bad.write_bytes(b"")
    shutil.copy(one, tmp_path / "other.txt")
    letter(tmp_path / "files", "same-number.txt", 11, "việc khác")
    with Library(home, encoder) as library:
        reports = library.ingest([tmp_path / "files"])
        assert {report.file: report.outcome for report in reports} == {
            "empty.txt": "failed", "one.txt": "new", "same-number.txt": "failed",
        }  # fmt: skip
    assert kept(home) == {f"{sha256(one)}.txt"}


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("", "nothing"),
        ("../catalog.sqlite", "a path"),
        ("ab" * 32, "a hash of nothing held"),
        ("AB" * 32 + "/..", "a path behind a hash"),
        ("*", "a pattern"),
    ],
)
def test_only_known_hashes_open_anything(home: Path, tmp_path: Path, encoder: str, asked: str, why: str) -> None:
    with Library(home, encoder) as library:
        library.ingest([letter(tmp_path / "files", "one.txt", 11, "trồng rừng")])
        assert library.original(asked) is None, why


@pytest.mark.parametrize(
    ("name", "suffix"), [("a.DOCX", ".docx"), ("a", ""), ("a.<b>", ""), ("a.tệp", ""), ("a.tar.gz", ".gz")]
)
def test_the_name_of_a_kept_file_holds_nothing_odd(tmp_path: Path, name: str, suffix: str) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x")
    source = Source(name, sha256(file))
    kept_here = Originals(tmp_path / "originals")
    assert kept_here.keep(file, source)
    found = kept_here.find(source)
    assert found and found.name == source.sha256 + suffix


def test_other_bytes_than_were_read_are_not_kept(tmp_path: Path) -> None:
    file = tmp_path / "file.txt"
    file.write_bytes(b"changed since")
    here = Originals(tmp_path / "originals")
    assert not here.keep(file, Source("file.txt", "ab" * 32))
    assert not here.keep(tmp_path / "moved.txt", Source("file.txt", "ab" * 32))
    assert list((tmp_path / "originals").iterdir()) == []


def test_a_full_disk_takes_nothing_in(
    home: Path, tmp_path: Path, encoder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = letter(tmp_path / "files", "one.txt", 11, "trồng rừng")

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with Library(home, encoder) as library:
        library.register()
        with monkeypatch.context() as patch:
            patch.setattr("os.fsync", full)
            with pytest.raises(UserError, match="No space left"):
                library.ingest([one])
        assert len(library.register()) == 0 and kept(home) == set()
        assert [report.outcome for report in library.ingest([one])] == ["new"]


def test_what_a_killed_copy_left_is_swept(home: Path, tmp_path: Path, encoder: str) -> None:
    one = letter(tmp_path / "files", "one.txt", 11, "trồng rừng")
    (home / "originals").mkdir(parents=True)
    (home / "originals" / ".12.part").write_bytes(b"half")
    (home / "originals" / ("ab" * 32)).write_bytes(b"of a version that never came in")
    with Library(home, encoder) as library:
        library.ingest([one])
    assert kept(home) == {f"{sha256(one)}.txt"}
