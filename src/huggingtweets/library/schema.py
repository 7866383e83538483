"""The library's file: its tables, and how it is opened, locked and found broken."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from huggingtweets.errors import BadInputError, BusyError, DamagedFileError, DiskFullError
from huggingtweets.files import disk_errors

FILE_NAME = "library.db"
VERSION = 5
"""Of the schema below, kept in the file's `user_version`."""

BUSY_SECONDS = 60.0
"""How long to wait for another process."""

_FETCHES = """
-- How far the fetch of an account from a network has come; written with each page of posts.
CREATE TABLE fetches (
    account INTEGER PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
    argument TEXT NOT NULL,
    with_cw INTEGER NOT NULL,
    is_open INTEGER NOT NULL,
    wanted INTEGER,
    state TEXT NOT NULL,
    fetched_at TEXT NOT NULL
);
"""

_ANSWERS = """
-- What was taken for what in a quiz: a generation or a post, whose text is not copied here.
CREATE TABLE answers (
    id INTEGER PRIMARY KEY,
    persona TEXT NOT NULL COLLATE NOCASE REFERENCES runs ON DELETE CASCADE ON UPDATE CASCADE,
    generation INTEGER REFERENCES generations ON DELETE CASCADE,
    account INTEGER,
    post_id TEXT,
    said_machine INTEGER NOT NULL,
    seed INTEGER NOT NULL,
    answered_at TEXT NOT NULL,
    CHECK ((generation IS NULL) <> (post_id IS NULL)),
    FOREIGN KEY (account, post_id) REFERENCES posts (account, id) ON DELETE CASCADE
);
CREATE INDEX answers_by_persona ON answers (persona);
CREATE INDEX answers_by_generation ON answers (generation);
CREATE INDEX answers_by_post ON answers (account, post_id);
"""

_JOBS = """
-- What a server was asked to do: a queue that outlives it. An id is never given twice: a page may still ask for it.
CREATE TABLE jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    spec TEXT NOT NULL,
    accounts TEXT NOT NULL,
    persona TEXT COLLATE NOCASE,
    state TEXT NOT NULL,
    created_at TEXT NOT NULL,
    started_at TEXT,
    ended_at TEXT,
    result TEXT,
    error TEXT
);
CREATE INDEX jobs_by_state ON jobs (state);
CREATE TABLE job_events (
    job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (job, n)
) WITHOUT ROWID;
CREATE TABLE ratings (
    generation INTEGER PRIMARY KEY REFERENCES generations ON DELETE CASCADE,
    good INTEGER NOT NULL,
    rated_at TEXT NOT NULL
);
"""

_SCHEMA = f"""
CREATE TABLE accounts (
    key INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    handle TEXT NOT NULL COLLATE NOCASE,
    display_name TEXT,
    account_id TEXT,
    added_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    is_own INTEGER NOT NULL DEFAULT 0, -- an archive that only its owner is handed named it
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
    warning TEXT,
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
    gone INTEGER NOT NULL DEFAULT 0, -- its place no longer serves it, so the text was erased
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
{_FETCHES}{_ANSWERS}{_JOBS}"""

_MIGRATIONS = {
    1: "ALTER TABLE posts ADD COLUMN warning TEXT;\n"
    "ALTER TABLE run_posts ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;\n" + _FETCHES,
    2: _ANSWERS,
    3: "ALTER TABLE accounts ADD COLUMN is_own INTEGER NOT NULL DEFAULT 0;",
    4: _JOBS,
}
"""What makes a library of that version one of the next."""


def open_library(path: Path) -> sqlite3.Connection:
    """The library at `path`, made, with the folder around it, when there is none.

    Raises BadInputError when the folder's path is taken, and what `sqlite_errors` does.
    """
    try:
        with disk_errors(path.parent):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)  # posts are nobody else's business
    except (FileExistsError, NotADirectoryError) as error:
        raise BadInputError(
            f"{path.parent} should be a folder, but a file is in its way. Set HUGGINGTWEETS_HOME to another place."
        ) from error
    except OSError as error:
        raise BadInputError(
            f"The folder {path.parent} cannot be made ({error.strerror}). Set HUGGINGTWEETS_HOME to another place."
        ) from error
    with sqlite_errors(path):
        # sqlite3's own transactions are deferred ones, which fail at once, without waiting, when another process wrote
        # between our first read and our first write. Ours is `transaction`.
        db = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            _prepare(db, path)
        except BaseException:
            db.close()
            raise
    return db


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    # Overwrites what is deleted or replaced. Asked for before the first write of any kind.
    db.execute("PRAGMA secure_delete = on")
    db.execute("PRAGMA foreign_keys = on")
    version = _version(db)
    if version > VERSION:
        raise DamagedFileError(
            f"{path} was written by a newer HuggingTweets (version {version}; this one reads up to {VERSION})."
            " Update with: pip install -U huggingtweets"
        )
    if version == VERSION:
        return
    # SQLite does not wait for the lock when the journal mode changes, so two first openings may meet here.
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            db.execute("PRAGMA journal_mode = wal")
            break
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
    with transaction(db, "IMMEDIATE"):
        version = _version(db)
        if version == VERSION:
            return  # Another process made it while we waited.
        if version == 0 and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise DamagedFileError(f"{path} is a database, but not a library of ours. Move it elsewhere.")
        for script in [_MIGRATIONS[v] for v in range(version, VERSION)] if version else [_SCHEMA]:
            for statement in _statements(script):
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {VERSION}")


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _statements(script: str) -> Iterator[str]:
    """Those of `script`, each of which ends its line. `executescript` would end the transaction first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


@contextmanager
def transaction(db: sqlite3.Connection, kind: Literal["DEFERRED", "IMMEDIATE"]) -> Iterator[None]:
    """All or nothing. An immediate one takes the write lock at once, waiting for it."""
    db.execute(f"BEGIN {kind}")
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors, met inside, into DamagedFileError, DiskFullError or BusyError about `path`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
            raise DamagedFileError(
                f"The library {path} cannot be read ({error}). Put a backup in its place, or move it "
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
                f"Could not write to {path} ({error}). Free some space or set HUGGINGTWEETS_HOME to a folder "
                "with room, then run the same command again; what was finished before is kept."
            ) from error
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise BusyError(
                f"Another program holds {path}. Wait until it has finished, then run the same command again."
            ) from error
        raise
