"""Who may change the library: by host, name, proxies, password and session; and how a password is kept."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ingest.errors import UserError
from web.admin import ALL_TRIES, FILE, LASTS, LONGEST, PAUSE, SHORTEST, TRIES, Admin, set_password

ROOT = Path(__file__).parents[1]
PASSWORD = "mật khẩu dài"


@dataclass(frozen=True)
class Peer:
    host: str


@dataclass(frozen=True)
class Request:
    client: Peer | None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def asking(host: str = "10.0.0.7", named: str = "kho.local:7860", **headers: str) -> Request:
    return Request(Peer(host), {"host": named} | {name.replace("_", "-"): value for name, value in headers.items()})


LOCAL = asking("127.0.0.1", "127.0.0.1:7860")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.mark.parametrize(
    ("request_", "may"),
    [
        (LOCAL, True),
        (asking("127.0.0.1", "localhost:7860"), True),
        (asking("::1", "[::1]:7860"), True),
        (asking("::ffff:127.0.0.1", "127.0.0.1"), True),
        (asking("10.0.0.7", "127.0.0.1:7860"), False),
        (asking("127.0.0.1", "evil.example"), False),
        (asking("127.0.0.1", ""), False),
        (asking("127.0.0.1", "127.0.0.1:7860", x_forwarded_for="127.0.0.1"), False),
        (asking("127.0.0.1", "127.0.0.1:7860", X_Forwarded_Proto="https"), False),
        (asking("127.0.0.1", "127.0.0.1:7860", forwarded="for=127.0.0.1"), False),
        (asking("127.0.0.1", "127.0.0.1:7860", x_real_ip="127.0.0.1"), False),
        (asking("127.0.0.1", "127.0.0.1:7860", via="1.1 proxy"), False),
        (asking("testclient", "localhost"), False),
        (Request(None, {"host": "localhost"}), False),
        (None, False),
    ],
)
def test_without_a_password_only_the_machine_itself_may(home: Path, request_: Request | None, may: bool) -> None:
    admin = Admin(home)
    assert admin.may_change(request_, "") is may
    assert admin.may_change(request_, "made up") is may
    assert request_ is None or admin.may_upload(request_) is may


@pytest.mark.parametrize("caller", [LOCAL, asking(), asking("127.0.0.1", "kho.vn", x_forwarded_for="10.0.0.7")])
def test_with_a_password_only_who_signed_in_may(home: Path, caller: Request) -> None:
    set_password(home, PASSWORD)
    admin = Admin(home)
    assert not admin.may_change(caller, "") and not admin.may_upload(caller)
    token = admin.sign_in(caller, PASSWORD)
    other = asking("10.0.0.8")
    assert admin.may_change(caller, token) and admin.may_upload(caller)
    for wrong in ("", token[:-1], token + "x", "é"):
        assert not admin.may_change(caller, wrong)
    assert not admin.may_change(other, token), "a token is of one host"
    assert not admin.may_upload(other) and not admin.may_change(None, token)
    admin.sign_out(token)
    admin.sign_out("unknown")
    assert not admin.may_change(caller, token) and not admin.may_upload(caller)


def test_a_session_ends_by_itself_and_with_its_password(home: Path) -> None:
    set_password(home, PASSWORD)
    clock = Clock()
    admin = Admin(home, clock)
    first = admin.sign_in(LOCAL, PASSWORD)
    clock.now = LASTS - 1
    assert admin.may_change(LOCAL, first)
    clock.now = LASTS
    assert not admin.may_change(LOCAL, first)
    second = admin.sign_in(LOCAL, PASSWORD)
    set_password(home, PASSWORD + "!")
    assert not admin.may_change(LOCAL, second)
    with pytest.raises(UserError, match="không đúng"):
        admin.sign_in(LOCAL, PASSWORD)


def test_an_accent_typed_in_two_ways_is_one(home: Path) -> None:
    set_password(home, "mật khẩu dài")
    assert Admin(home).sign_in(LOCAL, "mật khẩu dài")


@pytest.mark.parametrize("password", ["", "x" * (SHORTEST - 1), "x" * (LONGEST + 1)])
def test_a_password_has_a_length(home: Path, password: str) -> None:
    with pytest.raises(UserError, match=str(SHORTEST)):
        set_password(home, password)
    assert not Admin(home).has_password()


def test_what_is_kept_is_no_password(home: Path) -> None:
    set_password(home, PASSWORD)
    assert (home / FILE).stat().st_mode & 0o777 == 0o600
    assert json.loads((home / FILE).read_text("utf-8"))["password"].startswith("$argon2id$")
    assert [path.name for path in home.iterdir()] == [FILE]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"password": "plain"}'])
def test_a_damaged_file_opens_nothing(home: Path, content: str) -> None:
    home.mkdir()
    (home / FILE).write_text(content, "utf-8")
    admin = Admin(home)
    assert not admin.may_change(LOCAL, "") and not admin.may_upload(LOCAL)
    with pytest.raises(UserError):
        admin.sign_in(LOCAL, "plain")


def tries(admin: Admin, *callers: Request) -> list[str]:
    """What each wrong password is answered with."""
    said = []
    for caller in callers:
        with pytest.raises(UserError) as told:
            admin.sign_in(caller, "sai mật khẩu")
        said.append(told.value.en)
    return said


def test_wrong_passwords_are_slowed(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    set_password(home, PASSWORD)
    monkeypatch.setattr("web.admin._is_right", lambda _stored, password: password == PASSWORD)  # Argon2 takes its time
    clock = Clock()
    admin = Admin(home, clock)
    assert all("not the password" in told for told in tries(admin, *[LOCAL] * TRIES))
    with pytest.raises(UserError, match="đợi một phút"):
        admin.sign_in(LOCAL, PASSWORD)
    assert admin.sign_in(asking(), PASSWORD), "another host is not held up"
    clock.now = PAUSE
    assert admin.sign_in(LOCAL, PASSWORD)
    many = [asking(f"10.0.1.{n}") for n in range(ALL_TRIES)]
    assert all("not the password" in told for told in tries(admin, *many))
    assert all("Wait a minute" in told for told in tries(admin, asking("10.0.2.1"), LOCAL))


def test_a_very_long_guess_costs_nothing(home: Path) -> None:
    set_password(home, PASSWORD)
    with pytest.raises(UserError, match="không đúng"):
        Admin(home).sign_in(LOCAL, "x" * 10_000_000)


@pytest.mark.parametrize(("typed", "code"), [("mật khẩu rất dài\n", 0), ("ngắn\n", 2), ("", 2)])
def test_the_command_line_sets_it(home: Path, typed: str, code: int) -> None:
    env = {**os.environ, "HOICHITHI_HOME": str(home)}
    command = [sys.executable, "app.py", "admin"]
    done = subprocess.run(command, cwd=ROOT, env=env, input=typed.encode(), capture_output=True, check=False)
    assert done.returncode == code and b"Traceback" not in done.stderr
    assert Admin(home).has_password() is (code == 0)
    if code == 0:
        assert Admin(home).sign_in(LOCAL, typed.strip())
