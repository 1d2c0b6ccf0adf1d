"""Where a duty ends and the next one begins inside a sentence: at a comma, at 'và', before another body."""

import re
from collections.abc import Iterator

from ingest.obligations.actors import named_at, starts_with_head
from ingest.obligations.words import (
    AS_VERB,
    BODY,
    DIGIT,
    HEAD,
    LEAD,
    MUST,
    NEVER,
    NOUN,
    RESULT,
    VERB,
    VERBS,
)

_REPORTING = re.compile(r"báo cáo |gửi |chịu trách nhiệm ")
# 'để kịp thời giải quyết dứt điểm', 'để phát hiện, xử lý nghiêm': how it is done is ordered, so it is no mere purpose.
_ORDERED_PURPOSE = re.compile(
    rf"để (?=(?:{VERBS}|(?:kịp thời|khẩn trương) )[^;.]{{0,60}}?)(?=[^;.]{{0,60}}?\b(?:kịp thời|nghiêm|dứt điểm|"
    rf"triệt để|khẩn trương)\b)"
)
_DEPENDENT = re.compile(r"\b(?<!kể cả )(?:để|nhằm|như|gồm|mà|nếu|khi|(?<!những )(?<!các )trường hợp)\b")
# 'nghiên cứu kiến nghị để lồng ghép vào các đề án, báo cáo Thủ tướng …' but not 'gửi Sở Nội vụ để tổng hợp, báo cáo …'.
_REPORTS_UP = re.compile(rf"(?:(?:kịp thời|định kỳ) )?(?:báo cáo|trình) (?={BODY.pattern}|(?:các )?cấp )")
_FOR_LONG = re.compile(r"^(?!.*\b(?:gửi|khi|nếu|như|mà|gồm)\b).* để (?:[^\s,;]+ ){4}[^,;]*$")
_ACTIVITY = re.compile(
    rf"(?:công tác|hoạt động|(?<!công )việc|biện pháp|giải pháp|kỹ năng) (?:{VERBS})"
)  # '… và bắt giữ' too
_WORK = re.compile(r"\bcông tác (?:\S+ ){0,3}\S+$")  # 'công tác dân vận và thực hiện dân chủ ở cơ sở'
_NOT_TO = re.compile(r"\b(?:bảo đảm|đảm bảo) không [^,]*$")  # 'đảm bảo không chồng chéo, không bỏ sót'
_ALSO_VERBS = tuple(
    "lãnh đạo; điều hành; xếp loại; ủy quyền; kỷ luật; điều tra; sáng tạo; tiếp thu; biên soạn; bồi thường; "
    "tấn công; trấn áp".split("; ")
)
# 'lĩnh vực, địa bàn quản lý', 'đề án Bộ chủ trì', 'tiến độ thực hiện': whose or of what the noun before is.
_WHOSE = ("bàn", "vực", "quyền", "ngành", "bộ", "sở", "vị", "phương", "mình", "trách")
_OF_DOING = ("độ", "quả", "trình", "gian", "phí", "pháp", "hoạch")
_TELLS = {
    **dict.fromkeys(("quản lý", "chủ trì", "phụ trách"), _WHOSE),
    **dict.fromkeys(("thực hiện", "triển khai", "thi hành"), _OF_DOING),
}
# 'thực hiện đầy đủ, nghiêm túc yêu cầu': what must be done is still to come.
_HOW = tuple(
    "đầy đủ; nghiêm túc; nghiêm; đúng; kịp thời; hiệu quả; có hiệu quả; chặt chẽ; đồng bộ; thường xuyên; sâu rộng; "
    "tốt".split("; ")
)
_BARE_VERB = re.compile(rf"(?:.* )?(?:{VERBS}) (?:{'|'.join(_HOW)})")
# 'thực hiện Công điện số 280 …; Công văn số 822 …': each document to be carried out is a duty.
DOCUMENT = re.compile(
    r"(?:các (?:chỉ đạo|ý kiến|kết luận|nội dung) của [^,;.]{3,60} tại )?(?:công điện|công văn|chỉ thị|kế hoạch|"
    r"nghị quyết|quyết định|nghị định|thông tư|chương trình|kết luận|văn bản|thông báo|hướng dẫn|đề án|"
    r"quy chế)\b[^,;.]{0,40}?\bsố \d"
)
# 'rà soát quy chế, hoàn thành trước ngày 20/5': by when the duty before it is done.
COMPLETED = re.compile(
    r"(?:và )?(?:xong|hoàn thành(?: xong)?) (?:trước|trong|chậm nhất|vào|đến|ngay)(?! thời gian sớm| năng lực)(?!\w)"
)
_CARRIED_OUT = re.compile(r"\b(?:thực hiện|quán triệt|triển khai|chấp hành)\b")
_RESTING = re.compile(r"\b(?:theo|căn cứ|kèm)\b")
_SAYS_MORE = re.compile(r"%|\b(?:phải|báo cáo|trước ngày|trước \d|hoàn thành|chậm nhất|đến hết)\b")
_FAR = 2000  # characters back that say what a comma parts
_LONG_TITLE = 25  # words
# 'Nghị định số 73 ngày … quy định về …, tạo …, xây dựng …': a title goes on.
_TITLE = re.compile(
    r"\b(?:số|nghị định|nghị quyết|quyết định|thông tư|công văn|công điện|luật) \S*\d.{0,90}?\b(?:về|quy định|"
    r"phê duyệt|ban hành)\b"
)
_FRESH = re.compile(
    r"(?:và )?(?:đồng thời|tuyệt đối không|không được|kiên quyết không|không để|định kỳ báo cáo|nghiêm cấm|phải|"
    r"yêu cầu|giao)(?!\w)"
)
# 'bảo đảm đến hết năm 2023 phải công khai', 'trong đó phương án phải bảo đảm': a result that is a duty by itself.
_OWN_DUTY = re.compile(
    r"trong đó,? (?:nêu|ghi|xác định) rõ(?!\w)|(?:trong đó,? |bảo đảm |đảm bảo )?[^,;.]{0,60}?\b(?:phải(?! được)|cần "
    r"(?=tập trung|tiếp tục|chú ý|chú trọng|quan tâm|khẩn trương))\b"
)
_DUTY_OF_OTHERS = re.compile(r"[^,;.]{0,90}?\b(?:phải|có trách nhiệm|chịu trách nhiệm)\b")
# Where a duty can part: at a comma or 'và' before what can begin another.
_JOINT = re.compile(
    rf"[,;\s](?:(?:\s(?<=[,;]\s)\s*+(?:và )?+|và (?<=\svà ))(?=trong đó|{DOCUMENT.pattern}|{_FRESH.pattern}"
    rf"|{_REPORTING.pattern}|{RESULT.pattern}|(?={BODY.pattern}){_DUTY_OF_OTHERS.pattern}"
    rf"|{LEAD.pattern}(?:{NEVER.pattern}|{MUST.pattern}|{VERBS}))|(?=để )(?<=\s))"
)
_NO_VERB_AT_END = ("làm việc", "thống nhất")  # 'quy chế làm việc', 'chặt chẽ, thống nhất'
_CAPITAL = re.compile(r", (?=[A-ZĐ])")
_WORDS = 12  # characters of what it must do, at least
_CLOSE = 80  # characters between a body and what it must do
# 'phối hợp với Sở A, Sở B thực hiện': the body behind the comma is one more of a list.
_LISTED = re.compile(
    rf"(?:^ ?(?:và )?|(?:,|\b(?:với|cùng|giữa|gồm|của|cho|giao|yêu cầu|đề nghị|chỉ đạo|hướng dẫn|đôn đốc|trình|báo cáo|"
    rf"gửi|về|và|là|trước|được|do)) )(?P<head>{HEAD.pattern})"
)
_SMALL_VERB = re.compile(rf" (?:{VERBS})")  # 'Sở Kế hoạch và Đầu tư' holds none


