"""Tokens: from the environment, the platform's keyring, or a file in the home that only its owner reads.

A token is never printed or logged, and gets into no record of a run.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Any

from huggingtweets.errors import BadInputError
from huggingtweets.files import disk_errors
from huggingtweets.sources.network import Context

_SERVICE = "huggingtweets"
_LEAST_PRIORITY = 1.0
"""Of a keyring that is one: those below keep their secrets in plain text, or nowhere."""


def find_token(platform: str, variable: str, context: Context) -> str | None:
    """The token for `place`: what `variable` holds, else what was saved. None when there is none."""
    if token := context.environ.get(variable, "").strip():
        return token
    if (keyring := _keyring()) is not None:
        with contextlib.suppress(Exception):  # whatever a locked or broken keyring raises: it has no token
            if token := keyring.get_password(_SERVICE, platform):
                return str(token)
    try:
        return _file(context.home, platform).read_text(encoding="ascii").strip() or None
    except (OSError, UnicodeDecodeError):
        return None


def save_token(home: Path, platform: str, token: str) -> str:
    """Keep `token`; gives where, in words. Raises BadInputError when it cannot be one, DiskFullError."""
    token = token.strip()
    if not token:
        raise BadInputError(
            "No token was given, so none was kept. Paste it where it is asked for, or give a file that holds it: "
            f"huggingtweets login {platform} < FILE"
        )
    if not token.isascii() or not token.isprintable() or " " in token:
        raise BadInputError("That is no token: it has spaces, line breaks or other signs in it. Copy it again.")
    path = _file(home, platform)
    if (keyring := _keyring()) is not None:
        with contextlib.suppress(Exception):  # as above: then the file
            keyring.set_password(_SERVICE, platform, token)
            if keyring.get_password(_SERVICE, platform) == token:
                path.unlink(missing_ok=True)
                return "this computer's keyring"
    with disk_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, aside = tempfile.mkstemp(dir=path.parent)  # made with mode 0600
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(token + "\n")
            Path(aside).replace(path)
        finally:
            Path(aside).unlink(missing_ok=True)
    return f"{path} (readable by you alone)"


def forget_token(home: Path, platform: str) -> bool:
    """Delete the saved token; whether there was one."""
    path, found = _file(home, platform), False
    if (keyring := _keyring()) is not None:
        with contextlib.suppress(Exception):
            found = keyring.get_password(_SERVICE, platform) is not None
            keyring.delete_password(_SERVICE, platform)
    with disk_errors(path):
        found |= path.exists()
        path.unlink(missing_ok=True)
    return found


def _file(home: Path, platform: str) -> Path:
    return home / "credentials" / platform


def _keyring() -> Any:
    """The platform's keyring, None where there is none worth the name."""
    try:
        import keyring

        backend = keyring.get_keyring()
        return backend if backend.priority >= _LEAST_PRIORITY else None
    except Exception:  # noqa: BLE001  keyring's back ends raise what their platforms raise
        return None
