"""The pages on commands and options, made from the commands themselves."""

from __future__ import annotations

from typing import Any

import typer
from typer.main import get_command

from huggingtweets.cli.commands import PANELS, app
from huggingtweets.cli.help import arguments, default_of, description, options, signature
from huggingtweets.config import GenerateConfig, TrainConfig

HEAD = """# Command line

This page is generated from the commands: `make docs`.

- Results go to standard output, progress and warnings to standard error.
- Every command takes `--help`, `--quiet` (no progress or notes) and `--json` (for programs: [JSON output](json.md)).
- Exit codes: 0 done; 1 failed, also for a name that does not exist; 2 wrong usage, such as an unknown option or a value
  that it cannot take; 130 Ctrl-C (0 for `serve`); 141 closed pipe.
- `huggingtweets --install-completion` lets the shell complete commands, options, accounts and personas.
- `NO_COLOR=1` turns colours off; `COLUMNS` sets the width.

Commands:

"""

OPTIONS_HEAD = """# Options

This page is generated from the commands: `make docs`. In a config file and in Python, `--max-posts` is `max_posts`.

"""

TRAINING = """
## Training

For `train`, `curve`, `sweep` and `sweep-export`, and for `ht.train`.
"""

WRITING = """
## Writing

For `generate` and `persona.write`. `evaluate` has those up to `--best`, but its defaults are
`--temperature 1 --no-best`: it measures the persona itself. These options have no section in the config file.

"""

CONFIG_FILE = """
## Config file

`--config` takes a YAML file such as this one. `"config"` in a persona's `run.json` has every option in its section.
Typed options win over the file. Without `--config`, `config.yaml` in the home is used if it exists.

```yaml
curate: {min_words: 4, lang: [en]}
dataset: {max_posts: 3000}
finetune: {epochs: 2, learning_rate: 1.0e-4}
tracking: {track: none}
```
"""

TAIL = """
## Extras

What the main job needs is installed by default. The rest comes with extras: `pip install "huggingtweets[NAME]"`.

| extra | for |
| --- | --- |
| `x` | the system's keyring for the token of X's API |
| `parquet` | tables in Parquet |
| `lora` | `train --method lora` on bases that our own passes do not train |
| `track`, `wandb` | tracking in Trackio (local), at Weights & Biases |
| `evaluate` | `evaluate`, and what a comparison adds to losses |
| `report`, `picture`, `share` | `report`, `picture`, `card` and `push` |
| `web` | `serve` |
| `sweep`, `ray` | `sweep`; a Ray cluster |

## Environment variables

| variable | meaning |
| --- | --- |
| `HUGGINGTWEETS_HOME` | Folder of all data. Default: the system's folder for user data. |
| `X_BEARER_TOKEN` | Bearer token for X's API. Takes precedence over the one stored by `login x`. |
| `HUGGINGTWEETS_COMMUNITY_KEY` | Public key of the Community Archive ([sources](sources.md)). |
| `HUGGINGTWEETS_X_URL`, `…_BLUESKY_URL`, `…_MASTODON_URL`, `…_COMMUNITY_URL` | Server to use instead of the \
platform's: https, or plain http on this machine. |
| `WANDB_API_KEY`, `WANDB_MODE` | Weights & Biases' own. Used only with `--track wandb`. |
| `HF_TOKEN`, `HF_HUB_OFFLINE` | The Hub's own. Used if `--base` is a Hub id, and by `push` and `pull`. |
"""

SECTIONS = {model.annotation.__doc__.split(".")[0]: name for name, model in TrainConfig.model_fields.items()}
"""Sections of the config file, by the title of their panel in the help."""


def page() -> str:
    """The whole page."""
    group: Any = get_command(app)
    commands = {name: group.get_command(None, name) for panel in PANELS.values() for name in panel}
    training = by_section(commands["train"])
    parts = [HEAD]
    for panel, names in PANELS.items():
        parts.append(f"- {panel}: {', '.join(f'[`{name}`](#huggingtweets-{name})' for name in names)}\n")
    for panel, names in PANELS.items():
        parts.append(f"\n## {panel}\n")
        parts += [about(name, commands[name], training) for name in names]
    return "".join([*parts, TAIL])


def options_page() -> str:
    """The page on the options of training and writing, and on the config file."""
    group: Any = get_command(app)
    training, writing = (by_section(group.get_command(None, name)) for name in ("train", "generate"))
    sections = [f"\n### {section}\n\n{table([], training[section])}" for section in SECTIONS.values()]
    sampling = [option for option in writing[""] if option.name in GenerateConfig.model_fields]
    return "".join([OPTIONS_HEAD, CONFIG_FILE.lstrip(), TRAINING, *sections, WRITING, table([], sampling)])


def about(name: str, command: Any, training: dict[str, list[Any]]) -> str:
    """The part of the page about one command. It links the options of training, which several commands share."""
    usage = " ".join([f"huggingtweets {name}", *map(signature, arguments(command)), "[OPTIONS]"])
    text = f"\n### huggingtweets {name}\n\n{command.help}\n\n```\n{usage}\n```\n"
    sections = by_section(command)
    own = sections.pop("", [])
    if own or arguments(command):
        text += f"\n{table(arguments(command), own)}"
    if sections:
        text += f"\nAlso the options of {', '.join(f'[{section}](config.md#{section})' for section in sections)}"
        here = {option.name for found in sections.values() for option in found}
        missing = [option for section in sections for option in training[section] if option.name not in here]
        text += f", except {', '.join(f'`{option.opts[0]}`' for option in missing)}.\n" if missing else ".\n"
    return text


def by_section(command: Any) -> dict[str, list[Any]]:
    """The options of `command` but those that every command has, by section of the config file, or "" for its own."""
    found: dict[str, list[Any]] = {}
    for option in options(command, typer.Context(command)):
        if option.name not in {"help", "as_json", "quiet"}:
            found.setdefault(SECTIONS.get(getattr(option, "rich_help_panel", None) or "", ""), []).append(option)
    return found


def table(arguments_: list[Any], options_: list[Any]) -> str:
    """A table of parameters."""
    rows = [f"| `{cell(signature(each))}` | {cell(each.help)} | |" for each in arguments_]
    for option in options_:
        meaning = description(option) if option.required else option.help
        rows.append(f"| `{cell(signature(option))}` | {cell(meaning)} | {cell(default_of(option))} |")
    return "\n".join(["| option | meaning | default |", "| --- | --- | --- |", *rows]) + "\n"


def cell(text: str | None) -> str:
    """`text` inside a table."""
    return (text or "").replace("|", "\\|")
