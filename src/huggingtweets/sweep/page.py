"""The page of a study: one HTML file of sentences, tables and figures that opens offline. It contains no posts."""

from __future__ import annotations

import shlex
import statistics
from collections.abc import Callable, Iterator
from pathlib import Path

from huggingtweets import reports
from huggingtweets.config import FinetuneConfig
from huggingtweets.errors import HuggingTweetsError, flag_of, shell_command
from huggingtweets.evaluation.definitions import BASE, BITS_PER_BYTE, HELD_OUT, Definition, one_decimal
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import disk_errors, make_folder, write_bytes
from huggingtweets.reports.page import Block, Kind, Section, Table
from huggingtweets.sweep import figures
from huggingtweets.sweep.figures import goal_name, loss, trial_count
from huggingtweets.sweep.result import MIN_IMPORTANCE, Result, Trial, deviation
from huggingtweets.sweep.space import SEARCHABLE, show, with_known_rate
from huggingtweets.sweep.storage import STUDIES
from huggingtweets.text import bits, duration, listing, percent, plural

STUDY = Kind(
    "A study finds training options that work well on these accounts. This page contains no posts.",
    "The best trial was chosen by the posts it is measured on. Try its options on others before you believe it.",
    (
        BITS_PER_BYTE,
        HELD_OUT,
        Definition(
            "Goal",
            "What the study minimises, of the accounts' losses relative to the untuned base: their mean plus upper "
            "semideviation, their mean, or the highest of them. The first favours options that work well for everyone.",
            "Ogryczak & Ruszczyński 1999",
            "https://doi.org/10.1016/S0377-2217(98)00167-2",
        ),
        Definition(
            "Search",
            "Options are sampled by tree-structured Parzen estimators over all options together: where good trials "
            "are dense and bad ones are not.",
            "Bergstra et al. 2011",
            "https://papers.nips.cc/paper/4443-algorithms-for-hyper-parameter-optimization",
        ),
        Definition(
            "Pruned trial",
            "A trial that was stopped because Wilcoxon's signed-rank test found it worse than the best one on the "
            "accounts seen so far. Its objective is estimated from those accounts. It is never the best.",
            "Wilcoxon 1945",
            "https://doi.org/10.2307/3001968",
        ),
        Definition(
            "Diverged training",
            "A training whose loss became infinite, or soon exceeded the untuned base's. It was stopped, and counts "
            "as the base.",
        ),
        Definition(
            "Functional ANOVA",
            "Share of the objective's variance over the whole space that an option explains by itself, in a random "
            "forest fitted to the trials.",
            "Hutter, Hoos & Leyton-Brown 2014",
            "https://proceedings.mlr.press/v32/hutter14.html",
        ),
        Definition(
            "Range over seeds",
            "Lowest and highest importance over forests that differ only in their random seed. It does not show how "
            "much other trials would change the importance.",
        ),
        Definition(
            "Optimism of the best trial",
            "The lowest of many measurements is partly low by chance. What was chosen by these posts looks better on "
            "them than on others.",
            "Cawley & Talbot 2010",
            "https://jmlr.org/papers/v11/cawley10a.html",
        ),
    ),
)


def render(result: Result, *, stopped: bool = False) -> str:
    """The page as HTML. Raises MissingExtraError without Plotly or Jinja."""
    return reports.render(f"{result.name}: study", summary(result, stopped=stopped), sections(result), kind=STUDY)


def write(home: Path, result: Result, *, stopped: bool = False, on_event: OnEvent = ignore) -> Path | None:
    """Write the page of `result` to `studies/NAME.html` in the home. Returns its path.

    When that fails, a Notice says so instead of an error, because the study itself is fine.
    """
    try:
        on_event(Stage("Drawing"))
        content = render(result, stopped=stopped).encode()
        path = home / STUDIES / f"{result.name}.html"
        with disk_errors(path):
            make_folder(path.parent)
            write_bytes(path, content)
    except HuggingTweetsError as error:
        on_event(Notice(f"No page was written. {error.message}", True, error.hint, error.option, error.command))
        return None
    return path


def summary(result: Result, *, stopped: bool = False) -> list[str]:
    """The first paragraph: what won, by how much, and which options matter.

    `stopped`: the study has not finished all its trials.
    """
    accounts = plural(len(result.about.handles), "account")
    sentences = [f"{trial_count(result)}, on {accounts} with the base {result.about.base}."]
    if stopped:
        sentences.append("The study is not finished. The same command resumes it.")
    sentences += [*_tell_best(result), *_tell_importance(result)]
    if len(result.whole) < 2:
        return [*sentences, "With a single trial on every account, nothing was chosen yet."]
    return [
        *sentences,
        f"The best of {len(result.whole)} trials was chosen by the posts it is measured on, so its loss is optimistic. "
        "Expect a smaller gain on other posts and accounts.",
    ]


