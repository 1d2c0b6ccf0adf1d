"""Directives of many provinces, kinds and subjects compared: the pairs and the differences that a person would name."""

import pytest

from assistant.comparison.compare import Comparison, compare
from ingest.directive import Directive
from ingest.read import read_bytes


def directive(issuer: str, number: str, place: str, body: str, day: str = "02 tháng 3 năm 2024") -> Directive:
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head = f"{issuer}\nSố: {number}\n\n{motto}\n{place}, ngày {day}\n"
    return read_bytes(f"{number.replace('/', '-')}.txt", f"{head}\n{body}\n".encode())[0]


def said(comparison: Comparison) -> dict[str, str]:
    """Clause -> its counterparts, of those that have some."""
    return {row.clause: ",".join(row.counterparts) for row in comparison.rows if row.counterparts}


def told(comparison: Comparison) -> set[tuple[str, str, str, str]]:
    return {(row.clause, d.change, d.ours, d.theirs) for row in comparison.rows for d in row.differences}


FIRE = """CHỈ THỊ
Về tăng cường công tác phòng cháy, chữa cháy

Chủ tịch Ủy ban nhân dân tỉnh yêu cầu:

1. Công an tỉnh tổng kiểm tra an toàn phòng cháy, chữa cháy tại khu dân cư, nhà trọ; hoàn thành trước ngày 30/6/2024.

2. Sở Xây dựng rà soát các công trình nhà ở nhiều căn hộ không bảo đảm lối thoát nạn.

3. Sở Giáo dục và Đào tạo đưa kỹ năng thoát nạn vào chương trình ngoại khóa, ít nhất 80% học sinh được tập huấn.

4. Ủy ban nhân dân các huyện, thành phố thành lập tổ liên gia an toàn phòng cháy và báo cáo kết quả về Công an tỉnh.
"""
PLAN = """KẾ HOẠCH
Thực hiện Chỉ thị số 05/CT-UBND ngày 02/3/2024 của Chủ tịch Ủy ban nhân dân tỉnh về tăng cường phòng cháy, chữa cháy

I. MỤC ĐÍCH, YÊU CẦU

Nâng cao nhận thức của cán bộ và nhân dân.

II. NHIỆM VỤ

1. Công an huyện tổng kiểm tra an toàn phòng cháy, chữa cháy tại khu dân cư, nhà trọ; hoàn thành trước ngày 15/6/2024.

2. Phòng Kinh tế và Hạ tầng rà soát các công trình nhà ở nhiều căn hộ không bảo đảm lối thoát nạn.

3. Phòng Giáo dục và Đào tạo đưa kỹ năng thoát nạn vào chương trình ngoại khóa, ít nhất 95% học sinh được tập huấn.

4. Ủy ban nhân dân các xã, thị trấn thành lập tổ liên gia an toàn phòng cháy và báo cáo kết quả về Công an huyện.

5. Phòng Văn hóa và Thông tin tuyên truyền trên loa truyền thanh mỗi tuần hai lần.
"""


def test_a_district_plan_carries_out_a_directive() -> None:
    first = directive("ỦY BAN NHÂN DÂN\nTỈNH LẠNG SƠN", "05/CT-UBND", "Lạng Sơn", FIRE)
    second = directive("ỦY BAN NHÂN DÂN\nHUYỆN CHI LĂNG", "41/KH-UBND", "Chi Lăng", PLAN, "20 tháng 3 năm 2024")
    comparison = compare(second, first)
    assert (comparison.first.id, comparison.relation) == (first.id, "carries out")
    assert said(comparison) == {"1": "II.1", "2": "II.2", "3": "II.3", "4": "II.4"}
    assert comparison.only_second == ("II.5",)
    assert {row.clause: row.relation for row in comparison.rows}["1"] == "localised"
    found = told(comparison)
    assert ("1", "changed", "Công an tỉnh", "Công an huyện") in found
    assert ("2", "changed", "Sở Xây dựng", "Phòng Kinh tế và Hạ tầng") in found
    assert any(clause == "1" and "30/6/2024" in ours and "15/6/2024" in theirs for clause, _, ours, theirs in found)
    assert any(clause == "3" and "80%" in ours and "95%" in theirs for clause, _, ours, theirs in found)


