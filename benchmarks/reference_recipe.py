"""The recipe of the original HuggingTweets on our default base: what we are measured against.

    python benchmarks/reference_recipe.py [ARCHIVE-OR-TABLE] [--seed 0] [--precision fp32]

Trains with the Transformers Trainer as the original did (2020 to 2024) and prints the bits per byte of the account's
validation posts after each epoch; `losses.py` compares them with ours and with other libraries'. On the original's
side are the separator around posts, the blocks of 1,024 tokens that mix some 35 posts, the order that is drawn anew
for each epoch, the optimiser and its schedule. On ours are the base and the posts (cleaned and split as we do it), so
that only the training differs; and the blocks stay in order, where the Trainer would draw them at random, so that it
can be told where an epoch ends.

The original computed in float32, and that is the default. `--precision bf16` is an option for the sake of time: with
autocast a processor that has bf16 arithmetic is several times faster, which is the difference between one account and
all of them. Show for a few accounts that the loss is the same before a table rests on it.
"""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from typing import Any, Literal

from pydantic import Field

from accounts import Curve, Parts, arguments, load_base, parts
from huggingtweets.config import Section
from huggingtweets.errors import TooFewPostsError
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts.dataset import TokenizedPost


class Recipe(Section):
    """The original's settings; weight decay 0, clipping to 1 and AdamW's constants are the Trainer's own defaults."""

    epochs: int = Field(4, ge=1, description="Epochs.")
    block: int = Field(1024, ge=2, description="Tokens in a block, one block a step.")
    learning_rate: float = Field(1.372e-4, gt=0, description="Learning rate at the beginning.")
    precision: Literal["fp32", "bf16"] = Field("fp32", description="Arithmetic.")
    seed: int = Field(0, ge=0, description="Seed of the order of the posts.")


def blocks(
    train: Sequence[TokenizedPost], separator: int, epochs: int, length: int, seed: int
) -> tuple[list[list[int]], list[int]]:
    """The training text in blocks of `length` tokens, and after how many blocks each epoch is over.

    An epoch ends at the boundary nearest to its last post; the last one loses the rest that fills no block. Raises
    TooFewPostsError when nothing fills one.
    """
    text, ends = [separator], list[int]()
    for epoch in range(1, epochs + 1):
        order = list(range(len(train)))
        random.Random(f"{seed}:blocks:{epoch}").shuffle(order)
        for i in order:
            text += train[i].ids[1:]
            if train[i].is_cut:  # its ids have no separator at their end
                text.append(separator)
        ends.append(len(text))
    count = len(text) // length
    if not count:
        raise TooFewPostsError(f"{epochs} epochs of these posts fill no block of {length} tokens. Add more posts.")
    made = [text[i * length : (i + 1) * length] for i in range(count)]
    return made, [*(min(count, max(1, round(end / length))) for end in ends[:-1]), count]


def train(loaded: LoadedModel, parts: Parts, curve: Curve, recipe: Recipe) -> None:
    """Train `loaded` in place on `parts`, with a point on `curve` after each epoch."""
    import torch
    from transformers import PrinterCallback, Trainer, TrainerCallback, TrainingArguments

    length = min(recipe.block, loaded.context)
    texts, ends = blocks(parts.train, loaded.separator, recipe.epochs, length, recipe.seed)

    class Scores(TrainerCallback):
        def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            for epoch, end in enumerate(ends, start=1):
                if state.global_step == end:
                    curve.take(epoch)

    def collate(rows: list[list[int]]) -> dict[str, torch.Tensor]:
        ids = torch.tensor(rows)
        return {"input_ids": ids, "labels": ids}

    with tempfile.TemporaryDirectory() as folder, curve.training():
        settings = TrainingArguments(
            output_dir=folder,
            num_train_epochs=1,  # the text itself holds all epochs
            per_device_train_batch_size=1,
            learning_rate=recipe.learning_rate,
            lr_scheduler_type="cosine",
            bf16=recipe.precision == "bf16",
            use_cpu=loaded.model.device.type == "cpu",
            train_sampling_strategy="sequential",
            seed=recipe.seed,
            logging_strategy="no",
            save_strategy="no",
            report_to=[],
            disable_tqdm=True,
            dataloader_pin_memory=False,
            remove_unused_columns=False,
        )
        trainer = Trainer(
            model=loaded.model,
            args=settings,
            train_dataset=texts,
            data_collator=collate,
            callbacks=[Scores()],
        )
        trainer.remove_callback(PrinterCallback)
        trainer.train()


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--precision", choices=["fp32", "bf16"], default="fp32")
    options = parser.parse_args()
    loaded = load_base(options.base)
    posts = parts(options.account, options.seed, loaded)
    curve = Curve(loaded, posts)
    train(loaded, posts, curve, Recipe(precision=options.precision, seed=options.seed))
    print(f"best after epoch {curve.best.epoch}; {curve.seconds:.0f} s of training")


if __name__ == "__main__":
    main()
