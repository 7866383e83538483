"""Which files of a persona a repo on the Hub holds, and what they may say: of our own, and of a stranger's."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from huggingtweets.errors import BadInputError, DamagedFileError
from huggingtweets.models import adapter, bases
from huggingtweets.personas import Persona
from huggingtweets.personas.record import EVALUATION_FILE, RUN_FILE, Evaluation, RunRecord

README = "README.md"
INDEX = "model.safetensors.index.json"
CONFIGS = ("config.json", "generation_config.json", "tokenizer_config.json")
TOKENIZER = ("tokenizer.json", "tokenizer.model", "vocab.json", "merges.txt", "vocab.txt", "added_tokens.json")
OTHERS = ("special_tokens_map.json", INDEX)
PICTURES = ("pipeline.svg",)
_WEIGHTS = re.compile(r"model(-\d{5}-of-\d{5})?\.safetensors")

_MOST_WEIGHTS = 16_000_000_000
"""Bytes: four billion weights in full precision, more than anybody trains with this."""
_MOST = {README: 1_000_000, RUN_FILE: 1_000_000, EVALUATION_FILE: 5_000_000}
_MOST_ELSE = 100_000_000

_OF_THIS_MACHINE = {"is_local", "local_files_only"}
"""Keys that Transformers leaves in the config of a tokenizer loaded from a disk; paths, too, may be left."""


@dataclass(frozen=True, slots=True)
class RepoFile:
    """A file as it is in a repo. `content` is the file to read, or what differs from the one on the disk."""

    path: str
    size: int
    """In bytes."""
    content: Path | bytes


def is_ours(path: str) -> bool:
    """Whether a push writes a file of that name, or has before."""
    return path in {*CONFIGS, *TOKENIZER, *OTHERS, *PICTURES, README, RUN_FILE, EVALUATION_FILE} or is_weights(path)


def is_weights(path: str) -> bool:
    return _WEIGHTS.fullmatch(path) is not None


def is_adapter(persona: Persona) -> bool:
    """Whether it is kept as what it changed of its base."""
    return (persona.path / adapter.FILE).is_file()


def not_whole(persona: Persona) -> BadInputError:
    """Why an adapter cannot be given to those who expect a model."""
    return BadInputError(
        f"{persona.name} is kept as an adapter. Make it whole first: huggingtweets export {persona.name} --as full "
        f"-o whole, then huggingtweets pull ./whole --name {persona.name}"
    )


def given(persona: Persona) -> list[RepoFile]:
    """What is uploaded of `persona`, in order of name, and nothing that is not named above.

    No post, no path of this machine, no word that the user blocked. Raises DamagedFileError, and BadInputError for one
    that is kept as an adapter.
    """
    if is_adapter(persona):
        raise not_whole(persona)
    files = []
    for path in sorted(p for p in persona.path.iterdir() if p.is_file() and is_ours(p.name)):
        try:
            content = _given(persona, path)
            if is_weights(path.name):
                bases.check_whole(path)
            files.append(
                RepoFile(path.name, path.stat().st_size if isinstance(content, Path) else len(content), content)
            )
        except (OSError, ValueError, TypeError, RecursionError) as error:
            raise DamagedFileError(
                f"{path.name} of the persona {persona.name} cannot be read as what it should be. Train it again with: "
                f"huggingtweets train {persona.name}"
            ) from error
    names = {file.path for file in files}
    if not {"config.json", RUN_FILE} <= names or not any(map(is_weights, names)) or not names & set(TOKENIZER):
        raise DamagedFileError(
            f"The persona {persona.name} is damaged: its folder lacks the model, its tokenizer or run.json. Train it "
            f"again with: huggingtweets train {persona.name}"
        )
    return files


def _given(persona: Persona, path: Path) -> Path | bytes:
    if path.name == RUN_FILE:
        return _json(public_record(persona.record, persona.name))
    if path.name == EVALUATION_FILE:
        evaluation = Evaluation.from_json(path.read_bytes())
        return _json(public_evaluation(evaluation, persona.name, persona.record.base))
    if path.name in CONFIGS:
        config = _read_json(path)
        return _json({k: v for k, v in config.items() if not (k in _OF_THIS_MACHINE or k.endswith("name_or_path"))})
    return path


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def _read_json(path: Path) -> dict[str, Any]:
    """The object in a file. Raises ValueError, OSError, and RecursionError where somebody nested it to the sky."""
    value = json.loads(path.read_bytes())
    if not isinstance(value, dict):
        raise ValueError(f"{path.name} holds no object")  # noqa: TRY004
    return value


def public_record(record: RunRecord, name: str) -> dict[str, Any]:
    """run.json of the persona `name` as others may see it: every key is there, null where nothing is known.

    A base that is a folder is unknown to others. Raises ValueError.
    """
    public = record.public(bases.public_name(record.base) or "").model_copy(update={"name": name})
    if (origin := public.pulled_from) and not (origin.commit and bases.public_name(origin.repo)):
        public = public.model_copy(update={"pulled_from": None})  # it came from a folder
    return public.model_dump(mode="json")


def public_evaluation(evaluation: Evaluation, name: str, base: str) -> dict[str, Any]:
    """evaluation.json as others may see it: figures, without texts and without the names of other accounts."""
    return evaluation.public(name, bases.public_name(base) or "").as_json()


def wanted(repo: str, sizes: Mapping[str, int], hint: str = "") -> list[str]:
    """The files to take out of a repo that holds files of these sizes, the small ones first.

    `hint` says where weights may be had that it lacks. Raises BadInputError where it is no model that we would run: no
    safetensors, no tokenizer, or far too large.
    """
    weights = sorted(path for path in sizes if is_weights(path))
    if INDEX not in sizes:
        weights = [path for path in weights if path == "model.safetensors"]
    if not weights and adapter.FILE in sizes:
        weights = [adapter.FILE]
    if not weights:
        pickles = [path for path in sizes if path.endswith((".bin", ".pt", ".pth", ".pkl", ".ckpt"))]
        why = (
            f"its weights are pickles ({min(pickles)}), which may run anything on your computer"
            if pickles
            else "it has no weights as safetensors"
        )
        raise BadInputError(f"{repo} was not pulled: {why}. {hint}".rstrip())
    if "config.json" not in sizes or not set(TOKENIZER) & set(sizes):
        raise BadInputError(f"{repo} was not pulled: it holds no language model with a tokenizer (config.json, …).")
    paths = [path for path in sizes if path in {*CONFIGS, *TOKENIZER, *OTHERS, README, RUN_FILE, EVALUATION_FILE}]
    for path in paths:
        if not 0 <= sizes[path] <= _MOST.get(path, _MOST_ELSE):
            raise BadInputError(f"{repo} was not pulled: {path} is too large ({sizes[path] / 1e6:,.0f} MB).")
    total = sum(sizes[path] for path in weights)
    if not 0 < total <= _MOST_WEIGHTS:
        raise BadInputError(
            f"{repo} was not pulled: its weights have {total / 1e9:,.1f} GB, and we run {_MOST_WEIGHTS / 1e9:.0f} at "
            "most."
        )
    return [*sorted(paths, key=lambda path: (path not in CONFIGS, path)), *weights]


def check_model(repo: str, folder: Path) -> None:
    """Raise BadInputError unless the configs and the tokenizer in `folder` are of a causal model that we would run."""
    import warnings

    from transformers import AutoTokenizer
    from transformers.models.auto.modeling_auto import MODEL_FOR_CAUSAL_LM_MAPPING_NAMES
    from transformers.utils import logging

    logging.set_verbosity_error()
    try:
        configs = {name: _read_json(folder / name) for name in CONFIGS if (folder / name).exists()}
        config = configs["config.json"]
        if any("auto_map" in each for each in configs.values()):
            raise _not_pulled(repo, "it needs program code of its own, which we do not run")
        if "quantization_config" in config:
            raise _not_pulled(repo, "its weights are quantised. Look for a model that is not")
        classes: Any = MODEL_FOR_CAUSAL_LM_MAPPING_NAMES.get(str(config.get("model_type"))) or ()
        able = {classes} if isinstance(classes, str) else set(classes)
        if not able & set(config.get("architectures") or able):
            raise _not_pulled(repo, "it is no causal language model, which writes one token after the other")
        if (folder / INDEX).exists():
            parts = set(_read_json(folder / INDEX)["weight_map"].values())
            if not all(isinstance(part, str) and is_weights(part) for part in parts):
                raise _not_pulled(repo, f"{INDEX} names files that are no weights")
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise _not_pulled(repo, "its config is no model's") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            bases.prepare_tokenizer(AutoTokenizer.from_pretrained(folder, local_files_only=True))
    except Exception as error:  # tokenizers raises plain ones
        raise _not_pulled(repo, "its tokenizer cannot be read") from error


def check_weights(repo: str, folder: Path) -> None:
    """Raise BadInputError unless the weights in `folder` are whole safetensors."""
    from safetensors import SafetensorError, safe_open

    names = {path.name for path in folder.iterdir() if is_weights(path.name) or path.name == adapter.FILE}
    needed = set(_read_json(folder / INDEX)["weight_map"].values()) if (folder / INDEX).exists() else names
    if missing := sorted(needed - names):
        raise _not_pulled(repo, f"{missing[0]}, a part of its weights, is not there")
    for name in sorted(names):
        try:
            with safe_open(folder / name, framework="numpy"):
                pass  # opening it checks its header against its size
        except (SafetensorError, OSError, ValueError) as error:
            raise _not_pulled(repo, f"{name} cannot be read as safetensors") from error


def taken_record(repo: str, commit: str, folder: Path, name: str) -> RunRecord:
    """run.json for the model that came from `repo` into `folder`: what its own says, checked, or that nothing is known.

    Without a `commit` it came from a folder, whose path is not kept. Raises BadInputError where its own is none.
    """
    origin = {"pulled_from": {"repo": repo, "commit": commit}} if commit else {}
    try:
        own = _read_json(folder / RUN_FILE) if (folder / RUN_FILE).exists() else {}
        record = RunRecord.from_json(json.dumps({**own, **origin}))
        return RunRecord.from_json(json.dumps(public_record(record, name)))
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise _not_pulled(repo, f"its {RUN_FILE} is not what HuggingTweets writes") from error


def taken_evaluation(folder: Path, record: RunRecord) -> Evaluation | None:
    """The evaluation that came with a model, checked; None where none did, or none that can be read."""
    try:
        evaluation = Evaluation.from_json((folder / EVALUATION_FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return evaluation.public(record.name, record.base)


def _not_pulled(repo: str, why: str) -> BadInputError:
    return BadInputError(f"{repo} was not pulled: {why}.")
