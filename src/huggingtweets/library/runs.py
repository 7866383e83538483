"""Runs in the library: the posts each was trained on, what its persona wrote, and what readers said about that."""

from __future__ import annotations

import shlex
import sqlite3
from collections.abc import Iterable, Sequence
from typing import get_args

from huggingtweets.errors import NotFoundError
from huggingtweets.library.accounts import Accounts
from huggingtweets.library.database import Rows, decoded, encoded, fields_of
from huggingtweets.library.rows import AccountRow, Answer, Generation, Part, Run, RunPost, no_persona, now
from huggingtweets.posts.post import Account
from huggingtweets.text import listing


class Runs(Accounts):
    """Runs, generations, ratings and quiz answers."""

    def find(self, handle: str) -> AccountRow:
        """The account that `handle` names, see `find_account`. If only a persona has that name, the error says so."""
        try:
            return super().find(handle)
        except NotFoundError as error:
            if not (run := self.find_run(handle.strip().removeprefix("@"))):
                raise
            of = f" of {listing(run.handles)}" if run.handles else ""
            message = f"The library holds no account {handle.strip()!r}, only the persona {run.name}{of}."
            hint = "Write in its voice with: {command}"
            raise NotFoundError(message, hint=hint, command=f"generate {shlex.quote(run.name)}") from error

    def save_run(self, run: Run, posts: Iterable[RunPost] | None = None) -> None:
        """Store `run`, replacing one of that name, and `posts` in their order.

        Without `posts`, the stored posts stay. Generations always stay. Raises NotFoundError if the account of a post
        is not in the library: it was removed during the training.
        """
        with self._transaction():
            self._insert("runs", unique="name", **fields_of(run))
            if posts is None:
                return
            self._db.execute("DELETE FROM run_posts WHERE run = ?", [run.name])
            posts = list(posts)
            accounts = {(post.platform, post.handle) for post in posts}
            keys = {account: self._account(Account(*account))[0] for account in accounts}
            self._db.executemany(
                "INSERT INTO run_posts VALUES (?, ?, ?, ?, ?, ?, 0)",
                (
                    [run.name, n, keys[post.platform, post.handle], post.post_id, post.part, encoded(post.text)]
                    for n, post in enumerate(posts)
                ),
            )

    def save_blend(self, run: Run, parents: Sequence[str]) -> None:
        """Store `run` with the posts of the runs `parents`, each once, and the marks of those deleted since.

        What one of them was trained on is a training post, even if another held it out.
        """
        with self._transaction():
            self._insert("runs", unique="name", **fields_of(run))
            self._db.execute("DELETE FROM run_posts WHERE run = ?", [run.name])
            # SQLite takes the other columns from the row that has the least part.
            self._db.execute(
                "INSERT INTO run_posts SELECT ?, row_number() OVER (ORDER BY run, n), account, post_id, min(part), "
                "text, gone FROM run_posts WHERE run IN (SELECT value FROM json_each(?)) GROUP BY account, post_id",
                [run.name, encoded(list(parents))],
            )

    def run(self, name: str) -> Run:
        """The run called `name`, in any case. Raises NotFoundError."""
        run = self.find_run(name)
        if run is None:
            raise no_persona(name, [row["name"] for row in self._query("SELECT name FROM runs ORDER BY name")])
        return run

    def find_run(self, name: str) -> Run | None:
        """The run called `name`, in any case, or None."""
        row = self._first("SELECT * FROM runs WHERE name = ?", name)
        return _run(row) if row else None

    def runs(self) -> list[Run]:
        """All runs, oldest first."""
        return [_run(row) for row in self._query("SELECT * FROM runs ORDER BY created_at, name")]

    def remove_run(self, name: str) -> None:
        """Delete a run with its jobs, posts and generations. Its folder stays. Raises NotFoundError.

        On a full disk a kill may leave some of them, and the run.
        """
        run = self.run(name)
        self._delete(
            Rows("generations", "id", "persona = ?", run.name),
            Rows("run_posts", "run, n", "run = ?", run.name),
            Rows("jobs", "id", "persona = ?", run.name),
            Rows("runs", "name", "name = ?", run.name),
        )

    def run_posts(self, name: str, *parts: Part) -> list[RunPost]:
        """The posts of a run, or of some parts of it, as saved, without those deleted since.

        Empty if there is no such run.
        """
        rows = self._query(
            "SELECT place, post_id, handle, part, text FROM run_posts JOIN accounts ON key = account "
            "WHERE run = ? AND part IN (SELECT value FROM json_each(?)) AND NOT gone ORDER BY n",
            [name, encoded(list(parts or get_args(Part)))],
        )
        return [RunPost(*row) for row in rows]

    def add_generation(self, generation: Generation) -> int:
        """Store what a persona wrote and return its id. Raises NotFoundError if there is no such persona."""
        run = self.run(generation.persona)
        values = {**fields_of(generation), "persona": run.name}
        del values["id"]
        with self._transaction():
            return self._insert("generations", **values)

    def generations(self, persona: str, limit: int | None = None, before: int | None = None) -> list[Generation]:
        """What a persona wrote, latest first: at most `limit`, with ids below `before`. Empty if it is unknown."""
        rows = self._query(
            "SELECT * FROM generations WHERE persona = ? AND id < ? ORDER BY id DESC LIMIT ?",
            [persona, 2**63 - 1 if before is None else before, -1 if limit is None else limit],
        )
        return [Generation(**decoded(row, "settings")) for row in rows]

    def generation(self, key: int) -> Generation:
        """The generation with the id `key`. Raises NotFoundError."""
        row = self._first("SELECT * FROM generations WHERE id = ?", key) if abs(key) < 2**63 else None
        if row is None:
            raise NotFoundError(f"There is no generated post {key}. It may have been deleted.")
        return Generation(**decoded(row, "settings"))

    def rate(self, key: int, good: bool | None) -> None:
        """Store whether generation `key` is good; None deletes the rating. Raises NotFoundError."""
        self.generation(key)
        with self._transaction():
            if good is None:
                self._db.execute("DELETE FROM ratings WHERE generation = ?", [key])
            else:  # selected, so that nothing is stored if the generation was deleted just now
                self._db.execute(
                    "INSERT OR REPLACE INTO ratings (generation, good, rated_at) SELECT id, ?, ? FROM generations "
                    "WHERE id = ?",
                    [good, encoded(now()), key],
                )

    def ratings(self, persona: str) -> dict[int, bool]:
        """Whether each rated generation of `persona` is good, by its id. Empty if there is no such persona."""
        rows = self._query(
            "SELECT generation, good FROM ratings JOIN generations ON id = generation WHERE persona = ?", [persona]
        )
        return {key: bool(good) for key, good in rows}

    def add_answer(self, answer: Answer) -> None:
        """Store an answer of a quiz. Raises NotFoundError if its persona or its post was deleted."""
        values = (answer.said_machine, answer.seed, encoded(answer.answered_at))
        with self._transaction():
            if answer.post is None:
                stored = self._db.execute(
                    "INSERT INTO answers (said_machine, seed, answered_at, persona, generation) "
                    "SELECT ?, ?, ?, persona, id FROM generations WHERE id = ? AND persona = ?",
                    [*values, answer.generation, answer.persona],
                )
            else:
                stored = self._db.execute(
                    "INSERT INTO answers (said_machine, seed, answered_at, persona, account, post_id) "
                    "SELECT ?, ?, ?, name, account, id FROM posts JOIN accounts ON key = account "
                    "JOIN runs ON name = ? WHERE place = ? AND handle = ? AND id = ?",
                    [*values, answer.persona, *answer.post],
                )
            if not stored.rowcount:
                message = f"The answer was not stored: {answer.persona} or the post was deleted meanwhile."
                raise NotFoundError(message, hint="Earlier answers are kept.")

    def answers(self, persona: str) -> list[Answer]:
        """The answers about `persona` since its last training, oldest first. Empty if there is no such persona."""
        rows = self._query(
            "SELECT persona, seed, said_machine, generation, place, handle, post_id, answered_at FROM answers "
            "JOIN runs ON name = persona LEFT JOIN accounts ON key = account "
            "WHERE name = ? AND answered_at >= created_at ORDER BY id",
            [persona],
        )
        found = []
        for row in map(decoded, rows):
            place, handle, post_id = (row.pop(name) for name in ("place", "handle", "post_id"))
            found.append(Answer(**row, post=None if post_id is None else (place, handle, post_id)))
        return found


def _run(row: sqlite3.Row) -> Run:
    return Run(**decoded(row, "handles", "config", "figures"))
