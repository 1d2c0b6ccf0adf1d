"""How answers and ingest slow down as the library grows: law text, made into directives of twenty clauses."""

import multiprocessing
import random
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from bench.law_library import CLAUSES, KINDS, YEARS, Paragraph, paragraphs, versions
from index.library import Library
from ingest.places import PLACES

_QUESTIONS = 100
_TURN = 25  # questions
_WARM = 5  # of them asked once before time is taken
_LEAST, _MOST = 8, 16  # words of a question
Times = tuple[float, float]  # p50 and p95, in milliseconds
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured at one size."""

    clauses: int
    added: float  # clauses a second, everything: reading apart
    adding: float  # peak memory of the process that added, in GB
    opening: float  # seconds to open the library and answer once
    times: dict[str, Times]  # by kind of question
    answering: float  # peak memory of the process that answered, in GB


def grown(home: Path, data: Path, sizes: Sequence[int]) -> Iterator[Figures]:
    """Figures at each of `sizes` (growing): one library in `home` grows; each step in a process of its own."""
    before = 0
    for size in sizes:
        added, adding = _apart(_add, home, data, before, size)
        opening, times, answering = _apart(_answer, home, data)
        yield Figures(size, added, adding, opening, times, answering)
        before = size


def questions(data: Path) -> dict[str, list[str]]:
    """Questions by kind: about everything, one province, one document, one kind of documents of a year."""
    chance = random.Random(1)
    asked = _beginnings(paragraphs(data), chance)
    numbers = (f"1/{chance.choice(YEARS)}/{ending}" for _kind, ending in chance.choices(KINDS, k=len(asked)))
    return {
        "everything": asked,
        "one province": [f"{question} ở {chance.choice(PLACES).name}" for question in asked],
        "one document": [
            f"{question} theo văn bản số {number} của {chance.choice(PLACES).name}"
            for question, number in zip(asked, numbers, strict=True)
        ],
        "kind and year": [
            f"{question} trong các {chance.choice(KINDS)[0].lower()} năm {chance.choice(YEARS)}" for question in asked
        ],
    }


def _beginnings(source: Sequence[Paragraph], chance: random.Random) -> list[str]:
    """Some words in a row out of paragraphs, as questions."""
    long = [text.split() for _title, text in chance.sample(source, 50 * _QUESTIONS) if len(text.split()) > 2 * _MOST]
    starts = [chance.randrange(len(words) - _MOST) for words in long[:_QUESTIONS]]
    return [" ".join(words[at : at + chance.randint(_LEAST, _MOST)]) for words, at in zip(long, starts, strict=False)]


def _apart(work: Callable[..., Result], *arguments: object) -> Result:
    """`work` in a process of its own, so that its memory is its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(work, arguments)


def _add(home: Path, data: Path, before: int, size: int) -> tuple[float, float]:
    """Clauses added a second, and the peak memory of it, the law text of this benchmark in it."""
    made = islice(versions(paragraphs(data), size), before // CLAUSES, None)
    with Library(home) as library:
        library.encoder.encode_question("x")
        library.register()
        started = time.perf_counter()
        library.put(made)
        taken = time.perf_counter() - started
    return (size - before) / taken, _memory()


def _answer(home: Path, data: Path) -> tuple[float, dict[str, Times], float]:
    """Seconds to open, the times of each kind of question, and the peak memory of it."""
    asked = questions(data)
    started = time.perf_counter()
    with Library(home) as library:
        library.search(asked["everything"][0])
        opening = time.perf_counter() - started
        times = {kind: timed(each, library.search)[0] for kind, each in asked.items()}
    return opening, times, _memory()


def timed(asked: Sequence[str], *searches: Callable[[str], object]) -> list[Times]:
    """p50 and p95 of each search; they take turns of some questions, so that the machine is the same for all.

    Not question by question: torch's threads keep a core busy for a while after their work.
    """
    taken: list[list[float]] = [[] for _ in searches]
    for start in range(0, len(asked), _TURN):
        turn = asked[start : start + _TURN]
        for search, times in zip(searches, taken, strict=True):
            for question in turn[:_WARM]:
                search(question)
            times += [_milliseconds(search, question) for question in turn]
    return [(statistics.median(times), statistics.quantiles(times, n=20)[-1]) for times in taken]


def _milliseconds(search: Callable[[str], object], question: str) -> float:
    started = time.perf_counter()
    search(question)
    return (time.perf_counter() - started) * 1000


def _memory() -> float:
    """Peak memory of this process in GB.  Linux's `getrusage` would count that of the process that started it too."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e9  # macOS counts in bytes
    return next(int(line.split()[1]) / 1e6 for line in status.read_text().splitlines() if line.startswith("VmHWM"))
