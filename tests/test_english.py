"""English sentences composed from duties and letterheads, and what the gate makes of them."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.answer import Citation, Statement
from assistant.ask import ask
from assistant.contract import answered
from assistant.english.frame import Part, deadline_words, of_duty, of_letterhead, sentence
from assistant.english.phrases import act_words, noun_words
from assistant.verify import is_supported
from index.library import Library
from ingest.directive import Directive, Obligation
from ingest.read import read_file
from web.chat.answer_html import answer_html

CORPUS = Path(__file__).parent.parent / "corpus"
WORDS = {"must": "must", "must_not": "must not", "may": "may"}


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("báo cáo kết quả thực hiện nhiệm vụ", "report on the results of carrying out tasks"),
        ("rà soát, sửa đổi, bổ sung quy chế làm việc", "review, amend and supplement working regulations"),
        ("kịp thời báo cáo UBND tỉnh kết quả", "promptly report to the Provincial People's Committee on results"),
        ("tăng cường kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính",
         "strengthen the checking of complying with administrative discipline"),
        ("thực hiện nghiêm Nghị định số 73/2023/NĐ-CP ngày 29 tháng 9 năm 2023 của Chính phủ",
         "strictly carry out Decree No. 73/2023/NĐ-CP of 29 September 2023 of the Government"),
        ("báo cáo cấp có thẩm quyền xem xét, quyết định",
         "report to the competent authority for consideration and decision"),
        ("đề nghị Bộ Tài chính bố trí kinh phí", "ask the Ministry of Finance to arrange funding"),
        ("thực hiện nhiệm vụ do UBND tỉnh giao", "carry out tasks assigned by the Provincial People's Committee"),
        ("chủ trì, phối hợp với các sở, ngành xây dựng kế hoạch",
         "take the lead and coordinate with departments and agencies to develop plans"),
        ("khắc phục hậu quả thiên tai tại tỉnh Quảng Bình",
         "deal with the consequences of natural disasters in Quảng Bình province"),
        ("giải quyết thủ tục hành chính đúng hạn", "settle administrative procedures on time"),
        ("thi hành Quyết định này", "implement this decision"),
        ("tiếp tục đẩy mạnh chuyển đổi số trong giai đoạn 2021 - 2025",
         "continue to step up digital transformation in the period 2021-2025"),
    ],
)  # fmt: skip
def test_an_act_in_english_word_order(vietnamese: str, english: str) -> None:
    made = act_words(vietnamese)
    assert made and (made.english, made.whole) == (english, True)


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        # It ends before a preposition or another act, never behind a noun that an unknown word narrows.
        ("kịp thời rà soát văn bản quy phạm pháp luật theo lối xưa", "promptly review legal normative documents"),
        ("rà soát quy chế làm việc và chằng néo nhà cửa", None),
        ("xử lý cơ quan, cá nhân chây ì", None),
        ("quản lý bộ nhớ", None),  # no ministry
        ("trông chờ cấp trên", None),
        ("bảo đảm các công việc phải được xử lý", None),
        ("thực hiện " + "việc thực hiện " * 400, None),  # no duty is so long
    ],
)
def test_what_no_table_has_is_not_said(vietnamese: str, english: str | None) -> None:
    made = act_words(vietnamese)
    assert (made.english if made else None) == english and not (made and made.whole)


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("Sở Nội vụ", "the Department of Home Affairs"),
        ("UBND tỉnh Quảng Bình", "the Provincial People's Committee of Quảng Bình"),
        ("Thủ trưởng các sở, ban, ngành; Chủ tịch UBND các huyện, thành phố",
         "heads of departments, boards and agencies; chairmen of the people's committees of districts and cities"),
        ("Giám đốc Sở Tài chính", "the director of the Department of Finance"),
        ("UBND xã, phường", "people's committees of communes and wards"),
        ("Công chức TN&TKQ", ""),
    ],
)  # fmt: skip
def test_bodies(vietnamese: str, english: str) -> None:
    assert noun_words(vietnamese) == english


@pytest.mark.parametrize(
    ("deadline", "english"),
    [
        ("trước ngày 28/11/2025", "before 28 November 2025"),
        ("chậm nhất là ngày 05 tháng 9 năm 2025", "no later than 05 September 2025"),
        ("trước ngày 15 hằng tháng", "before day 15 of each month"),
        ("trong thời hạn 03 ngày làm việc", "within 03 working days"),
        ("trong vòng 10 ngày kể từ ngày nhận", "within 10 days (counted as the quote says)"),
        ("quý III/2025", "in quarter III of 2025"),
        ("Hằng năm", "every year"),
        ("trước ngày 15/13/2025", "within the time that the quote states"),  # no such day
        ("chậm nhất là ngày 31 tháng 6 năm 2025", "within the time that the quote states"),
        ("trước ngày 45 hằng tháng", "within the time that the quote states"),
        ("khi mùa lũ đến", "within the time that the quote states"),
    ],
)
def test_deadlines(deadline: str, english: str) -> None:
    assert deadline_words(deadline) == english


DUTY = Obligation(
    "1", "Sở Nội vụ", "must", "báo cáo UBND tỉnh kết quả trước ngày 28/11/2025", "trước ngày 28/11/2025",
    date(2025, 11, 28), "", "Sở Nội vụ báo cáo UBND tỉnh kết quả trước ngày 28/11/2025", 0, 0,
)  # fmt: skip


def citation(quote: str, issuer: str = "") -> Citation:
    return Citation("x", "", issuer, "", "x.txt", "1", "", "", quote, 0, len(quote))


def said(duty: Obligation) -> str:
    return sentence(of_duty(duty))


def test_a_duty_with_its_deadline() -> None:
    english = (
        "The Department of Home Affairs must report to the Provincial People's Committee on results, "
        "before 28 November 2025."
    )
    assert said(DUTY) == english
    assert is_supported(Statement(english, (0,), parts=of_duty(DUTY)), [citation(DUTY.quote)])


@pytest.mark.parametrize(
    ("change", "english"),
    [
        ({"actor": "", "deadline": ""}, ""),
        ({"confidence": 0.5}, ""),
        ({"modality": "may", "deadline": "", "action": "có thể ủy quyền"}, ""),
        ({"modality": "must_not", "deadline": "", "action": "không được yêu cầu người dân nộp giấy tờ"},
         "The Department of Home Affairs must not require the people to submit papers."),
        ({"modality": "must_not", "deadline": "", "action": "không được rà soát quy chế theo lối xưa"}, ""),
        ({"condition": "Khi có yêu cầu", "deadline": "", "action": "rà soát quy chế"},
         "In the case that the quote states, the Department of Home Affairs must review regulations."),
        ({"actor_from": "addressees", "actor": "Các sở", "deadline": "", "action": "rà soát quy chế"},
         "Those addressed must review regulations."),
    ],
)  # fmt: skip
def test_other_duties(change: dict[str, str], english: str) -> None:
    assert said(replace(DUTY, **change)) == english  # type: ignore[arg-type]


@pytest.mark.parametrize("no", ["không", "không được", "tuyệt đối không", "kiên quyết không để", "nghiêm cấm",
                                "tuyệt đối tránh"])  # fmt: skip
def test_the_gate_knows_each_prohibition_that_is_rendered(no: str) -> None:
    act = f"{no} yêu cầu người dân nộp giấy tờ"
    quote = f"Sở Nội vụ {act}; có thể họp"
    parts = of_duty(replace(DUTY, modality="must_not", action=act, deadline="", quote=quote))
    assert sentence(parts) == "The Department of Home Affairs must not require the people to submit papers."
    for role, holds in (("must_not", True), ("must", False), ("may", False)):
        one = tuple(Part(role, "") if part.role == "must_not" else part for part in parts)
        assert is_supported(Statement(sentence(one), (0,), parts=one), [citation(quote)]) is holds


PARTS = of_duty(DUTY)


@pytest.mark.parametrize(
    ("parts", "text", "quote"),
    [
        (PARTS, None, DUTY.quote.replace("28/11", "29/11")),
        (PARTS, None, DUTY.quote.replace("báo cáo UBND tỉnh", "báo cáo Sở Tài chính")),
        (PARTS, None, DUTY.quote.replace("báo cáo UBND", "không báo cáo UBND")),
        (PARTS, None, DUTY.quote.replace("Sở Nội vụ", "Sở Tư pháp")),
        (PARTS, sentence(PARTS).replace("must", "may"), DUTY.quote),
        (PARTS, sentence(PARTS).replace("28", "27"), DUTY.quote),
        (tuple(Part("must_not", "") if p.role == "must" else p for p in PARTS), None, DUTY.quote),
        (tuple(Part("may", "") if p.role == "must" else p for p in PARTS), None, DUTY.quote),
        (tuple(Part("actor", "Sở Tư pháp") if p.role == "actor" else p for p in PARTS), None, DUTY.quote),
    ],
)
def test_the_gate_makes_the_sentence_again(parts: tuple[Part, ...], text: str | None, quote: str) -> None:
    assert not is_supported(Statement(text or sentence(parts), (0,), parts=parts), [citation(quote)])


def directives() -> list[Directive]:
    return [one for path in sorted(CORPUS.glob("*.txt")) for one in read_file(path)]


def test_every_duty_of_the_corpus_is_said_with_its_own_figures_and_force() -> None:
    told = [(duty, said(duty)) for one in directives() for duty in one.obligations]
    spoken = [(duty, english) for duty, english in told if english]
    assert len(spoken) > len(told) / 5
    for duty, english in spoken:
        assert set(re.findall(r"\d+", english)) <= set(re.findall(r"\d+", f"{duty.action} {duty.deadline}"))
        assert f" {WORDS[duty.modality]} " in english
        assert (" must not " in english) == (duty.modality == "must_not")


def test_letterheads() -> None:
    made = {sentence(parts) for one in directives() for clause in one.clauses if (parts := of_letterhead(one, clause))}
    assert (
        "Official Letter No. 2214/UBND-NCVX was issued on 31 October 2023 "
        "by the Provincial People's Committee of Quảng Bình."
    ) in made


@pytest.fixture(scope="module")
def library(corpus: Library) -> Library:
    return corpus


def test_an_english_answer_says_it_above_the_quote(library: Library) -> None:
    answer = ask(library, "Who must report overdue tasks?")
    english = [statement for statement in answer.statements if statement.parts]
    assert any(s.text == "The Government Office must regularly monitor, urge on and check." for s in english)
    for statement in english:
        assert is_supported(statement, answer.citations)
        below = answer.citations[statement.citations[0]].quote
        assert answer.text.index(statement.text) < answer.text.index(" ".join(below.split()))
        assert statement.text.replace("'", "&#x27;") in answer_html(answer, 0, "en")
    assert {"text", "citations", "lead"} == set(answered(answer)["statements"][0])


def test_a_vietnamese_answer_says_nothing_in_english(library: Library) -> None:
    answer = ask(library, "Ai báo cáo nhiệm vụ quá hạn?")
    assert answer.statements and not any(statement.parts for statement in answer.statements)
