"""Options that say where many trainings run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer
from pydantic import Field

from huggingtweets.cli.options import option, whole
from huggingtweets.errors import ConfigError

if TYPE_CHECKING:
    from huggingtweets.engines import Engine

Jobs = Annotated[int, option("--jobs", whole(1), "Trainings at a time on this machine.")]
EngineName = Annotated[
    str, option("--engine", Literal["local", "ray"], "Run trainings on this machine or on a Ray cluster.")
]
Address = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Address of the Ray cluster. Default: start one on this machine.")
]
Cpus = Annotated[float, option("--cpus", Annotated[float, Field(gt=0)], "CPU cores per training on Ray.")]
Gpus = Annotated[
    float, option("--gpus", Annotated[float, Field(ge=0)], "GPUs, or a share of one, per training on Ray.")
]


def engine_of(name: str, jobs: int, address: str | None, cpus: float, gpus: float) -> Engine:
    """The engine of these options. Raises ConfigError if they do not go together, and as `RayEngine` does."""
    if name == "ray":
        from huggingtweets.engines.ray import RayEngine

        return RayEngine(address, cpus=cpus, gpus=gpus)
    if (address, cpus, gpus) != (None, 2, 0):
        raise ConfigError("--address, --cpus and --gpus apply to a Ray cluster.", hint="Add --engine ray.")
    from huggingtweets.engines.local import InProcessEngine, ProcessEngine

    return InProcessEngine() if jobs == 1 else ProcessEngine(jobs)
