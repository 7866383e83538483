"""The wheel holds every file of the package, and works without the clone."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from huggingtweets import __version__
from tests.conftest import SAMPLE_HANDLE, TAUGHT_WHOLE

REPOSITORY = Path(__file__).resolve().parents[1]


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
