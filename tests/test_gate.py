"""The gate over sentences that are not quotes: figures in other spellings, bodies, force, English over Vietnamese."""

import pytest

from assistant.answer import Citation, Statement
from assistant.gate.figures import figures, stated
from assistant.sentences import sentences
from assistant.verify import is_supported

DEADLINE = (
    "Văn phòng UBND tỉnh theo dõi, tổng hợp, báo cáo Chủ tịch UBND tỉnh kết quả thực hiện nhiệm vụ quá hạn trước ngày "
    "31/10/2023, đạt ít nhất 50% trong 02 ngày làm việc theo Công điện số 968/CĐ-TTg ngày 16/10/2023."
)
FORBIDDEN = "Các sở, ban, ngành không được yêu cầu người dân nộp thêm giấy tờ; có thể tổ chức họp trực tuyến."
DUTY = "Sở Nội vụ phải kiểm tra đột xuất việc chấp hành kỷ luật hành chính và báo cáo UBND tỉnh."
LETTERS = (DEADLINE, FORBIDDEN, DUTY)


def supported(text: str, quote: str, issuer: str = "") -> bool:
    return is_supported(
        Statement(text, (0,)), [Citation("x", "", issuer, "", "x.txt", "1", "", "", quote, 0, len(quote))]
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("31/10/2023", "ngày 31 tháng 10 năm 2023"),
        ("31/10/2023", "31 October 2023"),
        ("31/10/2023", "October 31, 2023"),
        ("31/10/2023", "31-10-2023"),
        ("5/6/2023", "05.06.2023"),
        ("ngày 15 hằng tháng", "the 15th of each month"),
        ("tháng 10 năm 2023", "10/2023"),
        ("50%", "50 phần trăm"),
        ("50 %", "50 percent"),
        ("02 ngày làm việc", "two working days"),
        ("05 (năm) ngày", "5 days"),
        ("ba tháng", "03 months"),
        ("1.085 nhiệm vụ", "1,085 tasks"),
        ("99,1%", "99.1%"),
        ("2,5 triệu đồng", "2.500.000 đồng"),
        ("2,5 tỷ đồng", "2.5 billion dong"),
        ("968/CĐ-TTg", "968/CD-TTg"),
        ("02-QC/TU", "2-QC/TU"),
        ("17 giờ 30", "5:30 p.m."),
        ("quý IV năm 2023", "the fourth quarter of 2023"),
        ("Điều 5, khoản 2", "Article 5, clause 2"),
        ("６０ ngày", "60 days"),
    ],
)
def test_one_figure_in_two_spellings(one: str, other: str) -> None:
    assert figures(one)
    assert all(mention & stated(one) for mention in figures(other))
    assert all(mention & stated(other) for mention in figures(one))


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("30/10/2023", "31/10/2023"),
        ("31/10/2024", "31/10/2023"),
        ("31/10/2023", "31/10"),
        ("31/10/2023", "tháng 10 năm 2023"),
        ("10 ngày", "31/10/2023"),
        ("20 ngày", "20%"),
        ("2 ngày", "2 ngày làm việc"),
        ("2%", "20%"),
        ("968 nhiệm vụ", "968/CĐ-TTg"),
        ("969/CĐ-TTg", "968/CĐ-TTg"),
        ("968/CT-TTg", "968/CĐ-TTg"),
        ("968/CĐ-TTg", "968"),
        ("khoản 3", "3 ngày"),
        ("3 ngày", "khoản 3"),
        ("2,5 tỷ", "2,5 triệu"),
        ("1085", "1.085,5"),
        ("hai tháng", "hai ngày"),
        ("twenty percent", "ba phần trăm"),
        ("17 giờ", "16 giờ 30"),
        ("①", "2"),
        ("٣ days", "4 ngày"),
    ],
)
def test_one_figure_is_not_another(said: str, quote: str) -> None:
    assert figures(said)
    assert not all(mention & stated(quote) for mention in figures(said))


