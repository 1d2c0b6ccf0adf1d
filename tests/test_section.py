"""A question bound to some directives, and a question without one of the phrases that bind it."""

import pytest

from assistant.ask import ask
from assistant.provenance import traced
from index.library import Library
from index.question.without import without
from index.section import Bounds, Section

OVERDUE = "Ai phải báo cáo nhiệm vụ quá hạn?"
HAI_PHONG = "Ủy ban nhân dân thành phố Hải Phòng"


@pytest.mark.parametrize(
    ("bounds", "cited"),
    [
        (Bounds(issuer=HAI_PHONG), {"2598-ubnd-kstthc-hai-phong"}),
        (Bounds(kind="Công văn", issuer=HAI_PHONG, year=2023), {"2598-ubnd-kstthc-hai-phong"}),
        (Bounds(kind="Chỉ thị", issuer=HAI_PHONG), set()),  # none is both
        (Bounds(year=1999), set()),
    ],
)
def test_only_directives_inside_the_bounds_answer(corpus: Library, bounds: Bounds, cited: set[str]) -> None:
    answer = ask(corpus, OVERDUE, within=bounds)
    assert {citation.directive for citation in answer.citations} == cited
    assert answer.refused == (not cited)


def test_a_section_reads_and_names_nothing_outside(corpus: Library) -> None:
    section, ours, other = Section(corpus, Bounds(issuer=HAI_PHONG)), "2598-ubnd-kstthc-hai-phong", "968-cd-ttg"
    assert section.directive(ours) == corpus.directive(ours) and section.directive(other) is None
    assert [letterhead.id for letterhead in section.register()] == [ours]
    cites = ["carries out", "based on"]
    assert len(corpus.citing("968/CĐ-TTg", cites)) > 1 and set(section.citing("968/CĐ-TTg", cites)) == {ours}
    assert {match.directive for match in section.search(OVERDUE).matches} == {ours}


def test_the_bounds_are_told_in_a_refusal_and_kept_in_the_provenance(corpus: Library) -> None:
    answer = ask(corpus, "Quảng Bình giao ai theo dõi?", within=Bounds(issuer=HAI_PHONG, year=2023))
    assert answer.reason == "not_inside" and HAI_PHONG in answer.text and "2023" in answer.text
    assert answer.provenance
    kept = traced(answer.provenance, "", "", "")["within"]
    assert kept == {"kind": None, "issuer": HAI_PHONG, "year": 2023}


@pytest.mark.parametrize(
    ("question", "said", "rest"),
    [
        ("Sở Nội vụ ở Hải Phòng được giao việc gì?", ("Hải Phòng",), "Sở Nội vụ được giao việc gì?"),
        ("so noi vu hai phong lam gi", ("hai phong",), "so noi vu lam gi"),
        ("Theo Công điện 968, Bộ Nội vụ làm gì?", ("Công điện 968",), "Bộ Nội vụ làm gì?"),
        ("Chỉ thị năm 2023 của Khánh Hòa yêu cầu gì?", ("Khánh Hòa", "năm 2023"), "Chỉ thị yêu cầu gì?"),
        ("What must Hai Phong's departments do?", ("Hai Phong",), "What must departments do?"),
        ("Ai phải báo cáo?", (), "Ai phải báo cáo?"),
    ],
)
def test_a_question_tells_how_it_names_directives_and_can_be_asked_without(
    corpus: Library, question: str, said: tuple[str, ...], rest: str
) -> None:
    assert corpus.search(question).query.said == said
    for phrase in said:
        question = without(question, phrase)
    assert question == rest


@pytest.mark.parametrize(
    ("question", "said"),
    [("Hải Phòng?", "Hải Phòng"), ("Ai ký?", "Hải Phòng"), ("", "x")],  # nothing left, nothing found
)
def test_a_question_stays_where_a_phrase_cannot_be_taken_out(question: str, said: str) -> None:
    assert without(question, said) == question


def test_a_phrase_typed_a_little_otherwise_is_found() -> None:
    assert without("Sở Nội vụ Hải Phogn làm gì", "Hải Phòng") == "Sở Nội vụ làm gì"
