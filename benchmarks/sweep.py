"""Measure what a study costs besides its trainings, and simulate how long large studies would take.

    python benchmarks/sweep.py [--jobs 200] [--rounds 3] [--accounts 10000] [--trials 200] [--study NAME]

- Overhead: jobs that do nothing, from submission to result, in each engine, one at a time and all at once.
- Study: whole studies (Optuna, its journal, reporting) over accounts whose training takes no time, without pruning.
- Ray: jobs of half a second of arithmetic on a node of one core, on two such nodes, and on a node of two cores.
- Simulation: that many accounts and trials on 1 to 1,000 workers. Training times are drawn from those that your study
  NAME recorded (60 s without one), and each result occupies the driver for the time measured above. An upper bound,
  because nothing is pruned.

Prints Markdown, and writes benchmarks/results/sweep.json. Without Ray, its cases are left out.
"""

from __future__ import annotations

import heapq
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from huggingtweets.config import FinetuneConfig
from huggingtweets.engines import Engine
from huggingtweets.engines.local import InProcessEngine, ProcessEngine
from huggingtweets.events import BaseScored, OnEvent, ignore, never
from huggingtweets.files import home, write_json
from huggingtweets.sweep.driver import Search
from huggingtweets.sweep.job import Job, Measured, PackedPosts, Task
from huggingtweets.sweep.result import read
from huggingtweets.sweep.space import DEFAULT, Space
from huggingtweets.sweep.storage import Settings, open_study, quiet_optuna
from measuring import log, machine, markdown, median_range, parser, seconds_of

WORKERS = (1, 10, 100, 1000)
STUDIES = ((5, 40), (50, 20), (500, 5), (5000, 2))
"""Accounts and trials."""


# --- Jobs --------------------------------------------------------------------------------------------------------


def do_nothing(shared: None, job: int, on_event: OnEvent, should_stop: Callable[[], bool]) -> int:
    return job


def compute_half_a_second(shared: None, job: int, on_event: OnEvent, should_stop: Callable[[], bool]) -> int:
    ends = time.process_time() + 0.5
    while time.process_time() < ends:
        job * job
    return job


def fake_training(shared: None, job: Job, on_event: OnEvent, should_stop: Callable[[], bool]) -> BaseScored | Measured:
    """Return a loss that depends on the account and the learning rate."""
    if job.before is None:
        return BaseScored(5.0, 2.0)
    return Measured(1.2 + 0.01 * (job.task % 30) + 0.1 * abs((job.config.learning_rate or 3e-4) - 1.5e-4) / 1e-4, 0.0)


# --- Measurements ------------------------------------------------------------------------------------------------


def run_jobs(engine: Engine, count: int, *, together: bool) -> float:
    """Seconds for `count` jobs, after one job that starts the processes."""
    engine.submit(0, 0)
    engine.next(ignore, never)
    began = time.perf_counter()
    for number in range(count):
        engine.submit(number, number)
        if not together:
            engine.next(ignore, never)
    for _ in range(count if together else 0):
        engine.next(ignore, never)
    return time.perf_counter() - began


def overhead(jobs: int, rounds: int) -> dict[str, dict[str, list[float]]]:
    """Milliseconds per job, by engine."""
    engines: dict[str, Callable[[], Engine]] = {
        "this process": InProcessEngine,
        "two processes": partial(ProcessEngine, 2),
    }
    if find_spec("ray"):
        from huggingtweets.engines.ray import RayEngine

        engines["Ray, this machine"] = partial(RayEngine, cpus=1)
    found: dict[str, dict[str, list[float]]] = {}
    for name, make in engines.items():
        engine = make()
        engine.start(do_nothing, None)
        taken: dict[str, list[float]] = {"alone": [], "together": []}
        for _ in range(rounds):
            taken["alone"].append(1000 * run_jobs(engine, jobs, together=False) / jobs)
            taken["together"].append(1000 * run_jobs(engine, jobs, together=True) / jobs)
        engine.close()
        found[name] = taken
        log(name, taken)
    return found


