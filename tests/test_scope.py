"""Which directives a question names, among made-up letterheads of many bodies."""

import re
from collections.abc import Callable
from datetime import date

import pytest

from index.question.bodies import bodies_in
from index.question.query import Query, understand
from index.register import Letterhead, Register
from ingest.folding import fold


def letterhead(key: str, number: str, kind: str, issuer: str, day: date | None, parent: str = "") -> Letterhead:
    return Letterhead(key, number, kind, issuer, day, "", "file", parent)


REGISTER = Register(
    (
        letterhead("qb-23", "2214/UBND-NCVX", "Công văn", "Ủy ban nhân dân tỉnh Quảng Bình", date(2023, 10, 31)),
        letterhead("qb-20", "15/CT-UBND", "Chỉ thị", "Chủ tịch UBND tỉnh Quảng Bình", date(2020, 5, 4)),
        letterhead("qt-22", "15/CT-UBND", "Chỉ thị", "Ủy ban nhân dân tỉnh Quảng Trị", date(2022, 5, 4)),
        letterhead("qt-25", "36/2025/QĐ-UBND", "Quyết định", "Ủy ban nhân dân tỉnh Quảng Trị", date(2025, 11, 19)),
        letterhead("hp", "2598/UBND-KSTTHC", "Công văn", "Ủy ban nhân dân thành phố Hải Phòng", date(2023, 10, 24)),
        letterhead("hp-hdnd", "07/NQ-HĐND", "Nghị quyết", "Hội đồng nhân dân thành phố Hải Phòng", date(2024, 7, 9)),
        letterhead("hp-snv", "88/SNV-CC", "Công văn", "Sở Nội vụ", date(2024, 1, 8), "UBND thành phố Hải Phòng"),
        letterhead("ttg", "968/CĐ-TTg", "Công điện", "Thủ tướng Chính phủ", date(2023, 10, 16)),
        letterhead("bnv", "512/BNV-CCVC", "Công văn", "Bộ Nội vụ", date(2024, 2, 1)),
        letterhead("btc-25", "4014/QĐ-BTC", "Quyết định", "Bộ Tài chính", date(2025, 12, 1)),
        letterhead("bkh", "61/BKHĐT-TH", "Công văn", "Bộ Kế hoạch và Đầu tư", date(2022, 3, 3)),
        letterhead("hue", "9/KH-UBND", "Kế hoạch", "Ủy ban nhân dân tỉnh Thừa Thiên Huế", date(2021, 6, 1)),
        letterhead("bp", "", "Công văn", "Ủy ban nhân dân tỉnh Bình Phước", None),
    )
)


def asked(question: str, *history: str) -> Query:
    return understand(question, history, REGISTER)


