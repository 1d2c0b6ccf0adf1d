"""What may be asked next: said from what stands around the citations, and each answered when it is asked."""

from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.suggestions import MOST, suggestions
from index.library import Library
from index.section import Bounds, Section
from tests.answer_examples import laid, written

HAI_PHONG = "Công văn 2598/UBND-KSTTHC"


@pytest.mark.parametrize(
    ("question", "suggested"),
    [
        ("Sở Nội vụ ở Hải Phòng được giao việc gì?", "Còn ở Quảng Bình thì sao?"),  # carries out the same telegram
        ("What must the Department of Home Affairs of Hai Phong do?", "What about Quảng Bình?"),
        ("Ai theo dõi việc thực hiện Chỉ thị 06?", "Sở Nội vụ còn phải làm gì theo Chỉ thị 06/CT-UBND?"),
        ("so noi vu hai phong lam gi", f"Văn phòng Ủy ban nhân dân thành phố phải làm gì theo {HAI_PHONG}?"),
    ],
)  # fmt: skip
def test_what_stands_around_the_citations_is_suggested(corpus: Library, question: str, suggested: str) -> None:
    assert suggested in suggestions(corpus, ask(corpus, question))


@pytest.mark.parametrize(
    "question",
    ["Ai phải báo cáo nhiệm vụ quá hạn?", "Who must report overdue tasks?", "Sở Nội vụ ở Hải Phòng được giao việc gì?",
     "Ai ký công văn 2214?", "Theo Công điện 968, Bộ Nội vụ làm gì?"],
)  # fmt: skip
def test_each_suggestion_is_answered_by_something_new(corpus: Library, question: str) -> None:
    answer = ask(corpus, question)
    shown = {(c.directive, c.clause) for c in answer.citations}
    asked = suggestions(corpus, answer)
    assert len(asked) <= MOST
    for suggestion in asked:
        after = ask(corpus, suggestion, [question])
        assert not after.refused and {(c.directive, c.clause) for c in after.citations} - shown, suggestion


def test_nothing_asked_before_is_suggested_again(corpus: Library) -> None:
    answer = ask(corpus, "Sở Nội vụ ở Hải Phòng được giao việc gì?")
    assert "Còn ở Quảng Bình thì sao?" not in suggestions(corpus, answer, ["còn ở quảng bình thì sao?"])


@pytest.mark.parametrize("question", ["Giá vàng hôm nay?", "Xin chào", "Should I sue?"])
def test_without_a_citation_nothing_is_suggested(corpus: Library, question: str) -> None:
    assert suggestions(corpus, ask(corpus, question)) == ()


def test_inside_bounds_only_what_they_answer_is_suggested(corpus: Library) -> None:
    within = Bounds(issuer="Ủy ban nhân dân thành phố Hải Phòng")
    answer = ask(corpus, "Sở Nội vụ được giao việc gì?", within=within)
    assert answer.citations
    assert not any("Quảng Bình" in one for one in suggestions(Section(corpus, within), answer))


def test_suggestions_leave_no_trace_in_the_log(corpus: Library) -> None:
    answer = ask(corpus, "Sở Nội vụ ở Hải Phòng được giao việc gì?")
    log = corpus.home / "log" / "answers.jsonl"
    before = log.read_bytes()
    assert suggestions(corpus, answer) and log.read_bytes() == before


def test_a_body_just_shown_is_not_suggested_as_another(tmp_path: Path) -> None:
    """Its clause holds duties of two bodies, and the next clause one of the first of them."""
    body = ("1. Sở Y tế tổ chức tiêm phòng dại; Sở Nội vụ kiểm tra kỷ luật.", "2. Sở Y tế báo cáo hằng tháng.")
    text = written("ỦY BAN NHÂN DÂN\nTỈNH KON TUM", "12/CT-UBND", "", "CHỈ THỊ\nVề việc phòng bệnh", body)
    with Library(tmp_path / "home") as library:
        library.ingest([laid(tmp_path / "texts", {"a": text})])
        assert [duty.clause for duty in library.directives()[0].obligations] == ["1", "1", "2"]
        asked = suggestions(library, ask(library, "Ai kiểm tra kỷ luật theo chỉ thị 12?"))
        assert asked and not any(one.startswith("Sở Y tế phải") for one in asked), asked
