"""Which directive of a library a person means by an id or a number."""

from difflib import get_close_matches

from index.register import Letterhead, Register, number_parts
from ingest.errors import UserError

_SHOWN = 4  # directives that a message names


def directive_named(register: Register, words: str) -> str:
    """The id of the directive that `words` name: its id, its number in any spelling, or the digits of its number.

    Raises UserError when there is none, suggesting near ones, or when several bear the number.
    """
    words = words.strip()
    if words in register.by_id:
        return words
    parts = number_parts(words)
    found = [register.by_id[id_] for id_ in sorted(register.by_number.get(parts, ()))] if parts else []
    found = found or list(register.by_digits.get(parts, ()))
    if len(found) == 1:
        return found[0].id
    if found:
        told = _told(found)
        raise UserError(
            f"Có {len(found)} văn bản mang số “{words}”: {told}. Hãy dùng mã trong ngoặc.",
            f"{len(found)} directives bear the number “{words}”: {told}. Use the id in brackets.",
        )
    near = _near(register, words)
    raise UserError(
        f"Không có văn bản “{words}” trong kho." + (f" Gần giống: {_told(near)}." if near else ""),
        f"There is no directive “{words}” in the library." + (f" Near ones: {_told(near)}." if near else ""),
    )


def _near(register: Register, words: str) -> list[Letterhead]:
    """Those whose number begins with the same digits; else those whose number or id reads nearly the same."""
    digits = number_parts(words).split()[:1]
    if digits and (same := register.by_digits.get(digits[0])):
        return list(same)
    by_name = {name: letterhead for letterhead in register for name in (letterhead.id, number_parts(letterhead.number))}
    close = get_close_matches(number_parts(words), by_name, _SHOWN) + get_close_matches(words, by_name, _SHOWN)
    return list(dict.fromkeys(by_name[name] for name in close))


def _told(letterheads: list[Letterhead]) -> str:
    named = (f"{each.number or each.kind} ({each.id})" for each in letterheads[:_SHOWN])
    return ", ".join(named) + ("…" if len(letterheads) > _SHOWN else "")
