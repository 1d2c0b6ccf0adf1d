"""Names below signatures: what can be one, and whose a spoiled one is."""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from ingest.clean import is_capitals
from ingest.folding import fold, letters, likeness
from ingest.letterhead.offices import is_office

_DEGREES = re.compile(
    r"^(?:(?:PGS|GS|TSKH|TS|ThS|BSCK\w*|BS|DS|KS|CN|LS|NGƯT|NGND|TTƯT|TTND|AHLĐ)\b[.\s,-]*|"
    r"(?:Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Chuẩn đô đốc|Đại tá|Thượng tá|Trung tá|Thiếu tá|"
    r"Đại úy|Thượng úy|Trung úy|Tiến sĩ|Thạc sĩ|Luật sư|Bác sĩ|Kỹ sư)\s+)+",
    re.IGNORECASE,
)
# '(Đã ký)', 'Ký bởi: …', 'Thời gian ký: …' : beside a signature, and no name.
_NO_NAME = re.compile(r"\b(?:da ky|ky boi|ky ten|thoi gian|email|dong dau|noi nhan|chu ky)\b|[:@]")
# A syllable of a Vietnamese name or of another people's of Vietnam, without its diacritics: 'nguyen', 'kdam', 'krong'.
_SYLLABLE = re.compile(r"[b-df-hj-np-tv-xz]{0,3}[aeiouy]{1,3}[b-df-hj-np-tv-xz]{0,2}")
# In lower case; the initials are those of names of the Tây Nguyên: Y Blôk, H Yim, K Brêu.
_SURNAMES = frozenset(
    "an âu bạch bế biện bồ bùi ca cao cầm chu châu chử cù cung cấn doãn dư dương đàm đan đào đặng đậu điêu điểu "
    "đinh đoàn đỗ đồng giàng giang giáp h hà hạ hầu hoa hoàng hồ hồng hứa huỳnh hùng kha khổng khuất khúc kiều "
    "kim la lã lại lâm lăng lầu lê liêu liễu lò lộc lỗ lù lục lư lữ lương lưu lý lỳ ma mã mạc mai mùa mùi nghiêm "
    "ngô ngũ nguyễn nhan nhâm ninh nông ngụy ông phạm phan phí phó phùng phương quách quan quàng sầm sùng tạ tăng "
    "tẩn thạch thái thân thào thẩm thi thiều tiêu tòng tô tôn tống tráng trang trần triệu trình trịnh trương từ ty "
    "uông ứng văn vàng vi viên võ vũ vương vừ xa xồng y k".split()
)
_ALIKE, _APART = 0.7, 0.1  # a spoiled name must be this like one officeholder's, and that much less like any other's


@dataclass(frozen=True, slots=True)
class Officeholder:
    """Who held a central office, in which years."""

    office: str  # "Thủ tướng", "Phó Thủ tướng"
    name: str
    first: int
    last: int  # 9999 while in office when the table was made


def as_name(line: str) -> str:
    """The name that `line` prints, without rank and degree, in proper case; '' where it can be none.

    A name in capitals needs a surname, for offices are in capitals too; of any other one word may be spoiled, and with
    a surname a letter may be lost.
    """
    name = _DEGREES.sub("", line).strip(" .,;:()")
    words = name.split()
    if not 2 <= len(words) <= 6 or any(c.isdigit() for c in name) or _NO_NAME.search(fold(line)):
        return ""
    if is_capitals(name):
        office = is_office(name) and words[0] != "ĐOÀN"
        return name.title() if words[0].lower() in _SURNAMES and not office else ""
    spoiled = [word for word in words if not _is_name_word(word)]
    if words[0].lower() in _SURNAMES and words[0].istitle():  # 'Lê ấn Dũng'
        return name if len(spoiled) < len(words) - 1 and words[-1] not in spoiled else ""
    lower = any(word.isalpha() and word.islower() for word in spoiled)
    return "" if len(spoiled) > 1 or lower or is_office(name) else name


def is_name(name: str) -> bool:
    """Whether every word is a syllable with a capital; names of the Tây Nguyên keep a hyphen or an apostrophe."""
    return all(_is_name_word(word) for word in name.split())


def _is_name_word(word: str) -> bool:
    parts = [part for part in re.split(r"[-'’]", word) if part]
    syllables = all(len(part) == 1 or _SYLLABLE.fullmatch(fold(part)) for part in parts)
    return bool(parts) and word[0].isupper() and syllables


def officeholder(printed: str, position: str, issuer: str, issued_on: date | None) -> str:
    """The holder of the Prime Minister's or a deputy's office whose name `printed` is, spoiled; '' where none is."""
    if issued_on is None or letters("Thủ tướng") not in letters(f"{position} {issuer}"):
        return ""
    office = "Phó Thủ tướng" if "pho thu tuong" in fold(position) else "Thủ tướng"
    holders = [
        h for h in _officeholders() if h.first <= issued_on.year <= h.last and (h.office == office or not position)
    ]
    if printed in {h.name for h in holders}:
        return ""
    ranked = sorted(((likeness(printed, h.name), h.name) for h in holders), reverse=True)
    if not ranked or ranked[0][0] < _ALIKE or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _APART):
        return ""
    return ranked[0][1] if _is_spoiled(printed, ranked[0][1]) else ""


def _is_spoiled(printed: str, name: str) -> bool:
    """Whether the print is a damaged `name` and no other person's: no syllables, or diacritics alone are lacking."""
    return not is_name(printed) or letters(printed) == letters(name)


@cache
def _officeholders() -> tuple[Officeholder, ...]:
    """Prime Ministers and their deputies since 1997, from public record, by year."""
    rows = Path(__file__).with_name("officeholders.tsv").read_text("utf-8").splitlines()[1:]
    cells = (row.split("\t") for row in rows)
    return tuple(Officeholder(office, name, int(first), int(last or 9999)) for office, name, first, last in cells)