def _tell_best(result: Result) -> Iterator[str]:
    best, default, handles = result.best, result.default, result.about.handles
    has = f"{loss(best.value)} ({goal_name(result)})."
    if default is best:
        yield f"The defaults of HuggingTweets (trial {best.number}) have a loss of {has}"
        if len(result.whole) > 1:
            yield "No other trial has a lower loss."
        return
    yield f"Trial {best.number} has the lowest loss: {has}"
    if default is None:
        yield "No trial on every account has the defaults of HuggingTweets, so the gain over them is unknown."
        return
    gain = 1 - best.value / default.value
    compared = f"That is {f'{gain:.1%}' if gain >= 0.0005 else 'less than 0.1%'} below the defaults of "
    compared += f"HuggingTweets (trial {default.number}: {loss(default.value)})"
    if len(handles) > 1:
        lower = sum(best.losses[handle] < default.losses[handle] for handle in handles)
        compared += f"; the loss is lower on {lower} of {plural(len(handles), 'account')}"
    yield f"{compared}."


def _tell_importance(result: Result) -> Iterator[str]:
    if not result.forest:
        yield "The trials are too few, or too alike, to estimate which options matter."
        return
    ranked = list(result.forest.items())
    named = [pair for pair in ranked if pair[1].value >= MIN_IMPORTANCE] or ranked[:1]
    (first, top), *others = named
    words = [
        f"{first} has an importance of {top.value:.0%} (range over seeds {top.interval('{:.0%}'.format)})",
        *(f"{name} of {share.value:.0%} ({share.interval('{:.0%}'.format)})" for name, share in others),
    ]
    if len(named) < len(ranked):
        words[-1] += f"; the others have less than {MIN_IMPORTANCE:.0%}"
    yield f"{listing(words)}."
    if others and top.low <= others[0][1].high:
        yield f"Whether {first} or {others[0][0]} matters more is uncertain."


def sections(result: Result) -> Iterator[Section]:
    """The whole page. Raises MissingExtraError without Plotly."""
    yield Section("best", "Best trial", list(_best(result)))
    yield Section("accounts", "Accounts", list(_accounts(result)))
    yield Section("importance", "Importance of the options", list(_importance(result)))
    yield Section("trials", "Trials", list(_trials(result)))
    if len(result.trials) > 1:
        note = (
            "Each point is a trial. Its other options differ as well, so a difference need not be due to this option. "
            "The numbers are in the table above."
        )
        drawn = [figures.by_option(result, parameter) for parameter in result.ranked]
        yield Section("options", "Loss by option", [note, *drawn])
    if origin := result.about.origin:
        caption = f"Options of {origin['study']} in this study"
        steps = Table(caption, ("option", "step"), list(origin["steps"].items()), wide=True)
        yield Section("origin", "Narrowed space", [f"The space is that of {origin['study']}, narrowed.", steps])


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
        [(name, show(ours), show(usual), ranges.get(name, "no")) for name, (ours, usual) in values.items()],
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
    caption = f"Held-out bits per byte by account; gain: of the best trial over the {BASE}"
    yield Table(caption, ("account", *columns, "gain", "all trials on every account"), rows, wide=True)


def _importance(result: Result) -> Iterator[Block]:
    if not result.forest:
        yield f"Unknown: the trials are too few, or all alike. Resume the study with a higher {flag_of('trials')}."
        return
    yield (
        "How much of the differences between trials each option explains, over all accounts. Pruned trials count with "
        "their estimates. An option may have a low importance because its interval is narrow."
    )
    yield figures.importance(result)
    caption = "Importance of each option by functional ANOVA (range over seeds of the forest)"
    rows = [(name, share.text(percent)) for name, share in result.forest.items()]
    yield Table(caption, ("option", "importance"), rows)


def _trials(result: Result) -> Iterator[Block]:
    failed = f" {plural(result.failed, 'other')} failed." if result.failed else ""
    text = f"{trial_count(result)}.{failed} All trainings together took {duration(result.seconds)}."
    yield text + figures.LossAxis.of(result).outliers_text
    if len(result.trials) > 1:
        yield figures.history(result)
        yield figures.parallel(result)
    yield _table(result)


def _table(result: Result) -> Table:
    """All trials, the best first, pruned ones last."""
    trials = [*result.whole, *(trial for trial in result.trials if trial.pruned)]
    columns: dict[str, Callable[[Trial], str]] = {
        "trial": lambda trial: str(trial.number),
        "goal": lambda trial: f"{'≈ ' if trial.pruned else ''}{loss(trial.value)}",
    }
    if len(result.about.handles) > 1:  # a pruned trial's mean is over other accounts
        columns["mean"] = lambda trial: "" if trial.pruned else loss(trial.mean)
        columns["standard deviation"] = lambda trial: "" if trial.pruned else loss(trial.deviation)
        if result.pruned:
            columns["accounts"] = lambda trial: str(len(trial.measured))
    if any(trial.diverged for trial in trials):
        columns["diverged"] = lambda trial: str(len(trial.diverged) or "")
    columns["seconds"] = lambda trial: one_decimal(trial.seconds / len(trial.measured))
    names = [parameter.name for parameter in result.space.parameters]
    rows = [
        (*(cell(each) for cell in columns.values()), *(show(each.values[name]) for name in names)) for each in trials
    ]
    note = "; ≈: estimated, since the trial was pruned" if result.pruned else ""
    caption = f"All trials, best first (goal: {goal_name(result)}{note})"
    return Table(caption, (*columns, *names), rows, wide=True, slim=True)
