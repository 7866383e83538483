"""What a study costs beside its trainings, and how long large ones would take.

    python benchmarks/sweep.py [--jobs 200] [--rounds 3] [--accounts 10000] [--trials 200] [--study NAME]

- Overhead: jobs that do nothing, from submitting to having the result, by each engine, a job at a time and all at once;
  and the whole study around them (Optuna, its journal, pruning) with accounts whose training takes no time.
- Ray: jobs of half a second of arithmetic on one core: on a node of one core, on two such, and on one of two cores.
- Simulation: so many accounts and trials on 1 to 1,000 workers, with the seconds of a training drawn from those that
  your study NAME recorded (or 60 s without one), and the driver busy as long for each result as was measured above. No
  pruning: an upper bound.

Prints Markdown, and writes benchmarks/results/sweep.json. The Ray cases are left out where Ray is not installed.
"""

from __future__ import annotations

import argparse
import heapq
import os
import platform
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from huggingtweets.config import FinetuneConfig
from huggingtweets.engines import Engine
from huggingtweets.engines.local import InProcessEngine, ProcessEngine
from huggingtweets.events import BaseScored, OnEvent, ignore, never
from huggingtweets.files import home, write_json
from huggingtweets.sweep.driver import Search
from huggingtweets.sweep.job import Job, Measured, Task
from huggingtweets.sweep.result import read
from huggingtweets.sweep.space import DEFAULT, Space
from huggingtweets.sweep.storage import Settings, open_study, quiet_optuna

RESULTS = Path(__file__).parent / "results"
WORKERS = (1, 10, 100, 1000)


def nothing(shared: None, job: int, on_event: OnEvent, should_stop: Callable[[], bool]) -> int:
    return job


def half_a_second(shared: None, job: int, on_event: OnEvent, should_stop: Callable[[], bool]) -> int:
    ends = time.process_time() + 0.5
    while time.process_time() < ends:
        job * job
    return job


def no_training(shared: None, job: Job, on_event: OnEvent, should_stop: Callable[[], bool]) -> BaseScored | Measured:
    """A loss that depends on the account and on the learning rate, at once."""
    if job.before is None:
        return BaseScored(5.0, 2.0)
    loss = 1.2 + 0.01 * (job.task % 30) + 0.1 * abs(job.config.learning_rate - 1.5e-4) / 1e-4
    return Measured(loss, 0.0)


def run_all(engine: Engine, count: int, *, together: bool) -> float:
    """Seconds for `count` jobs, after one that starts the processes."""
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


def engines() -> dict[str, Callable[[], Engine]]:
    made: dict[str, Callable[[], Engine]] = {"this process": InProcessEngine, "two processes": lambda: ProcessEngine(2)}
    if find_spec("ray"):
        from huggingtweets.engines.ray import RayEngine

        made["Ray, this machine"] = lambda: RayEngine(cpus=1)
    return made


def overhead(jobs: int, rounds: int) -> dict[str, dict[str, list[float]]]:
    """Milliseconds a job, by engine."""
    found: dict[str, dict[str, list[float]]] = {}
    for name, make in engines().items():
        engine = make()
        engine.start(nothing, None)
        taken: dict[str, list[float]] = {"alone": [], "together": []}
        for _ in range(rounds):
            taken["alone"].append(1000 * run_all(engine, jobs, together=False) / jobs)
            taken["together"].append(1000 * run_all(engine, jobs, together=True) / jobs)
        engine.close()
        found[name] = taken
        print(name, taken, file=sys.stderr, flush=True)
    return found


def study(accounts: int, trials: int) -> dict[str, float]:
    """Milliseconds that a study takes for each training, when trainings take none."""
    tasks = tuple(Task(f"account{number}", [], [], "") for number in range(accounts))
    with tempfile.TemporaryDirectory() as folder:
        engine = InProcessEngine()
        engine.start(no_training, None)
        began = time.perf_counter()
        settings = Settings(prune=False)
        with quiet_optuna(), open_study(Path(folder), "s", None, settings) as opened:
            Search(opened, engine, tasks, FinetuneConfig(), Space.of(DEFAULT), settings, trials).run()
        taken = time.perf_counter() - began
        size = sum(file.stat().st_size for file in Path(folder).rglob("*.journal"))
    print(f"{accounts} accounts: {taken:.1f} s", file=sys.stderr, flush=True)
    return {
        "accounts": accounts,
        "trials": trials,
        "ms_per_training": 1000 * taken / (accounts * (trials + 1)),
        "bytes_per_training": size / (accounts * (trials + 1)),
    }


