"""The posts of accounts in the library: merged in, read, deleted; and how far their fetches have come."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, cast

from huggingtweets.errors import BadInputError
from huggingtweets.library.connection import Connection
from huggingtweets.library.rows import Added, Fetch, Removed
from huggingtweets.library.schema import transaction
from huggingtweets.library.values import as_json, moment, stamp, storable
from huggingtweets.posts.post import Account, Post

_PROGRESS_EVERY = 1_000

# What an iterator of posts amounts to is settled here first. So the write lock is held for the merge alone, not
# while a source parses or waits for a network, and a post that comes twice is judged by its last version.
# SQLite keeps the table in a temporary file that has no name: nothing of it survives a kill.
_STAGE = """
CREATE TEMP TABLE IF NOT EXISTS incoming (
    id TEXT PRIMARY KEY, text TEXT, created_at TEXT, kind TEXT, lang TEXT, edit_of TEXT, is_cut INTEGER,
    warning TEXT
) WITHOUT ROWID
"""
# A later reading says what a post is now. But where it does not tell (a table without a column of times, say), what
# another one told still holds: a post never loses its time, its language or that it was edited. A warning can be taken
# back, so its absence counts.
_REPLACE = """DO UPDATE SET text = excluded.text, created_at = ifnull(excluded.created_at, created_at),
    kind = excluded.kind, lang = ifnull(excluded.lang, lang), edit_of = ifnull(excluded.edit_of, edit_of),
    is_cut = excluded.is_cut, warning = excluded.warning"""
_STAGE_POST = f"""
INSERT INTO temp.incoming VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) {_REPLACE} WHERE incoming.is_cut >= excluded.is_cut
"""
_MERGE = f"""
INSERT INTO main.posts (account, id, text, created_at, kind, lang, edit_of, is_cut, warning, added_at)
SELECT ?, id, text, created_at, kind, lang, edit_of, is_cut, warning, ? FROM temp.incoming WHERE true
ON CONFLICT (account, id) {_REPLACE}
WHERE posts.is_cut >= excluded.is_cut AND (posts.text, posts.created_at, posts.kind, posts.lang, posts.edit_of,
    posts.is_cut, posts.warning) IS NOT (excluded.text, ifnull(excluded.created_at, posts.created_at), excluded.kind,
    ifnull(excluded.lang, posts.lang), ifnull(excluded.edit_of, posts.edit_of), excluded.is_cut, excluded.warning)
