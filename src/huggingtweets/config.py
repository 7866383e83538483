"""Every option, defined once: default, range, help text, config-file key.

The command line and the page build their flags and fields from these models, config files are validated against them,
`run.json` stores them, and docs/cli.md is generated from them.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from huggingtweets.errors import ConfigError
from huggingtweets.text import shorten

T = TypeVar("T", bound="Section")

CONFIG_FILE = "config.yaml"  # In the home folder: the user's defaults, unless another config file is given.
FAST_POSTS = 500  # Posts per account that `train --fast` uses. Training takes 30 to 60 s with bf16 (docs/results.md).

RECIPE = 3
"""Version of what training does beyond its options: AdamW's betas, gradient clipping, the update of unseen tokens.
Checkpoints and curves of another version are not resumed. The least warm-up came without a new version, so that studies
of 0.1.0 continue: it changes only trainings on fewer than 160 posts. Curves with such points have other keys since."""

_KINDS = {int: "whole number", float: "number", str: "text", bool: "yes or no", list: "list of texts"}
_LIMITS = {"gt": "above {}", "ge": "{} or more", "lt": "below {}", "le": "{} at most"}
_LONGEST_SHOWN = 61


class Section(BaseModel):
    """A group of options. Immutable. Unknown keys, infinity and NaN are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    @field_validator("*", mode="before")
    @classmethod
    def _no_boolean(cls, value: Any, info: ValidationInfo) -> Any:
        kind = cls.model_fields[str(info.field_name)].annotation
        if isinstance(value, bool) and {kind, *get_args(kind)} & {int, float}:  # pydantic reads true as 1
            raise PydanticCustomError("number", "a number is needed")
        return value


def _no_blank(words: list[str]) -> list[str]:
    if not all(word.strip() for word in words):
        raise ValueError("a word is empty")
    return words


Words = Annotated[list[str], AfterValidator(_no_blank)]


def _layers(text: str) -> str:
    if not re.fullmatch(r"all|(top:|bottom:|[1-9][0-9]{0,3}-)[1-9][0-9]{0,3}", text):
        raise ValueError("give all, top:N, bottom:N, or a range such as 5-8; 7-7 is one layer")
    first, dash, last = text.partition("-")
    if dash and int(first) > int(last):
        raise ValueError(f"layers are counted upwards: {last}-{first}")
    return text


class CurateConfig(Section):
    """Selection and cleaning of posts."""

    min_words: int = Field(
        3, ge=0, description="Drop posts with fewer words, not counting links, @mentions and #hashtags."
    )
    replies: bool = Field(True, description="Keep replies to others.")
    parents: bool = Field(False, description="Train replies with the post that they answer, where it is known.")
    quotes: bool = Field(True, description="Keep quote posts.")
    reposts: bool = Field(False, description="Train first on the posts of others that the account reposted.")
    cut_off: bool = Field(False, description="Keep posts whose end is missing from the archive.")
    cw: bool = Field(True, description="Keep posts with a content warning, if they were added.")
    lang: list[str] = Field(
        [], description="Keep only this language (ISO 639-1 code; repeatable) and posts without one."
    )
    block: Words = Field([], description="Drop posts that contain this word (repeatable).")
    links: bool = Field(False, description="Keep links in the text.")
    line_breaks: bool = Field(True, description="Keep line breaks instead of replacing them with spaces.")
    mask: bool = Field(True, description="Mask e-mail addresses and phone numbers.")
    phone_region: str = Field(
        "US", description="Country of phone numbers without a + prefix, beside those of each post's language."
    )

    @field_validator("lang", mode="before")
    @classmethod
    def _restore_norwegian(cls, value: Any) -> Any:
        # YAML reads a bare `no`, the code of Norwegian, as false.
        if isinstance(value, list):
            return ["no" if code is False else code for code in value]
        return value

    @field_validator("lang")
    @classmethod
    def _language_codes(cls, value: list[str]) -> list[str]:
        for code in value:
            if not re.fullmatch(r"[A-Za-z]{2,3}([-_]\w+)?", code):
                raise ValueError(f"{code!r} is not a language code; give two letters such as en or de")
        return [code.lower() for code in value]

    @field_validator("phone_region")
    @classmethod
    def _known_country(cls, value: str) -> str:
        from phonenumbers import SUPPORTED_REGIONS

        if value.upper() not in SUPPORTED_REGIONS:
            raise ValueError("give a country as two letters, such as US, GB or DE")
        return value.upper()


class DatasetConfig(Section):
    """Training and held-out posts."""

    split: Literal["random", "time"] = Field("random", description="Hold out random posts, or the latest ones (time).")
    held_out: float = Field(0.2, gt=0, lt=1, description="Share of posts to hold out.")
    near_duplicate: float = Field(
        0.6, gt=0, le=1, description="Jaccard similarity of 3-word runs from which posts stay together."
    )
    max_posts: int | None = Field(None, ge=1, description="Train on at most this many of each account's latest posts.")


