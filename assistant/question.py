"""What is asked before anything is looked for: several questions in one, greetings, what is not ours to answer."""

import re
import unicodedata

from assistant.answer import Answer
from index.question.language import language_of
from ingest.folding import fold, fold_in_place

# What a question of its own begins with, folded.
_ASKING_VI = (
    r"ai|do ai|(?:co quan|don vi|so|van ban) nao",  # 'ai theo dõi', 'sở nào'
    r"khi nao|bao gio|den khi nao|truoc ngay nao|trong bao lau|han (?:chot )?(?:la )?(?:khi nao|ngay nao)",  # 'khi nào'
    r"bao nhieu|o dau|vi sao|tai sao|nhu the nao",  # 'bao nhiêu', 'vì sao'
    r"lam gi|phai lam gi|bao cao (?:cho )?ai",  # 'phải làm gì', 'báo cáo cho ai'
)
_ASKING_EN = r"who|whom|when|which|what|where|how (?:many|much|often|long)|by when|why"
_ASKING = rf"(?:{'|'.join((*_ASKING_VI, _ASKING_EN))})\b"
# '… làm gì và khi nào xong', '…, who proposes …': the first part asks something itself.
_AND = re.compile(
    rf"[,;]?\s+(?:va|roi|voi lai|dong thoi|and|and also|also)\s+(?={_ASKING})|[?;]\s+(?={_ASKING})|"
    r",\s+(?:va|roi|con|and)\s+(?=.{0,80}\b(?:ai|gi|nao|may|sao|the nao|dau|who|what|when|which|where|how)\b)|"
    rf"[?;.]\s+\d{{1,2}}[.)]\s+(?={_ASKING})"  # '1. Ai ký? 2. Khi nào ban hành?'
)
_ASKS = re.compile(rf"\b{_ASKING}|\b(?:gi|nao|may|sao|the nao|khong|phai khong)\b")
_PLACE = 30  # characters before the first question that belong to all
MOST = 4  # questions of one message that are answered

