"""How the goal and the options of a study are written."""

from __future__ import annotations

from huggingtweets.text import number


def goal(value: float) -> str:
    """Four decimals: trials differ in the third."""
    return f"{value:.4f}"


def option(value: str | float | None) -> str:
    """A value of a training option. "auto" where HuggingTweets chooses."""
    if value is None:
        return "auto"
    return value if isinstance(value, str) else number(value)
