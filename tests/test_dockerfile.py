"""The Dockerfile names what is here. Building it takes a registry of images, which tests have not."""

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


def test_extras_are_extras() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (extras,) = (value for value in instructions("ARG") if value.startswith("EXTRAS="))
    assert set(extras.removeprefix("EXTRAS=").split(",")) <= set(project["optional-dependencies"])


def test_what_is_copied_is_here_and_not_ignored() -> None:
    ignored = (REPOSITORY / ".dockerignore").read_text(encoding="utf-8").splitlines()
    given = [copy.split()[:-1] for copy in instructions("COPY") if not copy.startswith("--from")]
    sources = {source for copy in given for source in copy}
    assert {"pyproject.toml", "src"} <= sources
    assert all((REPOSITORY / source).exists() for source in sources)
    assert {f"!{source}" for source in sources} == {line for line in ignored if line.startswith("!")}


def test_its_command_is_one_of_ours() -> None:
    (entry,), (command,) = instructions("ENTRYPOINT"), instructions("CMD")
    assert json.loads(entry) == ["huggingtweets"]
    name, *options = json.loads(command)
    context = get_command(app).commands[name].make_context(name, options)  # type: ignore[attr-defined]
    assert context.params["host"] == "0.0.0.0"  # noqa: S104 (within the container)
    assert (context.params["port"], context.params["open_browser"]) == (8000, False)
    assert "EXPOSE 8000\n" in DOCKERFILE
