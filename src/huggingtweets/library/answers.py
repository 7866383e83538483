"""What people took posts for in a quiz: real, or written by the machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from huggingtweets.errors import NotFoundError
from huggingtweets.library.connection import Connection
from huggingtweets.library.values import moment, stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer. It refers to the post that was shown, and holds no text of it.

    Either `generation`, the id of one of the persona's, or `post`, the place, handle and id of a real one, is set.
    """

    persona: str
    seed: int
    """Of the quiz."""
    said_machine: bool
    generation: int | None = None
    post: tuple[str, str, str] | None = None
    answered_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    @property
    def machine_written(self) -> bool:
        return self.generation is not None

    @property
    def is_right(self) -> bool:
        return self.said_machine == self.machine_written


class Answers(Connection):
    """What the library does with answers. They leave with their post, its account, their generation or the run."""

    def add_answer(self, answer: Answer) -> None:
        """Store an answer. Raises NotFoundError, and stores nothing, when its persona or its post is gone."""
        said = (answer.said_machine, answer.seed, stamp(answer.answered_at))
        with self._writing():
            if answer.post is None:
                stored = self._db.execute(
                    "INSERT INTO answers (said_machine, seed, answered_at, persona, generation) "
                    "SELECT ?, ?, ?, persona, id FROM generations WHERE id = ? AND persona = ?",
                    [*said, answer.generation, answer.persona],
                )
            else:
                stored = self._db.execute(
                    "INSERT INTO answers (said_machine, seed, answered_at, persona, account, post_id) "
                    "SELECT ?, ?, ?, name, account, id FROM posts JOIN accounts ON key = account "
                    "JOIN runs ON name = ? WHERE place = ? AND handle = ? AND id = ?",
                    [*said, answer.persona, *answer.post],
                )
            if not stored.rowcount:
                raise NotFoundError(
                    f"The answer was not stored: {answer.persona} or the post was removed in the meantime. "
                    "The answers before it are kept."
                )

    def answers(self, persona: str) -> list[Answer]:
        """All answers on `persona` since it was last trained, the oldest first; none when there is no such persona."""
        with self._errors():
            rows = self._db.execute(
                "SELECT persona, seed, said_machine, generation, place, handle, post_id, answered_at FROM answers "
                "JOIN runs ON name = persona LEFT JOIN accounts ON key = account "
                "WHERE name = ? AND answered_at >= created_at ORDER BY id",
                [persona],
            ).fetchall()
        return [
            Answer(
                persona=name,
                seed=seed,
                said_machine=bool(said),
                generation=generation,
                post=None if post_id is None else (platform, handle, post_id),
                answered_at=moment(when),
            )
            for name, seed, said, generation, platform, handle, post_id, when in rows
        ]
