"""The register of duties: filters over the corpus, alone and together, with pages."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from index.duties import DutyFilter
from index.library import Library
from index.recurrence import recurrence
from ingest.directive import Directive, Obligation
from ingest.errors import UserError
from ingest.folding import fold
from tests.register_examples import filled

Meets = Callable[[Directive, Obligation], bool]
Place = tuple[str, int]  # directive id, position of the obligation in it


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with filled(tmp_path_factory.mktemp("register")) as made:
        yield made


def acts(body: str) -> Meets:
    return lambda directive, duty: any(actor.body == body for actor in duty.actors)


def issued_by(*ids: str) -> Meets:
    return lambda directive, duty: directive.id in ids


def due(start: date, end: date) -> Meets:
    """Due in a window, a recurring duty by looking at each day of it."""

    def meets(directive: Directive, duty: Obligation) -> bool:
        if duty.deadline_on:
            return start <= duty.deadline_on <= end
        found, first = recurrence(duty.deadline_rule), max(start, directive.issued_on or start)
        days = (first + timedelta(days=nth) for nth in range(min((end - first).days + 1, 800)))
        return found is not None and any(map(found.falls_on, days))

    return meets


def says(*phrases: str) -> Meets:
    def meets(directive: Directive, duty: Obligation) -> bool:
        texts = [" ".join(re.findall("[a-z0-9]+", fold(text))) for text in (duty.action, duty.quote)]
        return all(any(f" {phrase} " in f" {text} " for text in texts) for phrase in phrases)

    return meets


CENTRAL, QUANG_BINH, QUANG_TRI = "968-cd-ttg", "2214-ubnd-ncvx-quang-binh", "77-ubnd-nc-quang-tri"
HAI_PHONG, KHANH_HOA = "2598-ubnd-kstthc-hai-phong", "06-ct-ubnd-khanh-hoa"
CAO_BANG = "chi-thi-chu-tich-uy-ban-nhan-dan-tinh-cao-bang"
SNV, COMMITTEE = acts("Sở Nội vụ"), acts("Ủy ban nhân dân")
LAST = date(2100, 1, 1)
FILTERS: dict[str, dict[str, Meets]] = {
    "actor": {
        "snv": SNV,
        "so noi vu": SNV,
        "SỞ NỘI VỤ": SNV,
        "Giám đốc Sở Nội vụ": SNV,
        "Department of Home Affairs": SNV,
        "Sở Nội vụ tỉnh Quảng Bình": lambda d, o: SNV(d, o) and d.id in (QUANG_BINH, CENTRAL),
        "SNV QB": lambda d, o: SNV(d, o) and d.id in (QUANG_BINH, CENTRAL),
        "so noi vu tinh khanh hoa": lambda d, o: SNV(d, o) and d.id in (KHANH_HOA, CENTRAL),
        "UBND huyện": acts("Ủy ban nhân dân cấp huyện"),
        "chủ tịch huyện": acts("Ủy ban nhân dân cấp huyện"),
        "Chủ tịch UBND các huyện, thị xã, thành phố": acts("Ủy ban nhân dân cấp huyện"),
        "chủ tịch tỉnh": COMMITTEE,
        "UBND tỉnh": COMMITTEE,
        "Quảng Bình": lambda d, o: COMMITTEE(d, o) and d.id in (QUANG_BINH, CENTRAL),
        "VP UBND": acts("Văn phòng Ủy ban nhân dân"),
        "Sở Tài chính": acts("Sở Tài chính"),  # coordinates too
        "đơn vị sự nghiệp công lập": lambda d, o: any(fold("đơn vị sự nghiệp") in fold(a.body) for a in o.actors),
    },
    "issuer": {
        "Quảng Bình": issued_by(QUANG_BINH),
        "QB": issued_by(QUANG_BINH),
        "UBND tỉnh Quảng Trị": issued_by(QUANG_TRI),
        "UBND tỉnh Cao Bằng": issued_by(CAO_BANG),  # its chairman issued it
        "Thủ tướng": issued_by(CENTRAL),
        "TTg": issued_by(CENTRAL),
        "hai phong": issued_by(HAI_PHONG),
    },
    "directive": {
        "968": issued_by(CENTRAL),
        "Công điện 968": issued_by(CENTRAL),
        "968/CĐ-TTg": issued_by(CENTRAL),
        "cd 968": issued_by(CENTRAL),
        "06/CT-UBND": issued_by(KHANH_HOA),
        CAO_BANG: issued_by(CAO_BANG),
    },
    "due_before": {
        "31/12/2023": due(date.min, date(2023, 12, 31)),
        "quý III/2020": due(date.min, date(2020, 9, 30)),
        "2019": due(date.min, date(2019, 12, 31)),
        "14/03/2023": due(date(2020, 1, 1), date(2023, 3, 14)),
        "15/03/2023": due(date(2020, 1, 1), date(2023, 3, 15)),
    },
    "due_after": {"2020": due(date(2020, 1, 1), LAST), "01/01/2024": due(date(2024, 1, 1), LAST)},
    "modality": {
        "must": lambda d, o: o.modality == "must",
        "must_not": lambda d, o: o.modality == "must_not",
        "may": lambda d, o: o.modality == "may",
    },
    "text": {
        "thu tuc hanh chinh": says("thu", "tuc", "hanh", "chinh"),
        "“quyết toán”": says("quyet toan"),
        'kế hoạch "xây dựng"': says("ke", "hoach", "xay dung"),
        "!": lambda d, o: True,
    },
}


def wanted(library: Library, *conditions: Meets) -> list[Place]:
    """What a plain look at everything finds, in the register's order."""
    directives = {directive.id: directive for directive in library.directives()}
    order = list(dict.fromkeys(duty.letterhead.id for duty in library.duties(DutyFilter()).duties))
    return [
        (id_, nth)
        for id_ in order
        for nth, duty in enumerate(directives[id_].obligations)
        if all(condition(directives[id_], duty) for condition in conditions)
    ]


