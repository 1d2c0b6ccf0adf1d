"""Duties in documents of other kinds: plans, conclusions of meetings, official letters, resolutions."""

import pytest

from ingest.directive import Obligation
from ingest.obligations.details import reports_to
from ingest.obligations.phrases import phrases
from ingest.read import read_bytes
from tests.test_obligations import HEAD, duties


def read(mark: str, body: str) -> list[Obligation]:
    (made,) = read_bytes("x.txt", (HEAD.format(mark=mark) + body).encode())
    return list(made.obligations)


def plan(*lines: str) -> list[Obligation]:
    return read("KH-UBND", "KẾ HOẠCH\nPhát triển rừng ven biển\nUBND tỉnh ban hành Kế hoạch:\n" + "\n".join(lines))


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # a verb of no list, where it begins a piece
        ("Trồng dặm rừng ngập mặn; phun thuốc khử khuẩn", ["Trồng dặm rừng ngập mặn", "phun thuốc khử khuẩn"]),
        ("Khẩn trương dập lửa ở các khu dân cư", ["Khẩn trương dập lửa ở các khu dân cư"]),
        ("Thu nhập bình quân tăng 8%; chi phí quản lý giảm", []),
        # several bodies one after another
        (
            "Bộ Y tế chỉ đạo bệnh viện dự trữ thuốc, Bộ Công an chủ trì phân luồng giao thông",
            ["Bộ Y tế chỉ đạo bệnh viện dự trữ thuốc", "Bộ Công an chủ trì phân luồng giao thông"],
        ),
        (
            "Sở Y tế chủ trì, phối hợp với Sở Tài chính, Sở Nội vụ tham mưu đề án",
            ["Sở Y tế chủ trì, phối hợp với Sở Tài chính, Sở Nội vụ tham mưu đề án"],
        ),
        (
            "Sở Nội vụ báo cáo Tỉnh ủy, Ủy ban nhân dân tỉnh phê duyệt đề án",
            ["Sở Nội vụ báo cáo Tỉnh ủy, Ủy ban nhân dân tỉnh phê duyệt đề án"],
        ),
        # parts that are numbered inside a sentence
        ("Giao Sở Y tế: (i) kiểm kê thuốc; (ii) mua bổ sung vắc xin", ["kiểm kê thuốc", "mua bổ sung vắc xin"]),
        (
            "Kiểm tra hồ chứa. (2) Sở Công Thương rà soát lưới điện",
            ["Kiểm tra hồ chứa", "Sở Công Thương rà soát lưới điện"],
        ),
        # what a colon opens
        ("Về nhân lực: Sở Nội vụ tuyển dụng giáo viên", ["Sở Nội vụ tuyển dụng giáo viên"]),
        ("UBND các xã: Vận động người dân hiến đất", ["Vận động người dân hiến đất"]),
        ("Tên dự án: Xây dựng cầu vượt sông", []),
        ("Quyết định 12/QĐ-UBND năm 2024 phê duyệt quy hoạch", []),
        # by when the duty before is done
        ("Lắp đặt biển báo, hoàn thành trước ngày 5/6/2024", ["Lắp đặt biển báo, hoàn thành trước ngày 5/6/2024"]),
        # agreement, praise, definitions and notices
        ("Ghi nhận nỗ lực của Sở Y tế trong phòng dịch", []),
        ("Thống nhất với đề xuất của Sở Y tế", []),
        ("Bảo đảm nước sạch là nhiệm vụ của toàn tỉnh", []),
        (
            "Xác định cấp nước là nhiệm vụ trọng tâm của năm",
            ["Xác định cấp nước là nhiệm vụ trọng tâm của năm"],
        ),
        ("Văn phòng UBND tỉnh thông báo để các sở biết, thực hiện", []),
        # '… và từng bước', and what an activity names
        (
            "Xây dựng khu tái định cư và từng bước di dời các hộ ven sông",
            ["Xây dựng khu tái định cư", "từng bước di dời các hộ ven sông"],
        ),
        ("Làm tốt công tác thu gom rác và phân loại rác", ["Làm tốt công tác thu gom rác và phân loại rác"]),
    ],
)
def test_taken_apart(text: str, parts: list[str]) -> None:
    assert [text[p.start : p.end] for p in phrases(text, damaged=False) if p.kind] == parts


