"""Run the driver of a sweep over many accounts, with real posts but without training.

    python benchmarks/many_accounts.py [--accounts 10000] [--read 20] [--posts 3200] [--jobs 2]

Reads `--read` synthetic accounts of `--posts` posts each from a library, as `sweep` does, and copies their tokens until
there are `--accounts` accounts. Then runs a study of one trial over them in `--jobs` processes. Its jobs unpack an
account's held-out posts and return a loss that they compute from the number of tokens. Prints Markdown, and writes
benchmarks/results/many_accounts.json.
"""

from __future__ import annotations

import random
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from huggingtweets import sources
from huggingtweets.config import FinetuneConfig, TrainConfig
from huggingtweets.engines.local import ProcessEngine
from huggingtweets.events import BaseScored, OnEvent
from huggingtweets.files import home, write_json
from huggingtweets.library import Library
from huggingtweets.models import bases
from huggingtweets.posts.post import Account, Post
from huggingtweets.sources import SourceOptions
from huggingtweets.sweep.driver import Search
from huggingtweets.sweep.job import FolderPayload, Job, Measured, PackedPosts, Shared, make_tasks
from huggingtweets.sweep.space import DEFAULT, Space
from huggingtweets.sweep.storage import Settings, open_study, quiet_optuna
from measuring import log, machine, markdown, parser, peak_megabytes, seconds_of


def posts(account: int, count: int, words: Sequence[str]) -> list[Post]:
    """Posts of 5 to 25 random `words`."""
    chance = random.Random(account)
    began = datetime(2020, 1, 1, tzinfo=UTC)
    texts = (" ".join(chance.choices(words, k=chance.randint(5, 25))) for _ in range(count))
    return [Post("x", str(n), f"a{account}", text, began + timedelta(hours=n)) for n, text in enumerate(texts)]


def unpack(shared: Shared, job: Job, on_event: OnEvent, should_stop: Callable[[], bool]) -> BaseScored | Measured:
    task = shared.tasks[job.task]
    if job.before is None:
        return BaseScored(5.0, 2.0)
    tokens = sum(len(post.ids) for post in task.held_out.unpack())
    return Measured(1.0 + tokens % 100 / 1000, 0.0)


def copied(packed: PackedPosts) -> PackedPosts:
    return PackedPosts(packed.ids.copy(), packed.fields.copy())


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--accounts", type=int, default=10_000)
    options.add_argument("--read", type=int, default=20)
    options.add_argument("--posts", type=int, default=3200)
    options.add_argument("--jobs", type=int, default=2)
    given = options.parse_args()
    base = bases.locate(bases.DEFAULT, home())
    result: dict[str, Any] = machine(accounts=given.accounts, read=given.read, posts=given.posts, jobs=given.jobs)

    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        sources.add(place, str(sources.SAMPLE), SourceOptions())
        with Library(place) as library:
            sample = library.posts(library.find("keeper_skarholm"))
            words = [word for post in sample for word in post.text.split()]
            for number in range(given.read):
                library.add(Account("x", f"a{number}"), posts(number, given.posts, words))

        began = time.process_time()
        tasks = make_tasks(place, [f"a{number}" for number in range(given.read)], TrainConfig(), base)
        result["cpu_seconds_to_read_an_account"] = (time.process_time() - began) / given.read
        log(f"read {given.read} accounts", peak_megabytes())
        tasks = tuple(
            replace(each, handle=f"a{number}", train=copied(each.train), held_out=copied(each.held_out))
            for number in range(given.accounts)
            for each in [tasks[number % given.read]]
        )
        result["tokens"] = sum(len(packed.ids) for task in tasks for packed in (task.train, task.held_out))
        log("copied", peak_megabytes())
        engine = ProcessEngine(given.jobs)
        settings = Settings(prune=False)

        def search() -> None:
            engine.start(unpack, Shared(FolderPayload.of(base.folder, base.sha256, is_remote=False), tasks))
            with quiet_optuna(), open_study(place, "s", settings) as study:
                Search(study, engine, tasks, FinetuneConfig(), Space.of(DEFAULT), settings, 1).run()
            engine.close()

        result["seconds_of_study"] = seconds_of(search)
    result["driver_mb"] = peak_megabytes()
    row = [
        f"{given.accounts:,}",
        f"{result['tokens'] / 1e6:,.0f} million",
        f"{result['cpu_seconds_to_read_an_account']:.2f}",
        f"{result['driver_mb'] / 1000:.1f}",
        f"{result['seconds_of_study']:.0f}",
    ]
    header = [
        "accounts",
        "token ids",
        "CPU seconds to read an account",
        "driver, GB",
        "seconds of a study of one trial",
    ]
    print(markdown(header, [row]))
    write_json(given.results / "many_accounts.json", result)


if __name__ == "__main__":
    main()
