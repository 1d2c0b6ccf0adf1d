"""Names of public bodies in the capitals of a letterhead: where one ends and the next begins, and their proper case.

Upper and lower case follow Nghị định 30/2020/NĐ-CP, phụ lục II.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import chain

from ingest.folding import fold, letters
from ingest.places import PLACES

# Names and titles that keep their case wherever they stand; the longest match wins.
_NAMES = (
    "Thủ tướng Chính phủ", "Văn phòng Chính phủ", "Chính phủ", "Ủy ban Thường vụ Quốc hội", "Văn phòng Quốc hội",
    "Quốc hội", "Chủ tịch nước", "Văn phòng Chủ tịch nước", "Tòa án nhân dân tối cao", "Viện kiểm sát nhân dân tối cao",
    "Ngân hàng Nhà nước", "Việt Nam", "Ủy ban nhân dân", "Hội đồng nhân dân", "Bộ Chính trị", "Ban Bí thư",
    "Ban Chấp hành", "Ban Thường vụ", "Trung ương Đảng", "Đảng", "Mặt trận Tổ quốc", "Thanh tra Chính phủ",
    "Tổng Liên đoàn Lao động", "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Hội Liên hiệp Phụ nữ", "Hội Nông dân",
    "Hội Cựu chiến binh", "Tỉnh ủy", "Thành ủy", "Bộ trưởng", "Thứ trưởng", "Thống đốc", "Chủ tịch", "Phó Chủ tịch",
    "Thủ tướng", "Phó Thủ tướng", "Tổng Bí thư", "Bí thư", "Phó Bí thư", "Chánh Văn phòng", "Phó Chánh Văn phòng",
)  # fmt: skip
# Words that are names where they stand in the name of a body or a title alone.
_PARTS = (
    "Kiểm toán nhà nước", "Tòa án nhân dân", "tối cao", "Viện kiểm sát nhân dân", "Ban Tổ chức", "Ban Tuyên giáo",
    "Ban Dân vận", "Ban Nội chính", "Ban Chỉ đạo", "Ban Quản lý", "Ban Dân tộc", "Ủy ban Kiểm tra", "Trung ương",
    "Liên đoàn Lao động", "Đoàn Thanh niên", "Đoàn đại biểu Quốc hội", "Huyện ủy", "Quận ủy", "Thị ủy", "Đảng ủy",
    "Bảo hiểm xã hội", "Kho bạc Nhà nước", "Tổng cục", "Chi cục", "Văn phòng", "Thông tấn xã", "Đài Tiếng nói",
    "Đài Truyền hình", "Học viện", "Đại học", "Tổng Thanh tra", "Tổng Kiểm toán nhà nước", "Chủ nhiệm", "Giám đốc",
    "Phó Giám đốc", "Tổng Giám đốc", "Phó Tổng Giám đốc", "Chánh Thanh tra", "Phó Chánh Thanh tra", "Chánh án",
    "Phó Chánh án", "Hội đồng Dân tộc", "Phó Vụ trưởng", "Phó Cục trưởng", "Phó Chi cục trưởng", "Phó Trưởng ban",
    "Phó Trưởng phòng", "Phó Chủ nhiệm", "Phó Thống đốc", "Phó Tổng Thanh tra", "Phó Viện trưởng", "Phó Hiệu trưởng",
    "Tổng cục trưởng", "Phó Tổng cục trưởng", "Phó Tổng Kiểm toán nhà nước",
)  # fmt: skip


def _phrases(names: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, map(fold, names)), key=len, reverse=True))})\b")


_CASE = {fold(name): name for name in (*_NAMES, *_PARTS)}
_AMBIGUOUS = ("dang", "thu truong", "quan uy")  # 'đang', 'thủ trưởng', 'Quân ủy'
_IN_TEXT, _IN_BODY = _phrases(_NAMES), _phrases((*_NAMES, *_PARTS))
_KEPT = re.compile(r"[\d/]|^[^aeiouy]{2,}$|^ubnd$")  # '36/2025/NQ-HĐND', 'TTHC', 'UBND'
# Fields of ministries and of departments under provinces, 1997-2025.
FIELDS = (
    "Nội vụ; Tư pháp; Tài chính; Kế hoạch và Đầu tư; Công Thương; Công nghiệp; Thương mại; Xây dựng; Giao thông "
    "vận tải; Nông nghiệp và Phát triển nông thôn; Nông nghiệp và Môi trường; Tài nguyên và Môi trường; Thông tin "
    "và Truyền thông; Khoa học và Công nghệ; Giáo dục và Đào tạo; Y tế; Lao động - Thương binh và Xã hội; Ngoại "
    "giao; Ngoại vụ; Công an; Quốc phòng; Dân tộc và Tôn giáo; Du lịch; Văn hóa và Thể thao; Văn hóa, Thể thao và "
    "Du lịch; Quy hoạch - Kiến trúc; Bưu chính, Viễn thông"
).split("; ")
_DEPARTMENTS = {letters(f"{body} {field}"): f"{body} {field}" for body in ("Bộ", "Sở") for field in FIELDS}
# Words that begin the name of a body; 'UBND TỈNH' / 'SỞ Y TẾ' are two, 'BỘ GIÁO DỤC VÀ' / 'ĐÀO TẠO' is one.
_HEADS = (
    "uy ban", "hoi dong", "bo", "so", "cuc", "chi cuc", "tong cuc", "vu", "van phong", "ban", "phong",
    "thanh tra", "trung tam", "truong", "vien", "hoc vien", "dai hoc", "toa an", "kho bac", "ngan hang", "bao hiem",
    "lien doan", "tong lien doan", "hoi", "doan", "tinh uy", "thanh uy", "huyen uy", "quan uy", "dang uy", "dang bo",
    "chi bo", "cong an", "chinh phu", "thu tuong", "quoc hoi", "tong cong ty", "tap doan", "cong ty", "chu tich",
    "benh vien", "dai", "bao", "kiem toan", "mat tran", "thong tan xa", "thi uy", "quan doan", "bo tu lenh",
    "bo chi huy", "bo chinh tri", "thuong truc", "to",
)  # fmt: skip
_HEAD = re.compile(rf"ubnd|hdnd|(?:{'|'.join(sorted(_HEADS, key=len, reverse=True))})\b")
# 'UBND THANH PHO HA NOI SO GIAO DUC …' run together: a committee and its place, then a body under it.
_UNDER = re.compile(
    rf"^(?:uy ban nhan dan|ubnd) (?:(?:tinh|thanh pho|tp\.?) )?(?:{'|'.join(re.escape(fold(p.name)) for p in PLACES)})"
    r"(?= (?:so|van phong|ban|chi cuc|thanh tra|phong|trung tam|truong|benh vien|vien) )"
)
_JOINT = re.compile(r"\s[-–]\s(?=(?:bộ|sở|ban|ủy ban|hội) )", re.IGNORECASE)  # 'BỘ NỘI VỤ - BỘ TÀI CHÍNH'
_UNFINISHED = re.compile(r"(?:\bva|\bcua|[,-])$")
# Bodies whose fields of work are capitalised one by one: 'Sở Giáo dục và Đào tạo'.
_BY_FIELDS = re.compile(r"^((?:bộ|sở|cục|tổng cục|chi cục|vụ|phòng|ban)) ([^,(]+.*)$", re.IGNORECASE)
_UNITS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu")
_UNIT = re.compile(rf"\b({'|'.join(_UNITS)}) (?!hội\b)([^,()]+)")  # no unit: 'xã hội'
_PROVINCES = {place.name.lower(): place.name for place in PLACES}
_PROVINCE = re.compile(rf"\b(?:{'|'.join(sorted(_PROVINCES, key=len, reverse=True))})\b")
# 'giữ vững hòa bình' is no province; 'tại khánh hòa' is.
_PROVINCE_IN_TEXT = re.compile(rf"(?:(?<=\btỉnh )|(?<=\bthành phố )|(?!\b(?:hòa|thái) bình\b)){_PROVINCE.pattern}")
_BARE_UNIT = re.compile(r"\b(tinh|thanh pho) ([^,()]+)")  # print that lost its diacritics
# 'Trung tâm Phục vụ hành chính công', 'Hành chính - Tổ chức': the word after these is a capital.
_THEN_CAPITAL = re.compile(
    r"((?:^(?:trung tâm|trường|viện|bệnh viện|thanh tra|ban|tổng công ty|công ty|tập đoàn)| -) )(\w)"
)


def bodies(lines: Sequence[str]) -> list[str]:
    """The bodies that the lines above a number name, outermost first, as printed: hard-wrapped lines are rejoined.

    ['UBND TỈNH PHÚ THỌ', 'SỞ THÔNG TIN', 'VÀ TRUYỀN THÔNG'] -> ['UBND TỈNH PHÚ THỌ', 'SỞ THÔNG TIN VÀ TRUYỀN THÔNG'].
    """
    plain = [re.sub(r"^[\W_]+|[\W_]+$", "", line) for line in lines]
    first = next((i for i in range(len(plain)) if is_office(" ".join(plain[i:]))), 0)
    made: list[str] = []
    for piece in chain.from_iterable(map(_pieces, plain[first:])):
        if made and not (_is_whole(made[-1]) and is_office(piece)):
            made[-1] = f"{made[-1]} {piece}"
        else:
            made.append(piece)
    return made


def is_office(text: str) -> bool:
    """Whether a body's name begins here: 'Sở Khoa học và Công nghệ'."""
    return bool(_HEAD.match(fold(text)))


