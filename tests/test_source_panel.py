"""The directive as HTML: in order, escaped, with what is cited marked."""

import re
from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from assistant.answer import Answer, Citation, Statement
from ingest.directive import Clause, Directive, Quality, Restored, Source
from web.chat.answer_html import answer_html, question_html
from web.clause_words import marked
from web.source_panel import Mark, anchor, directive_html, library_html, marks_for, panel_html, quote_span

TEXT = "Kính gửi các sở.\nVăn phòng theo dõi; báo cáo việc quá hạn.\nBáo cáo <b>ngay</b> & đủ.\nNơi nhận: VT."
EVIL = "<script>alert(1)</script>"


def piece(path: str, words: str, label: str = "", parent: str = "") -> Clause:
    start = TEXT.index(words)
    return Clause(path, label, "", words, start, start + len(words), parent)


CLAUSES = (
    piece("addressees", "Kính gửi các sở."),
    piece("1", "Văn phòng theo dõi; báo cáo việc quá hạn.", "1."),
    piece("1.a", "Báo cáo <b>ngay</b> & đủ.", "a)", "1"),
    piece("recipients", "Nơi nhận: VT."),
)
DIRECTIVE = Directive(
    id="12-ubnd-tinh-x", number="12/UBND", kind="Công văn", issuer="UBND tỉnh X", place="X",
    issued_on=date(2023, 10, 3),
    subject="V/v báo cáo", addressees=(), recipients=(), signer="", text=TEXT, clauses=CLAUSES, references=(),
    obligations=(), source=Source("x.txt", "0"),
)  # fmt: skip


def cite(path: str, quote: str, directive: str = DIRECTIVE.id) -> Citation:
    start = TEXT.index(quote)
    official = f"khoản {path} Công văn số 12/UBND"
    return Citation(
        directive, "12/UBND", "UBND tỉnh X", "2023-10-03", "x.txt", path, official, f"clause {path}", quote, start,
        start + len(quote),
    )  # fmt: skip


CITATIONS = (cite("1", "báo cáo việc quá hạn"), cite("1.a", "<b>ngay</b>"), cite("1", "Văn phòng", directive="other"))
ANSWER = Answer("?", "vi", "…", (Statement("Báo cáo việc quá hạn.", (0,)), Statement(EVIL, (1,))), CITATIONS)


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("abc", [], "abc"),
        ("a<b>c", [], "a&lt;b&gt;c"),
        ("abcdef", [(1, 3)], "a<mark>bc</mark>def"),
        ("abcdef", [(3, 5), (1, 4)], "a<mark>bcde</mark>f"),
        ("abcdef", [(4, 6), (0, 1)], "<mark>a</mark>bcd<mark>ef</mark>"),
        ("a&bc", [(1, 2)], "a<mark>&amp;</mark>bc"),
        ("abc", [(2, 2)], "abc"),
    ],
)
def test_marked(text: str, spans: list[tuple[int, int]], expected: str) -> None:
    assert marked(text, spans) == expected


@pytest.mark.parametrize(
    ("mark", "text", "offset", "expected"),
    [
        (Mark(1, "1", "cd", 12, 14), "abcdcd", 10, (2, 4)),  # where the citation says
        (Mark(1, "1", "cd", 14, 16), "abcdcd", 10, (4, 6)),  # the second of two, not the first found
        (Mark(1, "1", "cd", 900, 902), "abcdcd", 10, (2, 4)),  # offsets of another edition: found by its words
        (Mark(1, "1", "cd", 12, 14), "xcd", None, (1, 3)),  # in a restored reading there are no offsets
        (Mark(1, "1", "zz", 12, 14), "abcdcd", 10, None),
        (Mark(1, "1", "", 10, 10), "abcdcd", 10, None),
    ],
)
def test_quote_span(mark: Mark, text: str, offset: int | None, expected: tuple[int, int] | None) -> None:
    assert quote_span(mark, text, offset) == expected


def test_the_whole_directive_in_printed_order() -> None:
    html = directive_html(DIRECTIVE, (), "vi")
    places = [html.index(f'id="{anchor(c.id)}"') for c in CLAUSES]
    assert places == sorted(places)
    for line in TEXT.splitlines():
        assert line in words(html)
    assert words(html).startswith("UBND tỉnh X Số: 12/UBND CỘNG HÒA")
    assert "X, ngày 03 tháng 10 năm 2023" in html


def test_indents_follow_the_tree_and_a_loop_does_no_harm() -> None:
    html = directive_html(DIRECTIVE, (), "vi")
    assert re.search(r'hct-depth-0[^"]*" id="clause-1"', html)
    assert re.search(r'hct-depth-1[^"]*" id="clause-1.a"', html)
    looped = replace(DIRECTIVE, clauses=(replace(CLAUSES[1], parent="1.a"), CLAUSES[2]))
    assert "clause-1.a" in directive_html(looped, (), "vi")


def test_the_cited_clause_is_current_and_its_quote_marked() -> None:
    html = panel_html(DIRECTIVE, ANSWER, 0, 3, "vi")
    assert re.findall(r'class="[^"]*hct-current[^"]*" id="([^"]*)"', html) == ["clause-1"]
    assert re.findall(r'class="[^"]*hct-cited[^"]*" id="([^"]*)"', html) == ["clause-1", "clause-1.a"]
    assert re.findall(r"<mark>(.*?)</mark>", html) == ["báo cáo việc quá hạn", "&lt;b&gt;ngay&lt;/b&gt;"]
    assert 'value="c:3:1"' in html and "1/3" in html


