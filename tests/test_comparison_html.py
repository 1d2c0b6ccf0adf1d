"""The Đối chiếu tab without a browser: what stands beside what, how differences are named and marked, kind words."""

import io
import re
from html import unescape

import docx
import pytest

from assistant.comparison.candidates import beside, carriers, to_begin_with
from assistant.comparison.compare import Row, compare, compare_from
from assistant.comparison.differences import Difference
from assistant.comparison.document import docx_of
from assistant.comparison.kept import Comparisons
from assistant.comparison.matrix import lines, share, state
from assistant.comparison.wording import difference_name
from index.library import Library
from ingest.directive import Directive
from ingest.errors import UserError
from ingest.read import read_bytes
from web.comparison.clauses_html import Place, clauses_html, spans
from web.comparison.view import PAGE, Asked, view
from web.directory import choices

CENTRAL, CAO_BANG = "968-cd-ttg", "chi-thi-chu-tich-uy-ban-nhan-dan-tinh-cao-bang"
PROVINCES = ("2598-ubnd-kstthc-hai-phong", "2214-ubnd-ncvx-quang-binh", "3921-ubnd-nc-binh-phuoc")
EVIL = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def kept(corpus: Library) -> Comparisons:
    return Comparisons(corpus)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def letter(number: int, *clauses: str) -> Directive:
    body = "\n\n".join(f"{nth}. {clause}" for nth, clause in enumerate(clauses, 1))
    head = f"ỦY BAN NHÂN DÂN\nTỈNH X\nSố: {number}/UBND-NC\n\nKính gửi: Các sở.\n\nYêu cầu các sở:\n\n"
    return read_bytes(f"{number}.txt", f"{head}{body}\n".encode())[0]


def difference(change: str, kind: str, ours: str = "", theirs: str = "") -> Difference:
    return Difference(change, kind, ours, theirs, "1", ours, "1", theirs)


@pytest.mark.parametrize(
    ("change", "kind", "ours", "theirs", "vi", "en"),
    [
        ("changed", "actor", "Bộ Nội vụ", "Sở Nội vụ", "Đổi cơ quan thực hiện", "Changed: who must act"),
        ("added", "duty", "", "Báo cáo hằng tháng", "Thêm nhiệm vụ", "Added: duty"),
        ("dropped", "wording", "kịp thời", "", "Bỏ lời văn", "Dropped: wording"),
        ("changed", "figure", "trước ngày 30/6", "trước ngày 30/9", "Đổi thời hạn", "Changed: time limit"),
        ("changed", "figure", "quý III", "quý IV", "Đổi thời hạn", "Changed: time limit"),
        ("changed", "figure", "ít nhất 50%", "ít nhất 70%", "Đổi chỉ tiêu, số liệu", "Changed: target or figure"),
        ("changed", "modality", "được", "không được", "Đổi mức bắt buộc", "Changed: what is allowed"),
        ("added", "document", "", "Kế hoạch số 8/KH-UBND", "Thêm văn bản viện dẫn", "Added: document cited"),
    ],
)
def test_differences_are_named(change: str, kind: str, ours: str, theirs: str, vi: str, en: str) -> None:
    found = difference(change, kind, ours, theirs)
    assert (difference_name(found, english=False), difference_name(found, english=True)) == (vi, en)


@pytest.mark.parametrize(
    ("counterparts", "differences", "expected"),
    [
        ((), (), "missing"),
        (("1",), (), "full"),
        (("1", "2"), (difference("added", "duty", theirs="báo cáo"),), "full"),
        (("1",), (difference("changed", "body", "Bộ Nội vụ", "Sở Nội vụ"),), "full"),
        (("1",), (difference("dropped", "actor", "Bộ trưởng"),), "full"),
        (("1",), (difference("changed", "figure", "50%", "30%"),), "differs"),
        (("1",), (difference("dropped", "wording", "kịp thời"),), "differs"),
        (("1",), (difference("added", "modality", theirs="không"),), "differs"),
    ],
)
def test_what_is_carried_out(counterparts: tuple[str, ...], differences: tuple[Difference, ...], expected: str) -> None:
    assert state(Row("1", counterparts, "", differences)) == expected


