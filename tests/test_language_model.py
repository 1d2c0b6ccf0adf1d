"""Answers by a language model on a real HTTP server: what is shown, what falls back, and within which time."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.answer import Answer
from assistant.ask import answers, ask
from assistant.contract import answered
from assistant.model import chosen
from assistant.verify import is_exact, is_supported
from index.library import Library
from ingest.errors import UserError
from tests.library_examples import CORPUS
from tests.model_server import Asked, ModelServer, Script, Step, serving
from web.chat.conversation import Conversation
from web.chat.messages import messages
from web.chat.turns import Asking

WHO = "Quảng Bình giao ai theo dõi nhiệm vụ quá hạn?"
WHO_EN = "Who must follow up overdue tasks in Quảng Bình?"
CLAUSE = "Văn phòng UBND tỉnh thường xuyên theo dõi"
GOOD = "Văn phòng UBND tỉnh thường xuyên theo dõi, đôn đốc, kiểm tra"
GOOD_TOO = "Văn phòng UBND tỉnh kịp thời báo cáo UBND, Chủ tịch UBND tỉnh"
GOOD_EN = "The Office of the Provincial People's Committee must regularly monitor and inspect the tasks"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("model") / "home"


@pytest.fixture(scope="module")
def library(home: Path) -> Iterator[Library]:
    with Library(home) as opened:
        opened.ingest([CORPUS])
        yield opened


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ASSISTANT_MODEL", "ASSISTANT_TIMEOUT", "OPENAI_BASE_URL", "OPENAI_API_KEY", "OLLAMA_HOST"):
        monkeypatch.delenv(name, raising=False)


Talk = Callable[..., list[tuple[Answer, float]]]


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with serving(lambda _: []) as running:
        yield running


@pytest.fixture
def talk(library: Library, server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Asks with a scripted model plugged in: each answer shown, and after how many seconds."""

    def asking(
        script: Script, question: str = WHO, provider: str = "openai", timeout: float = 20.0
    ) -> list[tuple[Answer, float]]:
        server.script = script
        monkeypatch.setenv("ASSISTANT_MODEL", f"{provider}:scripted")
        monkeypatch.setenv("ASSISTANT_TIMEOUT", str(timeout))
        monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
        monkeypatch.setenv("OLLAMA_HOST", server.url)
        started = time.monotonic()
        shown = [(answer, time.monotonic() - started) for answer in answers(library, question)]
        for answer, _ in shown:
            check(library, answer)
        return shown

    return asking


def check(library: Library, answer: Answer) -> None:
    """What must hold of every answer that anybody sees."""
    assert answer.statements and not answer.refused
    assert all(is_supported(statement, answer.citations) for statement in answer.statements)
    assert all(is_exact(citation, library.directive(citation.directive)) for citation in answer.citations)
    assert {n for statement in answer.statements for n in statement.citations} == set(range(len(answer.citations)))


def says(*steps: Step) -> Script:
    """A script whose texts name the clause's key as KEY."""

    def script(asked: Asked) -> Sequence[Step]:
        key = asked.key(CLAUSE)
        return [step.replace("KEY", key) if isinstance(step, str) else step for step in steps]

    return script


@pytest.mark.parametrize("provider", ["openai", "ollama"])
def test_a_good_answer(talk: Talk, provider: str) -> None:
    shown = talk(says(f"{GOOD} KEY. ", f"{GOOD_TOO} KEY."), provider=provider)
    answer = shown[-1][0]
    assert [statement.text for statement in answer.statements] == [f"{GOOD}.", f"{GOOD_TOO}."]
    assert (answer.model, answer.dropped, answer.note) == (f"{provider}:scripted", 0, "")
    assert answer.prompt.startswith("vi-2-") and answer.language == "vi"
    assert answer.text.startswith(f"{GOOD}. [1] {GOOD_TOO}. [1]\n\n[1] khoản 10 Công văn số 2214/UBND-NCVX")
    assert answered(answer)["model"] == answer.model and answered(answer)["dropped"] == 0


def test_an_english_question_is_answered_in_english(talk: Talk) -> None:
    answer = talk(says(f"{GOOD_EN} KEY. {GOOD} KEY."), WHO_EN)[-1][0]
    assert [statement.text for statement in answer.statements] == [f"{GOOD_EN}."]
    assert (answer.dropped, answer.language) == (1, "en") and answer.prompt.startswith("en-2-")


def test_a_sentence_is_shown_before_the_reply_ends(talk: Talk) -> None:
    shown = talk(says(f"{GOOD} KEY. V", 1.5, f"{GOOD_TOO[1:]} KEY."))
    assert [len(answer.statements) for answer, _ in shown] == [1, 2, 2]
    assert shown[1][1] - shown[0][1] > 1


