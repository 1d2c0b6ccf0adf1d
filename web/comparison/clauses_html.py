"""Directives side by side, one row a clause of the base, what differs coloured and named. Pure: data in, HTML out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from textwrap import shorten

from assistant.comparison.compare import Comparison, Row
from assistant.comparison.differences import Difference
from assistant.comparison.matrix import Line, state
from assistant.comparison.wording import difference_name, relation_told
from ingest.directive import Directive
from web.clause_words import marked
from web.comparison.buttons import clause_button, directive_button
from web.comparison.texts import texts
from web.directory import name

_LONGEST = 140  # characters of the words of a named difference; the text beside holds them all
Spans = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a difference on one side: in which clause, in which sentence of it."""

    clause: str
    quote: str
    words: str


def clauses_html(comparisons: Sequence[Comparison], lines: Iterable[Line], language: str) -> str:
    """The table of `lines`, whose rows belong to `comparisons` in their order."""
    say, base = texts(language), comparisons[0].first
    heads = [f'<th scope="col" role="columnheader">{escape(say.clause)}</th>', _head(base, language, say.base_column)]
    heads += [_head(comparison.second, language) for comparison in comparisons]
    body = "".join(_line(comparisons, line, language) for line in lines)
    count = len(comparisons) + 1
    return (
        f'<p class="hct-cmp-signs">{say.signs}</p>'
        f'<div class="hct-cmp-box"><table class="hct-cmp-table hct-cmp-{count}" role="table">'
        f'<thead role="rowgroup"><tr role="row">{"".join(heads)}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table></div>'
    )


def only_second_html(comparison: Comparison, shown: int, language: str) -> str:
    """The clauses with duties that only the other directive has, the first `shown` of them; "" for none."""
    if not comparison.only_second:
        return ""
    say, other = texts(language), comparison.second
    items = "".join(f"<li>{_clause(other, path, [], 'mark', language)}</li>" for path in comparison.only_second[:shown])
    title = escape(say.only_in.format(name=name(other, language)))
    return (
        f'<section class="hct-cmp-only"><h3>{title} <span class="hct-cmp-count">{len(comparison.only_second)}</span>'
        f'</h3><p class="hct-muted">{escape(say.only_in_hint)}</p><ul>{items}</ul></section>'
    )


def spans(text: str, places: Iterable[Place]) -> Spans:
    """Where in a clause's text the words of differences stand; those that cannot be found are left out."""
    found = []
    for place in places:
        at = text.find(place.quote)
        start = text.find(place.words, max(at, 0)) if place.words else -1
        if start >= 0:
            found.append((start, start + len(place.words)))
    return found


def _head(directive: Directive, language: str, role: str = "") -> str:
    above = f'<span class="hct-cmp-role">{escape(role)}</span>' if role else ""
    return f'<th scope="col" role="columnheader">{above}{directive_button(directive, language)}</th>'


def _line(comparisons: Sequence[Comparison], line: Line, language: str) -> str:
    base = comparisons[0].first
    touched = [_ours(d) for row in line.rows for d in row.differences if d.our_clause == line.clause]
    tag = "del" if len(comparisons) == 1 else "u"
    cells = "".join(_other(comparison, row, language) for comparison, row in zip(comparisons, line.rows, strict=True))
    return (
        f'<tr role="row"><th scope="row" role="rowheader">{clause_button(base, line.clause, language)}</th>'
        f'<td role="cell">{_of(base, language)}{_words(base, line.clause, touched, tag)}</td>{cells}</tr>'
    )


def _other(comparison: Comparison, row: Row, language: str) -> str:
    say, english = texts(language), language == "en"
    of = _of(comparison.second, language)
    if not row.counterparts:
        return f'<td role="cell" class="hct-cmp-missing">{of}<p>– {escape(say.not_found)}</p></td>'
    badge = f'<span class="hct-cmp-badge hct-cmp-{state(row)}">{escape(relation_told(row, english=english))}</span>'
    added = [_theirs(difference) for difference in row.differences]
    said = "".join(
        _clause(comparison.second, path, [a for a in added if a.clause == path], "ins", language)
        for path in row.counterparts
    )
    told = "".join(_difference(difference, english) for difference in row.differences)
    named = f'<ul class="hct-cmp-told">{told}</ul>' if told else ""
    return f'<td role="cell">{of}{badge}{said}{named}</td>'


def _of(directive: Directive, language: str) -> str:
    """Whose cell it is: on a phone, where no head stands above it."""
    return f'<span class="hct-cmp-of">{escape(name(directive, language))}</span>'


def _clause(directive: Directive, path: str, places: Sequence[Place], tag: str, language: str) -> str:
    words = _words(directive, path, places, tag)
    return f'<div class="hct-cmp-clause">{clause_button(directive, path, language)}{words}</div>'


def _words(directive: Directive, path: str, places: Sequence[Place], tag: str) -> str:
    clause = directive.clause(path)
    if clause is None:
        return ""
    text = clause.shown  # what was restored of it shows in the panel
    return f'<p class="hct-cmp-words" lang="vi">{marked(text, spans(text, places), tag=tag)}</p>'


def _difference(difference: Difference, english: bool) -> str:
    """'Đổi cơ quan thực hiện: Bộ Nội vụ → Sở Nội vụ'."""
    ours, theirs = (shorten(said, _LONGEST, placeholder="…") for said in (difference.ours, difference.theirs))
    words = " → ".join(
        f'<{tag} lang="vi">{escape(said)}</{tag}>' for tag, said in (("del", ours), ("ins", theirs)) if said
    )
    kind = escape(difference_name(difference, english=english))
    return f'<li><b class="hct-cmp-kind-{difference.change}">{kind}:</b> {words}</li>'


def _ours(difference: Difference) -> Place:
    return Place(difference.our_clause, difference.our_quote, difference.ours)


def _theirs(difference: Difference) -> Place:
    return Place(difference.their_clause, difference.their_quote, difference.theirs)
