"""Which directives a person means by an id, a number or a description: '968', 'công điện 968', 'Cao Bằng'."""

from collections.abc import Iterable
from difflib import get_close_matches

from index.question.mentions import words_of
from index.question.scope import scope_of
from index.register import Ids, Letterhead, Register, number_parts
from ingest.errors import UserError

_SHOWN = 4  # directives that a message names


def directive_named(register: Register, said: str) -> str:
    """The id of the one directive that is meant.  Raises UserError as `directives_named` does, and for several."""
    found = sorted(directives_named(register, said))
    if len(found) == 1:
        return found[0]
    told = _told(register.by_id[id_] for id_ in found)
    raise UserError(
        f"Có {len(found)} văn bản là “{said.strip()}”: {told}. Hãy dùng mã trong ngoặc.",
        f"{len(found)} directives are called “{said.strip()}”: {told}. Use the id in brackets.",
    )


def directives_named(register: Register, said: str) -> Ids:
    """The ids meant by an id, a number in any spelling, its first digits, or the words by which a question names it.

    Raises UserError when there is none, suggesting near ones.
    """
    said = said.strip()
    if said in register.by_id:
        return frozenset((said,))
    parts = number_parts(said)
    if parts and (ids := register.by_number.get(parts)):
        return ids
    if known := register.by_digits.get(parts):
        return frozenset(one.id for one in known)
    scope = scope_of(said, words_of(said), register, compares=False)
    if scope.named and not (scope.missing or scope.elsewhere or scope.unmet):
        return scope.named
    near = _near(register, said, scope.named | scope.leaning)
    vi, en = ("Gần giống", "Near ones") if near else ("Trong kho có", "It holds")
    told = _told(near or register)
    raise UserError(
        f"Không có văn bản “{said}” trong kho." + (f" {vi}: {told}." if told else ""),
        f"There is no directive “{said}” in the library." + (f" {en}: {told}." if told else ""),
    )


def _near(register: Register, said: str, hinted: Ids) -> list[Letterhead]:
    """Those that bear the same digits; else those hinted at, or whose digits, number or id are nearly the same."""
    digits = [part for part in number_parts(said).split() if part.isdecimal()]
    if same := [one for part in digits for one in register.by_digits.get(part, ())]:
        return same
    by_name = {
        name: one for one in register for name in (number_parts(one.number), *number_parts(one.number).split()[:1])
    }
    close = [name for part in (number_parts(said), *digits) for name in get_close_matches(part, by_name, _SHOWN)]
    ids = [by_name[name].id for name in close] + get_close_matches(said, register.by_id, _SHOWN)
    return [register.by_id[id_] for id_ in dict.fromkeys((*sorted(hinted), *ids))]


def _told(letterheads: Iterable[Letterhead]) -> str:
    every = list(letterheads)
    named = (f"{each.number or each.kind} ({each.id})" for each in every[:_SHOWN])
    return ", ".join(named) + ("…" if len(every) > _SHOWN else "")
