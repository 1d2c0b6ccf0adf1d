"""What a plan notes beside its tasks: 'Cơ quan chủ trì: Sở Nội vụ', 'Thời gian thực hiện: Quý IV/2025'."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from ingest.directive import Clause
from ingest.obligations.actors import whole_actor
from ingest.obligations.deadlines import Deadline, deadlines
from ingest.obligations.words import plain

# 'Cơ quan chủ trì: Sở Nội vụ', 'Thời gian thực hiện: Quý IV/2025'
_NOTE = re.compile(
    r"(?:(?:cơ quan|đơn vị)(?: được giao)? (?:chủ trì|thực hiện|phối hợp)(?: thực hiện)?|(?P<time>thời gian|thời hạn)"
    r"(?: thực hiện| hoàn thành)?)\s*:\s*"
)
_REACH = 80  # characters that hold what a note begins with
_GOES_ON = re.compile(r"tiếp theo|thường xuyên|liên tục")  # 'Năm 2025 và các năm tiếp theo'


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan notes beside a task: 'Cơ quan chủ trì: …', 'Cơ quan phối hợp: …', 'Thời gian thực hiện: …'."""

    lead: str = ""
    helpers: str = ""
    time: str = ""

    def when(self, issued_on: date | None) -> Deadline | None:
        """The time noted, where it is one by which the task is done."""
        if not self.time:
            return None
        if _GOES_ON.search(plain(self.time)):
            return Deadline(0, 0, self.time, None, "")
        found = next(iter(deadlines(self.time, issued_on) or deadlines(f"trong {self.time}", issued_on)), None)
        return replace(found, text=found.text.removeprefix("trong ")) if found else None


def plans(clauses: Iterable[Clause]) -> dict[str, Plan]:
    """By the clause above them, what notes of a plan say."""
    noted: dict[str, Plan] = {}
    for clause in clauses:
        text = clause.reading or clause.text
        if not (note := _note(text)):
            continue
        said = text[note.end() :].strip(" .;")
        plan = noted.get(clause.parent, Plan())
        if note["time"]:
            plan = replace(plan, time=said)
        elif "phối hợp" in note[0]:
            plan = replace(plan, helpers=said)
        else:
            whole = whole_actor(said)
            plan = replace(plan, lead=plan.lead or (said[slice(*whole)] if whole else ""))
        noted[clause.parent] = plan
    return noted


def is_note(text: str) -> bool:
    """Whether a clause is such a note."""
    return _note(text) is not None


def _note(text: str) -> re.Match[str] | None:
    head = text[:_REACH]
    return _NOTE.match(plain(head)) if ":" in head else None
