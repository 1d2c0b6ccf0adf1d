"""Small written directives, for the tests of what directives are to one another."""

from collections.abc import Sequence
from datetime import date

from index.relations.edges import Edge, edges_of
from ingest.directive import Directive
from ingest.read import read_bytes
from ingest.references.resolution import resolved

_WRITTEN = """ỦY BAN NHÂN DÂN
TỈNH {issuer}
-------

{draft}Số: {number}

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------

{place}, ngày {day:%d} tháng {day:%m} năm {day:%Y}

{kind}
{subject}

{body}
"""


def written(
    number: str,
    day: str,
    *body: str,
    kind: str = "QUYẾT ĐỊNH",
    subject: str = "Về việc quản lý đê điều",
    draft: bool = False,
    place: str = "Phú Thọ",
) -> str:
    """The text of a directive of a province with these paragraphs."""
    return _WRITTEN.format(
        issuer=place.upper(), number=number, day=date.fromisoformat(day), kind=kind, subject=subject,
        body="\n\n".join(body), draft="DỰ THẢO\n\n" if draft else "", place=place,
    )  # fmt: skip


def read(*texts: str) -> tuple[Directive, ...]:
    """These directives as one library reads them: each reference knows its target."""
    found = [d for n, text in enumerate(texts) for d in read_bytes(f"{n}.txt", text.encode())]
    paths = {directive.id: [clause.id for clause in directive.clauses] for directive in found}
    return tuple(resolved(directive, lambda _number: found, paths.__getitem__) for directive in found)


def edges_to(target: Directive, others: Sequence[Directive]) -> list[Edge]:
    """The edges of all others that end at one."""
    return [edge for other in others for edge in edges_of(other) if edge.target == target.id]
