"""What runs over the end of a page: a paragraph, and recipients beside a signature."""

import pytest

from ingest.readers.foot import foot
from ingest.readers.layout import Word, rows
from ingest.readers.paragraphs import paragraphs
from tests.test_layout import FULL, INDENT, MARGIN, SHORT, page

BODY = ((FULL, MARGIN, 0), (SHORT, MARGIN, 1))
BEGUN = (
    *BODY,
    ("Nơi nhận:", MARGIN, 4),
    ("- Như trên;", MARGIN, 5),
    ("TM. ỦY BAN NHÂN DÂN", 320, 4),
    ("CHỦ TỊCH", 350, 5),
)


def _texts(words: tuple[Word, ...]) -> list[str]:
    return [row.text for row in rows(words)]


@pytest.mark.parametrize(
    ("following", "recipients", "signed", "after"),
    [
        pytest.param(
            [("- Sở Nội vụ;", MARGIN, 0), ("- Lưu: VT.", MARGIN, 1), ("Trần Văn An", 350, 1)],
            ["- Sở Nội vụ;", "- Lưu: VT."],
            ["Trần Văn An"],
            [],
            id="both columns go on",
        ),
        pytest.param([("Trần Văn An", 350, 0)], [], ["Trần Văn An"], [], id="the name alone"),
        pytest.param(
            [("- Lưu: VT.", MARGIN, 0), (FULL, MARGIN, 3)], ["- Lưu: VT."], [], [FULL], id="what stands below stays"
        ),
    ],
)
def test_a_foot_over_the_end_of_a_page(
    following: list[tuple[str, float, int]], recipients: list[str], signed: list[str], after: list[str]
) -> None:
    made = foot(page(*BEGUN), page(*following))
    assert made is not None
    assert _texts(made.before) == [FULL, SHORT, "Nơi nhận:", "- Như trên;"]
    assert _texts(made.signature) == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    assert (_texts(made.recipients), _texts(made.signed), _texts(made.after)) == (recipients, signed, after)


@pytest.mark.parametrize(
    ("begun", "following"),
    [
        pytest.param(BEGUN, (), id="no page follows"),
        pytest.param(BODY, (("- Sở Nội vụ;", MARGIN, 0),), id="no foot"),
        pytest.param(BEGUN, (("PHỤ LỤC", 350, 0), (FULL, MARGIN, 2)), id="an appendix follows"),
        pytest.param(
            (*BEGUN, ("Trần Văn An", 350, 8)), (("Danh mục nhiệm vụ", 330, 0),), id="a signature with its name"
        ),
        pytest.param(BEGUN, ((FULL, MARGIN, 0),), id="text follows"),
    ],
)
def test_no_foot_over_the_end_of_a_page(
    begun: tuple[tuple[str, float, int], ...], following: tuple[tuple[str, float, int], ...]
) -> None:
    assert foot(page(*begun), page(*following)) is None


ENDED = FULL[:-2] + ";"
INDENTED = ((f"1. {FULL[8:]}", INDENT, 0), (SHORT, MARGIN, 1), (f"2. {FULL[8:]}", INDENT, 2), (SHORT, MARGIN, 3),
            (f"3. {FULL[8:]}", INDENT, 4))  # fmt: skip


@pytest.mark.parametrize(
    ("last", "following", "whole"),
    [
        (FULL, (FULL, MARGIN), False),
        (FULL, ("Sở Nội vụ) xem xét, quyết định.", MARGIN), False),
        (FULL, ("Định kỳ hằng tháng báo cáo.", INDENT), True),
        (ENDED, ("văn bản có liên quan.", MARGIN), False),
        (ENDED, ("Luật Ban hành văn bản.", MARGIN), False),
        (ENDED, ("3. Sở Nội vụ.", MARGIN), True),
        (SHORT, ("Luật Ban hành văn bản.", MARGIN), True),
        ("còn ngắn", (FULL, MARGIN), True),
        (FULL, ("PHỤ LỤC", 280), True),
    ],
)
def test_a_paragraph_over_the_end_of_a_page_is_not_whole(last: str, following: tuple[str, float], whole: bool) -> None:
    after = page((*following, 0), (FULL, MARGIN, 1), (FULL, MARGIN, 2))
    *_, made = paragraphs(rows(page(*INDENTED, (last, MARGIN, 5))), rows(after)[0])
    assert (made.text.endswith(last), made.whole) == (True, whole)


def test_without_a_next_page_all_paragraphs_are_whole() -> None:
    assert all(made.whole for made in paragraphs(rows(page(*INDENTED))))
