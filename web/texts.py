"""Every word that the page says, in Vietnamese and in English."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Texts:
    """The page's words in one language."""

    title: str
    tagline: str
    language: str
    welcome: str
    welcome_hint: str
    examples: tuple[str, ...]
    placeholder: str
    send: str
    new_chat: str
    searching: str
    sources: str
    nearest: str
    refused_hint: str
    failed: str
    undated: str
    unnumbered: str
    library: str
    library_hint: str
    library_empty: str
    back: str
    to_chat: str
    previous: str
    next: str
    copy: str
    copied: str
    copy_quote: str
    original: str
    page_image: str  # with {page}
    page_image_alt: str  # with {page}
    cited_here: str
    lost_number: str
    misprinted: str
    printed_head: str
    printed_text: str
    printed_as: str
    restored: str
    quality: str
    read_by_ocr: str
    words_restored: str
    not_printed: str
    fields: dict[str, str]
    file: str
    gone: str
    shelved: str  # with {shown} and {all}: the list is cut


VI = Texts(
    title="Hỏi Chỉ Thị",
    tagline="Trả lời bằng đúng lời văn bản, dẫn đến từng khoản",
    language="Ngôn ngữ",
    welcome="Bạn muốn tìm gì trong các văn bản chỉ đạo?",
    welcome_hint="Hỏi có dấu, không dấu hay bằng tiếng Anh đều được.",
    examples=(
        "Ai phải báo cáo nhiệm vụ quá hạn?",
        "Sở Nội vụ Hải Phòng được giao việc gì?",
        "co quan duoc lay y kien phai tra loi the nao",
        "Who must report overdue tasks?",
    ),
    placeholder="Gõ câu hỏi…",
    send="Hỏi",
    new_chat="Hỏi mới",
    searching="Đang tìm trong các văn bản…",
    sources="Căn cứ",
    nearest="Chỗ gần nhất trong các văn bản",
    refused_hint="Bạn có thể nêu rõ tên cơ quan, địa phương hoặc số văn bản, hoặc hỏi bằng lời khác.",
    failed="Xin lỗi, có trục trặc nên chưa trả lời được. Bạn hãy hỏi lại; nếu vẫn vậy, hãy báo người quản trị.",
    undated="không rõ ngày",
    unnumbered="không rõ số",
    library="Các văn bản đang có",
    library_hint="Chọn một văn bản để đọc, hoặc đặt câu hỏi: chỗ được dẫn sẽ mở ra ở đây.",
    library_empty="Chưa có văn bản nào.",
    back="Tất cả văn bản",
    to_chat="Về câu trả lời",
    previous="Trích dẫn trước",
    next="Trích dẫn sau",
    copy="Chép trích dẫn",
    copied="Đã chép",
    copy_quote="Chép lời dẫn",
    original="Tải bản gốc",
    page_image="Xem ảnh trang {page}",
    page_image_alt="Ảnh trang {page} của bản gốc, đoạn được dẫn có khung",
    cited_here="Được dẫn trong câu trả lời",
    lost_number="Số này bị mất khi in, được suy ra từ thứ tự",
    misprinted="In như vậy; theo thứ tự là {name}",
    printed_head="Phần đầu như bản in",
    printed_text="xem chữ như bản in",
    printed_as="Bản in",
    restored="Chữ phục hồi từ bản in mờ",
    quality="Chất lượng bản đọc",
    read_by_ocr="Đọc bằng máy từ ảnh quét: trang {pages} (độ tin cậy trung bình {percent}%)",
    words_restored="{count} chữ được phục hồi từ bản in mờ (độ tin cậy trung bình {percent}%)",
    not_printed="Không thấy in: {fields}",
    fields={
        "number": "số, ký hiệu",
        "kind": "loại văn bản",
        "issuer": "cơ quan ban hành",
        "place": "địa danh",
        "issued_on": "ngày ban hành",
        "subject": "trích yếu",
        "signer": "người ký",
    },
    file="Tệp",
    gone="Văn bản này không còn trong thư viện.",
    shelved="Danh sách hiện {shown} trong {all} văn bản; hãy hỏi để tìm các văn bản khác.",
)

EN = Texts(
    title="Hỏi Chỉ Thị",
    tagline="Answers in the directives' own words, cited to the clause",
    language="Language",
    welcome="What would you like to find in the directives?",
    welcome_hint="Ask in English, or in Vietnamese with or without accents.",
    examples=(
        "Who must report overdue tasks?",
        "What must the Department of Home Affairs of Hai Phong do?",
        "Ai phải báo cáo nhiệm vụ quá hạn?",
        "co quan duoc lay y kien phai tra loi the nao",
    ),
    placeholder="Ask a question…",
    send="Ask",
    new_chat="New chat",
    searching="Looking through the directives…",
    sources="Sources",
    nearest="The nearest passages in the directives",
    refused_hint="You can name the office, the province or the document number, or ask in other words.",
    failed="Sorry, something went wrong and there is no answer yet. Please ask again; if it goes on, tell whoever "
    "runs this page.",
    undated="undated",
    unnumbered="no number",
    library="Directives on hand",
    library_hint="Pick one to read, or ask a question: the passage that is cited opens here.",
    library_empty="There are no directives yet.",
    back="All directives",
    to_chat="Back to the answer",
    previous="Previous citation",
    next="Next citation",
    copy="Copy citation",
    copied="Copied",
    copy_quote="Copy quote",
    original="Get the original",
    page_image="See page {page} as printed",
    page_image_alt="Page {page} of the original, the cited passage framed",
    cited_here="Cited in the answer",
    lost_number="This number was lost in printing and worked out from the order",
    misprinted="Printed like this; by its place it is {name}",
    printed_head="The head as printed",
    printed_text="see the words as printed",
    printed_as="As printed",
    restored="Words restored from faint print",
    quality="How well this was read",
    read_by_ocr="Read by machine from scanned images: page {pages} (mean confidence {percent}%)",
    words_restored="{count} words restored from faint print (mean confidence {percent}%)",
    not_printed="Not printed: {fields}",
    fields={
        "number": "number",
        "kind": "kind of document",
        "issuer": "issuing body",
        "place": "place",
        "issued_on": "date",
        "subject": "subject",
        "signer": "signer",
    },
    file="File",
    gone="This directive is no longer in the library.",
    shelved="The list shows {shown} of {all} directives; ask to find the others.",
)

TEXTS = {"vi": VI, "en": EN}


def texts(language: str) -> Texts:
    """The words for `language`, Vietnamese when it is not one of ours."""
    return TEXTS.get(language, VI)


def day(issued_on: date | str | None, language: str) -> str:
    """A date as people write it, "" when there is none: 31/10/2023 or 31 October 2023."""
    if not issued_on:
        return ""
    on = date.fromisoformat(issued_on) if isinstance(issued_on, str) else issued_on
    return f"{on.day} {on:%B %Y}" if language == "en" else f"{on:%d/%m/%Y}"
