"""What stands around the question box: what to ask next above it, and the conversation's tools below. Pure."""

from collections.abc import Sequence
from html import escape

from index.section import Bounds
from web.chat.answer_html import asks_html
from web.chat.link import link_of
from web.chat.opinions import reasons_html
from web.chat.texts import chat_texts
from web.chat.turns import Turn, chain

_TITLE = 120  # characters of a question by which a conversation is listed


def next_html(turns: Sequence[Turn], suggested: Sequence[str], language: str, notice: str = "") -> str:
    """Suggestions and the form for opinions; the conversation's link goes along for the script beside it."""
    asked = chain(turns)
    title = asked[0].question[:_TITLE] if asked else ""
    note = f'<p class="hct-note">{escape(notice)}</p>' if notice else ""
    return (
        f'<div class="hct-next" data-link="{escape(link_of(asked))}" data-title="{escape(title)}" '
        f'data-language="{escape(language)}">{note}{asks_html(chat_texts(language).ask_next, suggested)}'
        f"{reasons_html(language)}</div>"
    )


def tools_html(language: str, within: Bounds) -> str:
    """Scope, earlier conversations, link, export; the script beside `next_html` makes them work."""
    say = chat_texts(language)
    bound = within.named(language == "en")
    scope = escape(f"{say.bounds}: {bound}" if bound else say.bounds)
    return (
        f'<div class="hct-tools"><button type="button" class="hct-tool hct-bounds-toggle" aria-expanded="false"'
        f"{' data-bound' if bound else ''}>{scope}</button>"
        f'<details class="hct-earlier" data-empty="{escape(say.earlier_empty)}" data-forget="{escape(say.forget)}">'
        f'<summary class="hct-tool">{escape(say.earlier)}</summary><div class="hct-earlier-box">'
        f'<ul></ul><p class="hct-muted">{escape(say.earlier_hint)}</p>'
        f'<button type="button" class="hct-link hct-forget-all">{escape(say.forget_all)}</button></div></details>'
        f'<button type="button" class="hct-tool hct-copy-link" disabled title="{escape(say.nothing_yet)}" '
        f'data-done="{escape(say.link_copied)}">{escape(say.link)}</button>'
        f'<button type="button" class="hct-tool hct-export" disabled title="{escape(say.nothing_yet)}">'
        f"{escape(say.export)}</button></div>"
    )
