"""What a plan says of its tasks line by line, and directives found by their subject or the number asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ask import ask
from assistant.finders.particulars import kinds_asked
from index.library import Library
from ingest.folding import fold
from tests.answer_examples import cited, laid

PLAN = """ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU
Số: 731/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lai Châu, ngày 19 tháng 11 năm 2025

KẾ HOẠCH
Triển khai thi hành Luật Trồng trọt trên địa bàn tỉnh Lai Châu

I. NỘI DUNG
1. Tập huấn kỹ thuật trồng chè cho hợp tác xã
a) Nội dung: Tổ chức lớp tập huấn kỹ thuật trồng chè, gồm kỹ năng cắt tỉa và ghi nhật ký.
b) Cơ quan chủ trì: Sở Nông nghiệp và Môi trường.
c) Cơ quan phối hợp: Hội Nông dân tỉnh, Liên minh Hợp tác xã.
d) Thời gian thực hiện: quý II năm 2026.
2. Kiểm tra việc thi hành Luật Trồng trọt tại các xã
a) Cơ quan chủ trì: Thanh tra tỉnh.
b) Thời gian thực hiện: năm 2027.

II. TỔ CHỨC THỰC HIỆN
1. Các sở báo cáo kết quả thực hiện Kế hoạch này trước ngày 15 tháng 12 hằng năm.

III. KINH PHÍ THỰC HIỆN
1. Kinh phí thực hiện Kế hoạch do ngân sách tỉnh bảo đảm và được lồng ghép từ các chương trình mục tiêu quốc gia.
2. Hợp tác xã tự bảo đảm kinh phí mua cây giống, vật tư ngoài phần ngân sách đã hỗ trợ theo quy định.

IV. HỖ TRỢ
1. Hỗ trợ hợp tác xã khi có sương muối
a) Vật tư được cấp
- Bạt che cho vườn ươm;
- Phân bón lá.

CHỦ TỊCH
Lê Văn Lương
"""
OTHER = """ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU
Số: 88/CT-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lai Châu, ngày 20 tháng 11 năm 2025

CHỈ THỊ
Về việc tăng cường phòng cháy rừng mùa khô

1. Hạt Kiểm lâm tuần tra rừng hằng ngày.

2. Phó Chủ tịch Ủy ban nhân dân tỉnh Trần Văn Sơn trực tiếp chỉ đạo việc chữa cháy rừng.

CHỦ TỊCH
Lê Văn Lương
"""
NOTICE = """VĂN PHÒNG CHÍNH PHỦ
Số: 648/TB-VPCP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 27 tháng 11 năm 2025

THÔNG BÁO
Kết luận tại buổi làm việc với lãnh đạo tỉnh Điện Biên

1. Bộ Tài chính xem xét việc trang bị 20 xe cứu thương theo quy định.
"""
KE_HOACH, CHI_THI, THONG_BAO = "731-kh-ubnd-lai-chau", "88-ct-ubnd-lai-chau", "648-tb-vpcp-van-phong-chinh-phu"


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder: Path = tmp_path_factory.mktemp("plans")
    with Library(folder / "home") as library:
        library.ingest([laid(folder / "texts", {"plan": PLAN, "other": OTHER, "notice": NOTICE})])
        yield library


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Khi nào tập huấn kỹ thuật trồng chè?", ["I.1.d"]),
        ("khi nao tap huan ky thuat trong che", ["I.1.d"]),
        ("Cơ quan nào chủ trì tập huấn kỹ thuật trồng chè?", ["I.1.b"]),
        ("Những ai phối hợp tập huấn kỹ thuật trồng chè?", ["I.1.c"]),
        (
            "Bao giờ tập huấn kỹ thuật trồng chè, đơn vị nào chủ trì và đơn vị nào phối hợp?",
            ["I.1.d", "I.1.c", "I.1.b"],
        ),
        ("Khi nào hợp tác xã được hỗ trợ tập huấn kỹ thuật trồng chè?", ["I.1.d"]),
        ("Đơn vị nào giúp sở tập huấn kỹ thuật trồng chè?", ["I.1.c"]),
        ("Lớp tập huấn kỹ thuật trồng chè có những nội dung gì?", ["I.1.a"]),
    ],
)
def test_lines_of_a_task(plans: Library, question: str, expected: list[str]) -> None:
    found = [clause for directive, clause in cited(ask(plans, question)) if directive == KE_HOACH]
    assert set(expected) <= set(found) and len(found) <= len(expected) + 1


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Ai được hỗ trợ tiền thuê nhà?", ["who"]),
        ("Sở nào hỗ trợ Sở Y tế, và bao giờ?", ["when", "with"]),
        ("Who must report when a task is overdue?", ["who"]),
        ("Who helps patients?", ["who"]),
        ("Which agency leads, which one helps, and when?", ["when", "with", "who"]),
    ],
)
def test_the_kinds_of_lines_asked_for(question: str, kinds: list[str]) -> None:
    assert kinds_asked(fold(question)) == kinds


@pytest.mark.parametrize(
    "question",
    [
        "Tiền làm kế hoạch 731 của Lai Châu lấy ở đâu?",
        "tien lam ke hoach 731 lay tu dau",
        "Where does the money for plan 731 come from?",
    ],
)
def test_the_section_on_funding(plans: Library, question: str) -> None:
    assert set(cited(ask(plans, question))) == {(KE_HOACH, "III.1"), (KE_HOACH, "III.2")}


def test_a_heading_brings_what_stands_two_levels_below_it(plans: Library) -> None:
    found = cited(ask(plans, "Theo kế hoạch 731, hỗ trợ hợp tác xã khi có sương muối gồm những gì?"))
    assert {(KE_HOACH, "IV.1.a.g1"), (KE_HOACH, "IV.1.a.g2")} <= set(found)


def test_directives_named_one_by_one_all_answer(plans: Library) -> None:
    found = cited(ask(plans, "Chỉ thị 88 và Kế hoạch 731 do ai ký?"))
    assert {(CHI_THI, "signature"), (KE_HOACH, "signature")} <= set(found)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Văn bản nào của Lai Châu nói về phòng cháy rừng mùa khô, cho xin số hiệu?", (CHI_THI, "head")),
        ("Lai Châu có kế hoạch nào triển khai thi hành Luật Trồng trọt trên địa bàn tỉnh?", (KE_HOACH, "head")),
        ("Thông báo kết luận buổi làm việc với Điện Biên ra ngày nào?", (THONG_BAO, "head")),
        ("Phó Chủ tịch nào chỉ đạo chữa cháy rừng ở Lai Châu?", (CHI_THI, "2")),
    ],
)
def test_which_directive_and_who(plans: Library, question: str, expected: tuple[str, str]) -> None:
    assert cited(ask(plans, question))[0] == expected


def test_a_place_that_issued_nothing_and_is_no_subject(plans: Library) -> None:
    assert ask(plans, "Sơn La yêu cầu các sở làm gì?").refused


def test_one_directive_of_a_place_answers(plans: Library) -> None:
    assert {directive for directive, _ in cited(ask(plans, "Lai Châu giao ai tuần tra rừng?"))} == {CHI_THI}


def test_a_second_question_stays_with_the_first(plans: Library) -> None:
    answer = ask(plans, "Kế hoạch 731 giao cơ quan nào tập huấn trồng chè, rồi các sở báo cáo kết quả hạn nào?")
    assert {directive for directive, _ in cited(answer)} == {KE_HOACH}