"""


class Timelines(Connection):
    """What the library does with posts."""

    def add(
        self,
        account: Account,
        posts: Iterable[Post],
        on_progress: Callable[[int], None] | None = None,
        fetch: Fetch | None = None,
        *,
        is_own: bool = False,
    ) -> Added:
        """Store `posts` of `account`; a post that is there already is replaced, but never a whole text by a cut one.

        A time, language or `edit_of` that was known stays where a later version has none. Posts are filed under
        `account` whatever their `handle` says: an archive keeps the names its owner had. An account whose id is known
        under another handle was renamed, and is in the library from now on. Memory does not grow with the number of
        posts. `on_progress` gets the number read so far, every 1,000 and at the end. To keep what came before an
        interruption, call once per page, with the `fetch` to go on from once it is in: both are one transaction.
        With `is_own` the account counts as the user's from now on.
        Raises BadInputError when the handle now belongs to another account id, and ValueError for a post of another
        place.
        """
        read = 0

        def rows() -> Iterator[tuple[Any, ...]]:
            nonlocal read
            for post in posts:
                if post.platform != account.platform:
                    raise ValueError(f"A post of {post.platform!r} cannot be filed under {account.full_handle}.")
                yield (
                    post.id,
                    storable(post.text),
                    None if post.created_at is None else stamp(post.created_at),
                    post.kind,
                    post.lang,
                    post.edit_of,
                    post.is_cut,
                    None if post.warning is None else storable(post.warning),
                )
                read += 1
                if on_progress and read % _PROGRESS_EVERY == 0:
                    on_progress(read)

        with self._errors():
            try:
                with transaction(self._db, "DEFERRED"):
                    self._db.execute(_STAGE)
                    self._db.executemany(_STAGE_POST, rows())
                if on_progress and read % _PROGRESS_EVERY:
                    on_progress(read)
                with self._writing():
                    now = stamp(datetime.now(UTC))
                    key = self._save_account(account, now, is_own)
                    before = self._number("SELECT count(*) FROM posts WHERE account = ?", key)
                    changed = self._db.execute(_MERGE, [key, now]).rowcount
                    new = self._number("SELECT count(*) FROM posts WHERE account = ?", key) - before
                    if fetch is not None:
                        self._save_fetch(key, fetch, now)
            finally:
                self._db.execute(_STAGE)  # An error may have undone it.
                self._db.execute("DELETE FROM temp.incoming")
        return Added(read=read, new=new, updated=changed - new, unchanged=read - changed)

    def posts(self, account: Account) -> Iterator[Post]:
        """The posts of `account` by time, then id; those without a time first.

        Read a thousand at a time as they are asked for, with no lock held between. Raises NotFoundError at once when
        the library does not hold the account.
        """
        with self._errors():
            key, platform, handle = self._account(account)
        return self._posts(key, platform, handle)

    def fetch(self, account: Account) -> Fetch | None:
        """How far the fetch of `account` from its place has come; None when it never was, or is not here."""
        with self._errors():
            row = self._db.execute(
                "SELECT argument, with_cw, is_open, wanted, state, fetched_at FROM fetches JOIN accounts "
                "ON key = account WHERE place = ? AND (handle = ? OR account_id = ?)",
                [account.platform, account.handle, account.id],
            ).fetchone()
        if row is None:
            return None
        argument, with_cw, is_open, wanted, state, fetched_at = row
        return Fetch(argument, json.loads(state), bool(with_cw), bool(is_open), wanted, moment(fetched_at))

    def save_fetch(self, account: Account, fetch: Fetch) -> None:
        """Note how far the fetch of `account` has come, where no posts come with it. Raises NotFoundError."""
        with self._writing():
            self._save_fetch(self._account(account)[0], fetch, stamp(datetime.now(UTC)))

    def post_time(self, platform: str, handle: str, post_id: str) -> datetime | None:
        """When that post was written; None where nobody knows, or the post is not here."""
        with self._errors():
            row = self._db.execute(
                "SELECT created_at FROM posts JOIN accounts ON key = account WHERE place = ? AND handle = ? AND id = ?",
                [platform, handle, post_id],
            ).fetchone()
        return moment(row[0]) if row and row[0] else None

    def post_ids(self, account: Account) -> list[str]:
        """The ids of the posts of `account`, sorted. Raises NotFoundError."""
        with self._errors():
            key = self._account(account)[0]
            rows = self._db.execute("SELECT id FROM posts WHERE account = ? ORDER BY id", [key]).fetchall()
        return [id_ for (id_,) in rows]

    def delete_posts(self, account: Account, ids: Collection[str]) -> int:
        """Forget these posts of `account`, the bytes overwritten; gives how many of them were there.

        Of runs trained on them, the text is erased and a mark stays, which `trained_on_deleted` counts. Raises
        NotFoundError.
        """
        with self._writing():
            key = self._account(account)[0]
            self._db.execute("CREATE TEMP TABLE IF NOT EXISTS leaving (id TEXT PRIMARY KEY) WITHOUT ROWID")
            self._db.executemany("INSERT OR IGNORE INTO temp.leaving VALUES (?)", ((id_,) for id_ in ids))
            count = self._db.execute(
                "DELETE FROM posts WHERE account = ? AND id IN (SELECT id FROM leaving)", [key]
            ).rowcount
            self._db.execute(
                "UPDATE run_posts SET text = '', gone = 1 WHERE account = ? AND post_id IN (SELECT id FROM leaving)",
                [key],
            )
            self._db.execute("DELETE FROM temp.leaving")
        self._forget()
        return count

    def trained_on_deleted(self, account: Account) -> dict[str, int]:
        """How many posts of `account` that were deleted since each run was trained on, by the run's name."""
        with self._errors():
            key = self._account(account)[0]
            rows = self._db.execute(
                "SELECT name, count(*) FROM run_posts JOIN runs ON name = run WHERE account = ? AND gone "
                "AND part = 'train' GROUP BY name ORDER BY name",
                [key],
            ).fetchall()
        return dict(rows)

    def remove(self, account: Account) -> Removed:
        """Forget `account`: its posts, their copies kept with runs, its jobs, and all that personas of it wrote.

        The bytes are overwritten, not only unlinked. Personas' folders stay: `personas` names those to remove as
        well. Raises NotFoundError.
        """
        with self._writing():
            key, platform, handle = self._account(account)
            personas = tuple(self._personas().get(f"{platform}:{handle}".lower(), ()))
            posts = self._number("SELECT count(*) FROM posts WHERE account = ?", key)
            run_posts = self._number("SELECT count(*) FROM run_posts WHERE account = ?", key)
            generations = sum(
                self._db.execute("DELETE FROM generations WHERE persona = ?", [name]).rowcount for name in personas
            )
            self._db.execute("DELETE FROM accounts WHERE key = ?", [key])
            self._db.execute(
                "DELETE FROM jobs WHERE EXISTS (SELECT 1 FROM json_each(accounts) WHERE lower(value) = lower(?))",
                [f"{platform}:{handle}"],
            )
        self._forget()
        return Removed(posts=posts, run_posts=run_posts, generations=generations, personas=personas)

    def _save_account(self, account: Account, now: str, is_own: bool) -> int:
        """Insert or update the account, and give its key. A rename reaches the runs' handles."""
        found = self._db.execute(
            "SELECT key, handle, account_id FROM accounts WHERE place = ? AND (handle = ? OR account_id = ?)",
            [account.platform, account.handle, account.id],
        ).fetchall()
        if len(found) > 1 or (found and account.id and found[0][2] not in {None, account.id}):
            raise BadInputError(
                f"@{account.handle} now belongs to another account at {account.platform} than the one in the library. "
                f"Remove the old one first: huggingtweets remove {account.full_handle}"
            )
        if not found:
            cursor = self._db.execute(
                "INSERT INTO accounts (place, handle, display_name, account_id, added_at, updated_at, is_own) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                [account.platform, account.handle, account.display_name, account.id, now, now, is_own],
            )
            return cast(int, cursor.lastrowid)
        key, old = cast(int, found[0][0]), f"{account.platform}:{found[0][1]}"
        self._db.execute(
            "UPDATE accounts SET handle = ?, display_name = ifnull(?, display_name), "
            "account_id = ifnull(?, account_id), updated_at = ?, is_own = max(is_own, ?) WHERE key = ?",
            [account.handle, account.display_name, account.id, now, is_own, key],
        )
        if old != account.full_handle:
            for table, named, names in (("runs", "name", "handles"), ("jobs", "id", "accounts")):
                for row, handles in self._db.execute(f"SELECT {named}, {names} FROM {table}").fetchall():
                    renamed = [account.full_handle if h.lower() == old.lower() else h for h in json.loads(handles)]
                    self._db.execute(f"UPDATE {table} SET {names} = ? WHERE {named} = ?", [as_json(renamed), row])
        return key

    def _save_fetch(self, key: int, fetch: Fetch, now: str) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO fetches (account, argument, with_cw, is_open, wanted, state, fetched_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [key, fetch.argument, fetch.with_cw, fetch.is_open, fetch.wanted, as_json(fetch.state), now],
        )

    def _posts(self, key: int, platform: str, handle: str) -> Iterator[Post]:
        for condition, start in (("created_at IS NULL AND id > ?", [""]), ("(created_at, id) > (?, ?)", ["", ""])):
            after = start
            while page := self._page(key, condition, after):
                for id_, text, created_at, kind, lang, edit_of, is_cut, warning in page:
                    time = created_at and moment(created_at)
                    yield Post(platform, id_, handle, text, time, kind, lang, edit_of, bool(is_cut), warning)
                after = [id_] if created_at is None else [created_at, id_]

    def _page(self, key: int, condition: str, after: list[str]) -> list[tuple[Any, ...]]:
        # Fetched whole: an open cursor keeps a snapshot, with which this connection cannot write once another has.
        with self._errors():
            return self._db.execute(
                "SELECT id, text, created_at, kind, lang, edit_of, is_cut, warning FROM posts "
                f"WHERE account = ? AND {condition} ORDER BY created_at, id LIMIT 1000",
                [key, *after],
            ).fetchall()
