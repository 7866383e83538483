"""Measure pages of `export --as page` in Chromium: bytes, seconds to the first post, tokens a second, refused posts.

    python benchmarks/page_export.py FOLDER... [--posts 10] [--rounds 3]

Each FOLDER is an exported page. It is served on loopback by Python's own static server. Each round opens it in a new
profile with nothing cached, writes `--posts` posts, and opens it once more without a network. A page without isolation
headers runs in one thread, so the processor time of the browser's renderers is about the time that an idle core needs;
it depends less on what else the machine does.

Prints Markdown, and writes page_export.json.
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from huggingtweets.files import write_json
from measuring import log, machine, markdown, median_range, parser

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DRAWN = "import('./page.js').then(({ drawn }) => drawn)"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def renderer_seconds() -> float:
    """Processor time of all renderers on this machine, on Linux."""
    ticks = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if b"--type=renderer" in (process / "cmdline").read_bytes():
                ticks += sum(map(int, (process / "stat").read_text().rpartition(")")[2].split()[11:13]))
        except OSError:  # it has ended
            continue
    return ticks / os.sysconf("SC_CLK_TCK")


def write(tab: Any, number: int) -> None:
    tab.locator("#write:not([aria-disabled])").click()
    tab.locator("#posts li").nth(number).wait_for(timeout=600_000)


def visit(browser: Any, url: str, posts: int) -> dict[str, Any]:
    """One round: seconds to the first post, with and without what is cached, and the speed of the posts between."""
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(url)
    began = time.perf_counter()
    write(tab, 0)
    first = time.perf_counter() - began
    before, cpu, began = tab.evaluate(DRAWN), renderer_seconds(), time.perf_counter()
    for number in range(posts):
        write(tab, number + 1)
    after, cpu, seconds = tab.evaluate(DRAWN), renderer_seconds() - cpu, time.perf_counter() - began
    tab.evaluate("navigator.serviceWorker.ready.then(() => null)")
    tab.close()
    context.set_offline(True)
    tab = context.new_page()
    tab.goto(url)
    began = time.perf_counter()
    write(tab, 0)
    again = time.perf_counter() - began
    context.close()
    tokens = after["tokens"] - before["tokens"]
    speeds = {"tokens_per_second": tokens / seconds, "tokens_per_cpu_second": tokens / cpu}
    return {"first": first, "first_offline": again, "refused": after["refused"], "posts": after["posts"], **speeds}


def main() -> None:
    options = parser(__doc__)
    options.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    options.add_argument("--posts", type=int, default=10)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    from playwright.sync_api import sync_playwright

    program = os.environ.get("BROWSER_PATH") or next(filter(None, map(shutil.which, BROWSERS)), None)
    results, rows = [], []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for folder in given.folders:
            size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
            with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
                threading.Thread(target=server.serve_forever, daemon=True).start()
                rounds = []
                for number in range(given.rounds):
                    log(f"{folder.name}, round {number + 1}")
                    rounds.append(visit(browser, f"http://127.0.0.1:{server.server_port}/", given.posts))
                server.shutdown()
            results.append({"folder": folder.name, "bytes": size, "rounds": rounds})
            columns = ("first", "first_offline", "tokens_per_second", "tokens_per_cpu_second")
            figures = [median_range(each[column] for each in rounds) for column in columns]
            refused, shown = (sum(each[key] for each in rounds) for key in ("refused", "posts"))
            rows.append([folder.name, f"{size / 1e6:.1f}", *figures, f"{refused} of {refused + shown}"])
        facts = machine(chromium=browser.version)
        browser.close()
    write_json(given.results / "page_export.json", {**facts, "pages": results})
    header = ["page", "MB", "s to the first post", "offline", "tokens/s", "tokens/s of CPU time", "refused"]
    print(markdown(header, rows))


if __name__ == "__main__":
    main()
