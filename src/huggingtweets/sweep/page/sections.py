"""The sections of a study's page."""

from __future__ import annotations

import shlex
import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence

from huggingtweets.config import FinetuneConfig
from huggingtweets.errors import flag_of, shell_command
from huggingtweets.evaluation.definitions import BASE, one_decimal
from huggingtweets.reports.page import Block, Section, Table
from huggingtweets.sweep.page import figures
from huggingtweets.sweep.page.summary import goal_name, loss
from huggingtweets.sweep.result import Result, Trial, deviation
from huggingtweets.sweep.space import SEARCHABLE, show, with_known_rate
from huggingtweets.text import bits, duration, percent, plural

_BEST = 10


def sections(result: Result) -> tuple[Section, ...]:
    """The whole page. Raises MissingExtraError without Plotly."""
    return tuple(Section(name, title, tuple(blocks)) for name, title, blocks in _sections(result))


def _sections(result: Result) -> Iterator[tuple[str, str, Iterable[Block]]]:
    yield "best", "Best trial", _best(result)
    yield "accounts", "Accounts", _accounts(result)
    yield "importance", "Importance of the options", _importance(result)
    if len(result.trials) > 1:
        yield "trials", "Trials", _trials(result)
        yield "options", "Loss by option", _options(result)
    if result.front:
        yield "time", "Loss and time", _time(result)
    if origin := result.about.origin:
        steps = Table(
            f"Options of {origin['study']} in this study", ("option", "step"), tuple(origin["steps"].items()), wide=True
        )
        yield "origin", "Narrowed space", [f"The space is that of {origin['study']}, narrowed.", steps]
    note = "; ≈: estimated, since the trial was pruned" if result.pruned else ""
    yield "every-trial", "All trials", [_table(result, result.trials, f"All trials{note}")]


def _best(result: Result) -> Iterator[Block]:
    best, default = result.config(result.best), with_known_rate(FinetuneConfig(base=result.about.base))
    ranges = {each.name: f"{each}{', log' * each.log}" for each in result.space.parameters}
    values = {"base": (result.about.base, FinetuneConfig().base)}
    values |= {name: (getattr(best, name), getattr(default, name)) for name in SEARCHABLE}
    command = shell_command(f"sweep-apply {shlex.quote(result.name)}")
    yield f"Trial {result.best.number}. To train with its options from now on: {command}"
    yield Table(
        "Options of the best trial, and the defaults of HuggingTweets",
        ("option", "best", "default", "searched"),
        tuple((name, show(ours), show(usual), ranges.get(name, "no")) for name, (ours, usual) in values.items()),
        wide=True,
    )
    if None in values["batch_size"]:
        yield "An auto batch_size is 4 to 16, by the number of posts."
    if None in values["learning_rate"]:
        yield "An auto learning_rate is chosen by the size of the base's weights."


def _accounts(result: Result) -> Iterator[Block]:
    best, default = result.best.losses, result.default
    columns = {BASE: result.bases}
    if default:
        columns[f"defaults (trial {default.number})"] = default.losses
    if default is not result.best:
        columns[f"best (trial {result.best.number})"] = best
    rows: list[tuple[str, ...]] = []
    for handle in sorted(result.about.handles, key=best.__getitem__):
        found = [trial.losses[handle] for trial in result.whole]
        losses = (bits(column[handle]) for column in columns.values())
        gain = f"{1 - best[handle] / result.bases[handle]:.0%}"
        rows.append((handle, *losses, gain, f"{bits(min(found))} to {bits(max(found))}"))
    if len(rows) > 1:
        means = (loss(statistics.fmean(column.values())) for column in columns.values())
        deviations = (loss(deviation(column.values())) for column in columns.values())
        rows += [("mean", *means, "", ""), ("standard deviation", *deviations, "", "")]
    yield "Held-out bits per byte of each account, each post scored alone."
    yield Table(
        f"Held-out bits per byte by account; gain: of the best trial over the {BASE}",
        ("account", *columns, "gain", "all trials on every account"),
        tuple(rows),
        wide=True,
    )


def _importance(result: Result) -> Iterator[Block]:
    if not result.forest:
        yield f"Unknown: the trials are too few, or all alike. Resume the study with a higher {flag_of('trials')}."
        return
    yield (
        "How much of the differences between trials each option explains, over all accounts. Pruned trials count with "
        "their estimates. An option may have a low importance because its interval is narrow."
    )
    yield figures.importance(result)
    yield Table(
        "Importance of each option by functional ANOVA (range over seeds of the forest)",
        ("option", "importance"),
        tuple((name, share.text(percent)) for name, share in result.forest.items()),
    )


def _trials(result: Result) -> Iterator[Block]:
    whole = result.whole
    text = f"{plural(len(whole), 'trial')} trained on every account"
    if result.pruned:
        text += f", {result.pruned} {'was' if result.pruned == 1 else 'were'} pruned"
    if result.failed:
        text += f", {result.failed} failed and {'is' if result.failed == 1 else 'are'} not shown"
    text += f". All trainings together took {duration(result.seconds)}."
    yield text + figures.LossAxis.of(result).outliers_text
    yield figures.history(result)
    yield _table(result, whole[:_BEST], f"The {'ten ' if len(whole) > _BEST else ''}best trials on every account")
    if len(result.good) > len(whole) // 2:
        yield "These trials are too few to tell what the best ones have in common."


def _options(result: Result) -> Iterator[Block]:
    yield (
        "Each point is a trial. Its other options differ as well, so a difference need not be due to this option. The "
        "numbers are in the table of all trials."
    )
    for parameter in result.ranked:
        yield figures.by_option(result, parameter)


def _time(result: Result) -> Iterator[Block]:
    yield (
        "The study minimised training time as well: seconds per training, averaged over the accounts, on the machines "
        "it ran on."
    )
    yield _table(result, result.front[::-1], "Pareto front: no other trial is better in both loss and time")


def _table(result: Result, trials: Sequence[Trial], caption: str) -> Table:
    columns: dict[str, Callable[[Trial], str]] = {
        "trial": lambda trial: str(trial.number),
        "goal": lambda trial: f"{'≈ ' if trial.pruned else ''}{loss(trial.value)}",
    }
    if len(result.about.handles) > 1:  # a pruned trial's mean is over other accounts
        columns["mean"] = lambda trial: "" if trial.pruned else loss(trial.mean)
        columns["standard deviation"] = lambda trial: "" if trial.pruned else loss(trial.deviation)
        if any(trial.pruned for trial in trials):
            columns["accounts"] = lambda trial: str(len(trial.measured))
    if any(trial.diverged for trial in trials):
        columns["diverged"] = lambda trial: str(len(trial.diverged) or "")
    columns["seconds"] = lambda trial: one_decimal(trial.mean_seconds)
    names = [parameter.name for parameter in result.space.parameters]
    rows = tuple(
        (*(cell(trial) for cell in columns.values()), *(show(trial.values[name]) for name in names)) for trial in trials
    )
    return Table(f"{caption} (goal: {goal_name(result)})", (*columns, *names), rows, wide=True, slim=True)
