"""Public bodies as entities: 'Giám đốc SNV', 'UBND các huyện, thị xã' -> the body, its head, its level and branch.

Names and abbreviations: `bodies.tsv`.  Levels are those of the state before and since 1 July 2025 (the district went).
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ingest.folding import letters
from ingest.letterhead.offices import FIELDS

_TABLE = Path(__file__).with_name("bodies.tsv")
_SHORT = (
    (r"\bUBND\b", "Ủy ban nhân dân"), (r"\bUỷ ban\b", "Ủy ban"),
    (r"\bHĐND\b", "Hội đồng nhân dân"), (r"\b(?:UB)?MTTQ(?:VN)?\b", "Mặt trận Tổ quốc"),
    (r"\bBHXH\b", "Bảo hiểm xã hội"),
    (r"\bVP\b", "Văn phòng"), (r"\bPCT\b", "Phó Chủ tịch"), (r"\bCT\b\.?", "Chủ tịch"), (r"\bTP\b\.?", "thành phố"),
    (r"\bBQL\b", "Ban Quản lý"), (r"\bGĐ\b", "Giám đốc"), (r"\bCA\b", "Công an"), (r"\bBCH\b", "Bộ Chỉ huy"),
)  # fmt: skip
_SHORTENED = re.compile("|".join(f"({short})" for short, _ in _SHORT))
_MODEST = re.compile(r"^(?:(?:các|những|tất cả|toàn thể|đồng chí|đ/c|đề nghị|riêng|từng|mỗi)\s+)+", re.IGNORECASE)
# The head of a body, before its name.
_HEADED = re.compile(
    r"^((?:Phó )?(?:Thủ trưởng|Chủ tịch|Giám đốc|Tổng Giám đốc|Bộ trưởng|Chánh(?= Văn phòng| Thanh tra)|"
    r"Trưởng(?= ban| phòng)|Bí thư|"
    r"Hiệu trưởng|Viện trưởng|Cục trưởng|Người đứng đầu|Lãnh đạo|Cấp trưởng))(?:,? (?:Chủ nhiệm|phụ trách))? (.+)$",
    re.IGNORECASE,
)
_OF_THE_STATE = re.compile(r"^(?:thủ tướng|phó thủ tướng)(?: chính phủ)?$", re.IGNORECASE)
_COMMITTEE = re.compile(r"(?:Văn phòng )?(?:Ủy ban nhân dân|Hội đồng nhân dân)", re.IGNORECASE)
_LEVELS = (
    ("central", r"\b(?<!cán )(?:bộ(?! (?:phận|chỉ huy|tư lệnh|đội))|chính phủ|thủ tướng|ngang bộ|quốc hội|trung ương|"
                r"tối cao|việt nam|tổng cục|nhà nước$|chủ tịch nước)\b"),
    ("district", r"\b(?:huyện|quận|thị xã)\b"),
    ("commune", r"\b(?:xã|phường|thị trấn|đặc khu)\b(?! hội)"),
    ("province", r"\b(?:tỉnh|thành phố|thành ủy|tỉnh ủy|sở|bộ chỉ huy|cục|khu kinh tế|ủy ban nhân dân|"
                 r"hội đồng nhân dân)\b"),
    ("district", r"\bphòng\b(?!,)"),
)  # fmt: skip
_BRANCHES = (
    ("party", r"\b(?:đảng|(?:tỉnh|thành|huyện|quận|thị|cấp) ủy|ban tổ chức|ban cán sự|bí thư|ban thường vụ|"
              r"bộ chính trị|ban bí thư|chi bộ)\b"),
    ("mass", r"\b(?:mặt trận|hội (?:liên hiệp|nông dân|cựu|phụ nữ|người|chữ)|đoàn thanh niên|liên đoàn|đoàn thể|"
             r"chính trị - xã hội|công đoàn)\b"),
    ("", r"\b(?:báo|doanh nghiệp|công ty|tập đoàn|nhà đầu tư|chủ đầu tư|nhà thầu|người dân|báo chí)\b"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PublicBody:
    """A body at a level, and the post in it that was named."""

    name: str  # "Sở Nội vụ", "Ủy ban nhân dân cấp huyện"
    post: str  # "Giám đốc", "Chủ tịch", "" for the body itself
    level: str  # central, province, district, commune; "" where it is not said
    branch: str  # state, party, mass; "" for others: enterprises, the press, people
    known: bool  # whether the table or the fields of administration name it


@cache
def table() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Each body's name, its group (central, local, people) and its other names, abbreviations and English too."""
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return tuple((name, group, tuple(filter(None, others.split("; ")))) for name, group, others in rows)


@cache
def _by_letters() -> dict[str, str]:
    """Folded letters of every name to the name: 'snv' -> 'Sở Nội vụ'."""
    named = {letters(f"{head} {field}"): f"{head} {field}" for head in ("Bộ", "Sở") for field in FIELDS}
    for name, _group, others in table():
        for other in (*others, name):
            named[letters(other)] = name
    return named


@lru_cache(8192)
def public_body(text: str) -> PublicBody:
    """The body that `text` names, its head apart: 'Chủ tịch UBND các huyện' -> Ủy ban nhân dân cấp huyện, Chủ tịch."""
    plain = _MODEST.sub("", re.sub(r"\s+", " ", text).strip(" ,;:.-"))
    if known := _by_letters().get(letters(plain)):
        plain = known
    plain = _SHORTENED.sub(lambda short: _SHORT[(short.lastindex or 1) - 1][1], plain)
    post = ""
    if _OF_THE_STATE.match(plain):
        post, plain = plain.split(" Chính")[0], "Chính phủ"
    elif headed := _HEADED.match(plain):
        post, plain = headed[1], _MODEST.sub("", headed[2])
    small = plain.lower()
    level = next((level for level, words in _LEVELS if re.search(words, small)), "")
    branch = next((branch for branch, words in _BRANCHES if re.search(words, small)), "state")
    committee = _COMMITTEE.match(plain)
    if committee:
        level = level if level != "central" else "province"
        suffix = {"district": " cấp huyện", "commune": " cấp xã"}.get(level, "")
        return PublicBody(f"{committee[0]}{suffix}", post, level or "province", "state", True)
    name = re.sub(r"^(Sở|Bộ|Thanh tra|Công an) (.*?) (?:tỉnh|thành phố)(?: .*)?$", r"\1 \2", plain)
    known = _by_letters().get(letters(name))
    if not known:
        known = _by_letters().get(letters(re.sub(r"\s+(?:cấp )?(?:tỉnh|thành phố|huyện).*$", "", name)))
    if known == "Sở, ban, ngành":
        level = "province"
    final = known or name
    return PublicBody(final[:1].upper() + final[1:], post, level, branch, known is not None)
