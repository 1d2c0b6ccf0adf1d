"""Documents as texts name them: by number, by kind with date or issuer, a law by its title, or as 'this' one."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ingest.letterhead.issue_date import day_of
from ingest.numbering import KINDS, canonical, kind_of
from ingest.references.issuers import CAPITAL, issuer_named, issuer_told
from ingest.references.relations import bare

# Kinds that are cited, besides those that offices issue by Nghị định 30/2020/NĐ-CP.
_CITED_KINDS = (*KINDS, "Bộ luật", "Văn bản hợp nhất", "Giấy phép")
_BARE_KINDS = {bare(kind): kind for kind in _CITED_KINDS}
_LONGEST_FIRST = sorted(_CITED_KINDS, key=len, reverse=True)
_ANY_CASE = "|".join(f"[{k[0]}{k[0].lower()}]{k[1:]}" for k in _LONGEST_FIRST)
_CAPITAL = re.compile(rf"(?:{'|'.join(_LONGEST_FIRST)})(?!\w)")
_ADJACENT = re.compile(rf"(?:^|\W)(?<!pháp )({_ANY_CASE})\s+(?:số:?\s*)?$")  # 'nghị định số ', 'Thông tư '
_NUMBER_WORD = re.compile(r"(?:^|[\s(])(?:[sS][^\W_]{0,2}|5[06])\s*:?\s*$")  # 'số', OCR 's6', 'sb', '50', '56'
_TWO_WORDS = re.compile(r"([^\W\d]\S* [^\W\d]\S*)\s+(?:\S{1,2}\s+)?$")  # 'Quyét dinh sd '
_PARTY = r"\s?-\s?[A-ZĐ][\wĐ]{0,7}\s?/\s?[A-ZĐ][\wĐ]{1,11}"  # '12-CTr/TU'
_SYMBOL = r"[A-ZĐ][\w&]{0,11}(?:(?:\s?[-–]\s?-?\s?(?=[A-ZĐ])|[-–])[\w&]{1,15}){0,4}"  # 'NĐ-CP', 'CH- -TTg'
_NUMBER = re.compile(
    rf"[0-9](?<![A-Za-z0-9_/.,+-][0-9])[0-9]{{0,4}}(?:\.\d{{1,3}}|[a-zA-Z])?(?:{_PARTY}|(?:\s?/\s?\d{{4}})?\s?/\s?{_SYMBOL}"
    rf"|\sI(?=[A-ZĐ]{{2,3}}-TTg){_SYMBOL})(?!\w)"
)
_DATE = re.compile(  # 'ngày 19/4/2023', 'ngày 16 tháng 10 năm 2023', OCR 'ngdy 29/9/2023'
    r"[\s,(]{0,3}ng\w{1,4}\W?\s{1,3}(\d{1,2})(?:\s?[/.-]\s?|\s+th\w{2,4}\s*)(\d{1,2})(?:\s?[/.-]\s?|\s+n\w{1,3}\s+)(\d{4})"
)
# After an issuer that belongs to what follows: 'của UBND tỉnh tại Công văn số …'.
_NEXT = re.compile(rf"\s+tại\s+(?:các\s+)?(?:{'|'.join(_LONGEST_FIRST)})")
_JOINED = re.compile(r"[\s),]*(?:[,;:]|và|hoặc|cùng)?\s*(?:[sS]ố\s*)?$")  # between the numbers of an enumeration
_FORM = re.compile(r"(?:mẫu|biểu|phụ lục|hồ sơ|hợp đồng|lô)\s+(?:số\s*)?$", re.IGNORECASE)  # 'Mẫu số 01/LLTP'
_POINTING = re.compile(r"n(?:ày|êu trên|ói trên)(?!\w)")
_POINTED = re.compile(
    rf"(?:^|\W)(?:(?P<kind>{_ANY_CASE})|(?P<level>[đĐ]iểm|[kK]hoản|[đĐ]iều|[mM]ục|[cC]hương|[pP]hụ lục))\s+$"
)
_LEVELS = {"điểm": "diem", "khoản": "khoan", "điều": "dieu", "mục": "muc", "chương": "chuong", "phụ lục": "phu-luc"}
_SHORT_NUMBER = re.compile(r"\s+số\s+(\d{1,5})(?=[\s,]+ngày\s)")  # 'Công điện số 968 ngày 16/10/2023'
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp")
# Words that no law's title goes on with.
_NO_TITLE = (
    r"(?!(?:năm|ngày|số|của|về|theo|để|quy định|được|hoặc|có|thuộc|tại|trong|đối|đã|trên|đến|cho|là|thì|này|nêu|nói"
    r"|trừ|do|bị|cùng|khi|từ|bằng|nhưng|gồm|với|hướng|sửa|các|những|phải|một|không|cũng|hiện|đang|còn|vẫn|bởi|như|và)(?!\w))"
)
# What laws' titles join with 'và': 'Luật Phí và lệ phí'; elsewhere 'và' ends a title.
_AND_IN_TITLE = (
    r"(?:lệ phí|gia đình|vừa|nông thôn|công nghệ|khoáng sản|kiểm dịch|sử dụng|quy chuẩn|đổi mới|giáo dục|đại biểu)"
)
_AMENDING = r"[Ss]ửa đổi,? bổ sung một số điều(?: của)?(?: các)? "
_LAW_TITLE = re.compile(  # 'Luật Phòng, chống tham nhũng năm 2018'
    rf" (?!Luật)(?:{_AMENDING}[lL]uật )?[{CAPITAL}][\w-]*(?:(?: |, (?![{CAPITAL}])){_NO_TITLE}"
    rf"(?!(?:{'|'.join(_LONGEST_FIRST)})(?!\w))[^\W\d]+(?: và {_AND_IN_TITLE}(?!\w))?){{0,12}}"
    r"(?: (?:năm )?\d{4}(?![\w/]))?"
)
_AMENDING_LAW = re.compile(rf"(?:Luật|Nghị quyết) {_AMENDING}$")  # before 'Luật Đầu tư số 90/2025/QH15'
# Before a kind in general: 'các Quyết định của UBND tỉnh', 'dự thảo Nghị định của Chính phủ'.
_PLURAL = re.compile(r"(?:[cC]ác|[nN]hững|[mM]ọi|[mM]ột số|[tT]ừng|[hH]oặc|[dD]ự thảo|[bB]an hành)\s+$")
_TITLED = ("Quy chế", "Chương trình", "Kế hoạch", "Đề án", "Nghị quyết", "Kết luận", "Chỉ thị", "Điều lệ")
_TITLE = re.compile(rf"(?: {_NO_TITLE}[^\W\d]\w*){{1,8}}?(?= của )")  # 'Quy chế làm việc của UBND tỉnh'
_PARTY_RESOLUTION = re.compile(  # 'Nghị quyết Đại hội XIII của Đảng', 'Nghị quyết Trung ương 5 (Khóa X)'
    r" (?:Đại hội|Trung ương|Hội nghị)(?: (?!về |và |đã )[\w]+){1,12}(?: \([kK]h[oó]a [IVX]+\))?"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A document as a text names it once."""

    kind: str
    number: str  # canonical, "" when none is printed, without its symbol where that is not printed
    start: int
    end: int  # of kind and number
    after: int  # where what follows its date and issuer begins
    issued_on: date | None = None
    issuer: str = ""
    level: str = ""  # 'khoan' for 'khoản này': a clause and no document
    pointing: bool = False  # 'Chỉ thị này', 'Công điện nêu trên'


