"""Duties told by where a sentence or a part of one stands: headings, lists of bodies, conditions, purposes."""

import pytest

from ingest.obligations.actors import heading_actor
from ingest.obligations.details import reports_to
from ingest.obligations.phrases import phrases
from tests.test_obligations import duties
from tests.test_obligations_general import plan, read


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # 'theo dõi' begins a duty, 'theo quy định' does not
        (
            "Cập nhật tin cảnh báo lũ về thôn, theo dõi mực nước tại cầu Rồng",
            ["Cập nhật tin cảnh báo lũ về thôn", "theo dõi mực nước tại cầu Rồng"],
        ),
        ("Cấp phép khai thác cát, theo đúng quy hoạch", ["Cấp phép khai thác cát, theo đúng quy hoạch"]),
        # a word for how makes the list of verbs behind it a duty
        (
            "Tuần tra các tuyến đê đã giao, kịp thời phát hiện, xử lý sạt lở",
            ["Tuần tra các tuyến đê đã giao", "kịp thời phát hiện, xử lý sạt lở"],
        ),
        # of what a noun is: no verb that waits for its object
        (
            "Đẩy nhanh tiến độ thực hiện, hoàn thành móng cầu trong năm 2026",
            ["Đẩy nhanh tiến độ thực hiện", "hoàn thành móng cầu trong năm 2026"],
        ),
        (
            "Tháo gỡ vướng mắc thuộc lĩnh vực quản lý, báo cáo cấp có thẩm quyền",
            ["Tháo gỡ vướng mắc thuộc lĩnh vực quản lý", "báo cáo cấp có thẩm quyền"],
        ),
        ("Tăng cường công tác quản lý, kiểm tra chợ", ["Tăng cường công tác quản lý, kiểm tra chợ"]),
        # a report behind a purpose
        (
            "Nghiên cứu kiến nghị để đưa vào các chương trình của ngành, báo cáo Thủ tướng Chính phủ",
            ["Nghiên cứu kiến nghị để đưa vào các chương trình của ngành", "báo cáo Thủ tướng Chính phủ"],
        ),
        ("Gửi Sở Y tế để tổng hợp, báo cáo UBND tỉnh", ["Gửi Sở Y tế để tổng hợp, báo cáo UBND tỉnh"]),
        # 'công tác X và thực hiện Y' is one work
        (
            "Chấm điểm công tác dân vận và thực hiện dân chủ ở xã",
            ["Chấm điểm công tác dân vận và thực hiện dân chủ ở xã"],
        ),
        # a duty before an order stays one
        (
            "Rà soát vướng mắc về rừng, đề nghị Bộ Tài chính hướng dẫn",
            ["Rà soát vướng mắc về rừng", "đề nghị Bộ Tài chính hướng dẫn"],
        ),
        ("a) Kiểm kê rừng ngập mặn", ["Kiểm kê rừng ngập mặn"]),
        ("Hỗ trợ thêm 400.000 đồng/hộ", []),
        # more of those whom a training is for
        (
            "Tập huấn cho cán bộ cấp tỉnh; cán bộ trực tiếp quản lý chợ",
            ["Tập huấn cho cán bộ cấp tỉnh; cán bộ trực tiếp quản lý chợ"],
        ),
    ],
)
def test_phrases(text: str, parts: list[str]) -> None:
    assert [text[p.start : p.end] for p in phrases(text, False) if p.kind] == parts


@pytest.mark.parametrize(
    ("text", "actor", "does"),
    [
        ("Nhằm giữ rừng, Sở Y tế đề nghị UBND các xã; các trường lập tổ gác", "UBND các xã; các trường", "lập tổ gác"),
        ("Trên đây là Chỉ thị về giữ rừng, yêu cầu các sở, ban, ngành thực hiện", "các sở, ban, ngành", "thực hiện"),
        ("Để giữ rừng, tăng cường tuần tra, các sở, ban rà soát quân số", "các sở, ban", "rà soát quân số"),
        ("Sở Y tế theo chức năng, nhiệm vụ được giao rà soát trạm xá, báo cáo UBND tỉnh", "Sở Y tế", "rà soát trạm xá"),
        (
            "Khi có ý kiến khác nhau, cơ quan chủ trì có trách nhiệm họp lại",
            "cơ quan chủ trì",
            "có trách nhiệm họp lại",
        ),
        ("Sau khi nhận giấy báo, doanh nghiệp nhỏ và vừa nộp lệ phí", "doanh nghiệp nhỏ và vừa", "nộp lệ phí"),
        (
            "Khi nhận ý kiến của tổ chức, cá nhân, các trường có trách nhiệm trả lời",
            "các trường",
            "có trách nhiệm trả lời",
        ),
        ("Nếu có việc cần sửa đổi, các trường báo cáo UBND xã", "các trường", "báo cáo UBND xã"),
        ("Do các chủ đầu tư bố trí vốn xây kè", "các chủ đầu tư", "bố trí vốn xây kè"),
        (
            "Cục trưởng Cục Quản lý, giám sát bảo hiểm, Thủ trưởng các đơn vị chịu trách nhiệm thi hành Quyết định",
            "Cục trưởng Cục Quản lý, giám sát bảo hiểm, Thủ trưởng các đơn vị",
            "chịu trách nhiệm thi hành Quyết định",
        ),
    ],
)
def test_who_is_told_what(text: str, actor: str, does: str) -> None:
    first = next(p for p in phrases(text, False) if p.kind)
    assert first.actor is not None
    assert (text[first.actor.start : first.actor.end], text[first.main : first.end]) == (actor, does)


