"""Our training loop beside the Transformers Trainer: the same base, posts, batch size and optimiser, interleaved.

    python benchmarks/loop.py [--rounds 3] [--steps 12]

Both train the default base on the sample account in bf16 where the processor has it, batches of 16 posts grouped by
length. Prints trained tokens (padding not counted) per second of each round, and the ratio of the medians with its
spread over rounds.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import torch

from huggingtweets import base_model, curate, dataset, finetune, pipeline, sources
from huggingtweets.config import CurateConfig, DatasetConfig, FinetuneConfig
from huggingtweets.events import Event, StepDone
from huggingtweets.files import home

SKIP = 2
"""Steps at the beginning of a round that are not timed: caches warm up."""


def ours(loaded: base_model.LoadedModel, train: list[dataset.TokenizedPost], steps: int, scratch: Path) -> float:
    """Tokens per second of our loop."""
    times: list[tuple[float, int]] = []

    def watch(event: Event) -> None:
        if isinstance(event, StepDone):
            times.append((time.perf_counter(), round(event.tokens_per_second)))

    config = FinetuneConfig(epochs=1, device="cpu", checkpoint_seconds=1e9)
    run = finetune._Run(loaded, train, train[:1], config, scratch / "ours", "benchmark", watch)
    tokens: list[int] = []
    whole = run.step

    def counted(posts: Any, rate: float) -> tuple[float, int]:
        nats, count = whole(posts, rate)
        tokens.append(count)
        return nats, count

    run.step = counted  # type: ignore[method-assign]
    run.train_epoch(lambda: len(times) >= steps)
    return sum(tokens[SKIP:]) / (times[-1][0] - times[SKIP - 1][0])


def theirs(loaded: base_model.LoadedModel, train: list[dataset.TokenizedPost], steps: int, scratch: Path) -> float:
    """Tokens per second of the Trainer."""
    from transformers import Trainer, TrainerCallback, TrainingArguments

    counts: list[int] = []

    def collate(rows: list[dict[str, Any]]) -> dict[str, torch.Tensor]:
        longest = max(len(row["input_ids"]) for row in rows)
        ids = torch.tensor([row["input_ids"] + [loaded.separator] * (longest - len(row["input_ids"])) for row in rows])
        lengths = torch.tensor([len(row["input_ids"]) for row in rows])
        mask = torch.arange(longest)[None, :] < lengths[:, None]
        counts.append(int(mask[:, 1:].sum()))
        return {"input_ids": ids, "attention_mask": mask.long(), "labels": ids.masked_fill(~mask, -100)}

    times: list[float] = []

    class Clock(TrainerCallback):
        def on_step_end(self, *_: Any, **__: Any) -> None:
            times.append(time.perf_counter())

    arguments = TrainingArguments(
        output_dir=str(scratch / "theirs"),
        per_device_train_batch_size=16,
        max_steps=steps,
        learning_rate=1.4e-4,
        warmup_steps=0.1,
        lr_scheduler_type="cosine",
        weight_decay=0.01,
        bf16=base_model.has_bf16("cpu"),
        use_cpu=True,
        train_sampling_strategy="group_by_length",
        logging_steps=1,
        save_strategy="no",
        report_to=[],
        disable_tqdm=True,
        remove_unused_columns=False,
    )
    rows = [{"input_ids": post.ids} for post in train]
    trainer = Trainer(
        model=loaded.model,
        args=arguments,
        train_dataset=rows,
        data_collator=collate,
        callbacks=[Clock()],  # type: ignore[arg-type]
    )
    trainer.train()
    return sum(counts[SKIP:steps]) / (times[-1] - times[SKIP - 1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--steps", type=int, default=12)
    options = parser.parse_args()
    source = sources.detect(pipeline.SAMPLE)
    split = dataset.build([curate.curate(source.posts(), CurateConfig()).texts], DatasetConfig(), 0)
    base = base_model.locate(base_model.DEFAULT, home())
    speeds: dict[str, list[float]] = {"ours": [], "Trainer": []}
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(options.rounds):
            for name, train in (("ours", ours), ("Trainer", theirs)):
                loaded = base_model.load(base.folder)
                posts = dataset.tokenise(split.train, loaded.encode, loaded.separator, loaded.context)
                speeds[name].append(train(loaded, posts, options.steps, Path(scratch)))
                print(f"round {number + 1}: {name} {speeds[name][-1]:.0f} tokens/s", flush=True)
    ratios = [a / b for a, b in zip(speeds["ours"], speeds["Trainer"], strict=True)]
    print(
        f"ours {statistics.median(speeds['ours']):.0f} tokens/s, Trainer {statistics.median(speeds['Trainer']):.0f}; "
        f"ratio {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
    )


if __name__ == "__main__":
    main()
