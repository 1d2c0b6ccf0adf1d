"""The clause tree: labelled paragraphs to addressed clauses.

What a label counts is decided by the sequence that it stands in: 'I.' before '2.' is 1, a second 'd)' is đ,
and an item between 3 and 5 whose number was lost is 4, marked implicit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.clean import Paragraph
from ingest.directive import Clause
from ingest.labels import LETTERS, LEVELS, Label, doubtful_label, ordinal, path_part, read_labels
from ingest.sections import Sections

_DEPTH = {level.name: depth for depth, level in enumerate(LEVELS)}
_WIDEST_GAP = 3  # lost items in a row; past that a number is no label
_HEADING_WORDS = 30


@dataclass(slots=True)
class _Item:
    """A clause while its paragraphs are still coming in."""

    path: str
    parent: str
    label: str
    texts: list[str]
    page: int
    level: str = ""
    number: int = 0
    implicit: bool = False
    heading: str = ""


@dataclass(slots=True)
class _Body:
    """The numbered body as it grows; `open` holds the items that a next paragraph can belong to."""

    items: list[_Item] = field(default_factory=list)
    open: list[_Item] = field(default_factory=list)
    has_roman_two: bool = False

    def last(self, level: str) -> _Item | None:
        """The open item of `level`, None when none is."""
        return next((item for item in reversed(self.open) if item.level == level), None)


def clauses(parts: Sections) -> tuple[str, tuple[Clause, ...]]:
    """The canonical text of a directive and its clauses, which all point into it."""
    items = [
        *_one("head", parts.head),
        *_one("addressees", parts.addressees),
        *_each("pre", parts.preamble),
        *body_items(parts.body),
        *_each("close", parts.closing),
    ]
    ends = [*_one("recipients", parts.recipients), *_one("signature", parts.signature)]
    items += reversed(ends) if parts.signed_first else ends
    return _assembled(items)


def _one(path: str, paragraphs: Sequence[Paragraph]) -> list[_Item]:
    return [_Item(path, "", "", [p.text for p in paragraphs], paragraphs[0].page)] if paragraphs else []


def _each(path: str, paragraphs: Sequence[Paragraph]) -> list[_Item]:
    return [_Item(f"{path}.p{i}", "", "", [p.text], p.page) for i, p in enumerate(paragraphs, start=1)]


def _assembled(items: Sequence[_Item]) -> tuple[str, tuple[Clause, ...]]:
    text, made = "", []
    for item in items:
        text += ("\n" if text else "") + (f"{item.label} " if item.label else "")
        own = "\n".join(item.texts)
        made.append(
            Clause(item.path, item.label, item.heading, own, len(text), len(text) + len(own), item.parent,
                   implicit=item.implicit, page=item.page)
        )  # fmt: skip
        text += own
    return text, tuple(made)


def body_items(paragraphs: Sequence[Paragraph]) -> list[_Item]:
    """The numbered body as items in printed order."""
    body = _Body(has_roman_two=any(
        label.level == "roman" and ordinal(label) == 2 for p in paragraphs for label in read_labels(p.text)
    ))  # fmt: skip
    for i, paragraph in enumerate(paragraphs):
        label = _chosen(body, paragraph.text)
        if label is None:
            _add_unlabelled(body, paragraph)
        else:
            follows = paragraphs[i + 1].text if i + 1 < len(paragraphs) else ""
            _add_labelled(body, paragraph, *label, follows)
    return body.items


def _chosen(body: _Body, text: str) -> tuple[Label, int] | None:
    """The reading of a paragraph's label that its sequence allows, with the number that it must have."""
    for label in read_labels(text):
        number = _number(body, label)
        if number:
            return label if label.level != "roman" or _is_roman(body, label) else replace(label, level="khoan"), number
    doubtful = doubtful_label(text)
    last = body.last("diem")
    if doubtful and last and last.number < len(LETTERS):
        return doubtful, last.number + 1
    return None


def _is_roman(body: _Body, label: Label) -> bool:
    """'I.' is a clause 1 that OCR misread where no 'II.' follows anywhere."""
    return body.has_roman_two or ordinal(label) > 1


