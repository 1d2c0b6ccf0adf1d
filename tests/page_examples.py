"""How the browser tests use the page: screens, questions, what is in sight, what axe finds."""

import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCREENS = {"desk": (1280, 860), "phone": (390, 844)}
ENGLISH = "Who must report overdue tasks?"
VIETNAMESE = "Ai phải báo cáo nhiệm vụ quá hạn?"
# It begins inside both the window and whatever scrolls around it.
IN_SIGHT = """(mark) => {
  const at = mark.getBoundingClientRect();
  const panel = mark.closest(".hct-panel").getBoundingClientRect();
  const bar = document.querySelector(".hct-bar").getBoundingClientRect();
  const floor = Math.min(panel.bottom, window.innerHeight);
  return at.top >= bar.bottom - 1 && at.top < floor && at.right <= window.innerWidth;
}"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(page: "Page", question: str) -> None:
    page.locator("#question textarea").fill(question)
    page.locator("#question textarea").press("Enter")


def assert_in_sight(page: "Page") -> None:
    mark = page.locator(".hct-current mark").first
    mark.wait_for()
    page.wait_for_function(IN_SIGHT, arg=mark.element_handle())


def violations(page: "Page") -> list[str]:
    """What axe-core finds that is serious or critical: 'color-contrast: .hct-muted'."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]
    return [
        f"{one['id']}: {' '.join(str(t) for t in node['target'])}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