def next_duties(small: str, printed: str, start: int, main: int, end: int, told: bool) -> Iterator[int]:
    """Where in `[main, end)` of plain text another duty begins; `told`: the sentence names who must act."""
    floor, last = main, start
    found = [(joint.end(), joint.start(), joint[0].strip()) for joint in _JOINT.finditer(small, main, end)]
    if told:
        found = sorted({*found, *((at.end(), at.start(), ",") for at in _CAPITAL.finditer(printed, main, end))})
    for at, stop, mark in found:
        if at - last < 8 or end - at < 12:
            continue
        done = small[max(floor, stop - _FAR) : stop]
        if (
            _is_next_document(small, main, at, end)
            or _is_next_duty(small, at, end, done, mark)
            or (told and _is_next_body(small, printed, at, end, done))
        ):
            yield at
            floor = last = at


def begins_duty(small: str, at: int, end: int) -> bool:
    lead = LEAD.match(small, at, end)
    verb_at = lead.end() if lead else at
    if NEVER.match(small, verb_at, end) or MUST.match(small, verb_at, end):
        return True
    verb = VERB.match(small, verb_at, end)
    if not verb or small[verb.end() : verb.end() + 1] in ("", ";", ".", ")") or small.startswith(" của", verb.end()):
        return False
    if verb_at > at and small[at:verb_at].strip() not in ("và", "riêng", "cùng", "chỉ", "cụ thể"):
        return True
    if small.startswith(",", verb.end()) and (" " not in verb[0] or NOUN.match(small, verb_at, end)):
        return False
    return not NOUN.match(small, verb_at, end) or bool(AS_VERB.match(small, verb.end(), end))


def _is_next_document(small: str, main: int, at: int, end: int) -> bool:
    """Whether another document to be carried out is named at `at`."""
    if not DOCUMENT.match(small, at, end):
        return False
    acts = [act.end() for act in _CARRIED_OUT.finditer(small, main, at)]
    return bool(acts) and not _RESTING.search(small, acts[-1], at)