def study(accounts: int, trials: int) -> dict[str, float]:
    """Milliseconds and bytes of journal per training, in a study whose trainings take no time."""
    none = PackedPosts.pack([])
    tasks = tuple(Task(f"account{number}", none, none, none, "") for number in range(accounts))
    settings = Settings(prune=False)

    def run(home: Path) -> None:
        engine = InProcessEngine()
        engine.start(fake_training, None)
        with quiet_optuna(), open_study(home, "s", settings) as study:
            Search(study, engine, tasks, FinetuneConfig(), Space.of(DEFAULT), settings, trials).run()

    with tempfile.TemporaryDirectory() as folder:
        seconds = seconds_of(lambda: run(Path(folder)))
        size = sum(file.stat().st_size for file in Path(folder).rglob("*.journal"))
    log(f"{accounts} accounts: {seconds:.1f} s")
    trainings = accounts * (trials + 1)  # the base is scored on each account too
    return {
        "accounts": accounts,
        "trials": trials,
        "ms_per_training": 1000 * seconds / trainings,
        "bytes_per_training": size / trainings,
    }


def nodes(rounds: int) -> dict[str, list[float]]:
    """Seconds for 20 jobs on Ray clusters of this machine."""
    from ray.cluster_utils import Cluster

    from huggingtweets.engines.ray import RayEngine

    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    cases = {"one node of one core": [1], "two nodes of one core": [1, 1], "one node of two cores": [2]}
    found: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, cores in cases.items():
            cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
            for count in cores:
                cluster.add_node(num_cpus=count)
            engine = RayEngine(cluster.address, cpus=1)
            engine.start(compute_half_a_second, None)
            run_jobs(engine, 4, together=True)  # starts the processes of every node
            found[name].append(run_jobs(engine, 20, together=True))
            engine.close()
            cluster.shutdown()  # type: ignore[no-untyped-call]
            log(name, found[name][-1])
    return found


def simulate(seconds: list[float], accounts: int, trials: int, workers: int, busy: float) -> float:
    """Hours until all trainings are done.

    The driver handles results in order of arrival, `busy` seconds each. Only then does the worker start its next one.
    """
    chance = random.Random(0)
    jobs = accounts * trials
    running = [chance.choice(seconds) for _ in range(min(workers, jobs))]
    heapq.heapify(running)
    now, started = 0.0, len(running)
    while running:
        now = max(now, heapq.heappop(running)) + busy
        if started < jobs:
            heapq.heappush(running, now + chance.choice(seconds))
            started += 1
    return now / 3600


def main() -> None:
    options = parser(__doc__)
    options.add_argument("--jobs", type=int, default=200)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--accounts", type=int, default=10_000)
    options.add_argument("--trials", type=int, default=200)
    options.add_argument("--study", metavar="NAME", help="study of yours that recorded training times")
    given = options.parse_args()
    result: dict[str, Any] = machine()

    result["overhead_ms"] = overhead(given.jobs, given.rounds)
    rows = [[name, *map(median_range, taken.values())] for name, taken in result["overhead_ms"].items()]
    print(markdown(["engine", "ms a job, one at a time", "ms a job, all at once"], rows))

    result["study"] = [study(accounts, trials) for accounts, trials in STUDIES]
    rows = [
        [each["accounts"], each["trials"], f"{each['ms_per_training']:.1f}", f"{each['bytes_per_training']:.0f}"]
        for each in result["study"]
    ]
    print("\n" + markdown(["accounts", "trials", "ms a training", "bytes of journal a training"], rows))

    if find_spec("ray"):
        result["nodes_seconds"] = nodes(given.rounds)
        rows = [[name, median_range(values, 2)] for name, values in result["nodes_seconds"].items()]
        print("\n" + markdown(["Ray", "seconds for 20 jobs of 0.5 s"], rows))

    seconds = [60.0]
    if given.study:
        trials = read(home(), given.study, importances=False).trials
        seconds = [each.seconds for trial in trials for each in trial.measured.values()]
    mean = statistics.fmean(seconds)
    busy = result["study"][-1]["ms_per_training"] / 1000
    hours = {workers: simulate(seconds, given.accounts, given.trials, workers, busy) for workers in WORKERS}
    result["simulation"] = {"accounts": given.accounts, "trials": given.trials, "mean_seconds": mean, "hours": hours}
    driver_hours = busy * given.accounts * given.trials / 3600
    rows = [[f"{workers:,}", f"{each:,.1f}", f"{driver_hours / each:.1%}"] for workers, each in hours.items()]
    print(f"\n{given.accounts:,} accounts, {given.trials} trials, {mean:.1f} s a training\n")
    print(markdown(["workers", "hours", "share of the driver's time"], rows))
    write_json(given.results / "sweep.json", result)


if __name__ == "__main__":
    main()
