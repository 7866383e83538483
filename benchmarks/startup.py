"""How long a command takes to start: `--help`, `list`, and making the default base ready to train.

    python benchmarks/startup.py [--rounds 7]

Each is a process of its own, run once to warm the disk's cache, then in turns. The base is timed within its process,
after the imports it needs (whose time is the line before it), up to the first step. Prints medians and ranges, and
writes benchmarks/results/startup.json.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from huggingtweets.files import home, write_json
from huggingtweets.models import bases

RESULTS = Path(__file__).parent / "results"

_LOAD = """
import sys, time
began = time.perf_counter()
from pathlib import Path
import torch
from huggingtweets import base_model, finetune, learner
from huggingtweets.config import FinetuneConfig
from huggingtweets.dataset import TokenizedPost
imported = time.perf_counter()
loaded = bases.load(Path(sys.argv[1]), device="cpu")
posts = [TokenizedPost([loaded.separator, *loaded.encode(["The lamp is lit."])[0], loaded.separator], 16)]
config = FinetuneConfig(device="cpu")
learner.make_learner(loaded, posts, config, bf16=finetune.uses_bf16(config, "cpu"))
print(imported - began, time.perf_counter() - imported)
"""


_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""With compiled modules kept, as they are unless somebody forbids it."""


def command(*words: str) -> float:
    """Seconds of `huggingtweets WORDS`."""
    words = (sys.executable, "-m", "huggingtweets", *words)
    began = time.perf_counter()
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL, env=_ENVIRONMENT)
    return time.perf_counter() - began


def loading(folder: Path) -> tuple[float, float]:
    """Seconds of the imports, and of loading the model in `folder`."""
    words = (sys.executable, "-c", _LOAD, str(folder))
    done = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True, env=_ENVIRONMENT)
    imports, load = map(float, done.stdout.split())
    return imports, load


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    folder = bases.locate(bases.DEFAULT, home()).folder
    names = ("`--help`", "`list`", "imports for training", "the base, ready to train")
    taken: dict[str, list[float]] = {name: [] for name in names}
    for number in range(rounds + 1):
        imports, load = loading(folder)
        seconds = [command("--help"), command("list"), imports, load]
        if number:  # the first round warms up
            for values, value in zip(taken.values(), seconds, strict=True):
                values.append(value)
    print("| | seconds |\n| --- | ---: |")
    for what, values in taken.items():
        print(f"| {what} | {statistics.median(values):.2f} ({min(values):.2f} to {max(values):.2f}) |")
    about = {"machine": platform.machine(), "cores": os.cpu_count(), "python": platform.python_version()}
    about |= {"load": os.getloadavg(), "at": datetime.now(UTC).isoformat(timespec="seconds"), "seconds": taken}
    write_json(RESULTS / "startup.json", about)


if __name__ == "__main__":
    main()
