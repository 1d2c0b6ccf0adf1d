"""What else a duty says: whom to report to, a target that can be measured, and with whom it is done."""

import re

from ingest.obligations.actors import IN_NAME, starts_with_head, word_before
from ingest.obligations.words import DIGIT, VERBS, plain

_AUTHORITY = re.compile(
    r"(?:các )?(?:cấp có thẩm quyền|cấp trên|(?:cơ quan, )?(?:cơ quan|người) có thẩm quyền|cấp thẩm quyền)"
    r"(?: cấp trên)?"
)
# Where a report goes: 'báo cáo UBND tỉnh', 'báo cáo kết quả với Chủ tịch', 'gửi báo cáo về Sở Nội vụ (qua …)'.
_REPORT = re.compile(
    r"\b(?<!tờ )(?<!quá )(?<!quy )(?<!lộ )(?<!chương )(?<!công )(?<!tiến )(?<!giải )(?<!giáo )(?<!văn bản )(?<!hồ sơ "
    r")(?<!dự thảo )(?<!trình )(?<!phương )(?:báo cáo|phản ánh|phản hồi|có ý kiến|"
    r"gửi(?: báo cáo| kết quả| văn bản| về)?|trình|đề xuất)(?!\w)"
)
_SENT = ("báo cáo", "phản ánh", "phản hồi", "ý kiến", "gửi", "trình", "đề xuất")  # one of them stands in each
_STRAIGHT = re.compile(
    r"(?:(?:,| và|,? đồng thời)? ?(?:báo cáo|đề xuất|kiến nghị|giải trình|tham mưu|xin ý kiến|trình|phản ánh|gửi|"
    r"kịp thời)){0,8}"
    r"(?: (?:với|cho|về|lên|tới|đến|qua))? (?=\S)"
)
_TO = re.compile(
    r" (?:(?:với|cho|về|lên|tới|gửi|gửi về|trình|đến|báo cáo)|tại (?:cuộc họp|phiên họp|kỳ họp|hội nghị)[^,;"
    r".]{0,40}? của) (?=\S)"
)
_REACH = 110  # characters between 'báo cáo' and whom it goes to
_ENDS = re.compile(
    rf"[;.(]|\s-\s|\s(?:xem xét|để|trước|chậm nhất|theo|khi|đối với|những|"
    rf"các (?:nội dung|vấn đề|khó khăn|vướng mắc|nhiệm vụ|trường hợp|giải pháp|biện pháp|tình huống|vụ việc)|"
    rf"kết quả|về|trong|định kỳ|"
    rf"hằng|hàng|tại|bằng|thông qua|qua|cho|nhằm|phương án|biện pháp|tình hình|chương trình|giao|phê duyệt|"
    rf"quyết định|chỉ đạo|hoặc|từ|"
    rf"biết|có|{VERBS})(?!\w)"
)
_THROUGH = re.compile(r"\s?\((?:thông )?qua [^()]{3,120}\)")  # 'UBND tỉnh (qua Sở Nội vụ)'
_ORDERED = re.compile(r"\s(?:giao|phân công|ủy quyền)(?!\w)")
_NUMBER = r"\d+(?:[.,]\d+)?"
_LIMITS = ("%", "ít nhất", "tối thiểu", "tối đa", "không quá", "trên")  # one of them stands in each target
_TARGET = re.compile(
    rf"(?:(?:ít nhất|tối thiểu|tối đa|trên|dưới|không quá|không dưới|đạt|khoảng|từ|hơn|giảm|tăng)\s+)*{_NUMBER}\s*%"
    rf"(?:\s+(?!(?:và|hoặc|trong|so với)\b)[^\s,;.()]+){{0,14}}"
    rf"(?:\s+và\s+{_NUMBER}\s*%(?:\s+[^\s,;.()]+){{0,8}})?"
    rf"|(?:ít nhất|tối thiểu|tối đa|không quá|trên)\s+{_NUMBER}\s+(?!ngày|tháng|năm|giờ|tuần|lần trở lên|%)[^\s,;"
    rf".()]+(?:\s+[^\s,;.()]+){{0,8}}"
)
_WITH = re.compile(
    r"\bphối hợp(?: (?:chặt chẽ|đồng bộ|thường xuyên|hiệu quả|có hiệu quả))*(?:,? cùng)?(?: (?:với|cùng))? "
)
_WITH_ENDS = re.compile(
    rf"[;.]|,? (?=(?:tiếp tục|thường xuyên|chủ động|kịp thời|tích cực|khẩn trương|nghiêm túc|trong|để|theo|căn cứ|"
    rf"khi|nhằm|đồng thời|tập trung|{VERBS})(?!\w))"
)


def reports_to(phrase: str) -> str:
    """Whom the duty is reported to, as printed, or "": 'báo cáo kết quả với Chủ tịch UBND' -> 'Chủ tịch UBND'."""
    small = plain(phrase)
    if not any(map(small.__contains__, _SENT)):
        return ""
    for report in _REPORT.finditer(small):
        straight = _STRAIGHT.match(small, report.end())
        starts = [straight.end()] if straight else []
        if report[0] not in ("trình", "đề xuất"):
            starts += [
                to.end()
                for to in _TO.finditer(small, report.end(), report.end() + _REACH * (3 if report[0] == "gửi" else 1))
            ]
        for at in starts:
            if body := _body(phrase, small, at):
                return body
    return ""


def _body(phrase: str, small: str, at: int) -> str:
    authority = _AUTHORITY.match(small, at)
    if authority:
        return phrase[at : authority.end()]
    if not starts_with_head(small, at):
        return ""
    end = at
    for stop in _ENDS.finditer(small, at):
        if stop[0].strip()[:1].isalpha() and (
            phrase[stop.start() + 1].isupper()
            or small[at : stop.start()].endswith(("cơ quan", "đơn vị"))
            or IN_NAME.match(small, word_before(small, stop.start() + 1))
        ):
            continue
        end = stop.start()
        if _ORDERED.match(small, end):
            return ""  # 'báo cáo kết quả nhiệm vụ UBND tỉnh giao'
        break
    else:
        end = len(phrase)
    through = _THROUGH.match(small, end)
    return phrase[at : through.end() if through else end].strip(" ,:")


def target(phrase: str) -> str:
    """What is to be reached, where it can be measured: 'công khai 100% thủ tục nội bộ' -> '100% thủ tục nội bộ'."""
    found = _TARGET.search(phrase) if any(map(phrase.__contains__, _LIMITS)) and DIGIT.search(phrase) else None
    return found[0].strip() if found else ""


def together_with(phrase: str, at: int) -> tuple[int, int] | None:
    """Where the bodies stand that the duty at `at` is done with: 'phối hợp với Sở Tài chính tham mưu …'."""
    small = plain(phrase)
    found = _WITH.search(small, at)
    if not found or not starts_with_head(small, found.end()):
        return None
    for stop in _WITH_ENDS.finditer(small, found.end()):
        after = stop.start() + len(stop[0])
        if not phrase[after : after + 1].isupper() and not small[: stop.start()].endswith(("cơ quan", "có", "được")):
            return found.end(), stop.start()
    return found.end(), len(phrase)