@pytest.mark.parametrize(
    ("clause", "actor"),
    [
        (
            "Yêu cầu Thủ trưởng các sở; Chủ tịch UBND các phường; Giám đốc các bệnh viện nghiêm túc thực hiện.",
            "Thủ trưởng các sở; Chủ tịch UBND các phường; Giám đốc các bệnh viện",
        ),
        ("Đối với tuyến đường tránh: Sở Xây dựng, Sở Tài chính khẩn trương thẩm định dự toán.",
         "Sở Xây dựng, Sở Tài chính"),
        ("Giao Công an tỉnh: rà soát nhân khẩu tạm trú.", "Công an tỉnh"),
    ],
)  # fmt: skip
def test_actor(clause: str, actor: str) -> None:
    assert duties(f"1. {clause}")[0].actor == actor


def test_the_quote_begins_at_what_must_be_done_behind_a_long_list() -> None:
    (made,) = duties("1. Chánh Văn phòng UBND tỉnh, Giám đốc các Sở, Chủ tịch UBND các xã chịu trách nhiệm thi hành.")
    assert made.quote == "chịu trách nhiệm thi hành"
    assert made.actor == "Chánh Văn phòng UBND tỉnh, Giám đốc các Sở, Chủ tịch UBND các xã"


def test_a_plan_addresses_all_at_its_end() -> None:
    made = plan(
        "I. MỤC ĐÍCH, YÊU CẦU",
        "1. Mục đích",
        "- Nâng cao độ che phủ rừng.",
        "2. Yêu cầu",
        "- Huy động người dân tham gia trồng rừng.",
        "II. NHIỆM VỤ",
        "1. Khảo sát, đo đạc bãi bồi ven biển.",
        "III. TỔ CHỨC THỰC HIỆN",
        "1. Sở Tài chính bố trí kinh phí.",
        "2. Các sở, ban, ngành, UBND các xã ven biển triển khai thực hiện Kế hoạch này.",
    )
    told = "Các sở, ban, ngành, UBND các xã ven biển"
    assert [(o.clause, o.actor, o.actor_from) for o in made] == [
        ("I.2.g1", told, "closing"),
        ("II.1", told, "closing"),
        ("III.1", "Sở Tài chính", "clause"),
        ("III.2", told, "clause"),
    ]
    assert made[0].confidence < made[2].confidence
    assert made[0].note


def test_notes_are_of_the_tasks_before_them() -> None:
    made = plan(
        "1. Tuyên truyền",
        "- Tổ chức hội thi tìm hiểu về rừng.",
        "Đơn vị chủ trì: Sở Nội vụ.",
        "Thời gian thực hiện: Thường xuyên.",
        "- Biên tập, in ấn tờ rơi.",
        "Đơn vị chủ trì tham mưu thực hiện: Sở Y tế.",
        "Thời gian hoàn thành: Tháng 9/2024.",
    )
    assert [(o.actor, o.deadline) for o in made] == [("Sở Nội vụ", "Thường xuyên"), ("Sở Y tế", "Tháng 9/2024")]


def test_a_line_that_names_the_tasks_below_it_is_none() -> None:
    made = duties(
        "1. Đẩy mạnh trồng rừng, bảo vệ rừng.", "a) Giao đất cho các hộ trồng rừng;", "b) Tuần tra rừng hằng tuần."
    )
    assert [o.clause for o in made] == ["1.a", "1.b"]


def test_conclusions_of_a_meeting() -> None:
    made = read(
        "TB-UBND",
        "THÔNG BÁO\nKết luận của Chủ tịch UBND tỉnh tại cuộc họp về nhà ở\n"
        "1. Ghi nhận nỗ lực của các sở.\n"
        "2. Giao Sở Xây dựng: (i) Rà soát quỹ đất; (ii) Công bố danh mục dự án. Hoàn thành trước ngày 20/6/2024.\n"
        "3. Sở Tài chính bố trí vốn, trình UBND tỉnh tại phiên họp cuối tháng.\n"
        "Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện./.",
    )
    assert [(o.clause, o.actor, o.quote, o.deadline) for o in made] == [
        ("2", "Sở Xây dựng", "Rà soát quỹ đất", ""),
        ("2", "Sở Xây dựng", "Công bố danh mục dự án", "trước ngày 20/6/2024"),
        ("3", "Sở Tài chính", "bố trí vốn", ""),
        ("3", "Sở Tài chính", "trình UBND tỉnh tại phiên họp cuối tháng", "tại phiên họp cuối tháng"),
    ]


