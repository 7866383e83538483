"""Training speed: our passes, the same batches by autograd, and the original recipe, interleaved in one run.

    python benchmarks/speed.py [--timelines DIR --account NAME] [--rounds 3] [--seconds 20]

Each case trains the default base on the account's posts in a process of its own, the cases taking turns in each round:

- ours: `learner.LlamaLearner` on batches of whole posts in random order, of `finetune.batch_size`, in bf16 where the
  processor has it;
- autograd: `learner.AutogradLearner` on the same posts in batches of like length, the same precision: what any other
  base gets, and what a plain PyTorch loop would do;
- original: the Transformers Trainer on blocks of 1,024 tokens, one a step, float32; and original-bf16: under autocast,
  left out where the processor has no bf16: emulated, it is many times slower than float32.

Prints trained tokens a second (padding not counted), their share of the matrix peak, and peak memory, as medians over
the rounds, and the ratio of ours to each of the others in the same round. A step counts as 6 x parameters x tokens, for
ours and autograd less 2 x attention's matrices, which by default they leave as they are; the peak is that of a
2048 x 2048 product, in bf16 where the processor has it and else in float32, measured in the same process before and
after. Two steps of each warm up.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

import reference_recipe
from accounts import SAMPLE, load_base, parts
from huggingtweets.config import FinetuneConfig
from huggingtweets.models import bases
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts import dataset
from huggingtweets.posts.dataset import TokenizedPost
from huggingtweets.training import finetune, learner

CASES = ("ours", "autograd", "original-bf16", "original")
WARM_UP = 2


def clocked(steps: Callable[[], int], seconds: float) -> float:
    """Tokens a second of `steps`, each call of which does one and returns its tokens."""
    for _ in range(WARM_UP):
        steps()
    began, tokens = time.perf_counter(), 0
    while (taken := time.perf_counter() - began) < seconds:
        tokens += steps()
    return tokens / taken


def by_learner(loaded: LoadedModel, train: list[TokenizedPost], seconds: float, *, ours: bool) -> float:
    config = FinetuneConfig()
    bf16 = bases.has_bf16("cpu")
    batch_size = finetune.batch_size(len(train), config)
    if ours:
        one: learner.Learner = learner.make_learner(loaded, train, config, bf16=bf16)
        order = dataset.shuffled_batches(train, batch_size, 0, 1)
    else:
        one = learner.AutogradLearner(loaded, config, bf16=bf16)
        order = dataset.batches(train, batch_size, 0, 1)
    waiting = iter(order * 100)
    return clocked(lambda: one.step([train[i] for i in next(waiting)], 1e-5)[1], seconds)


def by_trainer(loaded: LoadedModel, train: list[TokenizedPost], seconds: float, *, bf16: bool) -> float:
    from transformers import Trainer, TrainerCallback, TrainingArguments

    blocks, _ = reference_recipe.blocks(train, loaded.separator, 100, 1024, 0)
    times: list[float] = []

    class Clock(TrainerCallback):
        def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            times.append(time.perf_counter())
            if len(times) > WARM_UP and times[-1] - times[WARM_UP - 1] >= seconds:
                control.should_training_stop = True

    def collate(rows: list[list[int]]) -> dict[str, torch.Tensor]:
        return {"input_ids": torch.tensor(rows), "labels": torch.tensor(rows)}

    with tempfile.TemporaryDirectory() as folder:
        settings = TrainingArguments(
            output_dir=folder,
            per_device_train_batch_size=1,
            learning_rate=1e-5,
            bf16=bf16,
            use_cpu=True,
            logging_strategy="no",
            save_strategy="no",
            report_to=[],
            disable_tqdm=True,
            dataloader_pin_memory=False,
            remove_unused_columns=False,
        )
        Trainer(
            model=loaded.model, args=settings, train_dataset=blocks, data_collator=collate, callbacks=[Clock()]
        ).train()
    return 1024 * (len(times) - WARM_UP) / (times[-1] - times[WARM_UP - 1])


def peak() -> float:
    """Floating-point operations a second of a large product, in the precision that is fastest here."""
    matrix = torch.randn(2048, 2048, dtype=torch.bfloat16 if bases.has_bf16("cpu") else torch.float32)
    for _ in range(3):
        matrix @ matrix
    began = time.perf_counter()
    for _ in range(10):
        matrix @ matrix
    return 10 * 2 * 2048**3 / (time.perf_counter() - began)


def measure(case: str, account: Path, seconds: float) -> dict[str, float]:
    loaded = load_base(bases.DEFAULT)
    sizes = {name: parameter.numel() for name, parameter in loaded.model.named_parameters()}
    frozen = sum(size for name, size in sizes.items() if learner.is_frozen(name, FinetuneConfig()))
    per_token = 6 * sum(sizes.values()) - (2 * frozen if case in {"ours", "autograd"} else 0)
    train = parts(account, 0, loaded).train
    before = peak()
    if case in {"ours", "autograd"}:
        speed = by_learner(loaded, train, seconds, ours=case == "ours")
    else:
        speed = by_trainer(loaded, train, seconds, bf16=case == "original-bf16")
    return {
        "tokens_per_second": speed,
        "share_of_peak": per_token * speed / ((before + peak()) / 2),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        / (1024 if sys.platform == "linux" else 1 << 20),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--timelines", type=Path, help="folder with a CSV file for each account")
    parser.add_argument("--account", help="which of them; without both, the sample account")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=20, help="of each case in each round")
    parser.add_argument("--case", choices=CASES, help=argparse.SUPPRESS)  # of the processes that this one starts
    options = parser.parse_args()
    account = options.timelines / f"{options.account}.csv" if options.timelines else SAMPLE
    if options.case:
        print(json.dumps(measure(options.case, account, options.seconds)))
        return
    cases = [case for case in CASES if case != "original-bf16" or bases.has_bf16("cpu")]
    found: dict[str, list[dict[str, float]]] = {case: [] for case in cases}
    for number in range(options.rounds):
        for case, results in found.items():
            command = [sys.executable, __file__, *sys.argv[1:], "--case", case]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
            results.append(json.loads(done.stdout.splitlines()[-1]))
            print(f"round {number + 1}: {case} {results[-1]['tokens_per_second']:.0f} tokens/s", file=sys.stderr)
    print(
        "| case | tokens/s | share of the peak | peak memory | ours is faster by |\n| --- | ---: | ---: | ---: | --- |"
    )
    for case, results in found.items():
        speed, share, memory = (
            statistics.median(result[key] for result in results)
            for key in ("tokens_per_second", "share_of_peak", "megabytes")
        )
        pairs = zip(found["ours"], results, strict=True)
        ratios = sorted(one["tokens_per_second"] / other["tokens_per_second"] for one, other in pairs)
        beside = "" if case == "ours" else f"{statistics.median(ratios):.1f} ({ratios[0]:.1f} to {ratios[-1]:.1f})"
        print(f"| {case} | {speed:.0f} | {share:.0%} | {memory / 1000:.1f} GB | {beside} |")


if __name__ == "__main__":
    main()
