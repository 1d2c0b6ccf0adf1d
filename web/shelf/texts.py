"""Every word of the library tab, in Vietnamese and in English."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.admit import FileReport


@dataclass(frozen=True, slots=True)
class Words:
    """The tab's words in one language."""

    views: tuple[str, str, str]
    search: str
    search_hint: str
    scope: str
    scopes: tuple[str, str]  # in names, in the full text
    kind: str
    issuer: str
    year: str
    every: tuple[str, str, str]  # kind, issuer, year: no choice made
    found: str  # with {total}
    nothing: str
    empty: str
    hits: str  # with {total}
    some_words: str
    first_hits: str  # with {total}
    pages: str
    page: str  # with {page}, {pages}
    earlier: str
    later: str
    original: str
    no_original: str
    relations: str
    remove: str
    no_standing: str
    read_well: str
    remove_one: str  # with {file}
    remove_many: str  # with {file}, {count}
    remove_hint: str
    remove_yes: str
    remove_no: str
    removed: str  # with {file}, {count}
    already_removed: str
    centre: str
    centre_hint: str
    draw: str
    around: str  # with {name}
    whole: str
    choose: str  # with {count}
    cut: str  # with {shown}
    alone: str
    no_edges: str
    drawing: str
    as_list: str
    no_year: str
    replaced: str
    relation_names: dict[str, str]
    password: str
    sign_in: str
    sign_out: str
    signed_in: str
    local: str
    no_password: str
    need_sign_in: str
    not_allowed: str
    files: str
    drop: str
    limits: str  # with {size}, {all}
    replace: str
    replace_hint: str
    add: str
    no_files: str
    waiting: str
    reading: str  # with {file}, {done}, {total}
    reading_page: str  # with {page}, {pages}
    added: str  # with {new}, {changed}, {unchanged}, {failed}
    failed: str


VI = Words(
    views=("Văn bản", "Quan hệ", "Thêm, gỡ"),
    search="Tìm văn bản",
    search_hint="Số, trích yếu, hoặc các chữ trong văn bản; có dấu hay không dấu",
    scope="Tìm trong",
    scopes=("Số và trích yếu", "Toàn văn"),
    kind="Loại",
    issuer="Cơ quan ban hành",
    year="Năm",
    every=("Mọi loại", "Mọi cơ quan", "Mọi năm"),
    found="{total} văn bản",
    nothing="Không có văn bản nào như vậy. Bạn thử bớt điều kiện hoặc dùng chữ khác.",
    empty="Kho chưa có văn bản nào. Mở phần “Thêm, gỡ” để thêm.",
    hits="{total} chỗ có các chữ này",
    some_words="Không chỗ nào có đủ các chữ này; dưới đây là {total} chỗ gần nhất.",
    first_hits="{total} chỗ đầu tiên có các chữ này; thêm chữ để thu hẹp.",
    pages="Các trang",
    page="Trang {page} / {pages}",
    earlier="Trang trước",
    later="Trang sau",
    original="Tải tệp gốc",
    no_original="chưa giữ tệp gốc",
    relations="Quan hệ",
    remove="Gỡ khỏi kho",
    no_standing="Chưa thấy bị sửa đổi, thay thế",
    read_well="Đọc rõ, đủ các phần",
    remove_one="Gỡ tệp “{file}” khỏi kho?",
    remove_many="Gỡ tệp “{file}” khỏi kho? Tệp này có {count} văn bản, tất cả sẽ được gỡ:",
    remove_hint="Tệp gốc trong kho cũng bị xóa. Muốn có lại, bạn phải thêm tệp lần nữa.",
    remove_yes="Gỡ",
    remove_no="Thôi, giữ lại",
    removed="Đã gỡ tệp “{file}” ({count} văn bản).",
    already_removed="Tệp này không còn trong kho.",
    centre="Văn bản ở giữa",
    centre_hint="Số, mã hay cách gọi: “968”, “công điện 968”; bỏ trống: cả kho",
    draw="Vẽ",
    around="Quanh {name}",
    whole="Cả kho",
    choose="Kho có {count} văn bản, quá nhiều để vẽ một lần. Hãy chọn một văn bản ở giữa.",
    cut="Hình chỉ vẽ {shown} văn bản gần nhất.",
    alone="Chưa thấy văn bản này dẫn, hay được văn bản nào khác trong kho dẫn.",
    no_edges="Chưa thấy văn bản nào trong kho dẫn văn bản khác trong kho.",
    drawing="Hình các quan hệ; các quan hệ này có đủ trong danh sách bên dưới",
    as_list="Danh sách các quan hệ",
    no_year="Không rõ năm",
    replaced="hết hiệu lực",
    relation_names={
        "carries out": "thực hiện", "based on": "căn cứ", "amends": "sửa đổi", "supplements": "bổ sung",
        "replaces": "thay thế", "repeals": "bãi bỏ",
    },
    password="Mật khẩu quản trị",
    sign_in="Đăng nhập quản trị",
    sign_out="Đăng xuất",
    signed_in="Bạn đang dùng quyền quản trị. Quyền này tự hết sau 8 giờ.",
    local="Chưa đặt mật khẩu quản trị: chỉ người ngồi tại máy này được thêm, gỡ văn bản. Trước khi mở trang cho "
    "người khác, hãy đặt mật khẩu bằng lệnh: python app.py admin",
    no_password="Chưa đặt mật khẩu quản trị, nên chỉ người ngồi tại máy chủ được thêm, gỡ văn bản. Người quản trị "
    "đặt mật khẩu bằng lệnh: python app.py admin",
    need_sign_in="Ai cũng đọc và tìm được. Chỉ người quản trị thêm, gỡ văn bản.",
    not_allowed="Bạn chưa đăng nhập quản trị, hoặc phiên đăng nhập đã hết. Hãy đăng nhập lại.",
    files="Tệp cần thêm",
    drop="Kéo tệp vào đây hoặc bấm để chọn",
    limits="Word, PDF (kể cả bản quét), ảnh, ODT, RTF, HTML, TXT. Mỗi tệp không quá {size} MB, mỗi lần không quá "
    "{all} MB.",
    replace="Thay tệp cùng tên đang có trong kho",
    replace_hint="Không chọn: tệp cùng tên mà khác nội dung được giữ cả hai, dưới tên mới.",
    add="Thêm vào kho",
    no_files="Bạn chưa chọn tệp nào.",
    waiting="Đang chờ đến lượt: kho đang được cập nhật…",
    reading="Đang đọc {file} ({done}/{total})",
    reading_page="trang {page}/{pages}",
    added="{new} tệp mới, {changed} tệp cập nhật, {unchanged} tệp không đổi, {failed} tệp không đọc được.",
    failed="Xin lỗi, có trục trặc nên chưa thêm được; những gì đã có trong kho vẫn nguyên. Bạn hãy thử lại.",
)  # fmt: skip

