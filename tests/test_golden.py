"""What is read from the corpus, frozen.  `UPDATE_GOLDEN=1 pytest tests/test_golden.py` writes the files anew."""

import json
import os
from pathlib import Path

import pytest

from ingest.directive import Directive
from ingest.export import exported
from ingest.read import read_file
from tests.library_examples import CORPUS

GOLDEN = Path(__file__).parent / "golden"
DIRECTIVES = {d.id: d for file in sorted(CORPUS.glob("*.txt")) for d in read_file(file)}


@pytest.mark.parametrize("directive", DIRECTIVES.values(), ids=DIRECTIVES.keys())
def test_as_before(directive: Directive) -> None:
    file = GOLDEN / f"{directive.id}.json"
    read = exported(directive)
    for clause in read["clauses"]:
        del clause["restored"], clause["regions"]  # as many rows as words; `reading` says the same
    if os.environ.get("UPDATE_GOLDEN") == "1":
        file.write_text(json.dumps(read, ensure_ascii=False, indent=2) + "\n", "utf-8")
    assert read == json.loads(file.read_text("utf-8"))


def test_one_golden_file_a_directive() -> None:
    assert {file.stem for file in GOLDEN.glob("*.json")} == set(DIRECTIVES)
    assert len(DIRECTIVES) == 6
