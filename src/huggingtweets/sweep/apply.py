"""Make what a study found the options that `train` starts from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from huggingtweets.config import CONFIG_FILE, TrainConfig, parse, read_config
from huggingtweets.files import disk_errors, write_bytes
from huggingtweets.sweep.result import read


def apply(home: Path, name: str, output: Path | None, storage: str | None) -> tuple[Path, dict[str, Any], str | None]:
    """Write the winner's options to the config file `output`, or into the user's own, whose other options stay.

    What was there is kept beside it as `.bak`. Returns the file's path, the options, and a warning where one of them
    may not suit whole timelines. Raises NotFoundError without such a study, ConfigError when the file that is there
    holds something else.
    """
    import yaml

    result = read(home, name, storage)
    options = result.options(result.best)
    path = output or home / CONFIG_FILE
    values = read_config(path) if path.exists() and not output else {}
    values = {**values, "finetune": {**values.get("finetune", {}), **options}}
    parse(TrainConfig, values, path)
    head = f"# The best options of the study {name}, of {len(result.trials)} tried: trial {result.best.number}.\n"
    with disk_errors(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():  # comments would be lost
            write_bytes(path.with_name(path.name + ".bak"), path.read_bytes())
        write_bytes(path, (head + yaml.safe_dump(values, sort_keys=False, allow_unicode=True)).encode())
    most = result.about["config"].get("dataset", {}).get("max_posts")
    if most is None or options.get("batch_size") is None:
        return path, options, None
    warning = (
        f"The study took {most} posts of an account at most, and the batch size that is best grows with their number. "
        f"For whole timelines delete the line of batch_size from {path}: then it is chosen by the number of posts."
    )
    return path, options, warning
