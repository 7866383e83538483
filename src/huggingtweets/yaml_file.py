"""Read YAML files of users, such as config files and search spaces. They may be hostile."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from huggingtweets.errors import ConfigError
from huggingtweets.files import regular_file
from huggingtweets.text import shorten

_MAX_CONFIG = 200_000  # Bytes of a file.
_MAX_DEPTH = 20  # Nested lists and mappings in a file.


def read_config(
    path: Path, kind: str = "config file", option: str = "config", content: str = "sections such as 'finetune:'"
) -> dict[str, Any]:
    """The mapping in a YAML file. Raises ConfigError if the file cannot be read or contains anything else.

    `kind`, `option` and `content` are for messages: what the file is, the option that names it, what it should contain.
    """
    import yaml

    try:
        size = regular_file(path)
        if size > _MAX_CONFIG:
            hint = f"Choose one of at most {_MAX_CONFIG // 1000:,} kB with {{option}}."
            raise ConfigError(f"The {kind} {path} has {size / 1000:,.0f} kB.", hint=hint, option=option)
        with path.open("rb") as file:
            values = load_yaml(file.read(size).decode())
    except FileNotFoundError as error:
        raise ConfigError(f"There is no {kind} {path}.", hint="Check {option}.", option=option) from error
    except OSError as error:
        why = f"The {kind} {path} cannot be read: {error.strerror}."
        raise ConfigError(why, hint="Choose another file with {option}.", option=option) from error
    except (ValueError, yaml.YAMLError) as error:  # ValueError: not UTF-8, or a date such as 2024-02-31
        mark = getattr(error, "problem_mark", None)
        why = shorten(" ".join(str(getattr(error, "problem", None) or error).split()), 201)
        line = f"line {mark.line + 1}: " if mark else ""
        raise ConfigError(f"The {kind} {path} is not YAML: {line}{why}.", option=option) from error
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise ConfigError(f"The {kind} {path} must contain {content}, not {type(values).__name__}.", option=option)
    return {key: value for key, value in values.items() if value is not None}  # a section may be empty


def load_yaml(text: str) -> Any:
    """The value of a YAML document that may be hostile. Raises YAMLError or ValueError.

    Refuses what makes PyYAML slow or fail in other ways: deep nesting, aliases (a few lines of them make a value of
    gigabytes), and explicit types of values that do not fit them.
    """
    import yaml
    from yaml.error import MarkedYAMLError

    def refused(problem: str, event: yaml.Event) -> MarkedYAMLError:
        return MarkedYAMLError(problem=problem, problem_mark=event.start_mark)  # type: ignore[arg-type]

    class Loader(yaml.SafeLoader):
        depth = 0

        def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
            event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]
            if isinstance(event, yaml.AliasEvent):
                raise refused("aliases are not supported", event)
            if self.depth == _MAX_DEPTH:
                raise refused("it is nested too deeply", event)
            self.depth += 1
            node = super().compose_node(parent, index)
            self.depth -= 1
            return node

    try:
        value = yaml.load(text, Loader)  # noqa: S506 (it is safe)
        str(value)  # raises ValueError for a number of more digits than Python prints
    except (AttributeError, LookupError, TypeError) as error:
        raise ValueError("a value does not have the type that its tag says") from error
    return value
