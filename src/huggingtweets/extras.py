"""Import the libraries of optional extras."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from huggingtweets.errors import MissingExtraError


def need(module: str, what: str, extra: str) -> ModuleType:
    """Import `module`. Raises MissingExtraError, which says that `what` needs `extra`, if it is not installed."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(what, extra) from error
