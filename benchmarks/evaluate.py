"""Measure how fast a persona is evaluated: scoring posts, beside a bare forward pass, and writing new ones.

    python benchmarks/evaluate.py [--timelines DIR --account NAME] [--persona NAME] [--posts 640] [--rounds 5]

Scores the account's first posts under the default base, in bf16 if the processor has it. The cases take turns in each
round.

| case | what it runs |
| --- | --- |
| bare forward pass | Transformers' own over the same padded batches of similar length; logits are thrown away |
| evaluate | `loss.score`, as reports use it for any model |
| training | `EngineLearner.score`, as `train` uses it for held-out posts |

With `--persona`, also how long `evaluate` takes to write its 1,000 posts, once.

Prints medians and ranges, and writes benchmarks/results/evaluate.json.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch

from accounts import account_path, add_account_options, count_tokens, load_base, read_parts
from huggingtweets import personas
from huggingtweets.config import FinetuneConfig, SamplingConfig
from huggingtweets.evaluation.evaluate import GENERATIONS, write
from huggingtweets.files import home, write_json
from huggingtweets.library import Library
from huggingtweets.models import bases, loss
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts.tokens import TokenizedPost, scoring_batches
from huggingtweets.training import learner
from measuring import log, machine, markdown, median_range, parser, seconds_of


def forward_pass(loaded: LoadedModel, posts: Sequence[TokenizedPost], bf16: bool) -> None:
    loaded.model.eval()
    with torch.inference_mode(), loss.autocast("cpu", bf16):
        for batch in scoring_batches(posts, loss.SCORING_TOKENS):
            loaded.model(input_ids=loss.pad([posts[i] for i in batch]), use_cache=False)


def scoring(account: Path, count: int, rounds: int) -> dict[str, Any]:
    """Seconds of each case in each round."""
    loaded = load_base()
    bf16 = bases.has_bf16("cpu")
    posts = [post for _, part in read_parts(account, 0, loaded) for post in part][:count]
    own = learner.make_learner(load_base(), posts, FinetuneConfig())
    cases: dict[str, Callable[[], object]] = {
        "bare forward pass": lambda: forward_pass(loaded, posts, bf16),
        "evaluate": lambda: loss.score(loaded.model, posts, bf16=bf16),
        "training": lambda: own.score(posts, lambda _: None),
    }
    taken: dict[str, list[float]] = {case: [] for case in cases}
    for number in range(rounds + 1):
        for case, score in cases.items():
            seconds = seconds_of(score)
            log(f"round {number}: {case} {seconds:.2f} s")
            if number:  # the first round warms up
                taken[case].append(seconds)
    return {"account": account.stem, "posts": len(posts), "tokens": count_tokens(posts), "seconds": taken}


def writing(name: str) -> dict[str, Any]:
    """Seconds that `evaluate` takes to write its posts."""
    persona = personas.find(home(), name)
    with Library(home()) as library:
        real = [post.text for part in ("train", "validation") for post in library.run_posts(persona.name, part)]
    began = time.perf_counter()
    texts, _ = write(persona, GENERATIONS, 0, SamplingConfig(), real, "cpu")
    return {"persona": persona.name, "generations": len(texts), "seconds": time.perf_counter() - began}


def main() -> None:
    options = parser(__doc__)
    add_account_options(options)
    options.add_argument("--persona", metavar="NAME", help="persona that writes")
    options.add_argument("--posts", type=int, default=640)
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    found = scoring(account_path(given), given.posts, given.rounds)
    print(f"{found['posts']} posts of {found['account']}, {found['tokens']:,} tokens\n")
    bare = found["seconds"]["bare forward pass"]
    rows = []
    for case, taken in found["seconds"].items():
        ratios = [seconds / base for seconds, base in zip(taken, bare, strict=True)]
        rows.append([case, median_range(taken), median_range(ratios, 2)])
    print(markdown(["scoring", "seconds", "times the bare pass"], rows))
    result = machine(torch=torch.__version__) | {"scoring": found}
    if given.persona:
        result["writing"] = written = writing(given.persona)
        print(f"\n{written['persona']}: {written['generations']:,} posts written in {written['seconds']:.0f} s")
    write_json(given.results / "evaluate.json", result)


if __name__ == "__main__":
    main()
