"""Which directive carried out which clause of the base, as a matrix. Pure: data in, HTML out."""

from collections.abc import Sequence
from html import escape
from textwrap import shorten

from assistant.comparison.compare import Comparison, Row
from assistant.comparison.matrix import Line, Share, share, state
from assistant.comparison.report import said
from assistant.comparison.wording import STATES_TOLD, state_told
from ingest.directive import Directive
from web.comparison.buttons import clause_button, directive_button
from web.comparison.texts import Texts, texts
from web.directory import name

_LEAD = 110  # characters of a clause that stand for it


def matrix_html(comparisons: Sequence[Comparison], every: Sequence[Line], shown: Sequence[Line], language: str) -> str:
    """The lines that are `shown`, one column a comparison; at the foot what is covered of `every` line."""
    say = texts(language)
    heads = "".join(f'<th scope="col">{directive_button(c.second, language)}</th>' for c in comparisons)
    body = "".join(_line(comparisons, line, language) for line in shown)
    feet = "".join(_foot(share(every, nth), say) for nth in range(len(comparisons)))
    return (
        f'<p class="hct-cmp-signs">{escape(STATES_TOLD[language == "en"])}</p>'
        f'<div class="hct-cmp-box"><table class="hct-cmp-matrix"><thead><tr><th scope="col">'
        f"{escape(say.clause)} · {escape(name(comparisons[0].first, language))}</th>{heads}</tr></thead>"
        f'<tbody>{body}</tbody><tfoot><tr><th scope="row">{escape(say.footer)}</th>{feet}</tr></tfoot></table></div>'
    )


def _line(comparisons: Sequence[Comparison], line: Line, language: str) -> str:
    base = comparisons[0].first
    cells = "".join(_cell(c.second, row, language) for c, row in zip(comparisons, line.rows, strict=True))
    lead = shorten(said(base, line.clause), _LEAD, placeholder="…")
    return (
        f'<tr><th scope="row">{clause_button(base, line.clause, language)}'
        f'<span class="hct-cmp-lead" lang="vi">{escape(lead)}</span></th>{cells}</tr>'
    )


def _cell(other: Directive, row: Row, language: str) -> str:
    """The state, and below it a button for each clause that carries it out."""
    english, now = language == "en", state(row)
    told = f'<span class="hct-cmp-state hct-cmp-{now}">{escape(state_told(now, english=english))}</span>'
    buttons = "".join(clause_button(other, path, language) for path in row.counterparts)
    return f'<td class="hct-cmp-cell">{told}{buttons}</td>'


def _foot(covered: Share, say: Texts) -> str:
    told = say.summary.format(found=covered.found, total=covered.total, full=covered.full)
    return (
        f'<td><b>{covered.percent}%</b> <span class="hct-cmp-share" aria-hidden="true">'
        f'<span style="width:{covered.percent}%"></span></span><span class="hct-cmp-issuer">{escape(told)}</span></td>'
    )
