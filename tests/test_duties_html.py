"""The tab of the register as HTML: escaped, empty, at its ends; what the page sends, whatever it is."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from html import unescape
from html.parser import HTMLParser
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from index.catalog import DutyPage, DutySpread
from index.duties import DutyFilter
from index.library import Library
from ingest.errors import UserError
from tests.register_examples import filled
from web.duties.export import exported
from web.duties.form_html import Names
from web.duties.page_html import page_html
from web.duties.texts import texts
from web.duties.timeline_html import rule_words, when_words
from web.duties.view import PAGE, TIMINGS, View, asked_for, changed, looked_at, opened

EVIL = "<script>alert(1)</script>\"' onmouseover=x"
TODAY = date(2023, 5, 15)
LETTER = DutyFilter(directive="77")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with filled(tmp_path_factory.mktemp("duties")) as made:
        yield made


def drawn(library: Library, view: View, language: str = "vi", **told: Any) -> str:
    now, page = looked_at(library, view)
    return page_html(now, page, Names(("Sở Y tế",), ("Chính phủ",)), TODAY, language, **told)


class Read(HTMLParser):
    """What a browser makes of HTML: its tags, its attributes' names, its text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags, self.attributes, self.text = set[str](), set[str](), ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _value in attrs}

    def handle_data(self, data: str) -> None:
        self.text += data


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize("timing", TIMINGS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_texts_of_directives_and_of_people_are_shown_and_not_run(library: Library, timing: str, language: str) -> None:
    plain = library.duties(LETTER, timing=timing)
    duties = tuple(
        replace(
            duty,
            letterhead=replace(duty.letterhead, id=EVIL, number=EVIL, issuer=EVIL),
            obligation=replace(
                duty.obligation, actor=EVIL, action=EVIL, deadline=EVIL, reports_to=EVIL, note=EVIL, modality=EVIL,
                clause=EVIL, actors=tuple(replace(a, name=EVIL, role="coordinates") for a in duty.obligation.actors),
            ),
        )
        for duty in plain.duties
    )  # fmt: skip
    asked = DutyFilter(EVIL, EVIL, EVIL, EVIL, EVIL, EVIL, EVIL, True)
    view = replace(opened(library, LETTER, timing, TODAY), asked=asked)
    html = page_html(view, DutyPage(len(duties), duties), Names((EVIL,), (EVIL,)), TODAY, language, EVIL)
    read = Read()
    read.feed(html)
    assert "script" not in read.tags and "onmouseover" not in read.attributes
    assert duties and read.text.count(EVIL) >= 4 * len(duties)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_empty_register_says_so(library: Library, language: str) -> None:
    with Library(library.home.parent / "none", library.encoder.name) as empty:
        for timing in TIMINGS:
            view = changed(empty, opened(empty, DutyFilter(), "", TODAY), {"do": "timing", "to": timing}, TODAY)
            html = drawn(empty, view, language)
            assert texts(language).none in words(html)
            assert "hct-dpages" not in html and html.count(" disabled>") == 3


@pytest.mark.parametrize(
    ("to", "shown", "off"),
    [
        (0, "1–25", {"first", "previous"}),
        (-7, "1–25", {"first", "previous"}),
        (25, "26–50", set()),
        (10**9, "{total}–{total}", {"next", "last"}),
    ],
)
def test_the_ends_of_the_pages(library: Library, to: int, shown: str, off: set[str]) -> None:
    view = changed(library, opened(library, DutyFilter(), "", TODAY), {"do": "page", "to": to}, TODAY)
    html, total = drawn(library, view), view.spread.total
    assert f"{shown.format(total=total)} / {total}" in words(html)
    disabled = re.findall(r'aria-label="([^"]*)" title="[^"]*" aria-disabled="true"', html)
    assert set(disabled) == {getattr(texts("vi"), name) for name in off}


def test_every_duty_opens_its_clause_at_its_quote(library: Library) -> None:
    view = opened(library, LETTER, "", TODAY)
    values = re.findall(r'class="hct-open hct-duty-cite" value="([^"]*)"', drawn(library, view))
    duties = library.duties(LETTER).duties
    expected = [f"d:77-ubnd-nc-quang-tri#{d.obligation.clause}@{d.obligation.start}-{d.obligation.end}" for d in duties]
    assert [unescape(value) for value in values] == expected and len(values) == 6


def test_what_is_filtered_by_is_shown_with_a_way_to_drop_it(library: Library) -> None:
    asked = DutyFilter(actor="snv", due_before="quý IV/2023", modality="must", groups=True)
    html = drawn(library, opened(library, asked, "", TODAY))
    assert re.findall(r'data-drop="([^"]*)"', html) == ["actor", "due_before", "modality", "groups", "*"]
    assert "Hạn đến hết: quý IV/2023" in words(html)
    assert "data-drop" not in drawn(library, opened(library, DutyFilter(), "", TODAY))


@pytest.mark.parametrize(
    "sent",
    [
        None, "", [], 7, {}, {"do": "nothing"}, {"do": ["page"]}, {"do": "page"}, {"do": "page", "to": "x"},
        {"do": "timing"}, {"do": "timing", "to": "ever"}, {"do": "timing", "to": []},
    ],
)  # fmt: skip
def test_what_makes_no_sense_changes_nothing(library: Library, sent: Any) -> None:
    view = opened(library, LETTER, "", TODAY)
    assert changed(library, view, sent, TODAY) == view


def test_a_view_follows_the_library(library: Library) -> None:
    view = opened(library, LETTER, "", TODAY)
    stale = replace(view, spread=DutySpread(99, 0, ()), offset=75)
    assert looked_at(library, stale) == looked_at(library, view)


def test_a_form_is_read_as_text_and_no_longer_than_a_filter_can_be() -> None:
    sent = {"actor": "  snv ", "text": "x" * 5000, "issuer": 7, "groups": "on", "directive": None, "other": "x"}
    assert asked_for(sent) == DutyFilter(actor="snv", text="x" * 200)
    assert asked_for({"groups": True}).groups


def test_a_filter_that_cannot_be_met_is_told(library: Library) -> None:
    view = opened(library, LETTER, "", TODAY)
    with pytest.raises(UserError) as told:
        changed(library, view, {"do": "filter", "due_after": "31/2/2025"}, TODAY)
    html = drawn(library, view, notice=told.value.vi, wrong=True)
    assert told.value.vi in words(html) and 'aria-expanded="true"' in html
    assert html.count('class="hct-duty"') == 6


@pytest.mark.parametrize(
    ("today", "opens", "order"),
    [
        (date(2022, 1, 1), 0, ["Hôm nay", "Tháng 12/2022", "Tháng 5/2023"]),
        (date(2023, 5, 15), 1, ["Hôm nay", "Tháng 5/2023"]),
        (date(2024, 1, 1), 0, ["Tháng 12/2022", "Tháng 5/2023", "Hôm nay"]),  # all past: the last page
    ],
)
def test_the_time_line_opens_where_today_is(library: Library, today: date, opens: int, order: list[str]) -> None:
    view = opened(library, LETTER, "dated", today)
    assert view.offset == opens
    html = page_html(*looked_at(library, view), Names(), today, "vi")
    assert re.findall(r"Hôm nay|(?<=<h3>)[^<]*", html) == order


def test_each_month_leads_to_its_first_duty(library: Library) -> None:
    view = opened(library, LETTER, "dated", TODAY)
    html = drawn(library, view)
    assert re.findall(r'data-page="(\d+)" title="([^"]*)"', html.split("</nav>")[0]) == [
        ("0", "Tháng 12/2022: 1 nhiệm vụ"), ("1", "Tháng 5/2023: 1 nhiệm vụ"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "kind", "said"),
    [
        (date(2023, 5, 10), "past", "đã qua 5 ngày"),
        (date(2023, 5, 15), "soon", "hạn hôm nay"),
        (date(2023, 6, 14), "soon", "còn 30 ngày"),
        (date(2023, 6, 15), "future", "còn 31 ngày"),
    ],
)
def test_how_far_a_day_is(on: date, kind: str, said: str) -> None:
    assert when_words(on, TODAY, texts("vi")) == (kind, said)


@pytest.mark.parametrize(
    ("rule", "vi", "en"),
    [
        ("FREQ=MONTHLY;BYMONTHDAY=15", "hằng tháng, ngày 15", "every month, on day 15"),
        ("FREQ=MONTHLY;INTERVAL=3", "hằng quý", "every quarter"),
        ("FREQ=MONTHLY;INTERVAL=6", "6 tháng một lần", "every 6 months"),
        ("FREQ=WEEKLY", "hằng tuần", "every week"),
        ("FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=10", "hằng năm, ngày 10/6, 10/12", "every year, on 10/6, 10/12"),
        ("P10D", "", ""),
    ],
)
def test_a_recurrence_in_words(rule: str, vi: str, en: str) -> None:
    assert (rule_words(rule, "vi"), rule_words(rule, "en")) == (vi, en)


def test_a_recurring_duty_says_how_often_and_when_next(library: Library) -> None:
    shown = words(drawn(library, opened(library, LETTER, "recurring", TODAY)))
    assert "hằng tháng, ngày 15 kỳ tới: 15/05/2023 Sở Nội vụ" in shown


NOW = datetime(2026, 11, 22, 8, 0)


@pytest.mark.parametrize("form", ["xlsx", "csv", "ics"])
def test_all_that_is_asked_for_is_taken_away(library: Library, form: str) -> None:
    name, made, notice = exported(library, DutyFilter(), form, NOW, "vi")
    total = library.duty_spread(DutyFilter()).total
    assert name == f"nghia-vu-2026-11-22.{form}" and total > PAGE
    match form:
        case "xlsx":
            assert load_workbook(io.BytesIO(made)).active.max_row == total + 3
        case "csv":
            assert len(list(csv.reader(io.StringIO(made.decode("utf-8-sig"))))) == total + 1
        case _:
            dated = len(Calendar.from_ical(made).events)
            assert notice == texts("vi").calendar.format(dated=dated, rest=total - dated)


def test_an_empty_calendar_is_told_and_not_made(library: Library) -> None:
    assert exported(library, DutyFilter(modality="may"), "ics", NOW, "vi")[1:] == (b"", texts("vi").empty_calendar)
