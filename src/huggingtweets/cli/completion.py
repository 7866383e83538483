"""Names that a shell completes: accounts and personas of the home. Typer keeps those that start with what is typed."""

from __future__ import annotations

from huggingtweets.errors import HuggingTweetsError
from huggingtweets.files import home


def accounts(incomplete: str) -> list[str]:
    """Handles of the library, with an @ or their platform if that is typed. None if the library cannot be read."""
    from huggingtweets.library import Library

    if not (home() / "library.db").exists():  # opening would create it
        return []
    try:
        with Library(home()) as library:
            rows = library.accounts()
    except (HuggingTweetsError, OSError):
        return []
    sign = "@" if incomplete.startswith("@") else ""
    return [row.full_handle if ":" in incomplete else f"{sign}{row.handle}" for row in rows]


def personas() -> list[str]:
    from huggingtweets.personas import list_names

    return list_names(home())


def accounts_and_personas(incomplete: str) -> list[str]:
    return [*accounts(incomplete), *personas()]
