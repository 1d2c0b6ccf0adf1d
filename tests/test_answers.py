"""Answers over the corpus: what is cited, what is refused, and the gate that lets nothing else through."""

import re
from pathlib import Path

import pytest

from assistant.answer import Citation, Statement
from assistant.ask import LONGEST, ask
from assistant.contract import answered
from assistant.evidence import evidence
from assistant.refusal import LACKING
from assistant.stated import THINGS
from assistant.verify import is_exact, is_supported
from index.library import Library
from index.match import Match
from index.question.query import understand
from index.register import Register
from index.search import Found
from ingest.errors import UserError
from tests.library_examples import directive, full_directive

QUANG_BINH, HAI_PHONG = "2214-ubnd-ncvx-quang-binh", "2598-ubnd-kstthc-hai-phong"
BINH_PHUOC = "3921-ubnd-nc-binh-phuoc"
OVERDUE = {(QUANG_BINH, "10"), (HAI_PHONG, "11"), (BINH_PHUOC, "3.a"), ("968-cd-ttg", "3")}


@pytest.fixture(scope="module")
def library(corpus: Library) -> Library:
    return corpus


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Who must report overdue tasks?", "en"),
        ("Ai phải báo cáo nhiệm vụ quá hạn?", "vi"),
        ("ai phai bao cao nhiem vu qua han", "vi"),
    ],
)
def test_the_clause_is_cited_in_every_directive_that_has_it(library: Library, question: str, language: str) -> None:
    answer = ask(library, question)
    assert {(c.directive, c.clause) for c in answer.citations} >= OVERDUE
    assert (answer.language, answer.refused, answer.model) == (language, False, "extractive")
    assert all(f"[{n}]" in answer.text for n in range(1, len(answer.citations) + 1))


@pytest.mark.parametrize(
    ("question", "directive_id", "clause", "words"),
    [
        ("Quảng Bình giao ai theo dõi nhiệm vụ quá hạn?", QUANG_BINH, "10", "Văn phòng UBND tỉnh"),
        ("Ai ký công văn 2214/UBND-NCVX?", QUANG_BINH, "signature", "Trần Thắng"),
        ("Who signed the Hải Phòng letter?", HAI_PHONG, "signature", "Nguyễn Văn Tùng"),
        ("khoản 10 Công văn 2214/UBND-NCVX nói gì?", QUANG_BINH, "10", "quá hạn, nợ đọng"),
        ("Chỉ thị Khánh Hòa: ai theo dõi, tổng hợp việc thực hiện khoản 3?", "06-ct-ubnd-khanh-hoa", "9", "Văn phòng"),
    ],
)
def test_a_question_about_one_directive(
    library: Library, question: str, directive_id: str, clause: str, words: str
) -> None:
    answer = ask(library, question)
    quotes = {(c.directive, c.clause): c.quote for c in answer.citations}
    assert words in quotes[directive_id, clause]
    assert {c.directive for c in answer.citations} == {directive_id}


@pytest.mark.parametrize(
    ("question", "reason", "says"),
    [
        ("Đà Nẵng yêu cầu gì về báo cáo quá hạn?", "not_in_library", "Kho không có văn bản của Đà Nẵng"),
        ("What does Da Nang require?", "not_in_library", "no directive of Đà Nẵng"),
        ("Ai ký chỉ thị của Cao Bằng?", "not_stated", "không ghi thông tin này"),
        ("Who signed the Cao Bằng directive?", "not_stated", "do not state this"),
        ("Thời tiết hôm nay thế nào?", "no_match", "không trả lời được"),
        ("What is the weather today?", "no_match", "cannot answer"),
        ("Giá vàng hôm nay?", "no_match", "không trả lời được"),
    ],
)
def test_refusals(library: Library, question: str, reason: str, says: str) -> None:
    answer = ask(library, question)
    assert (answer.refused, answer.reason, answer.statements) == (True, reason, ())
    assert says in answer.text


def test_a_follow_up_keeps_the_matter_and_changes_the_place(library: Library) -> None:
    answer = ask(library, "Thế còn Hải Phòng?", ["Quảng Bình: ai phải báo cáo nhiệm vụ quá hạn?"])
    assert (HAI_PHONG, "11") in {(c.directive, c.clause) for c in answer.citations}


@pytest.mark.parametrize("question", ["", "   ", "?!…", "\n\t", "a" * (LONGEST + 1)])
def test_what_is_no_question(library: Library, question: str) -> None:
    with pytest.raises(UserError):
        ask(library, question)


def test_the_longest_question_is_answered_or_refused(library: Library) -> None:
    assert ask(library, ("quá hạn " * LONGEST)[:LONGEST]).text


def test_the_official_form_follows_the_language(library: Library) -> None:
    for language, official in (
        ("vi", "khoản 10 Công văn số 2214/UBND-NCVX ngày 31/10/2023 của UBND tỉnh Quảng Bình"),
        ("en", "clause 10, Official Letter No. 2214/UBND-NCVX of 31 October 2023, UBND tỉnh Quảng Bình"),
    ):
        made = answered(ask(library, "Quảng Bình: báo cáo nhiệm vụ quá hạn", language=language), "q1")
        assert made["id"] == "q1" and official in [c["official"] for c in made["citations"]]


