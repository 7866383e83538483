"""The libraries of the optional extra `evaluate`, imported when a figure needs them."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from huggingtweets.errors import MissingExtraError


def need(module: str, what: str) -> ModuleType:
    """The module of that name, of which mypy then asks nothing; `what` names the figure that needs it.

    Raises MissingExtraError when it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(what, "evaluate") from error