def test_keys_split_over_pieces(talk: Talk) -> None:
    def script(asked: Asked) -> Sequence[Step]:
        return list(
            f"{GOOD} {asked.key(CLAUSE)}. Sở Nội vụ nộp phạt {asked.key(CLAUSE)}. {GOOD_TOO} {asked.key(CLAUSE)}."
        )

    answer = talk(script)[-1][0]
    assert [statement.text for statement in answer.statements] == [f"{GOOD}.", f"{GOOD_TOO}."]
    assert answer.dropped == 1


def test_what_the_model_is_told(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Asked] = []

    def script(asked: Asked) -> Sequence[Step]:
        told.append(asked)
        return [f"{GOOD} {asked.key(CLAUSE)}."]

    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    talk(script)
    talk(script)
    first, second = told
    assert first.path == "/v1/chat/completions" and first.authorization == "Bearer secret"
    assert first.body["stream"] is True and first.body["temperature"] == 0 and "tools" not in first.body
    assert first.text == second.text and WHO in first.text
    assert first.evidence and all(len(key) >= 5 for key, _ in first.evidence)
    assert "[1]" not in first.text


def test_the_model_is_told_the_earlier_questions(talk: Talk, library: Library, server: ModelServer) -> None:
    talk(lambda asked: [f"{GOOD} {asked.key(CLAUSE)}."])
    server.asked.clear()
    list(answers(library, "Còn ở Quảng Bình thì sao?", [f"{WHO} <<<"]))
    assert f"- {WHO}" in server.asked[0].text and f"- {WHO} <<<" not in server.asked[0].text


@pytest.mark.parametrize(
    "wrong",
    [
        f"{GOOD} [k0000].",
        f"{GOOD} [1].",
        f"{GOOD} KEY[k0000].",
        f"{GOOD}.",
        f"{GOOD} (KEY).".replace("(KEY)", "KEY (xem thêm)"),
        "Văn phòng UBND tỉnh báo cáo trước ngày 15/10/2023 KEY.",
        "Văn phòng UBND tỉnh báo cáo 99% nhiệm vụ KEY.",
        "Văn phòng UBND tỉnh theo dõi theo Công điện 968/CĐ-TTg KEY.",
        "Sở Tài chính thường xuyên theo dõi, đôn đốc, kiểm tra KEY.",
        "Văn phòng UBND tỉnh Hải Phòng thường xuyên theo dõi KEY.",
        "Văn phòng UBND tỉnh có thể theo dõi, đôn đốc, kiểm tra KEY.",
        "Văn phòng UBND tỉnh không phải theo dõi, đôn đốc, kiểm tra KEY.",
        "Văn phòng UBND tỉnh phải nộp phạt KEY.",
        f"{GOOD_EN} KEY.",
        "Le bureau doit surveiller régulièrement les tâches KEY.",
        "省人民委员会办公室负责跟踪 KEY。",
        f"<b>{GOOD}</b> KEY.",
        f"<script>alert(1)</script>{GOOD} KEY.",
        f"Xem [{GOOD}](https://example.org) KEY.",
        f"# {GOOD} KEY.",
        f"`{GOOD}` KEY.",
        f"System: {GOOD} KEY.",
        GOOD,
        f"{GOOD} [k",
        "KHÔNG CÓ.",
        "",
        "   \n\n ",
        "KEY",
        "<think>Nghĩ KEY. Nghĩ mãi KEY.",
    ],
)
def test_nothing_wrong_is_shown(talk: Talk, library: Library, wrong: str) -> None:
    """Alone it leads to the answer without a model; beside a good sentence it is dropped."""
    answer = talk(says(wrong))[-1][0]
    assert (answer.model, len(answer.citations)) == ("extractive", 1)
    assert answer.note == "Lời của mô hình ngôn ngữ không khớp với văn bản, nên đây là câu trả lời không dùng mô hình."
    assert answer.text.startswith(answer.note)
    beside = talk(says(f"{GOOD_TOO} KEY.\n{wrong}"))[-1][0]
    assert [statement.text for statement in beside.statements] == [f"{GOOD_TOO}."]


def test_too_little_left(talk: Talk) -> None:
    shown = talk(says(f"{GOOD} KEY. ", *["Sở Nội vụ nộp phạt KEY. "] * 3))
    assert [answer.model for answer, _ in shown] == ["openai:scripted", "extractive"]
    assert shown[-1][0].dropped == 3


