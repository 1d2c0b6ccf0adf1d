"""A clause's text taken apart into the verb phrases that can be duties.

Sentences and ';' part duties; so does a comma where a verb with an object of its own follows a phrase that has one: 'rà
soát, sửa đổi quy chế' is one duty, 'tăng cường kỷ luật, chấp hành nghiêm kết luận' are two.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.obligations.actors import Named, named_at, starts_with_head, whole_actor
from ingest.obligations.pieces import pieces
from ingest.obligations.words import (
    AS_VERB,
    BODY,
    DIGIT,
    HEAD,
    LEAD,
    MAY,
    MUST,
    NEVER,
    NOUN,
    ORDER,
    RESULT,
    VERB,
    VERBS,
    is_spoiled_verb,
    opens_like_verb,
    plain,
)

_ASIDE = re.compile(r"\((?!(?:\d{1,2}|[ivx]{1,4}|[a-zđ])\))[^()]{0,400}\)|“[^”]{0,400}”|\"[^\"]{0,300}\"")
_BEFORE = re.compile(
    r"(?:và |đồng thời,? )?(?:trường hợp|trong trường hợp|khi|nếu|đối với|trong quá trình|trên cơ sở|căn cứ|theo|"
    r"định kỳ|trong|trước|sau|từ|để|"
    r"nhằm|với|qua|thông qua|tại|vào|hằng|hàng|ngoài|đến|chậm nhất|xuất phát|về|ngay|tùy|kể từ|năm 20|quý|"
    r"thực hiện (?=nghị|quyết định|"
    r"công|chỉ thị|kế hoạch|thông|ý kiến|chủ trương))(?!\w)"
)
_REPORTING = re.compile(r"báo cáo |gửi |chịu trách nhiệm ")
# 'để kịp thời giải quyết dứt điểm', 'để phát hiện, xử lý nghiêm': how it is done is ordered, so it is no mere purpose.
_ORDERED_PURPOSE = re.compile(
    rf"để (?=(?:{VERBS}|(?:kịp thời|khẩn trương) )[^;.]{{0,60}}?)(?=[^;.]{{0,60}}?\b(?:kịp thời|nghiêm|dứt điểm|"
    rf"triệt để|khẩn trương)\b)"
)
_DEPENDENT = re.compile(r"\b(?<!kể cả )(?:để|nhằm|như|gồm|mà|nếu|khi|(?<!những )(?<!các )trường hợp)\b")
_ACTIVITY = re.compile(rf"(?:công tác|hoạt động|việc|biện pháp|giải pháp|kỹ năng) (?:{VERBS})")  # '… và bắt giữ' too
_NOT_TO = re.compile(r"\b(?:bảo đảm|đảm bảo) không [^,]*$")  # 'đảm bảo không chồng chéo, không bỏ sót'
_ALSO_VERBS = tuple(
    "lãnh đạo; điều hành; xếp loại; ủy quyền; kỷ luật; điều tra; sáng tạo; tiếp thu; biên soạn; bồi thường".split("; ")
)
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
_OWN_DUTY = re.compile(r"(?:trong đó,? |bảo đảm |đảm bảo )?[^,;.]{0,60}?\b(?:phải(?! được)|cần (?=tập trung|tiếp tục|chú ý|chú trọng|quan tâm|khẩn trương))\b")
# In 'căn cứ tình hình của cơ quan, đơn vị, địa phương, …' no one is told to act yet.
_ANYONE = "cơ quan; đơn vị; địa phương; cá nhân; doanh nghiệp; cán bộ; công chức; viên chức; ngành; người dân".split(
    "; "
)
_DUTY_OF_OTHERS = re.compile(r"[^,;.]{0,90}?\b(?:phải|có trách nhiệm|chịu trách nhiệm)\b")
# 'Văn bản thẩm định phải thể hiện đầy đủ': what must be so, said of a thing and soon.
# Where a duty can part: at a comma or 'và' before what can begin another.
_JOINT = re.compile(
    rf"[,;\s](?:(?:\s(?<=[,;]\s)\s*+(?:và )?+|và (?<=\svà ))(?=trong đó|{DOCUMENT.pattern}|{_FRESH.pattern}"
    rf"|{_REPORTING.pattern}|{RESULT.pattern}|(?={BODY.pattern}){_DUTY_OF_OTHERS.pattern}"
    rf"|(?={BODY.pattern})[^,;.]{{2,80}}? (?:{VERBS})"
    rf"|{LEAD.pattern}(?:{NEVER.pattern}|{MUST.pattern}|{VERBS}))|(?=để )(?<=\s))"
)
_MODALS = ("phải", "không được", "nghiêm cấm", "có trách nhiệm", "đề nghị")
_MODAL_NEAR = re.compile(rf"(?:(?!\b(?:đã|là)\b)[^;.]){{0,110}}?\b({'|'.join(_MODALS)})\b")
_NEAR = 130  # characters that hold such a word
_DONE = re.compile(r"thực hiện [^;.]{0,160}, [^,;.]{0,120}\bđã\b")  # 'Thực hiện nhiệm vụ được giao, Bộ Nội vụ đã …'
# 'Bảo đảm an toàn là điều kiện tiên quyết' says what it is; 'xác định … là nhiệm vụ trọng tâm' orders.
_DEFINES = re.compile(
    r"(?!(?:\w+ ){0,3}(?:xác định|coi|lấy|chọn|xem)(?!\w))[^,;:.]{8,140}? là (?:một|điều kiện|nhiệm vụ|yêu cầu|giải pháp|"
    r"nền tảng|động lực|cơ sở|khâu|định hướng|quá trình|yếu tố|việc|sự|chủ trương|mục tiêu|các|những|nội dung)(?!\w)"
)
_PRAISES = re.compile(
    r"(?:(?:ghi nhận|đánh giá cao|hoan nghênh|cảm ơn|chúc mừng)(?!\w)|biểu dương(?:,? [^,;.]{0,30})? (?:sự|tinh thần|nỗ lực))"
)
_ORDERED_LIST = re.compile(rf"[^,;:.]{{0,60}}?(?<!\w)(?P<order>(?!đối với)(?:{ORDER.pattern}))")
_WORDS = 12  # characters of what it must do, at least
_CLOSE = 80  # characters between a body and what it must do
# 'phối hợp với Sở A, Sở B thực hiện': the body behind the comma is one more of a list.
_LISTED = re.compile(
    rf"(?:^ ?(?:và )?|(?:,|\b(?:với|cùng|giữa|gồm|của|cho|giao|yêu cầu|đề nghị|chỉ đạo|hướng dẫn|đôn đốc|trình|báo cáo|gửi|"
    rf"về|và|là|trước|được|do)) )(?P<head>{HEAD.pattern})"
)
_SMALL_VERB = re.compile(rf" (?:{VERBS})")  # 'Sở Kế hoạch và Đầu tư' holds none
_VERB_BEHIND = re.compile(rf" (?:{VERBS})")
_REST_ON = re.compile(r"(?:căn cứ|theo|trên cơ sở|từ)(?!\w)")
_THEN = re.compile(r" th(?:ì |i (?=phải))")
_MAIN_CLAUSE = re.compile(r"[,\s](?:\s(?<=,\s)\s*(?:thì )?|(?=(?:phải|yêu cầu|đề nghị|báo cáo|kịp thời)(?!\w))(?<=\s))")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A piece `[start, end)` of a text that can be a duty, and how it begins."""

    start: int
    end: int
    actor: Named | None  # who is named in it
    main: int  # where what must be done begins, behind a condition and the actor
    condition: int  # where the condition that it begins with ends, `start` where there is none
    # verb, must, must_not, may; weak: a verb that damaged print hides, or a modal far inside; opener: begins as orders
    # do; "" no duty
    kind: str
    joined: bool = False  # taken from a longer sentence at a comma


