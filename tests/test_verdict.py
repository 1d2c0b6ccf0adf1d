"""Yes or no, and which body is meant: said where a sentence decides it, asked where several bodies speak of it."""

from dataclasses import replace

import pytest

from assistant.answer import Citation, Statement
from assistant.ask import ask
from assistant.contract import answered
from assistant.evidence import Evidence
from assistant.verdict import verdict
from assistant.verify import is_supported
from index.library import Library
from index.question.query import understand
from tests import verdict_examples as examples
from tests.library_examples import directive


@pytest.mark.parametrize(
    ("question", "word", "held"),
    [
        ("Có được lấy ý kiến cơ quan không liên quan không?", "Không", "không lấy ý kiến phối hợp của cơ quan"),
        ("co duoc lay y kien co quan khong lien quan khong", "Không", "không lấy ý kiến phối hợp của cơ quan"),
        ("Gặp việc vượt thẩm quyền thì có được đùn đẩy lòng vòng không?", "Không", "tuyệt đối không được đùn đẩy"),
        ("May an agency reply vaguely when consulted?", "No", "không trả lời chung chung"),
        ("Công văn của Hải Phòng có gửi cho Thủ tướng không?", "Có", "Thủ tướng Chính phủ"),
        ("Was a copy of Hải Phòng's letter sent to the Prime Minister?", "Yes", "Thủ tướng Chính phủ"),
        ("Cán bộ đùn đẩy để xảy ra hậu quả có bị kiểm điểm không?", "Có", "phải kiểm điểm"),
    ],
)
def test_the_sentence_that_decides(corpus: Library, question: str, word: str, held: str) -> None:
    first = ask(corpus, question).statements[0]
    assert (first.above, first.lead) == (True, word)
    assert held in first.text


@pytest.mark.parametrize(
    "question",
    [
        "Có được lấy ý kiến ai không?",  # it asks who
        "Hải Phòng có giao Sở Nội vụ hay chỉ giao Văn phòng không?",  # one or the other
        "Cấp dưới có quyền không làm theo cấp trên không?",  # what forbids no refusal decides nothing of it
        "Ai phải báo cáo nhiệm vụ quá hạn?",
        "Does the letter of Quảng Bình say why tasks are overdue?",
    ],
)
def test_silence_where_no_sentence_decides(corpus: Library, question: str) -> None:
    assert [s.lead for s in ask(corpus, question).statements if s.above and s.lead] == []


def decided(corpus: Library, question: str, sentence: str) -> str:
    """The word that a clause of this sentence alone gives to the question; what stands beside it is a piece of it."""
    query, held = understand(question, [], corpus.register()), directive("x", sentence)
    found = verdict(query, question, query.language, [Evidence(held, held.clauses[0], sentence, 0, len(sentence))])
    assert all(" ".join(one.text.split()) in " ".join(sentence.split()) for one in found)
    return "".join(one.word for one in found)


@pytest.mark.parametrize(
    ("word", "rows"),
    [
        ("Có", examples.YES),
        ("Không", examples.NO),
        ("No", examples.NO_IN_ENGLISH),
        ("", examples.SILENT),
        ("", examples.NOT_SEEN),
    ],
)
def test_what_one_sentence_decides(corpus: Library, word: str, rows: examples.Examples) -> None:
    assert [row for row in rows if decided(corpus, *row) != word] == []


def test_a_long_sentence_stands_whole(corpus: Library) -> None:
    sentence = f"Cơ quan phải công khai kết quả {'đánh giá hằng quý  của từng phòng và ' * 9}báo cáo."
    assert decided(corpus, "Cơ quan có phải công khai kết quả không?", sentence) == "Có"


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("- Thủ tướng Chính phủ;", "Có"),
        ("- Các Phó Thủ tướng Chính phủ;", ""),  # another post
        ("- Văn phòng Thủ tướng;", ""),
    ],
)
def test_to_whom_it_is_sent(corpus: Library, line: str, word: str) -> None:
    question = "Công văn có gửi cho Thủ tướng không?"
    query, held = understand(question, [], corpus.register()), directive("x", "-")
    clause = replace(held.clauses[0], id="recipients")
    found = verdict(query, question, "vi", [Evidence(held, clause, f"Nơi nhận:\n{line}", 0, 10 + len(line))])
    assert "".join(one.word for one in found) == word


@pytest.mark.parametrize(
    ("text", "supported"),
    [
        ("không lấy ý kiến cơ quan không liên quan hoặc không cần thiết", True),
        ("Cơ quan được hỏi trả lời đúng hạn", True),
        ("được đùn đẩy, lòng vòng", False),  # without its negation
    ],
)
def test_a_part_of_a_quote_keeps_what_turns_it(text: str, supported: bool) -> None:
    quote = (
        "Chỉ hỏi cơ quan liên quan, không lấy ý kiến cơ quan không liên quan hoặc không cần thiết. "
        "Cơ quan được hỏi trả lời đúng hạn; không được đùn đẩy, lòng vòng."
    )
    cited = Citation("x", "", "", "", "x.txt", "1", "", "", quote, 0, len(quote))
    assert is_supported(Statement(text, (0,)), [cited]) is supported


@pytest.mark.parametrize(
    ("question", "whose"),
    [
        ("Người đứng đầu phải chịu trách nhiệm gì?", "ở Khánh Hòa?"),
        ("Văn bản nào buộc phải nói thẳng “đồng ý” hay “không đồng ý” khi cho ý kiến?", "ở Cao Bằng?"),
    ],
)
def test_which_body_is_offered(corpus: Library, question: str, whose: str) -> None:
    answer = ask(corpus, question)
    offered = [choice for choice in answer.choices if choice.endswith(whose)]
    assert offered and answered(answer)["choices"] == list(answer.choices)
    assert not ask(corpus, offered[0]).refused


@pytest.mark.parametrize("question", ["Sở Nội vụ Hải Phòng phải làm gì?", "Ai ký công văn 2214/UBND-NCVX?"])
def test_nothing_is_offered_where_the_body_is_named(corpus: Library, question: str) -> None:
    assert ask(corpus, question).choices == ()


def test_all_that_a_body_must_do_wherever_it_stands(corpus: Library) -> None:
    cited = {citation.directive for citation in ask(corpus, "Sở Nội vụ phải làm gì?").citations}
    assert {"2214-ubnd-ncvx-quang-binh", "2598-ubnd-kstthc-hai-phong", "06-ct-ubnd-khanh-hoa"} <= cited
