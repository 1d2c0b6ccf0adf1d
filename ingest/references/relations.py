"""How a clause stands to a document that it cites, told by the words around the citation."""

import re
import unicodedata

# A longer trigger that must not count as the shorter one inside it stands first and means nothing: 'kèm theo'.
_TRIGGER = re.compile(
    r"\b(?:(?P<none>kem theo|tiep theo|theo doi|theo (?:de nghi|tinh than|ket qua|yeu cau))"
    r"|(?P<replaces>thay the)"
    r"|(?P<repeals>bai bo|huy bo|het hieu luc|cham dut hieu luc)"
    r"|(?P<amends>(?:bo sung,? sua doi|sua doi|dieu chinh)(?:(?:,| va)? bo sung)?|dinh chinh)"
    r"|(?P<supplements>bo sung)"
    r"|(?P<carries>th\w{2,3} hi\w?n|tri\w{2} khai|quan tri\w{2}|(?<!hieu luc )thi hanh|chap hanh|cu the hoa)"
    r"|(?P<based>can cu|chieu theo|theo))\b"
)
_NAMES = {"carries": "carries out", "based": "based on"}
CHANGES = ("replaces", "repeals", "amends", "supplements")
# After the citation: 'hết hiệu lực', 'bị bãi bỏ', 'được thay thế bằng Quyết định này'.
_ENDS = ("hiệu lực", "bãi bỏ", "hủy bỏ", "thay thế")
_AFTER = re.compile(
    r"(?P<lapses>(?<!chua )(?<!se )(?<!ngay )\bhet hieu luc\b)|^\W*(?:\w+ ){0,2}(?:bi|duoc) (?:bai bo|huy bo)\b"
    r"|(?P<replaces>\bduoc thay the (?:bang|boi) [\w ]{2,25} nay\b)"
)
_TITLE = re.compile(r"\b(?:cong bo|danh muc|van ban)\b")  # 'về việc công bố Danh mục văn bản hết hiệu lực'
_BREAK = re.compile(r"[.!?]\s+(?=[^\W\d_])|\n")
# What joins a citation to the one before: '; ', ' và các ', ', chỉ đạo của Thủ tướng Chính phủ tại '.
_JOINED = re.compile(r"(?:[,;:(]|\bva|\bhoac|\bcung)\s*(?:(?:\w+ ){0,9}tai )?(?:cac |so )?\W*$")
_PASSIVE = re.compile(r"\b(?:duoc|bi)(?: \w+){0,2}\s*$")
_OWN_ACT = re.compile(r"(?:[;,:.]|\bva|\bnay)\s*(?:\w+ )?$")
_TITLE_ACT = re.compile(r"\b(?:luat|phap lenh|nghi dinh|thong tu)\s*$")  # 'Luật sửa đổi, bổ sung một số điều của …'
# 'điều chỉnh mức giá … quy định tại …', 'sửa đổi các văn bản … chưa tương thích với …'
_UNCHANGED = re.compile(r"\b(?:so voi|da quy dinh|duoc quy dinh)\b|\bvoi\W*$")
# What is only asked for: 'nghiên cứu sửa đổi …', 'trình Chính phủ ban hành Nghị định thay thế …'.
_PROPOSED = re.compile(
    r"\b(?:de xuat|kien nghi|(?<!theo )(?<!xet )de nghi|nghien cuu|ra soat|tham muu|xay dung|soan thao|du thao|du kien"
    r"|(?<!chia )se|trinh (?:cap|chinh phu|thu tuong|quoc hoi|ubnd|uy ban|hdnd|hoi dong|bo|chu tich)"
    r"|giao (?:so|bo|ubnd|uy ban|van phong|cac|cho))\b[^;.]{0,200}$"
)
# The title of an appendix: 'DANH MỤC … (Kèm theo Quyết định số …)'; 'kể từ ngày Nghị định số 2 có hiệu lực'.
_ANY = re.compile(
    r"\bvan ban (?:(?:duoc|sua doi|bo sung|thay the|bai bo|huong dan|hoac|va)[, ]+)*$"
)  # 'văn bản thay thế'
_UNRELATED = re.compile(r"\(\s*kem theo\s*$|\b(?:tu|truoc|sau|den) ngay\s*$")
_ASIDE = re.compile(r"\((?![^)]*kem theo)[^)]*$")  # 'không thực hiện thủ tục cấp giấy phép (Luật số 2)'
_SHORT = re.compile(r"\W*(?:\w+\W+){0,6}")