def found(library: Library, asked: DutyFilter, offset: int = 0, limit: int | None = None) -> tuple[int, list[Place]]:
    page = library.duties(asked, offset, limit)
    directives = {directive.id: directive for directive in library.directives()}
    places = []
    for duty in page.duties:
        directive, head = directives[duty.letterhead.id], duty.letterhead
        assert (head.number, head.kind, head.issuer, head.issued_on) == (
            directive.number, directive.kind, directive.issuer, directive.issued_on,
        )  # fmt: skip
        assert duty.file == directive.source.file
        places.append((directive.id, directive.obligations.index(duty.obligation)))
    return page.total, places


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, by in FILTERS.items() for said in by])
def test_each_filter_alone(library: Library, name: str, said: Any) -> None:
    expected = wanted(library, FILTERS[name][said])
    assert found(library, replace(DutyFilter(), **{name: said})) == (len(expected), expected)


def test_the_newest_directive_comes_first_and_undated_ones_last(library: Library) -> None:
    days = [duty.letterhead.issued_on or date.min for duty in library.duties(DutyFilter()).duties]
    assert days == sorted(days, reverse=True) and days[-1] == date.min
    expected = wanted(library)
    assert found(library, DutyFilter()) == (len(expected), expected)


def test_the_table_finds_what_it_means_to(library: Library) -> None:
    empty = {(name, said) for name, by in FILTERS.items() for said, meets in by.items() if not wanted(library, meets)}
    assert empty == {("due_before", "2019")}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(
    chosen=st.fixed_dictionaries({}, optional={name: st.sampled_from(list(by)) for name, by in FILTERS.items()}),
    offset=st.integers(0, 400),
    limit=st.none() | st.integers(1, 60),
)
def test_filters_together(library: Library, chosen: dict[str, Any], offset: int, limit: int | None) -> None:
    conditions = [FILTERS[name][said] for name, said in chosen.items() if not name.startswith("due")]
    if any(name.startswith("due") for name in chosen):  # one window
        start = {"2020": date(2020, 1, 1), "01/01/2024": date(2024, 1, 1)}.get(chosen.get("due_after", ""), date.min)
        ends = {"31/12/2023": date(2023, 12, 31), "quý III/2020": date(2020, 9, 30), "2019": date(2019, 12, 31),
                "14/03/2023": date(2023, 3, 14), "15/03/2023": date(2023, 3, 15)}  # fmt: skip
        end = ends.get(chosen.get("due_before", ""), LAST)
        assume(start <= end)  # else it is told
        conditions.append(due(start, end))
    expected = wanted(library, *conditions)
    page = expected[offset : None if limit is None else offset + limit]
    assert found(library, DutyFilter(**chosen), offset, limit) == (len(expected), page)


GROUPS = {"Sở, ban, ngành", "Cơ quan, đơn vị", "Cơ quan, đơn vị, địa phương", "Sở, ngành, địa phương"}


@pytest.mark.parametrize(
    ("actor", "own", "groups"),
    [
        ("snv", {"Sở Nội vụ"}, GROUPS),
        ("Sở Xây dựng", set(), GROUPS),  # only groups hold it
        ("Phương tiện thông tin đại chúng", {"Phương tiện thông tin đại chúng"}, set()),
    ],
)
def test_duties_of_groups_that_hold_the_actor_are_found_when_asked_for(
    library: Library, actor: str, own: set[str], groups: set[str]
) -> None:
    def acting(body: str) -> set[Place]:
        return set(wanted(library, acts(body)))

    _total, places = found(library, DutyFilter(actor=actor, groups=True))
    expected = set().union(*map(acting, own | groups))
    assert expected <= set(places) and (groups or expected == set(places))
    if own:
        assert set(found(library, DutyFilter(actor=actor))[1]) == set().union(*map(acting, own))


