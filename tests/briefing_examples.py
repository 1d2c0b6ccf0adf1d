"""Letters for briefings, and a briefing with all that an export must bear."""

from datetime import date
from pathlib import Path

from assistant.answer import Citation
from assistant.briefing.briefing import Briefing, Contrast, DutyLine, Question, Section, Source
from index.library import Library
from ingest.directive import Actor
from tests.library_examples import tiny_encoder

HEAD = """ỦY BAN NHÂN DÂN
TỈNH {place}
Số: {number}/UBND-NC
V/v {subject}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày 02 tháng 3 năm 2024

Kính gửi: Các sở, ban, ngành.

Ủy ban nhân dân tỉnh yêu cầu:

"""
DUTIES = """1. Sở Nội vụ tổng hợp kết quả đánh giá, xếp loại công chức toàn tỉnh trước ngày 15 tháng 12 năm 2024.

2. Sở Tài chính bố trí kinh phí mua sắm trang thiết bị làm việc cho bộ phận một cửa trước ngày 20 tháng 6 năm 2024.

3. Sở Tư pháp kiểm tra các văn bản quy phạm pháp luật do cấp huyện ban hành trong quý III/2024.

4. Sở Y tế tập huấn kỹ năng sơ cứu tai nạn thương tích cho nhân viên trạm y tế trước ngày 30 tháng 9 năm 2024.

5. Sở Xây dựng công khai quy hoạch chi tiết các khu dân cư mới trên trang thông tin điện tử.

6. Giám đốc Sở Công Thương không được cấp giấy phép cho cơ sở chưa bảo đảm an toàn phòng cháy, chữa cháy.

7. Sở Giao thông vận tải kiểm tra, bổ sung biển cảnh báo tại các ngầm tràn, đoạn đường thường xảy ra lũ quét.

8. Các cơ quan, đơn vị chịu trách nhiệm tổ chức thực hiện.
"""
COPIED = """1. Sở Nội vụ tổng hợp kết quả đánh giá, xếp loại công chức toàn tỉnh trước ngày 15 tháng 12 năm 2024.

2. Sở Văn hóa và Thể thao tu bổ các di tích lịch sử đã xuống cấp trên địa bàn trước ngày 10 tháng 5 năm 2024.
"""


def filled(folder: Path) -> Library:
    """Two letters, of which the second copies a duty of the first."""
    letters = folder / "letters"
    letters.mkdir()
    for name, place, number, duties in (("a", "QUẢNG TRỊ", 77, DUTIES), ("b", "CÀ MAU", 88, COPIED)):
        head = HEAD.format(place=place, number=number, subject="giao nhiệm vụ trong năm 2024")
        (letters / f"{name}.txt").write_text(head + duties, "utf-8")
    library = Library(folder / "home", str(tiny_encoder(folder / "model")))
    library.ingest([letters])
    return library


HOSTILE = "=HYPERLINK(\"http://x\")<script>alert('x')</script>&\x07 \x1b[1m"


def citation(quote: str, clause: str = "1") -> Citation:
    """A citation of one letter."""
    official = f"khoản {clause} Công văn số 77/UBND-NC ngày 02/03/2024 của UBND tỉnh Quảng Trị"
    return Citation("77", "77/UBND-NC", "UBND", "2024-03-02", "a.txt", clause, official, "", quote, 0, len(quote))


def line(key: str, action: str, who: str = "Sở Nội vụ", deadline: str = "", modality: str = "must") -> DutyLine:
    """A duty of a body."""
    actor = Actor(who, who, "", "province", "state")
    due = date(2024, 12, 15) if deadline else None
    return DutyLine(key, who, (actor,), modality, "", action, deadline, due, "", "", "", citation(f"{who} {action}"))


def hostile() -> Briefing:
    """A briefing with a hostile word in every field that comes from outside."""
    lines = (
        line("d1", HOSTILE, HOSTILE, HOSTILE),
        *(line(f"d{n}", f"báo cáo kết quả số {n} của đơn vị") for n in range(2, 12)),
        line("d12", "không đùn đẩy trách nhiệm", modality="must_not"),
    )
    choices = (HOSTILE, "-1+1", "@tên", "+84")
    return Briefing(
        title=HOSTILE, introduction="", topic="",
        sources=(Source("77", HOSTILE, HOSTILE, HOSTILE, "ab" * 32, HOSTILE),), index="0123456789ab",
        made_on=date(2026, 11, 22), sections=(Section("s1", HOSTILE, lines[:6]), Section("s2", "Sở Y tế", lines[6:])),
        deadlines=lines[:1], contrasts=(Contrast(citation(HOSTILE), citation(HOSTILE, "2"), HOSTILE, (HOSTILE,)),),
        questions=(Question("q1", "who", HOSTILE, choices, 1, citation(HOSTILE)),),
    )  # fmt: skip