DECREE = """NGHỊ ĐỊNH
Quy định về quản lý vỉa hè đô thị

Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về quản lý vỉa hè đô thị.

Điều 2. Trách nhiệm của Ủy ban nhân dân cấp tỉnh
1. Ủy ban nhân dân cấp tỉnh công bố danh mục tuyến phố được phép sử dụng tạm thời vỉa hè.
2. Ủy ban nhân dân cấp tỉnh bố trí kinh phí cải tạo vỉa hè hằng năm.

Điều 3. Trách nhiệm của Bộ Xây dựng
Bộ Xây dựng hướng dẫn kỹ thuật lát vỉa hè.
"""
LETTER = """Kính gửi: Sở Xây dựng.

Thực hiện khoản 1 Điều 2 Nghị định số 60/2024/NĐ-CP ngày 02/3/2024 của Chính phủ, Ủy ban nhân dân tỉnh yêu cầu:

1. Sở Xây dựng tham mưu Ủy ban nhân dân tỉnh công bố danh mục tuyến phố được phép sử dụng
tạm thời vỉa hè trước ngày 01/7/2024.

2. Sở Tài chính thẩm định giá cho thuê.
"""


def test_a_letter_carries_out_one_article_of_a_decree() -> None:
    first = directive("CHÍNH PHỦ", "60/2024/NĐ-CP", "Hà Nội", DECREE)
    second = directive("ỦY BAN NHÂN DÂN\nTỈNH NAM ĐỊNH", "812/UBND-VP5", "Nam Định", LETTER, "12 tháng 4 năm 2024")
    comparison = compare(first, second)
    assert comparison.relation == "carries out"
    assert said(comparison) == {"dieu-2.1": "1"}
    assert comparison.only_second == ("2",)
    assert any("trước ngày 01/7/2024" in theirs for _, change, _, theirs in told(comparison) if change == "added")


DASHES = """CHỈ THỊ
Về phòng, chống dịch tả lợn châu Phi

Yêu cầu:

1. Sở Nông nghiệp và Phát triển nông thôn:
- Lấy mẫu xét nghiệm tại các ổ dịch trong 24 giờ;
- Cấp hóa chất khử trùng cho hộ chăn nuôi;
- Công bố số điện thoại đường dây nóng.

2. Sở Công Thương kiểm soát giá thịt lợn tại các chợ đầu mối.
"""
DASHES_CHANGED = """CHỈ THỊ
Về phòng, chống dịch tả lợn châu Phi

Yêu cầu:

1. Sở Nông nghiệp và Môi trường:
- Lấy mẫu xét nghiệm tại các ổ dịch trong 12 giờ;
- Công bố số điện thoại đường dây nóng;
- Tiêm vắc xin cho toàn bộ đàn lợn thịt.

2. Sở Công Thương kiểm soát giá thịt lợn tại các chợ đầu mối.
"""


def test_dash_items_and_a_body_merged_since() -> None:
    first = directive("ỦY BAN NHÂN DÂN\nTỈNH THÁI BÌNH", "07/CT-UBND", "Thái Bình", DASHES)
    second = directive(
        "ỦY BAN NHÂN DÂN\nTỈNH HƯNG YÊN", "15/CT-UBND", "Hưng Yên", DASHES_CHANGED, "05 tháng 8 năm 2025"
    )
    comparison = compare(first, second)
    pairs = said(comparison)
    assert pairs["1.g1"] == "1.g1" and pairs["1.g3"] == "1.g2" and pairs["2"] == "2" and "1.g2" not in pairs
    assert comparison.only_second == ("1.g3",)
    found = told(comparison)
    assert ("1.g1", "changed", "24", "12") in found
    assert any("Phát triển nông thôn" in ours and "Môi trường" in theirs for _, _, ours, theirs in found)
    assert {row.clause: row.relation for row in comparison.rows}["2"] == "verbatim"


WIDE = """Kính gửi: Các sở, ban, ngành.

Yêu cầu các sở, ban, ngành:

1. Rà soát, thống kê toàn bộ trụ sở dôi dư sau sắp xếp đơn vị hành chính; lập
phương án bán đấu giá tài sản công không còn nhu cầu sử dụng; bàn
giao hồ sơ đất đai của các trụ sở cho Trung tâm Phát triển quỹ đất.

2. Tổ chức hội nghị tổng kết năm học.
"""
SPLIT = """Kính gửi: Ủy ban nhân dân các xã.

Yêu cầu các xã, phường:

1. Rà soát, thống kê toàn bộ trụ sở dôi dư sau sắp xếp đơn vị hành chính.

2. Lập phương án bán đấu giá tài sản công không còn nhu cầu sử dụng.

3. Bàn giao hồ sơ đất đai của các trụ sở cho Trung tâm Phát triển quỹ đất.
"""


@pytest.mark.parametrize("joined", [False, True])
def test_one_clause_in_three_and_three_in_one(joined: bool) -> None:
    wide = directive("ỦY BAN NHÂN DÂN\nTỈNH GIA LAI", "301/UBND-KT", "Gia Lai", WIDE)
    split = directive("ỦY BAN NHÂN DÂN\nTỈNH KON TUM", "88/UBND-KT", "Kon Tum", SPLIT)
    if joined:
        assert said(compare(split, wide)) == {"pre.p1": "pre.p1", "1": "1", "2": "1", "3": "1"}
    else:
        comparison = compare(wide, split)
        assert said(comparison) == {"pre.p1": "pre.p1", "1": "1,2,3"}
        relations = {row.clause: row.relation for row in comparison.rows}
        assert (relations["1"], relations["2"]) == ("split", "not_carried_out")