def test_only_citations_of_this_directive_are_marked() -> None:
    assert [m.number for m in marks_for(DIRECTIVE.id, CITATIONS, 1)] == [1, 2]
    assert [m.current for m in marks_for(DIRECTIVE.id, CITATIONS, 1)] == [False, True]


@pytest.mark.parametrize(("language", "official"), [("vi", "khoản 1 Công văn số 12/UBND"), ("en", "clause 1")])
def test_the_official_form_follows_the_language(language: str, official: str) -> None:
    html = panel_html(DIRECTIVE, ANSWER, 0, 0, language)
    assert f'data-copy="{official}"' in html and f'data-language="{language}"' in html


def test_nothing_from_a_file_is_markup() -> None:
    clause = replace(CLAUSES[1], id=f'1"{EVIL}', label=EVIL, heading=EVIL, text=EVIL, reading=EVIL, implicit=True)
    evil = replace(
        DIRECTIVE, id=f'"{EVIL}', number=EVIL, kind=EVIL, issuer=EVIL, place=EVIL, subject=EVIL, clauses=(clause,),
        source=Source(EVIL, "0"), quality=Quality(notes=(EVIL,)),
    )  # fmt: skip
    citation = replace(CITATIONS[0], directive=evil.id, clause=clause.id, official=f'"{EVIL}', quote=EVIL)
    answer = replace(ANSWER, citations=(citation,), statements=(Statement(EVIL, (0,)),))
    pages = [panel_html(evil, answer, 0, 0, "vi"), library_html([evil], "vi", EVIL), answer_html(answer, 0, "vi")]
    for page in [*pages, question_html(EVIL)]:
        assert "<script" not in page
        assert "&lt;script&gt;" in page


def test_a_damaged_clause_shows_its_reading_and_keeps_its_print() -> None:
    clause = replace(CLAUSES[1], reading="Văn phòng theo dõi; báo cáo việc quá hạn (khôi phục).")
    html = directive_html(replace(DIRECTIVE, clauses=(clause,)), marks_for(DIRECTIVE.id, CITATIONS, 0), "vi")
    assert "(khôi phục)" in html and "xem chữ như bản in" in html
    assert html.count("<mark>báo cáo việc quá hạn</mark>") == 2


def test_an_answer_is_its_statements_with_their_sources() -> None:
    html = answer_html(ANSWER, 2, "vi")
    assert html.count('class="hct-statement"') == 2
    assert "\n" not in html, "Markdown would take a line break for the end of the HTML block"
    assert 'value="c:2:0"' in html and "khoản 1 Công văn số 12/UBND" in html


def test_a_refusal_is_kind_and_has_no_sources() -> None:
    html = answer_html(Answer("?", "vi", "Các văn bản không nói đến.", refused=True, reason="no_match"), 0, "vi")
    assert "Các văn bản không nói đến." in html and "hct-refused" in html and "<button" not in html


@pytest.mark.parametrize(
    ("question", "expected"),
    [("a < b\nc", "a &lt; b<br>c"), ("  ", "…"), ("x" * 2500, "x" * 600 + "…"), ("**m** $a$", "**m** $a$")],
)
def test_a_question_is_shown_letter_for_letter(question: str, expected: str) -> None:
    assert question_html(question) == f'<div class="hct-question">{expected}</div>'


def test_restored_words_carry_their_print_and_doubtful_ones_show() -> None:
    restored = (Restored(0, 3, "<oi>", 0.99), Restored(4, 8, "nhin", 0.4))
    clause = replace(CLAUSES[1], reading="Nơi nhận", restored=restored)
    html = directive_html(replace(DIRECTIVE, clauses=(clause,)), (), "vi")
    assert '<span class="hct-restored" title="Bản in: &lt;oi&gt;">Nơi</span>' in html
    assert '<span class="hct-doubtful" title="Bản in: nhin">nhận</span>' in html


def test_a_row_shows_its_cells_and_not_the_names_of_the_columns_again() -> None:
    row = replace(CLAUSES[1], id="1.r2", label="", text="2 | Báo cáo | 31/12", heading="TT | Việc | Hạn")
    html = directive_html(replace(DIRECTIVE, clauses=(row,)), (), "vi")
    assert html.count("hct-cell") == 3 and "TT | Việc" not in html


def test_the_quality_report_stands_at_the_foot() -> None:
    quality = Quality(missing=("signer",), notes=("Ngày in không rõ",), ocr_pages=(1,), ocr_confidence=0.9)
    foot = words(directive_html(replace(DIRECTIVE, quality=quality), (), "vi").partition("<footer")[2])
    assert "người ký" in foot and "Ngày in không rõ" in foot and "trang 1" in foot


@pytest.mark.parametrize(("subject", "shown"), [("", "Tệp: x.txt"), ("V/v báo cáo", "V/v báo cáo")])
def test_a_directive_without_subject_is_listed_under_its_file(subject: str, shown: str) -> None:
    assert f'hct-row-subject">{shown}<' in library_html([replace(DIRECTIVE, subject=subject)], "vi")
