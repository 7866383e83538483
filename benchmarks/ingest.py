"""Reading archives beside plain `json.load`, and filling the library beside bare sqlite3 inserts: speed and memory.

    python benchmarks/ingest.py [--posts 10000 100000 1000000] [--rounds 3]

Makes an archive of each size as X writes them (1.4 KB a post), measures every case in a process of its own, the cases
taking turns in each round, and deletes the archive. Prints one table, with the median and range over the rounds, and
writes benchmarks/results/ingest.json. A million posts take 1.5 GB of disk and, for `json.load`, 7 GB of memory.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results" / "ingest.json"
WORDS = "the night on rock a calm lamp keeper writes of weather and sea gulls storm light tower — né ☕ 灯".split()  # noqa: SIM905
START = datetime(2012, 1, 1, tzinfo=UTC)


def texts(posts: int) -> Iterator[tuple[int, str, datetime]]:
    """Number, text and time of each post: 8 to 40 words, one an hour."""
    source = random.Random(0)
    for number in range(posts):
        yield number, " ".join(source.choices(WORDS, k=source.randint(8, 40))), START + timedelta(minutes=number)


def write_archive(folder: Path, posts: int) -> Path:
    """An archive's folder with one `tweets.js`, indented as X does."""
    path = folder / "data" / "tweets.js"
    path.parent.mkdir(parents=True)
    (path.parent / "account.js").write_text(
        'window.YTD.account.part0 = [{"account": {"username": "keeper", "accountId": "42"}}]'
    )
    with path.open("w", encoding="utf-8") as file:
        file.write("window.YTD.tweets.part0 = [\n")
        for number, text, moment in texts(posts):
            record = json.dumps({"tweet": entry(number, text, moment)}, indent=2, ensure_ascii=False)
            file.write((",\n" if number else "") + record)
        file.write("\n]")
    return path


def entry(number: int, text: str, moment: datetime) -> dict[str, Any]:
    post_id = str(10**18 + number)
    to = {"in_reply_to_status_id_str": "1", "in_reply_to_user_id_str": "7", "in_reply_to_screen_name": "gull"}
    user = {"name": "Gull", "screen_name": "gull", "indices": ["0", "5"], "id_str": "7", "id": "7"}
    url = {
        "url": "https://t.co/a",
        "expanded_url": "https://example.org/",
        "display_url": "example.org",
        "indices": ["9"],
    }
    versions = {"editTweetIds": [post_id], "editableUntil": "2026-01-01T00:00:00.000Z", "editsRemaining": "5"}
    return {
        "edit_info": {"initial": versions | {"isEditEligible": False}},
        "retweeted": False,
        "source": '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
        "entities": {"hashtags": [], "symbols": [], "user_mentions": [user], "urls": [url] if number % 3 == 0 else []},
        "display_text_range": ["0", str(len(text))],
        "favorite_count": str(number % 50),
        "id_str": post_id,
        "truncated": False,
        "retweet_count": "0",
        "id": post_id,
        "created_at": f"{moment:%a %b %d %H:%M:%S} +0000 {moment.year}",
        "favorited": False,
        "full_text": text,
        "lang": "en",
    } | (to if number % 2 else {})


def json_alone(path: Path, posts: int, _: Path) -> int:
    with path.open(encoding="utf-8") as file:
        while file.read(1) != "=":
            pass
        return len(json.load(file))


def our_reader(path: Path, posts: int, _: Path) -> int:
    from huggingtweets.sources.base import SourceOptions
    from huggingtweets.sources.x.archive import XArchive

    return sum(1 for _ in XArchive(str(path), SourceOptions()).posts())


def bare_inserts(_: Path, posts: int, scratch: Path) -> int:
    """The same columns and key as the library's, one transaction, the same journal."""
    db = sqlite3.connect(scratch / "bare.db", isolation_level=None)
    db.execute("PRAGMA journal_mode = wal")
    db.execute(
        "CREATE TABLE posts (account INTEGER, id TEXT, text TEXT, created_at TEXT, kind TEXT, lang TEXT, edit_of TEXT, "
        "is_cut INTEGER, warning TEXT, added_at TEXT, PRIMARY KEY (account, id)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX posts_by_time ON posts (account, created_at)")
    db.execute("BEGIN")
    db.executemany(
        "INSERT INTO posts VALUES (1, ?, ?, ?, 'original', 'en', NULL, 0, NULL, '2026-01-01')",
        ((str(10**18 + number), text, moment.isoformat()) for number, text, moment in texts(posts)),
    )
    db.execute("COMMIT")
    return int(db.execute("SELECT count(*) FROM posts").fetchone()[0])


