"""Each reader on real files and on the odd pieces that its format allows; nothing but UserError ever escapes one."""

import io
import shutil
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.errors import UserError
from ingest.page import Page
from ingest.readers import doc, html, odt, rtf, text
from ingest.readers import docx as word
from tests.office_files import FILES, PRINTED, directive, docx, level, lists, old_fonts, para, run, table, zipped

SAMPLES = Path(__file__).parents[2] / "shared" / "samples"
needs_office = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
needs_antiword = pytest.mark.skipif(shutil.which("antiword") is None, reason="antiword is not installed")


def _words(pages: tuple[Page, ...]) -> list[str]:
    return [line.text for page in pages for line in page.lines if line.text]


def _docx(body: str, numbering: str = "", styles: str = "") -> list[str]:
    return _words(word.read("a.docx", docx(body, numbering, styles)))


# --- whole files -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["docx", "odt", "rtf"])
def test_a_directive_is_read_as_it_is_printed(form: str) -> None:
    read = {"docx": word.read, "odt": odt.read, "rtf": rtf.read}[form]
    assert _words(read("a", (FILES / f"chi-thi.{form}").read_bytes())) == PRINTED.split("\n")


@needs_office
def test_an_old_word_file_is_read_as_it_is_printed() -> None:
    assert _words(doc.read("a.doc", (FILES / "chi-thi.doc").read_bytes())) == PRINTED.split("\n")


@pytest.mark.parametrize("form", ["docx", "odt", "rtf", "html"])
def test_old_fonts_are_decoded(form: str) -> None:
    read = {"docx": word.read, "odt": odt.read, "rtf": rtf.read, "html": html.read}[form]
    assert _words(read("a", (FILES / f"phong-chu-cu.{form}").read_bytes())) == [
        "CHỈ THỊ",
        "Về việc tăng cường quản lý đất đai",
        "Sự phát triển của tỉnh Đồng Nai",
        "Tiếng Việt gõ bằng Unicode",
    ]


def test_the_files_are_those_that_the_script_makes() -> None:
    assert (FILES / "chi-thi.docx").read_bytes() == directive()
    assert (FILES / "phong-chu-cu.docx").read_bytes() == old_fonts()


@needs_antiword
def test_antiword_stands_in_for_libreoffice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "antiword").symlink_to(shutil.which("antiword") or "")
    monkeypatch.setenv("PATH", str(tmp_path))
    read = doc.read("a.doc", (FILES / "chi-thi.doc").read_bytes())
    assert _words(read)[:4] == PRINTED.split("\n")[:4]  # columns one by one; automatic numbers are lost to antiword
    assert "Sở Tài chính bố trí kinh phí." in _words(read)
    assert ("1", "Sở Y tế", "5%") in [line.cells for line in read[0].lines]


def test_without_a_program_the_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UserError, match="antiword") as caught:
        doc.read("a.doc", b"")
    assert "libreoffice-writer-nogui" in caught.value.en


def test_a_program_that_hangs_is_stopped_with_its_children(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child = tmp_path / "child"
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n/bin/sleep 100 &\necho $! > {child}\nwait\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(doc, "_LONGEST", 1.0)
    with pytest.raises(UserError, match="quá 1 giây"):
        doc.read("a.doc", b"")
    state = Path("/proc", child.read_text().strip(), "stat")
    deadline = time.monotonic() + 5
    while state.exists() and ") Z" not in state.read_text() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not state.exists() or ") Z" in state.read_text()


@pytest.mark.skipif(not SAMPLES.exists(), reason="the shared samples are not here")
@needs_office
def test_real_old_word_files() -> None:
    read = _words(doc.read("CT9UB.DOC", (SAMPLES / "CT9UB.DOC").read_bytes()))
    assert read[:6] == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH BÌNH DƯƠNG",
        "Số: 09/2009/CT-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Thủ Dầu Một, ngày 15  tháng 4  năm 2009",
    ]
    assert read[-6:] == [
        "- Lưu VT.",
        "TM. UỶ BAN NHÂN DÂN",
        "KT.CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "(Đã ký)",
        "Nguyễn Văn Hiệp",
    ]


# --- Word ------------------------------------------------------------------------------------------------------------

DECIMAL, LETTER = level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)")
RESTART = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'


