"""The numbered body of a directive: labelled paragraphs to a tree of addressed items.

What a label counts is decided by the sequence that it stands in: 'I.' before '2.' is 1, a second 'd)' is đ,
and an item between 3 and 5 whose number was lost is 4, marked implicit.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.clean import Paragraph, is_capitals
from ingest.directive import Region
from ingest.labels import LETTERS, LEVELS, Label, doubtful_label, is_inserted, ordinal, path_part, read_labels

_DEPTH = {level.name: float(depth) for depth, level in enumerate(LEVELS)}
_DEPTH[""] = _DEPTH["khoan"] - 0.5  # a line without a number that a numbering stands under
_DIVISIONS = ("phan", "chuong", "muc", "tieu-muc")  # their title often stands on the line below
_DOUBTED = ("upper", "roman", "bracket", "small-roman")  # a lone one of these is a misread label or an initial
_WIDEST_GAP = 3  # lost items in a row; past that a number is no label
_HEADING_WORDS = 30
_NEAR = 12  # paragraphs below a spoiled label that may tell what it is
_COMMA = re.compile(r"(\d{1,2})\s?,\s+(?=[A-ZĐÀ-Ỹ])")  # '5, Các trường hợp': OCR read the full stop as a comma
_INLINE = re.compile(r"(?<=[.;])\s+(?=(?:\d{1,2}\.|[a-zđ]\))\s[A-ZĐÀ-Ỹ])")  # '… đất đai. 3. Các tổ chức'


@dataclass(slots=True)
class Item:
    """A clause while its paragraphs are still coming in."""

    path: str
    parent: str
    label: str
    texts: list[str]
    page: int
    level: str = ""  # of its label; "" for a paragraph without one, "row" for a row of a table
    number: int = 0
    implicit: bool = False
    heading: str = ""
    regions: list[Region] = field(default_factory=list)


@dataclass(slots=True)
class _Outline:
    """The body as it grows; `open` holds the items that a next paragraph can belong to."""

    scope: str  # path of the part that holds this body: "phu-luc-2", "" for the directive's own
    counted: frozenset[str]  # levels of which a second item stands somewhere: 'II.' for Roman numbers
    items: list[Item] = field(default_factory=list)
    open: list[Item] = field(default_factory=list)
    paths: set[str] = field(default_factory=set)
    children: Counter[tuple[str, str]] = field(default_factory=Counter)  # (parent, kind) -> how many so far

    def last(self, level: str) -> Item | None:
        """The open item of `level`, None when none is."""
        return next((item for item in reversed(self.open) if item.level == level), None)

    def add(self, item: Item) -> None:
        self.items.append(item)
        self.paths.add(item.path)


def outline(paragraphs: Sequence[Paragraph], scope: str = "") -> list[Item]:
    """The items of a numbered body in printed order; their paths begin with `scope`, the part that it stands in."""
    broken = _inline_items_apart(paragraphs)
    labels = (label for p in broken for label in read_labels(p.text) if label.level in _DOUBTED)
    body = _Outline(scope, frozenset(label.level for label in labels if ordinal(label) in (2, 3)))
    quoted = _quoted(broken)
    for i, paragraph in enumerate(broken):
        if paragraph.cells:
            _add_row(body, paragraph, new=i == 0 or not broken[i - 1].cells)
            continue
        chosen = None if i in quoted else _chosen(body, broken, i) or _spoiled(body, broken, i)
        follows = broken[i + 1].text if i + 1 < len(broken) else ""
        if chosen is None or not _add_labelled(body, paragraph, *chosen, follows):
            _add_unlabelled(body, paragraph)
    return body.items


def _quoted(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The paragraphs that go on with a quotation: an amendment's new wording, whose labels are not its own.

    '“Điều 6a. Trách nhiệm' / '1. Các sở;' / '2. Các huyện.”'; a quotation that nothing closes is none.
    """
    found: set[int] = set()
    start, depth = 0, 0
    for i, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if depth == 0:
            start, depth = i, text.startswith("“") and text.count("“") - text.count("”")
        else:
            depth += text.count("“") - text.count("”")
            if depth <= 0:
                found.update(range(start + 1, i + 1))
        depth = max(depth, 0)
    return found