def _pieces(line: str) -> list[str]:
    under = _UNDER.match(fold(line))
    return [line[: under.end()].strip(), line[under.end() :].strip()] if under else [line.strip()]


def _is_whole(name: str) -> bool:
    """Whether a name can end here: 'ỦY' of 'ỦY' / 'BAN NHÂN DÂN' cannot."""
    folded = fold(name)
    head = _HEAD.match(folded)
    return head is not None and head.end() < len(folded) and not _UNFINISHED.search(folded)


def cased(name: str) -> str:
    """A body's name in proper case: 'UBND TỈNH QUẢNG BÌNH' -> 'Ủy ban nhân dân tỉnh Quảng Bình'.

    Names of central bodies and of provinces are read without their diacritics too: 'THU TUONG CHINH PHU' -> 'Thủ
    tướng Chính phủ'.
    """
    return " - ".join(_one_cased(body) for body in _JOINT.split(name))


def cased_title(title: str) -> str:
    """A title in proper case: 'PHÓ CHỦ TỊCH' -> 'Phó Chủ tịch'."""
    return _fixed(title.lower(), _IN_BODY)


def spelt_alike(one: str, other: str) -> bool:
    """Whether two names differ in case and in the place of a tone mark alone: 'HOÀ BÌNH' and 'Hòa Bình'."""
    return _spelling(one) == _spelling(other)


