"""The words of one clause as HTML: what is cited in <mark>, what was restored from damaged print with its print."""

import re
from collections.abc import Iterable, Sequence
from html import escape

from ingest.directive import Clause, Restored
from web.texts import Texts

_ROW = re.compile(r"(?:^|\.)r\d+$")
_SURE = 0.8  # a restored word of less confidence is shown as doubtful


def marked(
    text: str,
    spans: Iterable[tuple[int, int]],
    restored: Sequence[Restored] = (),
    say: Texts | None = None,
    tag: str = "mark",
) -> str:
    """`text` escaped, the pieces of it in `spans` inside `tag` (overlapping ones become one), restored words named."""
    out, done = [], 0
    for start, end in _joined(spans):
        out += [
            _named(text, done, start, restored, say),
            f"<{tag}>",
            _named(text, start, end, restored, say),
            f"</{tag}>",
        ]
        done = end
    out.append(_named(text, done, len(text), restored, say))
    return "".join(out)


def words_html(clause: Clause, cited: Sequence[tuple[int, int]], printed: Sequence[tuple[int, int]], say: Texts) -> str:
    """The clause: `cited` are spans of what is shown of it, `printed` spans of its print.

    Of a damaged clause people read the restored words; the print stays one click away, open when it is what is quoted.
    """
    if is_row(clause) and not clause.reading and not cited:
        return _cells(clause.text)
    if not clause.reading:
        return marked(clause.text, cited)
    shown = " open" if printed and not cited else ""
    return (
        f"{marked(clause.reading, cited, clause.restored, say)}"
        f'<details class="hct-printed"{shown}><summary>{escape(say.restored)} · {escape(say.printed_text)}</summary>'
        f"{marked(clause.text, printed)}</details>"
    )


def is_row(clause: Clause) -> bool:
    """Whether a clause is a row of a table: '1.r2'."""
    return _ROW.search(clause.id) is not None


def _named(text: str, start: int, end: int, restored: Sequence[Restored], say: Texts | None) -> str:
    """A piece of the text in which each restored word tells how it was printed."""
    out = []
    for word in restored:
        if say and start <= word.start and word.end <= end:
            name = "hct-restored" if word.confidence >= _SURE else "hct-doubtful"
            title = f"{say.printed_as}: {word.printed}"
            out += [escape(text[start : word.start]), f'<span class="{name}" title="{escape(title)}">',
                    escape(text[word.start : word.end]), "</span>"]  # fmt: skip
            start = word.end
    out.append(escape(text[start:end]))
    return "".join(out)


def _cells(row: str) -> str:
    """A row of a table, the names of its columns above the first: 'TT | Việc | Hạn' / '1 | Rà soát | 30/6'."""
    lines = (line.split(" | ") for line in row.split("\n"))
    return "<br>".join("".join(f'<span class="hct-cell">{escape(cell)}</span>' for cell in cells) for cells in lines)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined
