"""Libraries of any size, made of law text: what growth is measured on."""

import hashlib
import json
import random
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

from index.catalog import FileVersion
from ingest.directive import Clause, Directive, Source
from ingest.numbering import slug
from ingest.places import PLACES

CLAUSES = 20  # of each directive
KINDS = (
    ("Công văn", "UBND-NC"), ("Chỉ thị", "CT-UBND"), ("Kế hoạch", "KH-UBND"), ("Quyết định", "QĐ-UBND"),
    ("Thông báo", "TB-UBND"),
)  # fmt: skip
YEARS = range(2014, 2026)
_CHARACTERS = range(20, 3000)  # of a paragraph that is taken
_SEED = 968

Paragraph = tuple[str, str]  # the title of its article, and its text


def paragraphs(data: Path) -> list[Paragraph]:
    """The paragraphs of the articles in `data` (lines of JSON with `title` and `text`)."""
    articles = (json.loads(line) for line in data.read_text("utf-8").splitlines())
    found = ((article["title"], text.strip()) for article in articles for text in article["text"].split("\n"))
    return [(title, text) for title, text in found if len(text) in _CHARACTERS]


def versions(source: Sequence[Paragraph], clauses: int) -> Iterator[FileVersion]:
    """Files of one directive each, with `clauses` clauses together; what is repeated is repeated with noise."""
    many = _repeated(source, random.Random(_SEED))
    for nth in range(clauses // CLAUSES):
        directive = _directive(nth, list(islice(many, CLAUSES)))
        yield FileVersion(f"{nth:032x}", directive.source, (directive,))


def _repeated(source: Sequence[Paragraph], chance: random.Random) -> Iterator[Paragraph]:
    """The paragraphs as they are, then again and again, with one word in ten dropped or swapped with its neighbour."""
    yield from source
    while True:
        for title, text in source:
            words = text.split(" ")
            for _ in range(len(words) // 10 + 1):
                at = chance.randrange(len(words))
                if chance.random() < 0.5 and len(words) > 1:
                    del words[at]
                else:
                    words[at - 1], words[at] = words[at], words[at - 1]
            yield title, " ".join(words)


def _directive(nth: int, parts: Sequence[Paragraph]) -> Directive:
    """A directive of a province, kind and year that go round with `nth`; numbers count anew for each of them."""
    place = PLACES[nth % len(PLACES)]
    turn = nth // len(PLACES)
    kind, ending = KINDS[turn % len(KINDS)]
    year = YEARS[turn // len(KINDS) % len(YEARS)]
    number = f"{turn // len(KINDS) // len(YEARS) + 1}/{year}/{ending}"
    issuer = f"Ủy ban nhân dân {'thành phố' if place.city else 'tỉnh'} {place.name}"
    clauses, at = [], 0
    for position, (title, text) in enumerate(parts, 1):
        clauses.append(Clause(str(position), f"{position}.", title, text, at, at + len(text)))
        at += len(text) + 1
    text = "\n".join(text for _title, text in parts)
    id_ = slug(f"{number} {place.name}")
    day = date(year, 1 + nth % 12, 1 + nth % 28)
    return Directive(
        id=id_, number=number, kind=kind, issuer=issuer, place=place.name, issued_on=day,
        subject=parts[0][0], addressees=(), recipients=(), signer="", text=text, clauses=tuple(clauses), references=(),
        obligations=(), source=Source(f"{id_}.txt", hashlib.sha256(f"{id_} {text}".encode()).hexdigest()),
    )  # fmt: skip
