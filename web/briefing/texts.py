"""Every word of the Tập huấn tab, in Vietnamese and in English; the hand-out itself is always Vietnamese."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Texts:
    """The tab's words in one language."""

    heading: str
    hint: str
    choose: str
    find: str
    find_hint: str
    directives: str
    topic: str
    topic_hint: str
    questions: str
    compose: str
    composing: str
    made: str  # with {sources}, {duties}, {questions}
    fewer: str  # with {made}, {wanted}
    left_out: str  # with {count}
    edit_hint: str
    downloads: dict[str, str]
    failed: str
    title: str
    introduction: str
    introduction_hint: str
    parent_body: str
    agency: str
    number: str
    place: str
    keep: str  # with {name}
    up: str  # with {name}
    down: str  # with {name}
    line: str
    question: str
    choice: str
    edited: str
    right: str
    open: str  # with {official}


VI = Texts(
    heading="Soạn tài liệu tập huấn",
    hint="Chọn văn bản hoặc nhập chủ đề. Mọi câu trong tài liệu là lời của văn bản, kèm trích dẫn.",
    choose="Chọn nội dung",
    find="Tìm văn bản",
    find_hint="Số, cơ quan, địa phương hoặc trích yếu…",
    directives="Văn bản",
    topic="Chủ đề",
    topic_hint="Ví dụ: phòng chống lũ quét. Bỏ trống để lấy mọi nhiệm vụ của các văn bản đã chọn.",
    questions="Số câu hỏi",
    compose="Soạn",
    composing="Đang soạn…",
    made="Đã soạn từ {sources} văn bản: {duties} nhiệm vụ, {questions} câu hỏi.",
    fewer="Chỉ đặt được {made}/{wanted} câu hỏi chắc chắn một đáp án đúng.",
    left_out="Còn {count} nhiệm vụ chưa đưa vào; hãy chọn ít văn bản hơn hoặc nêu chủ đề.",
    edit_hint="Bấm vào chữ để sửa, bỏ dấu chọn để bỏ phần không dùng. Chỗ đã sửa được ghi “người soạn sửa”.",
    downloads={"docx": "Tải DOCX", "pptx": "Tải PPTX", "xlsx": "Tải XLSX câu hỏi"},
    failed="Xin lỗi, có trục trặc nên chưa làm được. Bạn hãy thử lại; nếu vẫn vậy, hãy báo người quản trị.",
    title="Tên tài liệu",
    introduction="Lời giới thiệu",
    introduction_hint="Bấm để viết lời giới thiệu (không bắt buộc)",
    parent_body="Cơ quan chủ quản",
    agency="Tên cơ quan",
    number="Số",
    place="Địa danh",
    keep="Giữ: {name}",
    up="Đưa lên: {name}",
    down="Đưa xuống: {name}",
    line="Sửa lời nhiệm vụ",
    question="Sửa câu hỏi",
    choice="Sửa lựa chọn",
    edited="người soạn sửa",
    right="đáp án đúng",
    open="Mở {official}",
)

EN = Texts(
    heading="Compose a briefing",
    hint="Pick directives or type a topic. Every sentence is the directives' own words, with its citation.",
    choose="Choose what it is about",
    find="Find directives",
    find_hint="Number, body, province or subject…",
    directives="Directives",
    topic="Topic",
    topic_hint="For example: phòng chống lũ quét. Leave empty to take every duty of the directives picked.",
    questions="Questions",
    compose="Compose",
    composing="Composing…",
    made="Made from {sources} directives: {duties} duties, {questions} questions.",
    fewer="Only {made} of {wanted} questions could be asked that surely have one right answer.",
    left_out="{count} more duties are left out; pick fewer directives or name a topic.",
    edit_hint="Click words to edit them, untick what you do not need. Edits are marked (in files: “người soạn sửa”).",
    downloads={"docx": "Download DOCX", "pptx": "Download PPTX", "xlsx": "Download questions (XLSX)"},
    failed="Sorry, something went wrong. Please try again; if it goes on, tell whoever runs this page.",
    title="Title",
    introduction="Introduction",
    introduction_hint="Click to write an introduction (optional)",
    parent_body="Body above",
    agency="Name of the office",
    number="Number",
    place="Place",
    keep="Keep: {name}",
    up="Move up: {name}",
    down="Move down: {name}",
    line="Edit the duty",
    question="Edit the question",
    choice="Edit the choice",
    edited="edited",
    right="right answer",
    open="Open {official}",
)

TEXTS = {"vi": VI, "en": EN}


def texts(language: str) -> Texts:
    """The words for `language`, Vietnamese when it is not one of ours."""
    return TEXTS.get(language, VI)
