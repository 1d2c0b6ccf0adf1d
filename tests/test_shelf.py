"""What the library tab is made of: who is chosen, where words stand, how relations are drawn, what files are called."""

import re
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from index.admit import FileReport
from index.library import Library
from index.lock import WriterLock
from index.register import Letterhead, Register
from index.relations.edges import Edge
from ingest.errors import UserError
from tests.library_examples import letter, tiny_encoder
from web.directory import scopes
from web.shelf import graph, intake
from web.shelf.choice import A_PAGE, Choice, chosen, page_of
from web.shelf.full_text import find
from web.shelf.graph_html import graph_html
from web.shelf.intake import Step, clean_name, free_name, take_in
from web.shelf.list_html import hits_html
from web.shelf.view import drawing, file_with, listing

HEADS = (
    Letterhead("a", "968/CĐ-TTg", "Công điện", "Thủ tướng Chính phủ", date(2023, 10, 16), "Chấn chỉnh kỷ luật", "1"),
    Letterhead("b", "35/CT-UBND", "Chỉ thị", "UBND tỉnh Cao Bằng", date(2023, 12, 1), "Việc giải quyết hồ sơ", "2"),
    Letterhead("c", "", "Kế hoạch", "UBND tỉnh Cao Bằng", None, "", "2"),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("shelf")
    with Library(folder / "home", str(tiny_encoder(folder / "encoder"))) as opened:
        opened.ingest(
            [
                letter(folder / "files", "one.txt", 11, "trồng rừng"),
                letter(folder / "files", "two.txt", 22, "nuôi tôm, báo cáo"),
            ]
        )
        yield opened


@pytest.mark.parametrize(
    ("choice", "ids"),
    [
        (Choice(), "bac"),
        (Choice(kind="Chỉ thị"), "b"),
        (Choice(issuer="UBND tỉnh Cao Bằng"), "bc"),
        (Choice(year="2023"), "ba"),
        (Choice(year="2023", issuer="UBND tỉnh Cao Bằng"), "b"),
        (Choice("968"), "a"),
        (Choice("cong dien ttg"), "a"),
        (Choice("GIẢI quyết hồ"), "b"),
        (Choice("kế hoạch cao bằng"), "c"),
        (Choice("không có đâu"), ""),
        (Choice("không có đâu", full_text=True), "bac"),
        (Choice("  ,./ "), "bac"),
    ],
)
def test_which_directives_are_chosen(choice: Choice, ids: str) -> None:
    assert "".join(one.id for one in chosen(Register(HEADS), choice)) == ids


def test_what_can_be_chosen() -> None:
    kinds = ["Chỉ thị", "Công điện", "Kế hoạch"]
    assert scopes(Register(HEADS)) == (kinds, ["UBND tỉnh Cao Bằng", "Thủ tướng Chính phủ"], ["2023"])


@pytest.mark.parametrize(
    ("count", "page", "shown", "at", "pages"),
    [(0, 1, 0, 1, 1), (A_PAGE, 9, A_PAGE, 1, 1), (A_PAGE + 1, 2, 1, 2, 2), (A_PAGE + 1, -4, A_PAGE, 1, 2)],
)
def test_pages(count: int, page: int, shown: int, at: int, pages: int) -> None:
    part, now, of = page_of(list(range(count)), page)
    assert (len(part), now, of) == (shown, at, pages)


@pytest.mark.parametrize(
    ("said", "marked", "complete"),
    [
        ("trồng rừng", {"trồng rừng"}, True),
        ("trong rung", {"trồng rừng"}, True),
        ("TRỒNG RỪNG", {"trồng rừng"}, True),
        ('"nuôi tôm"', {"nuôi tôm"}, True),
        ('"tôm nuôi"', set(), True),
        ("tôm rừng", {"tôm", "rừng"}, False),
        ("nuôi tom", {"nuôi"}, False),  # typed with accents: 'tom' is no 'tôm'
        ("", set(), True),
        ('""', set(), True),
        ("<script>", set(), True),
    ],
)
def test_where_words_stand(library: Library, said: str, marked: set[str], complete: bool) -> None:
    found = find(library, said)
    shown = hits_html(found, found.hits, 1, 1, "vi")
    assert set(re.findall("<mark>(.*?)</mark>", shown)) == marked
    assert found.complete is complete or not found.hits


def test_the_full_text_of_some(library: Library) -> None:
    one = next(iter(library.register())).id
    assert {hit.letterhead.id for hit in find(library, "báo cáo", [one]).hits} == {one}
    assert "<script" not in listing(library, Choice("<script>báo", full_text=True), False, "vi")


def test_only_who_may_change_sees_how(library: Library) -> None:
    assert 'data-act="remove"' in listing(library, Choice(), True, "vi")
    assert 'data-act="remove"' not in listing(library, Choice(), False, "vi")


def heads(count: int) -> dict[str, Letterhead]:
    made = (
        Letterhead(
            f"d{n}",
            f"{n}/CĐ",
            "Công điện",
            "Thủ tướng" if n % 3 else "UBND tỉnh Cao Bằng",
            date(2015 + n % 7, 1, 1),
            "",
            "",
        )
        for n in range(count)
    )
    return {one.id: one for one in made}


def edge(source: str, target: str, relation: str = "carries out", whole: bool = False) -> Edge:
    return Edge(source, relation, "1", "lời <b>", 0, 3, target, "", "", "", "", None, (), whole, None)


def test_a_picture_has_room_for_everything() -> None:
    by_id = heads(graph.MOST)
    edges = [edge(f"d{n}", f"d{n // 2}") for n in range(1, graph.MOST)]
    drawn = graph.picture(edges, by_id)
    assert {box.letterhead.id for box in drawn.boxes} == set(by_id) and len(drawn.arcs) == len(edges)
    places = [(box.left, box.top) for box in drawn.boxes]
    for nth, (left, top) in enumerate(places):
        assert 0 <= left <= drawn.width - graph.WIDTH and 0 <= top <= drawn.height - graph.HEIGHT
        for other, above in places[nth + 1 :]:
            assert abs(left - other) >= graph.WIDTH or abs(top - above) >= graph.HEIGHT, "no two stand on one another"
    lefts = {box.letterhead.year: box.left for box in drawn.boxes}
    assert sorted(lefts, key=lambda year: lefts[year]) == sorted(lefts, key=lambda year: year or 0)
    assert [year for year, _left in drawn.years] == sorted({one.year for one in by_id.values()}, key=lambda y: y or 0)


def test_a_picture_of_nothing_and_of_what_is_gone() -> None:
    assert graph.picture([], {}).boxes == ()
    assert graph.picture([edge("gone", "d0")], heads(1)).arcs == ()


def test_the_picture_is_told_in_words_too() -> None:
    edges = [edge("d1", "d0"), edge("d2", "d0", "replaces", whole=True)]
    drawn = graph.picture(edges, heads(3))
    shown = graph_html(drawn, {one: one.quote for one in edges}, "d0", "vi")
    assert shown.count("<li>") == 2 and "thay thế" in shown and "thực hiện" in shown
    assert "&lt;b&gt;" in shown and "<b>”" not in shown
    assert [box.letterhead.id for box in drawn.boxes if box.ended] == ["d0"]


def test_the_picture_around_what_is_not_held(library: Library) -> None:
    assert "Không có văn bản" in drawing(library, "<script>", "vi") and "<script" not in drawing(
        library, "<script>", "vi"
    )
    assert "Chưa thấy" in drawing(library, "11/UBND-NC", "vi")
    assert "Chưa thấy" in drawing(library, "", "vi")


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("Công văn 12.docx", "Công văn 12.docx"),
        ("Cong va\u0306n.pdf", "Cong văn.pdf"),
        ("../../etc/passwd", "etcpasswd"),
        ("a\x00b\n.txt", "ab.txt"),
        ("fdp.\u202excod.txt", "fdp.xcod.txt"),
        ("...", "van-ban"),
        ("x" * 400 + ".docx", "x" * 145 + ".docx"),
    ],
)
def test_what_a_file_is_called(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def test_a_taken_name_gets_a_number() -> None:
    assert free_name("a.b.txt", set()) == "a.b.txt"
    assert free_name("a.b.txt", {"a.b.txt", "a.b (2).txt"}) == "a.b (3).txt"


def taken(library: Library, *files: Path, replace: bool = False) -> dict[str, str]:
    *steps, reports = take_in(library, files, replace)
    assert isinstance(reports, tuple) and all(isinstance(step, Step) for step in steps)
    return {report.file: report.outcome for report in reports if isinstance(report, FileReport)}


def test_files_of_one_name(tmp_path: Path) -> None:
    encoder = str(tiny_encoder(tmp_path / "encoder"))
    here, there = tmp_path / "here", tmp_path / "there"
    with Library(tmp_path / "home", encoder) as own:
        assert taken(own, letter(here, "scan.txt", 1, "trồng rừng")) == {"scan.txt": "new"}
        assert taken(own, here / "scan.txt") == {"scan.txt": "unchanged"}
        other = letter(there, "scan.txt", 2, "nuôi tôm")
        assert taken(own, other) == {"scan (2).txt": "new"}, "another directive takes nobody's place"
        assert taken(own, letter(there, "scan.txt", 1, "sửa rồi")) == {"scan (3).txt": "failed"}
        assert taken(own, letter(there, "scan.txt", 1, "sửa rồi"), replace=True) == {"scan.txt": "changed"}
        assert {head.number for head in own.register()} == {"1/UBND-NC", "2/UBND-NC"}
        twice = [letter(tmp_path / "x", "cv.txt", 5, "một"), letter(tmp_path / "y", "cv.txt", 6, "hai")]
        assert taken(own, *twice, replace=True) == {"cv.txt": "new", "cv (2).txt": "new"}
        assert list((tmp_path / "home" / "uploads").iterdir()) == []


def test_two_people_send_at_once(tmp_path: Path) -> None:
    same = letter(tmp_path / "a", "same.txt", 1, "trồng rừng")
    one, other = (letter(tmp_path / folder, "scan.txt", 2 + n, f"việc {n}") for n, folder in enumerate("bc"))
    with Library(tmp_path / "home", str(tiny_encoder(tmp_path / "encoder"))) as own, ThreadPoolExecutor(2) as people:
        said = list(people.map(lambda _: taken(own, same), range(2)))
        assert sorted(report["same.txt"] for report in said) == ["new", "unchanged"]
        # Both found the name free; whoever comes second takes nobody's place.
        with WriterLock(own.home).hold():
            sent = [people.submit(taken, own, file) for file in (one, other)]
            time.sleep(1)
        outcomes = [outcome for each in sent for outcome in each.result().values()]
        held = {head.number for head in own.register()}
        assert sorted(outcomes) == ["failed", "new"] and len(held) == 2


def test_others_at_work_and_files_that_are_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "WAIT", 0.1)
    with Library(tmp_path / "home", str(tiny_encoder(tmp_path / "encoder"))) as own:
        own.register()
        file = letter(tmp_path / "files", "one.txt", 1, "trồng rừng")
        with WriterLock(own.home).hold(), pytest.raises(UserError, match="đang ghi"):
            taken(own, file)
        with pytest.raises(UserError, match="gửi lại"):
            taken(own, tmp_path / "none.txt")
        assert taken(own, file) == {"one.txt": "new"}


def test_a_file_and_all_that_is_in_it(library: Library) -> None:
    one = next(iter(library.register()))
    assert file_with(library, one.id, "vi") == ("one.txt", ["Công văn 11/UBND-NC"])
    assert file_with(library, "none", "vi") == ("", [])
