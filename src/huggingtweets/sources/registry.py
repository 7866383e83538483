"""The list of all sources of posts, and how an argument is matched to one of them.

To add a platform, give it a folder beside `x/` and one entry here for each of its classes: in `FILES` for a `Source`
(a file or folder), in `NETWORKS` for a `NetworkSource` (an account). A new network also needs its name in `SourceType`.
Detection, the commands and the check of options follow from the entries. Classes are imported when they are used.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name
from typing import Literal, cast

from huggingtweets.errors import BadInputError, ConfigError, NotFoundError
from huggingtweets.files import regular_file
from huggingtweets.posts.post import Account
from huggingtweets.sources.base import Source, SourceOptions
from huggingtweets.sources.network import NetworkSource
from huggingtweets.text import listing, quoted

SourceType = Literal["x", "bluesky", "mastodon", "community", "archive", "table"]
"""Values of `--from`: the name of a network, or the type of a file."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file or folder that holds posts."""

    source_type: Literal["archive", "chat", "table"]
    label: str
    """What it is, within a sentence: "an X archive"."""
    location: str
    """Module below `sources`, and class: "x.archive:XArchive"."""
    options: tuple[str, ...]
    """Options of `add` that it takes."""

    def source(self) -> type[Source]:
        return cast(type[Source], resolve_name(f"huggingtweets.sources.{self.location}"))


@dataclass(frozen=True, slots=True)
class Network:
    """A platform that is asked over the network."""

    platform: Literal["x", "bluesky", "mastodon", "community"]
    title: str
    """The platform, within a sentence."""
    label: str
    """An account on it, within a sentence: "an X account"."""
    argument: str
    """What `add` takes for an account, with {} for its handle."""
    location: str
    """Module below `sources`, and class: "x.api:XApi"."""
    options: tuple[str, ...]
    """Options of `add` that it takes."""
    token: str | None = None
    """Environment variable of the token that `login` stores. None: the platform needs none."""

    def source(self) -> type[NetworkSource]:
        return cast(type[NetworkSource], resolve_name(f"huggingtweets.sources.{self.location}"))


_COLUMNS = ("text_column", "id_column", "time_column", "author_column")
_FETCHING = ("limit", "no_wait")
_MEANT_FOR = {
    "handle": "files",
    "price_per_post": "accounts on X",
    "with_cw": "Bluesky, Mastodon and tables",
    **dict.fromkeys(_FETCHING, "accounts that are fetched"),
    **dict.fromkeys(("platform", *_COLUMNS), "tables"),
}
"""What each option is for, to complete the hint of `check_options`."""

CHAT = FileKind("chat", "a chat", "chats.chat:Chat", ())  # read by `add_chat` alone
FILES: tuple[FileKind, ...] = (
    FileKind("archive", "a Bluesky repository (CAR)", "bluesky.car:BlueskyCar", ("handle", "with_cw")),
    FileKind("archive", "an X archive", "x.archive:XArchive", ("handle",)),
    FileKind("archive", "a Mastodon archive", "mastodon.archive:MastodonArchive", ("handle", "with_cw")),
    CHAT,
    FileKind("table", "a table of posts", "table.table:Table", ("handle", "platform", "with_cw", *_COLUMNS)),
)
"""All kinds of files, the most specific first: the first that recognises an argument reads it."""

NETWORKS: tuple[Network, ...] = (
    Network(
        "community",
        "the Community Archive",
        "an account in the Community Archive",
        "community:{}",
        "community:Community",
        _FETCHING,
    ),
    Network("mastodon", "Mastodon", "a Mastodon account", "@{}", "mastodon.api:Mastodon", (*_FETCHING, "with_cw")),
    Network("x", "X", "an X account", "@{}", "x.api:XApi", (*_FETCHING, "price_per_post"), "X_BEARER_TOKEN"),
    Network("bluesky", "Bluesky", "a Bluesky account", "{}", "bluesky.api:Bluesky", (*_FETCHING, "with_cw")),
)
"""All networks. The first that recognises an argument is asked."""

_SUFFIXES = {
    ".7z", ".bz2", ".car", ".csv", ".gz", ".html", ".js", ".json", ".jsonl", ".ndjson", ".parquet", ".rar", ".tar",
    ".tgz", ".tsv", ".txt", ".xlsx", ".xml", ".xz", ".zip", ".zst",
}  # fmt: skip
"""Suffixes that always mean a file. Some are top-level domains too, but a mistyped file name is no account."""