def one_clause(text: str, number: str = "1/UBND-TH", place: str = "Bắc Giang") -> Directive:
    body = f"Kính gửi: Các sở.\n\nYêu cầu các sở:\n\n1. {text}\n\n2. Tổng hợp kết quả, gửi Sở Nội vụ."
    return directive(f"ỦY BAN NHÂN DÂN\nTỈNH {place.upper()}", number, place, body)


@pytest.mark.parametrize(
    ("one", "other", "change", "ours", "theirs", "relation"),
    [
        (  # a deadline moved
            "Hoàn thành việc cấp giấy chứng nhận quyền sử dụng đất cho các hộ tái định cư trước ngày 30/6/2024.",
            "Hoàn thành việc cấp giấy chứng nhận quyền sử dụng đất cho các hộ tái định cư trước ngày 30/9/2024.",
            "changed", "30/6/2024", "30/9/2024", "adapted",
        ),
        (  # a deadline as a quarter
            "Hoàn thành số hóa hồ sơ lưu trữ lịch sử của các sở trong quý II/2024.",
            "Hoàn thành số hóa hồ sơ lưu trữ lịch sử của các sở trong quý IV/2024.",
            "changed", "quý II", "quý IV", "adapted",
        ),
        (  # a target raised
            "Bảo đảm tỷ lệ hồ sơ nộp trực tuyến đạt tối thiểu 50% tổng số hồ sơ tiếp nhận.",
            "Bảo đảm tỷ lệ hồ sơ nộp trực tuyến đạt tối thiểu 70% tổng số hồ sơ tiếp nhận.",
            "changed", "50%", "70%", "adapted",
        ),
        (  # a duty turned into a prohibition
            "Các cơ sở giáo dục được phép tổ chức dạy thêm cho học sinh vào ngày nghỉ tại trường trên địa bàn huyện.",
            "Các cơ sở giáo dục không được tổ chức dạy thêm cho học sinh vào ngày nghỉ tại trường trên địa bàn huyện.",
            "added", "", "không", "adapted",
        ),
        (  # a document replaced
            "Thực hiện chế độ báo cáo lưu trữ theo Thông tư số 09/2014/TT-BNV ngày 01/10/2014 của Bộ Nội vụ.",
            "Thực hiện chế độ báo cáo lưu trữ theo Thông tư số 05/2025/TT-BNV ngày 14/5/2025 của Bộ Nội vụ.",
            "dropped", "09/2014/TT-BNV", "", "adapted",
        ),
        (  # a body renamed in the midst of the sentence
            "Phối hợp với Sở Thông tin và Truyền thông nâng cấp hạ tầng mạng của các trung tâm hành chính công.",
            "Phối hợp với Sở Khoa học và Công nghệ nâng cấp hạ tầng mạng của các trung tâm hành chính công.",
            "changed", "Thông tin và Truyền thông", "Khoa học và Công nghệ", "adapted",
        ),
        (  # a quotation within a quotation
            "Treo khẩu hiệu “Học tập tấm gương ‘Dân vận khéo’ của xã” tại trụ sở các cơ quan.",
            "Treo khẩu hiệu “Học tập tấm gương ‘Dân vận khéo’ của phường” tại trụ sở các cơ quan.",
            "changed", "xã", "phường", "near_verbatim",
        ),
        (  # a condition added
            "Hỗ trợ tiền thuê nhà cho người lao động tại khu công nghiệp mỗi tháng 500.000 đồng.",
            "Hỗ trợ tiền thuê nhà cho người lao động nữ tại khu công nghiệp mỗi tháng 500.000 đồng.",
            "added", "", "nữ", "near_verbatim",
        ),
    ],
)  # fmt: skip
def test_what_differs_in_a_clause(one: str, other: str, change: str, ours: str, theirs: str, relation: str) -> None:
    comparison = compare(one_clause(one), one_clause(other, "2/UBND-TH", "Phú Yên"))
    row = next(row for row in comparison.rows if row.clause == "1")
    assert row.counterparts == ("1",)
    assert any(d.change == change and ours in d.ours and theirs in d.theirs for d in row.differences), row.differences
    assert len(row.differences) <= 2 and row.relation == relation


APPENDIX = """QUYẾT ĐỊNH
Ban hành Kế hoạch kiểm tra công vụ

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch kiểm tra công vụ năm 2024.

Điều 2. Sở Nội vụ chủ trì tổ chức kiểm tra tại {where}.

Điều 3. Chánh Văn phòng, Giám đốc Sở Nội vụ chịu trách nhiệm thi hành Quyết định này.

Phụ lục
DANH MỤC CƠ QUAN ĐƯỢC KIỂM TRA

1. Sở Y tế chuẩn bị hồ sơ tuyển dụng viên chức.
2. Sở Tư pháp chuẩn bị hồ sơ công chứng.
{more}"""


