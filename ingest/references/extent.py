"""Whether a change is of a whole document, or of a part of it."""

import re

from ingest.references.relations import bare

# Right before the document: 'một số quy định tại ', 'Phụ lục ban hành kèm theo ', 'điều kiện kinh doanh (', 'Phần A '.
_WITHIN = re.compile(
    r"(?:\b(?:tai|cua|thuoc|trong|theo|o)(?: (?:cac|nhung|toan bo))?|\("
    r"|\b(?:diem|khoan|dieu|muc|chuong|phan|phu luc|mau|bieu)(?: so)? [\w.]{1,5})\W*$"
)
# At the end of the words above a list: 'Bãi bỏ một số quy định tại các Quyết định sau đây:'.
_WITHIN_THESE = re.compile(r"\b(?:tai|cua|thuoc|trong)(?: (?:cac|nhung))?(?: \w+){1,12}\W*:\W*$")


def of_the_whole(before: str, lead: str) -> bool:
    """Whether `before`, the words of the clause up to a document, and `lead`, the clause above, mean all of it.

    ('Bãi bỏ toàn bộ ', '') -> True; ('Thay thế Danh mục tại ', '') -> False.
    """
    words = bare(before[-60:])
    return not _WITHIN.search(words) and (bool(words.strip()) or not _WITHIN_THESE.search(bare(lead[-120:])))
