"""Addresses of clauses: there and back, and the name that officials give a clause."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.address import Address, clause_name, format_address, official_form, parse_address
from ingest.labels import LETTERS, path_part
from tests.library_examples import directive

NUMBERS = st.integers(1, 40)
PARTS = st.one_of(
    NUMBERS.map(str),
    st.sampled_from(LETTERS),
    NUMBERS.map(lambda n: path_part("roman", n)),
    st.builds(lambda mark, n: f"{mark}{n}", st.sampled_from("pg"), NUMBERS),
    st.builds(lambda a, b: f"{a}-{b}", NUMBERS, NUMBERS),
    st.builds(lambda level, n: f"{level}-{n}", st.sampled_from(["dieu", "chuong", "muc", "phan", "phu-luc"]), NUMBERS),
    st.sampled_from(["head", "addressees", "pre", "close", "recipients", "signature", "phu-luc", "dieu-5a", "dieu-5đ"]),
)
PATHS = st.lists(PARTS, min_size=1, max_size=4).map(".".join)
IDS = st.lists(st.from_regex(r"[0-9a-z]{1,6}", fullmatch=True), min_size=1, max_size=5).map("-".join)


@given(IDS, PATHS)
def test_there_and_back(directive_id: str, path: str) -> None:
    address = Address(directive_id, path)
    assert parse_address(format_address(address)) == address


@given(st.text(max_size=30))
def test_any_text_is_an_address_written_one_way_or_none(text: str) -> None:
    try:
        address = parse_address(text)
    except ValueError:
        return
    assert format_address(address) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2214-ubnd-ncvx-quang-binh#1.a", Address("2214-ubnd-ncvx-quang-binh", "1.a")),
        ("x#II.3.đ", Address("x", "II.3.đ")),
        ("x#dieu-5.2.a", Address("x", "dieu-5.2.a")),
        ("x#10.p2", Address("x", "10.p2")),
        ("x#1.g12", Address("x", "1.g12")),
        ("x#phu-luc-2", Address("x", "phu-luc-2")),
        ("968#pre.p1", Address("968", "pre.p1")),
    ],
)
def test_parse(text: str, expected: Address) -> None:
    assert parse_address(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "#", "x", "x#", "#1", "x#1.", "x#.1", "x#1..a", "x#1 a", "x##1", "x#1#2", "X#1", "x-#1", "-x#1", "đ#1",
     "x y#1", "x#1/a", "x#1.a ", " x#1", "x#1\n", "x#?", "../x#1", "x#-1", "x#1-"],
)  # fmt: skip
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(ValueError, match="not a clause address"):
        parse_address(text)


@pytest.mark.parametrize(
    ("path", "vi", "en"),
    [
        ("1", "khoản 1", "clause 1"),
        ("1.a", "điểm a khoản 1", "point a, clause 1"),
        ("1.đ", "điểm đ khoản 1", "point đ, clause 1"),
        ("1.2", "khoản 1.2", "clause 1.2"),
        ("1.1.2.a", "điểm a khoản 1.1.2", "point a, clause 1.1.2"),
        ("II.3.b", "điểm b khoản 3 mục II", "point b, clause 3, section II"),
        ("dieu-5.2.a", "điểm a khoản 2 Điều 5", "point a, clause 2, Article 5"),
        ("dieu-5a", "Điều 5a", "Article 5a"),
        ("chuong-2", "Chương 2", "Chapter 2"),
        ("muc-1.2", "khoản 2 Mục 1", "clause 2, Section 1"),
        ("phan-1", "Phần 1", "Part 1"),
        ("1-2", "khoản 1.2", "clause 1.2"),
        ("10.p2", "đoạn 2 khoản 10", "paragraph 2, clause 10"),
        ("1.g1", "gạch đầu dòng thứ 1 khoản 1", "dash 1, clause 1"),
        ("phu-luc", "Phụ lục", "Appendix"),
        ("phu-luc-2", "Phụ lục 2", "Appendix 2"),
        ("head", "phần đầu", "the head"),
        ("addressees", "phần kính gửi", "the addressees"),
        ("recipients", "phần nơi nhận", "the recipients"),
        ("signature", "phần ký", "the signature"),
        ("pre.p2", "đoạn 2 phần mở đầu", "paragraph 2 of the preamble"),
        ("close.p1", "đoạn 1 phần kết thúc", "paragraph 1 of the closing"),
    ],
)
def test_clause_name(path: str, vi: str, en: str) -> None:
    assert clause_name(path) == (vi, en)


QUANG_BINH = replace(
    directive("x"), number="2214/UBND-NCVX", issuer="Ủy ban nhân dân tỉnh Quảng Bình", issued_on=date(2023, 10, 31)
)


@pytest.mark.parametrize(
    ("kind", "number", "issued_on", "issuer", "path", "vi", "en"),
    [
        ("Công văn", "2214/UBND-NCVX", date(2023, 10, 31), "Ủy ban nhân dân tỉnh Quảng Bình", "1.a",
         "điểm a khoản 1 Công văn số 2214/UBND-NCVX ngày 31/10/2023 của UBND tỉnh Quảng Bình",
         "point a, clause 1, Official Letter No. 2214/UBND-NCVX of 31 October 2023, UBND tỉnh Quảng Bình"),
        ("Công điện", "968/CĐ-TTg", date(2023, 10, 6), "Thủ tướng Chính phủ", "",
         "Công điện số 968/CĐ-TTg ngày 06/10/2023 của Thủ tướng Chính phủ",
         "Official Telegram No. 968/CĐ-TTg of 6 October 2023, Thủ tướng Chính phủ"),
        ("Chỉ thị", "", None, "Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng", "4",
         "khoản 4 Chỉ thị của Chủ tịch UBND tỉnh Cao Bằng", "clause 4, Directive, Chủ tịch UBND tỉnh Cao Bằng"),
        ("Quy chế", "", None, "", "dieu-2", "Điều 2 Quy chế", "Article 2, Regulation"),
        ("Tờ trình", "5/TTr", None, "", "head", "phần đầu Tờ trình số 5/TTr", "the head, Tờ trình No. 5/TTr"),
    ],
)  # fmt: skip
def test_official_form(
    kind: str, number: str, issued_on: date | None, issuer: str, path: str, vi: str, en: str
) -> None:
    printed = replace(QUANG_BINH, kind=kind, number=number, issued_on=issued_on, issuer=issuer)
    assert official_form(printed, path) == (vi, en)
