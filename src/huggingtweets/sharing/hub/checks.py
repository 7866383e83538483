"""Checks of a model that comes from a stranger, before it becomes a persona.

Only safetensors of a causal language model are accepted, no code, and records only as HuggingTweets writes them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from huggingtweets.errors import BadInputError, DamagedFileError
from huggingtweets.models import adapter, bases, fit, lora
from huggingtweets.personas.record import EVALUATION_FILE, RUN_FILE, Evaluation, RunRecord
from huggingtweets.sharing.model_files import (
    CONFIGS,
    INDEX,
    KNOWN,
    LICENCES,
    README,
    TOKENIZERS,
    is_weights,
    public_record,
    read_object,
)

_MAX_WEIGHTS = 16_000_000_000
"""Bytes: four billion weights in float32."""
_MAX_SIZES = {**dict.fromkeys((README, *LICENCES), 1_000_000), RUN_FILE: 1_000_000, EVALUATION_FILE: 5_000_000}
_MAX_SIZE = 100_000_000

_PICKLES = (".bin", ".pt", ".pth", ".pkl", ".ckpt")


def refused(repo: str, why: str, hint: str = "") -> BadInputError:
    return BadInputError(f"{repo} was not pulled: {why}.", hint=hint)


def select_files(repo: str, sizes: Mapping[str, int], hint: str = "") -> list[str]:
    """The files to take from a repo with files of these `sizes` in bytes, small ones first.

    `hint` says where to find missing weights. Raises BadInputError without safetensors or a tokenizer, and for files
    that are too large.
    """
    weights = sorted(path for path in sizes if is_weights(path))
    if INDEX not in sizes:
        weights = [path for path in weights if path == "model.safetensors"]
    if not weights:
        weights = [path for path in (lora.FILE, adapter.FILE) if path in sizes][:1]
    if not weights:
        pickles = [path for path in sizes if path.endswith(_PICKLES)]
        why = (
            f"its weights are pickles ({min(pickles)}), which can run any code" if pickles else "it has no safetensors"
        )
        raise refused(repo, why, hint)
    if "config.json" not in sizes or not set(TOKENIZERS) & set(sizes):
        raise refused(repo, "it has no language model with a tokenizer (config.json, tokenizer.json, …)")
    paths = [path for path in sizes if path in KNOWN]
    for path in paths:
        if not 0 <= sizes[path] <= _MAX_SIZES.get(path, _MAX_SIZE):
            raise refused(repo, f"{path} is too large ({sizes[path] / 1e6:,.0f} MB)")
    total = sum(sizes[path] for path in weights)
    if not 0 < total <= _MAX_WEIGHTS:
        raise refused(repo, f"its weights have {total / 1e9:,.1f} GB; at most {_MAX_WEIGHTS / 1e9:.0f} GB are allowed")
    return [*sorted(paths, key=lambda path: (path not in CONFIGS, path)), *weights]


def check_config(repo: str, folder: Path) -> None:
    """Raise BadInputError unless the configs and tokenizer in `folder` belong to a causal language model."""
    import warnings

    from transformers import AutoTokenizer
    from transformers.models.auto.modeling_auto import MODEL_FOR_CAUSAL_LM_MAPPING_NAMES
    from transformers.utils import logging

    logging.set_verbosity_error()
    try:
        configs = {name: read_object(folder / name) for name in CONFIGS if (folder / name).exists()}
        config = configs["config.json"]
        if any("auto_map" in each for each in configs.values()):
            raise refused(repo, "it needs its own code, which is never run")
        if "quantization_config" in config:
            raise refused(repo, "its weights are quantised", "Look for a version that is not.")
        classes: Any = MODEL_FOR_CAUSAL_LM_MAPPING_NAMES.get(str(config.get("model_type"))) or ()
        causal = {classes} if isinstance(classes, str) else set(classes)
        if not causal & set(config.get("architectures") or causal):
            raise refused(repo, "it is not a causal language model")
        if not all(isinstance(part, str) and is_weights(part) for part in _indexed_parts(folder)):
            raise refused(repo, f"{INDEX} names files that are not weights")
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise refused(repo, "its config cannot be read") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
            bases.prepare_tokenizer(tokenizer)
            words = tokenizer("a", add_special_tokens=False)["input_ids"]
    except Exception as error:  # tokenizers raises plain exceptions
        raise refused(repo, "its tokenizer cannot be read") from error
    if not words:
        raise refused(repo, "its tokenizer knows no words")
    vocabulary = config.get("vocab_size")
    if isinstance(vocabulary, int) and len(tokenizer) > vocabulary:
        raise refused(repo, f"its tokenizer has {len(tokenizer):,} words, its config {vocabulary:,}")


def _indexed_parts(folder: Path) -> set[Any]:
    """The files that the index of split weights names; empty without an index."""
    return set(read_object(folder / INDEX)["weight_map"].values()) if (folder / INDEX).exists() else set()


def check_weights(repo: str, folder: Path) -> None:
    """Raise BadInputError unless the weights in `folder` are complete safetensors."""
    names = {path.name for path in folder.iterdir() if is_weights(path.name) or path.name == adapter.FILE}
    if missing := sorted(_indexed_parts(folder) - names):
        raise refused(repo, f"{missing[0]}, a part of its weights, is missing")
    for name in sorted(names):
        try:
            bases.check_whole(folder / name)
        except DamagedFileError as error:
            raise refused(repo, f"{name} is not valid safetensors") from error
        if found := fit.nonfinite(folder / name):
            raise refused(repo, f"{found} holds values that are not finite numbers")
    if lora.FILE in names:
        try:
            lora.read(folder)
        except DamagedFileError as error:
            raise refused(repo, f"its adapter cannot be used: {error.message}") from error
    elif adapter.FILE not in names and (problem := fit.misfit(folder)):
        raise refused(repo, f"its weights do not fit its config ({problem})")


def read_record(repo: str, commit: str, folder: Path, name: str) -> RunRecord:
    """The checked run.json for the persona `name`; an empty record if the model has none.

    `commit` is empty for a model from a folder, whose path is not kept. Raises BadInputError for an invalid run.json.
    """
    origin = {"pulled_from": {"repo": repo, "commit": commit}} if commit else {}
    try:
        own = read_object(folder / RUN_FILE) if (folder / RUN_FILE).exists() else {}
        return public_record(RunRecord.model_validate_json(json.dumps({**own, **origin})), name)
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise refused(repo, f"its {RUN_FILE} is not one that HuggingTweets writes") from error


def read_evaluation(folder: Path, record: RunRecord) -> Evaluation | None:
    """The checked evaluation.json; None if it is missing or invalid."""
    try:
        evaluation = Evaluation.model_validate_json((folder / EVALUATION_FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return evaluation.public(record.name, record.base)