QUOTE = "Các sở báo cáo 20% trước ngày 15/10/2023 theo Công điện 968/CĐ-TTg."
READ = directive("x", QUOTE, "Văn phòng theo dõi.")


def cite(clause: str, quote: str) -> Citation:
    return Citation("x", "", "", "", "x.txt", clause, "", "", quote, 0, len(quote))


CITED = (cite("1", QUOTE), cite("2", "Văn phòng theo dõi."))


@pytest.mark.parametrize(
    ("text", "citations", "expected"),
    [
        (QUOTE, (0,), True),
        ("Các sở báo cáo 20%", (0,), True),
        ("các sở báo cáo trước ngày 15/10/2023", (0,), True),
        ("Văn phòng theo dõi, các sở báo cáo", (0, 1), True),
        ("Các sở báo cáo 30%", (0,), False),
        ("Các sở báo cáo 2%", (0,), False),
        ("Các sở báo cáo trước ngày 16/10/2023", (0,), False),
        ("Các sở báo cáo trước ngày 15/10/2024", (0,), False),
        ("Các sở báo cáo theo Công điện 969/CĐ-TTg", (0,), False),
        ("Các sở báo cáo theo Công điện 968/CT-TTg", (0,), False),
        ("Các sở báo cáo 20%", (1,), False),
        ("Các sở phải nộp phạt", (0,), False),
        (QUOTE, (), False),
        (QUOTE, (2,), False),
        (QUOTE, (0, 7), False),
        (QUOTE, (-1,), False),
        ("", (0,), False),
        ("…", (0,), False),
    ],
)
def test_is_supported(text: str, citations: tuple[int, ...], expected: bool) -> None:
    assert is_supported(Statement(text, citations), CITED) is expected


@pytest.mark.parametrize(
    ("clause", "quote", "expected"),
    [
        ("1", QUOTE, True),
        ("1", "báo cáo 20%", True),
        ("2", "báo cáo 20%", False),
        ("1", "báo cáo 21%", False),
        ("1", "Báo cáo 20%", False),
        ("1", "báo cáo  20%", False),
        ("1", "bao cao 20%", False),
        ("1", "", False),
        ("3", QUOTE, False),
        ("", QUOTE, False),
    ],
)
def test_is_exact(clause: str, quote: str, expected: bool) -> None:
    assert is_exact(cite(clause, quote), READ) is expected


def test_a_restored_reading_may_be_quoted_and_no_directive_is_never_exact() -> None:
    assert is_exact(cite("1.đ", "khôi phục"), full_directive())
    assert not is_exact(cite("1", "khôi phục"), full_directive())
    assert not is_exact(CITED[0], None)


def test_each_thing_that_can_be_missing_has_words() -> None:
    source = (Path(__file__).parent.parent / "assistant" / "stated.py").read_text("utf-8")
    told = {*(thing.name for thing in THINGS), *re.findall(r'(?:return|else) "(\w+)"', source)}
    assert told == set(LACKING)


def test_what_was_removed_meanwhile_is_passed_over() -> None:
    """The best match's directive has gone, and the next is a copy of it."""
    kept = directive("kept", "Các sở báo cáo nhiệm vụ quá hạn.")
    query = understand("Ai báo cáo nhiệm vụ quá hạn?", (), Register(()))
    matches = (Match("gone", "1", 0.6, ()), Match("kept", "1", 0.4, (("parallel", 1.0),)))
    pieces = evidence(Found(query, matches, 0.9), {"kept": kept}.get)
    assert [(piece.directive.id, piece.quote) for piece in pieces] == [("kept", kept.text)]


@pytest.mark.parametrize(
    ("first", "quoted_from"),
    [
        ("Người đứng đầu cơ quan chịu trách nhiệm trước tỉnh.", 0),  # it says half of what is asked
        ("Sở Tài chính bố trí vốn đầu năm.", 1),
    ],
)
def test_a_sentence_far_from_the_best_is_quoted_where_it_says_much(first: str, quoted_from: int) -> None:
    between = "Sở Y tế tổ chức tiêm phòng dại cho chó, mèo tại các xã, báo cáo kết quả hằng tháng. " * 5
    last = "Người đứng đầu cơ quan để cấp dưới vi phạm thì chịu trách nhiệm liên đới."
    long = directive("long", f"{first} {between}{last}")
    query = understand("Người đứng đầu cơ quan chịu trách nhiệm gì khi cấp dưới vi phạm?", (), Register(()))
    matches = (Match("other", "1", 0.5, ()), Match("long", "1", 0.5, (("parallel", 1.0),)))
    held = {"long": long, "other": directive("other", "Các sở báo cáo.")}
    pieces = evidence(Found(query, matches, 0.9), held.get)
    assert pieces[1].quote == (long.text, last)[quoted_from]