@pytest.mark.parametrize("text", ["Các sở báo cáo.", "The departments may report.", "v.v.", "a) b) c)", ""])
def test_no_figure(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Văn phòng UBND tỉnh phải báo cáo Chủ tịch UBND tỉnh trước ngày 31 tháng 10 năm 2023.", DEADLINE),
        ("Văn phòng Ủy ban nhân dân tỉnh theo dõi, tổng hợp kết quả thực hiện nhiệm vụ quá hạn.", DEADLINE),
        ("Tỷ lệ đạt ít nhất 50 %.".replace("Tỷ lệ đạt", "Đạt"), DEADLINE),
        ("Theo Công điện 968/CD-TTg, Văn phòng UBND tỉnh báo cáo kết quả.", DEADLINE),
        ("The Office of the Provincial People's Committee must report overdue tasks before 31 October 2023.", DEADLINE),
        ("Results must reach at least 50% within two working days.", DEADLINE),
        ("The Office must report the results under Telegram 968/CĐ-TTg.", DEADLINE),
        ("Các sở không được yêu cầu người dân nộp thêm giấy tờ.", FORBIDDEN),
        ("Departments must not ask people to submit more papers.", FORBIDDEN),
        ("They may hold online meetings.", FORBIDDEN),
        ("Telegram 968/CĐ-TTg of 16 October 2023.", DEADLINE),
        ("Telegram 12/CĐ-TTg of 5 May 2023.", "Công điện số 12/CĐ-TTg ngày 05/5/2023"),
        ("The Department of Home Affairs must inspect administrative discipline.", DUTY),
        ("Sở Nội vụ có trách nhiệm kiểm tra đột xuất việc chấp hành kỷ luật hành chính.", DUTY),
    ],
)
def test_what_a_quote_supports(text: str, quote: str) -> None:
    assert supported(text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        # figures
        ("Văn phòng UBND tỉnh phải báo cáo Chủ tịch UBND tỉnh trước ngày 30 tháng 10 năm 2023.", DEADLINE),
        ("The Office of the Provincial People's Committee must report overdue tasks before 30 October 2023.", DEADLINE),
        ("Results must reach at least 60% within two working days.", DEADLINE),
        ("The Office must report within 16 days.", DEADLINE),
        # bodies
        ("Sở Tài chính theo dõi, tổng hợp kết quả thực hiện nhiệm vụ quá hạn.", DEADLINE),
        ("The Department of Finance must report overdue tasks before 31 October 2023.", DEADLINE),
        ("Chủ tịch UBND tỉnh báo cáo Văn phòng UBND tỉnh kết quả thực hiện nhiệm vụ quá hạn.", DEADLINE),
        ("UBND cấp xã báo cáo kết quả thực hiện nhiệm vụ quá hạn.", DEADLINE),
        ("Tại Hải Phòng, Sở Nội vụ kiểm tra đột xuất.", DUTY),
        ("In Hai Phong the Department of Home Affairs must inspect administrative discipline.", DUTY),
        ("Ông Trần Văn Bình kiểm tra đột xuất.", DUTY),
        ("Mr Binh must inspect administrative discipline.", DUTY),
        # what is forbidden, permitted, bounded
        ("Các sở được yêu cầu người dân nộp thêm giấy tờ.", FORBIDDEN),
        ("Departments must ask people to submit more papers.", FORBIDDEN),
        ("Các sở phải tổ chức họp trực tuyến.", FORBIDDEN),
        ("They must hold online meetings.", FORBIDDEN),
        ("Sở Nội vụ có thể kiểm tra đột xuất việc chấp hành kỷ luật hành chính.", DUTY),
        ("Sở Nội vụ không phải kiểm tra đột xuất việc chấp hành kỷ luật hành chính.", DUTY),
        ("The Department of Home Affairs may inspect administrative discipline.", DUTY),
        ("The Department of Home Affairs must not inspect administrative discipline.", DUTY),
        ("The Department of Home Affairs should inspect administrative discipline only once.", DUTY),
        ("Đạt tối đa 50%.", DEADLINE),
        ("Results must reach at most 50%.".replace("Results", "The results"), DUTY),
        ("Văn phòng UBND tỉnh báo cáo sau ngày 31/10/2023.", DEADLINE),
        # words
        ("Sở Nội vụ phải kiểm tra đột xuất và nộp phạt.", DUTY),
        ("Sở Nội vụ phải báo chí.", DUTY.replace("UBND tỉnh", "các đồng chí lãnh đạo")),
        ("The Department of Home Affairs must inspect schools and hospitals.", DUTY),
        ("Le service doit contrôler la discipline administrative.", DUTY),
        ("内务厅必须检查行政纪律。", DUTY),
        ("Сở Nội vụ kiểm tra.", DUTY),
        ("…", DUTY),
    ],
)
def test_what_it_does_not(text: str, quote: str) -> None:
    assert not supported(text, quote)


