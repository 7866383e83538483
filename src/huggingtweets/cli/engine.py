"""Flags that say where many trainings run, and the engine they ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer
from pydantic import Field

from huggingtweets.cli.options import option
from huggingtweets.errors import ConfigError

if TYPE_CHECKING:
    from huggingtweets.engines import Engine

Jobs = Annotated[
    int, option("--jobs", Annotated[int, Field(ge=1)], "Trainings at a time on this machine. (default: 1)")
]
EngineName = Annotated[
    str,
    option("--engine", Literal["local", "ray"], "Where trainings run: this machine or a Ray cluster. (default: local)"),
]
Address = Annotated[
    str | None, typer.Option(metavar="text", help="The Ray cluster's; by default one is begun on this machine.")
]
Cpus = Annotated[float, option("--cpus", Annotated[float, Field(gt=0)], "Cores of each training on Ray. (default: 2)")]
Gpus = Annotated[
    float, option("--gpus", Annotated[float, Field(ge=0)], "GPUs, or part of one, of each on Ray. (default: 0)")
]


def engine_of(name: str, jobs: int, address: str | None, cpus: float, gpus: float) -> Engine:
    """The engine of these flags. Raises ConfigError when they do not go together, and as `RayEngine` does."""
    if name == "ray":
        from huggingtweets.engines.ray import RayEngine

        return RayEngine(address, cpus=cpus, gpus=gpus)
    if (address, cpus, gpus) != (None, 2, 0):
        raise ConfigError("--address, --cpus and --gpus are of a Ray cluster: use --engine ray with them.")
    from huggingtweets.engines.local import InProcessEngine, ProcessEngine

    return InProcessEngine() if jobs == 1 else ProcessEngine(jobs)