def bare(text: str) -> str:
    """Small ASCII letters without diacritics, other marks gone: 'Căn cứ' -> 'can cu'. Length can change."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "d"))
    return decomposed.encode("ascii", "ignore").decode().lower()


def relation_before(words: str, previous: str) -> str:
    """The relation that `words`, between the previous citation and this one, state; '' when they state none.

    `previous` is the relation of the citation before, '' when this is the first: what stands right after
    a citation belongs to that document's title ('Nghị định 2 sửa đổi Nghị định 1'), and an enumeration goes on with
    its relation.
    """
    told = bare(words)
    sentences = [0, *(m.end() for m in _BREAK.finditer(told))]
    if len(sentences) > 1:
        told, previous = told[sentences[-1] :], ""
    if previous:
        told = told[max(told.rfind(";"), 0) :]  # what was said before belongs to the title of the citation before
    if _UNRELATED.search(told):
        return "mentions"
    triggers = [m for m in _TRIGGER.finditer(told) if m.lastgroup != "none"]
    for trigger in reversed(triggers):
        name = trigger.lastgroup or ""
        if name != "based" and " | " in told[trigger.end() :]:
            continue  # said in another cell of the table: 'Điều chỉnh kế hoạch | Nghị định số 2'
        if name == "carries" and _ASIDE.search(told, trigger.end()):
            continue
        if name not in CHANGES:
            return _carried_or_based(told, triggers, trigger, previous)
        if _PASSIVE.search(told, 0, trigger.start()) or _TITLE_ACT.search(told, 0, trigger.start()):
            # 'Căn cứ Luật số 1 được sửa đổi bởi Luật số 2': both are the ground.
            return "mentions" if previous in CHANGES else previous or "mentions"
        after = told[trigger.end() :]
        if _ANY.search(told, 0, trigger.start()):
            continue
        if _PROPOSED.search(told, 0, trigger.start()):
            return "mentions"
        if _UNCHANGED.search(after) or (name == "supplements" and not _SHORT.fullmatch(after)):
            continue
        return name if not previous or _OWN_ACT.search(told, 0, trigger.start()) else "mentions"
    return previous if previous and _JOINED.search(told) else ""


def begins_title(words: str) -> bool:
    """Whether `words`, after a citation, lead to one that its title names: ' sửa đổi, bổ sung một số điều của '."""
    told = bare(words)
    changes = [m for m in _TRIGGER.finditer(told) if m.lastgroup in CHANGES]
    return bool(changes) and not _ends_title(told) and not _OWN_ACT.search(told, 0, changes[0].start())


def continues_title(words: str) -> bool:
    """Whether `words`, after a citation in a title, lead to the next one in it: ' và '."""
    told = bare(words)
    return bool(_JOINED.search(told)) and not _ends_title(told)


def _ends_title(told: str) -> bool:
    return ";" in told or bool(_BREAK.search(told))


def _carried_or_based(told: str, triggers: list[re.Match[str]], trigger: re.Match[str], previous: str) -> str:
    """'theo' after 'triển khai thực hiện' says what is carried out, 'theo … quy định tại' on what that rests."""
    if trigger[0] == "theo":
        carrying = any(t.lastgroup == "carries" and trigger.start() - t.end() < 120 for t in triggers)
        return "carries out" if carrying and "quy dinh" not in told[trigger.end() :] else "based on"
    title = trigger.lastgroup == "carries" and previous in ("based on", "mentions")
    if title and not _OWN_ACT.search(told, 0, trigger.start()):
        return "mentions"  # 'Căn cứ Nghị định 1 hướng dẫn thi hành Luật 2'
    return _NAMES[trigger.lastgroup or ""]


def relation_after(words: str) -> str:
    """'repeals' or 'replaces' when `words`, right after a citation, say that it ends; else ''.

    ' ngày 2/3/2016 của UBND tỉnh hết hiệu lực' -> 'repeals'.
    """
    if not any(ending in words for ending in _ENDS) or words.startswith(")"):
        return ""
    told = bare(words)
    end = _BREAK.search(told)
    found = _AFTER.search(told, 0, end.start() if end else len(told))
    if not found or (found["lapses"] and _TITLE.search(told, 0, found.start())):
        return ""
    return "replaces" if found["replaces"] else "repeals"
