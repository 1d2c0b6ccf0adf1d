"""A briefing composed of a library's directives: nothing in it but their words, and a frame around them."""

from collections.abc import Iterable, Iterator
from datetime import date

from assistant.briefing.briefing import Briefing, Choice, DutyLine, Section, Source
from assistant.briefing.choose import taken
from assistant.briefing.contrasts import contrasts
from assistant.briefing.questions import questions
from assistant.standing import standing, standing_words
from index.library import Library
from ingest.address import official_form
from ingest.directive import Actor, Directive

UNNAMED = "Chưa rõ cơ quan thực hiện"
_LEVELS = ("central", "province", "district", "commune", "")  # in the order in which sections stand
_COMMITTEES = ("Ủy ban nhân dân", "Hội đồng nhân dân")


def compose(library: Library, choice: Choice, today: date) -> Briefing:
    """The briefing; always the same of the same index, choice and day.  Raises UserError as `choose.taken` does."""
    picked = taken(library, choice)
    told = [line for line in picked.lines if line.key in picked.told]
    using = {line.citation.directive for line in told}
    directives = [d for d in picked.directives if d.id in using] or list(picked.directives)
    lines = [line for line in picked.lines if line.citation.directive in using]
    topic = " ".join(choice.topic.split())
    return Briefing(
        title=_title(topic, directives),
        introduction="",
        topic=topic,
        sources=tuple(_source(library, directive, today) for directive in directives),
        index=library.fingerprint,
        made_on=today,
        sections=tuple(_sections(told)),
        deadlines=tuple(sorted((line for line in told if line.deadline), key=lambda line: line.due or date.max)),
        contrasts=contrasts(directives, {line.citation.clause for line in told} if topic else None),
        questions=questions(directives, lines, told, choice.questions),
        left_out=picked.left_out,
    )  # fmt: skip


def _title(topic: str, directives: Iterable[Directive]) -> str:
    if topic:
        return topic[:1].upper() + topic[1:]
    subjects = list(dict.fromkeys(d.subject or official_form(d, "")[0] for d in directives))
    return subjects[0] if len(subjects) == 1 else f"Nhiệm vụ trong {len(subjects)} văn bản chỉ đạo"


def _source(library: Library, directive: Directive, today: date) -> Source:
    became = standing(library, directive, today)
    return Source(
        directive=directive.id,
        official=official_form(directive, "")[0],
        subject=" ".join(directive.subject.split()),
        file=directive.source.file,
        sha256=directive.source.sha256,
        standing=standing_words(became, "vi") if became else "",
    )


def _sections(lines: Iterable[DutyLine]) -> Iterator[Section]:
    """Duties by those who must act: the highest level first, then by how much is asked of them."""
    grouped: dict[tuple[str, ...], list[DutyLine]] = {}
    for line in lines:
        grouped.setdefault(_bodies(line.actors), []).append(line)
    levels = {bodies: _level(own[0].actors) for bodies, own in grouped.items()}
    order = sorted(grouped, key=lambda bodies: (not bodies, levels[bodies], -len(grouped[bodies]), bodies))
    for nth, bodies in enumerate(order, 1):
        yield Section(f"s{nth}", "; ".join(bodies) or UNNAMED, tuple(grouped[bodies]))


def _bodies(actors: Iterable[Actor]) -> tuple[str, ...]:
    """Those who act, by body: a head's duty is the body's, whoever leads stands before who helps."""
    acting = [actor for actor in actors if actor.role != "coordinates"] or list(actors)
    return tuple(dict.fromkeys(_body(actor) for actor in acting))


def _body(actor: Actor) -> str:
    return f"{actor.body} cấp tỉnh" if actor.body in _COMMITTEES and actor.level == "province" else actor.body


def _level(actors: Iterable[Actor]) -> int:
    return min((_LEVELS.index(actor.level) for actor in actors if actor.level in _LEVELS), default=len(_LEVELS))
