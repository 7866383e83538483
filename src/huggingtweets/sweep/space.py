"""What a study searches and minimises: an interval or a list of choices for each option, and a goal."""

from __future__ import annotations

import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from pydantic import ValidationError

from huggingtweets.config import FinetuneConfig, refused
from huggingtweets.errors import ConfigError
from huggingtweets.models import catalogue
from huggingtweets.text import did_you_mean, number
from huggingtweets.yaml_file import read_config

if TYPE_CHECKING:
    from optuna.distributions import BaseDistribution

Goal = Literal["mean+semideviation", "mean", "max"]

_MIN_ACCOUNTS = 5  # accounts from which a semideviation says something


def default_goal(accounts: int) -> Goal:
    """The goal of a study over this many accounts that names none."""
    return "mean+semideviation" if accounts >= _MIN_ACCOUNTS else "mean"


def objective(ratios: Sequence[float], goal: Goal) -> float:
    """What a study minimises, computed from each account's loss divided by that of the untuned base.

    No goal falls when an account's loss rises. The mean plus the standard deviation would, when an easy account gets
    harder. The mean plus the upper semideviation, which leaves out accounts below the mean, does not (Ogryczak &
    Ruszczynski 1999, "From stochastic dominance to mean-risk models").
    """
    if goal == "max":
        return max(ratios)
    mean = statistics.fmean(ratios)
    if goal == "mean":
        return mean
    return mean + math.sqrt(statistics.fmean(max(0.0, ratio - mean) ** 2 for ratio in ratios))


SEARCHABLE = tuple(
    name for name in FinetuneConfig.model_fields if name not in {"base", "device", "seed", "checkpoint_seconds"}
)
"""Options that change the trained model."""

DEFAULT = {
    "learning_rate": {"low": 3e-5, "high": 1e-3, "log": True},
    "epochs": {"low": 1, "high": 3},
    "schedule": ["constant", "linear", "cosine", "late_cosine"],
    "warmup": [0.0, 0.1, 0.2],
    "batch_size": [None, 4, 8, 16, 32],
    "weight_decay": {"low": 1e-3, "high": 1.0, "log": True},
}
"""What the original HuggingTweets searched, and weight decay. Its gradient accumulation is a larger batch here."""

_EXAMPLE = "learning_rate: {low: 0.00005, high: 0.001, log: true}"

Value = str | int | float | None


def with_known_rate(config: FinetuneConfig) -> FinetuneConfig:
    """`config` with the learning rate that training would choose, where the catalogue knows it: intervals lack None."""
    if config.learning_rate is None and (entry := catalogue.find(config.base)):
        return config.model_copy(update={"learning_rate": entry.learning_rate})
    return config


