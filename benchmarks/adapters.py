"""Personas as adapters: how small they are, what that costs in held-out loss, and how many one process holds.

    python benchmarks/adapters.py [--persona NAME ...] [--ranks 16 64] [--voices 1 10 100] [--rounds 3]

Loss: of each of your personas (by default all), whole, as its difference from the base in 4 and 2 bits a weight, and,
to compare with, as LoRA matrices of some ranks cut out of that difference (the truncated singular value decomposition
of every matrix, in bfloat16; vectors whole): bits per byte of its held-out posts, in float32, and the megabytes.

Voices: a process of its own for each number of personas, all 2-bit adapters of the default base, those you have
repeated under other names until there are so many. Memory is what the process's resident set grows by from before the
base is read until all are taken in and some have written; a switch is what passes until a persona that was not laid out
is ready; tokens per second are those of ten posts of 64 tokens.

Prints Markdown, and writes benchmarks/results/adapters.json after each persona: what is there is not done again.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import torch
from huggingtweets.voices import Voices

from generate import endless, seconds_of
from huggingtweets import personas
from huggingtweets.events import ignore
from huggingtweets.files import home, write_json
from huggingtweets.library import Library
from huggingtweets.models import adapter, bases, loss
from huggingtweets.posts import dataset
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.sharing.folder import is_adapter, write_adapter

RESULTS = Path(__file__).parent / "results" / "adapters.json"
MB = 1e6


def low_rank(moved: torch.Tensor, rank: int) -> torch.Tensor:
    """The nearest matrix of that rank (Eckart and Young 1936), as the product of two in bfloat16."""
    if len(moved) > 8 * moved.shape[1]:  # an embedding: by its Gram matrix
        right = torch.linalg.eigh(moved.T @ moved).eigenvectors.flip(1)[:, :rank]
        left = moved @ right
    else:
        u, s, vh = torch.linalg.svd(moved, full_matrices=False)
        left, right = u[:, :rank] * s[:rank], vh[:rank].T
    return left.bfloat16().float() @ right.bfloat16().float().T


def variants(
    base: dict[str, torch.Tensor], after: dict[str, torch.Tensor], ranks: list[int]
) -> Iterator[tuple[str, float, dict[str, torch.Tensor]]]:
    """Name, bytes and weights of each way to keep a persona."""
    yield "whole", sum(2 * w.numel() if w.dim() > 1 else 4 * w.numel() for w in after.values()), after
    for bits in (4, 2):
        changed = adapter.between(base, after, bits, name="", sha256="")
        weight_of = changed.over(base.__getitem__)
        yield f"{bits} bits", changed.bytes, {name: weight_of(name) for name in after}
    moved = {name: weight.float() - base[name].float() for name, weight in after.items()}
    for rank in ranks:
        size = sum(2 * rank * sum(w.shape) if w.dim() > 1 else 4 * w.numel() for w in moved.values())
        weights = {
            name: base[name].float() + (low_rank(each, rank) if each.dim() > 1 else each)
            for name, each in moved.items()
        }
        yield f"LoRA, rank {rank}", size, weights


def losses(persona: personas.Persona, ranks: list[int]) -> dict[str, Any]:
    """Megabytes and held-out bits per byte, by way."""
    base = bases.locate(persona.record["base"], home())
    loaded = bases.load(persona.path)
    with Library(home()) as library:
        texts = [post.text for post in library.run_posts(persona.name, "validation")]
    posts = [CuratedPost("", "", "", text) for text in texts]
    held_out = dataset.tokenise(posts, loaded.encode, loaded.separator, loaded.context)
    own = loaded.model.state_dict()
    found: dict[str, Any] = {"held_out": len(held_out), "ways": {}}
    for way, size, weights in variants(bases.weights_in(base.folder), bases.weights_in(persona.path), ranks):
        with torch.no_grad():
            for name, weight in weights.items():
                own[name].copy_(weight)
        fit = loss.score(loaded.model, held_out, loaded.separator)
        found["ways"][way] = {"megabytes": size / MB, "bits_per_byte": fit.bits_per_byte}
        print(persona.name, way, f"{size / MB:.1f} MB, {fit.bits_per_byte:.4f}", file=sys.stderr, flush=True)
    return found


def resident() -> float:
    """Megabytes of this process in memory now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / MB


