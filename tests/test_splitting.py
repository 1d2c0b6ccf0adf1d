"""The clause tree of small texts: which address each paragraph gets, and which words are its own."""

import pytest

from ingest.directive import Directive
from ingest.read import read_bytes

HEAD = "CHỈ THỊ\nVề việc thử\nỦy ban nhân dân tỉnh yêu cầu:\n"
LETTER = """ỦY BAN NHÂN DÂN
TỈNH QUẢNG BÌNH
Số: 5/UBND-NC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Quảng Bình, ngày 02 tháng 3 năm 2023
Kính gửi: Các sở.
1. Một.
Nơi nhận:
- Như trên.
CHỦ TỊCH
Trần Thắng
"""
TELEGRAM = """THỦ TƯỚNG CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 968/CĐ-TTg
Hà Nội, ngày 16 tháng 10 năm 2023
CÔNG ĐIỆN
Về việc thử
THỦ TƯỚNG CHÍNH PHỦ điện:
- Bộ trưởng.
1. Hai.
"""


def read(text: str) -> tuple[Directive, ...]:
    return read_bytes("x.txt", text.encode())


def body(text: str) -> list[tuple[str, str]]:
    """Address and text of each clause after the head and preamble."""
    (directive,) = read(HEAD + text)
    assert [c.id for c in directive.clauses[:2]] == ["head", "pre.p1"]
    return [(c.id, c.text) for c in directive.clauses[2:]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "1. Các sở:\na) Báo cáo.\nb) Rà soát.\n2. Ủy ban.",
            [("1", "Các sở:"), ("1.a", "Báo cáo."), ("1.b", "Rà soát."), ("2", "Ủy ban.")],
            id="clauses and points",
        ),
        pytest.param(
            "1. Các sở:\na) A.\nb) B.\nc) C.\nd) D.\nd) Đ.\ne) E.\ng) G.\nh) H.",
            [("1", "Các sở:"), ("1.a", "A."), ("1.b", "B."), ("1.c", "C."), ("1.d", "D."), ("1.đ", "Đ."),
             ("1.e", "E."), ("1.g", "G."), ("1.h", "H.")],
            id="a second d is đ",
        ),
        pytest.param(
            "I.MỤC TIÊU\nII NỘI DUNG CHÍNH\n1. Một.\nII. THỰC HIỆN",
            [("I", "MỤC TIÊU"), ("II", "NỘI DUNG CHÍNH"), ("II.1", "Một."), ("III", "THỰC HIỆN")],
            id="Roman numbers that lost a full stop or a stroke",
        ),
        pytest.param(
            "1. Các sở:\na) A.\nb) B.\nc) C.\nđ) D.\ne) E.",
            [("1", "Các sở:"), ("1.a", "A."), ("1.b", "B."), ("1.c", "C."), ("1.d", "D."), ("1.e", "E.")],
            id="a đ after c is d",
        ),
        pytest.param(
            "1. Các sở:\na) Một.\n¢) Hai.\nc) Ba.",
            [("1", "Các sở:"), ("1.a", "Một."), ("1.b", "Hai."), ("1.c", "Ba.")],
            id="a spoiled letter takes its place in the row",
        ),
        pytest.param(
            "1. Các sở phát huy\nvai trò của mình.\n2. Hai.",
            [("1", "Các sở phát huy vai trò của mình."), ("2", "Hai.")],
            id="a wrapped line",
        ),
        pytest.param(
            "1. Các sở phát huy\n\n2\n\nvai trò của mình.\n2. Hai.",
            [("1", "Các sở phát huy vai trò của mình."), ("2", "Hai.")],
            id="a page number inside a sentence",
        ),
        pytest.param(
            "1. Theo Kế hoạch số 316/KH-UBND ngày\n25/10/2022 của tỉnh.\n2. Hai.",
            [("1", "Theo Kế hoạch số 316/KH-UBND ngày 25/10/2022 của tỉnh."), ("2", "Hai.")],
            id="a date on the next line",
        ),
        pytest.param(
            "1. Sở Nội vụ\nTheo dõi việc này.\n2. Văn phòng.",
            [("1", "Sở Nội vụ\nTheo dõi việc này."), ("2", "Văn phòng.")],
            id="a heading and its clause below",
        ),
        pytest.param(
            "Điều 1. Phạm vi\n1. Các sở.\na) Một.\nb) Hai.\n2. Các huyện.\nĐiều 2. Hiệu lực.",
            [("dieu-1", "Phạm vi"), ("dieu-1.1", "Các sở."), ("dieu-1.1.a", "Một."), ("dieu-1.1.b", "Hai."),
             ("dieu-1.2", "Các huyện."), ("dieu-2", "Hiệu lực.")],
            id="articles",
        ),
        pytest.param(
            "Chương I\nĐiều 1. Một.\nĐiều 2. Hai.\nChương II\nĐiều 3. Ba.",
            [("chuong-1", ""), ("dieu-1", "Một."), ("dieu-2", "Hai."), ("chuong-2", ""), ("dieu-3", "Ba.")],
            id="articles count on through chapters",
        ),
        pytest.param(
            "Chương I\nQUY ĐỊNH CHUNG\nĐiều 1. Một.\nChương II\nTỔ CHỨC\nTHỰC HIỆN\nMục 1\nTHỜI HẠN\nĐiều 2\nHai.",
            [("chuong-1", "QUY ĐỊNH CHUNG"), ("dieu-1", "Một."), ("chuong-2", "TỔ CHỨC\nTHỰC HIỆN"),
             ("chuong-2.muc-1", "THỜI HẠN"), ("dieu-2", "Hai.")],
            id="a title on the line below its number",
        ),
        pytest.param(
            "Phần thứ nhất\nTÌNH HÌNH\nI. Một.\nII. Hai.\nPhần thứ hai\nNHIỆM VỤ\nI. Ba.\n1. Bốn.",
            [("phan-1", "TÌNH HÌNH"), ("phan-1.I", "Một."), ("phan-1.II", "Hai."), ("phan-2", "NHIỆM VỤ"),
             ("phan-2.I", "Ba."), ("phan-2.I.1", "Bốn.")],
            id="parts in words",
        ),
        pytest.param(
            "A. MỤC TIÊU\nI. Chung.\n1. Một.\nII. Cụ thể.\nB. NHIỆM VỤ\nI. Hai.",
            [("A", "MỤC TIÊU"), ("A.I", "Chung."), ("A.I.1", "Một."), ("A.II", "Cụ thể."), ("B", "NHIỆM VỤ"),
             ("B.I", "Hai.")],
            id="capital letters above Roman numbers",
        ),
        pytest.param(
            "1. Một:\na) Hai:\n1) Ba.\n2) Bốn.\nb) Năm.",
            [("1", "Một:"), ("1.a", "Hai:"), ("1.a.1", "Ba."), ("1.a.2", "Bốn."), ("1.b", "Năm.")],
            id="numbers in brackets below points",
        ),
        pytest.param(
            "I- Mục tiêu\n1- Một.\n1.1- Hai.\n2- Ba.\nII- Nhiệm vụ\n1- Bốn.",
            [
                ("I", "Mục tiêu"),
                ("I.1", "Một."),
                ("I.1.1", "Hai."),
                ("I.2", "Ba."),
                ("II", "Nhiệm vụ"),
                ("II.1", "Bốn."),
            ],
            id="as the Party writes numbers",
        ),
        pytest.param(
            "Điều 1. Sửa đổi:\n1. Sửa Điều 6:\n“Điều 6. Mới\n1. Các sở;\n2. Các huyện.”\n2. Bãi bỏ Điều 9.",
            [
                ("dieu-1", "Sửa đổi:"),
                ("dieu-1.1", "Sửa Điều 6:"),
                ("dieu-1.1.p2", "“Điều 6. Mới"),
                ("dieu-1.1.p3", "1. Các sở;"),
                ("dieu-1.1.p4", "2. Các huyện.”"),
                ("dieu-1.2", "Bãi bỏ Điều 9."),
            ],
            id="the words that an amendment quotes are not its own articles",
        ),
        pytest.param(
            "1. Một:\na) Hai:\n(i) Ba.\n(ii) Bốn.\nb) Năm.\n2. Sáu:\n(i) Bảy.\n(ii) Tám.",
            [
                ("1", "Một:"),
                ("1.a", "Hai:"),
                ("1.a.i", "Ba."),
                ("1.a.ii", "Bốn."),
                ("1.b", "Năm."),
                ("2", "Sáu:"),
                ("2.i", "Bảy."),
                ("2.ii", "Tám."),
            ],
            id="small Roman numbers in brackets",
        ),
        pytest.param(
            "1. Một:\n4) Hai.\nb) Ba.\n¢) Bốn.\n2, Năm.\n3. Sáu.",
            [("1", "Một:"), ("1.a", "Hai."), ("1.b", "Ba."), ("1.c", "Bốn."), ("2", "Năm."), ("3", "Sáu.")],
            id="spoiled labels take the place that their row has for them",
        ),
        pytest.param(
            "CHUONG I\nQUY DINH CHUNG\nDiều I. Một.\nDiêu 2. Hai.\nMuc 1\nTHOI HAN\nĐIỀU 3. Ba.",
            [
                ("chuong-1", "QUY DINH CHUNG"),
                ("dieu-1", "Một."),
                ("dieu-2", "Hai."),
                ("chuong-1.muc-1", "THOI HAN"),
                ("dieu-3", "Ba."),
            ],
            id="words of numbering whose diacritics print lost",
        ),
        pytest.param(
            "2. Một:\na) A.\nb) B.\n1. Các xã:\na) C.\nb) D.",
            [("2", "Một:"), ("2.a", "A."), ("2.b", "B."), ("2.b.p2", "1. Các xã:"), ("2.b.p3", "a) C."),
             ("2.b.p4", "b) D.")],
            id="points that start again are not counted on",
        ),
        pytest.param("1/ Một.\n2/ Hai.", [("1", "Một."), ("2", "Hai.")], id="an older way to write numbers"),
        pytest.param(
            "I. Một\n1.1. Hai.\n1.2. Ba.\nII. Bốn\n2.1. Năm.",
            [("I", "Một"), ("I.1-1", "Hai."), ("I.1-2", "Ba."), ("II", "Bốn"), ("II.2-1", "Năm.")],
            id="decimal numbers without their clause",
        ),
        pytest.param(
            "1. Một.\n1.1. Hai.\n1.1.1. Ba.\n1.1.2. Bốn.\n1.2. Năm.",
            [("1", "Một."), ("1.1", "Hai."), ("1.1.1", "Ba."), ("1.1.2", "Bốn."), ("1.2", "Năm.")],
            id="three decimal levels",
        ),
        pytest.param(
            "1. Một:\na) Hai.\na1) Thêm.\nb) Ba.\n1a. Chen.\n2. Bốn.",
            [("1", "Một:"), ("1.a", "Hai."), ("1.a1", "Thêm."), ("1.b", "Ba."), ("1a", "Chen."), ("2", "Bốn.")],
            id="items that an amendment put in",
        ),
        pytest.param(
            "1. Một.\n2. Cá nhân nộp hồ sơ. 3. Tổ chức nộp hồ sơ.\n4. Bốn.",
            [("1", "Một."), ("2", "Cá nhân nộp hồ sơ."), ("3", "Tổ chức nộp hồ sơ."), ("4", "Bốn.")],
            id="a lost line break, told by the gap in the row",
        ),
        pytest.param(
            "1. Một.\n2. Theo phụ lục. 3. Là số.\n3. Ba.",
            [("1", "Một."), ("2", "Theo phụ lục. 3. Là số."), ("3", "Ba.")],
            id="a number inside a sentence where none is missing",
        ),
        pytest.param(
            "1. Một.\n2. Hai.\nNhiệm vụ cụ thể\n1. Ba.\n2. Bốn.\nGiải pháp\n1. Năm.",
            [("1", "Một."), ("2", "Hai."), ("p1", "Nhiệm vụ cụ thể"), ("p1.1", "Ba."), ("p1.2", "Bốn."),
             ("p2", "Giải pháp"), ("p2.1", "Năm.")],
            id="headings without numbers, below which numbers start again",
        ),
        pytest.param(
            "1. Một:\n- Hai:\n+ Ba.\n- Bốn.\nThêm.\n2. Năm.",
            [("1", "Một:"), ("1.g1", "Hai:"), ("1.g1.g1", "Ba."), ("1.g2", "Bốn."), ("1.p2", "Thêm."), ("2", "Năm.")],
            id="a paragraph after dashes is the clause's",
        ),
        pytest.param(
            "1. Thời hạn:\nTT\nViệc\nHạn\n1\nRà soát\n30/6\n2\nBáo cáo\n31/12\nĐiều 2. Hai.",
            [("1", "Thời hạn:"), ("1.r1", "TT | Việc | Hạn\n1 | Rà soát | 30/6"),
             ("1.r2", "2 | Báo cáo | 31/12"), ("dieu-2", "Hai.")],
            id="a table printed a cell a line",
        ),
        pytest.param(
            "I. Mục đích\n1. Một.\n2. Hai.\nII. Yêu cầu\n1. Ba.\n2. Bốn.",
            [("I", "Mục đích"), ("I.1", "Một."), ("I.2", "Hai."), ("II", "Yêu cầu"), ("II.1", "Ba."), ("II.2", "Bốn.")],
            id="clauses start again below a Roman number",
        ),
        pytest.param(
            "I. Thủ trưởng:\na) Một.\n2. Giao Sở.\na) Hai.",
            [("1", "Thủ trưởng:"), ("1.a", "Một."), ("2", "Giao Sở."), ("2.a", "Hai.")],
            id="an I misread for a 1",
        ),
        pytest.param(
            "1. Một.\n1.1. Hai.\na) Ba.\n1.2. Bốn.\n2. Năm.\n2.1. Sáu.",
            [("1", "Một."), ("1.1", "Hai."), ("1.1.a", "Ba."), ("1.2", "Bốn."), ("2", "Năm."), ("2.1", "Sáu.")],
            id="decimal numbers below their clause",
        ),
        pytest.param(
            "9. Một.\n10. Hai.\n",
            [("p1", "9. Một."), ("p2", "10. Hai.")],
            id="numbers that begin nowhere near 1 are no labels",
        ),
        pytest.param(
            "1. Một.\nThêm một đoạn.\nThêm đoạn nữa.\n2. Hai.",
            [("1", "Một."), ("1.p2", "Thêm một đoạn."), ("1.p3", "Thêm đoạn nữa."), ("2", "Hai.")],
            id="paragraphs that go on",
        ),
        pytest.param(
            "1. Các việc:\n- Một.\n- Hai.\n2. Hai:\n- Ba.",
            [("1", "Các việc:"), ("1.g1", "Một."), ("1.g2", "Hai."), ("2", "Hai:"), ("2.g1", "Ba.")],
            id="dashes",
        ),
        pytest.param(
            "1. Các việc:\n- Một:\n+ Ba.\n+ Bốn.\n- Hai.",
            [("1", "Các việc:"), ("1.g1", "Một:"), ("1.g1.g1", "Ba."), ("1.g1.g2", "Bốn."), ("1.g2", "Hai.")],
            id="plus below dash",
        ),
        pytest.param(
            "1. Một.\n2. Hai.\n1. Lại một.\n3. Ba.",
            [("1", "Một."), ("2", "Hai."), ("2.p2", "1. Lại một."), ("3", "Ba.")],
            id="a number out of its row is no clause",
        ),
        pytest.param(
            "1. Một.\n2. Hai.\nTỉnh yêu cầu các sở thực hiện nghiêm túc./.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
            "CHỦ TỊCH\nTrần Thắng",
            [("1", "Một."), ("2", "Hai."), ("close.p1", "Tỉnh yêu cầu các sở thực hiện nghiêm túc./."),
             ("recipients", "Nơi nhận:\n- Như trên;\n- Lưu: VT."), ("signature", "CHỦ TỊCH\nTrần Thắng")],
            id="closing, recipients, signature",
        ),
        pytest.param(
            "1. Một.\nTrên đây là chỉ thị./.\nCHỦ TỊCH\nTrần Thắng\nNơi nhận:\n- Như trên;\n- Lưu: VT.",
            [("1", "Một."), ("close.p1", "Trên đây là chỉ thị./."), ("signature", "CHỦ TỊCH\nTrần Thắng"),
             ("recipients", "Nơi nhận:\n- Như trên;\n- Lưu: VT.")],
            id="signed before the recipients",
        ),
    ],
)  # fmt: skip
def test_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    assert body(text) == expected


