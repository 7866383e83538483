"""Studies over people: which options train well for anyone (see docs/sweeps.md)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from huggingtweets.sweep.run import name_of as name_of
    from huggingtweets.sweep.run import sweep as sweep
    from huggingtweets.sweep.space import Space as Space

_PLACES = {"sweep": "run", "name_of": "run", "Space": "space"}

__all__ = ["Space", "name_of", "sweep"]


def __getattr__(name: str) -> Any:  # for quick starts: Optuna is imported when a sweep begins
    if name not in _PLACES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_PLACES[name]}"), name)
