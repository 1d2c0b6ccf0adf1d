"""A conversation as a Word document: every quote whole, every source named, whatever was typed."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import docx
import pytest

from assistant.answer import Answer, Standing
from assistant.ask import ask
from assistant.conversation_document import as_docx
from index.library import Library
from index.section import Bounds

DAY = date(2026, 11, 22)
OVERDUE = "Ai phải báo cáo nhiệm vụ quá hạn?"


def lines(answers: list[Answer], *, english: bool = False) -> list[str]:
    return [p.text for p in docx.Document(BytesIO(as_docx(answers, DAY, english=english))).paragraphs]


def test_questions_quotes_sources_index_and_day_are_all_there(corpus: Library) -> None:
    answers = [ask(corpus, OVERDUE), ask(corpus, "Sở Nội vụ ở Hải Phòng được giao việc gì?")]
    told = lines(answers)
    whole = "\n".join(told)
    assert told[0] == "KẾT QUẢ TRA CỨU VĂN BẢN CHỈ ĐẠO"
    assert "22/11/2026" in whole and answers[0].index in whole
    for number, answer in enumerate(answers, 1):
        assert f"Câu hỏi {number}. {answer.question}" in told
        for citation in answer.citations:
            assert f"“{' '.join(citation.quote.split())}”" in whole
            assert any(line.endswith(citation.official) and line.startswith("[") for line in told)
        assert answer.provenance and all(f.sha256 in whole for f in answer.provenance.files)


def test_marks_are_those_of_the_list_of_sources(corpus: Library) -> None:
    answers = [ask(corpus, OVERDUE), ask(corpus, OVERDUE)]  # the same sources twice are named once
    told = lines(answers)
    listed = [line for line in told if line.startswith("[")]
    assert len(listed) == len({(c.directive, c.clause) for c in answers[0].citations})
    assert [line.partition("]")[0] for line in listed] == [f"[{n}" for n in range(1, len(listed) + 1)]


def test_the_same_in_english(corpus: Library) -> None:
    told = "\n".join(lines([ask(corpus, "Who must report overdue tasks?")], english=True))
    assert "Question 1." in told and "Sources" in told and "22 November 2026" in told and "clause 10" in told


def test_what_became_of_a_directive_is_told_in_the_language_of_the_document(corpus: Library) -> None:
    answer = ask(corpus, OVERDUE)
    expired = Standing("expired", "", "2024-01-01", "", "", "", "", "", "")
    cited = tuple(replace(citation, status=expired) for citation in answer.citations)
    told = "\n".join(lines([replace(answer, citations=cited)], english=True))
    assert "(expired, from 1 January 2024)" in told and "hết hiệu lực" not in told


def test_a_refusal_and_the_bounds_are_told(corpus: Library) -> None:
    told = lines([ask(corpus, OVERDUE, within=Bounds(kind="Chỉ thị", year=1999))])
    assert "Chỉ tìm trong: Chỉ thị, năm 1999." in told and "Căn cứ" not in told


@pytest.mark.parametrize("question", ["<b>ai</b> & \x07 ]]>", "\ud800", "ai\nphải\tlàm", "x" * 2000])
def test_whatever_was_typed_makes_a_document(corpus: Library, question: str) -> None:
    answer = replace(ask(corpus, OVERDUE), question=question)
    told = next(line for line in lines([answer]) if line.startswith("Câu hỏi 1."))
    assert told.split()[3:] == "".join(c for c in question if c.isprintable() or c.isspace()).split()