def _spelling(name: str) -> list[tuple[str, ...]]:
    """Of each word its letters, and its diacritics in an order of their own."""
    text = _expanded(name).lower().replace("ăk", "ắk")  # 'Đăk Lăk' is as good as 'Đắk Lắk'
    words = [unicodedata.normalize("NFD", word) for word in text.split()]
    return [("".join(c for c in word if c.isalpha()), *sorted(filter(unicodedata.combining, word))) for word in words]


def _expanded(name: str) -> str:
    """The name in small letters, its usual abbreviations written out and others, 'TNHH', as printed."""
    text = name.strip(" .*-–_")
    for short, long in (("ubnd", "ủy ban nhân dân"), ("hđnd", "hội đồng nhân dân"), (r"tp\b\.?", "thành phố ")):
        text = re.sub(rf"\b{short}", long, text, flags=re.IGNORECASE)
    return _lowered(text)


def _lowered(text: str) -> str:
    """Words in small letters, but for numbers and abbreviations that no vowel stands in."""
    return " ".join(word if _KEPT.search(fold(word)) else word.lower() for word in text.split())


def _one_cased(name: str) -> str:
    if known := _local(name):
        return known
    text = _fields(_with_units(_expanded(name)))
    text = _THEN_CAPITAL.sub(lambda m: m[1] + m[2].upper(), text)
    return _fixed(text, _IN_BODY)


