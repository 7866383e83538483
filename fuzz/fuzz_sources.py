"""Fuzz everything that is read from a file: archives, exports and tables.

    python fuzz/fuzz_sources.py -max_total_time=600 -timeout=20 -rss_limit_mb=2048 CORPUS_FOLDER
    python fuzz/fuzz_sources.py FILE            # reproduce a finding

An input is a file of arbitrary bytes, or the members of a zip. Reading it must end in posts that the library can store,
or in one of our errors. A traceback, a hang, too much memory, a written file or a private member that is read ends the
run, and the input is saved. See docs/fuzzing.md.
"""

from __future__ import annotations

import gzip
import io
import lzma
import os
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["huggingtweets.sources"]):
    from huggingtweets.errors import HuggingTweetsError
    from huggingtweets.sources import FILES, Source, SourceOptions, detect
    from huggingtweets.sources.chats.chat import Chat

    for kind in FILES:
        kind.source()  # import all readers now, so that they are instrumented

_SCRATCH = tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)  # noqa: S108
FOLDER = Path(_SCRATCH.name)
SUFFIXES = (
    "",
    ".js",
    ".csv",
    ".tsv",
    ".txt",
    ".json",
    ".jsonl",
    ".parquet",
    ".zip",
    ".car",
    ".tar",
    ".tar.gz",
    ".gz",
    ".bz2",
    ".xz",
    ".zst",
)
MEMBERS = (
    *("data/tweets.js", "data/tweets-part1.js", "data/note-tweet.js", "data/account.js", "data/manifest.js"),
    *("tweet.js", "tweets.csv", "data/js/tweets/2015_01.js", "data/js/user_details.js", "outbox.json", "actor.json"),
    *("archive/posts.csv", "posts.json"),
)
PRIVATE_MEMBERS = (
    *("data/direct-messages.js", "data/ip-audit.js", "data/deleted-tweets.js"),
    *("likes.json", "bookmarks.json"),
)
MARKER = "mousetrap"
"""A word of the private members, which must not appear anywhere."""
WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
FORBIDDEN_EVENTS = {"os.mkdir", "os.rename", "os.remove", "os.symlink", "subprocess.Popen", "socket.connect"}


class AuditHook:
    """While `is_on`, records files opened for writing and `FORBIDDEN_EVENTS`."""

    def __init__(self) -> None:
        self.is_on = False
        self.seen: list[str] = []

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.is_on:
            return
        if event == "open" and isinstance(args[2], int) and args[2] & WRITE_FLAGS:
            self.seen.append(str(args[0]))
        elif event in FORBIDDEN_EVENTS:
            self.seen.append(f"{event} {args}")


AUDIT = AuditHook()


def test_one_input(data: bytes) -> None:
    """Read one input. Any exception is a finding."""
    path = write_input(data)
    AUDIT.seen.clear()
    AUDIT.is_on = True
    try:
        for source_of in (detect, lambda path, options: Chat(str(path), options)):
            try:
                read(source_of(path, SourceOptions(handle="me")))
            except HuggingTweetsError as error:
                check_text(str(error))
    finally:
        AUDIT.is_on = False
        path.unlink()
    assert not AUDIT.seen, AUDIT.seen


def read(source: Source) -> None:
    """Read all posts of `source`, and check that the library could store them."""
    account = source.account()
    assert account.handle.isprintable(), account
    for post in source.posts():
        for text in (post.id, post.handle, post.text, post.lang or "", post.edit_of or "", post.warning or ""):
            assert "\0" not in text, post
            text.encode()
            assert MARKER not in text, post
        assert post.created_at is None or post.created_at.utcoffset() is not None, post
    for notice in source.notices:
        check_text(str(notice))


def check_text(text: str) -> None:
    """Errors and notices are one line, without anything private."""
    assert text.isprintable(), f"not one printable line: {text!r}"
    assert MARKER not in text, text


def write_input(data: bytes) -> Path:
    """Write the file that `data` describes: its first byte selects the kind, the rest is the content."""
    choice, rest = (data[0], data[1:]) if data else (0, b"")
    if choice < len(SUFFIXES):
        path = FOLDER / f"a{SUFFIXES[choice]}"
        path.write_bytes(rest)
        return path
    provider = atheris.FuzzedDataProvider(rest)
    path = FOLDER / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED if choice % 2 else zipfile.ZIP_STORED) as container:
        for _ in range(provider.ConsumeIntInRange(1, 4)):
            name = MEMBERS[provider.ConsumeIntInRange(0, len(MEMBERS) - 1)]
            container.writestr(name, provider.ConsumeBytes(provider.ConsumeIntInRange(0, 2000)))
        for name in PRIVATE_MEMBERS:
            container.writestr(name, f'window.YTD.tweets.part0 = [{{"id_str": "1", "full_text": "{MARKER}"}}]')
    return path


