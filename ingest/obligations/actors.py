"""Where a piece of text names who must act: 'Giao Sở Nội vụ chủ trì …', 'Thủ trưởng các sở, ngành phải …'."""

import re
from dataclasses import dataclass

from ingest.obligations.words import BODY, MANNERS, MAY, MUST, NEVER, ORDER, VERBS, plain

LONGEST = 600  # characters of a list of actors
_REACH = 120  # characters that hold what a list of actors begins with
# Where what they must do begins: behind a blank or comma, so that the scan passes over the rest.
_BEGINS = re.compile(
    rf"[ ,](?:(?:theo (?:chức năng|thẩm quyền|nhiệm vụ|phân cấp|quy định)|căn cứ|trên cơ sở|trong phạm vi|"
    rf"trong quá trình|"
    rf"trong thời gian|trước mắt|trước ngày|trong quý|trong tháng|đến hết|định kỳ|hằng năm|hàng năm|khi|nếu)(?!\w)"
    rf"|(?<= )(?:{MUST.pattern}|{MAY.pattern}|{NEVER.pattern}|(?:{MANNERS})(?!\w)|{VERBS}))"
)
# 'việc thực hiện', 'người được giao': a verb that tells who is meant.
_TELLING = re.compile(
    r"(?:được|bị|người|việc|công tác|về|bộ phận|tổ|năng lực|chức năng|nhiệm vụ|có|chủ trì|và|hoặc|hoạt động|"
    r"thẩm quyền|tham gia|"
    r"do|đội ngũ|lực lượng|sử dụng|trực tiếp|dịch vụ|phương tiện|trang|cổng|hệ thống) $"
)
# 'cơ quan chủ trì', 'cơ sở giáo dục': as a rule such a verb does too, but it can be what they must do.
_OFTEN_TELLING = re.compile(
    r"(?:cơ quan|đơn vị|nhà nước) (?:chủ trì|phối hợp|quản lý|thanh tra|kiểm tra|đăng ký|tham mưu|thẩm định|giám sát|"
    r"giải quyết|"
    r"phê duyệt|ban hành|điều phối|sử dụng|thông tin|truyền thông|tiếp nhận|cung cấp|tổ chức)|cơ sở (?:giáo dục|"
    r"đào tạo|khai thác)"
)
# 'Ban Chỉ đạo', 'ban quản lý': part of a name.
IN_NAME = re.compile(
    r"(?:ban (?:chỉ đạo|quản lý|tổ chức|điều hành|giám sát|tiếp công dân|thanh tra)|trung tâm (?:phục vụ|quản lý|"
    r"kiểm soát|điều hành))"
)
_TAKES_NO_TELLER = re.compile(rf"(?:{MUST.pattern}|{MAY.pattern}|(?:{MANNERS})(?!\w)|căn cứ|theo )")
_NO_ACTOR = re.compile(r"\b(?:nhưng|mà|để|vì|đã|sẽ|khi|nếu|là|nhằm|của mình)\b|[.!?](?:\s|$)")
_CARRIES = re.compile(r" (?:chịu trách nhiệm (?:thi hành|thực hiện|tổ chức)|có trách nhiệm)(?!\w)")
_GOES_ON = re.compile(rf"[,;] (?:và )?(?:{BODY.pattern})[^;.]{{0,200}}$")
_DUTIES_OF = re.compile(
    r"(?:trách nhiệm|nhiệm vụ)(?: cụ thể)? (?:của|đối với) |"
    r"(?:nội dung|nhiệm vụ|công việc|phần việc) [^,.;:]{2,25}? của "
)
# 'Các Sở, ngành chủ trì, quản lý, tham gia các dự án': a heading that tells who is meant by what they do.
_SOME_WHO = re.compile(
    r"(?:các|những) [^:.]*?\b(?:được (?:giao|phân công) |"
    rf"(?:chủ trì|quản lý|tham gia|phối hợp)(?:, (?!phối hợp)(?={VERBS})| thực hiện ))"
)
_LEVEL = re.compile(r"cấp (?:trung ương|thành phố|tỉnh|huyện|xã|cơ sở)")
_RAN_ON = re.compile(r"[\s,;:.–-]+$")


