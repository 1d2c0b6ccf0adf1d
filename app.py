"""Hỏi Chỉ Thị: settings, command line, launch of the web page.

State lives in one folder, `HOICHITHI_HOME` (`var/`); `ENCODER` names another sentence-transformers model;
`HOICHITHI_LANG=en` gives messages in English; `ASSISTANT_MODEL` plugs in a language model (`assistant/model.py`).
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from index.library import FileReport, Library
from ingest.errors import UserError

ROOT = Path(__file__).resolve().parent
CORPUS = ROOT / "corpus"

app = typer.Typer(add_completion=False, help="Hỏi đáp trên văn bản chỉ đạo, điều hành, có trích dẫn tới từng khoản.")


@app.callback(invoke_without_command=True)
def page(
    context: typer.Context,
    host: Annotated[str, typer.Option(help="Địa chỉ mở trang.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Cổng mở trang.", min=1, max=65535)] = 7860,
) -> None:
    """Không có lệnh: nạp các văn bản mới trong corpus/ rồi mở trang web."""
    if context.invoked_subcommand:
        return
    from assistant.model import chosen, load

    model = chosen()
    with _library() as library:
        _ingest(library, [CORPUS])
        if model:
            load(model)
        library.search("chỉ thị")  # loads the encoder and the indexes, so that the first person does not wait for them
        from web.server import serve

        serve(library, host, port)


@app.command()
def ask(
    question: Annotated[str, typer.Argument(help="Câu hỏi.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="In ra JSON.")] = False,
    from_file: Annotated[
        Path | None, typer.Option("--from", help="Tệp JSONL: mỗi dòng có id, question, history.")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Kể thêm vì sao trả lời như vậy.")] = False,
) -> None:
    """Trả lời một câu hỏi, hoặc nhiều câu trong một tệp."""
    from assistant.ask import ask as answer_to
    from assistant.contract import answered
    from assistant.explanation import explained

    questions = _questions(from_file) if from_file else [{"question": question}]
    with _library() as library:
        if not library.register():
            _ingest(library, [CORPUS])
        for line in questions:
            answer = answer_to(library, line["question"], line.get("history", ()))
            if from_file or as_json:
                _print_json(answered(answer, line.get("id")), indent=None if from_file else 2)
            else:
                print(answer.text)
                if explain:
                    print("", explained(answer, library.register(), _language() == "en"), sep="\n")


@app.command()
def ingest(
    paths: Annotated[list[Path] | None, typer.Argument(help="Tệp hoặc thư mục; bỏ trống: corpus/.")] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Làm lại chỉ mục từ đầu.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="In báo cáo ra JSON.")] = False,
) -> None:
    """Nạp tệp hoặc thư mục văn bản; cho biết mỗi tệp thành gì."""
    from web.file_report import report_lines

    with _library() as library:
        reports = _ingest(library, paths or [CORPUS], rebuild=rebuild, bring_back=True)
    if as_json:
        _print_json([_reported(report) for report in reports], indent=2)
    else:
        for report in reports:
            where = sys.stderr if report.outcome == "failed" else sys.stdout
            print(*report_lines(report, _language()), sep="\n", file=where)
    if any(report.outcome == "failed" for report in reports):
        raise typer.Exit(2)


@app.command()
def export(as_json: Annotated[bool, typer.Option("--json", help="In ra JSON (định dạng duy nhất).")] = True) -> None:
    """In ra tất cả những gì đã đọc được."""
    from ingest.export import exported

    with _library() as library:
        if not library.register():
            _ingest(library, [CORPUS])
        _print_json({"directives": [exported(d) for d in library.directives()]})


@app.command()
def relations(
    directive: Annotated[str, typer.Argument(help="Mã hoặc số văn bản; bỏ trống: mọi quan hệ trong kho.")] = "",
    as_of: Annotated[
        str,
        typer.Option(
            "--as-of", help="Hiệu lực xét vào ngày này (“31/12/2025”; “2025”: ngày cuối năm); bỏ trống: hôm nay."
        ),
    ] = "",
    form: Annotated[str, typer.Option("--format", help="table, json.")] = "",
    output: Annotated[Path | None, typer.Option(help="Tệp để ghi.")] = None,
) -> None:
    """Văn bản nào thực hiện, căn cứ, sửa đổi, thay thế, bãi bỏ văn bản nào; còn hiệu lực hay không."""
    from assistant import relation_report

    with _library() as library:
        if not library.register():
            _ingest(library, [CORPUS])
        relation_report.command(library, directive, as_of, form, output, _language())


@app.command()
def obligations(
    actor: Annotated[str, typer.Option(help="Người thực hiện: “snv”, “chủ tịch huyện”, “Sở Nội vụ tỉnh …”.")] = "",
    issuer: Annotated[str, typer.Option(help="Cơ quan ban hành: “Quảng Bình”, “Thủ tướng”.")] = "",
    directive: Annotated[str, typer.Option(help="Văn bản: “968/CĐ-TTg”, “Công điện 968”.")] = "",
    due_before: Annotated[str, typer.Option(help="Hạn đến hết: “31/12/2025”, “quý III/2025”, “2025”.")] = "",
    due_after: Annotated[str, typer.Option(help="Hạn từ đầu: “01/7/2025”, “tháng 7/2025”.")] = "",
    modality: Annotated[str, typer.Option(help="must (phải), must_not (không được), may (được).")] = "",
    text: Annotated[str, typer.Option(help="Các chữ phải có; trong ngoặc kép thì phải đứng liền nhau.")] = "",
    with_groups: Annotated[bool, typer.Option(help="Kể cả việc giao chung: “các sở, ban, ngành”.")] = False,
    form: Annotated[str, typer.Option("--format", help="table, json, csv, xlsx, ics.")] = "",
    output: Annotated[Path | None, typer.Option(help="Tệp để ghi.")] = None,
    limit: Annotated[int | None, typer.Option(help="Số nhiệm vụ một trang.", min=1)] = None,
    page: Annotated[int, typer.Option(help="Trang.", min=1)] = 1,
) -> None:
    """Sổ nhiệm vụ: ai phải làm gì, đến bao giờ; lọc, xem, xuất ra bảng tính hoặc lịch."""
    from assistant.register import command
    from index.duties import DutyFilter

    asked = DutyFilter(actor, issuer, directive, due_before, due_after, modality, text, with_groups)
    with _library() as library:
        if not library.register():
            _ingest(library, [CORPUS])
        command.obligations(library, asked, form, output, page, limit, _language())


@app.command("compare")
def comparison(
    one: Annotated[str, typer.Argument(help="Mã hoặc số của văn bản thứ nhất: “968/CĐ-TTg”.")],
    other: Annotated[str, typer.Argument(help="Mã hoặc số của văn bản thứ hai.")],
    form: Annotated[str, typer.Option("--format", help="table, json, docx.")] = "",
    output: Annotated[Path | None, typer.Option(help="Tệp để ghi.")] = None,
) -> None:
    """Đối chiếu hai văn bản theo từng khoản: khoản nào thực hiện khoản nào, thêm, bỏ, sửa gì."""
    from assistant.comparison import command

    with _library() as library:
        if not library.register():
            _ingest(library, [CORPUS])
        command.comparison(library, one, other, form, output, _language())


@app.command()
def admin() -> None:
    """Đặt mật khẩu quản trị, để thêm và gỡ văn bản trên trang."""
    from web.admin import set_password

    set_password(_home(), _new_password())
    print("The password is set." if _language() == "en" else "Đã đặt mật khẩu.")


def _new_password() -> str:
    """Typed twice, unseen; or the first line of a file or a pipe.  Raises UserError when the two differ."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    from getpass import getpass

    english = _language() == "en"
    first = getpass("New password: " if english else "Mật khẩu mới: ")
    if getpass("Again: " if english else "Gõ lại: ") != first:
        raise UserError("Hai lần gõ không giống nhau.", "The two do not match.")
    return first


