"""Options that say where many trainings run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from huggingtweets.config import Section
from huggingtweets.errors import ConfigError

if TYPE_CHECKING:
    from huggingtweets.engines import Engine


class EngineOptions(Section):
    """Where many trainings run."""

    jobs: int = Field(1, ge=1, description="Trainings at a time on this machine.")
    engine: Literal["local", "ray"] = Field("local", description="Run trainings on this machine or on a Ray cluster.")
    address: str | None = Field(None, description="Address of the Ray cluster. Default: start one on this machine.")
    cpus: float = Field(2, gt=0, description="CPU cores per training on Ray.")
    gpus: float = Field(0, ge=0, description="GPUs, or a share of one, per training on Ray.")

    def start(self) -> Engine:
        """The engine of these options. Raises ConfigError if they do not go together, and as `RayEngine` does."""
        if self.engine == "ray":
            from huggingtweets.engines.ray import RayEngine

            return RayEngine(self.address, cpus=self.cpus, gpus=self.gpus)
        if self != EngineOptions(jobs=self.jobs):
            raise ConfigError("--address, --cpus and --gpus apply to a Ray cluster.", hint="Add --engine ray.")
        from huggingtweets.engines.local import InProcessEngine, ProcessEngine

        return InProcessEngine() if self.jobs == 1 else ProcessEngine(self.jobs)
