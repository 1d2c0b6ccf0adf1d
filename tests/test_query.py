"""What a question asks to be searched, over the directives of the corpus."""

import pytest

from index.question.query import Query, language_of, understand
from index.register import Register
from ingest.read import read_file
from tests.library_examples import CORPUS

REGISTER = Register.of(d for file in sorted(CORPUS.glob("*.txt")) for d in read_file(file))
QUANG_BINH, HAI_PHONG = "2214-ubnd-ncvx-quang-binh", "2598-ubnd-kstthc-hai-phong"
CAO_BANG, KHANH_HOA = "chi-thi-chu-tich-uy-ban-nhan-dan-tinh-cao-bang", "06-ct-ubnd-khanh-hoa"
TELEGRAM = "968-cd-ttg"


def asked(question: str, *history: str) -> Query:
    return understand(question, history, REGISTER)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who must report overdue tasks?", "en"),
        ("By when must it be published?", "en"),
        ("What does Quảng Bình require of the Office?", "en"),
        ("Ai phải báo cáo nhiệm vụ quá hạn?", "vi"),
        ("ai phai bao cao nhiem vu qua han", "vi"),
        ("968/CĐ-TTg", "vi"),
        ("", "vi"),
    ],
)
def test_language_of(question: str, expected: str) -> None:
    assert language_of(question) == expected


@pytest.mark.parametrize(
    ("question", "scope", "elsewhere"),
    [
        ("Quảng Bình yêu cầu gì?", {QUANG_BINH}, ()),
        ("quang binh yeu cau gi", {QUANG_BINH}, ()),
        ("hai phong va cao bang khac nhau gi", {HAI_PHONG, CAO_BANG}, ()),
        ("Công điện 968 nói gì?", {TELEGRAM}, ()),
        ("telegram 968", {TELEGRAM}, ()),
        ("968/CĐ-TTg", {TELEGRAM}, ()),
        ("2214/UBND-NCVX có mấy khoản", {QUANG_BINH}, ()),
        ("chỉ thị 06 nói gì", {KHANH_HOA}, ()),
        ("chỉ thị số 6 nói gì", {KHANH_HOA}, ()),
        ("Đà Nẵng yêu cầu gì?", set(), ("Đà Nẵng",)),
        ("Da Nang va Hai Phong", {HAI_PHONG}, ("Đà Nẵng",)),
        ("Ai phải báo cáo nhiệm vụ quá hạn?", set(), ()),
        ("trong 968 ngày", set(), ()),
    ],
)
def test_scope(question: str, scope: set[str], elsewhere: tuple[str, ...]) -> None:
    query = asked(question)
    assert (set(query.scope), query.elsewhere) == (scope, elsewhere)


@pytest.mark.parametrize(
    ("question", "leaning"),
    [
        ("QB yêu cầu gì", {QUANG_BINH}),
        ("công điện nói gì", {TELEGRAM}),
        ("What does the telegram say?", {TELEGRAM}),
        ("công văn nói gì", set()),
    ],
)
def test_leaning(question: str, leaning: set[str]) -> None:
    query = asked(question)
    assert (set(query.scope), set(query.leaning)) == (set(), leaning)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("ai phải bc trc ngày nào ko", "ai phải báo cáo trước ngày nào không"),
        ("fải làm gì zậy?", "phải làm gì vậy?"),
        ("TTHC là gì", "thủ tục hành chính là gì"),
        ("Ai phải báo cáo?", "Ai phải báo cáo?"),
    ],
)
def test_chat_spelling(question: str, text: str) -> None:
    assert asked(question).text == text


