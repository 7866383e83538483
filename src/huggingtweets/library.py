"""The user's own database of timelines, and of what was made from them: accounts, posts, runs, generations.

One SQLite file. Several processes may use it at once: readers never wait, writers wait for each other. A `Library`
belongs to the thread that opened it; open another one in another thread.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, Self, cast

from huggingtweets.errors import (
    AmbiguousHandleError,
    BadInputError,
    DamagedFileError,
    DiskFullError,
    HuggingTweetsError,
    NotFoundError,
)
from huggingtweets.files import disk_errors
from huggingtweets.post import Account, Post

if TYPE_CHECKING:
    from sqlite_utils import Database

FILE_NAME = "library.db"
VERSION = 1
"""Of the schema below, kept in the file's `user_version`."""

Part = Literal["train", "validation"]

_BUSY_SECONDS = 60.0
_PROGRESS_EVERY = 1_000

_SCHEMA = """
CREATE TABLE accounts (
    key INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    handle TEXT NOT NULL COLLATE NOCASE,
    display_name TEXT,
    account_id TEXT,
    added_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (place, handle)
);
CREATE UNIQUE INDEX accounts_by_id ON accounts (place, account_id);
-- Ids are the place's, but unique per account only: two tables of posts may both count from 1.
CREATE TABLE posts (
    account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at TEXT,
    kind TEXT NOT NULL,
    lang TEXT,
    edit_of TEXT,
    is_cut INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    PRIMARY KEY (account, id)
) WITHOUT ROWID;
CREATE INDEX posts_by_time ON posts (account, created_at);
-- A persona's name is a folder's name, and some file systems do not tell "NASA" from "nasa".
CREATE TABLE runs (
    name TEXT PRIMARY KEY COLLATE NOCASE,
    path TEXT NOT NULL,
    created_at TEXT NOT NULL,
    handles TEXT NOT NULL,
    base TEXT NOT NULL,
    config TEXT NOT NULL,
    figures TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE run_posts (
    run TEXT NOT NULL COLLATE NOCASE REFERENCES runs ON DELETE CASCADE ON UPDATE CASCADE,
    n INTEGER NOT NULL,
    account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    post_id TEXT NOT NULL,
    part TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (run, n)
) WITHOUT ROWID;
CREATE INDEX run_posts_by_account ON run_posts (account, run);
CREATE TABLE generations (
    id INTEGER PRIMARY KEY,
    persona TEXT NOT NULL COLLATE NOCASE REFERENCES runs ON DELETE CASCADE ON UPDATE CASCADE,
    text TEXT NOT NULL,
    start TEXT NOT NULL,
    seed INTEGER NOT NULL,
    settings TEXT NOT NULL,
    created_at TEXT NOT NULL,
    copied TEXT
);
CREATE INDEX generations_by_persona ON generations (persona);
"""

# What an iterator of posts amounts to is settled here first. So the write lock is held for the merge alone, not
# while a source parses or waits for a network, and a post that comes twice is judged by its last version.
# SQLite keeps the table in a temporary file that has no name: nothing of it survives a kill.
_STAGE = """
CREATE TEMP TABLE IF NOT EXISTS incoming (
    id TEXT PRIMARY KEY, text TEXT, created_at TEXT, kind TEXT, lang TEXT, edit_of TEXT, is_cut INTEGER
) WITHOUT ROWID
"""
_STAGE_POST = """
INSERT INTO temp.incoming VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET text = excluded.text, created_at = excluded.created_at, kind = excluded.kind,
    lang = excluded.lang, edit_of = excluded.edit_of, is_cut = excluded.is_cut
WHERE incoming.is_cut >= excluded.is_cut
"""
_MERGE = """
INSERT INTO main.posts (account, id, text, created_at, kind, lang, edit_of, is_cut, added_at)
SELECT ?, id, text, created_at, kind, lang, edit_of, is_cut, ? FROM temp.incoming WHERE true
ON CONFLICT (account, id) DO UPDATE SET text = excluded.text, created_at = excluded.created_at, kind = excluded.kind,
    lang = excluded.lang, edit_of = excluded.edit_of, is_cut = excluded.is_cut
WHERE posts.is_cut >= excluded.is_cut AND (posts.text, posts.created_at, posts.kind, posts.lang, posts.edit_of,
    posts.is_cut) IS NOT (excluded.text, excluded.created_at, excluded.kind, excluded.lang, excluded.edit_of,
    excluded.is_cut)
"""


