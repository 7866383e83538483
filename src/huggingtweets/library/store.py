"""The library itself: everything that is read from its tables or written to them.

One SQLite file. Several processes may use it at once: readers never wait, writers wait for each other. A `Library`
belongs to the thread that opened it; open another one in another thread.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, cast

from huggingtweets.errors import BadInputError
from huggingtweets.library.rows import (
    AccountRow,
    Added,
    Generation,
    Part,
    Removed,
    Run,
    RunPost,
    no_account,
    no_run,
    pick,
    spelled,
)
from huggingtweets.library.schema import FILE_NAME, open_library, sqlite_errors, transaction
from huggingtweets.post import Account, Post

_PROGRESS_EVERY = 1_000

# What an iterator of posts amounts to is settled here first. So the write lock is held for the merge alone, not
# while a source parses or waits for a network, and a post that comes twice is judged by its last version.
# SQLite keeps the table in a temporary file that has no name: nothing of it survives a kill.
_STAGE = """
CREATE TEMP TABLE IF NOT EXISTS incoming (
    id TEXT PRIMARY KEY, text TEXT, created_at TEXT, kind TEXT, lang TEXT, edit_of TEXT, is_cut INTEGER
) WITHOUT ROWID
"""
_REPLACE = """DO UPDATE SET text = excluded.text, created_at = excluded.created_at, kind = excluded.kind,
    lang = excluded.lang, edit_of = excluded.edit_of, is_cut = excluded.is_cut"""
_STAGE_POST = f"""
INSERT INTO temp.incoming VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) {_REPLACE} WHERE incoming.is_cut >= excluded.is_cut
"""
_MERGE = f"""
INSERT INTO main.posts (account, id, text, created_at, kind, lang, edit_of, is_cut, added_at)
SELECT ?, id, text, created_at, kind, lang, edit_of, is_cut, ? FROM temp.incoming WHERE true
ON CONFLICT (account, id) {_REPLACE}
WHERE posts.is_cut >= excluded.is_cut AND (posts.text, posts.created_at, posts.kind, posts.lang, posts.edit_of,
    posts.is_cut) IS NOT (excluded.text, excluded.created_at, excluded.kind, excluded.lang, excluded.edit_of,
    excluded.is_cut)
