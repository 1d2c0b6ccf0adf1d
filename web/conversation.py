"""A chat as data: its turns, how an answer grows, what the page shows for each. Knows nothing of Gradio."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from assistant.answer import Answer
from assistant.ask import answers
from index.library import Library
from ingest.errors import UserError
from web.answer_html import answer_html, notice_html, question_html
from web.source_panel import library_html, panel_html, reading_html
from web.texts import texts

SHELF = "l"  # what opens the list of directives
_SHELVED = 200  # directives in that list, at most
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of this chat and what came of it: an answer, or a problem to tell (both None: still looking)."""

    question: str
    answer: Answer | None = None
    problem: UserError | None = None
    shown: int | None = None  # statements shown so far, None for all


class Conversation:
    """Chats over one library. Holds nothing of any person: the turns of a chat live in its page."""

    def __init__(self, library: Library) -> None:
        self.library = library

    def answer(self, question: str, turns: Sequence[Turn]) -> Iterator[list[Turn]]:
        """The turns as they grow: the question, then the answer statement by statement."""
        before = list(turns)
        yield [*before, Turn(question)]
        seen = 0
        for turn in self._ask(question, [t.question for t in before if t.answer]):
            statements = turn.answer.statements if turn.answer else ()
            for shown in range(seen + 1, len(statements)):
                yield [*before, replace(turn, shown=shown)]
            seen = len(statements)
            yield [*before, turn]

    def _ask(self, question: str, history: Sequence[str]) -> Iterator[Turn]:
        try:
            for answer in answers(self.library, question, history):
                yield Turn(question, answer=answer)
        except UserError as problem:
            yield Turn(question, problem=problem)
        except Exception:
            # A person must never see a traceback; whoever runs the page finds it in the log.
            log.exception("A question could not be answered")
            yield Turn(question, problem=UserError(texts("vi").failed, texts("en").failed))

    def messages(self, turns: Sequence[Turn], language: str) -> list[dict[str, str]]:
        """The whole chat as Gradio's messages."""
        out = []
        for number, turn in enumerate(turns):
            out.append({"role": "user", "content": question_html(turn.question)})
            out.append({"role": "assistant", "content": _reply(turn, number, language)})
        return out

    def panel(self, opened: str, turns: Sequence[Turn], language: str) -> str:
        """What the panel shows for "c:<turn>:<citation>", "d:<directive>", "d:<directive>#<clause>", else the list."""
        kind, _, rest = opened.partition(":")
        if kind == "c":
            return self._cited(rest, turns, language)
        directive_id, _, clause = rest.partition("#")
        directive = self.library.directive(directive_id) if kind == "d" else None
        if directive is not None:
            return reading_html(directive, language, clause)
        return self._shelf(language, gone=kind == "d")

    def _cited(self, place: str, turns: Sequence[Turn], language: str) -> str:
        try:
            turn, position = (int(n) for n in place.split(":"))
        except ValueError:
            return self._shelf(language)
        answer = turns[turn].answer if 0 <= turn < len(turns) else None
        if answer is None or not 0 <= position < len(answer.citations):
            return self._shelf(language)
        directive = self.library.directive(answer.citations[position].directive)
        if directive is None:
            return self._shelf(language, gone=True)
        return panel_html(directive, answer, position, turn, language)

    def _shelf(self, language: str, gone: bool = False) -> str:
        register, say = self.library.register(), texts(language)
        shown = (self.library.directive(letterhead.id) for letterhead in islice(register, _SHELVED))
        cut = say.shelved.format(shown=_SHELVED, all=len(register)) if len(register) > _SHELVED else ""
        return library_html(filter(None, shown), language, say.gone if gone else cut)


def first_citation(turns: Sequence[Turn]) -> str:
    """What opens by itself when the first answer of a chat comes; later answers leave the reader's page alone."""
    answered = [n for n, t in enumerate(turns) if t.answer and not t.answer.refused and t.answer.citations]
    return f"c:{answered[0]}:0" if len(answered) == 1 and answered[0] == len(turns) - 1 else ""


def _reply(turn: Turn, number: int, language: str) -> str:
    if turn.problem:
        return notice_html(turn.problem.say(language))
    if turn.answer:
        return answer_html(turn.answer, number, language, turn.shown)
    return notice_html(texts(language).searching, "hct-waiting")
