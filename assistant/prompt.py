"""The words given to a language model: the files in `prompts/`, filled with a question and its evidence."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.evidence import Evidence

_FOLDER = Path(__file__).resolve().parent.parent / "prompts"
_REMEMBERED = 3  # earlier questions that a model is told
_FENCE = re.compile(r"<<<+|>>>+")


@dataclass(frozen=True, slots=True)
class Prompt:
    """The words of one language."""

    version: str  # "vi-2-3fa9c2d0": language, version, beginning of the file's SHA-256
    system: str
    user: str  # with {evidence}, {earlier} and {question}

    def messages(
        self, question: str, keyed: Mapping[str, Evidence], earlier: Sequence[str] = ()
    ) -> list[tuple[str, str]]:
        """The messages (role, text) that ask `question` of the pieces of evidence under their keys.

        `earlier`: the questions before it, oldest first, in whose light 'còn ở Hải Phòng thì sao?' is read.
        """
        filled = {
            "{evidence}": "\n\n".join(_fenced(key, piece) for key, piece in keyed.items()),
            "{earlier}": "\n".join(f"- {_FENCE.sub(' ', one)}" for one in earlier[-_REMEMBERED:]) or "-",
            "{question}": _FENCE.sub(" ", question),
        }
        user = re.sub("|".join(map(re.escape, filled)), lambda place: filled[place[0]], self.user)
        return [("system", self.system), ("user", user)]


@cache
def prompt(language: str) -> Prompt:
    """The prompt for answers in "vi" or "en"."""
    text = (_FOLDER / f"answer.{language}.txt").read_text(encoding="utf-8")
    head, system, user = re.split(r"^--- (?:system|user) ---\n", text, flags=re.MULTILINE)
    version = head.removeprefix("version:").strip()
    print_of = hashlib.sha256(text.encode()).hexdigest()[:8]
    return Prompt(f"{language}-{version}-{print_of}", system.strip(), user.strip())


def keys(question: str, count: int) -> list[str]:
    """As many keys, that tell nothing and are the same whenever the same is asked: 'k03fa'."""
    told = [hashlib.sha256(f"{question}\0{nth}".encode()).hexdigest() for nth in range(count)]
    size = next(size for size in range(4, 65) if len({print_of[:size] for print_of in told}) == count)
    return [f"k{print_of[:size]}" for print_of in told]


def _fenced(key: str, piece: Evidence) -> str:
    """One piece under its key, with its issuer: the one thing that a reader of the quote must be told beside it."""
    quote = _FENCE.sub(" ", " ".join(piece.quote.split()))
    return f"[{key}] {piece.directive.issuer}\n<<<\n{quote}\n>>>"