class FinetuneConfig(Section):
    """Fine-tuning."""

    base: str = Field("smollm2", description="Base model: smollm2, gemma3-270m, a Hub id, or a folder.")
    method: Literal["full", "lora"] = Field("full", description="Train the weights (full), or a small adapter (lora).")
    rank: int = Field(16, ge=1, le=256, description="Rank of a LoRA adapter; higher is larger.")
    epochs: int = Field(1, ge=1, le=1000, description="Maximum number of epochs; the best one is kept.")
    patience: int = Field(1, ge=1, description="Stop after this many epochs without improvement.")
    batch_size: int | None = Field(
        None, ge=1, description="Posts per step, fewer if they are long. Default: 4 to 16 by number of posts."
    )
    learning_rate: float | None = Field(
        None, gt=0, description="Peak learning rate. Default: what suits base and method; 3e-4 for smollm2."
    )
    freeze: Literal["attention", "nothing"] = Field("attention", description="Matrices to freeze; attention is faster.")
    layers: Annotated[str, AfterValidator(_layers)] = Field(
        "all", description="Layers to train: all, top:N, bottom:N or A-B; 1 is the bottom one."
    )
    embedding_rate: float = Field(
        0.5, gt=0, description="Learning rate of embedding, norms and biases relative to the rest."
    )
    schedule: Literal["late_cosine", "cosine", "linear", "constant"] = Field(
        "late_cosine", description="Learning-rate decay; late_cosine would reach zero one epoch after the end."
    )
    warmup: float = Field(
        0.1, ge=0, lt=1, description="Share of steps over which the learning rate rises: at least four."
    )
    weight_decay: float = Field(0.01, ge=0, description="Weight decay of AdamW.")
    max_grad_norm: float = Field(
        1.0, gt=0, description="Clip gradients to this norm. Ignored by our own passes on CPU (adaptive clipping)."
    )
    precision: Literal["auto", "bf16", "fp32"] = Field(
        "auto", description="Number format: bf16 if the processor supports it (auto), always, or never."
    )
    device: Literal["auto", "cpu", "cuda", "mps"] = Field("auto", description="Device to train on.")
    seed: int = Field(0, ge=0, lt=2**31, description="Seed of split, shuffling and sampling.")
    checkpoint_seconds: float = Field(300.0, ge=0, description="Seconds between checkpoints; 0 saves after every step.")


DEFAULT_LENGTH = 280  # Maximum length of a post, unless the training posts are longer. X's.


class SamplingConfig(Section):
    """How tokens are drawn. The defaults are those of `evaluate`, which measures the persona without a choice."""

    temperature: float = Field(1.0, gt=0, description="Sampling temperature: lower is safer, higher is wilder.")
    top_p: float = Field(0.95, gt=0, le=1, description="Sample from the likeliest tokens with this total probability.")
    top_k: int = Field(0, ge=0, description="Sample from this many of the likeliest tokens; 0 for all.")
    min_p: float | None = Field(
        None,
        ge=0,
        le=1,
        description="Drop tokens below this share of the top probability. Default: what suits the base; 0 for smollm2.",
    )
    repetition_penalty: float = Field(1.0, ge=1, description="Penalty on repeated tokens; 1 for none.")
    best: bool = Field(
        False, description="Write eight candidates of each post, and keep a likely one: they read better. Takes longer."
    )


class GenerateConfig(SamplingConfig):
    """Sampling of new posts, with the defaults that read best (docs/results.md)."""

    temperature: float = Field(0.7, gt=0, description=SamplingConfig.model_fields["temperature"].description)
    best: bool = Field(True, description=SamplingConfig.model_fields["best"].description)
    reply_to: str | None = Field(
        None, min_length=1, max_length=2_000, description="Answer this post, if the persona was trained with parents."
    )
    max_length: int | None = Field(
        None, ge=10, description="Maximum length, as X counts it. Default: the longest training post's, at least 280."
    )
    ban: Words = Field([], description="Never write this word (repeatable).")
    mentions: bool = Field(True, description="Allow @mentions.")
    copies: bool = Field(False, description="Keep posts that copy a training post.")
    safe: bool = Field(False, description="Drop posts that share six words in a row with a training post.")
    near_copy: float = Field(
        0.6, gt=0, le=1, description="Jaccard similarity of 3-word runs from which a post is a copy."
    )


class TrackConfig(Section):
    """Experiment tracking."""

    track: Literal["auto", "trackio", "wandb", "none"] = Field(
        "auto",
        description="Experiment tracker: Trackio if it is installed (auto). wandb runs offline without an API key.",
    )
    project: str = Field("huggingtweets", min_length=1, description="Project name in the tracker.")