@pytest.mark.parametrize(
    ("question", "scope"),
    [
        # numbers, in any spelling
        ("2214/UBND-NCVX nói gì", "qb-23"),
        ("2214 ubnd ncvx", "qb-23"),
        ("2214-ubnd-ncvx", "qb-23"),
        ("968-CĐ/TTg", "ttg"),
        ("968/CD-TTg", "ttg"),
        ("968/TTg", "ttg"),
        ("cd 968 noi gi", "ttg"),
        ("CĐ968", "ttg"),
        ("công điện số 968 ngày 16/10", "ttg"),
        ("Công điện số 0968", "ttg"),
        ("Telegram No. 968", "ttg"),
        ("cv 2214", "qb-23"),
        ("the Prime Minister's dispatch 968", "ttg"),
        ("quyết định 36/2025", "qt-25"),
        ("quyết định 36 năm 2025", "qt-25"),
        ("36/2025/QĐ-UBND", "qt-25"),
        # one number, several directives
        ("chỉ thị 15", "qb-20 qt-22"),
        ("chỉ thị 15 của Quảng Trị", "qt-22"),
        ("chỉ thị 15 năm 2020", "qb-20"),
        ("15/CT-UBND ngày 04/5/2022", "qt-22"),
        ("chỉ thị 15 của Quảng Bình và công điện 968", "qb-20 ttg"),
        # days and years
        ("công điện ngày 16/10 yêu cầu gì", "ttg"),
        ("công điện ngày 16 tháng 10 năm 2023", "ttg"),
        ("the telegram of 16 October 2023", "ttg"),
        ("the letter dated October 24, 2023", "hp"),
        ("các chỉ thị năm 2020", "qb-20"),
        ("văn bản ban hành năm 2021", "hue"),
        ("công văn của Quảng Bình ban hành năm 2020", "qb-20"),
        ("trước ngày 16/10/2023 phải làm gì", ""),
        ("đến năm 2023 phải đạt bao nhiêu phần trăm", ""),
        # bodies as issuers
        ("Bộ Nội vụ yêu cầu gì?", "bnv"),
        ("theo công văn của BNV thì ai báo cáo", "bnv"),
        ("What does the Ministry of Home Affairs require?", "bnv"),
        ("Bộ Nội vụ và Thủ tướng yêu cầu gì", "bnv ttg"),
        ("theo chỉ đạo của Thủ tướng, Bình Phước yêu cầu gì", "bp"),
        ("Thủ tướng chỉ đạo thế nào", "ttg"),
        ("HĐND Hải Phòng quyết định gì", "hp-hdnd"),
        ("nghị quyết của Hội đồng nhân dân thành phố Hải Phòng", "hp-hdnd"),
        ("công văn của Sở Nội vụ Hải Phòng", "hp-snv"),
        ("chỉ thị của Quảng Bình", "qb-20"),
        ("chỉ thị Quảng Bình", "qb-20"),
        ("chi thi quang binh noi gi", "qb-20"),
        ("cơ quan Bình Phước", "bp"),
        # a body that must act is no issuer
        ("Bộ Nội vụ phải làm gì", ""),
        ("giao Bộ Nội vụ làm gì", ""),
        ("bo noi vu phai lam gi theo cong dien 968", "ttg"),
        ("Hải Phòng phải làm gì theo Công điện 968", "ttg"),
        ("Công điện 968 so với Hải Phòng", "ttg hp hp-hdnd hp-snv"),
        ("Công điện 968 gửi các tỉnh Bình Phước, Quảng Bình dặn gì", "ttg"),
        ("cong dien 968 gui cho ubnd tinh binh phuoc noi gi", "ttg"),
        # what is no name
        ("hằng năm định kỳ báo cáo ai", ""),
        ("nâng cao bằng cách nào", ""),
        ("dien bien phuc tap thi lam gi", ""),
        ("kế hoạch 5 năm", ""),
        ("báo cáo 6 tháng", ""),
        ("huyện Hải Phòng", ""),
    ],
)
def test_scope(question: str, scope: str) -> None:
    assert set(asked(question).scope) == set(scope.split())


@pytest.mark.parametrize("wanted", [one for one in REGISTER if one.number], ids=lambda one: one.id)
@pytest.mark.parametrize(
    "question",
    [
        "{number} nói gì",
        "{kind} {number} quy định gì",
        "{kind} số {digits} của {issuer}",
        "{parts}",
        "{kind} ngày {day} của {issuer} yêu cầu gì",
        "{issuer} có {kind} nào",
    ],
)
@pytest.mark.parametrize("spelt", [str, fold, str.lower], ids=["marked", "bare", "small"])
def test_each_letterhead_is_found_by_what_it_prints(
    question: str, wanted: Letterhead, spelt: Callable[[str], str]
) -> None:
    assert wanted.issued_on
    said = question.format(
        number=wanted.number,
        kind=wanted.kind,
        issuer=f"{wanted.issuer} {wanted.parent_body.removeprefix('UBND ')}".strip(),
        digits=wanted.number.partition("/")[0],
        parts=" ".join(re.findall(r"\w+", wanted.number)),
        day=f"{wanted.issued_on.day}/{wanted.issued_on.month}/{wanted.issued_on.year}",
    )
    assert wanted.id in asked(spelt(said)).scope


