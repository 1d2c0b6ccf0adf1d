"""The log of answers: JSON lines in `HOICHITHI_HOME/log/answers.jsonl`, one an answer, as `ask --json` prints it.

What people think of answers goes to `opinions.jsonl` beside it, each with the answer and how it came about.
`HOICHITHI_LOG=no-questions` leaves out the words of questions, `HOICHITHI_LOG=off` keeps no log.
"""

import fcntl
import json
import logging
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from assistant.answer import Answer
from assistant.contract import answered

NAME, OPINIONS = "answers.jsonl", "opinions.jsonl"
REASONS = ("wrong", "incomplete", "other_directive", "should_answer", "unclear")  # why an answer is not good
_LONGEST_WORDS = 1000  # characters of an opinion
_SIZE, _OLDER = 10_000_000, 5  # bytes of a file, and how many older ones stay beside it
_PATIENCE, _STEP = 1.0, 0.005  # seconds to wait for other writers, and between two tries
# What holds words of a question, or says them again; what a citation quotes is the directive's.
_WORDS = frozenset(
    ("question", "history", "resolved", "phrases", "kind", "actors", "elsewhere", "missing", "unmet", "merged",
     "answer", "note", "choices", "words")
)  # fmt: skip
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a person thinks of an answer."""

    good: bool
    reason: str = ""  # one of REASONS
    words: str = ""  # their own


def keep(home: Path, answer: Answer) -> None:
    """Write an answer to the log of `home`; one that cannot be written is told once, as a warning."""
    if _wanted() != "off":
        _write(home / "log", NAME, answered(answer))


def keeps_opinions() -> bool:
    """Whether anything is kept at all."""
    return _wanted() != "off"


def keep_opinion(home: Path, answer: Answer, opinion: Opinion) -> None:
    """Write what a person thinks of `answer`, unless no log is kept."""
    if not keeps_opinions():
        return
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    made = {"at": at, "good": opinion.good, "reason": opinion.reason if opinion.reason in REASONS else None}
    words = " ".join(opinion.words.split())[:_LONGEST_WORDS] or None
    _write(home / "log", OPINIONS, {**made, "words": words, "of": answered(answer)})


def _wanted() -> str:
    wanted = os.environ.get("HOICHITHI_LOG", "").strip().lower()
    if wanted not in ("", "off", "no-questions"):
        _warn_setting(wanted)
    return wanted


def _write(folder: Path, name: str, made: dict[str, Any]) -> None:
    try:
        _append(folder, name, json.dumps(_without_words(made) if _wanted() else made, ensure_ascii=False))
    except OSError as error:
        _warn(folder, error.strerror or str(error))


def _without_words(value: Any) -> Any:
    """A JSON value without anything that a person has typed."""
    if isinstance(value, dict):
        return {key: _without_words(inner) for key, inner in value.items() if key not in _WORDS}
    return [_without_words(inner) for inner in value] if isinstance(value, list) else value


def _append(folder: Path, name: str, line: str) -> None:
    """Add a line; the file is opened anew each time, since another process may have put a new one in its place."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _alone(folder / "lock"):
        handler = _Handler(folder / name, maxBytes=_SIZE, backupCount=_OLDER, encoding="utf-8", errors="replace")
        try:
            handler.emit(logging.makeLogRecord({"msg": line}))
        finally:
            handler.close()


class _Handler(RotatingFileHandler):
    """Raises what goes wrong, and leaves the file to its owner."""

    def handleError(self, record: logging.LogRecord) -> None:
        raise

    def _open(self) -> Any:
        return open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors, opener=_private)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold a lock among threads and processes.  Raises TimeoutError, an OSError, when others hold it too long."""
    end = time.monotonic() + _PATIENCE
    with path.open("ab") as file:
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise TimeoutError(f"{path.name}: timed out") from None
                time.sleep(_STEP)
        yield


@cache
def _warn(folder: Path, why: str) -> None:
    said = "Không ghi được nhật ký vào %s (%s); câu trả lời vẫn có. / The log cannot be written; answers still come."
    log.warning(said, folder, why)


@cache
def _warn_setting(wanted: str) -> None:
    said = "Không có HOICHITHI_LOG=%s (chỉ có no-questions, off); nhật ký bỏ lời hỏi. / Not known: no questions kept."
    log.warning(said, wanted)
