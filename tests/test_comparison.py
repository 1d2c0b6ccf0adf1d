"""Two directives compared: which clauses pair, what differs, and what the exports hold."""

import io
import json
import os
import subprocess
import sys
import time
from itertools import combinations
from pathlib import Path

import docx
import pytest

from assistant.comparison.compare import Comparison, compare
from assistant.comparison.document import as_docx
from assistant.comparison.report import as_json, said
from assistant.comparison.tokens import tokens
from assistant.comparison.wording import difference_told
from ingest.directive import Directive
from ingest.errors import UserError
from ingest.read import read_bytes, read_file

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
READ = {directive.id: directive for file in sorted(CORPUS.glob("*.txt")) for directive in read_file(file)}
CENTRAL = "968-cd-ttg"
PROVINCES = ["2214-ubnd-ncvx-quang-binh", "2598-ubnd-kstthc-hai-phong", "3921-ubnd-nc-binh-phuoc"]
LETTER = """ỦY BAN NHÂN DÂN
TỈNH {place}
Số: {number}/UBND-NC

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày 02 tháng 3 năm 2023

Kính gửi: Các sở, ban, ngành.

{opening}

{body}
"""


def letter(
    *clauses: str, number: int = 1, place: str = "QUẢNG BÌNH", opening: str = "Yêu cầu các sở, ban, ngành:"
) -> Directive:
    body = "\n\n".join(f"{nth}. {clause}" for nth, clause in enumerate(clauses, 1))
    text = LETTER.format(place=place, number=number, opening=opening, body=body)
    return read_bytes(f"{number}.txt", text.encode())[0]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("UBND tỉnh", ["uy", "ban", "nhan", "dan", "tinh"]),
        ("ngày 19 tháng 4 năm 2023", ["2023-04-19"]),
        ("trước 9/4/2023;", ["truoc", "2023-04-09"]),
        ("Nghị định số 73/2023/NĐ-CP ngày 29/9/2023 của Chính phủ quy định", ["73/2023/nd-cp", "quy", "dinh"]),
        ("Công điện số 968/CD-TTg, báo cáo", ["968/cd-ttg", "bao", "cao"]),
        ("Quy chế số 02-QC/TU của Thành ủy, và", ["02-qc/tu", "va"]),
        ("thực hiện Công điện này", ["thuc", "hien", "5/cd-ttg"]),
        ("ít nhất 20 % tại dichvucong.gov.vn", ["it", "nhat", "20%", "tai", "dichvucong.gov.vn"]),
        ("ngày 30/2/2023", ["2023-02-30"]),
        ("", []),
    ],
)
def test_tokens(text: str, forms: list[str]) -> None:
    assert [token.form for token in tokens(text, "5/CĐ-TTg")] == forms


SENTENCE = (
    "Thường xuyên kiểm tra, đôn đốc các phòng chuyên môn xử lý hồ sơ thủ tục hành chính của người dân đúng thời hạn"
)


@pytest.mark.parametrize(
    ("one", "other", "relation", "expected"),
    [
        ("{0}.", "{0}.", "verbatim", []),
        ("{0}.", "{0}!", "verbatim", []),
        ("{0} của UBND tỉnh.", "{0} của Ủy ban nhân dân tỉnh.", "verbatim", []),  # an abbreviation written out
        ("{0} và hồ sơ đề án.", "{0}, hồ sơ đề ấn.", "verbatim", []),  # a slip of typing
        ("{0} cho doanh nghiệp.", "{0}.", "near_verbatim", [("dropped", "cho doanh nghiệp", "")]),
        ("{0}.", "{0} và của doanh nghiệp.", "near_verbatim", [("added", "", "và của doanh nghiệp")]),
        ("{0} trong năm 2023.", "{0} trong năm 2024.", "adapted", [("changed", "năm 2023", "năm 2024")]),
        ("{0}, đạt ít nhất 5%.", "{0}, đạt ít nhất 7%.", "adapted", [("changed", "đạt ít nhất 5%", "đạt ít nhất 7%")]),
        (
            "{0} theo Quyết định số 5/QĐ-TTg ngày 01/2/2023.",
            "{0} theo Kế hoạch số 8/KH-UBND ngày 9/2/2023.",
            "adapted",
            [
                ("dropped", "Quyết định số 5/QĐ-TTg ngày 01/2/2023", ""),
                ("added", "", "Kế hoạch số 8/KH-UBND ngày 9/2/2023"),
            ],
        ),
        (
            "Bộ Nội vụ {1}.",
            "Sở Nội vụ {1}.",
            "localised",
            [("changed", "Bộ Nội vụ", "Sở Nội vụ")],
        ),
    ],
)  # fmt: skip
def test_differences(one: str, other: str, relation: str, expected: list[tuple[str, str, str]]) -> None:
    small = SENTENCE[0].lower() + SENTENCE[1:]
    comparison = compare(letter(one.format(SENTENCE, small)), letter(other.format(SENTENCE, small), number=2))
    row = next(row for row in comparison.rows if row.clause == "1")
    assert row.counterparts == ("1",)
    assert [(d.change, d.ours, d.theirs) for d in row.differences] == expected
    assert row.relation == relation


