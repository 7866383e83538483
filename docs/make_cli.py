"""Write docs/cli.md from the program itself: `make docs`. A test compares the file with what this prints."""

from __future__ import annotations

from typing import Any

from typer.main import get_command

from huggingtweets.cli.commands import app

HEAD = """# Command line

Every command with its options and the values they take; those that take none are switches. This page is generated:
change the help texts, then run `make docs`.

Results go to standard output, progress and warnings to standard error. `--json` prints objects for machines
([json.md](json.md)). Exit codes: 0 done, 1 an error that one sentence explains, 2 wrong usage, 130 stopped by Ctrl-C,
141 nobody reads on.

`--config` takes a YAML file such as this one; `"config"` in a persona's `run.json` has every option in its section.

```yaml
curate: {min_words: 4, lang: [en]}
dataset: {max_posts: 3000}
finetune: {epochs: 2, learning_rate: 1.0e-4}
tracking: {track: none}
```

| Environment variable | Meaning |
| --- | --- |
| `HUGGINGTWEETS_HOME` | Folder of the library, personas, bases and tracking. Default: the platform's data folder. |
| `X_BEARER_TOKEN` | Bearer token for X's API; wins over the one that `login x` keeps. |
| `HUGGINGTWEETS_COMMUNITY_KEY` | Public key of the Community Archive; [sources.md](sources.md) says where it stands. |
| `HUGGINGTWEETS_X_URL`, `…_BLUESKY_URL`, `…_MASTODON_URL`, `…_COMMUNITY_URL` | Where to ask in a place's \
stead: https, or plain http on this machine. |
| `WANDB_API_KEY`, `WANDB_MODE` | Weights & Biases' own; used with `--track wandb` only. |
| `HF_TOKEN`, `HF_HUB_OFFLINE` | The Hub's own; used when `--base` is a Hub id. |
"""


def page() -> str:
    """The whole page."""
    group: Any = get_command(app)
    parts = [HEAD]
    for name, command in group.commands.items():
        parts.append(f"\n## huggingtweets {name}\n\n{command.help}\n")
        arguments = [p for p in command.params if p.param_type_name == "argument"]
        usage = " ".join(map(_argument, arguments))
        parts.append(f"\n`huggingtweets {name}{' ' + usage if usage else ''} [OPTIONS]`\n")
        rows = [f"| `{_argument(p)}` | | {_clean(p.help)} |" for p in arguments]
        for option in command.params:
            if option.param_type_name != "option" or option.name == "help":
                continue
            flags = " / ".join(f"`{flag}`" for flag in (*option.opts, *option.secondary_opts))
            takes = "" if option.is_flag else f" {option.metavar or 'text'}"
            rows.append(f"| {flags} |{takes} | {_clean(option.help)} |")
        if rows:
            parts.append("\n| | takes | |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n")
    return "".join(parts)


def _argument(parameter: Any) -> str:
    name = parameter.name.upper()
    name = f"{name}..." if parameter.nargs != 1 else name
    return name if parameter.required else f"[{name}]"


def _clean(text: str | None) -> str:
    return (text or "").replace("|", "\\|")


if __name__ == "__main__":
    print(page(), end="")