@pytest.mark.parametrize(
    ("question", "history", "scope", "holds"),
    [
        ("còn thời hạn?", ["Quảng Bình yêu cầu gì?"], {QUANG_BINH}, "yêu cầu"),
        ("thế còn Hải Phòng?", ["Quảng Bình: ai báo cáo nhiệm vụ quá hạn?"], {HAI_PHONG}, "quá hạn"),
        ("còn thời hạn?", ["Hải Phòng yêu cầu gì?", "Quảng Bình yêu cầu gì?"], {QUANG_BINH}, "yêu cầu"),
        ("Nếu không nhất trí thì phải kèm theo gì?", ["Quảng Bình: trả lời xin ý kiến thế nào?"], {QUANG_BINH}, "kèm"),
        ("Nếu Hải Phòng chưa làm xong thì sao?", ["Quảng Bình yêu cầu gì?"], {HAI_PHONG}, "chưa"),
        ("Văn bản 966 mà nó nhắc tới nói gì?", ["Quảng Bình yêu cầu gì?"], {QUANG_BINH}, "966"),
        ("Sở Nội vụ các tỉnh phải báo cáo kết quả cho ai", ["Quảng Bình có gì?"], set(), "kết quả"),
    ],
)
def test_history(question: str, history: list[str], scope: set[str], holds: str) -> None:
    query = asked(question, *history)
    assert query.scope == scope and holds in query.text


@pytest.mark.parametrize(
    ("question", "actor"),
    [
        ("Còn Văn phòng thì sao?", "Văn phòng"),
        ("Vậy báo đài thì sao?", "báo đài"),
        ("vay van phong thi sao", "văn phòng"),
        ("Thế còn các đơn vị sự nghiệp?", "các đơn vị sự nghiệp"),
        ("còn Sở Tư pháp thì sao", "Sở Tư pháp"),
        ("Còn thời hạn thì sao?", "Sở Nội vụ"),
        ("Còn đơn vị nào báo cáo?", "Sở Nội vụ"),
        ("Còn ở Quảng Bình thì sao?", "Sở Nội vụ"),
    ],
)
def test_a_follow_up_asks_about_another_body(question: str, actor: str) -> None:
    query = asked(question, "Ở Hải Phòng, Sở Nội vụ phải làm gì?")
    assert query.actors[0] == actor and ("Nội vụ" in query.text) == (actor == "Sở Nội vụ")


@pytest.mark.parametrize(
    ("question", "asks", "kind"),
    [
        ("nghị định nào khuyến khích cán bộ", "document", "Nghị định"),
        ("Which decree protects officials?", "document", "Nghị định"),
        ("văn bản nào quy định", "document", ""),
        ("khi nào phải công khai", "date", ""),
        ("By when must it be published?", "date", ""),
        ("phải công khai bao nhiêu phần trăm", "figure", ""),
        ("How many procedures?", "figure", ""),
        ("phạt bao nhiêu tiền", "money", ""),
        ("CCHC là viết tắt của từ nào", "definition", ""),
        ("cụm này là gọi tắt của những nơi nào", "definition", ""),
        ("What is CCHC short for?", "definition", ""),
        ("phải báo cáo vào kỳ nào", "date", ""),
        ("Quảng Bình yêu cầu gì?", "", ""),
        ("Sở Nội vụ phải báo cáo gì", "", ""),
        ("Cao Bằng chỉ thị gì về họp", "", ""),
        ("máy móc do ai quản lý", "actor", ""),
        ("có mấy loại", "figure", ""),
        ("co may loai", "figure", ""),
        ("ai phải báo cáo trước ngày 15", "actor", ""),
        ("trước ngày 15 phải làm gì", "", ""),
        ("nhiệm vụ của Sở Nội vụ là gì", "", ""),
        ("một cửa là gì", "definition", ""),
        ("dân phản ánh ở đâu", "place", ""),
        ("gửi ý kiến qua trang web nào", "place", ""),
        ("Where can people complain?", "place", ""),
        ("trong bao lâu phải trả lời", "date", ""),
        ("What may officials decide?", "", ""),
        ("bộ phận nào tiếp công dân", "actor", ""),
        ("Which ministry keeps the register?", "actor", ""),
        ("nơi nào được giao tổng hợp", "actor", ""),
        ("When a letter is late, what must the office do?", "", ""),
        ("When must the office reply, and how?", "date", ""),
        ("trong mấy văn bản này, cái nào nhắc tới rừng", "", ""),
        ("kể mấy loại giấy tờ phải nộp", "", ""),
        ("mấy ngày thì xong, ai trả", "figure", ""),
        ("nộp báo cáo lúc mấy giờ", "date", ""),
        ("gộp vào báo cáo nào", "", ""),
        ("Tiền sửa trường lấy ở đâu?", "funding", ""),
        ("tien sua truong lay tu dau", "funding", ""),
        ("Where will the money for the road come from?", "funding", ""),
        ("Nộp tiền điện ở đâu?", "place", ""),
        ("Tiến hành kiểm tra ở đâu?", "place", ""),
    ],
)
def test_asks(question: str, asks: str, kind: str) -> None:
    query = asked(question)
    assert (query.asks, query.kind) == (asks, kind)


