"""Accounts in the library, their posts, and how far each was fetched."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from operator import attrgetter
from typing import Any, cast

from huggingtweets.errors import AmbiguousHandleError, BadInputError
from huggingtweets.library.database import Database, Rows, decoded, encoded, fields_of
from huggingtweets.library.rows import AccountRow, Added, Fetch, find_account, no_account, now
from huggingtweets.posts.post import Account, Post

_PROGRESS_EVERY = 1_000
_PAGE = 1_000
_COLUMNS = ("id", "text", "created_at", "kind", "lang", "edit_of", "is_cut", "warning", "parent", "parent_id")
_COLUMN_LIST = ", ".join(_COLUMNS)

# Posts are staged in a temporary table, so that the write lock is held for the merge alone, not while a source parses
# or waits for a network. SQLite keeps the table in an unnamed temporary file, so a kill leaves nothing of it.
_STAGE = f"CREATE TEMP TABLE IF NOT EXISTS incoming ({_COLUMN_LIST}, PRIMARY KEY (id)) WITHOUT ROWID"
# A later version replaces a post. But where it lacks the time, the language, `edit_of` or the parent (as a CSV file
# may), the known value stays. The author can take back a warning, so a missing warning counts.
_REPLACE = """DO UPDATE SET text = excluded.text, created_at = ifnull(excluded.created_at, created_at),
    kind = excluded.kind, lang = ifnull(excluded.lang, lang), edit_of = ifnull(excluded.edit_of, edit_of),
    is_cut = excluded.is_cut, warning = excluded.warning, parent = ifnull(excluded.parent, parent),
    parent_id = ifnull(excluded.parent_id, parent_id)"""
_STAGE_POST = f"""
INSERT INTO temp.incoming VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) {_REPLACE} WHERE incoming.is_cut >= excluded.is_cut
"""
_MERGE = f"""
INSERT INTO main.posts (account, {_COLUMN_LIST}, added_at) SELECT ?, {_COLUMN_LIST}, ? FROM temp.incoming WHERE true
ON CONFLICT (account, id) {_REPLACE}
WHERE posts.is_cut >= excluded.is_cut AND (posts.text, posts.created_at, posts.kind, posts.lang, posts.edit_of,
    posts.is_cut, posts.warning, posts.parent, posts.parent_id) IS NOT (excluded.text,
    ifnull(excluded.created_at, posts.created_at), excluded.kind, ifnull(excluded.lang, posts.lang),
    ifnull(excluded.edit_of, posts.edit_of), excluded.is_cut, excluded.warning, ifnull(excluded.parent, posts.parent),
    ifnull(excluded.parent_id, posts.parent_id))