@pytest.mark.parametrize(
    ("question", "actors"),
    [
        ("Sở Nội vụ phải làm gì", {"Sở Nội vụ"}),
        ("so noi vu phai lam gi", {"Sở Nội vụ"}),
        ("SNV có nhiệm vụ gì", {"Sở Nội vụ"}),
        ("SKH&ĐT làm gì", {"Sở Kế hoạch và Đầu tư"}),
        ("đánh giá cán bộ thế nào", set()),
        ("trách nhiệm người đứng đầu", {"Người đứng đầu", "Thủ trưởng các cơ quan", "Thủ trưởng các đơn vị"}),
        ("nhiệm vụ của STTTT", {"Sở Thông tin và Truyền thông"}),
        ("What must the Department of Home Affairs do?", {"Sở Nội vụ"}),
        ("chánh văn phòng ubnd làm gì", {"Chánh Văn phòng Ủy ban nhân dân", "Chánh Văn phòng UBND"}),
        (
            "chủ tịch các xã phải làm gì",
            {"Chủ tịch Ủy ban nhân dân cấp xã", "Chủ tịch UBND cấp xã", "Chủ tịch UBND các xã"},
        ),
        ("UBND huyện phải làm gì", {"Ủy ban nhân dân cấp huyện", "UBND cấp huyện", "UBND các huyện"}),
        ("giao cho VPCP việc gì", {"Văn phòng Chính phủ", "VPCP"}),
        ("phải báo cáo Sở Nội vụ khi nào", set()),
        ("kế hoạch do Sở Nội vụ chủ trì", {"Sở Nội vụ"}),
        ("Bộ Nội vụ yêu cầu gì", set()),
        ("thủ tục hành chính là gì", set()),
        ("UBND tỉnh Quảng Bình giao gì cho Sở Nội vụ", set()),
    ],
)
def test_actors(question: str, actors: set[str]) -> None:
    assert set(asked(question).actors) == actors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("BTC, BNV và VPCP", ["Bộ Tài chính", "Bộ Nội vụ", "Văn phòng Chính phủ"]),
        ("BKH&ĐT, BLĐ-TBXH", ["Bộ Kế hoạch và Đầu tư", "Bộ Lao động - Thương binh và Xã hội"]),
        ("Giao Sở Nội vụ, Chủ tịch UBND các huyện", ["Sở Nội vụ", "Chủ tịch Ủy ban nhân dân cấp huyện"]),
        ("Ministry of Education and Training", ["Bộ Giáo dục và Đào tạo"]),
        ("chairpersons of commune people's committees", ["Chủ tịch Ủy ban nhân dân cấp xã"]),
        ("thử tương đương sinh học", []),
        ("số nội bộ", []),
    ],
)
def test_bodies_in_a_text(text: str, names: list[str]) -> None:
    assert list(bodies_in(text)) == names


@pytest.mark.parametrize(
    ("question", "elsewhere", "missing", "unmet"),
    [
        ("Đà Nẵng yêu cầu gì", ("Đà Nẵng",), (), ()),
        ("công văn của Bộ Y tế", ("Bộ Y tế",), (), ()),
        ("theo công điện, Bộ Y tế hướng dẫn gì", (), (), ()),
        ("Bộ Y tế phải làm gì", (), (), ()),
        ("Công điện 280/CĐ-TTg nói gì", (), ("Công điện 280/CĐ-TTg",), ()),
        ("Những văn bản nào theo Công điện 280 hồi tháng 10/2023", (), ("Công điện 280",), ()),
        ("280/CĐ-TTg", (), ("280/CĐ-TTg",), ()),
        ("theo NĐ 61/2018 thì trả kết quả ở đâu", (), ("Nghị định 61/2018",), ()),
        ("Nghị định 61 quy định gì", (), ("Nghị định 61",), ()),
        ("Nghị định số 61 năm 2018", (), ("Nghị định 61/2018",), ()),
        ("kế hoạch 2024", (), (), ()),
        ("2 lần/tháng", (), (), ()),
        ("chỉ thị năm 2021 của Quảng Bình", (), (), ("năm 2021",)),
        ("quyết định của Hải Phòng", (), (), ("Quyết định",)),
        ("Công văn 2214 của Hải Phòng", (), (), ("Hải Phòng",)),
        ("công điện ngày 17/10/2023", (), (), ("ngày 17/10/2023",)),
        ("kế hoạch năm 2024 của Quảng Bình", (), (), ("Kế hoạch",)),
    ],
)
def test_what_is_not_here(
    question: str, elsewhere: tuple[str, ...], missing: tuple[str, ...], unmet: tuple[str, ...]
) -> None:
    query = asked(question)
    assert (query.elsewhere, query.missing, query.unmet) == (elsewhere, missing, unmet)


