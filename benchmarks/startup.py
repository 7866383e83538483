"""How long a command takes to start: `--help`, `list`, and loading the default base until it is ready to train.

    python benchmarks/startup.py [--rounds 7]

Each case runs in a new process. The cases take turns in each round, after one round to warm the disk's cache. Loading
is timed inside its process: first the imports it needs, then everything up to the first training step.

Prints medians and ranges, and writes benchmarks/results/startup.json.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from argparse import SUPPRESS
from functools import partial
from pathlib import Path

from measuring import in_child, machine, markdown, median_range, parser, seconds_of


def load_base(folder: Path) -> tuple[float, float]:
    """Seconds of the imports, and of making the base in `folder` ready to train. Only true in a new process."""
    began = time.perf_counter()
    import torch  # noqa: F401

    from huggingtweets.config import FinetuneConfig
    from huggingtweets.models import bases
    from huggingtweets.posts.tokens import TokenizedPost
    from huggingtweets.training import learner

    imported = time.perf_counter()
    loaded = bases.load(folder, device="cpu")
    text = "The lamp is lit."
    post = TokenizedPost([loaded.start, *loaded.encode([text])[0], loaded.end], len(text))
    config = FinetuneConfig(device="cpu")
    learner.make_learner(loaded, [post], config)
    return imported - began, time.perf_counter() - imported


def command(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "huggingtweets", *words], check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--load", type=Path, help=SUPPRESS)  # for the processes that this one starts
    given = options.parse_args()
    if given.load:
        print(json.dumps(load_base(given.load)))
        return

    from huggingtweets.files import home, write_json
    from huggingtweets.models import bases

    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # compiled modules are kept, as they are by default
    folder = bases.locate(bases.DEFAULT, home()).folder
    seconds: dict[str, list[float]] = {
        "`--help`": [],
        "`list`": [],
        "imports for training": [],
        "the base, ready to train": [],
    }
    for number in range(given.rounds + 1):
        imports, load = in_child("--load", folder)
        taken = [seconds_of(partial(command, "--help")), seconds_of(partial(command, "list")), imports, load]
        if number:  # the first round warms up
            for values, value in zip(seconds.values(), taken, strict=True):
                values.append(value)
    print(markdown(["", "seconds"], [[case, median_range(values, 2)] for case, values in seconds.items()]))
    write_json(given.results / "startup.json", machine(seconds=seconds))


if __name__ == "__main__":
    main()
