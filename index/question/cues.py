"""The words that show what type of answer a question wants. Patterns match folded text."""

import re
from collections.abc import Collection

from index.question.documents import KINDS_EN, TELLING
from ingest.folding import fold
from ingest.numbering import KINDS

_ANY_KIND = "|".join([*(re.escape(fold(kind)) for kind in KINDS), "tai lieu"])
_ANY_KIND_EN = "|".join([*KINDS_EN, "regulation", "document", "programme"])
_KIND_OF = {fold(kind): kind for kind in KINDS}
_KIND = re.compile(rf"\b(?:{'|'.join(map(re.escape, _KIND_OF))})\b")
_KIND_EN = re.compile(rf"\b(?:{_ANY_KIND_EN})s?\b")
# 'nghị định nào', 'những văn bản nào', 'which decree'; 'phải báo cáo gì', 'chỉ thị gì' ask for no document.
_DOING = "quy dinh|chi thi|bao cao|huong dan|thong bao|quyet dinh|ket luan"
_WHICH_DOCUMENT = re.compile(
    rf"\b(?!bao cao\b)({_ANY_KIND}) (?:nao|so may)\b|\b(?!(?:{_DOING}) gi\b)({_ANY_KIND}) gi\b|"
    rf"\b(?:which|what) (?:(?!does|did|do|is|are|was|must|should|may)\w+ ){{0,3}}({_ANY_KIND_EN})s?\b"
)
# 'nhiệm vụ là gì' asks for tasks, and not what the word means.
_NO_TERMS = (
    "nhiem vu|trach nhiem|yeu cau|muc tieu|noi dung|muc dich|ly do|hau qua|bien phap|giai phap|hinh thuc|ket qua|viec|"
    "nguyen tac|dieu kien|quyen|vai tro"
)
# The first that fits: words that can only ask, before words that an answer may hold as well.
# 'tiền', 'vốn'; not 'tiến độ', 'ưu tiên', 'nộp tiền ở đâu'
_MONEY = (
    r"(?<!uu )(?<!nop )(?<!dong )(?<!phat )(?<!nhan )(?:tien(?! (?:do|hanh|trinh|len|toi|bo))|kinh phi|von|ngan sach)"
)
# 'when must it report', 'who reports, and when'; not 'when an agency is asked, what must it do', 'if … when asked'
WHEN = (
    r"(?:(?:^|, |\bby |\band )when\b(?!.{0,120}, (?:who|what|which|how|where|does|do|is|must|should|can)\b)|"
    r"\bwhen (?:must|should|did|does|do|is|was|were|will|are|has|have)\b)"
)
_ASKS = tuple(
    (name, re.compile(cue))
    for name, cue in (
        ("definition", r"nghia la (?:cai )?gi|viet tat|viet gon|goi (?:tat|gon)|"  # 'CCHC viết tắt của gì'
            r"chi nhung ai|duoc hieu|stands? for|short for|abbreviat|\bmeans?\b|definition|defined"),
        ("date", r"khi nao|bao gio|bao lau|"  # 'bao giờ', 'ngày nào', 'vào kỳ nào'
            r"(?:ngay|hom|thang|nam|luc|quy|thoi diem|dinh ky|vao ky|vao dip) nao|"
            rf"{WHEN}|how long|what (?:date|time)"),
        ("date", r"which (?:date|day|year)|(?<!trong )(?<!mat )(?<!het )\bmay gio\b"),  # 'lúc mấy giờ'
        # 'tiền lấy ở đâu', 'lấy từ đâu ra kinh phí', 'nguồn vốn nào', 'ai bỏ tiền'
        ("funding", rf"\b{_MONEY}\b.{{0,80}}(?:o|tu|lay|nguon|ngan sach) (?:dau|nao|ai)\b|"
            rf"\blay (?:o|tu) dau (?:ra )?{_MONEY}|\bai (?:tra|chi|bo|cap) (?:tien|kinh phi)\b|"
            rf"\b(?:nguon|lay) {_MONEY} (?:nao|o dau|tu dau)\b"),
        # 'where does the money come from', 'who pays', 'how is it funded'
        ("funding", r"\b(?:money|fund(?:s|ing|ed)?|financ\w+|budget|paid for)\b.{0,60}\bcomes? from\b|"
            r"\bwhere\b.{0,40}\b(?:money|funds|funding|budget)\b.{0,30}\bfrom\b|\bwho (?:pays for|funds|foots)\b|"
            r"\b(?:how|by whom|from what) .{0,60}\b(?:funded|financed|paid for)\b|"
            r"\bsources? of (?:funding|funds|money)\b"),
        ("place", r"\b(?:o|den|tai|ve|tu|vao) dau\b|\bwhere\b|(?:trang|web|website|cong|dia chi|kenh) (?:\w+ )?nao"),
        ("place", r"which (?:website|portal|address)"),
        ("money", r"bao nhieu (?:tien|dong|luong)|(?:phat|luong|tro cap|phu cap|thuong|phi).{0,60}bao nhieu"),
        ("money", r"how much (?:money|is the fine|pay)|what (?:salary|fine|fee)"),
        ("figure", r"bao nhieu|how (?:many|much|often)"),
        ("actor", r"\bai\b|(?:co quan|don vi|so|nguoi|ban|phong|bo|nganh|bo phan|ben|to chuc|luc luong|doan the|cap) "
            r"nao|"
            r"\bnoi nao\b.{0,20}\b(?:duoc giao|phan cong|phai|chiu|dung ra|lo)\b|"  # 'nơi nào được phân công'
            r"\bwhom?\b|which (?:\w+ ){0,2}(?:office|agency|body|department|ministry|unit|authority)\b"),
        ("date", r"thoi han|han chot|han cuoi|truoc ngay(?! \d)|den het(?! \d)|deadline"),
        ("figure", r"phan tram|ty le|toi thieu|percent|minimum|at least"),
        ("definition", rf"^(?!.*\b(?:{_NO_TERMS})\b).*\bla (?:cai )?gi\b"),
    )
)  # fmt: skip
_HOW_MANY = re.compile(r"\bmấy\b(?! giờ)")  # 'máy' is folded alike
# 'trong mấy công văn đó, cái nào …', 'kể ra mấy điều': a plural where something else is asked; not 'mấy ngày thì ai …'
_MEASURES = r"ngay|gio|phut|tuan|thang|nam|lan|ky|dot|phan tram|tien|dong|trieu|ty|nguoi|diem|khoan|buoc|bo\b"
_PLURAL = re.compile(
    rf"\bmay (?!{_MEASURES}|%)(?=.*\b(?:gi|nao|sao|dau|ai)\b)|\b(?:ke|neu|liet ke)\b.{{0,8}}\bmay\b|"
    rf"\b(?:gi|nao|sao|dau|ai)\b.*\bmay (?!{_MEASURES}|%)"
)
_COMPARES = re.compile(
    r"ung voi|tuong ung|so voi|so sanh|khac (nhau|gi|the)|giong|rong hon|hep hon|"
    r"cu the hoa|carry out|carries out|correspond|compare|differ|mirror|counterpart"
)
# 'trước ngày 15/12', 'trước khi nộp': a deadline, and no order of documents, as 'trước khi có công điện' is.
NO_DEADLINE = (
    r"(?! (?:ngay|thang|nam|tuan|quy|gio|ky|han|thoi|cuoi|dau|het|mat|tien|khoang|gan|hon|may|bao nhieu|\d|"
    r"khi (?!co\b|ra\b|ban hanh|phat hanh|thu tuong)))"
)
_ORDER = rf"(?:truoc|sau)\b{NO_DEADLINE}"
_MOST = r"(?:moi|cu|som|muon|gan day|dau tien|sau cung|cuoi cung)\b"  # 'mới nhất', 'sớm hơn', 'đầu tiên'
_POST = r"(?:chu tich|bo truong|thu tuong|tong giam doc|giam doc|cuc truong|vien truong|tong thanh tra)"
# 'số hiệu', 'số mấy'; not 'khoản số mấy'
DOCUMENT_NUMBER = r"(?<!muc )(?<!khoan )(?<!diem )(?<!dieu )\bso (?:hieu|may|bao nhieu)\b"
# What is sent beside directives: 'báo cáo kết quả trước ngày nào, gửi ai', 'gửi bản sao giấy khai sinh cho ai'
_OTHER = r"(?:bao cao|ket qua|ho so|y kien|danh sach|giay)"
_OTHER_SENT = re.compile(rf"\b{_OTHER}\b.{{0,80}}\bgui\b|\bgui (?:\w+ ){{0,2}}{_OTHER}\b")
_PERIODIC = r"(?<!dinh )(?<!thoi )(?<!nhiem )(?<!tung )(?<!moi )(?<!hoc )(?<!chu )"  # 'định kỳ' is folded as 'ký' is
_NO_SIGNING = r"(?! (?:luat|cuong|hop|thuat|nang|niem|vong|su|tuc|thi|nghi))"  # 'kỷ luật', 'kỳ họp', 'kỹ thuật'
# 'when it signs a supply contract': no directive is signed
_CONTRACT = (
    r" (?:(?:a|an|any|the|its|their) )?(?:\w+ ){0,2}(?:contract|agreement|pledge|commitment|form|application)s?\b"
)
_PARTS = (
    # what is asked about the letterhead or the closing, and the clauses that hold it
    (re.compile(
        rf"\bai\b.{{0,40}}{_PERIODIC}\bk[yi]\b{_NO_SIGNING}|nguoi k[yi]\b|k[yi] ten|dung ten\b(?! ho so)|"
        rf"\bsign(?:ed|s)\b(?!{_CONTRACT})|"
        rf"signatory|signature|put (?:his|her|their) name|{_POST} nao\b.{{0,20}}\bk[yi]\b{_NO_SIGNING}|"
        rf"\b{_POST}\b(?: \w+){{0,8}}? (?:la ai|ten (?:la )?(?:gi|ai|j))\b|"
        r"\bwho is (?:the |its )?(?:chair(?:man|person|woman)?|minister|prime minister|director)\b"
    ), ("signature",)),
    (re.compile(
        r"noi nhan|recipient|distribution list|\bcop(?:y|ies) of\b.{0,60}\b(?:sent|go|goes) to|"
        rf"sao gui|\bban sao (?:(?:cua )?(?:{_ANY_KIND})\b.{{0,60}})?(?:duoc )?(?:gui|den|toi)\b|"
        rf"\b(?:gui|nhan) (?:duoc )?ban sao(?: (?:cua )?(?:{_ANY_KIND})\b| (?:cho|toi|den)\b|\W*$)|"
        rf"(?<!khi )(?<!tiep )\bnhan (?:duoc )?(?:{_ANY_KIND})\b|copied to|"
        r"(?:get|got|receive)s?\b.{0,12}\bcop(?:y|ies)"
    ), ("recipients",)),
    (re.compile(
        rf"kinh gui|\bgui (?:cho )?(?:ai|nhung ai|co quan nao)|addressed to|addressee|"
        r"\b(?:which|what|who|whom|where)\b.{0,60}\b(?:was|were|is)\b.{0,60}\bsent to\b|"
        rf"\bgui (?:{_ANY_KIND})\b.{{0,25}}\b(?:cho|toi|den) (?:nhung )?ai\b|"
        rf"\b(?!bao cao)(?:{_ANY_KIND})\b.{{0,30}}(?<!duoc )gui (?:them )?(?:cho|toi|den) .{{0,25}}\b(?:nao|ai)\b|"
        rf"\bgui\b.{{0,30}}\bcho (?:ai|(?:nhung|cac) (?:ai|co quan|nguoi|don vi|noi)\b.{{0,25}}\bnao)"
    ), ("addressees",)),
    (
        re.compile(
            rf"\b(?!bao cao)(?:{_ANY_KIND})\b.{{0,30}}"
            r"\b(?:co gui\b.{0,15} (?:cho|toi|den)|duoc gui (?:cho|toi|den|ve))\b"
        ),
        ("recipients", "addressees"),
    ),
    (re.compile(
        rf"\b(?:{_ANY_KIND})\b.{{0,40}}\b(?:hom nao|ngay may|bao gio co|co (?:tu )?(?:bao gio|khi nao|hoi nao))\b|"
        r"(ban hanh|ra van ban|ra doi|ra chi thi|phat hanh)\b.{0,30}\b(?:(?:ngay|khi|nam|hom|luc|hoi) nao\b|bao gio\b|"
        rf"{_ORDER})|"
        r"\b(ngay|khi nao|bao gio)\b.{0,25}(ban hanh|ra van ban|phat hanh)|ai ra (van ban )?truoc|van ban truoc|"
        r"\b(?:ky|ra|de|gui|len so|vao so) (?:hoi )?(?:ngay|thang|luc|khi|hoi|nam) nao|\b(?:ky|ra|de ngay) bao gio|"
        rf"\bra (?:cong van|van ban|chi thi)\b.{{0,40}}\b(?:{_ORDER}|{_MOST})|"
        rf"\b(?:{_ANY_KIND})\b.{{0,20}}\b(?:ra|ban hanh|ky|phat hanh) (?:{_ORDER}|{_MOST})|"
        rf"\b(?:{_ANY_KIND}) nao (?:\w+ ){{0,6}}?(?:la )?(?:(?:moi|cu|som|gan day) (?:nhat|hon)|dau tien)\b|"
        rf"\b(?:truoc|sau) (?:{_ANY_KIND})\b.{{0,40}}\b(?:co|ra|ban hanh)\b.{{0,20}}\b(?:{_ANY_KIND}) nao\b|"
        r"when\b.{0,40}\b(?:issued?|signed?|dated?|sen[dt](?: out)?|released?|publish(?:ed)?|c[oa]me out)\b|"
        r"\b(?:issued?|came|come|released|published)\b.{0,40}\b"
        r"(?:first|earlier|earliest|later|latest|last|(?:before|after)\b(?! (?:the )?\d))\b|"
        r"\b(?:sent|react\w*|respond\w*)\b.{0,50}\b(?:first|earliest|latest|sooner|earlier|later)\b|"
        r"\b(dated|date of|date on|older|oldest|newer|newest|came first|most recent) ?"
    ), ("head",)),
    (re.compile(  # 'văn bản nào …, cho xin số hiệu'; not 'theo kế hoạch số mấy'
        rf"^(?!.*\b(?:theo|can cu|dua (?:vao|tren)|thuc hien|nhac)\b.{{0,20}}\b(?:{_ANY_KIND})\b)"
        rf".*\b(?:{_ANY_KIND})\b.*{DOCUMENT_NUMBER}|\bso hieu (?:cua )?(?:{_ANY_KIND})\b|"
        r"\bwhat(?:'s| is) (?:its|the) (?:document )?number\b|\bwhat number\b|"
        r"\b(?:reference|number|no\.?)\b(?: number)? (?:of|for) (?:the |that |this |a )?"
        rf"(?:\w+ ){{0,3}}(?:{_ANY_KIND_EN})\b"
    ), ("head",)),
    (re.compile(
        r"(?:noi|viet|la) ve (?:viec |van de |chuyen )?(?:gi|cai gi)|trich yeu|ve viec gi|"
        rf"what (?:is|was) (?:that|this|the|it|{_ANY_KIND_EN})\b.{{0,60}}\babout(?=\W*$)|subject of|about what"
    ), ("head",)),
    (re.compile(
        rf"\b(?:doan|phan|cau|loi) ket\b(?! (?:luan|qua|hop|noi))|(?<!ten )\bcuoi (?:{_ANY_KIND})\b|at the end of|"
        r"\b(?:closing|last|final) (?:paragraph|sentence|words)\b"
    ), ("close.p1", "close.p2")),
    (re.compile(
        r"vi sao|tai sao|ly do (ban hanh|ra)|\bvi (?:nhung |cac )?(?:\w+ ){1,3}(?:nao|gi) (?:ma|nen)\b|"
        r"why (did|was|were|has)"
    ), ("pre.p1", "pre.p2", "pre.p3")),
)  # fmt: skip


