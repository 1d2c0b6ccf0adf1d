"""Everyday words of a question and the official ones that are searched beside them."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.question import everyday
from index.question.everyday import official_words
from ingest.folding import fold
from ingest.restoration.spelling import canonical

ROWS = [
    line.split("\t")
    for line in Path(everyday.__file__).with_name("everyday.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Sở nào gom số liệu về rác?", ["tổng hợp số liệu", "chất thải rắn sinh hoạt"]),
        ("nghị quyết này thay cho quyết định nào", ["thay thế Quyết định"]),
        ("đóng thùng phiếu mới được chi bao nhiêu", ["hòm phiếu"]),
        ("nộp đơn ở đâu", ["tiếp nhận hồ sơ"]),
        ("bên nào chốt danh sách", ["quyết định"]),
        ("quy định nào bị bỏ", ["bãi bỏ"]),
        ("báo tin tội phạm ma túy qua app nào", ["tố giác, tin báo về tội phạm", "ứng dụng"]),
        ("xin giấy khai sinh mất mấy ngày", ["đăng ký khai sinh", "thời hạn giải quyết"]),
        ("được hỗ trợ tiền điện thoại không", ["cước điện thoại"]),
        ("làm sổ đỏ chờ bao lâu", ["cấp giấy chứng nhận quyền sử dụng đất", "thời hạn giải quyết"]),
        ("sếp chạy việc cho người nhà", ["người đứng đầu", "tiêu cực trong tuyển dụng"]),
        ("đi xe công ăn Tết", ["xe ô tô công", "Tết Nguyên đán"]),
        ("họp dân khi giải tỏa", ["cuộc họp của cộng đồng dân cư", "giải phóng mặt bằng"]),
        ("dẹp tiệm thì báo ai", ["chấm dứt hoạt động kinh doanh", "báo cáo"]),
        ("mần răng khi nước mặn", ["thực hiện", "xâm nhập mặn"]),
        ("heo chết thì kêu ai", ["tiêu hủy lợn", "phản ánh, kiến nghị"]),
        ("Đuổi việc cán bộ hoà giải?", ["buộc thôi việc"]),
        ("đường sá hư thì ai lo", ["công trình giao thông", "chịu trách nhiệm"]),
        ("XE ĐÒ", ["xe khách"]),
        ("học cấp 3", ["trung học phổ thông"]),
        ("xin C/O", ["giấy chứng nhận xuất xứ hàng hóa"]),
    ],
)
def test_everyday_words(question: str, first: list[str]) -> None:
    found = official_words(question)
    assert [phrase for phrase, weight in found if weight == max(w for _, w in found)][: len(first)] == first


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("xã làm sai thì sở có bị vạ lây không", ["vi phạm", "trách nhiệm liên đới"]),
        ("ai đứng mũi chịu sào khi cháy rừng?", ["chịu trách nhiệm"]),
        ("cán bộ câu giờ, ngâm hồ sơ thì sao", ["kéo dài thời gian", "chậm giải quyết hồ sơ"]),
        ("hai sở cứ đẩy qua đẩy lại", ["đùn đẩy trách nhiệm"]),
        ("phòng nào cầm trịch đợt này", ["chủ trì"]),
        ("vụ đó quá quyền của xã", ["vượt thẩm quyền"]),
        ("nhà mạng phải lo gì", ["doanh nghiệp viễn thông"]),
        ("không dám ký thì xử ai", ["né tránh, sợ trách nhiệm", "xử lý trách nhiệm"]),
        ("bên nào cầm trịch, bên nào gom?", ["cơ quan chủ trì", "tổng hợp"]),
        ("tỉnh có kiểm tra bất ngờ không", ["kiểm tra đột xuất"]),
        ("bình bầu cuối năm theo gì", ["đánh giá, xếp loại cuối năm"]),
        ("người thừa sau khi nhập huyện đi đâu", ["dôi dư", "sắp xếp đơn vị hành chính"]),
        ("hỏi ý bà con trước khi làm đường", ["lấy ý kiến Nhân dân", "xây dựng công trình giao thông"]),
        ("trả tiền online rồi ship giấy tờ về nhà", ["thanh toán trực tuyến"]),
        ("muốn gặp mặt nói chuyện với chủ tịch xã", ["đối thoại", "Chủ tịch Ủy ban nhân dân cấp xã"]),
        ("xã xin kinh phí của ai", ["đề xuất kinh phí"]),
        ("trễ nhất ngày mấy", ["chậm nhất"]),
        ("hồ sơ bị trả thì làm lại từ đầu à", ["trả lại hồ sơ", "thực hiện lại từ đầu"]),
        ("bớt họp, họp từ xa", ["giảm hội họp", "họp trực tuyến"]),
        ("có thưởng nóng không", ["khen thưởng đột xuất"]),
        ("dời bà con khi bão vô", ["di dời, sơ tán dân", "ứng phó bão"]),
        ("ép học thêm với chạy trường", ["dạy thêm, học thêm trái quy định", "tiêu cực trong tuyển sinh"]),
        ("đốt rác rồi vứt rác xuống sông", ["đốt chất thải", "xả rác bừa bãi"]),
        ("sửa chữa thiết bị thay cho máy hư", ["bảo trì", "thay thế", "hư hỏng trang thiết bị"]),
        ("tu gio toi cuoi nam lam gi", ["những tháng cuối năm"]),
    ],
)
def test_words_of_office_life(question: str, first: list[str]) -> None:
    heaviest = [phrase for phrase, weight in official_words(question) if weight == pytest.approx(0.6)]
    assert heaviest[: len(first)] == first


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("nhiệm vụ quá hạn xử lý thế nào", []),
        ("bãi bỏ văn bản nào", []),
        ("hủy bỏ kết quả", []),
        ("rừng ngập mặn", []),
        ("chốt kiểm soát", []),
        ("an ninh lương thực", []),
        ("Sở Nông nghiệp và Môi trường", []),
        ("cơ sở giáo dục đại học", []),
        ("sửa đổi quyết định", []),
        ("gồm những gì", []),
        ("bộ đi kiểm tra", ["kiểm tra thực tế"]),
        ("mới được chi bao nhiêu", []),
        ("biến động đất đai", []),
        ("kết thúc hoạt động", []),
        ("đất canh tác", []),
        ("", []),
        ("?!", []),
    ],
)
def test_official_words_stay(question: str, found: list[str]) -> None:
    assert [phrase for phrase, _ in official_words(question)][: len(found) or None] == found


@pytest.mark.parametrize(
    ("bare", "found"),
    [
        ("so nao gom so lieu", ["tổng hợp số liệu", "tổng hợp"]),
        ("thay cho quyet dinh nao", ["thay thế Quyết định", "thay thế"]),
        ("nop don o dau", ["tiếp nhận hồ sơ", "địa điểm tiếp nhận hồ sơ"]),
        (
            "ở Quảng Ninh thi ai lo giay to gi trong bao lau",
            ["chịu trách nhiệm", "chủ trì", "được giao nhiệm vụ", "thành phần hồ sơ"],
        ),
        ("xai duoc khong", ["sử dụng"]),  # nothing but 'xài'
        ("gom nhung gi", []),  # 'gồm'
        ("lo hang", []),  # 'lô hàng'
        ("xe do", []),  # 'xe đò', 'xe độ'
        ("bai bo", []),
        ("giai quyet van de do", []),  # 'vấn đề đó', not 'để đó'
        ("lam the nao", []),  # 'làm thế nào', not 'làm thẻ'
    ],
)
def test_questions_without_diacritics(bare: str, found: list[str]) -> None:
    assert [phrase for phrase, _ in official_words(bare)][: len(found) or None] == found


def test_weights_fall_with_rank() -> None:
    weights = [weight for _, weight in official_words("ai lo")]
    assert weights == pytest.approx([0.6, 0.4, 0.3])


def test_a_phrase_said_twice_counts_once() -> None:
    phrases = [phrase for phrase, _ in official_words("bỏ hay xóa bỏ, bị bỏ")]
    assert phrases.count("bãi bỏ") == 1


def test_the_table_is_in_order() -> None:
    said = [row[0] for row in ROWS]
    assert all(len(row) == 2 for row in ROWS)
    assert len(said) == len(set(said)) >= 3000
    assert said == sorted(said, key=lambda phrase: (fold(phrase), phrase))


def test_each_phrase_is_found_as_it_is_written() -> None:
    for said, row in ROWS:
        meanings = row.split("; ")
        assert said == " ".join(map(canonical, said.split()))
        assert all(re.fullmatch(r"[\w,\"/%. -]+", meaning) for meaning in meanings)
        expected = [meaning for meaning in dict.fromkeys(meanings) if meaning != said]
        assert [phrase for phrase, _ in official_words(f"Đức: {said}")] == expected


@given(st.lists(st.sampled_from([row[0] for row in ROWS] + ["không", "thì", "?", "2025", "xe"]), max_size=8))
def test_every_official_phrase_is_the_tables(phrases: list[str]) -> None:
    known = {meaning for row in ROWS for meaning in row[1].split("; ")}
    assert {phrase for phrase, _ in official_words(" ".join(phrases))} <= known


@given(st.text(max_size=80))
def test_any_text_can_be_asked(text: str) -> None:
    assert all(0 < weight <= 0.6 for _, weight in official_words(text))
