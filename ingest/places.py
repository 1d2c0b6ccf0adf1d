"""The provinces and centrally run cities, as documents of 1997-2025 and since 1 July 2025 name them.

Source: the 63 units before Nghị quyết 202/2025/QH15; the 34 units since are all among these names.
"""

from dataclasses import dataclass

from ingest.folding import letters, likeness

_CITIES = "Hà Nội, Hải Phòng, Đà Nẵng, Cần Thơ, Hồ Chí Minh, Huế"
_PROVINCES = (
    "An Giang, Bà Rịa - Vũng Tàu, Bắc Giang, Bắc Kạn, Bạc Liêu, Bắc Ninh, Bến Tre, Bình Định, Bình Dương, "
    "Bình Phước, Bình Thuận, Cà Mau, Cao Bằng, Đắk Lắk, Đắk Nông, Điện Biên, Đồng Nai, Đồng Tháp, Gia Lai, "
    "Hà Giang, Hà Nam, Hà Tĩnh, Hải Dương, Hậu Giang, Hòa Bình, Hưng Yên, Khánh Hòa, Kiên Giang, Kon Tum, "
    "Lai Châu, Lâm Đồng, Lạng Sơn, Lào Cai, Long An, Nam Định, Nghệ An, Ninh Bình, Ninh Thuận, Phú Thọ, "
    "Phú Yên, Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Sóc Trăng, Sơn La, Tây Ninh, "
    "Thái Bình, Thái Nguyên, Thanh Hóa, Thừa Thiên Huế, Tiền Giang, Trà Vinh, Tuyên Quang, Vĩnh Long, "
    "Vĩnh Phúc, Yên Bái"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A province or a centrally run city."""

    name: str  # "Quảng Bình"
    city: bool

    @property
    def unit(self) -> str:
        """'tỉnh Quảng Bình', 'thành phố Hải Phòng'."""
        return f"{'thành phố' if self.city else 'tỉnh'} {self.name}"


PLACES: tuple[Place, ...] = tuple(
    Place(name.strip(), city) for names, city in ((_CITIES, True), (_PROVINCES, False)) for name in names.split(",")
)


def place_named(text: str) -> Place | None:
    """The place that `text` names, through OCR damage: 'Binh Phutée' -> Bình Phước; None where two are as near."""
    ranked = sorted(((likeness(text, place.name), place) for place in PLACES), key=lambda r: -r[0])
    (best, place), (second, _) = ranked[:2]
    return place if best == 1 or (best >= 0.7 and best - second >= 0.05) else None


def place_in(text: str) -> Place | None:
    """The last place that `text` mentions with its exact folded name: 'UBND tỉnh Cao Bằng' -> Cao Bằng."""
    folded = letters(text)
    named = [(letters(p.name), p) for p in PLACES]
    found = [(at + len(name), len(name), p) for name, p in named if (at := folded.rfind(name)) >= 0]
    return max(found, key=lambda f: f[:2])[2] if found else None  # 'Thừa Thiên Huế' before 'Huế'
