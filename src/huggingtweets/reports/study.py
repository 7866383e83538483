"""What stands on the page of a study and in which order."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping

from huggingtweets.evaluation.definitions import one_decimal
from huggingtweets.reports import study_figures as figures
from huggingtweets.reports.definitions import STUDY_DEFINITIONS
from huggingtweets.reports.page import Block, Kind, Section, Table
from huggingtweets.reports.study_inputs import Interval, Study, Trial, deviation, mean
from huggingtweets.reports.study_marks import Scale, goal_of
from huggingtweets.reports.study_parallel import good, parallel
from huggingtweets.reports.wording import goal, option
from huggingtweets.text import bits, number, percent, plural

STUDY = Kind(
    "A study tells which options trained well on these posts of these accounts. No post is on this page.",
    "What won was chosen by the posts it is measured on: try it on others before you believe it.",
    STUDY_DEFINITIONS,
)

_TEN = 10

ORIGINAL = {
    "base": "GPT-2 small",
    "epochs": "4",
    "batch_size": "1 block",
    "learning_rate": "0.0001372",
    "schedule": "cosine",
    "warmup": "0",
    "precision": "fp32",
}
"""Options of the HuggingTweets of 2020, as texts: without accumulating gradients, a step is a block of 1,024 tokens."""


def sections(study: Study) -> tuple[Section, ...]:
    """All there is to say of `study`. Raises MissingExtraError without Plotly."""
    return tuple(_all(study))


def _all(study: Study) -> Iterator[Section]:
    yield Section("winner", "The winner", tuple(_winner(study)))
    yield Section("accounts", "Account by account", tuple(_accounts(study)))
    yield Section("importance", "What mattered", tuple(_importance(study)))
    if len(study.trials) > 1:
        yield Section("trials", "The trials", tuple(_trials(study)))
        yield Section("options", "Option by option", tuple(_options(study)))
    if study.front:
        yield Section("time", "Loss and time", tuple(_time(study)))
    if study.origin:
        yield Section("origin", "Where the space comes from", tuple(_origin(study.origin.study, study.origin.steps)))
    yield Section("every-trial", "Every trial", (_every(study),))


def _winner(study: Study) -> Iterator[Block]:
    ranges = {each.name: _range(each) for each in study.options}
    yield (
        f"The options of trial {study.winner.number}. Train with them from now on: huggingtweets sweep-apply "
        f"{shlex.quote(study.name)}"
    )
    yield Table(
        "Options of the winner, beside the defaults of HuggingTweets and the options of the original of 2020",
        ("option", "winner", "default", "original", "searched"),
        tuple(
            (name, option(value), option(study.defaults[name]), ORIGINAL.get(name, ""), ranges.get(name, "no"))
            for name, value in study.chosen.items()
        ),
        wide=True,
    )
    said = (
        "The original took one step for each block of 1,024 tokens, in which some 35 posts stand; here a step is "
        "taken for so many posts."
    )
    if None in (study.chosen.get("batch_size"), study.defaults.get("batch_size")):
        said += " auto: by the number of posts, from 4 to 16."
    yield said


def _range(each: object) -> str:
    if isinstance(each, Interval):
        return f"{number(each.low)} to {number(each.high)}{', log' if each.log else ''}"
    return ", ".join(option(value) for value in each.values)  # type: ignore[attr-defined]


def _accounts(study: Study) -> Iterator[Block]:
    columns = {"untuned base": study.bases}
    if study.default:
        columns[f"defaults (trial {study.default.number})"] = study.default.losses
    winner = study.winner.losses
    if study.default != study.winner:
        columns[f"winner (trial {study.winner.number})"] = winner
    whole = study.whole
    rows: list[tuple[str, ...]] = [
        (
            handle,
            *(bits(losses[handle]) for losses in columns.values()),
            f"{1 - winner[handle] / study.bases[handle]:.0%}",
            f"{bits(min(t.losses[handle] for t in whole))} to {bits(max(t.losses[handle] for t in whole))}",
        )
        for handle in figures.by_loss(study)
    ]
    if len(study.handles) > 1:
        rows.append(("mean", *(goal(mean(losses.values())) for losses in columns.values()), "", ""))
        rows.append(("standard deviation", *_deviations(columns), "", ""))
    yield "What held-out posts of each account cost: bits per byte of their text, each post scored alone."
    yield figures.accounts(study)
    yield Table(
        "Held-out bits per byte of each account, the winner's lowest first; gain: of the winner over the base",
        ("account", *columns, "gain", "all whole trials"),
        tuple(rows),
        wide=True,
    )


def _deviations(columns: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    for losses in columns.values():
        found = deviation(losses.values())
        yield "" if found is None else goal(found)


def _importance(study: Study) -> Iterator[Block]:
    if not study.forest:
        yield (
            "This cannot be told: the trials are too few, or all alike. Make more of them: the same huggingtweets "
            "sweep with more --trials."
        )
        return
    yield (
        "Share of the differences between trials that goes with each option, accounts taken together; those of trials "
        "that were given up early are estimates. An option may matter little because its interval is narrow."
    )
    yield figures.importance(study)
    yield Table(
        "Importance of each option (range over seeds of the forest)",
        ("option", "functional ANOVA", "mean decrease of impurity"),
        tuple((name, found.text(percent), study.mdi[name].text(percent)) for name, found in study.forest.items()),
    )


def _trials(study: Study) -> Iterator[Block]:
    whole = study.whole
    given_up = len(study.trials) - len(whole)
    said = f"{plural(len(whole), 'trial')} trained on every account"
    if given_up:
        said += f", {given_up} {'was' if given_up == 1 else 'were'} given up early"
    if study.failed:
        said += f", {study.failed} failed and {'is' if study.failed == 1 else 'are'} not shown"
    said += f". Training took {_duration(study.seconds)} in all."
    scale = Scale.of(study)
    yield said + (f" Triangles at the edge of a figure stand for {scale.beyond}." if scale.out else "")
    yield figures.history(study)
    yield parallel(study)
    yield _table(study, whole[:_TEN], f"The {'ten ' if len(whole) > _TEN else ''}best of the trials on every account")
    if len(good(study)) > len(whole) // 2:
        yield "So few trials say little about what the best ones have in common."


def _options(study: Study) -> Iterator[Block]:
    yield (
        "Each point is a trial. The other options differ from point to point, so what lies beside each other need not "
        "be caused by this option. The numbers are in the table of every trial."
    )
    for each in study.ranked:
        yield figures.against(study, each)
    numeric = [each for each in study.ranked if isinstance(each, Interval)]
    if study.forest and len(numeric) > 1:
        yield figures.contour(study, numeric[0], numeric[1])


def _time(study: Study) -> Iterator[Block]:
    yield (
        "The study searched for quick trainings, too. Seconds are those of one training, averaged over the accounts, "
        "on the machines the study ran on."
    )
    yield figures.front(study)
    yield _table(study, figures.at_front(study), "Trials that none beats in both loss and time, the quickest first")


def _origin(name: str, steps: Mapping[str, str]) -> Iterator[Block]:
    yield f"The space was narrowed after the study {name}."
    yield Table(f"What became of each option of {name}", ("option", "step"), tuple(steps.items()), wide=True)


def _every(study: Study) -> Table:
    mark = "; ≈: estimated, for it was given up early" if len(study.whole) < len(study.trials) else ""
    return _table(study, study.trials, f"Every trial, in the order they were made{mark}")


def _table(study: Study, trials: tuple[Trial, ...] | list[Trial], caption: str) -> Table:
    names = [each.name for each in study.options]
    several = len(study.handles) > 1
    early = any(trial.given_up for trial in trials)
    astray = any(trial.astray for trial in trials)
    return Table(
        f"{caption} (loss: {goal_of(study)})",
        (
            "trial", "loss", *(("mean", "deviation", *(("accounts",) if early else ())) if several else ()),
            *(("astray",) if astray else ()), "seconds", *names,
        ),
        tuple(
            (
                str(trial.number),
                f"{'≈ ' if trial.given_up else ''}{goal(trial.value)}",
                *(_over_accounts(trial)[: 2 + early] if several else ()),
                *((str(len(trial.astray)) if trial.astray else "",) if astray else ()),
                one_decimal(trial.mean_seconds),
                *(option(trial.values[name]) for name in names),
            )
            for trial in trials
        ),
        wide=True,
        slim=True,
    )  # fmt: skip


def _over_accounts(trial: Trial) -> tuple[str, str, str]:
    losses = list(trial.losses.values())
    spread_ = deviation(losses)
    if trial.given_up:  # of other accounts than the whole ones'
        return "", "", str(len(losses))
    return goal(mean(losses)), "" if spread_ is None else goal(spread_), str(len(losses))


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"
