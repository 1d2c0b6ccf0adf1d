"""The server's doors: headers on everything, downloads that never run, changes and uploads refused to who may not."""

import hashlib
import http.client
import json
import urllib.error
import urllib.request
import uuid
from collections.abc import Mapping
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from web.guard import HEADERS, MOST_AT_ONCE

PROXIED = {"X-Forwarded-For": "10.0.0.7"}
CORPUS = Path(__file__).parents[1] / "corpus"
FORM = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\nhello\r\n--x--\r\n'
MULTIPART = {"Content-Type": "multipart/form-data; boundary=x"}


def fetch(url: str, headers: Mapping[str, str] | None = None, data: bytes | None = None) -> tuple[int, Message, bytes]:
    """Status, headers and body, whatever the status is."""
    request = urllib.request.Request(url, data, dict(headers or {}))
    try:
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


@pytest.mark.parametrize("path", ["", "config", "gradio_api/info", "theme.css", "none", "original/none"])
def test_headers_are_on_everything(address: str, path: str) -> None:
    _status, headers, _body = fetch(address + path)
    for name, value in HEADERS.items():
        assert headers[name] == value


def test_the_policy_keeps_everything_at_home(address: str) -> None:
    policy = fetch(address)[1]["Content-Security-Policy"]
    assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy and "http" not in policy


def test_an_original_is_saved_and_never_shown(address: str) -> None:
    file = next(CORPUS.glob("*2214*.txt"))
    sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
    status, headers, body = fetch(f"{address}original/{sha256}")
    assert (status, body) == (200, file.read_bytes())
    assert headers["Content-Disposition"].startswith(f'attachment; filename="{file.name}"')
    assert headers["Content-Type"] == "application/octet-stream" and "sandbox" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["0" * 64, "..%2Fcatalog.sqlite", "%2e%2e/admin.json", "*", "a" * 5000])
def test_nothing_else_can_be_fetched(address: str, path: str) -> None:
    assert fetch(f"{address}original/{path}")[0] == 404


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        (PROXIED, 403),
        ({"Host": "evil.example"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Content-Length": str(MOST_AT_ONCE << 30)}, 413),
    ],
    ids=str,
)
def test_who_may_send_files(address: str, headers: dict[str, str], status: int) -> None:
    if "Content-Length" in headers:
        connection = http.client.HTTPConnection(address.removeprefix("http://").rstrip("/"), timeout=20)
        connection.putrequest("POST", "/gradio_api/upload")
        for name, value in {**MULTIPART, **headers}.items():
            connection.putheader(name, value)
        connection.endheaders()
        assert connection.getresponse().status == status
        connection.close()
    else:
        assert fetch(f"{address}gradio_api/upload", {**MULTIPART, **headers}, FORM)[0] == status


def press(
    address: str,
    button: str,
    data: list[Any],
    headers: Mapping[str, str],
    session: str,
    event: Any = None,
) -> str:
    """What a button's handler answers when it is called as a program would, past the page."""
    config = json.loads(fetch(address + "config")[2])
    owner = next(one["id"] for one in config["components"] if one["props"].get("elem_id") == button)
    wired = next(one["id"] for one in config["dependencies"] if any(target[0] == owner for target in one["targets"]))
    body = {"data": data, "fn_index": wired, "session_hash": session, "event_data": event, "trigger_id": owner}
    sent = {"Content-Type": "application/json", **headers}
    assert fetch(f"{address}gradio_api/queue/join", sent, json.dumps(body).encode())[0] == 200
    request = urllib.request.Request(f"{address}gradio_api/queue/data?session_hash={session}", headers=dict(headers))
    told = ""
    with urllib.request.urlopen(request, timeout=30) as stream:
        for line in stream:
            told += line.decode()
            if b"process_completed" in line:
                break
    return told


@pytest.mark.parametrize(("headers", "says"), [(PROXIED, "chưa đăng nhập"), ({}, "chưa chọn tệp")])
def test_adding_by_a_forged_call(address: str, headers: dict[str, str], says: str) -> None:
    told = press(address, "shelf-add", [None, False, None, "vi"], headers, uuid.uuid4().hex)
    assert says in told


def test_removing_by_a_forged_call(address: str) -> None:
    session = uuid.uuid4().hex
    wanted = {"act": "remove", "about": "2214-ubnd-ncvx-quang-binh"}
    asked = press(address, "shelf-rows", [None, "vi"], {}, session, wanted)
    assert "2214-ubnd-ncvx.txt" in asked, "someone at the machine is asked whether they mean it"
    told = press(address, "shelf-remove", [None, "vi"], PROXIED, session)
    assert "chưa đăng nhập" in told
    asked = press(address, "shelf-rows", [None, "vi"], {}, session, wanted)
    assert "2214-ubnd-ncvx.txt" in asked, "it is still there"
    refused = press(address, "shelf-rows", [None, "vi"], PROXIED, session, wanted)
    assert "2214-ubnd-ncvx.txt" not in refused