def _local(name: str) -> str:
    """A committee or council of a province, or a department or ministry, through lost spaces and diacritics."""
    plain = letters(name)
    local = re.match(r"(ubnd|uybannhandan|hdnd|hoidongnhandan)(tinh|thanhpho|tp)(\w+)", plain)
    if local and (place := _place(local[3])):
        body = "Ủy ban nhân dân" if local[1].startswith("u") else "Hội đồng nhân dân"
        return f"{body} {'tỉnh' if local[2] == 'tinh' else 'thành phố'} {place}"
    return _DEPARTMENTS.get(plain, "")


def cased_text(capitals: str) -> str:
    """A subject in capitals as a sentence: 'BÃI BỎ QUYẾT ĐỊNH SỐ 5/QĐ-UBND CỦA TỈNH HÀ TĨNH' -> 'Bãi bỏ quyết định số
    5/QĐ-UBND của tỉnh Hà Tĩnh'; numbers, and abbreviations that no vowel stands in, stay as printed.
    """
    lowered = _lowered(capitals)
    return _fixed(_PROVINCE_IN_TEXT.sub(lambda m: _PROVINCES[m[0]], lowered), _IN_TEXT)


def _fixed(text: str, phrases: re.Pattern[str]) -> str:
    """The text with its phrases in their case, and its first letter a capital.

    In running text, and where another word differs in diacritics alone, a phrase must be spelt as it is.
    """
    made, at = "", 0
    for match in phrases.finditer(fold(text)):
        name, printed = _CASE[match[0]], text[match.start() : match.end()]
        strict = phrases is _IN_TEXT or match[0] in _AMBIGUOUS
        made += text[at : match.start()] + (name if not strict or spelt_alike(printed, name) else printed)
        at = match.end()
    made += text[at:]
    return made[:1].upper() + made[1:]


def _with_units(text: str) -> str:
    """'ủy ban nhân dân tỉnh quảng bình' -> 'ủy ban nhân dân tỉnh Quảng Bình'; 'tinh quang binh' and provinces alone
    too."""
    if match := _UNIT.search(text):
        return f"{text[: match.start()]}{match[1]} {_place(match[2]) or _named(match[2])}{text[match.end() :]}"
    bare = _BARE_UNIT.search(fold(text))
    if bare and (place := _place(bare[2])):
        return f"{text[: bare.start()]}{'tỉnh' if bare[1] == 'tinh' else 'thành phố'} {place}{text[bare.end() :]}"
    return _PROVINCE.sub(lambda m: _PROVINCES[m[0]], text)


def _place(words: str) -> str:
    return next((p.name for p in PLACES if letters(p.name) == letters(words)), "")


def _named(words: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in words.split())


def _fields(text: str) -> str:
    """'sở giáo dục và đào tạo' -> 'Sở Giáo dục và Đào tạo'."""
    match = _BY_FIELDS.match(text)
    if not match:
        return text
    named = re.sub(r"(^|\bvà |, |- )(\w)", lambda m: m[1] + m[2].upper(), match[2])
    return f"{match[1].capitalize()} {named}"
