"""The files that were read, as they came: `original/<sha256>` of the server."""

from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from index.library import Library
from ingest.directive import Source
from ingest.errors import UserError
from ingest.folding import fold


def original_link(source: Source) -> str:
    """Where the page finds a file that was read, from the page's own address."""
    return f"original/{source.sha256}"


def original_route(library: Library) -> Any:
    """The route that gives a kept file to be saved, never shown: whatever it is, it does not run in the page."""

    async def give(request: Request) -> Response:
        try:
            found = await run_in_threadpool(_found, library, request.path_params["sha256"])
        except UserError:
            found = None
        if found is None:
            return PlainTextResponse("Không có tệp này. / There is no such file.", 404)
        path, name = found
        headers = {"Content-Disposition": _attachment(name), "Content-Security-Policy": "default-src 'none'; sandbox"}
        return FileResponse(path, media_type="application/octet-stream", headers=headers)

    return Route("/original/{sha256}", give, methods=["GET", "HEAD"])


def _found(library: Library, sha256: str) -> tuple[str, str] | None:
    path, source = library.original(sha256), library.source(sha256)
    return (str(path), source.file) if path and source else None


def _attachment(name: str) -> str:
    """RFC 6266: the name in plain letters for old programs, and as it is: 'attachment; filename="cong van.docx"; …'."""
    plain = "".join(c if c.isascii() and c.isprintable() and c not in '"\\%' else "_" for c in fold(name))
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