def mentions(text: str) -> list[Mention]:
    """Every document that `text` names, in printed order and apart from one another."""
    kinds = list(_CAPITAL.finditer(text))
    found = _numbered(text, kinds)
    found += _pointing(text)
    taken = sorted((m.start, m.after) for m in found)
    found += _unnumbered(text, kinds, taken)
    return sorted(found, key=lambda m: m.start)


def _numbered(text: str, kinds: Sequence[re.Match[str]]) -> list[Mention]:
    found: list[Mention] = []
    starts = [k.start() for k in kinds]
    for match in _NUMBER.finditer(text):
        before = found[-1] if found else None
        floor = before.after if before else 0
        at = bisect_left(starts, match.start()) - 1
        last = kinds[at] if at >= 0 and starts[at] >= floor else None
        mention = _named(text, match, last, floor)
        if not mention.kind and before and _JOINED.fullmatch(text, floor, match.start()):
            mention = replace(mention, kind=before.kind)
        if not _is_number(mention, text[max(floor, match.start() - 20) : match.start()]):
            continue
        number = canonical(match[0], mention.kind)
        if number:
            found.append(_dated(text, replace(mention, number=number, kind=mention.kind or kind_of(number))))
    return found


def _named(text: str, number: re.Match[str], last: re.Match[str] | None, floor: int) -> Mention:
    """The mention with the kind that stands before its number, if one does; the number as printed."""
    at, end = number.span()
    window = text[max(floor, at - 32) : at]
    stated = kind_of(number[0])
    if adjacent := _ADJACENT.search(window):
        kind = _BARE_KINDS[bare(adjacent[1])]
        start = at - len(window) + adjacent.start(1)
        kind = stated if kind == "Văn bản" and stated else kind
        if stated and text.endswith(f"{stated} ", floor, start):  # 'Thông báo kết luận số 45/TB-VPCP'
            kind, start = stated, start - len(stated) - 1
        return Mention(kind, number[0], start, end, end)
    if last and at - last.end() <= 150 and (not stated or stated == last[0]) and _one_name(text, last.end(), at):
        amending = _AMENDING_LAW.search(text, max(floor, last.start() - 60), last.start())
        return Mention(last[0], number[0], amending.start() if amending else last.start(), end, end)
    if (words := _TWO_WORDS.search(window)) and (kind := _spoiled_kind(words[1])):
        return Mention(kind, number[0], at - len(window) + words.start(), end, end)
    return Mention(stated, number[0], at, end, end)


