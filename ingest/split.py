"""The clauses of a directive: its parts laid end to end in one canonical text, each piece with its address."""

from collections.abc import Sequence

from ingest.attachments import Attachment
from ingest.clean import Paragraph, bounding
from ingest.directive import Clause, Region
from ingest.outline import Item, outline
from ingest.sections import Sections


def clauses(parts: Sections) -> tuple[str, tuple[Clause, ...]]:
    """The canonical text of a directive and its clauses, which all point into it."""
    items = [
        *_one("head", parts.head),
        *_one("addressees", parts.addressees),
        *_each("pre", parts.preamble),
        *outline(parts.body),
        *_each("close", parts.closing),
    ]
    ends = [*_one("recipients", parts.recipients), *_one("signature", parts.signature)]
    items += reversed(ends) if parts.signed_first else ends
    items += _attached(parts.attachments)
    items += [item for n, p in enumerate(parts.footnotes, start=1) for item in _one(f"chu-thich-{n}", [p])]
    return _assembled(items)


def _attached(attachments: Sequence[Attachment]) -> list[Item]:
    """Each attachment's title, then its outline: 'phu-luc', 'phu-luc.dieu-1'; a printed number is part of it."""
    items: list[Item] = []
    taken: set[str] = set()
    for place, attachment in enumerate(attachments, start=1):
        number = attachment.number or (str(place) if place > 1 else "")
        path = f"phu-luc-{number}".rstrip("-")
        while path in taken:
            place += 1
            path = f"phu-luc-{place}"
        taken.add(path)
        (title,) = _one(path, attachment.title)
        title.heading = attachment.name
        items += [title, *outline(attachment.body, path)]
    return items


def _one(path: str, paragraphs: Sequence[Paragraph]) -> list[Item]:
    if not paragraphs:
        return []
    regions = [region for p in paragraphs for region in p.regions]
    return [Item(path, "", "", [p.text for p in paragraphs], paragraphs[0].page, regions=regions)]


def _each(path: str, paragraphs: Sequence[Paragraph]) -> list[Item]:
    return [item for i, p in enumerate(paragraphs, start=1) for item in _one(f"{path}.p{i}", [p])]


def _assembled(items: Sequence[Item]) -> tuple[str, tuple[Clause, ...]]:
    pieces: list[str] = []
    made: list[Clause] = []
    at = 0
    for item in items:
        own = "\n".join(item.texts)
        before = ("\n" if made else "") + (f"{item.label} " if item.label else "")
        start = at + len(before)
        at = start + len(own)
        pieces += [before, own]
        made.append(
            Clause(item.path, item.label, item.heading, own, start, at, item.parent, implicit=item.implicit,
                   page=item.page, regions=_by_page(item.regions))
        )  # fmt: skip
    return "".join(pieces), tuple(made)


def _by_page(regions: Sequence[Region]) -> tuple[Region, ...]:
    """One rectangle a page that holds them all."""
    pages = dict.fromkeys(region.page for region in regions)
    return tuple(bounding(page, [r for r in regions if r.page == page]) for page in pages)
