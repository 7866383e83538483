"""Narrow a study's space for a second study, as the original HuggingTweets did."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import replace

from huggingtweets.errors import TooFewTrialsError
from huggingtweets.sweep.result import MIN_GOOD, MIN_TRIALS, Result
from huggingtweets.sweep.space import Parameter, Space, Value, show

SHARE = 0.05
"""Share of an interval that is kept."""

MIN_IMPORTANCE = 0.05
"""Importance below which an option is fixed."""


def narrow(result: Result) -> tuple[Space, dict[str, str]]:
    """The space of a second study around the best trials of this one, and a sentence on each option.

    Of an important interval, `SHARE` around the median of the good trials is kept, on a logarithmic scale where it is
    sampled on one. Of important choices, those of the good trials are kept. Other options take the best trial's value.
    If nothing is left to search, the most important option stays as it was. Raises TooFewTrialsError when there are
    too few trials, or too few that trained on every account.
    """
    whole, best = result.whole, result.best
    if len(result.trials) < MIN_TRIALS or len(whole) < MIN_GOOD or not result.forest:
        raise TooFewTrialsError(
            f"The study {result.name} has {len(result.trials)} trials, {len(whole)} of them on every account. "
            f"Importances need {MIN_TRIALS} and {MIN_GOOD}, not all alike.",
            hint="Resume it with a higher {option}.",
            option="trials",
        )
    parameters: list[Parameter] = []
    fixed, steps = dict(result.space.fixed), dict[str, str]()
    for parameter in result.space.parameters:
        name, importance = parameter.name, result.forest[parameter.name].value
        if importance < MIN_IMPORTANCE:
            fixed[name] = best.values[name]
            steps[name] = f"importance {importance:.0%}: fixed at the best trial's {show(fixed[name])}"
            continue
        left = _cut(parameter, [trial.values[name] for trial in result.good])
        if isinstance(left, Parameter):
            parameters.append(left)
            steps[name] = f"importance {importance:.0%}: narrowed from {parameter} to {left}"
        else:
            fixed[name] = left
            steps[name] = f"importance {importance:.0%}: of {parameter}, the best trials leave {show(left)}"
    if not parameters:
        first = result.ranked[0]
        parameters.append(first)
        del fixed[first.name]
        steps[first.name] += ", but searched again, because nothing else is left"
    return Space(tuple(parameters), fixed), steps


def _cut(parameter: Parameter, good: Sequence[Value]) -> Parameter | Value:
    """What the values of good trials, the best first, leave of `parameter`; a single value if only one is left."""
    if parameter.choices:
        left = tuple(choice for choice in parameter.choices if choice in good)
        return replace(parameter, choices=left) if len(left) > 1 else good[0]
    scale, unscale = (math.log, math.exp) if parameter.log else (float, float)
    low, high = scale(parameter.low), scale(parameter.high)
    half = SHARE * (high - low) / 2
    middle = statistics.median(scale(float(value)) for value in good)  # type: ignore[arg-type]
    middle = min(max(middle, low + half), high - half)
    low, high = max(parameter.low, unscale(middle - half)), min(parameter.high, unscale(middle + half))
    if parameter.is_int:
        low, high = math.floor(low + 0.5), math.floor(high + 0.5)
        if low == high:
            return low
    return replace(parameter, low=low, high=high)
