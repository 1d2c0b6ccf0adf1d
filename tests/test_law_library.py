"""The made-up libraries that growth is measured on are sound ones, and a greater one goes on from a smaller one."""

import json
from itertools import islice
from pathlib import Path

import pytest

from bench.law_library import CLAUSES, Paragraph, paragraphs, versions

SOURCE: list[Paragraph] = [(f"Điều {n}", f"Cơ quan {n} có trách nhiệm báo cáo kết quả việc {n}.") for n in range(1, 31)]


def test_paragraphs_are_the_lines_of_articles(tmp_path: Path) -> None:
    articles = [{"title": "Một", "text": f"{'a' * 20}\nngắn\n {'b' * 20} "}, {"title": "Hai", "text": ""}]
    (tmp_path / "law.jsonl").write_text("\n".join(map(json.dumps, articles)), "utf-8")
    assert paragraphs(tmp_path / "law.jsonl") == [("Một", "a" * 20), ("Một", "b" * 20)]


@pytest.mark.parametrize("clauses", [0, CLAUSES, 1000])
def test_directives_of_so_many_clauses(clauses: int) -> None:
    made = list(versions(SOURCE, clauses))
    directives = [directive for version in made for directive in version.directives]
    assert sum(len(directive.clauses) for directive in directives) == clauses
    assert len({directive.id for directive in directives}) == len({version.id for version in made}) == len(directives)
    for directive in directives:
        assert all(directive.text[clause.start : clause.end] == clause.text for clause in directive.clauses)


def test_a_greater_library_begins_as_a_smaller_one_does() -> None:
    small = list(versions(SOURCE, 200))
    assert list(islice(versions(SOURCE, 1000), len(small))) == small


def test_what_is_repeated_is_no_copy() -> None:
    texts = [clause.text for version in versions(SOURCE, 60) for clause in version.directives[0].clauses]
    assert texts[:30] == [text for _title, text in SOURCE]
    assert sum(one != other for one, other in zip(texts[:30], texts[30:], strict=True)) >= 29
