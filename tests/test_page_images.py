"""A page of a PDF or a scan as a picture, the clause on it framed."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from index.library import Library
from ingest.directive import Region
from ingest.errors import UserError
from ingest.read import read_file
from ingest.readers.page_image import page_image
from web.page_images import page_image_link, page_image_route

FILES = Path(__file__).parent / "files"
LETTER = FILES / "pdf-letter.pdf"
INK = (15, 118, 110)


def pixels(png: bytes) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))


def test_a_clause_of_a_pdf_is_framed_where_it_stands() -> None:
    (letter,) = read_file(LETTER)
    clause = next(c for c in letter.clauses if c.regions and c.label)
    region = clause.regions[0]
    page = pixels(page_image(LETTER.name, LETTER.read_bytes(), region.page, clause.regions))
    framed = np.argwhere((page == INK).all(axis=2))
    top, left = framed.min(axis=0) / 120 * 72
    bottom, right = framed.max(axis=0) / 120 * 72
    assert (left, top, right, bottom) == pytest.approx((region.left, region.top, region.right, region.bottom), abs=8)
    inside = page[int(region.top / 72 * 120) : int(region.bottom / 72 * 120)]
    assert (inside < 90).any(), "the words are there"


def test_a_picture_file_is_shown_at_a_size_for_the_eye() -> None:
    file = io.BytesIO()
    Image.new("RGB", (2480, 3508), "white").save(file, "PNG", dpi=(300, 300))
    page = pixels(page_image("quet.png", file.getvalue(), 1, (Region(1, 72, 72, 144, 144),)))
    assert page.shape == (1403, 992, 3)
    assert (page == INK).all(axis=2).any()


@pytest.mark.parametrize(
    ("content", "page"),
    [(LETTER.read_bytes(), 99), (LETTER.read_bytes(), 0), (b"%PDF-1.4 broken", 1), (b"GIF89a", 1), (b"", 1)],
)
def test_what_has_no_such_page_is_told_in_one_line(content: bytes, page: int) -> None:
    with pytest.raises(UserError):
        page_image("tep", content, page)


def test_the_server_draws_pages_of_known_files_alone(tmp_path: Path) -> None:
    from starlette.applications import Starlette
    from starlette.testclient import TestClient

    with Library(tmp_path / "home") as library:
        library.ingest([LETTER])
        (directive,) = library.directives()
        client = TestClient(Starlette(routes=[page_image_route(library)]))
        region = next(c for c in directive.clauses if c.regions).regions[0]
        good = client.get(f"/{page_image_link(directive.source, region)}")
        assert good.headers["content-type"] == "image/png" and good.status_code == 200
        for forged in (
            "page-image/" + "0" * 64 + "/1", f"page-image/{directive.source.sha256}/999",
            f"page-image/{directive.source.sha256}/x", "page-image/..%2f..%2fcatalog.sqlite/1",
        ):  # fmt: skip
            assert client.get(f"/{forged}").status_code == 404, forged
        for at in ("nan,0,1,1", "5", "9,9,1,1", "1e999,0,0,0", "<script>", "1,2,3,4" * 99):
            plain = client.get(f"/page-image/{directive.source.sha256}/1", params={"at": at})
            assert plain.status_code == 200 and not (pixels(plain.content) == INK).all(axis=2).any()
