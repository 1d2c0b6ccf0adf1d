"""Pages of PDFs and scans to look at, a place on them framed: `page-image/<sha256>/<page>?at=l,t,r,b` of the server."""

import math
from collections.abc import Sequence
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from index.library import Library
from ingest.directive import Region, Source
from ingest.errors import UserError

_LONGEST = 200  # characters of what is to be framed
_AT_ONCE = 2  # pages drawn at the same time: the rest of the page needs the machine too


def page_image_link(source: Source, region: Region) -> str:
    """Where the page finds the picture of a clause's page, from the page's own address."""
    sides = (region.left, region.top, region.right, region.bottom)
    return f"page-image/{source.sha256}/{region.page}?at={','.join(f'{side:.0f}' for side in sides)}"


def page_image_route(library: Library) -> Any:
    """The route that draws a page of a kept file."""
    limiter = CapacityLimiter(_AT_ONCE)

    async def give(request: Request) -> Response:
        page, at = request.path_params["page"], request.query_params.get("at", "")
        try:
            given = (library, request.path_params["sha256"], page, _framed(at, page))
            png = await to_thread.run_sync(_drawn, *given, limiter=limiter)
        except UserError as error:
            return PlainTextResponse(f"{error.say('vi')} / {error.say('en')}", 404)
        if png is None:
            return PlainTextResponse("Không có trang này. / There is no such page.", 404)
        return Response(png, media_type="image/png", headers={"Cache-Control": "private, max-age=86400"})

    return Route("/page-image/{sha256}/{page:int}", give, methods=["GET", "HEAD"])


def _framed(at: str, page: int) -> Sequence[Region]:
    """'72,100,523,160' -> that place; anything else frames nothing."""
    try:
        sides = [float(side) for side in at[:_LONGEST].split(",")]
    except ValueError:
        return ()
    ordered = len(sides) == 4 and all(map(math.isfinite, sides)) and sides[0] <= sides[2] and sides[1] <= sides[3]
    return (Region(page, *(max(-1e4, min(side, 1e5)) for side in sides)),) if ordered else ()


def _drawn(library: Library, sha256: str, page: int, regions: Sequence[Region]) -> bytes | None:
    from ingest.readers.page_image import page_image

    path, source = library.original(sha256), library.source(sha256)
    try:
        return page_image(source.file, path.read_bytes(), page, regions) if path and source else None
    except OSError:  # taken out of the library meanwhile
        return None
