"""Options made from the config models, so that none is written twice, and those that many commands share."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

import typer
from pydantic import Field
from pydantic.fields import FieldInfo

from huggingtweets.cli.help import default_text
from huggingtweets.cli.terminal import printing
from huggingtweets.config import FinetuneConfig, Section, kind_of, limits, options_of, parse, set_options
from huggingtweets.defaults import checked, user_defaults
from huggingtweets.errors import BadInputError, ConfigError, HuggingTweetsError, flag_of
from huggingtweets.files import home

if TYPE_CHECKING:
    from huggingtweets.engines import Engine

_METAVARS = {int: "N", float: "NUMBER", str: "TEXT"}


def takes(
    model: type[Section],
    *,
    config_file: bool = False,
    without: Collection[str] = (),
    into: str = "config",
    typed_into: str = "",
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command one option per field of `model`, and pass the result as its argument `into`.

    An option that is not typed comes from the config file (`--config`, if `config_file`), else from the model's
    default. `typed_into` names an argument that gets only what was typed, by option. Raises ConfigError for a value out
    of range. Sections and fields in `without` get no option, but may be in the file, so that one file serves several
    commands.
    """
    offered = {name: field for name, field in options_of(model).items() if not set(name.split(".")) & set(without)}

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(command)
        def with_options(*args: Any, **kwargs: Any) -> Any:
            file = kwargs.pop("config", None) if config_file else None
            values = user_defaults(home(), file) if config_file else {}
            offers = {last: kwargs.pop(last) for last in (name.rpartition(".")[2] for name in offered)}
            typed = {name: value for name, value in offers.items() if value not in (None, [])}
            set_options(values, model, typed)
            if typed_into:
                kwargs[typed_into] = typed | ({"config": file} if file else {})
            return command(*args, **kwargs, **{into: parse(model, values)})

        own = inspect.signature(command, eval_str=True)
        parameters = [p for p in own.parameters.values() if p.name not in (into, typed_into)]
        if config_file:
            parameters.append(_parameter("config", _ConfigFile))
        parameters += [_model_option(model, name, field) for name, field in offered.items()]
        # Typer reads both of these.
        with_options.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
        with_options.__annotations__ = {p.name: p.annotation for p in parameters}
        return with_options

    return decorate


