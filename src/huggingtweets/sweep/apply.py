"""Make the winner's options the user's defaults."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from huggingtweets.config import CONFIG_FILE, TrainConfig, parse, read_config
from huggingtweets.files import disk_errors, write_bytes
from huggingtweets.sweep.result import read


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
    comment = f"# Best options of the study {name}: trial {result.best.number} of {len(result.trials)}.\n"
    with disk_errors(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():  # its comments would be lost
            write_bytes(path.with_name(path.name + ".bak"), path.read_bytes())
        write_bytes(path, (comment + yaml.safe_dump(values, sort_keys=False, allow_unicode=True)).encode())
    max_posts = result.about.config.get("dataset", {}).get("max_posts")
    warning = None
    if max_posts is not None and options.get("batch_size") is not None:
        warning = (
            f"The study used at most {max_posts} posts per account, and the best batch size grows with the number of "
            f"posts. For whole timelines, delete batch_size from {path}; it is then chosen by the number of posts."
        )
    return path, options, warning
