"""The words of the Hỏi đáp tab, in Vietnamese and in English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChatTexts:
    """The tab's words in one language."""

    scope: str
    unbind: str  # with {bound}
    year_of: str  # with {year}
    bounds: str
    kind: str
    issuer: str
    year: str
    all_kinds: str
    all_issuers: str
    all_years: str
    good: str
    bad: str
    thanks: str
    why: str
    reasons: dict[str, str]  # by assistant.journal.REASONS
    own_words: str
    send: str
    close: str
    ask_next: str
    which: str
    earlier: str
    earlier_empty: str
    earlier_hint: str
    forget: str  # with {title}
    forget_all: str
    link: str
    link_copied: str
    link_cut: str  # with {asked} and {all}
    export: str
    nothing_yet: str
    file_name: str


VI = ChatTexts(
    scope="Tìm trong:",
    unbind="Bỏ giới hạn “{bound}” và hỏi lại",
    year_of="năm {year}",
    bounds="Phạm vi",
    kind="Loại văn bản",
    issuer="Cơ quan ban hành",
    year="Năm ban hành",
    all_kinds="Mọi loại",
    all_issuers="Mọi cơ quan",
    all_years="Mọi năm",
    good="Câu trả lời đúng ý tôi",
    bad="Câu trả lời chưa đúng ý tôi",
    thanks="Đã ghi nhận. Cảm ơn bạn.",
    why="Câu trả lời chưa được ở điểm nào?",
    reasons={
        "wrong": "Sai nội dung",
        "incomplete": "Còn thiếu",
        "other_directive": "Nhầm văn bản",
        "should_answer": "Có trong văn bản mà không trả lời",
        "unclear": "Khó hiểu",
    },
    own_words="Nói rõ thêm (không bắt buộc)",
    send="Gửi góp ý",
    close="Đóng",
    ask_next="Hỏi tiếp",
    which="Ý bạn là:",
    earlier="Lần hỏi trước",
    earlier_empty="Chưa có lần hỏi nào.",
    earlier_hint="Chỉ lưu câu hỏi, trong trình duyệt này; mở lại thì hỏi lại từ đầu.",
    forget="Xóa “{title}”",
    forget_all="Xóa tất cả",
    link="Chép liên kết",
    link_copied="Đã chép",
    link_cut="Liên kết có {all} câu hỏi; trang chỉ hỏi lại {asked} câu đầu.",
    export="Tải bản Word",
    nothing_yet="Hãy hỏi một câu trước đã.",
    file_name="hoi-dap",
)

EN = ChatTexts(
    scope="Looked in:",
    unbind="Ask again without “{bound}”",
    year_of="{year}",
    bounds="Scope",
    kind="Kind of document",
    issuer="Issuing body",
    year="Year of issue",
    all_kinds="All kinds",
    all_issuers="All bodies",
    all_years="All years",
    good="This answers me",
    bad="This does not answer me",
    thanks="Noted. Thank you.",
    why="What is not right about the answer?",
    reasons={
        "wrong": "Wrong",
        "incomplete": "Incomplete",
        "other_directive": "Another directive is meant",
        "should_answer": "The directives say it, but there is no answer",
        "unclear": "Hard to understand",
    },
    own_words="In your own words (optional)",
    send="Send",
    close="Close",
    ask_next="Ask next",
    which="Did you mean:",
    earlier="Earlier",
    earlier_empty="Nothing yet.",
    earlier_hint="Only questions are kept, in this browser; opening one asks them again.",
    forget="Delete “{title}”",
    forget_all="Delete all",
    link="Copy link",
    link_copied="Copied",
    link_cut="The link holds {all} questions; only the first {asked} are asked again.",
    export="Get as Word",
    nothing_yet="Ask a question first.",
    file_name="questions-and-answers",
)

TEXTS = {"vi": VI, "en": EN}


def chat_texts(language: str) -> ChatTexts:
    """The words for `language`, Vietnamese when it is not one of ours."""
    return TEXTS.get(language, VI)