def printable(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options `--json` and `--quiet`."""

    @functools.wraps(command)
    def with_flags(*args: Any, quiet: bool, as_json: bool, **kwargs: Any) -> Any:
        with printing(quiet=quiet, as_json=as_json):
            return command(*args, **kwargs)

    own = inspect.signature(command, eval_str=True)
    flags = [_parameter(name, kind, default=False) for name, kind in (("as_json", _Json), ("quiet", _Quiet))]
    with_flags.__signature__ = own.replace(parameters=[*own.parameters.values(), *flags])  # type: ignore[attr-defined]
    with_flags.__annotations__ = {**command.__annotations__, "as_json": _Json, "quiet": _Quiet}
    return with_flags


def option(flag: str, kind: Any, help_text: str, *, default: str | bool = True, panel: str | None = None) -> Any:
    """An option that takes what `kind` allows: a field of a model, or a type such as Annotated[int, Field(ge=1)].

    Another value raises ConfigError, in the words of the models. `default` is shown instead of the command's own.
    """
    field = kind if isinstance(kind, FieldInfo) else FieldInfo.from_annotation(kind)

    def read(value: Any) -> Any:
        return checked(flag.lstrip("-").replace("-", "_"), value, field)

    inner = kind_of(field)
    choices = [str(choice) for choice in get_args(inner)] if get_origin(inner) is Literal else []
    metavar = "|".join(choices) or _METAVARS[inner]
    if bounds := limits(field):
        what, *rest = help_text.partition(" Default:")
        help_text = f"{what} {bounds[0].upper()}{bounds[1:]}.{''.join(rest)}"
    return typer.Option(
        flag,
        parser=read,
        metavar=metavar,
        help=help_text,
        show_default=default,
        rich_help_panel=panel,
        autocompletion=lambda: choices,
    )


def whole(least: int, most: int | None = None) -> Any:
    """A whole number of at least `least` and at most `most`, for `option`."""
    return Annotated[int, Field(ge=least, le=most)]


def named(what: str, default: str) -> Any:
    """The option `--name` of a persona or a curve. Raises ConfigError for what cannot name one."""
    from huggingtweets.personas import check_name

    def read(typed: str) -> str:
        try:
            return check_name(typed)
        except BadInputError as error:
            raise ConfigError(error.message, hint=error.hint, option=error.option) from error

    return typer.Option("--name", parser=read, metavar="TEXT", help=f"Name of the {what}. Default: {default}.")


def output(metavar: str, help_text: str) -> Any:
    """The option `--output` or `-o` of a command that writes a file or a folder."""
    return typer.Option("--output", "-o", metavar=metavar, help=help_text)


def accounts(incomplete: str) -> list[str]:
    """Handles for the shell to complete, with an @ or their platform if that is typed. None without a library."""
    from huggingtweets.library import Library

    if not (home() / "library.db").exists():  # opening would create it
        return []
    try:
        with Library(home()) as library:
            rows = library.accounts()
    except (HuggingTweetsError, OSError):
        return []
    sign = "@" if incomplete.startswith("@") else ""
    return [row.full_handle if ":" in incomplete else f"{sign}{row.handle}" for row in rows]


def personas() -> list[str]:
    from huggingtweets.personas import list_names

    return list_names(home())


def accounts_and_personas(incomplete: str) -> list[str]:
    return [*accounts(incomplete), *personas()]


Handle = Annotated[str, typer.Argument(help="Account in the library: NASA, @NASA or x:NASA.", autocompletion=accounts)]
Handles = Annotated[list[str], typer.Argument(help="Accounts in the library.", autocompletion=accounts)]
Name = Annotated[str, typer.Argument(help="Persona.", autocompletion=personas)]
Names = Annotated[list[str] | None, typer.Argument(help="Personas. Default: all.", autocompletion=personas)]
Device = Annotated[str, option("--device", FinetuneConfig.model_fields["device"].annotation, "Device to run on.")]
Seed = Annotated[
    int | None, option("--seed", FinetuneConfig.model_fields["seed"], "The same seed gives the same posts.")
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")]
AcceptTerms = Annotated[bool, typer.Option("--accept-terms", help="Agree to the terms of the base, if it has any.")]
NotMine = Annotated[bool, typer.Option("--not-mine", help="The posts are not your own: call the persona a parody.")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]
_Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print no progress and no notes.")]
_ConfigFile = Annotated[
    Path | None,
    typer.Option("--config", metavar="FILE", help="YAML file of options in sections; options typed here win over it."),
]


def _parameter(name: str, annotation: Any, default: Any = None) -> inspect.Parameter:
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _model_option(model: type[Section], dotted: str, field: FieldInfo) -> inspect.Parameter:
    """The option of one field. Those of a section share a panel, which has the section's title."""
    section, _, name = dotted.rpartition(".")
    panel = (model.model_fields[section].annotation.__doc__ or "").split(".")[0] if section else None
    kind: Any = field.annotation
    if kind is not bool and get_origin(kind) is not list:
        made = option(flag_of(name), field, field.description or "", default=default_text(field.default), panel=panel)
        return _parameter(name, Annotated[kind | None, made])
    made = typer.Option(
        f"{flag_of(name)}/{flag_of(f'no_{name}')}" if kind is bool else flag_of(name),
        metavar=None if kind is bool else "TEXT",
        help=field.description,
        show_default=default_text(field.default),
        rich_help_panel=panel,
    )
    return _parameter(name, Annotated[kind | None if kind is bool else kind, made])


class EngineOptions(Section):
    """Where many trainings run."""

    jobs: int = Field(1, ge=1, description="Trainings at a time on this machine.")
    engine: Literal["local", "ray"] = Field("local", description="Run trainings on this machine or on a Ray cluster.")
    address: str | None = Field(None, description="Address of the Ray cluster. Default: start one on this machine.")
    cpus: float = Field(2, gt=0, description="CPU cores per training on Ray.")
    gpus: float = Field(0, ge=0, description="GPUs, or a share of one, per training on Ray.")

    def start(self) -> Engine:
        """The engine of these options. Raises ConfigError if they do not go together, and as `RayEngine` does."""
        if self.engine == "ray":
            from huggingtweets.engines.ray import RayEngine

            return RayEngine(self.address, cpus=self.cpus, gpus=self.gpus)
        if self != EngineOptions(jobs=self.jobs):
            raise ConfigError("--address, --cpus and --gpus apply to a Ray cluster.", hint="Add --engine ray.")
        from huggingtweets.engines.local import InProcessEngine, ProcessEngine

        return InProcessEngine() if self.jobs == 1 else ProcessEngine(self.jobs)
