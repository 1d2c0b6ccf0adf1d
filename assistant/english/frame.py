"""A duty, or a letterhead, in one English sentence of parts, each of which keeps the Vietnamese words that it renders.

It says only what the tables render; where they render the beginning of what must be done, the rest is '…', and where
not even that, nothing is said: the Vietnamese quote stands below.  The gate makes the sentence again from its parts.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.english.lexicon import tokens
from assistant.english.phrases import act_words, noun_words
from ingest.address import KIND_EN
from ingest.directive import Clause, Directive, Obligation
from ingest.obligations.words import MAY, MUST, NEVER, plain

_LEAST_SURE = 0.6  # confidence of a duty below which nothing is said of it
_LONGEST_NAME = 60  # characters of a body's Vietnamese name that stands for itself
_ADDRESSED = frozenset(("addressees", "preamble", "closing"))
_MODALITIES = {"must": "must", "must_not": "must not", "may": "may"}
# What "must not" renders at the start of an act: 'không được', 'tuyệt đối không', 'nghiêm cấm', 'kiên quyết không để'.
FORBIDS = re.compile(rf"{NEVER.pattern} (?:được |để )?")
_MODAL = re.compile(rf"(?:{MUST.pattern}|{MAY.pattern}) ")
_DAY = r"ngày\s+\d{1,2}(?:/\d{1,2}/|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4}"
# 'trước ngày 28/11/2025', 'chậm nhất là ngày …', 'trước ngày 15 hằng tháng', 'trong thời hạn 03 ngày làm việc kể từ …'
_DAY_PRINTED = re.compile(_DAY, re.IGNORECASE)
_BY = re.compile(rf"(?P<how>(?:xong |hoàn thành )?trước|(?:chậm|muộn) nhất(?: là| đến| vào)?)\s+(?P<day>{_DAY})")
_MONTHLY = re.compile(r"trước ngày (?P<day>0?[1-9]|[12]\d|3[01]) (?:hằng|hàng) tháng")
_WITHIN = re.compile(
    r"(?:trong )?(?:vòng|thời hạn|thời gian) (?P<days>\d+) ngày(?P<working> làm việc)?(?P<from>,? (?:kể )?từ .*)?"
)


@dataclass(frozen=True, slots=True)
class Part:
    """What a part of a sentence is, and the Vietnamese words that it renders.

    Roles: "actor" (printed in the quote), "above" (printed above it), "addressed" (nobody named there), "condition",
    "must", "must_not", "may", "act", "deadline", "report"; of a letterhead "document", "day", "issuer", "signer".
    """

    role: str
    vietnamese: str


def of_duty(duty: Obligation) -> tuple[Part, ...]:
    """What can be said of a duty in English, part by part; () where too little can."""
    if duty.confidence < _LEAST_SURE or not duty.actor:
        return ()
    named = "actor" if duty.actor in duty.quote else "addressed" if duty.actor_from in _ADDRESSED else "above"
    parts = [Part(named, duty.actor if named != "addressed" else ""), Part(duty.modality, ""), Part("act", duty.action)]
    if duty.condition:
        parts.append(Part("condition", duty.condition))
    if duty.deadline:
        parts.append(Part("deadline", duty.deadline))
    if duty.reports_to and re.search(rf"(?:,| và) báo cáo (?:với |cho |về )?{re.escape(duty.reports_to)}", duty.quote):
        parts.append(Part("report", duty.reports_to))
    return tuple(parts) if sentence(parts) else ()


def of_letterhead(directive: Directive, clause: Clause) -> tuple[Part, ...]:
    """When and by whom a directive was issued, or who signed it; () for other clauses."""
    text = clause.shown
    if clause.id == "signature" and directive.signer:
        return (Part("signer", directive.signer),)
    day = _DAY_PRINTED.search(text) if clause.id == "head" else None
    if not day or not directive.number or not noun_words(directive.issuer):
        return ()
    return (
        Part("document", f"{directive.kind} {directive.number}"),
        Part("day", day[0]),
        Part("issuer", directive.issuer),
    )


def sentence(parts: Sequence[Part]) -> str:
    """The sentence that parts make, "" where they make none: "The Department of Finance must submit the plan."."""
    of = {part.role: part.vietnamese for part in parts}
    if "signer" in of:
        return f"It was signed by {of['signer']}."
    if "document" in of:
        kind, _, number = of["document"].rpartition(" ")
        day = _day_words(of["day"])
        return (
            f"{KIND_EN.get(kind, kind)} No. {number} was issued on {day} by {noun_words(of['issuer'])}." if day else ""
        )
    return _of_duty(of)


def _of_duty(of: Mapping[str, str]) -> str:
    modality = next((role for role in _MODALITIES if role in of), "")
    who = "those addressed" if "addressed" in of else _body(of.get("actor") or of.get("above", ""), "actor" in of)
    act = act_words(_act(of.get("act", ""), of.get("deadline", "")))
    if not who or not act or not modality or (modality != "must" and not act.whole):
        return ""  # what is forbidden or left free must be said to its end
    said = f"{who} {_MODALITIES[modality]} {act.english}{'' if act.whole else ' …'}"
    if (time := deadline_words(of["deadline"]) if "deadline" in of else "") and time not in said:
        said += f", {time}"
    if (body := noun_words(of.get("report", ""))) and body not in said:
        said += f", reporting to {body}"
    said = f"in the case that the quote states, {said}" if "condition" in of else said
    return f"{said[:1].upper()}{said[1:]}" + ("" if said.endswith("…") else ".")


def deadline_words(deadline: str) -> str:
    """By when: 'trước ngày 28/11/2025' -> 'before 28 November 2025'."""
    small = plain(" ".join(deadline.split()))
    if (by := _BY.fullmatch(small)) and (day := _day_words(by["day"])):
        return f"{'before' if by['how'].endswith('trước') else 'no later than'} {day}"
    if monthly := _MONTHLY.fullmatch(small):
        return f"before day {monthly['day']} of each month"
    if within := _WITHIN.fullmatch(small):
        counted = " (counted as the quote says)" if within["from"] else ""
        return f"within {within['days']} {'working ' if within['working'] else ''}days{counted}"
    terms = tokens(small)
    if all(term.is_("d") for term in terms):
        return " ".join(term.said["d"] for term in terms)
    return "within the time that the quote states"


def _day_words(day: str) -> str:
    """'ngày 28/11/2025' -> '28 November 2025'; "" for a day that there is not, as misread: 'ngày 15/13/2025'."""
    return tokens(day)[0].said.get("day", "")


def _act(action: str, deadline: str) -> str:
    """An act without its negation, modal verb and deadline; 'định kỳ' stays, since no other words can close over it."""
    small = plain(action)
    found = FORBIDS.match(small) or _MODAL.match(small)
    action = action[found.end() :] if found else action
    printed = deadline in action and any(map(str.isdigit, deadline))
    before, _, after = action.partition(deadline) if printed else (action, "", "")
    return " ".join(f"{before.rstrip(' ,')} {after.lstrip(' ,')}".split())


def _body(name: str, quoted: bool) -> str:
    """A body in English; one that no table knows by its printed name, where the quote has it."""
    said = noun_words(name)
    words = name.split()
    capital = sum(word[0].isupper() for word in words) >= len(words) / 2 and not name.isupper()
    return said or (f"“{name}”" if quoted and len(words) > 1 and capital and len(name) <= _LONGEST_NAME else "")