def test_clauses_of_an_appendix() -> None:
    first = directive("ỦY BAN NHÂN DÂN\nTỈNH SƠN LA", "90/QĐ-UBND", "Sơn La", APPENDIX.format(where="07 sở", more=""))
    more = "3. Sở Ngoại vụ chuẩn bị hồ sơ đoàn ra nước ngoài.\n"
    second = directive(
        "ỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU", "91/QĐ-UBND", "Lai Châu", APPENDIX.format(where="09 sở", more=more)
    )
    comparison = compare(first, second)
    pairs = said(comparison)
    assert pairs["dieu-2"] == "dieu-2" and pairs["phu-luc.1"] == "phu-luc.1" and pairs["phu-luc.2"] == "phu-luc.2"
    assert comparison.only_second == ("phu-luc.3",)
    assert any("07" in ours and "09" in theirs for _, _, ours, theirs in told(comparison))


TABLE = """<html><body><p>ỦY BAN NHÂN DÂN<br>TỈNH {place}</p><p>Số: {number}/KH-UBND</p>
<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Độc lập - Tự do - Hạnh phúc</p><p>{place}, ngày 02 tháng 3 năm 2024</p>
<p>KẾ HOẠCH</p><p>Trồng rừng năm 2024</p>
<p>1. Chi cục Kiểm lâm cung cấp cây giống cho các xã theo bảng sau.</p>
<table><tr><td>Xã</td><td>Số cây</td></tr><tr><td>Xã Yên Bình</td><td>{trees}</td></tr></table>
<p>2. Ủy ban nhân dân các xã nghiệm thu diện tích rừng trồng trước ngày 30/11/2024.</p></body></html>"""


def test_tables_of_figures_stay_out_of_the_way() -> None:
    first, second = (
        read_bytes(f"{number}.html", TABLE.format(place=place, number=number, trees=trees).encode())[0]
        for place, number, trees in (("BẮC KẠN", 31, "12.000"), ("TUYÊN QUANG", 32, "15.000"))
    )
    comparison = compare(first, second)
    pairs = said(comparison)
    assert pairs["1"] == "1" and pairs["2"] == "2"
    assert {row.relation for row in comparison.rows if row.clause in "12"} == {"verbatim"}


def test_two_directives_without_a_number() -> None:
    body = "CHỈ THỊ\nVề chống rét\n\n1. Ủy ban nhân dân các xã hướng dẫn che chắn chuồng, {more}dự trữ rơm rạ.\n"
    one = read_bytes("a.txt", f"ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\n\n{body.format(more='')}".encode())[0]
    other = read_bytes("b.txt", f"ỦY BAN NHÂN DÂN\nTỈNH CAO BẰNG\n\n{body.format(more='đốt sưởi, ')}".encode())[0]
    comparison = compare(one, other)
    assert said(comparison) == {"1": "1"}
    assert told(comparison) == {("1", "added", "", "đốt sưởi")}


PRINTED = (
    "Các đơn vị thường xuyên kiểm tra việc chấp hành giờ giấc làm việc, nghiêm cấm công chức uống rượu, bia trong giờ "
    "hành chính, xử lý nghiêm người vi phạm và báo cáo kết quả hằng quý về Sở Nội vụ."
)
DAMAGED = (
    "Cac don vi thudng xuyén kiém tra viéc chap hanh gid giac lam viéc, nghiém cém céng chire uéng ruou, bia trong gid "
    "hanh chinh, xtr ly nghiém ngudi vi pham va bao cdo két qua hang quy vé So Noi vu."
)


def test_damaged_print_is_no_difference() -> None:
    head = "Các sở nghiêm túc thực hiện các nội dung sau đây trong năm công tác của cơ quan, đơn vị mình:"
    damaged_head = "Cac s6 nghiém tuc thuc hién cdc ndi dung sau day trong nam cong tac cua co quan, don vi minh:"
    one = directive("ỦY BAN NHÂN DÂN\nTỈNH ĐIỆN BIÊN", "11/UBND-NC", "Điện Biên", f"{head}\n\n1. {PRINTED}")
    text = f"UY BAN NHAN DAN\nTINH LAO CAI\nS6: 12/UBND-NC\n\n{damaged_head}\n\n1. {DAMAGED}\n"
    other = read_bytes("scan.txt", text.encode())[0]
    comparison = compare(one, other)
    assert said(comparison)["1"] == "1"
    row = next(row for row in comparison.rows if row.clause == "1")
    assert len(row.differences) <= 1, row.differences