def plant_seeds(corpus: Path) -> None:
    """Write valid inputs of every kind into `corpus`, if it is empty."""
    corpus.mkdir(parents=True, exist_ok=True)
    if any(corpus.iterdir()):
        return
    script = (
        b'window.YTD.tweets.part0 = [{"tweet": {"id_str": "1", "full_text": "RT @a: \\ud83c\\udf75 \xe2\x80\xa6", '
        b'"created_at": "Fri Mar 06 13:02:05 +0000 2026", "lang": "en", "in_reply_to_user_id_str": "7", '
        b'"entities": {"urls": [{"expanded_url": "https://twitter.com/a/status/5"}]}, '
        b'"edit_info": {"initial": {"editTweetIds": ["1", "2"]}}}}]'
    )
    rows = b'id,text,created_at,author\n1,"tea, and\nfog",2026-03-06 13:02:05 +0100,me\n2,RT @a: x,1700000000,@me\n'
    lines = b'{"text": "a", "id": 1.0, "user": {"screen_name": "me"}}\n{"text": "b", "type": "rt:5"}\n'
    members = {
        "data/tweets.js": script,
        "data/account.js": b'x = [{"account": {"username": "me", "accountId": "7"}}]',
        "data/manifest.js": b'x = {"dataTypes": {"tweets": {"files": [{"fileName": "data/tweets.js"}]}}}',
        "data/note-tweet.js": b'x = [{"noteTweet": {"createdAt": "2026-03-06", "core": {"text": "a"}}}]',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in members.items():
            container.writestr(name, content)
    nested = (
        b'{"data": [{"id": "1", "author_id": "7", "text": "a", "referenced_tweets": [{"type": "quoted", "id": "2"}]}], '
        b'"includes": {"users": [{"id": "7", "username": "me"}]}}'
    )
    shapes = (
        b'{"text": {"0": "a", "1": "<p>b</p>"}, "id": {"0": 1, "1": 2}}',
        b'{"columns": ["text", "time"], "data": [["b\'\\xc3\\xa9\'", "2021-01-01 10:00 CET"]]}',
        b'{"messages": [{"type": "message", "from": "me", "from_id": "u7", "date": "2024-01-01", "text": ["a"]}]}',
        b'[{"timestamp": 1610000000, "data": [{"post": "caf\\u00c3\\u00a9"}]}]',
        b'{"account": [{"account": {"username": "me", "accountId": "7"}}], "tweets": [' + script[27:-1] + b"]}",
        b'[{"pubkey": "ab", "kind": 1, "tags": [["e", "x"]], "content": "a", "sig": "0", "created_at": 1690000000}]',
        b'[{"content": "<p>a</p>", "account": {"acct": "me", "id": "1"}, "visibility": "direct", "spoiler_text": ""}]',
    )
    spreadsheet = b"sep=;\nid;Datum (CET);Uhrzeit;Text;user\n1,48E+18;01.02.2021;10:00;a\\nb;\"{'username': 'me'}\"\n"
    seeds = {
        "": script,
        ".js": script,
        ".csv": rows,
        ".tsv": rows.replace(b",", b"\t"),
        ".txt": b"one\ntwo\n",
        ".jsonl": lines,
        ".json": b"[" + b",".join(lines.splitlines()) + b"]",
        ".zip": packed.getvalue(),
    }
    for suffix, content in seeds.items():
        (corpus / f"valid{suffix}").write_bytes(bytes([SUFFIXES.index(suffix)]) + content)
    for number, content in enumerate((nested, *shapes)):
        (corpus / f"shape{number}").write_bytes(bytes([SUFFIXES.index(".json")]) + content)
    (corpus / "spreadsheet").write_bytes(bytes([SUFFIXES.index(".csv")]) + spreadsheet)
    (corpus / "marks").write_bytes(bytes([SUFFIXES.index(".txt")]) + b"<|startoftext|>a\nb<|endoftext|>\n")
    (corpus / "packed.gz").write_bytes(bytes([SUFFIXES.index(".gz")]) + gzip.compress(spreadsheet))
    (corpus / "packed.xz").write_bytes(bytes([SUFFIXES.index(".xz")]) + lzma.compress(spreadsheet))
    (corpus / "members").write_bytes(bytes([100]) + script)


def main() -> None:
    arguments = [Path(word) for word in sys.argv[1:] if not word.startswith("-")]
    if arguments and not arguments[0].is_file():
        plant_seeds(arguments[0])
    sys.addaudithook(AUDIT)
    atheris.Setup(sys.argv, test_one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
