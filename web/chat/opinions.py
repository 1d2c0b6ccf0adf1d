"""What a person thinks of an answer: two buttons below it, and why, where it is not good. Pure: data in, HTML out."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from assistant.answer import Answer
from assistant.journal import REASONS, Opinion, keeps_opinions
from web.chat.texts import chat_texts
from web.chat.turns import Turn


def votes_html(number: int, language: str) -> str:
    """The two buttons below the answer to question `number`; "" where no opinion is kept."""
    if not keeps_opinions():
        return ""
    say = chat_texts(language)
    up = _vote(number, "up", say.good)
    return f'<div class="hct-votes">{up}{_vote(number, "down", say.bad)}</div>'


def _vote(number: int, sign: str, label: str) -> str:
    return (
        f'<button type="button" class="hct-vote hct-vote-{sign}" value="{number}:{sign}" aria-label="{escape(label)}" '
        f'title="{escape(label)}" aria-pressed="false"></button>'
    )


def reasons_html(language: str) -> str:
    """The form that asks why an answer is not good, hidden until its button is pressed."""
    say = chat_texts(language)
    choices = "".join(
        f'<label><input type="radio" name="reason" value="{reason}"> {escape(say.reasons[reason])}</label>'
        for reason in REASONS
    )
    return (
        f'<form class="hct-why" hidden data-thanks="{escape(say.thanks)}"><fieldset><legend>{escape(say.why)}</legend>'
        f'{choices}</fieldset><label class="hct-own-words">{escape(say.own_words)}'
        '<input type="text" name="words" maxlength="1000" autocomplete="off"></label>'
        f'<div><button type="submit">{escape(say.send)}</button>'
        f'<button type="button" class="hct-why-close">{escape(say.close)}</button></div></form>'
    )


def opinion_in(sent: Mapping[str, Any], turns: Sequence[Turn]) -> tuple[Answer, Opinion] | None:
    """The answer meant and what is thought of it; None for what was forged."""
    number, _, sign = str(sent.get("vote", "")).partition(":")
    if not number.isdecimal() or len(number) > 6 or sign not in ("up", "down") or int(number) >= len(turns):
        return None
    answer = turns[int(number)].answer
    good = sign == "up"
    why = ("", "") if good else (str(sent.get("reason") or ""), str(sent.get("words") or ""))
    return (answer, Opinion(good, *why)) if answer else None
