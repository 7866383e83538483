"""Open the library's file, encode values, run transactions and translate SQLite's errors."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal, Self, cast

from huggingtweets.errors import BadInputError, BusyError, DamagedFileError, DiskFullError
from huggingtweets.files import FREE_SPACE, disk_errors, in_the_way, make_folder
from huggingtweets.library import reserve
from huggingtweets.library.schema import FILE_NAME, MIGRATIONS, SCHEMA, VERSION

BUSY_SECONDS = 60.0
"""How long to wait for another process."""

_FLAGS = {"is_open", "is_own", "said_machine", "with_cw"}
_STEP = 512
"""Rows to delete in one transaction when the disk is full. Fewer if these need too much space."""
_UNWRITABLE = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
}


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows to delete."""

    table: str
    key: str
    """Columns of the primary key."""
    where: str
    """Condition with one parameter."""
    value: Any


class Database:
    """An open library file. `Accounts`, `Runs` and `Jobs` are built on it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME
        self._db = _open(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. May be called twice."""
        self._db.close()

    def _query(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        with sqlite_errors(self.path):
            return self._db.execute(sql, values).fetchall()

    def _first(self, sql: str, *values: Any) -> sqlite3.Row | None:
        rows = self._query(sql, values)
        return rows[0] if rows else None

    def _number(self, sql: str, *values: Any) -> int:
        """The single number that `sql` selects."""
        return cast(int, self._query(sql, values)[0][0])

    def _insert(self, table: str, unique: str = "", **values: Any) -> int:
        """Insert a row and return its id. A row with the same value in the column `unique` is updated instead."""
        sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join('?' * len(values))})"
        if unique:
            sql += f" ON CONFLICT ({unique}) DO UPDATE SET {', '.join(f'{each} = excluded.{each}' for each in values)}"
        return cast(int, self._db.execute(sql, list(map(encoded, values.values()))).lastrowid)

    @contextmanager
    def _transaction(self, kind: Literal["DEFERRED", "IMMEDIATE"] = "IMMEDIATE") -> Iterator[None]:
        with sqlite_errors(self.path), transaction(self._db, kind):
            yield

    def _delete(self, *chosen: Rows) -> None:
        """Delete rows of several tables, in one transaction unless the disk is full. Overwrites their bytes."""
        try:
            with self._transaction():
                for rows in chosen:
                    self._db.execute(f"DELETE FROM {rows.table} WHERE {rows.where}", [rows.value])
        except DiskFullError:
            for rows in chosen:
                self._delete_in_steps(rows)
        self._truncate_log()

    def _delete_in_steps(self, rows: Rows) -> None:
        """Delete rows in transactions so small that the write-ahead log finds room. Raises DiskFullError."""
        step = deleted = _STEP
        while deleted == step:
            try:
                with self._transaction():
                    some = f"SELECT {rows.key} FROM {rows.table} WHERE {rows.where} LIMIT {step}"
                    sql = f"DELETE FROM {rows.table} WHERE ({rows.key}) IN ({some})"
                    deleted = self._db.execute(sql, [rows.value]).rowcount
                self._truncate_log()
            except DiskFullError:
                if step == 1:
                    raise
                step = deleted = step // 2

    def erase_deleted(self) -> None:
        """Erase what was deleted from the unused parts of the file: moving rows leaves copies that nothing overwrites.

        Rewrites the file, about a second per 100 MB. Does nothing on a disk without room for that.
        """
        with suppress(DiskFullError):
            self._query("VACUUM")
        self._truncate_log()

    def _truncate_log(self) -> None:
        """Erase deleted rows from the write-ahead log as well, now or (if another process reads) at the last close."""
        self._query("PRAGMA wal_checkpoint(TRUNCATE)")


def fields_of(row: Any) -> dict[str, Any]:
    """The fields of a dataclass by name."""
    return {field.name: getattr(row, field.name) for field in fields(row)}


def encoded(value: Any) -> Any:
    """`value` as SQLite stores it: times as text that sorts, collections as JSON, lone surrogates replaced by U+FFFD.

    Archives contain lone surrogates (half an emoji), which SQLite refuses. A time without a zone is UTC (see `Post`).
    """
    match value:
        case str():
            try:
                value.encode()
            except UnicodeEncodeError:
                return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case datetime():
            return (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)).isoformat()
        case dict() | list() | tuple():
            return encoded(json.dumps(value, ensure_ascii=False))
        case Path():
            return str(value)
    return value


