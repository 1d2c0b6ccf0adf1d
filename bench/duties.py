"""How fast the register of duties is filtered and paged, beside a plain scan in Python: `python -m bench.duties`.

100,000 made-up obligations of 2,000 directives, worded as the corpus words its own, in a temporary library.  Each time
is of one page of fifty (the first; the last) and the count of all; the scan holds every obligation in memory, folded
beforehand.
"""

import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table

from index.catalog import FileVersion
from index.catalog.catalog import Catalog
from index.catalog.duties import Selection, searched
from index.duties import DutyFilter, selection
from index.register import Register
from ingest.bodies import public_body
from ingest.directive import Actor, Directive, Obligation
from ingest.places import PLACES
from ingest.read import read_file

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
DIRECTIVES, EACH = 2000, 50
OTHERS = 5000  # bodies that no table knows
ROUNDS = 30
PAGE = 50
FIELDS = "Nội vụ; Tài chính; Tư pháp; Y tế; Xây dựng; Công Thương; Giáo dục và Đào tạo; Khoa học và Công nghệ".split(
    "; "
)
RULES = (
    "FREQ=MONTHLY;BYMONTHDAY=15",
    "FREQ=MONTHLY;INTERVAL=3",
    "FREQ=MONTHLY;INTERVAL=6",
    "FREQ=YEARLY",
    "FREQ=WEEKLY",
)
ASKED = {
    "none": DutyFilter(),
    "actor": DutyFilter(actor="Giám đốc Sở Nội vụ"),
    "actor of many": DutyFilter(actor="Thủ trưởng các sở, ban, ngành"),
    "actor, part of a name": DutyFilter(actor="trung tâm"),
    "actor in a province": DutyFilter(actor="Sở Nội vụ tỉnh Quảng Bình"),
    "issuer": DutyFilter(issuer="Quảng Bình"),
    "directive": DutyFilter(directive="1000/UBND-NC"),
    "due before": DutyFilter(due_before="2024"),
    "due after": DutyFilter(due_after="2024"),
    "due in a quarter": DutyFilter(due_after="quý III/2024", due_before="quý III/2024"),
    "modality": DutyFilter(modality="must"),
    "text, rare": DutyFilter(text='"phê phán"'),
    "text, common": DutyFilter(text="thực hiện"),
    "all together": DutyFilter(
        actor="Sở, ban, ngành", issuer="Quảng Bình", due_after="2023", due_before="2025", modality="must",
        text="văn bản",
    ),
}  # fmt: skip


def directives() -> Iterator[Directive]:
    """Directives of many provinces and days whose obligations are the corpus's, with other actors and deadlines."""
    chance = random.Random(5)
    read = [d for path in sorted(CORPUS.glob("*.txt")) for d in read_file(path)]
    duties = [duty for directive in read for duty in directive.obligations]
    for nth in range(DIRECTIVES):
        place = chance.choice(PLACES)
        yield replace(
            read[0],
            id=f"{nth}-ubnd-nc",
            number=f"{nth}/UBND-NC",
            issuer=f"Ủy ban nhân dân {place.unit}",
            issued_on=date(2020, 1, 1) + timedelta(days=chance.randrange(2000)),
            clauses=(),
            references=(),
            obligations=tuple(_varied(duty, chance) for duty in chance.choices(duties, k=EACH)),
        )


def _varied(duty: Obligation, chance: random.Random) -> Obligation:
    dated = chance.random()
    named = (
        _actor(f"Sở {chance.choice(FIELDS)}"),
        _actor(f"Trung tâm {chance.choice(FIELDS)} số {chance.randrange(OTHERS)}"),
    )
    actors = chance.choices((duty.actors, named[:1], named[1:]), (5, 4, 1))[0]
    return replace(
        duty,
        actors=actors,
        deadline_on=date(2020, 1, 1) + timedelta(days=chance.randrange(2500)) if dated < 0.3 else None,
        deadline_rule=chance.choice(RULES) if dated > 0.9 else "",
    )