# Words around a greeting or a request that change nothing: 'dạ', 'cho em hỏi'; '… ạ', '… please'.
_OPENING = re.compile(r"^(?:(?:da|vang|u|oi|a|xin hoi|cho (?:toi|em|minh|anh|chi) hoi|(?:ban|ad) oi) )+")
_CLOSING = re.compile(r"(?: (?:a|ah|vay|the|nhi|nhe|nha|day|di|nao|please|pls))+$")
_YOU = (
    r"(?: (?:ban|ad|admin|bot|em|anh|chi|co|chu|bac|moi nguoi|ca nha|cac ban|tro ly|nhieu|lam|"
    r"so much|a lot|you|there|all|everyone|sir|madam))*"
)
_ASSISTANT = r"(?:ban|may|m|tro ly|ung dung|chuong trinh|he thong)(?: nay)?"
_GREETING = (
    rf"(?:em |minh |toi )?(?:xin )?(?:kinh )?chao{_YOU}(?: buoi (?:sang|trua|chieu|toi))?",  # 'em chào chị ạ'
    rf"(?:hello|helo|hi|hey|alo|good (?:morning|afternoon|evening|day)){_YOU}",  # 'hi bot'
)
_THANKS = (
    rf"(?:xin |chan thanh )*(?:cam on|thanks?|thank you|thank u|thks|tks|thx|ty){_YOU}",  # 'cảm ơn bạn nhiều'
    rf"(?:ok|oke|okay|duoc roi|tot lam|tuyet|hay qua)(?: (?:cam on|thanks|thank you))?{_YOU}",  # 'ok cảm ơn'
)
_FAREWELL = (rf"(?:tam biet|hen gap lai|bye|bye bye|goodbye|see you){_YOU}",)  # 'tạm biệt'
_ABOUT = (
    rf"{_ASSISTANT} (?:la (?:ai|gi)|ten (?:la )?gi)",  # 'bạn là ai', 'bạn tên gì'
    rf"{_ASSISTANT} (?:co phai )?(?:la )?(?:nguoi(?: that)?|robot|ai)(?: (?:phai )?khong)?",  # 'bạn là AI à'
    rf"{_ASSISTANT} (?:lam|giup|co the (?:lam|giup)) (?:toi )?(?:duoc |dc )?(?:nhung )?gi(?: cho toi)?",  # 'giúp gì'
    rf"ai (?:tao|lam|viet|lap trinh)(?: ra)? {_ASSISTANT}",  # 'ai tạo ra bạn'
    r"(?:cach|huong dan)(?: cach)? (?:su dung|dung)",  # 'hướng dẫn sử dụng'
    r"(?:giup|ho tro) (?:toi|minh|em)(?: voi)?",  # 'giúp tôi với'
    r"who (?:are|made|built|created) you|are you (?:an? )?(?:robot|human|bot|ai|person|real(?: person)?)",
    r"what (?:are you|can you do|is this|is your name)|how (?:do|can) i use (?:this|you)|help(?: me)?",
)
_TALK = {
    kind: re.compile("|".join(f"(?:{said})" for said in says))
    for kind, says in (("greeting", _GREETING), ("thanks", _THANKS), ("farewell", _FAREWELL), ("about", _ABOUT))
}
# What only English talk holds; 'hi', 'ok', 'bye', 'tks' are said in Vietnamese too.
_ENGLISH_TALK = re.compile(r"\b(?:thank you|thank u|thanks|hello|good \w+|goodbye|see you|help|who|what|how|are you)\b")
# A courtesy before or after a question: 'Chào bạn, …', '… Cảm ơn.'
_PIECE = re.compile(r"[^,.;:!?\n]+")
_SAYS = {
    "greeting": (
        "Chào bạn. Bạn hỏi gì về các văn bản chỉ đạo, tôi sẽ trả lời bằng đúng lời văn bản, kèm khoản để bạn kiểm tra.",
        "Hello. Ask about the directives, and I will answer in their own words, with the clause to check.",
    ),
    "thanks": (
        "Không có gì. Bạn cần tra thêm điều gì, cứ hỏi tiếp.",
        "You are welcome. Ask on if there is more to look up.",
    ),
    "farewell": (
        "Chào bạn, khi nào cần tra văn bản, bạn cứ quay lại hỏi.",
        "Goodbye. Come back whenever there is something to look up.",
    ),
    "about": (
        "Tôi là chương trình tra cứu, không phải người: tôi tìm trong các văn bản chỉ đạo đã nạp và trả lời bằng lời "
        "của văn bản, chỉ rõ khoản, điểm. Bạn có thể hỏi ai phải làm gì, khi nào, theo văn bản nào, hoặc so sánh hai "
        "văn bản. Điều văn bản không nêu, tôi không trả lời.",
        "I am a program and no person: I look in the directives of the library and answer in their words, naming the "
        "clause. Ask who must do what, by when, under which document, or compare two. What the directives do not say, "
        "I do not answer.",
    ),
}
# What is private, and whose; folded.
_PRIVATE = (
    r"so dien thoai|sdt|so zalo|facebook|email|dia chi nha|nha rieng|so tai khoan|ngay sinh|nam sinh|que quan|vo con|"
    r"can cuoc|cccd|cmnd|so chung minh|ma so thue"
)
_PERSON = r"ong|ba|dong chi|chu tich|giam doc|bo truong|truong phong|pho|can bo|nguoi ky"
_POST = r"ong|ba|chu tich|giam doc|bo truong|thu tuong|lanh dao"
_PRIVATE_EN = (
    r"(?:phone|mobile|bank account|identity card|passport) number|home address|private (?:address|life|number|e-?mail)|"
    r"salary|bank account|birthday|wife|husband|children"
)
_PERSON_EN = r"mr|mrs|ms|dr|chairman|chairwoman|director|minister|signer"
# Not in 'ý kiến', 'điều kiện', 'kiến nghị'.
_SUE = r"(?<!\by )(?<!dieu )(?<!su )\bkien(?! (?:nghi|thuc|tao|truc|toan|quyet))"
_OURS_NOT = (
    ("personal", re.compile(
        rf"(?:{_PRIVATE}).{{0,30}}\b(?:{_PERSON})\b|"  # 'số điện thoại của ông …'
        rf"\b(?:luong|thu nhap) cua (?:ong|ba|dong chi)\b|"  # 'lương của ông …'; not 'lương của cán bộ'
        rf"\bnha (?:rieng )?(?:cua )?(?:{_POST})\b.{{0,30}}\bo dau\b|"  # 'nhà chủ tịch tỉnh ở đâu'
        rf"\b(?:{_POST})\b.{{0,30}}\b(?:bao nhieu|may) tuoi\b|"  # 'ông … bao nhiêu tuổi'
        r"\bsinh (?:nam|ngay) (?:nao|bao nhieu|may)\b|"  # '… sinh năm bao nhiêu'
        rf"\b(?:{_PRIVATE_EN}) of (?:the )?(?:\w+ ){{0,2}}(?:{_PERSON_EN})\b|"  # 'home address of the chairman'
        rf"\b(?:{_PERSON_EN})\b[^.?]{{0,30}}['’]s (?:{_PRIVATE_EN})\b"  # "Mr Thắng's phone number"
    )),
    ("advice", re.compile(
        # 'tôi có nên kiện'
        r"\b(?:toi|em|minh)\b.{0,30}\b(?:co nen|nen) (?:kien|khieu nai|to cao|khoi kien|lam don|ky)\b|"
        rf"{_SUE}(?: \w+){{0,3}} (?:duoc|dc) (?:khong|ko|k)\b|"  # 'chậm hồ sơ, kiện được không'
        rf"{_SUE} (?:co )?thang\b|\bthang {_SUE}|"  # 'kiện có thắng không', 'để thắng kiện'
        r"\btu van (?:giup|cho|ho) (?:toi|em|minh)\b|"  # 'tư vấn giúp tôi ly hôn'
        r"\bshould i (?:sue|complain|appeal|sign)|\bcan i sue\b|\bwill i win\b|"  # 'should I sue'
        # 'give me legal advice'; not 'support for legal advice'
        r"\b(?:give|need|want|get|ask for|some|your) (?:me |us )?(?:some |any )?legal advice\b"
    )),
    ("opinion", re.compile(
        r"\b(?:ban|may|tro ly) (?:nghi|danh gia|cam thay|nhan xet) (?:gi|the nao|sao|nhu the nao)\b|"  # 'bạn nghĩ gì'
        r"\b(?:danh gia|y kien|quan diem|nhan xet) cua (?:ban|may|tro ly) ve\b|"  # 'đánh giá của bạn về …'
        rf"\b(?:{_POST})\b.{{0,40}}\bco (?:gioi|tot|xung dang|dang tin|tham nhung|liem khiet) (?:khong|ko)\b|"
        r"\bai (?:gioi|tot|liem khiet|dang tin) hon\b|"  # 'ai giỏi hơn'
        r"\bwhat do you think (?:of|about)\b|"
        r"\bis (?:the )?(?:chairman|director|minister|mr)\b.{0,30}\b(?:good|corrupt|competent|honest)\b"
    )),
)  # fmt: skip
# 'bạn thấy ông … thế nào'; with its diacritics, since 'bản đánh giá …' is folded alike.
_YOU_THINK = re.compile(
    r"\bb[aạ]n (?:thấy|thay|nghĩ|nghi|đánh giá|danh gia|nhận xét|nhan xet)\b.*(?:thế nào|the nao|sao)\W*$"
)
_DECLINES = {
    "personal": (
        "Tôi chỉ tra nội dung văn bản, không cung cấp thông tin riêng của cá nhân.",
        "I look up what directives say; I give no personal information.",
    ),
    "advice": (
        "Tôi không tư vấn pháp lý. Tôi có thể tra xem văn bản quy định gì; việc của bạn nên hỏi luật sư hoặc cơ quan "
        "trợ giúp pháp lý.",
        "I give no legal advice. I can look up what the directives say; for your case ask a lawyer or a legal aid "
        "office.",
    ),
    "opinion": (
        "Tôi không nhận xét về cá nhân hay nêu ý kiến riêng; tôi chỉ dẫn lại những gì văn bản nêu.",
        "I give no opinion on persons; I only quote what the directives say.",
    ),
}


