"""The style sheets of the tabs are loaded together, so none may lay hands on what another draws."""

import re
from itertools import combinations
from pathlib import Path

import pytest

WEB = Path(__file__).parents[1] / "web"
SHARED = WEB / "style.css"
TABS = sorted(WEB.glob("*/style.css"))


def classes(sheet: Path) -> set[str]:
    return set(re.findall(r"\.(hct-[\w-]+)", sheet.read_text("utf-8")))


def properties() -> list[str]:
    """Custom properties, each as often as files define it: '--hct-mark'."""
    told = [file.read_text("utf-8") for file in (*WEB.rglob("*.css"), *WEB.rglob("*.py"))]
    return [name for text in told for name in set(re.findall(r"(--hct-[\w-]+):", text))]


@pytest.mark.parametrize(("one", "other"), list(combinations(TABS, 2)), ids=lambda sheet: sheet.parent.name)
def test_two_tabs_share_no_class_but_those_of_the_page(one: Path, other: Path) -> None:
    assert classes(one) & classes(other) <= classes(SHARED)


def test_a_custom_property_has_one_meaning() -> None:
    defined = properties()
    assert sorted(defined) == sorted(set(defined)) and len(defined) > 10
