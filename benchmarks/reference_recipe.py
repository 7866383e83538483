"""Train our default base by the recipe of the original HuggingTweets, the baseline of our losses and speed.

    python benchmarks/reference_recipe.py [ARCHIVE-OR-TABLE] [--seed 0] [--precision fp32] [--base smollm2]

Prints the bits per byte of the account's validation posts after each epoch. `losses.py` compares them with ours.

| as in the original (2020 to 2024) | as in ours, so that only the training differs |
| --- | --- |
| Transformers' Trainer, its optimiser and schedule | base |
| end token between posts | cleaning and split of the posts |
| blocks of 1,024 tokens, which mix some 35 posts | |
| new order of the posts in each epoch | |

One difference: the Trainer takes the blocks in order instead of shuffling them, so that the end of an epoch is known.

The original trained in float32, the default here. `--precision bf16` uses autocast, several times faster on processors
with bf16 arithmetic. Before relying on it, compare both on a few accounts.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from typing import Any, Literal

from pydantic import Field

from accounts import Curve, Parts, load_base, read_parts, recipe_parser
from huggingtweets.config import Section
from huggingtweets.errors import TooFewPostsError
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts.tokens import TokenizedPost


class Recipe(Section):
    """The original's settings. Weight decay 0, clipping to 1 and AdamW's constants are the Trainer's."""

    epochs: int = Field(4, ge=1, description="Epochs.")
    block: int = Field(1024, ge=2, description="Tokens per block, one block per step.")
    learning_rate: float = Field(1.372e-4, gt=0, description="Peak learning rate.")
    precision: Literal["fp32", "bf16"] = Field("fp32", description="Arithmetic.")
    seed: int = Field(0, ge=0, description="Seed of the order of the posts.")


def make_blocks(
    train: Sequence[TokenizedPost], end: int, epochs: int, length: int, seed: int
) -> tuple[list[list[int]], list[int]]:
    """The training text in blocks of `length` tokens, and the number of blocks until the end of each epoch.

    An epoch ends at the block boundary nearest to its last post. The last epoch loses its incomplete block. Raises
    TooFewPostsError if there is no complete block.
    """
    text, ends = [end], list[int]()
    for epoch in range(1, epochs + 1):
        order = list(range(len(train)))
        random.Random(f"{seed}:blocks:{epoch}").shuffle(order)
        for i in order:
            text += train[i].ids[1:]
            if train[i].is_cut:  # it has no end token
                text.append(end)
        ends.append(len(text))
    count = len(text) // length
    if not count:
        raise TooFewPostsError(f"{epochs} epochs of these posts do not fill one block of {length} tokens.")
    blocks = [text[i * length : (i + 1) * length] for i in range(count)]
    return blocks, [*(min(count, max(1, round(end / length))) for end in ends[:-1]), count]


def make_trainer(loaded: LoadedModel, blocks: list[list[int]], folder: str, callback: Any, **settings: Any) -> Any:
    """A quiet Transformers Trainer over `blocks`, one per step. `settings` are TrainingArguments."""
    import torch
    from transformers import PrinterCallback, Trainer, TrainingArguments

    def collate(rows: list[list[int]]) -> dict[str, torch.Tensor]:
        ids = torch.tensor(rows)
        return {"input_ids": ids, "labels": ids}

    arguments = TrainingArguments(
        output_dir=folder,
        num_train_epochs=1,  # the blocks hold all epochs
        per_device_train_batch_size=1,
        use_cpu=loaded.device.type == "cpu",
        logging_strategy="no",
        save_strategy="no",
        report_to=[],
        disable_tqdm=True,
        dataloader_pin_memory=False,
        remove_unused_columns=False,
        **settings,
    )
    trainer = Trainer(
        model=loaded.model, args=arguments, train_dataset=blocks, data_collator=collate, callbacks=[callback]
    )
    trainer.remove_callback(PrinterCallback)
    return trainer


def train(loaded: LoadedModel, parts: Parts, curve: Curve, recipe: Recipe) -> None:
    """Train `loaded` in place on `parts`, and add each epoch to `curve`."""
    from transformers import TrainerCallback

    length = min(recipe.block, loaded.context)
    blocks, ends = make_blocks(parts.train, loaded.end, recipe.epochs, length, recipe.seed)

    class ScoreEpochs(TrainerCallback):  # type: ignore[misc]
        def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            for epoch, end in enumerate(ends, start=1):
                if state.global_step == end:
                    curve.add(epoch)

    with tempfile.TemporaryDirectory() as folder, curve.training():
        make_trainer(
            loaded,
            blocks,
            folder,
            ScoreEpochs(),
            learning_rate=recipe.learning_rate,
            lr_scheduler_type="cosine",
            bf16=recipe.precision == "bf16",
            train_sampling_strategy="sequential",
            seed=recipe.seed,
        ).train()


def main() -> None:
    options = recipe_parser(__doc__)
    options.add_argument("--precision", choices=["fp32", "bf16"], default="fp32")
    given = options.parse_args()
    loaded = load_base(given.base)
    parts = read_parts(given.account, given.seed, loaded)
    curve = Curve(loaded, parts)
    train(loaded, parts, curve, Recipe(precision=given.precision, seed=given.seed))
    print(f"Best: epoch {curve.best.epoch}. Training took {curve.seconds:.0f} s.")


if __name__ == "__main__":
    main()
