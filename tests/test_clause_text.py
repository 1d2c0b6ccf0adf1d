"""What of a clause is indexed besides its own words."""

from dataclasses import replace

from index.clause_text import entries
from ingest.directive import Directive
from tests.library_examples import directive


def _laid(*paragraphs: tuple[str, str, str]) -> Directive:
    """A directive of clauses (id, parent, text)."""
    made = directive("x", *(text for _id, _parent, text in paragraphs))
    clauses = tuple(
        replace(clause, id=id_, parent=parent)
        for clause, (id_, parent, _text) in zip(made.clauses, paragraphs, strict=True)
    )
    return replace(made, clauses=clauses)


def test_a_line_that_only_announces_a_paragraph_is_its_context() -> None:
    read = _laid(
        ("2", "", "Cách cấp phát"), ("2.g1", "2", "Đợt đầu:"), ("2.p2", "2", "Phát gạo."), ("2.p3", "2", "Hết.")
    )
    context = {entry.clause: entry.context for entry in entries("s", read)}
    assert context["2.p2"].splitlines() == ["Cách cấp phát", "Đợt đầu:"]
    assert context["2.p3"].splitlines() == ["Cách cấp phát"]


def test_a_line_with_clauses_of_its_own_announces_those() -> None:
    read = _laid(("2", "", "Cách cấp phát"), ("2.a", "2", "Đợt đầu:"), ("2.a.g1", "2.a", "gạo"), ("2.p2", "2", "Hết."))
    assert {entry.clause: entry.context for entry in entries("s", read)}["2.p2"] == "Cách cấp phát"