def _one_name(text: str, start: int, end: int) -> bool:
    """Whether what stands between a kind and a number is the document's title: 'Luật Đất đai số 31/2024/QH15'."""
    between = text[start:end]
    return not re.search(r"[.;()\n]", between) and len(between.split()) <= 16


def _spoiled_kind(words: str) -> str:
    """The kind that two words name, one letter apart at most: 'Céng van' -> 'Công văn'."""
    said = bare(words)
    return _BARE_KINDS.get(said) or next(
        (
            kind
            for name, kind in _BARE_KINDS.items()
            if len(name) == len(said) and sum(a != b for a, b in zip(name, said, strict=True)) == 1
        ),
        "",
    )


def _is_number(mention: Mention, before: str) -> bool:
    """'968/CĐ-TTg', '80/2015/QH13' are numbers of documents; '24/7', 'Mẫu số 01/LLTP' and '12km/50KV' are not."""
    symbol = mention.number.partition("/")[2]
    named = bool(mention.kind or issuer_told(mention.number) or _NUMBER_WORD.search(before))
    return named and sum(c.isupper() for c in symbol) >= 2 and not _FORM.search(before)


def _dated(text: str, mention: Mention) -> Mention:
    """The mention with the date and the issuer that follow its number, in either order."""
    day = _DATE.match(text, mention.end)
    told_from = day.end() if day else mention.end
    issuer, after = issuer_named(text, told_from)
    if _NEXT.match(text, after):
        issuer, after = "", told_from
    if not day and (day := _DATE.match(text, after)):
        after = day.end()
    issuer = issuer_told(mention.number) or issuer or _issuer_before(text, mention.start)
    return replace(mention, issued_on=_date(day), issuer=issuer, after=after)


def _issuer_before(text: str, at: int) -> str:
    """'đề nghị của Giám đốc Sở Nội vụ tại ' before 'Tờ trình số 3129/TTr-SNV' -> 'Giám đốc Sở Nội vụ'."""
    said = text.rfind(" của ", max(0, at - 90), at)
    issuer, end = issuer_named(text, said) if said >= 0 else ("", at)
    return issuer if text[end:at].strip() in ("tại", "tại các") else ""


def _date(match: re.Match[str] | None) -> date | None:
    return day_of(*match.groups()) if match else None


def _pointing(text: str) -> list[Mention]:
    """'Chỉ thị này', 'Công điện nêu trên', 'khoản này'."""
    found = []
    for match in _POINTING.finditer(text):
        window = text[max(0, match.start() - 25) : match.start()]
        if pointed := _POINTED.search(window):
            start = match.start() - len(window) + pointed.start(pointed.lastgroup or 0)
            kind = _BARE_KINDS[bare(pointed["kind"])] if pointed["kind"] else ""
            level = _LEVELS[pointed["level"].lower()] if pointed["level"] else ""
            if (kind or match[0] == "này") and pointed["kind"] != "quy định":  # 'theo quy định nêu trên' names none
                found.append(Mention(kind, "", start, match.end(), match.end(), level=level, pointing=True))
    return found


def _unnumbered(text: str, kinds: Sequence[re.Match[str]], taken: Sequence[tuple[int, int]]) -> Iterable[Mention]:
    """'Chỉ thị ngày 5/9/2023', 'Quy chế làm việc của UBND tỉnh', 'Luật Đất đai', where no number is printed."""
    free_from = 0
    for match in kinds:
        after = bisect_left(taken, (match.start() + 1, 0))
        inside = after and taken[after - 1][1] > match.start()
        if inside or match.start() < free_from or _PLURAL.search(text, max(0, match.start() - 12), match.start()):
            continue
        until = taken[after][0] if after < len(taken) else len(text)
        mention = _by_title(text, match)
        if mention and mention.end <= until:
            free_from = mention.after
            yield mention


def _by_title(text: str, kind: re.Match[str]) -> Mention | None:
    start, end = kind.span()
    if kind[0] in _LAWS:
        title = _LAW_TITLE.match(text, end)
        if not title:
            return None
        mention = _dated(text, Mention(kind[0], "", start, title.end(), title.end()))
        return replace(mention, issuer=mention.issuer or ("Quốc hội" if "uật" in kind[0] else ""))
    if short := _SHORT_NUMBER.match(text, end):
        mention = _dated(text, Mention(kind[0], short[1], start, short.end(), short.end()))
        return mention if mention.issued_on else None
    if day := _DATE.match(text, end):
        issuer, after = issuer_named(text, day.end())
        return Mention(kind[0], "", start, day.end(), after, _date(day), issuer)
    if kind[0] == "Nghị quyết" and (title := _PARTY_RESOLUTION.match(text, end)):
        return Mention(kind[0], "", start, title.end(), title.end())
    title = _TITLE.match(text, end) if kind[0] in _TITLED else None
    issuer, after = issuer_named(text, title.end() if title else end)
    return Mention(kind[0], "", start, after, after, None, issuer) if issuer else None