@dataclass(frozen=True, slots=True)
class Named:
    """Who is told to act: `[start, end)` in the text, and where what they must do begins."""

    start: int
    end: int
    then: int
    ordered: bool = False  # 'giao', 'yêu cầu' stands before


def starts_with_head(text: str, at: int) -> bool:
    """Whether a body, a post or a group of people begins at `at` of plain text."""
    return BODY.match(text, at) is not None


def named_at(text: str, at: int, end: int, printed: str) -> Named | None:
    """The actors that begin at `at` of plain `text`, where what they must do follows; None otherwise.

    `printed` is the same text with its capitals: those of a name are no verbs ('Sở Kế hoạch và Đầu tư').
    """
    order = ORDER.match(text, at, end)
    start = order.end() if order else at
    if not starts_with_head(text, start):
        return None
    told, guess = False, None
    for begins in _BEGINS.finditer(text, start + 1, min(end, start + LONGEST)):
        first = begins.start() + 1
        if printed[first].isupper() or _in_name(text, first):
            continue
        before = text[max(start, first - 14) : first]
        modal = _TAKES_NO_TELLER.match(text, first) and not before.endswith(("được ", "có "))
        if not modal and (told or _TELLING.search(before)):
            told = True
            continue
        actor = _RAN_ON.sub("", text[start:first])
        if not actor or _NO_ACTOR.search(actor):
            break
        found = Named(start, start + len(actor), first, order is not None)
        if not modal and _OFTEN_TELLING.match(text, word_before(text, first, 2)):
            guess = guess or found
            continue
        if not modal and (all_of := _carried_out_by(text, found, end)):
            return all_of
        return _told_to(text, found, end, printed)
    return guess


def _carried_out_by(text: str, found: Named, end: int) -> Named | None:
    """'Cục trưởng Cục Quản lý, giám sát kế toán, Thủ trưởng các đơn vị chịu trách nhiệm thi hành': a verb in a name."""
    if text.startswith(("chủ trì", "phối hợp", "chỉ đạo"), found.then):
        return None
    carries = _CARRIES.search(text, found.then, min(end, found.start + LONGEST))
    if not carries or not _GOES_ON.search(text, found.then, carries.start()):
        return None
    return Named(found.start, carries.start(), carries.start() + 1, found.ordered)


def _in_name(text: str, at: int) -> bool:
    return any(IN_NAME.match(text, word_before(text, at, words)) for words in (1, 2))


def word_before(text: str, at: int, words: int = 1) -> int:
    """Where the word before `at` begins, or the one that stands `words` before."""
    for _ in range(words):
        at = text.rfind(" ", 0, max(0, at - 1)) + 1
    return at


def _told_to(text: str, found: Named, end: int, printed: str) -> Named | None:
    """'Chủ tịch UBND tỉnh yêu cầu Sở Nội vụ …': who is told to, not who tells."""
    order = ORDER.match(text, found.then)
    if order and starts_with_head(text, order.end()):
        return named_at(text, found.then, end, printed)
    return found


def heading_actor(heading: str) -> tuple[int, int] | None:
    """Where the actor stands that a heading names: 'Cấp xã', 'Các sở, ngành chủ trì, quản lý dự án'."""
    small = plain(heading)
    some = _SOME_WHO.match(small) and starts_with_head(small, 0) and not MUST.search(small)
    return (0, len(_RAN_ON.sub("", heading))) if some or _LEVEL.fullmatch(small.strip(" .:")) else whole_actor(heading)


def whole_actor(text: str) -> tuple[int, int] | None:
    """Where the actor stands that a heading or lead-in names and says nothing else about: 'Giao Sở Nội vụ:'."""
    head = plain(text[:_REACH])
    order = _DUTIES_OF.match(head) or ORDER.match(head)
    start = order.end() if order else 0
    if not starts_with_head(head, start):
        return None
    small = plain(text)
    found = named_at(small, start, len(small), text)
    told = found is not None and not _OFTEN_TELLING.match(small, word_before(small, found.then, 2))
    end = found.end if found and told else start + len(_RAN_ON.sub("", text[start:]))
    if end - start > LONGEST or _NO_ACTOR.search(small[start:end]):
        return None
    return start, end
