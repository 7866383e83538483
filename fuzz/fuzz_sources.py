"""Fuzzing all that is read from a file: archives, exports and tables.

    python fuzz/fuzz_sources.py -max_total_time=600 -timeout=20 -rss_limit_mb=2048 CORPUS_FOLDER

An input is a file of any bytes, or the members of a zip; what it must come to is posts that can be stored, or one of
our own errors. A traceback, a hang, too much memory, a file written anywhere or a private member read ends the run,
and the input is left beside it for `python fuzz/fuzz_sources.py THAT_FILE`. See docs/fuzzing.md.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["huggingtweets.sources"]):
    from huggingtweets.errors import HuggingTweetsError
    from huggingtweets.sources import FILES, SourceOptions, detect

    for kind in FILES:
        kind.source()  # imported here, so that it is watched

SCRATCH = tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None)  # noqa: S108
FOLDER = Path(SCRATCH.name)
SUFFIXES = ("", ".js", ".csv", ".tsv", ".txt", ".json", ".jsonl", ".parquet", ".zip", ".car", ".tar", ".tar.gz")
MEMBERS = (
    *("data/tweets.js", "data/tweets-part1.js", "data/note-tweet.js", "data/account.js", "data/manifest.js"),
    *("tweet.js", "tweets.csv", "data/js/tweets/2015_01.js", "data/js/user_details.js", "outbox.json", "actor.json"),
)
PRIVATE = ("data/direct-messages.js", "data/ip-audit.js", "data/deleted-tweets.js", "likes.json", "bookmarks.json")
TRAP = "mousetrap"
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Watch:
    """Notes every file that Python opens for writing, and the like, while `is_on`."""

    def __init__(self) -> None:
        self.is_on = False
        self.seen: list[str] = []

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.is_on:
            return
        if event == "open" and isinstance(args[2], int) and args[2] & WRITING:
            self.seen.append(str(args[0]))
        elif event in {"os.mkdir", "os.rename", "os.remove", "os.symlink", "subprocess.Popen", "socket.connect"}:
            self.seen.append(f"{event} {args}")


WATCH = Watch()


def one_input(data: bytes) -> None:
    """Reads one input. Whatever is raised here is a finding."""
    path = lay_out(data)
    WATCH.seen.clear()
    WATCH.is_on = True
    try:
        read(path)
    except HuggingTweetsError as error:
        assert str(error).isprintable(), f"more than a line: {error!r}"
        assert TRAP not in str(error), error
    finally:
        WATCH.is_on = False
        path.unlink()
    assert not WATCH.seen, WATCH.seen


def read(path: Path) -> None:
    source = detect(path, SourceOptions(handle="me"))
    account = source.account()
    assert account.handle.isprintable(), account
    for post in source.posts():
        for text in (post.id, post.handle, post.text, post.lang or "", post.edit_of or "", post.warning or ""):
            assert "\0" not in text, post
            text.encode()
            assert TRAP not in text, post
        assert post.created_at is None or post.created_at.utcoffset() is not None, post
    for notice in source.notices:
        assert notice.text.isprintable(), notice


def lay_out(data: bytes) -> Path:
    """The file that `data` stands for: its first byte says which kind, the rest is what it holds."""
    choice, rest = (data[0], data[1:]) if data else (0, b"")
    if choice < len(SUFFIXES):
        path = FOLDER / f"a{SUFFIXES[choice]}"
        path.write_bytes(rest)
        return path
    provider = atheris.FuzzedDataProvider(rest)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED if choice % 2 else zipfile.ZIP_STORED) as container:
        for _ in range(provider.ConsumeIntInRange(1, 4)):
            name = MEMBERS[provider.ConsumeIntInRange(0, len(MEMBERS) - 1)]
            container.writestr(name, provider.ConsumeBytes(provider.ConsumeIntInRange(0, 2000)))
        for name in PRIVATE:
            container.writestr(name, f'window.YTD.tweets.part0 = [{{"id_str": "1", "full_text": "{TRAP}"}}]')
    path = FOLDER / "a.zip"
    path.write_bytes(packed.getvalue())
    return path


def plant(corpus: Path) -> None:
    """Sound inputs of every kind to begin with, where the corpus is empty."""
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
    sound = {".js": script, ".csv": rows, ".tsv": rows.replace(b",", b"\t"), ".txt": b"one\ntwo\n", ".jsonl": lines}
    sound |= {".json": b"[" + b",".join(lines.strip().split(b"\n")) + b"]", "": script}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("data/tweets.js", script)
        container.writestr("data/account.js", 'x = [{"account": {"username": "me", "accountId": "7"}}]')
        container.writestr(
            "data/manifest.js", 'x = {"dataTypes": {"tweets": {"files": [{"fileName": "data/tweets.js"}]}}}'
        )
        container.writestr(
            "data/note-tweet.js", 'x = [{"noteTweet": {"createdAt": "2026-03-06", "core": {"text": "a"}}}]'
        )
    sound[".zip"] = packed.getvalue()
    for suffix, content in sound.items():
        (corpus / f"sound{suffix}").write_bytes(bytes([SUFFIXES.index(suffix)]) + content)
    (corpus / "members").write_bytes(bytes([100]) + script)


def main() -> None:
    folders = [Path(word) for word in sys.argv[1:] if not word.startswith("-") and not Path(word).is_file()]
    for folder in folders[:1]:
        plant(folder)
    sys.addaudithook(WATCH)
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
