"""What a reader is told of how the question was taken, on the corpus' directives."""

import pytest

from assistant.ask import ask
from index.library import Library


@pytest.fixture(scope="module")
def library(corpus: Library) -> Library:
    return corpus


@pytest.mark.parametrize(
    ("question", "said"),
    [
        # of the 34 provinces since 1 July 2025, the old ones that have issued something here
        ("Quảng Trị giao ai theo dõi nhiệm vụ quá hạn?", "Quảng Trị và Quảng Bình đã nhập làm một năm 2025"),
        ("Whom does Quang Tri ask to follow overdue tasks?", "Quảng Trị and Quảng Bình were merged in 2025"),
        ("Quảng Bình giao ai theo dõi nhiệm vụ quá hạn?", ""),
        ("Ai phải báo cáo nhiệm vụ quá hạn?", ""),
    ],
)
def test_note(library: Library, question: str, said: str) -> None:
    answer = ask(library, question)
    assert not answer.refused
    assert answer.note.startswith(said) and bool(answer.note) is bool(said)
    assert answer.text.startswith(said)


def test_a_condition_that_nothing_meets_is_told(library: Library) -> None:
    answer = ask(library, "Công văn năm 2019 của Quảng Bình giao ai theo dõi nhiệm vụ quá hạn?")
    assert "“năm 2019”" in answer.note and answer.citations[0].clause == "10"


@pytest.mark.parametrize(
    "question", ["Nghị định 999/2021/NĐ-CP quy định mức phạt gì?", "What does Decree 999/2021/ND-CP say about fees?"]
)
def test_a_document_that_is_not_held_nor_cited(library: Library, question: str) -> None:
    answer = ask(library, question)
    assert answer.refused and answer.reason == "not_held" and "999/2021" in answer.text