def _home() -> Path:
    return Path(os.environ.get("HOICHITHI_HOME") or ROOT / "var")


def _library() -> Library:
    return Library(_home())


def _ingest(
    library: Library, paths: Sequence[Path], *, rebuild: bool = False, bring_back: bool = False
) -> list[FileReport]:
    """Ingest with a progress bar on standard error; what a person took out stays out unless they `bring_back` it."""
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Đang nạp văn bản" if _language() == "vi" else "Reading directives", total=None)
        return library.ingest(
            paths,
            rebuild=rebuild,
            bring_back=bring_back,
            progress=lambda report, done, total: bar.update(task, completed=done, total=total, description=report.file),
            on_page=lambda path, done, total: bar.update(task, description=f"{path.name} {done}/{total}"),
        )


def _questions(path: Path) -> list[dict[str, Any]]:
    """The lines of a question file.  Raises UserError naming the line that is not one."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            f"Không đọc được tệp câu hỏi “{path}”.", f"The question file “{path}” cannot be read."
        ) from error
    made = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            history = entry.get("history") or []
            good = isinstance(entry["question"], str) and all(isinstance(h, str) for h in history)
        except (ValueError, KeyError, TypeError, AttributeError):
            good = False
        if not good:
            raise UserError(
                f"“{path}”, dòng {number}: cần một đối tượng JSON có “question”.",
                f"“{path}”, line {number}: a JSON object with “question” is needed.",
            )
        made.append({**entry, "history": history})
    return made


def _reported(report: FileReport) -> dict[str, Any]:
    from ingest.export import quality_report

    return {
        "file": report.file,
        "outcome": report.outcome,
        "directives": list(report.directives),
        "clauses": report.clauses,
        "quality": {
            directive: quality_report(quality)
            for directive, quality in zip(report.directives, report.quality, strict=True)
        },
        "notes": list(filter(None, [report.note(_language())])),
        "problem": (report.problem_en if _language() == "en" else report.problem_vi) or None,
    }


def _language() -> str:
    return "en" if os.environ.get("HOICHITHI_LANG", "").lower().startswith("en") else "vi"


def _print_json(value: object, indent: int | None = None) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=indent), flush=True)


@contextmanager
def _one_line_errors() -> Iterator[None]:
    """What a person can mend becomes one line on standard error and exit status 2."""
    try:
        yield
    except UserError as error:
        print(f"{'Error' if _language() == 'en' else 'Lỗi'}: {error.say(_language())}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:  # the reader of our output has gone: `ask … | head`
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123


if __name__ == "__main__":
    with _one_line_errors():
        app(standalone_mode=True)
