"""The language model that an office has plugged in: what it writes, piece by piece, within a time limit.

The one way in to LangChain's chat models.  Settings: `ASSISTANT_MODEL`, `ASSISTANT_TIMEOUT`; where the server is, and
its key: `OPENAI_BASE_URL`, `OPENAI_API_KEY`, `OLLAMA_HOST`.
"""

import asyncio
import logging
import os
from collections.abc import Callable, Generator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from functools import cache
from queue import Empty, Queue
from threading import Thread
from typing import Any

from ingest.errors import UserError

_Piece = str | Exception | None  # of a reply: some of its text; what went wrong; its end
_TIMEOUT = 30.0  # seconds
_CONTEXT = 8192  # tokens that Ollama keeps of a prompt: its default would cut ours without a word
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Model:
    """A chat model by name, and how long it may take."""

    name: str  # "ollama:qwen3:8b", "openai:NAME"
    timeout: float  # seconds until the first sentence has passed the gate


class NoReply(Exception):
    """The model gave no reply: `slow` when it took too long."""

    def __init__(self, slow: bool) -> None:
        super().__init__("too slow" if slow else "failed")
        self.slow = slow


def chosen() -> Model | None:
    """The model that the settings name, None where they name none.  Raises UserError for settings that cannot be."""
    name = os.environ.get("ASSISTANT_MODEL", "").strip()
    if not name:
        return None
    provider, _, rest = name.partition(":")
    if provider not in ("ollama", "openai") or not rest.strip():
        raise UserError(
            f"ASSISTANT_MODEL={name} không dùng được. Hãy đặt ollama:TÊN hoặc openai:TÊN, ví dụ ollama:qwen3:8b.",
            f"ASSISTANT_MODEL={name} cannot be used. Set ollama:NAME or openai:NAME, for example ollama:qwen3:8b.",
        )
    if provider == "openai" and not (os.environ.get("OPENAI_BASE_URL") or os.environ.get("OPENAI_API_KEY")):
        raise UserError(
            "ASSISTANT_MODEL=openai:… cần OPENAI_BASE_URL (máy chủ của bạn) hoặc OPENAI_API_KEY.",
            "ASSISTANT_MODEL=openai:… needs OPENAI_BASE_URL (your server) or OPENAI_API_KEY.",
        )
    return Model(name, _timeout())


def _timeout() -> float:
    printed = os.environ.get("ASSISTANT_TIMEOUT", "").strip()
    try:
        seconds = float(printed or _TIMEOUT)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= 3600:
        raise UserError(
            f"ASSISTANT_TIMEOUT={printed} không dùng được. Hãy đặt số giây lớn hơn 0, nhiều nhất 3600.",
            f"ASSISTANT_TIMEOUT={printed} cannot be used. Set a number of seconds above 0, 3600 at most.",
        )
    return seconds


def load(model: Model) -> None:
    """Load what the model needs, so that nobody waits for it.  Calls no server; what fails here fails the reply too."""
    try:
        _chat(*_settings(model))
    except Exception as problem:  # an address that is none, for one
        log.warning("%s cannot be loaded: %s", model.name, problem)


def written(
    model: Model, messages: Sequence[tuple[str, str]], time_left: Callable[[], float]
) -> Generator[str, None, None]:
    """What the model writes to `messages` (role, text), piece by piece.  Close it, and the model is stopped.

    Raises NoReply when `time_left()` has come to 0, and for whatever goes wrong on the way.
    """
    load(model)
    pieces: Queue[_Piece] = Queue()
    reading = asyncio.run_coroutine_threadsafe(_read(model, messages, pieces.put), _loop())
    try:
        while (left := time_left()) > 0:
            try:
                piece = pieces.get(timeout=left)
            except Empty:
                break
            if piece is None:
                return
            if isinstance(piece, Exception):
                log.warning("%s gave no reply: %s: %.200s", model.name, type(piece).__name__, piece)
                raise NoReply(slow=False) from piece
            yield piece
        log.warning("%s took too long", model.name)
        raise NoReply(slow=True)
    finally:
        reading.cancel()


async def _read(model: Model, messages: Sequence[tuple[str, str]], put: Callable[[_Piece], None]) -> None:
    """Puts each piece of the reply, then None, or what went wrong."""
    from langsmith import tracing_context

    try:
        with tracing_context(enabled=False):  # nothing goes anywhere but to the model
            async with aclosing(_chat(*_settings(model)).astream(list(messages))) as chunks:
                async for chunk in chunks:
                    put(str(chunk.text))
    except Exception as problem:  # the network's, the server's, LangChain's: all mean the same here
        put(problem)
    else:
        put(None)


def _settings(model: Model) -> tuple[Model, str, str]:
    return model, os.environ.get("OPENAI_BASE_URL", ""), os.environ.get("OPENAI_API_KEY", "")


@cache
def _chat(model: Model, server: str, key: str) -> Any:
    """LangChain's chat model.  Never asked twice: the answer without a model is there at once."""
    from langchain.chat_models import init_chat_model

    options: dict[str, Any]
    if model.name.startswith("ollama:"):
        options = {"reasoning": False, "num_ctx": _CONTEXT, "client_kwargs": {"timeout": model.timeout}}
    else:
        options = {
            "base_url": server or None,
            "api_key": key or "none",  # a server of one's own mostly wants none, LangChain always does
            "timeout": model.timeout,
            "stream_chunk_timeout": None,  # its watch over the stream would keep it open when it is left
            "max_retries": 0,
        }
    return init_chat_model(model.name, temperature=0, **options)


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """One loop for all replies: LangChain's clients keep connections that belong to the loop that opened them."""
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="language-model", daemon=True).start()
    return loop
