"""HTML as browsers, Word and LibreOffice write it."""

import time

import pytest

from ingest.page import Page
from ingest.readers import html


def _words(pages: tuple[Page, ...]) -> list[str]:
    return [line.text for page in pages for line in page.lines if line.text]


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("<p>a<p>b", ["a", "b"]),
        ("<p>a<br>b</p>", ["a", "b"]),
        ("<ol><li>x<li>y</ol>", ["1. x", "2. y"]),
        ("<ol start=3 type=a><li>x<li value=7>y<li>z</ol>", ["c. x", "g. y", "h. z"]),
        ("<ol reversed start=3><li>x<li>y</ol>", ["3. x", "2. y"]),
        ("<ol style='list-style-type:upper-roman'><li><p>x</p><p>y</p><li>z</ol>", ["I. x", "y", "II. z"]),
        ("<ul><li>x<ol><li>y</ol><li>z</ul>", ["- x", "1. y", "- z"]),
        ("<ul><li>a) x</ul>", ["a) x"]),
        ("<ul style='list-style:none'><li>x</ul>", ["x"]),
        ("<nav>Trang chủ</nav><script>x</script><style>y</style><p>Điều 1.</p><footer>z</footer>", ["Điều 1."]),
        ("<div class='menu'>Trang chủ</div><div class=content>Điều 1.</div>", ["Điều 1."]),
        ("<div class='menu'>Điều 1.</div>", ["Điều 1."]),  # nothing else is there
        ("<p>Ch&#7881; th&#7883; &amp; &lt;a&gt;&nbsp;b", ["Chỉ thị & <a> b"]),
        ("<p hidden>a</p><p style='display:none'>b</p>c", ["c"]),
        ("<p>Điều\n  1.   Phạm\n vi</p>", ["Điều 1. Phạm vi"]),
        ("<p>a<del>b</del><ins>c</ins></p>", ["ac"]),
        (
            "<p class=MsoListParagraph style='mso-list:l0'><![if !supportLists]><span style='mso-list:Ignore'>"
            "1.<span style='font:7.0pt'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>Nội dung</p>", ["1. Nội dung"],
        ),
        (
            "<p style='mso-list:l0'><![if !supportLists]><span style='font-family:Symbol'>·<span>&nbsp; </span>"
            "</span><![endif]>Nội dung</p>", ["- Nội dung"],
        ),
        ("<p><font face='.VnTime'>Céng hoµ</font> và <span style=\"font-family:'VNI-Times'\">Ñoàng Nai</span>",
         ["Cộng hoà và Đồng Nai"]),
        ("<table><tr><td>UBND TỈNH A<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA<tr><td>Số: 5/CT<td>A, ngày 1 tháng 2</table>b",
         ["UBND TỈNH A", "Số: 5/CT", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "A, ngày 1 tháng 2", "b"]),
        ("<table><tr><th>TT<th>Việc</tr><tr><td>1<td>Rà soát</table>", ["TT | Việc", "1 | Rà soát"]),
        ("<table><tr><td>a</td><td><table><tr><td>b</td></tr></table></td></tr></table>", ["a", "b"]),
        ("<p>a</p></div></table></li>b<!-- c --><!-- ", ["a", "b"]),
    ],
)  # fmt: skip
def test_html(source: str, printed: list[str]) -> None:
    assert _words(html.read("a.html", source.encode())) == printed


@pytest.mark.parametrize(
    ("content", "printed"),
    [
        ("<meta charset=windows-1258><p>Vi\u00ea\u0323t".encode("cp1258"), "Việt"),
        ("<meta charset=utf-8><p>Việt".encode("utf-16"), "Việt"),
        ("<meta charset=iso-8859-1><p>Việt".encode(), "Việt"),  # the page is wrong about itself
        ("<p>Quy\u1ebft định".encode(), "Quyết định"),
    ],
)
def test_charsets_of_html(content: bytes, printed: str) -> None:
    assert _words(html.read("a.html", content)) == [printed]


@pytest.mark.parametrize(
    "source",
    [
        "<!--" * 50_000,
        "<a " * 50_000,
        "<?" * 50_000,
        "<![if" * 50_000,
        "<b>" * 50_000,
        "<!---->" * 5_000,
        "</p>" * 50_000,
    ],
    ids=lambda source: source[:7],
)
def test_html_that_repeats_itself_takes_no_longer(source: str) -> None:
    started = time.monotonic()
    html.read("a", source.encode())
    assert time.monotonic() - started < 10  # far more where the time grows with the square of the length
