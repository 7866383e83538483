"""The library's tables, and the migrations from older versions. Every statement ends with its line."""

FILE_NAME = "library.db"

VERSION = 6
"""Version of the schema, stored in the file's `user_version`."""

SCHEMA = """
CREATE TABLE accounts (
    key INTEGER PRIMARY KEY,
    place TEXT NOT NULL,
    handle TEXT NOT NULL COLLATE NOCASE,
    display_name TEXT,
    account_id TEXT,
    added_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    is_own INTEGER NOT NULL DEFAULT 0, -- shown by an archive that only the owner can download
    UNIQUE (place, handle)
);
CREATE UNIQUE INDEX accounts_by_id ON accounts (place, account_id);
-- Post ids are unique per account only: two CSV files may both count from 1.
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
    parent TEXT, -- the text that it answers, masked: often somebody else's, so it never leaves the library
    parent_id TEXT, -- the own post that it continues, whose text is the parent while it is there
    PRIMARY KEY (account, id)
) WITHOUT ROWID;
CREATE INDEX posts_by_time ON posts (account, created_at);
-- NOCASE: a persona's name is a folder's name, and some file systems ignore case.
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
    gone INTEGER NOT NULL DEFAULT 0, -- deleted by the author, so the text was erased
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

-- How far each account was fetched from its platform. Written together with each page of posts.
CREATE TABLE fetches (
    account INTEGER PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
    argument TEXT NOT NULL,
    with_cw INTEGER NOT NULL,
    is_open INTEGER NOT NULL,
    wanted INTEGER,
    state TEXT NOT NULL,
    fetched_at TEXT NOT NULL
);

-- Quiz answers. They refer to a generation or a post, and hold no text.
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

-- The server's queue. AUTOINCREMENT: ids are never reused, as a page may still ask for a deleted job.
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

MIGRATIONS = {
    5: "ALTER TABLE posts ADD COLUMN parent TEXT;\nALTER TABLE posts ADD COLUMN parent_id TEXT;",
}
"""Statements that migrate a library from the given version to the next. Version 0.1.0 wrote version 5."""