def decoded(row: sqlite3.Row, *json_columns: str) -> dict[str, Any]:
    """The columns of `row` by name, as the dataclasses in `rows` hold them: the inverse of `encoded`."""
    values = dict(row)
    for column, value in values.items():
        if value is None:
            continue
        if column in json_columns:
            decoded_json = json.loads(value)
            values[column] = tuple(decoded_json) if isinstance(decoded_json, list) else decoded_json
        elif column.endswith("_at"):
            values[column] = datetime.fromisoformat(value)
        elif column in _FLAGS:
            values[column] = bool(value)
        elif column == "path":
            values[column] = Path(value)
    return values


def _open(path: Path) -> sqlite3.Connection:
    """Open the library at `path`; create it and its folder if missing. Raises BadInputError if the folder cannot be."""
    try:
        with disk_errors(path.parent):
            make_folder(path.parent)
            if not path.exists():
                path.touch(mode=0o600)  # SQLite gives its other files the same mode
    except (OSError, DamagedFileError) as error:
        message = error.message if isinstance(error, DamagedFileError) else f"{path.parent}: {error.strerror}."
        raise BadInputError(message, hint="Set HUGGINGTWEETS_HOME to another folder.") from error
    with sqlite_errors(path):
        try:
            db = _connect(path)
        except sqlite3.OperationalError as error:
            for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
                if each.is_dir():
                    raise in_the_way(each) from error
            if _primary_code(error) not in _UNWRITABLE or not path.is_file():
                raise
            return _connect_without_room(path)
    reserve.keep(path.parent)
    return db


def _connect_without_room(path: Path) -> sqlite3.Connection:
    """Open the library on a full disk or in a read-only folder, where SQLite cannot make the file it shares memory in.

    While it is open, other processes wait.
    """
    try:
        return _connect(path, is_exclusive=True)
    except sqlite3.OperationalError:
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise  # without the log, the library would be an old version of itself
        return _connect(path, is_immutable=True)


def _connect(path: Path, *, is_exclusive: bool = False, is_immutable: bool = False) -> sqlite3.Connection:
    target = f"{path.absolute().as_uri()}?immutable=1" if is_immutable else path
    # Without sqlite3's own transactions: those are deferred, and fail at once if another process writes between our
    # first read and our first write.
    db = sqlite3.connect(target, timeout=BUSY_SECONDS, isolation_level=None, uri=is_immutable)
    db.row_factory = sqlite3.Row
    try:
        if is_exclusive:
            db.execute("PRAGMA locking_mode = exclusive")  # shares no memory
        _prepare(db, path)
    except BaseException:
        db.close()
        raise
    return db


def _prepare(db: sqlite3.Connection, path: Path) -> None:
    """Create or migrate the tables."""
    db.execute("PRAGMA secure_delete = on")  # overwrites deleted bytes; must precede the first write
    db.execute("PRAGMA foreign_keys = on")
    version = _version(db)
    if version > VERSION:
        message = f"{path} was written by a newer HuggingTweets (version {version}; this one reads up to {VERSION})."
        raise DamagedFileError(message, hint="Update with: pip install -U huggingtweets")
    if version == VERSION:
        return
    # SQLite does not wait for the lock when it changes the journal mode, so two that create a library collide.
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            db.execute("PRAGMA journal_mode = wal")
            break
        except sqlite3.OperationalError as error:
            if _primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
    with transaction(db, "IMMEDIATE"):
        version = _version(db)
        if version == VERSION:
            return  # another process was faster
        if version == 0 and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise DamagedFileError(f"{path} is a database, but not a library.", hint="Move it elsewhere.")
        if 0 < version < min(MIGRATIONS):
            message = f"{path} was written by a HuggingTweets before 0.1.0."
            raise DamagedFileError(message, hint="Move it elsewhere and add your archives again.")
        for script in [MIGRATIONS[v] for v in range(version, VERSION)] if version else [SCHEMA]:
            for statement in script.split(";\n"):  # executescript would commit the open transaction first
                db.execute(statement)
        db.execute(f"PRAGMA user_version = {VERSION}")


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def transaction(db: sqlite3.Connection, kind: Literal["DEFERRED", "IMMEDIATE"]) -> Iterator[None]:
    """Commit at the end, roll back on an error. IMMEDIATE takes the write lock at once, and waits for it."""
    db.execute(f"BEGIN {kind}")
    try:
        yield
        db.commit()
    except BaseException:
        db.rollback()
        raise


def _primary_code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Translate SQLite's errors into DamagedFileError, DiskFullError or BusyError about `path`."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = _primary_code(error)
        if code in {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}:
            raise DamagedFileError(
                f"The library {path} cannot be read ({error}).",
                hint="Restore a backup, or move the file elsewhere and add your archives again.",
            ) from error
        if code in _UNWRITABLE:
            raise DiskFullError(f"Could not write to {path} ({error}).", hint=FREE_SPACE) from error
        if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise BusyError(
                f"Another program is using {path}.", hint="Wait until it has finished, then try again."
            ) from error
        raise
