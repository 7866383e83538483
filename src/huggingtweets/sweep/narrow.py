"""From a study to the space of a second one, as the original did: what matters is searched again close to the best."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace

from huggingtweets.errors import TooFewTrialsError
from huggingtweets.sweep.result import FEWEST, Result
from huggingtweets.sweep.space import Parameter, Space, Value

SHARE = 0.05
"""What is left of an interval."""

MATTERS = 0.05
"""Importance below which an option is fixed."""

_BEST = 0.1
"""Share of the trials that count as good, and at least how many."""
_FEWEST_BEST = 3


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The second study's space, and for each option of the first a sentence on what became of it."""

    space: Space
    steps: dict[str, str]


def narrow(result: Result) -> Narrowed:
    """Cut each interval that matters to `SHARE` of it, around the median of the best trials; fix all else.

    What does not matter is set as the winner set it. An interval that is drawn in its logarithm is cut there. Of
    choices, those stay that the best trials made. What is left of a whole-numbered interval may be a single number.
    When nothing would be left to search, the most important interval stays. Raises TooFewTrialsError when there are
    too few trials to tell what matters, or too few of them trained on every account to know good ones by.
    """
    whole, best = result.whole, result.best
    if len(result.trials) < FEWEST or len(whole) < _FEWEST_BEST or not result.forest:
        raise TooFewTrialsError(
            f"The study {result.name} has {len(result.trials)} trials, {len(whole)} of them on every account; to tell "
            f"what matters it needs {FEWEST} and {_FEWEST_BEST}. Go on with it: the same huggingtweets sweep with more "
            "--trials."
        )
    good = whole[: max(_FEWEST_BEST, round(_BEST * len(result.trials)))]
    parameters: list[Parameter] = []
    fixed, steps = dict(result.space.fixed), {}
    for parameter in result.space.parameters:
        name, importance = parameter.name, result.forest[parameter.name].value
        if importance < MATTERS:
            fixed[name] = best.values[name]
            steps[name] = f"explains {importance:.0%} of the differences: fixed at the winner's {shown(fixed[name])}"
            continue
        left = _cut(parameter, [trial.values[name] for trial in good])
        if isinstance(left, Parameter):
            parameters.append(left)
            steps[name] = f"explains {importance:.0%}: from {_range(parameter)} to {_range(left)}"
        else:
            fixed[name] = left
            steps[name] = f"explains {importance:.0%}: of {_range(parameter)}, the best trials leave {shown(left)}"
    if not parameters:
        first = next(p for p in result.space.parameters if p.name == next(iter(result.forest)))
        parameters.append(first)
        del fixed[first.name]
        steps[first.name] += ", but searched again, for nothing else is left"
    return Narrowed(Space(tuple(parameters), tuple(fixed.items())), steps)


def _cut(parameter: Parameter, good: Sequence[Value]) -> Parameter | Value:
    """What is left of `parameter`, given the values of good trials, the winner's first."""
    if parameter.choices:
        left = tuple(choice for choice in parameter.choices if choice in good)
        return replace(parameter, choices=left) if len(left) > 1 else good[0]
    to, back = (math.log, math.exp) if parameter.log else (float, float)
    low, high = to(parameter.low), to(parameter.high)
    half = SHARE * (high - low) / 2
    middle = statistics.median(to(float(value)) for value in good)  # type: ignore[arg-type]
    middle = min(max(middle, low + half), high - half)
    ends = max(parameter.low, back(middle - half)), min(parameter.high, back(middle + half))
    if parameter.is_int:
        ends = math.floor(ends[0] + 0.5), math.floor(ends[1] + 0.5)
        if ends[0] == ends[1]:
            return ends[0]
    return replace(parameter, low=ends[0], high=ends[1])


def shown(value: Value) -> str:
    """`value` as a person reads it."""
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _range(parameter: Parameter) -> str:
    if parameter.choices:
        return " or ".join(map(shown, parameter.choices))
    return f"{shown(parameter.low)} to {shown(parameter.high)}"
