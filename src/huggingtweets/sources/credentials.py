"""API tokens: in the environment, in the system's keyring, or in a file that only its owner can read.

Tokens are never printed, logged or stored with a run.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from huggingtweets.errors import BadInputError
from huggingtweets.files import disk_errors, make_folder
from huggingtweets.sources.network import Context

_SERVICE = "huggingtweets"
_MIN_PRIORITY = 1.0
"""Keyrings of a lower priority store secrets in plain text, or nowhere."""


def find_token(platform: str, variable: str, context: Context) -> str | None:
    """The token for `platform` in the environment variable `variable`, else the stored one, else None."""
    if token := context.environ.get(variable, "").strip():
        return token
    if (keyring := _keyring()) is not None:
        with contextlib.suppress(Exception):  # a locked or broken keyring may raise anything
            if token := keyring.get_password(_SERVICE, platform):
                return str(token)
    try:
        return _file(context.home, platform).read_text(encoding="ascii").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def save_token(home: Path, platform: str, token: str) -> str:
    """Store `token`, and describe where. Raises BadInputError if it cannot be a token, DiskFullError."""
    token = token.strip()
    if not token:
        message = "No token was given."
        hint = "Paste it at the prompt, or read it from a file: {command}"
        raise BadInputError(message, hint=hint, command=f"login {platform} < FILE")
    if not is_token(token):
        raise BadInputError("This is no token: it has characters that no token has.", hint="Copy it again.")
    path = _file(home, platform)
    if (keyring := _keyring()) is not None:
        with contextlib.suppress(Exception):  # then the file holds it
            keyring.set_password(_SERVICE, platform, token)
            if keyring.get_password(_SERVICE, platform) == token:
                path.unlink(missing_ok=True)
                return "this computer's keyring"
    with disk_errors(path):
        make_folder(path.parent)
        path.unlink(missing_ok=True)
        path.touch(mode=0o600, exist_ok=False)
        path.write_text(token + "\n", encoding="ascii")
    return f"{path} (readable only by you)"


def forget_token(home: Path, platform: str) -> bool:
    """Delete the stored token. Returns whether there was one."""
    path, found = _file(home, platform), False
    if (keyring := _keyring()) is not None:
        with contextlib.suppress(Exception):
            found = keyring.get_password(_SERVICE, platform) is not None
            keyring.delete_password(_SERVICE, platform)
    with disk_errors(path):
        found |= path.exists()
        path.unlink(missing_ok=True)
    return found


def is_token(text: str) -> bool:
    """Whether `text` could be a token: visible ASCII characters."""
    return text.isascii() and text.isprintable() and " " not in text


def _file(home: Path, platform: str) -> Path:
    return home / "credentials" / platform


def _keyring() -> Any:
    """The system's keyring, None if there is no secure one."""
    try:
        import keyring

        backend = keyring.get_keyring()
        return backend if backend.priority >= _MIN_PRIORITY else None
    except Exception:  # noqa: BLE001  backends raise whatever their platforms raise
        return None