def phrases(text: str, damaged: bool) -> list[Phrase]:
    """The duties in `text` in printed order, apart from one another; `damaged`: a spoiled verb may open one."""
    hidden = _ASIDE.sub(lambda m: "_" * len(m[0]), text)
    small = plain(hidden).replace("\n", " ")
    made: list[Phrase] = []
    for start, end, fresh in pieces(hidden):
        phrase = opening(small, hidden, start, end, damaged and fresh != "inner")
        if fresh == "inner" and made and not phrase.actor and (told := _told_before(text, made[-1])):
            phrase = replace(phrase, actor=told)
        loose = phrase.kind == "" or (made and not (made[-1].kind or phrase.actor or damaged))
        if loose and fresh == ";" and made:
            made[-1] = _longer(made[-1], end, small, hidden, damaged)
            continue
        if fresh == ";" and made and _lists_on(made[-1], phrase, small):
            made[-1] = opening(small, hidden, made[-1].start, end, damaged)
            continue
        made.append(phrase)
    return [cut for phrase in made for cut in _taken_apart(phrase, small, hidden)]


def _lists_on(before: Phrase, phrase: Phrase, small: str) -> bool:
    """'Chánh Văn phòng; Giám đốc các sở; Thủ trưởng các đơn vị chịu trách nhiệm …': one list of those who must act."""
    named = phrase.actor is not None and phrase.actor.start == phrase.start
    return (
        named
        and not before.kind
        and (starts_with_head(small, before.start) or _orders_list(small, before.start, before.end))
        and not _ends_in_verb(f"các {small[before.start : before.end]}")
    )


