"""Measure the size of adapters and their held-out loss.

    python benchmarks/adapters.py [--persona NAME ...] [--ranks 16 64]

Compares ways to store each persona (by default all): whole, as its difference from the base at 4 and 2 bits per weight,
and as LoRA matrices: the truncated singular value decomposition of each matrix's difference in bf16, vectors whole.
Reports megabytes, and bits per byte of the held-out posts in float32.

Prints a table, and writes benchmarks/results/adapters.json after each persona. Stored personas are not repeated.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import torch

from accounts import tokenize_texts
from huggingtweets import personas
from huggingtweets.files import home, write_json
from huggingtweets.library import Library
from huggingtweets.models import adapter, bases, loss
from huggingtweets.sharing.model_files import is_adapter
from measuring import log, machine, markdown, parser


def low_rank(change: torch.Tensor, rank: int) -> torch.Tensor:
    """The nearest matrix of `rank` (Eckart and Young 1936), as the product of two in bf16."""
    if len(change) > 8 * change.shape[1]:  # an embedding: cheaper by its Gram matrix
        right = torch.linalg.eigh(change.T @ change).eigenvectors.flip(1)[:, :rank]
        left = change @ right
    else:
        u, s, vh = torch.linalg.svd(change, full_matrices=False)
        left, right = u[:, :rank] * s[:rank], vh[:rank].T
    product: torch.Tensor = left.bfloat16().float() @ right.bfloat16().float().T
    return product


def variants(
    base: dict[str, torch.Tensor], tuned: dict[str, torch.Tensor], ranks: list[int]
) -> Iterator[tuple[str, float, dict[str, torch.Tensor]]]:
    """Name, bytes and weights of each way to store a persona."""
    yield "whole", sum(2 * w.numel() if w.dim() > 1 else 4 * w.numel() for w in tuned.values()), tuned
    for bits in (4, 2):
        delta = adapter.between(base, tuned, bits, name="", sha256="")
        weight_of = delta.over(base.__getitem__)
        size = sum(tensor.nbytes for tensor in delta.tensors.values())
        yield f"{bits} bits", size, {name: weight_of(name) for name in tuned}
    changes = {name: weight.float() - base[name].float() for name, weight in tuned.items()}
    for rank in ranks:
        size = sum(2 * rank * sum(w.shape) if w.dim() > 1 else 4 * w.numel() for w in changes.values())
        weights = {
            name: base[name].float() + (low_rank(change, rank) if change.dim() > 1 else change)
            for name, change in changes.items()
        }
        yield f"LoRA, rank {rank}", size, weights


def losses(persona: personas.Persona, ranks: list[int]) -> dict[str, Any]:
    """Megabytes and held-out bits per byte of each way."""
    base = bases.locate(persona.record.base, home())
    loaded = bases.load(persona.path)
    with Library(home()) as library:
        held_out = tokenize_texts([post.text for post in library.run_posts(persona.name, "validation")], loaded)
    state = loaded.model.state_dict()
    ways: dict[str, dict[str, float]] = {}
    for way, size, weights in variants(bases.weights_in(base.folder), bases.weights_in(persona.path), ranks):
        with torch.no_grad():
            for name, weight in weights.items():
                state[name].copy_(weight)
        scores = loss.score(loaded.model, held_out)
        ways[way] = {"megabytes": size / 1e6, "bits_per_byte": scores.bits_per_byte}
        log(f"{persona.name}, {way}: {size / 1e6:.1f} MB, {scores.bits_per_byte:.4f}")
    return {"held_out": len(held_out), "ways": ways}


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--persona", nargs="+", action="extend", metavar="NAME")
    options.add_argument("--ranks", nargs="+", type=int, default=[16, 64])
    given = options.parse_args()
    names = given.persona or [each["name"] for each in personas.list_personas(home())]
    path = given.results / "adapters.json"
    result: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {"losses": {}}
    result |= machine(threads=torch.get_num_threads(), torch=torch.__version__)
    for persona in (personas.find(home(), name) for name in names):
        if persona.name not in result["losses"] and not is_adapter(persona):
            result["losses"][persona.name] = losses(persona, given.ranks)
            write_json(path, result)
    if result["losses"]:
        print(table(result["losses"]))


def table(losses: dict[str, Any]) -> str:
    first = next(iter(losses.values()))["ways"]
    rows = []
    for name, found in losses.items():
        values = {way: each["bits_per_byte"] for way, each in found["ways"].items()}
        changes = {way: f" ({value / values['whole'] - 1:+.1%})" for way, value in values.items() if way != "whole"}
        rows.append([name, *(f"{value:.3f}{changes.get(way, '')}" for way, value in values.items())])
    rows.append(["megabytes", *(f"{each['megabytes']:.1f}" for each in first.values())])
    return markdown(["held-out bits per byte", *first], rows)


if __name__ == "__main__":
    main()