def _is_next_body(small: str, printed: str, at: int, end: int, done: str) -> bool:
    """'Bộ A chỉ đạo rà soát nợ, Bộ B chỉ đạo điều tra': another body, named by its capital, is told something else."""
    if not printed[at].isupper() or not starts_with_head(small, at) or _DEPENDENT.search(done):
        return False
    joint = small.rfind(",", 0, at)
    listed = _LISTED.search(small, max(0, small.rfind(",", 0, joint) + 1, joint - _CLOSE), joint)
    if listed and not _SMALL_VERB.search(printed, listed.end("head"), joint):
        return False
    named = named_at(small, at, end, printed)
    return named is not None and named.then - at < _CLOSE and end - named.then > _WORDS


def without_title(small: str, start: int, end: int) -> int:
    """Where a duty ends that goes on with nothing but the long title of a document: 'thực hiện Nghị định số 73 …'."""
    if small.count(" ", start, end) <= _LONG_TITLE:
        return end
    title = _title(small, start, end)
    if not title or not title[0].endswith(("về", "quy định")):
        return end
    more = small[title.end() : end]
    if len(more.split()) <= _LONG_TITLE or _SAYS_MORE.search(more):
        return end
    return ending(small, title.start() + len(title[0].rsplit(" ", 2 if title[0].endswith("quy định") else 1)[0]))


def _title(small: str, start: int, end: int) -> re.Match[str] | None:
    return _TITLE.search(small, start, end) if DIGIT.search(small, start, end) else None


def ending(small: str, at: int) -> int:
    """Where what stands before `at` ends, a comma or 'và' apart."""
    first = max(0, at - 50)
    return first + len(small[first:at].rstrip(" ,;").removesuffix(" và").rstrip(" ,;"))


def _is_next_duty(small: str, at: int, end: int, done: str, joint: str) -> bool:
    if joint == ";":
        return False
    if COMPLETED.match(small, at, end):
        return False
    if joint == "":
        return bool(_ORDERED_PURPOSE.match(small, at, end))
    if joint == "và":
        if _REPORTING.match(small, at, end) or _FRESH.match(small, at, end):
            return not _TITLE.search(done) and not (len(done.split()) <= 3 and ends_in_verb(done))
        lead = LEAD.match(small, at, end)
        own = VERB.match(small, lead.end() if lead else at, end)
        last = done.rsplit(",", 1)[-1]
        if _ACTIVITY.search(last) or (small.startswith("thực hiện", at) and _WORK.search(last)):
            return False
        return bool(own) and _stands_alone(small, at, end, done) and "," not in done[-12:]
    if small.startswith("trong đó", at):
        return bool(_OWN_DUTY.match(small, at, end))
    if fresh := _FRESH.match(small, at, end):
        return not fresh[0].endswith(("yêu cầu", "giao")) or starts_with_head(small, fresh.end() + 1)
    if starts_with_head(small, at) and _DUTY_OF_OTHERS.match(small, at, end):
        return not ends_in_verb(done) and not _DEPENDENT.search(done)
    result = RESULT.match(small, at, end)
    if result:
        return bool(_OWN_DUTY.match(small, at, min(end, at + 80)))
    return _stands_alone(small, at, end, done)


def _stands_alone(small: str, at: int, end: int, done: str) -> bool:
    """Whether a verb with an object begins at `at`, and the one before it has an object too."""
    if not begins_duty(small, at, end) or _title(done, 0, len(done)):
        return False
    if _DEPENDENT.search(done):
        return _REPORTS_UP.match(small, at, end) is not None and _FOR_LONG.search(done) is not None
    if _NOT_TO.search(done.rsplit(",", 1)[-1]):
        return False
    lead = LEAD.match(small, at, end)
    if NEVER.match(small, lead.end() if lead else at, end):
        return "không" not in done.rsplit(",", 1)[-1]
    return not ends_in_verb(done, anew=bool(lead and lead.end() > at))


def ends_in_verb(done: str, anew: bool = False) -> bool:
    """Whether what stands before a comma ends in a verb without an object, or is nothing but how: 'Chủ động, tích cực'.

    Where it goes on `anew`, with a word for how, that can be a noun: 'phát huy vai trò tuyên truyền, kịp thời …'.
    """
    last = done.rsplit(",", 1)[-1].strip()
    words = last.split()
    for n in (1, 2, 3):
        tail = " ".join(words[-n:])
        at = len(last) - len(tail)  # what stands before tells: 'trình' is a verb, 'chương trình' is none
        if len(words) >= n and last.endswith(tail) and VERB.fullmatch(last, at) and tail not in _NO_VERB_AT_END:
            if anew and len(words) >= n + 4 and NOUN.fullmatch(tail) and VERB.match(last):
                return False
            if len(words) > n and words[-n - 1] in _TELLS.get(tail, ()):
                return False
            return words[-1] != "giao" and (len(words) == n or words[-n - 1] not in ("được", "bị", "do", "có"))
    if last.endswith(_ALSO_VERBS) or len(done.split()) <= 2:
        return True
    if last.endswith(_HOW) and _BARE_VERB.fullmatch(last):
        return True
    lead = LEAD.match(f"{done.strip()} ")
    return bool(lead and lead.end() >= len(done.strip()))
