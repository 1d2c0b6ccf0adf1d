"""Which duties a person asks for, as the catalog can look for them: bodies as entities, issuers, directives, times."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from index.catalog import DutyNames, Selection
from index.catalog.duties import searched
from index.due_days import period
from index.groups import groups_with
from index.naming import directives_named
from index.question.bodies import named_bodies
from index.question.mentions import words_of
from index.question.place_names import place_names
from index.recurrence import last_due
from index.register import Register
from ingest.bodies import PublicBody, public_body
from ingest.errors import UserError
from ingest.folding import fold, letters

# What is typed, folded -> a modality.
_MODALITIES = {"": "", "must": "must", "phai": "must", "must_not": "must_not", "must not": "must_not",
               "khong duoc": "must_not", "cam": "must_not", "may": "may", "duoc": "may", "co the": "may"}  # fmt: skip
_NEAREST = 5  # names that are suggested in place of an unknown one
_MOST = 10_000  # bodies looked for together: databases bound the values of a query
_LIKE = 0.5  # how alike these must be
_PHRASES = re.compile(r'["“”]([^"“”]+)["“”]|(\S+)')  # 'báo cáo "quá hạn"': a word, and words that stand together
# 'tỉnh' of 'Sở Nội vụ tỉnh Quảng Bình', before the province's name.
_UNIT = re.compile(r"\s*(?:\b(?:tỉnh|tinh|thành phố|thanh pho|tp)\b\.?)?\s*$", re.IGNORECASE)
_COMMITTEES = ("Ủy ban nhân dân", "Hội đồng nhân dân")  # of any place: `public_body` passes over the rest
Issuers = Mapping[tuple[str, str], Sequence[str]]  # (issuer, the body above it) -> its provinces


@dataclass(frozen=True, slots=True)
class DutyFilter:
    """Which duties are asked for, as typed; "" sets no condition, and all that are set must be met."""

    actor: str = ""  # 'snv', 'Giám đốc Sở Nội vụ', 'UBND huyện', 'Sở Nội vụ tỉnh Quảng Bình'
    issuer: str = ""  # 'UBND tỉnh Quảng Bình', 'Quảng Bình', 'Thủ tướng'
    directive: str = ""  # '968', '968/CĐ-TTg', 'Công điện 968', an id
    due_before: str = ""  # due on or before the last day of this: '31/12/2025', 'quý III/2025', '2025'
    due_after: str = ""  # due on or after the first day of this
    modality: str = ""  # must, must_not, may; 'phải', 'không được', 'được'
    text: str = ""  # words of the action or the quote, with or without diacritics; "in quotation marks": together
    groups: bool = False  # with the duties of groups that hold the actor: of 'các sở, ban, ngành' for a department


@dataclass(frozen=True, slots=True)
class Asked:
    """A body as it was typed."""

    said: str
    rest: str  # without its province
    body: PublicBody
    sure: bool  # whether all of `rest` is the name of `body`
    places: frozenset[str]


def selection(asked: DutyFilter, register: Register, names: DutyNames) -> Selection:
    """What the catalog looks for.

    Raises UserError for an actor, issuer or directive that there is none of (naming the nearest), an impossible day,
    a time that ends before it begins, an unknown modality.
    """
    modality = _MODALITIES.get(fold(asked.modality).strip())
    if modality is None:
        raise UserError(
            f"Không có loại “{asked.modality}”; hãy chọn must (phải), must_not (không được) hoặc may (được).",
            f"There is no modality “{asked.modality}”; choose must, must_not or may.",
        )
    issuers = _issuers(_read(asked.issuer), register.issuers) if asked.issuer.strip() else None
    bodies = None
    if asked.actor.strip():
        actor = _read(asked.actor)
        bodies = _bodies(actor, names, asked.groups)
        if actor.places:  # what bodies of the whole country say holds there too
            theirs = frozenset(one for one, own in register.issuers.items() if not own or actor.places & set(own))
            issuers = theirs if issuers is None else issuers & theirs
    start, end = _window(asked)
    return Selection(
        bodies=bodies,
        issuers=issuers,
        directives=directives_named(register, asked.directive) if asked.directive.strip() else None,
        modality=modality,
        due_from=start,
        due_to=end,
        rules=_rules(names.rules, start, end) if start or end else (),
        phrases=tuple(said for both in _PHRASES.findall(asked.text) if (said := searched("".join(both))).strip()),
    )


def _window(asked: DutyFilter) -> tuple[date | None, date | None]:
    """The first and the last day on which a duty may be due."""
    after, before = asked.due_after.strip(), asked.due_before.strip()
    start, end = period(after)[0] if after else None, period(before)[1] if before else None
    if start and end and start > end:
        raise UserError(
            f"Hạn từ “{after}” lại sau hạn đến “{before}”; hãy xem lại.",
            f"Due after “{after}” is later than due before “{before}”; check them.",
        )
    return start, end


def _rules(rules: Iterable[str], start: date | None, end: date | None) -> tuple[tuple[str, date], ...]:
    """The recurrences that fall due from `start` to `end`, each with its last day there."""
    found = ((rule, last_due(rule, end or date.max)) for rule in rules)
    return tuple((rule, last) for rule, last in found if last and (start is None or last >= start))


def _bodies(actor: Asked, names: DutyNames, with_groups: bool) -> frozenset[str]:
    """The bodies of the register that are named, or whose names hold what was typed."""
    wanted = letters(actor.body.name)
    groups = groups_with(actor.body, names.bodies) if with_groups else []
    found = [*(names.by_letters.get(wanted) or names.holding(searched(actor.said))), *groups]
    if not found:
        called = {folded: bodies[0] for folded, bodies in names.by_letters.items()}
        raise _unknown("cơ quan, người thực hiện", "actor", actor.said, wanted, called)
    if len(found) > _MOST:
        raise UserError(
            f"“{actor.said}” có trong hơn {_MOST} tên cơ quan; hãy gõ rõ hơn.",
            f"“{actor.said}” stands in more than {_MOST} names of bodies; please be more precise.",
        )
    return frozenset(found)


def _issuers(asked: Asked, known: Issuers) -> frozenset[tuple[str, str]]:
    """Those that are named by body ('Thủ tướng'), place ('Quảng Bình'), both, or by a part of their names."""
    here = [one for one, own in known.items() if not asked.places or asked.places & set(own)]
    if not asked.rest:
        found = here
    elif asked.sure:
        found = [one for one in here if public_body(one[0]).name == asked.body.name]
    else:
        found = [one for one in known if searched(asked.said) in searched(one[0])]
    if not found:
        called = {letters(name): name for name, _above in known}
        raise _unknown("cơ quan ban hành", "issuer", asked.said, letters(asked.said), called)
    return frozenset(found)


def _read(said: str) -> Asked:
    """A body as people name it, its province apart: 'Sở Nội vụ tỉnh Quảng Bình', 'chủ tịch huyện', 'UBND QB'."""
    words = words_of(said)
    places = [place for place in place_names(words) if place.sure or place.end == len(words)]
    end = words[places[0].start].start if places else len(said)
    rest = _UNIT.sub("", said[:end]) if places else said.strip()
    own = words_of(rest)
    whole = next((m.value.name for m in named_bodies(own) if (m.start, m.end) == (0, len(own))), "")
    body = public_body(whole or rest or _COMMITTEES[0])  # a province alone acts through its committee
    sure = bool(whole) or (body.known and not body.name.startswith(_COMMITTEES))
    return Asked(said, rest, body, sure, frozenset(place.name for place in places))


def _unknown(vi: str, en: str, said: str, folded: str, known: Mapping[str, str]) -> UserError:
    """Says what there is none of, and what comes nearest."""
    near = [known[name] for name in get_close_matches(folded, known, _NEAREST, _LIKE)]
    names = ", ".join(f"“{name}”" for name in near)
    return UserError(
        f"Trong kho không có {vi} “{said.strip()}”" + (f"; gần nhất: {names}." if near else "."),
        f"The library has no {en} “{said.strip()}”" + (f"; the nearest: {names}." if near else "."),
    )
