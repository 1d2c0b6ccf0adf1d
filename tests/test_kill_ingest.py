"""A real `ingest` killed at any moment leaves a library that answers as before or as after."""

import hashlib
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index import store
from index.library import Library
from tests.library_examples import CORPUS, letter, tiny_encoder

ROOT = Path(__file__).parent.parent
INGEST = (
    "import sys; from pathlib import Path; from index.library import Library; home, encoder, *files = sys.argv[1:]\n"
)
INGEST += "with Library(Path(home), encoder) as library:\n"
INGEST += (
    "    import chromadb; library.store.dense_hits(library.encoder.encode_question('x'), 1)  # everything is loaded\n"
)
INGEST += "    print('go', flush=True); library.ingest([Path(f) for f in files]); print('done', flush=True)"
QUESTIONS = ("báo cáo nhiệm vụ quá hạn", "đôn đốc, kiểm tra", "trồng rừng", "khai thác cát")
KILLS = 8

Answers = dict[str, object]


def answers(home: Path, encoder: str) -> Answers:
    """File -> what the library says from it; checks on the way that every index agrees with the catalog."""
    with Library(home, encoder) as library:
        owner = {d.id: d.source.file for d in library.directives()}
        every = {(d.id, c.id) for d in library.directives() for c in d.clauses}
        vectors = [library.encoder.encode_question(question) for question in QUESTIONS]
        dense = [library.store.dense_hits(vector, 500) for vector in vectors]
        assert all({(hit.directive, hit.clause) for hit in hits} == every for hits in dense)
        words = [library.store.lexical_hits(question, 500) for question in QUESTIONS]
        files = {d.source for d in library.directives()}
        assert all(sha256(library.original(f.sha256)) == f.sha256 for f in files), "each file has its bytes"
        assert library.ingest([]) == [], "the lock died with the process"
        assert len(list((home / "originals").iterdir())) == len(files), "and nothing is left over"
        said: Answers = {}
        for file in set(owner.values()):
            found = [sorted(hit.clause for hit in hits if owner[hit.directive] == file) for hits in words]
            near = [[(h.clause, round(h.score, 4)) for h in hits if owner[h.directive] == file] for hits in dense]
            said[file] = (tuple(d for d in library.directives() if d.source.file == file), found, near)
        return said


def sha256(path: Path | None) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path else ""


def ingest(home: Path, encoder: str, *files: Path, kill_after: float | None = None) -> float:
    """Ingest in a process of its own, SIGKILLed so many seconds after it has begun; gives the seconds that it took."""
    command = [sys.executable, "-c", INGEST, str(home), encoder, *map(str, files)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        started = time.monotonic()
        if kill_after is not None:
            time.sleep(kill_after)
            process.send_signal(signal.SIGKILL)
        process.stdout.readline()  # "done", or the end of a killed one
        return time.monotonic() - started


@pytest.mark.timeout(120)
def test_killed_at_random_moments(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "_SMALL", 0)  # so that Chroma is asked
    encoder = str(tiny_encoder(tmp_path / "encoder"))
    changed = letter(tmp_path / "new", "letter.txt", 33, "khai thác cát")
    before_home = tmp_path / "before"
    with Library(before_home, encoder) as library:
        library.ingest([letter(tmp_path / "old", "letter.txt", 11, "trồng rừng")])
    after_home = tmp_path / "after"
    shutil.copytree(before_home, after_home)
    took = ingest(after_home, encoder, CORPUS, changed)
    before, after = answers(before_home, encoder), answers(after_home, encoder)

    chance = random.Random(968)
    seen = []
    for nth in range(KILLS):
        home = tmp_path / f"home-{nth}"
        shutil.copytree(before_home, home)
        ingest(home, encoder, CORPUS, changed, kill_after=took * (nth + chance.random()) / KILLS)
        now = answers(home, encoder)
        for file in {*before, *after, *now}:
            assert now.get(file) in (before.get(file), after.get(file)), f"kill {nth}: {file} is neither old nor new"
        seen.append("after" if now == after else "before" if now == before else "between files")
        with Library(home, encoder) as library:
            library.ingest([CORPUS, changed])
        assert answers(home, encoder) == after, "the next ingest finishes the work"
    print("states seen:", seen)
