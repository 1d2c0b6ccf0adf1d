"""Many people at the page at once: a real server, real HTTP clients, each asking, reading a while and asking again.

    python -m bench.visitors [--people 20] [--minutes 5] [--home var]

Prints how long the first words and the whole answer take (all asking in the same instant; then spread out as people
are), what failed, and the server's memory minute by minute.  Beside them, in the same run, the same questions asked
one after another: what of the time is waiting for others.
"""

import argparse
import asyncio
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[1]
QUESTIONS = (
    "Ai phải báo cáo nhiệm vụ quá hạn?", "Sở Nội vụ Hải Phòng được giao việc gì?", "Who must report overdue tasks?",
    "co quan duoc lay y kien phai tra loi the nao", "Công điện 968 ban hành ngày nào?",
    "Ai ký công văn 2214/UBND-NCVX?",
    "Người đứng đầu ở Khánh Hòa chịu trách nhiệm gì?", "Mức phạt khi đi làm muộn là bao nhiêu?",
)  # fmt: skip
READING = (4.0, 12.0)  # seconds that a person reads before asking again


@dataclass(frozen=True, slots=True)
class Served:
    """One answer: seconds to its first words and to its end."""

    first: float
    whole: float


@dataclass(frozen=True, slots=True)
class Page:
    """What a client must know of the page to ask: where, and which event takes a question."""

    address: str
    asking: int
    inputs: int


async def ask(client: httpx.AsyncClient, page: Page, session: str, question: str) -> Served:
    """Asks as the page does. Raises RuntimeError where the server says that it failed or gives no answer."""
    started, first = time.perf_counter(), 0.0
    data = [question, None, "vi", *[None] * (page.inputs - 3)]
    body = {"data": data, "fn_index": page.asking, "session_hash": session, "trigger_id": None, "event_data": None}
    joined = await client.post(f"{page.address}gradio_api/queue/join", json=body)
    joined.raise_for_status()
    async with client.stream(
        "GET", f"{page.address}gradio_api/queue/data", params={"session_hash": session}, timeout=60
    ) as events:
        async for line in events.aiter_lines():
            if not line.startswith("data:"):
                continue
            event = json.loads(line[5:])
            if event["msg"] == "process_generating" and not first and "hct-answer" in line:
                first = time.perf_counter() - started
            if event["msg"] == "process_completed":
                if not event.get("success"):
                    raise RuntimeError(line[:300])
                whole = time.perf_counter() - started
                return Served(first or whole, whole)
    raise RuntimeError("the server ended the stream before the answer")


def found(address: str) -> Page:
    """The event that the question box sends, by the page's own description."""
    config = httpx.get(f"{address}config").json()
    box = next(c["id"] for c in config["components"] if c["props"].get("elem_id") == "question")
    event = next(d for d in config["dependencies"] if [box, "submit"] in [list(t) for t in d["targets"]])
    return Page(address, event["id"], len(event["inputs"]))


async def visit(page: Page, until: float, served: list[Served], failed: list[str]) -> None:
    """One person: asks, reads, asks again until the time is over."""
    session = uuid.uuid4().hex[:11]
    async with httpx.AsyncClient(trust_env=False) as client:
        await asyncio.sleep(random.uniform(0, READING[0]))
        while time.monotonic() < until:
            try:
                served.append(await ask(client, page, session, random.choice(QUESTIONS)))
            except (httpx.HTTPError, RuntimeError) as error:
                failed.append(repr(error))
            await asyncio.sleep(random.uniform(*READING))


async def at_once(page: Page, people: int) -> list[Served]:
    """All ask in the same instant, each from a page of their own."""
    async with httpx.AsyncClient(trust_env=False, limits=httpx.Limits(max_connections=2 * people)) as client:
        asked = (ask(client, page, uuid.uuid4().hex[:11], QUESTIONS[n % len(QUESTIONS)]) for n in range(people))
        return list(await asyncio.gather(*asked))


async def one_by_one(page: Page, count: int) -> list[Served]:
    """The same questions with nobody else at the page."""
    async with httpx.AsyncClient(trust_env=False) as client:
        return [await ask(client, page, uuid.uuid4().hex[:11], QUESTIONS[n % len(QUESTIONS)]) for n in range(count)]


async def measure(page: Page, people: int, minutes: float, server: int) -> bool:
    """Prints the tables; whether nothing failed."""
    told("one by one", await one_by_one(page, people))
    told("all at once", await at_once(page, people))
    served: list[Served] = []
    failed: list[str] = []
    until = time.monotonic() + 60 * minutes
    visits = [asyncio.create_task(visit(page, until, served, failed)) for _ in range(people)]
    print(f"memory at start: {memory(server)} MB")
    while time.monotonic() < until:
        await asyncio.sleep(min(60.0, max(0.1, until - time.monotonic())))
        print(f"memory: {memory(server)} MB; {len(served)} answers, {len(failed)} failed", flush=True)
    await asyncio.gather(*visits)
    told(f"{people} people, {minutes:g} min", served)
    for trouble in failed[:5]:
        print("failed:", trouble)
    return not failed


def told(name: str, served: Sequence[Served]) -> None:
    """One line: p50 and p95 of the first words and of the whole, in milliseconds."""
    for part in ("first", "whole"):
        times = sorted(1000 * getattr(one, part) for one in served)
        p95 = times[min(len(times) - 1, int(0.95 * len(times)))]
        print(f"{name:24} {part:6} p50 {statistics.median(times):6.0f} ms   p95 {p95:6.0f} ms   n {len(times)}")


def memory(pid: int) -> int:
    """Resident memory of a process, in MB (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


@contextmanager
def running(home: Path) -> Iterator[tuple[str, int]]:
    """The server on a free port: its address and process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}/"
    env = {**os.environ, "HOICHITHI_HOME": str(home), "NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}
    command = [sys.executable, "app.py", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(600):
                try:
                    httpx.get(address, trust_env=False)
                    break
                except httpx.TransportError:
                    time.sleep(0.2)
            yield address, server.pid
        finally:
            server.terminate()


def main() -> None:
    """Runs the bench."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=20)
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--home", type=Path)
    asked = parser.parse_args()
    os.environ.update(NO_PROXY="127.0.0.1", no_proxy="127.0.0.1")
    with tempfile.TemporaryDirectory() as folder, running(asked.home or Path(folder) / "var") as (address, pid):
        fine = asyncio.run(measure(found(address), asked.people, asked.minutes, pid))
    sys.exit(0 if fine else 1)


if __name__ == "__main__":
    main()