def test_lines_keep_to_the_base_whichever_refers_to_the_other(corpus: Library) -> None:
    province, central = corpus.directive(PROVINCES[1]), corpus.directive(CENTRAL)
    assert province and central
    assert compare(province, central).first.id == CENTRAL
    turned = compare_from(province, central)
    assert turned.first.id == PROVINCES[1]
    found = {line.clause: line.rows[0].counterparts for line in lines([turned])}
    assert (found["2"], found["9"], found["10"]) == (("1.b",), ("2",), ("3",))


def test_the_share_counts_clauses_with_duties() -> None:
    base = letter(1, "Rà soát hồ sơ đất đai của các xã trước ngày 30/6/2024.", "Trồng cây xanh quanh trụ sở cơ quan.")
    other = letter(2, "Rà soát hồ sơ đất đai của các xã trước ngày 30/9/2024.")
    every = lines([compare_from(base, other)])
    covered = share(every, 0)
    assert (covered.found, covered.full, covered.total, covered.percent) == (1, 0, 2, 50)
    assert share([], 0).percent == 0


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("Sở A làm; Sở B báo cáo Sở A.", Place("1", "Sở B báo cáo Sở A", "Sở A"), ["Sở A"]),
        ("Sở A làm.", Place("1", "Sở A làm", "Sở C"), []),
        ("Sở A làm.", Place("1", "Sở A làm", ""), []),
    ],
)
def test_words_are_found_in_their_sentence(text: str, place: Place, expected: list[str]) -> None:
    found = spans(text, [place])
    assert [text[start:end] for start, end in found] == expected
    assert all(start >= text.find(place.quote) for start, _ in found)


def test_a_row_marks_and_names_what_differs_and_opens_both_clauses() -> None:
    base = letter(1, "Rà soát hồ sơ đất đai của các xã, báo cáo kết quả trước ngày 30/6/2024.")
    other = letter(2, f"Rà soát hồ sơ đất đai của các xã {EVIL}, báo cáo kết quả trước ngày 15/9/2024.")
    comparison = compare_from(base, other)
    html = clauses_html([comparison], lines([comparison]), "vi")
    assert "<del>ngày 30/6/2024</del>" in html and "<ins>ngày 15/9/2024</ins>" in html
    assert "Đổi thời hạn:" in words(html)
    assert "<script" not in html and EVIL in unescape(re.sub(r"</?ins>", "", html))
    for directive in (base, other):
        clause = directive.clause("1")
        assert clause and f'value="d:{directive.id}#1@{clause.start}-{clause.end}"' in html


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("layout", ["clauses", "matrix"])
def test_the_dispatch_beside_the_provinces(kept: Comparisons, layout: str, language: str) -> None:
    made = view(kept, Asked(CENTRAL, PROVINCES, layout, False), language)
    assert made.compared and not made.more
    assert all(number in words(made.html) for number in ("968/CĐ-TTg", "2598", "2214", "3921"))
    assert all(f"d:{province}#" in made.html for province in PROVINCES)
    expected = {("matrix", "vi"): "11/11 khoản", ("matrix", "en"): "11 of 11", ("clauses", "vi"): "Chỉ có trong",
                ("clauses", "en"): "Only in"}  # fmt: skip
    assert expected[layout, language] in words(made.html)


def test_only_what_differs(kept: Comparisons) -> None:
    every = view(kept, Asked(CENTRAL, PROVINCES[:1], "clauses", False), "vi").html
    differing = view(kept, Asked(CENTRAL, PROVINCES[:1], "clauses", True), "vi").html
    assert every.count("Giữ nguyên văn") == 3 and "Giữ nguyên văn" not in differing
    assert 0 < differing.count("<tr") == every.count("<tr") - 3