def _told_before(text: str, before: Phrase) -> Named | None:
    """'Giao Sở Nội vụ: rà soát …; báo cáo …': whom the words before the colon tell, and nothing else."""
    told = None if before.kind else whole_actor(text[before.start : before.end])
    return Named(before.start + told[0], before.start + told[1], before.end, ordered=True) if told else None


def _orders_list(small: str, start: int, end: int) -> bool:
    """'UBND tỉnh yêu cầu Thủ trưởng các sở' with no verb behind it: the list goes on behind ';'."""
    order = _ORDERED_LIST.match(small, start, end)
    return (
        order is not None
        and (order.start("order") == start or starts_with_head(small, start))
        and starts_with_head(small, order.end())
        and named_at(small, order.end(), end, small) is None
    )


def _longer(phrase: Phrase, end: int, small: str, hidden: str, damaged: bool) -> Phrase:
    """The phrase with what follows it: a list of bodies parted by ';' has its verb there, else an object goes on."""
    if phrase.kind:
        return replace(phrase, end=end)
    return opening(small, hidden, phrase.start, end, damaged)


def opening(small: str, printed: str, start: int, end: int, damaged: bool) -> Phrase:
    """How the piece `[start, end)` begins: its condition, its actor and its verb."""
    before = start
    if _BEFORE.match(small, start, end) and not _verb_at(small, start, end):
        before = _behind_condition(small, printed, start, end)
    named = named_at(small, before, end, printed)
    main = named.then if named else before
    if named and _BEFORE.match(small, main, end):
        main = _behind_condition(small, printed, main, end)
    kind = _kind(small, main, end)
    if not kind and not named:
        head = starts_with_head(small, start)
        if (
            damaged
            and not head
            and (
                is_spoiled_verb(" ".join(small[start:end].split()[:2]))
                if before == start and not _BEFORE.match(small, start, end)
                else VERB.search(small, before, end)
            )
        ):
            kind = "weak"
        elif (before > start or not head) and (modal := _modal_near(small, before, end)):
            kind = "never" if modal[1] in ("không được", "nghiêm cấm") else "weak"
    if not kind and not named and before == start and (own := _verb_behind(small, start, end)):
        kind, main = "weak", own
    elif not kind and named and (named.ordered or VERB.search(small, main, end - 8)):
        kind = "weak"
    if not kind and not named and opens_like_verb(small, main) and main + 12 < end:
        kind = "opener"
    if kind in ("verb", "opener") and (
        _DONE.match(small, start, end)
        or _DEFINES.match(small, main, end)
        or _PRAISES.match(small, main, end)
        or (not named and kind == "verb" and _orders_list(small, start, end))
    ):
        kind = ""
    if not named and small.startswith("về ", start):
        kind = ""
    kind = {"never": "must_not"}.get(kind, kind)
    return Phrase(start, end, named, main, before, kind)


def _modal_near(small: str, at: int, end: int) -> re.Match[str] | None:
    near = small[at : min(end, at + _NEAR)]
    return _MODAL_NEAR.match(small, at, end) if any(modal in near for modal in _MODALS) else None