@pytest.mark.parametrize(
    "asked", [DutyFilter(), DutyFilter(directive="77"), DutyFilter(due_after="2021"), DutyFilter(actor="snv")]
)
def test_how_duties_lie_in_time(library: Library, asked: DutyFilter) -> None:
    every, spread = library.duties(asked).duties, library.duty_spread(asked)
    days = sorted(duty.obligation.deadline_on for duty in every if duty.obligation.deadline_on)
    again = [duty for duty in every if recurrence(duty.obligation.deadline_rule) and not duty.obligation.deadline_on]
    assert [day for day, count in spread.days for _ in range(count)] == days
    assert (spread.total, spread.dated, spread.recurring) == (len(every), len(days), len(again))
    dated = library.duties(asked, timing="dated")
    assert [duty.obligation.deadline_on for duty in dated.duties] == days and dated.total == len(days)
    assert library.duties(asked, timing="recurring").duties == tuple(again)
    assert library.duties(asked, 1, 1, "dated").duties == dated.duties[1:2]


def test_the_bodies_that_most_duties_name_are_suggested_first(library: Library) -> None:
    def count(body: str) -> int:
        return sum(any(a.body == body for a in d.obligation.actors) for d in library.duties(DutyFilter()).duties)

    frequent = library.duty_names().frequent
    assert set(frequent) == set(library.duty_names().bodies)
    assert [count(body) for body in frequent] == sorted(map(count, frequent), reverse=True)


def test_a_coordinating_body_is_found_and_marked(library: Library) -> None:
    duties = library.duties(DutyFilter(actor="Sở Tài chính")).duties
    roles = {(d.obligation.clause, a.role) for d in duties for a in d.obligation.actors if a.body == "Sở Tài chính"}
    assert {("2", ""), ("4", "coordinates")} <= roles


def test_what_cannot_be_a_deadline_is_noted(library: Library) -> None:
    duties = {d.obligation.clause: d.obligation for d in library.duties(DutyFilter(directive="77")).duties}
    assert duties["2"].deadline_on == date(2022, 12, 31) and "trước ngày ban hành" in duties["2"].note
    assert duties["3"].deadline_on is None and "không có ngày này" in duties["3"].note


@pytest.mark.parametrize(
    ("asked", "says_"),
    [
        (DutyFilter(actor="Sở Nội vị"), "“Sở Nội vụ”"),
        (DutyFilter(actor="Bộ Y tế"), "“Sở Y tế”"),
        (DutyFilter(actor="???"), "“???”"),
        (DutyFilter(issuer="UBND tỉnh Quảng Bìng"), "“Ủy ban nhân dân tỉnh Quảng Bình”"),
        (DutyFilter(issuer="Bộ Y tế"), "cơ quan ban hành"),
        (DutyFilter(directive="2215/UBND-NCVX"), "2214/UBND-NCVX"),
        (DutyFilter(directive="công điện"), "văn bản"),
        (DutyFilter(due_before="30/2/2025"), "30/2/2025"),
        (DutyFilter(due_after="tháng 13/2025"), "tháng 13/2025"),
        (DutyFilter(modality="should"), "must_not"),
        (DutyFilter(due_after="2026", due_before="2020"), "lại sau"),
    ],
)
def test_what_there_is_none_of_is_told_with_the_nearest(library: Library, asked: DutyFilter, says_: str) -> None:
    with pytest.raises(UserError) as told:
        library.duties(asked)
    assert says_ in told.value.vi
    assert "\n" not in told.value.vi + told.value.en
    assert told.value.vi.count("“") <= 6, "the name that was typed, and five others"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(name=st.sampled_from(list(FILTERS)), said=st.text(max_size=30))
def test_any_text_is_answered_or_told(library: Library, name: str, said: Any) -> None:
    try:
        assert library.duties(replace(DutyFilter(), **{name: said}), limit=1).total >= 0
    except UserError as told:
        assert told.vi and told.en


def test_an_empty_library_has_an_empty_register(library: Library) -> None:
    with Library(library.home.parent / "empty", library.encoder.name) as empty:
        page = empty.duties(DutyFilter())
        assert (page.total, page.duties) == (0, ())
        with pytest.raises(UserError):
            empty.duties(DutyFilter(actor="snv"))