EN = Words(
    views=("Directives", "Relations", "Add, remove"),
    search="Find directives",
    search_hint="Number, subject, or words of the text; with or without accents",
    scope="Look in",
    scopes=("Number and subject", "Full text"),
    kind="Kind",
    issuer="Issuing body",
    year="Year",
    every=("Every kind", "Every body", "Every year"),
    found="{total} directives",
    nothing="There is no such directive. Try fewer conditions or other words.",
    empty="The library is empty. Open “Add, remove” to add directives.",
    hits="{total} passages with these words",
    some_words="No passage has all of these words; here are the {total} nearest.",
    first_hits="The first {total} passages with these words; add words to narrow them down.",
    pages="Pages",
    page="Page {page} of {pages}",
    earlier="Previous page",
    later="Next page",
    original="Download the file",
    no_original="the file was not kept",
    relations="Relations",
    remove="Remove",
    no_standing="Nothing held changes it",
    read_well="Read clearly, with all parts",
    remove_one="Remove the file “{file}” from the library?",
    remove_many="Remove the file “{file}” from the library? It holds {count} directives, all of which go:",
    remove_hint="The kept file is deleted too. To have it back, you must add it again.",
    remove_yes="Remove",
    remove_no="Keep it",
    removed="The file “{file}” was removed ({count} directives).",
    already_removed="This file is no longer in the library.",
    centre="Directive in the middle",
    centre_hint="A number, id or name: “968”, “công điện 968”; empty: the whole library",
    draw="Draw",
    around="Around {name}",
    whole="The whole library",
    choose="The library holds {count} directives, too many to draw at once. Choose one for the middle.",
    cut="The picture shows only the {shown} nearest directives.",
    alone="This directive cites no other one of the library, and none cites it.",
    no_edges="No directive of the library cites another one of it.",
    drawing="A picture of the relations; all of them are in the list below",
    as_list="The relations as a list",
    no_year="No year",
    replaced="no longer in force",
    relation_names={
        "carries out": "carries out", "based on": "based on", "amends": "amends", "supplements": "supplements",
        "replaces": "replaces", "repeals": "repeals",
    },
    password="Administrator's password",
    sign_in="Sign in as administrator",
    sign_out="Sign out",
    signed_in="You are signed in as administrator. This ends by itself after 8 hours.",
    local="No administrator's password is set: only a person at this machine may add and remove directives. Before "
    "opening the page to others, set one with: python app.py admin",
    no_password="No administrator's password is set, so only a person at the server itself may add and remove "
    "directives. Whoever runs it sets one with: python app.py admin",
    need_sign_in="Everybody may read and search. Only the administrator adds and removes directives.",
    not_allowed="You are not signed in as administrator, or the session has ended. Please sign in again.",
    files="Files to add",
    drop="Drop files here or click to choose",
    limits="Word, PDF (scans too), pictures, ODT, RTF, HTML, TXT. At most {size} MB a file, {all} MB at once.",
    replace="Replace the file of the same name in the library",
    replace_hint="Otherwise a file of the same name with other contents is kept beside it, under a new name.",
    add="Add to the library",
    no_files="No file has been chosen yet.",
    waiting="Waiting for its turn: the library is being updated…",
    reading="Reading {file} ({done}/{total})",
    reading_page="page {page}/{pages}",
    added="{new} new, {changed} changed, {unchanged} unchanged, {failed} that could not be read.",
    failed="Sorry, something went wrong and nothing was added; what the library holds is untouched. Please try again.",
)  # fmt: skip


def words(language: str) -> Words:
    """The words for `language`, Vietnamese when it is not one of ours."""
    return EN if language == "en" else VI


def tally(reports: Sequence[FileReport], say: Words) -> str:
    """'2 tệp mới, 0 tệp cập nhật, 1 tệp không đổi, 0 tệp không đọc được.'"""
    outcomes = [report.outcome for report in reports]
    return say.added.format(**{name: outcomes.count(name) for name in ("new", "changed", "unchanged", "failed")})
