"""Duties read from clauses: who, what, whether must or must not, by when, reporting to whom."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.directive import Directive, Obligation
from ingest.obligations.collect import obligations
from ingest.obligations.phrases import phrases
from ingest.read import read_bytes, read_file
from tests.library_examples import CORPUS

DIRECTIVES = {d.id: d for file in sorted(CORPUS.glob("*.txt")) for d in read_file(file)}
TRAIN = Path(__file__).parents[2] / "shared" / "train" / "directives.jsonl"
HEAD = """ỦY BAN NHÂN DÂN
TỈNH CAO BẰNG
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/{mark}
Cao Bằng, ngày 10 tháng 5 năm 2024
"""
LETTER = HEAD.format(mark="UBND-NC") + "Kính gửi: Các sở, ban, ngành.\nUBND tỉnh yêu cầu các sở, ban, ngành:\n"


def letter(*clauses: str) -> Directive:
    (made,) = read_bytes("x.txt", (LETTER + "\n".join(clauses)).encode())
    return made


def duties(*clauses: str) -> list[Obligation]:
    return [o for o in letter(*clauses).obligations if o.clause[0].isdigit()]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Rà soát, sửa đổi, bổ sung quy chế làm việc", ["Rà soát, sửa đổi, bổ sung quy chế làm việc"]),
        (
            "Rà soát, sửa đổi quy chế; cá thể hóa trách nhiệm cá nhân",
            ["Rà soát, sửa đổi quy chế", "cá thể hóa trách nhiệm cá nhân"],
        ),
        (
            "Tăng cường kỷ luật, kỷ cương hành chính, chấp hành nghiêm kết luận của Chính phủ",
            ["Tăng cường kỷ luật, kỷ cương hành chính", "chấp hành nghiêm kết luận của Chính phủ"],
        ),
        ("Đẩy mạnh, thực hiện hiệu quả Kế hoạch cải cách", ["Đẩy mạnh, thực hiện hiệu quả Kế hoạch cải cách"]),
        (
            "Theo dõi, đôn đốc việc thực hiện và báo cáo UBND tỉnh",
            ["Theo dõi, đôn đốc việc thực hiện", "báo cáo UBND tỉnh"],
        ),
        ("Ban hành kế hoạch. Tổ chức thực hiện kế hoạch.", ["Ban hành kế hoạch", "Tổ chức thực hiện kế hoạch"]),
        (
            "Giải quyết hồ sơ, bảo đảm đúng tiến độ, góp phần nâng cao chỉ số",
            ["Giải quyết hồ sơ, bảo đảm đúng tiến độ, góp phần nâng cao chỉ số"],
        ),
        (
            "Tổ chức đối thoại để kịp thời giải quyết dứt điểm kiến nghị",
            ["Tổ chức đối thoại", "để kịp thời giải quyết dứt điểm kiến nghị"],
        ),
        (
            "Thực hiện nghiêm Chỉ thị số 12/CT-UBND, Kế hoạch số 5/KH-UBND",
            ["Thực hiện nghiêm Chỉ thị số 12/CT-UBND", "Kế hoạch số 5/KH-UBND"],
        ),
        (
            "Sở Nội vụ chủ trì; các cơ quan phối hợp có trách nhiệm cung cấp số liệu",
            ["các cơ quan phối hợp có trách nhiệm cung cấp số liệu"],
        ),
        ("Trong đó, công tác cải cách hành chính chuyển biến chậm.", []),
        ("12 | 35,5 | 40", []),
    ],
)
def test_taken_apart(text: str, parts: list[str]) -> None:
    assert [text[p.start : p.end] for p in phrases(text, damaged=False) if p.kind] == parts


@pytest.mark.parametrize(
    ("clause", "actor"),
    [
        ("Giao Sở Nội vụ tham mưu ban hành kế hoạch.", "Sở Nội vụ"),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc tỉnh phối hợp tuyên truyền.", "Ủy ban Mặt trận Tổ quốc tỉnh"),
        ("Sở Kế hoạch và Đầu tư chủ động rà soát dự án.", "Sở Kế hoạch và Đầu tư"),
        ("Người đứng đầu các cơ quan phải chịu trách nhiệm.", "Người đứng đầu các cơ quan"),
        ("Cơ quan được lấy ý kiến có trách nhiệm trả lời đúng hạn.", "Cơ quan được lấy ý kiến"),
        ("Cơ quan đăng ký đầu tư có trách nhiệm lấy ý kiến.", "Cơ quan đăng ký đầu tư"),
        ("Sở Tài chính, trên cơ sở đề xuất của các cơ quan, chủ trì tổng hợp kinh phí.", "Sở Tài chính"),
        ("Trong quá trình thực hiện, giao Văn phòng UBND tỉnh đôn đốc các sở.", "Văn phòng UBND tỉnh"),
        ("Chủ tịch UBND tỉnh yêu cầu Giám đốc Sở Y tế thực hiện nghiêm.", "Giám đốc Sở Y tế"),
        (
            "Chánh Văn phòng UBND tỉnh; Giám đốc các Sở; Chủ tịch UBND các xã chịu trách nhiệm thi hành.",
            "Chánh Văn phòng UBND tỉnh; Giám đốc các Sở; Chủ tịch UBND các xã",
        ),
        ("Các Bộ: Quốc phòng, Công an chủ động chỉ đạo các đơn vị.", "Các Bộ: Quốc phòng, Công an"),
        ("Rà soát quy chế làm việc.", "các sở, ban, ngành"),  # whom the preamble tells
    ],
)
def test_actor(clause: str, actor: str) -> None:
    assert duties(f"1. {clause}")[0].actor == actor


def test_actor_of_a_heading_and_of_a_lead_in() -> None:
    made = duties(
        "1. Sở Nội vụ:", "a) Tham mưu ban hành kế hoạch;", "b) Tổng hợp kết quả.", "2. Sở Y tế có trách nhiệm:",
        "a) Kiểm tra cơ sở y tế.",
    )  # fmt: skip
    assert [(o.clause, o.actor, o.actor_from) for o in made] == [
        ("1.a", "Sở Nội vụ", "heading"), ("1.b", "Sở Nội vụ", "heading"), ("2.a", "Sở Y tế", "heading"),
    ]  # fmt: skip


def test_one_named_in_the_middle_acts_in_that_sentence_alone() -> None:
    made = duties("1. Lấy ý kiến đúng cơ quan. Cơ quan được hỏi phải trả lời đúng hạn; nêu rõ lý do. Rà soát quy chế.")
    assert [o.actor for o in made] == [
        "các sở, ban, ngành",
        "Cơ quan được hỏi",
        "Cơ quan được hỏi",
        "các sở, ban, ngành",
    ]


def test_addressees_where_the_preamble_names_no_one() -> None:
    text = (
        HEAD.format(mark="UBND-NC")
        + "Kính gửi: Sở Y tế.\nThời gian qua còn hạn chế.\n1. Kiểm tra cơ sở y tế.\n2. Báo cáo kết quả."
    )
    (made,) = read_bytes("x.txt", text.encode())
    assert {(o.actor, o.actor_from) for o in made.obligations} == {("Sở Y tế", "addressees")}


@pytest.mark.parametrize(
    ("clause", "modality"),
    [
        ("Rà soát quy chế làm việc.", "must"),
        ("Sở Nội vụ phải báo cáo kết quả.", "must"),
        ("Không được đùn đẩy trách nhiệm.", "must_not"),
        ("Nghiêm cấm mọi hành vi nhũng nhiễu.", "must_not"),
        ("Kiên quyết không để xảy ra tình trạng chậm trễ.", "must_not"),
        ("Tuyệt đối không trả lời chung chung.", "must_not"),
        ("Các sở có trách nhiệm không chuyển hồ sơ lên UBND tỉnh.", "must_not"),
        ("Sở Nội vụ có quyền yêu cầu bổ sung hồ sơ.", "may"),
        ("Các sở có thể thuê tư vấn.", "may"),
        ("Không chỉ rà soát mà còn phải sửa đổi quy chế.", "must"),
    ],
)
def test_modality(clause: str, modality: str) -> None:
    assert duties(f"1. {clause}")[0].modality == modality


@pytest.mark.parametrize(
    ("clause", "to"),
    [
        ("Tổng hợp, báo cáo UBND tỉnh trước ngày 15/12/2024.", "UBND tỉnh"),
        ("Báo cáo kết quả với Chủ tịch UBND tỉnh.", "Chủ tịch UBND tỉnh"),
        ("Gửi báo cáo về Sở Nội vụ để tổng hợp.", "Sở Nội vụ"),
        ("Báo cáo cấp có thẩm quyền xem xét, quyết định.", "cấp có thẩm quyền"),
        ("Báo cáo tại cuộc họp thường kỳ của UBND tỉnh.", "UBND tỉnh"),
        ("Kịp thời báo cáo Ban Chỉ đạo những vấn đề phát sinh.", "Ban Chỉ đạo"),
        ("Báo cáo kết quả thực hiện nhiệm vụ UBND tỉnh giao.", ""),  # to whom is not said
        ("Rà soát hồ sơ trình UBND tỉnh trong quá trình giải quyết công việc.", ""),
        ("Chấn chỉnh chế độ báo cáo.", ""),
    ],
)
def test_reports_to(clause: str, to: str) -> None:
    assert duties(f"1. {clause}")[0].reports_to == to


def test_lead_and_coordinating_bodies() -> None:
    (made,) = duties("1. Giao Sở Nội vụ chủ trì, phối hợp với Sở Tài chính, Văn phòng UBND tỉnh tham mưu đề án.")
    assert [(a.body, a.role) for a in made.actors] == [
        ("Sở Nội vụ", "lead"), ("Sở Tài chính", "coordinates"), ("Văn phòng Ủy ban nhân dân", "coordinates"),
    ]  # fmt: skip
    assert made.action.startswith("chủ trì, phối hợp với Sở Tài chính")


def test_deadline_target_and_condition() -> None:
    (first, second) = duties(
        "1. Trước ngày 30/6/2024 phải công khai 100% thủ tục hành chính nội bộ.",
        "2. Đối với hồ sơ quá hạn, giao Văn phòng UBND tỉnh đôn đốc các sở.",
    )
    assert (first.deadline, first.deadline_on) == ("Trước ngày 30/6/2024", date(2024, 6, 30))
    assert first.target == "100% thủ tục hành chính nội bộ"
    assert (second.condition, second.actor) == ("Đối với hồ sơ quá hạn", "Văn phòng UBND tỉnh")


@pytest.mark.parametrize(
    ("clause", "note"),
    [
        ("Báo cáo UBND tỉnh trước ngày 30/2/2024.", "không có ngày này"),
        ("Hoàn thành trước ngày 01/01/2020.", "trước ngày ban hành 10/05/2024"),
    ],
)
def test_a_bad_deadline_is_told(clause: str, note: str) -> None:
    assert note in duties(f"1. {clause}")[0].note


@pytest.mark.parametrize(
    "text",
    [
        "1. Tình hình chung.\n2. 12 345 67,8 90.",
        "1. “Làm hết việc, không phải “làm hết giờ” làm việc”.",
        "TT | Chỉ tiêu | Năm 2024 | Năm 2025\n1 | 12,5 | 13,1 | 14",
        "1. ;;;,,,:::\n2. (((\n3. Giao",
        "1. Giao Sở Nội vụ",
    ],
)
def test_what_states_no_duty(text: str) -> None:
    assert all(
        o.quote in (made.clause(o.clause) or made.clauses[0]).text for made in [letter(text)] for o in made.obligations
    )
    assert len([o for o in letter(text).obligations if o.clause[0].isdigit()]) == 0


def test_a_decision_obliges_only_those_it_names() -> None:
    text = HEAD.format(mark="QĐ-UBND") + (
        "QUYẾT ĐỊNH\nVề việc phê duyệt danh mục\nCăn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\n"
        "Điều 1. Phê duyệt danh mục kèm theo Quyết định này.\nĐiều 2. Giao Sở Y tế tổ chức thực hiện danh mục.\n"
        "Điều 3. Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế chịu trách nhiệm thi hành Quyết định này."
    )
    (made,) = read_bytes("x.txt", text.encode())
    assert [(o.clause, o.actor) for o in made.obligations] == [
        ("dieu-2", "Sở Y tế"), ("dieu-3", "Chánh Văn phòng UBND tỉnh, Giám đốc Sở Y tế"),
    ]  # fmt: skip


def sound(directive: Directive) -> None:
    """Every quote is an exact piece of its clause, and stands where it says."""
    for duty in directive.obligations:
        clause = directive.clause(duty.clause)
        assert clause is not None
        assert duty.quote and duty.quote in (clause.reading if duty.in_reading else clause.text)
        assert clause.start <= duty.start < duty.end <= clause.end
        assert duty.in_reading or directive.text[duty.start : duty.end] == duty.quote
        assert duty.modality in ("must", "must_not", "may")
        assert 0 < duty.confidence <= 1
        assert bool(duty.actor) == bool(duty.actors) or not duty.actor
        assert duty.actor or "Không ghi ai thực hiện" in duty.note


@pytest.mark.parametrize("directive", DIRECTIVES.values(), ids=DIRECTIVES.keys())
def test_every_quote_is_a_piece_of_its_clause(directive: Directive) -> None:
    assert len(directive.obligations) > 20
    sound(directive)


@pytest.mark.skipif(not TRAIN.exists(), reason="the shared documents are not at hand")
def test_public_documents() -> None:
    rows = [json.loads(line) for line in TRAIN.read_text("utf-8").splitlines()][::9]
    for row in rows:
        for directive in read_bytes("x.txt", row["text"].encode()):
            sound(directive)


_PIECES = (
    "Giao Sở Nội vụ|Trường hợp|thì phải|không được|, rà soát|; báo cáo UBND tỉnh|trước ngày 30/2|“|”|(|)|và|"
    "để kịp thời|.|: |\n|100%|số 12/CT"
).split("|")


@settings(deadline=None)
@given(st.lists(st.sampled_from(_PIECES), max_size=25))
def test_any_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for phrase in phrases(text, damaged=True):
        assert 0 <= phrase.start < phrase.end <= len(text)
    sound(letter(f"1. {text}"))


def test_no_clauses() -> None:
    assert obligations((), "Chỉ thị", None, ()) == ()


def test_a_plan_notes_who_and_when_beside_the_task() -> None:
    text = HEAD.format(mark="KH-UBND") + (
        "KẾ HOẠCH\nTriển khai thi hành Luật Việc làm\nUBND tỉnh ban hành Kế hoạch như sau:\n"
        "1. Tổ chức tập huấn nghiệp vụ\n- Cơ quan chủ trì: Sở Nội vụ.\n- Cơ quan phối hợp: Sở Tài chính.\n"
        "- Thời gian thực hiện: Quý III/2024.\n"
        "2. Tổ chức kiểm tra\n- Nội dung thực hiện: Rà soát việc thi hành Luật.\n- Cơ quan thực hiện: Sở Y tế.\n"
        "- Thời gian thực hiện: Năm 2025 và các năm tiếp theo."
    )
    (made,) = read_bytes("x.txt", text.encode())
    assert [(o.clause, o.actor, o.deadline, o.deadline_on) for o in made.obligations] == [
        ("1", "Sở Nội vụ", "Quý III/2024", date(2024, 9, 30)),
        ("2.g1", "Sở Y tế", "Năm 2025 và các năm tiếp theo", None),
    ]
    assert [(a.body, a.role) for a in made.obligations[0].actors] == [
        ("Sở Nội vụ", ""),
        ("Sở Tài chính", "coordinates"),
    ]
