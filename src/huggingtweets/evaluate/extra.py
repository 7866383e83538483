"""The libraries of the optional extra `evaluate`, imported when a figure needs them."""

from __future__ import annotations

from types import ModuleType

from huggingtweets import extras


def need(module: str, what: str) -> ModuleType:
    """The module of that name; `what` names the figure that needs it. Raises MissingExtraError without it."""
    return extras.need(module, what, "evaluate")
