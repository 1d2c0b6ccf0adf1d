"""Relations in a library: found by number, told by the command, the answers and the page."""

import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.contract import answered
from index.library import Library
from index.naming import directive_named
from index.relations.graph import all_edges, incoming, outgoing, status_of, successors
from ingest.errors import UserError
from ingest.references.relations import CHANGES
from tests.library_examples import CORPUS
from tests.relation_examples import written
from tests.test_command_line import assert_one_line, run
from web.chat.answer_html import answer_html
from web.chat.turns import Turn
from web.panel import shown

PLACE = "UBND tỉnh Phú Thọ"
FILES = {
    "a": written("12/QĐ-UBND", "2020-01-02", "Điều 1. Sở Nội vụ kiểm tra đê cấp IV vào ngày 15 hằng tháng.",
                 "Điều 2. Quyết định này có hiệu lực kể từ ngày ký."),
    "b": written("30/QĐ-UBND", "2023-05-04", "Điều 1. Sở Tài chính lập quỹ bảo trì hồ chứa nước.",
                 "Điều 2. Quyết định này có hiệu lực kể từ ngày 01 tháng 6 năm 2023 và thay thế "
                 f"Quyết định số 12/QĐ-UBND ngày 02/01/2020 của {PLACE}."),
    "c": written("44/QĐ-UBND", "2025-01-01", "Điều 1. Sở Y tế tổ chức tiêm phòng cúm gia cầm.",
                 f"Điều 2. Bãi bỏ Điều 1 và thay thế Quyết định số 30/QĐ-UBND ngày 04/5/2023 của {PLACE}."),
    "d": written("12/QĐ-UBND", "2020-01-02", "Điều 1. Sở Công Thương quản lý chợ đầu mối.", place="Hà Tĩnh"),
    # each replaces the other: nothing may turn in a circle
    "e": written("71/QĐ-UBND", "2024-02-02", "Điều 1. Phê duyệt.",
                 "Điều 2. Quyết định này thay thế Quyết định số 72/QĐ-UBND."),
    "f": written("72/QĐ-UBND", "2024-02-02", "Điều 1. Phê duyệt.",
                 "Điều 2. Quyết định này thay thế Quyết định số 71/QĐ-UBND."),
}  # fmt: skip
A, B, C, D = "12-qd-ubnd-phu-tho", "30-qd-ubnd-phu-tho", "44-qd-ubnd-phu-tho", "12-qd-ubnd-ha-tinh"
TODAY = date(2024, 1, 1)
QUESTION = "Sở Nội vụ kiểm tra đê cấp IV khi nào?"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("relations")
    for name, text in FILES.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")
    with Library(folder / "home") as library:
        reports = library.ingest([*sorted(folder.glob("*.txt")), CORPUS])
    assert {report.outcome for report in reports} == {"new"}
    return folder / "home"


@pytest.fixture(scope="module")
def library(home: Path) -> Iterator[Library]:
    with Library(home) as opened:
        yield opened


def test_the_graph(library: Library) -> None:
    edges = {(e.source, e.relation, e.target) for e in all_edges(library)}
    carrying = {"2214-ubnd-ncvx-quang-binh", "2598-ubnd-kstthc-hai-phong", "3921-ubnd-nc-binh-phuoc"}
    assert {(source, "carries out", "968-cd-ttg") for source in carrying} <= edges
    assert {(B, "replaces", A), (C, "replaces", B)} <= edges
    assert not any(source == target or target == D for source, _, target in edges)


def test_incoming_is_outgoing_turned_round(library: Library) -> None:
    edges = set(all_edges(library))
    found = {edge for letterhead in library.register() for edge in incoming(library, letterhead.id)}
    assert found == edges
    assert [e.target for e in outgoing(library, B) if e.target] == [A]
    assert [e.source for e in incoming(library, A, CHANGES)] == [B]
    assert incoming(library, A, ("based on",)) == () == incoming(library, "none")


@pytest.mark.parametrize(
    ("directive", "day", "state", "chain"),
    [
        (A, "2023-05-31", "in force", ()),
        (A, "2023-06-01", "replaced", (B,)),
        (A, "2025-01-01", "replaced", (B, C)),
        (B, "2024-01-01", "in force", ()),
        (D, "2024-01-01", "not known", ()),
        ("71-qd-ubnd-phu-tho", "2024-02-02", "replaced", ("72-qd-ubnd-phu-tho",)),
        ("968-cd-ttg", "2023-10-31", "in force", ()),
        ("968-cd-ttg", "2023-11-01", "not known", ()),
        ("none", "2023-11-01", "not known", ()),
    ],
)
def test_status_and_what_came_after(
    library: Library, directive: str, day: str, state: str, chain: tuple[str, ...]
) -> None:
    as_of = date.fromisoformat(day)
    assert status_of(library, directive, as_of).state == state
    assert successors(library, directive, as_of) == chain


@pytest.mark.parametrize(
    ("words", "expected"),
    [(A, A), ("30/QĐ-UBND", B), (" 30 qd ubnd ", B), ("968", "968-cd-ttg"), ("6-ct/ubnd", "06-ct-ubnd-khanh-hoa"),
     ("Công điện số 968/CĐ-TTg ngày 16/10/2023", "968-cd-ttg"), ("cong dien 968", "968-cd-ttg"),
     ("chi thi khanh hoa", "06-ct-ubnd-khanh-hoa")],
)  # fmt: skip
def test_a_directive_by_id_or_number(library: Library, words: str, expected: str) -> None:
    assert directive_named(library.register(), words) == expected