@pytest.mark.parametrize(
    ("heading", "actor"),
    [
        ("Cấp xã", "Cấp xã"),
        ("Nội dung kiểm tra của chủ rừng", "chủ rừng"),
        ("Các sở, ngành chủ trì, quản lý dự án rừng", "Các sở, ngành chủ trì, quản lý dự án rừng"),
        ("Các sở, ngành chủ trì rà soát", "Các sở, ngành"),
        ("Cấp phép xây dựng", None),
    ],
)
def test_heading_actor(heading: str, actor: str | None) -> None:
    found = heading_actor(heading)
    assert (heading[slice(*found)] if found else None) == actor


def test_a_heading_that_is_a_sentence_tells_who_acts_below_it() -> None:
    made = duties(
        "1. Để giữ rừng, phòng cháy, các sở, ngành và UBND các xã thực hiện những nội dung sau:",
        "a) Cắm biển cấm lửa.",
    )
    assert [(o.clause, o.actor) for o in made] == [("1.a", "các sở, ngành và UBND các xã")]


def test_an_article_that_is_one_sentence() -> None:
    made = read(
        "QĐ-UBND",
        "QUYẾT ĐỊNH\nVề giá nước\nQUYẾT ĐỊNH:\nĐiều 1. Giá nước là 9.000 đồng.\n"
        "Điều 2. Giám đốc Sở Xây dựng có trách nhiệm hướng dẫn, kiểm tra việc thu tiền nước tại các xã.\n"
        "Điều 3. Quyết định này có hiệu lực từ ngày ký.",
    )
    assert [(o.clause, o.actor) for o in made] == [("dieu-2", "Giám đốc Sở Xây dựng")]


def test_what_an_assessment_orders_for_the_time_ahead() -> None:
    made = read(
        "TB-VPCP",
        "THÔNG BÁO\nKết luận của Phó Thủ tướng\nPhó Thủ tướng Chính phủ kết luận như sau:\n"
        "I. ĐÁNH GIÁ CHUNG\nTỉnh đã xây dựng 20 trường học. Trong thời gian tới, Tỉnh hoàn thiện hồ sơ sân bay; "
        "tập trung trồng rừng ven biển.\nII. NHIỆM VỤ\n1. Giao Bộ Xây dựng thẩm định hồ sơ sân bay.",
    )
    assert [(o.clause, o.actor, o.quote) for o in made] == [
        ("I", "Tỉnh", "hoàn thiện hồ sơ sân bay"),
        ("I", "Tỉnh", "tập trung trồng rừng ven biển"),
        ("II.1", "Bộ Xây dựng", "thẩm định hồ sơ sân bay"),
    ]


def test_a_note_that_tells_each_what_to_do() -> None:
    made = plan(
        "I. NHIỆM VỤ",
        "1. Trồng rừng",
        "- Cơ quan thực hiện: Sở Y tế tham mưu kế hoạch trồng rừng; UBND các xã tổ chức trồng rừng ở thôn.",
    )
    assert [o.actor for o in made] == ["Sở Y tế", "UBND các xã"]


def test_also_goes_on_with_the_same() -> None:
    made = duties(
        "1. (i) Sở Y tế cung cấp thuốc. (ii) Sở Xây dựng sửa chữa trạm xá. Đồng thời rà soát giếng nước các xã."
    )
    assert [o.actor for o in made] == ["Sở Y tế", "Sở Xây dựng", "Sở Xây dựng"]


@pytest.mark.parametrize(
    ("clause", "quote"),
    [
        (
            "Rà soát số giường bệnh để bảo đảm đủ chỗ cho người bệnh nặng ở mọi huyện trong mùa dịch.",
            "Rà soát số giường bệnh",
        ),
        ("Cắm biển cấm lửa để giữ rừng.", "Cắm biển cấm lửa để giữ rừng"),
        ("Khi có cháy, các chủ rừng thông báo cho kiểm lâm.", "thông báo cho kiểm lâm"),
    ],
)
def test_quote_is_what_must_be_done(clause: str, quote: str) -> None:
    assert [o.quote for o in duties(f"1. {clause}")] == [quote]


@pytest.mark.parametrize(
    ("phrase", "to"),
    [
        ("báo cáo cơ quan, người có thẩm quyền", "cơ quan, người có thẩm quyền"),
        (
            "gửi các tài liệu về quy hoạch rừng phòng hộ, bản đồ hiện trạng đất, danh mục dự án theo pháp luật về lâm "
            "nghiệp và đất đai cho Sở Xây dựng",
            "Sở Xây dựng",
        ),
    ],
)
def test_reports_to(phrase: str, to: str) -> None:
    assert reports_to(phrase) == to


@pytest.mark.parametrize(
    ("clause", "modality"),
    [
        ("Cơ quan chủ trì có quyền yêu cầu bổ sung hồ sơ.", "may"),
        ("Tuyệt đối tránh để dân chờ lâu.", "must_not"),
        ("Tránh chồng chéo khi thanh tra doanh nghiệp.", "must"),
    ],
)
def test_modality(clause: str, modality: str) -> None:
    assert [o.modality for o in duties(f"1. {clause}")] == [modality]
