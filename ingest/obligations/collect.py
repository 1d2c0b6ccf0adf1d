"""Every duty in the clauses of a directive."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from ingest.bodies import public_body
from ingest.directive import Actor, Clause, Obligation
from ingest.obligations.actors import heading_actor, whole_actor
from ingest.obligations.deadlines import Deadline, deadlines, due_by
from ingest.obligations.details import reports_to, target, together_with
from ingest.obligations.joints import COMPLETED, DOCUMENT
from ingest.obligations.lists import each_actor
from ingest.obligations.phrases import Phrase, phrases
from ingest.obligations.pieces import TITLED
from ingest.obligations.plans import Plan, is_note, plans
from ingest.obligations.whom import NOBODY, Who, role_of, to_all
from ingest.obligations.words import MAY, plain

_NO_DUTIES = re.compile(r"(?:head|addressees|recipients|signature|chu-thich.*|.*\.r\d+|r\d+)$")
_STATUTES = ("Quyết định", "Nghị quyết", "Nghị định", "Thông tư", "Luật", "Pháp lệnh", "Quy chế", "Quy định")
# Sections that say why and about what, not who must do what.
_ABOUT = re.compile(
    r"(?:mục đích|mục tiêu|căn cứ|cơ sở pháp lý|đánh giá (?:chung|tình hình)|thực trạng|tình hình|phạm vi|đối tượng|"
    r"giải thích từ ngữ|"
    r"nguyên tắc|hiệu lực|quan điểm|kết quả đạt được|sự cần thiết|ưu điểm|tồn tại|hạn chế|kinh phí|"
    r"điều khoản chuyển tiếp)(?!\w)"
)
_NEAR = 200  # characters before an order that tell whether it was given earlier
_ENACTS = re.compile(
    r"(?:(?:ủy ban thường vụ )?quốc hội|(?:hội đồng nhân dân|hđnd|ủy ban nhân dân|ubnd|chính phủ)[^,;]{0,40}?),? "
    r"(?:quyết định|quyết nghị|thống nhất|thông qua|phân cấp|ủy quyền)(?!\w)"
)
_TOLD_BEFORE = re.compile(r"\bđã\b[^.]*$")
_OPENS_LIST = re.compile(r"(?:như sau|sau đây|nội dung sau|nhiệm vụ sau|yêu cầu|chỉ thị|kết luận|cụ thể)\s*:?\s*$")
_PARAGRAPH = re.compile(r"\.[pg]\d+$")
_LABEL = re.compile(r"^(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})*)[.)]\s+")
# 'Tỉnh đã hoàn thành …. Trong thời gian tới, Tỉnh tổ chức …': what was is told, then what must be done.
_AHEAD = re.compile(
    r"(?:(?<=^)|(?<=[.\n] )|(?<=\n))(?:(?:trong )?thời gian tới|trong những tháng cuối năm|sắp tới)(?!\w)"
)
_ALSO = re.compile(r"(?:đồng thời|bên cạnh đó|ngoài ra)(?!\w)")  # the same as in the sentence before
_STILL_ORDERS = ("kinh phí", "hiệu lực")  # sections of the kind where those who are named must act
_SHORT = 40  # words of a line that names the tasks below it
_REPORTS = re.compile(
    r"(?:xây dựng|lập) (?:các )?báo cáo |"
    r"(?:[\w,]+ ){0,3}?báo cáo (?:kết quả|tình hình|tiến độ|số liệu|việc|đầy đủ|kịp thời|định kỳ)"
)
_TASK = 8  # words of a heading that can be a task
_CONDITION = re.compile(r"(?:trường hợp|trong trường hợp|đối với|khi|nếu|trong quá trình)(?!\w)")
# '…, bảo đảm đúng tiến độ', '… để tháo gỡ khó khăn': what a duty is for.
_WHAT_FOR = re.compile(
    r",? (?:(?<!không )để(?! báo cáo| trình| gửi)|nhằm)(?= )|"
    r", (?:góp phần|bảo đảm|đảm bảo|đáp ứng|tạo đột phá|qua đó|từ đó)(?= )"
)
_CLAUSE = 20  # characters of a sentence's predicate, at least
_LEAST = 20  # characters of what must be done, at least
_DUTY_WORDS = re.compile(
    r"^(?:và )?(?:có trách nhiệm|chịu trách nhiệm (?=thi hành|tổ chức|triển khai|thực hiện)|phải|cần)\s+"
)
_TRUST = {
    "clause": 0.95, "heading": 0.92, "lead-in": 0.9, "preamble": 0.88, "addressees": 0.85, "closing": 0.7,
    "guess": 0.5, "": 0.4,
}  # fmt: skip
_NOTES = {
    "guess": "Không ghi ai thực hiện; suy từ khoản liền trước hoặc từ chính khoản này",
    "closing": "Không ghi ai thực hiện; hiểu là những nơi được giao ở phần tổ chức thực hiện",
    "": "Không ghi ai thực hiện",
}


def obligations(
    clauses: Sequence[Clause], kind: str, issued_on: date | None, addressees: Sequence[str]
) -> tuple[Obligation, ...]:
    """The duties that the clauses of one directive state, in printed order.

    A duty is a verb phrase with whoever must act: named in it, in its clause, in a heading or lead-in above, in the
    preamble ('… yêu cầu Giám đốc các sở:') or among the addressees.  Decisions and resolutions enact rules, so there a
    duty needs someone named above it or in it.
    """
    of = {clause.id: clause for clause in clauses}
    reader = _Reader(of, kind.startswith(_STATUTES), issued_on, to_all(clauses, kind, addressees))
    return tuple(duty for clause in clauses for duty in reader.duties(clause))


def _goes_on(found: list[Phrase], nth: int, told: set[int]) -> bool:
    """Whether a duty was taken from the sentence of one that names who must act."""
    first = next((p for p in reversed(found[:nth]) if not p.joined), None)
    return found[nth].joined and first is not None and first.start in told


def _told_in(lead: str) -> tuple[int, int] | None:
    """Whom a heading tells that leads on: 'Để …, các sở, ngành tập trung thực hiện những nội dung sau'."""
    told = [p.actor for p in phrases(lead, False) if p.actor]
    return (told[-1].start, told[-1].end) if told else None


def _told_before(text: str, start: int, actor: int) -> bool:
    """Whether an order was given earlier: 'Bộ Nội vụ đã có văn bản đề nghị các bộ báo cáo'."""
    return _TOLD_BEFORE.search(plain(text[max(0, start - _NEAR) : actor])) is not None


def _is_task(heading: str) -> bool:
    """Whether a numbered line with nothing behind or below it is the task: '6. Đẩy mạnh ứng dụng …'."""
    return len(heading.split()) >= _TASK and not heading.isupper()


def _is_sentence(heading: str) -> bool:
    """Whether such a line says who must do what: 'Điều 3. Giám đốc Sở Nội vụ có trách nhiệm hướng dẫn …'."""
    return any(p.kind and p.actor and p.end - p.main > _CLAUSE for p in phrases(heading, False))


def _tells_each(note: str) -> bool:
    """'Cơ quan thực hiện: Sở Nội vụ tham mưu …; Sở Tư pháp tổ chức …' tells each what to do."""
    return len([p for p in phrases(note, False) if p.kind and p.actor and p.end - p.main > _CLAUSE]) > 1


def _helpers(plan: Plan | None) -> tuple[Actor, ...]:
    return each_body(plan.helpers, "coordinates") if plan else ()


class _Reader:
    """Reads clause after clause, and remembers who was told to act above and before."""

    def __init__(self, of: Mapping[str, Clause], statute: bool, issued_on: date | None, to_all: Who) -> None:
        self._of, self._statute, self._issued_on, self._to_all = of, statute, issued_on, to_all
        self._told: dict[str, Who] = {}  # by clause: whom its heading or its text orders
        self._line: dict[str, Who] = {}  # by clause: a line that is nothing but a body, for what follows it
        self._before = NOBODY
        self._below: dict[str, list[Clause]] = {}
        for clause in of.values():
            self._below.setdefault(clause.parent, []).append(clause)
        self._plans = plans(of.values())  # by clause: who does what it plans, and when
        self._due: dict[str, Deadline] = {}  # by clause: by when it orders what stands below it
        self._listing = False  # the preamble has come to 'như sau:'
        self._ordering = False  # the preamble has ordered something

    def duties(self, clause: Clause) -> list[Obligation]:
        """The duties of one clause."""
        text = clause.shown
        if clause.id == "addressees":
            self._listing = bool(_OPENS_LIST.search(plain(text).rstrip(" :")))
        if _NO_DUTIES.match(clause.id) or text.count(" | ") > 2:
            return []
        if is_note(text) and not _tells_each(text):
            return []
        heading = heading_actor(clause.heading) if clause.heading else None
        if heading and self._statute and _ENACTS.match(plain(clause.heading)):
            heading = None
        elif not heading and _OPENS_LIST.search(plain(clause.heading)):
            heading = _told_in(clause.heading)
        if heading:
            self._told[clause.id] = Who(clause.heading[slice(*heading)], "heading")
            if due := due_by(clause.heading, self._issued_on):
                self._due[clause.id] = due
        below = [c.text for c in self._below.get(clause.id, ())] if clause.id in self._plans else []
        planned = bool(below) and not heading and all(map(is_note, below))  # the heading is the task
        at = len(clause.heading) if clause.heading and text.startswith(clause.heading) and not planned else 0
        if at and not self._below.get(clause.id) and not text[at:].strip(" .:;\n"):
            at = 0 if _is_sentence(clause.heading) or (not heading and _is_task(clause.heading)) else at
        if titled := TITLED.match(text):
            at = titled.end()
        body = text[at:].strip(" .:;\n")
        about = self._is_about(clause)
        if not body or (about and not about.startswith(_STILL_ORDERS) and not _AHEAD.search(plain(text))):
            return []
        line = _LABEL.sub("", body)
        if not at and len(line) < 300 and (whole := whole_actor(line)) and whole[1] >= len(line) - 1:
            self._line[clause.parent] = self._told[clause.id] = Who(line[slice(*whole)], "heading")
            return []
        found = [p for p in phrases(text, bool(clause.reading)) if p.start >= at and p.kind]
        if about:
            ahead = next((m.start() for m in _AHEAD.finditer(plain(text))), len(text))
            told = {p.start for p in found if p.actor and p.kind != "weak"}
            found = [p for n, p in enumerate(found) if p.start >= ahead or p.start in told or _goes_on(found, n, told)]
        if at == 0 and not planned and self._announces(clause, body, found):
            return []
        if clause.id.startswith("pre."):
            found = self._ordered(found, text)
            self._listing = self._listing or bool(
                _OPENS_LIST.search(plain(text).rstrip(" :")) or text.rstrip().endswith(":")
            )
        if text.rstrip().endswith(":") and found and found[-1].end >= len(text.rstrip(" :\n")) - 1:
            if found[-1].actor and len(found) == 1 and not self._enacts(text, found[-1]):
                self._told.setdefault(clause.id, Who(text[found[-1].actor.start : found[-1].actor.end], "lead-in"))
            if due := due_by(text[found[-1].start : found[-1].end], self._issued_on):
                self._due[clause.id] = due
            found = found[:-1] if clause.id in self._below or clause.id.startswith("pre.") else found
        return _reported(self._rows(clause, text, self._said_to_someone(clause, found)))

    def _said_to_someone(self, clause: Clause, found: list[Phrase]) -> list[Phrase]:
        """Without what only begins as an order does, where no one is told to act."""
        if all(p.kind != "opener" for p in found) or self._above(clause).text:
            return found
        return [p for p in found if p.kind != "opener" or p.actor]

    def _announces(self, clause: Clause, body: str, found: list[Phrase]) -> bool:
        """Whether the clause only names the tasks below it: '1. Rà soát, kiện toàn đội ngũ' above '- Rà soát …'."""
        return (
            clause.id in self._below
            and any(not _PARAGRAPH.search(c.id) or c.id[-2:] == "g1" for c in self._below[clause.id])
            and len(body.split()) <= _SHORT
            and not any(p.actor for p in found)
            and ". " not in body
            and not deadlines(body, self._issued_on)
        )

    def _is_about(self, clause: Clause) -> str:
        """The heading, such as 'Mục đích', under which no one is told to act; "" where there is none."""
        above: Clause | None = clause
        while above:
            heading = plain(above.heading)
            if heading.startswith("yêu cầu"):  # under 'Mục đích, yêu cầu'
                return ""
            if _ABOUT.match(heading):
                return heading
            above = self._of.get(above.parent)
        return ""

    def _ordered(self, found: list[Phrase], text: str) -> list[Phrase]:
        """Of a preamble what it orders: 'đề nghị UBND các xã thực hiện …. Báo cáo …'; before it tells what happened."""
        if self._statute:
            return []
        made: list[Phrase] = []
        for phrase in found:
            actor = phrase.actor
            if actor and (actor.ordered or self._listing) and not _told_before(text, phrase.start, actor.start):
                self._ordering = True
                made.append(phrase)
            elif self._ordering and not actor and phrase.kind not in ("weak", "opener"):
                made.append(phrase)
        return made

    def _rows(self, clause: Clause, text: str, found: list[Phrase]) -> list[Obligation]:
        above = self._above(clause)
        base, now, first = above, above, True
        rows: list[Obligation] = []
        plan = self._plans.get(clause.id) or self._plans.get(clause.parent)
        due = plan.when(self._issued_on) if plan else self._due.get(clause.parent)
        for nth, phrase in enumerate(found):
            begins = (
                nth == 0
                or "." in text[found[nth - 1].end : phrase.start]
                or "\n" in text[found[nth - 1].end : phrase.start]
            )
            if begins:
                now = now if _ALSO.match(text[phrase.start : phrase.start + _SHORT].lower()) else base
                shared = due
            if self._enacts(text, phrase):
                continue
            if phrase.actor:
                now = Who(text[phrase.actor.start : phrase.actor.end], "clause")
                if first:
                    base = now
                self._told.setdefault(clause.id, Who(now.text, "lead-in"))
            first = False
            who = now if now.text else self._guess(clause, text, found)
            if self._statute and (not who.text or who.source in ("guess", "addressees", "preamble", "closing")):
                continue
            if rows and COMPLETED.match(text[phrase.start : phrase.end].lower()):  # '…. Hoàn thành trước ngày 20/5.'
                rows[-1] = self._completed(rows[-1], text[phrase.start : phrase.end])
                continue
            row, led = self._row(clause, text, phrase, who, shared if phrase.joined or due else None, plan)
            shared = led or shared
            rows.append(row)
        if base.text:
            self._line[f"{clause.parent}/text"] = base
            self._before = base if base.source in ("clause", "heading") else self._before
        return rows

    def _enacts(self, text: str, phrase: Phrase) -> bool:
        """'Ủy ban Thường vụ Quốc hội quyết định sắp xếp …' in a resolution orders no one."""
        if not (self._statute and phrase.actor):
            return False
        return _ENACTS.match(plain(text[phrase.actor.start : phrase.main + _NEAR])) is not None

    def _completed(self, row: Obligation, text: str) -> Obligation:
        """The duty with the time by which the next sentence wants it done."""
        due = None if row.deadline else due_by(text, self._issued_on)
        return replace(row, deadline=due.text, deadline_on=due.on, deadline_rule=due.rule) if due else row

    def _above(self, clause: Clause) -> Who:
        """Whom the clause, the paragraph before it, a heading or a lead-in above it tells; else the whole directive."""
        paragraph = _PARAGRAPH.search(clause.id)
        if clause.id in self._told:
            return self._told[clause.id]
        plan = self._plans.get(clause.id) or self._plans.get(clause.parent)
        if plan and plan.lead:
            return Who(plan.lead, "lead-in")
        if paragraph and clause.parent in self._line:
            return self._line[clause.parent]
        above = self._of.get(clause.parent)
        if paragraph and above and clause.id[paragraph.start() + 1] == "p" and above.id in self._told:
            return self._told[above.id]
        while above:
            if above.id in self._told:
                return self._told[above.id]
            if (noted := self._plans.get(above.id)) and noted.lead:
                return Who(noted.lead, "lead-in")
            above = self._of.get(above.parent)
        if self._to_all.source == "closing" and (role := self._role(clause)):
            return role
        return self._to_all

    def _role(self, clause: Clause) -> Who | None:
        """Whose part a heading above speaks of."""
        above = self._of.get(clause.parent)
        while above:
            if above.heading and (role := role_of(above.heading)):
                return role
            above = self._of.get(above.parent)
        return None

    def _guess(self, clause: Clause, text: str, found: list[Phrase]) -> Who:
        """Someone whom the clause tells later on; where its number was lost, else whoever the clause before told."""
        later = next((p.actor for p in found if p.actor and p.actor.ordered), None)
        if later:
            return Who(text[later.start : later.end], "guess")
        return Who(self._before.text, "guess") if self._before.text and not clause.label else NOBODY

    def _row(
        self, clause: Clause, text: str, phrase: Phrase, who: Who, shared: Deadline | None, plan: Plan | None
    ) -> tuple[Obligation, Deadline | None]:
        said, (start, end) = text[phrase.start : phrase.end], _core(text, phrase)
        quote, whole = text[start:end], text[start : phrase.end]
        when = due_by(said, self._issued_on) or shared
        condition = text[phrase.start : phrase.condition].strip(" ,")
        restored = bool(clause.reading)
        span = clause.printed_span(start, end) if restored else (start, end)
        notes = [when.note] if when and when.note else []
        notes += [_NOTES[who.source]] if who.source in _NOTES else []
        trust = _TRUST[who.source] * (0.6 if phrase.kind in ("weak", "opener") else 1) * (0.9 if phrase.joined else 1)
        made = Obligation(
            clause=clause.id, actor=who.text, modality=_modality(phrase, quote.lower()),
            action=_action(text, phrase),
            deadline=when.text if when else "", deadline_on=when.on if when else None, reports_to=reports_to(whole),
            quote=quote, start=clause.start + span[0], end=clause.start + span[1],
            actors=_actors(who, text, phrase) + _helpers(plan), deadline_rule=when.rule if when else "",
            target=target(whole),
            condition=condition if _CONDITION.match(plain(condition)) else "", actor_from=who.source,
            in_reading=restored,
            confidence=round(trust * (0.85 if restored else 1), 2), note="; ".join(notes),
        )  # fmt: skip
        led = when if when and text.find(when.text, phrase.start) < max(phrase.condition, phrase.main) else None
        return made, led


def _core(text: str, phrase: Phrase) -> tuple[int, int]:
    """What is quoted: what must be done, without what it is for, who must or on what condition where those are long."""
    end = phrase.end
    action = text[phrase.main : end].lower()
    for why in _WHAT_FOR.finditer(action, _LEAST):
        if len(action) > 3 * why.start():
            end = phrase.main + why.start()
            break
    return (phrase.main if 2 * (phrase.main - phrase.start) > end - phrase.main > 0 else phrase.start), end


def _reported(rows: list[Obligation]) -> list[Obligation]:
    """'Theo dõi, báo cáo kết quả; kịp thời báo cáo UBND tỉnh …': a report goes where the clause's others go."""
    named = {row.reports_to for row in rows if row.reports_to}
    if len(named) != 1:
        return rows
    (to,) = named
    return [replace(r, reports_to=to) if not r.reports_to and _REPORTS.match(plain(r.action)) else r for r in rows]


