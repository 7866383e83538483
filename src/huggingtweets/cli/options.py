"""Command-line flags made from the config models, so that no option is written twice."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Annotated, Any, get_origin

import typer
from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from huggingtweets.config import CONFIG_FILE, Section, allowed, parse, read_config, refused, section
from huggingtweets.errors import flag_of
from huggingtweets.files import home

CONFIG_FILE_HELP = 'YAML file of options, in sections as "config" in run.json; flags win over it.'


def takes(
    model: type[Section], *, config_file: bool = False, without: Collection[str] = ()
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command one flag per option of `model`, and pass what the user set as its argument `config`.

    A flag that is not typed leaves the option to the config file (`--config`, when `config_file`), and then to the
    model's default. ConfigError is raised for values out of range, with the option named. Sections and options in
    `without` mean nothing to the command: they get no flag, but may stand in the file, so that one serves several.
    """

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        leaves = {name: path for name, path in _leaves(model) if not {path[0], name} & set(without)}

        @functools.wraps(command)
        def with_flags(*args: Any, **kwargs: Any) -> Any:
            file = (kwargs.pop("config", None) or _own_file()) if config_file else None
            values = read_config(file) if file else {}
            parse(model, values, file)  # by itself, so that an error names what stands in the file
            for name, path in leaves.items():
                given = kwargs.pop(name)
                if given is not None and given != []:
                    _put(values, path, given)
            return command(*args, config=parse(model, values), **kwargs)

        own = inspect.signature(command, eval_str=True)
        parameters = [p for p in own.parameters.values() if p.name != "config"]
        if config_file:
            flag = Annotated[
                Path | None, typer.Option("--config", metavar="a file", help=CONFIG_FILE_HELP, show_default=False)
            ]
            parameters.append(
                inspect.Parameter("config", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=flag)
            )
        parameters += [_flag(model, name, path) for name, path in leaves.items()]
        # Typer reads both of these.
        with_flags.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
        with_flags.__annotations__ = {p.name: p.annotation for p in parameters}
        return with_flags

    return decorate


def _own_file() -> Path | None:
    """The user's own defaults, where there are any."""
    file = home() / CONFIG_FILE
    return file if file.exists() else None


def _leaves(model: type[Section], path: tuple[str, ...] = ()) -> list[tuple[str, tuple[str, ...]]]:
    """Flag name and path of every option; names must be unique over all sections, for flags have no sections."""
    found: list[tuple[str, tuple[str, ...]]] = []
    for name, field in model.model_fields.items():
        if inner := section(field):
            found += _leaves(inner, (*path, name))
        else:
            found.append((name, (*path, name)))
    names = [name for name, _ in found]
    if len(names) != len(set(names)):
        raise TypeError(f"Two options of {model.__name__} have the same name.")
    return found


def option(flag: str, kind: Any, help_text: str, **more: Any) -> Any:
    """An option that takes what `kind` says (a model's field, or such as Annotated[int, Field(ge=1)]).

    Another value raises ConfigError, worded as for the models.
    """
    field = kind if isinstance(kind, FieldInfo) else FieldInfo.from_annotation(kind)
    checked: Any = Annotated[field.annotation, field]

    def read(value: Any) -> Any:
        try:
            # Made here, for few of all options are typed.
            adapter: TypeAdapter[Any] = TypeAdapter(checked, config=ConfigDict(allow_inf_nan=False))
            return adapter.validate_python(value)
        except ValidationError as error:
            raise refused(flag.lstrip("-").replace("-", "_"), value, field) from error

    return typer.Option(flag, parser=read, metavar=allowed(field), help=help_text, show_default=False, **more)


def _flag(model: type[Section], name: str, path: tuple[str, ...]) -> inspect.Parameter:
    for part in path[:-1]:
        model = model.model_fields[part].annotation  # type: ignore[assignment]
    field = model.model_fields[name]
    help_text = f"{field.description} {_default(field)}".strip()
    panel = (model.__doc__ or "").split(".")[0] if path[:-1] else None
    kind: Any = field.annotation
    flag = flag_of(name)
    if kind is bool:
        flag = f"{flag}/{flag_of(f'no_{name}')}"
    made = typer.Option(flag, help=help_text, show_default=False, rich_help_panel=panel)
    if kind is not bool and get_origin(kind) is not list:
        made = option(flag, field, help_text, rich_help_panel=panel)
    optional = kind if get_origin(kind) is list else kind | None
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[optional, made])


def _default(field: FieldInfo) -> str:
    if field.default is None or field.default == []:
        return ""
    if isinstance(field.default, bool):
        return "(default: yes)" if field.default else "(default: no)"
    shown = f"{field.default:g}" if isinstance(field.default, float) else field.default
    return f"(default: {shown})"


def _put(values: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    for part in path[:-1]:
        values = values.setdefault(part, {})
    values[path[-1]] = value