@pytest.mark.parametrize(
    ("text", "issuer", "expected"),
    [
        ("Tại Quảng Bình, Sở Nội vụ phải kiểm tra đột xuất.", "Ủy ban nhân dân tỉnh Quảng Bình", True),
        ("Tại Quảng Bình, Sở Nội vụ phải kiểm tra đột xuất.", "Ủy ban nhân dân thành phố Hải Phòng", False),
        (
            "In Quảng Bình the Department of Home Affairs must inspect administrative discipline.",
            "Ủy ban nhân dân tỉnh Quảng Bình",
            True,
        ),
    ],
)
def test_the_issuer_of_a_quote_may_be_named(text: str, issuer: str, expected: bool) -> None:
    assert supported(text, DUTY, issuer) is expected


SHARED = "Giao Sở Nội vụ báo cáo trước ngày 15/10/2023; Sở Tài chính công khai 20% dự toán trước ngày 20/10/2023."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Nội vụ báo cáo trước ngày 15/10/2023.", True),
        ("Sở Tài chính công khai dự toán trước ngày 20/10/2023.", True),
        ("Sở Nội vụ báo cáo, Sở Tài chính công khai dự toán.", True),
        ("Báo cáo trước ngày 15/10/2023.", True),
        ("The Department of Finance must publish before 20 October 2023.", True),
        ("Sở Nội vụ báo cáo trước ngày 20/10/2023.", False),
        ("Sở Nội vụ công khai dự toán.", False),
        ("Sở Tài chính báo cáo.", False),
        ("The Department of Home Affairs must report before 20 October 2023.", False),
    ],
)
def test_who_must_do_what(text: str, expected: bool) -> None:
    assert supported(text, SHARED) is expected


@pytest.mark.parametrize("quote", LETTERS)
@pytest.mark.parametrize("words", [10, 14, 20])
def test_any_run_of_a_quotes_words_with_its_bounds_is_supported(quote: str, words: int) -> None:
    assert supported(" ".join(quote.split()[:words]), quote)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["Một [k1]. Hai. [k2] Ba [k", "3", "]."], [("Một.", "k1"), ("Hai.", "k2"), ("Ba.", "k3")]),
        (
            ["Sở Y tế TP. Hồ Chí Minh báo cáo [k1]. Hết [k2]"],
            [("Sở Y tế TP. Hồ Chí Minh báo cáo.", "k1"), ("Hết", "k2")],
        ),
        (["Sách, báo, v.v. Các sở nộp [k1]."], [("Sách, báo, v.v. Các sở nộp.", "k1")]),
        (["Ngày 31/10/2023, 1.085 việc./. [k1] Hai [k2]."], [("Ngày 31/10/2023, 1.085 việc./.", "k1"), ("Hai.", "k2")]),
        (["Ông Nguyễn Văn A. ký [k1]."], [("Ông Nguyễn Văn A. ký.", "k1")]),
        (["- Một [k1]\n- Hai [k2]\n3. Ba [k3]"], [("Một", "k1"), ("Hai", "k2"), ("Ba", "k3")]),
        (["**Một** việc [k1, k2]."], [("Một việc.", "k1 k2")]),
        (["Một [k1]. Nửa câu sau"], [("Một.", "k1")]),
        (["Không khóa. Có khóa [k1]."], [("Không khóa.", ""), ("Có khóa.", "k1")]),
        (["<thi", "nk>Nghĩ [k1]. ", "Nghĩ nữa.</think>\n\nMột [k2]."], [("Một.", "k2")]),
        (["<think>Nghĩ mãi [k1]. Không xong."], []),
        (["Một [k1].\n", "\n\n", "Hai\n[k2]"], [("Một.", "k1"), ("Hai", "k2")]),
        (["x" * 1_000_000], []),
        (["Một. " * 200_000], [("Một.", "")] * 3999),
        ([], []),
        (["", " ", "\n"], []),
    ],
)
def test_sentences(pieces: list[str], expected: list[tuple[str, str]]) -> None:
    assert [(sentence.text, " ".join(sentence.keys)) for sentence in sentences(pieces)] == expected


def test_a_sentence_comes_as_soon_as_it_is_whole() -> None:
    read: list[str] = []

    def pieces() -> "list[str]":
        return ["Một [k1]", ". ", "H", "ai"]

    def coming() -> object:
        for piece in pieces():
            read.append(piece)
            yield piece

    assert next(sentences(coming())).text == "Một."  # type: ignore[arg-type]
    assert read == ["Một [k1]", ". ", "H"]
