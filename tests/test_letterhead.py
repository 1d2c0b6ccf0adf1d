"""Number, kind, issuer, place, date, subject, addressees and signer, from small heads; a gap is named, not filled."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.directive import Directive
from ingest.letterhead.head import read_head
from ingest.read import read_bytes, read_file

CORPUS = Path(__file__).parents[1] / "corpus"
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
BLANK = "để trống hoặc viết tay không đọc được"
BODY = "1. Một.\n2. Hai.\n"
TEXTS = {
    "letter": "ỦY BAN NHÂN DÂN\nTỈNH QUẢNG BÌNH\n" + STATE + "Số: **2214** /UBND-NCVX\n"
    "Quảng Bình, ngày 31 tháng 10 năm 2023\nV/v tiếp tục chấn chỉnh\nKính gửi:\n- Các sở;\n- Các huyện.\n" + BODY
    + "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nCHỦ TỊCH\nTrần Thắng\n",
    "telegram": "THỦ TƯỚNG CHÍNH PHỦ\n" + STATE + "Số: 968/CD-TTg\nHà Nội, ngày 16 tháng 10 năm 2023\nCÔNG ĐIỆN\n"
    "Tiếp tục chấn chỉnh\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Bộ trưởng;\n" + BODY,
    "unnumbered": "CHỈ THỊ\nVỀ KỶ LUẬT TỈNH CAO BẰNG\n"
    "Để khắc phục, Chủ tịch Ủy ban nhân dân (UBND) tỉnh chỉ thị:\n" + BODY,
    "no issuer printed": "Số: 06 /CT-UBND\nKhanh Hòa, ngày 21 tháng 4 năm 2020\nCHỈ THỊ\nVề việc cải tiến\n"
    "Ủy ban nhân dân tỉnh chỉ thị:\n" + BODY,
    "no such day": "BỘ NỘI VỤ\nSố: 12/TB-BNV\nHà Nội, ngày 30 tháng 02 năm 2023\nTHÔNG BÁO\nVề nghỉ lễ\n" + BODY,
    "no day": "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HẢI PHÒNG\nSố: 7/QĐ-UBND\nHải Phòng, ngày tháng 5 năm 2024\nQUYẾT ĐỊNH\n"
    "Về việc thử\nĐiều 1. Một.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Anh Quân\n",
    "long place": "ỦY BAN NHÂN DÂN\nTỈNH THỪA THIÊN HUẾ\nSố: 3/CT-UBND\nThừa Thiên Huế, ngày 5 tháng 6 năm 2021\n"
    "CHỈ THỊ\nVề việc thử\n" + BODY,
    "body alone": BODY,
}  # fmt: skip


def read(name: str) -> Directive:
    (directive,) = read_bytes("x.txt", TEXTS[name].encode())
    return directive


@pytest.mark.parametrize(
    ("name", "number", "kind", "issuer", "place", "issued_on", "subject", "signer"),
    [
        ("letter", "2214/UBND-NCVX", "Công văn", "Ủy ban nhân dân tỉnh Quảng Bình", "Quảng Bình", date(2023, 10, 31),
         "V/v tiếp tục chấn chỉnh", "Trần Thắng"),
        ("telegram", "968/CĐ-TTg", "Công điện", "Thủ tướng Chính phủ", "Hà Nội", date(2023, 10, 16),
         "Tiếp tục chấn chỉnh", ""),
        ("unnumbered", "", "Chỉ thị", "Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng", "", None,
         "Về kỷ luật tỉnh Cao Bằng", ""),
        ("no issuer printed", "06/CT-UBND", "Chỉ thị", "Ủy ban nhân dân tỉnh Khánh Hòa", "Khánh Hòa", date(2020, 4, 21),
         "Về việc cải tiến", ""),
        ("no such day", "12/TB-BNV", "Thông báo", "Bộ Nội vụ", "Hà Nội", None, "Về nghỉ lễ", ""),
        ("no day", "7/QĐ-UBND", "Quyết định", "Ủy ban nhân dân thành phố Hải Phòng", "Hải Phòng", None, "Về việc thử",
         "Lê Anh Quân"),
        ("long place", "3/CT-UBND", "Chỉ thị", "Ủy ban nhân dân tỉnh Thừa Thiên Huế", "Thừa Thiên Huế",
         date(2021, 6, 5), "Về việc thử", ""),
        ("body alone", "", "", "", "", None, "", ""),
    ],
)  # fmt: skip
def test_fields(
    name: str, number: str, kind: str, issuer: str, place: str, issued_on: date | None, subject: str, signer: str
) -> None:
    d = read(name)
    assert (d.number, d.kind, d.issuer, d.place) == (number, kind, issuer, place)
    assert (d.issued_on, d.subject, d.signer) == (issued_on, subject, signer)
    values = {"number": number, "kind": kind, "issuer": issuer, "place": place, "issued_on": issued_on,
              "subject": subject, "signer": signer}  # fmt: skip
    assert d.quality.missing == tuple(field for field, value in values.items() if not value)


@pytest.mark.parametrize(
    ("name", "addressees", "recipients"),
    [
        ("letter", ("Các sở", "Các huyện"), ("Như trên", "Lưu: VT")),
        ("telegram", ("Bộ trưởng",), ()),
        ("unnumbered", (), ()),
        ("body alone", (), ()),
    ],
)
def test_lists(name: str, addressees: tuple[str, ...], recipients: tuple[str, ...]) -> None:
    assert (read(name).addressees, read(name).recipients) == (addressees, recipients)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("letter", "2214-ubnd-ncvx-quang-binh"),
        ("telegram", "968-cd-ttg"),
        ("unnumbered", "chi-thi-chu-tich-uy-ban-nhan-dan-tinh-cao-bang"),
        ("no such day", "12-tb-bnv-bo-noi-vu"),
        ("body alone", "x"),
    ],
)
def test_id(name: str, expected: str) -> None:
    assert read(name).id == expected


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("letter", ()),
        ("no such day", ("Ngày ban hành in sai, không có ngày này: “ngày 30 tháng 02 năm 2023”",)),
        ("no day", (f"Ngày ban hành {BLANK}: “ngày tháng 5 năm 2024”",)),
    ],
)
def test_what_is_doubtful_is_said(name: str, notes: tuple[str, ...]) -> None:
    assert read(name).quality.notes == notes


DATED = "Hà Nội, ngày 4 tháng 3 năm 2024\n"
FOOT = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n"
HEADS = {
    "Party": "TỈNH ỦY BÌNH ĐỊNH\n*\nSố 02-CT/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nBình Định, ngày 05 tháng 3 năm 2021\n"
    "CHỈ THỊ\nvề kỷ luật phát ngôn\n" + BODY + FOOT + "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nLê Kim Toàn\n",
    "Party centre": "BAN CHẤP HÀNH TRUNG ƯƠNG\n*\nSố 35-CT/TW\nĐẢNG CỘNG SẢN VIỆT NAM\n" + DATED
    + "CHỈ THỊ\nCỦA BỘ CHÍNH TRỊ\nvề đại hội đảng bộ các cấp\n" + BODY,
    "department": "UBND TỈNH PHÚ THỌ\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\nSố: 27/STTTT-CNTT\nV/v đăng ký danh sách\n"
    "tham gia\n" + STATE + "Phú Thọ, ngày 08 tháng 12 năm 2011\nKính gửi: Các đơn vị.\n" + BODY + FOOT
    + "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Hữu Việt\n",
    "council": "HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ HUẾ\n" + STATE + "Số: 36/2025/NQ-HĐND\nHuế, ngày 18 tháng 11 năm 2025\n"
    "NGHỊ QUYẾT\nQuy định chính sách học phí\nHỘI ĐỒNG NHÂN DÂN THÀNH PHỐ HUẾ\nKHÓA VIII, KỲ HỌP THỨ 5\n"
    "Căn cứ Luật Giáo dục;\nĐiều 1. Một.\nĐiều 2. Hai.\nCHỦ TỊCH\nLê Trường Lưu\n",
    "commune": "ỦY BAN NHÂN DÂN\nXÃ TÂN HƯNG\n" + STATE + "Số: 15/TB-UBND\nTân Hưng, ngày 02 tháng 7 năm 2025\n"
    "THÔNG BÁO\nLịch tiếp công dân\n" + BODY,
    "author": "UBND TỈNH THANH HÓA\nSố: 1234/CT-UB\n" + STATE + "Thanh Hóa, ngày 2 tháng 5 năm 1998\n"
    "CHỈ THỊ CỦA CHỦ TỊCH UBND TỈNH\nV/v phòng chống lụt bão\n" + BODY,
    "urgent title": "CHỦ TỊCH ỦY BAN NHÂN DÂN\nTỈNH QUẢNG NGÃI\n" + STATE + "Số: 03/CĐ-CTUBND\n"
    "Quảng Ngãi, hồi 16 giờ 00 ngày 4 tháng 11 năm 2023\nCÔNG ĐIỆN KHẨN\nVề ứng phó mưa lũ\n" + BODY,
    "joint title": "SỞ NỘI VỤ - SỞ TÀI CHÍNH\n" + STATE + "Số: 05/HDLN-SNV-STC\nHà Nam, ngày 4 tháng 3 năm 2019\n"
    "HƯỚNG DẪN LIÊN NGÀNH\nVề chế độ phụ cấp\n" + BODY,
    "joint": "BỘ NỘI VỤ\nBỘ TÀI CHÍNH\n" + STATE + "Số: 38/2005/TTLT-BNV-BTC\n" + DATED + "THÔNG TƯ LIÊN TỊCH\n"
    "Hướng dẫn chế độ\n" + BODY,
    "office": "ỦY BAN NHÂN DÂN TỈNH PHÚ YÊN\nVĂN PHÒNG\n" + STATE + "Số: 1234/VP-KGVX\n"
    "Phú Yên, ngày 4 tháng 3 năm 2024\nV/v trả lời\nKính gửi: Sở Y tế.\n" + BODY
    + "TL. CHÁNH VĂN PHÒNG\nTRƯỞNG PHÒNG HÀNH CHÍNH\nThS. Lê Văn Cường\n",
    "stamped": "HỎA TỐC\nTHỦ TƯỚNG CHÍNH PHỦ\n" + STATE + "TỐI MẬT\nSố: 5/CĐ-TTg\n" + DATED + "CÔNG ĐIỆN\n"
    "Về ứng phó bão\nTHỦ TƯỚNG CHÍNH PHỦ điện:\n- Các Bộ;\n" + BODY + "KT. THỦ TƯỚNG\nPHÓ THỦ TƯỚNG\nTrần Hồng Hà\n",
    "draft": "BỘ Y TẾ\n" + STATE + "Số:        /BYT-VP\nV/v góp ý\nHà Nội, ngày … tháng … năm 2024\n"
    "Kính gửi:\n- Các Sở;\n" + BODY,
    "draft report": "SỞ Y TẾ\n" + STATE + "Số:      /BC-SYT\n" + DATED + "BÁO CÁO\nKết quả công tác\n" + BODY,
    "broken lines": "VĂN\nPHÒNG CHÍNH PHỦ\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA\nVIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Số: 653/TB-\nVPCP\n" + DATED + "THÔNG\nBÁO\nÝ KIẾN CHỈ ĐẠO TẠI BUỔI LÀM VIỆC\n" + BODY,
    "law": "QUỐC HỘI\n" + STATE + "Luật số: 72/2025/QH15\n" + DATED + "LUẬT\nTỔ CHỨC CHÍNH QUYỀN ĐỊA PHƯƠNG\n"
    "Căn cứ Hiến pháp;\nĐiều 1. Một.\nĐiều 2. Hai.\nCHỦ TỊCH QUỐC HỘI\nTrần Thanh Mẫn\n",
    "site": "Tải về\nSố hiệu:\n11/QĐ-BNV\nLoại văn bản:\nQuyết định\nNơi ban hành:\nBộ Nội vụ\nNgười ký:\nLê Văn An\n"
    "Ngày ban hành:\n04/03/2024\nTình trạng:\nĐã biết\nBỘ NỘI VỤ\n" + STATE + "Số: 11/QĐ-BNV\n" + DATED + "QUYẾT ĐỊNH\n"
    "Về việc thử\nBỘ TRƯỞNG BỘ NỘI VỤ\nCăn cứ Luật A;\nĐiều 1. Một.\nĐiều 2. Hai.\n",
    "no diacritics": "UY BAN NHAN DAN\nTINH QUANG NAM\nCONG HOA XA HOI CHU NGHIA VIET NAM\n"
    "Doc lap - Tu do - Hanh phuc\nSo: 12/KH-UBND\nQuang Nam, ngay 4 thang 3 nam 2024\nKE HOACH\n"
    "Phong chong thien tai\n" + BODY,
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "number", "kind", "parent_body", "issuer", "place", "subject"),
    [
        ("Party", "02-CT/TU", "Chỉ thị", "", "Tỉnh ủy Bình Định", "Bình Định", "về kỷ luật phát ngôn"),
        ("Party centre", "35-CT/TW", "Chỉ thị", "", "Ban Chấp hành Trung ương", "Hà Nội",
         "về đại hội đảng bộ các cấp"),
        ("department", "27/STTTT-CNTT", "Công văn", "Ủy ban nhân dân tỉnh Phú Thọ", "Sở Thông tin và Truyền thông",
         "Phú Thọ", "V/v đăng ký danh sách tham gia"),
        ("council", "36/2025/NQ-HĐND", "Nghị quyết", "", "Hội đồng nhân dân thành phố Huế", "Huế",
         "Quy định chính sách học phí"),
        ("commune", "15/TB-UBND", "Thông báo", "", "Ủy ban nhân dân xã Tân Hưng", "Tân Hưng", "Lịch tiếp công dân"),
        ("author", "1234/CT-UB", "Chỉ thị", "", "Ủy ban nhân dân tỉnh Thanh Hóa", "Thanh Hóa",
         "V/v phòng chống lụt bão"),
        ("urgent title", "03/CĐ-CTUBND", "Công điện", "", "Chủ tịch Ủy ban nhân dân tỉnh Quảng Ngãi", "Quảng Ngãi",
         "Về ứng phó mưa lũ"),
        ("joint title", "05/HDLN-SNV-STC", "Hướng dẫn", "", "Sở Nội vụ - Sở Tài chính", "Hà Nam", "Về chế độ phụ cấp"),
        ("joint", "38/2005/TTLT-BNV-BTC", "Thông tư liên tịch", "", "Bộ Nội vụ - Bộ Tài chính", "Hà Nội",
         "Hướng dẫn chế độ"),
        ("office", "1234/VP-KGVX", "Công văn", "Ủy ban nhân dân tỉnh Phú Yên",
         "Văn phòng Ủy ban nhân dân tỉnh Phú Yên", "Phú Yên", "V/v trả lời"),
        ("stamped", "5/CĐ-TTg", "Công điện", "", "Thủ tướng Chính phủ", "Hà Nội", "Về ứng phó bão"),
        ("draft", "", "Công văn", "", "Bộ Y tế", "Hà Nội", "V/v góp ý"),
        ("draft report", "", "Báo cáo", "", "Sở Y tế", "Hà Nội", "Kết quả công tác"),
        ("broken lines", "653/TB-VPCP", "Thông báo", "", "Văn phòng Chính phủ", "Hà Nội",
         "Ý kiến chỉ đạo tại buổi làm việc"),
        ("law", "72/2025/QH15", "Luật", "", "Quốc hội", "Hà Nội", "Tổ chức chính quyền địa phương"),
        ("site", "11/QĐ-BNV", "Quyết định", "", "Bộ Nội vụ", "Hà Nội", "Về việc thử"),
    ],
)  # fmt: skip
def test_shapes_of_heads(
    name: str, number: str, kind: str, parent_body: str, issuer: str, place: str, subject: str
) -> None:
    d = read_bytes("x.txt", HEADS[name].encode())[0]
    assert (d.number, d.kind, d.parent_body, d.issuer) == (number, kind, parent_body, issuer)
    assert (d.place, d.subject) == (place, subject)
    assert (d.issued_on is None) == (name == "draft")


@pytest.mark.parametrize(
    ("name", "signer", "position", "urgency", "secrecy"),
    [
        ("Party", "Lê Kim Toàn", "T/M Ban Thường vụ, Phó Bí thư", "", ""),
        ("department", "Nguyễn Hữu Việt", "KT. Giám đốc, Phó Giám đốc", "", ""),
        ("council", "Lê Trường Lưu", "Chủ tịch", "", ""),
        ("office", "Lê Văn Cường", "TL. Chánh Văn phòng, Trưởng phòng Hành chính", "", ""),
        ("stamped", "Trần Hồng Hà", "KT. Thủ tướng, Phó Thủ tướng", "Hỏa tốc", "Tối mật"),
        ("urgent title", "", "", "Khẩn", ""),
        ("law", "Trần Thanh Mẫn", "Chủ tịch Quốc hội", "", ""),
        ("site", "Lê Văn An", "", "", ""),
    ],
)
def test_signature_and_stamps(name: str, signer: str, position: str, urgency: str, secrecy: str) -> None:
    d = read_bytes("x.txt", HEADS[name].encode())[0]
    assert (d.signer, d.signer_position, d.urgency, d.secrecy) == (signer, position, urgency, secrecy)


@pytest.mark.parametrize(
    ("stamp", "urgency", "secrecy"),
    [
        ("HOẢ TỐC", "Hỏa tốc", ""),
        ("THƯỢNG KHẨN", "Thượng khẩn", ""),
        ("KHẨN", "Khẩn", ""),
        ("HỎA TỐC HẸN GIỜ: 8 GIỜ 00 NGÀY 5/3/2024", "Hỏa tốc hẹn giờ: 8 giờ 00 ngày 5/3/2024", ""),
        ("Độ khẩn: Hỏa tốc", "Hỏa tốc", ""),
        ("MẬT", "", "Mật"),
        ("TUYỆT MẬT", "", "Tuyệt mật"),
        ("Mất điện", "", ""),
    ],
)
def test_stamps(stamp: str, urgency: str, secrecy: str) -> None:
    (d,) = read_bytes("x.txt", f"{stamp}\n{TEXTS['no such day']}".encode())
    assert (d.urgency, d.secrecy, d.issuer) == (urgency, secrecy, "Bộ Nội vụ")


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("draft", (f"Số văn bản {BLANK}: “/BYT-VP”", f"Ngày ban hành {BLANK}: “ngày … tháng … năm 2024”")),
        ("draft report", (f"Số văn bản {BLANK}: “/BC-SYT”",)),
        ("no diacritics", ("Tên cơ quan ban hành in không rõ: “UY BAN NHAN DAN TINH QUANG NAM”, "
                           "đọc là Ủy ban nhân dân tỉnh Quảng Nam",)),
        ("department", ()),
    ],
)  # fmt: skip
def test_blank_and_spoiled_print_is_said(name: str, notes: tuple[str, ...]) -> None:
    assert read_bytes("x.txt", HEADS[name].encode())[0].quality.notes == notes


@pytest.mark.parametrize(
    ("file", "number", "kind", "issuer", "place", "issued_on", "signer", "position"),
    [
        ("hai-phong-2598-ubnd-kstthc", "2598/UBND-KSTTHC", "Công văn", "Ủy ban nhân dân thành phố Hải Phòng",
         "Hải Phòng", date(2023, 10, 24), "Nguyễn Văn Tùng", "Chủ tịch"),
        ("khanh-hoa-06-ct-ubnd", "06/CT-UBND", "Chỉ thị", "Ủy ban nhân dân tỉnh Khánh Hòa", "Khánh Hòa",
         date(2020, 4, 21), "Nguyễn Tân Tuân", ""),
        ("binh-phuoc-cong-van", "3921/UBND-NC", "Công văn", "Ủy ban nhân dân tỉnh Bình Phước", "Bình Phước", None,
         "", ""),
        ("quang-binh-2214-ubnd-ncvx", "2214/UBND-NCVX", "Công văn", "Ủy ban nhân dân tỉnh Quảng Bình", "Quảng Bình",
         date(2023, 10, 31), "Trần Thắng", "Chủ tịch"),
        ("cao-bang-chi-thi", "", "Chỉ thị", "Chủ tịch Ủy ban nhân dân tỉnh Cao Bằng", "", None, "", ""),
    ],
)  # fmt: skip
def test_the_corpus(
    file: str, number: str, kind: str, issuer: str, place: str, issued_on: date | None, signer: str, position: str
) -> None:
    d = read_file(CORPUS / f"{file}.txt")[0]
    assert (d.number, d.kind, d.issuer, d.place) == (number, kind, issuer, place)
    assert (d.issued_on, d.signer, d.signer_position, d.parent_body) == (issued_on, signer, position, "")


def test_the_telegram_attached_to_a_letter() -> None:
    letter, telegram = read_file(CORPUS / "binh-phuoc-cong-van.txt")
    assert (telegram.number, telegram.issuer, telegram.issued_on) == (
        "968/CĐ-TTg", "Thủ tướng Chính phủ", date(2023, 10, 16),
    )  # fmt: skip
    assert telegram.signer == "Phạm Minh Chính"
    assert "Tên người ký in không rõ: “?hﬁl}\\ Minh Chinh”, đọc là Phạm Minh Chính" in telegram.quality.notes
    assert {
        "Địa danh in không rõ: “Binh Phutée”, đọc là Bình Phước",
        "Số văn bản in không rõ: “392/ /UBND-NC”, có thể là 3921/UBND-NC hoặc 392/UBND-NC",
        "Ngày ban hành in không rõ: “ngay O4 thdng f4 ném 2023”, có thể là 04/01/2023 hoặc 04/04/2023 hoặc 04/11/2023",
    } <= set(letter.quality.notes)


@pytest.mark.parametrize(
    ("file", "addressees", "recipients", "last"),
    [
        ("hai-phong-2598-ubnd-kstthc", 3, 14, "Lưu: VT, KSTTHC5"),
        ("khanh-hoa-06-ct-ubnd", 0, 13, "Lưu: VT, SNV, DL"),
        ("quang-binh-2214-ubnd-ncvx", 2, 6, "Lưu: VT, SNV, NCVX"),
    ],
)
def test_lists_of_the_corpus(file: str, addressees: int, recipients: int, last: str) -> None:
    d = read_file(CORPUS / f"{file}.txt")[0]
    assert (len(d.addressees), len(d.recipients), d.recipients[-1]) == (addressees, recipients, last)


LINES = [
    "UBND TỈNH HÀ NAM", "SỞ Y TẾ", *STATE.splitlines(), "Số: 12/SYT-NVY", "Số:    /BC-SYT", "V/v họp", "HỎA TỐC",
    "BÁO CÁO", "Hà Nam, ngày 4 tháng 3 năm 2024", "Hà Nam, ngày … tháng … năm 2024", "Kính gửi: Các bệnh viện.",
    "1. Một.", "Nơi nhận:", "- Lưu: VT.", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn An", "TRẦN BÌNH",
    "Căn cứ Luật A;", "",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=14))
def test_nothing_is_read_that_is_not_printed(lines: list[str]) -> None:
    text = "\n".join(["Văn bản.", *lines])
    for d in read_bytes("x.txt", text.encode()):
        assert d.number in ("", "12/SYT-NVY") and d.number in text
        assert d.issued_on is None or "ngày 4 tháng 3 năm 2024" in text
        assert all(name in text.lower() for name in d.signer.lower().split(", "))  # one, or those of a joint document
        assert not d.urgency or "HỎA TỐC" in text
        assert set(d.parent_body.lower().split()) <= {"-", *text.replace("UBND", "ủy ban nhân dân").lower().split()}


@given(
    st.lists(
        st.sampled_from(["CHỈ THỊ", "V/v họp", "|", "*", "CỦA BỘ Y TẾ", "(", "Số:", "\t"])
        | st.text(st.sampled_from("SỐố: 12/TBYtngàyháămNơ|*(-.\t CHỈTHỊV/v"), max_size=24),
        max_size=8,
    )
)
def test_any_lines_make_a_head(lines: list[str]) -> None:
    head = read_head(lines)
    assert all(head.about) and all(head.offices)
