"""An answer as the HTML of one chat message. Pure: data in, HTML out.

The chat takes a message for Markdown, so each message is one HTML block on one line: Markdown leaves those alone.
"""

import re
from collections.abc import Sequence
from html import escape
from itertools import groupby

from assistant.answer import Answer, Citation, Statement
from web.chat.texts import chat_texts
from web.source_panel import opener, standing_html
from web.texts import day, texts

LONGEST_SHOWN = 600  # of a question that is echoed in the chat
_MARKERS = re.compile(r"(?:\s*\[\d+\])+\s*$")


def question_html(question: str) -> str:
    """What the person asked, letter for letter (a very long one is cut)."""
    text = question.strip()
    cut = text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"
    return f'<div class="hct-question">{_lines(cut) or "…"}</div>'


def notice_html(message: str, name: str = "hct-notice") -> str:
    """One plain message: waiting, or what went wrong."""
    return f'<div class="{name}">{_lines(message)}</div>'


def answer_html(answer: Answer, turn: int, language: str) -> str:
    """The answer's statements, grouped by directive, and their sources."""
    if answer.refused or not answer.statements:
        return _refusal(answer, turn, language)
    above = [s for s in answer.statements if s.above]
    groups = groupby((s for s in answer.statements if not s.above), key=lambda s: _directive(s, answer.citations))
    note = f'<p class="hct-note">{_lines(answer.note)}</p>' if answer.note else ""
    quoted = "".join(_group(list(g), answer, turn, language) for _, g in groups)
    return f'<div class="hct-answer">{note}{_direct(above, answer, turn, language)}{quoted}</div>'


def choices_html(answer: Answer, language: str) -> str:
    """The questions that may have been meant, each a button that asks it."""
    return asks_html(chat_texts(language).which, answer.choices)


def asks_html(title: str, questions: Sequence[str]) -> str:
    """A row of buttons that ask these questions, "" without any."""
    buttons = "".join(
        f'<button type="button" class="hct-ask-this" value="{flat(question)}" '
        f'title="{flat(question)}">{flat(question)}</button>'
        for question in questions
    )
    return f'<div class="hct-asks"><span>{escape(title)}</span>{buttons}</div>' if buttons else ""


def _direct(statements: Sequence[Statement], answer: Answer, turn: int, language: str) -> str:
    """The answer in a few words, on one line above the quotes."""
    said = "; ".join(f"{flat(_short(s))} {_chips(s, answer, turn, language)}" for s in statements)
    return f'<p class="hct-direct">{said}</p>' if said else ""


def _short(statement: Statement) -> str:
    """'Không: “tuyệt đối không được đùn đẩy”', or the statement alone."""
    return f"{statement.lead}: “{statement.text}”" if statement.lead else statement.text


def _chips(statement: Statement, answer: Answer, turn: int, language: str) -> str:
    numbers = [n for n in statement.citations if n < len(answer.citations)]
    return "".join(_chip(n, answer.citations[n], turn, language) for n in numbers)


def _refusal(answer: Answer, turn: int, language: str) -> str:
    say = texts(language)
    hint = f'<p class="hct-muted">{escape(say.refused_hint)}</p>' if answer.refused else ""
    near = _sources(range(len(answer.citations)), answer, turn, language, say.nearest)
    name = "hct-answer hct-refused" if answer.refused else "hct-answer"
    return f'<div class="{name}"><p>{_lines(answer.text)}</p>{hint}{near}</div>'


def _group(statements: Sequence[Statement], answer: Answer, turn: int, language: str) -> str:
    used = [n for s in statements for n in s.citations if n < len(answer.citations)]
    said = "".join(_statement(s, answer, turn, language) for s in statements)
    title = _title(answer.citations[used[0]], language) if used else ""
    sources = _sources(dict.fromkeys(used), answer, turn, language, texts(language).sources)
    return f'<section class="hct-group">{title}{said}{sources}</section>'


def _title(citation: Citation, language: str) -> str:
    about = " · ".join(filter(None, [citation.number, day(citation.issued_on, language)]))
    title = f'<div class="hct-group-title"><b>{flat(citation.issuer)}</b> <span>{flat(about)}</span></div>'
    return title + (standing_html(citation.status, language) if citation.status else "")


def _statement(statement: Statement, answer: Answer, turn: int, language: str) -> str:
    numbers = [n for n in statement.citations if n < len(answer.citations)]
    chips = _chips(statement, answer, turn, language)
    faint = any(answer.citations[n].restored for n in numbers)
    mended = f' <span class="hct-mended">{escape(texts(language).restored)}</span>' if faint else ""
    if statement.parts:
        return f'<p class="hct-statement">{flat(statement.text)} {chips}</p>'
    lead = f'<span class="hct-lead">{flat(statement.lead)}:</span> ' if statement.lead else ""
    return f'<p class="hct-statement">{lead}{_lines(_MARKERS.sub("", statement.text))} {chips}{mended}</p>'


def _chip(position: int, citation: Citation, turn: int, language: str) -> str:
    return (
        f'<button type="button" class="hct-open hct-chip" value="{opener(turn, position)}" '
        f'title="{flat(official(citation, language))}">{position + 1}</button>'
    )


def _sources(
    positions: Sequence[int] | dict[int, None] | range, answer: Answer, turn: int, language: str, title: str
) -> str:
    rows = "".join(
        f'<li><button type="button" class="hct-open hct-source" value="{opener(turn, n)}">'
        f'<span class="hct-number">{n + 1}</span> <span>{flat(official(answer.citations[n], language))}</span>'
        "</button></li>"
        for n in positions
    )
    return f'<ul class="hct-sources" title="{escape(title)}">{rows}</ul>' if rows else ""


def official(citation: Citation, language: str) -> str:
    """The citation's official name in the page's language."""
    return citation.official_en if language == "en" and citation.official_en else citation.official


def _directive(statement: Statement, citations: Sequence[Citation]) -> str:
    inside = [n for n in statement.citations if n < len(citations)]
    return citations[inside[0]].directive if inside else ""


def flat(text: str) -> str:
    """Text on one line, for anywhere in a message: an empty line would end the block."""
    return escape(" ".join(text.split()))


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.strip().splitlines())