@pytest.mark.parametrize(
    ("words", "says"),
    [("12/QĐ-UBND", D), ("12", A), ("30/QD-UBN", B), ("969/CĐ-TTg", "968-cd-ttg"), ("không có", "Không có"),
     ("chỉ thị 968", "968-cd-ttg"), ("công điện 969", "968-cd-ttg"), ("Hà Nội", "Trong kho có"), ("", "")],
)  # fmt: skip
def test_an_unknown_or_shared_number_names_others(library: Library, words: str, says: str) -> None:
    with pytest.raises(UserError) as told:
        directive_named(library.register(), words)
    assert says in told.value.vi


def test_an_answer_says_that_its_directive_is_replaced(library: Library) -> None:
    answer = ask(library, QUESTION, today=TODAY)
    cited = next(c for c in answer.citations if c.directive == A)
    assert cited.status and (cited.status.state, cited.status.since) == ("replaced", "2023-06-01")
    line = next(line for line in answer.text.splitlines() if "12/QĐ-UBND" in line)
    assert line.endswith(
        "(đã được thay thế bằng Quyết định số 30/QĐ-UBND ngày 04/05/2023 của UBND tỉnh Phú Thọ, "
        "theo Điều 2, từ ngày 01/06/2023)"
    )
    made = answered(answer)["citations"][answer.citations.index(cited)]["status"]
    assert made["by"] == {
        "directive": B, "number": "30/QĐ-UBND",
        "official": "Quyết định số 30/QĐ-UBND ngày 04/05/2023 của UBND tỉnh Phú Thọ",
    }  # fmt: skip
    assert (made["state"], made["relation"], made["clause"]) == ("replaced", "replaces", "dieu-2")
    assert "thay thế Quyết định số 12/QĐ-UBND" in made["quote"]


def test_an_answer_in_english(library: Library) -> None:
    answer = ask(library, QUESTION, language="en", today=TODAY)
    assert "(replaced by Decision No. 30/QĐ-UBND of 4 May 2023, UBND tỉnh Phú Thọ (Article 2), from 1 June 2023)" in (
        answer.text
    )


@pytest.mark.parametrize(
    ("question", "today"), [(QUESTION, date(2023, 5, 31)), ("Sở Công Thương quản lý chợ đầu mối nào?", TODAY)]
)
def test_what_is_not_replaced_carries_nothing(library: Library, question: str, today: date) -> None:
    answer = ask(library, question, today=today)
    assert answer.citations and all(c.status is None for c in answer.citations)
    assert all(c["status"] is None for c in answered(answer)["citations"])


def test_not_yet_in_force(library: Library) -> None:
    answer = ask(library, "Sở Tài chính lập quỹ bảo trì hồ chứa nước?", today=date(2023, 5, 10))
    assert "(chưa có hiệu lực, theo Điều 2, có hiệu lực từ ngày 01/06/2023)" in answer.text


def test_the_page_shows_it_and_opens_the_clause_that_says_so(library: Library) -> None:
    answer = ask(library, QUESTION, today=TODAY)
    position = next(n for n, c in enumerate(answer.citations) if c.directive == A)
    turns = [Turn(QUESTION, answer=answer)]
    for html in (answer_html(answer, 0, "vi"), shown(library, f"c:0:{position}", turns, "vi")):
        button = re.search(r'<button type="button" class="hct-open hct-standing" value="([^"]+)"[^>]*>([^<]+)', html)
        assert button and unescape(button[2]).startswith("Đã được thay thế bằng Quyết định số 30/QĐ-UBND")
        opened = shown(library, unescape(button[1]), turns, "vi")
        current = re.search(r'class="[^"]*hct-current" id="clause-([^"]+)"', opened)
        assert current and current[1] == "dieu-2" and "30/QĐ-UBND" in opened
        assert 'class="hct-number"' not in opened


def test_the_command(home: Path) -> None:
    done = run(home, "relations", "12-qd-ubnd-phu-tho", "--as-of", "2024-01-01", "--format", "json")
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert (made["directive"], made["as_of"], made["replaced_by"]) == (A, "2024-01-01", [B])
    assert (made["status"]["state"], made["status"]["by"]["source"]) == ("replaced", B)
    assert [(e["source"], e["relation"], e["clause"], e["whole"]) for e in made["incoming"]] == [
        (B, "replaces", "dieu-2", True)
    ]
    assert made["incoming"][0]["official"].startswith("Điều 2 Quyết định số 30/QĐ-UBND")
    graph = json.loads(run(home, "relations", "--format", "json").stdout)
    assert {(B, A), (C, B)} <= {(e["source"], e["target"]) for e in graph["edges"]}
    told = run(home, "relations", "12-qd-ubnd-phu-tho", "--as-of", "01/01/2024")
    assert "đã được thay thế, từ ngày 01/06/2023" in told.stdout and "Điều 2: “" in told.stdout
    english = run(home, "relations", language="en")
    assert "replaces: Decision No. 12/QĐ-UBND of 2 January 2020" in english.stdout


@pytest.mark.parametrize(
    ("arguments", "language", "says"),
    [
        (["relations", "12/QĐ-UBND"], "vi", "2 văn bản"),
        (["relations", "969/CĐ-TTg"], "en", "968-cd-ttg"),
        (["relations", "968", "--as-of", "30/2/2024"], "vi", "Không có ngày"),
        (["relations", "968", "--as-of", "soon"], "en", "is no day"),
    ],
)
def test_a_mistake_is_one_line(home: Path, arguments: list[str], language: str, says: str) -> None:
    assert_one_line(run(home, *arguments, language=language), says)
