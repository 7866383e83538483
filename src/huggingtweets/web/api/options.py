"""Options as the page and the API offer them, made from the config models."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from fastapi import APIRouter

from huggingtweets.config import GenerateConfig, Section, TrainConfig, options_of, parse
from huggingtweets.defaults import configured, user_defaults
from huggingtweets.errors import ConfigError
from huggingtweets.web.api.schemas import AllOptions, OptionField, OptionSection
from huggingtweets.web.messages import label
from huggingtweets.web.server import Shared

router = APIRouter(prefix="/options", tags=["options"])

T = TypeVar("T", bound=Section)

HIDDEN = {"tracking", "device", "checkpoint_seconds"}
"""Options and sections about the server's machine, which the page does not offer."""

_OFTEN = {
    *("base", "epochs", "batch_size", "learning_rate", "max_posts", "seed", "replies"),
    *("best", "temperature", "top_p", "max_length", "mentions", "ban"),
}

_KINDS = {"string": "text", "boolean": "yes_no", "array": "list"}  # names of JSON types on the page, where they differ


@router.get("")
def all_options(server: Shared) -> AllOptions:
    """List the options of training and writing, with their defaults and limits."""
    return AllOptions(train=train_sections(server.home), generate=generate_section())


def train_sections(home: Path) -> list[OptionSection]:
    """The options of training, with the user's own defaults. Raises ConfigError."""
    config = parse(TrainConfig, user_defaults(home))
    return [_section(name, getattr(config, name)) for name in ("finetune", "dataset", "curate")]


def generate_section() -> OptionSection:
    """The options of writing."""
    return _section("generate", GenerateConfig())


def parse_options(model: type[T], given: Mapping[str, Any], defaults: Mapping[str, Any] | None = None) -> T:
    """The config with options `given` by name, without their section, over `defaults`. Raises ConfigError."""
    offered = {path[-1] for path in (name.split(".") for name in options_of(model)) if not HIDDEN & set(path)}
    if unknown := next((name for name in given if name not in offered), None):
        raise ConfigError(f"There is no option {unknown[:50]!r}.")
    return configured(model, {name: value for name, value in given.items() if value is not None}, defaults or {})


def _section(name: str, config: Section) -> OptionSection:
    fields = _schema(type(config))
    options = [_field(each, field, getattr(config, each)) for each, field in fields.items() if each not in HIDDEN]
    title = (type(config).__doc__ or "").partition(".")[0]
    return OptionSection(name=name, title=title, options=sorted(options, key=lambda option: not option.often))


@cache
def _schema(model: type[Section]) -> dict[str, Any]:
    """The JSON schemas of a model's fields by name. Making them takes milliseconds."""
    fields: dict[str, Any] = model.model_json_schema()["properties"]
    return fields


def _field(name: str, schema: Mapping[str, Any], default: Any) -> OptionField:
    """The option `name`, of this JSON schema."""
    value = next((each for each in schema.get("anyOf", ()) if each["type"] != "null"), schema)
    return OptionField(
        name=name,
        label=label(name),
        help=schema.get("description", "").replace("repeatable", "separate with commas"),
        default=default,
        kind="choice" if "enum" in value else _KINDS.get(value["type"], value["type"]),
        choices=value.get("enum"),
        minimum=value.get("minimum"),
        maximum=value.get("maximum"),
        above=value.get("exclusiveMinimum"),
        below=value.get("exclusiveMaximum"),
        optional="anyOf" in schema,
        often=name in _OFTEN,
    )
