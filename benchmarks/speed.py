"""Measure training speed: our own pass, autograd on the same posts, and the original recipe.

    python benchmarks/speed.py [--timelines DIR --account NAME] [--rounds 3] [--seconds 20]

Each case trains the default base on the account's posts in a new process. The cases take turns in each round.

| case | what it runs |
| --- | --- |
| ours | `EngineLearner` on shuffled batches of whole posts, default batch size, bf16 if the processor has it |
| autograd | `AutogradLearner`, as for other bases, on the same posts in batches of similar length, same precision |
| original | the Transformers Trainer on blocks of 1,024 tokens, one a step, in float32 |
| original-bf16 | the same with autocast; left out without bf16 arithmetic, because emulation is many times slower |

Prints medians over the rounds: trained tokens per second (without padding), share of the matrix peak, peak memory, and
the ratio of ours to the others in the same round. A step counts as 6 x parameters x tokens; for ours and autograd less
2 x attention's matrices, which are frozen by default. The peak is a 2048 x 2048 product in the fastest precision,
measured in the same process before and after. Two steps of each case warm up.
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
from huggingtweets.posts import dataset
from huggingtweets.posts.dataset import TokenizedPost
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
        order = dataset.batches(train, batch_size, 0, 1, pads=False)
    else:
        one = learner.AutogradLearner(loaded, config, bases.has_bf16("cpu"))
        order = dataset.batches(train, batch_size, 0, 1, pads=True)
    waiting = iter(order * 100)

    def step() -> int:
        return one.step([train[i] for i in next(waiting)], 1e-5)[1]

    for _ in range(WARM_UP):
        step()
    began, tokens = time.perf_counter(), 0
    while (taken := time.perf_counter() - began) < seconds:
        tokens += step()
    return tokens / taken


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


def measure(case: str, account: Path, seconds: float) -> dict[str, float]:
    """One case, in a new process."""
    loaded = load_base()
    sizes = {name: parameter.numel() for name, parameter in loaded.model.named_parameters()}
    frozen = sum(size for name, size in sizes.items() if learner.ATTENTION.search(name))
    is_ours = case in {"ours", "autograd"}
    per_token = 6 * sum(sizes.values()) - (2 * frozen if is_ours else 0)
    train = read_parts(account, 0, loaded).train
    before = matrix_peak()
    if is_ours:
        speed = learner_speed(loaded, train, seconds, ours=case == "ours")
    else:
        speed = trainer_speed(loaded, train, seconds, bf16=case == "original-bf16")
    return {
        "tokens_per_second": speed,
        "share_of_peak": per_token * speed / ((before + matrix_peak()) / 2),
        "megabytes": peak_megabytes(),
    }


def main() -> None:
    options = parser(__doc__, writes=False)
    add_account_options(options)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--seconds", type=float, default=20, help="of each case in each round")
    options.add_argument("--case", choices=CASES, help=SUPPRESS)  # for the processes that this one starts
    given = options.parse_args()
    if given.case:
        print(json.dumps(measure(given.case, account_path(given), given.seconds)))
        return
    cases = [case for case in CASES if case != "original-bf16" or bases.has_bf16("cpu")]
    found: dict[str, list[dict[str, float]]] = {case: [] for case in cases}
    for number in range(given.rounds):
        for case, results in found.items():
            results.append(in_child(*sys.argv[1:], "--case", case))
            log(f"round {number + 1}: {case} {results[-1]['tokens_per_second']:.0f} tokens/s")
    rows = []
    for case, results in found.items():
        speed, share, memory = (
            statistics.median(result[key] for result in results)
            for key in ("tokens_per_second", "share_of_peak", "megabytes")
        )
        pairs = zip(found["ours"], results, strict=True)
        ratios = [ours["tokens_per_second"] / other["tokens_per_second"] for ours, other in pairs]
        ratio = "" if case == "ours" else median_range(ratios)
        rows.append([case, f"{speed:.0f}", f"{share:.0%}", f"{memory / 1000:.1f} GB", ratio])
    print(markdown(["case", "tokens/s", "share of the peak", "peak memory", "ours is faster by"], rows))


if __name__ == "__main__":
    main()