def voices(folders: list[Path], count: int, rounds: int) -> dict[str, float]:
    """What `count` personas in one process take."""
    before = resident()
    made = Voices(bases.locate(bases.DEFAULT, home()))
    for number in range(count):
        made.add(str(number), folders[number % len(folders)])
    switches, speeds = [], []
    for number in range(rounds):
        began = time.perf_counter()
        voice = made.voice(str(number % count))
        if number == 0 or count > 1:  # else it is laid out already
            switches.append(time.perf_counter() - began)
        write = endless(voice)
        speeds.append(10 * 64 / seconds_of(partial(write, 10, 64)))
    return {
        "personas": count,
        "megabytes": resident() - before,
        "switch_seconds": statistics.median(switches),
        "tokens_per_second": statistics.median(speeds),
    }


def in_a_process(folders: list[Path], count: int, rounds: int) -> dict[str, float]:
    code = (
        "import json, sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; import adapters; "
        "print(json.dumps(adapters.voices(list(map(Path, sys.argv[4:])), int(sys.argv[2]), int(sys.argv[3]))))"
    )
    words = [str(Path(__file__).parent), str(count), str(rounds), *map(str, folders)]
    done = subprocess.run([sys.executable, "-c", code, *words], check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    print(result, file=sys.stderr, flush=True)
    return result


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--persona", nargs="+", action="extend", metavar="NAME")
    parser.add_argument("--ranks", nargs="+", type=int, default=[16, 64])
    parser.add_argument("--voices", nargs="+", type=int, default=[1, 10, 100])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    names = options.persona or [each["name"] for each in personas.overview(home())[1]]
    chosen = [each for each in (personas.find(home(), name) for name in names) if not is_adapter(each)]
    about: dict[str, Any] = json.loads(RESULTS.read_text("utf-8")) if RESULTS.is_file() else {"losses": {}}
    about |= {
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "threads": torch.get_num_threads(),
        "torch": torch.__version__,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }
    for persona in chosen:
        if persona.name not in about["losses"]:
            about["losses"][persona.name] = losses(persona, options.ranks)
            write_json(RESULTS, about)
    ours = [each for each in chosen if each.record["base"] == bases.DEFAULT]
    with tempfile.TemporaryDirectory() as scratch:
        folders = []
        for persona in ours[:5]:
            folders.append(Path(scratch) / persona.name)
            folders[-1].mkdir()
            write_adapter(home(), persona, folders[-1], 2, ignore)
        about["load"] = os.getloadavg()
        about["voices"] = [in_a_process(folders, count, options.rounds) for count in options.voices]
    write_json(RESULTS, about)
    show(about)


def show(about: dict[str, Any]) -> None:
    ways = list(next(iter(about["losses"].values()))["ways"])
    print(f"| held-out bits per byte | {' | '.join(ways)} |\n| --- |{' ---: |' * len(ways)}")
    for name, found in about["losses"].items():
        whole = found["ways"]["whole"]["bits_per_byte"]
        cells = []
        for way in ways:
            value = found["ways"][way]["bits_per_byte"]
            cells.append(f"{value:.3f}" if way == "whole" else f"{value:.3f} ({value / whole - 1:+.1%})")
        print(f"| {name} | {' | '.join(cells)} |")
    sizes = [next(iter(about["losses"].values()))["ways"][way]["megabytes"] for way in ways]
    print(f"| megabytes | {' | '.join(f'{size:.1f}' for size in sizes)} |")
    print("\n| personas in a process | MB | to switch | tokens/s |\n| ---: | ---: | ---: | ---: |")
    for each in about["voices"]:
        print(
            f"| {each['personas']:.0f} | {each['megabytes']:,.0f} | {each['switch_seconds']:.2f} s | "
            f"{each['tokens_per_second']:.0f} |"
        )


if __name__ == "__main__":
    main()
