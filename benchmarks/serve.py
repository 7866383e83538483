"""Measure the web server under load: 50 clients that read pages while a persona trains, and how fast the page writes.

    python benchmarks/serve.py HANDLE [--persona NAME] [--clients 50] [--seconds 60] [--rounds 3] [--posts 20]
        [--only-pages]

HANDLE is an account in your library, NAME one of its personas. Starts `huggingtweets serve` on your home folder, which
must not be served already, and a training of HANDLE. At the end, stops the training and removes its persona,
"benchmark-serve".

- Pages: each client reads a page, waits a second on average, and reads the next: the first page, the account's, the
  persona's, lists of the API, a style sheet. A fifth of the clients also follow the training's event stream. Responses
  without success and broken streams count as errors. On Linux, also the server's CPU time, which depends less on what
  else the machine does; it includes the streams.
- Loading: the first page and the persona's page in Chromium, each time in a new profile with nothing cached, until the
  load event. Left out without a browser.
- Writing: the same posts through the page and through the library, in turns, after the training. The first round, which
  opens the persona, is not counted.

Prints Markdown, and writes benchmarks/results/serve.json.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from huggingtweets import personas, writing
from huggingtweets.config import GenerateConfig
from huggingtweets.files import home, write_json
from huggingtweets.models.engine import decoding
from measuring import log, machine, markdown, median_range, parser

NAME = "benchmark-serve"
WAIT_SECONDS = 1.0
"""Mean time between two pages of a client."""
CLIENTS_PER_STREAM = 5
LOADS = 9
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@contextmanager
def server() -> Iterator[tuple[str, int]]:
    """Run a server on the home folder. Yields its address and its process id."""
    command = [sys.executable, "-m", "huggingtweets", "serve", "--port", "0", "--no-open", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            yield json.loads(line)["address"].rstrip("/"), process.pid
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def training(client: httpx.Client, handle: str) -> Iterator[int]:
    """Run a training of `handle` that has started its steps. Yields its job number; removes all traces at the end."""
    body = {"handles": [handle], "name": NAME, "options": {"epochs": 1000, "patience": 1000}}
    job = client.post("/api/trainings", json=body).raise_for_status().json()["id"]
    events = f"/api/jobs/{job}/events"
    try:
        with client.stream("GET", events, timeout=600) as response:
            next(kind for kind, _ in events_of(response.iter_lines()) if kind == "step")
        yield job
    finally:
        client.post(f"/api/jobs/{job}/cancel")
        with client.stream("GET", events, timeout=600) as response:
            for _ in events_of(response.iter_lines()):
                pass
        client.delete(f"/api/jobs/{job}")
        if client.get(f"/api/personas/{NAME}").is_success:
            client.delete(f"/api/personas/{NAME}")


def events_of(lines: Iterator[str]) -> Iterator[tuple[str, Any]]:
    """Name and data of each server-sent event."""
    kind = ""
    for line in lines:
        field, _, value = line.partition(": ")
        if field == "event":
            kind = value
        elif field == "data":
            yield kind, json.loads(value)


# --- Pages -------------------------------------------------------------------------------------------------------


async def read_pages(
    url: str, paths: list[str], seed: int, ends: float, milliseconds: dict[str, list[float]], errors: Counter[str]
) -> None:
    """One client, until `ends`."""
    chance = random.Random(seed)
    async with httpx.AsyncClient(base_url=url, timeout=60, trust_env=False) as client:
        await asyncio.sleep(chance.random() * WAIT_SECONDS)
        while time.perf_counter() < ends:
            path = chance.choice(paths)
            began = time.perf_counter()
            try:
                response = await client.get(path)
            except httpx.HTTPError as error:
                errors[type(error).__name__] += 1
            else:
                if response.is_success:
                    milliseconds[path].append(1000 * (time.perf_counter() - began))
                else:
                    errors[str(response.status_code)] += 1
            await asyncio.sleep(chance.expovariate(1 / WAIT_SECONDS))


async def follow_events(url: str, job: int, ends: float, errors: Counter[str]) -> int:
    """Follow the training's event stream until `ends`. Returns the number of events."""
    count = 0
    try:
        async with (
            httpx.AsyncClient(base_url=url, timeout=60, trust_env=False) as client,
            client.stream("GET", f"/api/jobs/{job}/events") as response,
        ):
            async for line in response.aiter_lines():
                count += line.startswith("event: ")
                if time.perf_counter() > ends:
                    return count
    except httpx.HTTPError as error:
        errors[f"stream: {type(error).__name__}"] += 1
    return count


