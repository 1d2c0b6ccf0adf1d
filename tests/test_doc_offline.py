"""LibreOffice, which reads .doc, fetches nothing that a document links to."""

import shutil
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from ingest.readers import doc

LINKED = """<?xml version="1.0"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>Chỉ thị
<draw:frame text:anchor-type="as-char" svg:width="3cm" svg:height="3cm"><draw:image
 xlink:href="http://127.0.0.1:{}/x.png" xlink:type="simple"/></draw:frame></text:p></office:text></office:body>
</office:document>"""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_linked_pictures_are_not_fetched() -> None:
    asked: list[str] = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_GET

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Listening) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        (page,) = doc.read("a.doc", LINKED.format(server.server_port).encode())
        server.shutdown()
        thread.join()
    assert [line.text for line in page.lines if line.text] == ["Chỉ thị"]
    assert asked == []
