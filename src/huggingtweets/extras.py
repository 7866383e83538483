"""The libraries of the optional extras, imported when something needs them."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from huggingtweets.errors import MissingExtraError


def need(module: str, what: str, extra: str) -> ModuleType:
    """The module of that name, of which mypy then asks nothing; `what` names what needs it, of the extra `extra`.

    Raises MissingExtraError when it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(what, extra) from error
