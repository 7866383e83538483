"""Which files of a persona a repo on the Hub holds, and what they may say: of our own, and of a stranger's."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from huggingtweets.config import CurateConfig, DatasetConfig, FinetuneConfig, Section
from huggingtweets.errors import BadInputError, DamagedFileError
from huggingtweets.evaluation.evaluate import FILE as EVALUATION
from huggingtweets.models import adapter, bases
from huggingtweets.personas import Persona

RECORD = "run.json"
README = "README.md"
INDEX = "model.safetensors.index.json"
CONFIGS = ("config.json", "generation_config.json", "tokenizer_config.json")
TOKENIZER = ("tokenizer.json", "tokenizer.model", "vocab.json", "merges.txt", "vocab.txt", "added_tokens.json")
OTHERS = ("special_tokens_map.json", INDEX)
PICTURES = ("pipeline.svg",)
_WEIGHTS = re.compile(r"model(-\d{5}-of-\d{5})?\.safetensors")

_MOST_WEIGHTS = 16_000_000_000
"""Bytes: four billion weights in full precision, more than anybody trains with this."""
_MOST = {README: 1_000_000, RECORD: 1_000_000, EVALUATION: 5_000_000}
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
    return path in {*CONFIGS, *TOKENIZER, *OTHERS, *PICTURES, README, RECORD, EVALUATION} or is_weights(path)


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
    if not {"config.json", RECORD} <= names or not any(map(is_weights, names)) or not names & set(TOKENIZER):
        raise DamagedFileError(
            f"The persona {persona.name} is damaged: its folder lacks the model, its tokenizer or run.json. Train it "
            f"again with: huggingtweets train {persona.name}"
        )
    return files


def _given(persona: Persona, path: Path) -> Path | bytes:
    if path.name == RECORD:
        return _json(public_record(persona.record, persona.name))
    if path.name == EVALUATION:
        return _json(public_evaluation(_read_json(path), persona.name, str(persona.record.get("base", ""))))
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


def _one_line(text: str) -> str:
    if not text.isprintable():
        raise ValueError("it has signs in it that a terminal may obey")
    return text


Number = Annotated[float, Field(allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0)]
Line = Annotated[str, StringConstraints(max_length=200), AfterValidator(_one_line)]
Key = Annotated[str, StringConstraints(max_length=60, pattern=r"^\w+$")]


class _Known(BaseModel):
    # What is not named here is neither given away nor taken over.
    model_config = ConfigDict(extra="ignore", strict=True)


class _Posts(_Known):
    read: Count
    kept: Count
    dropped: dict[Key, Count] = {}


class _Split(_Known):
    train: Count
    validation: Count
    method: Line = ""
    seed: int = 0


class _Loss(_Known):
    nats_per_token: Number
    bits_per_byte: Number


class _Epoch(_Loss):
    epoch: Count
    train_nats_per_token: Number
    seconds: Number


class _Facts(_Known):
    config: dict[str, Any] = {}
    recipe: Count | None = None
    base_sha256: Line = ""
    data_fingerprint: Line = ""
    device: Line = ""
    precision: Line = ""
    threads: Count | None = None
    created_at: Line = ""
    versions: dict[Key, Line] = {}


class _Origin(_Known):
    repo: Line
    commit: Line


class _Record(_Known):
    name: Line
    base: Line = ""
    handles: Annotated[list[Line], Field(max_length=100)] = []
    posts: _Posts | None = None
    split: _Split | None = None
    before: _Loss | None = None
    after: _Loss | None = None
    best_epoch: Count | None = None
    epochs: list[_Epoch] = []
    tokens_per_second: Number | None = None
    stopped: bool = False
    batch_size: Count | None = None
    train_tokens: Count | None = None
    seconds: dict[Key, Number] = {}
    run: _Facts = _Facts()
    pulled_from: _Origin | None = None


def public_record(record: Mapping[str, Any], name: str) -> dict[str, Any]:
    """run.json as others may see it, checked; every key is there, null where nothing is known.

    A base that is a folder is unknown to others: its path is its owner's business, as are blocked words, warnings, and
    where the run was tracked. Raises ValueError.
    """
    known = _Record.model_validate({**record, "name": name})
    values = known.model_dump(mode="json") | {"base": bases.public_name(known.base) or "", "warnings": []}
    if known.pulled_from and not (known.pulled_from.commit and bases.public_name(known.pulled_from.repo)):
        values["pulled_from"] = None  # a folder
    config: dict[str, Any] = {}
    kinds: dict[str, type[Section]] = {"curate": CurateConfig, "dataset": DatasetConfig, "finetune": FinetuneConfig}
    for section, kind in kinds.items():
        said = known.run.config.get(section, {})
        if not isinstance(said, Mapping):
            raise ValueError(f"its {section} options are none")  # noqa: TRY004
        # Older versions had other options.
        kept = {key: said[key] for key in kind.model_fields if key in said and key != "block"}
        config[section] = kind.model_validate(kept).model_dump(mode="json", exclude_unset=True)
    if "base" in config["finetune"]:
        config["finetune"]["base"] = values["base"]
    values["run"]["config"] = config
    return values


def public_evaluation(evaluation: Mapping[str, Any], name: str, base: str) -> dict[str, Any]:
    """An evaluation as others may see it: its figures. Of texts, only whose it is, and nobody else's name.

    Raises ValueError.
    """
    figures: dict[str, Any] = _figures(evaluation)
    figures |= {"name": name, "base": bases.public_name(base) or ""}
    likeness = evaluation.get("likeness")
    if isinstance(likeness, Mapping) and isinstance(authors := likeness.get("authors"), Sequence) and authors:
        others = [f"another account {number}" for number in range(1, len(authors))]
        figures["likeness"]["authors"] = [name, *others]
    return figures


def _figures(value: Any) -> Any:
    """`value` with its numbers alone, in the shape that it has."""
    if isinstance(value, Mapping):
        items = ((key, each) for key, each in value.items() if re.fullmatch(r"\w{1,60}", key))
        return {key: _figures(each) for key, each in items if not isinstance(each, str)}
    if isinstance(value, list):
        return [_figures(each) for each in value if not isinstance(each, str)]
    if isinstance(value, float) and not math.isfinite(value):
        raise ValueError("one of its figures is no number")
    return value


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
    paths = [path for path in sizes if path in {*CONFIGS, *TOKENIZER, *OTHERS, README, RECORD, EVALUATION}]
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


def taken_record(repo: str, commit: str, folder: Path, name: str) -> dict[str, Any]:
    """run.json for the model that came from `repo` into `folder`: what its own says, checked, or that nothing is known.

    Without a `commit` it came from a folder, whose path is not kept. Raises BadInputError where its own is none.
    """
    origin = {"pulled_from": {"repo": repo, "commit": commit}} if commit else {}
    try:
        own = _read_json(folder / RECORD) if (folder / RECORD).exists() else {}
        return public_record({**own, **origin}, name)
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise _not_pulled(repo, f"its {RECORD} is not what HuggingTweets writes") from error


def taken_evaluation(folder: Path, record: Mapping[str, Any]) -> dict[str, Any] | None:
    """The evaluation that came with a model, checked; None where none did, or none that can be read."""
    from huggingtweets.reports import Evaluation

    try:
        evaluation = public_evaluation(_read_json(folder / EVALUATION), record["name"], record["base"])
        Evaluation.model_validate(evaluation)
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    return evaluation


def _not_pulled(repo: str, why: str) -> BadInputError:
    return BadInputError(f"{repo} was not pulled: {why}.")
