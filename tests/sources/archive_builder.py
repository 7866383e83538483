"""Small X archives as X writes them, for the tests to read."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

ACCOUNT_ID = "4200"
HANDLE = "lamp_keeper"
TIME = "Fri Mar 06 13:02:05 +0000 2026"


def tweet(number: int, text: str = "A calm night on the rock", **fields: Any) -> dict[str, Any]:
    """One entry of tweets.js. `urls` are the expanded links."""
    urls = [{"url": "https://t.co/a", "expanded_url": url} for url in fields.pop("urls", [])]
    record = {
        "id_str": str(number),
        "id": str(number),
        "full_text": text,
        "created_at": TIME,
        "lang": "en",
        "retweeted": False,
        "truncated": False,
        "entities": {"hashtags": [], "symbols": [], "user_mentions": [], "urls": urls},
        **fields,
    }
    return {"tweet": record}


def note(text: str, created: str = "2026-03-06T13:02:05.000Z") -> dict[str, Any]:
    """One entry of note-tweet.js."""
    return {"noteTweet": {"noteTweetId": "9", "createdAt": created, "core": {"text": text, "urls": []}}}


def script(value: Any, name: str = "tweets", part: int = 0) -> str:
    """A JavaScript file as archives hold them."""
    return f"window.YTD.{name}.part{part} = {json.dumps(value, indent=2, ensure_ascii=False)}"


def account_script(handle: str = HANDLE, account_id: str = ACCOUNT_ID) -> str:
    entry = {"email": "keeper@example.org", "username": handle, "accountId": account_id, "accountDisplayName": "Ada L."}
    return script([{"account": entry}], "account")


def manifest_script(partial: bool = False, **kinds: dict[str, int]) -> str:
    """`kinds` maps data types to counts by file name."""
    types = {
        kind: {"files": [{"fileName": name, "globalName": "YTD.x", "count": str(n)} for name, n in files.items()]}
        for kind, files in kinds.items()
    }
    value = {
        "userInfo": {"accountId": ACCOUNT_ID, "userName": HANDLE, "displayName": "Ada L."},
        "archiveInfo": {"sizeBytes": "1", "isPartialArchive": partial},
        "dataTypes": types,
    }
    return f"window.__THAR_CONFIG = {json.dumps(value)}"


def write_folder(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def write_zip(path: Path, files: dict[str, str | bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        for name, content in files.items():
            container.writestr(name, content)
    return path


def archive(*tweets: dict[str, Any], **more: str | bytes) -> dict[str, str | bytes]:
    """The files of a usual archive; `more` by name, with "_" for "-" and without `data/` and `.js`."""
    files: dict[str, str | bytes] = {"data/account.js": account_script(), "data/tweets.js": script(list(tweets))}
    return files | {f"data/{name.replace('_', '-')}.js": content for name, content in more.items()}
