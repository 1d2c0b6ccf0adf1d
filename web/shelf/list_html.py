"""The directives of the library as a list, and the passages that a search in the full text finds.  Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from assistant.answer import Standing
from ingest.address import clause_name
from ingest.directive import Directive
from web.directory import name as directive_name
from web.originals import original_link
from web.quality_html import quality_html
from web.shelf.full_text import Hit, Hits, Span
from web.shelf.texts import Words, words
from web.source_panel import reader, standing_html
from web.texts import day, texts

_AROUND = 260  # characters shown of a passage
_BEFORE = 70  # of them before the first word found


@dataclass(frozen=True, slots=True)
class Row:
    """One directive as the list tells of it."""

    directive: Directive
    standing: Standing | None
    has_original: bool


def list_html(rows: Sequence[Row], total: int, page: int, pages: int, may_change: bool, language: str) -> str:
    """One page of the list; `may_change`: with a button to remove each."""
    say = words(language)
    if not rows:
        return f'<p class="hct-none" role="status">{escape(say.nothing)}</p>'
    shown = "".join(_row(row, may_change, say, language) for row in rows)
    count = f'<p class="hct-muted" role="status">{escape(say.found.format(total=total))}</p>'
    return f'{count}<ul class="hct-files">{shown}</ul>{_pager(page, pages, say)}'


def hits_html(found: Hits, shown: Sequence[Hit], page: int, pages: int, language: str) -> str:
    """One page of the passages found, each opening its clause."""
    say = words(language)
    if not found.hits:
        return f'<p class="hct-none" role="status">{escape(say.nothing)}</p>'
    told = say.some_words if not found.complete else say.first_hits if found.cut else say.hits
    count = f'<p class="hct-muted" role="status">{escape(told.format(total=len(found.hits)))}</p>'
    rows = "".join(f"<li>{_hit(hit, say, language)}</li>" for hit in shown)
    return f'{count}<ul class="hct-hits">{rows}</ul>{_pager(page, pages, say)}'


def _row(row: Row, may_change: bool, say: Words, language: str) -> str:
    directive = row.directive
    name = escape(directive_name(directive, language))
    about = " · ".join(filter(None, [directive.issuer, day(directive.issued_on, language) or texts(language).undated]))
    standing = standing_html(row.standing, language) if row.standing else _muted(say.no_standing)
    quality = quality_html(directive.quality, language) or _muted(say.read_well)
    return (
        f'<li class="hct-file"><div><h3><button type="button" class="hct-open hct-file-name" '
        f'value="{escape(reader(directive.id))}">{name}</button></h3><p class="hct-row-about">{escape(about)}</p>'
        f'<p class="hct-row-subject">{escape(directive.subject or directive.source.file)}</p>'
        f'<p class="hct-file-acts">{_acts(row, may_change, say, name)}</p></div>'
        f'<div class="hct-file-told">{standing}{quality}</div></li>'
    )


def _acts(row: Row, may_change: bool, say: Words, name: str) -> str:
    source = row.directive.source
    kept = (
        f'<a class="hct-act" href="{escape(original_link(source))}" download>'
        f'{escape(say.original)}<span class="hct-unseen"> {escape(source.file)}</span></a>'
        if row.has_original
        else f'<span class="hct-muted">{escape(source.file)}: {escape(say.no_original)}</span>'
    )
    acts = kept + _act("relations", row.directive.id, say.relations, name)
    return acts + (_act("remove", row.directive.id, say.remove, name) if may_change else "")


def _act(what: str, value: str, label: str, about: str) -> str:
    """A button of the list that the page itself handles; `about` is for those who only hear it."""
    return (
        f'<button type="button" class="hct-act" data-act="{what}" value="{escape(value)}">{escape(label)}'
        f'<span class="hct-unseen"> {about}</span></button>'
    )


def _pager(page: int, pages: int, say: Words) -> str:
    if pages <= 1:
        return ""
    earlier = _turn(page - 1, f"‹ {say.earlier}", page > 1)
    later = _turn(page + 1, f"{say.later} ›", page < pages)
    place = escape(say.page.format(page=page, pages=pages))
    return f'<nav class="hct-pager" aria-label="{escape(say.pages)}">{earlier}<span>{place}</span>{later}</nav>'


def _turn(to: int, label: str, can: bool) -> str:
    off = "" if can else " disabled"
    return f'<button type="button" class="hct-act" data-act="page" value="{to}"{off}>{escape(label)}</button>'


def _hit(hit: Hit, say: Words, language: str) -> str:
    head, clause = hit.letterhead, hit.clause
    # The words stand in the text as printed only where nothing was restored: else the whole clause is opened.
    first = _joined(hit)[0]
    at = () if clause.reading else (clause.start + first[0], clause.start + first[1])
    where = clause_name(clause.id)[language == "en"]
    title = f"{directive_name(head, language)} · {where[:1].upper()}{where[1:]}"
    about = " · ".join(filter(None, [head.issuer, day(head.issued_on, language)]))
    return (
        f'<button type="button" class="hct-open hct-hit" value="{escape(reader(head.id, clause.id, *at))}">'
        f'<span class="hct-row-name">{escape(title)}</span><span class="hct-row-about">{escape(about)}</span>'
        f'<span class="hct-hit-words" lang="vi">{_marked(hit)}</span></button>'
    )


def _marked(hit: Hit) -> str:
    """The piece of the text in which most of the words stand, with all words in it marked."""
    text, spans = hit.text, _joined(hit)
    best = max(
        spans, key=lambda span: (sum(1 for s in spans if span[0] <= s[0] and s[1] <= _end(text, span)), -span[0])
    )
    start = text.rfind(" ", 0, best[0] - _BEFORE) + 1 if best[0] > _BEFORE else 0
    parts, at, end = [], start, _end(text, best)
    for left, right in spans:
        if left >= at and right <= end:
            parts += [escape(text[at:left]), f"<mark>{escape(text[left:right])}</mark>"]
            at = right
    return f"{'… ' if start else ''}{''.join(parts)}{escape(text[at:end])}{' …' if end < len(text) else ''}"


def _end(text: str, span: Span) -> int:
    """Where a piece of the text that is about this span ends: behind a word."""
    far = span[0] + _AROUND
    end = text.find(" ", far) if len(text) > far else len(text)
    return end if end >= 0 else len(text)


def _joined(hit: Hit) -> list[Span]:
    """Words found side by side as one: 'quá', 'hạn' -> 'quá hạn'."""
    joined: list[Span] = []
    for left, right in hit.spans:
        if joined and left <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
        else:
            joined.append((left, right))
    return joined


def _muted(line: str) -> str:
    return f'<p class="hct-file-said">{escape(line)}</p>'
