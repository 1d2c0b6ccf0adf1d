"""Document numbers: '2214/UBND-NCVX', '73/2023/NĐ-CP', and how print and OCR spoil them."""

import re
from functools import lru_cache

from ingest.folding import fold

# Kinds of document and the abbreviation that stands in their numbers, longer names before those that they begin with:
# Nghị định 30/2020/NĐ-CP, phụ lục III; Luật Ban hành văn bản quy phạm pháp luật; Quy định 66-QĐ/TW of the Party.
KINDS = {
    "Công điện": "CĐ", "Chỉ thị": "CT", "Quyết định": "QĐ", "Nghị quyết liên tịch": "NQLT", "Nghị quyết": "NQ",
    "Nghị định": "NĐ", "Kế hoạch": "KH", "Thông báo": "TB", "Thông tư liên tịch": "TTLT", "Thông tư": "TT",
    "Hướng dẫn": "HD", "Báo cáo": "BC", "Tờ trình": "TTr", "Quy chế": "QC", "Quy định": "QyĐ", "Chương trình": "CTr",
    "Kết luận": "KL", "Đề án": "ĐA", "Phương án": "PA", "Dự án": "DA", "Thông tri": "TT", "Luật": "L",
    "Pháp lệnh": "PL", "Hiến pháp": "HP", "Công văn": "", "Văn bản": "", "Thông cáo": "TC", "Giấy mời": "GM",
    "Biên bản": "BB", "Hợp đồng": "HĐ", "Bản ghi nhớ": "BGN", "Bản thỏa thuận": "BTT", "Giấy ủy quyền": "GUQ",
    "Giấy giới thiệu": "GGT", "Giấy nghỉ phép": "GNP", "Phiếu gửi": "PG", "Phiếu chuyển": "PC", "Phiếu báo": "PB",
    "Thư công": "", "Lời kêu gọi": "", "Tuyên bố": "", "Quy trình": "QT", "Điều lệ": "ĐL", "Sắc lệnh": "SL",
    "Lệnh": "L",
}  # fmt: skip
_BY_ABBREVIATION = {abbreviation: kind for kind, abbreviation in reversed(KINDS.items()) if abbreviation}
# OCR reads Đ as D, B, P, b or H.
_READ_AS_D = str.maketrans("BPHDĐÐ", "DDDDDD")
_PARTY_ISSUER = re.compile(r"[A-ZĐ]{2,10}")
ETH = str.maketrans("Ðð", "Đđ")  # the Icelandic letter that OCR and old fonts give for Đ


@lru_cache(4096)
def kind_of(number: str) -> str:
    """The kind that a number states: '06/CT-UBND', '02-CT/TU' -> 'Chỉ thị', '2214/UBND-NCVX' -> ''."""
    number = number.replace(" ", "")
    party = re.fullmatch(r"\d*[a-zA-Z]?-([^/]+)/\w+", number)
    symbol = party[1] if party else number.rsplit("/", 1)[-1].split("-")[0]
    return _BY_ABBREVIATION.get(symbol, "")


def _repaired_symbol(symbol: str, kind: str) -> str:
    """The symbol with its first part as the kind spells it: ('CD-TTg', 'Công điện') -> 'CĐ-TTg'."""
    first, dash, rest = symbol.partition("-")
    wanted = [KINDS[kind]] if KINDS.get(kind) else list(_BY_ABBREVIATION)
    if first in wanted:
        return symbol
    shape = re.sub("DD+", "D", first.upper().translate(_READ_AS_D))  # 'QĐĐ'
    for abbreviation in wanted:
        if abbreviation.endswith("Đ") and abbreviation.upper().translate(_READ_AS_D) == shape:
            return abbreviation + dash + rest
    return symbol


@lru_cache(4096)
def canonical(printed: str, kind: str = "") -> str:
    """The number as it must read, '' when `printed` holds none.

    '**2214** /UBND-NCVX' -> '2214/UBND-NCVX'; ('968/CH- -TTg', 'Công điện') -> '968/CĐ-TTg';
    '968 ICD-TTg' -> '968/CĐ-TTg' (a slash read as I).
    """
    text = re.sub(r"[*_\s]+", " ", printed.translate(ETH)).strip(" .,:;")
    text = re.sub(r"\s*([/-])\s*", r"\1", text.replace("–", "-"))
    text = re.sub(r"-{2,}", "-", text)
    # '392//UBND' : a handwritten 1 read as a slash, since one slash alone parts number and symbol.
    text = re.sub(r"^(\d+)//", r"\g<1>1/", text)
    match = re.match(
        r"(\d+(?:\.\d+)?[a-zA-Z]?)(?:/(\d{4}))?(?:/|-| ?[Il|1](?=[A-ZĐ])| )([A-ZĐa-zđ&]{1,8}\d*(?:[-.][\w&]+)*)", text
    )
    if not match:
        return ""
    digits, year, symbol = match.groups()
    # '02-QC/TU' and '12-CTr/TU' : the Party writes number-kind/issuer.
    kind_first = f"{digits}-{symbol}/"
    if text.startswith(kind_first) and (party := _PARTY_ISSUER.match(text, len(kind_first))):
        return kind_first + party[0]
    return "/".join(filter(None, (digits, year, _repaired_symbol(symbol, kind))))


def could_be(printed: str, number: str) -> tuple[str, ...]:
    """What else a damaged print can be than `number`, its likeliest reading: '392//UBND-NC' -> ('392/UBND-NC',)."""
    text = re.sub(r"[*_\s]+", "", printed)
    doubled = re.match(r"(\d+)//", text)
    return (number.replace(f"{doubled[1]}1/", f"{doubled[1]}/", 1),) if doubled else ()


def core(number: str) -> str:
    """What two spellings of one number share: '968/CĐ-TTg' -> '968/cd-ttg'."""
    return re.sub(r"[^0-9a-z/-]", "", fold(number))


def slug(text: str) -> str:
    """A piece of an address: '2214/UBND-NCVX' -> '2214-ubnd-ncvx'."""
    return re.sub(r"[^0-9a-z]+", "-", fold(text)).strip("-")
