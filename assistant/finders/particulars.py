"""The lines of a plan that say of a task who, with whom, when and from which money: 'Thời gian thực hiện: quý I/2026'.

Plans print them below the task, or beside its 'Nội dung:', so that the clause which is most like the question seldom
holds what it asks for.
"""

import re
from collections.abc import Sequence

from assistant.finders.findings import Findings, whole
from index.holdings import Holdings
from index.question.cues import WHEN
from index.search import Found
from ingest.directive import Clause, Directive
from ingest.folding import fold

_BODY = r"(?:co quan|don vi|to chuc|bo phan|so, nganh|cap)"
# Who helps a body, or with a task: 'sở nào hỗ trợ', 'ai giúp Sở Y tế'; not 'ai được hỗ trợ tiền', 'who helps patients'
_HELP = (
    rf"(?<!duoc )\b(?:ho tro|giup)\b(?: cho)?(?: {_BODY}\b| (?:so|bo|ubnd|uy ban|thuc hien|trien khai)\b|\W*$|[,;?])|"
    r"\b(?:supports?|helps?|assists?)\b"
    r"(?: (?:it|them|(?:the )?(?:\w+ )?(?:department|ministry|committee|agency|office)s?)\b|\W*$|[,;?])|"
    r"\b(?:supporting|assisting|helping) (?:agenc|bod|unit|department|ministr)\w+"
)
# Of each kind of line: how it begins ('Cơ quan chủ trì: Bộ Công an.'), and the words that ask for it; folded.
_LINES = {
    "when": (r"(?:thoi (?:gian|han|diem|ky)|tien do|han hoan thanh|lo trinh)",
             WHEN + r"|\b(?:khi nao|bao gio|bao lau|(?:ngay|thang|nam|quy|luc) nao|thoi (?:gian|han) nao|"
             r"han (?:nao|chot|cuoi)|tu khi|xong truoc|how long|deadline|which (?:year|quarter|month))\b"),
    "with": (rf"{_BODY}?.{{0,12}}phoi hop",
             rf"\b(?:phoi hop|cung (?:lam|tham gia)|coordinat\w+)\b|{_HELP}"),
    "who": (rf"{_BODY}.{{0,12}}(?:chu tri|thuc hien|tham muu|dau moi|chiu trach nhiem)|chu tri|phan cong|dau moi",
            r"\b(?:ai|(?:co quan|don vi|so|bo|ban|nganh|ben|phong) nao|chu (?:tri|cong)|dung dau|dung ra|"
            r"who|which (?:\w+ )?(?:agency|body|office|department|ministry|unit)|leads?|in charge)\b"),
    "money": (r"(?:nguon )?kinh phi|nguon (?:von|luc)",
              r"\b(?:kinh phi|nguon (?:tien|von)|tien (?:lay|o|tu)|lay tien|budget|fund(?:s|ing|ed)?|paid)\b"),
    "what": (r"noi dung|san pham|ket qua|muc tieu|hinh thuc|pham vi|doi tuong", r"(?!)"),
}  # fmt: skip
_LINE = {name: re.compile(rf"\W*(?:{line})[^:]{{0,60}}:") for name, (line, _asks) in _LINES.items()}
_ASKED = {name: re.compile(asks) for name, (_line, asks) in _LINES.items()}
_LEADS = re.compile(r"\bchu (?:tri|cong)\b|\bdung (?:dau|ra)\b|\bleads?\b|in charge")  # beside who helps


def particulars(question: str, found: Found, library: Holdings) -> Findings | None:
    """The lines below or beside the best match that say what the question asks of its task."""
    # Its own words before the earlier ones.
    wanted = kinds_asked(fold(question)) or kinds_asked(fold(found.query.restored))
    best = next((m for m in found.matches if not found.query.scope or m.directive in found.query.scope), None)
    directive = library.directive(best.directive) if best and wanted and not found.query.parts else None
    clause = directive.clause(best.clause) if directive and best else None
    if not directive or not clause:
        return None
    lines = _lines_of(directive, clause)
    told = [line for name in wanted for line in lines if _kind(line) == name]
    if not told or len({_kind(line) for line in told}) < len(wanted):
        return None
    task = _task(directive, clause, told)
    return Findings(tuple(whole(directive, one) for one in ([task] if task else []) + told))


def kinds_asked(folded: str) -> list[str]:
    """The kinds of lines that a question asks for: 'bao giờ có, sở nào hỗ trợ' -> ['when', 'with']."""
    wanted = [name for name, asks in _ASKED.items() if asks.search(folded)]
    if "with" in wanted and "who" in wanted and not _LEADS.search(folded):
        wanted.remove("who")  # 'những ai phối hợp'
    return wanted


def _lines_of(directive: Directive, clause: Clause) -> list[Clause]:
    """The lines that belong to the task of a clause: below it, or around it up to the next task beside it."""
    below = [one for one in directive.clauses if one.parent == clause.id]
    if any(map(_kind, below)):
        return _first_run(below)
    beside = [one for one in directive.clauses if one.parent == clause.parent]
    at = next(nth for nth, one in enumerate(beside) if one.id == clause.id)
    while at and _kind(beside[at]):  # back to the task that a line belongs to
        at -= 1
    return _first_run(beside[at if _kind(beside[at]) else at + 1 :])


def _first_run(clauses: Sequence[Clause]) -> list[Clause]:
    """The lines up to the next clause that is none."""
    run: list[Clause] = []
    for one in clauses:
        if not _kind(one):
            break
        run.append(one)
    return run


def _kind(clause: Clause) -> str:
    """What a clause tells of its task: 'Đơn vị phối hợp: Sở Tư pháp.' -> "with"; "" where it is no such line."""
    begins = fold(clause.shown[:120])
    return next((name for name, line in _LINE.items() if line.match(begins)), "")


def _task(directive: Directive, clause: Clause, told: Sequence[Clause]) -> Clause | None:
    """The clause that names the task, where no heading above the lines does."""
    above = directive.clause(told[0].parent) if told[0].parent else None
    beside = [one for one in directive.clauses if one.parent == told[0].parent]
    before = beside[: beside.index(told[0])]
    task = next((one for one in reversed(before) if not _kind(one)), None)
    return task if task and task is not above else None
