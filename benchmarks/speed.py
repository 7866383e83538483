"""Measure training speed: our own pass, autograd on the same posts, and the original recipe.

    python benchmarks/speed.py [--base smollm2] [--timelines DIR --account NAME] [--rounds 3] [--seconds 20]

Each case trains a base on the account's posts in a new process. The cases take turns in each round. Of several bases,
the first two cases are measured, and the times for the same text compared.

| case | what it runs |
| --- | --- |
| ours | `EngineLearner` on shuffled batches of whole posts, default batch size, bf16 if the processor has it |
| autograd | `AutogradLearner`, as for other bases, on the same posts in batches of similar length, same precision |
| original | the Transformers Trainer on blocks of 1,024 tokens, one a step, in float32 |
| original-bf16 | the same with autocast; left out without bf16 arithmetic, because emulation is many times slower |

Prints medians over the rounds: trained tokens and bytes of text per second (without padding), share of the matrix
peak, peak memory, and the ratio of ours to the others in the same round. A step counts as 6 x parameters x tokens; for
ours and autograd less 2 x attention's matrices, which are frozen by default; for ours also less 2 x the rows of the
embedding that get no gradient of their own. The peak is a 2048 x 2048 product in the fastest precision, measured in the
same process before and after. Two steps of each case warm up.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from argparse import SUPPRESS
from pathlib import Path
from typing import Any

import torch

import reference_recipe
from accounts import account_path, add_account_options, load_base, read_parts
from huggingtweets.config import FinetuneConfig
from huggingtweets.models import bases
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts import tokens
from huggingtweets.posts.tokens import TokenizedPost
from huggingtweets.training import finetune, learner
from measuring import in_child, log, markdown, median_range, parser, peak_megabytes

CASES = ("ours", "autograd", "original-bf16", "original")
WARM_UP = 2
BLOCK = 1024


def learner_speed(loaded: LoadedModel, train: list[TokenizedPost], seconds: float, *, ours: bool) -> float:
    """Tokens per second of one of our learners."""
    config = FinetuneConfig()
    batch_size = finetune.batch_size(len(train), config)
    if ours:
        one: learner.Learner = learner.make_learner(loaded, train, config)
        order = tokens.batches(train, batch_size, 0, 1, pads=False)
    else:
        one = learner.AutogradLearner(loaded, config, bases.has_bf16("cpu"))
        order = tokens.batches(train, batch_size, 0, 1, pads=True)
    waiting = iter(order * 100)

    def step() -> int:
        return one.step([train[i] for i in next(waiting)], 1e-5)[1]

    for _ in range(WARM_UP):
        step()
    began, done = time.perf_counter(), 0
    while (taken := time.perf_counter() - began) < seconds:
        done += step()
    return done / taken


def trainer_speed(loaded: LoadedModel, train: list[TokenizedPost], seconds: float, *, bf16: bool) -> float:
    """Tokens per second of the original recipe."""
    from transformers import TrainerCallback

    blocks, _ = reference_recipe.make_blocks(train, loaded.end, 100, BLOCK, 0)
    times: list[float] = []

    class Clock(TrainerCallback):  # type: ignore[misc]
        def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            times.append(time.perf_counter())
            if len(times) > WARM_UP and times[-1] - times[WARM_UP - 1] >= seconds:
                control.should_training_stop = True

    with tempfile.TemporaryDirectory() as folder:
        reference_recipe.make_trainer(loaded, blocks, folder, Clock(), learning_rate=1e-5, bf16=bf16).train()
    return BLOCK * (len(times) - WARM_UP) / (times[-1] - times[WARM_UP - 1])


def matrix_peak() -> float:
    """Floating-point operations per second of a large product in the fastest precision."""
    matrix = torch.randn(2048, 2048, dtype=torch.bfloat16 if bases.has_bf16("cpu") else torch.float32)
    for _ in range(3):
        matrix @ matrix
    began = time.perf_counter()
    for _ in range(10):
        matrix @ matrix
    return 10 * 2 * 2048**3 / (time.perf_counter() - began)


def measure(case: str, base: str, account: Path, seconds: float) -> dict[str, float]:
    """One case, in a new process."""
    loaded = load_base(base)
    sizes = {name: parameter.numel() for name, parameter in loaded.model.named_parameters()}
    frozen = sum(size for name, size in sizes.items() if learner.ATTENTION.search(name))
    is_ours = case in {"ours", "autograd"}
    per_token = 6 * sum(sizes.values()) - (2 * frozen if is_ours else 0)
    train = read_parts(account, 0, loaded).train
    if case == "ours":
        embedding = loaded.model.get_input_embeddings().weight
        seen = len({token for post in train for token in post.ids})
        per_token -= 2 * (len(embedding) - seen) * embedding.shape[1]
    before = matrix_peak()
    if is_ours:
        speed = learner_speed(loaded, train, seconds, ours=case == "ours")
    else:
        speed = trainer_speed(loaded, train, seconds, bf16=case == "original-bf16")
    tokens = sum(len(post.ids) - 1 for post in train)
    return {
        "tokens_per_second": speed,
        "bytes_per_second": speed * sum(post.bytes for post in train) / tokens,
        "share_of_peak": per_token * speed / ((before + matrix_peak()) / 2),
        "megabytes": peak_megabytes(),
    }


def main() -> None:
    options = parser(__doc__, writes=False)
    add_account_options(options)
    options.add_argument("--base", nargs="+", default=[bases.DEFAULT], metavar="NAME")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--seconds", type=float, default=20, help="of each case in each round")
    options.add_argument("--case", help=SUPPRESS)  # for the processes that this one starts
    given = options.parse_args()
    if given.case:
        case, base = given.case.split(" ", 1)
        print(json.dumps(measure(case, base, account_path(given), given.seconds)))
        return
    cases = [case for case in CASES if case != "original-bf16" or bases.has_bf16("cpu")]
    if len(given.base) > 1:
        cases = ["ours", "autograd"]
    found: dict[tuple[str, str], list[dict[str, float]]] = {(case, base): [] for base in given.base for case in cases}
    for number in range(given.rounds):
        for (case, base), results in found.items():
            results.append(in_child(*sys.argv[1:], "--case", f"{case} {base}"))
            log(f"round {number + 1}: {case} {base} {results[-1]['tokens_per_second']:.0f} tokens/s")
    first = found["ours", given.base[0]]
    rows = []
    for (case, base), results in found.items():
        medians = {key: statistics.median(result[key] for result in results) for key in results[0]}
        ours, text = (
            [one[key] / other[key] for one, other in zip(reference, results, strict=True)]
            for reference, key in ((found["ours", base], "tokens_per_second"), (first, "bytes_per_second"))
        )
        rows.append(
            [
                case,
                base,
                f"{medians['tokens_per_second']:.0f}",
                f"{medians['bytes_per_second']:.0f}",
                f"{medians['share_of_peak']:.0%}",
                f"{medians['megabytes'] / 1000:.1f} GB",
                "" if case == "ours" else median_range(ours),
                "" if (case, base) == ("ours", given.base[0]) else median_range(text, 2),
            ]
        )
    head = ["case", "base", "tokens/s", "bytes/s", "share of the peak", "peak memory", "ours is faster by"]
    print(markdown([*head, f"time relative to ours on {given.base[0]}"], rows))


if __name__ == "__main__":
    main()
