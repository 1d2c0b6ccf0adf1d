"""How the tab's questions are asked: typed, picked, suggested, asked again without a bound, or out of a link."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.model import chosen
from index.section import Bounds
from web.chat.conversation import Conversation
from web.chat.link import askings_in, bounds_from, link_of
from web.chat.messages import messages
from web.chat.scope import chosen as chosen_chip
from web.chat.texts import chat_texts
from web.chat.tools import next_html
from web.chat.turns import Asking, Turn, chain, first_citation
from web.directory import scopes
from web.panel import SHELF, shown
from web.shell import EACH, LATEST, QUIET, Shell

# Questions answered at the same time: without a language model each needs the whole machine for a moment, and two at
# once only hinder each other; with one they wait for it.
AT_ONCE, AT_ONCE_WITH_MODEL = 1, 4
SUGGESTING_AT_ONCE = 1  # nobody waits for suggestions, so they leave the machine to questions
LINKS_AT_ONCE = 1  # each may hold many questions


@dataclass(frozen=True, slots=True)
class Next:
    """What may be asked next, of which conversation, and what is to be said of that."""

    link: str = ""
    suggested: tuple[str, ...] = ()
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """The components of this tab that change."""

    log: Any
    box: Any
    fresh: Any
    following: Any  # what to ask next; its script also sends what happens in the chat
    tools: Any
    bounds: Sequence[Any]  # kind, body, year
    file: Any
    next: Any  # gr.State: a Next


def wire_questions(parts: Parts, conversation: Conversation, shell: Shell) -> None:
    """Wires every way of asking; each yields (box, log, turns, opened, panel)."""

    def asked(asking: Asking, turns: list[Turn], tongue: str, **goes_on: Any) -> Iterator[tuple[Any, ...]]:
        before = messages(turns, tongue)
        box: Any = ""  # cleared once: the next question may be typed while this one is answered
        opened = ""
        for grown in conversation.answer(asking, turns, **goes_on):
            panel: tuple[Any, Any] = (gr.skip(), gr.skip())
            if not opened and (opened := first_citation(grown)):
                panel = opened, shown(shell.library, opened, grown, tongue)
            yield box, before + messages(grown, tongue, len(turns)), grown, *panel
            box = gr.skip()

    def on_ask(
        question: str, turns: list[Turn], tongue: str, kind: str, issuer: str, year: str
    ) -> Iterator[tuple[Any, ...]]:
        if question.strip() or not turns:  # the box was sent twice: it is empty by then
            yield from asked(Asking(question, bounds_from(kind, issuer, year)), turns, tongue)

    def on_example(
        turns: list[Turn], tongue: str, kind: str, issuer: str, year: str, picked: gr.SelectData
    ) -> Iterator[tuple[Any, ...]]:
        yield from on_ask(picked.value["text"], turns, tongue, kind, issuer, year)

    def on_suggested(
        turns: list[Turn], tongue: str, kind: str, issuer: str, year: str, event: gr.EventData
    ) -> Iterator[tuple[Any, ...]]:
        for _box, *changed in on_ask(str(event.ask), turns, tongue, kind, issuer, year):
            yield gr.skip(), *changed  # what is being typed stays

    def on_unbind(turns: list[Turn], tongue: str, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        if found := chosen_chip(turns, event.chip, tongue):
            number, chip = found
            kept = turns[:number] if number == len(turns) - 1 else turns
            bounds = _boxes(shell, chip.asking.within)
            for _box, *changed in asked(chip.asking, kept, tongue, history=chip.history):
                yield gr.skip(), *changed, *bounds
                bounds = [gr.skip()] * len(bounds)

    def on_fresh(tongue: str) -> tuple[Any, ...]:
        return "", [], [], SHELF, shown(shell.library, SHELF, [], tongue), next_html([], (), tongue)

    given, where = [shell.turns, shell.language], [shell.turns, shell.language, *parts.bounds]
    changed = [parts.box, parts.log, shell.turns, shell.opened, shell.panel]
    limits = {"concurrency_limit": _at_once(), "concurrency_id": "ask"}
    asking = [
        # A question typed while another is being answered waits its turn; what is pressed twice is asked once.
        parts.box.submit(on_ask, [parts.box, *where], changed, **limits, **LATEST),
        parts.log.example_select(on_example, where, changed, **limits, **QUIET),
        parts.following.select(on_suggested, where, changed, **limits, **QUIET),
        parts.following.delete(on_unbind, given, [*changed, *parts.bounds], **limits, **QUIET),
    ]
    asking.append(_wire_links(parts, conversation, shell, changed))
    for event in asking:
        wire_suggestions(event, parts, conversation, shell)
    # A language model is stopped.  Without one a new chat waits its turn, which is sooner: stopping an event breaks the
    # stream that all events of a page share.
    how: dict[str, Any] = {"cancels": asking, "queue": False} if chosen() else limits
    parts.fresh.click(on_fresh, shell.language, [*changed, parts.following], **how, **QUIET)


def _boxes(shell: Shell, within: Bounds) -> list[str]:
    """What the boxes of kind, body and year show for bounds; a box takes only what it offers."""
    said, offered = (within.kind, within.issuer, str(within.year or "")), scopes(shell.library.register())
    return [one if one in ones else "" for one, ones in zip(said, offered, strict=True)]


def _at_once() -> int:
    return AT_ONCE_WITH_MODEL if chosen() else AT_ONCE


def _wire_links(parts: Parts, conversation: Conversation, shell: Shell, changed: Sequence[Any]) -> Any:
    """A link's conversation is asked anew, one question after the other, in place of the chat that was there."""

    def on_link(tongue: str, event: gr.EventData) -> Iterator[tuple[Any, ...]]:
        askings, held = askings_in(str(event.link))
        cut = chat_texts(tongue).link_cut.format(asked=len(askings), all=held) if held > len(askings) else ""
        turns: list[Turn] = []
        for each in askings:
            *_, turns = conversation.answer(each, turns)
            yield gr.skip(), messages(turns, tongue), turns, gr.skip(), gr.skip(), gr.skip()
        opened = next((f"c:{n}:0" for n, turn in enumerate(turns) if turn.answer and turn.answer.citations), SHELF)
        panel = shown(shell.library, opened, turns, tongue)
        yield *[gr.skip()] * 3, opened, panel, Next(link_of(chain(turns)), (), cut)

    return parts.following.apply(
        on_link, shell.language, [*changed, parts.next], concurrency_limit=LINKS_AT_ONCE,
        concurrency_id="link" if chosen() else "ask", **EACH,
    )  # fmt: skip


def wire_suggestions(event: Any, parts: Parts, conversation: Conversation, shell: Shell) -> None:
    """After `event`: the conversation's link at once, then what else may be asked, if the chat is still the same."""

    def show(made: Next, turns: list[Turn], tongue: str) -> str:
        held = made if made.link == link_of(chain(turns)) else Next()
        return next_html(turns, held.suggested, tongue, held.notice)

    def suggest(made: Next, turns: list[Turn]) -> Next:
        link = link_of(chain(turns))
        return Next(link, conversation.suggestions(turns), made.notice if made.link == link else "")

    given = [parts.next, shell.turns, shell.language]
    at_once = event.then(show, given, parts.following, queue=False, **LATEST)
    limits = {"concurrency_limit": SUGGESTING_AT_ONCE, "concurrency_id": "suggest"}
    made = at_once.then(suggest, given[:2], parts.next, **limits, **LATEST)
    made.then(show, given, parts.following, queue=False, **LATEST)
