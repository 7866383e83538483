"""Private files of an X archive, such as messages, contacts and the e-mail address, are never opened."""

from __future__ import annotations

import json
import os
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sources.archive_builder import (
    account_script,
    archive,
    manifest_script,
    script,
    tweet,
    write_folder,
)

TWEETS, ACCOUNT = "data/tweets.js", "data/account.js"

TRAPS = {
    "direct-messages": "mousetrap-message",
    "direct-messages-group": "mousetrap-group",
    "ip-audit": "mousetrap-address",
    "contact": "mousetrap-contact",
    "phone-number": "mousetrap-phone",
    "email-address-change": "mousetrap-former",
    "like": "mousetrap-like",
    "deleted-tweets": "mousetrap-deleted",
    "twitter-circle-tweet": "mousetrap-circle",
    "ad-engagements": "mousetrap-advert",
    "ageinfo": "mousetrap-age",
    "deleted-tweet-headers": "mousetrap-headers",
    "profile": "mousetrap-profile",
    "tweet-headers": "mousetrap-header",
}
EMAIL = "mousetrap.mail@example.org"


def trapped() -> dict[str, str | bytes]:
    """An archive with a marker in each private file and in the e-mail address. The manifest lists the private files."""
    account = account_script().replace("keeper@example.org", EMAIL)
    more = {name.replace("-", "_"): script([{name: {"text": word}}], name) for name, word in TRAPS.items()}
    listed = {f"data/{name}.js": 1 for name in [*TRAPS, "tweets", "account"]}
    files = archive(tweet(1, "A calm night"), manifest=manifest_script(tweets={TWEETS: 1}, traps=listed), **more)
    return files | {ACCOUNT: account, "data/direct_messages_media/mousetrap-photo.jpg": b"mousetrap-pixels"}


def words_in(folder: Path) -> str:
    """The names and contents of all files in `folder`."""
    return "".join(
        f"{path}\n{path.read_bytes().decode('latin-1') if path.is_file() else ''}" for path in folder.rglob("*")
    )


class TestPrivacy:
    """Through the command line in its own process, which logs every file that it opens."""

    def add(self, process: Callable[..., subprocess.CompletedProcess[str]], path: Path, home: Path) -> str:
        done = process("add", path, "--json", TMPDIR=str(home / "tmp"))
        assert json.loads(done.stdout)["new"] == 1
        return done.stdout + done.stderr + words_in(home)

    @pytest.fixture
    def opened(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A log of the files that Python opens in new processes."""
        watcher, names = tmp_path / "watcher", tmp_path / "opened.txt"
        watcher.mkdir()
        (watcher / "sitecustomize.py").write_text(
            "import os, sys\n"
            f"log = os.open({str(names)!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND)\n"
            "def watch(event, args):\n"
            "    if event == 'open': os.write(log, (str(args[0]) + '\\n').encode())\n"
            "sys.addaudithook(watch)\n"
        )
        monkeypatch.setenv("PYTHONPATH", f"{watcher}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
        return names

    def test_of_a_folder_only_three_files_are_opened(
        self, process: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path, home: Path, opened: Path
    ) -> None:
        folder = write_folder(tmp_path / "archive", trapped())
        (home / "tmp").mkdir(parents=True)
        told = self.add(process, folder, home)
        assert "A calm night" in told
        assert "mousetrap" not in told
        names = {Path(name).name for name in opened.read_text().splitlines() if name.startswith(str(folder))}
        assert names == {"tweets.js", "account.js", "manifest.js"}

    def test_of_a_zip_only_three_members_are_opened(
        self, process: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path, home: Path
    ) -> None:
        path = tmp_path / "archive.zip"
        with zipfile.ZipFile(path, "w") as container:  # stored, so that the markers are in the bytes
            for name, content in trapped().items():
                container.writestr(name, content)
        data = bytearray(path.read_bytes())
        with zipfile.ZipFile(path) as container:
            for info in container.infolist():
                if not info.filename.endswith(("/tweets.js", "/account.js", "/manifest.js")):
                    data[info.header_offset : info.header_offset + 4] = b"XXXX"  # opening it would raise
        path.write_bytes(data)
        with zipfile.ZipFile(path) as container, pytest.raises(zipfile.BadZipFile):
            container.read("data/direct-messages.js")
        (home / "tmp").mkdir(parents=True)
        told = self.add(process, path, home)
        assert "A calm night" in told
        assert "mousetrap" not in told
