"""The rules that hold always, over the corpus, over made-up texts and over any bytes."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.answer import Answer, Citation
from assistant.ask import ask
from assistant.compose import compose
from assistant.evidence import Evidence
from index.library import Library
from ingest.address import Address, clause_name, format_address, parse_address
from ingest.directive import Clause, Directive
from ingest.errors import UserError
from ingest.export import exported
from ingest.read import read_bytes, read_file
from tests.library_examples import CORPUS, directive

DIRECTIVES = [d for file in sorted(CORPUS.glob("*.txt")) for d in read_file(file)]
LABELS = ["", "1. ", "2. ", "3. ", "5. ", "10. ", "1.1. ", "1.2. ", "a) ", "b) ", "d) ", "đ) ", "¢) ", "C) ", "- ",
          "+ ", "I. ", "II. ", "IV. ", "Điều 1. ", "Điều 2a. ", "Chương I ", "Chương II. ", "Mục 1. ", "Phần thứ nhất ",
          "Số: ", "V/v ", "Kính gửi: ", "Nơi nhận: ", "**", "# ", "A. ", "B. ", "1) ", "2) ", "(1) ", "1a. ", "a1) ",
          "1.1.1. ", "II.1. ", "1/ ", "• ", "Tiểu mục 2 ", "Điều 3", "PHỤ LỤC I ", "Phụ lục ", "MẪU SỐ 01 ", "[1] ",
          "(Ban hành kèm theo Quyết định số 3/QĐ-UBND) ", "TM. "]  # fmt: skip
WORDS = ["các sở báo cáo.", "Sở Nội vụ", "Văn phòng theo dõi:", "trước ngày 15/10/2023;", "2", "12/UBND-NC", "CHỈ THỊ",
         "ỦY BAN NHÂN DÂN TỈNH HUẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Hà Nội, ngày 31 tháng 02 năm 2023",
         "CHỦ TỊCH", "Trần Thắng", "yêu cầu thực hiện nghiêm túc./.", "Công điện 968/CĐ-TTg", "n\u0306m", "…", "",
         "THỦ TƯỚNG CHÍNH PHỦ điện:", "x" * 200, "QUY CHẾ", "QUY ĐỊNH CHUNG", "TT", "STT", "1", "30/6", "x | y | z",
         "đoạn nối;", "Ba. 4. Bốn", "khoản 2 Điều này và Công văn số 5/UBND-NC", "./.", "Noi nhin"]  # fmt: skip
LINES = st.builds(str.__add__, st.sampled_from(LABELS), st.sampled_from(WORDS) | st.text(max_size=20))
TEXTS = st.lists(LINES, min_size=1, max_size=25).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\f"]).map(lambda end: end.join(lines))
)


def assert_rule_1(read: Directive) -> None:
    ids = [c.id for c in read.clauses]
    assert len(set(ids)) == len(ids)
    for clause in read.clauses:
        assert read.text[clause.start : clause.end] == clause.text
        assert parse_address(format_address(Address(read.id, clause.id))) == Address(read.id, clause.id)
        assert all(clause_name(clause.id))
        assert not clause.parent or clause.parent in ids
    spans = [(c.start, c.end) for c in read.clauses]
    assert all(end <= start for (_, end), (start, _) in pairwise(spans)), "in printed order, apart"
    by_id = {c.id: c for c in read.clauses}
    for reference in read.references:
        clause = by_id[reference.clause]
        assert clause.start <= reference.start < reference.end <= clause.end


@pytest.mark.parametrize("read", DIRECTIVES, ids=lambda d: d.id)
def test_1_addresses_of_the_corpus(read: Directive) -> None:
    assert read.clauses
    assert_rule_1(read)


@pytest.mark.parametrize(
    "lines",
    [
        ["1. Một", "2. Hai", "Đoạn hỏi:", "1. Một", "II. Hai", "1. Một"],
        ["1. Một", "PHỤ LỤC I", "PHỤ LỤC I", "1. Một", "PHỤ LỤC I"],
        ["Điều 1.", "Điều 2", "Điều 1.", "Điều 2", "Điều 1."],
        ["TT", "1", "1", "1"],
        ["1.1. Con", "1.1. Con", "1.1.1. Cháu"],
    ],
)
def test_1_addresses_of_what_repeats_itself(lines: list[str]) -> None:
    for made in read_bytes("x.txt", "\n".join(lines).encode()):
        assert_rule_1(made)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_1_addresses_of_made_up_texts(text: str) -> None:
    try:
        made = read_bytes("x.txt", text.encode("utf-8", "surrogatepass"))
    except UserError:
        return
    assert len({d.id for d in made}) == len(made) > 0
    for read in made:
        assert_rule_1(read)
        exported(read)
    assert made == read_bytes("x.txt", text.encode("utf-8", "surrogatepass"))


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=200) | st.text(max_size=200).map(str.encode), st.sampled_from(["x.txt", "x.md", ".txt", "x.pdf"])
)
def test_any_bytes_are_read_or_refused_in_words(content: bytes, name: str) -> None:
    try:
        made = read_bytes(name, content)
    except UserError as error:
        assert error.vi and error.en and "\n" not in error.vi + error.en
        return
    for read in made:
        assert_rule_1(read)


@pytest.fixture(scope="module")
def library(corpus: Library) -> Library:
    return corpus


QUESTIONS = [
    "Who must report overdue tasks?", "Ai phải báo cáo nhiệm vụ quá hạn?", "phai cong khai bao nhieu phan tram thu tuc",
    "Ai ký công văn 2214/UBND-NCVX?", "Chỉ thị của Khánh Hòa giao Sở Nội vụ việc gì?", "điểm g khoản 1 Công điện 968",
    "Nghị định nào bảo vệ cán bộ dám nghĩ, dám làm?", "Hải Phòng khác Quảng Bình thế nào?", "khoản 4 chỉ thị Cao Bằng",
    "Who signed the Cao Bằng directive?", "Thời tiết hôm nay thế nào?", "?a", "1", "31/10/2023", "Đà Nẵng",
]  # fmt: skip


def figures(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))


@pytest.mark.parametrize("question", QUESTIONS)
def test_2_to_4_of_answers(library: Library, question: str) -> None:
    answer = ask(library, question)
    assert answer.refused == (not answer.statements) == (not answer.citations)
    assert bool(answer.reason) == answer.refused and answer.text
    for citation in answer.citations:
        read = library.directive(citation.directive)
        clause = library.clause(citation.directive, citation.clause)
        assert read and clause and citation.quote
        if citation.quote in clause.text:
            assert read.text[citation.start : citation.end] == citation.quote
            assert clause.start <= citation.start < citation.end <= clause.end
        else:
            assert citation.quote in clause.reading
    for statement in answer.statements:
        assert statement.citations
        assert figures(statement.text) <= figures(" ".join(answer.citations[i].quote for i in statement.citations))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60) | st.lists(st.sampled_from(" ".join(QUESTIONS).split()), max_size=12).map(" ".join))
def test_4_any_question_gets_an_answer_a_refusal_or_a_word(library: Library, question: str) -> None:
    try:
        answer = ask(library, question)
    except UserError:
        assert not any(c.isalnum() for c in question if c.isprintable())
        return
    assert answer.refused == (not answer.statements) and answer.text


SAID = directive("x", "Các sở báo cáo trước ngày 15 hằng tháng.", "Văn phòng theo dõi.")


def composed(*pieces: tuple[Clause, str]) -> Answer | None:
    return compose("?", "vi", [Evidence(SAID, clause, text, 0, len(text)) for clause, text in pieces], {})


FIRST, SECOND = SAID.clauses
ALTERED = "Các sở báo cáo trước ngày 16 hằng tháng."


@pytest.mark.parametrize(
    ("pieces", "kept"),
    [
        ([(FIRST, FIRST.text), (SECOND, SECOND.text)], [FIRST.text, SECOND.text]),
        ([(FIRST, ALTERED), (SECOND, SECOND.text)], [SECOND.text]),
        ([(SECOND, FIRST.text), (FIRST, FIRST.text)], [FIRST.text]),
        ([(FIRST, ALTERED)], []),
        ([(FIRST, "")], []),
        ([], []),
    ],
)
def test_4_what_is_not_in_its_clause_is_dropped_whole(pieces: list[tuple[Clause, str]], kept: list[str]) -> None:
    answer = composed(*pieces)
    assert (answer is None) == (not kept)
    if answer:
        assert [s.text for s in answer.statements] == kept == [c.quote for c in answer.citations]
        assert [s.citations for s in answer.statements] == [(n,) for n in range(len(kept))]
        assert all(isinstance(c, Citation) and ALTERED not in answer.text for c in answer.citations)
