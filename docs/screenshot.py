"""Takes the pictures of the README from the running page: `python app.py` in one window, this in another."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = Path(__file__).parent
ARGS = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
DESK, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}


def ask(page: "Page") -> None:
    """The first example question, its first citation open."""
    page.locator(".example").first.click()
    page.locator(".hct-current mark").first.wait_for()


def duties(page: "Page") -> None:
    """The register, a duty's clause open beside it."""
    page.locator("#tab-duties-button").click()
    page.locator(".hct-duty").nth(2).click()
    page.locator(".hct-current mark").first.wait_for()


def comparison(page: "Page") -> None:
    """The matrix of who carried out what."""
    page.locator("#tab-comparison-button").click()
    page.get_by_text("Ma trận thực hiện").click()
    page.get_by_text("Có khác").first.wait_for()


def briefing(page: "Page") -> None:
    """A hand-out of two directives."""
    page.locator("#tab-briefing-button").click()
    for nth in (1, 2):
        page.locator("#briefing-picked label").nth(nth).click()
    page.locator("#briefing-compose").click()
    page.locator(".hct-section").first.wait_for()


def shelf(page: "Page") -> None:
    """The directives on hand."""
    page.locator("#tab-shelf-button").click()
    page.locator("#tab-shelf .hct-row, #tab-shelf li").first.wait_for()


PICTURES: dict[str, tuple[dict[str, int], str, Callable[["Page"], None]]] = {
    "page": (DESK, "light", ask),
    "page-phone": (PHONE, "dark", ask),
    "duties": (DESK, "light", duties),
    "comparison": (DESK, "light", comparison),
    "briefing": (DESK, "light", briefing),
    "library": (DESK, "dark", shelf),
}


def main(address: str) -> None:
    """Walks to each place as a person would and saves what is seen there."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)
        for name, (size, scheme, walk) in PICTURES.items():
            page = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
            page.goto(address)
            page.locator(".hct-row").first.wait_for()
            walk(page)
            page.wait_for_timeout(1500)
            page.screenshot(path=FOLDER / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:7860/")