def asked(question: str, language: str) -> tuple[str, str]:
    """The type of answer wanted: 'quyết định nào' -> ('document', 'Quyết định'), 'khi nào' -> ('date', '')."""
    folded = fold(question)
    if match := _WHICH_DOCUMENT.search(folded):
        words = next(group for group in match.groups() if group)
        kind = _KIND_OF.get(words, KINDS_EN.get(words.removesuffix("s"), ""))
        return "document", "" if kind == "Văn bản" else kind
    if language == "vi" and _HOW_MANY.search(question.lower()) and not _PLURAL.search(folded):
        return "figure", ""
    return next((name for name, cue in _ASKS if cue.search(folded)), ""), ""


def compares(question: str) -> bool:
    """Whether a question sets directives side by side: 'so với', 'ứng với', 'compare'."""
    return bool(_COMPARES.search(fold(question)))


def names_kind(question: str) -> bool:
    """Whether a question speaks of a kind of document: 'chỉ thị Cao Bằng', 'the letter'."""
    return bool(_KIND.search(fold(question)) or _KIND_EN.search(fold(question)))


def asked_parts(question: str, here: Collection[str]) -> tuple[str, ...]:
    """The letterhead parts asked for; a date asked of a kind of document that is not `here` is in a clause instead."""
    folded = fold(question)
    kinds = {_KIND_OF[said] for said in _KIND.findall(folded)} - {"Văn bản", *TELLING}
    cited = kinds and not kinds & set(here)
    others = bool(_OTHER_SENT.search(folded))
    return tuple(
        path
        for cue, paths in _PARTS
        if cue.search(folded) and not (cited and "head" in paths) and not (others and paths == ("addressees",))
        for path in paths
    )