def _verb_behind(small: str, start: int, end: int) -> int:
    """Where the verb stands behind 'căn cứ …' without a comma, or 0: 'căn cứ tình hình triển khai biện pháp'."""
    if not _REST_ON.match(small, start, end):
        return 0
    for verb in _VERB_BEHIND.finditer(small, start + 11, end - 8):
        at = verb.start() + 1
        if not NOUN.match(small, at) and not small[at - 6 : at].endswith(("về ", "việc ", "được ")):
            return at
    return 0


def _kind(small: str, at: int, end: int) -> str:
    begun, lead = at, LEAD.match(small, at, end)
    at = lead.end() if lead else at
    if NEVER.match(small, at, end):
        return "must_not"
    if MAY.match(small, at, end):
        return "may"
    if must := MUST.match(small, at, end):
        after = LEAD.match(small, min(must.end() + 1, end), end)
        return "must_not" if after and NEVER.match(small, after.end(), end) else "must"
    verb = VERB.match(small, at, end) or VERB.match(small, begun, end)
    return "verb" if verb and verb.end() < end else ""


def _verb_at(small: str, at: int, end: int) -> bool:
    lead = LEAD.match(small, at, end)
    return bool(lead and VERB.match(small, lead.end(), end) and not small.startswith("thực hiện", at))


def _behind_condition(small: str, printed: str, start: int, end: int) -> int:
    """Where the main clause begins after 'Trường hợp …', 'Trong quý III, …'; `start` where none is seen."""
    if then := _THEN.search(small, start, end):
        return then.end()
    found: int | None = None
    for comma in _MAIN_CLAUSE.finditer(small, start, end):
        at = comma.end()
        if small.startswith(("giao ", "yêu cầu ", "đề nghị "), at) and named_at(small, at, end, printed):
            return at
        if found is not None:
            continue
        head = HEAD.match(small, at, end)
        actor = None if head and head[0] in _ANYONE else named_at(small, at, end, printed)
        if actor or _begins_duty(small, at, end):
            found = at
    return start if found is None else found


def _begins_duty(small: str, at: int, end: int) -> bool:
    lead = LEAD.match(small, at, end)
    verb_at = lead.end() if lead else at
    if NEVER.match(small, verb_at, end) or MUST.match(small, verb_at, end):
        return True
    verb = VERB.match(small, verb_at, end)
    if not verb or small[verb.end() : verb.end() + 1] in ("", ";", ".", ")") or small.startswith(" của", verb.end()):
        return False
    if small.startswith(",", verb.end()) and (" " not in verb[0] or NOUN.match(small, verb_at, end)):
        return False
    if verb_at > at and small[at:verb_at].strip() not in ("và", "riêng", "cùng", "chỉ", "cụ thể"):
        return True
    return not NOUN.match(small, verb_at, end) or bool(AS_VERB.match(small, verb.end(), end))


def _taken_apart(phrase: Phrase, small: str, printed: str) -> Iterator[Phrase]:
    """The phrase, cut where another verb with an object of its own begins."""
    if not phrase.kind:
        return
    cuts = [phrase.start]
    floor = phrase.main
    for joint in _JOINT.finditer(small, phrase.main, phrase.end):
        at = joint.end()
        if at - cuts[-1] < 8 or phrase.end - at < 12:
            continue
        done = small[max(floor, joint.start() - _FAR) : joint.start()]
        if _is_next_document(small, phrase.main, at, phrase.end) or _is_next_duty(
            small, at, phrase.end, done, joint[0].strip()
        ) or (phrase.actor and _is_next_body(small, printed, at, phrase.end, done)):
            cuts.append(at)
            floor = at
    stops = [*(_end(small, at) for at in cuts[1:]), phrase.end]
    stop = _without_title(small, phrase.main, stops[0])
    yield phrase if stop == phrase.end else replace(phrase, end=stop)
    for start, stop in zip(cuts[1:], stops[1:], strict=True):
        begun = opening(small, printed, start, stop, False)
        end = _without_title(small, start, stop)
        yield Phrase(start, end, begun.actor, begun.main, begun.condition, begun.kind or "verb", joined=True)


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