def detect(argument: str | Path, options: SourceOptions | None = None, source_type: SourceType | None = None) -> Source:
    """The source that reads the file or folder `argument`, by content or as `source_type`. Raises as `file_kind`."""
    return file_kind(argument, source_type).source()(os.fspath(argument), options or SourceOptions())


def file_kind(argument: str | Path, source_type: SourceType | None = None, *, chats: bool = False) -> FileKind:
    """The kind of file that `argument` is, by its content or as `source_type`. With `chats`, it is a chat.

    Raises NotFoundError if there is no such file, BadInputError if no source can read it, or without `chats` a chat.
    """
    argument = os.fspath(argument)
    if not argument.strip():
        raise BadInputError("There is nothing to add.", hint="Give a file, a folder or an account.")
    path = Path(argument).expanduser()
    try:
        exists = path.exists()
        if exists and not path.is_dir():
            if not regular_file(path):
                raise BadInputError(f"{path.name} is an empty file.", hint="Export or download it again.")
            path.open("rb").close()  # shows whether we may read it
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise BadInputError(f"{argument!r} cannot be read ({why}).", hint="Give another file or folder.") from error
    if not exists:
        is_path = path.name != argument or path.suffix.lower() in _SUFFIXES
        accounts = "Write accounts as @name (X), name.bsky.social, @name@server (Mastodon) or community:name."
        raise NotFoundError(
            f"There is no file or folder {argument!r}.", hint="Check the path." if is_path else accounts
        )
    if chats:
        return CHAT
    for kind in FILES:
        if (kind is CHAT or source_type in {None, kind.source_type}) and kind.source().recognises(argument):
            if kind is not CHAT:
                return kind
            message = f"{path.name} is a chat, which holds other people's messages too."
            hint = "To add your own: {command}"
            raise BadInputError(message, hint=hint, command=f"add-chat {quoted(argument)} --me NAME")
    wanted = f" as type {source_type}" if source_type else ""
    raise BadInputError(
        f"{argument!r} cannot be read{wanted}.", hint="Give the zip or folder of an archive, or a table of posts."
    )


def detect_network(argument: str, source_type: SourceType | None = None) -> Network | None:
    """The network that `argument` names an account on, by its form or as `source_type`. None if it means a file.

    A file of that name takes precedence. Raises BadInputError for a web address that does not belong to an account.
    """
    if network := next((network for network in NETWORKS if network.platform == source_type), None):
        return network
    path = Path(argument).expanduser()
    try:
        is_file = path.suffix.lower() in _SUFFIXES and "://" not in argument and not argument.startswith("@")
        if is_file or path.exists():
            return None
    except (OSError, ValueError):
        pass  # too long for a path, or not one at all
    if source_type is None:
        for network in NETWORKS:
            if network.source().recognises(argument):
                return network
    if "://" in argument:
        raise BadInputError(
            f"{argument!r} is not the address of an account on {listing([n.title for n in NETWORKS], 'or')}.",
            hint="Give an address such as https://x.com/name, https://bsky.app/profile/name.bsky.social or "
            "https://server/@name. Download a file before you add it.",
        )
    return None


def network_of(account: Account) -> Network | None:
    """The network of `account`'s platform, None if it has none."""
    return next((network for network in NETWORKS if network.platform == account.platform), None)


def network_with_login(platform: str) -> Network:
    """The network `platform`, whose token can be stored. Raises BadInputError if it needs none."""
    networks: dict[str, Network] = {network.platform: network for network in NETWORKS if network.token}
    if platform not in networks:
        raise BadInputError(f"{platform!r} needs no login.", hint=f"Platforms with a login: {', '.join(networks)}.")
    return networks[platform]


def check_options(given: Mapping[str, object], entries: Iterable[FileKind | Network], because: str) -> None:
    """Raise ConfigError for the first of the `given` options that none of `entries` takes.

    Options that are None or False count as not given. `because` completes the message: "a.zip is an X archive".
    """
    taken = {option for entry in entries for option in entry.options}
    for option, value in given.items():
        if value is not None and value is not False and option in _MEANT_FOR and option not in taken:
            message = f"{{option}} does not apply: {because}."
            raise ConfigError(message, hint=f"Leave it out. It is for {_MEANT_FOR[option]}.", option=option)
