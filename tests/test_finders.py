"""Finders: which clauses answer questions of order, counterparts, short forms, documents, duties; which do not."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.ask import ask
from index.library import Library
from tests.answer_examples import DISPATCH, HEALTH, LETTER, MEASLES, TREES, UNDATED, cited, laid, written

QUANG_BINH, HAI_PHONG = "2214-ubnd-ncvx-quang-binh", "2598-ubnd-kstthc-hai-phong"
CAO_BANG = "chi-thi-chu-tich-uy-ban-nhan-dan-tinh-cao-bang"
TELEGRAM, BINH_PHUOC = "968-cd-ttg", "3921-ubnd-nc-binh-phuoc"
HEADS = [(HAI_PHONG, "head"), (QUANG_BINH, "head")]


@pytest.fixture(scope="module")
def health(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("finders")
    with Library(folder / "home") as opened:
        opened.ingest([laid(folder / "texts", HEALTH)])
        yield opened


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Tỉnh nào ra văn bản sớm nhất thực hiện Công điện 1200?", [(MEASLES, "head"), (LETTER, "head")]),
        ("Công điện 1200 hay chỉ thị 45 ban hành trước?", [(DISPATCH, "head"), (MEASLES, "head")]),
        ("cong dien 1200 hay chi thi 45 ban hanh truoc", [(DISPATCH, "head"), (MEASLES, "head")]),
        ("Which was issued later, directive 45 or letter 310?", [(LETTER, "head"), (MEASLES, "head")]),
        ("Chỉ thị 45 và công văn 310, văn bản nào ra sau?", [(LETTER, "head"), (MEASLES, "head")]),
        ("Văn bản nào mới nhất?", [(TREES, "head"), (LETTER, "head"), (MEASLES, "head"), (DISPATCH, "head")]),
        ("What is the newest document?", [(TREES, "head"), (LETTER, "head"), (MEASLES, "head"), (DISPATCH, "head")]),
        (
            "Văn bản nào ra sau Công văn 310?",  # the undated one cites what is newer than that letter
            [(TREES, "head"), (UNDATED, "pre.p1"), (LETTER, "head")],
        ),
        ("Which documents were issued before letter 310?", [(DISPATCH, "head"), (MEASLES, "head"), (LETTER, "head")]),
        ("Trước Công văn 310 đã có văn bản nào?", [(DISPATCH, "head"), (MEASLES, "head"), (LETTER, "head")]),
        ("Văn bản nào ban hành trước khi có Công điện 1200?", []),
        ("Chỉ thị 72 và chỉ thị 45, văn bản nào ra trước?", []),
    ],
)
def test_order_in_time(health: Library, question: str, expected: list[tuple[str, str]]) -> None:
    assert cited(ask(health, question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Hải Phòng và Quảng Bình, ai ra văn bản trước?", HEADS),
        ("hai phong voi quang binh ai ra truoc", HEADS),
        ("Which came first, Hải Phòng or Quảng Bình?", HEADS),
        ("Hải Phòng hay Quảng Bình ban hành văn bản sau?", HEADS[::-1]),
        ("Tỉnh nào ra văn bản sớm nhất thực hiện Công điện 968?", HEADS),
        ("Which directives were issued after telegram 968?", [*HEADS, (BINH_PHUOC, "1.đ"), (TELEGRAM, "head")]),
        ("Cao Bằng và Quảng Bình, ai ra văn bản trước?", []),
    ],
)
def test_order_in_time_over_the_corpus(corpus: Library, question: str, expected: list[tuple[str, str]]) -> None:
    assert cited(ask(corpus, question)) == expected


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Chỉ thị 45 hay công văn 310 ban hành trước?", "UBND tỉnh Lâm Đồng ra văn bản trước, ngày 20/03/2021"),
        ("Which came first, directive 45 or letter 310?", "UBND tỉnh Lâm Đồng came first, on 20 March 2021"),
        ("Which was issued later, directive 45 or letter 310?", "UBND tỉnh Sơn La came last, on 2 April 2021"),
    ],
)
def test_the_order_is_told(health: Library, question: str, says: str) -> None:
    answer = ask(health, question)
    assert answer.text.startswith(says) and answer.statements[0].citations == (0, 1)


@pytest.mark.parametrize(
    "question",
    [
        "Lâm Đồng và Sơn La, ai ra văn bản trước?",  # one of them is undated
        "Công văn 310 và kế hoạch 95, văn bản nào ra trước?",  # both of one body
    ],
)
def test_no_order_is_told_that_the_dates_or_names_do_not_carry(health: Library, question: str) -> None:
    answer = ask(health, question)
    assert len(answer.citations) > 1 and all(len(statement.citations) == 1 for statement in answer.statements)


def test_directives_of_one_day_have_no_first(tmp_path: Path) -> None:
    texts = {
        place: written(f"ỦY BAN NHÂN DÂN\nTỈNH {place.upper()}", number, f"{place}, ngày 05 tháng 6 năm 2022",
                       "CHỈ THỊ\nVề việc phòng cháy rừng", ("1. Hạt Kiểm lâm tuần tra rừng mỗi ngày.",))
        for place, number in (("Gia Lai", "11/CT-UBND"), ("Kon Tum", "12/CT-UBND"))
    }  # fmt: skip
    with Library(tmp_path / "home") as library:
        library.ingest([laid(tmp_path / "texts", texts)])
        answer = ask(library, "Gia Lai và Kon Tum, ai ra văn bản trước?")
        assert {clause for _, clause in cited(answer)} == {"head"} and len(answer.statements) == 2


def test_the_newest_of_many_is_the_newest(tmp_path: Path) -> None:
    days = [date(2021, 1, 10) + timedelta(days=40 * n) for n in range(12)]
    texts = {
        str(n): written("ỦY BAN NHÂN DÂN\nTỈNH GIA LAI", f"{100 + n}/CT-UBND",
                        f"Gia Lai, ngày {day:%d} tháng {day:%m} năm {day:%Y}", "CHỈ THỊ\nVề việc phòng cháy rừng",
                        (f"1. Hạt Kiểm lâm tuần tra rừng {n} lần mỗi tháng.",))
        for n, day in enumerate(days)
    }  # fmt: skip
    with Library(tmp_path / "home") as library:
        library.ingest([laid(tmp_path / "texts", texts)])
        assert ask(library, "Văn bản nào mới nhất?").citations[0].issued_on == days[-1].isoformat()
        assert ask(library, "Văn bản nào cũ nhất?").citations[0].issued_on == days[0].isoformat()


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Ai phải làm xong trước ngày 15/12?", (TREES, "1")),
        ("Kế hoạch nào phải ban hành trước ngày 15/12/2022?", (TREES, "1")),
        ("Sở nào phải ban hành kế hoạch trước ngày 15/12?", (TREES, "1")),
        ("Sở Y tế phải báo cáo trước ngày nào?", (MEASLES, "2.b")),
        ("Which seedlings must be sent before the 15th of December?", (TREES, "1")),
        ("khoản 2 Công điện 1200 nói gì?", (DISPATCH, "2")),
        ("Khoản 3 chỉ thị 45 nói gì?", (MEASLES, "3")),
        ("Hạt Kiểm lâm tuần tra mấy đợt mỗi tháng?", (UNDATED, "1")),
        ("Sở Y tế Lâm Đồng báo cáo khi nào?", (MEASLES, "2.b")),
    ],
)
def test_near_misses_are_answered_by_the_clause_itself(health: Library, question: str, first: tuple[str, str]) -> None:
    found = cited(ask(health, question))
    assert found[0] == first and "head" not in {clause for directive, clause in found if directive == first[0]}


@pytest.mark.parametrize("question", ["Sở nào phải làm gì?", "Which department must do what?"])
def test_no_body_named_has_no_list_of_duties(health: Library, question: str) -> None:
    assert (MEASLES, "2.b") not in cited(ask(health, question))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Khoản nào của chỉ thị Lâm Đồng ứng với điểm a khoản 2 Công điện 1200?",
            [(MEASLES, "2.a"), (DISPATCH, "2.a")],
        ),
        (
            "Which clause of the Lâm Đồng directive carries out point a of clause 2 of telegram 1200?",
            [(MEASLES, "2.a"), (DISPATCH, "2.a")],
        ),
        ("diem a khoan 2 cong dien 1200 nam o khoan nao cua son la", [(LETTER, "1"), (DISPATCH, "2.a")]),
        ("Công điện 1200 khoản 3 tương ứng với khoản nào của Sơn La?", [(LETTER, "2"), (DISPATCH, "3")]),
        ("Công văn 310, khoản 2 ứng với khoản nào của Công điện 1200?", [(DISPATCH, "3"), (LETTER, "2")]),
    ],
)
def test_counterparts(health: Library, question: str, expected: list[tuple[str, str]]) -> None:
    assert cited(ask(health, question)) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "Khoản nào của công văn Hải Phòng ứng với điểm g khoản 1 Công điện 968?",
            [(HAI_PHONG, "8"), (TELEGRAM, "1.g")],
        ),
        ("Công điện 968, điểm g khoản 1 tương ứng với mục nào của Hải Phòng?", [(HAI_PHONG, "8"), (TELEGRAM, "1.g")]),
        ("diem g khoan 1 cd 968 nam o dau trong cong van quang binh", [(QUANG_BINH, "7"), (TELEGRAM, "1.g")]),
    ],
)
def test_counterparts_over_the_corpus(corpus: Library, question: str, expected: list[tuple[str, str]]) -> None:
    assert cited(ask(corpus, question)) == expected


def test_directives_that_carry_out_each_other_answer_to_each_other(tmp_path: Path) -> None:
    duty = "1. Sở Nông nghiệp và Môi trường tuần tra rừng phòng hộ 03 đợt mỗi tháng, xử lý người phá rừng."
    texts = {
        place: written(f"ỦY BAN NHÂN DÂN\nTỈNH {place.upper()}", f"{own}/CT-UBND",
                       f"{place}, ngày 0{day} tháng 6 năm 2022", "CHỈ THỊ\nVề việc bảo vệ rừng",
                       (f"Thực hiện Chỉ thị số {other}/CT-UBND ngày 0{9 - day}/6/2022 của UBND tỉnh {of}:", duty))
        for place, own, day, other, of in (("Gia Lai", 511, 4, 612, "Kon Tum"), ("Kon Tum", 612, 5, 511, "Gia Lai"))
    }  # fmt: skip
    with Library(tmp_path / "home") as library:
        library.ingest([laid(tmp_path / "texts", texts)])
        found = cited(ask(library, "Khoản 1 chỉ thị 511 tương ứng với khoản nào?"))
        assert found == [("612-ct-ubnd-kon-tum", "1"), ("511-ct-ubnd-gia-lai", "1")]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Đối tượng tiêm bù là gì?", (MEASLES, "2.a")),
        ("doi tuong tiem bu nghia la gi", (MEASLES, "2.a")),
        ("PTTH viết tắt của từ gì?", (LETTER, "3")),
        ("ptth la gi v", (LETTER, "3")),
        ("What does PTTH stand for?", (LETTER, "3")),
        ("What does PTTH mean in letter 310?", (LETTER, "3")),
    ],
)
def test_definitions(health: Library, question: str, expected: tuple[str, str]) -> None:
    answer = ask(health, question)
    assert cited(answer) == [expected] and answer.citations[0].quote.endswith(")")


def test_a_definition_is_found_beside_a_mark_that_stands_alone(tmp_path: Path) -> None:
    body = ("1. Sở Y tế rà soát \u0301 cơ sở khám, chữa bệnh tư nhân (sau đây gọi tắt là phòng khám) hằng năm.",)
    text = written("ỦY BAN NHÂN DÂN\nTỈNH GIA LAI", "9/CT-UBND", "", "CHỈ THỊ\nVề việc khám bệnh", body)
    with Library(tmp_path / "home") as library:
        library.ingest([laid(tmp_path / "texts", {"a": text})])
        assert ask(library, "Phòng khám nghĩa là gì?").citations[0].quote.endswith("là phòng khám)")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Chỉ thị 45 nhắc đến những văn bản nào?", [(MEASLES, "pre.p1"), (MEASLES, "3")]),
        ("Which documents does directive 45 cite?", [(MEASLES, "pre.p1"), (MEASLES, "3")]),
        ("Chỉ thị 45 ban hành để thực hiện những văn bản nào?", [(MEASLES, "pre.p1")]),
        ("chi thi 45 dua tren cac nghi quyet nao", [(MEASLES, "3")]),
        ("Lâm Đồng nhắc đến những văn bản nào?", [(MEASLES, "pre.p1"), (MEASLES, "3"), (UNDATED, "pre.p1")]),
    ],
)
def test_documents(health: Library, question: str, expected: list[tuple[str, str]]) -> None:
    assert cited(ask(health, question)) == expected


@pytest.mark.parametrize(
    ("question", "history", "expected"),
    [
        ("Sở Y tế Lâm Đồng phải làm những việc gì?", [], [(MEASLES, "2.a"), (MEASLES, "2.b"), (MEASLES, "4")]),
        ("so y te lam dong phai lam gi", [], [(MEASLES, "2.a"), (MEASLES, "2.b"), (MEASLES, "4")]),
        (
            "What must the Department of Health of Lâm Đồng do?",
            [],
            [(MEASLES, "2.a"), (MEASLES, "2.b"), (MEASLES, "4")],
        ),
        ("Lâm Đồng giao Sở Tài chính việc gì?", [], [(MEASLES, "3")]),
        ("Sở Giáo dục và Đào tạo Lâm Đồng phải làm gì?", [], [(MEASLES, "4")]),  # it only helps
        ("Còn Sở Tài chính thì sao?", ["Chỉ thị 45 giao Sở Y tế làm những việc gì?"], [(MEASLES, "3")]),
        (
            "what about the Department of Finance?",
            ["What must the Department of Health do in directive 45?"],
            [(MEASLES, "3")],
        ),
    ],
)
def test_duties(health: Library, question: str, history: list[str], expected: list[tuple[str, str]]) -> None:
    assert cited(ask(health, question, history)) == expected


def test_duties_of_a_body_in_every_directive(corpus: Library) -> None:
    """The clause that fits best is among the two of its directive, and that directive first."""
    found = cited(ask(corpus, "Sở Nội vụ phải làm gì?"))
    assert found[:2] == [(CAO_BANG, "3.a"), (CAO_BANG, "3.c")] and len({one for one, _ in found}) == 5


@pytest.mark.parametrize("question", ["Sở Nội vụ Cao Bằng phải làm những việc gì?", "so noi vu cao bang phai lam gi"])
def test_duties_over_the_corpus(corpus: Library, question: str) -> None:
    assert cited(ask(corpus, question)) == [(CAO_BANG, "3.a"), (CAO_BANG, "3.b"), (CAO_BANG, "3.c")]


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("Sở Nội vụ và Văn phòng ở Hải Phòng phải làm gì?", ["10", "11"]),
        ("van phong o hai phong phai lam gi", ["11"]),
        ("Đơn vị nào và Sở Nội vụ ở Hải Phòng phải làm gì?", ["10"]),  # no unit is named
    ],
)
def test_a_body_named_by_the_beginning_of_its_name(corpus: Library, question: str, clauses: list[str]) -> None:
    assert [path for _, path in cited(ask(corpus, question))] == clauses


def _of_department(issuer: str, number: str, tasks: Sequence[str]) -> str:
    body = tuple(f"{nth}. Sở Y tế {task}." for nth, task in enumerate(tasks, 1))
    return written(f"ỦY BAN NHÂN DÂN\n{issuer}", number, "", "CHỈ THỊ\nVề việc phòng bệnh", body)


def test_directives_named_together_share_the_list_of_duties(tmp_path: Path) -> None:
    """The likeliest first, and the first with many duties leaves room for the others."""
    many = [f"kiểm tra {what} hằng tháng" for what in ("bệnh viện", "nhà thuốc", "bếp ăn", "trạm xá", "chợ", "lò mổ")]
    texts = {
        "a": _of_department("TỈNH GIA LAI", "11/CT-UBND", ("báo cáo dịch dại hằng tháng", "tổ chức diệt muỗi")),
        "b": _of_department("TỈNH KON TUM", "12/CT-UBND", many),
    }
    with Library(tmp_path / "home") as library:
        library.ingest([laid(tmp_path / "texts", texts)])
        found = cited(ask(library, "Theo chỉ thị 11 và chỉ thị 12, Sở Y tế phải làm những việc gì?"))
        assert sorted(Counter(directive for directive, _ in found).values()) == [2, 4]
        found = cited(ask(library, "Sở Y tế phải làm gì?"))
        best = library.search("Sở Y tế phải làm gì?").matches[0].directive
        assert (found[0][0], len({directive for directive, _ in found})) == (best, 2)
