"""A conversation as a link and back; chips above an answer. Who writes a link by hand gets nothing but questions."""

import pytest

from assistant.ask import LONGEST, ask
from index.library import Library
from index.section import Bounds
from web.chat.link import MOST, askings_in, bounds_from, link_of
from web.chat.scope import chips, chips_html, chosen
from web.chat.turns import Asking, Turn, chain

HAI_PHONG = "Sở Nội vụ ở Hải Phòng được giao việc gì?"
EVIL = "<script>alert(1)</script> & “ai” #q=?=%"
PLAN = Bounds("Kế hoạch", "UBND tỉnh A & B", 2023)


@pytest.mark.parametrize(
    "askings",
    [
        [],
        [Asking("Ai ký?")],
        [Asking(EVIL), Asking("Còn ở Quảng Bình thì sao?")],
        [Asking("Một", PLAN), Asking("Hai", PLAN), Asking("Ba"), Asking("Bốn", Bounds(year=2024))],
    ],
)
def test_a_link_gives_back_what_it_was_made_of(askings: list[Asking]) -> None:
    link = link_of(askings)
    assert askings_in(link) == (askings, len(askings))
    assert not set(link) & set("<>\"' ") and link.startswith("#" if askings else "")


@pytest.mark.parametrize(
    ("link", "questions", "held"),
    [
        ("", [], 0), ("#", [], 0), ("#q=", [], 0), ("#q=%20", [], 0), ("#x=1&q=Ai&y", ["Ai"], 1),
        ("q=Ai+k%C3%BD", ["Ai ký"], 1), ("#q=%ff%fe", ["\ufffd\ufffd"], 1), ("#;;;&&&===", [], 0),
        ("#" + "&".join(["q=a"] * 100), ["a"] * MOST, 100),
    ],
)  # fmt: skip
def test_whatever_a_link_is_few_questions_come_of_it(link: str, questions: list[str], held: int) -> None:
    askings, many = askings_in(link)
    assert ([asking.question for asking in askings], many) == (questions, held)


def test_a_huge_link_is_looked_at_in_part() -> None:
    askings, held = askings_in("#q=" + "a" * 10_000_000)
    assert held == 1 and len(askings[0].question) == LONGEST + 1, "too long to be asked, and told so"


def test_a_long_conversation_keeps_its_last_questions() -> None:
    made = link_of([Asking(f"{n} " + "ợ" * 200) for n in range(50)])
    kept = askings_in(made)[0]
    assert len(made) < 8_000 and kept and kept[-1].question.startswith("49 ")


@pytest.mark.parametrize(
    ("year", "taken"),
    [("2023", 2023), (2023, 2023), ("", None), (None, None), ("20233", None), ("²023", None), ("x", None)],
)  # fmt: skip
def test_a_year_that_is_none_bounds_nothing(year: str | int | None, taken: int | None) -> None:
    assert bounds_from(None, "", year) == Bounds(year=taken)


def test_chips_are_what_the_question_says_and_what_was_set(corpus: Library) -> None:
    within = Bounds(kind="Công văn", year=2023)
    turn = Turn(HAI_PHONG, ask(corpus, HAI_PHONG, within=within), within=within)
    assert [chip.label for chip in chips(turn, "vi")] == ["Công văn", "năm 2023", "Hải Phòng"]
    assert chips(turn, "vi")[0].asking == Asking(HAI_PHONG, Bounds(year=2023))
    assert chips(turn, "vi")[2].asking == Asking("Sở Nội vụ được giao việc gì?", within)


def test_a_chip_of_the_question_before_is_taken_out_of_that_one(corpus: Library) -> None:
    follow_up = "Hạn là khi nào?"
    first = Turn(HAI_PHONG, ask(corpus, HAI_PHONG))
    second = Turn(follow_up, ask(corpus, follow_up, [HAI_PHONG]), history=chain([first]))
    (chip,) = chips(second, "vi")
    assert (chip.label, chip.asking.question) == ("Hải Phòng", follow_up)
    assert chip.history == (Asking("Sở Nội vụ được giao việc gì?"),)


@pytest.mark.parametrize("value", ["", ":", "0:", "0:9", "7:0", "-1:0", "x:y", "0:0:0", "9" * 50 + ":0", None, "²:0"])
def test_a_forged_chip_is_none(corpus: Library, value: object) -> None:
    assert chosen([Turn("Ai ký?", ask(corpus, "Ai ký?"))], value, "vi") is None


def test_a_label_with_markup_is_shown_and_not_run() -> None:
    shown = chips_html(Turn(EVIL, within=Bounds(kind="<img src=x onerror=alert(1)>\"'")), 0, "vi")
    assert "<img" not in shown and 'alert(1)>"' not in shown