def spelled(account: Account) -> str:
    """The unmistakable name of an account, "place:handle": what `find` accepts and a run's `handles` hold."""
    return f"{account.place}:{account.handle}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow(Account):
    """An account in the library, usable wherever an `Account` is."""

    added_at: datetime
    updated_at: datetime
    """When it was last added to, whether or not that changed a post."""
    posts: int
    first: datetime | None
    last: datetime | None
    """Span of the posts whose time is known."""
    personas: tuple[str, ...]
    """Names of the runs trained on it, sorted."""


@dataclass(frozen=True, slots=True)
class Added:
    """What one `add` did. `unchanged` includes repeats within the iterable; the last three sum up to `read`."""

    read: int
    new: int
    updated: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Removed:
    """Rows that left with an account; `personas` are the runs trained on it, which are still there."""

    posts: int
    run_posts: int
    generations: int
    personas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """One training and the persona it made. `config` and `figures` hold what JSON holds."""

    name: str
    path: Path
    """The persona's folder."""
    handles: tuple[str, ...]
    """Accounts trained on, as `spelled`."""
    base: str
    config: Mapping[str, Any] = field(default_factory=dict)
    figures: Mapping[str, Any] = field(default_factory=dict)
    created_at: datetime = field(default_factory=lambda: datetime.now(UTC))


@dataclass(frozen=True, slots=True)
class RunPost:
    """A post as a run saw it. `text` is the curated text, not the place's."""

    place: str
    post_id: str
    handle: str
    part: Part
    text: str


@dataclass(frozen=True, slots=True)
class Generation:
    """A text a persona wrote. `copied` says what it repeats, None when it repeats nothing; `id` 0 until stored."""

    persona: str
    text: str
    start: str
    seed: int
    settings: Mapping[str, Any] = field(default_factory=dict)
    copied: str | None = None
    created_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    id: int = 0


