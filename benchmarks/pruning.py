"""Measure what pruning saved in a study of yours, and whether it pruned a better trial than the winner.

    python benchmarks/pruning.py STUDY

Trains each pruned trial on the accounts it was spared, as the study would have, so that all trials are complete. The
result says nothing about which trials a search without pruning would have tried. It counts trainings and their tokens,
because times of another day cannot be compared.

Prints a table. Writes benchmarks/results/pruning-STUDY.json after each training, so that an interrupted call resumes.
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from accounts import count_tokens
from huggingtweets.config import TrainConfig, parse
from huggingtweets.events import ignore, never
from huggingtweets.files import home, write_json
from huggingtweets.models import bases
from huggingtweets.sweep.job import FolderPayload, Job, Measured, Shared, Task, make_tasks, run_job
from huggingtweets.sweep.result import Result, Trial, read
from huggingtweets.sweep.space import objective
from huggingtweets.sweep.storage import load_study, quiet_optuna, stored_bases
from measuring import log, markdown, parser


def key_of(trial: Trial, task: Task) -> str:
    return f"{trial.number}:{task.handle}"


def train_spared(study: Result, tasks: tuple[Task, ...], base: bases.Base, path: Path) -> dict[str, Any]:
    """The content of `path`, completed with the trainings that pruning spared."""
    shared = Shared(FolderPayload.of(base.folder, base.sha256, is_remote=False), tasks)
    with quiet_optuna():
        untuned = stored_bases(load_study(home(), study.name))
    stored: dict[str, Any] = {"study": study.name, "spared": {}}
    if path.exists():
        stored = json.loads(path.read_text(encoding="utf-8"))
    missing = [
        (trial, number)
        for trial in study.trials
        for number, task in enumerate(tasks)
        if task.handle not in trial.losses and key_of(trial, task) not in stored["spared"]
    ]
    for at, (trial, number) in enumerate(missing, start=1):
        job = Job(number, study.config(trial), untuned[tasks[number].handle])
        measured = run_job(shared, job, ignore, never)
        assert isinstance(measured, Measured)
        stored["spared"][key_of(trial, tasks[number])] = {"bits_per_byte": measured.bits_per_byte}
        stored["date"] = datetime.now(UTC).date().isoformat()
        write_json(path, stored)
        log(f"{at} of {len(missing)}: trial {key_of(trial, tasks[number])}: {measured.bits_per_byte:.4f}")
    return stored


def summarise(study: Result, tasks: tuple[Task, ...], spared: dict[str, Any]) -> dict[str, Any]:
    """What was spent and spared, and the winner among complete trials."""
    tokens = [count_tokens(task.train.unpack()) for task in tasks]
    totals = {kind: {"trainings": 0, "tokens": 0} for kind in ("spent", "spared")}
    values: dict[int, float] = {}
    for trial in study.trials:
        epochs = study.config(trial).epochs
        ratios = []
        for number, task in enumerate(tasks):
            was_spared = task.handle not in trial.losses
            loss = spared[key_of(trial, task)]["bits_per_byte"] if was_spared else trial.losses[task.handle]
            ratios.append(loss / study.bases[task.handle])
            total = totals["spared" if was_spared else "spent"]
            total["trainings"] += 1
            total["tokens"] += tokens[number] * epochs
        values[trial.number] = objective(ratios, study.about.settings.goal)
    ranking = sorted(values, key=values.__getitem__)
    winner = study.best.number
    return {
        "trials": len(study.trials),
        "given_up": sum(trial.pruned for trial in study.trials),
        **totals,
        "winner": winner,
        "rank_of_winner": ranking.index(winner) + 1,
        "value_of_winner": values[winner],
        "best_without_pruning": ranking[0],
        "value_without_pruning": values[ranking[0]],
    }


def main() -> None:
    options = parser(__doc__)
    options.add_argument("study")
    given = options.parse_args()
    study = read(home(), given.study, importances=False)
    config = parse(TrainConfig, study.about.config)
    base = bases.locate(config.finetune.base, home())
    tasks = make_tasks(home(), study.about.handles, config, base)
    if [task.fingerprint for task in tasks] != study.about.fingerprints:
        sys.exit("The posts in the library have changed since the study.")
    path = given.results / f"pruning-{given.study}.json"
    stored = train_spared(study, tasks, base, path)
    stored["result"] = result = summarise(study, tasks, stored["spared"])
    write_json(path, stored)
    rows = []
    for kind, spent in result["spent"].items():
        spared = result["spared"][kind]
        rows.append([kind, f"{spent:,}", f"{spared:,}", f"{spared / (spent + spared):.0%}"])
    title = f"{given.study}: {result['given_up']} of {result['trials']} trials pruned"
    print(markdown([title, "trained", "spared", "saved"], rows))
    print(
        f"\nWithout pruning, the winner (trial {result['winner']}, {result['value_of_winner']:.4f}) ranks "
        f"{result['rank_of_winner']}; the best is trial {result['best_without_pruning']} "
        f"({result['value_without_pruning']:.4f})."
    )


if __name__ == "__main__":
    main()
