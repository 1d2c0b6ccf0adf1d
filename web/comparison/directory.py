"""The directives that a person can choose from, by number, issuer, date and subject."""

from collections.abc import Collection
from functools import lru_cache

from assistant.comparison.candidates import newest
from index.register import Letterhead, Register
from ingest.address import Titled
from ingest.folding import fold
from web.comparison.texts import Texts, texts
from web.texts import day

SHOWN = 400  # in a list at once; typing finds the others
_SUBJECT = 90  # characters of a subject


def choices(register: Register, language: str, typed: str = "", kept: Collection[str] = ()) -> list[tuple[str, str]]:
    """(What a person reads, id), the newest first: those with all the `typed` words, and always those `kept`."""
    wanted = fold(typed).split()
    held = [register.by_id[id_] for id_ in kept if id_ in register.by_id]
    found = (one for one in newest(register) if _has(_label(one, language), wanted))
    listed = {one.id: one for one, _ in zip(found, range(SHOWN), strict=False)}
    listed |= {one.id: one for one in held}
    return [(_label(one, language), one.id) for one in listed.values()]


def name(letterhead: Titled, say: Texts) -> str:
    """'Công văn 2214/UBND-NCVX'."""
    return " ".join(filter(None, [letterhead.kind, letterhead.number or say.unnumbered]))


@lru_cache(20_000)
def _label(letterhead: Letterhead, language: str) -> str:
    """'Công văn 2214/UBND-NCVX · UBND tỉnh Quảng Bình · 31/10/2023 · V/v …'."""
    say = texts(language)
    issuer = letterhead.issuer.replace("Ủy ban nhân dân", "UBND")
    subject = letterhead.subject
    cut = subject if len(subject) <= _SUBJECT else f"{subject[:_SUBJECT].rsplit(' ', 1)[0]}…"
    return " · ".join(filter(None, [name(letterhead, say), issuer, day(letterhead.issued_on, language), cut]))


def _has(label: str, wanted: list[str]) -> bool:
    folded = _folded(label) if wanted else ""
    return all(word in folded for word in wanted)


@lru_cache(20_000)
def _folded(label: str) -> str:
    return fold(label)