"""
_OWN_PARENT = "(SELECT text FROM posts AS own WHERE own.account = posts.account AND own.id = posts.parent_id)"


def _with_masked_parent(post: Post) -> Post:
    if not post.parent:
        return post
    from huggingtweets.config import CurateConfig
    from huggingtweets.posts.cleaning import clean_parent

    return replace(post, parent=clean_parent(post.parent, CurateConfig()) or None)


class Accounts(Database):
    """Accounts, posts and fetches."""

    def accounts(self) -> list[AccountRow]:
        """All accounts, by platform and handle."""
        personas = self._runs_by_account()
        rows = self._query(
            "SELECT place AS platform, handle, display_name, account_id AS id, accounts.added_at, updated_at, is_own, "
            "(SELECT count(*) FROM posts WHERE account = key) AS posts, "
            "(SELECT min(created_at) FROM posts WHERE account = key) AS first_at, "
            "(SELECT max(created_at) FROM posts WHERE account = key) AS last_at "
            "FROM accounts ORDER BY place, handle"
        )
        return [
            AccountRow(
                first=row.pop("first_at"),
                last=row.pop("last_at"),
                personas=tuple(personas.get(f"{row['platform']}:{row['handle']}".lower(), ())),
                **row,
            )
            for row in map(decoded, rows)
        ]

    def find(self, handle: str) -> AccountRow:
        """The account that `handle` names. See `find_account` for spellings and errors."""
        return find_account(self.accounts(), handle)

    def short_handle(self, account: Account) -> str:
        """The shortest name that `find` accepts: the handle, or the full handle if several platforms have it."""
        try:
            return self.find(account.handle).handle
        except AmbiguousHandleError:
            return account.full_handle

    def add(
        self,
        account: Account,
        posts: Iterable[Post],
        on_progress: Callable[[int], None] | None = None,
        fetch: Fetch | None = None,
        *,
        is_own: bool = False,
    ) -> Added:
        """Store `posts` under `account`; new versions replace old ones, but a cut text never replaces a whole one.

        A known time, language, `edit_of` or parent stays if the new version has none. Parents are masked. The posts'
        own `handle` is ignored: an archive keeps the owner's earlier handles. A known account id with another handle is
        a rename, which the library follows. Memory does not grow with the number of posts. `on_progress` gets the
        number of posts read, every 1,000 and at the end. `fetch` is stored in the same transaction, so a fetch can
        resume after each page. `is_own` marks the account as the user's own.

        Raises BadInputError if the handle now belongs to another account id, and ValueError for a post of another
        platform.
        """
        read, columns_of = 0, attrgetter(*_COLUMNS)

        def rows() -> Iterator[list[Any]]:
            nonlocal read
            for post in posts:
                if post.platform != account.platform:
                    raise ValueError(f"A post of {post.platform!r} cannot be filed under {account.full_handle}.")
                yield list(map(encoded, columns_of(_with_masked_parent(post))))
                read += 1
                if on_progress and read % _PROGRESS_EVERY == 0:
                    on_progress(read)

        try:
            with self._transaction("DEFERRED"):
                self._db.execute(_STAGE)
                self._db.executemany(_STAGE_POST, rows())
            if on_progress and read % _PROGRESS_EVERY:
                on_progress(read)
            with self._transaction():
                added_at = encoded(now())
                key = self._save_account(account, added_at, is_own)
                before = self._number("SELECT count(*) FROM posts WHERE account = ?", key)
                changed = self._db.execute(_MERGE, [key, added_at]).rowcount
                new = self._number("SELECT count(*) FROM posts WHERE account = ?", key) - before
                if fetch is not None:
                    self._save_fetch(key, fetch)
        finally:
            self._query(_STAGE)  # the rollback may have dropped it
            self._query("DELETE FROM temp.incoming")
        return Added(read=read, new=new, updated=changed - new, unchanged=read - changed)

    def posts(self, account: Account) -> Iterator[Post]:
        """The posts of `account` by time, then id; posts without a time come first.

        The parent of a post that continues an own one has the text that is stored now.
        Reads them in pages as they are asked for, without a lock in between. Raises NotFoundError at once.
        """
        return self._posts(*self._account(account))

    def post_ids(self, account: Account) -> list[str]:
        """The ids of the posts of `account`, sorted. Raises NotFoundError."""
        key = self._account(account)[0]
        return [row["id"] for row in self._query("SELECT id FROM posts WHERE account = ? ORDER BY id", [key])]

    def post_time(self, platform: str, handle: str, post_id: str) -> datetime | None:
        """When a post was written, None if that is not known or the post is not in the library."""
        row = self._first(
            "SELECT created_at FROM posts JOIN accounts ON key = account WHERE place = ? AND handle = ? AND id = ?",
            platform,
            handle,
            post_id,
        )
        return decoded(row)["created_at"] if row else None

    def fetch(self, account: Account) -> Fetch | None:
        """How far `account` was fetched, None if it never was or is not in the library."""
        row = self._first(
            "SELECT argument, state, with_cw, is_open, wanted, fetched_at FROM fetches JOIN accounts ON key = account "
            "WHERE place = ? AND (handle = ? OR account_id = ?)",
            account.platform,
            account.handle,
            account.id,
        )
        return Fetch(**decoded(row, "state")) if row else None

    def delete_posts(self, account: Account, ids: Collection[str]) -> int:
        """Delete these posts of `account`, overwrite their bytes, and return how many there were.

        In runs trained on them, the text is erased and a mark stays for `trained_on_deleted`. Raises NotFoundError.
        """
        with self._transaction():
            values = [self._account(account)[0], encoded(list(ids))]
            chosen = "WHERE account = ? AND {} IN (SELECT value FROM json_each(?))"
            count = self._db.execute(f"DELETE FROM posts {chosen.format('id')}", values).rowcount
            self._db.execute(f"UPDATE posts SET parent = NULL {chosen.format('parent_id')}", values)
            self._db.execute(f"UPDATE run_posts SET text = '', gone = 1 {chosen.format('post_id')}", values)
        self._truncate_log()
        return count

    def trained_on_deleted(self, account: Account) -> dict[str, int]:
        """How many posts of `account` each run was trained on that were deleted later, by the run's name."""
        rows = self._query(
            "SELECT name, count(*) FROM run_posts JOIN runs ON name = run WHERE account = ? AND gone "
            "AND part = 'train' GROUP BY name ORDER BY name",
            [self._account(account)[0]],
        )
        return {row[0]: row[1] for row in rows}

    def remove(self, account: Account) -> tuple[int, tuple[str, ...]]:
        """Delete `account`: its posts, their copies in runs, its jobs, and all generations of its personas.

        Overwrites the bytes. The personas' folders and runs stay. Returns the number of posts and the personas' names.
        Raises NotFoundError. On a full disk a kill may leave some of them, and the account.
        """
        key, platform, handle = self._account(account)
        full_handle = f"{platform}:{handle}".lower()
        personas = tuple(self._runs_by_account().get(full_handle, ()))
        posts = self._number("SELECT count(*) FROM posts WHERE account = ?", key)
        self._delete(
            *(Rows("generations", "id", "persona = ?", name) for name in personas),
            Rows("run_posts", "run, n", "account = ?", key),
            Rows("posts", "account, id", "account = ?", key),
            Rows("jobs", "id", "EXISTS (SELECT 1 FROM json_each(accounts) WHERE lower(value) = ?)", full_handle),
            Rows("accounts", "key", "key = ?", key),
        )
        return posts, personas

    def _account(self, account: Account) -> tuple[int, str, str]:
        """Key, platform and handle of `account` as stored. Raises NotFoundError."""
        row = self._first(
            "SELECT key, place, handle FROM accounts WHERE place = ? AND handle = ?", account.platform, account.handle
        )
        if row is None:
            raise no_account(account.full_handle, self.accounts())
        return row["key"], row["place"], row["handle"]

    def _runs_by_account(self) -> dict[str, list[str]]:
        """Names of runs, sorted, by the lower-case full handles of their accounts."""
        names: dict[str, list[str]] = {}
        for row in self._query("SELECT name, handles FROM runs ORDER BY name"):
            for handle in json.loads(row["handles"]):
                names.setdefault(handle.lower(), []).append(row["name"])
        return names

    def _save_account(self, account: Account, added_at: str, is_own: bool) -> int:
        """Insert or update `account` and return its key. Runs and jobs follow a rename."""
        found = self._query(
            "SELECT key, handle, account_id FROM accounts WHERE place = ? AND (handle = ? OR account_id = ?)",
            [account.platform, account.handle, account.id],
        )
        if len(found) > 1 or (found and account.id and found[0]["account_id"] not in {None, account.id}):
            message = f"@{account.handle} is now another account on {account.platform} than the one in the library."
            hint = "Remove the old one first: {command}"
            raise BadInputError(message, hint=hint, command=f"remove {account.full_handle}")
        if not found:
            return self._insert(
                "accounts",
                place=account.platform,
                handle=account.handle,
                display_name=account.display_name,
                account_id=account.id,
                added_at=added_at,
                updated_at=added_at,
                is_own=is_own,
            )
        key, old = cast(int, found[0]["key"]), f"{account.platform}:{found[0]['handle']}"
        self._db.execute(
            "UPDATE accounts SET handle = ?, display_name = ifnull(?, display_name), "
            "account_id = ifnull(?, account_id), updated_at = ?, is_own = max(is_own, ?) WHERE key = ?",
            [account.handle, account.display_name, account.id, added_at, is_own, key],
        )
        if old != account.full_handle:
            for table, id_column, column in (("runs", "name", "handles"), ("jobs", "id", "accounts")):
                for id_, handles in self._query(f"SELECT {id_column}, {column} FROM {table}"):
                    renamed = [account.full_handle if h.lower() == old.lower() else h for h in json.loads(handles)]
                    self._db.execute(f"UPDATE {table} SET {column} = ? WHERE {id_column} = ?", [encoded(renamed), id_])
        return key

    def _save_fetch(self, key: int, fetch: Fetch) -> None:
        self._insert("fetches", unique="account", account=key, **{**fields_of(fetch), "fetched_at": now()})

    def _posts(self, key: int, platform: str, handle: str) -> Iterator[Post]:
        for condition, start in (("created_at IS NULL AND id > ?", [""]), ("(created_at, id) > (?, ?)", ["", ""])):
            after = start
            # Whole pages: an open cursor would keep a snapshot, with which this connection could not write once
            # another one has written.
            while page := self._query(
                f"SELECT {_COLUMN_LIST}, {_OWN_PARENT} FROM posts WHERE account = ? AND {condition} "
                f"ORDER BY created_at, id LIMIT {_PAGE}",
                [key, *after],
            ):
                for id_, text, created_at, kind, lang, edit_of, is_cut, warning, parent, parent_id, own in page:
                    time = created_at and datetime.fromisoformat(created_at)
                    yield Post(
                        platform, id_, handle, text, time, kind, lang, edit_of, bool(is_cut), warning,
                        own or parent, parent_id,
                    )  # fmt: skip
                after = [id_] if created_at is None else [created_at, id_]
