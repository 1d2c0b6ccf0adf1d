"""How directives stand to one another, and which are in force on a day: read from small written ones."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.relations.edges import ENDS, RELATIONS, Edge, edges_of, without_repeats
from index.relations.status import STATES, status
from ingest.directive import Directive
from ingest.force import Force, stated_force
from ingest.references.relations import CHANGES
from tests.relation_examples import edges_to, read, written

SIGNED = "Quyết định này có hiệu lực kể từ ngày ký."
OLD = written("12/QĐ-UBND", "2020-01-02", "Điều 1. Ban hành Quy định.", f"Điều 2. {SIGNED}")
CITED = "Quyết định số 12/QĐ-UBND ngày 02/01/2020 của UBND tỉnh Phú Thọ"


def told(*body: str, kind: str = "QUYẾT ĐỊNH", number: str = "30/QĐ-UBND", day: str = "2023-05-04") -> list[Edge]:
    """What a later directive of this body says of OLD."""
    old, *others = read(OLD, written(number, day, *body, kind=kind))
    return list(without_repeats(edges_to(old, others)))


@pytest.mark.parametrize(
    ("body", "relation", "clause", "whole"),
    [
        ([f"Điều 1. {SIGNED}", f"Điều 2. Quyết định này thay thế {CITED}."], "replaces", "dieu-2", True),
        ([f"Điều 1. {SIGNED}", f"Điều 2. Bãi bỏ toàn bộ {CITED} về đê điều."], "repeals", "dieu-2", True),
        ([f"Điều 1. {CITED} hết hiệu lực kể từ ngày Quyết định này có hiệu lực."], "repeals", "dieu-1", True),
        (["Điều 1. Bãi bỏ các Quyết định sau:", f"1. {CITED};", "2. Quyết định số 3/QĐ-UBND."],
         "repeals", "dieu-1.1", True),
        ([f"Căn cứ {CITED};", "Điều 1. Phê duyệt.", f"Điều 2. Bãi bỏ {CITED}."], "repeals", "dieu-2", True),
        ([f"Điều 1. Bãi bỏ khoản 2 Điều 1 {CITED}."], "repeals", "dieu-1", False),
        ([f"Điều 1. Bãi bỏ một số quy định tại {CITED}."], "repeals", "dieu-1", False),
        (["Điều 1. Bãi bỏ một số quy định tại các Quyết định sau:", f"1. {CITED};", "2. Quyết định số 3/QĐ-UBND."],
         "repeals", "dieu-1.1", False),
        ([f"Điều 1. Bãi bỏ điểm 4 Phần A {CITED}."], "repeals", "dieu-1", False),
        ([f"Điều 1. Thay thế Phụ lục ban hành kèm theo {CITED}."], "replaces", "dieu-1", False),
        ([f"Điều 1. Bãi bỏ thủ tục cấp giấy phép ({CITED})."], "repeals", "dieu-1", False),
        ([f"Điều 1. Sửa đổi, bổ sung một số điều của {CITED}."], "amends", "dieu-1", False),
        ([f"Căn cứ {CITED};", "Điều 1. Phê duyệt."], "based on", "pre.p1", False),
        (["Điều 1. Phê duyệt.", f"Điều 2. Sở Nội vụ triển khai thực hiện {CITED}."], "carries out", "dieu-2", False),
        # what is only asked for or foreseen changes nothing
        ([f"Điều 1. Giao Sở Nội vụ tham mưu, trình UBND tỉnh ban hành Quyết định thay thế {CITED}."],
         "mentions", "dieu-1", False),
        ([f"Điều 1. Quyết định sẽ thay thế {CITED}."], "mentions", "dieu-1", False),
        ([f"Điều 1. Kiến nghị thực thi: Sửa đổi khoản 1 Điều 1 {CITED}."], "mentions", "dieu-1", False),
        ([f"Điều 1. Thẩm định dự thảo Quyết định thay thế {CITED}."], "mentions", "dieu-1", False),
        ([f"Điều 1. Việc này thực hiện khi {CITED} chưa hết hiệu lực."], "carries out", "dieu-1", False),
    ],
)  # fmt: skip
def test_what_a_later_directive_says(body: list[str], relation: str, clause: str, whole: bool) -> None:
    edges = told(*body)
    first = min(edges, key=lambda e: RELATIONS.index(e.relation))
    assert (first.relation, first.clause, first.whole) == (relation, clause, whole)
    assert "12/QĐ-UBND" in first.quote


@pytest.mark.parametrize(
    ("kind", "number", "day"),
    [
        ("KẾ HOẠCH", "30/KH-UBND", "2023-05-04"),  # sets no rules, so it cannot end what does
        ("THÔNG BÁO", "30/TB-UBND", "2023-05-04"),
        ("TỜ TRÌNH", "30/TTr-UBND", "2023-05-04"),
        ("QUYẾT ĐỊNH", "30/QĐ-UBND", "2019-05-04"),  # older than what it would end
    ],
)
def test_what_cannot_change_a_decision(kind: str, number: str, day: str) -> None:
    edges = told(f"1. Thay thế {CITED}.", "2. Tổ chức thực hiện.", kind=kind, number=number, day=day)
    assert [edge.relation for edge in edges] == ["mentions"]


def test_a_plan_replaces_a_plan() -> None:
    plan = written("5/KH-UBND", "2020-01-02", "1. Mục tiêu.", "2. Nhiệm vụ.", kind="KẾ HOẠCH")
    later = written("9/KH-UBND", "2021-01-02", "1. Mục tiêu.", "2. Kế hoạch này thay thế Kế hoạch số 5/KH-UBND.",
                    kind="KẾ HOẠCH")  # fmt: skip
    old, *others = read(plan, later)
    assert [(e.relation, e.whole) for e in edges_to(old, others)] == [("replaces", True)]


def test_a_draft_changes_nothing() -> None:
    text = written("30/QĐ-UBND", "2023-05-04", f"Điều 1. Quyết định này thay thế {CITED}.", draft=True)
    old, *others = read(OLD, text)
    assert [e.relation for e in edges_to(old, others)] == ["mentions"]


def test_edges_to_what_is_not_held_and_none_to_itself() -> None:
    (alone,) = read(
        written("30/QĐ-UBND", "2023-05-04", "Căn cứ Luật Đê điều; Nghị định số 1/2020/NĐ-CP ngày 03/02/2020;",
                "Điều 1. Quyết định số 30/QĐ-UBND này thực hiện theo Điều 2 Quyết định này.", f"Điều 2. {SIGNED}")
    )  # fmt: skip
    edges = edges_of(alone)
    assert [(e.target, e.name, e.relation) for e in edges] == [
        ("", "Luật Đê điều", "based on"),
        ("", "Nghị định số 1/2020/NĐ-CP", "based on"),
    ]
    assert (edges[1].kind, edges[1].number, edges[1].issued_on) == ("Nghị định", "1/2020/NĐ-CP", date(2020, 2, 3))


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("Quyết định này có hiệu lực kể từ ngày ký.", "2023-05-04", ""),
        ("Quyết định có hiệu lực thi hành kể từ ngày ban hành.", "2023-05-04", ""),
        ("Quyết định này có hiệu lực thi hành từ ngày 01 tháng 6 năm 2023.", "2023-06-01", ""),
        ("Quyết định này có hiệu lực từ 00 giờ 00 phút ngày 1/6/2023.", "2023-06-01", ""),
        ("Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.", "2023-05-14", ""),
        ("Quyết định này có hiệu lực từ ngày 01/6/2023 đến hết ngày 30/6/2023.", "2023-06-01", "2023-06-30"),
        ("Quyết định này có hiệu lực kể từ ngày ký đến hết năm 2024.", "2023-05-04", "2024-12-31"),
        ("Quyết định này có hiệu lực đến hết ngày 31 tháng 12 năm 2025.", "", "2025-12-31"),
        ("Quyết định này hết hiệu lực kể từ ngày 01/01/2026.", "", "2025-12-31"),
        ("Nghị định số 5/2023/NĐ-CP có hiệu lực từ ngày 01/6/2023.", "", ""),
        ("Trước ngày Quyết định này có hiệu lực thì áp dụng quy định cũ.", "", ""),
        ("Quyết định này có hiệu lực từ ngày 31/02/2023.", "", ""),
        ("Quyết định này có hiệu lực kể từ ngày ký đến hết năm 0000.", "2023-05-04", ""),
        ("Quyết định này có hiệu lực đến hết ngày 31/12/9999.", "", ""),
        ("Nâng cao hiệu lực, hiệu quả quản lý.", "", ""),
    ],
)
def test_what_a_directive_says_of_its_own_force(words: str, start: str, end: str) -> None:
    (alone,) = read(written("30/QĐ-UBND", "2023-05-04", "Điều 1. Phê duyệt.", f"Điều 2. {words}"))
    expected = Force(
        date.fromisoformat(start) if start else None, "dieu-2" if start else "",
        date.fromisoformat(end) if end else None, "dieu-2" if end else "",
    )  # fmt: skip
    assert stated_force(alone) == expected


def decision(number: str, day: str, change: str, effect: str = SIGNED) -> str:
    return written(number, day, f"Điều 1. {effect}", f"Điều 2. {change}")


JUNE = "Quyết định này có hiệu lực kể từ ngày 01 tháng 6 năm 2023."
REPLACED = decision("30/QĐ-UBND", "2023-05-04", f"Quyết định này thay thế {CITED}.", JUNE)
REPEALED = decision("40/QĐ-UBND", "2022-03-01", f"Bãi bỏ {CITED}.")
REPEALED_LATER = decision("41/QĐ-UBND", "2022-03-01", f"{CITED} hết hiệu lực kể từ ngày 01 tháng 01 năm 2024.")
AMENDED = decision("50/QĐ-UBND", "2021-07-01", f"Sửa đổi khoản 1 Điều 1 {CITED}.")
IN_PART = decision("60/QĐ-UBND", "2021-07-01", f"Bãi bỏ Điều 1 {CITED}.")
RELYING = written("70/QĐ-UBND", "2021-07-01", f"Căn cứ {CITED};", f"Điều 1. {SIGNED}")
NAMED = written("80/QĐ-UBND", "2021-07-01", f"Điều 1. Tiếp theo {CITED}, {SIGNED}")
TERM = OLD.replace(SIGNED, "Quyết định này có hiệu lực kể từ ngày ký đến hết ngày 31/12/2021.")


@pytest.mark.parametrize(
    ("old", "others", "as_of", "state", "since", "by"),
    [
        (OLD, [], "2020-01-01", "not yet in force", "2020-01-02", ""),
        (OLD, [], "2020-01-02", "in force", "2020-01-02", ""),
        (OLD, [], "2020-01-03", "not known", "", ""),
        (OLD, [NAMED], "2021-06-30", "not known", "", ""),
        (OLD, [RELYING], "2021-06-30", "in force", "2020-01-02", "70/QĐ-UBND"),
        (OLD, [RELYING], "2021-07-01", "in force", "2020-01-02", "70/QĐ-UBND"),
        (OLD, [RELYING], "2021-07-02", "not known", "", "70/QĐ-UBND"),
        (OLD, [AMENDED], "2021-06-30", "in force", "2020-01-02", "50/QĐ-UBND"),
        (OLD, [AMENDED], "2021-07-01", "amended", "2021-07-01", "50/QĐ-UBND"),
        (OLD, [IN_PART], "2026-01-01", "amended", "2021-07-01", "60/QĐ-UBND"),
        (OLD, [REPLACED], "2023-05-31", "in force", "2020-01-02", "30/QĐ-UBND"),
        (OLD, [REPLACED], "2023-06-01", "replaced", "2023-06-01", "30/QĐ-UBND"),
        (OLD, [REPEALED], "2022-03-01", "repealed", "2022-03-01", "40/QĐ-UBND"),
        (OLD, [REPEALED_LATER], "2023-12-31", "in force", "2020-01-02", "41/QĐ-UBND"),
        (OLD, [REPEALED_LATER], "2024-01-01", "repealed", "2024-01-01", "41/QĐ-UBND"),
        (OLD, [REPLACED, REPEALED], "2026-01-01", "repealed", "2022-03-01", "40/QĐ-UBND"),
        (OLD, [AMENDED, REPLACED], "2022-01-01", "amended", "2021-07-01", "50/QĐ-UBND"),
        (OLD, [AMENDED, REPLACED], "2026-01-01", "replaced", "2023-06-01", "30/QĐ-UBND"),
        (TERM, [], "2021-12-31", "in force", "2020-01-02", ""),
        (TERM, [], "2022-01-01", "expired", "2022-01-01", ""),
        (TERM, [REPLACED], "2026-01-01", "expired", "2022-01-01", ""),
        (TERM.replace("2021.", "2024."), [REPLACED], "2026-01-01", "replaced", "2023-06-01", "30/QĐ-UBND"),
    ],
)
def test_status_on_a_day(old: str, others: list[str], as_of: str, state: str, since: str, by: str) -> None:
    directive, *later = read(old, *others)
    found = status(directive, edges_to(directive, later), date.fromisoformat(as_of))
    number = {d.id: d.number for d in later}.get(found.by.source, "?") if found.by else ""
    assert (found.state, found.since.isoformat() if found.since else "", number) == (state, since, by)
    assert found.state in STATES


def test_a_change_without_a_date_is_told_all_the_same() -> None:
    old, new = read(OLD, REPLACED)
    (edge,) = edges_to(old, [new])
    found = status(old, [replace(edge, since=None)], date(2030, 1, 1))
    assert (found.state, found.since) == ("replaced", None)


DAYS = st.dates(date(2019, 1, 1), date(2027, 1, 1))
(HELD, CHANGING) = read(OLD, REPLACED)
(PATTERN,) = edges_to(HELD, [CHANGING])
EDGES = st.lists(
    st.builds(
        lambda relation, whole, since: replace(
            PATTERN, relation=relation, whole=whole and relation in ENDS, since=since
        ),
        st.sampled_from(RELATIONS), st.booleans(), st.none() | DAYS,
    ),
    max_size=6,
)  # fmt: skip


@given(edges=EDGES, day=DAYS, other=DAYS)
def test_status_whatever_the_edges(edges: list[Edge], day: date, other: date) -> None:
    """The order of the edges says nothing; what has ended stays so; what begins later is not told as done."""
    found = status(HELD, edges, day)
    assert status(HELD, edges[::-1], day).state == found.state
    assert found.by is None or found.by in edges
    if found.state in ("replaced", "repealed", "amended") and found.since:
        assert found.since <= day
    if found.state in ("replaced", "repealed") and other >= day:
        assert status(HELD, edges, other).state in ("replaced", "repealed")
    if not any(e.relation in CHANGES and (not e.since or e.since <= day) for e in edges):
        assert found.state in ("not yet in force", "in force", "not known")


@given(days=st.lists(st.integers(0, 1000), min_size=1, max_size=4))
def test_before_the_first_change_all_is_as_it_was(days: list[int]) -> None:
    start = HELD.issued_on
    assert start
    edges = [replace(PATTERN, since=start + timedelta(days=n + 1)) for n in days]
    first = start + timedelta(days=min(days) + 1)
    assert status(HELD, edges, first - timedelta(days=1)).state == "in force"
    assert status(HELD, edges, first).since == first


def test_quotes_are_exact() -> None:
    def check(directive: Directive) -> None:
        for edge in edges_of(directive):
            clause = directive.clause(edge.clause)
            assert clause and edge.quote in clause.text and directive.text[edge.start : edge.end] == edge.quote

    long = " ".join(f"việc thứ {n} của Sở Nội vụ" for n in range(100))
    for directive in read(
        OLD, REPLACED, decision("1/QĐ-UBND", "2024-01-01", f"{long}, {long} thay thế {CITED} {long}")
    ):
        check(directive)
