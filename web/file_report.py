"""What became of a file that was given to the library, in words: for the command line and the page."""

from collections.abc import Iterator

from index.admit import FileReport
from web.quality_html import quality_lines

_OUTCOMES = {
    "new": ("mới", "new"), "changed": ("đã cập nhật", "changed"), "unchanged": ("không đổi", "unchanged"),
    "failed": ("không đọc được", "failed"),
}  # fmt: skip


def outcome_words(report: FileReport, language: str) -> str:
    """'mới', 'không đọc được'."""
    return _OUTCOMES[report.outcome][language == "en"]


def count_words(report: FileReport, language: str) -> str:
    """'14 đơn vị trích dẫn', "" where nothing was counted."""
    unit = ("clause" if report.clauses == 1 else "clauses") if language == "en" else "đơn vị trích dẫn"
    return f"{report.clauses} {unit}" if report.clauses else ""


def problem_words(report: FileReport, language: str) -> str:
    """Why a file was refused, and what to do."""
    return report.problem_en if language == "en" else report.problem_vi


def report_lines(report: FileReport, language: str) -> Iterator[str]:
    """One line on a file, and below it one for each thing that its directives' quality reports tell."""
    outcome = outcome_words(report, language)
    if report.outcome == "failed":
        yield f"{report.file}: {outcome}. {problem_words(report, language)}"
        return
    told = (outcome, ", ".join(report.directives), count_words(report, language), report.note(language))
    yield f"{report.file}: " + " — ".join(part for part in told if part)
    for directive, quality in zip(report.directives, report.quality, strict=True):
        yield from (f"    {directive}: {line}" for line in quality_lines(quality, language))