@pytest.mark.parametrize(
    ("base", "others", "vi", "compared"),
    [
        ("", (), "Hãy chọn văn bản gốc", False),
        (CENTRAL, (), "Hãy chọn ít nhất một văn bản", False),
        (CENTRAL, (CENTRAL,), "Hãy chọn ít nhất một văn bản", False),
        (CENTRAL, (CENTRAL, PROVINCES[0]), "chỉ đối chiếu với các văn bản còn lại", True),
        (CAO_BANG, (), "chưa thấy văn bản nào thực hiện", False),
        (CAO_BANG, ("06-ct-ubnd-khanh-hoa",), "không có gì để đối chiếu", False),
        (CENTRAL, ("da-xoa",), "vừa được gỡ khỏi thư viện", False),
        (CENTRAL, ("da-xoa", PROVINCES[0]), "vừa được gỡ khỏi thư viện", True),
        ("da-xoa", (CENTRAL,), "vừa được gỡ khỏi thư viện", False),
    ],
)
def test_kind_words(kept: Comparisons, base: str, others: tuple[str, ...], vi: str, compared: bool) -> None:
    asked = Asked(base, others, "clauses", False)
    made = view(kept, asked, "vi")
    assert vi in words(made.html) and made.compared == compared
    assert vi not in words(view(kept, asked, "en").html)


def test_a_long_comparison_is_shown_in_parts(kept: Comparisons) -> None:
    made = view(kept, Asked(CENTRAL, PROVINCES, "clauses", False, shown=5), "vi")
    assert made.more and made.html.count("<tr") == 1 + 5 and "Đang hiện 5 trong 12 khoản" in made.html
    assert PAGE == 200


def test_too_long_ones_are_not_begun(kept: Comparisons, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.comparison.kept._MOST", 10)
    with pytest.raises(UserError) as told:
        Comparisons(kept.library).of(CENTRAL, PROVINCES[0])
    assert "quá dài" in told.value.say("vi") and "too long" in told.value.say("en")


def test_a_comparison_is_made_once(kept: Comparisons) -> None:
    assert kept.of(CENTRAL, PROVINCES[0]) is kept.of(CENTRAL, PROVINCES[0])
    assert kept.of(PROVINCES[0], CENTRAL).first.id == PROVINCES[0]


def test_what_is_suggested(corpus: Library) -> None:
    first = to_begin_with(corpus)
    assert (first.base, set(first.others)) == (CENTRAL, set(PROVINCES))
    assert carriers(corpus, CENTRAL) == first.others
    assert beside(corpus, PROVINCES[0]) == (CENTRAL,)
    assert beside(corpus, CAO_BANG) == ()


@pytest.mark.parametrize(
    ("typed", "first"),
    [("2214", PROVINCES[1]), ("cong dien 968", CENTRAL), ("Cao Bằng", CAO_BANG), ("31/10/2023", PROVINCES[1])],
)
def test_what_is_typed_finds_directives(corpus: Library, typed: str, first: str) -> None:
    found = [id_ for _, id_ in choices(corpus.register(), "vi", typed)]
    assert found == [first]
    kept = [id_ for _, id_ in choices(corpus.register(), "vi", typed, kept=["da-xoa", PROVINCES[2]])]
    assert kept == [PROVINCES[2], first]


@pytest.mark.parametrize("english", [False, True])
@pytest.mark.parametrize("others", [PROVINCES[:1], PROVINCES])
def test_docx_of_several(kept: Comparisons, others: tuple[str, ...], english: bool) -> None:
    made = [kept.of(CENTRAL, other) for other in others]
    document = docx.Document(io.BytesIO(docx_of(made, english=english, index="0123abc")))
    tables = document.tables[-len(others) :]
    for comparison, table in zip(made, tables, strict=True):
        assert len(table.rows) == 1 + len(comparison.rows) + len(comparison.only_second)
    foot = document.sections[0].footer.paragraphs[0].text
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for directive in (made[0].first, *(comparison.second for comparison in made)):
        assert directive.source.sha256[:12] in foot and directive.source.sha256 in text
        assert directive.number in text
    assert "0123abc" in foot
    if len(others) > 1:
        matrix = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
        assert len(matrix) == 1 + 11 + 1 and all("100% (11/11)" in cell for cell in matrix[-1][1:])
        assert ("✓ In full\n" if english else "✓ Đủ\n") in "\n".join(matrix[2])
    else:
        assert len(document.tables) == 1