@pytest.mark.parametrize(
    ("question", "clauses"),
    [
        ("điểm g khoản 1 Công điện 968 nói gì?", (("1.g", {TELEGRAM}),)),
        ("điểm đ khoản 1 là gì", (("1.đ", set()),)),
        ("point a of clause 3", (("3.a", set()),)),
        ("khoản 10 công văn của Quảng Bình", (("10", {QUANG_BINH}),)),
        (
            "khoản 3 của Quảng Bình khác gì với nội dung ở khoản 4 của Hải Phòng",
            (("3", {QUANG_BINH}), ("4", {HAI_PHONG})),
        ),
        ("Article 5 of the letter", (("5", set()),)),
        ("các khoản chi", ()),
    ],
)
def test_named_clauses(question: str, clauses: tuple[tuple[str, set[str]], ...]) -> None:
    assert tuple((path, set(scope)) for path, scope in asked(question).clauses) == clauses


@pytest.mark.parametrize("question", ["And what does it ask them to do?", "Nó yêu cầu những gì?"])
def test_a_question_of_its_own_takes_no_parts_over(question: str) -> None:
    assert asked("Thế còn Hải Phòng?", "Ai ký công văn 2214?").parts == ("signature",)
    assert asked("Còn công văn của Quảng Bình?", "Công điện 968 do ai ký?").parts == ("signature",)
    assert asked(question, "Ai ký công văn 2214?").parts == ()


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("Ai ký chỉ thị Cao Bằng?", ("signature",)),
        ("Who signed the Cao Bang directive?", ("signature",)),
        ("Nơi nhận gồm những ai?", ("recipients",)),
        ("Công văn kính gửi ai?", ("addressees",)),
        ("Công văn 2214 ban hành ngày nào?", ("head",)),
        ("Ai phải báo cáo?", ()),
    ],
)
def test_parts(question: str, parts: tuple[str, ...]) -> None:
    assert asked(question).parts == parts


def test_only_an_english_question_is_translated() -> None:
    assert "báo cáo" in dict(asked("Who must report overdue tasks?").extra)
    assert asked("Ai phải báo cáo?").extra == ()


STRANGE = (
    "", "a", "?", "…!?", "x" * 2000, "báo cáo " * 250, "bao cao " * 250, "report " * 280, "'; DROP TABLE clause;--",
    'own:báo AND (cáo OR *)~2^5 "', "🙂🙂 báo cáo 🙂", "Báo\x00 cáo\x1b[31m", "báo \ud800 cáo", "ngày 1 tháng ፩",
    "công điện ፩",
    "ⓑáo ⓒáo кирилл báo cáo", "\u202ebáo cáo\u202c", "Qui doit signaler les tâches en retard ?", "谁必须报告逾期任务？",
)  # fmt: skip


@pytest.mark.parametrize("question", STRANGE)
def test_strange_questions_are_read(question: str) -> None:
    query = asked(question, question)
    assert query.language in ("vi", "en") and query.text.isprintable()
    assert len(query.extra) <= 150


def test_a_clause_of_the_directive_asked_about_before() -> None:
    query = asked("khoản 2 công văn này nói gì", "Công văn 2214 của Quảng Bình giao ai?")
    assert query.clauses == (("2", frozenset({QUANG_BINH})),)
