"""What a person keeps or sends of a conversation: an opinion on an answer, the whole as a Word document."""

import tempfile
from datetime import date
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.conversation_document import as_docx
from assistant.journal import keep_opinion
from web.chat.asking import Parts
from web.chat.opinions import opinion_in
from web.chat.texts import chat_texts
from web.chat.turns import Turn
from web.shell import EACH, QUIET, Shell


def wire_opinions(parts: Parts, shell: Shell) -> None:
    """Keeps what the buttons below an answer and the form send."""

    def on_opinion(turns: list[Turn], event: gr.EventData) -> None:
        if found := opinion_in({name: getattr(event, name, "") for name in ("vote", "reason", "words")}, turns):
            keep_opinion(shell.library.home, *found)

    parts.following.like(on_opinion, shell.turns, None, queue=False, **EACH)


def wire_export(parts: Parts, shell: Shell) -> None:
    """Makes the document when it is asked for, and gives it to the browser to save."""

    def on_export(turns: list[Turn], tongue: str) -> Any:
        answers = [turn.answer for turn in turns if turn.answer]
        if not answers:
            return gr.skip()
        today = date.today()
        path = Path(tempfile.mkdtemp(prefix="hoichithi-")) / f"{chat_texts(tongue).file_name}-{today}.docx"
        path.write_bytes(as_docx(answers, today, english=tongue == "en"))
        return gr.update(value=str(path))

    parts.following.download(on_export, [shell.turns, shell.language], parts.file, **QUIET).then(
        None, None, None, js="() => document.querySelector('#chat-file').click()", **QUIET
    )
