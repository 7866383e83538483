"""Run jobs as tasks of a Ray cluster: an existing one, or a new one on this machine.

Ray retries a task when its process or machine dies, and returns each result once.
"""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

from huggingtweets import environment
from huggingtweets.engines import MAX_ATTEMPTS, POLL_SECONDS, Done, JobFunction
from huggingtweets.errors import ClusterError, HuggingTweetsError, WorkerDiedError
from huggingtweets.events import OnEvent, ignore, never
from huggingtweets.extras import need

_CONNECT_SECONDS = 10


class RayEngine:
    """Runs as many jobs at a time as the cluster has room for, each with `cpus` cores and `gpus` GPUs (or a part)."""

    is_remote = True

    def __init__(self, address: str | None = None, *, cpus: float = 2, gpus: float = 0) -> None:
        """`address` as `ray.init` takes it ("auto": the cluster of this machine). None starts a cluster here.

        Raises MissingExtraError without Ray, and ClusterError when no cluster answers or it is too small.
        """
        self._ray = need("ray", "A Ray cluster", "ray")
        self._cpus, self._gpus = cpus, gpus
        try:
            _check_reachable(address)
            settings: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
            if address is None:
                settings["include_dashboard"] = False
            self._ray.init(address, **settings)
        except (ConnectionError, RuntimeError, ValueError, OSError) as error:
            message = f"There is no Ray cluster at {address or 'this machine'} ({_first_line(error)})."
            hint = "Start one with ray start --head, and give the address it prints as {option}."
            raise ClusterError(message, hint=hint, option="address") from error
        resources = self._ray.cluster_resources()
        room = [resources.get(kind, 0) // each for kind, each in (("CPU", cpus), ("GPU", gpus)) if each]
        self.slots = int(min(room))
        if not self.slots:
            self._ray.shutdown()
            raise ClusterError(
                f"The Ray cluster has {resources.get('CPU', 0):g} cores and {resources.get('GPU', 0):g} GPUs, and a "
                f"training needs {cpus:g} and {gpus:g}.",
                hint="Add machines, or lower {option:cpus} and {option:gpus}.",
                option="gpus" if gpus and resources.get("GPU", 0) < gpus else "cpus",
            )

    def start(self, function: JobFunction, shared: Any) -> None:
        self._function, self._shared = function, self._ray.put(shared)
        self._tasks: dict[Any, int] = {}
        self._run = self._ray.remote(_run).options(
            num_cpus=self._cpus, num_gpus=self._gpus, max_retries=MAX_ATTEMPTS - 1, retry_exceptions=False
        )

    def submit(self, number: int, job: Any) -> None:
        self._tasks[self._run.remote(self._function, self._shared, job, self._cpus)] = number

    def next(self, on_event: OnEvent, should_stop: Callable[[], bool]) -> Done | None:
        while not should_stop():
            ready, _ = self._ray.wait(list(self._tasks), timeout=POLL_SECONDS)
            for task in ready:
                number = self._tasks.pop(task)
                try:
                    result, error = self._ray.get(task)
                except self._ray.exceptions.RayError as lost:
                    error = WorkerDiedError(
                        f"Job {number} failed after up to {MAX_ATTEMPTS} attempts ({_first_line(lost)}).",
                        hint="Check the cluster's machines, their memory first.",
                    )
                    return Done(number, error=error)
                return Done(number, result, error)
        return None

    def close(self) -> None:
        for task in self._tasks:
            self._ray.cancel(task, force=True)
        self._ray.shutdown()


def _check_reachable(address: str | None) -> None:
    """Raise OSError when nothing listens at the host and port of `address`. Ray itself would try for minutes."""
    host, colon, port = (address or "").removeprefix("ray://").rpartition(":")
    if colon and port.isdigit():
        socket.create_connection((host.strip("[]"), int(port)), timeout=_CONNECT_SECONDS).close()


def _run(function: JobFunction, shared: Any, job: Any, cpus: float) -> tuple[Any, HuggingTweetsError | None]:
    """The result of `job`, or its error. Ray would wrap an error that is raised."""
    environment.set_up()  # other machines do not inherit ours
    import torch

    torch.set_num_threads(max(1, int(cpus)))
    try:
        return function(shared, job, ignore, never), None
    except HuggingTweetsError as error:
        return None, error


def _first_line(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).split("\n")[0]
