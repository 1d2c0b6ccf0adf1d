"""Boxes of words to lines in reading order and to paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.page import Box
from ingest.readers.furniture import without_running_heads, without_stamps
from ingest.readers.layout import Word, asides, rows
from ingest.readers.paragraphs import paragraphs

HEIGHT, PITCH, ADVANCE = 12.0, 18.0, 6.0  # points: of a line, from line to line, of a letter
FULL = "việc thực hiện các nhiệm vụ được giao tại các văn bản của cấp trên và"  # a line from margin to margin


def line(text: str, left: float, top: float, skew: float = 0.0) -> list[Word]:
    """The words of one printed line; `skew` points down for each point to the right."""
    words = []
    for text_of_word in text.split():
        right = left + ADVANCE * len(text_of_word)
        words.append(Word(text_of_word, Box(left, top + skew * left, right, top + HEIGHT + skew * left)))
        left = right + 4
    return words


def page(*lines: tuple[str, float, int], skew: float = 0.0) -> list[Word]:
    """Words of `lines`: text, left edge, number of the line on the page."""
    return [word for text, left, number in lines for word in line(text, left, 50 + PITCH * number, skew)]


def texts(words: list[Word]) -> list[str]:
    return [row.text for row in rows(words)]


LETTERHEAD = (
    ("UBND TỈNH", 110, 0),
    ("SỞ NỘI VỤ", 112, 1),
    ("Số: 15/SNV", 108, 2),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", 300, 0),
    ("Độc lập - Tự do", 330, 1),
    ("Huế, ngày 2 tháng 3", 320, 2),
)
HEAD_READ = [
    "UBND TỈNH",
    "SỞ NỘI VỤ",
    "Số: 15/SNV",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA",
    "Độc lập - Tự do",
    "Huế, ngày 2 tháng 3",
]
SIGNATURE = (
    ("Nơi nhận:", 85, 20),
    ("- Như trên;", 85, 21),
    ("KT. GIÁM ĐỐC", 360, 19),
    ("Lê Văn Ba", 370, 25),
)


@pytest.mark.parametrize("skew", [0.0, 0.01, -0.015])
def test_columns_of_a_letterhead_are_read_one_by_one(skew: float) -> None:
    assert texts(page(*LETTERHEAD, (FULL, 85, 5), (FULL, 85, 6), skew=skew)) == [*HEAD_READ, FULL, FULL]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            [(FULL, 85, 0), *SIGNATURE],
            [FULL, "Nơi nhận:", "- Như trên;", "KT. GIÁM ĐỐC", "Lê Văn Ba"],
            id="signature that begins above the recipients",
        ),
        pytest.param(
            [(FULL, 85, 17), ("này./.", 85, 18), *SIGNATURE],
            [FULL, "này./.", "Nơi nhận:", "- Như trên;", "KT. GIÁM ĐỐC", "Lê Văn Ba"],
            id="last line of the body above the recipients",
        ),
        pytest.param(
            [*LETTERHEAD, ("Kính gửi:", 150, 5), ("- Các sở, ban, ngành cấp tỉnh ở địa phương", 200, 6)],
            [*HEAD_READ, "Kính gửi:", "- Các sở, ban, ngành cấp tỉnh ở địa phương"],
            id="addressees in no column",
        ),
        pytest.param([(FULL, 85, n) for n in range(5)], [FULL] * 5, id="running text has no gutter"),
    ],
)
def test_reading_order(lines: list[tuple[str, float, int]], expected: list[str]) -> None:
    assert texts(page(*lines)) == expected


def test_columns_side_by_side_reach_to_the_edge_of_the_page() -> None:
    left, right = asides(page(*LETTERHEAD, (FULL, 85, 6)), (595, 842))
    assert (left.left, right.right) == (0, 595)
    assert left.right == right.left
    assert left.bottom == 50 + 6 * PITCH  # where the body begins


INDENT, MARGIN = 113, 85
SHORT = "hoàn thành trước ngày 30."


def test_a_title_under_a_letterhead_is_no_pair_of_columns() -> None:
    title = page(("TRIỂN KHAI THI HÀNH LUẬT SỬAĐỔI", 110, 4), ("SUNG", 362, 4))
    marked = line("BỔ LUẬT TIÊU", 290, 50 + 4 * PITCH - 2)  # its marks reach higher
    words = [*page(*LETTERHEAD, *((FULL, MARGIN, number) for number in range(6, 12))), *title, *marked]
    assert len(asides(words, (595, 842))) == 2


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            [(FULL, MARGIN, 0), (SHORT, MARGIN, 1), (FULL, MARGIN, 2), (SHORT, MARGIN, 3)],
            [f"{FULL} {SHORT}", f"{FULL} {SHORT}"],
            id="a short line ends its paragraph",
        ),
        pytest.param(
            [(FULL, MARGIN, 0), ("Bộ Nội vụ.", MARGIN, 1), (FULL, MARGIN, 2)],
            [f"{FULL} Bộ Nội vụ.", FULL],
            id="a name in capitals after a full line goes on",
        ),
        pytest.param(
            [(FULL, MARGIN, 0), ("Điều 5. của Luật này thì xử lý.", MARGIN, 1), (FULL, MARGIN, 2)],
            [f"{FULL} Điều 5. của Luật này thì xử lý.", FULL],
            id="a wrapped reference is no new paragraph",
        ),
        pytest.param(
            [(FULL, MARGIN, 0), ("a) Rà soát;", INDENT, 1), ("b) Báo cáo.", INDENT, 2), (FULL, MARGIN, 3)],
            [FULL, "a) Rà soát;", "b) Báo cáo.", FULL],
            id="labels begin paragraphs",
        ),
        pytest.param(
            [("Về đẩy mạnh cải cách", 200, 0), ("thủ tục hành chính", 215, 1), (FULL, MARGIN, 4), (FULL, MARGIN, 5)],
            ["Về đẩy mạnh cải cách thủ tục hành chính", f"{FULL} {FULL}"],
            id="a centred title of two lines",
        ),
        pytest.param(
            [("UBND TỈNH", 250, 0), ("SỞ NỘI VỤ", 250, 1), (FULL, MARGIN, 4)],
            ["UBND TỈNH", "SỞ NỘI VỤ", FULL],
            id="names of offices stay apart",
        ),
        pytest.param(
            [("Căn cứ nhiệm vụ được giao tại các văn bản số 15/NQ-", MARGIN, 0), ("HĐND ngày 2.", MARGIN, 1)],
            ["Căn cứ nhiệm vụ được giao tại các văn bản số 15/NQ-HĐND ngày 2."],
            id="a number broken at its hyphen",
        ),
        pytest.param(
            [(FULL, MARGIN, 0), ("90/2025/QH15;", MARGIN, 1), (FULL, MARGIN, 2)],
            [f"{FULL} 90/2025/QH15;", FULL],
            id="a number alone on the last line",
        ),
        pytest.param(
            [("KẾ HOẠCH NĂM 2026 -", 200, 0), ("2030", 250, 1), (FULL, MARGIN, 3)],
            ["KẾ HOẠCH NĂM 2026 - 2030", FULL],
            id="a year alone on the last line of a title",
        ),
    ],
)  # fmt: skip
def test_paragraphs(lines: list[tuple[str, float, int]], expected: list[str]) -> None:
    assert [made.text for made in paragraphs(rows(page(*lines)))] == expected


def test_a_paragraphs_box_is_around_its_lines() -> None:
    (made,) = paragraphs(rows(page((FULL, MARGIN, 0), (SHORT, MARGIN, 1))))
    assert made.box == Box(MARGIN, 50, max(w.box.right for w in line(FULL, MARGIN, 0)), 50 + PITCH + HEIGHT)


def test_page_numbers_and_running_heads_go_and_letterheads_stay() -> None:
    letterhead = [(text, left, number + 2) for text, left, number in LETTERHEAD]
    sheets = [
        page(
            (f"CÔNG BÁO/Số 1{n}/Ngày 2-3-2024", 85, 0),
            (f"- {n} -", 290, 1),
            *letterhead,
            (FULL, 85, 7),
            ("Lê Văn Ba", 370, 10 + 3 * n),
        )
        for n in range(3)
    ]
    assert [texts(list(words)) for words in without_running_heads(sheets)] == [[*HEAD_READ, FULL, "Lê Văn Ba"]] * 3


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        (["Ký bởi: Cổng Thông tin điện", "tử Chính phủ", "Thời gian ký: 31.12.2023 10:00", "SỞ NỘI VỤ"], ["SỞ NỘI VỤ"]),
        (["Người ký: Sở Nội vụ", "Ngày ký: 2024-01-02", "Số: 5"], ["Số: 5"]),
        (["Signature Not Verified", "Số: 5"], ["Số: 5"]),
        (["Cơ quan: Sở Nội vụ", "Số: 5"], ["Cơ quan: Sở Nội vụ", "Số: 5"]),
    ],
)
def test_stamps_of_digital_signatures_are_no_text(printed: list[str], kept: list[str]) -> None:
    lines = rows(page(*((text, 85, n) for n, text in enumerate(printed))))
    assert [row.text for row in without_stamps(lines)] == kept


BOXES = st.tuples(st.floats(0, 500), st.floats(0, 800), st.floats(0, 90), st.floats(0, 20)).map(
    lambda b: Box(b[0], b[1], b[0] + b[2], b[1] + b[3])
)


@given(st.lists(st.builds(Word, st.sampled_from(["một", "2.", "-", "Điều", "a)"]), BOXES), max_size=40))
def test_no_word_is_lost_or_doubled(words: list[Word]) -> None:
    read = rows(words)
    assert sorted(w.text for row in read for w in row.words) == sorted(w.text for w in words)
    made = paragraphs(read)
    assert sum(len(p.text.split()) for p in made) == len(words)
