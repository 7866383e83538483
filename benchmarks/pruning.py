"""What giving up trials early saved in a study of yours, and whether it cost the winner.

    python benchmarks/pruning.py STUDY

Trains, for each trial that was given up, on the accounts that it was spared, as the study would have; then all trials
are whole, and the study without pruning is known: the same trials, that is, for a search that saw whole trials might
have asked for others. Trainings are counted, and the tokens in them, since seconds measured on another day compare with
nothing. What is trained is kept as it comes in benchmarks/results/pruning-STUDY.json, so an interrupted call goes on.
Prints Markdown.
"""

from __future__ import annotations

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from huggingtweets.config import TrainConfig, parse
from huggingtweets.engines.payload import FolderPayload
from huggingtweets.events import ignore, never
from huggingtweets.files import home, write_json
from huggingtweets.models import bases
from huggingtweets.sweep.job import Job, Measured, Shared, make_tasks, run_job
from huggingtweets.sweep.result import objective, read, stored_bases
from huggingtweets.sweep.storage import load_study, quiet_optuna

RESULTS = Path(__file__).parent / "results"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("study")
    name = parser.parse_args().study
    study = read(home(), name)
    goal = study.about.settings.goal
    config = parse(TrainConfig, study.about.config)
    base = bases.locate(config.finetune.base, home(), ignore)
    tasks = make_tasks(home(), study.about.handles, config, base)
    if [task.fingerprint for task in tasks] != study.about.fingerprints:
        raise SystemExit("The library's posts are not those of the study any more.")
    shared = Shared(FolderPayload.of(base.folder, base.sha256, is_remote=False), tasks)
    with quiet_optuna():
        untuned = stored_bases(load_study(home(), name, None))
    tokens = [sum(len(post.ids) - 1 for post in task.train) for task in tasks]

    path = RESULTS / f"pruning-{name}.json"
    done: dict[str, Any] = json.loads(path.read_text()) if path.exists() else {"study": name, "spared": {}}
    missing = [
        (trial, number)
        for trial in study.trials
        for number, task in enumerate(tasks)
        if task.handle not in trial.losses
    ]
    for at, (trial, number) in enumerate(missing):
        key = f"{trial.number}:{tasks[number].handle}"
        if key in done["spared"]:
            continue
        options = study.space.config(trial.values, config.finetune)
        measured = run_job(shared, Job(number, options, untuned[tasks[number].handle]), ignore, never)
        assert isinstance(measured, Measured)
        done["spared"][key] = {"bits_per_byte": measured.bits_per_byte}
        done["date"] = datetime.now(UTC).date().isoformat()
        write_json(path, done)
        print(f"{at + 1} of {len(missing)}: trial {key}: {measured.bits_per_byte:.4f}", file=sys.stderr, flush=True)

    values: dict[int, float] = {}
    spent = {"trainings": 0, "tokens": 0}
    spared = {"trainings": 0, "tokens": 0}
    for trial in study.trials:
        losses = []
        epochs = study.space.config(trial.values, config.finetune).epochs
        for number, task in enumerate(tasks):
            key = f"{trial.number}:{task.handle}"
            where = spared if key in done["spared"] else spent
            losses.append(done["spared"][key]["bits_per_byte"] if where is spared else trial.losses[task.handle])
            where["trainings"] += 1
            where["tokens"] += tokens[number] * epochs
        values[trial.number] = objective(losses, goal)
    order = sorted(values, key=values.__getitem__)
    winner = study.best.number
    done["result"] = {
        "trials": len(study.trials),
        "given_up": sum(trial.pruned for trial in study.trials),
        "spent": spent,
        "spared": spared,
        "winner": winner,
        "rank_of_winner": order.index(winner) + 1,
        "value_of_winner": values[winner],
        "best_without_pruning": order[0],
        "value_without_pruning": values[order[0]],
    }
    write_json(path, done)
    share = {what: spared[what] / (spent[what] + spared[what]) for what in spent}
    print(
        f"| {name}: {done['result']['given_up']} of {len(study.trials)} trials given up | trained | spared | saved |\n"
        "| --- | ---: | ---: | ---: |\n"
        + "".join(f"| {what} | {spent[what]:,} | {spared[what]:,} | {share[what]:.0%} |\n" for what in spent)
        + f"\nThe winner, trial {winner}, is number {order.index(winner) + 1} of the same trials without pruning: "
        f"{values[winner]:.4f} against {values[order[0]]:.4f} of trial {order[0]}."
    )


if __name__ == "__main__":
    main()
