"""Make the winner's options the user's defaults, and take that back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from huggingtweets.config import CONFIG_FILE, TrainConfig, parse
from huggingtweets.errors import NotFoundError
from huggingtweets.files import disk_errors, write_bytes
from huggingtweets.sweep.result import read
from huggingtweets.yaml_file import read_config

_APPLIED = "# Best options of the study "
_KEPT = "# sweep-apply --undo restores the file that was here before.\n"


def apply(home: Path, name: str, output: Path | None) -> tuple[Path, dict[str, Any], str | None]:
    """Write the options of the best trial to the user's config file, or to `output` alone.

    Other options in the user's file stay; an existing file is kept as `.bak`. Returns the path, the options, and a
    warning if they may not suit whole timelines. Raises NotFoundError without such a study, and ConfigError if the
    existing file is not a config file.
    """
    import yaml

    result = read(home, name, importances=False)
    options = result.options(result.best)
    path = output or home / CONFIG_FILE
    values = read_config(path) if path.exists() and not output else {}
    values = {**values, "finetune": {**values.get("finetune", {}), **options}}
    parse(TrainConfig, values, path)
    comment = f"{_APPLIED}{name}: trial {result.best.number} of {len(result.trials)}.\n"
    with disk_errors(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():  # its comments would be lost
            write_bytes(_backup(path), path.read_bytes())
            comment += _KEPT
        write_bytes(path, (comment + yaml.safe_dump(values, sort_keys=False, allow_unicode=True)).encode())
    max_posts = result.about.config.get("dataset", {}).get("max_posts")
    warning = None
    if max_posts is not None and options.get("batch_size") is not None:
        warning = (
            f"The study used at most {max_posts} posts per account, and the best batch size grows with the number of "
            f"posts. For whole timelines, delete batch_size from {path}; it is then chosen by the number of posts."
        )
    return path, options, warning


def undo(home: Path) -> tuple[Path, bool]:
    """Restore the config file that `apply` replaced, or remove the one it made. What was applied becomes the `.bak`.

    Returns the path, and whether there is a file again. Raises NotFoundError if `apply` did not write the file.
    """
    path = home / CONFIG_FILE
    with disk_errors(path.parent):
        applied = path.read_bytes() if path.exists() else b""
        if not applied.startswith(_APPLIED.encode()):
            raise NotFoundError(f"No options of a study are in use: {path} does not come from one.")
        backup = _backup(path)
        restored = _KEPT.encode() in applied and backup.exists()
        if restored:
            write_bytes(path, backup.read_bytes())
        else:
            path.unlink()
        write_bytes(backup, applied)
    return path, restored


def _backup(path: Path) -> Path:
    return path.with_name(path.name + ".bak")
