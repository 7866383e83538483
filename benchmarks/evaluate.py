"""Speed of measuring a persona: scoring posts beside a bare forward pass, and writing the posts that are measured.

    python benchmarks/evaluate.py [--timelines DIR --account NAME] [--persona NAME] [--posts 640] [--rounds 5]

Scoring: the default base on the account's first posts (the sample account's without --timelines), in bf16 where the
processor has it, the cases taking turns in each round. "Bare forward pass" is Transformers' own over the same padded
batches of like length, logits made and thrown away; "evaluate" is `loss.score`, as reports use it for any model;
"training" is the score of `LlamaLearner`, as `train` uses it for its held-out posts. With --persona, one of yours, also
how long `evaluate` takes to write its 1,000 posts, once.

Prints one table with medians and ranges over the rounds, and writes benchmarks/results/evaluate.json.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import torch

from accounts import SAMPLE, load_base, parts
from huggingtweets import personas
from huggingtweets.config import FinetuneConfig, GenerateConfig
from huggingtweets.evaluation.evaluate import GENERATIONS, write
from huggingtweets.files import home, write_json
from huggingtweets.library import Library
from huggingtweets.models import bases, loss
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts.dataset import TokenizedPost, scoring_batches
from huggingtweets.training import learner

RESULTS = Path(__file__).parent / "results"


def forward_pass(loaded: LoadedModel, posts: Sequence[TokenizedPost], bf16: bool) -> None:
    """Logits of `posts` by the model as it is."""
    loaded.model.eval()
    with torch.inference_mode(), loss.autocast("cpu", bf16):
        for batch in scoring_batches(posts, loss.SCORING_TOKENS):
            loaded.model(input_ids=loss.pad([posts[i] for i in batch], loaded.separator), use_cache=False)


def seconds_of(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def shown(values: Sequence[float], digits: int) -> str:
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def scoring(account: Path, count: int, rounds: int) -> dict[str, Any]:
    """Seconds of each case in each round."""
    loaded = load_base(bases.DEFAULT)
    bf16 = bases.has_bf16("cpu")
    whole = parts(account, 0, loaded)
    posts = [*whole.train, *whole.validation, *whole.test][:count]
    trained = learner.make_learner(
        bases.load(bases.locate(bases.DEFAULT, home()).folder), posts, FinetuneConfig(), bf16=bf16
    )
    cases: dict[str, Callable[[], object]] = {
        "bare forward pass": lambda: forward_pass(loaded, posts, bf16),
        "evaluate": lambda: loss.score(loaded.model, posts, loaded.separator, bf16=bf16),
        "training": lambda: trained.score(posts, lambda _: None),
    }
    taken: dict[str, list[float]] = {case: [] for case in cases}
    for number in range(rounds + 1):
        for case, work in cases.items():
            seconds = seconds_of(work)
            print(f"round {number}: {case} {seconds:.2f} s", file=sys.stderr, flush=True)
            if number:  # the first round warms up
                taken[case].append(seconds)
    return {
        "account": account.stem,
        "posts": len(posts),
        "tokens": sum(len(p.ids) - 1 for p in posts),
        "seconds": taken,
    }


def writing(name: str) -> dict[str, Any]:
    """Seconds that `evaluate` takes to write its posts."""
    persona = personas.find(home(), name)
    with Library(home()) as library:
        real = [post.text for part in ("train", "validation") for post in library.run_posts(persona.name, part)]
    began = time.perf_counter()
    texts, _ = write(persona.path, GENERATIONS, 0, GenerateConfig(), real, "cpu")
    return {"persona": persona.name, "generations": len(texts), "seconds": time.perf_counter() - began}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--timelines", type=Path, help="folder with a CSV file for each account")
    parser.add_argument("--account", help="which of them; without both, the sample account")
    parser.add_argument("--persona", help="one of yours, for the time of writing")
    parser.add_argument("--posts", type=int, default=640)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    account = options.timelines / f"{options.account}.csv" if options.timelines else SAMPLE
    found = scoring(account, options.posts, options.rounds)
    bare = found["seconds"]["bare forward pass"]
    print(f"{found['posts']} posts of {found['account']}, {found['tokens']:,} tokens\n")
    print("| scoring | seconds | times the bare pass |\n| --- | ---: | ---: |")
    for case, taken in found["seconds"].items():
        ratios = [mine / its for mine, its in zip(taken, bare, strict=True)]
        print(f"| {case} | {shown(taken, 1)} | {shown(ratios, 2)} |")
    about = {"machine": platform.machine(), "cores": os.cpu_count(), "torch": torch.__version__}
    about |= {"load": os.getloadavg(), "at": datetime.now(UTC).isoformat(timespec="seconds"), "scoring": found}
    if options.persona:
        about["writing"] = writing(options.persona)
        print("\n{persona}: {generations:,} posts written in {seconds:.0f} s".format(**about["writing"]))
    write_json(RESULTS / "evaluate.json", about)


if __name__ == "__main__":
    main()
