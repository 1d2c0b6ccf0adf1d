"""A language model that says what a test tells it to, behind a real HTTP server: OpenAI's protocol and Ollama's."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

# What is sent: text; raw bytes; a number below 100: seconds of silence; another: an HTTP status, instead of a reply.
Step = str | bytes | float
_KEYED = re.compile(r"^\[(k\w+)\] .*\n<<<\n(.*)\n>>>$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the model was asked."""

    path: str
    body: dict[str, Any]
    authorization: str

    @property
    def text(self) -> str:
        return "\n".join(message["content"] for message in self.body["messages"])

    @property
    def evidence(self) -> list[tuple[str, str]]:
        """Each key with its quote."""
        return _KEYED.findall(self.text)

    def key(self, words: str) -> str:
        """The key of the first quote that holds `words`, in brackets."""
        return next(f"[{key}]" for key, quote in self.evidence if words in quote)


Script = Callable[[Asked], Iterable[Step]]


@dataclass
class ModelServer:
    """A scripted model: what it says, and all that it was asked."""

    script: Script
    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    hung_up: threading.Event = field(default_factory=threading.Event)  # a reader that went before the end


@contextmanager
def serving(script: Script) -> Iterator[ModelServer]:
    """A server on a free port of the loopback until the block ends."""
    model = ModelServer(script)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked = Asked(self.path, body, self.headers.get("Authorization", ""))
            model.asked.append(asked)
            try:
                self._reply(list(model.script(asked)))
            except OSError:
                model.hung_up.set()

        def _reply(self, steps: Sequence[Step]) -> None:
            ollama = self.path.endswith("/api/chat")
            if steps and isinstance(steps[0], int) and steps[0] >= 100:
                self.send_error(steps[0])
                return
            self.send_response(200)
            self.send_header("Content-Type", "application/x-ndjson" if ollama else "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            for step in steps:
                if isinstance(step, float | int):
                    time.sleep(step)
                else:
                    self.wfile.write(step if isinstance(step, bytes) else (_ndjson if ollama else _event)(step))
                    self.wfile.flush()
            self.wfile.write(_ndjson("", done=True) if ollama else b"data: [DONE]\n\n")

        def log_message(self, *_: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    model.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield model
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _event(text: str) -> bytes:
    delta = {"index": 0, "delta": {"role": "assistant", "content": text}, "finish_reason": None}
    chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "scripted", "choices": [delta]}
    return f"data: {json.dumps(chunk, ensure_ascii=False)}\n\n".encode()


def _ndjson(text: str, done: bool = False) -> bytes:
    message = {"role": "assistant", "content": text}
    line = {"model": "scripted", "created_at": "2026-01-01T00:00:00Z", "message": message, "done": done}
    return f"{json.dumps(line | ({'done_reason': 'stop'} if done else {}), ensure_ascii=False)}\n".encode()
