"""The quality report of a directive as HTML: nothing that was guessed, lost or restored goes unsaid."""

from html import escape

from ingest.directive import Quality
from web.texts import Texts, texts


def quality_html(quality: Quality, language: str) -> str:
    """A folded list, or "" where there is nothing to tell."""
    lines = quality_lines(quality, language)
    if not lines:
        return ""
    rows = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f'<details class="hct-printed"><summary>{escape(texts(language).quality)}</summary><ul>{rows}</ul></details>'


def quality_lines(quality: Quality, language: str) -> list[str]:
    """The report in short sentences; the notes on what is printed are Vietnamese in both languages."""
    say = texts(language)
    return [*_read_by_ocr(quality, say), *_restored(quality, say), *_missing(quality, say), *quality.notes]


def _read_by_ocr(quality: Quality, say: Texts) -> list[str]:
    if not quality.ocr_pages:
        return []
    pages = ", ".join(map(str, quality.ocr_pages))
    return [say.read_by_ocr.format(pages=pages, percent=round(100 * (quality.ocr_confidence or 0)))]


def _restored(quality: Quality, say: Texts) -> list[str]:
    if not quality.restored_words:
        return []
    percent = round(100 * (quality.restored_confidence or 0))
    return [say.words_restored.format(count=quality.restored_words, percent=percent)]


def _missing(quality: Quality, say: Texts) -> list[str]:
    if not quality.missing:
        return []
    return [say.not_printed.format(fields=", ".join(say.fields.get(name, name) for name in quality.missing))]
