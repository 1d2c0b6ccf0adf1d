"""Which provinces and ministries went into which: who answers today for what another has issued.

Provinces: the 34 units since 1 July 2025 by Nghị quyết 202/2025/QH15, each with all of the 63 that it holds; Thừa Thiên
Huế became thành phố Huế on 1 January 2025 by Nghị quyết 175/2024/QH15.  Ministries: Nghị quyết 176/2025/QH15, since 1
March 2025.
"""

from dataclasses import dataclass
from datetime import date

_PROVINCES = """
Hà Nội: Hà Nội
Huế: Thừa Thiên Huế
Lai Châu: Lai Châu
Điện Biên: Điện Biên
Sơn La: Sơn La
Lạng Sơn: Lạng Sơn
Quảng Ninh: Quảng Ninh
Thanh Hóa: Thanh Hóa
Nghệ An: Nghệ An
Hà Tĩnh: Hà Tĩnh
Cao Bằng: Cao Bằng
Tuyên Quang: Hà Giang, Tuyên Quang
Lào Cai: Yên Bái, Lào Cai
Thái Nguyên: Bắc Kạn, Thái Nguyên
Phú Thọ: Vĩnh Phúc, Hòa Bình, Phú Thọ
Bắc Ninh: Bắc Giang, Bắc Ninh
Hưng Yên: Thái Bình, Hưng Yên
Hải Phòng: Hải Dương, Hải Phòng
Ninh Bình: Hà Nam, Nam Định, Ninh Bình
Quảng Trị: Quảng Bình, Quảng Trị
Đà Nẵng: Quảng Nam, Đà Nẵng
Quảng Ngãi: Kon Tum, Quảng Ngãi
Gia Lai: Bình Định, Gia Lai
Khánh Hòa: Ninh Thuận, Khánh Hòa
Lâm Đồng: Đắk Nông, Bình Thuận, Lâm Đồng
Đắk Lắk: Phú Yên, Đắk Lắk
Hồ Chí Minh: Bình Dương, Bà Rịa - Vũng Tàu, Hồ Chí Minh
Đồng Nai: Bình Phước, Đồng Nai
Tây Ninh: Long An, Tây Ninh
Cần Thơ: Sóc Trăng, Hậu Giang, Cần Thơ
Vĩnh Long: Bến Tre, Trà Vinh, Vĩnh Long
Đồng Tháp: Tiền Giang, Đồng Tháp
Cà Mau: Bạc Liêu, Cà Mau
An Giang: Kiên Giang, An Giang
"""
_MINISTRIES = """
Bộ Tài chính: Bộ Kế hoạch và Đầu tư; Bộ Tài chính
Bộ Xây dựng: Bộ Giao thông vận tải; Bộ Xây dựng
Bộ Khoa học và Công nghệ: Bộ Thông tin và Truyền thông; Bộ Khoa học và Công nghệ
Bộ Nông nghiệp và Môi trường: Bộ Nông nghiệp và Phát triển nông thôn; Bộ Tài nguyên và Môi trường
Bộ Nội vụ: Bộ Lao động - Thương binh và Xã hội; Bộ Nội vụ
Bộ Dân tộc và Tôn giáo: Ủy ban Dân tộc
"""


@dataclass(frozen=True, slots=True)
class Merger:
    """A unit of today and what went into it."""

    name: str  # "Quảng Trị"
    members: tuple[str, ...]  # all units that it holds, its own former self too: ("Quảng Bình", "Quảng Trị")
    since: date

    @property
    def others(self) -> tuple[str, ...]:
        """The members under other names: ("Quảng Bình",)."""
        return tuple(member for member in self.members if member != self.name)


def _mergers(table: str, comma: str, since: date) -> tuple[Merger, ...]:
    rows = (line.split(": ") for line in table.strip().splitlines())
    return tuple(Merger(name, tuple(part.strip() for part in members.split(comma)), since) for name, members in rows)


PROVINCES: tuple[Merger, ...] = _mergers(_PROVINCES, ",", date(2025, 7, 1))
MINISTRIES: tuple[Merger, ...] = _mergers(_MINISTRIES, ";", date(2025, 3, 1))
_BY_NAME = {merger.name: merger for merger in (*PROVINCES, *MINISTRIES)}
_BY_MEMBER = {member: merger for merger in _BY_NAME.values() for member in merger.others}


def held_by(name: str) -> Merger | None:
    """The merger that made `name`, None where it holds nothing but itself: 'Quảng Trị' holds 'Quảng Bình'."""
    merger = _BY_NAME.get(name)
    return merger if merger and merger.others else None


def went_into(name: str) -> Merger | None:
    """The merger that `name` went into: 'Quảng Bình' into 'Quảng Trị'."""
    return _BY_MEMBER.get(name)