@pytest.mark.parametrize(
    ("question", "scope", "leaning", "merged"),
    [
        (
            "Quảng Trị yêu cầu gì",
            {"qt-22", "qt-25", "qb-20", "qb-23"},
            {"qt-22", "qt-25"},
            (("Quảng Trị", "Quảng Bình"),),
        ),
        ("Quảng Bình yêu cầu gì", {"qb-20", "qb-23", "qt-25"}, {"qb-20", "qb-23"}, (("Quảng Bình", "Quảng Trị"),)),
        ("văn bản năm 2022 của Quảng Trị", {"qt-22"}, {"qt-22"}, ()),
        ("Đồng Nai yêu cầu gì", {"bp"}, set(), (("Đồng Nai", "Bình Phước"),)),
        ("Huế có kế hoạch gì", {"hue"}, {"hue"}, ()),
        ("Thừa Thiên Huế", {"hue"}, set(), ()),
        (
            "Bộ Kế hoạch và Đầu tư yêu cầu gì",
            {"bkh", "btc-25"},
            {"bkh"},
            (("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"),),
        ),
    ],
)
def test_mergers(question: str, scope: set[str], leaning: set[str], merged: tuple[tuple[str, str], ...]) -> None:
    query = asked(question)
    assert (set(query.scope), set(query.leaning), query.merged) == (scope, leaning, merged)


@pytest.mark.parametrize(
    ("question", "history", "scope", "holds"),
    [
        ("công văn này gửi cho những cơ quan nào ở cấp huyện", ["2214/UBND-NCVX nói gì"], "qb-23", "nói gì"),
        ("thời hạn trong văn bản đó là khi nào vậy ạ", ["Công điện 968 nói gì về kỷ luật?"], "ttg", "kỷ luật"),
        ("what about Hai Phong?", ["What must Quang Binh report on overdue tasks?"], "hp hp-hdnd hp-snv", "overdue"),
        ("còn ở hải phòng thì sao", ["Công điện 968: ai báo cáo?", "còn Đà Nẵng?"], "hp hp-hdnd hp-snv", "báo cáo"),
        ("bao giờ?", ["Bình Phước: ai báo cáo?", "còn Hải Phòng thì sao?"], "hp hp-hdnd hp-snv", "báo cáo"),
        ("thế thời hạn?", ["chỉ thị 15 của Quảng Trị: ai báo cáo?", "ở đâu?"], "qt-22", "báo cáo"),
        ("Công điện 968 ai ký", ["Hải Phòng yêu cầu gì"], "ttg", "ai ký"),
    ],
)
def test_history(question: str, history: list[str], scope: str, holds: str) -> None:
    query = asked(question, *history)
    assert set(query.scope) == set(scope.split())
    assert holds in query.text


def test_a_question_that_stands_alone_takes_nothing_from_the_history() -> None:
    query = asked("Trên địa bàn toàn tỉnh, do ai phải chịu trách nhiệm báo cáo kết quả?", "Hải Phòng yêu cầu gì")
    assert not query.scope
    assert "yêu cầu" not in query.text


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("điểm a khoản 2 Điều 5 của quyết định 36/2025", {("dieu-5.2.a", "qt-25")}),
        ("khoản 1 và khoản 3 công điện 968", {("1", "ttg"), ("3", "ttg")}),
        ("diem a khoan 1 cong dien 968", {("1.a", "ttg")}),
        ("point a of clause 3 of telegram 968", {("3.a", "ttg")}),
    ],
)
def test_clauses(question: str, clauses: set[tuple[str, str]]) -> None:
    assert {(path, *where) for path, where in asked(question).clauses} == clauses


def test_what_is_not_here_is_not_here_for_a_follow_up() -> None:
    assert asked("còn thời hạn?", "Đà Nẵng yêu cầu gì?").elsewhere == ("Đà Nẵng",)


def test_later_questions_replace_places_and_actors() -> None:
    assert asked("còn Sở Tài chính?", "Sở Nội vụ phải làm gì?").text == "còn Sở Tài chính? phải làm gì?"
    assert "Đà Nẵng" not in asked("bao giờ?", "Đà Nẵng: ai báo cáo?", "còn Hải Phòng?").text


def test_a_place_that_scopes_is_cut_from_the_text_and_another_stays() -> None:
    assert asked("Hải Phòng yêu cầu gì").text == "yêu cầu gì"
    assert asked("Hải Phòng phải làm gì theo Công điện 968").text == "Hải Phòng phải làm gì theo Công điện 968"