@pytest.mark.parametrize(
    ("text", "expected", "implicit"),
    [
        ("1. Một.\n2. Hai.\n3. Ba.\nVăn phòng làm.\n5. Năm.", ["1", "2", "3", "4", "5"], {"4"}),
        ("1. Một.\n2. Hai.\n3. Ba.\nVăn phòng.\nNữa.\n5. Năm.", ["1", "2", "3", "4", "4.p2", "5"], {"4"}),
        ("- Các sở làm.\n- Huyện làm.\n3. Ba.\n4. Bốn.", ["1", "2", "3", "4"], {"1", "2"}),
        ("1. Một.\n3. Ba.", ["1", "3"], set()),  # nothing stands where 2 should
        ("1. Một:\n- Hai.\n- Ba.\n2. Bốn.", ["1", "1.g1", "1.g2", "2"], set()),
    ],
)
def test_numbers_lost_in_printing(text: str, expected: list[str], implicit: set[str]) -> None:
    clauses = read(HEAD + text)[0].clauses[2:]
    assert [c.id for c in clauses] == expected
    assert {c.id for c in clauses if c.implicit} == implicit
    assert all(c.label == "" for c in clauses if c.implicit)


APPENDED = "1. Một.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Thắng\n{}"
REGULATION = """QUY CHẾ
LÀM VIỆC CỦA SỞ
(Ban hành kèm theo Quyết định số 36/2025/QĐ-UBND ngày 02/3/2025 của UBND tỉnh)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Các phòng.
Điều 2. Hiệu lực."""