@pytest.mark.parametrize("question", [WHO, WHO_EN])
@pytest.mark.parametrize(
    ("steps", "says_why"),
    [
        ([500], ("không trả lời được", "gave no answer")),
        ([429], ("không trả lời được", "gave no answer")),
        ([b"data: {broken json\n\n"], ("không trả lời được", "gave no answer")),
        ([b'data: {"error": {"message": "overloaded"}}\n\n'], ("không trả lời được", "gave no answer")),
        ([b"<html>not a model</html>"], ("không trả lời được", "gave no answer")),
        (["x" * 1_000_000], ("không khớp", "does not agree")),
        (["Không khóa. " * 100_000], ("không khớp", "does not agree")),
        ([*["Văn "] * 30_000], ("không khớp", "does not agree")),
    ],
)
def test_falling_back(talk: Talk, question: str, steps: Sequence[Step], says_why: tuple[str, str]) -> None:
    answer = talk(lambda _: steps, question)[-1][0]
    assert answer.model == "extractive"
    assert says_why[question == WHO_EN] in answer.note


@pytest.mark.parametrize("provider", ["openai", "ollama"])
@pytest.mark.parametrize("steps", [[5.0], ["Văn phòng", 5.0], [*(b"\n", 0.1) * 50], [*("", 0.1) * 50]])
def test_silence_ends_in_time(talk: Talk, provider: str, steps: Sequence[Step]) -> None:
    answer, after = talk(lambda _: steps, provider=provider, timeout=0.4)[-1]
    assert answer.model == "extractive"
    assert answer.note.startswith(("Mô hình ngôn ngữ trả lời quá lâu", "Mô hình ngôn ngữ không trả lời được"))
    assert after < 2.5


def test_silence_after_a_sentence_keeps_it(talk: Talk) -> None:
    shown = talk(says(f"{GOOD} KEY. V", 5.0), timeout=1.0)
    assert [answer.model for answer, _ in shown] == ["openai:scripted"] * 2
    assert shown[-1][0].note.startswith("Mô hình ngôn ngữ dừng giữa chừng") and shown[-1][1] < 4


def test_a_slow_first_word_is_waited_for(talk: Talk) -> None:
    assert talk(says(1.0, f"{GOOD} KEY."))[-1][0].model == "openai:scripted"


def test_a_reply_cut_off_half_way(talk: Talk) -> None:
    answer = talk(says(f"{GOOD} KEY. Văn phòng UBND tỉnh kịp thời báo"))[-1][0]
    assert [statement.text for statement in answer.statements] == [f"{GOOD}."]


@pytest.mark.parametrize(
    "address", ["localhost:1/v1", "not an address", "http://127.0.0.1:99999", "ftp://x", "http://[", "\u00e9://"]
)
@pytest.mark.parametrize("provider", ["openai", "ollama"])
def test_an_address_that_is_none(
    library: Library, monkeypatch: pytest.MonkeyPatch, provider: str, address: str
) -> None:
    monkeypatch.setenv("ASSISTANT_MODEL", f"{provider}:scripted")
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    monkeypatch.setenv("OLLAMA_HOST", address)
    assert ask(library, WHO).note.startswith("Mô hình ngôn ngữ không trả lời được")


def test_several_at_a_time(server: ModelServer, talk: Talk, library: Library) -> None:
    talk(says(f"{GOOD} KEY."))
    server.script = says(1.0, f"{GOOD} KEY.")
    started = time.monotonic()
    with ThreadPoolExecutor(4) as people:
        made = list(people.map(lambda _: ask(library, WHO), range(4)))
    assert [answer.model for answer in made] == ["openai:scripted"] * 4
    assert time.monotonic() - started < 3


def test_the_command_line(library: Library, home: Path) -> None:
    """A process of its own: the model's answer as JSON, and a setting that cannot be as one line."""

    def run(**settings: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "HOICHITHI_HOME": str(home), "PYTHONUTF8": "1", **settings}
        command = [sys.executable, str(CORPUS.parent / "app.py"), "ask", WHO, "--json"]
        return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, timeout=100, check=False)

    with serving(says(f"{GOOD} KEY.")) as running:
        made = json.loads(run(ASSISTANT_MODEL="ollama:qwen3:8b", OLLAMA_HOST=running.url).stdout)
        assert (made["model"], made["dropped"], made["refused"]) == ("ollama:qwen3:8b", 0, False)
        assert made["prompt"].startswith("vi-2-") and made["statements"][0]["text"] == f"{GOOD}."
        assert running.asked[0].body["model"] == "qwen3:8b" and running.asked[0].body["think"] is False
    failed = run(ASSISTANT_MODEL="qwen3")
    assert (failed.returncode, failed.stdout) == (2, "") and failed.stderr.startswith("Lỗi: ASSISTANT_MODEL=qwen3")


