"""Train a language model on anyone's posts, and let it write new ones in that voice.

The Python API is `Account`, `Persona`, `add`, `train` and `SAMPLE`, with `errors` and `events`: see docs/python.md.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from huggingtweets import errors, events
    from huggingtweets.api import SAMPLE, Account, Persona, add, train

__version__ = "0.2.0.dev0"
__all__ = ["SAMPLE", "Account", "Persona", "add", "errors", "events", "train"]


def __getattr__(name: str) -> Any:
    """Import the API at its first use, because commands start sooner without it."""
    if name in ("errors", "events"):
        return import_module(f"huggingtweets.{name}")
    if name in __all__:
        return getattr(import_module("huggingtweets.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
