"""The library tab in a real browser: find, read, see relations; add files, good and bad; take one out."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.library_examples import CORPUS, LETTER
from tests.office_files import docx, run
from tests.page_examples import violations

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCRIPT = "<img src=x onerror='window.ran = 1'>.xlsx"
SEARCH = "#shelf-search textarea, #shelf-search input"


@pytest.fixture
def shelf(page: "Page") -> "Page":
    page.locator("#tab-shelf-button").click()
    page.locator(".hct-file").first.wait_for()
    return page


def view(page: "Page", name: str) -> None:
    page.get_by_role("tab", name=name, exact=True).click()


def search(page: "Page", text: str) -> None:
    page.locator(SEARCH).fill(text)
    page.locator(SEARCH).press("Enter")


def letter(folder: Path) -> Path:
    """A letter of our own as a Word file."""
    text = LETTER.format(place="QUẢNG BÌNH", number=777, task="đếm hạc giấy", day=15)
    path = folder / "Công văn đếm hạc.docx"
    path.write_bytes(docx("".join(f"<w:p>{run(line)}</w:p>" for line in text.splitlines())))
    return path


def add(page: "Page", *files: Path) -> None:
    view(page, "Thêm, gỡ")
    page.locator("#shelf-files input[type=file]").set_input_files([str(file) for file in files])
    page.locator("#shelf-files .file-preview").wait_for()
    page.locator("#shelf-add").click()
    page.locator(".hct-reports").wait_for()


def remove(page: "Page", name: str) -> None:
    view(page, "Văn bản")
    search(page, name)
    page.locator("[role=status]", has_text="1 văn bản").wait_for()
    page.locator("[data-act=remove]").click()
    page.locator("#shelf-remove").wait_for()


def test_find_read_and_search_in_the_full_text(shelf: "Page") -> None:
    search(shelf, "cong dien 968")
    shelf.locator("[role=status]", has_text="1 văn bản").wait_for()
    shelf.locator(".hct-file-name").click()
    shelf.locator(".hct-paper .hct-kind", has_text="Công điện").wait_for()
    shelf.get_by_text("Toàn văn", exact=True).click()
    search(shelf, '"quá hạn"')
    shelf.locator(".hct-hit mark", has_text="quá hạn").first.wait_for()
    shelf.locator(".hct-hit", has_text="2214/UBND-NCVX").first.click()
    shelf.locator(".hct-current mark", has_text="quá hạn").first.wait_for()
    assert violations(shelf) == []


def test_relations_are_drawn_and_listed(shelf: "Page") -> None:
    search(shelf, "2214")
    shelf.locator("[role=status]", has_text="1 văn bản").wait_for()
    shelf.locator("[data-act=relations]").click()
    shelf.locator(".hct-box-centre", has_text="2214/UBND-NCVX").wait_for()
    assert shelf.locator(".hct-relations li", has_text="thực hiện").count() >= 1
    shelf.locator(".hct-box", has_text="968/CĐ-TTg").click()
    shelf.locator(".hct-paper").wait_for()
    assert violations(shelf) == []


def test_a_switch_of_language_keeps_what_is_shown(shelf: "Page") -> None:
    search(shelf, "968")
    shelf.locator("[role=status]", has_text="1 văn bản").wait_for()
    shelf.get_by_text("English", exact=True).click()
    shelf.locator("[role=status]", has_text="1 directives").wait_for()
    shelf.get_by_role("tab", name="Add, remove", exact=True).click()
    shelf.locator("#shelf-add", has_text="Add to the library").wait_for()
    assert violations(shelf) == []


def test_add_see_and_remove(shelf: "Page", tmp_path: Path) -> None:
    bad = tmp_path / SCRIPT
    bad.write_bytes(b"PK\x03\x04 is all there is")
    add(shelf, letter(tmp_path), bad)
    told = shelf.locator(".hct-reports").inner_text()
    assert "Công văn đếm hạc.docx" in told and "mới" in told and "không đọc được" in told
    assert shelf.evaluate("window.ran") is None
    assert violations(shelf) == []
    remove(shelf, "777/UBND-NC")
    assert "Công văn 777/UBND-NC" in shelf.locator(".hct-shelf-asked").inner_text()
    shelf.locator("#shelf-keep").click()
    shelf.locator("#shelf-remove").wait_for(state="hidden")
    shelf.locator("[data-act=remove]").click()
    shelf.locator("#shelf-remove").wait_for()
    assert violations(shelf) == []
    shelf.locator("#shelf-remove").click()
    shelf.locator(".hct-shelf-said", has_text="Đã gỡ tệp").wait_for()
    shelf.locator(".hct-none").wait_for()


def test_an_original_is_one_click(shelf: "Page", tmp_path: Path) -> None:
    search(shelf, "2214")
    shelf.locator("[role=status]", has_text="1 văn bản").wait_for()
    with shelf.expect_download() as waiting:
        shelf.locator("a.hct-act").click()
    waiting.value.save_as(tmp_path / "got")
    assert (tmp_path / "got").read_bytes() == (CORPUS / waiting.value.suggested_filename).read_bytes()
