"""A briefing laid out as a hand-out that can be edited in its place. Pure: data in, HTML out.

What can be changed carries `data-key`, as `assistant.briefing.editing` names it; `editor.js` sends what a person does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import escape

from assistant.answer import Citation
from assistant.briefing import wording as say
from assistant.briefing.actions import at_start
from assistant.briefing.briefing import CONTRASTS, DEADLINES, Briefing, Contrast, DutyLine, Question, Section
from assistant.briefing.editing import Edits, edited_line, edited_question, in_order
from web.briefing.texts import Texts, texts
from web.source_panel import reader


def preview_html(briefing: Briefing, edits: Edits, language: str) -> str:
    """The whole hand-out; what was left out shows its name alone, so that it can be taken back."""
    words = texts(language)
    parts = [
        _head(briefing, edits, words),
        _part(say.DUTIES, _sections(briefing, edits, words)),
        _optional(DEADLINES, say.DEADLINES, _deadlines(briefing.deadlines, edits), briefing.deadlines, edits, words),
        _optional(CONTRASTS, say.CONTRASTS, _contrasts(briefing.contrasts, words), briefing.contrasts, edits, words),
        _part(say.QUESTIONS, _questions(briefing.questions, edits, words)) if briefing.questions else "",
        _part(say.SOURCES, _sources(briefing)),
    ]
    return f'<article class="hct-handout" lang="vi">{"".join(parts)}</article>'


def _head(briefing: Briefing, edits: Edits, words: Texts) -> str:
    day = f"ngày {briefing.made_on:%d} tháng {briefing.made_on:%m} năm {briefing.made_on:%Y}"
    field = {name: _editable(name, edits.words.get(name, ""), "", getattr(words, name))
             for name in ("parent_body", "agency", "number", "place")}  # fmt: skip
    title = _editable("title", edits.words.get("title", briefing.title), briefing.title, words.title)
    introduction = _editable(
        "introduction", edits.words.get("introduction", ""), "", words.introduction, words.introduction_hint, many=True
    )
    return (
        f'<header class="hct-handout-head"><div>{field["parent_body"]}<b>{field["agency"]}</b>'
        f'<span class="hct-handout-number">Số: {field["number"]}</span></div>'
        f"<div><b>{say.STATE}</b><b>{say.MOTTO}</b><i>{field['place']}, {day}</i></div></header>"
        f'<div class="hct-handout-title"><b>{say.KIND}</b>{title}</div>{introduction}'
    )


def _editable(key: str, text: str, own: str, label: str, hint: str = "", *, many: bool = False, right: str = "") -> str:
    """Words that can be typed over; `own`: what they were at first; `many`: of several lines."""
    return (
        f'<span class="hct-edit{" hct-edit-many" if many else ""}" contenteditable="plaintext-only" role="textbox" '
        f'tabindex="0" spellcheck="false" aria-multiline="{str(many).lower()}" aria-label="{escape(label + right)}" '
        f'data-hint="{escape(hint or label)}" data-key="{escape(key)}" data-own="{escape(own)}">{escape(text)}</span>'
    )


def _part(name: str, inside: str, tick: str = "") -> str:
    return f'<section class="hct-handout-part"><h3>{tick}{escape(name)}</h3>{inside}</section>'


def _optional(key: str, name: str, inside: str, content: Sequence[object], edits: Edits, words: Texts) -> str:
    if not content:
        return ""
    kept = key not in edits.dropped
    return _part(name, inside if kept else "", _tick(key, kept, name, words))


def _tick(key: str, kept: bool, name: str, words: Texts) -> str:
    label = escape(words.keep.format(name=name))
    return f'<input type="checkbox" data-keep="{escape(key)}" aria-label="{label}" title="{label}"{" checked" * kept}>'


def _sections(briefing: Briefing, edits: Edits, words: Texts) -> str:
    ordered = in_order(briefing, edits)
    return "".join(_section(section, nth, len(ordered), edits, words) for nth, section in enumerate(ordered))


def _section(section: Section, nth: int, count: int, edits: Edits, words: Texts) -> str:
    kept = section.key not in edits.dropped
    head = (
        f'<div class="hct-section-head">{_tick(section.key, kept, section.title, words)}<h4>{escape(section.title)} '
        f'<span class="hct-muted">({len(section.duties)})</span></h4>'
        f"{_mover(section, -1, nth > 0, words)}{_mover(section, 1, nth < count - 1, words)}</div>"
    )
    told = "".join(
        f'<p class="hct-handout-modality">{name}</p><ul>{_clauses(lines, edits, words)}</ul>'
        for name, lines in say.by_modality(section)
    )
    return f'<section class="hct-section{"" if kept else " hct-left-out"}">{head}{told if kept else ""}</section>'


def _mover(section: Section, step: int, can: bool, words: Texts) -> str:
    label = escape((words.up if step < 0 else words.down).format(name=section.title))
    return (
        f'<button type="button" class="hct-move" data-move="{escape(section.key)}" data-step="{step}" '
        f'aria-label="{label}" title="{label}"{"" if can else " disabled"}>{"↑" if step < 0 else "↓"}</button>'
    )


def _clauses(lines: Sequence[DutyLine], edits: Edits, words: Texts) -> str:
    """The duties clause by clause, the citation after the last of each."""
    rows = []
    for _, own in say.by_clause(lines):
        rows += [_line(line, edits, words) for line in own]
        first, last = own[0].citation, own[-1].citation
        rows[-1] += _cite(replace(last, start=min(first.start, last.start), end=max(first.end, last.end)), words)
    return "".join(f"<li>{row}</li>" for row in rows)


def _line(line: DutyLine, edits: Edits, words: Texts) -> str:
    shown = edited_line(line, edits)
    told = "; ".join(say.particulars(shown))
    beside = f" <small>({escape(told)})</small>" if told else ""
    restored = f' <span class="hct-mended">{say.RESTORED}</span>' if line.citation.restored else ""
    note = f' <span class="hct-muted">{escape(line.note)}</span>' if line.note else ""
    edit = _editable(line.key, at_start(shown.action), at_start(line.action), words.line)
    lead = f'<span class="hct-muted">[{escape(line.lead)}]</span> ' if line.lead and not shown.edited else ""
    return f"{lead}{edit}{_mark(shown.edited, words)}{beside}{restored}{note} "


def _mark(edited: bool, words: Texts) -> str:
    return f' <span class="hct-edited"{"" if edited else " hidden"}>{escape(words.edited)}</span>'


def _cite(citation: Citation, words: Texts) -> str:
    opened = reader(citation.directive, citation.clause, citation.start, citation.end)
    label = words.open.format(official=citation.official)
    return (
        f'<button type="button" class="hct-open hct-handout-cite" value="{escape(opened)}" title="{escape(label)}">'
        f"{escape(citation.official)}</button>"
    )


def _deadlines(lines: Iterable[DutyLine], edits: Edits) -> str:
    shown = (edited_line(line, edits) for line in lines)
    rows = [(line.deadline, line.who, at_start(line.action), line.citation.official) for line in shown]
    return _table(("Thời hạn", "Ai", "Việc", "Căn cứ"), [[escape(cell) for cell in row] for row in rows], say.DEADLINES)


def _contrasts(contrasts: Iterable[Contrast], words: Texts) -> str:
    rows = []
    for one in contrasts:
        told = "".join(f"<li>{escape(said)}</li>" for said in one.told)
        rows.append([_side(one.asked, words), _side(one.made, words), f"<b>{escape(one.relation)}</b><ul>{told}</ul>"])
    return _table(("Văn bản giao", "Văn bản triển khai", "Khác nhau"), rows, say.CONTRASTS)


def _side(citation: Citation, words: Texts) -> str:
    return f"“{escape(' '.join(citation.quote.split()))}” {_cite(citation, words)}"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]], name: str) -> str:
    """A table of ready HTML in a box that scrolls by itself, by the keyboard too."""
    top = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return (
        f'<div class="hct-table" role="region" tabindex="0" aria-label="{escape(name)}"><table><thead><tr>{top}</tr>'
        f"</thead><tbody>{body}</tbody></table></div>"
    )


def _questions(questions: Iterable[Question], edits: Edits, words: Texts) -> str:
    return "".join(_question(nth, question, edits, words) for nth, question in enumerate(questions, 1))


def _question(nth: int, question: Question, edits: Edits, words: Texts) -> str:
    shown, kept = edited_question(question, edits), question.key not in edits.dropped
    name = f"Câu {nth}"
    text = _editable(question.key, shown.text, question.text, f"{words.question} {nth}")
    choices = "".join(
        f'<li{" class=hct-right" if at == question.answer else ""}>'
        + _editable(
            f"{question.key}.{at}", choice, question.choices[at], f"{words.choice} {say.LETTERS[at]}",
            right=f" ({words.right})" if at == question.answer else "",
        )
        + "</li>"
        for at, choice in enumerate(shown.choices)
    )  # fmt: skip
    inside = f'<ol class="hct-choices">{choices}</ol>{_cite(question.citation, words)}' if kept else ""
    return (
        f'<section class="hct-question-card{"" if kept else " hct-left-out"}"><div class="hct-asked">'
        f"{_tick(question.key, kept, name, words)}<b>{name}.</b> <div>{text}{_mark(shown.edited, words)}</div></div>"
        f"{inside}</section>"
    )


def _sources(briefing: Briefing) -> str:
    rows = "".join(
        f'<li><button type="button" class="hct-open hct-handout-cite" value="{escape(reader(s.directive))}">'
        f"{escape(s.official)}</button>{f' <b>({escape(s.standing)})</b>' if s.standing else ''}"
        f"<br>{escape(s.file)}<br>"
        f"<code>SHA-256: {escape(s.sha256)}</code></li>"
        for s in briefing.sources
    )
    made = escape(say.made(briefing.index, f"{briefing.made_on:%d/%m/%Y}"))
    return f'<ol class="hct-origins">{rows}</ol><p class="hct-muted">{made}</p>'