def nodes(rounds: int) -> dict[str, list[float]]:
    """Seconds for 20 jobs on one node, on two like it, and on one with the cores of both."""
    from ray.cluster_utils import Cluster

    from huggingtweets.engines.ray import RayEngine

    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    cases = {"one node of one core": [1], "two nodes of one core": [1, 1], "one node of two cores": [2]}
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for _ in range(rounds):
        for name, cores in cases.items():
            cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False})
            for count in cores:
                cluster.add_node(num_cpus=count)
            engine = RayEngine(cluster.address, cpus=1)
            engine.start(half_a_second, None)
            run_all(engine, 4, together=True)  # every node has its processes
            taken[name].append(run_all(engine, 20, together=True))
            engine.close()
            cluster.shutdown()  # type: ignore[no-untyped-call]
            print(name, taken[name][-1], file=sys.stderr, flush=True)
    return taken


def simulate(seconds: list[float], accounts: int, trials: int, workers: int, busy: float) -> float:
    """Hours until all trainings are done: the driver is `busy` for each result in the order they come, and only then
    has the worker its next training."""
    chance = random.Random(0)
    jobs = accounts * trials
    under_way = [chance.choice(seconds) for _ in range(min(workers, jobs))]
    heapq.heapify(under_way)
    driver, begun = 0.0, len(under_way)
    while under_way:
        driver = max(driver, heapq.heappop(under_way)) + busy
        if begun < jobs:
            heapq.heappush(under_way, driver + chance.choice(seconds))
            begun += 1
    return driver / 3600


def shown(values: list[float], digits: int) -> str:
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--accounts", type=int, default=10_000)
    parser.add_argument("--trials", type=int, default=200)
    parser.add_argument("--study", metavar="NAME", help="one of yours, for the seconds of a training")
    options = parser.parse_args()
    about: dict[str, Any] = {"machine": platform.machine(), "cores": os.cpu_count()}
    about |= {
        "python": platform.python_version(),
        "load": os.getloadavg(),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }

    about["overhead_ms"] = overhead(options.jobs, options.rounds)
    print("| engine | ms a job, one at a time | ms a job, all at once |\n| --- | ---: | ---: |")
    for name, taken in about["overhead_ms"].items():
        print(f"| {name} | {shown(taken['alone'], 1)} | {shown(taken['together'], 1)} |")

    about["study"] = [study(5, 40), study(50, 20), study(500, 5), study(5000, 2)]
    print("\n| accounts | trials | ms a training | bytes of journal a training |\n| ---: | ---: | ---: | ---: |")
    for each in about["study"]:
        row = (each["accounts"], each["trials"], f"{each['ms_per_training']:.1f}", f"{each['bytes_per_training']:.0f}")
        print(f"| {' | '.join(map(str, row))} |")

    if find_spec("ray"):
        about["nodes_seconds"] = nodes(options.rounds)
        print("\n| Ray | seconds for 20 jobs of 0.5 s |\n| --- | ---: |")
        for name, values in about["nodes_seconds"].items():
            print(f"| {name} | {shown(values, 2)} |")

    seconds = [60.0]
    if options.study:
        seconds = [each for trial in read(home(), options.study).trials for each in trial.seconds]
    busy = about["study"][-1]["ms_per_training"] / 1000
    about["simulation"] = {
        "accounts": options.accounts,
        "trials": options.trials,
        "mean_seconds": statistics.fmean(seconds),
        "hours": {n: simulate(seconds, options.accounts, options.trials, n, busy) for n in WORKERS},
    }
    print(f"\n{options.accounts:,} accounts, {options.trials} trials, {statistics.fmean(seconds):.1f} s a training\n")
    print("| workers | hours | share of the driver's time |\n| ---: | ---: | ---: |")
    for workers, hours in about["simulation"]["hours"].items():
        share = busy * options.accounts * options.trials / 3600 / hours
        print(f"| {workers:,} | {hours:,.1f} | {share:.1%} |")
    write_json(RESULTS / "sweep.json", about)


if __name__ == "__main__":
    main()
