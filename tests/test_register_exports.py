"""What leaves the register: JSON, CSV, a workbook, a calendar, each read back by other programs and compared."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from assistant.register.calendar_file import calendar_file
from assistant.register.columns import CITATION, COLUMNS
from assistant.register.command import obligations
from assistant.register.csv_file import csv_file
from assistant.register.extract import Extract, citation, taken
from assistant.register.json_file import json_file
from assistant.register.table import table
from assistant.register.xlsx import xlsx_file
from index.duties import DutyFilter
from index.library import Library
from ingest.errors import UserError
from ingest.export import exported
from tests.register_examples import filled

ROOT = Path(__file__).parent.parent
MADE = datetime(2026, 1, 2, 3, 4)
FORMULAS = ("=1+1", "+84 912", "-1", "@SUM(A1)", "\t=1", "\r=1", "- báo cáo")
CALC = Path("/usr/lib/libreoffice/program/libsclo.so"), *Path("/opt").glob("libreoffice*/program/libsclo.so")
needs_calc = pytest.mark.skipif(not any(file.is_file() for file in CALC), reason="LibreOffice Calc is not installed")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with filled(tmp_path_factory.mktemp("register")) as made:
        yield made


@pytest.fixture(scope="module")
def everything(library: Library) -> Extract:
    return taken(library, DutyFilter(), 0, None, "vi")


@pytest.fixture(scope="module")
def spiteful(everything: Extract) -> Extract:
    """Duties whose texts a spreadsheet could run, or cannot hold."""
    duties = [
        replace(duty, obligation=replace(duty.obligation, action=text, actor=text, note=f"a\x00\x0bb{text}"))
        for duty, text in zip(everything.duties, FORMULAS, strict=False)
    ]
    return replace(everything, duties=tuple(duties))


def values(extract: Extract) -> list[list[Any]]:
    return [[column.value(duty, False) for column in COLUMNS] for duty in extract.duties]


def rows_of(book: bytes) -> list[list[Any]]:
    """The rows of duties of a workbook."""
    sheet = load_workbook(io.BytesIO(book)).worksheets[0]
    return [list(row) for row in sheet.iter_rows(min_row=4, values_only=True)]


def plain(value: Any) -> Any:
    """As a workbook gives a value back."""
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return value or None


def test_json_is_what_export_has(library: Library, everything: Extract) -> None:
    made = json.loads(json_file(everything))
    assert made["total"] == len(made["duties"]) == everything.total
    by_id = {directive.id: exported(directive) for directive in library.directives()}
    for duty in made["duties"]:
        own = by_id[duty["directive"]]
        assert {name: duty[name] for name in own["obligations"][0]} in own["obligations"]
        assert all(duty[name] == own[name] for name in ("number", "kind", "issuer", "issued_on", "source"))
        assert duty["official"] and duty["official_en"]


def test_csv_opens_in_excel_and_reads_back(everything: Extract) -> None:
    made = csv_file(everything)
    assert made.startswith(b"\xef\xbb\xbf")
    heading, *rows = csv.reader(io.StringIO(made.decode("utf-8-sig")))
    assert heading == [column.vi for column in COLUMNS]
    texts = [["" if value is None else str(value) for value in row] for row in values(everything)]
    assert [[cell.removeprefix("'") for cell in row] for row in rows] == texts


def test_workbook_reads_back(everything: Extract) -> None:
    book = load_workbook(io.BytesIO(xlsx_file(everything, MADE)))
    duties = book.worksheets[0]
    assert rows_of(xlsx_file(everything, MADE)) == [[plain(value) for value in row] for row in values(everything)]
    assert [cell.value for cell in duties[3]] == [column.vi for column in COLUMNS]
    assert duties.freeze_panes == "B4" and duties.auto_filter.ref == f"A3:Q{3 + everything.total}"
    assert f"{everything.total}/{everything.total}" in str(duties["A1"].value)
    assert everything.library.fingerprint in str(duties["A2"].value) and "02/01/2026" in str(duties["A2"].value)
    due = [cell for cell in duties["F"][3:] if cell.value]
    assert due and all(cell.is_date and cell.number_format == "dd/mm/yyyy" for cell in due)


def test_each_citation_leads_to_its_clause(library: Library, everything: Extract) -> None:
    book = load_workbook(io.BytesIO(xlsx_file(everything, MADE)))
    duties, clauses = book.worksheets
    for row, duty in zip(duties.iter_rows(min_row=4), everything.duties, strict=True):
        cell = row[CITATION]
        sheet, _mark, place = cell.hyperlink.location.rpartition("!")
        assert sheet == f"'{clauses.title}'" and cell.value == citation(duty)
        target = clauses[place]
        assert target.value == citation(duty)
        text = str(clauses.cell(target.row, 2).value)
        clause = library.clause(duty.letterhead.id, duty.obligation.clause)
        assert clause and text.endswith(clause.shown) and duty.obligation.quote in text


def test_nothing_runs_in_a_spreadsheet(spiteful: Extract) -> None:
    for row in load_workbook(io.BytesIO(xlsx_file(spiteful, MADE))).worksheets[0].iter_rows(min_row=4):
        for cell in row:
            assert cell.data_type != "f"
            if str(cell.value).startswith(("=", "+", "-", "@", "\t", "\r")):
                assert cell.data_type == "s" and cell.quotePrefix
    assert [row[0] for row in rows_of(xlsx_file(spiteful, MADE))] == list(FORMULAS)
    assert all(row[15].startswith("ab") for row in rows_of(xlsx_file(spiteful, MADE)))
    for row in list(csv.reader(io.StringIO(csv_file(spiteful).decode("utf-8-sig"), newline="")))[1:]:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
        assert row[0][1:] in FORMULAS


@needs_calc
def test_libreoffice_opens_the_workbook(everything: Extract, spiteful: Extract, tmp_path: Path) -> None:
    for name, extract in (("all", everything), ("spiteful", spiteful)):
        (tmp_path / f"{name}.xlsx").write_bytes(xlsx_file(extract, MADE))
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to",
         "csv:Text - txt - csv (StarCalc):44,34,76,1", "--outdir", str(tmp_path),
         str(tmp_path / "all.xlsx"), str(tmp_path / "spiteful.xlsx")],
        check=True, timeout=120, capture_output=True,
    )  # fmt: skip
    _title, _told, heading, *rows = read_csv(tmp_path / "all.csv")
    assert heading == [column.vi for column in COLUMNS]
    assert rows == [[as_shown(value) for value in row] for row in values(everything)]
    formulas = [row[0] for row in read_csv(tmp_path / "spiteful.csv")[3:]]
    assert [text.strip() for text in formulas] == [text.strip() for text in FORMULAS]


def read_csv(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def as_shown(value: Any) -> str:
    """A cell as a person sees it."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return f"{value:.0%}" if isinstance(value, float) else value or ""


