"""An open library, and the accounts it knows: what all that works on its tables starts from."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Self, cast

from huggingtweets.errors import AmbiguousHandleError
from huggingtweets.library.rows import AccountRow, find_account, no_account
from huggingtweets.library.schema import FILE_NAME, open_library, sqlite_errors, transaction
from huggingtweets.library.values import moment
from huggingtweets.posts.post import Account


class Connection:
    """The library in `folder`, made when there is none."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._db = open_library(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. Twice is fine."""
        self._db.close()

    def accounts(self) -> list[AccountRow]:
        """All accounts by place and handle, with what the library holds of each."""
        with self._errors():
            personas = self._personas()
            return [
                AccountRow(
                    platform=row["place"],
                    handle=row["handle"],
                    display_name=row["display_name"],
                    id=row["account_id"],
                    added_at=moment(row["added_at"]),
                    updated_at=moment(row["updated_at"]),
                    posts=row["posts"],
                    first=row["first"] and moment(row["first"]),
                    last=row["last"] and moment(row["last"]),
                    personas=tuple(personas.get(f"{row['place']}:{row['handle']}".lower(), ())),
                    is_own=bool(row["is_own"]),
                )
                for row in self._rows(
                    "SELECT accounts.*, count(posts.id) AS posts, min(created_at) AS first, max(created_at) AS last "
                    "FROM accounts LEFT JOIN posts ON account = key GROUP BY key ORDER BY place, handle"
                )
            ]

    def find(self, handle: str) -> AccountRow:
        """The account called `handle`: "NASA", "@NASA" or "x:NASA", in any case.

        Raises NotFoundError, and AmbiguousHandleError when several places have it.
        """
        return find_account(self.accounts(), handle)

    def short_handle(self, account: Account) -> str:
        """The shortest name that `find` takes for `account`: its handle, unless several places have that."""
        try:
            return self.find(account.handle).handle
        except AmbiguousHandleError:
            return account.full_handle

    def _errors(self) -> AbstractContextManager[None]:
        return sqlite_errors(self.path)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._errors(), transaction(self._db, "IMMEDIATE"):
            yield

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[dict[str, Any]]:
        """All that `sql` finds, by the names of its columns."""
        cursor = self._db.cursor()
        cursor.row_factory = sqlite3.Row
        return [dict(row) for row in cursor.execute(sql, values)]

    def _number(self, sql: str, *values: Any) -> int:
        return cast(int, self._db.execute(sql, values).fetchone()[0])

    def _account(self, account: Account) -> tuple[int, str, str]:
        row = self._db.execute(
            "SELECT key, place, handle FROM accounts WHERE place = ? AND handle = ?", [account.platform, account.handle]
        ).fetchone()
        if row is None:
            raise no_account(account.full_handle, self.accounts())
        return cast(tuple[int, str, str], row)

    def _personas(self) -> dict[str, list[str]]:
        """Names of runs, sorted, by the lower-case spelling of the accounts they were trained on."""
        personas: dict[str, list[str]] = {}
        for row in self._rows("SELECT name, handles FROM runs ORDER BY name"):
            for handle in json.loads(row["handles"]):
                personas.setdefault(handle.lower(), []).append(row["name"])
        return personas

    def _forget(self) -> None:
        """Take what was deleted out of the write-ahead log too. A reader elsewhere puts it off to the last close."""
        with self._errors():
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
