"""What clauses cite: documents, clauses in them, clauses of their own document, and which directive each means."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.address import Address, format_address, parse_address
from ingest.directive import Clause, Directive, Reference, Source
from ingest.read import read_file
from ingest.references.collect import references
from ingest.references.issuers import issuer_told
from ingest.references.resolution import resolved as resolved_one
from tests.library_examples import CORPUS


def clause(text: str, path: str = "1", start: int = 0, parent: str = "") -> Clause:
    return Clause(path, "", "", text, start, start + len(text), parent)


def cited(text: str) -> tuple[Reference, ...]:
    return references([clause(text)])


def only(text: str) -> Reference:
    (found,) = cited(text)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "number", "day", "issuer"),
    [
        ("Thực hiện Công điện số 968/CD-TTg ngày 16/10/2023 của Thủ tướng Chính phủ",
         "Công điện", "968/CĐ-TTg", date(2023, 10, 16), "Thủ tướng Chính phủ"),
        ("Nghị định số 73/2023/NĐ-CP ngày 29 tháng 9 năm 2023 của Chính phủ",
         "Nghị định", "73/2023/NĐ-CP", date(2023, 9, 29), "Chính phủ"),
        ("Kế hoạch số 1929/KH-UBND ngày 27-7-2022 của UBND tỉnh Cao Bằng về",
         "Kế hoạch", "1929/KH-UBND", date(2022, 7, 27), "UBND tỉnh Cao Bằng"),
        ("Chương trình hành động số 12-CTr/TU ngày 31/3/2017 của Tỉnh ủy",
         "Chương trình", "12-CTr/TU", date(2017, 3, 31), "Tỉnh ủy"),
        ("Quy chế số 02-QC/TU ngày 29/10/2021 của Thành ủy Hải Phòng",
         "Quy chế", "02-QC/TU", date(2021, 10, 29), "Thành ủy Hải Phòng"),
        ("Luật Ban hành văn bản quy phạm pháp luật số 80/2015/QH13", "Luật", "80/2015/QH13", None, "Quốc hội"),
        ("Luật Sửa đổi, bổ sung một số điều của Luật Đầu tư công số 58/2024/QH15",
         "Luật", "58/2024/QH15", None, "Quốc hội"),
        ("Nghị quyết số 76/2025/UBTVQH15 ngày 14 tháng 4 năm 2025",
         "Nghị quyết", "76/2025/UBTVQH15", date(2025, 4, 14), "Ủy ban Thường vụ Quốc hội"),
        ("Thông tư 13/2023/TT-BNV", "Thông tư", "13/2023/TT-BNV", None, "Bộ Nội vụ"),
        ("Quyết định số 2099/QĐ-BGDĐT của Bộ trưởng Bộ Giáo dục và Đào tạo ngày 05/6/2024",
         "Quyết định", "2099/QĐ-BGDĐT", date(2024, 6, 5), "Bộ Giáo dục và Đào tạo"),
        ("Thông tư liên tịch số 01/2014/TTLT-BTC-BNV", "Thông tư liên tịch", "01/2014/TTLT-BTC-BNV", None,
         "Bộ Tài chính, Bộ Nội vụ"),
        ("Công văn số 512/BNV-CCVC ngày 3/2/2024", "Công văn", "512/BNV-CCVC", date(2024, 2, 3), "Bộ Nội vụ"),
        ("Quyết định số 24/2022/QĐ- UBND ngày 16/11/2022", "Quyết định", "24/2022/QĐ-UBND", date(2022, 11, 16), ""),
        ("Nghị định số42/2022/NĐ-CP của Chính phủ", "Nghị định", "42/2022/NĐ-CP", None, "Chính phủ"),
        ("Nghị quyết 66.16/2026/NQ-CP", "Nghị quyết", "66.16/2026/NQ-CP", None, "Chính phủ"),
        ("theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 312/TTr-SNV ngày 17/11/2025",
         "Tờ trình", "312/TTr-SNV", date(2025, 11, 17), "Giám đốc Sở Nội vụ"),
        ("Thông báo kết luận số 45/TB-VPCP", "Thông báo", "45/TB-VPCP", None, "Văn phòng Chính phủ"),
        ("Công điện số 968 ngày 16/10/2023 của Thủ tướng Chính phủ", "Công điện", "968", date(2023, 10, 16),
         "Thủ tướng Chính phủ"),
        ("theo nghị định số 45/2020/NĐ-CP", "Nghị định", "45/2020/NĐ-CP", None, "Chính phủ"),
        ("Chỉ thị số 42-CT/TW ngày 24/3/2020 của Ban Bí thư", "Chỉ thị", "42-CT/TW", date(2020, 3, 24), "Ban Bí thư"),
        ("Công văn số 15316-CV/VPTW ngày 31/02/2025", "Công văn", "15316-CV/VPTW", None, "Văn phòng Trung ương Đảng"),
        # scans: 'số' as 's6', 'sb', '50', '56'; spoiled kinds, dates and issuers
        ("Cong dién 50 968/CH- -TTg ngay 16/10/2023 cua Thu tudng Chinh pht",
         "Công điện", "968/CĐ-TTg", date(2023, 10, 16), "Thủ tướng Chính phủ"),
        ("Céng van 56 3787/UBND-NC ngay 24/10/2023 cia UBND tinh",
         "Công văn", "3787/UBND-NC", date(2023, 10, 24), "UBND tỉnh"),
        ("Nghi dinh sb 73/2023/ND-CP ngdy 29/9/2023 cta Chinh pht",
         "Nghị định", "73/2023/NĐ-CP", date(2023, 9, 29), "Chính phủ"),
        ("Nghi dinh s6\n39/2022/NP-CP ngay 18 thang 6 nam 2022",
         "Nghị định", "39/2022/NĐ-CP", date(2022, 6, 18), "Chính phủ"),
        ("Quyét dinh sé 34/2020/Qb-UBND ngay 29/12/2020", "Quyết định", "34/2020/QĐ-UBND", date(2020, 12, 29), ""),
        ("Ké hoach s 316/KH-UBND ngay 25/10/2022", "Kế hoạch", "316/KH-UBND", date(2022, 10, 25), ""),
    ],
)  # fmt: skip
def test_a_document_by_number(text: str, kind: str, number: str, day: date | None, issuer: str) -> None:
    found = only(text)
    assert (found.kind, found.number, found.issued_on, found.issuer) == (kind, number, day, issuer)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("các Nghị định số 45/2020/NĐ-CP và số 61/2018/NĐ-CP",
         [("Nghị định", "45/2020/NĐ-CP"), ("Nghị định", "61/2018/NĐ-CP")]),
        ("Công điện số 280/CĐ-TTg ngày 19/4/2023, số 968/CĐ-TTg ngày 16/10/2023",
         [("Công điện", "280/CĐ-TTg"), ("Công điện", "968/CĐ-TTg")]),
        ("các Công văn số 12/UBND-NC, 15/UBND-TH và 20/UBND-KT ngày 1/2/2023",
         [("Công văn", "12/UBND-NC"), ("Công văn", "15/UBND-TH"), ("Công văn", "20/UBND-KT")]),
        ("các Nghị định của Chính phủ: số 63/2010/NĐ-CP ngày 08/6/2010 về kiểm soát; số 92/2017/NĐ-CP",
         [("Nghị định", "63/2010/NĐ-CP"), ("Nghị định", "92/2017/NĐ-CP")]),
        ("Công văn số 12/SNV-CCHC và Thông báo số 15/TB-UBND",
         [("Công văn", "12/SNV-CCHC"), ("Thông báo", "15/TB-UBND")]),
    ],
)  # fmt: skip
def test_an_enumeration_keeps_its_kind(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(r.kind, r.number) for r in cited(text)] == expected
    assert len({r.relation for r in cited("Thực hiện " + text)}) == 1


@pytest.mark.parametrize(("day", "number"), [("16/10/2023", "968/CĐ-TTg"), ("17/10/2023", "968")])
def test_a_number_without_its_symbol_is_the_one_cited_in_full(day: str, number: str) -> None:
    text = f"Công điện số 968/CĐ-TTg ngày 16/10/2023. Thực hiện Công điện số 968 ngày {day}"
    assert [r.number for r in cited(text)] == ["968/CĐ-TTg", number]


@pytest.mark.parametrize(
    ("text", "kind", "day", "issuer", "words"),
    [
        ("theo Chỉ thị ngày 5/9/2023 của Thủ tướng Chính phủ về", "Chỉ thị", date(2023, 9, 5), "Thủ tướng Chính phủ",
         "Chỉ thị ngày 5/9/2023"),
        ("chấp hành Quy chế làm việc của UBND tỉnh và", "Quy chế", None, "UBND tỉnh", "Quy chế làm việc của UBND tỉnh"),
        ("Chỉ thị của Thủ tướng Chính phủ và", "Chỉ thị", None, "Thủ tướng Chính phủ",
         "Chỉ thị của Thủ tướng Chính phủ"),
        ("Luật Ban hành văn bản quy phạm pháp luật năm 2015;", "Luật", None, "Quốc hội",
         "Luật Ban hành văn bản quy phạm pháp luật năm 2015"),
        ("Luật Phòng, chống tham nhũng được ban hành", "Luật", None, "Quốc hội", "Luật Phòng, chống tham nhũng"),
        ("Luật Nhà ở và được lập theo mẫu", "Luật", None, "Quốc hội", "Luật Nhà ở"),
        ("Luật Tổ chức Chính phủ ngày 18 tháng 02 năm 2025;", "Luật", date(2025, 2, 18), "Quốc hội",
         "Luật Tổ chức Chính phủ"),
        ("Nghị quyết Trung ương 5 (Khóa X) về đẩy mạnh", "Nghị quyết", None, "", "Nghị quyết Trung ương 5 (Khóa X)"),
        ("Nghị quyết Đại hội XIII của Đảng", "Nghị quyết", None, "", "Nghị quyết Đại hội XIII của Đảng"),
    ],
)  # fmt: skip
def test_a_document_without_number(text: str, kind: str, day: date | None, issuer: str, words: str) -> None:
    found = only(text)
    assert (found.kind, found.number, found.issued_on, found.issuer) == (kind, "", day, issuer)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "trực 24/7, tháng 10/2023, ngày 1/3 và 5/tháng", "Hà Nội/HCM", "gọi 024-3845/VP hoặc 0913.123.456",
        "theo Mẫu số 01/LLTP và Biểu số 02/TH-SNV", "đường dây 35/22KV", "K0+000 - K10A", "tốc độ 100 km/h",
        "100.000 đồng/người/lần", "tập trung chỉ đạo các Quyết định của UBND tỉnh", "quy chế làm việc của sở",
        "các Nghị quyết, Chỉ thị của cấp trên", "quan điểm 3 lần", "tại thời điểm 2 bên ký", "cơ quan này, việc này",
        "hạn chế nêu trên", "theo quy định nêu trên",
        "Luật được ban hành",
        "Chương trình theo chỉ đạo của Bộ Công an", "", "số", "/", "12/", "Luật", "Điều 99 khoản 3",
    ],
)  # fmt: skip
def test_what_is_no_reference(text: str) -> None:
    assert cited(text) == ()


@pytest.mark.parametrize(
    ("text", "paths", "number"),
    [
        ("khoản 2 Điều 5 Nghị định số 61/2018/NĐ-CP", ["dieu-5.2"], "61/2018/NĐ-CP"),
        ("điểm đ khoản 1 Chỉ thị số 06/CT-UBND", ["1.đ"], "06/CT-UBND"),
        ("Điều 3, Điều 4 Luật số 80/2015/QH13", ["dieu-3", "dieu-4"], "80/2015/QH13"),
        ("các khoản 1, 2 và 3 Điều 7 của Nghị định số 61/2018/NĐ-CP", ["dieu-7.1", "dieu-7.2", "dieu-7.3"],
         "61/2018/NĐ-CP"),
        ("khoản 1 và khoản 2 Điều 3, Điều 9a Thông tư số 13/2023/TT-BNV", ["dieu-3.1", "dieu-3.2", "dieu-9a"],
         "13/2023/TT-BNV"),
        ("điểm a, điểm b khoản 1 Điều 3, khoản 1 Điều 4 Nghị quyết số 171/2024/QH15",
         ["dieu-3.1.a", "dieu-3.1.b", "dieu-4.1"], "171/2024/QH15"),
        ("từ điểm b đến điểm đ khoản 1 Công điện số 968/CĐ-TTg", ["1.b", "1.c", "1.d", "1.đ"], "968/CĐ-TTg"),
        ("Điều 4, 5 và 6 Nghị định số 272/2025/NĐ-CP", ["dieu-4", "dieu-5", "dieu-6"], "272/2025/NĐ-CP"),
        ("Mục III Công điện số 280/CĐ-TTg", ["III"], "280/CĐ-TTg"),
        ("Mục II.1 Kế hoạch số 316/KH-UBND", ["II.1"], "316/KH-UBND"),
        ("điểm a khoản 2 Mục II Kế hoạch số 316/KH-UBND", ["II.2.a"], "316/KH-UBND"),
        ("Mục 2 Chương III Nghị định số 61/2018/NĐ-CP", ["chuong-3.muc-2"], "61/2018/NĐ-CP"),
        ("khoản 1 Điều 8 Mục 2 Chương III Nghị định số 61/2018/NĐ-CP", ["dieu-8.1"], "61/2018/NĐ-CP"),
        ("Phụ lục II ban hành kèm theo Nghị định số 30/2020/NĐ-CP", ["phu-luc-2"], "30/2020/NĐ-CP"),
        ("Phụ lục ban hành kèm theo Nghị định số 30/2020/NĐ-CP", ["phu-luc"], "30/2020/NĐ-CP"),
        ("Điều 4 Quy chế làm việc ban hành kèm theo Quyết định số 24/2022/QĐ-UBND", ["dieu-4"], "24/2022/QĐ-UBND"),
        ("khoan 2 Diéu 5 Nghi dinh s6 61/2018/ND-CP", ["dieu-5.2"], "61/2018/NĐ-CP"),
        ("khoản 2 Điều 5 Luật Thủ đô", ["dieu-5.2"], ""),
    ],
)  # fmt: skip
def test_clauses_of_another_document(text: str, paths: list[str], number: str) -> None:
    found = cited(f"thực hiện theo {text} và báo cáo.")
    assert [r.cited for r in found] == paths
    assert {r.number for r in found} == {number}
    (words,) = {f"thực hiện theo {text} và báo cáo."[r.start : r.end] for r in found}
    assert words == text.removeprefix("các ").removeprefix("từ ")


TREE = ["head", "dieu-4", "dieu-4.1", "dieu-5", "dieu-5.1", "dieu-5.2", "dieu-5.2.a", "dieu-5.2.b", "dieu-5.2.p2", "II",
        "II.2", "II.2.a", "3", "3.a", "phu-luc"]  # fmt: skip


@pytest.mark.parametrize(
    ("where", "text", "expected"),
    [
        ("dieu-5.2.a", "theo khoản này", [("", "dieu-5.2")]),
        ("dieu-5.2.a", "tại Điều này", [("", "dieu-5")]),
        ("dieu-5.2.a", "theo khoản 1 Điều này", [("", "dieu-5.1")]),
        ("dieu-5.1", "theo điểm a, b khoản 2 Điều này", [("", "dieu-5.2.a"), ("", "dieu-5.2.b")]),
        ("dieu-5.2.b", "quy định tại điểm a khoản này", [("", "dieu-5.2.a")]),
        ("dieu-5.2.b", "quy định tại điểm a", [("", "dieu-5.2.a")]),
        ("dieu-5.2.p2", "các việc tại điểm b nêu trên", [("", "dieu-5.2.b")]),
        ("dieu-5.1", "theo quy định tại khoản 1 Điều 4", [("", "dieu-4.1")]),
        ("dieu-5.1", "theo quy định tại khoản 1 Điều 6", []),
        ("II.2.a", "tại Mục II", [("", "II")]),
        ("3.a", "nội dung tại khoản 3 Chỉ thị này", [("Chỉ thị", "3")]),
        ("3.a", "tổ chức thực hiện Công văn này", [("Công văn", "")]),
        ("3.a", "nội dung văn bản này", [("Văn bản", "")]),
        ("3", "theo Phụ lục kèm theo", [("", "phu-luc")]),
        ("head", "khoản 3 Chỉ thị này", []),
    ],
)
def test_clauses_of_its_own(where: str, text: str, expected: list[tuple[str, str]]) -> None:
    found = references([clause(text if path == where else "", path) for path in TREE])
    assert [(r.kind, r.cited) for r in found] == expected
    assert all(r.number == "" and r.relation == "mentions" for r in found)


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        ("Căn cứ Luật số 80/2015/QH13;", ["based on"]),
        ("Thực hiện Công điện số 968/CĐ-TTg", ["carries out"]),
        ("triển khai Kế hoạch số 12/KH-UBND; Kế hoạch số 15/KH-UBND", ["carries out", "carries out"]),
        ("các nhiệm vụ đã triển khai theo Nghị quyết số 76/NQ-CP", ["carries out"]),
        ("lập hồ sơ theo quy định tại Nghị định số 30/2020/NĐ-CP", ["based on"]),
        ("tiếp theo Công điện số 217/CĐ-TTg", ["mentions"]),
        ("(ban hành kèm theo Quyết định số 24/2022/QĐ-UBND)", ["mentions"]),
        ("Quyết định này thay thế Quyết định số 12/QĐ-UBND", ["mentions", "replaces"]),
        ("Bãi bỏ Quyết định số 12/QĐ-UBND và Quyết định số 13/QĐ-UBND", ["repeals", "repeals"]),
        ("Quyết định số 12/QĐ-UBND ngày 1/2/2020 hết hiệu lực kể từ ngày ký", ["repeals"]),
        ("Quyết định số 12/QĐ-UBND được thay thế bằng Quyết định này", ["replaces", "mentions"]),
        ("Sửa đổi, bổ sung một số điều của Nghị định số 61/2018/NĐ-CP", ["amends"]),
        ("Bổ sung khoản 3 Điều 5 Quyết định số 12/QĐ-UBND", ["supplements"]),
        ("Căn cứ Luật số 80/2015/QH13 được sửa đổi, bổ sung bởi Luật số 63/2020/QH14", ["based on", "based on"]),
        ("Căn cứ Nghị định số 187/2025/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số 78/2025/NĐ-CP",
         ["based on", "mentions"]),
        ("Căn cứ Thông tư số 3/2025/TT-VPCP hướng dẫn thi hành Nghị định số 118/2025/NĐ-CP",
         ["based on", "mentions"]),
        ("Nghị định này có hiệu lực thi hành từ ngày ký. Công văn số 12/UBND-NC", ["mentions", "mentions"]),
        ("không bị điều chỉnh bởi Luật Khiếu nại", ["mentions"]),
        ("Căn cứ Nghị định số 1/2020/NĐ-CP về chi tiết và hướng dẫn thi hành Luật Thuế; Nghị định số 2/2020/NĐ-CP",
         ["based on", "mentions", "based on"]),
        ("Bổ sung số lượng máy móc, thiết bị phục vụ công tác đã quy định tại Quyết định số 15/2025/QĐ-TTg",
         ["mentions"]),
        ("Quyết định số 12/QĐ-UBND công bố thủ tục hành chính bị bãi bỏ", ["mentions"]),
        ("Thue hién Cong dién 50 968/CH- -TTg", ["carries out"]),
        # what is only asked for, or foreseen
        ("Giao Sở Nội vụ tham mưu Quyết định thay thế Quyết định số 12/QĐ-UBND", ["mentions"]),
        ("trình Chính phủ ban hành Nghị định sửa đổi Nghị định số 1/2020/NĐ-CP", ["mentions"]),
        ("Về đề nghị sửa đổi, bổ sung Nghị định số 76/2019/NĐ-CP", ["mentions"]),
        ("Theo đề nghị của Sở Nội vụ, bãi bỏ Quyết định số 12/QĐ-UBND", ["repeals"]),
        ("cho đến khi Quyết định số 12/QĐ-UBND sẽ hết hiệu lực", ["mentions"]),
        ("đánh giá, bãi bỏ từng văn bản chưa tương thích với Luật Đất đai", ["mentions"]),
        # the title of the document before
        ("Căn cứ Quyết định số 1/QĐ-UBND về việc bãi bỏ các văn bản cũ; Quyết định số 2/QĐ-UBND",
         ["based on", "based on"]),
        ("Căn cứ Nghị định số 48/2013/NĐ-CP sửa đổi, bổ sung các Nghị định về thủ tục; Nghị định số 92/2017/NĐ-CP",
         ["based on", "based on"]),
        ("Bãi bỏ Thông tư số 1/2018/TT-BYT sửa đổi Thông tư số 2/2015/TT-BYT, Thông tư số 3/2013/TT-BYT và Thông tư số "
         "4/2012/TT-BYT; Thông tư số 5/2019/TT-BYT", ["repeals", "mentions", "mentions", "mentions", "repeals"]),
        ("Thông tư số 1/2018/TT-BYT sửa đổi, bổ sung Thông tư số 2/2015/TT-BYT hết hiệu lực từ ngày ký",
         ["repeals", "mentions"]),
        ("Luật số 7/2012/QH13 được sửa đổi bởi Luật số 8/2015/QH13 và Luật số 9/2018/QH14 hết hiệu lực từ ngày ký",
         ["repeals", "mentions", "mentions"]),
        ("thực hiện theo Nghị định số 1/2020/NĐ-CP và văn bản sửa đổi, bổ sung, thay thế; Nghị định số 2/2020/NĐ-CP",
         ["carries out", "carries out"]),
        ("Bãi bỏ Điều 2 Nghị định số 67/2014/NĐ-CP (đã được sửa đổi, bổ sung bởi Nghị định số 89/2015/NĐ-CP)",
         ["repeals", "mentions"]),
        ("giấy cấp theo Thông tư số 19/2018/TT-BYT được dùng đến ngày hết hiệu lực của giấy", ["based on"]),
        # rows of a table, brackets, the title of an appendix, a day
        ("3 | Điều chỉnh kế hoạch | Nghị định số 140/2025/NĐ-CP", ["mentions"]),
        ("Không thực hiện thủ tục cấp phép (Điều 9 Luật số 42/2024/QH15)", ["mentions"]),
        ("Thực hiện Quy chế làm việc (ban hành kèm theo Quyết định số 24/2022/QĐ-UBND)", ["carries out"]),
        ("DANH MỤC THỦ TỤC THỰC HIỆN TẠI CHỖ (Kèm theo Quyết định số 2028/QĐ-UBND)", ["mentions"]),
        ("báo cáo theo quy định trong 15 ngày kể từ ngày Nghị định số 255/2025/NĐ-CP có hiệu lực", ["mentions"]),
        ("Quyết định số 47/QĐ-UBND (thực hiện Điều 28 Luật Thủ đô) hết hiệu lực từ ngày ký",
         ["repeals", "carries out"]),
        ("Thực hiện nghiêm chỉ đạo tại Công điện số 280/CĐ-TTg, của Chủ tịch UBND tỉnh tại Văn bản số 966/UBND-NC",
         ["carries out", "carries out"]),
    ],
)  # fmt: skip
def test_relations(text: str, relations: list[str]) -> None:
    assert [r.relation for r in cited(text)] == relations


def test_points_go_on_with_the_words_above_them() -> None:
    above = clause("Bãi bỏ các văn bản sau:", "2")
    below = clause("Quyết định số 12/QĐ-UBND ngày 1/2/2020;", "2.a", parent="2")
    assert [r.relation for r in references([above, below])] == ["repeals"]


def test_a_point_names_in_passing_what_the_words_above_do_not_mean() -> None:
    above = clause("Sở Xây dựng thực hiện các việc sau:", "2")
    text = "Thay đổi mục tiêu phát triển nhà ở trên địa bàn tỉnh, thành phố trực thuộc trung ương (Điều 27 Luật Nhà ở);"
    below = clause(text, "2.a", parent="2")
    assert [r.relation for r in references([above, below])] == ["mentions"]


@pytest.mark.parametrize(
    ("number", "issuer"),
    [
        ("968/CĐ-TTg", "Thủ tướng Chính phủ"), ("76/NQ-CP", "Chính phủ"), ("80/2015/QH13", "Quốc hội"),
        ("15/2012/UBTVQH13", "Ủy ban Thường vụ Quốc hội"), ("12/QĐ-CTN", "Chủ tịch nước"),
        ("5/TT-BNN&PTNT", "Bộ Nông nghiệp và Phát triển nông thôn"), ("5/VBHN-BTC", "Bộ Tài chính"),
        ("10902/VPCP-KGVX", "Văn phòng Chính phủ"), ("12/KH-UBND", ""), ("12-CTr/TU", ""), ("", ""),
    ],
)  # fmt: skip
def test_the_issuer_that_a_number_tells(number: str, issuer: str) -> None:
    assert issuer_told(number) == issuer


def made(number: str, kind: str, issuer: str, day: date | None, *clauses: tuple[str, str], name: str = "") -> Directive:
    text, tree = "", []
    for path, words in clauses:
        text += "\n" if text else ""
        tree.append(clause(words, path, len(text)))
        text += words
    return Directive(
        id=name or number, number=number, kind=kind, issuer=issuer, place="", issued_on=day, subject="",
        addressees=(), recipients=(), signer="", text=text, clauses=tuple(tree), references=references(tree),
        obligations=(), source=Source("x.txt", "0"),
    )  # fmt: skip


def resolved(directives: Sequence[Directive]) -> tuple[Directive, ...]:
    """A library of these directives, each with its references resolved."""
    paths = {directive.id: {clause.id for clause in directive.clauses} for directive in directives}
    return tuple(resolved_one(directive, lambda _number: directives, paths.__getitem__) for directive in directives)


TELEGRAM = made("968/CĐ-TTg", "Công điện", "Thủ tướng Chính phủ", date(2023, 10, 16), ("1", "Các bộ"), ("1.a", "Một"))
KHANH_HOA = made("06/CT-UBND", "Chỉ thị", "Ủy ban nhân dân tỉnh Khánh Hòa", date(2020, 4, 21), ("3", "x"), name="kh")
PHU_YEN = made("06/CT-UBND", "Chỉ thị", "Ủy ban nhân dân tỉnh Phú Yên", date(2021, 5, 2), ("III", "x"), name="py")


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Công điện số 968/CĐ-TTg ngày 16/10/2023", [("968/CĐ-TTg", "")]),
        ("Công điện số 968/CD-TTg", [("968/CĐ-TTg", "")]),
        ("Cong dién 50 968/CH- -TTg", [("968/CĐ-TTg", "")]),
        ("điểm a khoản 1 Công điện số 968/CĐ-TTg", [("968/CĐ-TTg", "1.a")]),
        ("điểm b khoản 1 Công điện số 968/CĐ-TTg", [("968/CĐ-TTg", "")]),
        ("Công điện số 968/CĐ-TTg ngày 16/10/2022", [("", "")]),
        ("Công điện số 969/CĐ-TTg", [("", "")]),
        ("Chỉ thị số 06/CT-UBND ngày 21/4/2020", [("kh", "")]),
        ("khoản 3 Chỉ thị số 06/CT-UBND của UBND tỉnh Khánh Hòa", [("kh", "3")]),
        ("Mục III Chỉ thị số 06/CT-UBND của UBND tỉnh Phú Yên", [("py", "III")]),
        ("Mục 3 Chỉ thị số 06/CT-UBND của UBND tỉnh Phú Yên", [("py", "III")]),
        ("Chỉ thị số 06/CT-UBND", [("py", "")]),  # cited by Phú Yên's own letter
        ("Quyết định số 06/CT-UBND ngày 21/4/2020", [("", "")]),
        ("Công điện số 968/CĐ-TTg; khoản 1 Công điện nêu trên", [("968/CĐ-TTg", ""), ("968/CĐ-TTg", "1")]),
        ("Công điện số 968/CĐ-TTg và số 280/CĐ-TTg; Công điện nêu trên",
         [("968/CĐ-TTg", ""), ("", ""), ("", "")]),
        ("Công văn này; văn bản này", [("letter", ""), ("letter", "")]),
        ("theo khoản 2", [("letter", "2")]),
        ("Luật Đất đai", [("", "")]),
    ],
)  # fmt: skip
def test_resolution(text: str, targets: list[tuple[str, str]]) -> None:
    letter = made("9/UBND-NC", "Công văn", "Ủy ban nhân dân tỉnh Phú Yên", None, ("1", text), ("2", "x"), name="letter")
    *_, read = resolved([TELEGRAM, KHANH_HOA, PHU_YEN, letter])
    assert [(r.target, r.target_clause) for r in read.references] == targets


def test_resolving_again_changes_nothing() -> None:
    letter = made("9/UBND-NC", "Công văn", "UBND tỉnh Phú Yên", None, ("1", "khoản 1 Công điện số 968/CĐ-TTg"))
    once = resolved([TELEGRAM, letter])
    assert resolved(once) == once
    assert resolved([once[1]])[0].references == (replace(letter.references[0], target="", target_clause=""),)


CITED = {
    "hai-phong-2598-ubnd-kstthc.txt": {
        ("pre.p1", "968/CĐ-TTg"), ("1", "280/CĐ-TTg"), ("1", "966/UBND-KSTTHC"), ("2", "968/CĐ-TTg"), ("2", "02-QC/TU"),
        ("6", "73/2023/NĐ-CP"), ("7", "1085/QĐ-TTg"),
    },
    "khanh-hoa-06-ct-ubnd.txt": {
        ("pre.p1", "26/CT-TTg"), ("pre.p1", "12/CT-UBND"), ("pre.p1", "12-CTr/TU"), ("4", "12-CTr/TU"),
        ("4", "12/CT-UBND"), ("8", "10316/KH-UBND"), ("8", "26/CT-TTg"),
    },
    "binh-phuoc-cong-van.txt": {
        ("pre.p1", "968/CĐ-TTg"), ("pre.p2", "24/2022/QĐ-UBND"), ("pre.p2", "34/2020/QĐ-UBND"),
        ("1.đ", "3787/UBND-NC"), ("1.đ", "73/2023/NĐ-CP"), ("1.e", "316/KH-UBND"), ("3.b", "316/KH-UBND"),
        ("close.p2", "968/CĐ-TTg"),
    },
}  # fmt: skip


@pytest.mark.parametrize("file", CITED)
def test_what_the_corpus_cites(file: str) -> None:
    read = read_file(CORPUS / file)[0]
    assert {(r.clause, r.number) for r in read.references if r.number} == CITED[file]


PIECES = ["khoản 2 ", "điểm a, b ", "Điều 5 ", "Mục II.1 ", "Phụ lục I ", "Nghị định ", "Luật Đất đai ", "số ", "này ",
          "968/CĐ-TTg ", "12-CTr/TU ", "ngày 31/02/2023 ", "của UBND tỉnh ", "nêu trên", ", ", "; ", ". ", "\n", "và ",
          "ban hành kèm theo ", "thay thế ", "Quyết định này ", "từ điểm z đến điểm a ", "12/34/AB-", "ǅ", "İ",
          "€"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30).map("".join)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(TREE[1:]))
def test_references_lie_in_their_clause_and_cite_addresses(text: str, path: str) -> None:
    for found in references([clause(text, path, 7)]):
        assert found.clause == path and 7 <= found.start < found.end <= 7 + len(text)
        assert not found.cited or parse_address(format_address(Address("x", found.cited))).path == found.cited
        assert found.kind or not found.number or "/" in found.number
        assert not found.number or found.number[0].isdigit()


@pytest.mark.parametrize(
    ("text", "found"),
    [("khoản 1 Điều 1 Quy chế này", "phu-luc.dieu-1.1"), ("Điều 1 Quyết định này", "dieu-1"),
     ("Điều 2 Quy chế ban hành kèm theo Quyết định này", "phu-luc.dieu-2"), ("Điều 3 Quy chế này", "dieu-3"),
     ("Điều 3 Quy chế ban hành kèm theo Quyết định này", "")],
)  # fmt: skip
def test_an_attached_regulation_is_of_its_decision(text: str, found: str) -> None:
    paths = ("dieu-1", "dieu-3", "phu-luc", "phu-luc.dieu-1", "phu-luc.dieu-1.1")
    tree = [*((path, "x") for path in paths), ("phu-luc.dieu-2", text)]
    (read,) = resolved([made("5/QĐ-UBND", "Quyết định", "UBND tỉnh Phú Yên", None, *tree)])
    assert [(r.target, r.target_clause) for r in read.references] == [("5/QĐ-UBND", found)]


@pytest.mark.parametrize(
    "piece", [*PIECES, "1", "A", " ", "(", "1/A-A", "12-", "khoản 2 Điều 5 x", "Quy chế a b c ", "số số ", "Luật Anh "]
)
def test_long_texts_are_read_in_linear_time(piece: str) -> None:
    """100,000 characters of the same; a quadratic pattern would not come to an end before the test is stopped."""
    long = clause(piece * (100_000 // len(piece)))
    assert all(0 <= r.start < r.end <= len(long.text) for r in references([long]))
