"""A briefing as slides: what each body must do, deadlines, differences, each question and then its answer, the sources.

Full quotes stand in the speaker's notes, so that whoever presents can read them out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from assistant.briefing import wording as say
from assistant.briefing.briefing import Briefing, Contrast, DutyLine, Question
from assistant.briefing.editing import Handout

_WIDE, _HIGH = 13.333, 7.5  # inches, 16:9
_LEFT, _TOP, _BODY = 0.75, 0.5, 1.75  # inches
_MOST = 6  # bullets of a slide
_SHORT, _TITLE = 150, 110  # characters of a bullet and of a title
_SIZES, _CITATION = (26, 24, 22, 20, 18, 16, 14), 12  # points: of bullets, the largest that fits; of citations
_LETTER, _LEADING, _BETWEEN = 0.42, 1.2, 7  # width of a letter and height of a line by the size; points between bullets
_ROOM = 360  # points of height that bullets may take
_FONT = "Times New Roman"
_INK, _SOFT, _ACCENT = (0x0F, 0x17, 0x2A), (0x52, 0x60, 0x77), (0x0F, 0x76, 0x6E)


@dataclass(frozen=True, slots=True)
class _Bullet:
    text: str
    small: str = ""  # the citation below it
    strong: bool = False


def pptx_file(handout: Handout) -> bytes:
    """The bytes of the presentation."""
    import pptx
    from pptx.util import Inches

    show = pptx.Presentation()
    show.slide_width, show.slide_height = Inches(_WIDE), Inches(_HIGH)
    show.core_properties.title, show.core_properties.author = say.printable(handout.briefing.title), ""
    _opening(show, handout)
    for title, bullets, notes in _slides(handout.briefing):
        _slide(show, title, bullets, notes)
    file = BytesIO()
    show.save(file)
    return file.getvalue()


_Slide = tuple[str, Sequence[_Bullet], str]  # title, bullets, notes


def _slides(briefing: Briefing) -> Iterator[_Slide]:
    if briefing.introduction:
        told = [_Bullet(_short(line, 3 * _SHORT)) for line in briefing.introduction.splitlines() if line.strip()]
        yield f"{say.INTRODUCTION} ({say.EDITED})", told[:_MOST], briefing.introduction
    for section in briefing.sections:
        for name, lines in say.by_modality(section):
            yield from _duties(section.title, f": {name.lower()}", lines)
    yield from _duties(say.DEADLINES, "", briefing.deadlines, dated=True)
    for some in _pages(briefing.contrasts, 3):
        notes = "\n\n".join(f"{say.quoted(c.asked)}\n→ {say.quoted(c.made)}" for c in some)
        yield say.CONTRASTS, [_contrast(one) for one in some], notes
    for nth, question in enumerate(briefing.questions, 1):
        yield from _question(nth, question)
    for sources in _pages(briefing.sources, 4):
        bullets = [_Bullet(s.official, f"Tệp: {s.file}. SHA-256: {s.sha256}") for s in sources]
        made = say.made(briefing.index, f"{briefing.made_on:%d/%m/%Y}")
        yield say.SOURCES, [*bullets, _Bullet(made, say.CHECK)], "\n".join(map(say.origin, sources))


def _contrast(one: Contrast) -> _Bullet:
    told = _short(f"{one.relation}: {'; '.join(one.told)}", 2 * _SHORT)
    return _Bullet(told, f"{one.asked.official} → {one.made.official}")


def _duties(title: str, what: str, lines: Sequence[DutyLine], dated: bool = False) -> Iterator[_Slide]:
    for nth, some in enumerate(_pages(lines, _MOST)):
        told = [f"{line.deadline} – {line.who}: {line.action}" if dated else say.said(line) for line in some]
        bullets = [_Bullet(_short(text), say.cited(line)) for text, line in zip(told, some, strict=True)]
        notes = "\n\n".join(f"{say.said(line)}\n{say.quoted(line.citation)}" for line in some)
        end = f"{what} (tiếp)" if nth else what
        yield _short(title, _TITLE - len(end)) + end, bullets, notes


def _question(nth: int, question: Question) -> Iterator[_Slide]:
    """The question by itself, then with its answer."""
    mark = f" [{say.EDITED}]" if question.edited else ""
    asked = _Bullet(question.text + mark, strong=True)
    choices = [_Bullet(choice) for choice in say.lettered(question)]
    yield f"Câu {nth}", [asked, *choices], f"Đáp án: {say.key_of(question)}"
    answer = _Bullet(say.key_of(question), strong=True)
    quote = _Bullet(_short(f"“{' '.join(question.citation.quote.split())}”", 3 * _SHORT), question.citation.official)
    yield (
        f"Câu {nth}: đáp án",
        [_Bullet(_short(question.text, 2 * _SHORT) + mark), answer, quote],
        say.quoted(question.citation),
    )


def _pages(things: Sequence[Any], most: int) -> Iterator[Sequence[Any]]:
    return (things[at : at + most] for at in range(0, len(things), most))


def _opening(show: Any, handout: Handout) -> None:
    briefing = handout.briefing
    body = " – ".join(filter(None, (handout.parent_body, handout.agency)))
    slide = show.slides.add_slide(show.slide_layouts[6])
    _bar(slide, 0, 0, 0.25, _HIGH)
    frame = _frame(slide, 2.3, 3.2)
    _line(frame, say.KIND, 20, colour=_ACCENT, bold=True, first=True)
    _line(frame, _short(briefing.title, 2 * _TITLE), 36, bold=True)
    _line(frame, ", ".join(filter(None, (body, handout.place, f"{briefing.made_on:%d/%m/%Y}"))), 18, colour=_SOFT)


def _slide(show: Any, title: str, bullets: Iterable[_Bullet], notes: str) -> None:
    slide = show.slides.add_slide(show.slide_layouts[5])  # a title alone: programs list slides by it
    _title(slide, title)
    frame = _frame(slide, _BODY, _HIGH - _BODY - 0.5)
    shown = list(bullets)
    size = next((size for size in _SIZES if _height(shown, size) <= _ROOM), _SIZES[-1])
    for nth, bullet in enumerate(shown):
        _line(frame, bullet.text, size + (3 if bullet.strong else 0), bold=bullet.strong, first=not nth)
        if bullet.small:
            _line(frame, bullet.small, _CITATION, colour=_SOFT)
    slide.notes_slide.notes_text_frame.text = say.printable(notes)


def _height(bullets: Sequence[_Bullet], size: float) -> float:
    """Points that bullets take, about: programs that show slides do not all shrink a text that is too long."""
    return sum(_BETWEEN + _high(bullet.text, size) + _high(bullet.small, _CITATION) for bullet in bullets)


def _high(text: str, size: float) -> float:
    wide = (_WIDE - 2 * _LEFT) * 72
    return _LEADING * size * -(-len(text) * _LETTER * size // wide)


def _title(slide: Any, title: str) -> None:
    from pptx.util import Inches

    shape = slide.shapes.title
    shape.left, shape.top, shape.width, shape.height = (Inches(n) for n in (_LEFT, _TOP, _WIDE - 2 * _LEFT, 1.0))
    frame = shape.text_frame
    frame.word_wrap = True
    _line(frame, _short(title, _TITLE), 28, colour=_ACCENT, bold=True, first=True)
    _bar(slide, _LEFT + 0.1, _TOP + 1.05, 1.2, 0.05)


def _bar(slide: Any, left: float, top: float, width: float, height: float) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Inches

    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Inches(n) for n in (left, top, width, height)))
    bar.fill.solid()
    bar.fill.fore_color.rgb = RGBColor(*_ACCENT)  # type: ignore[no-untyped-call]
    bar.line.fill.background()


def _frame(slide: Any, top: float, height: float) -> Any:
    from pptx.util import Inches

    box = slide.shapes.add_textbox(Inches(_LEFT), Inches(top), Inches(_WIDE - 2 * _LEFT), Inches(height))
    box.text_frame.word_wrap = True
    return box.text_frame


def _line(
    frame: Any, text: str, size: float, *, colour: tuple[int, int, int] = _INK, bold: bool = False, first: bool = False
) -> None:
    from pptx.dml.color import RGBColor
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    paragraph = frame.paragraphs[0] if first else frame.add_paragraph()
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph.space_before = Pt(0 if size <= _CITATION else _BETWEEN)
    run = paragraph.add_run()
    run.text = say.printable(text)
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, _FONT
    run.font.color.rgb = RGBColor(*colour)  # type: ignore[no-untyped-call]


def _short(text: str, most: int = _SHORT) -> str:
    """A text that fits; the notes hold all of it."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rsplit(' ', 1)[0].rstrip(' ,;')}…"
