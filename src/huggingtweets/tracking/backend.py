"""The interface to a tracking library, and the artifacts that stand for data sets and models."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, Protocol

Status = Literal["finished", "failed", "stopped"]

SAMPLES = "examples"
"""Name of the table of sample posts, as in the original."""

SAMPLE_COLUMNS = ("start", "post")


class Backend(Protocol):
    """A tracking library. Its methods may raise anything and print to stdout."""

    def start(self, run_name: str, config: dict[str, Any], run_id: str, resume: bool, group: str) -> None: ...

    def lineage(self, raw: Sequence[Artifact], dataset: Artifact, base: Artifact) -> None: ...

    def step(self, step: int, metrics: Mapping[str, float]) -> None: ...

    def epoch(self, step: int, metrics: Mapping[str, float], samples: Sequence[tuple[str, str]]) -> None: ...

    def finish(self, status: Status, model: Artifact | None) -> None: ...


class Artifact:
    """A named, typed record of facts, stored as a small JSON file."""

    def __init__(self, name: str, type_: str, facts: Mapping[str, Any]) -> None:
        self.name = re.sub(r"[^A-Za-z0-9._-]+", "_", name)  # characters that both libraries allow
        self.type, self.facts = type_, dict(facts)
        self._json = json.dumps(self.facts, indent=2, sort_keys=True, ensure_ascii=False)
        self.alias = "sha256-" + hashlib.sha256(self._json.encode()).hexdigest()[:16]

    @contextmanager
    def in_library(self, library: Any) -> Iterator[Any]:
        """The artifact of a tracking library, Trackio or wandb, with the JSON file, which exists inside the block."""
        made = library.Artifact(self.name, type=self.type, metadata=self.facts)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"{self.type}.json")
            path.write_text(self._json, encoding="utf-8")
            made.add_file(str(path))
            yield made

    def as_json(self) -> dict[str, Any]:
        """Name, type and facts in one object."""
        return {"name": self.name, "type": self.type, **self.facts}


def model_artifact(run_name: str, folder: Path) -> Artifact:
    """A reference to the model in `folder`: sizes and hashes of its files, without its path, which names the user."""
    files: dict[str, dict[str, Any]] = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        files[path.relative_to(folder).as_posix()] = {"bytes": path.stat().st_size, "sha256": digest}
    whole = hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()
    size = sum(file["bytes"] for file in files.values())
    facts = {"folder": f"{folder.parent.name}/{folder.name}", "bytes": size, "sha256": whole, "files": files}
    return Artifact(f"model-{run_name}", "finetuned-model", facts)


@contextmanager
def environment(**variables: str | None) -> Iterator[None]:
    """Set environment variables inside the block; None unsets one."""
    before = {name: os.environ.pop(name, None) for name in variables}
    os.environ.update({name: value for name, value in variables.items() if value is not None})
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
