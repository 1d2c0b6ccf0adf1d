"""How right the answers are: `python -m bench.answers QUESTIONS.jsonl [OPTIONS]`.

Each line of QUESTIONS.jsonl has `question` and `gold` ([{doc, clause}]; empty: the directives do not answer it), and
perhaps `id`, `lang` and `type` (rows of the table), `history` (earlier questions), `also_ok` (clauses that may be cited
too) and `must_contain` (groups of words, one of each must stand in the answer).  A `doc` is a directive id, or a key of
KEYS.json: {key: {"source": file name, "number": "968"}}; `number` (or "") tells apart the directives of one file.

right      answered, a gold clause cited, at least half of the citations gold or fine, and one of each group of words in
           the first 1,500 characters (diacritics apart); of a question that the directives do not answer: refused.
P@1        the first citation is gold or fine.        prec, rec   of the citations, over the answerable questions.
refused    the share of questions that were refused.
"""

import argparse
import json
import os
import tempfile
import time
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, quantiles
from typing import Any

from rich.console import Console
from rich.table import Table

from assistant.answer import Answer, Citation
from assistant.ask import ask
from index.library import Library
from ingest.folding import fold

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
CORPUS_KEYS = Path(__file__).with_name("corpus_keys.json")
Keys = Mapping[str, Mapping[str, str]]
_READ = 1500  # characters of an answer in which its words are looked for


@dataclass(frozen=True, slots=True)
class Marks:
    """What one answer is worth; None where that does not apply."""

    right: bool
    first: bool | None  # the first citation counts
    precision: float | None  # of the citations
    recall: float | None  # of the gold clauses
    refused: bool


def stripped(text: str) -> str:
    """Without diacritics, case kept: 'Đơn vị' -> 'Don vi'."""
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def document(citation: Citation, keys: Keys) -> str:
    """The gold key of the directive that is cited; its id where no key fits."""
    fitting = [
        (bool(wanted.get("number")), key)
        for key, wanted in keys.items()
        if wanted["source"] == citation.source and wanted.get("number", "") in citation.number
    ]
    return max(fitting)[1] if fitting else citation.directive  # one that names the number goes first


def judged(entry: Mapping[str, Any], answer: Answer, keys: Keys) -> Marks:
    """The marks of an answer to a line of the question file."""
    wanted = {(gold["doc"], gold["clause"]) for gold in entry["gold"]}
    if not wanted:
        return Marks(answer.refused, None, None, None, answer.refused)
    fine = wanted | {(also["doc"], also["clause"]) for also in entry.get("also_ok") or ()}
    cited = [(document(citation, keys), citation.clause) for citation in answer.citations]
    if answer.refused or not cited:
        return Marks(False, False, None, 0.0, answer.refused)
    precision = sum(one in fine for one in cited) / len(cited)
    met = _holds(answer.text, entry.get("must_contain") or ())
    right = met and bool(wanted & set(cited)) and precision >= 0.5
    return Marks(right, cited[0] in fine, precision, len(wanted & set(cited)) / len(wanted), False)


def _holds(text: str, groups: Iterable[Sequence[str]]) -> bool:
    """Whether one of each group of words stands in the beginning of a text."""
    beginning = _folded(text[:_READ])
    return all(any(_folded(words) in beginning for words in group) for group in groups)


def _folded(text: str) -> str:
    return " ".join(fold(text).split())


def by_group(entries: Sequence[Mapping[str, Any]], marks: Sequence[Marks]) -> dict[tuple[int, str], list[Marks]]:
    """The marks by section and row: all, answerable and unanswerable questions, then languages, then types."""
    groups: dict[tuple[int, str], list[Marks]] = defaultdict(list)
    for entry, marked in zip(entries, marks, strict=True):
        rows = [(0, "all"), (0, "answerable" if entry["gold"] else "unanswerable")]
        rows += [(nth, entry[name]) for nth, name in ((1, "lang"), (2, "type")) if entry.get(name)]
        for row in rows:
            groups[row].append(marked)
    return dict(sorted(groups.items()))


def table(groups: Mapping[tuple[int, str], Sequence[Marks]]) -> Table:
    """One row a group, percentages."""
    made = Table("", "questions", "right", "P@1", "prec", "rec", "refused", title="Answers")
    before = 0
    for (section, name), marks in groups.items():
        if section != before:
            made.add_section()
        before = section
        columns = zip(*((m.right, m.first, m.precision, m.recall, m.refused) for m in marks), strict=True)
        made.add_row(name, str(len(marks)), *map(share, columns))
    return made


def share(values: Iterable[float | None]) -> str:
    """The mean of what applies: '62.5%'; '-' where nothing does."""
    known = [value for value in values if value is not None]
    return f"{mean(known):.1%}" if known else "-"


def times(seconds: Sequence[float]) -> str:
    """'p50 9.1 ms, p95 20.3 ms'."""
    cuts = quantiles(seconds, n=20, method="inclusive") if len(seconds) > 1 else [*seconds] * 19
    return f"p50 {1000 * cuts[9]:.1f} ms, p95 {1000 * cuts[18]:.1f} ms"


def questions(path: Path) -> list[dict[str, Any]]:
    """The lines of a question file.  Raises ValueError naming the line that lacks `question` or `gold`."""
    entries = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            good = isinstance(entry["question"], str) and all({"doc", "clause"} <= set(gold) for gold in entry["gold"])
        except (ValueError, KeyError, TypeError):
            good = False
        if not good:
            raise ValueError(f"{path}, line {number}: a JSON object with “question” and “gold” is needed")
        entries.append(entry)
    return entries


def main() -> None:
    """Ask every question and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--home", type=Path, help="the library that is asked; without it, one of corpus/ is made")
    parser.add_argument("--keys", type=Path, default=CORPUS_KEYS, help="what each `doc` stands for that is no id")
    parser.add_argument("--bare", action="store_true", help="ask without diacritics")
    parser.add_argument("--show", action="store_true", help="print the questions that are not answered right")
    options = parser.parse_args()
    os.environ["HOICHITHI_LOG"] = "off"
    keys: Keys = json.loads(options.keys.read_text(encoding="utf-8"))
    try:
        entries = questions(options.questions)
    except (OSError, ValueError) as error:
        parser.error(str(error))
    if not entries:
        parser.error(f"{options.questions} holds no question")
    form = stripped if options.bare else str
    with ExitStack() as stack:
        home = options.home or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        library = stack.enter_context(Library(home))
        if not options.home:
            library.ingest([CORPUS])
        ask(library, "chỉ thị")  # loads the encoder and the indexes
        marks, seconds = [], []
        for entry in entries:
            started = time.perf_counter()
            answer = ask(library, form(entry["question"]), [form(said) for said in entry.get("history") or ()])
            seconds.append(time.perf_counter() - started)
            marks.append(judged(entry, answer, keys))
            if options.show and not marks[-1].right:
                cited = [f"{document(c, keys)}#{c.clause}" for c in answer.citations] or answer.reason
                wanted = [f"{gold['doc']}#{gold['clause']}" for gold in entry["gold"]]
                print(f"{entry.get('id', '')} {entry['question']}\n    wanted {wanted}, cited {cited}")
    Console().print(table(by_group(entries, marks)), f"One answer: {times(seconds)}")


if __name__ == "__main__":
    main()
