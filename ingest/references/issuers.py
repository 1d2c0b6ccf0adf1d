"""Who issues a document: as its number's symbol tells, and as a text names it after the number and date.

Ministries and their symbols: the Government's structure by Nghị quyết 02/2007/QH12, 03/2011/QH13, 03/2016/QH14,
08/2021/QH15 and 176/2025/QH15; the symbols are those printed on their documents.
"""

import re
from functools import lru_cache

from ingest.folding import fold
from ingest.letterhead.offices import FIELDS
from ingest.places import PLACES

# Symbol -> issuer. Where a ministry's symbol has been written in several ways, each stands here.
_BY_SYMBOL = {
    "TTg": "Thủ tướng Chính phủ", "CP": "Chính phủ", "CTN": "Chủ tịch nước", "VPCP": "Văn phòng Chính phủ",
    "BNV": "Bộ Nội vụ", "BTC": "Bộ Tài chính", "BTP": "Bộ Tư pháp", "BCA": "Bộ Công an", "BQP": "Bộ Quốc phòng",
    "BNG": "Bộ Ngoại giao", "BCT": "Bộ Công Thương", "BXD": "Bộ Xây dựng", "BYT": "Bộ Y tế",
    "BGDĐT": "Bộ Giáo dục và Đào tạo", "BKHCN": "Bộ Khoa học và Công nghệ", "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BVHTTDL": "Bộ Văn hóa, Thể thao và Du lịch", "BDTTG": "Bộ Dân tộc và Tôn giáo",
    "BKHĐT": "Bộ Kế hoạch và Đầu tư", "BGTVT": "Bộ Giao thông vận tải", "BTTTT": "Bộ Thông tin và Truyền thông",
    "BLĐTBXH": "Bộ Lao động - Thương binh và Xã hội", "BTNMT": "Bộ Tài nguyên và Môi trường",
    "BNNPTNT": "Bộ Nông nghiệp và Phát triển nông thôn", "BNN": "Bộ Nông nghiệp và Phát triển nông thôn",
    "NHNN": "Ngân hàng Nhà nước Việt Nam", "TTCP": "Thanh tra Chính phủ", "UBDT": "Ủy ban Dân tộc",
    "KTNN": "Kiểm toán nhà nước", "BHXH": "Bảo hiểm xã hội Việt Nam", "TANDTC": "Tòa án nhân dân tối cao",
    "VKSNDTC": "Viện kiểm sát nhân dân tối cao", "VKSTC": "Viện kiểm sát nhân dân tối cao",
    "VPTW": "Văn phòng Trung ương Đảng", "BTCTW": "Ban Tổ chức Trung ương",
}  # fmt: skip
_BY_FOLDED = {fold(symbol): issuer for symbol, issuer in _BY_SYMBOL.items()}
_FIELDS = "|".join(sorted(FIELDS, key=len, reverse=True)).replace("Văn hóa, ", "Văn hóa,? ")  # 'Sở Văn hóa Thể thao…'
_PLACE = "|".join(sorted((p.name for p in PLACES), key=len, reverse=True))
CAPITAL = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯ" + "".join(map(chr, range(0x1EA0, 0x1EFA, 2)))  # a class of Vietnamese capitals
_NAME = rf"[{CAPITAL}]\w{{0,12}}"
_HEAD = r"(?:Bộ trưởng|Thống đốc|Tổng Thanh tra|Chánh án|Viện trưởng|Tổng Kiểm toán|Giám đốc|Chủ nhiệm|Chủ tịch)"
# 'của Chủ tịch UBND tỉnh Quảng Bình', 'của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ', OCR 'ctia UBND tinh'.
_NAMED = re.compile(
    rf"[\s,]{{0,3}}(?:(?:của|do|c\w{{1,3}})\s+)((?:{_HEAD},?\s+){{0,2}}(?:Thủ tướng Chính phủ|Văn phòng Chính phủ"
    rf"|Thanh tra Chính phủ|Chính phủ|Ủy ban [Tt]hường vụ Quốc hội|Quốc hội|Chủ tịch [Nn]ước|Bộ Chính trị"
    rf"|Ban Chấp hành Trung ương(?: Đảng)?|Ban Bí thư(?: Trung ương Đảng)?|Trung ương Đảng|Văn phòng Trung ương Đảng"
    rf"|Ban Tổ chức Trung ương|Hội đồng Thẩm phán Tòa án nhân dân tối cao|Tòa án nhân dân tối cao"
    rf"|Viện kiểm sát nhân dân tối cao|Kiểm toán nhà nước|Ngân hàng Nhà nước(?: Việt Nam)?"
    rf"|Bảo hiểm xã hội Việt Nam|(?:Bộ|Sở) (?:{_FIELDS})|Thanh tra tỉnh"
    rf"|(?:Ban Thường vụ |Ban Chấp hành )?(?:Tỉnh ủy|Thành ủy|Huyện ủy|Đảng ủy)(?:\s+(?:{_PLACE}))?"
    rf"|(?:UBND|HĐND|(?:Ủy|Uỷ) ban [Nn]hân dân|Hội đồng [Nn]hân dân)"
    rf"(?:\s+(?:t[iỉ]nh|[Tt]hành phố|TP)(?:\s+(?:{_PLACE}))?"
    rf"|\s+(?:huyện|quận|thị xã|xã|phường|đặc khu)(?:\s+{_NAME}){{0,3}})?)(?!\w))"
)


@lru_cache(4096)
def issuer_told(number: str) -> str:
    """The issuer that a number's symbol tells, '' when it tells none.

    '968/CĐ-TTg' -> 'Thủ tướng Chính phủ'; '80/2015/QH13' -> 'Quốc hội'; '13/2023/TT-BNV', '512/BNV-CCVC' ->
    'Bộ Nội vụ'; '01/2020/TTLT-BTC-BNV' -> 'Bộ Tài chính, Bộ Nội vụ'; '12/KH-UBND' -> ''.
    """
    symbol = number.rpartition("/")[2]
    if "UBTVQH" in symbol:
        return "Ủy ban Thường vụ Quốc hội"
    if re.match(r"QH\d", symbol):
        return "Quốc hội"
    parts = [fold(part).replace("&", "") for part in symbol.split("-")]
    known = [issuer for part in parts if (issuer := _BY_FOLDED.get(part))]
    return ", ".join(known) if parts[0] == "ttlt" else next(iter(known), "")


def issuer_named(text: str, at: int) -> tuple[str, int]:
    """The issuer that `text` names at `at`, and where the name ends; ('', at) when it names none there.

    ' của UBND tỉnh Quảng Bình về' -> 'UBND tỉnh Quảng Bình'.
    """
    match = _NAMED.match(text, at)
    if not match:
        return "", at
    return " ".join(match[1].replace("tinh", "tỉnh").split()), match.end()
