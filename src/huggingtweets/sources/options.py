"""Which options mean something for which source: one that would be passed over in silence is refused instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from huggingtweets.errors import ConfigError
from huggingtweets.sources import registry

_FILES = frozenset(kind.name for kind in registry.FILES)
_NETWORKS = frozenset(network.name for network in registry.NETWORKS)
_WARNING = frozenset({"Bluesky", "BlueskyCar", "Mastodon", "MastodonArchive"})
_TABLES = frozenset({"Table"})

# What each is for, as the registry names it and in words. Those of all sources, such as --yes, are not here.
_ONLY: dict[str, tuple[frozenset[str], str]] = {
    "handle": (_FILES, "files"),
    "limit": (_NETWORKS, "accounts on a network"),
    "no_wait": (_NETWORKS, "accounts on a network"),
    "price_per_post": (frozenset({"XApi"}), "accounts on X, which takes money for reading"),
    "with_cw": (_WARNING, "Mastodon and Bluesky, where posts have content warnings"),
    "platform": (_TABLES, "tables"),
    "text_column": (_TABLES, "tables"),
    "id_column": (_TABLES, "tables"),
    "time_column": (_TABLES, "tables"),
    "author_column": (_TABLES, "tables"),
}


def check_options(kinds: Iterable[registry.FileKind | registry.Network], but: str, given: Mapping[str, object]) -> None:
    """Raise ConfigError for the first of the options `given` (None, False: not typed) that none of `kinds` takes.

    `but` says what they are instead.
    """
    names = {kind.name for kind in kinds}
    for option, value in given.items():
        takers, words = _ONLY.get(option, (names, ""))
        if value is not None and value is not False and not names & takers:
            raise ConfigError(f"{{option}} is for {words}, but {but}.", hint="Leave it out.", option=option)
