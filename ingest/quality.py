"""The quality report of a directive: what is missing, doubtful, read by OCR or restored, so that no gap is silent."""

from collections.abc import Iterable, Sequence

from ingest.address import clause_name, is_misprinted
from ingest.directive import Clause, Quality
from ingest.labels import LETTERS
from ingest.letterhead.letterhead import Letterhead
from ingest.page import Page


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
        notes=(*head.notes, *_inferred(clauses), *_misprinted(clauses), *_gaps(clauses)),
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


def _misprinted(clauses: Iterable[Clause]) -> Iterable[str]:
    """'Ký hiệu in khác thứ tự: “a)” đọc là điểm g khoản 1'."""
    found = [c for c in clauses if is_misprinted(c.label, c.id)]
    if found:
        yield "Ký hiệu in khác thứ tự: " + ", ".join(f"“{c.label}” đọc là {clause_name(c.id)[0]}" for c in found)


def _gaps(clauses: Iterable[Clause]) -> Iterable[str]:
    """'Không thấy khoản 2 của mục I: trước khoản 3 có thể mất chữ'; one note each."""
    last: dict[tuple[str, str], int] = {}
    for clause in clauses:
        counted = _counted(clause.id) if clause.label or clause.implicit else None
        if not counted:
            continue
        above, kind, number = counted
        missing = [_shown(kind, n) for n in range(last.get((above, kind), 0) + 1, number)]
        if missing and missing != ["đ"]:  # many an author goes from d) to e)
            where = f" của {clause_name(above)[0]}" if above else ""
            yield f"Không thấy {kind} {', '.join(missing)}{where}: trước {kind} {_shown(kind, number)} có thể mất chữ"
        last[above, kind] = number


def _counted(path: str) -> tuple[str, str, int] | None:
    """What a clause stands in, its kind and its number: 'II.3' -> ('II', 'khoản', 3); None for what is not counted."""
    above, _, part = path.rpartition(".")
    if part.isdigit():
        return above, "khoản", int(part)
    if part in LETTERS:
        return above, "điểm", LETTERS.index(part) + 1
    number = part.removeprefix("dieu-")
    return (above, "Điều", int(number)) if number != part and number.isdigit() else None


def _shown(kind: str, number: int) -> str:
    return LETTERS[number - 1] if kind == "điểm" else str(number)
