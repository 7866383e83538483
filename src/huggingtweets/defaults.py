"""The user's own defaults, and options given by name."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from huggingtweets.config import CONFIG_FILE, Section, TrainConfig, options_of, parse, read_config, set_options

T = TypeVar("T", bound=Section)

_NONE: Mapping[str, Any] = MappingProxyType({})


def user_defaults(home: Path, file: Path | None = None) -> dict[str, Any]:
    """The options of training in `file`, or else in the home's config file if there is one, in their sections.

    Raises ConfigError.
    """
    if file is None:
        file = home / CONFIG_FILE
        if not file.exists():
            return {}
    values = read_config(file)
    parse(TrainConfig, values, file)  # alone, so that an error names the file
    return values


def configured(model: type[T], given: Mapping[str, Any], defaults: Mapping[str, Any] = _NONE) -> T:
    """The config with options `given` by name, without their section, over `defaults`, which are in their sections.

    Raises ConfigError for an unknown name or a wrong value.
    """
    known = {name.rpartition(".")[2] for name in options_of(model)}
    values = deepcopy(dict(defaults)) | {name: value for name, value in given.items() if name not in known}
    set_options(values, model, given)
    return parse(model, values)