def _number(body: _Body, label: Label) -> int:
    """The number that `label` must have where it stands, 0 when it cannot be a label there."""
    n = ordinal(label)
    level = "khoan" if label.level == "roman" and not _is_roman(body, label) else label.level
    last = body.last(level)
    if level == "dash":
        return (last.number if last else 0) + 1
    if level in ("phan", "chuong", "muc", "dieu"):
        return n or (last.number if last else 0) + 1
    if level == "sub":
        return n
    before = last.number if last else 0
    if level == "diem" and last and n <= before:
        return before + 1 if before < len(LETTERS) else 0  # 'd)' twice: the second is đ
    return n if before < n <= before + 1 + _WIDEST_GAP else 0


def _add_labelled(body: _Body, paragraph: Paragraph, label: Label, number: int, follows: str) -> None:
    level = label.level
    if level == "khoan":
        _number_lost_items(body, number)
    nested = level == "dash" and label.token == "+"  # '+' stands under '-'
    while body.open and _DEPTH[body.open[-1].level] >= _DEPTH[level] and not (nested and body.open[-1].label == "-"):
        body.open.pop()
    if nested:
        number = 1 + sum(item.parent == body.open[-1].path for item in body.items) if body.open else number
    elif level == "dash":
        parent = body.open[-1].path if body.open else ""
        number = 1 + sum(item.level == "dash" and item.parent == parent for item in body.items)
    parent = body.open[-1].path if body.open else ""
    part = path_part(level, number, label.token) if level != "sub" else label.token.rsplit(".", 1)[-1]
    path = part if level == "dieu" or not parent else f"{parent}.{part}"
    if any(item.path == path for item in body.items):  # numbering that starts again: no address of its own
        _add_unlabelled(body, paragraph)
        return
    item = _Item(path, parent, label.printed, [label.rest], paragraph.page, level, number,
                 heading=_heading(label.rest, follows))  # fmt: skip
    body.items.append(item)
    body.open.append(item)


def _heading(text: str, follows: str) -> str:
    """The heading that a numbered line is when others follow below it: '3. Sở Nội vụ' -> 'Sở Nội vụ'."""
    if len(text.split()) > _HEADING_WORDS * (2 if text.endswith(":") else 1):
        return ""
    below = bool(follows) and (text.endswith(":") or text[-1:].isalnum() or text[-1:] in ')”"')
    return text.rstrip(":").strip() if below else ""


def _add_unlabelled(body: _Body, paragraph: Paragraph) -> None:
    owner = next((item for item in reversed(body.open) if item.level != "dash"), None)
    last = body.items[-1] if body.items else None
    if owner and last is owner and owner.heading and not owner.texts[-1].endswith(":") and len(owner.texts) == 1:
        owner.texts.append(paragraph.text)  # a heading line, and its clause on the next
        return
    above = owner.path if owner else ""
    prefix = f"{above}." if above else ""
    n = 2 if above else 1
    taken = {item.path for item in body.items}
    while f"{prefix}p{n}" in taken:
        n += 1
    body.items.append(_Item(f"{prefix}p{n}", above, "", [paragraph.text], paragraph.page))


def _number_lost_items(body: _Body, number: int) -> None:
    """Give the items that stand where numbers are missing before `number` those numbers."""
    last = body.last("khoan")
    first_lost = (last.number if last else 0) + 1
    if number <= first_lost:
        return
    start = max((i + 1 for i, item in enumerate(body.items) if item.level not in ("dash", "")), default=0)
    since = body.items[start:]
    lost = [item for item in since if item.level == "dash" and not last] or [i for i in since if i.level == ""]
    if number - first_lost == 1:
        lost = lost[:1]
    above = last.parent if last else ""
    paths = [f"{above}.{n}" if above else str(n) for n in range(first_lost, number)]
    if len(lost) != len(paths) or any(item.path in paths for item in body.items):
        return
    for n, (item, path) in enumerate(zip(lost, paths, strict=True), start=first_lost):
        item.path, item.parent, item.level, item.number, item.implicit = path, above, "khoan", n, True
        item.label = ""
    rest = [item for item in body.items[body.items.index(lost[-1]) + 1 :] if item.level == ""]
    for n, item in enumerate(rest, start=2):
        item.path, item.parent = f"{lost[-1].path}.p{n}", lost[-1].path
