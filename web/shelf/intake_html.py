"""What is told of files on their way into the library: how far they have come, and what became of each.  Pure."""

from collections.abc import Sequence
from html import escape

from index.admit import FileReport
from web.file_report import count_words, outcome_words, problem_words
from web.quality_html import quality_lines
from web.shelf.intake import Step
from web.shelf.texts import tally, words
from web.source_panel import reader


def step_html(step: Step | None, language: str) -> str:
    """The file, and the page of it, that is being read; None: it waits for its turn."""
    say = words(language)
    if step is None:
        return f'<div class="hct-progress" role="status"><p>{escape(say.waiting)}</p><progress></progress></div>'
    told = say.reading.format(file=step.file, done=min(step.done + 1, step.total), total=step.total)
    page = f" · {say.reading_page.format(page=step.page, pages=step.pages)}" if step.pages else ""
    done = step.done + (step.page / step.pages if step.pages else 0)
    return (
        f'<div class="hct-progress" role="status"><p>{escape(told + page)}</p>'
        f'<progress max="{step.total}" value="{done:.2f}" aria-label="{escape(told)}"></progress></div>'
    )


def reports_html(reports: Sequence[FileReport], language: str) -> str:
    """What became of each file, refused ones first."""
    if not reports:
        return ""
    ordered = sorted(reports, key=lambda report: report.outcome != "failed")
    rows = "".join(_report(report, language) for report in ordered)
    return f'<p role="status">{escape(tally(reports, words(language)))}</p><ul class="hct-reports">{rows}</ul>'


def _report(report: FileReport, language: str) -> str:
    outcome = escape(outcome_words(report, language))
    head = f'<b>{escape(report.file)}</b> <span class="hct-outcome hct-outcome-{report.outcome}">{outcome}</span>'
    if report.outcome == "failed":
        return f"<li>{head}<p>{escape(problem_words(report, language))}</p></li>"
    opened = "".join(
        f'<button type="button" class="hct-open hct-link" value="{escape(reader(id_))}">{escape(id_)}</button> '
        for id_ in report.directives
    )
    told = " · ".join(filter(None, [count_words(report, language), report.note(language)]))
    quality = [
        f"{id_}: {line}" if len(report.directives) > 1 else line
        for id_, one in zip(report.directives, report.quality, strict=True)
        for line in quality_lines(one, language)
    ]
    lines = "".join(f"<li>{escape(line)}</li>" for line in quality)
    return f"<li>{head}<p>{opened}{escape(told)}</p>{f'<ul>{lines}</ul>' if lines else ''}</li>"


def notice_html(message: str, kind: str = "said") -> str:
    """One plain line; `kind`: said, warned."""
    return f'<p class="hct-shelf-{kind}" role="status">{escape(message)}</p>' if message else ""


def removal_html(file: str, names: Sequence[str], language: str) -> str:
    """The question before a file is taken out, naming every directive in it."""
    say = words(language)
    asked = (say.remove_one if len(names) == 1 else say.remove_many).format(file=file, count=len(names))
    listed = "".join(f"<li>{escape(name)}</li>" for name in names)
    return f"<p><b>{escape(asked)}</b></p><ul>{listed}</ul><p>{escape(say.remove_hint)}</p>"
