"""Jobs as tasks of a Ray cluster: one that is there already, or one of this machine alone.

Ray does a task again when the process or the machine under it dies, and hands over each result once, however often its
task was begun.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from typing import Any

from huggingtweets.engines import MOST_TRIES, Done, Work
from huggingtweets.errors import ClusterError, HuggingTweetsError, WorkerDiedError
from huggingtweets.events import OnEvent, ignore, never
from huggingtweets.extras import need

_PATIENCE = 10
"""Seconds in which a cluster must answer."""

_LOOK = 0.2
"""Seconds between two looks at whether to stop."""


class RayEngine:
    """As many jobs at a time as the cluster has room for, with `cpus` cores and `gpus` GPUs (or a part of one) each."""

    far = True

    def __init__(self, address: str | None = None, *, cpus: float = 2, gpus: float = 0) -> None:
        """`address` as `ray.init` takes it ("auto" for the cluster of this machine); None begins one here.

        Raises MissingExtraError without Ray, ClusterError when there is no cluster there or it has too little.
        """
        self._ray = need("ray", "A Ray cluster", "ray")
        self._cpus, self._gpus = cpus, gpus
        # Ray tells of its telemetry at every start, and of much else.
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
        os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
        try:
            _knock(address)
            settings: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
            if address is None:
                settings["include_dashboard"] = False
            self._ray.init(address, **settings)
        except (ConnectionError, RuntimeError, ValueError, OSError) as error:
            raise ClusterError(
                f"There is no Ray cluster to join at {address or 'this machine'} ({_first_line(error)}). Start one "
                "with ray start --head, and give the address that it prints as --address."
            ) from error
        has = self._ray.cluster_resources()
        per = [has.get(kind, 0) // need_ for kind, need_ in (("CPU", cpus), ("GPU", gpus)) if need_]
        self.slots = int(min(per))
        if not self.slots:
            self._ray.shutdown()
            raise ClusterError(
                f"The Ray cluster has {has.get('CPU', 0):g} cores and {has.get('GPU', 0):g} GPUs, and a training needs "
                f"{cpus:g} and {gpus:g}. Add machines, or lower --cpus and --gpus."
            )

    def start(self, work: Work, shared: Any) -> None:
        self._shared = self._ray.put(shared)
        self._open: dict[Any, int] = {}
        self._do = self._ray.remote(_do).options(
            num_cpus=self._cpus, num_gpus=self._gpus, max_retries=MOST_TRIES - 1, retry_exceptions=False
        )
        self._work = work

    def submit(self, number: int, job: Any) -> None:
        self._open[self._do.remote(self._work, self._shared, job, self._cpus)] = number

    def next(self, on_event: OnEvent, should_stop: Callable[[], bool]) -> Done | None:
        while not should_stop():
            ready, _ = self._ray.wait(list(self._open), timeout=_LOOK)
            for task in ready:
                number = self._open.pop(task)
                try:
                    result, error = self._ray.get(task)
                except self._ray.exceptions.RayError as lost:
                    error = WorkerDiedError(
                        f"Job {number} was begun {MOST_TRIES} times, and each time its process or machine died, or it "
                        f"failed ({_first_line(lost)})."
                    )
                    return Done(number, error=error)
                return Done(number, result, error)
        return None

    def close(self) -> None:
        for task in self._open:
            self._ray.cancel(task, force=True)
        self._ray.shutdown()


def _knock(address: str | None) -> None:
    """Raises OSError when nobody listens at the host and port of `address`: Ray would try for minutes."""
    host, colon, port = (address or "").removeprefix("ray://").rpartition(":")
    if colon and port.isdigit():
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()


def _do(work: Work, shared: Any, job: Any, cpus: float) -> tuple[Any, HuggingTweetsError | None]:
    """Our errors are handed back as they are: Ray would wrap them."""
    import torch

    torch.set_num_threads(max(1, int(cpus)))
    try:
        return work(shared, job, ignore, never), None
    except HuggingTweetsError as error:
        return None, error


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).split("\n")[0]
