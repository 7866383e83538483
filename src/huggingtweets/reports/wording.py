"""How numbers and lists read on the page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from huggingtweets.intervals import Figure


def two(value: float) -> str:
    return f"{value:.2f}"


def one(value: float) -> str:
    return f"{value:,.1f}"


def signed(value: float) -> str:
    return f"{value:+.2f}".replace("-", "−")


def spread(figure: Figure, shown: Callable[[float], str]) -> str:
    """The 95% interval, each end as `shown` has it."""
    return f"{shown(figure.low)} to {shown(figure.high)}"


def counted(count: int, what: str) -> str:
    """`count` of `what`, as "1 post" or "1,200 posts"."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def listed(words: Sequence[str]) -> str:
    """As in "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def measured(figure: Figure, shown: Callable[[float], str]) -> str:
    """The value with its interval, as in "0.71 (0.69 to 0.73)"."""
    return f"{shown(figure.value)} ({spread(figure, shown)})"


def number(value: float) -> str:
    """Four digits of `value`, without an exponent from 0.0001 up: "0.00015", "1e-5", "12,000"."""
    return f"{value:,.0f}" if value >= 1000 else f"{value:.4g}".replace("e-0", "e-")


def goal(value: float) -> str:
    """Of a study: its trials differ in the third digit."""
    return f"{value:.4f}"


def option(value: str | float | None) -> str:
    """A value of an option of fine-tuning. What is not set is chosen by HuggingTweets."""
    if value is None:
        return "auto"
    return value if isinstance(value, str) else number(value)