def events_of(calendar: bytes) -> list[Any]:
    return list(Calendar.from_ical(calendar).walk("VEVENT"))


def test_calendar_reads_back(everything: Extract) -> None:
    events = events_of(calendar_file(everything))
    duties = {f"{d.letterhead.id}#{d.obligation.clause}": d for d in everything.duties if d.obligation.deadline_on}
    dated = sum(d.obligation.deadline_on is not None for d in everything.duties)
    recurring = [event for event in events if "RRULE" in event]
    assert len(duties) <= dated == len(events) - len(recurring) and recurring
    assert len({str(event["UID"]) for event in events}) == len(events)
    assert all(a["DTSTART"].dt <= b["DTSTART"].dt for a, b in pairwise(events))
    for duty in duties.values():
        (event,) = (
            e for e in events if citation(duty) in e["DESCRIPTION"] and duty.obligation.quote in e["DESCRIPTION"]
        )
        assert event["DTSTART"].dt == duty.obligation.deadline_on
        assert not isinstance(event["DTSTART"].dt, datetime), "a whole day"
        assert event["DTSTAMP"].dt.date() == (duty.letterhead.issued_on or duty.obligation.deadline_on)


def test_a_recurring_duty_begins_after_its_directive(library: Library) -> None:
    events = events_of(calendar_file(taken(library, DutyFilter(directive="77"), 0, None, "vi")))
    (event,) = (event for event in events if "RRULE" in event)
    assert event["DTSTART"].dt == date(2023, 3, 15)
    assert event["RRULE"].to_ical() == b"FREQ=MONTHLY;BYMONTHDAY=15"
    assert str(event["SUMMARY"]).startswith("Sở Nội vụ: báo cáo kết quả")


