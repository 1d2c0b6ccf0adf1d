"""The provinces and centrally run cities, as documents of 1997-2025 and since 1 July 2025 name them.

Source: the 63 units before Nghị quyết 202/2025/QH15; the 34 units since are all among these names.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from ingest.folding import fold, letters, likeness

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


_LETTERS = tuple((letters(place.name), place) for place in PLACES)
_OTHER_SPELLINGS = {"Bắc Cạn": "Bắc Kạn", "Đắc Lắc": "Đắk Lắk", "Đắc Nông": "Đắk Nông", "HCM": "Hồ Chí Minh"}
# What people call them besides.
_OTHER_NAMES = {
    "Đăk Lăk": "Đắk Lắk", "Đăk Nông": "Đắk Nông", "Daklak": "Đắk Lắk", "Daknong": "Đắk Nông", "Kontum": "Kon Tum",
    "Sài Gòn": "Hồ Chí Minh", "Saigon": "Hồ Chí Minh", "TPHCM": "Hồ Chí Minh", "HCMC": "Hồ Chí Minh",
    "Thủ đô": "Hà Nội", "Hanoi": "Hà Nội", "TPHN": "Hà Nội", "Haiphong": "Hải Phòng", "TPHP": "Hải Phòng",
    "Danang": "Đà Nẵng", "TPĐN": "Đà Nẵng", "Cantho": "Cần Thơ", "TPCT": "Cần Thơ",
    "BRVT": "Bà Rịa - Vũng Tàu", "BR VT": "Bà Rịa - Vũng Tàu", "Vũng Tàu": "Bà Rịa - Vũng Tàu",
    "Bà Rịa": "Bà Rịa - Vũng Tàu", "TT Huế": "Thừa Thiên Huế", "TTH": "Thừa Thiên Huế",
}  # fmt: skip
_EXACT = dict(_LETTERS)
_EXACT |= {letters(other): _EXACT[letters(name)] for other, name in _OTHER_SPELLINGS.items()}
_WORDS = re.compile(r"\w+")
_BY_WORDS = {" ".join(_WORDS.findall(fold(place.name))): place for place in PLACES}  # 'ba ria vung tau'
# The longest first, for 'Thừa Thiên Huế' ends in 'Huế'.
_MENTIONED = re.compile(rf"\b(?:{'|'.join(sorted(_BY_WORDS, key=len, reverse=True))})\b")
# A syllable of a Vietnamese name without its diacritics; 'nei' and 'phdng' are none.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdghklmnpqrstvx])?"
    r"(?:ieu|yeu|oai|oao|oay|oeo|uai|uay|uoi|uou|uya|uye|uyu|a[iouy]?|e[ou]?|i[aeu]?|o[aeio]?|u[aeiouy]?|ye?)"
    r"(?:ng|nh|ch|[cmnpt])?"
)


NAMES: dict[str, Place] = {
    **{place.name: place for place in PLACES},
    **{other: _EXACT[letters(name)] for other, name in (_OTHER_SPELLINGS | _OTHER_NAMES).items()},
}


def _by_initials() -> dict[str, tuple[Place, ...]]:
    found: dict[str, tuple[Place, ...]] = {"sg": (_EXACT["hochiminh"],), "vt": (_EXACT["bariavungtau"],)}
    for words, place in _BY_WORDS.items():
        initials = "".join(word[0] for word in words.split())
        if len(initials) > 1:
            found[initials] = (*found.get(initials, ()), place)
    return found


INITIALS: dict[str, tuple[Place, ...]] = _by_initials()  # 'qb' -> (Quảng Bình,); 'qn' -> three


def place_spelt(text: str) -> Place | None:
    """The place whose name `text` is, diacritics and the word for its unit apart: 'TP. Ho Chi Minh' -> Hồ Chí Minh."""
    return _EXACT.get(re.sub(r"^(?:thanhpho|tinh|tp)(?=\w{3})", "", letters(text)))


@lru_cache(1024)
def place_named(text: str) -> Place | None:
    """The place that `text` names, through OCR damage: 'Binh Phutée' -> Bình Phước; None where two are as near.

    A name that is spelt soundly is taken at its word: 'Đà Lạt' is no province, and no spoiled 'Đắk Lắk'.
    """
    if exact := place_spelt(text):
        return exact
    if all(_SYLLABLE.fullmatch(word) for word in _WORDS.findall(fold(text))):
        return None
    ranked = sorted(((likeness(text, name), place) for name, place in _LETTERS), key=lambda r: -r[0])
    (best, place), (second, _) = ranked[:2]
    return place if best >= 0.7 and best - second >= 0.05 else None


def place_in(text: str) -> Place | None:
    """The last place that `text` mentions with its exact folded name: 'UBND tỉnh Cao Bằng' -> Cao Bằng."""
    found = _MENTIONED.findall(" ".join(_WORDS.findall(fold(text))))
    return _BY_WORDS[found[-1]] if found else None
