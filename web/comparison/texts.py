"""Every word of the Đối chiếu tab, in Vietnamese and in English."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Texts:
    """The tab's words in one language."""

    title: str
    hint: str
    base: str
    base_info: str
    others: str
    others_info: str
    carriers: str
    view: str
    clauses: str
    matrix: str
    only_differing: str
    more: str
    export: str
    choose_base: str
    choose_others: str
    no_carriers: str
    more_carriers: str  # with {all} and {shown}
    same: str
    unrelated: str  # with {names}
    none_related: str
    nothing_differs: str
    cut: str  # with {shown} and {all}
    base_column: str
    clause: str
    not_found: str
    only_in: str  # with {name}
    only_in_hint: str
    summary: str  # with {found}, {total}, {full}
    footer: str
    signs: str


VI = Texts(
    title="Đối chiếu văn bản",
    hint="Đặt các văn bản cạnh nhau theo từng khoản: khoản nào ứng với khoản nào, thêm gì, bỏ gì, đổi gì.",
    base="Văn bản gốc",
    base_info="Gõ số, cơ quan, ngày hoặc trích yếu để tìm",
    others="Đối chiếu với",
    others_info="Từ một đến ba văn bản",
    carriers="Những văn bản thực hiện văn bản này",
    view="Cách xem",
    clauses="Từng khoản",
    matrix="Ma trận thực hiện",
    only_differing="Chỉ chỗ khác nhau",
    more="Hiện thêm",
    export="Xuất Word",
    choose_base="Hãy chọn văn bản gốc ở trên.",
    choose_others="Hãy chọn ít nhất một văn bản để đối chiếu với văn bản gốc.",
    no_carriers="Trong kho chưa thấy văn bản nào thực hiện văn bản này; bạn có thể tự chọn văn bản để đối chiếu.",
    more_carriers="Trong kho có {all} văn bản thực hiện văn bản này; đang xem {shown} văn bản đầu.",
    same="Văn bản gốc được chọn hai lần, nên chỉ đối chiếu với các văn bản còn lại.",
    unrelated="Không dẫn chiếu và không có nội dung tương ứng với văn bản gốc: {names}.",
    none_related="Các văn bản này không dẫn chiếu nhau và không có nội dung tương ứng, nên không có gì để đối chiếu.",
    nothing_differs="Không có chỗ nào khác nhau.",
    cut="Đang hiện {shown} trong {all} khoản.",
    base_column="Văn bản gốc",
    clause="Khoản, điểm",
    not_found="Không thấy nội dung tương ứng",
    only_in="Chỉ có trong {name}",
    only_in_hint="Các khoản có nhiệm vụ mà văn bản gốc không có.",
    summary="{found}/{total} khoản có nội dung tương ứng, trong đó {full} khoản đủ",
    footer="Có khoản tương ứng",
    signs="<ins>Gạch dưới</ins>: chữ thêm hoặc đổi thành. <del>Gạch ngang</del>: chữ bỏ hoặc bị thay. "
    "Với nhiều văn bản, <u>gạch chấm</u> ở văn bản gốc: có văn bản bỏ hoặc đổi chỗ ấy.",
)

EN = Texts(
    title="Compare directives",
    hint="Directives side by side, clause by clause: which answers to which, what was added, dropped and changed.",
    base="Base directive",
    base_info="Type a number, issuer, date or subject to search",
    others="Compare with",
    others_info="One to three directives",
    carriers="Directives that carry this one out",
    view="View",
    clauses="Clause by clause",
    matrix="Who carried out what",
    only_differing="Only what differs",
    more="Show more",
    export="Export Word",
    choose_base="Choose a base directive above.",
    choose_others="Choose at least one directive to compare with the base.",
    no_carriers="Nothing in the library was found to carry this directive out; you can choose directives yourself.",
    more_carriers="{all} directives in the library carry this one out; the first {shown} are shown.",
    same="The base directive was chosen twice, so it is compared with the others only.",
    unrelated="These do not refer to the base directive and have no duties in common with it: {names}.",
    none_related="These directives do not refer to each other and have no duties in common: nothing to compare.",
    nothing_differs="Nothing differs.",
    cut="Showing {shown} of {all} clauses.",
    base_column="Base directive",
    clause="Clause",
    not_found="No counterpart found",
    only_in="Only in {name}",
    only_in_hint="Clauses with duties that the base directive does not have.",
    summary="{found} of {total} clauses have a counterpart, {full} of them in full",
    footer="Has a counterpart",
    signs="<ins>Underlined</ins>: added, or changed to. <del>Struck through</del>: dropped, or replaced. "
    "With several directives, words of the base with <u>dots below</u> are dropped or changed by some of them.",
)


def texts(language: str) -> Texts:
    """The words for `language`, Vietnamese when it is not one of ours."""
    return EN if language == "en" else VI
