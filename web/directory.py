"""The directives on hand, as lists that a person chooses from: each by its name, or by kind, issuer and year."""

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

from assistant.comparison.candidates import newest
from index.register import Letterhead, Register
from ingest.address import Titled
from ingest.folding import fold
from web.texts import day, texts

SHOWN = 400  # in a list at once; typing finds the others
_SUBJECT = 90  # characters of a subject


def choices(
    register: Register, language: str, typed: str = "", kept: Collection[str] = (), most: int = SHOWN
) -> list[tuple[str, str]]:
    """(What a person reads, id): those `kept`, then the newest that have all the `typed` words, `most` of them."""
    wanted = fold(typed).split()
    held = [register.by_id[id_] for id_ in kept if id_ in register.by_id]
    found = (one for one in newest(register) if one.id not in kept and all(w in _told(one, language) for w in wanted))
    listed = [*held, *(one for one, _ in zip(found, range(most), strict=False))]
    return [(_label(one, language), one.id) for one in listed]


def name(directive: Titled, language: str) -> str:
    """'Công điện 968/CĐ-TTg', 'Kế hoạch không rõ số'."""
    return " ".join(filter(None, [directive.kind, directive.number or texts(language).unnumbered]))


def scopes(register: Register) -> tuple[list[str], list[str], list[str]]:
    """Kinds and issuing bodies, the most frequent first, and years, the latest first."""
    years = sorted({one.year for one in register if one.year}, reverse=True)
    kinds, issuers = (one.kind for one in register), (one.issuer for one in register)
    return _by_frequency(kinds), _by_frequency(issuers), [str(year) for year in years]


def _by_frequency(values: Iterable[str]) -> list[str]:
    counted = Counter(filter(None, values))
    return [value for value, _count in sorted(counted.items(), key=lambda item: (-item[1], item[0]))]


@lru_cache(20_000)
def _label(letterhead: Letterhead, language: str) -> str:
    """'Công văn 2214/UBND-NCVX · UBND tỉnh Quảng Bình · 31/10/2023 · V/v …'."""
    issuer = letterhead.issuer.replace("Ủy ban nhân dân", "UBND")
    subject = letterhead.subject
    cut = subject if len(subject) <= _SUBJECT else f"{subject[:_SUBJECT].rsplit(' ', 1)[0]}…"
    issued_on = day(letterhead.issued_on, language) or texts(language).undated
    return " · ".join(filter(None, [name(letterhead, language), issuer, issued_on, cut]))


@lru_cache(20_000)
def _told(letterhead: Letterhead, language: str) -> str:
    """Everything that a directive may be looked for by."""
    return fold(f"{_label(letterhead, language)} {letterhead.issuer} {letterhead.parent_body}")
