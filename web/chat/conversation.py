"""A chat as data: its turns, how an answer grows, what the page shows for each. Knows nothing of Gradio."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.answer import Answer
from assistant.ask import answers
from index.library import Library
from ingest.errors import UserError
from web.chat.answer_html import answer_html, notice_html, question_html
from web.texts import texts

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
