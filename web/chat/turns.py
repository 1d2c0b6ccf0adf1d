"""The turns of a chat: what was asked, from what it went on, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.answer import Answer
from index.section import ANYWHERE, Bounds
from ingest.errors import UserError


@dataclass(frozen=True, slots=True)
class Asking:
    """A question, and the directives that it is to be answered from."""

    question: str
    within: Bounds = ANYWHERE


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of this chat and what came of it: an answer, or a problem to tell (both None: still looking)."""

    question: str
    answer: Answer | None = None
    problem: UserError | None = None
    within: Bounds = ANYWHERE
    history: tuple[Asking, ...] = ()  # what it goes on from, oldest first

    @property
    def asking(self) -> Asking:
        """What was asked."""
        return Asking(self.question, self.within)


def chain(turns: Sequence[Turn]) -> tuple[Asking, ...]:
    """The questions that the next one goes on from, oldest first: those that the last answered one did, and itself."""
    last = next((turn for turn in reversed(turns) if turn.answer), None)
    return (*last.history, last.asking) if last else ()


def first_citation(turns: Sequence[Turn]) -> str:
    """What opens by itself when the first answer of a chat comes; later answers leave the reader's page alone."""
    answered = [n for n, t in enumerate(turns) if t.answer and not t.answer.refused and t.answer.citations]
    return f"c:{answered[0]}:0" if len(answered) == 1 and answered[0] == len(turns) - 1 else ""
