"""What one gets from the usual libraries without choosing anything: TRL's SFTTrainer, and PEFT's LoRA through it.

    pip install trl peft
    python benchmarks/peers.py [ARCHIVE-OR-TABLE] [--peer {trl,trl-packed,lora}] [--seed 0]

Prints the bits per byte of the account's validation posts after each epoch; `losses.py` compares them with ours. All
settings are the documented defaults (read off TRL 1.16 and PEFT 0.21) but the seed: 3 epochs, AdamW at 2e-5 falling
linearly to 0, 8 posts or packed blocks of 1,024 tokens a step, bf16 autocast, activations computed twice to save memory
(gradient checkpointing). They get our token ids, one post a row. `lora` is `LoraConfig()` as it is (rank 8, on the
query and value matrices), at 2e-4: ten times the rate is what TRL's page on PEFT documents for adapters.

Packed rows are flattened to one sequence, with attention kept within each post by a mask where there is no
FlashAttention: on a CPU that is arithmetic over some 8,192 x 8,192 places, and slow.
"""

from __future__ import annotations

import dataclasses
import importlib
import json
import os
import tempfile
from collections.abc import Mapping
from typing import Any, Literal

from accounts import Curve, Parts, arguments, load_base, parts
from huggingtweets.errors import ConfigError
from huggingtweets.models.loaded import LoadedModel

Peer = Literal["trl", "trl-packed", "lora"]
PEERS: dict[Peer, dict[str, Any]] = {"trl": {}, "trl-packed": {"packing": True}, "lora": {"learning_rate": 2e-4}}
"""What is not left at its default."""

# TRL reports to its authors that it was used unless this is set before it is imported: a benchmark is no use.
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
    """Train `loaded` in place on `parts`, with a point on `curve` after each epoch. Returns the settings that matter.

    `changes` are fields of SFTConfig or LoraConfig, each value as JSON or else as text. Raises ConfigError when there
    is no such field or a library is missing.
    """
    trl = library("trl")
    peft = library("peft") if peer == "lora" else None
    datasets = library("datasets")
    from transformers import PrinterCallback, TrainerCallback

    datasets.disable_progress_bars()
    of_sft = {field.name for field in dataclasses.fields(trl.SFTConfig)}
    of_lora = {field.name for field in dataclasses.fields(peft.LoraConfig)} - of_sft if peft else set()
    chosen = {**PEERS[peer], **{name: _value(text) for name, text in (changes or {}).items()}}
    if unknown := chosen.keys() - of_sft - of_lora:
        raise ConfigError(f"{peer} has no setting {sorted(unknown)[0]!r}: it takes SFTConfig's, and lora LoraConfig's.")
    lora = {name: value for name, value in chosen.items() if name in of_lora}
    sft = {name: value for name, value in chosen.items() if name in of_sft}

    class Scores(TrainerCallback):
        def on_epoch_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            curve.take(round(state.epoch))

    with tempfile.TemporaryDirectory() as folder, curve.training():
        settings = trl.SFTConfig(
            output_dir=folder,
            seed=seed,
            use_cpu=loaded.model.device.type == "cpu",
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
            callbacks=[Scores()],
            peft_config=peft.LoraConfig(**lora) if peft else None,
        )
        trainer.remove_callback(PrinterCallback)
        trainer.train()
    told = [
        "num_train_epochs", "per_device_train_batch_size", "gradient_accumulation_steps", "learning_rate",
        "lr_scheduler_type", "warmup_steps", "weight_decay", "max_grad_norm", "optim", "bf16", "gradient_checkpointing",
        "max_length", "packing", "packing_strategy", "seed",
    ]  # fmt: skip
    record = {name: getattr(settings, name) for name in told}
    if peft:
        adapter = trainer.model.peft_config["default"]
        record |= {name: getattr(adapter, name) for name in ["r", "lora_alpha", "lora_dropout", *lora]}
        record["target_modules"] = sorted(adapter.target_modules)
    versions = {module.__name__: module.__version__ for module in (trl, peft) if module}
    return {**record, **{name: getattr(settings, name) for name in sft}, **versions}


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def main() -> None:
    parser = arguments(__doc__)
    parser.add_argument("--peer", choices=list(PEERS), default="trl")
    options = parser.parse_args()
    loaded = load_base(options.base)
    posts = parts(options.account, options.seed, loaded)
    curve = Curve(loaded, posts)
    train(loaded, posts, curve, options.peer, options.seed)
    print(f"best after epoch {curve.best.epoch}; {curve.seconds:.0f} s of training")


if __name__ == "__main__":
    main()