@pytest.mark.parametrize(
    ("levels", "items", "printed"),
    [
        (DECIMAL, "000", ["1. x", "2. x", "3. x"]),
        (DECIMAL + LETTER, "0110", ["1. x", "a) x", "b) x", "2. x"]),
        (DECIMAL + LETTER, "01101", ["1. x", "a) x", "b) x", "2. x", "a) x"]),
        (DECIMAL + level(1, "decimal", "%1.%2."), "0111", ["1. x", "1.1. x", "1.2. x", "1.3. x"]),
        (level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2", "<w:isLgl/>"), "01", ["I. x", "1.1 x"]),
        (level(0, "upperRoman", "%1.") + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'), "01011",
         ["I. x", "1. x", "II. x", "2. x", "3. x"]),
        (level(0, "decimal", "Điều %1", '<w:suff w:val="nothing"/>'), "0", ["Điều 1x"]),
        (level(0, "bullet", "\uf0b7"), "00", ["- x", "- x"]),
        (level(0, "bullet", "+"), "0", ["+ x"]),
        (level(0, "decimalZero", "%1."), "0", ["01. x"]),
        (level(0, "none", ""), "0", ["x"]),
        (LETTER, "1", ["a) x"]),
        (DECIMAL + level(1, "decimal", "%1.%2."), "1", ["1.1. x"]),  # the level above was never used
    ],
)  # fmt: skip
def test_automatic_numbers(levels: str, items: str, printed: list[str]) -> None:
    body = "".join(para("x", "1", int(at)) for at in items)
    assert _docx(body, lists({"0": levels}, {"1": ("0", "")})) == printed


@pytest.mark.parametrize(
    ("overrides", "items", "printed"),
    [
        ("", "112", ["1. x", "2. x", "3. x"]),  # lists of one definition go on with one count
        (RESTART.format(1), "112", ["1. x", "2. x", "1. x"]),
        (RESTART.format(5), "12122", ["1. x", "5. x", "6. x", "7. x", "8. x"]),
        (f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>', "12", ["1. x", "b) x"]),
    ],
)
def test_lists_that_share_a_definition(overrides: str, items: str, printed: list[str]) -> None:
    numbering = lists({"0": DECIMAL}, {"1": ("0", ""), "2": ("0", overrides)})
    assert _docx("".join(para("x", number) for number in items), numbering) == printed


def test_letters_go_on_after_z_as_words_do() -> None:
    body = "".join(para("x", "1") for _ in range(28))
    read = _docx(body, lists({"0": level(0, "lowerLetter", "%1)")}, {"1": ("0", "")}))
    assert read[4] == "e) x" and read[25:] == ["z) x", "aa) x", "bb) x"]


def test_numbers_come_through_styles_and_those_that_they_are_based_on() -> None:
    numbering = lists({"0": level(0, "decimal", "Điều %1.", '<w:pStyle w:val="Dieu"/>') + LETTER}, {"1": ("0", "")})
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Dieu"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Khong"><w:basedOn w:val="Dieu"/>'
        '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    body = para("x", style="Dieu") + para("x", style="Con") + para("x", style="Khong") + para("x", "1", 1, "Dieu")
    assert _docx(body, numbering, styles) == ["Điều 1. x", "Điều 2. x", "x", "a) x"]


def test_styles_that_go_round_in_circles_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:basedOn w:val="{b}"/></w:style>' for a, b in ("AB", "BA")
    )
    assert _docx(para("x", style="A"), "", styles) == ["x"]


@pytest.mark.parametrize(
    ("inner", "printed"),
    [
        (run("a") + '<w:del w:id="1"><w:r><w:delText>b</w:delText></w:r></w:del>' + run("c"), ["ac"]),
        ('<w:ins w:id="1">' + run("a") + "</w:ins>", ["a"]),
        (run("a") + run("b", "<w:vanish/>"), ["a"]),
        (run("a", '<w:vanish w:val="0"/>'), ["a"]),
        (run("điều", "<w:caps/>"), ["ĐIỀU"]),
        (run("UBND TỈNH|SỞ Y TẾ"), ["UBND TỈNH", "SỞ Y TẾ"]),
        ("<w:hyperlink>" + run("a") + "</w:hyperlink>", ["a"]),
        (run("a") + "<w:r><w:footnoteReference w:id='2'/></w:r>" + run("b"), ["ab"]),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>", ["a\tb-c"]),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>' + run(" 5%"), ["≥ 5%"]),
        (
            "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" + para("hộp") + "</w:txbxContent>"
            "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" + para("hộp") + "</w:txbxContent></w:pict>"
            "</mc:Fallback></mc:AlternateContent></w:r>" + run("a"), ["a", "hộp"],
        ),
        (run("Co", '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>')
         + run("äng", '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'), ["Cộng"]),
    ],
)  # fmt: skip
def test_what_a_paragraph_of_word_holds(inner: str, printed: list[str]) -> None:
    assert _docx(f"<w:p>{inner}</w:p>") == printed


@pytest.mark.parametrize(
    ("body", "pages"),
    [
        (para("a") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' + para("b"), [["a"], ["b"]]),
        ('<w:p><w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r></w:p>', [["a"], ["b"]]),
        (para("a") + "<w:p><w:r><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p>", [["a"], ["b"]]),
        ("<w:p><w:r><w:t>a</w:t><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p>" + para("c"), [["ab"], ["c"]]),
        (para("a") + '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
         "<w:p><w:r><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p>", [["a"], ["b"]]),
        (para("a") + "<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>b</w:t></w:r></w:p>", [["a"], ["b"]]),
    ],
)  # fmt: skip
def test_page_breaks(body: str, pages: list[list[str]]) -> None:
    read = word.read("a.docx", docx(body))
    assert [[line.text for line in page.lines if line.text] for page in read] == pages
    assert [page.number for page in read] == list(range(1, len(pages) + 1))


# --- tables ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "is_data"),
    [
        ((("TT", "Nhiệm vụ", "Hạn"), ("1", "Rà soát", "30/6"), ("2", "Báo cáo", "15/7")), True),
        ((("Cơ quan", "Nhiệm vụ"), ("Sở Y tế", "Rà soát")), True),
        ((("1.", "Việc thứ nhất"), ("2.", "Việc thứ hai"), ("3.", "Việc thứ ba")), True),
        ((("UBND TỈNH A", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số: 1/CT", "A, ngày 1 tháng 2 năm 2024")), False),
        ((("TỈNH ỦY A", "ĐẢNG CỘNG SẢN VIỆT NAM"), ("*", "A, ngày 1 tháng 2 năm 2024")), False),
        ((("Nơi nhận:\n- Như trên", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"),), False),
        ((("Nơi nhận:", "KT. CHỦ TỊCH"), ("- Như trên;", "PHÓ CHỦ TỊCH"), ("- Lưu VT.", "Lê Văn An")), False),
        ((("UBND TỈNH A", "Hà Nội, ngày 1 tháng 2 năm 2024"), ("Số: 5/UBND", "Kính gửi: Sở Y tế")), False),
        ((("chỉ một ô",),), False),
    ],
)
def test_tables_of_data_and_tables_of_layout(rows: tuple[tuple[str, ...], ...], is_data: bool) -> None:
    pages = word.read("a.docx", docx(table(*rows)))
    lines = [line for page in pages for line in page.lines if line.text]
    if is_data:
        assert [line.cells for line in lines] == list(rows)
        assert all(line.text == " | ".join(line.cells) for line in lines)
    else:
        columns = [row[at] for at in range(len(rows[0])) for row in rows]
        assert [line.text for line in lines] == "\n".join(columns).split("\n")
        assert not any(line.cells for line in lines)


def test_columns_set_with_tabs_are_read_one_by_one() -> None:
    tab = "</w:t><w:tab/><w:t>"
    body = para(f"UBND TỈNH A{tab}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + para(f"Số: 5/CT-UBND{tab}A, ngày 1 tháng 2")
    foot = para(f"Nơi nhận:{tab}CHỦ TỊCH") + para("- Như trên;") + para(f"- Sở Y tế;{tab}Lê Văn An") + para("- Lưu.")
    assert _docx(body + para("CHỈ THỊ") + foot) == [
        "UBND TỈNH A", "Số: 5/CT-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "A, ngày 1 tháng 2", "CHỈ THỊ",
        "Nơi nhận:", "- Như trên;", "- Sở Y tế;", "- Lưu.", "CHỦ TỊCH", "Lê Văn An",
    ]  # fmt: skip


# --- RTF -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        (r"a\par b", ["a", "b"]),
        (r"a\line b", ["a", "b"]),
        (r"Ch\u7881? th\u7883?", ["Chỉ thị"]),
        (r"{\uc2 Ch\u7881??}\u7883?x", ["Chỉịx"]),
        (r"Ch\u7881\'3f th\u7883\'3f", ["Chỉ thị"]),
        (r"{\fonttbl{\f0\fcharset163 Times;}}\f0 Vi\'ea\'f2t", ["Việt"]),
        (r"{\fonttbl{\f0\fcharset0 .VnTime;}}\f0 C\'e9ng ho\'b5", ["Cộng hoà"]),
        (r"{\fonttbl{\f0\fcharset0 .VnTimeH;}{\f1 Arial;}}{\f0 ch\'d8 th\'de} \f1\u7841?", ["CHỈ THỊ ạ"]),
        (r"{\listtext\pard 1.\tab}x\par{\listtext a)\tab}y", ["1. x", "a) y"]),
        (r"{\pntext\f1\'b7\tab}{\*\pn\pnlvlblt{\pntxtb\'b7}}x", ["- x"]),
        (r"{\*\unknown a{\b b}}c{\header d}{\footnote e}{\pict 00ff}", ["c"]),
        (r"{\v a}b{\deleted c}", ["b"]),
        (r"\bin4 {{{{a", ["a"]),
        (r"\trowd\intbl TT\cell Vi\u7879?c\cell\row\intbl 1\cell R\'e0\cell\row\pard a", ["TT | Việc", "1 | Rà", "a"]),
        (r"a{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt h\par}}{\shprslt h}}b", ["h", "ab"]),
        (r"\u-10179?\u-8704?", ["\U0001f600"]),
        (r"\{a\}\~b\_c\\", ["{a}\u00a0b-c\\"]),
    ],
)
def test_rtf(source: str, printed: list[str]) -> None:
    assert _words(rtf.read("a.rtf", (r"{\rtf1\ansi\ansicpg1252 " + source + "}").encode("latin-1"))) == printed


@pytest.mark.parametrize("source", [r"{\rtf1 a", r"{\rtf1 {a}", "{" * 5000])
def test_rtf_that_is_cut_off(source: str) -> None:
    with pytest.raises(UserError, match="hỏng"):
        rtf.read("a.rtf", source.encode())


# --- text ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "pages"),
    [
        ("a\nb\n", [["a", "b", ""]]),
        ("a\r\n\r\nb", [["a", "", "b"]]),
        ("a\fb", [["a"], ["b"]]),
        ("a\u2028b\x0bc\x85d", [["a", "b", "c", "d"]]),
        ("**Số:** 5", [["**Số:** 5"]]),  # emphasis is for `clean`
        ("| TT | Việc |\n|----|:---:|\n| 1 | a\\|b |\n\nx", [["TT | Việc", "1 | a|b", "", "x"]]),
        ("| a |", [["| a |"]]),
        ("a | b\n---", [["a | b", "---"]]),
    ],
)
def test_text(source: str, pages: list[list[str]]) -> None:
    read = text.read("a.md", source.encode())
    assert [[line.text for line in page.lines] for page in read] == pages


# --- whatever comes --------------------------------------------------------------------------------------------------

Reader = Callable[[str, bytes], tuple[Page, ...]]
READERS: list[tuple[Reader, bytes]] = [
    (word.read, (FILES / "chi-thi.docx").read_bytes()),
    (odt.read, (FILES / "chi-thi.odt").read_bytes()),
    (rtf.read, (FILES / "chi-thi.rtf").read_bytes()),
    (html.read, (FILES / "chi-thi.html").read_bytes()),
    (text.read, PRINTED.encode()),
]


@pytest.mark.parametrize(("read", "valid"), READERS, ids=["docx", "odt", "rtf", "html", "text"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_only_user_errors_escape(read: Reader, valid: bytes, data: st.DataObject) -> None:
    if valid[:2] == b"PK":
        content = data.draw(_mutated_package(valid))
    else:
        content = data.draw(st.one_of(st.binary(max_size=300), _mutated(valid)))
    try:
        pages = read("a", content)
    except UserError:
        return
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert not any("\n" in line.text for page in pages for line in page.lines)


@st.composite
def _mutated(draw: st.DrawFn, valid: bytes) -> bytes:
    """`valid` with a few pieces cut out, doubled or overwritten."""
    content = bytearray(valid)
    for _ in range(draw(st.integers(1, 6))):
        start = draw(st.integers(0, max(0, len(content) - 1)))
        end = start + draw(st.integers(0, 60))
        content[start:end] = draw(st.one_of(st.binary(max_size=20), st.just(bytes(content[start:end]) * 3)))
    return bytes(content)


@st.composite
def _mutated_package(draw: st.DrawFn, valid: bytes) -> bytes:
    """A package whose zip is broken, or whose parts are, by pieces of their own XML."""
    if draw(st.booleans()):
        return draw(_mutated(valid))
    with zipfile.ZipFile(io.BytesIO(valid)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    chosen = draw(st.sampled_from([name for name in parts if name.endswith(".xml")]))
    tags = parts[chosen].split(b"<")
    for _ in range(draw(st.integers(1, 4))):
        one, other = draw(st.integers(1, len(tags) - 1)), draw(st.integers(1, len(tags) - 1))
        tags[one] = tags[other]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, part in (parts | {chosen: b"<".join(tags)}).items():
            package.writestr(name, part)
    return made.getvalue()


@pytest.mark.parametrize("value", ["-1", "99999999999999", "x", "", "²"])
def test_numbers_that_are_none(value: str) -> None:
    numbering = lists({"0": DECIMAL.replace('w:start w:val="1"', f'w:start w:val="{value}"')}, {"1": ("0", "")})
    body = para("x", "1") + para("y", value) + f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{value}"/></w:numPr></w:pPr></w:p>'
    assert _docx(body, numbering)[-1].endswith("y")


def test_a_package_without_its_document() -> None:
    for read in (word.read, odt.read):
        with pytest.raises(UserError, match="hỏng"):
            read("a", zipped({"x": "y"}))
