"""Axes of figures."""

from __future__ import annotations

import pytest

from huggingtweets.reports.drawing import ticks
from huggingtweets.text import number


@pytest.mark.parametrize(
    ("low", "high", "log", "shown"),
    [
        (1.43, 1.71, False, ["1.5", "1.6", "1.7"]),
        (0, 0.2, False, ["0", "0.05", "0.1", "0.15", "0.2"]),
        (3e-5, 1e-3, True, ["5e-5", "0.0001", "0.0002", "0.0005", "0.001"]),
        (1e-3, 1, True, ["0.001", "0.01", "0.1", "1"]),
        (1.2e-4, 1.5e-4, True, ["0.00012", "0.00013", "0.00014", "0.00015"]),
        (448, 3900, True, ["500", "1,000", "2,000"]),
        (7, 7, True, ["7"]),
    ],
)
def test_ticks_are_round_numbers(low: float, high: float, log: bool, shown: list[str]) -> None:
    assert [number(tick) for tick in ticks(low, high, log=log)] == shown
    assert len(ticks(1e-14, 1e-2, log=True)) <= 8
