"""Shared by all benchmarks: options, clocks, medians, facts about the machine, Markdown tables, result files."""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from huggingtweets import environment
from huggingtweets.errors import HuggingTweetsError

RESULTS = Path(__file__).parent / "results"


def parser(doc: str | None, *, writes: bool = True) -> argparse.ArgumentParser:
    """A parser that shows `doc` as help; with `writes`, it has the option `--results`. Sets up the environment."""
    environment.set_up()
    options = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    if writes:
        options.add_argument("--results", type=Path, default=RESULTS, metavar="DIR", help="where results are written")
    return options


def log(*words: object) -> None:
    """Report progress on stderr: stdout is for tables."""
    print(*words, file=sys.stderr, flush=True)


def read_lines(file: Path) -> list[dict[str, Any]]:
    """The runs that `append_line` stored in `file`."""
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def append_line(file: Path, run: dict[str, Any]) -> None:
    """Store a run of a series that resumes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(run) + "\n")


@contextmanager
def resumable() -> Iterator[None]:
    """End the process with one sentence on an error of ours, or on Ctrl-C."""
    try:
        yield
    except HuggingTweetsError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("Interrupted. The same command resumes.")


def seconds_of(function: Callable[[], object]) -> float:
    began = time.perf_counter()
    function()
    return time.perf_counter() - began


def in_child(*words: object) -> Any:
    """Run the calling script in a new process with `words` as arguments. Returns the last line it prints, as JSON."""
    command = [sys.executable, sys.argv[0], *map(str, words)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def peak_megabytes() -> float:
    """Peak memory of this process."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 if sys.platform == "linux" else 1 << 20)


def machine(**more: object) -> dict[str, Any]:
    """Facts about this machine and the time, for a result file."""
    return {
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        **more,
        "load": os.getloadavg(),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
    }


def median_range(values: Iterable[float], digits: int = 1) -> str:
    """Median, minimum and maximum: "1.2 (1.0 to 1.5)"."""
    ordered = sorted(values)
    return f"{statistics.median(ordered):.{digits}f} ({ordered[0]:.{digits}f} to {ordered[-1]:.{digits}f})"


def markdown(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table, its first column aligned left and the others right."""
    rule = ["---", *["---:"] * (len(header) - 1)]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in (header, rule, *rows))
