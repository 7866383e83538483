"""The wheel holds every file of the package, and works without the clone."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from importlib.metadata import packages_distributions
from itertools import chain
from pathlib import Path

import pytest

from huggingtweets import __version__
from tests.conftest import SAMPLE_HANDLE, TAUGHT_WHOLE

REPOSITORY = Path(__file__).resolve().parents[1]

INDIRECT = {"anyio", "starlette", "markupsafe", "pydantic_core", "tokenizers", "tqdm"}
"""Parts of FastAPI, Jinja, Pydantic and Transformers that are distributions of their own."""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_holds_every_file(wheel: Path) -> None:
    package = REPOSITORY / "src" / "huggingtweets"
    files = (path.relative_to(package.parent).as_posix() for path in package.rglob("*") if path.is_file())
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert held == {name for name in files if "__pycache__" not in name}
    assert wheel.name.split("-")[1] == __version__


@pytest.mark.slow
def test_runs_without_the_clone(wheel: Path, tmp_path: Path, tiny_bases: dict[str, Path]) -> None:
    """A new environment borrows the installed dependencies, but not the clone: a .pth file's folders have none."""
    environment = tmp_path / "environment"
    venv.create(environment, symlinks=os.name != "nt")
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    variables["HUGGINGTWEETS_HOME"] = str(tmp_path / "home")

    def call(*words: str | Path) -> str:
        done = subprocess.run(
            words,
            cwd=tmp_path,
            env=variables,
            capture_output=True,
            check=False,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    python, program = scripts / "python", scripts / "huggingtweets"
    site = Path(call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    borrowed = dict.fromkeys(sysconfig.get_path(kind) for kind in ("purelib", "platlib"))
    (site / "borrowed.pth").write_text("\n".join(borrowed), encoding="utf-8")
    call(sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--no-index", wheel)

    call(program, "add", site / "huggingtweets" / "sample" / SAMPLE_HANDLE)
    quick = ["--base", tiny_bases["llama"], "--max-posts", "120", "--learning-rate", "5e-3", *TAUGHT_WHOLE]
    call(program, "train", SAMPLE_HANDLE, *quick, "--track", "none")
    written = call(
        python, "-m", "huggingtweets", "generate", SAMPLE_HANDLE, "-n", "2", "--max-length", "2000", "--json"
    )
    assert len(written.splitlines()) == 2


def test_what_is_imported_is_declared() -> None:
    """Not only installed with the development tools."""
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    extras = {name: extra for name, extra in project["optional-dependencies"].items() if name not in {"dev", "docs"}}
    entries = chain(project["dependencies"], *extras.values())
    declared = {re.split(r"[\[<>=; ]", entry)[0].lower() for entry in entries} | INDIRECT
    imported: set[str] = set()
    for path in (REPOSITORY / "src").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Import):
                imported.update(alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.partition(".")[0])
    installed = packages_distributions()
    by_import = {name: {found.lower() for found in installed[name]} for name in imported & installed.keys()}
    undeclared = {name for name, found in by_import.items() if not declared & found}
    assert undeclared - {"huggingtweets"} == set()
