"""What many tests share: the corpus read once, the real server once, and a fresh page of a real browser."""

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.library import Library
from tests.library_examples import CORPUS
from tests.page_examples import SCREENS, free_port

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium")
ROOT = Path(__file__).parents[1]
ARGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
ARGS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The library of the corpus; whoever changes it takes one of their own."""
    with Library(tmp_path_factory.mktemp("corpus") / "home") as opened:
        opened.ingest([CORPUS])
        yield opened


def _wait_for(url: str, server: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            assert server.poll() is None, log.read_text(encoding="utf-8")
            time.sleep(0.3)
    raise AssertionError(f"{url} did not answer in two minutes:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def served_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the real server keeps its state."""
    return tmp_path_factory.mktemp("home") / "var"


@pytest.fixture(scope="session")
def address(served_home: Path) -> Iterator[str]:
    """The real server, in its own process, with its own state."""
    log, port = served_home.with_name("page.log"), free_port()
    env = {**os.environ, "HOICHITHI_HOME": str(served_home), "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
    command = [sys.executable, "app.py", "--host", "127.0.0.1", "--port", str(port)]
    with log.open("wb") as out, subprocess.Popen(command, cwd=ROOT, env=env, stdout=out, stderr=out) as server:
        try:
            _wait_for(f"http://127.0.0.1:{port}/", server, log)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            try:
                server.wait(15)
            except subprocess.TimeoutExpired:
                server.kill()


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed (see tests/browser.sh)")
    with playwright.sync_playwright() as p:
        chromium = p.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield chromium
        chromium.close()


@pytest.fixture(params=SCREENS)
def page(request: pytest.FixtureRequest, browser: "Browser", address: str) -> Iterator["Page"]:
    """A fresh page; at the end nothing may have gone wrong in it, nor been fetched from elsewhere."""
    width, height = SCREENS[request.param]
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    opened, troubles = context.new_page(), list[str]()
    opened.set_default_timeout(30_000)  # a slow machine is no failure
    opened.on("console", lambda m: troubles.append(m.text) if m.type == "error" else None)
    opened.on("pageerror", lambda e: troubles.append(str(e)))
    opened.on("request", lambda r: None if r.url.startswith((address, "data:", "blob:")) else troubles.append(r.url))
    opened.goto(address)
    opened.locator("#question textarea").wait_for()
    opened.locator(".hct-row").first.wait_for()
    yield opened
    assert opened.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "the page scrolls sideways"
    context.close()
    assert troubles == []
