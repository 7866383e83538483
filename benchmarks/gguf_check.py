"""A persona's GGUFs under llama.cpp, beside the persona under Transformers.

    pip install xllamacpp
    python benchmarks/gguf_check.py NASA [--quants f16 q8_0 …] [--posts 482]

Writes the persona in each format and loads it with llama.cpp, whose library comes ready-built with `xllamacpp`; it is
called through its own C interface, with its defaults. For each format: the file's size; of 500 tricky texts, those cut
into the same tokens by the persona's tokenizer and by llama.cpp; the largest difference of logits to Transformers in
float32 over the first held-out posts; bits per byte on the held-out posts, each scored alone, and how far that is from
our own in float32; and of the usual starts, those that go on alike when always the likeliest token is taken, with the
tokens that are alike before the first other one (60 at most).

Prints one table and writes benchmarks/results/gguf.json, where rows of the same persona in other formats stay.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, get_args

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parents[1]))  # for what the tests read a GGUF with

from tests.share.llama_cpp import LlamaCpp, Logits
from tests.share.tricky import texts

from huggingtweets import personas
from huggingtweets.files import home, write_json
from huggingtweets.library import Library
from huggingtweets.models import bases, loss
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts import curate, dataset
from huggingtweets.sharing.gguf.export import export
from huggingtweets.sharing.gguf.quantise import Quant
from huggingtweets.writing.sampler import USUAL_STARTS

RESULTS = Path(__file__).parent / "results"
LOGIT_POSTS = 20
GREEDY_TOKENS = 60


@dataclass(frozen=True)
class Ours:
    """The persona under Transformers, in float32."""

    loaded: LoadedModel
    posts: list[dataset.TokenizedPost]
    bits_per_byte: float

    def logits(self, ids: Sequence[int]) -> Logits:
        with torch.inference_mode():
            found: Logits = self.loaded.model(torch.tensor([list(ids)])).logits[0].float().numpy()
        return found

    def greedy(self, ids: list[int], separator: int) -> list[int]:
        """What follows `ids`, always by the likeliest token, up to the separator."""
        given = torch.tensor([ids])
        grown = self.loaded.model.generate(
            given,
            attention_mask=torch.ones_like(given),
            do_sample=False,
            max_new_tokens=GREEDY_TOKENS,
            eos_token_id=separator,
            pad_token_id=separator,
        )[0, len(ids) :].tolist()
        return [token for token in grown if token != separator]


def open_ours(persona: personas.Persona, most: int | None) -> Ours:
    loaded = bases.load(persona.path)
    with Library(home()) as library:
        texts = [post.text for post in library.run_posts(persona.name, "validation")][:most]
    posts = dataset.tokenize(
        [curate.CuratedPost("", "", "", text) for text in texts], loaded.encode, loaded.separator, loaded.context
    )
    fit = loss.score(loaded.model, posts, loaded.separator)
    return Ours(loaded, posts, fit.bits_per_byte)


def bits_per_byte(model: LlamaCpp, posts: Sequence[dataset.TokenizedPost]) -> float:
    nats = 0.0
    for post in posts:
        ids = list(post.ids)
        scores = torch.from_numpy(model.logits(ids[:-1])).double()
        nats += float(torch.nn.functional.cross_entropy(scores, torch.tensor(ids[1:]), reduction="sum"))
    return nats / sum(post.bytes for post in posts) / math.log(2)


def alike(one: Sequence[int], other: Sequence[int]) -> int:
    """Tokens before the first at which the two differ."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def measure(persona: personas.Persona, quants: Sequence[Quant], most: int | None) -> list[dict[str, Any]]:
    ours = open_ours(persona, most)
    tokenizer, separator = ours.loaded.tokenizer, ours.loaded.separator
    tricky = texts()
    wanted = [list(tokenizer(text)["input_ids"]) for text in tricky]
    starts = [list(tokenizer(start)["input_ids"]) for start in USUAL_STARTS]
    written = [ours.greedy(start, separator) for start in starts]
    reference = [ours.logits(post.ids) for post in ours.posts[:LOGIT_POSTS]]
    print(f"Transformers: {ours.bits_per_byte:.5f} bits per byte", file=sys.stderr, flush=True)
    rows = []
    for quant in quants:
        with tempfile.TemporaryDirectory() as scratch:
            made = export(persona, Path(scratch), quant)
            theirs = LlamaCpp(made.path)
        ids = [theirs.encode(text) for text in tricky]
        differing = [text for text, a, b in zip(tricky, ids, wanted, strict=True) if a != b]
        differences = [
            float(np.abs(theirs.logits(post.ids) - known).max())
            for post, known in zip(ours.posts, reference, strict=False)
        ]
        found = bits_per_byte(theirs, ours.posts)
        grown = [theirs.greedy(start, separator, GREEDY_TOKENS) for start in starts]
        rows.append(
            {
                "quant": quant,
                "bytes": made.bytes,
                "formats": made.formats,
                "same_tokens": len(tricky) - len(differing),
                "differing_texts": differing,
                "largest_logit_difference": max(differences),
                "bits_per_byte": found,
                "relative": found / ours.bits_per_byte - 1,
                "same_greedy": sum(map(list.__eq__, grown, written)),
                "same_greedy_tokens": [alike(a, b) for a, b in zip(grown, written, strict=True)],
                "greedy_tokens": list(map(len, written)),
                "ours": ours.bits_per_byte,
            }
        )
        theirs.close()
        print(rows[-1], file=sys.stderr, flush=True)
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("persona")
    parser.add_argument("--quants", nargs="+", choices=get_args(Quant), default=list(get_args(Quant)))
    parser.add_argument("--posts", type=int, help="held-out posts to score; by default all")
    options = parser.parse_args()
    persona = personas.find(home(), options.persona)
    rows = measure(persona, options.quants, options.posts)
    print("| format | MB | same tokens | difference of logits | bits per byte | from ours | alike | tokens alike |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |")
    for row in rows:
        print(
            f"| {row['quant']} | {row['bytes'] / 1e6:.1f} | {row['same_tokens']} of 500 | "
            f"{row['largest_logit_difference']:.2g} | {row['bits_per_byte']:.4f} | {row['relative']:+.2%} | "
            f"{row['same_greedy']} of {len(USUAL_STARTS)} | {', '.join(map(str, row['same_greedy_tokens']))} |"
        )
    about = {"machine": platform.machine(), "cores": os.cpu_count(), "xllamacpp": version("xllamacpp")}
    about |= {"torch": torch.__version__, "at": datetime.now(UTC).isoformat(timespec="seconds")}
    keep(persona.name, [row | about for row in rows])


def keep(name: str, rows: list[dict[str, Any]]) -> None:
    path = RESULTS / "gguf.json"
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    every = {row["quant"]: row for row in [*(known["rows"] if known.get("persona") == name else []), *rows]}
    write_json(path, {"persona": name, "rows": [every[quant] for quant in get_args(Quant) if quant in every]})


if __name__ == "__main__":
    main()
