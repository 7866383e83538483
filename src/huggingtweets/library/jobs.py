"""What was asked of a server: a queue that outlives it, and all that a page shows of each job's way."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, cast

from huggingtweets.errors import BusyError, NotFoundError
from huggingtweets.library.connection import Connection
from huggingtweets.library.values import as_json, moment, stamp

JobState = Literal["waiting", "running", "stopping", "done", "failed", "stopped"]

_TWIN = "SELECT id FROM jobs WHERE kind = ? AND spec = ? AND state IN ('waiting', 'running')"

FINISHED: frozenset[JobState] = frozenset({"done", "failed", "stopped"})


@dataclass(frozen=True, slots=True)
class JobRow:
    """One thing asked for. `spec` says it, in JSON, to whoever does it."""

    id: int
    kind: str
    title: str
    spec: Mapping[str, Any]
    accounts: tuple[str, ...]
    """As `full_handle`; those of a reading are known once it is done."""
    persona: str | None
    state: JobState
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    result: Mapping[str, Any] | None
    error: str | None


@dataclass(frozen=True, slots=True)
class JobEvent:
    """Something that happened on a job's way. Numbers rise within a job; those of what was replaced are missing."""

    n: int
    kind: str
    data: str
    """JSON."""


class Jobs(Connection):
    """What the library does with jobs. They leave with their accounts and with the persona they train."""

    def add_job(
        self, kind: str, title: str, spec: Mapping[str, Any], accounts: Collection[str] = (), persona: str | None = None
    ) -> JobRow:
        """Put a job at the end of the queue; what waits or runs already is given instead of queued twice."""
        with self._writing():
            found = self._db.execute(_TWIN, [kind, as_json(spec)]).fetchone()
            if found is None:
                cursor = self._db.execute(
                    "INSERT INTO jobs (kind, title, spec, accounts, persona, state, created_at) "
                    "VALUES (?, ?, ?, ?, ?, 'waiting', ?)",
                    [kind, title, as_json(spec), as_json(list(accounts)), persona, stamp(datetime.now(UTC))],
                )
                found = (cast(int, cursor.lastrowid),)
        return self.job(found[0])

    def job(self, key: int) -> JobRow:
        """Raises NotFoundError."""
        with self._errors():
            rows = self._rows("SELECT * FROM jobs WHERE id = ?", [key]) if abs(key) < 2**63 else []
        if not rows:
            raise NotFoundError(f"There is no job {key}. It may have been deleted with its account.")
        return _job(rows[0])

    def jobs(self, states: Sequence[JobState] = (), limit: int | None = None) -> list[JobRow]:
        """The latest first; of these states only, when any is given."""
        marks = ", ".join("?" * len(states))
        with self._errors():
            rows = self._rows(
                f"SELECT * FROM jobs {f'WHERE state IN ({marks})' if states else ''} ORDER BY id DESC LIMIT ?",
                [*states, -1 if limit is None else limit],
            )
            return list(map(_job, rows))

    def claim_job(self, kind: str) -> JobRow | None:
        """Take the oldest job of `kind` that waits; it runs from now on."""
        with self._writing():
            found = self._db.execute(
                "SELECT id FROM jobs WHERE kind = ? AND state = 'waiting' ORDER BY id LIMIT 1", [kind]
            ).fetchone()
            if found is None:
                return None
            self._db.execute(
                "UPDATE jobs SET state = 'running', error = NULL, ended_at = NULL, "
                "started_at = ifnull(started_at, ?) WHERE id = ?",
                [stamp(datetime.now(UTC)), found[0]],
            )
        return self.job(found[0])

    def add_job_events(self, key: int, events: Iterable[tuple[str, Any]]) -> None:
        """Store what happened, each as kind and JSON value. Of stages only the latest is kept. A job that is gone
        notes nothing."""
        with self._writing():
            found = self._db.execute("SELECT id FROM jobs WHERE id = ?", [key]).fetchone()
            if found is None:
                return
            last = self._number("SELECT ifnull(max(n), 0) FROM job_events WHERE job = ?", key)
            for n, (kind, value) in enumerate(events, last + 1):
                if kind == "stage":
                    self._db.execute("DELETE FROM job_events WHERE job = ? AND kind = 'stage'", [key])
                self._db.execute("INSERT INTO job_events VALUES (?, ?, ?, ?)", [key, n, kind, as_json(value)])

    def job_events(self, key: int, after: int = 0) -> list[JobEvent]:
        """What happened after event `after`, in order; nothing of a job that is gone."""
        with self._errors():
            return [
                JobEvent(*row)
                for row in self._db.execute(
                    "SELECT n, kind, data FROM job_events WHERE job = ? AND n > ? ORDER BY n", [key, after]
                ).fetchall()
            ]

    def end_job(
        self,
        key: int,
        state: Literal["done", "failed", "stopped", "waiting"],
        *,
        result: Mapping[str, Any] | None = None,
        error: str | None = None,
        accounts: Collection[str] | None = None,
    ) -> None:
        """The job runs no more; `waiting` puts it back to be begun again. One that is gone is left so."""
        with self._writing():
            self._db.execute(
                "UPDATE jobs SET state = ?, result = ?, error = ?, accounts = ifnull(?, accounts), ended_at = ? "
                "WHERE id = ?",
                [
                    state,
                    None if result is None else as_json(result),
                    error,
                    None if accounts is None else as_json(list(accounts)),
                    None if state == "waiting" else stamp(datetime.now(UTC)),
                    key,
                ],
            )

    def stop_job(self, key: int) -> JobRow:
        """Ask for the end of a job: at once when it waits; one that runs is `stopping` until its worker heeds it."""
        self.job(key)
        with self._writing():
            self._db.execute(
                "UPDATE jobs SET state = CASE state WHEN 'waiting' THEN 'stopped' ELSE 'stopping' END, "
                "ended_at = CASE state WHEN 'waiting' THEN ? END WHERE id = ? AND state IN ('waiting', 'running')",
                [stamp(datetime.now(UTC)), key],
            )
        return self.job(key)

    def resume_job(self, key: int) -> JobRow:
        """Put a job that was stopped or failed into the queue again. Raises BusyError when it is not over, or done, or
        when the same waits or runs already."""
        job = self.job(key)
        with self._writing():
            twin = self._db.execute(_TWIN, [job.kind, as_json(job.spec)]).fetchone()
            if twin is not None and twin[0] != key:
                raise BusyError(f"“{job.title}” was asked for again since, and that waits or runs already.")
            again = self._db.execute(
                "UPDATE jobs SET state = 'waiting', error = NULL, ended_at = NULL "
                "WHERE id = ? AND state IN ('failed', 'stopped')",
                [key],
            ).rowcount
        if not again:
            raise BusyError(f"There is nothing to go on with: “{job.title}” is {job.state}.")
        return self.job(key)

    def requeue_jobs(self) -> None:
        """For a server that starts: what ran when the last one ended waits again, what was being stopped is stopped."""
        with self._writing():
            self._db.execute("UPDATE jobs SET state = 'waiting' WHERE state = 'running'")
            self._db.execute(
                "UPDATE jobs SET state = 'stopped', ended_at = ? WHERE state = 'stopping'", [stamp(datetime.now(UTC))]
            )

    def delete_job(self, key: int) -> None:
        """Delete a job that is over. Raises NotFoundError, BusyError."""
        job = self.job(key)
        with self._writing():
            gone = self._db.execute(
                "DELETE FROM jobs WHERE id = ? AND state IN ('done', 'failed', 'stopped')", [key]
            ).rowcount
        if not gone:
            raise BusyError(f"“{job.title}” is {job.state}: stop it first.")
        self._forget()


def _job(row: dict[str, Any]) -> JobRow:
    def when(key: str) -> datetime | None:
        return None if row[key] is None else moment(row[key])

    return JobRow(
        id=row["id"],
        kind=row["kind"],
        title=row["title"],
        spec=json.loads(row["spec"]),
        accounts=tuple(json.loads(row["accounts"])),
        persona=row["persona"],
        state=row["state"],
        created_at=moment(row["created_at"]),
        started_at=when("started_at"),
        ended_at=when("ended_at"),
        result=None if row["result"] is None else json.loads(row["result"]),
        error=row["error"],
    )
