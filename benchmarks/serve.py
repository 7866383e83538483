"""How the web page holds up: 50 people reading while one persona trains, and how fast it lets one write.

    python benchmarks/serve.py HANDLE [--persona NAME] [--clients 50] [--seconds 60] [--rounds 3] [--posts 20]

HANDLE is an account in your library, and NAME a persona of it. A `huggingtweets serve` of its own is started on your
home (it must not be served already), a training of HANDLE is begun there and stopped at the end; its persona is called
"benchmark-serve", and is removed.

- Pages: each client reads a page, thinks for a second on average, and reads the next: the first page, the account's,
  the persona's, the API's lists, a style sheet. A fifth of them also follow the training's stream of events. Answers
  that are no success, and streams that break, count as errors.
- Loading: the first page and the persona's in Chromium, each time in a new profile with nothing cached, until its load
  event; bytes as they were sent, and unpacked. Left out where there is no browser.
- Writing: the same posts by the same seed through the page and by the library it wraps, in turns, the training over;
  each side's first round, in which it opens the persona, is not counted.

Prints Markdown, and writes benchmarks/results/serve.json.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import random
import shutil
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx

from huggingtweets import personas, writing
from huggingtweets.config import GenerateConfig
from huggingtweets.files import home, write_json
from huggingtweets.models.engine import decoding

RESULTS = Path(__file__).parent / "results"
NAME = "benchmark-serve"
THINKS = 1.0
FOLLOWING = 5
LOADS = 9
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@contextmanager
def served() -> Iterator[str]:
    """The address of a server over the home."""
    command = [sys.executable, "-m", "huggingtweets", "serve", "--port", "0", "--no-open", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            yield json.loads(line)["address"].rstrip("/")
        finally:
            process.terminate()
            process.wait(30)


def events_of(stream: Iterator[str]) -> Iterator[tuple[str, Any]]:
    kind = ""
    for line in stream:
        name, _, value = line.partition(": ")
        if name == "event":
            kind = value
        elif name == "data":
            yield kind, json.loads(value)


async def read(
    url: str, paths: list[str], seed: int, ends: float, seen: dict[str, list[float]], wrong: Counter[str]
) -> None:
    """One client."""
    chance = random.Random(seed)
    async with httpx.AsyncClient(base_url=url, timeout=60, trust_env=False) as client:
        await asyncio.sleep(chance.random() * THINKS)
        while time.perf_counter() < ends:
            path = chance.choice(paths)
            began = time.perf_counter()
            try:
                answer = await client.get(path)
            except httpx.HTTPError as error:
                wrong[type(error).__name__] += 1
            else:
                if answer.is_success:
                    seen[path].append(1000 * (time.perf_counter() - began))
                else:
                    wrong[str(answer.status_code)] += 1
            await asyncio.sleep(chance.expovariate(1 / THINKS))


async def follow(url: str, job: int, ends: float, wrong: Counter[str]) -> int:
    """Events that one reader of the training's stream got."""
    got = 0
    try:
        async with (
            httpx.AsyncClient(base_url=url, timeout=60, trust_env=False) as client,
            client.stream("GET", f"/api/jobs/{job}/events") as answer,
        ):
            async for line in answer.aiter_lines():
                got += line.startswith("event: ")
                if time.perf_counter() > ends:
                    return got
    except httpx.HTTPError as error:
        wrong[f"stream: {type(error).__name__}"] += 1
    return got


