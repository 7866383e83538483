"""How numbers, durations and lists read in a sentence, wherever the sentence is shown."""

from __future__ import annotations
