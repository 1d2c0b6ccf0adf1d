"""A directive laid out as a directive, with what an answer cites from it marked. Pure: data in, HTML out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from html import escape

from assistant.answer import Answer, Citation, Standing
from assistant.standing import standing_words
from ingest.address import clause_name, is_misprinted, official_form
from ingest.directive import Clause, Directive, Source
from web.clause_words import is_row, words_html
from web.originals import original_link
from web.page_images import page_image_link
from web.quality_html import quality_html
from web.texts import Texts, day, texts

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
DEEPEST = 4  # indents stop growing here, so that a phone still has room
ZONES = ("head", "addressees", "pre", "close", "recipients", "signature")


@dataclass(frozen=True, slots=True)
class Mark:
    """One citation of a clause: what to colour, under which number."""

    number: int  # as printed in the answer, from 1; 0 for one that the answer does not cite
    clause: str
    quote: str
    start: int
    end: int
    current: bool = False
    images: tuple[tuple[int, str], ...] = ()  # pictures of its pages: number, link


def anchor(clause: str) -> str:
    """The HTML id of the clause at `clause`."""
    return f"clause-{clause}"


def opener(turn: int, position: int) -> str:
    """What a button carries to open citation `position` of the answer to question `turn`."""
    return f"c:{turn}:{position}"


@dataclass(frozen=True, slots=True)
class Address:
    """What of a directive is to be shown: a clause, and the piece of it to colour (offsets in the directive's text)."""

    directive: str
    clause: str = ""
    start: int = 0
    end: int = 0


def reader(directive_id: str, clause: str = "", start: int = 0, end: int = 0) -> str:
    """What a button carries to open a directive, at a clause, at a quote: "d:12-qd-ubnd#dieu-2@120-188"."""
    where = f"#{clause}" if clause else ""
    return f"d:{directive_id}{where}" + (f"@{start}-{end}" if end > start else "")


def address_of(opened: str) -> Address:
    """The address in what a button carries; anyone can send one, so what is malformed in it is left out."""
    rest, _, span = opened.partition(":")[2].partition("@")
    directive_id, _, clause = rest.partition("#")
    start, _, end = span.partition("-")
    both = (int(start), int(end)) if start.isdecimal() and end.isdecimal() and len(span) < 20 else (0, 0)
    return Address(directive_id, clause, *both)


def panel_html(
    directive: Directive, answer: Answer, position: int, turn: int, language: str, kept: bool = False
) -> str:
    """The panel that shows `directive` opened at the answer's citation `position`; `kept`: its file is on hand."""
    marks = [_pictured(mark, directive, kept) for mark in marks_for(directive.id, answer.citations, position)]
    bar = _bar(answer.citations, position, turn, directive.source if kept else None, language)
    return _frame(bar + directive_html(directive, marks, language), language, opener(turn, position))


def standing_html(standing: Standing, language: str) -> str:
    """What has become of a cited directive; the words open the clause that says so."""
    said = standing_words(standing, language)
    opened = escape(reader(standing.directive, standing.clause))
    return (
        f'<button type="button" class="hct-open hct-standing" value="{opened}" title="{escape(standing.quote)}">'
        f"{escape(said[:1].upper() + said[1:])}</button>"
    )


def reading_html(directive: Directive, language: str, at: Address | None = None, kept: bool = False) -> str:
    """The panel that shows `directive` with nothing cited, opened at the clause and the quote of `at`."""
    at = at or Address(directive.id)
    quote = directive.text[at.start : at.end]
    marks = [_pictured(Mark(0, at.clause, quote, at.start, at.end, current=True), directive, kept)] if at.clause else []
    official = official_form(directive, at.clause if directive.clause(at.clause) else "")[language == "en"]
    bar = _plain_bar(official, quote, directive.source if kept else None, texts(language))
    return _frame(bar + directive_html(directive, marks, language), language, _opened(at))


def _opened(at: Address) -> str:
    return reader(at.directive, at.clause, at.start, at.end)


def _pictured(mark: Mark, directive: Directive, kept: bool) -> Mark:
    """The mark with pictures of the pages where its clause stands, for the current one of a PDF or a scan."""
    clause = directive.clause(mark.clause) if kept and mark.current else None
    regions = clause.regions if clause else ()
    return replace(mark, images=tuple((one.page, page_image_link(directive.source, one)) for one in regions))


def library_html(directives: Iterable[Directive], language: str, notice: str = "") -> str:
    """The panel that lists every directive on hand."""
    say = texts(language)
    rows = "".join(_row(d, language) for d in directives)
    body = f'<ul class="hct-library">{rows}</ul>' if rows else f'<p class="hct-muted">{escape(say.library_empty)}</p>'
    note = f'<p class="hct-note">{escape(notice)}</p>' if notice else ""
    head = f'<h2>{escape(say.library)}</h2><p class="hct-muted">{escape(say.library_hint)}</p>'
    return _frame(f'<div class="hct-shelf">{note}{head}{body}</div>', language)


def marks_for(directive_id: str, citations: Sequence[Citation], position: int) -> tuple[Mark, ...]:
    """The citations that fall in one directive, as marks; the one at `position` is the current one."""
    return tuple(
        Mark(n + 1, c.clause, c.quote, c.start, c.end, current=n == position)
        for n, c in enumerate(citations)
        if c.directive == directive_id
    )


def directive_html(directive: Directive, marks: Sequence[Mark], language: str) -> str:
    """The whole directive: letterhead, every clause in printed order, where it came from."""
    parents = {c.id: c.parent for c in directive.clauses}
    printed = [c for c in directive.clauses if c.id != "head"]
    # The foot (recipients at the left, signature at the right) stands side by side, as on paper.
    foot = [c for c in printed if _zone(c, parents) in ("recipients", "signature")]
    body = [c for c in printed if c not in foot]
    parts = [_letterhead(directive, marks, language)]
    parts += [_clause(c, parents, marks, language) for c in body]
    if foot:
        parts.append(f'<div class="hct-foot">{_foot(foot, parents, marks, language)}</div>')
    parts.append(_origin(directive, language))
    return f'<article class="hct-paper" lang="vi">{"".join(parts)}</article>'


def quote_span(mark: Mark, text: str, offset: int | None) -> tuple[int, int] | None:
    """Where the quote stands in a clause's `text`, which begins at `offset` of the directive (None: a reading)."""
    if not mark.quote:
        return None
    if offset is not None:
        start, end = mark.start - offset, mark.end - offset
        if 0 <= start < end <= len(text) and text[start:end] == mark.quote:
            return start, end
    found = text.find(mark.quote)
    return (found, found + len(mark.quote)) if found >= 0 else None


def _frame(inside: str, language: str, opened: str = "") -> str:
    return f'<div class="hct-panel" data-language="{escape(language)}" data-open="{escape(opened)}">{inside}</div>'


def _row(directive: Directive, language: str) -> str:
    say = texts(language)
    name = " ".join(filter(None, [directive.kind, directive.number or say.unnumbered]))
    about = " · ".join(filter(None, [directive.issuer, day(directive.issued_on, language) or say.undated]))
    subject = directive.subject or f"{say.file}: {directive.source.file}"  # else such rows look all alike
    return (
        f'<li><button type="button" class="hct-open hct-row" value="{escape(reader(directive.id))}">'
        f'<span class="hct-row-name">{escape(name)}</span><span class="hct-row-about">{escape(about)}</span>'
        f'<span class="hct-row-subject">{escape(subject)}</span></button></li>'
    )


def _plain_bar(official: str, quote: str, original: Source | None, say: Texts) -> str:
    return (
        f'<div class="hct-bar"><div class="hct-bar-row">{_bar_links(say)}</div>'
        f'<div class="hct-bar-row hct-cite"><span class="hct-official">{escape(official)}</span>'
        f"{_actions(official, quote, original, say)}</div></div>"
    )


def _actions(official: str, quote: str, original: Source | None, say: Texts) -> str:
    """Copy the citation, copy the quote, open the original: what there is of them."""
    opens = (
        f'<a class="hct-copy" href="{escape(original_link(original))}" download>{escape(say.original)}</a>'
        if original
        else ""
    )
    copied = ((official, say.copy), (quote, say.copy_quote))
    buttons = "".join(
        f'<button type="button" class="hct-copy" data-copy="{escape(text)}" data-done="{escape(say.copied)}">'
        f"{escape(label)}</button>"
        for text, label in copied
        if text
    )
    return f'<span class="hct-actions">{buttons}{opens}</span>'


def _bar_links(say: Texts) -> str:
    return (
        f'<button type="button" class="hct-open hct-link" value="l">‹ {escape(say.back)}</button>'
        f'<button type="button" class="hct-link hct-to-chat">↑ {escape(say.to_chat)}</button>'
    )


def _bar(citations: Sequence[Citation], position: int, turn: int, original: Source | None, language: str) -> str:
    say = texts(language)
    cited = citations[position]
    official = cited.official_en if language == "en" and cited.official_en else cited.official
    return (
        f'<div class="hct-bar"><div class="hct-bar-row">{_bar_links(say)}<span class="hct-steps">'
        f"{_step(say.previous, '‹', turn, position - 1, len(citations))}"
        f'<span class="hct-count">{position + 1}/{len(citations)}</span>'
        f"{_step(say.next, '›', turn, position + 1, len(citations))}</span></div>"
        f'<div class="hct-bar-row hct-cite"><span class="hct-official"><span class="hct-number">{position + 1}</span>'
        f"{escape(official)}</span>{_actions(official, cited.quote, original, say)}</div>"
        f"{standing_html(cited.status, language) if cited.status else ''}</div>"
    )


def _step(label: str, sign: str, turn: int, to: int, count: int) -> str:
    off = "" if 0 <= to < count else " disabled"
    return (
        f'<button type="button" class="hct-open hct-step" value="{opener(turn, to)}" title="{escape(label)}" '
        f'aria-label="{escape(label)}"{off}>{sign}</button>'
    )


def _letterhead(directive: Directive, marks: Sequence[Mark], language: str) -> str:
    number = f'<div class="hct-number-line">Số: {escape(directive.number)}</div>' if directive.number else ""
    printed_day = _printed_day(directive)
    titled = directive.kind and directive.kind != "Công văn"  # an official letter prints no title
    kind = f'<div class="hct-kind">{escape(directive.kind)}</div>' if titled else ""
    subject = f'<div class="hct-subject">{escape(directive.subject)}</div>' if directive.subject else ""
    return (
        '<header class="hct-letterhead"><div class="hct-letterhead-row">'
        f'<div class="hct-issuer"><b>{escape(directive.issuer)}</b>{number}</div>'
        f'<div class="hct-state"><b>{STATE}</b><span class="hct-motto">{MOTTO}</span>'
        f'<i>{escape(printed_day)}</i></div></div><div class="hct-title">{kind}{subject}</div>'
        f"{_printed_head(directive, marks, language)}</header>"
    )


def _printed_day(directive: Directive) -> str:
    issued = directive.issued_on
    on = f"ngày {issued.day:02d} tháng {issued.month:02d} năm {issued.year}" if issued else ""
    return ", ".join(filter(None, [directive.place, on]))


def _printed_head(directive: Directive, marks: Sequence[Mark], language: str) -> str:
    head = directive.clause("head")
    if head is None:
        return ""
    shown = " open" if any(m.clause == "head" for m in marks) else ""
    inside = _clause(head, {"head": ""}, marks, language)
    title = escape(texts(language).printed_head)
    return f'<details class="hct-printed"{shown}><summary>{title}</summary>{inside}</details>'


def _clause(clause: Clause, parents: dict[str, str], marks: Sequence[Mark], language: str) -> str:
    own = [m for m in marks if m.clause == clause.id]
    names = ["hct-clause", f"hct-depth-{_depth(clause, parents)}", f"hct-zone-{_zone(clause, parents)}"]
    if own:
        names.append("hct-cited")
    if any(m.current for m in own):
        names.append("hct-current")
    return (
        f'<div class="{" ".join(names)}" id="{escape(anchor(clause.id))}">{_badges(own, language)}'
        f'<div class="hct-words">{_label(clause, language)}{_words(clause, own, language)}</div>'
        f"{_images(own, language)}</div>"
    )


def _images(marks: Sequence[Mark], language: str) -> str:
    """The pages of the clause as they were printed, fetched when they are unfolded."""
    say = texts(language)
    return "".join(
        f'<details class="hct-printed hct-page-image"><summary>{escape(say.page_image.format(page=page))}</summary>'
        f'<img src="{escape(link)}" loading="lazy" alt="{escape(say.page_image_alt.format(page=page))}"></details>'
        for mark in marks
        for page, link in mark.images
    )


def _badges(marks: Sequence[Mark], language: str) -> str:
    numbers = "".join(f'<span class="hct-number">{m.number}</span>' for m in marks if m.number)
    if not numbers:
        return ""
    return f'<span class="hct-badges" title="{escape(texts(language).cited_here)}">{numbers}</span>'


def _label(clause: Clause, language: str) -> str:
    shown = _folded(clause.heading) in _folded(clause.text + clause.reading) or is_row(clause)
    heading = "" if shown else clause.heading
    doubt = _label_doubt(clause, language)
    lost = f' hct-implicit" title="{escape(doubt)}' if doubt else ""
    label = f'<span class="hct-label{lost}">{escape(clause.label)}</span> ' if clause.label else ""
    return label + (f'<b class="hct-heading">{escape(heading)}</b> ' if heading else "")


def _label_doubt(clause: Clause, language: str) -> str:
    """What is to be known of a label that was lost, or that prints another number than its place has."""
    say = texts(language)
    if clause.implicit:
        return say.lost_number
    name = clause_name(clause.id)[language == "en"]
    return say.misprinted.format(name=name) if is_misprinted(clause.label, clause.id) else ""


def _words(clause: Clause, marks: Sequence[Mark], language: str) -> str:
    printed = _spans(marks, clause.text, clause.start)
    cited = _spans(marks, clause.reading, None) if clause.reading else printed
    return words_html(clause, cited, printed, texts(language))


def _spans(marks: Sequence[Mark], text: str, offset: int | None) -> list[tuple[int, int]]:
    return [span for m in marks if (span := quote_span(m, text, offset))]


def _foot(clauses: Sequence[Clause], parents: dict[str, str], marks: Sequence[Mark], language: str) -> str:
    sides = []
    for zone in ("recipients", "signature"):
        inside = "".join(_clause(c, parents, marks, language) for c in clauses if _zone(c, parents) == zone)
        sides.append(f'<div class="hct-{zone}">{inside}</div>')
    return "".join(sides)


def _origin(directive: Directive, language: str) -> str:
    say = texts(language)
    source = f"{escape(say.file)}: {escape(directive.source.file)}"
    return f'<footer class="hct-origin">{source}{quality_html(directive.quality, language)}</footer>'


def _zone(clause: Clause, parents: dict[str, str]) -> str:
    """The part of the page that a clause belongs to: its own address says, or that of the clause above it."""
    top = clause.id.split(".")[0]
    if top in ZONES:
        return top
    if top == clause.id and top.startswith("phu-luc"):
        return "phu-luc"
    return "body"


def _depth(clause: Clause, parents: dict[str, str]) -> int:
    depth, above, seen = 0, clause.parent, {clause.id}
    while above and above not in seen and depth < DEEPEST:
        seen.add(above)
        depth, above = depth + 1, parents.get(above, "")
    return depth


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()
