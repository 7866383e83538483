"""The user's own defaults, and options given by name or one by one."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from huggingtweets.config import CONFIG_FILE, Section, TrainConfig, options_of, parse, refused, set_options
from huggingtweets.yaml_file import read_config

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


def checked(option: str, value: Any, kind: Any) -> Any:
    """`value` of the option `option` as `kind`: a field of a model, or a type such as Annotated[int, Field(ge=1)].

    None stays None. Raises ConfigError, in the words of the models.
    """
    field = kind if isinstance(kind, FieldInfo) else FieldInfo.from_annotation(kind)
    annotated: Any = Annotated[field.annotation, field]
    # Built here, because few of all options are given.
    adapter: TypeAdapter[Any] = TypeAdapter(annotated, config=ConfigDict(allow_inf_nan=False))
    try:
        return None if value is None else adapter.validate_python(value)
    except ValidationError as error:
        raise refused(option, value, field, error) from error
