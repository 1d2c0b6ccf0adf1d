"""What stands before every page and every upload: headers that bind the browser, and doors for what comes in."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from ingest.read import LARGEST
from web.admin import Admin

# Gradio writes its settings and styles into the page and makes functions of text (templates, `js=`), so scripts and
# styles inside the page cannot be shut out; but nothing is loaded from, sent to or framed by anywhere else.
_POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-write=(self)",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_SAFE = ("GET", "HEAD", "OPTIONS")
_FORM = 1 << 20  # bytes that a form may add around the files in it
MOST_AT_ONCE = 10  # of the largest files, in one upload

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Message, Receive, Send], Awaitable[None]]


class Guard:
    """ASGI middleware around the whole server."""

    def __init__(self, app: App, admin: Admin) -> None:
        """`admin` tells who may upload."""
        self._app = app
        self._admin = admin

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Turn away what may not come in; put the headers on everything that goes out."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                named = {name.lower() for name, _value in message["headers"]}
                own = ((name.lower().encode(), value.encode()) for name, value in HEADERS.items())
                message["headers"] = [*message["headers"], *(pair for pair in own if pair[0] not in named)]
            await send(message)

        request = Request(scope)
        if why := self._refused(request):
            status, words = why
            await PlainTextResponse(words, status)(scope, receive, with_headers)
        else:
            await self._app(scope, receive, with_headers)

    def _refused(self, request: Request) -> tuple[int, str] | None:
        """The status and words with which a request is turned away."""
        if request.method in _SAFE:
            return None
        if _is_foreign(request):
            return 403, "This request comes from another site."
        if request.headers.get("content-type", "").lower().startswith("multipart/"):
            if not self._admin.may_upload(request):
                return 403, "Chỉ người quản trị được gửi tệp. / Only the administrator may send files."
            length = request.headers.get("content-length", "")
            if length.isdecimal() and int(length) > MOST_AT_ONCE * LARGEST + _FORM:
                return 413, "Các tệp gửi một lần quá lớn. / Too much was sent at once."
        return None


def _is_foreign(request: Request) -> bool:
    """Whether a page of another site sent it; browsers say where a request comes from, programs need not."""
    origin = request.headers.get("origin")
    if origin is None:
        return False
    hosts = (request.headers.get("host", ""), request.headers.get("x-forwarded-host", ""))
    return urlsplit(origin).netloc not in filter(None, hosts)
