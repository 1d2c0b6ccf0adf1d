"""Who may change the library: one password, and the rule that every handler asks.

Reading is open.  Until a password is set, only a person at the machine itself may change anything; after that, only who
has signed in.  Accounts and roles would stand behind `may_change`.
"""

import contextlib
import hmac
import ipaddress
import json
import os
import secrets
import threading
import time
import unicodedata
import uuid
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from ingest.errors import UserError

FILE = "admin.json"
SHORTEST, LONGEST = 10, 1000  # characters of a password
LASTS = 8 * 3600.0  # seconds that a session lasts
TRIES, ALL_TRIES = 5, 50  # wrong passwords in `PAUSE` seconds: of one client, of all together
PAUSE = 60.0
_FORWARDED = ("forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip")


class Peer(Protocol):
    """The other end of a connection."""

    @property
    def host(self) -> str: ...


class Caller(Protocol):
    """Who asks: a request of Starlette, or Gradio's wrapper of one."""

    @property
    def client(self) -> Peer | None: ...

    @property
    def headers(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class _Session:
    host: str  # of who signed in
    until: float
    stored: str  # the password's hash then: a new password ends every session


class Admin:
    """The rules over one `home`; safe to share between threads."""

    def __init__(self, home: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds and never goes back."""
        self._home = home
        self._clock = clock
        self._lock = threading.Lock()
        self._verifying = threading.Lock()  # one password at a time: each takes 64 MiB
        self._sessions: dict[str, _Session] = {}
        self._failed: deque[tuple[float, str]] = deque()  # when, from which host

    def has_password(self) -> bool:
        """Whether one is set; a file that cannot be read counts as one that nobody knows."""
        return (self._home / FILE).exists()

    def may_change(self, caller: Caller | None, token: str) -> bool:
        """Whether who holds `token` ("": nobody signed in) may change the library.  To be asked at every change."""
        if caller is None:
            return False
        if not self.has_password():
            return is_local(caller)
        with self._lock:
            return any(hmac.compare_digest(token.encode(), own.encode()) for own in self._live(_host(caller)))

    def may_upload(self, caller: Caller) -> bool:
        """Whether files are taken from there at all: an upload comes before, and without, any token."""
        if not self.has_password():
            return is_local(caller)
        with self._lock:
            return bool(self._live(_host(caller)))

    def sign_in(self, caller: Caller | None, password: str) -> str:
        """The token of a new session.  Raises UserError for a wrong password, and for too many of them."""
        stored, host = _stored(self._home), _host(caller)
        with self._verifying:
            self._count(host)
            if not _is_right(stored, password):
                raise UserError("Mật khẩu không đúng.", "That is not the password.")
        token = secrets.token_urlsafe(32)
        with self._lock:
            self._failed = deque(failed for failed in self._failed if failed[1] != host)
            self._sessions[token] = _Session(host, self._clock() + LASTS, stored)
        return token

    def sign_out(self, token: str) -> None:
        """End a session; an unknown one is no error."""
        with self._lock:
            self._sessions.pop(token, None)

    def _live(self, host: str) -> list[str]:
        """The tokens of a host's sessions that have not ended."""
        with contextlib.suppress(UserError):
            stored, now = _stored(self._home), self._clock()
            self._sessions = {t: s for t, s in self._sessions.items() if s.until > now and s.stored == stored}
            return [token for token, session in self._sessions.items() if session.host == host]
        return []

    def _count(self, host: str) -> None:
        """Count a try before it is made, so that many at once are no way around.  Raises UserError for one too many."""
        with self._lock:
            now = self._clock()
            while self._failed and self._failed[0][0] <= now - PAUSE:
                self._failed.popleft()
            of_host = sum(1 for _when, failed in self._failed if failed == host)
            if of_host >= TRIES or len(self._failed) >= ALL_TRIES:
                raise UserError(
                    "Đã nhập sai nhiều lần. Bạn hãy đợi một phút rồi thử lại.",
                    "Too many wrong passwords. Wait a minute, then try again.",
                )
            self._failed.append((now, host))


def is_local(caller: Caller) -> bool:
    """Whether a person at this machine asks: by its own address and name, and through no proxy.

    The name keeps out pages of other sites, which can lead a browser here under a name of their own.
    """
    if any(name.startswith("x-forwarded") or name in _FORWARDED for name in map(str.lower, caller.headers.keys())):
        return False
    named = urlsplit(f"//{caller.headers.get('host', '')}").hostname or ""
    return _is_loopback(_host(caller)) and (named == "localhost" or _is_loopback(named))


def set_password(home: Path, password: str) -> None:
    """Keep a password's hash (Argon2id) in `home`.  Raises UserError for a short one and an unwritable folder."""
    from argon2 import PasswordHasher

    if not SHORTEST <= len(_plain(password)) <= LONGEST:
        raise UserError(
            f"Mật khẩu phải dài từ {SHORTEST} đến {LONGEST} ký tự.",
            f"The password must have {SHORTEST} to {LONGEST} characters.",
        )
    part = home / f".{FILE}.{uuid.uuid4().hex}"
    try:
        home.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump({"password": PasswordHasher().hash(_plain(password))}, file)
            file.flush()
            os.fsync(file.fileno())
        part.replace(home / FILE)
    except OSError as error:
        raise UserError(
            f"Không ghi được vào {home} ({error.strerror}).", f"{home} cannot be written ({error.strerror})."
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _stored(home: Path) -> str:
    """The hash that is kept.  Raises UserError when there is none."""
    try:
        return str(json.loads((home / FILE).read_text("utf-8"))["password"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UserError(
            "Chưa có mật khẩu quản trị dùng được. Người quản trị đặt bằng lệnh: python app.py admin",
            "There is no administrator's password to check. Whoever runs this sets it with: python app.py admin",
        ) from error


def _is_right(stored: str, password: str) -> bool:
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    if len(password) > LONGEST:
        return False
    try:
        return PasswordHasher().verify(stored, _plain(password))
    except (VerificationError, InvalidHashError):
        return False


def _plain(password: str) -> str:
    """One way to write it: keyboards differ in how they put accents together."""
    return unicodedata.normalize("NFC", password)


def _host(caller: Caller | None) -> str:
    return caller.client.host if caller and caller.client else ""


def _is_loopback(host: str) -> bool:
    """'127.0.0.1', '::1', '::ffff:127.0.0.1'."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return (mapped or address).is_loopback
