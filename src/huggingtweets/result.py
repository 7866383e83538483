"""What a command reports: a model whose fields are the keys of its JSON object."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict


class Result(BaseModel):
    """Fields are documented in docs/json.md."""

    model_config = ConfigDict(frozen=True)

    def as_json(self) -> dict[str, Any]:
        """The object that `--json` prints."""
        return self.model_dump(mode="json")
