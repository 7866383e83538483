"""Measure reading archives, beside `json.load`, and filling the library, beside bare sqlite3: speed and memory.

    python benchmarks/ingest.py [--posts 10000 100000 1000000] [--rounds 3]

Writes an archive of each size as X does (1.4 KB a post) and deletes it afterwards. Each case runs in a new process; the
cases take turns in each round. A million posts take 1.5 GB of disk and, for `json.load`, 7 GB of memory.

Prints medians and ranges, and writes benchmarks/results/ingest.json.
"""

from __future__ import annotations

import json
import random
import sqlite3
import statistics
import tempfile
import time
from argparse import SUPPRESS
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from measuring import in_child, log, machine, markdown, median_range, parser, peak_megabytes

WORDS = "the night on rock a calm lamp keeper writes of weather and sea gulls storm light tower — né ☕ 灯".split()  # noqa: SIM905
START = datetime(2012, 1, 1, tzinfo=UTC)
FIRST_ID = 10**18


def texts(posts: int) -> Iterator[tuple[int, str, datetime]]:
    """Number, text and time of each post: 8 to 40 words, one a minute."""
    chance = random.Random(0)
    for number in range(posts):
        yield number, " ".join(chance.choices(WORDS, k=chance.randint(8, 40))), START + timedelta(minutes=number)


def write_archive(folder: Path, posts: int) -> Path:
    """An archive folder with one `tweets.js`, indented as X does. Returns that file."""
    path = folder / "data" / "tweets.js"
    path.parent.mkdir(parents=True)
    (path.parent / "account.js").write_text(
        'window.YTD.account.part0 = [{"account": {"username": "keeper", "accountId": "42"}}]'
    )
    with path.open("w", encoding="utf-8") as file:
        file.write("window.YTD.tweets.part0 = [\n")
        for number, text, moment in texts(posts):
            record = json.dumps({"tweet": tweet(number, text, moment)}, indent=2, ensure_ascii=False)
            file.write((",\n" if number else "") + record)
        file.write("\n]")
    return path


def tweet(number: int, text: str, moment: datetime) -> dict[str, Any]:
    """A post as X writes it."""
    post_id = str(FIRST_ID + number)
    reply = {"in_reply_to_status_id_str": "1", "in_reply_to_user_id_str": "7", "in_reply_to_screen_name": "gull"}
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
    } | (reply if number % 2 else {})


# --- Cases: each is given an archive, its number of posts and an empty folder, and returns how many posts it read -----


def json_load(path: Path, posts: int, _: Path) -> int:
    with path.open(encoding="utf-8") as file:
        while file.read(1) != "=":
            pass
        return len(json.load(file))


def our_reader(path: Path, posts: int, _: Path) -> int:
    from huggingtweets.sources import SourceOptions
    from huggingtweets.sources.x.archive import XArchive

    return sum(1 for _ in XArchive(str(path), SourceOptions()).posts())


def bare_sqlite(_: Path, posts: int, folder: Path) -> int:
    """The library's columns, key and journal, in one transaction."""
    db = sqlite3.connect(folder / "bare.db", isolation_level=None)
    db.execute("PRAGMA journal_mode = wal")
    db.execute(
        "CREATE TABLE posts (account INTEGER, id TEXT, text TEXT, created_at TEXT, kind TEXT, lang TEXT, edit_of TEXT, "
        "is_cut INTEGER, warning TEXT, added_at TEXT, PRIMARY KEY (account, id)) WITHOUT ROWID"
    )
    db.execute("CREATE INDEX posts_by_time ON posts (account, created_at)")
    db.execute("BEGIN")
    db.executemany(
        "INSERT INTO posts VALUES (1, ?, ?, ?, 'original', 'en', NULL, 0, NULL, '2026-01-01')",
        ((str(FIRST_ID + number), text, moment.isoformat()) for number, text, moment in texts(posts)),
    )
    db.execute("COMMIT")
    return int(db.execute("SELECT count(*) FROM posts").fetchone()[0])


def our_library(_: Path, posts: int, folder: Path) -> int:
    from huggingtweets.library import Library
    from huggingtweets.posts.post import Account, Post

    account = Account("x", "keeper", id="42")
    with Library(folder) as library:
        return library.add(
            account,
            (Post("x", str(FIRST_ID + number), "keeper", text, when, lang="en") for number, text, when in texts(posts)),
        ).new


def whole_add(path: Path, posts: int, folder: Path) -> int:
    from huggingtweets import sources

    return sources.add(folder, path, sources.SourceOptions()).added.new


CASES: dict[str, Callable[[Path, int, Path], int]] = {
    "json.load": json_load,
    "our reader": our_reader,
    "bare sqlite3": bare_sqlite,
    "our library": our_library,
    "huggingtweets add": whole_add,
}
BASELINES = {"our reader": "json.load", "our library": "bare sqlite3"}


def measure(case: str, path: Path, posts: int) -> dict[str, float]:
    """One case, in a new process: seconds without start and imports, peak memory with them."""
    from huggingtweets import library, sources  # noqa: F401 (imported before the clock starts)

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        count = CASES[case](path, posts, Path(folder))
        seconds = time.perf_counter() - began
    assert count == posts, (case, count)
    return {"seconds": seconds, "megabytes": peak_megabytes()}


def measure_all(posts: int, rounds: int) -> list[dict[str, Any]]:
    """A row for each case."""
    found: dict[str, list[dict[str, float]]] = {case: [] for case in CASES}
    with tempfile.TemporaryDirectory() as folder:
        path = write_archive(Path(folder), posts)
        log(f"{posts:,} posts: {path.stat().st_size / 1e6:,.0f} MB of JSON")
        for _ in range(rounds):
            for case, results in found.items():
                results.append(in_child("--case", case, path, posts))
    rows = []
    for case, results in found.items():
        seconds = [result["seconds"] for result in results]
        row = {
            "posts": posts,
            "case": case,
            "posts_per_second": round(posts / statistics.median(seconds)),
            "seconds": [round(value, 3) for value in seconds],
            "megabytes": round(max(result["megabytes"] for result in results), 1),
        }
        if baseline := BASELINES.get(case):
            # Pairs of the same round, because other work on the machine slows both.
            pairs = zip(results, found[baseline], strict=True)
            ratios = sorted(round(ours["seconds"] / other["seconds"], 2) for ours, other in pairs)
            row |= {"beside": baseline, "ratio": ratios}
        rows.append(row)
    return rows


def table(rows: list[dict[str, Any]]) -> str:
    cells = []
    for row in rows:
        ratio = f"{median_range(row['ratio'], 2)} × {row['beside']}" if "ratio" in row else ""
        speed, memory = f"{row['posts_per_second']:,}", f"{row['megabytes']:,.0f} MB"
        cells.append([row["case"], f"{row['posts']:,}", speed, memory, ratio])
    return markdown(["case", "posts", "posts/s", "peak memory", "time ratio"], cells)


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--posts", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--case", nargs=3, help=SUPPRESS)  # for the processes that this one starts
    given = options.parse_args()
    if given.case:
        case, path, posts = given.case
        print(json.dumps(measure(case, Path(path), int(posts))))
        return
    from huggingtweets.files import write_json

    rows = [row for posts in given.posts for row in measure_all(posts, given.rounds)]
    print(table(rows))
    result = machine(sqlite=sqlite3.sqlite_version) | {"rounds": given.rounds, "rows": rows}
    write_json(given.results / "ingest.json", result)


if __name__ == "__main__":
    main()
