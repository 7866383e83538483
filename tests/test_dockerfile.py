"""The Dockerfile refers to existing files, extras and commands. Building it needs a registry, so no test does."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from typer.main import get_command

from huggingtweets.cli.commands import app

REPOSITORY = Path(__file__).resolve().parents[1]
DOCKERFILE = (REPOSITORY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", "")


def instructions(name: str) -> list[str]:
    return re.findall(rf"^{name} (.*)$", DOCKERFILE, flags=re.MULTILINE)


def test_extras_exist() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (extras,) = (value for value in instructions("ARG") if value.startswith("EXTRAS="))
    assert set(extras.removeprefix("EXTRAS=").split(",")) <= set(project["optional-dependencies"])


def test_copied_files_exist_and_are_not_ignored() -> None:
    ignored = (REPOSITORY / ".dockerignore").read_text(encoding="utf-8").splitlines()
    copied = [copy.split()[:-1] for copy in instructions("COPY") if not copy.startswith("--from")]
    sources = {source for copy in copied for source in copy}
    assert {"pyproject.toml", "src"} <= sources
    assert all((REPOSITORY / source).exists() for source in sources)
    assert {f"!{source}" for source in sources} == {line for line in ignored if line.startswith("!")}


def test_the_command_starts_the_page() -> None:
    (entry,), (command,) = instructions("ENTRYPOINT"), instructions("CMD")
    assert json.loads(entry) == ["huggingtweets"]
    name, *options = json.loads(command)
    command = get_command(app).get_command(None, name)  # type: ignore[attr-defined]
    context = command.make_context(name, options)
    assert context.params["host"] == "0.0.0.0"  # noqa: S104 (within the container)
    assert (context.params["port"], context.params["open_browser"]) == (8000, False)
    assert "EXPOSE 8000\n" in DOCKERFILE