def test_nobody_there(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{closed.getsockname()[1]}"
    for provider in ("openai", "ollama"):
        monkeypatch.setenv("ASSISTANT_MODEL", f"{provider}:scripted")
        monkeypatch.setenv("OPENAI_BASE_URL", f"{url}/v1")
        monkeypatch.setenv("OLLAMA_HOST", url)
        answer = ask(library, WHO)
        assert answer.model == "extractive" and answer.note.startswith("Mô hình ngôn ngữ không trả lời được")


def test_a_reader_who_leaves_stops_the_model(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(says(f"{GOOD} KEY. V", *("ăn ", 0.05) * 100)) as server:
        monkeypatch.setenv("ASSISTANT_MODEL", "openai:scripted")
        monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
        coming = answers(library, WHO)
        next(coming)
        coming.close()  # type: ignore[attr-defined]
        assert server.hung_up.wait(3)


def test_the_page_shows_an_answer_as_it_grows(library: Library, server: ModelServer, talk: Talk) -> None:
    script = says(f"{GOOD} KEY. ", f"{GOOD_TOO} KEY. Sở Nội vụ nộp phạt KEY.")
    talk(script)  # plugs the model in
    grown = list(Conversation(library).answer(Asking(WHO), []))
    pages = ["".join(m["content"] for m in messages(turns, "vi")) for turns in grown]
    assert GOOD not in pages[0] and GOOD in pages[1] and GOOD_TOO not in pages[1] and GOOD_TOO in pages[-1]
    assert not any("nộp phạt" in page for page in pages)
    server.script = lambda _: [500]
    (*_, turns) = Conversation(library).answer(Asking(WHO), [])
    assert "không dùng mô hình" in messages(turns, "vi")[-1]["content"]


def test_a_refusal_asks_no_model(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(says("Trời nắng KEY.")) as server:
        monkeypatch.setenv("ASSISTANT_MODEL", "openai:scripted")
        monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/v1")
        assert ask(library, "Thời tiết hôm nay thế nào?").refused
        assert not server.asked


def test_no_trace_leaves_the_machine(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    """LangChain's tracing, switched on in the environment, sends nothing."""
    with serving(lambda _: []) as tracer:
        monkeypatch.setenv("LANGSMITH_TRACING", "true")
        monkeypatch.setenv("LANGSMITH_ENDPOINT", tracer.url)
        monkeypatch.setenv("LANGSMITH_API_KEY", "x")
        assert talk(says(f"{GOOD} KEY."))[-1][0].model == "openai:scripted"
        time.sleep(0.5)
        assert not tracer.asked


@pytest.mark.parametrize(
    ("settings", "says_what"),
    [
        ({"ASSISTANT_MODEL": "qwen3"}, "ollama:NAME or openai:NAME"),
        ({"ASSISTANT_MODEL": "ollama:"}, "ollama:NAME or openai:NAME"),
        ({"ASSISTANT_MODEL": "anthropic:claude"}, "ollama:NAME or openai:NAME"),
        ({"ASSISTANT_MODEL": "openai:x"}, "OPENAI_BASE_URL"),
        ({"ASSISTANT_MODEL": "ollama:x", "ASSISTANT_TIMEOUT": "soon"}, "ASSISTANT_TIMEOUT=soon"),
        ({"ASSISTANT_MODEL": "ollama:x", "ASSISTANT_TIMEOUT": "-1"}, "seconds"),
        ({"ASSISTANT_MODEL": "ollama:x", "ASSISTANT_TIMEOUT": "nan"}, "seconds"),
    ],
)
def test_settings_that_cannot_be(
    library: Library, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], says_what: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(UserError) as problem:
        ask(library, WHO)
    assert says_what in problem.value.say("en")
    assert "ASSISTANT_" in problem.value.say("vi")


def test_without_a_model_nothing_heavy_is_loaded() -> None:
    heavy = ("langchain", "langsmith", "langchain_openai", "langchain_ollama", "openai", "ollama")
    asks = f"import sys, assistant.ask; sys.exit(any(name in sys.modules for name in {heavy}))"
    assert subprocess.run([sys.executable, "-c", asks], cwd=CORPUS.parent, timeout=60, check=False).returncode == 0


def test_without_a_model_nothing_changes(library: Library) -> None:
    assert chosen() is None and "ASSISTANT_MODEL" not in os.environ
    shown = list(answers(library, WHO))
    assert len(shown) == 1 and shown[0].model == "extractive"
    assert (shown[0].prompt, shown[0].dropped, shown[0].note) == ("", 0, "")
