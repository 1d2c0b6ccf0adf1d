"""Takes docs/page.png from the running page: `python app.py` in one window, `python docs/screenshot.py` in another."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURE = Path(__file__).with_name("page.png")
ARGS = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]


def main(address: str) -> None:
    """Asks the first example question at desk width and saves what a person sees."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)
        page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light", reduced_motion="reduce")
        page.goto(address)
        page.locator(".example").first.click()
        page.locator(".hct-current mark").first.wait_for()
        page.wait_for_timeout(1500)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:7860/")