def _actor(name: str) -> Actor:
    body = public_body(name)
    return Actor(name, body.name, body.post, body.level, body.branch)


class Scan:
    """The peer: every obligation in memory, asked one by one."""

    def __init__(self, all_: list[Directive]) -> None:
        newest = sorted(all_, key=lambda d: d.issued_on or date.min, reverse=True)
        self.rows = [
            (d, o, frozenset(a.body for a in o.actors), f"{searched(o.action)}|{searched(o.quote)}")
            for d in newest
            for o in d.obligations
        ]

    def page(self, wanted: Selection) -> tuple[int, list[Obligation]]:
        """How many obligations are wanted, and the first page of them."""
        found = [o for d, o, bodies, text in self.rows if _meets(d, o, bodies, text, wanted)]
        return len(found), found[:PAGE]


def _meets(d: Directive, o: Obligation, bodies: frozenset[str], text: str, wanted: Selection) -> bool:
    if wanted.bodies is not None and not bodies & wanted.bodies:
        return False
    if wanted.issuers is not None and (d.issuer, d.parent_body) not in wanted.issuers:
        return False
    if wanted.directives is not None and d.id not in wanted.directives:
        return False
    if wanted.modality and o.modality != wanted.modality:
        return False
    if (wanted.due_from or wanted.due_to) and not _due(d, o, wanted):
        return False
    return all(phrase in text for phrase in wanted.phrases)


def _due(d: Directive, o: Obligation, wanted: Selection) -> bool:
    on, last = o.deadline_on, dict(wanted.rules).get(o.deadline_rule)
    dated = on is not None and (wanted.due_from or on) <= on <= (wanted.due_to or on)
    return dated or (last is not None and (d.issued_on is None or d.issued_on <= last))


def milliseconds(work: Callable[[], object], rounds: int) -> list[float]:
    """Of each round."""
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return taken


def main() -> None:
    """Measure and print one table."""
    made = list(directives())
    register = Register.of(made)
    table = Table(
        "filter",
        "found",
        "p50 ms",
        "p95 ms",
        "last page ms",
        "plain scan ms",
        "times faster",
        title="100,000 duties, pages of 50",
    )
    with tempfile.TemporaryDirectory() as home:
        catalog = Catalog("", Path(home))
        catalog.prepare()
        started = time.perf_counter()
        for at in range(0, len(made), 100):
            catalog.replace(
                [FileVersion(f"v{d.id}", replace(d.source, file=d.id), (d,)) for d in made[at : at + 100]], []
            )
        print(f"entered in {time.perf_counter() - started:.1f} s")
        scan = Scan(made)
        (taken,) = milliseconds(catalog.duty_names, 1)
        print(f"names, once for each change of the library: {taken:.0f} ms")
        names = catalog.duty_names()
        for called, asked in ASKED.items():
            wanted = selection(asked, register, names)
            total, first = scan.page(wanted)
            page = catalog.duties(wanted, 0, PAGE)
            assert (page.total, [duty.obligation for duty in page.duties]) == (total, first), called
            last = max(0, total - PAGE)
            own = milliseconds(lambda: catalog.duties(selection(asked, register, names), 0, PAGE), ROUNDS)  # noqa: B023
            peer = statistics.median(milliseconds(lambda: scan.page(wanted), 5))  # noqa: B023
            deep = statistics.median(milliseconds(lambda: catalog.duties(wanted, last, PAGE), 5))  # noqa: B023
            p50, p95 = statistics.median(own), statistics.quantiles(own, n=20)[-1]
            table.add_row(
                called, f"{total:,}", f"{p50:.1f}", f"{p95:.1f}", f"{deep:.1f}", f"{peer:.1f}", f"{peer / p50:.1f}"
            )
        catalog.close()
    Console().print(table)


if __name__ == "__main__":
    main()
