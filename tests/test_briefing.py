"""Briefings: every line is borne out by its citation; questions have one right answer; edits are marked."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from assistant.briefing.actions import alike, can_be_asked
from assistant.briefing.briefing import Briefing, Choice
from assistant.briefing.compose import compose
from assistant.briefing.editing import Edits, handout, kept, moved, worded
from assistant.briefing.overlap import overlap
from assistant.briefing.support import duty_line
from assistant.briefing.times import shifted
from index.library import Library
from ingest.bodies import public_body
from ingest.directive import Actor
from ingest.errors import UserError
from ingest.folding import letters
from tests.briefing_examples import HOSTILE, filled, hostile
from web.briefing.preview import preview_html
from web.briefing.tab import Draft, edited

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with filled(tmp_path_factory.mktemp("briefing")) as library:
        yield library


@pytest.fixture(scope="module")
def made(library: Library) -> Briefing:
    return compose(library, Choice(tuple(one.id for one in library.register()), questions=40), TODAY)


def test_every_line_is_an_exact_piece_of_its_clause(library: Library, made: Briefing) -> None:
    lines = [line for section in made.sections for line in section.duties]
    assert len(lines) == 10
    for line in lines:
        directive = library.directive(line.citation.directive)
        assert directive is not None
        assert directive.text[line.citation.start : line.citation.end] == line.citation.quote
        for piece in (line.action, line.deadline, line.reports_to, line.condition):
            assert piece in line.citation.quote


def test_who_must_act_is_named_where_it_is_cited(corpus: Library) -> None:
    directive = corpus.directive("2598-ubnd-kstthc-hai-phong")  # names them at the end of a long preamble
    assert directive
    lines = [
        line
        for duty in directive.obligations
        if duty.actor_from == "preamble" and (line := duty_line("", directive, duty))
    ]
    assert len(lines) > 10
    for cited in {cited for line in lines for cited in line.beside}:
        assert directive.text[cited.start : cited.end] == cited.quote
        assert all(letters(actor.name) in letters(cited.quote) for actor in lines[0].actors)


def test_sections_are_by_body_and_deadlines_by_day(made: Briefing) -> None:
    assert {"Sở Nội vụ": 2, "Sở Tài chính": 1, "Sở Y tế": 1}.items() <= {
        section.title: len(section.duties) for section in made.sections
    }.items()
    days = [line.due for line in made.deadlines if line.due]
    assert days == sorted(days) and len(days) == 6
    assert all(len(source.sha256) == 64 for source in made.sources) and made.index


def test_the_right_choice_is_what_the_clause_says(made: Briefing) -> None:
    lines = {line.citation.quote: line for section in made.sections for line in section.duties}
    for question in made.questions:
        line, right = lines[question.citation.quote], question.choices[question.answer]
        says = {"who": line.who, "what": line.action, "when": line.deadline,
                "forbidden": "Sai" if "được phép" in question.text else "Đúng"}  # fmt: skip
        assert letters(right) == letters(says[question.kind])
        assert question.kind != "who" or letters(line.who) not in letters(question.text)


def test_a_wrong_choice_is_never_right(made: Briefing) -> None:
    lines = [line for section in made.sections for line in section.duties]
    kinds = {question.kind for question in made.questions}
    assert {"who", "when", "what", "forbidden"} >= kinds and len(kinds) >= 3
    for question in made.questions:
        wrong = [choice for nth, choice in enumerate(question.choices) if nth != question.answer]
        own = [line for line in lines if line.citation.directive == question.citation.directive]
        its = next(line for line in own if line.citation.quote == question.citation.quote)
        assert len({letters(choice) for choice in question.choices}) == len(question.choices)
        if question.kind == "forbidden":
            continue
        assert len(question.choices) == 4
        assert not [choice for choice in wrong if letters(choice) in letters(question.citation.quote)]
        for choice in wrong:
            having = [line for line in own if letters(choice) in letters(f"{line.who} {line.action}")]
            if question.kind == "who":
                assert not [line for line in having if alike(line.action, its.action)]
            if question.kind == "what":
                assert not [line for line in having if overlap(line.actors, its.actors)]


def test_a_copied_duty_is_asked_once_and_a_vague_one_never(made: Briefing) -> None:
    quotes = [question.citation.quote for question in made.questions]
    assert sum("xếp loại công chức" in quote for quote in quotes) == 1
    assert not [quote for quote in quotes if "tổ chức thực hiện" in quote]


def test_the_same_choice_makes_the_same_briefing(library: Library, made: Briefing) -> None:
    assert compose(library, Choice(tuple(one.id for one in library.register()), questions=40), TODAY) == made


@pytest.mark.parametrize("topic", ["lũ quét", "lu quet", "cảnh báo lũ quét"])
def test_a_topic_picks_its_duties(library: Library, topic: str) -> None:
    found = compose(library, Choice(topic=topic), TODAY)
    assert [section.title for section in found.sections] == ["Sở Giao thông vận tải"]


REFUSED = (Choice(), Choice(topic=" ?! "), Choice(("no-such",)), Choice(topic="nuôi trồng rong biển"),
           Choice(tuple(map(str, range(50)))))  # fmt: skip


@pytest.mark.parametrize("choice", REFUSED)
def test_what_cannot_be_composed_gets_one_line(library: Library, choice: Choice) -> None:
    with pytest.raises(UserError) as told:
        compose(library, choice, TODAY)
    assert told.value.vi and told.value.en


@pytest.mark.parametrize(
    ("action", "can"),
    [
        ("tập huấn kỹ năng sơ cứu tai nạn thương tích cho nhân viên trạm y tế", True),
        ("báo cáo", False),  # too little
        (
            "tổ chức triển khai thực hiện nghiêm túc, kịp thời, đồng bộ, hiệu quả nhiệm vụ được giao",
            False,
        ),  # of every duty
        ("hướng dẫn các địa phương lập hồ sơ theo mẫu tại khoản 2 nêu trên", False),  # points elsewhere
        ("kiểm tra việc chấp hành pháp luật về đất đai của các tổ chức và", False),  # cut short
        ("báo cáo Ủy ban nhân dân tỉnh kết quả xử lý (trước ngày 15 hằng tháng", False),  # half a bracket
    ],
)
def test_what_can_be_asked(action: str, can: bool) -> None:
    assert can_be_asked(action) is can


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sở Nội vụ", "Sở Y tế", False),
        ("Sở Nội vụ", "Các sở, ban, ngành", True),
        ("Sở Nội vụ", "Thủ trưởng các cơ quan, đơn vị, địa phương", True),
        ("Giám đốc Sở Nội vụ", "Sở Nội vụ", True),
        ("UBND các huyện, thị xã", "UBND tỉnh", False),
        ("UBND các huyện, thị xã", "Các sở, ban, ngành", False),
        ("Bộ Nội vụ", "Các Bộ, ngành", True),
    ],
)
def test_one_body_may_hold_another(one: str, other: str, same: bool) -> None:
    def actor(name: str) -> Actor:
        body = public_body(name)
        return Actor(name, body.name, body.post, body.level, body.branch)

    assert overlap([actor(one)], [actor(other)]) is overlap([actor(other)], [actor(one)]) is same


@pytest.mark.parametrize(
    ("deadline", "others"),
    [
        ("trong quý III/2025", ["trong quý I/2025", "trong quý II/2025", "trong quý III/2025", "trong quý IV/2025"]),
        ("đến hết năm 2023", ["đến hết năm 2024", "đến hết năm 2025", "đến hết năm 2022"]),
        ("trong 05 ngày làm việc", ["trong 10 ngày làm việc", "trong 15 ngày làm việc", "trong 20 ngày làm việc"]),
        ("trước ngày 15/12", ["trước ngày 15/01", "trước ngày 15/02", "trước ngày 15/10"]),
        ("trước ngày 31/01/2026", ["trước ngày 28/02/2026", "trước ngày 31/03/2026", "trước ngày 30/11/2026"]),
        ("trước 16 giờ ngày 15 tháng 6", ["trước 16 giờ ngày 15 tháng 7", "trước 16 giờ ngày 15 tháng 8",
                                          "trước 16 giờ ngày 15 tháng 4"]),
        ("trong vòng 24 giờ", ["trong vòng 48 giờ", "trong vòng 72 giờ", "trong vòng 96 giờ"]),
        ("6 tháng đầu năm 2025", ["6 tháng đầu năm 2026", "6 tháng đầu năm 2027", "6 tháng đầu năm 2024"]),
        ("từ ngày 01/7 đến ngày 30/9", []),
        ("kịp thời", []),
    ],
)  # fmt: skip
def test_a_deadline_at_other_times(deadline: str, others: list[str]) -> None:
    assert list(shifted(deadline)) == others


def test_edits_are_marked_and_can_be_taken_back() -> None:
    briefing = replace(hostile(), title="Tên")
    edits = worded(worded(Edits(), "d2", "lời khác"), "q1.0", "lựa chọn khác")
    edits = moved(briefing, kept(worded(edits, "agency", "Sở Nội vụ"), "contrasts", False), "s2", -1)
    taken = handout(briefing, edits)
    assert [section.key for section in taken.briefing.sections] == ["s2", "s1"]
    lines = {line.key: line for section in taken.briefing.sections for line in section.duties}
    assert (lines["d2"].action, lines["d2"].edited, lines["d3"].edited) == ("lời khác", True, False)
    assert taken.briefing.questions[0].edited and not taken.briefing.contrasts and taken.agency == "Sở Nội vụ"
    back = handout(briefing, worded(worded(edits, "d2", ""), "q1.0", " "))
    assert not back.briefing.questions[0].edited
    assert not [line for section in back.briefing.sections for line in section.duties if line.edited]
    assert not handout(briefing, kept(kept(Edits(), "s1", False), "q1", False)).briefing.questions


@pytest.mark.parametrize(
    "sent", [("words", "nothing", "x"), ("keep", "../s1", False), ("run", "s1", 1), ("move", "d1", "-1")]
)
def test_what_the_page_sends_of_no_piece_changes_nothing(sent: tuple[str, str, object]) -> None:
    draft = Draft(hostile())
    assert handout(draft.briefing or hostile(), edited(draft, *sent).edits) == handout(hostile(), Edits())


@pytest.mark.parametrize("language", ["vi", "en"])
def test_hostile_words_are_shown_and_not_run(language: str) -> None:
    briefing = hostile()
    html = preview_html(briefing, worded(Edits(), "introduction", HOSTILE), language)
    assert "<script" not in html and 'HYPERLINK("' not in html and html.count("&lt;script&gt;") > 10
