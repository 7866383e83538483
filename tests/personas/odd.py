"""Odd contents for JSON files: every field replaced by every odd value, and files that are no JSON at all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

VALUES: dict[str, Any] = {
    "null": None,
    "true": True,
    "minus": -1,
    "zero": 0,
    "fraction": 1.5,
    "huge": 10**400,
    "large": 1e100,
    "larger": 1e308,
    "whole": 2**53,
    "small": 5e-324,
    "nan": float("nan"),
    "infinite": float("inf"),
    "empty": "",
    "text": "x",
    "escape": "\x1b[31m\n<script>",
    "long": "x" * 5_000,
    "list": [],
    "lists": [[{}], None],
    "object": {},
    "objects": {"x": {"y": []}},
}


def replaced(value: Any, odd: Any) -> Iterator[Any]:
    """Copies of the JSON `value`, each with one part replaced by `odd`, however deep. First `odd` itself."""
    yield odd
    if isinstance(value, dict | list):
        for key, part in value.items() if isinstance(value, dict) else enumerate(value):
            for changed in replaced(part, odd):
                copy: Any = value.copy()
                copy[key] = changed
                yield copy


def _write(content: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(content)


FILES: dict[str, Callable[[Path], object]] = {
    "nothing": _write(b""),
    "torn": _write(b'{"name": "x", "after": {"bits'),
    "not UTF-8": _write(b'{"name": "\xff\xfe"}'),
    "UTF-16": _write('{"name": "x"}'.encode("utf-16")),
    "a surrogate": _write(b'{"name": "\\ud800"}'),
    "NaN": _write(b"NaN"),
    "digits": _write(b'{"best_epoch": ' + b"9" * 10_000 + b"}"),
    "deep lists": _write(b"[" * 100_000 + b"]" * 100_000),
    "deep objects": _write(b'{"run": {"config": {"curate": ' + b'{"x":' * 100_000 + b"1" + b"}" * 100_003),
    "twice": _write(b"{}{}"),
    "large": _write(b'{"name": "' + b"x" * 6_000_000 + b'"}'),
    "a folder": Path.mkdir,
    **({"a pipe": os.mkfifo} if hasattr(os, "mkfifo") else {}),
    "a dead link": lambda path: path.symlink_to(path.with_name("missing")),
    "a link to itself": lambda path: path.symlink_to(path),
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "missing": lambda path: None,
}
"""Writes a file that holds no object of ours, by kind."""


def fill(folder: Path, file: str, value: Any, odd: Any) -> list[str]:
    """Make folders in `folder`, each with a `file` that holds one of `replaced`. Returns their names."""
    names = []
    for number, changed in enumerate(replaced(value, odd)):
        names.append(f"odd{number}")
        (folder / names[-1]).mkdir(parents=True)
        (folder / names[-1] / file).write_text(json.dumps(changed), "utf-8")
    return names
