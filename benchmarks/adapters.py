"""Adapters: their size and what they cost in held-out loss.

    python benchmarks/adapters.py [--persona NAME ...] [--ranks 16 64]

Compares three ways to store each persona (by default all): whole, as its difference from the base at 4 and 2 bits per
weight, and as LoRA matrices cut out of that difference (truncated singular value decomposition of every matrix in
bfloat16, vectors kept whole). Reports held-out bits per byte in float32, and megabytes.

Prints Markdown and writes benchmarks/results/adapters.json after each persona. Stored results are not computed again.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import torch

from huggingtweets import personas
from huggingtweets.files import home, write_json
from huggingtweets.library import Library
from huggingtweets.models import adapter, bases, loss
from huggingtweets.posts import dataset
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.sharing.model_files import is_adapter

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
    base = bases.locate(persona.record.base, home())
    loaded = bases.load(persona.path)
    with Library(home()) as library:
        texts = [post.text for post in library.run_posts(persona.name, "validation")]
    posts = [CuratedPost("", "", "", text) for text in texts]
    held_out = dataset.tokenize(posts, loaded.encode, loaded.separator, loaded.context)
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--persona", nargs="+", action="extend", metavar="NAME")
    parser.add_argument("--ranks", nargs="+", type=int, default=[16, 64])
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


if __name__ == "__main__":
    main()
