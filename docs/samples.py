"""Makes one of each file that the page gives away, out of the corpus, and a picture of each as LibreOffice shows it.

`python -m docs.samples`; wants LibreOffice (Writer, Calc, Impress) and pdftoppm.
"""

import subprocess
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from assistant.ask import ask
from assistant.briefing.briefing import Choice
from assistant.briefing.compose import compose
from assistant.briefing.document import docx_file
from assistant.briefing.editing import Edits, handout
from assistant.briefing.slides import pptx_file
from assistant.briefing.workbook import xlsx_file as questions_file
from assistant.comparison.candidates import to_begin_with
from assistant.comparison.compare import compare_from
from assistant.comparison.document import docx_of
from assistant.conversation_document import as_docx
from assistant.register.calendar_file import calendar_file
from assistant.register.csv_file import csv_file
from assistant.register.extract import taken
from assistant.register.xlsx import xlsx_file
from index.duties import DutyFilter
from index.library import Library

FOLDER = Path(__file__).parent / "samples"
CORPUS = FOLDER.parents[1] / "corpus"
ON = datetime(2026, 11, 22, 8)
QUESTIONS = ("Sở Nội vụ ở Hải Phòng được giao việc gì?", "Còn ở Quảng Bình thì sao?")
DENSITY = 90  # dots per inch


def files(library: Library) -> Iterator[tuple[str, bytes]]:
    """Name and bytes of each."""
    answers = [ask(library, QUESTIONS[0]), ask(library, QUESTIONS[1], QUESTIONS[:1])]
    yield "conversation.docx", as_docx(answers, ON.date(), english=False)
    duties = taken(library, DutyFilter(), 0, None, "vi")
    yield "duties.xlsx", xlsx_file(duties, ON)
    yield "duties.csv", csv_file(duties)
    yield "duties.ics", calendar_file(duties)
    chosen = to_begin_with(library)
    base, *others = (held for one in (chosen.base, *chosen.others) if (held := library.directive(one)))
    yield "comparison.docx", docx_of([compare_from(base, other) for other in others], english=False)
    made = handout(compose(library, Choice((chosen.base, *chosen.others[:1]), "", 10), date(2026, 11, 22)), Edits())
    yield "briefing.docx", docx_file(made)
    yield "briefing.pptx", pptx_file(made)
    yield "briefing.xlsx", questions_file(made)


def picture(file: Path, folder: Path) -> None:
    """The first page of a file, by LibreOffice, as FILE-docx.png beside it."""
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, file], check=True, timeout=120)
    to = file.with_name(file.name.replace(".", "-"))
    pdf = folder / f"{file.stem}.pdf"
    subprocess.run(["pdftoppm", "-png", "-singlefile", "-r", str(DENSITY), pdf, to], check=True, timeout=60)


def main() -> None:
    """Writes them all into `docs/samples`."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home, Library(Path(home)) as library:
        library.ingest([CORPUS])
        for name, content in files(library):
            (FOLDER / name).write_bytes(content)
            if not name.endswith((".csv", ".ics")):
                picture(FOLDER / name, Path(home))


if __name__ == "__main__":
    main()
