"""One duty in words and HTML: who, with whom, must or must not, what, and where it stands."""

from html import escape

from assistant.register.extract import citation
from index.catalog import Duty
from web.duties.texts import Texts
from web.source_panel import reader

_WHO, _WHAT = 120, 240  # characters that are shown; the clause has it all


def who_html(duty: Duty, say: Texts) -> str:
    """The actor as printed, and who coordinates."""
    obligation = duty.obligation
    actor = _short(obligation.actor, _WHO)
    named = f'<span class="hct-who" lang="vi">{escape(actor)}</span>' if actor else _muted(say.unknown_actor)
    helpers = ", ".join(dict.fromkeys(one.name for one in obligation.actors if one.role == "coordinates"))
    if not helpers or helpers == obligation.actor:
        return named
    return named + _muted(say.together.format(names=_short(helpers, _WHO)))


def what_html(duty: Duty, say: Texts) -> str:
    """'phải' or 'không được' as a coloured word, then what."""
    kind = duty.obligation.modality
    word = f'<span class="hct-modality hct-{escape(kind)}">{escape(say.modalities.get(kind, kind))}</span>'
    return f'{word} <span lang="vi">{escape(_short(duty.obligation.action, _WHAT))}</span>'


def citation_html(duty: Duty, english: bool) -> str:
    """A button that opens the clause with the duty coloured."""
    duty_ = duty.obligation
    opened = reader(duty.letterhead.id, duty_.clause, duty_.start, duty_.end)
    return (
        f'<button type="button" class="hct-open hct-duty-cite" value="{escape(opened)}">'
        f"{escape(citation(duty, english))}</button>"
    )


def _muted(text: str) -> str:
    return f'<span class="hct-muted hct-aside">{escape(text)}</span>'


def _short(text: str, most: int) -> str:
    """The text cut between words: 'tổng hợp, báo cáo…'."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most].rpartition(' ')[0].rstrip(' ,;:.')}…"
