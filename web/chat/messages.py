"""The turns of a chat as the messages that the page shows. Pure: data in, HTML out."""

from collections.abc import Sequence

from web.chat.answer_html import answer_html, choices_html, notice_html, question_html
from web.chat.opinions import votes_html
from web.chat.scope import chips_html
from web.chat.turns import Turn
from web.texts import texts

Messages = list[dict[str, str]]


def messages(turns: Sequence[Turn], language: str, first: int = 0) -> Messages:
    """The chat as Gradio's messages, from turn `first` on."""
    out = []
    for number, turn in enumerate(turns[first:], first):
        out.append({"role": "user", "content": question_html(turn.question)})
        out.append({"role": "assistant", "content": _reply(turn, number, language)})
    return out


def _reply(turn: Turn, number: int, language: str) -> str:
    if turn.problem:
        return notice_html(turn.problem.say(language))
    if turn.answer is None:
        return notice_html(texts(language).searching, "hct-waiting")
    said = chips_html(turn, number, language) + answer_html(turn.answer, number, language)
    return f"<div>{said}{choices_html(turn.answer, language)}{votes_html(number, language)}</div>"
