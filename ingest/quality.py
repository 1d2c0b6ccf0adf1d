"""The quality report of a directive: what is missing, doubtful, read by OCR or restored, so that no gap is silent."""

import re
from collections.abc import Iterable, Sequence

from ingest.address import clause_name
from ingest.directive import Clause, Quality
from ingest.letterhead.letterhead import Letterhead
from ingest.page import Page

_CLAUSE_NUMBER = re.compile(r"(?:(.*)\.)?(\d{1,2})")  # 'II.3' : the third clause of II


def quality(head: Letterhead, clauses: Sequence[Clause], pages: Sequence[Page]) -> Quality:
    """The report on one directive, read from `pages`."""
    printed = {
        "number": head.number, "kind": head.kind, "issuer": head.issuer, "place": head.place,
        "issued_on": head.issued_on, "subject": head.subject, "signer": head.signer,
    }  # fmt: skip
    scanned = [page for page in pages if page.confidence is not None]
    changed = [w for c in clauses for w in c.restored if c.reading[w.start : w.end] != w.printed]
    return Quality(
        missing=tuple(name for name, value in printed.items() if not value),
        notes=(*head.notes, *_inferred(clauses), *_gaps(clauses)),
        ocr_pages=tuple(page.number for page in scanned),
        ocr_confidence=_mean([page.confidence or 0.0 for page in scanned]),
        restored_words=len(changed),
        restored_confidence=_mean([word.confidence for word in changed]),
    )


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 3) if values else None


def _inferred(clauses: Iterable[Clause]) -> Iterable[str]:
    """'Số thứ tự bị mất khi in, suy ra từ vị trí: khoản 1, 2, điểm b khoản 5'."""
    found = [clause.id for clause in clauses if clause.implicit]
    plain = [path for path in found if path.isdigit()]
    named = [f"khoản {', '.join(plain)}"] if plain else []
    named += [clause_name(path)[0] for path in found if not path.isdigit()]
    if named:
        yield f"Số thứ tự bị mất khi in, suy ra từ vị trí: {', '.join(named)}"


def _gaps(clauses: Iterable[Clause]) -> Iterable[str]:
    """'Không thấy khoản 2 của mục I: trước khoản 3 có thể mất chữ'; one note each."""
    last: dict[str, int] = {}
    for clause in clauses:
        match = _CLAUSE_NUMBER.fullmatch(clause.id)
        if not match or (not clause.label and not clause.implicit):
            continue
        above, number = match[1] or "", int(match[2])
        before = last.get(above, 0)
        if number > before + 1:
            where = f" của {clause_name(above)[0]}" if above else ""
            missing = ", ".join(str(n) for n in range(before + 1, number))
            yield f"Không thấy khoản {missing}{where}: trước khoản {number} có thể mất chữ"
        last[above] = number
