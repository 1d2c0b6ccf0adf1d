"""What is printed behind a directive's signature: appendices, issued regulations, forms, footnotes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.clean import Paragraph, is_capitals
from ingest.folding import fold
from ingest.labels import ordinal, read_labels, roman

# 'PHỤ LỤC II', 'Phụ lục số 01', 'Mẫu số 3a', 'BIỂU MẪU 2'
_NAMED = re.compile(r"(?:PHỤ LỤC|Phụ lục|MẪU SỐ|Mẫu số|BIỂU MẪU|Biểu mẫu|BIỂU SỐ|Biểu số)\b(?:\s+số)?\s*:?\s*"
                    r"([IVX]{1,5}|\d{1,2}[a-zA-Z]?|[A-H])?\b\s*[.:-]?\s*(.*)")  # fmt: skip
# '(Ban hành kèm theo Quyết định số 36/2025/QĐ-UBND …)', '(Kèm theo Kế hoạch số …)'
_ISSUED_WITH = re.compile(r"\W{0,2}(?:duoc )?(?:ban hanh )?kem(?: theo)? (?:\w+ ){2,5}?(?:so|nay)\b")
_FOOTNOTE = re.compile(r"\[(\d{1,3})\]\s*\S")  # '[1] Nghị quyết số 163/2024/QH15 …'
_TITLE_LINES = 8  # lines in capitals that an attachment's title may take
_ENDS = re.compile(r"[.;,]\s*$")


@dataclass(frozen=True, slots=True)
class Attachment:
    """One appendix, or one text issued with the directive: 'Quy chế … ban hành kèm theo Quyết định …'."""

    title: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]

    @property
    def number(self) -> str:
        """As an address counts: 'PHỤ LỤC II' -> '2', 'Phụ lục 3a' -> '3a', 'QUY CHẾ' -> ''."""
        match = _NAMED.match(self.title[0].text)
        printed = (match[1] or "") if match and fold(match[0]).startswith("phu luc") else ""
        return str(roman(printed) or printed.lower().lstrip("0"))

    @property
    def name(self) -> str:
        """Its title without what it was issued with: 'QUY CHẾ LÀM VIỆC'."""
        return " ".join(p.text for p in self.title if not is_issued_with(p.text))


@dataclass(frozen=True, slots=True)
class Parted:
    """A directive's own paragraphs, and what stands behind them."""

    own: tuple[Paragraph, ...]
    attachments: tuple[Attachment, ...]
    footnotes: tuple[Paragraph, ...]


def parted(paragraphs: Sequence[Paragraph]) -> Parted:
    """The directive parted from its attachments and footnotes."""
    footnotes = tuple(p for p in paragraphs if _FOOTNOTE.match(p.text))
    rest = [p for p in paragraphs if not _FOOTNOTE.match(p.text)] if footnotes else list(paragraphs)
    starts = _starts(rest)
    made = tuple(_attachment(rest[a:b]) for a, b in zip(starts, [*starts[1:], len(rest)], strict=False))
    return Parted(tuple(rest[: starts[0]] if starts else rest), made, footnotes)


def is_issued_with(text: str) -> bool:
    """'(Ban hành kèm theo Quyết định số 36/2025/QĐ-UBND …)'."""
    return _ISSUED_WITH.match(fold(text[:200])) is not None


def _starts(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Where each attachment begins: never before the directive itself has said something."""
    found: list[int] = []
    begun = False
    article = title_end = 0
    for i, paragraph in enumerate(paragraphs):
        if i < title_end:
            continue
        text = paragraph.text
        labels = read_labels(text)
        if labels and labels[0].level != "dash":
            number = ordinal(labels[0]) if labels[0].level == "dieu" else 0
            restarts = number == 1 and article > 1
            article = number or article
            if restarts and not (found and i - found[-1] <= _TITLE_LINES):
                found.append(_title_start(paragraphs, i))
            begun = True
        elif begun and not paragraph.cells:
            start = i if _is_named(paragraphs, i) else _issued_start(paragraphs, i)
            if start is not None and not (found and start <= found[-1]):
                found.append(start)
                title_end = _title_end(paragraphs, start)
                article = 0
    return found


def _issued_start(paragraphs: Sequence[Paragraph], i: int) -> int | None:
    """Where the title begins that '(Ban hành kèm theo …)' at `i` ends, None where no such line stands there.

    The subject below the kind is often in small letters: 'QUY CHẾ' / 'Làm việc của UBND tỉnh'.
    """
    if not (is_issued_with(paragraphs[i].text) and len(paragraphs[i].text) < 400):
        return None
    for above in range(i - 1, max(i - _TITLE_LINES, 0), -1):
        text = paragraphs[above].text
        if _is_title_line(text):
            return _title_start(paragraphs, above)
        if paragraphs[above].cells or read_labels(text) or _ENDS.search(text):
            break
    return None


def _is_named(paragraphs: Sequence[Paragraph], i: int) -> bool:
    """'PHỤ LỤC I' alone or before a title; a sentence that begins 'Phụ lục I ban hành kèm theo …' is none."""
    match = _NAMED.match(paragraphs[i].text)
    if not match or _ENDS.search(paragraphs[i].text):
        return False
    rest = match[2]
    if is_capitals(rest) or (not rest and (match[1] or paragraphs[i].text.isupper())):
        return True
    below = paragraphs[i + 1].text if i + 1 < len(paragraphs) else ""
    return not rest and (is_capitals(below) or is_issued_with(below))


def _title_start(paragraphs: Sequence[Paragraph], i: int) -> int:
    """The first of the title lines in capitals that end just above `i`."""
    start = i
    while start > 0 and i - start < _TITLE_LINES and _is_title_line(paragraphs[start - 1].text):
        start -= 1
    return start


def _is_title_line(text: str) -> bool:
    return is_capitals(text) and not re.match(r"(?:TM|KT|TL|TUQ|Q)\b\.?|(?:PHÓ )?CHỦ TỊCH|(?:PHÓ )?GIÁM ĐỐC", text)


def _attachment(paragraphs: Sequence[Paragraph]) -> Attachment:
    end = _title_end(paragraphs, 0)
    return Attachment(tuple(paragraphs[:end]), tuple(paragraphs[end:]))


def _title_end(paragraphs: Sequence[Paragraph], start: int) -> int:
    """The line after the title that begins at `start`: after what it was issued with, else after its capitals."""
    end = start + 1
    for at in range(start + 1, min(start + _TITLE_LINES, len(paragraphs))):
        text = paragraphs[at].text
        if is_issued_with(text):
            return at + 1
        capitals = is_capitals(text)
        if paragraphs[at].cells or read_labels(text) or (_ENDS.search(text) and not capitals):
            break
        end = at + 1 if end == at and capitals else end
    return end
