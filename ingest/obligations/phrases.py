"""A clause's text taken apart into the verb phrases that can be duties.

Sentences and ';' part duties; so does a comma where a verb with an object of its own follows a phrase that has one: 'rà
soát, sửa đổi quy chế' is one duty, 'tăng cường kỷ luật, chấp hành nghiêm kết luận' are two.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.obligations.actors import Named, named_at, starts_with_head, whole_actor
from ingest.obligations.joints import COMPLETED, begins_duty, ending, ends_in_verb, next_duties, without_title
from ingest.obligations.pieces import pieces
from ingest.obligations.words import (
    HEAD,
    LEAD,
    MAY,
    MUST,
    NEVER,
    NOUN,
    ORDER,
    VERB,
    VERBS,
    is_spoiled_verb,
    opens_like_verb,
    plain,
)

_ASIDE = re.compile(r"\((?!(?:\d{1,2}|[ivx]{1,4}|[a-zđ])\))[^()]{0,400}\)|“[^”]{0,400}”|\"[^\"]{0,300}\"")
_BEFORE = re.compile(
    r"(?:và |đồng thời,? )?(?:trường hợp|trong trường hợp|khi|nếu|đối với|(?:trong )?quá trình|trên cơ sở|căn cứ|theo|"
    r"định kỳ|trong|trước|sau|từ|để|"
    r"nhằm|với|qua|thông qua|tại|vào|hằng|hàng|ngoài|đến|chậm nhất|xuất phát|về|ngay|tùy|kể từ|năm 20|quý|"
    r"thực hiện (?=nghị|quyết định|"
    r"công|chỉ thị|kế hoạch|thông|ý kiến|chủ trương))(?!\w)"
)
# In 'căn cứ tình hình của cơ quan, đơn vị, địa phương, …' no one is told to act yet.
_ANYONE = "cơ quan; đơn vị; địa phương; cá nhân; doanh nghiệp; cán bộ; công chức; viên chức; ngành; người dân".split(
    "; "
)
_SAYS = ("phải", "yêu cầu", "đề nghị", "báo cáo", "kịp thời")
_IF = re.compile(r"\b(?:nếu|khi|trường hợp)\b")
_OWN = re.compile(r"[,;]|\b(?:mình|khác|và(?! vừa)|liên quan)\b")
_MODALS = ("phải", "không được", "nghiêm cấm", "có trách nhiệm", "đề nghị")
_MODAL_NEAR = re.compile(rf"(?:(?!\b(?:đã|là)\b)[^;.]){{0,110}}?\b({'|'.join(_MODALS)})\b")
_NEAR = 130  # characters that hold such a word
_DONE = re.compile(
    r"thực hiện [^;.]{0,160}, (?:(?!\bmà\b)[^,;.]){0,120}\bđã\b"
)  # 'Thực hiện nhiệm vụ được giao, Bộ Nội vụ đã …'
# 'Bảo đảm an toàn là điều kiện tiên quyết' says what it is; 'xác định … là nhiệm vụ trọng tâm' orders.
_DEFINES = re.compile(
    r"(?!(?:\w+ ){0,3}(?:xác định|coi|lấy|chọn|xem)(?!\w))[^,;:.]{8,140}? là (?:một|điều kiện|nhiệm vụ|yêu cầu|"
    r"giải pháp|nền tảng|động lực|cơ sở|khâu|định hướng|quá trình|yếu tố|việc|sự|chủ trương|mục tiêu|"
    r"các|những|nội dung)(?!\w)"
)
# 'Ghi nhận nỗ lực của Sở A', 'Thống nhất với đề xuất …', 'thông báo để các cơ quan biết': no one is told to act.
_SAYS_ONLY = re.compile(
    r"(?:(?:ghi nhận|đánh giá cao|hoan nghênh|cảm ơn|chúc mừng|đồng ý|nhất trí|cơ bản (?:đồng ý|thống nhất))(?!\w)|"
    r"biểu dương(?:,? [^,;.]{0,30})? (?:sự|tinh thần|nỗ lực)|"
    r"thống nhất (?:với|chủ trương|về chủ trương|đề xuất|theo đề xuất|nội dung)(?!\w)|"
    r"(?:xin |trân trọng )*thông báo (?:để|đến|tới|cho)(?!\w)[^;.]*\bbiết\b|"
    r"(?:quyết định|thông báo) (?:số )?\d+/|"  # a document's name
    # 'Hỗ trợ thêm 500.000 đồng/người'
    r"(?:chi|hỗ trợ|bồi dưỡng)(?!\w)[^;]{0,60}\d ?(?:triệu |nghìn |ngàn |tỷ )?đồng/)"
)
_ORDERS = ("yêu cầu", "đề nghị", "giao", "phân công")  # one of them stands in each order
_ORDERED_LIST = re.compile(rf"[^,;:.]{{0,60}}?(?<!\w)(?P<order>(?!đối với)(?:{ORDER.pattern}))")
# 'Nhằm …, Sở Nội vụ đề nghị UBND các xã …', 'Trên đây là Chỉ thị …, yêu cầu các sở …': an order behind other words.
_THEN_ORDERS = re.compile(
    rf", (?:(?={HEAD.pattern})[^,;:.]{{0,60}} (?=đề nghị|yêu cầu))??"
    rf"(?P<order>(?:(?:kính|trân trọng) )?(?:đề nghị|yêu cầu|giao) )(?={HEAD.pattern})"
)
_VERB_BEHIND = re.compile(rf" (?:{VERBS})")
_REST_ON = re.compile(r"(?:căn cứ|theo|trên cơ sở|từ)(?!\w)")
# 'theo chức năng, nhiệm vụ được giao rà soát …': no comma stands before what must be done.
_WITHIN = re.compile(
    r"(?:theo|căn cứ|trong phạm vi)(?:,?(?: và)? (?:chức năng|thẩm quyền|nhiệm vụ|trách nhiệm|quyền hạn|phạm vi|"
    r"lĩnh vực|quản lý|được (?:giao|phân công)|của (?:mình|ngành|đơn vị)|cơ quan,? đơn vị|quy định))+,? "
)
_REST_ON_TO = re.compile(rf"(?:căn cứ|trên cơ sở|dựa trên) [^,;.]{{4,120}}? để (?={LEAD.pattern}(?:{VERBS}))")
_THEN = re.compile(r" th(?:ì |i (?=phải))")
_MAIN_CLAUSE = re.compile(
    r"[,\s](?:\s(?<=,\s)\s*(?:thì )?|(?=(?:phải|cần|yêu cầu|đề nghị|báo cáo|kịp thời|chủ động|thường xuyên|"
    r"khẩn trương|tiếp tục)(?!\w))(?<=\s))"
)


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
        if fresh == ";" and made and made[-1].kind and COMPLETED.match(small, start, end):
            made[-1] = replace(made[-1], end=end)
            continue
        if fresh == ";" and made and _lists_on(made[-1], phrase, small, hidden):
            made[-1] = opening(small, hidden, made[-1].start, end, damaged)
            continue
        if fresh == ";" and made and _is_said_of(made[-1], phrase, small):
            made[-1] = replace(made[-1], end=end)
            continue
        made.append(phrase)
    return [cut for phrase in made for cut in _taken_apart(phrase, small, hidden)]


def _lists_on(before: Phrase, phrase: Phrase, small: str, printed: str) -> bool:
    """'Chánh Văn phòng; Giám đốc các sở; Thủ trưởng các đơn vị chịu trách nhiệm …': one list of those who must act."""
    named = phrase.actor is not None and phrase.actor.start == phrase.start
    return (
        named
        and not before.kind
        and (
            starts_with_head(small, before.start)
            or _orders_list(small, printed, before.start, before.end, _order_behind(small, before.start, before.end))
        )
        and not ends_in_verb(f"các {small[before.start : before.end]}")
    )


def _is_said_of(before: Phrase, phrase: Phrase, small: str) -> bool:
    """'Tập huấn cho cán bộ cấp tỉnh; cán bộ làm công tác …; …': more of those that the duty before is for."""
    if not phrase.actor or phrase.actor.ordered or phrase.kind != "verb" or not before.kind:
        return False
    head = HEAD.match(small, phrase.actor.start)
    return (
        head is not None and phrase.start == phrase.actor.start and f" cho {head[0]}" in small[before.main : before.end]
    )


def _told_before(text: str, before: Phrase) -> Named | None:
    """'Giao Sở Nội vụ: rà soát …; báo cáo …': whom the words before the colon tell, and nothing else."""
    told = None if before.kind else whole_actor(text[before.start : before.end])
    return Named(before.start + told[0], before.start + told[1], before.end, ordered=True) if told else None


def _orders_list(small: str, printed: str, start: int, end: int, later: re.Match[str] | None) -> bool:
    """'UBND tỉnh yêu cầu Thủ trưởng các sở' with no verb behind it: the list goes on behind ';'."""
    near = small[start : min(end, start + _NEAR)]
    order = _ORDERED_LIST.match(small, start, end) if any(map(near.__contains__, _ORDERS)) else None
    behind = 0
    if order and (order.start("order") == start or starts_with_head(small, start)):
        behind = order.end()
    elif later:
        behind = later.end()
    return bool(behind) and starts_with_head(small, behind) and named_at(small, behind, end, printed) is None


def _order_behind(small: str, start: int, end: int) -> re.Match[str] | None:
    """The order that stands behind a comma of `[start, end)`."""
    piece = small[start:end]
    if ", " not in piece or not (" yêu cầu " in piece or " đề nghị " in piece or " giao " in piece):
        return None
    found = _THEN_ORDERS.search(small, start, end)
    if found and found.start("order") == found.start() + 2 and _verb_at(small, start, end):
        return None  # 'Rà soát vướng mắc, đề nghị Bộ Tài chính hướng dẫn': a duty like the one before
    return found


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
    if small.startswith("do ", start) and starts_with_head(small, start + 3):  # 'Do nhà đầu tư tự bảo đảm kinh phí'
        before = start + 3
    named = named_at(small, before, end, printed)
    order = None if named else _order_behind(small, start, end)
    if order:
        named = named_at(small, order.start("order"), end, printed)
        before = order.start("order") if named else before
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
    if not kind and not named and main + 12 < end and _opens(small, main, end):
        kind = "opener"
    if kind in ("verb", "opener") and (
        _DONE.match(small, start, end)
        or (" là " in small[main : main + _NEAR] and _DEFINES.match(small, main, end))
        or _SAYS_ONLY.match(small, main, end)
        or (not named and kind == "verb" and _orders_list(small, printed, start, end, order))
    ):
        kind = ""
    if not named and small.startswith("về ", start):
        kind = ""
    kind = {"never": "must_not"}.get(kind, kind)
    return Phrase(start, end, named, main, before, kind)


def _modal_near(small: str, at: int, end: int) -> re.Match[str] | None:
    near = small[at : min(end, at + _NEAR)]
    return _MODAL_NEAR.match(small, at, end) if any(map(near.__contains__, _MODALS)) else None


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


def _opens(small: str, at: int, end: int) -> bool:
    lead = LEAD.match(small, at, end)
    return opens_like_verb(small, lead.end() if lead else at)


def _verb_at(small: str, at: int, end: int) -> bool:
    lead = LEAD.match(small, at, end)
    return bool(lead and VERB.match(small, lead.end(), end) and not small.startswith("thực hiện", at))


def _behind_condition(small: str, printed: str, start: int, end: int) -> int:
    """Where the main clause begins after 'Trường hợp …', 'Trong quý III, …'; `start` where none is seen."""
    if (within := _WITHIN.match(small, start, end)) and begins_duty(small, within.end(), end):
        return within.end()
    if resting := _REST_ON_TO.match(small, start, end):
        return resting.end()
    if then := _THEN.search(small, start, end):
        return then.end()
    found: int | None = None
    purpose = printed.startswith(("Để ", "Nhằm "), start)  # 'Để nâng cao …, tăng cường …, các sở rà soát …'
    for comma in _MAIN_CLAUSE.finditer(small, start, end):
        at = comma.end()
        if comma[0] == " " and not small.startswith(_SAYS, at) and _IF.search(small, start, at):
            continue  # 'nếu có việc cần sửa đổi, các xã …'
        if small.startswith(("giao ", "yêu cầu ", "đề nghị "), at) and named_at(small, at, end, printed):
            return at
        if found is not None and not purpose:
            continue
        head = HEAD.match(small, at, end)
        actor = named_at(small, at, end, printed)
        if actor and head and head[0] in _ANYONE and not _is_meant(small, head.end(), actor):
            actor = None
        if actor or (found is None and begins_duty(small, at, end)):
            found, purpose = at, purpose and not actor
    return start if found is None else found


def _is_meant(small: str, at: int, actor: Named) -> bool:
    """'…, cơ quan chủ trì có trách nhiệm …', '…, doanh nghiệp nhỏ và vừa nộp …': one of its kind, told to act."""
    said = small[at : actor.end]
    return not _OWN.search(said) and (MUST.match(small, actor.then) is not None or len(said.split()) > 1)


def _taken_apart(phrase: Phrase, small: str, printed: str) -> Iterator[Phrase]:
    """The phrase, cut where another verb with an object of its own begins."""
    if not phrase.kind:
        return
    cuts = [phrase.start, *next_duties(small, printed, phrase.start, phrase.main, phrase.end, phrase.actor is not None)]
    stops = [*(ending(small, at) for at in cuts[1:]), phrase.end]
    stop = without_title(small, phrase.main, stops[0])
    yield phrase if stop == phrase.end else replace(phrase, end=stop)
    for start, stop in zip(cuts[1:], stops[1:], strict=True):
        begun = opening(small, printed, start, stop, False)
        end = without_title(small, start, stop)
        yield Phrase(start, end, begun.actor, begun.main, begun.condition, begun.kind or "verb", joined=True)
