"""Terms of bases: a base with terms of its own is used only after the user has agreed to them, once per home."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from huggingtweets.errors import TermsError
from huggingtweets.files import disk_errors, make_folder, read_bytes, write_json
from huggingtweets.models import catalogue
from huggingtweets.models.catalogue import Licence

_FILE = "terms.json"  # In the home: when the user agreed, by the licence's id.


def open_terms(base: str, home: Path) -> Licence | None:
    """The licence of `base`, if it has terms that the user of `home` has not agreed to."""
    entry = catalogue.find(base)
    return entry.licence if entry and entry.licence.summary and entry.licence.id not in _agreed(home) else None


def agree(licence: Licence, home: Path) -> None:
    """Record that the user of `home` agreed to the terms of `licence`."""
    with disk_errors(home):
        make_folder(home)
        write_json(home / _FILE, {**_agreed(home), licence.id: datetime.now(UTC).isoformat(timespec="seconds")})


def show(base: str, licence: Licence) -> str:
    """The terms in short, for people."""
    return f"The base {base} is under the {licence.name} ({licence.link}). {licence.summary}"


def require(base: str, home: Path, option: str | None = None, *, accept: bool = False) -> None:
    """Raise TermsError unless the user agreed to the terms of `base`, or does so now (`accept`).

    `option`: what the interface offers to agree.
    """
    if (licence := open_terms(base, home)) and accept:
        agree(licence, home)
    elif licence:
        message = f"The base {base} requires that you agree to the {licence.name} ({licence.link})."
        hint = "Agree with {option}." if option else "To read them and agree: {command}"
        raise TermsError(message, hint=hint, option=option, command=f"bases --accept-terms {base}")


def _agreed(home: Path) -> dict[str, str]:
    try:
        agreed = json.loads(read_bytes(home / _FILE))
    except (OSError, ValueError, RecursionError):
        return {}
    return agreed if isinstance(agreed, dict) else {}