"""


class Library:
    """The library in `folder`, made when there is none. Close it, or use it in a `with` block.

    Every method that writes is one transaction: an error or a kill leaves the library as it was. Besides the errors
    they name, all raise DamagedFileError when the file is not ours or broken, DiskFullError when it cannot be
    written, and BusyError when another process holds it for more than a minute.
    """

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

    def add(self, account: Account, posts: Iterable[Post], on_progress: Callable[[int], None] | None = None) -> Added:
        """Store `posts` of `account`; a post that is there already is replaced, but never a whole text by a cut one.

        Posts are filed under `account` whatever their `handle` says: an archive keeps the names its owner had. An
        account whose id is known under another handle was renamed, and is in the library from now on. Memory does not
        grow with the number of posts. `on_progress` gets the number read so far, every 1,000 and at the end. To keep
        what came before an interruption, call once per page. Raises BadInputError when the handle now belongs to
        another account id, and ValueError for a post of another place.
        """
        read = 0

        def rows() -> Iterator[tuple[Any, ...]]:
            nonlocal read
            for post in posts:
                if post.place != account.place:
                    raise ValueError(f"A post of {post.place!r} cannot be filed under {spelled(account)}.")
                yield (
                    post.id,
                    _storable(post.text),
                    None if post.created_at is None else _stamp(post.created_at),
                    post.kind,
                    post.lang,
                    post.edit_of,
                    post.is_cut,
                )
                read += 1
                if on_progress and read % _PROGRESS_EVERY == 0:
                    on_progress(read)

        with self._errors():
            try:
                with transaction(self._db, "DEFERRED"):
                    self._db.execute(_STAGE)
                    self._db.conn.executemany(_STAGE_POST, rows())
                if on_progress and read % _PROGRESS_EVERY:
                    on_progress(read)
                with self._writing():
                    now = _stamp(datetime.now(UTC))
                    key = self._save_account(account, now)
                    before = self._number("SELECT count(*) FROM posts WHERE account = ?", key)
                    changed = self._db.execute(_MERGE, [key, now]).rowcount
                    new = self._number("SELECT count(*) FROM posts WHERE account = ?", key) - before
            finally:
                self._db.execute(_STAGE)  # An error may have undone it.
                self._db.execute("DELETE FROM temp.incoming")
        return Added(read=read, new=new, updated=changed - new, unchanged=read - changed)

    def accounts(self) -> list[AccountRow]:
        """All accounts by place and handle, with what the library holds of each."""
        with self._errors():
            personas = self._personas()
            return [
                AccountRow(
                    place=row["place"],
                    handle=row["handle"],
                    display_name=row["display_name"],
                    id=row["account_id"],
                    added_at=_time(row["added_at"]),
                    updated_at=_time(row["updated_at"]),
                    posts=row["posts"],
                    first=row["first"] and _time(row["first"]),
                    last=row["last"] and _time(row["last"]),
                    personas=tuple(personas.get(f"{row['place']}:{row['handle']}".lower(), ())),
                )
                for row in self._db.query(
                    "SELECT accounts.*, count(posts.id) AS posts, min(created_at) AS first, max(created_at) AS last "
                    "FROM accounts LEFT JOIN posts ON account = key GROUP BY key ORDER BY place, handle"
                )
            ]

    def find(self, handle: str) -> AccountRow:
        """The account called `handle`: "NASA", "@NASA" or "x:NASA", in any case.

        Raises NotFoundError, and AmbiguousHandleError when several places have it.
        """
        return pick(self.accounts(), handle)

    def posts(self, account: Account) -> Iterator[Post]:
        """The posts of `account` by time, then id; those without a time first.

        Read a thousand at a time as they are asked for, with no lock held between. Raises NotFoundError at once when
        the library does not hold the account.
        """
        with self._errors():
            key, place, handle = self._account(account)
        return self._posts(key, place, handle)

    def remove(self, account: Account) -> Removed:
        """Forget `account`: its posts, their copies kept with runs, and all that personas trained on it wrote.

        The bytes are overwritten, not only unlinked. Personas' folders stay: `personas` names those to remove as
        well. Raises NotFoundError.
        """
        with self._writing():
            key, place, handle = self._account(account)
            personas = tuple(self._personas().get(f"{place}:{handle}".lower(), ()))
            posts = self._number("SELECT count(*) FROM posts WHERE account = ?", key)
            run_posts = self._number("SELECT count(*) FROM run_posts WHERE account = ?", key)
            generations = sum(
                self._db.execute("DELETE FROM generations WHERE persona = ?", [name]).rowcount for name in personas
            )
            self._db.execute("DELETE FROM accounts WHERE key = ?", [key])
        self._forget()
        return Removed(posts=posts, run_posts=run_posts, generations=generations, personas=personas)

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
                    _stamp(run.created_at),
                    _json(run.handles),
                    run.base,
                    _json(run.config),
                    _json(run.figures),
                ],
            )
            if posts is None:
                return
            self._db.execute("DELETE FROM run_posts WHERE run = ?", [run.name])
            keys: dict[tuple[str, str], int] = {}

            def rows() -> Iterator[tuple[Any, ...]]:
                for n, post in enumerate(posts):
                    who = (post.place, post.handle)
                    if who not in keys:
                        keys[who] = self._account(Account(*who))[0]
                    yield run.name, n, keys[who], post.post_id, post.part, _storable(post.text)

            self._db.conn.executemany("INSERT INTO run_posts VALUES (?, ?, ?, ?, ?, ?)", rows())

    def run(self, name: str) -> Run:
        """The run called `name`, in any case. Raises NotFoundError."""
        with self._errors():
            rows = list(self._db.query("SELECT * FROM runs WHERE name = ?", [name]))
            if rows:
                return _run(rows[0])
            names = [row["name"] for row in self._db.query("SELECT name FROM runs ORDER BY name")]
        raise no_run(name, names)

    def runs(self) -> list[Run]:
        """All runs, the oldest first."""
        with self._errors():
            return [_run(row) for row in self._db.query("SELECT * FROM runs ORDER BY created_at, name")]

    def remove_run(self, name: str) -> None:
        """Forget a run, its posts and generations. Its folder stays. Raises NotFoundError."""
        run = self.run(name)
        with self._writing():
            self._db.execute("DELETE FROM runs WHERE name = ?", [run.name])
        self._forget()

    def run_posts(self, name: str, part: Part | None = None) -> list[RunPost]:
        """The posts of a run, or of one part of its split, in the order they were saved. Raises NotFoundError."""
        run = self.run(name)
        with self._errors():
            rows = self._db.execute(
                "SELECT place, post_id, handle, part, text FROM run_posts JOIN accounts ON key = account "
                "WHERE run = ? AND ifnull(part = ?, true) ORDER BY n",
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
                    _storable(generation.text),
                    _storable(generation.start),
                    generation.seed,
                    _json(generation.settings),
                    _stamp(generation.created_at),
                    generation.copied,
                ],
            )
            return cast(int, cursor.lastrowid)

    def generations(self, persona: str, limit: int | None = None) -> list[Generation]:
        """What a persona wrote, the latest first, `limit` at most. Raises NotFoundError."""
        run = self.run(persona)
        with self._errors():
            return [
                Generation(**{**row, "settings": json.loads(row["settings"]), "created_at": _time(row["created_at"])})
                for row in self._db.query(
                    "SELECT * FROM generations WHERE persona = ? ORDER BY id DESC LIMIT ?",
                    [run.name, -1 if limit is None else limit],
                )
            ]

    def _errors(self) -> AbstractContextManager[None]:
        return sqlite_errors(self.path)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._errors(), transaction(self._db, "IMMEDIATE"):
            yield

    def _number(self, sql: str, *values: Any) -> int:
        return cast(int, self._db.execute(sql, values).fetchone()[0])

    def _account(self, account: Account) -> tuple[int, str, str]:
        row = self._db.execute(
            "SELECT key, place, handle FROM accounts WHERE place = ? AND handle = ?", [account.place, account.handle]
        ).fetchone()
        if row is None:
            raise no_account(spelled(account), self.accounts())
        return cast(tuple[int, str, str], row)

    def _save_account(self, account: Account, now: str) -> int:
        """Insert or update the account, and give its key. A rename reaches the runs' handles."""
        found = self._db.execute(
            "SELECT key, handle, account_id FROM accounts WHERE place = ? AND (handle = ? OR account_id = ?)",
            [account.place, account.handle, account.id],
        ).fetchall()
        if len(found) > 1 or (found and account.id and found[0][2] not in {None, account.id}):
            raise BadInputError(
                f"@{account.handle} now belongs to another account at {account.place} than the one in the library. "
                f"Remove the old one first: huggingtweets remove {spelled(account)}"
            )
        if not found:
            cursor = self._db.execute(
                "INSERT INTO accounts (place, handle, display_name, account_id, added_at, updated_at) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                [account.place, account.handle, account.display_name, account.id, now, now],
            )
            return cast(int, cursor.lastrowid)
        key, old = cast(int, found[0][0]), f"{account.place}:{found[0][1]}"
        self._db.execute(
            "UPDATE accounts SET handle = ?, display_name = ifnull(?, display_name), "
            "account_id = ifnull(?, account_id), updated_at = ? WHERE key = ?",
            [account.handle, account.display_name, account.id, now, key],
        )
        if old != spelled(account):
            for name, handles in self._db.execute("SELECT name, handles FROM runs").fetchall():
                renamed = [spelled(account) if h.lower() == old.lower() else h for h in json.loads(handles)]
                self._db.execute("UPDATE runs SET handles = ? WHERE name = ?", [_json(renamed), name])
        return key

    def _personas(self) -> dict[str, list[str]]:
        """Names of runs, sorted, by the lower-case spelling of the accounts they were trained on."""
        personas: dict[str, list[str]] = {}
        for row in self._db.query("SELECT name, handles FROM runs ORDER BY name"):
            for handle in json.loads(row["handles"]):
                personas.setdefault(handle.lower(), []).append(row["name"])
        return personas

    def _posts(self, key: int, place: str, handle: str) -> Iterator[Post]:
        for condition, start in (("created_at IS NULL AND id > ?", [""]), ("(created_at, id) > (?, ?)", ["", ""])):
            after = start
            while page := self._page(key, condition, after):
                for id_, text, created_at, kind, lang, edit_of, is_cut in page:
                    time = created_at and _time(created_at)
                    yield Post(place, id_, handle, text, time, kind, lang, edit_of, bool(is_cut))
                after = [id_] if created_at is None else [created_at, id_]

    def _page(self, key: int, condition: str, after: list[str]) -> list[tuple[Any, ...]]:
        # Fetched whole: an open cursor keeps a snapshot, with which this connection cannot write once another has.
        with self._errors():
            return self._db.execute(
                "SELECT id, text, created_at, kind, lang, edit_of, is_cut FROM posts "
                f"WHERE account = ? AND {condition} ORDER BY created_at, id LIMIT 1000",
                [key, *after],
            ).fetchall()

    def _forget(self) -> None:
        """Take what was deleted out of the write-ahead log too. A reader elsewhere puts it off to the last close."""
        with self._errors():
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _stamp(moment: datetime) -> str:
    """`moment` as text that sorts by time. One without a zone is UTC by the contract of `Post`."""
    return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)).isoformat()


def _time(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _storable(text: str) -> str:
    """`text` with half surrogate pairs, which archives hold where an emoji was cut and SQLite refuses, made U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def _run(row: dict[str, Any]) -> Run:
    return Run(
        name=row["name"],
        path=Path(row["path"]),
        handles=tuple(json.loads(row["handles"])),
        base=row["base"],
        config=json.loads(row["config"]),
        figures=json.loads(row["figures"]),
        created_at=_time(row["created_at"]),
    )
