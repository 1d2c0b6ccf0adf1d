"""Chats over one library: how an answer grows from a question. Knows nothing of Gradio."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.ask import answers
from assistant.model import chosen
from assistant.suggestions import suggestions
from index.library import Library
from index.section import Section
from ingest.errors import UserError
from web.chat.turns import Asking, Turn, chain
from web.texts import texts

log = logging.getLogger(__name__)


class Conversation:
    """Chats over one library. Holds nothing of any person: the turns of a chat live in its page."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def answer(
        self, asking: Asking, turns: Sequence[Turn], history: Sequence[Asking] | None = None
    ) -> Iterator[list[Turn]]:
        """The turns as they grow: the question, then the answer: all of it, or as a language model goes on.

        `history`: what it goes on from; None for the questions of these turns.
        """
        before = list(turns)
        goes_on = chain(before) if history is None else tuple(history)
        asked = Turn(asking.question, within=asking.within, history=goes_on)
        if chosen():  # a language model takes its time; without one the answer is there at once
            yield [*before, asked]
        for turn in self._ask(asked):
            yield [*before, turn]

    def _ask(self, asked: Turn) -> Iterator[Turn]:
        history = [earlier.question for earlier in asked.history]
        try:
            for answer in answers(self.library, asked.question, history, within=asked.within):
                yield replace(asked, answer=answer)
        except UserError as problem:
            yield replace(asked, problem=problem)
        except Exception:
            # A person must never see a traceback; whoever runs the page finds it in the log.
            log.exception("A question could not be answered")
            yield replace(asked, problem=UserError(texts("vi").failed, texts("en").failed))

    def suggestions(self, turns: Sequence[Turn]) -> tuple[str, ...]:
        """What may be asked next and is answered; none while there is nothing to go on from."""
        last = turns[-1] if turns else None
        if last is None or last.answer is None or last.answer.choices:
            return ()
        asked = Section(self.library, last.within) if last.within else self.library
        try:
            return suggestions(asked, last.answer, [earlier.question for earlier in last.history])
        except Exception:
            log.exception("No suggestions could be made")
            return ()
