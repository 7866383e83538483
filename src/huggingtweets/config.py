"""Every option, written once: default, range, help text, config-file key, command-line flag.

The command line makes its flags from these models, a config file is validated by them, `run.json` records
them, and the documentation is generated from them.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from huggingtweets.errors import ConfigError

T = TypeVar("T", bound="Section")

CONFIG_FILE = "config.yaml"
"""In the home: the user's own defaults, where no other config file is named."""

FAST_POSTS = 500
"""Posts of each account that a first taste takes: half a minute to a minute with bf16 (docs/benchmarks.md)."""

RECIPE = 3
"""Of what decides a training beside these options (AdamW's betas, how gradients are shortened, what is learnt of tokens
that no post has). Raised when that changes, so that nothing made before is taken for, or gone on with as, what would
be made now."""

_KINDS = {int: "whole number", float: "number", str: "text", bool: "yes or no", list: "list of texts"}
_LIMITS = {"gt": "above {}", "ge": "{} or more", "lt": "below {}", "le": "{} at most"}
_LONGEST_SHOWN = 60


class Section(BaseModel):
    """A group of options. Immutable; unknown keys, infinity and NaN are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def _no_switch(cls, value: Any, info: ValidationInfo) -> Any:
        kind = cls.model_fields[str(info.field_name)].annotation
        if isinstance(value, bool) and {kind, *get_args(kind)} & {int, float}:  # true would be taken for 1
            raise PydanticCustomError("number", "a number is needed")
        return value


def _no_blank(words: list[str], which: str) -> list[str]:
    if not all(word.strip() for word in words):
        raise ValueError(f"a {which} word is empty")
    return words


class CurateConfig(Section):
    """Which posts become training text, and how they are cleaned."""

    min_words: int = Field(
        3, ge=0, description="Drop posts with fewer words than this, links, @mentions and #hashtags not counted."
    )
    replies: bool = Field(True, description="Keep replies to others.")
    quotes: bool = Field(True, description="Keep the words written over a quoted post.")
    cut_off: bool = Field(False, description="Keep posts of which only the beginning is known.")
    cw: bool = Field(True, description="Keep posts under a content warning, where add --with-cw took them.")
    lang: list[str] = Field(
        [], description="Keep only posts in this language (ISO 639-1 code; may be repeated), and those in none."
    )
    block: list[str] = Field([], description="Drop posts that hold this word (may be repeated).")
    links: bool = Field(False, description="Keep links in the text instead of removing them.")
    line_breaks: bool = Field(True, description="Keep line breaks; otherwise each becomes a space.")
    mask: bool = Field(True, description="Replace e-mail addresses and phone numbers by a mask.")
    phone_region: str = Field(
        "US", description="Country (two letters) whose phone numbers are found without a +prefix."
    )

    @field_validator("lang", mode="before")
    @classmethod
    def _codes(cls, value: Any) -> Any:
        # YAML reads the code of Norwegian, a bare `no`, as false.
        if isinstance(value, list):
            return ["no" if code is False else code for code in value]
        return value

    @field_validator("lang")
    @classmethod
    def _known_shape(cls, value: list[str]) -> list[str]:
        for code in value:
            if not re.fullmatch(r"[A-Za-z]{2,3}([-_]\w+)?", code):
                raise ValueError(f"{code!r} is no language code; give two letters such as en or de")
        return [code.lower() for code in value]

    @field_validator("block")
    @classmethod
    def _not_blank(cls, value: list[str]) -> list[str]:
        return _no_blank(value, "blocked")

    @field_validator("phone_region")
    @classmethod
    def _known_country(cls, value: str) -> str:
        from phonenumbers import SUPPORTED_REGIONS

        if value.upper() not in SUPPORTED_REGIONS:
            raise ValueError("give a country as two letters, such as US, GB or DE")
        return value.upper()


class DatasetConfig(Section):
    """How curated texts become training and held-out posts."""

    split: Literal["random", "time"] = Field(
        "random", description="Hold out posts at random, or the latest ones (time)."
    )
    held_out: float = Field(0.2, gt=0, lt=1, description="Share of the posts to hold out.")
    near_duplicate: float = Field(
        0.6, gt=0, le=1, description="Posts at least this alike (Jaccard of 3-word runs) stay on one side of the split."
    )
    max_posts: int | None = Field(
        None, ge=1, description="Use only the latest posts of each account, this many at most."
    )


class FinetuneConfig(Section):
    """How the base is trained."""

    base: str = Field("smollm2", description="Base model: smollm2, a Hub id, or a folder.")
    epochs: int = Field(1, ge=1, le=1000, description="Epochs at most; the best one is kept.")
    patience: int = Field(1, ge=1, description="Stop after this many epochs without a better held-out loss.")
    batch_size: int | None = Field(
        None,
        ge=1,
        description="Posts per optimiser step, fewer where posts are long. If not given, 4 to 16, more for more posts.",
    )
    learning_rate: float = Field(3e-4, gt=0, description="Peak learning rate.")
    freeze: Literal["attention", "nothing"] = Field(
        "attention", description="Matrices left as they are: those of attention, which is quicker, or none."
    )
    embedding_rate: float = Field(
        0.5, gt=0, description="Learning rate of the embedding, norms and biases, as a share of all others'."
    )
    schedule: Literal["late_cosine", "cosine", "linear", "constant"] = Field(
        "late_cosine",
        description="After warm-up the rate falls to zero at the end (cosine, linear), would an epoch later "
        "(late_cosine), or stays.",
    )
    warmup: float = Field(0.1, ge=0, lt=1, description="Share of all steps over which the learning rate rises.")
    weight_decay: float = Field(0.01, ge=0, description="AdamW's weight decay.")
    max_grad_norm: float = Field(
        1.0,
        gt=0,
        description="Gradients are clipped to this norm. A Llama on a CPU has no use for it: each weight's are there "
        "shortened by what is usual for it.",
    )
    precision: Literal["auto", "bf16", "fp32"] = Field(
        "auto", description="Arithmetic: bf16 autocast where the processor has it (auto), always, or never."
    )
    device: Literal["auto", "cpu", "cuda", "mps"] = Field("auto", description="Processor to train on.")
    seed: int = Field(0, ge=0, lt=2**31, description="Seed of the split, the order of the posts and all sampling.")
    checkpoint_seconds: float = Field(
        300.0, ge=0, description="Save the state to resume from at least this often; 0 saves after every step."
    )


class GenerateConfig(Section):
    """How new posts are sampled."""

    temperature: float = Field(0.9, gt=0, description="Below 1 plays safe, above 1 gets wild.")
    top_p: float = Field(0.95, gt=0, le=1, description="Sample from the likeliest tokens that hold this probability.")
    top_k: int = Field(0, ge=0, description="Sample from this many likeliest tokens; 0 for all.")
    min_p: float = Field(0.0, ge=0, le=1, description="Leave out tokens below this share of the likeliest one's.")
    repetition_penalty: float = Field(1.0, ge=1, description="Above 1 makes a post repeat its own words less.")
    max_length: int = Field(280, ge=1, description="Longest post, in characters as X counts them.")
    ban: list[str] = Field([], description="Never write this word (may be repeated).")
    mentions: bool = Field(True, description="Allow @mentions.")
    copies: bool = Field(False, description="Keep posts that copy a training post.")
    near_copy: float = Field(
        0.6, gt=0, le=1, description="A post at least this alike to a training post (Jaccard of 3-word runs) is a copy."
    )

    @field_validator("ban")
    @classmethod
    def _not_blank(cls, value: list[str]) -> list[str]:
        return _no_blank(value, "banned")


class TrackConfig(Section):
    """Where runs are tracked."""

    track: Literal["trackio", "wandb", "none"] = Field(
        "trackio", description="Tracker: trackio (local), wandb (offline unless a key is configured), or none."
    )
    project: str = Field("huggingtweets", min_length=1, description="Project name in the tracker.")


class TrainConfig(Section):
    """Everything that decides a training run."""

    curate: CurateConfig = CurateConfig()
    dataset: DatasetConfig = DatasetConfig()
    finetune: FinetuneConfig = FinetuneConfig()
    tracking: TrackConfig = TrackConfig()

    def fast(self) -> TrainConfig:
        """This for a first taste: of the latest `FAST_POSTS` posts, unless `max_posts` says how many."""
        if self.dataset.max_posts is not None:
            return self
        return self.model_copy(update={"dataset": self.dataset.model_copy(update={"max_posts": FAST_POSTS})})


def parse(model: type[T], values: Mapping[str, Any], file: Path | None = None) -> T:
    """Validate nested `values`, which stand in `file` or, without one, were typed as flags.

    Raises ConfigError naming the first wrong key, its value, and what it takes.
    """
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise ConfigError(_sentence(model, error, file)) from error


def _sentence(model: type[Section], error: ValidationError, file: Path | None) -> str:
    first = error.errors()[0]
    path = [str(part) for part in first["loc"]]
    where = f" in {file}" if file else ""
    if first["type"] in {"extra_forbidden", "invalid_key"}:
        key = ".".join(part for part in path if part != "[key]")
        return f"Unknown option {key!r}{where}. {_nearest(model, key)}"
    names, fields = list[str](), model.model_fields
    for name in path:  # down to the option; what follows are places in its list
        field = fields[name]
        names.append(name)
        if (inner := section(field)) is None:
            break
        fields = inner.model_fields
    name = ".".join(names) + where if file else flag_of(names[-1])
    return refusal(name, first["input"], field, str(first.get("ctx", {}).get("error", "")))


def refusal(name: str, value: object, field: FieldInfo, why: str = "") -> str:
    """The sentence for an option `name` that cannot be `value`."""
    shown = shlex.quote(value) if isinstance(value, str) else str(value)
    shown = shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"
    return f"{name} cannot be {shown}{f': {why}' if why else f'; allowed: {allowed(field)}'}."


def allowed(field: FieldInfo) -> str:
    """What an option takes, in words: "whole number, 1 or more"."""
    if inner := section(field):
        return f"section of options, such as {next(iter(inner.model_fields))}"
    kind: Any = field.annotation
    if isinstance(kind, UnionType):
        (kind,) = set(get_args(kind)) - {NoneType}
    if get_origin(kind) is Literal:
        *others, last = get_args(kind)
        return f"{', '.join(others)} or {last}"
    limits = [
        words.format(getattr(mark, name))
        for mark in field.metadata
        for name, words in _LIMITS.items()
        if hasattr(mark, name)
    ]
    return ", ".join([_KINDS[get_origin(kind) or kind], *limits])


def flag_of(name: str) -> str:
    """How an option is typed on the command line."""
    return f"--{name.replace('_', '-')}"


def section(field: FieldInfo) -> type[Section] | None:
    """The section that `field` is; None when it is an option."""
    kind = field.annotation
    return kind if isinstance(kind, type) and issubclass(kind, Section) else None


def option_names(model: type[Section], prefix: str = "") -> list[str]:
    """Dotted names of all options of `model` and its sections."""
    names = []
    for name, field in model.model_fields.items():
        if inner := section(field):
            names += option_names(inner, f"{prefix}{name}.")
        else:
            names.append(prefix + name)
    return names


def _nearest(model: type[Section], key: str) -> str:
    from difflib import get_close_matches

    names = [*(name for name in model.model_fields if model is TrainConfig), *option_names(model)]
    last = {name.split(".")[-1]: name for name in names}
    close = get_close_matches(key, names, n=1) or [
        last[n] for n in get_close_matches(key.rsplit(".", maxsplit=1)[-1], list(last), n=1)
    ]
    if close and (model is not TrainConfig or "." in key or "." in close[0]):
        return f"Did you mean {close[0]!r}?"
    if close:
        return f"The sections are: {', '.join(model.model_fields)}."
    return f"Known ones: {', '.join(names)}."


def read_config(
    path: Path, kind: str = "config file", flag: str = "--config", inside: str = "sections such as 'finetune:'"
) -> dict[str, Any]:
    """The mapping in a YAML config file. Raises ConfigError when it holds anything else.

    Or in another `kind` of file, named by `flag`, that should hold what `inside` says.
    """
    import yaml

    try:
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"There is no {kind} {path}. Check the path ({flag}).") from error
    except OSError as error:
        raise ConfigError(f"The {kind} {path} cannot be read: {error.strerror}.") from error
    except (ValueError, yaml.YAMLError) as error:  # ValueError: not UTF-8, or a day such as 2024-02-31
        mark = getattr(error, "problem_mark", None)
        why = " ".join(str(getattr(error, "problem", None) or error).split())
        raise ConfigError(
            f"The {kind} {path} is not YAML: {f'line {mark.line + 1}: ' if mark else ''}{why}."
        ) from error
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise ConfigError(f"The {kind} {path} must hold {inside}, not {type(values).__name__}.")
    return {key: value for key, value in values.items() if value is not None}  # a section may be empty
