"""What has become of a directive that an answer cites: replaced, repealed, amended, expired, not yet in force."""

from datetime import date

from assistant.answer import Standing
from index.library import Library
from index.relations.graph import status_of
from ingest.address import clause_name, day_name, official_form
from ingest.directive import Directive
from ingest.references.relations import CHANGES

_TOLD = ("not yet in force", "amended", "replaced", "repealed", "expired")
# State and relation -> Vietnamese and English; {by}: the other directive.
_PHRASES = {
    ("replaced", "replaces"): ("đã được thay thế bằng {by}", "replaced by {by}"),
    ("repealed", "repeals"): ("đã bị bãi bỏ bởi {by}", "repealed by {by}"),
    ("amended", "replaces"): ("đã được thay thế một phần bằng {by}", "replaced in part by {by}"),
    ("amended", "repeals"): ("đã bị bãi bỏ một phần bởi {by}", "repealed in part by {by}"),
    ("amended", "amends"): ("đã được sửa đổi, bổ sung bởi {by}", "amended by {by}"),
    ("amended", "supplements"): ("đã được bổ sung bởi {by}", "supplemented by {by}"),
    ("expired", ""): ("đã hết hiệu lực", "expired"),
    ("not yet in force", ""): ("chưa có hiệu lực", "not yet in force"),
}


def standing(library: Library, directive: Directive, today: date) -> Standing | None:
    """What a reader of `directive` must know of its force on `today`; None when nothing held says anything."""
    status = status_of(library, directive.id, today, CHANGES)
    if status.state not in _TOLD:
        return None
    teller = library.directive(status.by.source) if status.by else directive
    assert teller is not None
    official, official_en = official_form(teller, "")
    return Standing(
        state=status.state,
        relation=status.by.relation if status.by else "",
        since=status.since.isoformat() if status.since else "",
        directive=teller.id,
        number=teller.number,
        official=official,
        official_en=official_en,
        clause=status.by.clause if status.by else status.clause,
        quote=status.by.quote if status.by else "",
    )


def standing_words(standing: Standing, language: str) -> str:
    """One phrase: 'đã được thay thế bằng Quyết định số … ngày … của …, theo Điều 2, từ ngày 08/12/2025'."""
    english = language == "en"
    said = _PHRASES[standing.state, standing.relation][english]
    said = said.format(by=standing.official_en if english else standing.official)
    if standing.clause:
        where = clause_name(standing.clause)
        said += f" ({where[1]})" if english else f", theo {where[0]}"
    if standing.since:
        day = day_name(date.fromisoformat(standing.since))
        before = standing.state == "not yet in force"
        if english:
            said += f", in force from {day[1]}" if before else f", from {day[1]}"
        else:
            said += f", có hiệu lực từ ngày {day[0]}" if before else f", từ ngày {day[0]}"
    return said
