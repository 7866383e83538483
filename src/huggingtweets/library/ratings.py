"""Thumbs up and down on what personas wrote."""

from __future__ import annotations

from datetime import UTC, datetime

from huggingtweets.library.runs import Runs
from huggingtweets.library.values import stamp


class Ratings(Runs):
    """What the library does with ratings. They leave with their generation."""

    def rate(self, key: int, good: bool | None) -> None:
        """Store whether generation `key` is good; None takes that back. Raises NotFoundError."""
        self.generation(key)
        with self._writing():
            if good is None:
                self._db.execute("DELETE FROM ratings WHERE generation = ?", [key])
                return
            # Gone since: then there is nothing to rate any more, and nothing is stored.
            self._db.execute(
                "INSERT OR REPLACE INTO ratings (generation, good, rated_at) SELECT id, ?, ? FROM generations "
                "WHERE id = ?",
                [good, stamp(datetime.now(UTC)), key],
            )

    def ratings(self, persona: str) -> dict[int, bool]:
        """Whether each rated generation of `persona` is good, by its id; none when there is no such persona."""
        with self._errors():
            rows = self._db.execute(
                "SELECT generation, good FROM ratings JOIN generations ON id = generation WHERE persona = ?", [persona]
            ).fetchall()
        return {key: bool(good) for key, good in rows}
