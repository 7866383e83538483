"""Search spaces: for each option of fine-tuning that is searched, an interval or a list of choices."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, get_args

from pydantic import ValidationError

from huggingtweets.config import FinetuneConfig, allowed, read_config
from huggingtweets.errors import ConfigError

if TYPE_CHECKING:
    from optuna.distributions import BaseDistribution

SEARCHABLE = tuple(
    name for name in FinetuneConfig.model_fields if name not in {"base", "device", "seed", "checkpoint_seconds"}
)
"""Options that decide what becomes of a base."""

Value = str | int | float | None


@dataclass(frozen=True, slots=True)
class Parameter:
    """One option and the values it may take: an interval, or `choices` in their order."""

    name: str
    low: float = math.nan
    high: float = math.nan
    log: bool = False
    """Values are drawn evenly in their logarithm."""
    is_int: bool = False
    choices: tuple[Value, ...] = ()

    def as_yaml(self) -> list[Value] | dict[str, Any]:
        """As it stands in a space's file."""
        if self.choices:
            return list(self.choices)
        ends = {"low": self.low, "high": self.high}
        return ends | ({"log": True} if self.log else {})

    def distribution(self) -> BaseDistribution:
        """As Optuna has it."""
        from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

        if self.choices:
            return CategoricalDistribution(self.choices)
        if self.is_int:
            return IntDistribution(int(self.low), int(self.high), log=self.log)
        return FloatDistribution(self.low, self.high, log=self.log)

    def holds(self, value: Value) -> bool:
        """Whether `value` is one that it may take."""
        if self.choices:
            return value in self.choices
        return isinstance(value, int | float) and self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Space:
    """What is searched, and what is set otherwise than by default for all trials."""

    parameters: tuple[Parameter, ...]
    fixed: tuple[tuple[str, Value], ...] = ()

    @classmethod
    def of(cls, values: Mapping[str, Any], file: Path | None = None) -> Space:
        """From {option: interval, list or single value}. Raises ConfigError naming what is wrong, in `file`."""
        where = f" in {file}" if file else ""
        parameters, fixed = [], []
        for key, value in values.items():
            name = str(key).removeprefix("finetune.")
            if name not in SEARCHABLE:
                raise ConfigError(f"{name!r}{where} cannot be searched. {_nearest(name)}")
            if isinstance(value, Mapping | list):
                parameters.append(_parameter(name, value, where))
            else:
                fixed.append((name, _checked(name, value, where)))
        if not parameters:
            raise ConfigError(f"There is nothing to search{where}. Give an interval, such as {_EXAMPLE}.")
        return cls(tuple(parameters), tuple(fixed))

    @classmethod
    def read(cls, path: Path) -> Space:
        """The space in a YAML file. Raises ConfigError."""
        return cls.of(read_config(path, "space file", "space", f"options such as {_EXAMPLE}"), path)

    def distributions(self) -> dict[str, BaseDistribution]:
        """Of every parameter."""
        return {p.name: p.distribution() for p in self.parameters}

    def config(self, values: Mapping[str, Value], config: FinetuneConfig) -> FinetuneConfig:
        """`config` with what is fixed and with `values` in it."""
        return FinetuneConfig.model_validate({**config.model_dump(), **dict(self.fixed), **values})

    def default(self, config: FinetuneConfig) -> dict[str, Value] | None:
        """The values of `config` itself; None when the space does not hold them."""
        values = {p.name: getattr(config, p.name) for p in self.parameters}
        return values if all(p.holds(values[p.name]) for p in self.parameters) else None

    def as_yaml(self) -> dict[str, Any]:
        """What `of` makes it from."""
        return {p.name: p.as_yaml() for p in self.parameters} | dict(self.fixed)


_EXAMPLE = "learning_rate: {low: 0.00005, high: 0.001, log: true}"

DEFAULT = {
    "learning_rate": {"low": 3e-5, "high": 1e-3, "log": True},
    "epochs": {"low": 1, "high": 3},
    "schedule": ["constant", "linear", "cosine", "late_cosine"],
    "warmup": [0.0, 0.1, 0.2],
    "batch_size": [None, 4, 8, 16, 32],
    "weight_decay": {"low": 1e-3, "high": 1.0, "log": True},
}
"""What the original searched (accumulating gradients being larger batches here; None: by the number of posts), and
weight decay."""

_BEYOND = 1 + 1e-9
"""An end of an interval may be off by rounding."""


def _parameter(name: str, value: Mapping[str, Any] | list[Any], where: str) -> Parameter:
    if isinstance(value, list):
        choices = tuple(dict.fromkeys(_checked(name, choice, where) for choice in value))
        if len(choices) < 2:
            raise ConfigError(f"{name}{where} has {len(choices)} choice: give two or more, or the value without [ ].")
        return Parameter(name, choices=choices)
    if unknown := [key for key in value if key not in {"low", "high", "log"}]:
        raise ConfigError(f"{name}{where} has an unknown key {unknown[0]!r}. An interval has low, high and log.")
    if missing := [key for key in ("low", "high") if key not in value]:
        raise ConfigError(f"{name}{where} has no {missing[0]!r}. Write an interval as {_EXAMPLE}.")
    log = value.get("log", False)
    if not isinstance(log, bool):
        raise ConfigError(f"log of {name}{where} cannot be {log!r}; allowed: true or false.")
    low, high = (_checked(name, value[key], where) for key in ("low", "high"))
    if isinstance(low, str | NoneType) or isinstance(high, str | NoneType):
        raise ConfigError(f"{name}{where} is no number: give a list of choices.")
    if not low < high * _BEYOND or low == high:
        raise ConfigError(f"{name}{where} goes from {low:g} to {high:g}: its low must be below its high.")
    if log and low <= 0:
        raise ConfigError(f"{name}{where} cannot be drawn in its logarithm from {low:g}: its low must be above 0.")
    return Parameter(name, low, high, log, is_int=_is_int(name))


def _checked(name: str, value: Any, where: str) -> Value:
    """`value` as the option takes it. Raises ConfigError."""
    try:
        return getattr(FinetuneConfig.model_validate({name: value}), name)  # type: ignore[no-any-return]
    except ValidationError as error:
        raise ConfigError(
            f"{name}{where} cannot be {value!r}; allowed: {allowed(FinetuneConfig.model_fields[name])}."
        ) from error


def _is_int(name: str) -> bool:
    kind = FinetuneConfig.model_fields[name].annotation
    return kind is int or (isinstance(kind, UnionType) and int in get_args(kind))


def _nearest(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, SEARCHABLE, n=1)
    return f"Did you mean {close[0]!r}?" if close else f"These can: {', '.join(SEARCHABLE)}."