async def load_test(url: str, pid: int, job: int, paths: list[str], clients: int, seconds: float) -> dict[str, Any]:
    """Response times of all clients together, and the CPU time of the server process `pid`."""
    by_path: dict[str, list[float]] = {path: [] for path in paths}
    errors: Counter[str] = Counter()
    used = cpu_seconds(pid)
    ends = time.perf_counter() + seconds
    readers = [read_pages(url, paths, seed, ends, by_path, errors) for seed in range(clients)]
    followers = [follow_events(url, job, ends, errors) for _ in range(clients // CLIENTS_PER_STREAM)]
    _, events = await asyncio.gather(asyncio.gather(*readers), asyncio.gather(*followers))
    used = cpu_seconds(pid) - used
    every = [each for times in by_path.values() for each in times]
    return {
        "clients": clients,
        "streams": len(followers),
        "seconds": seconds,
        "answers": len(every),
        "errors": dict(errors),
        "events_per_stream": statistics.fmean(events) if events else 0,
        "server_cpu_ms": 1000 * used / len(every),
        "ms": {"median": statistics.median(every), "p95": percentile_95(every), "max": max(every)},
        "p95_by_path": {path: percentile_95(times) for path, times in by_path.items() if len(times) >= 20},
    }


def cpu_seconds(pid: int) -> float:
    """CPU time that a process has used, without its children. 0 where there is no /proc."""
    path = Path(f"/proc/{pid}/stat")
    if not path.exists():
        return 0.0
    fields = path.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def percentile_95(values: list[float]) -> float:
    return sorted(values)[int(0.95 * len(values))]


# --- Loading and writing -----------------------------------------------------------------------------------------


def page_loads(url: str, paths: dict[str, str], rounds: int) -> dict[str, dict[str, float]]:
    """Milliseconds until the load event (median and slowest; the first round is not counted), bytes sent and unpacked.

    Empty without a browser.
    """
    program = os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        return {}
    from playwright.sync_api import Response, sync_playwright

    found: dict[str, dict[str, float]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for name, path in paths.items():
            taken: list[float] = []
            for number in range(rounds + 1):
                context = browser.new_context(base_url=url)
                page = context.new_page()
                responses: list[Response] = []
                page.on("response", partial(list.append, responses))
                page.goto(path)
                page.wait_for_load_state("networkidle")
                if number:
                    taken.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
                unpacked = sum(len(response.body()) for response in responses)
                sent = sum(response.request.sizes()["responseBodySize"] for response in responses)
                context.close()
            found[name] = {"ms": statistics.median(taken), "slowest_ms": max(taken), "sent": sent, "bytes": unpacked}
        browser.close()
    return found


def writing_speed(url: str, persona: str, posts: int, rounds: int) -> dict[str, list[float]]:
    """Posts per second in each round, through the page and through the library."""
    found: dict[str, list[float]] = {"page": [], "library": []}
    decoder = decoding.open_decoder(personas.find(home(), persona).path)
    with httpx.Client(base_url=url, timeout=600, trust_env=False) as client:
        for number in range(rounds + 1):
            body = {"n": posts, "seed": number}
            began = time.perf_counter()
            with client.stream("POST", f"/api/personas/{quote(persona)}/posts", json=body) as response:
                by_page = [data["text"] for kind, data in events_of(response.iter_lines()) if kind == "post"]
            page = len(by_page) / (time.perf_counter() - began)
            began = time.perf_counter()
            writer = writing.Writer(home(), persona, GenerateConfig(), decoder=decoder)
            by_library = [post.text for post in writer.stream("", posts, number)]
            library = len(by_library) / (time.perf_counter() - began)
            if by_page != by_library:
                sys.exit("The page and the library wrote different posts, so their speed cannot be compared.")
            if number:
                found["page"].append(page)
                found["library"].append(library)
            log(f"round {number}: {page:.2f} and {library:.2f} posts/s")
    return found


def main() -> None:
    options = parser(__doc__)
    options.add_argument("handle")
    options.add_argument("--persona", metavar="NAME", help="persona that writes (HANDLE)")
    options.add_argument("--clients", type=int, default=50)
    options.add_argument("--seconds", type=float, default=60)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--posts", type=int, default=20)
    options.add_argument("--only-pages", action="store_true", help="measure neither loading nor writing; write no file")
    given = options.parse_args()
    persona = given.persona or given.handle
    with server() as (url, pid), httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
        account = client.get(f"/api/accounts/{quote(given.handle)}").raise_for_status().json()["name"]
        client.get(f"/api/personas/{quote(persona)}").raise_for_status()
        persona_page = f"/?account={quote(account)}&persona={quote(persona)}"
        with training(client, account) as job:
            paths = [
                "/",
                f"/?account={quote(account)}",
                f"{persona_page}&job={job}",
                "/api/accounts",
                f"/api/personas/{quote(persona)}/posts",
                "/static/any/style.css",
            ]
            pages = asyncio.run(load_test(url, pid, job, paths, given.clients, given.seconds))
        if given.only_pages:
            print(markdown([f"{given.clients} clients, one training", ""], page_rows(pages)))
            return
        loads = page_loads(url, {"first": "/", "persona": persona_page}, LOADS)
        speed = writing_speed(url, persona, given.posts, given.rounds)
    about = machine()
    result = {
        "machine": f"{about['machine']}, {about['cores']} cores",
        "date": about["at"][:10],
        "pages": pages,
        "loading": loads,
        "posts_per_second": speed,
    }
    write_json(given.results / "serve.json", result)
    report(result)


def page_rows(pages: dict[str, Any]) -> list[Sequence[object]]:
    """The rows of the table that the load test gives."""
    times = ", ".join(f"{pages['ms'][key]:.0f}" for key in ("median", "p95", "max"))
    return [
        [f"answers in {pages['seconds']:.0f} s", f"{pages['answers']:,}"],
        ["errors", ", ".join(f"{count} of {kind}" for kind, count in pages["errors"].items()) or "none"],
        ["median, 95th percentile, slowest", f"{times} ms"],
        ["events per stream", f"{pages['events_per_stream']:.0f}"],
        ["CPU time of the server per answer", f"{pages['server_cpu_ms']:.1f} ms"],
    ]


def report(result: dict[str, Any]) -> None:
    pages, speed = result["pages"], result["posts_per_second"]
    ratios = [page / library for page, library in zip(speed["page"], speed["library"], strict=True)]
    rows = [
        *page_rows(pages),
        ["posts written a second, page / library", median_range(ratios, 2)],
    ]
    print(markdown([f"{pages['clients']} clients, {pages['streams']} of them with a stream, one training", ""], rows))
    for name, load in result["loading"].items():
        print(
            f"The {name} page: {load['ms']:.0f} ms (slowest {load['slowest_ms']:.0f}), {load['sent']:,} bytes "
            f"({load['bytes']:,} unpacked)"
        )


if __name__ == "__main__":
    main()