def test_moved_split_and_unmatched_clauses() -> None:
    first = letter(
        "Rà soát, sửa đổi quy chế làm việc của cơ quan, đơn vị cho sát tình hình thực tế. Báo cáo kết quả xếp hạng "
        "chuyển đổi số của ngành mình theo Kế hoạch số 77/KH-UBND ngày 5/1/2023.",
        "Chấm dứt việc yêu cầu người dân nộp lại giấy tờ đã có trong cơ sở dữ liệu quốc gia về dân cư.",
        "Tổ chức trồng cây xanh ven đường trong khuôn viên trụ sở.",
    )
    second = letter(
        "Chấm dứt việc yêu cầu người dân nộp lại giấy tờ đã có trong cơ sở dữ liệu quốc gia về dân cư.",
        "Rà soát, sửa đổi quy chế làm việc của cơ quan, đơn vị cho sát tình hình thực tế.",
        "Gửi báo cáo xếp hạng chuyển đổi số của ngành mình theo Kế hoạch số 77/KH-UBND ngày 5/1/2023.",
        "Tổ chức hội thao chào mừng ngày thành lập tỉnh.",
        number=2,
    )
    comparison = compare(first, second)
    assert {row.clause: row.counterparts for row in comparison.rows if row.clause.isdigit()} == {
        "1": ("2", "3"), "2": ("1",), "3": (),
    }  # fmt: skip
    assert {row.clause: row.relation for row in comparison.rows}["3"] == "not_carried_out"
    assert comparison.only_second == ("4",)


@pytest.mark.parametrize(
    ("province", "expected"),
    [
        (PROVINCES[0], "1:pre.p1 1.a:1 1.b:2 1.c:3 1.d:4 1.đ:5 1.e:6 1.g:7 1.h:8 2:9 3:10 close.p1:11,close.p1"),
        (PROVINCES[1], "1:pre.p2 1.a:1,2 1.b:3 1.c:4 1.d:5 1.đ:6 1.e:7 1.g:8 1.h:9 2:10 3:11 close.p1:2,close.p1"),
        (PROVINCES[2], "1:1 1.a:1.a 1.b:1.b 1.c:1.c 1.d:1.d 1.đ:1.đ 1.e:1.e 1.g:1.g 1.h:1.h 2:2,2.a 3:3,3.a "
                       "close.p1:close.p1"),
    ],
)  # fmt: skip
def test_each_province_carries_out_the_dispatch(province: str, expected: str) -> None:
    comparison = compare(READ[province], READ[CENTRAL])  # the one that is referred to comes first, whatever the order
    assert (comparison.first.id, comparison.relation) == (CENTRAL, "carries out")
    assert " ".join(f"{row.clause}:{','.join(row.counterparts)}" for row in comparison.rows) == expected


def test_what_a_province_has_of_its_own() -> None:
    assert compare(READ[CENTRAL], READ[PROVINCES[2]]).only_second == ("2.b", "3.b")


EVERY = [compare(READ[one], READ[other]) for one, other in combinations(sorted(READ), 2)]


@pytest.mark.parametrize("comparison", EVERY, ids=lambda c: f"{c.first.id}-{c.second.id}")
def test_rules(comparison: Comparison) -> None:
    """Every quote is an exact piece of its clause, what differs stands in it, and no clause is forgotten."""
    for row in comparison.rows:
        for difference in row.differences:
            assert difference.ours or difference.theirs
            for directive, clause, quote in (
                (comparison.first, difference.our_clause, difference.our_quote),
                (comparison.second, difference.their_clause, difference.their_quote),
            ):
                found = directive.clause(clause)
                assert (found is not None and quote in found.shown) if clause else not quote
            assert difference.change != "dropped" or (difference.ours and not difference.theirs)
            assert difference.change != "added" or (difference.theirs and not difference.ours)
    told = {row.clause for row in comparison.rows}
    assert told >= {duty.clause for duty in comparison.first.obligations}
    paired = {path for row in comparison.rows for path in row.counterparts}
    assert paired | set(comparison.only_second) >= {duty.clause for duty in comparison.second.obligations}


def test_unrelated_directives() -> None:
    comparison = compare(READ["chi-thi-chu-tich-uy-ban-nhan-dan-tinh-cao-bang"], READ["06-ct-ubnd-khanh-hoa"])
    assert not comparison.related and not any(row.counterparts for row in comparison.rows)


