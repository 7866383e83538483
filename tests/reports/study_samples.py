"""Hand-made studies: what a report is made of, with numbers that can be followed by hand."""

from __future__ import annotations

from typing import Any

from huggingtweets.intervals import Figure
from huggingtweets.reports.study_inputs import Choices, Interval, Origin, Study, Trial
from tests.reports.samples import HOSTILE

RATE = Interval(name="learning_rate", low=1e-5, high=1e-3, log=True, is_int=False)
EPOCHS = Interval(name="epochs", low=1, high=3, log=False, is_int=True)
SCHEDULE = Choices(name="schedule", values=("linear", "cosine"))
BATCH = Choices(name="batch_size", values=(None, 8, 16))

DEFAULTS: dict[str, Any] = {
    "base": "smollm2", "epochs": 1, "batch_size": None, "learning_rate": 1.5e-4, "schedule": "cosine", "warmup": 0.1,
}  # fmt: skip


def trial(number: int, losses: dict[str, float], value: float, **more: Any) -> Trial:
    values = {"learning_rate": 1.5e-4, "epochs": 1, "schedule": "cosine", "batch_size": None} | more.pop("values", {})
    seconds = more.pop("seconds", 60.0)
    return Trial(
        number=number, values=values, value=value, losses=losses, seconds=dict.fromkeys(losses, seconds),
        given_up=more.pop("given_up", False), astray=more.pop("astray", ()), **more,
    )  # fmt: skip


def study(trials: tuple[Trial, ...], **changed: Any) -> Study:
    handles = tuple(next(t for t in trials if not t.given_up).losses)
    return Study.model_validate(
        {
            "name": "s", "base": "smollm2", "handles": handles, "goal": "mean+std", "seconds_too": False,
            "stopped": False, "failed": 0, "seconds": 7200.0, "bases": dict.fromkeys(handles, 2.25),
            "base_value": 2.25, "options": (RATE, EPOCHS, SCHEDULE, BATCH), "trials": trials, "front": (),
            "defaults_trial": 0, "chosen": DEFAULTS | {"learning_rate": 4e-4, "schedule": "linear"},
            "defaults": DEFAULTS, "forest": {}, "mdi": {}, "origin": None, **changed,
        }
    )  # fmt: skip


def shares(**values: float) -> dict[str, Figure]:
    return {name: Figure(value=value, low=value - 0.04, high=value + 0.04) for name, value in values.items()}


def whole(**changed: Any) -> Study:
    """Twelve trials on three accounts with all there is: the defaults first, number 7 the winner, 3 given up, one of
    them far out and astray."""
    trials = [trial(0, {"NASA": 1.2, "poet": 1.6, "bot": 2.0}, 2.0)]
    for number in range(1, 12):
        losses = {"NASA": 1.2 + number / 100, "poet": 1.61, "bot": 2.01}
        values = {"learning_rate": 1e-5 * 1.5**number, "epochs": 1 + number % 3, "schedule": ("linear", "cosine")[
            number % 2], "batch_size": (None, 8, 16)[number % 3]}  # fmt: skip
        value = 2.01 + number / 1000
        if number == 7:
            losses, value = {"NASA": 1.1, "poet": 1.5, "bot": 2.01}, 1.9937
        trials.append(trial(number, losses, value, values=values, seconds=30.0 + number))
    trials[3] = trial(3, {"NASA": 1.9}, 2.1, given_up=True)
    trials[5] = trial(5, {"bot": 2.25}, 4.25, given_up=True, astray=("bot",))
    return study(
        tuple(trials),
        **{
            "forest": shares(learning_rate=0.62, schedule=0.2, epochs=0.1, batch_size=0.03),
            "mdi": shares(learning_rate=0.5, epochs=0.3, schedule=0.15, batch_size=0.05),
            "origin": Origin(study="first", steps={"warmup": "explains 1%: fixed at the winner's 0.1"}),
            "failed": 1,
            **changed,
        },
    )


def timed() -> Study:
    """With time as a second goal: trial 1 is the quicker, trial 7 the better."""
    return whole(seconds_too=True, front=(7, 1))


def hostile() -> Study:
    """Names of accounts, bases, studies and choices that want to be markup."""
    choices = Choices(name="base", values=(HOSTILE, "gpt2"))
    trials = tuple(
        trial(n, {HOSTILE: 1.5 + n / 100, f"{HOSTILE}2": 1.7}, 1.8 + n / 100,
              values={"base": (HOSTILE, "gpt2")[n % 2]}, astray=(HOSTILE,) * (n == 2))
        for n in range(12)
    )  # fmt: skip
    return study(
        trials, name=HOSTILE, base=HOSTILE, options=(RATE, choices), chosen=DEFAULTS | {"base": HOSTILE},
        forest=shares(base=0.7, learning_rate=0.3), mdi=shares(base=0.6, learning_rate=0.4),
        origin=Origin(study=HOSTILE, steps={HOSTILE: HOSTILE}),
    )  # fmt: skip
