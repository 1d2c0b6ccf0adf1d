"""How often the first citation is right: `python -m bench.answers QUESTIONS.jsonl [--keys KEYS.json]`.

Each line of QUESTIONS.jsonl has `question`, `lang`, `gold` ([{doc, clause}]; empty: not answerable, left out) and
perhaps `also_ok`.  A `doc` is a directive id, or a key of KEYS.json: {key: {"source": file name, "number": "968"}};
`number` (or "") tells apart the directives of one file.
"""

import argparse
import json
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from assistant.answer import Citation
from assistant.ask import ask
from index.library import Library

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
Keys = Mapping[str, Mapping[str, str]]
Marks = dict[str, list[bool]]  # language -> whether the first citation of each question is right


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


def is_right(library: Library, entry: Mapping[str, Any], question: str, keys: Keys) -> bool:
    """Whether the first citation of the answer is one of the gold clauses; a refusal is not."""
    fine = {(gold["doc"], gold["clause"]) for gold in (*entry["gold"], *entry.get("also_ok", ()))}
    citations = ask(library, question).citations
    return bool(citations) and (document(citations[0], keys), citations[0].clause) in fine


def measured(library: Library, entries: Sequence[Mapping[str, Any]], form: Callable[[str], str], keys: Keys) -> Marks:
    """The marks of every question, asked in one form, by language and together."""
    marks: Marks = defaultdict(list)
    for entry in entries:
        right = is_right(library, entry, form(entry["question"]), keys)
        marks["all"].append(right)
        marks[entry["lang"]].append(right)
    return marks


def share(marks: Sequence[bool]) -> str:
    """'62.5%'."""
    return f"{sum(marks) / len(marks):.1%}"


def main() -> None:
    """Ask every answerable question as it stands and without diacritics; print P@1 by language."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--keys", type=Path, help="what each `doc` stands for; without it, a directive id")
    options = parser.parse_args()
    keys: Keys = json.loads(options.keys.read_text(encoding="utf-8")) if options.keys else {}
    lines = [json.loads(line) for line in options.questions.read_text(encoding="utf-8").splitlines() if line.strip()]
    entries = [line for line in lines if line["gold"]]
    if not entries:
        parser.error(f"{options.questions} holds no answerable question")
    with tempfile.TemporaryDirectory() as folder, Library(Path(folder)) as library:
        library.ingest([CORPUS])
        plain, bare = (measured(library, entries, form, keys) for form in (str, stripped))
    table = Table("language", "questions", "P@1 as asked", "P@1 without diacritics", title="First citation right")
    for language in sorted(plain, key=lambda name: (name != "all", name)):
        table.add_row(language, str(len(plain[language])), share(plain[language]), share(bare[language]))
    Console().print(table)


if __name__ == "__main__":
    main()
