"""Trainings in the library: what each saw, and what its persona wrote."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, cast

from huggingtweets.errors import NotFoundError
from huggingtweets.library.connection import Connection
from huggingtweets.library.rows import Generation, Part, Run, RunPost, no_run
from huggingtweets.library.values import as_json, moment, stamp, storable
from huggingtweets.posts.post import Account


class Runs(Connection):
    """What the library does with runs and generations."""

    def save_run(self, run: Run, posts: Iterable[RunPost] | None = None) -> None:
        """Store `run` in place of one of that name, and `posts`, in their order, in place of its posts.

        Without `posts` those already there stay, as do its generations. Raises NotFoundError when a post's account
        is not in the library: it was removed while it was trained on.
        """
        with self._writing():
            self._db.execute(
                "INSERT INTO runs (name, path, created_at, handles, base, config, figures) "
                "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE SET name = excluded.name, "
                "path = excluded.path, created_at = excluded.created_at, handles = excluded.handles, "
                "base = excluded.base, config = excluded.config, figures = excluded.figures",
                [
                    run.name,
                    str(run.path),
                    stamp(run.created_at),
                    as_json(run.handles),
                    run.base,
                    as_json(run.config),
                    as_json(run.figures),
                ],
            )
            if posts is None:
                return
            self._db.execute("DELETE FROM run_posts WHERE run = ?", [run.name])
            keys: dict[tuple[str, str], int] = {}

            def rows() -> Iterator[tuple[Any, ...]]:
                for n, post in enumerate(posts):
                    who = (post.platform, post.handle)
                    if who not in keys:
                        keys[who] = self._account(Account(*who))[0]
                    yield run.name, n, keys[who], post.post_id, post.part, storable(post.text)

            self._db.executemany("INSERT INTO run_posts VALUES (?, ?, ?, ?, ?, ?, 0)", rows())

    def run(self, name: str) -> Run:
        """The run called `name`, in any case. Raises NotFoundError."""
        with self._errors():
            rows = self._rows("SELECT * FROM runs WHERE name = ?", [name])
            if rows:
                return _run(rows[0])
            names = [row["name"] for row in self._rows("SELECT name FROM runs ORDER BY name")]
        raise no_run(name, names)

    def runs(self) -> list[Run]:
        """All runs, the oldest first."""
        with self._errors():
            return [_run(row) for row in self._rows("SELECT * FROM runs ORDER BY created_at, name")]

    def remove_run(self, name: str) -> None:
        """Forget a run, its jobs, posts and generations. Its folder stays. Raises NotFoundError."""
        run = self.run(name)
        with self._writing():
            self._db.execute("DELETE FROM runs WHERE name = ?", [run.name])
            self._db.execute("DELETE FROM jobs WHERE persona = ?", [run.name])
        self._forget()

    def run_posts(self, name: str, part: Part | None = None) -> list[RunPost]:
        """The posts of a run, or of one part of its split, in the order they were saved, less those deleted since.

        Raises NotFoundError.
        """
        run = self.run(name)
        with self._errors():
            rows = self._db.execute(
                "SELECT place, post_id, handle, part, text FROM run_posts JOIN accounts ON key = account "
                "WHERE run = ? AND ifnull(part = ?, true) AND NOT gone ORDER BY n",
                [run.name, part],
            )
            return [RunPost(*row) for row in rows]

    def add_generation(self, generation: Generation) -> int:
        """Store what a persona wrote and give its id. Raises NotFoundError when there is no such persona."""
        run = self.run(generation.persona)
        with self._writing():
            cursor = self._db.execute(
                "INSERT INTO generations (persona, text, start, seed, settings, created_at, copied) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    run.name,
                    storable(generation.text),
                    storable(generation.start),
                    generation.seed,
                    as_json(generation.settings),
                    stamp(generation.created_at),
                    generation.copied,
                ],
            )
            return cast(int, cursor.lastrowid)

    def generations(self, persona: str, limit: int | None = None, before: int | None = None) -> list[Generation]:
        """What a persona wrote, the latest first, `limit` at most, of ids below `before`. Raises NotFoundError."""
        run = self.run(persona)
        with self._errors():
            rows = self._rows(
                "SELECT * FROM generations WHERE persona = ? AND id < ? ORDER BY id DESC LIMIT ?",
                [run.name, 2**63 - 1 if before is None else before, -1 if limit is None else limit],
            )
            return list(map(_generation, rows))

    def generation(self, key: int) -> Generation:
        """What was written, by its id. Raises NotFoundError."""
        with self._errors():
            rows = self._rows("SELECT * FROM generations WHERE id = ?", [key]) if abs(key) < 2**63 else []
        if not rows:
            raise NotFoundError(f"No persona in the library wrote a post {key}. It may have been deleted.")
        return _generation(rows[0])


def _generation(row: dict[str, Any]) -> Generation:
    settings, created_at = json.loads(row["settings"]), moment(row["created_at"])
    return Generation(**{**row, "settings": settings, "created_at": created_at})


def _run(row: dict[str, Any]) -> Run:
    return Run(
        name=row["name"],
        path=Path(row["path"]),
        handles=tuple(json.loads(row["handles"])),
        base=row["base"],
        config=json.loads(row["config"]),
        figures=json.loads(row["figures"]),
        created_at=moment(row["created_at"]),
    )
