"""What every tracker's library is asked for, and the small files that stand for data sets and models there."""

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
    """What a tracker's library is asked for; it may raise anything and print to stdout."""

    def start(self, run_name: str, config: dict[str, Any], run_id: str, resume: bool, group: str) -> None: ...

    def lineage(self, raw: Sequence[Artifact], dataset: Artifact, base: Artifact) -> None: ...

    def step(self, step: int, metrics: Mapping[str, float]) -> None: ...

    def epoch(self, step: int, metrics: Mapping[str, float], samples: Sequence[tuple[str, str]]) -> None: ...

    def finish(self, status: Status, model: Artifact | None) -> None: ...


class Artifact:
    """An artifact: its name, its type, and the small JSON file that stands for it."""

    def __init__(self, name: str, type_: str, facts: Mapping[str, Any]) -> None:
        self.name = re.sub(r"[^A-Za-z0-9._-]+", "_", name)  # what both libraries allow
        self.type = type_
        self.facts = dict(facts)
        self.json = json.dumps(self.facts, indent=2, sort_keys=True, ensure_ascii=False)
        self.alias = "sha256-" + hashlib.sha256(self.json.encode()).hexdigest()[:16]

    @contextmanager
    def file(self) -> Iterator[str]:
        """Path of the JSON file, there inside the block; both libraries copy it."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"{self.type}.json")
            path.write_text(self.json, encoding="utf-8")
            yield str(path)


def told(thing: Artifact) -> dict[str, Any]:
    return {"name": thing.name, "type": thing.type, **thing.facts}


def model_reference(run_name: str, folder: Path) -> Artifact:
    """`folder` as a reference: its name and what it holds, not where it is, which would tell the user's name."""
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
    """These environment variables inside the block; None for unset."""
    before = {name: os.environ.pop(name, None) for name in variables}
    os.environ.update({name: value for name, value in variables.items() if value is not None})
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