@pytest.mark.parametrize(
    ("attached", "expected"),
    [
        pytest.param(
            REGULATION,
            [("phu-luc", "QUY CHẾ\nLÀM VIỆC CỦA SỞ\n"), ("phu-luc.chuong-1", "QUY ĐỊNH CHUNG"),
             ("phu-luc.dieu-1", "Phạm vi"), ("phu-luc.dieu-1.1", "Các phòng."), ("phu-luc.dieu-2", "Hiệu lực.")],
            id="a regulation issued with it",
        ),
        pytest.param(
            "QUY CHẾ\nLàm việc của Sở\n(Ban hành kèm theo Quyết định số 3/QĐ-UBND)\nĐiều 1. Một.\nĐiều 2. Hai.",
            [
                ("phu-luc", "QUY CHẾ\nLàm việc của Sở\n("),
                ("phu-luc.dieu-1", "Một."),
                ("phu-luc.dieu-2", "Hai."),
            ],
            id="its subject in small letters",
        ),
        pytest.param(
            "PHỤ LỤC I\nDANH MỤC\n1. Một.\nPHỤ LỤC II\nBIỂU\n1. Hai.",
            [("phu-luc-1", "PHỤ LỤC I\nDANH MỤC"), ("phu-luc-1.1", "Một."), ("phu-luc-2", "PHỤ LỤC II\nBIỂU"),
             ("phu-luc-2.1", "Hai.")],
            id="numbered appendices",
        ),
        pytest.param(
            "PHỤ LỤC\nDANH MỤC\nCác xã miền núi.\n[1] Theo Nghị quyết số 1/NQ-CP.",
            [("phu-luc", "PHỤ LỤC\nDANH MỤC"), ("phu-luc.p2", "Các xã miền núi."),
             ("chu-thich-1", "[1] Theo Nghị quyết số 1/NQ-CP.")],
            id="an appendix without numbers, a footnote",
        ),
        pytest.param(
            "MẪU SỐ 01\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: …/BC-…\nĐịa danh, ngày … tháng … năm …\n1. Họ tên:",
            [("phu-luc", "MẪU SỐ 01\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("phu-luc.p2", "Số: …/BC-…"),
             ("phu-luc.p3", "Địa danh, ngày … tháng … năm …"), ("phu-luc.1", "Họ tên:")],
            id="a form to fill in is no directive",
        ),
    ],
)  # fmt: skip
def test_what_stands_behind_the_signature(attached: str, expected: list[tuple[str, str]]) -> None:
    (directive,) = read(HEAD + APPENDED.format(attached))
    found = [(c.id, c.text) for c in directive.clauses]
    at = next(i for i, (path, _) in enumerate(found) if path == "signature")
    assert found[at] == ("signature", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Thắng")
    assert len(found) - at - 1 == len(expected)
    for (path, text), (wanted, beginning) in zip(found[at + 1 :], expected, strict=True):
        assert path == wanted and text.startswith(beginning)


@pytest.mark.parametrize(
    "sentence", ["Phụ lục I ban hành kèm theo Chỉ thị này quy định thời hạn.", "Kèm theo phụ lục."]
)
def test_a_sentence_about_an_appendix_begins_none(sentence: str) -> None:
    assert body(f"1. Một.\n{sentence}\n2. Hai.")[1] == ("1.p2", sentence)


@pytest.mark.parametrize(
    "table",
    [
        "| TT | Việc |\n|---|---|\n| 1 | Rà soát |\n| 2 | Báo cáo |",
        "| TT | Việc |\n| 1 | Rà soát |\n| 2 | Báo cáo |",
        "TT\nViệc\n1\nRà soát\n2\nBáo cáo",
    ],
)
def test_one_table_printed_three_ways(table: str) -> None:
    rows = [("1.r1", "TT | Việc\n1 | Rà soát"), ("1.r2", "2 | Báo cáo")]
    assert body(f"1. Một:\n{table}\nĐiều 2. Hai.") == [("1", "Một:"), *rows, ("dieu-2", "Hai.")]


def test_rows_know_the_names_of_their_columns() -> None:
    clauses = read(HEAD + "1. Một:\nSTT\nViệc\n1\nRà soát\n2\nBáo cáo\n3\nHọp")[0].clauses[-3:]
    assert [(c.id, c.text, c.heading, c.parent) for c in clauses] == [
        ("1.r1", "STT | Việc\n1 | Rà soát", "STT | Việc", "1"),
        ("1.r2", "2 | Báo cáo", "STT | Việc", "1"),
        ("1.r3", "3 | Họp", "STT | Việc", "1"),
    ]


def test_an_attached_document_is_its_own() -> None:
    letter, telegram = read(LETTER + TELEGRAM)
    assert (letter.id, telegram.id) == ("5-ubnd-nc-quang-binh", "968-cd-ttg")
    assert [c.id for c in letter.clauses] == ["head", "addressees", "1", "recipients", "signature"]
    assert [c.id for c in telegram.clauses] == ["head", "addressees", "1"]
    assert (letter.signer, telegram.signer) == ("Trần Thắng", "")
    assert [d.clauses[2].text for d in (letter, telegram)] == ["Một.", "Hai."]


def test_a_letter_without_clauses_before_a_telegram() -> None:
    assert [d.number for d in read(LETTER.replace("1. Một.", "Đề nghị các sở phối hợp.") + TELEGRAM)] == [
        "5/UBND-NC",
        "968/CĐ-TTg",
    ]


def test_the_same_document_twice_in_a_file_gets_two_ids() -> None:
    assert [d.id for d in read(TELEGRAM + TELEGRAM)] == ["968-cd-ttg", "968-cd-ttg-2"]


@pytest.mark.parametrize(
    ("text", "path", "label", "heading", "parent", "page"),
    [
        ("1. Sở Nội vụ:\na) Một.", "1", "1.", "Sở Nội vụ", "", 1),
        ("1. Sở Nội vụ:\na) Một.", "1.a", "a)", "", "1", 1),
        ("1. Một.\f2. Hai.", "2", "2.", "", "", 2),
        ("I. Một\n1. Hai.\nII. Ba.", "I.1", "1.", "", "I", 1),
    ],
)
def test_what_a_clause_knows(text: str, path: str, label: str, heading: str, parent: str, page: int) -> None:
    clause = read(HEAD + text)[0].clause(path)
    assert clause is not None
    assert (clause.label, clause.heading, clause.parent, clause.page) == (label, heading, parent, page)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_line_ends_and_encodings_change_nothing(ending: str, encoding: str) -> None:
    (read_again,) = read_bytes("x.txt", LETTER.replace("\n", ending).encode(encoding))
    assert (read_again.text, read_again.clauses) == (read(LETTER)[0].text, read(LETTER)[0].clauses)