def parts(question: str) -> list[str]:
    """The questions in one message: 'Ai theo dõi và khi nào báo cáo?' -> ['Ai theo dõi', 'khi nào báo cáo?'].

    A later part can lack what an earlier one names; it is to be asked with those as its history.
    """
    question = _to_the_point(unicodedata.normalize("NFC", question))
    folded, start = fold_in_place(question), 0
    pieces = []
    for joint in _AND.finditer(folded):
        if _ASKS.search(folded, start, joint.start()) and joint.end() < len(folded):
            pieces.append(question[start : joint.start()])
            start = joint.end()
    pieces.append(question[start:])
    first = re.search(_ASKING, folded)
    place = question[: first.start()] if first and first.start() < _PLACE else ""  # 'Ở Quảng Bình '
    return [pieces[0], *(place + piece for piece in pieces[1:])]


def talk(question: str, language: str | None = None) -> Answer | None:
    """The reply to what asks nothing of the directives: a greeting, thanks, a farewell, a question about the assistant.

    `language` ("vi", "en"): that of the reply; None: that of the question.
    """
    kind = _talk_kind(question)
    spoken = "en" if _ENGLISH_TALK.search(fold(question)) else "vi"
    return _reply(question, language or spoken, _SAYS[kind], "talk", refused=False) if kind else None


def declined(question: str, language: str | None = None) -> Answer | None:
    """The refusal of what is not ours to answer: personal data, legal advice, opinions on people."""
    folded = fold(question)
    kind = next((kind for kind, pattern in _OURS_NOT if pattern.search(folded)), "")
    if _YOU_THINK.search(unicodedata.normalize("NFC", question).lower()):
        kind = kind or "opinion"
    language = language or language_of(question)
    return _reply(question, language, _DECLINES[kind], "not_ours", refused=True) if kind else None


def _talk_kind(said: str) -> str:
    """'greeting', 'thanks', 'farewell', 'about'; "" for anything else."""
    words = " ".join(re.sub(r"[^\w\s]", " ", fold(said)).split())
    words = _CLOSING.sub("", _OPENING.sub("", words))
    return next((kind for kind, pattern in _TALK.items() if pattern.fullmatch(words)), "")


def _to_the_point(question: str) -> str:
    """A question without the courtesies around it: 'Chào bạn, ai ký công văn 2214? Cảm ơn!'."""
    pieces = list(_PIECE.finditer(question))
    kept = [piece for piece in pieces if _talk_kind(piece[0]) not in ("greeting", "thanks", "farewell")]
    if not kept or len(kept) == len(pieces):
        return question
    after = next((piece.start() for piece in pieces if piece.start() > kept[-1].start()), len(question))
    return question[kept[0].start() : after].strip()


def _reply(question: str, language: str, says: tuple[str, str], reason: str, *, refused: bool) -> Answer:
    return Answer(question, language, says[language == "en"], refused=refused, reason=reason)