def _inline_items_apart(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """A paragraph that holds the very item missing between it and the next labelled one is two paragraphs.

    '2. Cá nhân có yêu cầu. 3. Các tổ chức khác.' before '4. …' holds 2 and 3: the break between them was lost.
    """
    labels = [next(iter(read_labels(p.text)), None) for p in paragraphs]
    made: list[Paragraph] = []
    following: Label | None = None
    for paragraph, label in zip(reversed(paragraphs), reversed(labels), strict=True):
        pieces = [paragraph.text]
        if label and following and label.level == following.level in ("khoan", "diem"):
            missing = range(ordinal(label) + 1, ordinal(following))
            if 0 < len(missing) <= _WIDEST_GAP:
                pieces = _parted(paragraph.text, label.level, missing)
        made += [replace(paragraph, text=piece) for piece in reversed(pieces)] if len(pieces) > 1 else [paragraph]
        if label and (label.level in ("khoan", "diem") or _DEPTH[label.level] < _DEPTH["khoan"]):
            following = label
    return made[::-1]


def _parted(text: str, level: str, missing: range) -> list[str]:
    pieces = _INLINE.split(text)
    made, wanted = pieces[:1], list(missing)
    for piece in pieces[1:]:
        label = next((x for x in read_labels(piece) if x.level == level), None)
        if label and wanted and ordinal(label) == wanted[0]:
            made.append(piece)
            wanted.pop(0)
        else:
            made[-1] += f" {piece}"
    return made if not wanted else [text]


def _chosen(body: _Outline, paragraphs: Sequence[Paragraph], i: int) -> tuple[Label, int] | None:
    """The reading of a paragraph's label that its sequence allows, with the number that it must have."""
    for label in read_labels(paragraphs[i].text):
        if label.level == "roman" and not _is_counted(body, label):
            label = replace(label, level="khoan", token=str(ordinal(label)))
        number = _number(body, label) or _misprinted(body, label, paragraphs, i)
        if number:
            return label, number
    return None


def _misprinted(body: _Outline, label: Label, paragraphs: Sequence[Paragraph], i: int) -> int:
    """What a point whose letter has been used must be: 'd)' after d) is đ, 'a)' between e) and h) is g.

    0 where points start again: 'a)' before another 'b)'.
    """
    last = body.last("diem")
    if label.level != "diem" or not last or last.number >= len(LETTERS) or ordinal(label) > last.number:
        return 0
    above = body.items[-1]
    if above.level == "" and any(x.level == "diem" for x in read_labels(above.texts[-1])):
        return 0  # points that start again have begun
    repeated = ordinal(label) == last.number
    return last.number + 1 if repeated or _next_point(paragraphs, i) in (0, last.number + 2) else 0


def _spoiled(body: _Outline, paragraphs: Sequence[Paragraph], i: int) -> tuple[Label, int] | None:
    """A label that print or OCR spoiled, where the row around it says what it must be.

    '¢)' after b) is c), '4)' before b) is a), '5,' after 4. is 5.
    """
    text, last = paragraphs[i].text, body.last("diem")
    whole = any(label.level == "diem" for label in read_labels(text))
    doubtful = None if whole else doubtful_label(text)
    if doubtful and last and last.number < len(LETTERS):
        return doubtful, last.number + 1
    if doubtful and not last and _next_point(paragraphs, i) == 2:
        return doubtful, 1
    comma, clause = _COMMA.match(text), body.last("khoan")
    if comma and clause and int(comma[1]) == clause.number + 1:
        return Label("khoan", comma[0].strip(), comma[1], text[comma.end() :]), clause.number + 1
    return None


def _next_point(paragraphs: Sequence[Paragraph], i: int) -> int:
    """Which point comes next below a paragraph, before any label that stands above points; 0 where none does."""
    for paragraph in paragraphs[i + 1 : i + 1 + _NEAR]:
        for label in read_labels(paragraph.text):
            if label.level == "diem":
                return ordinal(label)
            if _DEPTH[label.level] < _DEPTH["diem"]:
                return 0
    return 0


def _is_counted(body: _Outline, label: Label) -> bool:
    """'I.' is a clause 1 that OCR misread where no 'II.' follows anywhere, and a lone '1)' a spoiled 'h)'."""
    return label.level in body.counted or ordinal(label) > 1


def _number(body: _Outline, label: Label) -> int:
    """The number that `label` must have where it stands, 0 when it cannot be a label there."""
    n = ordinal(label)
    last = body.last(label.level)
    before = last.number if last else 0
    if label.level == "dash":
        return before + 1
    if is_inserted(label.level, label.token):
        return before if last and label.level == "diem" else n if n == before else 0
    if label.level in ("roman", "chuong") and last and n == before:
        return n + 1  # 'II.' twice: OCR lost a stroke of III
    if label.level in (*_DIVISIONS, "dieu"):
        return n or before + 1
    if label.level in ("upper", "small-roman"):
        return n if n == before + 1 and _is_counted(body, label) else 0
    if label.level == "sub":
        return n
    if label.level == "bracket":
        return n if n == before + 1 and (_is_counted(body, label) or not body.last("diem")) else 0
    if label.level == "diem" and n == before + 2 and label.token == "đ":
        return n - 1  # 'đ)' after c) is a d that OCR gave a bar
    if n == 1 and label.level == "khoan" and last and _starts_again(body):
        return 1
    return n if before < n <= before + 1 + _WIDEST_GAP else 0


def _starts_again(body: _Outline) -> bool:
    """Whether numbering may start again here: below a line that stands alone and leads in what follows.

    '2. Hai.' / 'Nhiệm vụ cụ thể' / '1. Ba.'
    """
    last = body.items[-1]
    return last.level == "" and len(last.texts) == 1 and len(last.texts[0].split()) <= _HEADING_WORDS


def _add_labelled(body: _Outline, paragraph: Paragraph, label: Label, number: int, follows: str) -> bool:
    """Adds a labelled item; False where its address is taken, so that it can have none of its own."""
    level = label.level
    if level == "khoan":
        again = body.last("khoan") if number == 1 and label.token.isdigit() else None
        if again:
            _open_heading(body, again)
        else:
            _number_lost_items(body, number)
    nested = level == "dash" and label.token == "+"  # '+' stands under '-'
    kept = len(body.open)
    while kept and _closes(body.open[kept - 1], label) and not (nested and body.open[kept - 1].label == "-"):
        kept -= 1
    parent = body.open[kept - 1].path if kept else body.scope
    if level == "dash":
        number = body.children[parent, "dash"] + 1
    path, parent = _path(body, label, number, parent)
    if path in body.paths:
        return False
    del body.open[kept:]
    item = Item(path, parent, label.printed, [label.rest], paragraph.page, level, number,
                heading=_heading(label.rest, follows), regions=[*paragraph.regions])  # fmt: skip
    body.children[parent, level] += 1
    body.add(item)
    body.open.append(item)
    return True


def _closes(item: Item, label: Label) -> bool:
    """Whether an item is over when `label` comes; '1.1.' is within 1, '1.1.2.' within 1.1."""
    if item.level == label.level == "sub":
        return not label.token.startswith(f"{item.label.rstrip('.)')}.")
    return _DEPTH[item.level] >= _DEPTH[label.level]


def _path(body: _Outline, label: Label, number: int, parent: str) -> tuple[str, str]:
    """The address of a labelled item below `parent`, and of what it stands in."""
    if label.level == "dieu":  # articles count on through chapters
        return f"{body.scope}.{path_part('dieu', number, label.token)}".lstrip("."), parent
    part = path_part(label.level, number, label.token)
    if label.level == "sub":
        above, _, own = label.token.rpartition(".")
        named = parent == above or parent.endswith(f".{above}")
        part = own if named else label.token.replace(".", "-")
    return f"{parent}.{part}".lstrip("."), parent


def _heading(text: str, follows: str) -> str:
    """The heading that a numbered line is when others follow below it: '3. Sở Nội vụ' -> 'Sở Nội vụ'."""
    if len(text) > 400 or len(text.split()) > _HEADING_WORDS * (2 if text.endswith(":") else 1):
        return ""
    below = bool(follows) and (text.endswith(":") or text[-1:].isalnum() or text[-1:] in ')”"')
    return text.rstrip(":").strip() if below else ""


def _add_unlabelled(body: _Outline, paragraph: Paragraph) -> None:
    owner = next((item for item in reversed(body.open) if item.level != "dash"), None)
    last = body.items[-1] if body.items else None
    if owner and last is owner and _goes_on_with_title(owner, paragraph.text):
        if owner.texts == [""]:
            owner.texts, owner.heading = [paragraph.text], paragraph.text
        else:
            owner.texts.append(paragraph.text)
        owner.regions += paragraph.regions
        return
    above = owner.path if owner else body.scope
    body.add(Item(_free(body, above), above, "", [paragraph.text], paragraph.page, regions=[*paragraph.regions]))


def _goes_on_with_title(owner: Item, text: str) -> bool:
    """Whether a line below a labelled one is that item's own: its title, or the clause under its heading."""
    if owner.texts == [""]:
        return True
    if owner.level in _DIVISIONS:
        return is_capitals(owner.texts[-1]) and is_capitals(text)
    return bool(owner.heading) and not owner.texts[-1].endswith(":") and len(owner.texts) == 1


def _add_row(body: _Outline, paragraph: Paragraph, new: bool) -> None:
    """A row of a table stands below the last item; the names of its columns are its heading.

    A row of names is printed with the first row of data, which is 'r1'.
    """
    last = body.items[-1] if body.items else None
    if not new and last and not last.heading and len(last.texts) == 1 and (names := _column_names(last.texts[0])):
        last.texts.append(paragraph.text)
        last.heading = names
        last.regions += paragraph.regions
        return
    above = body.open[-1].path if body.open else body.scope
    body.children[above, "row"] += 1
    path = f"{above}.r{body.children[above, 'row']}".lstrip(".")
    names = last.heading if last and not new else ""
    body.add(Item(path, above, "", [paragraph.text], paragraph.page, "row", heading=names,
                  regions=[*paragraph.regions]))  # fmt: skip


def _column_names(first_row: str) -> str:
    """A table's first row when it names columns: 'TT | Nhiệm vụ | Thời hạn'; '' when it holds data."""
    cells = first_row.split(" | ")
    named = len(cells) > 1 and all(cell and not cell[0].isdigit() and len(cell) <= 60 for cell in cells)
    return first_row if named else ""


def _open_heading(body: _Outline, again: Item) -> None:
    """The line above a numbering that starts again becomes the part that holds it: 'p1' with 'p1.1', 'p1.2'."""
    heading, above = body.items[-1], again.parent
    while body.open and _DEPTH[body.open[-1].level] >= _DEPTH[""]:
        closed = body.open.pop()
        above = closed.parent if closed.level == "" else above
    body.children[heading.parent, ""] -= 1
    body.paths.discard(heading.path)
    heading.path, heading.parent, heading.heading = _free(body, above), above, heading.texts[0].rstrip(":").strip()
    body.paths.add(heading.path)
    body.open.append(heading)


def _free(body: _Outline, above: str) -> str:
    """The address of the next paragraph without a label below `above`: '10.p2' (its first is its own text), 'p1'."""
    body.children[above, ""] += 1
    number = body.children[above, ""] + (1 if above else 0)
    while (path := f"{above}.p{number}".lstrip(".")) in body.paths:
        number += 1
    return path


def _number_lost_items(body: _Outline, number: int) -> None:
    """Give the items that stand where numbers are missing before `number` those numbers."""
    last = body.last("khoan")
    first_lost = (last.number if last else 0) + 1
    if number <= first_lost:
        return
    start = len(body.items)
    while start and body.items[start - 1].level in ("dash", ""):
        start -= 1
    since = body.items[start:]
    lost = [item for item in since if item.level == "dash" and not last] or [i for i in since if i.level == ""]
    if number - first_lost == 1:
        lost = lost[:1]
    above = last.parent if last else body.scope
    paths = [f"{above}.{n}".lstrip(".") for n in range(first_lost, number)]
    if len(lost) != len(paths) or body.paths & set(paths):
        return
    for n, (item, path) in enumerate(zip(lost, paths, strict=True), start=first_lost):
        body.paths.discard(item.path)
        item.path, item.parent, item.level, item.number, item.implicit = path, above, "khoan", n, True
        item.label = ""
    rest = [item for item in since[since.index(lost[-1]) + 1 :] if item.level == ""]
    for n, item in enumerate(rest, start=2):
        body.paths.discard(item.path)
        item.path, item.parent = f"{lost[-1].path}.p{n}", lost[-1].path
    body.paths.update(item.path for item in since)
