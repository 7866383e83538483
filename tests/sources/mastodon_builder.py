"""Small Mastodon archives as servers write them, for the tests to read."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path
from typing import Any

from .servers.mastodon import DOMAIN, URI, USER

EVERYBODY = "https://www.w3.org/ns/activitystreams#Public"
FOLLOWERS = f"{URI}/followers"

PRIVATE = "word-that-nobody-may-read"
"""In every file except the two that may be read."""

ADDRESSED = {
    "public": ([EVERYBODY], [FOLLOWERS]),
    "unlisted": ([FOLLOWERS], [EVERYBODY]),
    "private": ([FOLLOWERS], []),
    "direct": (["https://sea.example/users/bob"], []),
}


def activity(status: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """The archive's activity for a status of the fake server; `fields` change the post in it."""
    to, cc = ADDRESSED[status["visibility"]]
    published = status["created_at"].partition(".")[0] + "Z"
    head = {"actor": URI, "published": published, "to": to, "cc": cc}
    if status["reblog"]:
        return {"id": f"{status['uri']}/activity", "type": "Announce", **head, "object": status["reblog"]["uri"]}
    parent = {None: None, "109000": f"{URI}/statuses/1"}.get(
        status["in_reply_to_account_id"], "https://sea.example/users/bob/statuses/1"
    )
    note = {
        "id": status["uri"],
        "type": "Note",
        "summary": status["spoiler_text"] or None,
        "inReplyTo": parent,
        "published": published,
        "url": status["url"],
        "attributedTo": URI,
        "to": to,
        "cc": cc,
        "sensitive": status["sensitive"],
        "content": status["content"],
        "contentMap": {status["language"]: status["content"]} if status["language"] else {},
        "attachment": [],
        "tag": [],
        **fields,
    }
    return {"id": f"{status['uri']}/activity", "type": "Create", **head, "object": note}


def outbox(*activities: Any, total: int | None = None) -> str:
    return json.dumps(
        {
            "@context": [EVERYBODY.removesuffix("#Public"), {"toot": "http://joinmastodon.org/ns#"}],
            "id": "outbox.json",
            "type": "OrderedCollection",
            "totalItems": len(activities) if total is None else total,
            "orderedItems": list(activities),
        }
    )


def actor(**fields: Any) -> str:
    return json.dumps(
        {"id": URI, "type": "Person", "preferredUsername": USER, "name": "The Keeper", "likes": "likes.json", **fields}
    )


def archive(*activities: Any, below: str = "", **actors: Any) -> dict[str, str]:
    """The files of an archive, in the order that servers write them."""
    files = {
        f"media_attachments/files/{DOMAIN}.png": PRIVATE * 1000,
        "outbox.json": outbox(*activities),
        "likes.json": json.dumps({"orderedItems": [PRIVATE]}),
        "bookmarks.json": json.dumps({"orderedItems": [PRIVATE]}),
        "avatar.png": PRIVATE,
        "actor.json": actor(**actors),
    }
    return {below + name: content for name, content in files.items()}


def write_tar(path: Path, files: dict[str, str], mode: str = "w:gz", **options: Any) -> Path:
    with tarfile.open(path, mode, **options) as container:  # type: ignore[call-overload]
        for name, content in files.items():
            data = content.encode()
            info = tarfile.TarInfo(name)
            info.size = len(data)
            container.addfile(info, io.BytesIO(data))
    return path


def write_zip(path: Path, files: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in files.items():
            container.writestr(name, content)
    return path


def write_folder(path: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(content)
    return path


def write(shape: str, path: Path, files: dict[str, str]) -> Path:
    """Write the files as a "zip", "tar.gz", "tar" or "folder", or only `outbox.json` ("file")."""
    if shape == "zip":
        return write_zip(path / "archive.zip", files)
    if shape.startswith("tar"):
        return write_tar(path / f"archive.{shape}", files, "w:gz" if shape == "tar.gz" else "w")
    folder = write_folder(path / "archive", files)
    return folder if shape == "folder" else folder / "outbox.json"