def test_closing_formulas_alone_pair_nothing() -> None:
    one = letter("Kiểm tra việc dạy thêm, học thêm.", "Các sở tổ chức triển khai thực hiện nghiêm Công văn này.")
    other = letter(
        "Phun thuốc diệt muỗi quanh chợ.", "Các sở tổ chức triển khai thực hiện nghiêm Công văn này.", number=2
    )
    assert not compare(one, other).related


def test_a_directive_and_itself() -> None:
    with pytest.raises(UserError) as error:
        compare(READ[CENTRAL], READ[CENTRAL])
    assert "khác nhau" in error.value.say("vi") and "different" in error.value.say("en")


def test_a_directive_without_duties() -> None:
    comparison = compare(letter("Danh sách.", opening="Gửi kèm danh sách sau đây."), READ[CENTRAL])
    assert not any(row.counterparts for row in comparison.rows) and not comparison.related


@pytest.mark.parametrize("english", [False, True])
def test_docx_holds_every_row(english: bool) -> None:
    comparison = compare(READ[CENTRAL], READ[PROVINCES[2]])
    made = docx.Document(io.BytesIO(as_docx(comparison, english=english)))
    rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows][1:]
    assert len(rows) == len(comparison.rows) + len(comparison.only_second)
    for row, cells in zip(comparison.rows, rows, strict=False):
        assert said(comparison.first, row.clause) in cells[0]
        assert all(said(comparison.second, path) in cells[1] for path in row.counterparts)
        assert all(difference_told(difference, english=english) in cells[2] for difference in row.differences)
    assert {font.name for font in [made.styles["Normal"].font]} == {"Times New Roman"}


def test_json() -> None:
    made = as_json(compare(READ[CENTRAL], READ[PROVINCES[0]]))
    assert (made["first"]["id"], made["second"]["number"], made["relation"]) == (
        CENTRAL,
        "2214/UBND-NCVX",
        "carries out",
    )
    row = next(row for row in made["rows"] if row["clause"] == "1.e")
    assert row["official"].startswith("điểm e khoản 1 Công điện số 968/CĐ-TTg")
    assert [counterpart["clause"] for counterpart in row["counterparts"]] == ["6"]
    assert [dropped["first"]["words"][:22] for dropped in row["dropped"]] == ["Quyết định số 1085/QD-"]
    assert {added["second"]["words"] for added in row["added"]} >= {"trên địa bàn tỉnh"}
    assert all(added["first"]["clause"] == "1.e" for added in row["added"])


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that the first command fills from the corpus."""
    return tmp_path_factory.mktemp("comparison") / "home"


def run(home: Path, *arguments: str, language: str = "vi") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "HOICHITHI_HOME": str(home), "HOICHITHI_LANG": language, "PYTHONUTF8": "1"}
    command = [sys.executable, str(ROOT / "app.py"), "compare", *arguments]
    return subprocess.run(command, capture_output=True, env=environment, timeout=120, check=False)


def test_the_command(home: Path, tmp_path: Path) -> None:
    made = run(home, "2214/UBND-NCVX", "968", "--format", "json")
    assert made.returncode == 0 and json.loads(made.stdout)["first"]["id"] == CENTRAL
    table = run(home, "968/CĐ-TTg", PROVINCES[1]).stdout.decode()
    assert "Khác nhau" in table and "khoản 11" in table and "Giao cho cơ quan khác" in table
    file = tmp_path / "doi-chieu.docx"
    assert run(home, "968", "2214", "--output", str(file), language="en").stdout == b""
    assert docx.Document(str(file)).paragraphs[0].text == "COMPARISON"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("968", "968/CĐ-TTg"), "hãy chọn hai văn bản khác nhau"),
        (("968", "2215"), "Không có văn bản “2215” trong kho"),
        (("968", "2214", "--format", "pdf"), "Không có định dạng “pdf”"),
        (("968", "2214", "--output", "/khong/co/x.docx"), "Không ghi được tệp"),
    ],
)
def test_bad_arguments_are_one_line(home: Path, arguments: tuple[str, ...], says: str) -> None:
    made = run(home, *arguments)
    assert made.returncode == 2 and made.stdout == b""
    assert says in made.stderr.decode() and made.stderr.decode().count("\n") == 1


def test_long_directives_are_compared_in_seconds() -> None:
    """A joined text of many directives: one clause goes with one, however many there are."""
    words = ["rà soát", "công bố", "niêm yết", "thẩm định", "cấp phép", "quyết toán", "số hóa"]
    clauses = [
        f"{words[nth % 7].capitalize()} hồ sơ loại {nth} của xã {nth * 31}, {words[nth % 5]} kết quả."
        for nth in range(400)
    ]
    start = time.perf_counter()
    comparison = compare(letter(*clauses), letter(*clauses, number=2))
    assert time.perf_counter() - start < 20  # minutes, where each pair is held against all others
    assert all(row.counterparts == (row.clause,) for row in comparison.rows if row.clause.isdigit())
