"""Hand-made studies, with numbers that can be checked by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from huggingtweets.intervals import Figure
from huggingtweets.sweep.job import Measured
from huggingtweets.sweep.result import Result, Trial
from huggingtweets.sweep.space import Parameter, Space
from huggingtweets.sweep.storage import About, Settings
from tests.reports.samples import HOSTILE

RATE = Parameter("learning_rate", 1e-5, 1e-3, log=True)
EPOCHS = Parameter("epochs", 1, 3, is_int=True)
SCHEDULE = Parameter("schedule", choices=("linear", "late_cosine"))
BATCH = Parameter("batch_size", choices=(None, 8, 16))

DEFAULTS: dict[str, Any] = {"learning_rate": 3e-4, "epochs": 1, "schedule": "late_cosine", "batch_size": None}


def trial(
    number: int,
    losses: dict[str, float],
    value: float,
    *,
    values: dict[str, Any] | None = None,
    seconds: float = 60.0,
    pruned: bool = False,
    diverged: Iterable[str] = (),
) -> Trial:
    measured = {handle: Measured(each, seconds, handle in diverged) for handle, each in losses.items()}
    return Trial(number, DEFAULTS | (values or {}), value, measured, pruned)


def study(
    trials: Iterable[Trial],
    *,
    name: str = "s",
    base: str = "smollm2",
    parameters: tuple[Parameter, ...] = (RATE, EPOCHS, SCHEDULE, BATCH),
    settings: Settings | None = None,
    config: dict[str, Any] | None = None,
    origin: dict[str, Any] | None = None,
    failed: int = 0,
    forest: dict[str, Figure] | None = None,
) -> Result:
    trials = tuple(trials)
    handles = list(next(trial for trial in trials if not trial.pruned).losses)
    about = About(
        handles=handles,
        fingerprints=["f"] * len(handles),
        base=base,
        base_sha256="0",
        config={"finetune": config or {}},
        space={},
        settings=settings or Settings("mean+semideviation"),
        origin=origin or {},
    )
    bases = dict.fromkeys(handles, 2.25)
    return Result(name, about, Space(parameters), bases, trials, failed, forest or {})


def shares(**values: float) -> dict[str, Figure]:
    return {name: Figure(value, value - 0.04, value + 0.04) for name, value in values.items()}


def whole(**changed: Any) -> Result:
    """Twelve trials on three accounts: 0 has the defaults, 7 wins, 3 and 5 are pruned, 5 is an outlier and diverged."""
    trials = [trial(0, {"NASA": 1.2, "poet": 1.6, "bot": 2.0}, 2.0)]
    for number in range(1, 12):
        losses = {"NASA": 1.2 + number / 100, "poet": 1.61, "bot": 2.01}
        values = {
            "learning_rate": 1e-5 * 1.5**number,
            "epochs": 1 + number % 3,
            "schedule": SCHEDULE.choices[number % 2],
            "batch_size": BATCH.choices[number % 3],
        }
        value = 2.01 + number / 1000
        if number == 7:
            losses, value = {"NASA": 1.1, "poet": 1.5, "bot": 2.01}, 1.9937
        trials.append(trial(number, losses, value, values=values, seconds=30.0 + number))
    trials[3] = trial(3, {"NASA": 1.9}, 2.1, pruned=True)
    trials[5] = trial(5, {"bot": 2.25}, 4.25, pruned=True, diverged=["bot"])
    more = {
        "forest": shares(learning_rate=0.62, schedule=0.2, epochs=0.1, batch_size=0.03),
        "origin": {"study": "first", "steps": {"warmup": "importance 1%: fixed at the best trial's 0.1"}},
        "failed": 1,
    }
    return study(trials, **more | changed)


def hostile() -> Result:
    """Names of accounts, bases, studies and choices that contain markup."""
    choices = Parameter("base", choices=(HOSTILE, "gpt2"))
    trials = [
        trial(
            n,
            {HOSTILE: 1.5 + n / 100, f"{HOSTILE}2": 1.7},
            1.8 + n / 100,
            values={"base": choices.choices[n % 2]},
            diverged=(HOSTILE,) * (n == 2),
        )
        for n in range(12)
    ]
    return study(
        trials,
        name=HOSTILE,
        base=HOSTILE,
        parameters=(RATE, choices),
        forest=shares(base=0.7, learning_rate=0.3),
        origin={"study": HOSTILE, "steps": {HOSTILE: HOSTILE}},
    )