def test_a_calendar_is_the_same_again_and_keeps_its_ids(everything: Extract) -> None:
    made = calendar_file(everything)
    assert calendar_file(replace(everything, duties=everything.duties[::-1])) == made
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    fewer = calendar_file(replace(everything, duties=everything.duties[:80]))
    assert {event["UID"] for event in events_of(fewer)} <= {event["UID"] for event in events_of(made)}


@pytest.mark.parametrize("width", [60, 80, 200])
def test_a_table_fits_the_terminal(library: Library, width: int) -> None:
    extract = taken(library, DutyFilter(directive="77"), 0, 20, "vi")
    shown = table(extract, 1, 1, width)
    assert all(len(line) <= width for line in shown.splitlines())
    assert f"{extract.total} nhiệm vụ; trang 1/1" in shown
    words = " ".join(shown.split())
    assert "Sở Y tế" in words and "→ 20/05/2023" in words and "(phối" in words


def run(library: Library, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "HOICHITHI_HOME": str(library.home), "ENCODER": library.encoder.name}
    command = [sys.executable, str(ROOT / "app.py"), "obligations", *arguments]
    return subprocess.run(command, capture_output=True, env=environment, timeout=120, check=False)


def test_the_command_writes_to_standard_output(library: Library, tmp_path: Path) -> None:
    done = run(library, "--actor", "snv", "--text", "bao cao", "--format", "json")
    assert done.returncode == 0, done.stderr
    duties = json.loads(done.stdout)["duties"]
    assert duties and all("Sở Nội vụ" in [a["body"] for a in duty["actors"]] for duty in duties)
    done = run(library, "--directive", "77", "--format", "ics")
    assert events_of(done.stdout) and done.stderr.decode().startswith("3 nhiệm vụ không có ngày")


def test_the_command_writes_files(library: Library, tmp_path: Path) -> None:
    name = tmp_path / "so-nhiem-vu.xlsx"
    name.write_text("older")
    done = run(library, "--issuer", "Quảng Trị", "--output", str(name))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert len(rows_of(name.read_bytes())) == 6
    assert list(tmp_path.iterdir()) == [name], "nothing is left beside it"


def test_pages_of_the_command(library: Library, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    seen = []
    for page in (1, 2, 3):
        obligations(library, DutyFilter(directive="77"), "json", None, page, 4, "vi")
        seen.append(json.loads(capfdbinary.readouterr().out))
    assert [len(each["duties"]) for each in seen] == [4, 2, 0] and {each["total"] for each in seen} == {6}


@pytest.mark.parametrize(
    ("form", "output", "page", "says"),
    [
        ("pdf", "", 1, "xlsx, ics"),
        ("csv", "none/x.csv", 1, "none/x.csv"),
        ("csv", ".", 1, "Không ghi được"),
        ("csv", "", 2, "--limit"),
    ],
)
def test_a_mistake_is_told(library: Library, tmp_path: Path, form: str, output: str, page: int, says: str) -> None:
    with pytest.raises(UserError, match=says):
        obligations(library, DutyFilter(), form, tmp_path / output if output else None, page, None, "vi")
    assert list(tmp_path.iterdir()) == []


def test_a_mistake_is_one_line(library: Library) -> None:
    done = run(library, "--due-before", "30/2/2025")
    lines = done.stderr.decode().strip().splitlines()
    assert (done.returncode, done.stdout, len(lines)) == (2, b"", 1) and "30/2/2025" in lines[0]


def test_a_workbook_is_not_for_the_screen(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(UserError, match="--output"):
        obligations(library, DutyFilter(), "xlsx", None, 1, None, "vi")
