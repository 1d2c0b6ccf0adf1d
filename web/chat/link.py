"""A conversation as a link: its questions, each with what it is bound to, in the part of an address after '#'.

That part never leaves the browser by itself, so no server's log holds the questions: '#year=2023&q=Ai%20ký%3F&q=…'.
"""

from collections.abc import Iterator, Sequence
from urllib.parse import parse_qsl, quote

from assistant.ask import LONGEST
from index.section import Bounds
from web.chat.turns import Asking

MOST = 20  # questions of a link that are asked again
_LONGEST = 200_000  # characters of a link that are looked at
_SIZE = 6_000  # characters of a link that we make: longer ones are cut off by mail programs


def link_of(chain: Sequence[Asking]) -> str:
    """'#q=…&q=…': the last of the questions, as many as fit into a link; "" for none."""
    kept: list[Asking] = []
    for asking in reversed(chain[-MOST:]):
        if kept and len(_written([asking, *kept])) > _SIZE:
            break
        kept.insert(0, asking)
    return _written(kept)


def askings_in(link: str) -> tuple[list[Asking], int]:
    """The questions of a link that are to be asked, at most `MOST`, and how many it holds; whatever it is."""
    try:
        fields = parse_qsl(link[:_LONGEST].removeprefix("#"), keep_blank_values=True, max_num_fields=_LONGEST)
    except ValueError:
        return [], 0
    found = list(_askings(fields))
    return found[:MOST], len(found)


def _written(askings: Sequence[Asking]) -> str:
    fields, bound = [], Bounds()
    for asking in askings:
        was, now = _fields(bound), _fields(asking.within)
        fields += [(name, now[name]) for name in now if now[name] != was[name]]
        fields.append(("q", asking.question))
        bound = asking.within
    return "#" + "&".join(f"{name}={quote(value, safe='')}" for name, value in fields) if fields else ""


def _fields(bounds: Bounds) -> dict[str, str]:
    return {"kind": bounds.kind, "issuer": bounds.issuer, "year": str(bounds.year or "")}


def _askings(fields: Sequence[tuple[str, str]]) -> Iterator[Asking]:
    """A bound holds from where it stands to the next of its name."""
    bound = _fields(Bounds())
    for name, value in fields:
        if name in bound:
            bound[name] = value[:LONGEST]
        elif name == "q" and value.strip():
            yield Asking(value[: LONGEST + 1], bounds_from(**bound))


def bounds_from(kind: str | None, issuer: str | None, year: str | int | None) -> Bounds:
    """Bounds as a person set them, whatever came: a year that is none bounds nothing."""
    said = str(year or "")
    on = int(said) if said.isascii() and said.isdecimal() and len(said) == 4 else None
    return Bounds(" ".join(str(kind or "").split()), " ".join(str(issuer or "").split()), on)