def show(value: Value) -> str:
    """`value` for people: four digits of a number, and "auto" for None."""
    if value is None:
        return "auto"
    return value if isinstance(value, str) else number(value)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A searched option: an interval from `low` to `high`, or `choices`."""

    name: str
    low: float = math.nan
    high: float = math.nan
    log: bool = False  # whether values are sampled uniformly on a logarithmic scale
    is_int: bool = False
    choices: tuple[Value, ...] = ()

    def __str__(self) -> str:
        """Its range for people: "1 to 3", "0.001 to 1", "linear, cosine"."""
        return ", ".join(map(show, self.choices)) or f"{show(self.low)} to {show(self.high)}"

    def as_yaml(self) -> list[Value] | dict[str, Any]:
        """Its value in a space file."""
        if self.choices:
            return list(self.choices)
        return {"low": self.low, "high": self.high} | ({"log": True} if self.log else {})

    def distribution(self) -> BaseDistribution:
        """The same for Optuna."""
        from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

        if self.choices:
            return CategoricalDistribution(self.choices)
        if self.is_int:
            return IntDistribution(int(self.low), int(self.high), log=self.log)
        return FloatDistribution(self.low, self.high, log=self.log)

    def __contains__(self, value: Value) -> bool:
        if self.choices:
            return value in self.choices
        return isinstance(value, int | float) and self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Space:
    """The searched options, and values that are fixed for all trials."""

    parameters: tuple[Parameter, ...]
    fixed: Mapping[str, Value] = field(default_factory=dict)

    @classmethod
    def of(cls, values: Mapping[str, Any], file: Path | None = None) -> Space:
        """The space {option: interval, list or single value}, which comes from `file`. Raises ConfigError."""
        where = f" in {file}" if file else ""
        parameters, fixed = [], dict[str, Value]()
        for key, value in values.items():
            name = str(key).removeprefix("finetune.")
            if name not in SEARCHABLE:
                hint = did_you_mean(name, SEARCHABLE) or f"These can: {', '.join(SEARCHABLE)}."
                raise ConfigError(f"{name!r}{where} cannot be searched.", hint=hint, option="space")
            if isinstance(value, Mapping | list):
                parameters.append(_parameter(name, value, where))
            else:
                fixed[name] = _checked(name, value, where)
        if not parameters:
            hint = f"Give an interval, such as {_EXAMPLE}."
            raise ConfigError(f"There is nothing to search{where}.", hint=hint, option="space")
        return cls(tuple(parameters), fixed)

    @classmethod
    def read(cls, path: Path | None) -> Space:
        """The space in a YAML file; the default one without a file. Raises ConfigError."""
        if path is None:
            return cls.of(DEFAULT)
        return cls.of(read_config(path, "space file", "space", f"options such as {_EXAMPLE}"), path)

    def distributions(self) -> dict[str, BaseDistribution]:
        """The parameters for Optuna, by name."""
        return {parameter.name: parameter.distribution() for parameter in self.parameters}

    def config(self, values: Mapping[str, Value], config: FinetuneConfig) -> FinetuneConfig:
        """`config` with the fixed options and the sampled `values`."""
        return FinetuneConfig.model_validate({**config.model_dump(), **self.fixed, **values})

    def default(self, config: FinetuneConfig) -> dict[str, Value] | None:
        """The values of `config`, or None if one of them is outside the space."""
        for each in (config, with_known_rate(config)):
            values = {parameter.name: getattr(each, parameter.name) for parameter in self.parameters}
            if all(values[parameter.name] in parameter for parameter in self.parameters):
                return values
        return None

    def as_yaml(self) -> dict[str, Any]:
        """The mapping that `of` reads."""
        return {**{parameter.name: parameter.as_yaml() for parameter in self.parameters}, **self.fixed}


def _parameter(name: str, value: Mapping[str, Any] | list[Any], where: str) -> Parameter:
    def error(message: str, hint: str = "") -> ConfigError:
        return ConfigError(f"{name}{where} {message}", hint=hint, option="space")

    if isinstance(value, list):
        choices = tuple(dict.fromkeys(_checked(name, choice, where) for choice in value))
        if len(choices) < 2:
            raise error(f"has {len(choices)} choice.", "Give two or more, or the value without [ ].")
        return Parameter(name, choices=choices)
    log = value.get("log", False)
    if not {"low", "high"} <= value.keys() <= {"low", "high", "log"} or not isinstance(log, bool):
        raise error("is not an interval.", f"Write one as {_EXAMPLE}.")
    low, high = (_checked(name, value[key], where) for key in ("low", "high"))
    if not isinstance(low, int | float) or not isinstance(high, int | float):
        raise error("is not a number.", "Give a list of choices.")
    if low >= high or (log and low <= 0):
        raise error(f"cannot go from {low:g} to {high:g}.", "low must be below high, and above 0 with log.")
    kind = FinetuneConfig.model_fields[name].annotation
    return Parameter(name, low, high, log, is_int=int in {kind, *get_args(kind)})


def _checked(name: str, value: Any, where: str) -> Value:
    """`value` as the option takes it. Raises ConfigError."""
    try:
        return getattr(FinetuneConfig.model_validate({name: value}), name)  # type: ignore[no-any-return]
    except ValidationError as error:
        raise refused("space", value, FinetuneConfig.model_fields[name], error, f"{name}{where}") from error
