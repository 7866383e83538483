"""Studies: search for training options that work well on many accounts (docs/sweeps.md)."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from huggingtweets.sweep.run import default_name as default_name
    from huggingtweets.sweep.run import sweep as sweep
    from huggingtweets.sweep.space import Space as Space

_MODULES = {"sweep": "run", "default_name": "run", "Space": "space"}

__all__ = ["Space", "default_name", "sweep"]


def __getattr__(name: str) -> Any:  # imported on first use, to start quickly
    if name not in _MODULES:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