def _modality(phrase: Phrase, small: str) -> str:
    if phrase.kind in ("must_not", "may"):
        return phrase.kind
    return "may" if MAY.match(small) else "must"


def _action(text: str, phrase: Phrase) -> str:
    """What must be done, without who and on what condition."""
    action = text[max(phrase.main, phrase.start) : phrase.end].strip(" ,:")
    if phrase.joined and DOCUMENT.match(action.lower()):
        return f"thực hiện {action}"
    return _DUTY_WORDS.sub("", action)


def _actors(who: Who, text: str, phrase: Phrase) -> tuple[Actor, ...]:
    """Each of those who must act, who leads and who coordinates."""
    action = text[phrase.main : phrase.end]
    small = action.lower()
    leads, helps = "chủ trì" in small[:160], "phối hợp" in small[:160]
    role = "lead" if leads else "coordinates" if helps and small.find("phối hợp") < 25 else ""
    span = together_with(action, 0) if helps else None
    return each_body(who.text, role) + (each_body(action[slice(*span)], "coordinates") if span else ())


@lru_cache(256)  # the duties of a clause have the same actors
def each_body(text: str, role: str) -> tuple[Actor, ...]:
    """Those that `text` lists, each as the body that it is."""
    bodies = [(name, public_body(name)) for name in each_actor(text)]
    return tuple(Actor(name, body.name, body.post, body.level, body.branch, role) for name, body in bodies)