class TrainConfig(Section):
    """All options of a training run."""

    curate: CurateConfig = CurateConfig()
    dataset: DatasetConfig = DatasetConfig()
    finetune: FinetuneConfig = FinetuneConfig()
    tracking: TrackConfig = TrackConfig()

    def fast(self) -> TrainConfig:
        """These options for `train --fast`: the latest `FAST_POSTS` posts, unless `max_posts` is set."""
        if self.dataset.max_posts is not None:
            return self
        return self.model_copy(update={"dataset": self.dataset.model_copy(update={"max_posts": FAST_POSTS})})


def parse(model: type[T], values: Mapping[str, Any], file: Path | None = None) -> T:
    """Validate nested `values`, which come from `file` or, without one, from an interface.

    Raises ConfigError about the first wrong key or value.
    """
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise _config_error(model, error, file) from error


def _config_error(model: type[Section], error: ValidationError, file: Path | None) -> ConfigError:
    first = error.errors()[0]
    path = [str(part) for part in first["loc"] if part != "[key]"]
    where = f" in {file}" if file else ""
    if first["type"] in {"extra_forbidden", "invalid_key"}:
        key = ".".join(path)
        return ConfigError(
            f"Unknown option {shorten(repr(key), _LONGEST_SHOWN)}{where}.", hint=_nearest(model, key, first["input"])
        )
    # The path goes on to a position in the option's list. An error about a whole section has the section's name.
    name = next((name for name in options_of(model) if name.split(".") == path[: name.count(".") + 1]), path[0])
    field = options_of(model).get(name) or model.model_fields[name]
    return refused(name.rpartition(".")[2], first["input"], field, error, name + where if file else "")


def refused(option: str, value: Any, field: FieldInfo, error: ValidationError, shown: str = "") -> ConfigError:
    """The `error` of an `option` that cannot be `value`. `shown` names it in a file; interfaces use their names."""
    why = str(error.errors()[0].get("ctx", {}).get("error", ""))
    if why and isinstance(value, list):  # The reason names the part that is wrong.
        return ConfigError(f"{shown or '{option}'}: {why}.", option=option)
    quoted = shlex.quote(value) if isinstance(value, str) and value.isprintable() else repr(value)
    reason = f": {why}" if why else f"; allowed: {allowed(field)}"
    return ConfigError(f"{shown or '{option}'} cannot be {shorten(quoted, _LONGEST_SHOWN)}{reason}.", option=option)


def allowed(field: FieldInfo) -> str:
    """The values that an option can take, in words: "whole number, 1 or more"."""
    if inner := section(field):
        return f"section of options, such as {next(iter(inner.model_fields))}"
    kind = kind_of(field)
    if get_origin(kind) is Literal:
        *others, last = get_args(kind)
        return f"{', '.join(map(str, others))} or {last}"
    return ", ".join(filter(None, [_KINDS[get_origin(kind) or kind], limits(field)]))


def kind_of(field: FieldInfo) -> Any:
    """The type of an option, without None."""
    kind: Any = field.annotation
    return next(iter(set(get_args(kind)) - {NoneType})) if isinstance(kind, UnionType) else kind


def limits(field: FieldInfo) -> str:
    """The range of a number in words, "above 0, below 1". Empty without one."""
    return ", ".join(
        words.format(getattr(mark, name))
        for mark in field.metadata
        for name, words in _LIMITS.items()
        if getattr(mark, name, None) is not None
    )


def section(field: FieldInfo) -> type[Section] | None:
    """The section that `field` holds, or None for an option."""
    kind = field.annotation
    return kind if isinstance(kind, type) and issubclass(kind, Section) else None


def options_of(model: type[Section], prefix: str = "") -> dict[str, FieldInfo]:
    """All options of `model` and its sections by dotted name. The last parts of the names differ."""
    found: dict[str, FieldInfo] = {}
    for name, field in model.model_fields.items():
        if inner := section(field):
            found |= options_of(inner, f"{prefix}{name}.")
        else:
            found[prefix + name] = field
    return found


def set_options(values: dict[str, Any], model: type[Section], given: Mapping[str, Any]) -> None:
    """Put the options `given` by the last part of their names into the nested `values`. Ignores other names."""
    for name in options_of(model):
        *sections, last = name.split(".")
        if last in given:
            inner = values
            for part in sections:
                inner = inner.setdefault(part, {})
            inner[last] = given[last]


def _nearest(model: type[Section], key: str, value: Any) -> str:
    """What is probably meant by the unknown `key`; a mapping is taken for a section with a wrong name."""
    by_last_part = {name.rpartition(".")[2]: name for name in options_of(model)}
    if isinstance(value, Mapping):
        inside = next((by_last_part[each] for each in value if each in by_last_part), "")
        sections = f"The sections are: {', '.join(model.model_fields)}."
        return f"Did you mean {inside!r}? {sections}" if inside else sections
    if close := get_close_matches(key.rpartition(".")[2], by_last_part, n=1):
        return f"Did you mean {by_last_part[close[0]]!r}?"
    if "." not in key and model is TrainConfig:
        return f"The sections are: {', '.join(model.model_fields)}."
    return f"Known ones: {', '.join(by_last_part.values())}."
