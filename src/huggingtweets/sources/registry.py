"""Where posts come from: one module per place, each behind the protocol `Source` or `NetworkSource`."""

from __future__ import annotations

import importlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from huggingtweets.errors import BadInputError, NotFoundError
from huggingtweets.posts.post import Account
from huggingtweets.sources.base import Source, SourceOptions
from huggingtweets.sources.network import Context, Cost, NetworkSource, Page, State

if TYPE_CHECKING:
    # The registry finds these by name; here they are held against the protocols.
    from huggingtweets.sources.bluesky.api import Bluesky
    from huggingtweets.sources.bluesky.car import BlueskyCar
    from huggingtweets.sources.community import Community
    from huggingtweets.sources.mastodon.api import Mastodon
    from huggingtweets.sources.mastodon.archive import MastodonArchive
    from huggingtweets.sources.table.table import Table
    from huggingtweets.sources.x.api import XApi
    from huggingtweets.sources.x.archive import XArchive

    _FILES: tuple[type[Source], ...] = (BlueskyCar, MastodonArchive, XArchive, Table)
    _NETWORKS: tuple[type[NetworkSource], ...] = (Community, Mastodon, XApi, Bluesky)

__all__ = [
    "FILES",
    "NETWORKS",
    "Context",
    "Cost",
    "FileKind",
    "From",
    "Network",
    "NetworkSource",
    "Page",
    "Source",
    "SourceOptions",
    "State",
    "at_network",
    "detect",
    "detect_network",
    "file_kind",
    "with_login",
]

From = Literal["x", "bluesky", "mastodon", "community", "archive", "table"]
"""What the user may say an argument is (`--from`)."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file (or folder) that holds posts. `module` is imported when it is looked for."""

    named: Literal["archive", "table"]
    what: str
    module: str
    name: str

    def source(self) -> type[Source]:
        return cast(type[Source], getattr(importlib.import_module(self.module, __package__), self.name))


@dataclass(frozen=True, slots=True)
class Network:
    """A place on the network."""

    platform: Literal["x", "bluesky", "mastodon", "community"]
    title: str
    """The place in words, within a sentence."""
    what: str
    """An account of it, in words."""
    spelling: str
    """What `add` takes for the account of a handle."""
    module: str
    name: str
    token: str | None = None
    """Environment variable of the token that `login` keeps; None where there is none to keep."""

    def source(self) -> type[NetworkSource]:
        return cast(type[NetworkSource], getattr(importlib.import_module(self.module, __package__), self.name))


FILES: tuple[FileKind, ...] = (
    FileKind("archive", "a Bluesky repository (CAR)", ".bluesky.car", "BlueskyCar"),
    FileKind("archive", "a Mastodon archive", ".mastodon.archive", "MastodonArchive"),
    FileKind("archive", "an X archive", ".x.archive", "XArchive"),
    FileKind("table", "a table of posts", ".table.table", "Table"),
)
"""All kinds of files, asked in this order: the most particular first."""

NETWORKS: tuple[Network, ...] = (
    Network(
        "community",
        "the Community Archive",
        "an account in the Community Archive",
        "community:{}",
        ".community",
        "Community",
    ),
    Network("mastodon", "Mastodon", "a Mastodon account", "@{}", ".mastodon.api", "Mastodon"),
    Network("x", "X", "an X account", "@{}", ".x.api", "XApi", "X_BEARER_TOKEN"),
    Network("bluesky", "Bluesky", "a Bluesky account", "{}", ".bluesky.api", "Bluesky"),
)
"""All networks, asked in this order."""

_OF_FILES = frozenset(
    [".car", ".csv", ".gz", ".js", ".json", ".jsonl", ".ndjson", ".parquet", ".tar", ".tgz", ".tsv", ".txt", ".zip"]
)
"""Some of these are top-level domains as well, but a mistyped file name must not be asked for on the network."""


def detect(argument: str | Path, options: SourceOptions | None = None, named: From | None = None) -> Source:
    """The source that `argument` (a file or a folder) is, told by looking at its content, or as `named`.

    Raises NotFoundError when nothing is there, BadInputError when no place can read it.
    """
    return file_kind(argument, named).source()(os.fspath(argument), options or SourceOptions())


def file_kind(argument: str | Path, named: From | None = None) -> FileKind:
    """Which kind of file `argument` is; raises as `detect`."""
    argument = os.fspath(argument)
    if not argument.strip():
        raise BadInputError("There is nothing to add: name a file, a folder or an account.")
    path = Path(argument).expanduser()
    try:
        if path.is_file():
            with path.open("rb") as file:  # which also shows whether we may read it
                if not file.read(1):
                    raise BadInputError(f"{path.name} is an empty file. Export or download it again.")
        is_there = path.exists()
    except (OSError, ValueError) as error:
        raise BadInputError(f"{argument!r} cannot be read ({getattr(error, 'strerror', None) or error}).") from error
    if not is_there:
        is_path = path.name != argument or path.suffix.lower() in _OF_FILES
        accounts = "Accounts are written @name (X), name.bsky.social, @name@server (Mastodon) or community:name."
        raise NotFoundError(f"There is no file or folder {argument!r}. {'Check the path.' if is_path else accounts}")
    for kind in FILES:
        if named in {None, kind.named} and kind.source().recognises(argument):
            return kind
    raise BadInputError(
        f"{argument!r} cannot be read{f' as {named}' if named else ''}. Give an archive's zip, its folder, or a table "
        "of posts."
    )


def detect_network(argument: str, named: From | None = None) -> Network | None:
    """The network that `argument` is an account of, by its shape alone or as `named`; None for a file.

    What lies on the disk by that name is taken for the file that it is. Raises BadInputError for an address on the web
    that is of no account.
    """
    if network := next((network for network in NETWORKS if network.platform == named), None):
        return network
    path = Path(argument).expanduser()
    try:
        is_file = path.suffix.lower() in _OF_FILES and "://" not in argument and not argument.startswith("@")
        if is_file or path.exists():
            return None
    except (OSError, ValueError):
        pass  # too long for a path, or not one at all
    found = None if named else next((network for network in NETWORKS if network.source().recognises(argument)), None)
    if found is None and "://" in argument:
        *others, last = (network.title for network in reversed(NETWORKS))
        raise BadInputError(
            f"{argument!r} is no account's address on {', '.join(others)} or {last}. Such are https://x.com/name, "
            "https://bsky.app/profile/name.bsky.social and https://server/@name. A file must be downloaded first."
        )
    return found


def with_login(platform: str) -> Network:
    """The network `place`, whose token can be kept. Raises BadInputError for one that has none."""
    able: dict[str, Network] = {network.platform: network for network in NETWORKS if network.token}
    if platform not in able:
        raise BadInputError(f"There is nothing to log in to at {platform!r}. It goes for: {', '.join(able)}.")
    return able[platform]


def at_network(account: Account) -> Network | None:
    """The network that `account` lives at, None where we know none of that name."""
    return next((network for network in NETWORKS if network.platform == account.platform), None)
