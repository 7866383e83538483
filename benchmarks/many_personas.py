"""Write with many personas that are LoRA adapters of one base, as `serve` does.

    python benchmarks/many_personas.py [--base smollm2] [--personas 1 10 100] [--requests 20]

Trains one persona with LoRA on 60 posts of the sample account, and copies it. For each number of personas, a new
process answers `--requests` requests for four posts (with `--no-best`), each of a random persona, through
`open_writer`. Prints Markdown, and writes benchmarks/results/many_personas.json.

- Switch: seconds until a persona that is not in memory can write.
- Tokens: new tokens a second while it writes.
- Memory: the process's peak.
- Disk: all personas together, without the base.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import huggingtweets as ht
from huggingtweets.config import GenerateConfig
from huggingtweets.files import home, write_json
from huggingtweets.writing import open_writer
from measuring import in_child, log, machine, markdown, median_range, parser, peak_megabytes

POSTS = 4


def prepare(place: Path, base: str, count: int) -> None:
    """A home with `count` personas."""
    (place / "bases").symlink_to(home() / "bases", target_is_directory=True)
    ht.add(ht.SAMPLE, home=place)
    ht.train("keeper_skarholm", name="p0", accept_terms=True, home=place, base=base, method="lora", max_posts=60)
    personas = place / "personas"
    for number in range(1, count):
        shutil.copytree(personas / "p0", personas / f"p{number}")


def answer(place: Path, count: int, requests: int) -> dict[str, Any]:
    """Answer requests in this process."""
    chance = random.Random(0)
    config = GenerateConfig(best=False)
    switches, speeds, before = [], [], ""
    for number in range(requests + 1):
        name = f"p{chance.randrange(count)}"
        began = time.perf_counter()
        writer = open_writer(place, name, config)
        opened = time.perf_counter()
        posts = list(writer.stream("", POSTS, number))
        seconds = time.perf_counter() - opened
        encode = writer.sampler.decoder.codec.encode
        if number:  # the first request loads PyTorch
            speeds.append(sum(map(len, encode([post.text for post in posts]))) / seconds)
            if name != before:
                switches.append(opened - began)
        before = name
    return {"switch_seconds": switches, "tokens_per_second": speeds, "memory_mb": peak_megabytes()}


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--base", default="smollm2")
    options.add_argument("--personas", type=int, nargs="+", default=[1, 10, 100], metavar="N")
    options.add_argument("--requests", type=int, default=20)
    options.add_argument("--answer", nargs=2, help="(internal) a home and a number of personas")
    given = options.parse_args()
    if given.answer:
        print(json.dumps(answer(Path(given.answer[0]), int(given.answer[1]), given.requests)))
        return
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        prepare(place, given.base, max(given.personas))
        size = sum(file.stat().st_size for file in (place / "personas" / "p0").iterdir()) / 1e6
        found = {}
        for count in given.personas:
            os.environ["HUGGINGTWEETS_HOME"] = folder
            found[count] = in_child("--answer", folder, count, "--requests", given.requests)
            log(count, found[count])
    rows = [
        [
            count,
            median_range(each["switch_seconds"], 2) if each["switch_seconds"] else "",
            f"{statistics.median(each['tokens_per_second']):.0f}",
            f"{each['memory_mb'] / 1000:.2f}",
            f"{count * size:,.0f}",
        ]
        for count, each in found.items()
    ]
    print(markdown(["personas", "switch, s", "tokens/s", "memory, GB", "disk, MB"], rows))
    write_json(given.results / "many_personas.json", machine(base=given.base, found=found))


if __name__ == "__main__":
    main()
