"""Train by other libraries with their default settings: TRL's SFTTrainer, alone or with PEFT's LoRA.

    pip install trl peft
    python benchmarks/peers.py [ARCHIVE-OR-TABLE] [--peer {trl,trl-packed,lora}] [--seed 0] [--base smollm2]

Prints the bits per byte of the account's validation posts after each epoch. `losses.py` compares them with ours.

All settings but the seed are the documented defaults of TRL 1.16 and PEFT 0.21: 3 epochs, AdamW, 2e-5 falling linearly
to 0, 8 posts (or packed blocks of 1,024 tokens) a step, bf16 autocast, gradient checkpointing. The libraries get our
token ids, one post a row. `lora` is `LoraConfig()` (rank 8, query and value matrices) at 2e-4, the rate that TRL's page
on PEFT recommends for adapters.

`trl-packed` flattens the rows to one sequence. Without FlashAttention a mask keeps attention within each post, which on
a CPU costs arithmetic over some 8,192 x 8,192 positions, and is slow.
"""

from __future__ import annotations

import dataclasses
import importlib
import json
import os
import tempfile
from collections.abc import Mapping
from typing import Any, Literal

from accounts import Curve, Parts, load_base, read_parts, recipe_parser
from huggingtweets.errors import ConfigError
from huggingtweets.models.loaded import LoadedModel

Peer = Literal["trl", "trl-packed", "lora"]
PEERS: dict[Peer, dict[str, Any]] = {"trl": {}, "trl-packed": {"packing": True}, "lora": {"learning_rate": 2e-4}}
"""Settings that differ from the defaults."""

_RECORDED = (
    "num_train_epochs", "per_device_train_batch_size", "gradient_accumulation_steps", "learning_rate",
    "lr_scheduler_type", "warmup_steps", "weight_decay", "max_grad_norm", "optim", "bf16", "gradient_checkpointing",
    "max_length", "packing", "packing_strategy", "seed",
)  # fmt: skip

# TRL sends telemetry unless this is set before it is imported.
os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")


def library(name: str) -> Any:
    """The module `name`. Raises ConfigError with the command that installs it."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise ConfigError(f"This benchmark needs {name} ({error}). Install it: pip install trl peft") from error


def train(
    loaded: LoadedModel, parts: Parts, curve: Curve, peer: Peer, seed: int, changes: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Train `loaded` in place on `parts`, and add each epoch to `curve`. Returns the settings for the record.

    `changes` are fields of SFTConfig or LoraConfig, with values as JSON or plain text. Raises ConfigError for an
    unknown field or a missing library.
    """
    trl = library("trl")
    peft = library("peft") if peer == "lora" else None
    datasets = library("datasets")
    from transformers import PrinterCallback, TrainerCallback

    datasets.disable_progress_bars()
    sft_fields = {field.name for field in dataclasses.fields(trl.SFTConfig)}
    lora_fields = {field.name for field in dataclasses.fields(peft.LoraConfig)} - sft_fields if peft else set()
    chosen = {**PEERS[peer], **{name: _parse_value(text) for name, text in (changes or {}).items()}}
    if unknown := sorted(chosen.keys() - sft_fields - lora_fields):
        raise ConfigError(f"{peer} has no setting {unknown[0]!r}. Use a field of SFTConfig or, for lora, LoraConfig.")
    sft = {name: value for name, value in chosen.items() if name in sft_fields}
    lora = {name: value for name, value in chosen.items() if name in lora_fields}

    class ScoreEpochs(TrainerCallback):  # type: ignore[misc]
        def on_epoch_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            curve.add(round(state.epoch))

    with tempfile.TemporaryDirectory() as folder, curve.training():
        settings = trl.SFTConfig(
            output_dir=folder,
            seed=seed,
            use_cpu=loaded.device.type == "cpu",
            save_strategy="no",
            report_to=[],
            disable_tqdm=True,
            dataloader_pin_memory=False,
            **sft,
        )
        trainer = trl.SFTTrainer(
            model=loaded.model,
            args=settings,
            train_dataset=datasets.Dataset.from_list([{"input_ids": post.ids} for post in parts.train]),
            processing_class=loaded.tokenizer,
            callbacks=[ScoreEpochs()],
            peft_config=peft.LoraConfig(**lora) if peft else None,
        )
        trainer.remove_callback(PrinterCallback)
        trainer.train()
    record = {name: getattr(settings, name) for name in _RECORDED}
    if peft:
        adapter = trainer.model.peft_config["default"]
        record |= {name: getattr(adapter, name) for name in ["r", "lora_alpha", "lora_dropout", *lora]}
        record["target_modules"] = sorted(adapter.target_modules)
    versions = {module.__name__: module.__version__ for module in (trl, peft) if module}
    return {**record, **{name: getattr(settings, name) for name in sft}, **versions}


def _parse_value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def main() -> None:
    options = recipe_parser(__doc__)
    options.add_argument("--peer", choices=list(PEERS), default="trl")
    given = options.parse_args()
    loaded = load_base(given.base)
    parts = read_parts(given.account, given.seed, loaded)
    curve = Curve(loaded, parts)
    train(loaded, parts, curve, given.peer, given.seed)
    print(f"Best: epoch {curve.best.epoch}. Training took {curve.seconds:.0f} s.")


if __name__ == "__main__":
    main()
