"""What sharing a persona reports, for the command line and for programs."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


class Result(BaseModel):
    """A result whose fields are the keys of its JSON object (docs/json.md)."""

    model_config = ConfigDict(frozen=True)

    def as_json(self) -> dict[str, Any]:
        """The object that `--json` prints."""
        return self.model_dump(mode="json")