class Library:
    """The library in `folder`, made when there is none. Close it, or use it in a `with` block.

    Every method that writes is one transaction: an error or a kill leaves the library as it was. Besides the errors
    they name, all raise DamagedFileError when the file is not ours or broken, DiskFullError when it cannot be
    written, and HuggingTweetsError when another process holds it for more than a minute.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        try:
            with disk_errors(folder):
                folder.mkdir(parents=True, exist_ok=True)
        except (FileExistsError, NotADirectoryError) as error:
            raise BadInputError(
                f"{folder} should be a folder, but a file is in its way. Set HUGGINGTWEETS_HOME to another place."
            ) from error
        from sqlite_utils import Database  # 0.15 s, for it loads NumPy where that is installed

        with self._errors():
            connection = sqlite3.connect(self.path, timeout=_BUSY_SECONDS)
            # sqlite-utils' own `atomic` begins a deferred transaction, which fails at once, without waiting, when
            # another process wrote between our first read and our first write. Ours is `_writing`, and nested
            # sqlite-utils calls become savepoints in it.
            connection.isolation_level = None
            self._db: Database = Database(connection, execute_plugins=False)
        try:
            with self._errors():
                self._open()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
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
                with self._transaction("DEFERRED"):
                    self._db.execute(_STAGE)
                    self._db.conn.executemany(_STAGE_POST, rows())
                if on_progress and read % _PROGRESS_EVERY:
                    on_progress(read)
                with self._writing():
                    key, now = self._save_account(account), _stamp(datetime.now(UTC))
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
                    first=_time_or_none(row["first"]),
                    last=_time_or_none(row["last"]),
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
        accounts = self.accounts()
        wanted = handle.strip().lower()
        bare = wanted.removeprefix("@")
        found = [row for row in accounts if row.handle.lower() == bare]
        if not found:
            place, _, rest = wanted.partition(":")
            bare = rest.removeprefix("@")
            found = [row for row in accounts if row.place.lower() == place and row.handle.lower() == bare]
        if len(found) > 1:
            names = " or ".join(spelled(row) for row in found)
            raise AmbiguousHandleError(f"The library holds @{found[0].handle} at {len(found)} places. Type {names}.")
        if not found:
            raise NotFoundError(_not_found(handle.strip(), accounts))
        return found[0]

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
        with self._errors():
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
        with self._errors(), self._writing():
            row = {
                "name": run.name,
                "path": str(run.path),
                "created_at": _stamp(run.created_at),
                "handles": json.dumps(run.handles, ensure_ascii=False),
                "base": run.base,
                "config": json.dumps(run.config, ensure_ascii=False),
                "figures": json.dumps(run.figures, ensure_ascii=False),
            }
            self._db.execute(
                "INSERT INTO runs VALUES (:name, :path, :created_at, :handles, :base, :config, :figures) "
                "ON CONFLICT (name) DO UPDATE SET name = excluded.name, path = excluded.path, "
                "created_at = excluded.created_at, handles = excluded.handles, base = excluded.base, "
                "config = excluded.config, figures = excluded.figures",
                row,
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
        there = f"{_nearest(name, names)}There is {_some(names)}." if names else "There is none yet."
        raise NotFoundError(f"No persona is called {name!r}. {there} Train one with: huggingtweets train HANDLE")

    def runs(self) -> list[Run]:
        """All runs, the oldest first."""
        with self._errors():
            return [_run(row) for row in self._db.query("SELECT * FROM runs ORDER BY created_at, name")]

    def remove_run(self, name: str) -> None:
        """Forget a run, its posts and generations. Its folder stays. Raises NotFoundError."""
        run = self.run(name)
        with self._errors():
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
        with self._errors(), self._writing():
            cursor = self._db.execute(
                "INSERT INTO generations (persona, text, start, seed, settings, created_at, copied) "
                "VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    run.name,
                    _storable(generation.text),
                    _storable(generation.start),
                    generation.seed,
                    json.dumps(generation.settings, ensure_ascii=False),
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

    def _open(self) -> None:
        # Overwrites what is deleted or replaced. Asked for before the first write of any kind.
        self._db.execute("PRAGMA secure_delete = on")
        self._db.execute("PRAGMA foreign_keys = on")
        version = self._number("PRAGMA user_version")
        if version > VERSION:
            raise DamagedFileError(
                f"{self.path} was written by a newer HuggingTweets (version {version}; this one reads up to {VERSION})."
                " Update with: pip install -U huggingtweets"
            )
        if version == VERSION:
            return
        # SQLite does not wait for the lock when the journal mode changes, so two first openings may meet here.
        deadline = time.monotonic() + _BUSY_SECONDS
        while True:
            try:
                self._db.enable_wal()
                break
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(0.02)
        with self._writing():
            if self._number("PRAGMA user_version") == VERSION:
                return  # Another process made it while we waited.
            if self._number("SELECT count(*) FROM sqlite_master"):
                raise DamagedFileError(f"{self.path} is a database, but not a library of ours. Move it elsewhere.")
            self._db.executescript(_SCHEMA)
            self._db.execute(f"PRAGMA user_version = {VERSION}")

    @contextmanager
    def _transaction(self, kind: Literal["DEFERRED", "IMMEDIATE"]) -> Iterator[None]:
        self._db.execute(f"BEGIN {kind}")
        try:
            yield
            self._db.commit()
        except BaseException:
            self._db.rollback()
            raise

    def _writing(self) -> Any:
        """A transaction that takes the write lock at once, waiting for it."""
        return self._transaction("IMMEDIATE")

    @contextmanager
    def _errors(self) -> Iterator[None]:
        """Turn SQLite's errors into ours."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
                raise DamagedFileError(
                    f"The library {self.path} cannot be read ({error}). Put a backup in its place, or move it "
                    "elsewhere and add your archives again."
                ) from error
            if code in {
                sqlite3.SQLITE_FULL,
                sqlite3.SQLITE_READONLY,
                sqlite3.SQLITE_CANTOPEN,
                sqlite3.SQLITE_IOERR,
                sqlite3.SQLITE_PERM,
            }:
                raise DiskFullError(
                    f"Could not write to {self.path} ({error}). Free some space or set HUGGINGTWEETS_HOME to a folder "
                    "with room, then run the same command again; what was finished before is kept."
                ) from error
            if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
                raise HuggingTweetsError(
                    f"Another program holds {self.path}. Wait until it has finished, then run the same command again."
                ) from error
            raise

    def _number(self, sql: str, *values: Any) -> int:
        return cast(int, self._db.execute(sql, values).fetchone()[0])

    def _account(self, account: Account) -> tuple[int, str, str]:
        row = self._db.execute(
            "SELECT key, place, handle FROM accounts WHERE place = ? AND handle = ?", [account.place, account.handle]
        ).fetchone()
        if row is None:
            raise NotFoundError(_not_found(spelled(account), self.accounts()))
        return cast(tuple[int, str, str], row)

    def _save_account(self, account: Account) -> int:
        """Insert or update the account, and give its key. A rename reaches the runs' handles."""
        now = _stamp(datetime.now(UTC))
        by_handle, by_id = (
            self._db.execute(f"SELECT key, handle, account_id FROM accounts WHERE {which}", values).fetchone()
            for which, values in (
                ("place = ? AND handle = ?", [account.place, account.handle]),
                ("place = ? AND account_id = ?", [account.place, account.id]),
            )
        )
        if by_handle and (
            (by_id and by_id[0] != by_handle[0]) or (account.id and by_handle[2] not in {None, account.id})
        ):
            raise BadInputError(
                f"@{account.handle} now belongs to another account at {account.place} than the one in the library. "
                f"Remove the old one first: huggingtweets remove {spelled(account)}"
            )
        there = by_id or by_handle
        if there is None:
            cursor = self._db.execute(
                "INSERT INTO accounts (place, handle, display_name, account_id, added_at, updated_at) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                [account.place, account.handle, account.display_name, account.id, now, now],
            )
            return cast(int, cursor.lastrowid)
        key, old = cast(int, there[0]), f"{account.place}:{there[1]}"
        self._db.execute(
            "UPDATE accounts SET handle = ?, display_name = ifnull(?, display_name), "
            "account_id = ifnull(?, account_id), updated_at = ? WHERE key = ?",
            [account.handle, account.display_name, account.id, now, key],
        )
        if old != spelled(account):
            for name, handles in self._db.execute("SELECT name, handles FROM runs").fetchall():
                renamed = [spelled(account) if h.lower() == old.lower() else h for h in json.loads(handles)]
                self._db.execute(
                    "UPDATE runs SET handles = ? WHERE name = ?", [json.dumps(renamed, ensure_ascii=False), name]
                )
        return key

    def _personas(self) -> dict[str, list[str]]:
        """Names of runs, sorted, by the lower-case spelling of the accounts they were trained on."""
        personas: dict[str, list[str]] = {}
        for row in self._db.query("SELECT name, handles FROM runs ORDER BY name"):
            for handle in json.loads(row["handles"]):
                personas.setdefault(handle.lower(), []).append(row["name"])
        return personas

    def _posts(self, key: int, place: str, handle: str) -> Iterator[Post]:
        for id_, text, created_at, kind, lang, edit_of, is_cut in chain(
            self._pages(key, "created_at IS NULL AND id > ?", [""]),
            self._pages(key, "(created_at, id) > (?, ?)", ["", ""]),
        ):
            yield Post(place, id_, handle, text, _time_or_none(created_at), kind, lang, edit_of, bool(is_cut))

    def _pages(self, key: int, condition: str, after: list[str]) -> Iterator[tuple[Any, ...]]:
        """Rows of `posts` in order, from the one behind `after` on."""
        # An open cursor would keep a snapshot, with which this connection could not write once another has.
        sql = (
            "SELECT id, text, created_at, kind, lang, edit_of, is_cut FROM posts "
            f"WHERE account = ? AND {condition} ORDER BY created_at, id LIMIT 1000"
        )
        while True:
            with self._errors():
                rows = self._db.execute(sql, [key, *after]).fetchall()
            if not rows:
                return
            yield from rows
            id_, _, created_at, *_ = rows[-1]
            after = [id_] if created_at is None else [created_at, id_]

    def _forget(self) -> None:
        """Take what was deleted out of the write-ahead log too. A reader elsewhere puts it off to the last close."""
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _stamp(moment: datetime) -> str:
    """`moment` as text that sorts by time. One without a zone is UTC by the contract of `Post`."""
    return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)).isoformat()


def _time(stamp: str) -> datetime:
    return datetime.fromisoformat(stamp)


def _time_or_none(stamp: str | None) -> datetime | None:
    return None if stamp is None else _time(stamp)


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


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:5])
    return shown if len(names) <= 5 else f"{shown} and {len(names) - 5} more"


def _nearest(name: str, names: list[str]) -> str:
    by_lower = {n.lower(): n for n in names}
    close = get_close_matches(name.lower(), list(by_lower), n=1)
    return f"Did you mean {by_lower[close[0]]}? " if close else ""


def _not_found(wanted: str, accounts: list[AccountRow]) -> str:
    if not accounts:
        return f"The library is empty, so {wanted} is not there. Add an archive with: huggingtweets add PATH"
    handles = [f"@{row.handle}" for row in accounts] + [spelled(row) for row in accounts]
    there = _some([f"@{row.handle}" for row in accounts])
    name = wanted if ":" in wanted or wanted.startswith("@") else f"@{wanted}"
    return (
        f"The library does not hold {wanted}. {_nearest(name, handles)}It holds {there}. "
        "Add more with: huggingtweets add PATH"
    )
