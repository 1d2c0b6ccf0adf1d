"""An answer explained: what was understood, where it looked, why these clauses, what was left out."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.answer import Answer
from assistant.provenance import Looked
from index.match import Match
from index.question.query import Query
from index.register import Register
from ingest.address import official_form

_LEFT_OUT = 5  # clauses of those left out that are named
_NAMED = 6  # directives that a line names
_ASKS = {
    "document": ("văn bản nào", "which document"), "date": ("khi nào", "when"), "place": ("ở đâu", "where"),
    "funding": ("tiền từ đâu", "where the money comes from"),
    "money": ("bao nhiêu tiền", "how much money"), "figure": ("bao nhiêu", "how many"),
    "definition": ("nghĩa là gì", "what it means"), "actor": ("ai", "who"), "": ("văn bản nói gì", "what is said"),
}  # fmt: skip
FINDERS = {
    "evidence": ("các khoản sát câu hỏi nhất", "the clauses nearest to the question"),
    "counterparts": ("các khoản tương ứng ở hai văn bản", "clauses that answer to each other"),
    "chronology": ("thứ tự ngày ban hành", "the order of the days of issue"),
    "definitions": ("chỗ văn bản giải thích chữ viết tắt", "where a short form is explained"),
    "documents": ("các văn bản được viện dẫn", "the documents that are cited"),
    "duties": ("nhiệm vụ của cơ quan được hỏi", "the duties of the body asked about"),
    "particulars": ("các dòng của kế hoạch về việc ấy", "the lines of a plan about that task"),
    "funding": ("mục kinh phí của văn bản", "the section on funding"),
    "subjects": ("văn bản có trích yếu được hỏi", "the directive of the subject asked about"),
}
_WHY = {
    "own": ("trùng chữ", "same words"),
    "cosine": ("gần nghĩa", "near in meaning"),
    "actor first": ("nêu cơ quan được hỏi", "names the body asked about"),
    "actor above": ("giao cho cơ quan được hỏi", "addressed to the body asked about"),
    "leaning": ("thuộc nơi câu hỏi nhắc tới", "of the place mentioned"),
    "answer": ("có điều được hỏi", "holds what is asked for"),
    "asked part": ("đúng phần được hỏi", "the part asked for"),
    "named": ("câu hỏi nêu đích danh", "named by the question"),
    "parallel": ("giống khoản đứng đầu", "the same as the best clause"),
}
_REASONS = {
    "no_match": ("không khoản nào đủ sát câu hỏi", "no clause is near enough to the question"),
    "not_stated": ("các khoản gần nhất không nêu điều được hỏi", "the nearest clauses do not say what is asked"),
    "not_in_library": ("kho không có văn bản của nơi được hỏi", "the library has no directive of that place"),
    "not_held": ("kho không có văn bản được hỏi", "the library does not have that document"),
    "not_ours": ("đây không phải việc tra văn bản", "it is nothing to look up in directives"),
}
_OWN_WORDS = ("cosine", "own")  # worth telling only when nothing else speaks for a clause
_ALIKE = 0.3  # of closeness or shared words, from which on it is told


def explained(answer: Answer, register: Register, english: bool) -> str:
    """Short lines, in Vietnamese or English."""
    origin = answer.provenance
    if origin is None:
        return ""
    lines = [line for looked in origin.looked for line in _looked(looked, answer, register, english)]
    if answer.refused:
        why = _REASONS.get(answer.reason)
        lines += _section("Vì sao không trả lời", "Why there is no answer", [why[english]] if why else [], english)
    files = dict.fromkeys(f"{f.file}, sha256 {f.sha256}" for f in origin.files)
    lines += _section("Tệp", "Files", files, english)
    model = (
        ("không dùng mô hình ngôn ngữ", "no language model")[english] if answer.model == "extractive" else answer.model
    )
    dropped = f"{answer.dropped} {('câu của mô hình không qua phép kiểm', 'sentences not passed')[english]}"
    made = [
        model,
        answer.prompt,
        dropped if answer.dropped else "",
        f"{('chỉ mục', 'index')[english]} {answer.index}",
        f"{origin.today:%d/%m/%Y}",
    ]
    lines += _section("Trả lời bằng", "Answered with", [", ".join(filter(None, made))], english)
    return "\n".join(lines)


def _looked(looked: Looked, answer: Answer, register: Register, english: bool) -> Iterator[str]:
    query = looked.found.query
    yield from _section("Hiểu câu hỏi", "What was understood", _understood(looked, english), english)
    yield from _section("Tìm ở đâu", "Where it looked", _where(query, register, english), english)
    cited = set() if answer.refused else {(c.directive, c.clause) for c in answer.citations}
    taken = [piece for piece in looked.pieces if piece in cited]
    ranked = {(m.directive, m.clause): m for m in looked.found.matches}
    chosen = [_told(address, ranked.get(address), register, english) for address in taken]
    yield from _section("Vì sao chọn", "Why these clauses", chosen, english)
    others = [match for address, match in ranked.items() if address not in cited]
    shown = [_left_out(match, looked, answer, register, english) for match in others[:_LEFT_OUT]]
    if more := len(others) - len(shown):
        shown.append(f"and {more} more" if english else f"và {more} khoản nữa")
    yield from _section("Đã bỏ", "Left out", shown, english)


def _left_out(match: Match, looked: Looked, answer: Answer, register: Register, english: bool) -> str:
    """'khoản 5 Công văn số …: 0%, ngoài nơi được hỏi'."""
    address, scope = (match.directive, match.clause), looked.found.query.scope
    told = _told(address, match, register, english)
    if scope and match.directive not in scope:
        return f"{told}, {('ngoài nơi được hỏi', 'outside of what was asked about')[english]}"
    if address in looked.pieces and not answer.refused:
        return f"{told}, {('không qua được phép kiểm', 'did not pass the check')[english]}"
    return told


def _understood(looked: Looked, english: bool) -> Iterator[str]:
    query = looked.found.query
    tongue = (("tiếng Việt", "Vietnamese"), ("tiếng Anh", "English"))[query.language == "en"][english]
    wants = _ASKS.get(query.asks, _ASKS[""])[english]
    yield f"“{looked.question}” ({tongue}; {('hỏi', 'asks')[english]}: {wants})"
    if query.restored not in (looked.question, query.text):
        yield f"{('đọc là', 'read as')[english]}: “{query.restored.strip(' ,;:')}”"
    if query.actors:
        yield f"{('người thực hiện', 'who acts')[english]}: {query.actors[0]}"
    yield f"{('cách tìm', 'looked for')[english]}: {FINDERS.get(looked.finder, FINDERS['evidence'])[english]}"


def _where(query: Query, register: Register, english: bool) -> Iterator[str]:
    if query.scope:
        named = [register.by_id[id_] for id_ in sorted(query.scope)[:_NAMED] if id_ in register.by_id]
        more = len(query.scope) - len(named)
        yield from (official_form(one, "")[english] for one in named)
        if more > 0:
            yield f"{('và', 'and')[english]} {more} {('văn bản nữa', 'more')[english]}"
    else:
        yield f"{('mọi văn bản trong kho', 'every directive of the library')[english]}: {len(register)}"
    absent = (*query.elsewhere, *query.missing)
    if absent:
        yield f"{('kho không có', 'not in the library')[english]}: {'; '.join(absent)}"
    if query.unmet:
        yield f"{('bỏ điều kiện', 'condition dropped')[english]}: {'; '.join(query.unmet)}"


def _told(address: tuple[str, str], match: Match | None, register: Register, english: bool) -> str:
    """'khoản 10 Công văn số …: 71%, gần nghĩa'; the share is the chance that it is the best clause."""
    directive, clause = address
    letterhead = register.by_id.get(directive)
    name = official_form(letterhead, clause)[english] if letterhead else f"{directive}#{clause}"
    if match is None:
        return name
    return f"{name}: {', '.join([f'{match.score:.0%}', *_reasons(match.why, english)])}"


def _reasons(why: Sequence[tuple[str, float]], english: bool) -> list[str]:
    telling = [name for name, _ in why if name in _WHY and name not in _OWN_WORDS]
    alike = [name for name, value in why if name in _OWN_WORDS and value >= _ALIKE]
    return [_WHY[name][english] for name in telling or alike]


def _section(title: str, title_en: str, lines: Iterable[str], english: bool) -> list[str]:
    """A title and its lines; nothing without lines."""
    told = [f"  - {line}" for line in lines]
    return [title_en if english else title, *told] if told else []
