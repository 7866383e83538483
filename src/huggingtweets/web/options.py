"""The options that a page offers, made from the config models so that none is written twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic.fields import FieldInfo

from huggingtweets.config import CONFIG_FILE, GenerateConfig, Section, TrainConfig, option_names, parse, read_config
from huggingtweets.errors import ConfigError
from huggingtweets.web.api import schemas
from huggingtweets.web.messages import label, on_page

T = TypeVar("T", bound=Section)

OFTEN = {
    "base",
    "epochs",
    "batch_size",
    "learning_rate",
    "max_posts",
    "seed",
    "replies",
    "temperature",
    "top_p",
    "max_length",
    "mentions",
    "ban",
}
"""Asked for often."""

HIDDEN = {"tracking", "device", "checkpoint_seconds"}
"""Not for whoever sits at the page: they are about the server's machine."""

_KINDS: dict[Any, Literal["integer", "number", "text", "yes_no"]] = {
    int: "integer",
    float: "number",
    str: "text",
    bool: "yes_no",
}


def own_defaults(home: Path) -> dict[str, Any]:
    """What the user's own config file sets for trainings. Raises ConfigError."""
    file = home / CONFIG_FILE
    values = read_config(file) if file.exists() else {}
    parse(TrainConfig, values, file)
    return values


def nested(model: type[T], given: Mapping[str, Any], beneath: Mapping[str, Any] | None = None) -> T:
    """The config with the options `given` by their bare names over the values `beneath`. Raises ConfigError."""
    places = {name.rsplit(".", 1)[-1]: name.split(".") for name in option_names(model)}
    values: dict[str, Any] = deepcopy(dict(beneath or {}))
    for name, value in given.items():
        if name not in places or HIDDEN & {name, *places[name]}:
            raise ConfigError(f"There is no option {name[:50]!r} here.")
        if value is None:
            continue
        at = values
        for part in places[name][:-1]:
            at = at.setdefault(part, {})
        at[places[name][-1]] = value
    return parse(model, values)


def train_sections(home: Path) -> list[schemas.OptionSection]:
    """Those of a training with the user's own defaults, the section about fine-tuning first. Raises ConfigError."""
    config = parse(TrainConfig, own_defaults(home))
    return [
        _section("finetune", config.finetune),
        _section("dataset", config.dataset),
        _section("curate", config.curate),
    ]


def generate_section() -> schemas.OptionSection:
    """Those of writing."""
    return _section("generate", GenerateConfig())


def _section(name: str, config: Section) -> schemas.OptionSection:
    title = (type(config).__doc__ or "").split(".", maxsplit=1)[0]
    fields = type(config).model_fields
    options = [_field(each, field, getattr(config, each)) for each, field in fields.items() if each not in HIDDEN]
    return schemas.OptionSection(name=name, title=title, options=sorted(options, key=lambda one: not one.often))


def _field(name: str, field: FieldInfo, default: Any) -> schemas.OptionField:
    kind: Any = field.annotation
    optional = isinstance(kind, UnionType) and NoneType in get_args(kind)
    if optional:
        (kind,) = set(get_args(kind)) - {NoneType}
    choices = list(get_args(kind)) if get_origin(kind) is Literal else None
    limits = dict(_limits(field))
    return schemas.OptionField(
        name=name,
        label=label(name),
        help=on_page(field.description or ""),
        default=default,
        kind="choice" if choices else "list" if get_origin(kind) is list else _KINDS[kind],
        choices=choices,
        minimum=limits.get("ge"),
        maximum=limits.get("le"),
        above=limits.get("gt"),
        below=limits.get("lt"),
        optional=optional,
        often=name in OFTEN,
    )


def _limits(field: FieldInfo) -> Iterator[tuple[str, float]]:
    for mark in field.metadata:
        for name in ("ge", "le", "gt", "lt"):
            if hasattr(mark, name):
                yield name, float(getattr(mark, name))