def test_a_letter_asks_in_its_preamble_and_goes_on() -> None:
    made = read(
        "SNV-TCBC",
        "Kính gửi: UBND các xã.\nNgày 02/5/2024, Sở Nội vụ đã có văn bản đề nghị các xã báo cáo biên chế.\n"
        "Đến nay còn nhiều xã chưa gửi. Sở Nội vụ đề nghị UBND các xã khẩn trương tổng hợp số liệu biên chế. "
        "Gửi báo cáo về Sở Nội vụ trước ngày 20/5/2024.",
    )
    assert [(o.actor, o.deadline, o.reports_to) for o in made] == [
        ("UBND các xã", "", ""),
        ("UBND các xã", "trước ngày 20/5/2024", "Sở Nội vụ"),
    ]


def test_who_carries_out_a_decision_under_its_title() -> None:
    made = read(
        "QĐ-UBND",
        "QUYẾT ĐỊNH\nVề giá nước\nQUYẾT ĐỊNH:\nĐiều 1. Giá nước là 9.000 đồng.\n"
        "Điều 2. Hiệu lực thi hành\n1. Quyết định này có hiệu lực từ ngày ký.\n"
        "2. Giám đốc Sở Xây dựng chịu trách nhiệm thi hành Quyết định này.\n"
        "Điều 3. Tổ chức thực hiện Chánh Văn phòng UBND tỉnh chịu trách nhiệm đôn đốc.",
    )
    assert [(o.clause, o.actor) for o in made] == [
        ("dieu-2.2", "Giám đốc Sở Xây dựng"),
        ("dieu-3", "Chánh Văn phòng UBND tỉnh"),
    ]


def test_what_a_legislature_enacts_orders_no_one() -> None:
    made = read(
        "NQ-HĐND",
        "NGHỊ QUYẾT\nVề đặt tên đường\nQUYẾT NGHỊ:\n"
        "Điều 1. Hội đồng nhân dân tỉnh quyết định đặt tên các tuyến đường như sau:\n1. Sắp xếp lại biển tên đường.\n"
        "Điều 2. Giao Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết.",
    )
    assert [(o.clause, o.actor) for o in made] == [("dieu-2", "Ủy ban nhân dân tỉnh")]


@pytest.mark.parametrize(
    ("clause", "deadline"),
    [
        ("Khử khuẩn trường học ngay sau khi nước rút.", "ngay sau khi nước rút"),
        ("Kiểm tra đê điều trước mùa mưa bão.", "trước mùa mưa bão"),
        ("Thẩm định hồ sơ trong 07 ngày làm việc.", "trong 07 ngày làm việc"),
        ("Công bố quy hoạch trong quý III.", "trong quý III"),
        ("Báo cáo số liệu trước 16h00 hằng ngày.", "trước 16h00 hằng ngày"),
        ("Xây dựng kế hoạch đào tạo hằng năm.", "hằng năm"),
        ("Thực hiện nhiệm vụ thường kỳ hằng năm được giao.", ""),
    ],
)
def test_deadline(clause: str, deadline: str) -> None:
    assert duties(f"1. {clause}")[0].deadline == deadline


def test_a_lead_in_gives_its_time_to_what_stands_below_it() -> None:
    made = duties("1. Sở Y tế hoàn thành các việc sau trước ngày 30/6/2024:", "a) Kiểm kê thuốc;", "b) Tập huấn y tá.")
    assert [(o.clause, o.deadline) for o in made] == [("1.a", "trước ngày 30/6/2024"), ("1.b", "trước ngày 30/6/2024")]


@pytest.mark.parametrize(
    ("phrase", "to"),
    [
        ("báo cáo kết quả về UBND tỉnh (qua Sở Y tế) để tổng hợp", "UBND tỉnh (qua Sở Y tế)"),
        ("có ý kiến về Sở Tài chính trước ngày 5/6", "Sở Tài chính"),
        ("báo cáo cơ quan quản lý nhà nước về lâm nghiệp", "cơ quan quản lý nhà nước"),
    ],
)
def test_reports_to(phrase: str, to: str) -> None:
    assert reports_to(phrase) == to


def test_a_report_goes_where_the_other_of_its_clause_goes() -> None:
    made = duties("1. Theo dõi, báo cáo kết quả trồng rừng; kịp thời báo cáo UBND tỉnh các vướng mắc.")
    assert {o.reports_to for o in made if "báo cáo" in o.quote} == {"UBND tỉnh"}