def our_library(_: Path, posts: int, scratch: Path) -> int:
    from huggingtweets.library import Library
    from huggingtweets.posts.post import Account, Post

    account = Account("x", "keeper", id="42")
    with Library(scratch) as library:
        return library.add(
            account,
            (Post("x", str(10**18 + number), "keeper", text, when, lang="en") for number, text, when in texts(posts)),
        ).new


def all_of_add(path: Path, posts: int, scratch: Path) -> int:
    from huggingtweets import sources
    from huggingtweets.sources.base import SourceOptions

    return sources.add(scratch, path, SourceOptions()).added.new


CASES: dict[str, Callable[[Path, int, Path], int]] = {
    "json.load": json_alone,
    "our reader": our_reader,
    "bare sqlite3": bare_inserts,
    "our library": our_library,
    "huggingtweets add": all_of_add,
}
BESIDE = {"our reader": "json.load", "our library": "bare sqlite3"}


def measure(name: str, path: Path, posts: int) -> dict[str, float]:
    """Run in a process of its own. Seconds without Python's start and imports; peak memory with them."""
    from huggingtweets import library, sources  # noqa: F401 - imported before the clock starts

    with tempfile.TemporaryDirectory() as scratch:
        began = time.perf_counter()
        count = CASES[name](path, posts, Path(scratch))
        seconds = time.perf_counter() - began
    assert count == posts, (name, count)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": seconds, "megabytes": peak / (1024 if sys.platform == "linux" else 1 << 20)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--posts", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--case", nargs=3, help=argparse.SUPPRESS)  # of the processes that this one starts
    options = parser.parse_args()
    if options.case:
        name, path, posts = options.case
        print(json.dumps(measure(name, Path(path), int(posts))))
        return
    rows: list[dict[str, Any]] = []
    for posts in options.posts:
        taken: dict[str, list[dict[str, float]]] = {name: [] for name in CASES}
        with tempfile.TemporaryDirectory() as folder:
            path = write_archive(Path(folder), posts)
            size = path.stat().st_size
            for _ in range(options.rounds):
                for name, results in taken.items():
                    command = [sys.executable, __file__, "--case", name, path, str(posts)]
                    done = subprocess.run(command, check=True, capture_output=True, text=True)
                    results.append(json.loads(done.stdout))
        for name, results in taken.items():
            seconds = [result["seconds"] for result in results]
            row = {
                "posts": posts,
                "case": name,
                "posts_per_second": round(posts / statistics.median(seconds)),
                "seconds": [round(value, 3) for value in seconds],
                "megabytes": round(max(result["megabytes"] for result in results), 1),
            }
            if name in BESIDE:
                # Of each round's pair: what else the machine did then slowed both.
                pairs = zip(results, taken[BESIDE[name]], strict=True)
                ratios = sorted(one["seconds"] / other["seconds"] for one, other in pairs)
                row |= {"beside": BESIDE[name], "ratio": [round(value, 2) for value in ratios]}
            rows.append(row)
        print(f"{posts:,} posts: {size / 1e6:,.0f} MB of JSON", file=sys.stderr, flush=True)
    print(table(rows))
    RESULTS.parent.mkdir(exist_ok=True)
    about = {"machine": platform.machine(), "cores": os.cpu_count(), "python": platform.python_version()}
    about |= {
        "sqlite": sqlite3.sqlite_version,
        "load": os.getloadavg(),
        "at": datetime.now(UTC).isoformat("T", "seconds"),
    }
    RESULTS.write_text(json.dumps({**about, "rounds": options.rounds, "rows": rows}, indent=1) + "\n")


def table(rows: list[dict[str, Any]]) -> str:
    lines = ["| posts | case | posts/s | peak memory | time taken beside |", "| ---: | --- | ---: | ---: | --- |"]
    for row in rows:
        ratio = ""
        if "ratio" in row:
            low, middle, high = row["ratio"][0], statistics.median(row["ratio"]), row["ratio"][-1]
            ratio = f"{middle:.2f} × {row['beside']} ({low:.2f} to {high:.2f})"
        lines.append(
            f"| {row['posts']:,} | {row['case']} | {row['posts_per_second']:,} | {row['megabytes']:,.0f} MB | {ratio} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
