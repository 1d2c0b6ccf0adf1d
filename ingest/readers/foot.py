"""The foot of a letter that runs over the end of a page: recipients on the left, the signature on the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.readers.layout import Word, columns_at_end, printed_lines, union

_MARKS = frozenset("-–—+•")


@dataclass(frozen=True, slots=True)
class Foot:
    """What a page keeps of the foot that it begins, and what the next page has of it."""

    before: tuple[Word, ...]  # the page's words with the recipients, without the signature
    signature: tuple[Word, ...]  # of that page, to be read after the recipients' rest
    recipients: tuple[Word, ...]  # the rest of them, on the next page
    signed: tuple[Word, ...]  # the rest of the signature, there
    after: tuple[Word, ...]  # what follows there


def foot(page: Sequence[Word], following: Sequence[Word]) -> Foot | None:
    """The foot that begins on `page` and goes on at the top of `following`; None where none does.

    'Nơi nhận:' / '- Như trên;' beside 'TM. ỦY BAN NHÂN DÂN' over the edge, '- Lưu: VT.' beside 'Trần Thắng' under it.
    """
    columns = columns_at_end(page) if following else None
    if not columns:
        return None
    left, right = columns
    gutter = (union(left).right + union(right).left) / 2
    recipients, signed, after = _parted(following, gutter)
    if not _goes_on(right, recipients, signed):
        return None
    taken = {id(word) for word in right}
    before = tuple(word for word in page if id(word) not in taken)
    return Foot(before, tuple(right), tuple(recipients), tuple(signed), tuple(after))


def _parted(words: Sequence[Word], gutter: float) -> tuple[list[Word], list[Word], list[Word]]:
    """What stands left and right of the gutter at the top of a page, and the rest, from the first line across it."""
    left: list[Word] = []
    right: list[Word] = []
    lines = printed_lines(words)
    for n, line in enumerate(lines):
        if any(word.box.left < gutter < word.box.right for word in line) or _is_across(line, gutter):
            return left, right, [word for rest in lines[n:] for word in rest]
        left += [word for word in line if word.box.right <= gutter]
        right += [word for word in line if word.box.left >= gutter]
    return left, right, []


def _is_across(line: Sequence[Word], gutter: float) -> bool:
    """Whether a line has words on both sides of the gutter, no further apart than words are."""
    left = max((word.box.right for word in line if word.box.right <= gutter), default=None)
    right = min((word.box.left for word in line if word.box.left >= gutter), default=None)
    height = line[0].box.bottom - line[0].box.top
    return left is not None and right is not None and right - left < height


def _goes_on(signature: Sequence[Word], recipients: Sequence[Word], signed: Sequence[Word]) -> bool:
    """Whether the top of a page is a foot's rest: items of recipients, or the name that the signature still lacks."""
    if recipients:
        return printed_lines(recipients)[0][0].text[0] in _MARKS
    unnamed = all(word.text.isupper() or not word.text.isalpha() for word in signature)
    return unnamed and bool(signed) and not any(word.text.isupper() and len(word.text) > 1 for word in signed)
