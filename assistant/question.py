"""What is asked before anything is looked for: several questions in one, greetings, what is not ours to answer."""

import re
import unicodedata

from assistant.answer import Answer
from index.question.language import language_of
from ingest.folding import fold, fold_in_place

# What a question of its own begins with, folded: 'ai', 'khi nào', 'who'.
_ASKING = (
    r"(?:ai|do ai|co quan nao|don vi nao|so nao|khi nao|bao gio|bao nhieu|o dau|vi sao|tai sao|nhu the nao|van ban nao|"
    r"han (?:chot )?(?:la )?(?:khi nao|ngay nao)|trong bao lau|den khi nao|truoc ngay nao|lam gi|phai lam gi|bao cao (?:cho )?ai|"
    r"who|whom|when|which|what|where|how (?:many|much|often|long)|by when|why)\b"
)
# '… làm gì và khi nào xong', '…, who proposes …': the first part asks something itself.
_AND = re.compile(rf"[,;]?\s+(?:va|roi|voi lai|dong thoi|and|and also|also)\s+(?={_ASKING})|[?;]\s+(?={_ASKING})")
_ASKS = re.compile(rf"\b{_ASKING}|\b(?:gi|nao|may|the nao|khong|phai khong)\b")
_PLACE = 30  # characters before the first question that belong to all
_MOST = 4  # questions taken from one message

_TALK = {
    "greeting": re.compile(
        r"(?:xin )?chao(?: (?:ban|ad|em|anh|chi|moi nguoi|buoi sang))*|hello|hi|hey|alo|good (?:morning|afternoon)"
    ),
    "thanks": re.compile(
        r"(?:xin )?(?:cam on|cam on ban|cam on nhieu|thanks?|thank you)(?: (?:ban|nhieu|em|anh|chi|nha|nhe|so much|a lot|you))*"
        r"|(?:ok|oke|okay|duoc roi|tot lam)(?: (?:cam on|thanks|thank you))?(?: ban)?"
    ),
    "about": re.compile(
        r"(?:ban|may|tro ly|ung dung nay|ung dung)(?: nay)? (?:la (?:ai|gi)|lam (?:duoc|dc) (?:nhung )?gi|giup (?:duoc )?gi"
        r"|co the (?:lam|giup) (?:duoc )?(?:nhung )?gi)(?: (?:cho toi|the|vay|a|nhi))*"
        r"|who are you|what (?:are you|can you do|is this)|how (?:do|can) i use (?:this|you)|help"
    ),
}
_SAYS = {
    "greeting": (
        "Chào bạn. Bạn hỏi gì về các văn bản chỉ đạo, tôi sẽ trả lời bằng đúng lời văn bản, kèm khoản để bạn kiểm tra.",
        "Hello. Ask about the directives, and I will answer in their own words, with the clause to check.",
    ),
    "thanks": (
        "Không có gì. Bạn cần tra thêm điều gì, cứ hỏi tiếp.",
        "You are welcome. Ask on if there is more to look up.",
    ),
    "about": (
        "Tôi tra các văn bản chỉ đạo đã nạp trong kho và trả lời bằng lời của văn bản, chỉ rõ khoản, điểm. "
        "Bạn có thể hỏi ai phải làm gì, khi nào, theo văn bản nào, hoặc so sánh hai văn bản. Điều văn bản không nêu, tôi không trả lời.",
        "I look in the directives of the library and answer in their words, naming the clause. Ask who must do what, "
        "by when, under which document, or compare two. What the directives do not say, I do not answer.",
    ),
}
_OURS_NOT = (
    # 'số điện thoại của ông …', 'nhà riêng ông … ở đâu'
    ("personal", re.compile(
        r"(?:so dien thoai|sdt|email|dia chi nha|nha rieng|so tai khoan|ngay sinh|que quan|luong cua|vo con|can cuoc|cmnd)"
        r".{0,30}\b(?:ong|ba|dong chi|chu tich|giam doc|bo truong|pho|can bo|nguoi ky)\b|"
        r"\b(?:phone number|home address|private|salary|bank account|birthday|wife|husband)\b.{0,40}"
        r"\b(?:of|mr|mrs|chairman|director|minister|official)\b"
    )),
    # 'tôi có nên kiện không', 'should I sue'
    ("advice", re.compile(
        r"\b(?:toi|em|minh|gia dinh toi)\b.{0,30}\b(?:co nen|nen) (?:kien|khieu nai|to cao|khoi kien|lam don|ky)\b|"
        r"\bkien (?:co )?thang\b|\bshould i (?:sue|complain|appeal|sign)|\b(?:can|will) i win\b"
    )),
    # 'ông chủ tịch có giỏi không', 'bạn nghĩ gì về …'
    ("opinion", re.compile(
        r"\b(?:ban|may|tro ly) (?:nghi|danh gia|cam thay|nhan xet) (?:gi|the nao|sao|nhu the nao)\b|"
        r"\b(?:ong|ba|chu tich|giam doc|bo truong|lanh dao)\b.{0,40}\bco (?:gioi|tot|xung dang|dang tin|tham nhung|liem khiet) (?:khong|ko)\b|"
        r"\bwhat do you think (?:of|about)\b|\bis (?:the )?(?:chairman|director|minister|mr)\b.{0,30}\b(?:good|corrupt|competent|honest)\b"
    )),
)  # fmt: skip
_DECLINES = {
    "personal": (
        "Tôi chỉ tra nội dung văn bản, không cung cấp thông tin riêng của cá nhân.",
        "I look up what directives say; I give no personal information.",
    ),
    "advice": (
        "Tôi không tư vấn pháp lý. Tôi có thể tra xem văn bản quy định gì; việc của bạn nên hỏi luật sư hoặc cơ quan trợ giúp pháp lý.",
        "I give no legal advice. I can look up what the directives say; for your case ask a lawyer or a legal aid office.",
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
    question = unicodedata.normalize("NFC", question)
    folded, start = fold_in_place(question), 0
    pieces = []
    for joint in _AND.finditer(folded):
        if _ASKS.search(folded, start, joint.start()) and joint.end() < len(folded):
            pieces.append(question[start : joint.start()])
            start = joint.end()
    pieces.append(question[start:])
    first = re.search(_ASKING, folded)
    place = question[: first.start()] if first and first.start() < _PLACE else ""  # 'Ở Quảng Bình '
    return [pieces[0], *(place + piece for piece in pieces[1:])] if len(pieces) <= _MOST else [question]


def talk(question: str) -> Answer | None:
    """The reply to what asks nothing of the directives: a greeting, thanks, or a question about the assistant."""
    said = " ".join(re.sub(r"[^\w\s]", " ", fold(question)).split())
    kind = next((kind for kind, pattern in _TALK.items() if pattern.fullmatch(said)), "")
    return _reply(question, _SAYS[kind], "talk", refused=False) if kind else None


def declined(question: str) -> Answer | None:
    """The refusal of what is not ours to answer: personal data, legal advice, opinions on people."""
    folded = fold(question)
    kind = next((kind for kind, pattern in _OURS_NOT if pattern.search(folded)), "")
    return _reply(question, _DECLINES[kind], "not_ours", refused=True) if kind else None


def _reply(question: str, says: tuple[str, str], reason: str, *, refused: bool) -> Answer:
    language = language_of(question)
    return Answer(question, language, says[language == "en"], refused=refused, reason=reason)
