"""Disturb a process at each of its file operations, and hand every state that results to the test."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# The process forks once per kill point, so that Python starts and imports only once. It has a single thread.
_HARNESS = """
import errno, os, shutil, signal, sys, traceback
from pathlib import Path
from huggingtweets.errors import HuggingTweetsError
IMPORTS

DONE, DISTURBED = 0, 99

template, folder, fails = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "fail"
EVENTS = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree", "shutil.copyfile"}

def main(home):
    CODE

def run_until(number, home):
    seen = 0
    def hook(event, arguments):
        nonlocal seen
        if event not in EVENTS or not arguments or not isinstance(arguments[0], (str, bytes, os.PathLike)):
            return
        path = os.fsdecode(arguments[0])  # relative where rmtree works inside a folder's descriptor
        if os.path.isabs(path) and not path.startswith(str(home)):
            return
        seen += 1
        if seen == number:
            if fails:
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
            os.kill(os.getpid(), signal.SIGKILL)
    sys.addaudithook(hook)
    main(home)
    return seen < number

number = 1
while True:
    home = folder / str(number)
    shutil.copytree(template, home, symlinks=True)
    child = os.fork()
    if not child:
        try:
            os._exit(DONE if run_until(number, home) else DISTURBED)
        except HuggingTweetsError:
            os._exit(DISTURBED)
        except BaseException:
            traceback.print_exc()
            os._exit(1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status == DONE:
        shutil.rmtree(home)
        break
    if status not in {DISTURBED, -signal.SIGKILL}:
        sys.exit(f"status {status} at operation {number}")
    number += 1
"""


def killed_at_every_operation(template: Path, folder: Path, code: str) -> Iterator[Path]:
    """Copies of `template` on which `code` ran until it was killed: before its first file operation, its second, …

    `code` is the body of a function with the argument `home`, a Path. Undisturbed, it must end without an error.
    """
    return _disturbed(template, folder, code, "kill")


def failing_at_every_operation(template: Path, folder: Path, code: str) -> Iterator[Path]:
    """The same, where the operation is refused ("permission denied") instead. `code` may raise a HuggingTweetsError."""
    return _disturbed(template, folder, code, "fail")


def _disturbed(template: Path, folder: Path, code: str, how: str) -> Iterator[Path]:
    lines = code.strip().splitlines()
    imports = [line for line in lines if line.startswith(("import ", "from "))]
    script = _HARNESS.replace("IMPORTS", "\n".join(imports))
    script = script.replace("CODE", "\n    ".join(line for line in lines if line not in imports))
    folder.mkdir()
    command = [sys.executable, "-W", "error", "-c", script, str(template), str(folder), how]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    homes = sorted(folder.iterdir(), key=lambda path: int(path.name))
    assert homes, "the code changed no file"
    for home in homes:
        yield home
        shutil.rmtree(home)
