"""A list of those who must act, taken apart: 'Sở Y tế, Sở Văn hóa, Thể thao và Du lịch' are two."""

import re

from ingest.letterhead.offices import FIELDS
from ingest.obligations.actors import starts_with_head
from ingest.obligations.words import plain

_PARTS = re.compile(
    r"(\s*;\s*(?:và\s+)?|\s*,\s*(?:và\s+)?|\s+(?:và|cùng|cùng với|với)\s+(?=[A-ZĐÂÊÔƠƯ]|các |những |thủ trưởng|người))"
)
# Units and kinds that go on with what stands before: 'UBND các huyện, thị xã', 'các sở, ban, ngành'.
_GOES_ON = re.compile(
    r"(?:ban|ngành|sở|đơn vị|địa phương|cá nhân|thị xã|thành phố|phường|quận|huyện|thị trấn|xã|đặc khu|công chức|"
    r"viên chức|người lao động|"
    r"đoàn thể|tổ chức(?! chính trị)|doanh nghiệp|cơ quan|cấp xã|cấp huyện|cấp tỉnh|các đơn vị|đơn vị, địa phương|"
    r"tỉnh|bộ|nhân viên|cục|vụ|viện|chi cục|phòng)(?!\w)"
)
_EACH = re.compile(r"^(?P<head>.*?\b(?:Bộ|Sở|bộ|sở))(?:, cơ quan|, ngành)?\s*:\s*(?P<fields>.+)$", re.DOTALL)
_FIELD = re.compile("|".join(sorted(map(re.escape, FIELDS), key=len, reverse=True)), re.IGNORECASE)
_PLURAL = re.compile(r"\b(?:các|những)\s+", re.IGNORECASE)


def each_actor(text: str) -> list[str]:
    """Those that `text` lists, as printed, each body that a 'Các Bộ: …' enumerates with its kind before it."""
    if each := _EACH.match(text):
        head = _PLURAL.sub("", each["head"]).strip()
        fields = [m[0] for m in _FIELD.finditer(each["fields"])]
        if fields:
            rest = _FIELD.sub("", each["fields"])
            others = (
                [part for part in each_actor(rest.strip(" ,;")) if starts_with_head(plain(part), 0)]
                if ";" in rest
                else []
            )
            return [f"{head} {field}" for field in fields] + others
    pieces = _PARTS.split(text)
    made = [pieces[0]]
    for joint, part in zip(pieces[1::2], pieces[2::2], strict=True):
        small = plain(part)
        goes_on = part[:1].islower() and _GOES_ON.match(small) and ";" not in joint
        if goes_on or not starts_with_head(small, 0):
            made[-1] += joint + part
        else:
            made.append(part)
    return [part.strip(" ,;:") for part in made if part.strip(" ,;:")]
