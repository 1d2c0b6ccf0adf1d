"""What a plan notes beside its tasks: 'Cơ quan chủ trì: Sở Nội vụ', 'Thời gian thực hiện: Quý IV/2025'."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ingest.directive import Clause
from ingest.obligations.actors import whole_actor
from ingest.obligations.deadlines import Deadline, deadlines
from ingest.obligations.words import plain

# 'Cơ quan chủ trì: Sở Nội vụ', 'Đơn vị chủ trì tham mưu thực hiện: …', 'Thời gian hoàn thành: Quý IV/2025'
_NOTE = re.compile(
    r"(?:(?:(?:cơ quan|đơn vị|phân công)(?:, (?:cơ quan|đơn vị))?(?: được giao)? )?"
    r"(?:chủ trì|thực hiện|phối hợp|tham mưu)(?:,? (?:tham mưu|thực hiện|tổ chức thực hiện))*|phân công"
    r"|(?P<time>(?:thời gian|thời hạn|tiến độ)(?:,? (?:thực hiện|hoàn thành|tổ chức|triển khai|xong))*|hoàn thành))"
    r"\s*:\s*"
)
_REACH = 80  # characters that hold what a note begins with
_SINCE = re.compile(r"(?:từ|kể từ) [^,;]*$")  # 'Từ 01/7/2025': a beginning


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan notes beside a task: 'Cơ quan chủ trì: …', 'Cơ quan phối hợp: …', 'Thời gian thực hiện: …'."""

    lead: str = ""
    helpers: str = ""
    time: str = ""

    def when(self, issued_on: date | None) -> Deadline | None:
        """The time noted, as printed, and the day by which the task is done where it tells one."""
        if not self.time or (_SINCE.fullmatch(plain(self.time)) and "đến" not in plain(self.time)):
            return None
        found = next(iter(deadlines(self.time, issued_on) or deadlines(f"trong {self.time}", issued_on)), None)
        if found is None or "tiếp theo" in plain(self.time):  # 'Năm 2025 và các năm tiếp theo'
            return Deadline(0, 0, self.time, None, "")
        return replace(found, text=self.time)


def plans(clauses: Iterable[Clause]) -> dict[str, Plan]:
    """By clause, what the notes below or behind it say.

    Notes behind a task ('- Tổ chức tập huấn …', 'Đơn vị chủ trì: …', '- Tổ chức hội nghị …', 'Đơn vị chủ trì: …') are
    for the tasks since the notes before; notes that a clause holds are for all of it.
    """
    noted: dict[str, Plan] = {}
    waiting: dict[str, list[str]] = {}  # by clause: the tasks below it that no note has followed yet
    followed: dict[str, list[str]] = {}  # and those that the notes read now follow
    for clause in clauses:
        text, above = clause.shown, clause.parent
        if not (note := _note(text)):
            waiting.setdefault(above, []).append(clause.id)
            continue
        if fresh := waiting.pop(above, None):
            followed[above] = fresh
        said = text[note.end() :].strip(" .;")
        for task in [above, *followed.get(above, ())]:
            noted[task] = _with(noted.get(task, Plan()), note, said)
    return noted


def _with(plan: Plan, note: re.Match[str], said: str) -> Plan:
    """The plan with one more note."""
    if note["time"]:
        return replace(plan, time=plan.time or said)
    if "phối hợp" in note[0]:
        return replace(plan, helpers=plan.helpers or said)
    whole = whole_actor(said)
    return replace(plan, lead=plan.lead or (said[slice(*whole)] if whole else ""))


def is_note(text: str) -> bool:
    """Whether a clause is such a note."""
    return _note(text) is not None


def _note(text: str) -> re.Match[str] | None:
    head = text[:_REACH]
    return _NOTE.match(plain(head)) if ":" in head else None