async def load(url: str, job: int, paths: list[str], clients: int, seconds: float) -> dict[str, Any]:
    seen: dict[str, list[float]] = {path: [] for path in paths}
    wrong: Counter[str] = Counter()
    ends = time.perf_counter() + seconds
    readers = [read(url, paths, seed, ends, seen, wrong) for seed in range(clients)]
    followers = [follow(url, job, ends, wrong) for _ in range(clients // FOLLOWING)]
    *_, streams = await asyncio.gather(asyncio.gather(*readers), asyncio.gather(*followers))
    every = sorted(each for times in seen.values() for each in times)
    return {
        "clients": clients,
        "streams": len(followers),
        "seconds": seconds,
        "answers": len(every),
        "errors": dict(wrong),
        "events_per_stream": statistics.fmean(streams) if streams else 0,
        "ms": {
            "median": statistics.median(every),
            "p95": every[int(0.95 * len(every))],
            "max": every[-1],
        },
        "p95_by_path": {
            path: sorted(times)[int(0.95 * len(times))] for path, times in seen.items() if len(times) >= 20
        },
    }


def loading(url: str, paths: dict[str, str], rounds: int) -> dict[str, dict[str, float]]:
    """Milliseconds until the load event, median and slowest, and bytes of each page, as sent and unpacked. The first
    round is not counted."""
    program = os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        return {}
    from playwright.sync_api import sync_playwright

    found: dict[str, dict[str, float]] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for name, path in paths.items():
            taken: list[float] = []
            for number in range(rounds + 1):
                context = browser.new_context(base_url=url)
                page = context.new_page()
                answers: list[Any] = []
                page.on("response", lambda answer, into=answers: into.append(answer))
                page.goto(path)
                page.wait_for_load_state("networkidle")
                if number:
                    taken.append(page.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd"))
                size = sum(len(answer.body()) for answer in answers)
                sent = sum(answer.request.sizes()["responseBodySize"] for answer in answers)
                context.close()
            found[name] = {"ms": statistics.median(taken), "slowest_ms": max(taken), "sent": sent, "bytes": size}
        browser.close()
    return found


def writing_speed(url: str, persona: str, posts: int, rounds: int) -> dict[str, list[float]]:
    """Posts a second, of the page and of the library, by round."""
    found: dict[str, list[float]] = {"page": [], "library": []}
    decoder = decoding.open_decoder(personas.find(home(), persona).path)
    with httpx.Client(base_url=url, timeout=600, trust_env=False) as client:
        for number in range(rounds + 1):
            body = {"n": posts, "seed": number}
            began = time.perf_counter()
            with client.stream("POST", f"/api/personas/{quote(persona)}/posts", json=body) as answer:
                by_page = [data["text"] for kind, data in events_of(answer.iter_lines()) if kind == "post"]
            page = len(by_page) / (time.perf_counter() - began)
            began = time.perf_counter()
            ours = writing.Writer(home(), persona, GenerateConfig(), decoder=decoder)
            by_library = [post.text for post in ours.stream("", posts, number)]
            library = len(by_library) / (time.perf_counter() - began)
            if by_page != by_library:
                raise SystemExit("The page and the library wrote different posts: these are no like things.")
            if number:
                found["page"].append(page)
                found["library"].append(library)
            print(f"round {number}: {page:.2f} and {library:.2f} posts/s", file=sys.stderr, flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("handle")
    parser.add_argument("--persona")
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--posts", type=int, default=20)
    given = parser.parse_args()
    persona = given.persona or given.handle
    with served() as url, httpx.Client(base_url=url, timeout=60, trust_env=False) as client:
        account = client.get(f"/api/accounts/{quote(given.handle)}").raise_for_status().json()["name"]
        client.get(f"/api/personas/{quote(persona)}").raise_for_status()
        body = {"handles": [account], "name": NAME, "options": {"epochs": 1000, "patience": 1000}}
        job = client.post("/api/trainings", json=body).raise_for_status().json()["id"]
        try:
            with client.stream("GET", f"/api/jobs/{job}/events", timeout=600) as answer:
                next(kind for kind, _ in events_of(answer.iter_lines()) if kind == "step")
            paths = [
                "/",
                f"/?account={quote(account)}",
                f"/?account={quote(account)}&persona={quote(persona)}&job={job}",
                "/api/accounts",
                f"/api/personas/{quote(persona)}/posts",
                "/static/any/style.css",
            ]
            pages = asyncio.run(load(url, job, paths, given.clients, given.seconds))
        finally:
            client.post(f"/api/jobs/{job}/cancel")
            with client.stream("GET", f"/api/jobs/{job}/events", timeout=600) as answer:
                for _ in events_of(answer.iter_lines()):
                    pass
            client.delete(f"/api/jobs/{job}")
            if client.get(f"/api/personas/{NAME}").is_success:
                client.delete(f"/api/personas/{NAME}")
        looked_at = {"first": "/", "persona": f"/?account={quote(account)}&persona={quote(persona)}"}
        loads = loading(url, looked_at, LOADS)
        speed = writing_speed(url, persona, given.posts, given.rounds)
    result = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "date": datetime.now(UTC).date().isoformat(),
        "pages": pages,
        "loading": loads,
        "posts_per_second": speed,
    }
    write_json(RESULTS / "serve.json", result)
    ms = pages["ms"]
    ratio = [a / b for a, b in zip(speed["page"], speed["library"], strict=True)]
    for name, load_of in loads.items():
        print(
            f"The {name} page: {load_of['ms']:.0f} ms (slowest {load_of['slowest_ms']:.0f}), {load_of['sent']:,} bytes "
            f"({load_of['bytes']:,} unpacked)"
        )
    print(
        f"| {given.clients} clients, {pages['streams']} of them with a stream, one training | |\n| --- | ---: |\n"
        f"| answers in {given.seconds:.0f} s | {pages['answers']:,} |\n"
        f"| errors | {sum(pages['errors'].values())} |\n"
        f"| median, 95th percentile, slowest | {ms['median']:.0f}, {ms['p95']:.0f}, {ms['max']:.0f} ms |\n"
        "| writing: posts a second, page over library | "
        f"{statistics.fmean(ratio):.2f} ({min(ratio):.2f} to {max(ratio):.2f}) |"
    )


if __name__ == "__main__":
    main()