def _without_title(small: str, start: int, end: int) -> int:
    """Where a duty ends that goes on with nothing but the long title of a document: 'thực hiện Nghị định số 73 …'."""
    if small.count(" ", start, end) <= _LONG_TITLE:
        return end
    title = _title(small, start, end)
    if not title or not title[0].endswith(("về", "quy định")):
        return end
    more = small[title.end() : end]
    if len(more.split()) <= _LONG_TITLE or _SAYS_MORE.search(more):
        return end
    return _end(small, title.start() + len(title[0].rsplit(" ", 2 if title[0].endswith("quy định") else 1)[0]))


def _title(small: str, start: int, end: int) -> re.Match[str] | None:
    return _TITLE.search(small, start, end) if DIGIT.search(small, start, end) else None


def _end(small: str, at: int) -> int:
    """Where what stands before `at` ends, a comma or 'và' apart."""
    first = max(0, at - 50)
    return first + len(small[first:at].rstrip(" ,;").removesuffix(" và").rstrip(" ,;"))


def _is_next_duty(small: str, at: int, end: int, done: str, joint: str) -> bool:
    if joint == ";":
        return False
    if joint == "":
        return bool(_ORDERED_PURPOSE.match(small, at, end))
    if joint == "và":
        if _REPORTING.match(small, at, end) or _FRESH.match(small, at, end):
            return not _TITLE.search(done) and not (len(done.split()) <= 3 and _ends_in_verb(done))
        lead = LEAD.match(small, at, end)
        own = VERB.match(small, lead.end() if lead else at, end)
        if _ACTIVITY.search(done.rsplit(",", 1)[-1]):
            return False
        return bool(own) and _stands_alone(small, at, end, done) and "," not in done[-12:]
    if small.startswith("trong đó", at):
        return bool(_OWN_DUTY.match(small, at, end))
    if fresh := _FRESH.match(small, at, end):
        return not fresh[0].endswith(("yêu cầu", "giao")) or starts_with_head(small, fresh.end() + 1)
    if starts_with_head(small, at) and _DUTY_OF_OTHERS.match(small, at, end):
        return not _ends_in_verb(done) and not _DEPENDENT.search(done)
    result = RESULT.match(small, at, end)
    if result:
        return bool(_OWN_DUTY.match(small, at, min(end, at + 80)))
    return _stands_alone(small, at, end, done)


def _stands_alone(small: str, at: int, end: int, done: str) -> bool:
    """Whether a verb with an object begins at `at`, and the one before it has an object too."""
    if not _begins_duty(small, at, end) or _title(done, 0, len(done)) or _DEPENDENT.search(done):
        return False
    if _NOT_TO.search(done.rsplit(",", 1)[-1]):
        return False
    lead = LEAD.match(small, at, end)
    if NEVER.match(small, lead.end() if lead else at, end):
        return "không" not in done.rsplit(",", 1)[-1]
    return not _ends_in_verb(done, anew=bool(lead and lead.end() > at))


def _ends_in_verb(done: str, anew: bool = False) -> bool:
    """Whether what stands before a comma ends in a verb without an object, or is nothing but how: 'Chủ động, tích cực'.

    Where it goes on `anew`, with a word for how, that can be a noun: 'phát huy vai trò tuyên truyền, kịp thời …'.
    """
    last = done.rsplit(",", 1)[-1].strip()
    words = last.split()
    for n in (1, 2, 3):
        tail = " ".join(words[-n:])
        at = len(last) - len(tail)  # what stands before tells: 'trình' is a verb, 'chương trình' is none
        if len(words) >= n and last.endswith(tail) and VERB.fullmatch(last, at) and tail != "làm việc":  # 'quy chế làm việc'
            if anew and len(words) >= n + 4 and NOUN.fullmatch(tail) and VERB.match(last):
                return False
            return words[-1] != "giao" and (len(words) == n or words[-n - 1] not in ("được", "bị", "do", "có"))
    if last.endswith(_ALSO_VERBS) or len(done.split()) <= 2:
        return True
    if last.endswith(_HOW) and _BARE_VERB.fullmatch(last):
        return True
    lead = LEAD.match(f"{done.strip()} ")
    return bool(lead and lead.end() >= len(done.strip()))
