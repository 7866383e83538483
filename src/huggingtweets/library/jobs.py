"""The server's job queue in the library, which outlives the server, and the events that a page shows of each job."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Literal

from huggingtweets.errors import BusyError, NotFoundError
from huggingtweets.library.database import Database, decoded, encoded
from huggingtweets.library.rows import FINISHED, JobEvent, JobRow, JobState, now

_UNFINISHED = """
SELECT * FROM jobs WHERE state = 'stopped' OR (state = 'failed' AND NOT EXISTS (
    SELECT 1 FROM jobs AS newer
    WHERE newer.id > jobs.id AND newer.kind = jobs.kind AND (newer.title = jobs.title OR newer.kind = 'add')
)) ORDER BY id DESC LIMIT ?
"""
_SAME_UNFINISHED = "SELECT id FROM jobs WHERE kind = ? AND spec = ? AND state IN ('waiting', 'running')"


class Jobs(Database):
    """Jobs and their events. Both are deleted with their account and with the persona they train."""

    def add_job(
        self, kind: str, title: str, spec: Mapping[str, Any], accounts: Collection[str] = (), persona: str | None = None
    ) -> JobRow:
        """Append a job to the queue. If the same job is waiting or running, return that one."""
        job: dict[str, Any] = {"kind": kind, "title": title, "spec": spec, "accounts": list(accounts)}
        job |= {"persona": persona, "state": "waiting", "created_at": now()}
        with self._transaction():
            found = self._first(_SAME_UNFINISHED, kind, encoded(spec))
            key: int = found["id"] if found else self._insert("jobs", **job)
        return self.job(key)

    def job(self, key: int) -> JobRow:
        """The job with the id `key`. Raises NotFoundError."""
        row = self._first("SELECT * FROM jobs WHERE id = ?", key) if abs(key) < 2**63 else None
        if row is None:
            raise NotFoundError(f"There is no job {key}. It may have been deleted with its account.")
        return _job(row)

    def jobs(self, states: Sequence[JobState] = (), limit: int | None = None) -> list[JobRow]:
        """The jobs in any of `states` (default: all), latest first."""
        where = f"WHERE state IN ({', '.join('?' * len(states))})" if states else ""
        rows = self._query(
            f"SELECT * FROM jobs {where} ORDER BY id DESC LIMIT ?", [*states, -1 if limit is None else limit]
        )
        return list(map(_job, rows))

    def unfinished_jobs(self, limit: int) -> list[JobRow]:
        """The stopped and failed jobs, latest first.

        A failed job is left out if a newer one has its kind and title, or also reads a file: any file that is read
        next replaces one that could not be read.
        """
        return list(map(_job, self._query(_UNFINISHED, [limit])))

    def claim_job(self, kind: str) -> JobRow | None:
        """Mark the oldest waiting job of `kind` as running and return it."""
        with self._transaction():
            found = self._first("SELECT id FROM jobs WHERE kind = ? AND state = 'waiting' ORDER BY id LIMIT 1", kind)
            if found is None:
                return None
            self._db.execute(
                "UPDATE jobs SET state = 'running', error = NULL, ended_at = NULL, "
                "started_at = ifnull(started_at, ?) WHERE id = ?",
                [encoded(now()), found["id"]],
            )
        return self.job(found["id"])

    def add_job_events(self, key: int, events: Iterable[tuple[str, Any]]) -> None:
        """Store events, each a kind and a JSON value. Does nothing for a deleted job.

        A new stage event deletes the job's earlier stage events.
        """
        with self._transaction():
            if self._first("SELECT id FROM jobs WHERE id = ?", key) is None:
                return
            last = self._number("SELECT ifnull(max(n), 0) FROM job_events WHERE job = ?", key)
            for n, (kind, value) in enumerate(events, last + 1):
                if kind == "stage":
                    self._db.execute("DELETE FROM job_events WHERE job = ? AND kind = 'stage'", [key])
                self._db.execute(
                    "INSERT INTO job_events VALUES (?, ?, ?, ?)", [key, n, kind, json.dumps(value, ensure_ascii=False)]
                )

    def job_events(self, key: int, after: int = 0) -> list[JobEvent]:
        """The events of a job after number `after`, in order. Empty for a deleted job."""
        rows = self._query("SELECT n, kind, data FROM job_events WHERE job = ? AND n > ? ORDER BY n", [key, after])
        return [JobEvent(*row) for row in rows]

    def end_job(
        self,
        key: int,
        state: Literal["done", "failed", "stopped", "waiting"],
        *,
        result: Mapping[str, Any] | None = None,
        error: str | None = None,
        accounts: Collection[str] | None = None,
    ) -> None:
        """Record how a job ended; `waiting` puts it back into the queue. Does nothing for a deleted job."""
        ended_at = None if state == "waiting" else encoded(now())
        with self._transaction():
            self._db.execute(
                "UPDATE jobs SET state = ?, result = ?, error = ?, accounts = ifnull(?, accounts), ended_at = ? "
                "WHERE id = ?",
                [state, encoded(result), error, encoded(accounts and list(accounts)), ended_at, key],
            )

    def stop_job(self, key: int) -> JobRow:
        """Stop a waiting job, or mark a running one as `stopping` for its worker. Raises NotFoundError."""
        self.job(key)
        with self._transaction():
            self._db.execute(
                "UPDATE jobs SET state = CASE state WHEN 'waiting' THEN 'stopped' ELSE 'stopping' END, "
                "ended_at = CASE state WHEN 'waiting' THEN ? END WHERE id = ? AND state IN ('waiting', 'running')",
                [encoded(now()), key],
            )
        return self.job(key)

    def resume_job(self, key: int) -> JobRow:
        """Put a stopped or failed job back into the queue.

        Raises NotFoundError. Raises BusyError if the job is in another state, or an equal job is waiting or running.
        """
        job = self.job(key)
        with self._transaction():
            same = self._first(_SAME_UNFINISHED, job.kind, encoded(job.spec))
            if same is not None and same["id"] != key:
                raise BusyError(f"“{job.title}” is already waiting or running as a newer job.")
            resumed = self._db.execute(
                "UPDATE jobs SET state = 'waiting', error = NULL, ended_at = NULL "
                "WHERE id = ? AND state IN ('failed', 'stopped')",
                [key],
            ).rowcount
        if not resumed:
            raise BusyError(f"“{job.title}” cannot be resumed: it is {job.state}.")
        return self.job(key)

    def requeue_jobs(self) -> None:
        """Recover after a server that died: running jobs wait again, stopping jobs are stopped."""
        with self._transaction():
            self._db.execute("UPDATE jobs SET state = 'waiting' WHERE state = 'running'")
            self._db.execute(
                "UPDATE jobs SET state = 'stopped', ended_at = ? WHERE state = 'stopping'", [encoded(now())]
            )

    def delete_job(self, key: int) -> None:
        """Delete a finished job. Raises NotFoundError and, for an unfinished one, BusyError."""
        job = self.job(key)
        with self._transaction():
            deleted = self._db.execute(
                f"DELETE FROM jobs WHERE id = ? AND state IN ({', '.join('?' * len(FINISHED))})", [key, *FINISHED]
            ).rowcount
        if not deleted:
            raise BusyError(f"“{job.title}” is {job.state}.", hint="Stop it first.")
        self._truncate_log()


def _job(row: sqlite3.Row) -> JobRow:
    return JobRow(**decoded(row, "spec", "accounts", "result"))
