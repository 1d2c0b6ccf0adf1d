"""Labels that word processors count and never write into the text."""

import pytest

from ingest.readers import odt
from ingest.readers.numbered_lists import bullet
from tests.office_files import zipped

NAMES = "office style text".split()
SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in NAMES)
STYLES = (
    '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="I"'
    ' style:num-suffix="."/></text:list-style>'
    '<text:list-style style:name="D"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/>'
    "</text:list-style>"
)


@pytest.mark.parametrize(
    ("sign", "printed"), [("-", "-"), ("\uf02b", "+"), ("\uf0b7", "-"), ("o", "-"), (" – ", "–"), ("+", "+")]
)
def test_bullets(sign: str, printed: str) -> None:
    assert bullet(sign) == printed


def _list(text: str, style: str, attributes: str = "") -> str:
    item = f"<text:list-item><text:p>{text}</text:p></text:list-item>"
    return f'<text:list text:style-name="{style}" {attributes}>{item}</text:list>'


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ([("một", "L", ""), ("gạch", "D", ""), ("hai", "L", "")], ["I. một", "- gạch", "I. hai"]),
        (
            [("một", "L", 'xml:id="a"'), ("gạch", "D", ""), ("hai", "L", 'text:continue-list="a"')],
            ["I. một", "- gạch", "II. hai"],
        ),
        (
            [("một", "L", ""), ("gạch", "D", ""), ("hai", "L", 'text:continue-numbering="true"')],
            ["I. một", "- gạch", "II. hai"],
        ),
    ],
    ids=["lists without names begin afresh", "a list that continues a named one", "a list that continues its style"],
)
def test_lists_of_odt(lists: list[tuple[str, str, str]], expected: list[str]) -> None:
    body = "".join(_list(*one) for one in lists)
    document = (
        f"<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    (page,) = odt.read("a.odt", zipped({"content.xml": document}))
    assert [line.text for line in page.lines] == expected
