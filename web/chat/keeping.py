"""What a person keeps or sends of a conversation: an opinion on an answer, the whole as a Word document."""

from collections.abc import Iterator
from datetime import date

import gradio as gr

from assistant.conversation_document import as_docx
from assistant.journal import keep_opinion
from web.chat.asking import Parts
from web.chat.opinions import opinion_in
from web.chat.texts import chat_texts
from web.chat.turns import Turn
from web.downloads import fetch, made
from web.shell import EACH, QUIET, Shell


def wire_opinions(parts: Parts, shell: Shell) -> None:
    """Keeps what the buttons below an answer and the form send."""

    def on_opinion(turns: list[Turn], event: gr.EventData) -> None:
        if found := opinion_in({name: getattr(event, name, "") for name in ("vote", "reason", "words")}, turns):
            keep_opinion(shell.library.home, *found)

    parts.following.like(on_opinion, shell.turns, None, queue=False, **EACH)


def wire_export(parts: Parts, shell: Shell) -> None:
    """Makes the document when it is asked for, and gives it to the browser to save."""

    def on_export(turns: list[Turn], tongue: str) -> Iterator[str | None]:
        today, answers = date.today(), [turn.answer for turn in turns if turn.answer]
        if not answers:
            yield None
            return
        with made(
            f"{chat_texts(tongue).file_name}-{today}.docx", as_docx(answers, today, english=tongue == "en")
        ) as file:
            yield file

    fetch(parts.following.download(on_export, [shell.turns, shell.language], parts.file, **QUIET), parts.file)
