"""Finding the files of an X data archive, and opening only those that hold posts.

The same zip or folder holds direct messages, the e-mail address, the phone number, IP addresses and contacts. So
every name is matched against `MEMBERS`, and nothing else can be opened.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from huggingtweets.errors import BadInputError
from huggingtweets.sources.archives import Archive
from huggingtweets.sources.base import Notices
from huggingtweets.sources.fields import name_of, objects_in, some, value_at
from huggingtweets.sources.json_stream import json_values
from huggingtweets.text import quoted

Role = Literal["posts", "community", "notes", "account", "manifest", "classic", "classic_account"]

_PARTS = r"(?:-part[0-9]{1,5})?"

MEMBERS: dict[Role, re.Pattern[str]] = {
    "posts": re.compile(rf"tweets?{_PARTS}\.js", re.IGNORECASE),
    # Posts in communities are public. Those in deleted-tweets.js and twitter-circle-tweet.js are not.
    "community": re.compile(rf"community-tweet{_PARTS}\.js", re.IGNORECASE),
    "notes": re.compile(rf"note-tweet{_PARTS}\.js", re.IGNORECASE),
    "account": re.compile(r"account\.js", re.IGNORECASE),
    "manifest": re.compile(r"manifest\.js", re.IGNORECASE),
    # Archives from before 2019. Their tweets.csv is a table like others.
    "classic": re.compile(r"js/tweets/[0-9]{4}_[0-9]{2}\.js", re.IGNORECASE),
    "classic_account": re.compile(r"js/user_details\.js", re.IGNORECASE),
}
"""All files that are ever read, by their name below the archive's folder, without `data/`."""

_WANTED = re.compile(
    rf"((?:[^/]+/){{0,2}}?)(data/)?({'|'.join(each.pattern for each in MEMBERS.values())})", re.IGNORECASE
)
"""The archive's folder, `data/`, and the name below."""
POSTS: tuple[Role, ...] = ("posts", "community", "classic")
KEYS: dict[Role, str] = {"posts": "tweets", "community": "community-tweet", "notes": "note-tweet", "account": "account"}
"""The lists that are ever read of an `archive.json`, in which the Community Archive keeps an archive."""
_IN_MANIFEST: tuple[Role, ...] = ("posts", "community", "notes")
REMEDY = "Download the archive from X again."

_PACKED = (".car", ".tar.gz", ".tgz", ".zip")
_PART = re.compile(r"-part([0-9]+)\.js$")


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the archive that may be read."""

    role: Role
    name: str
    """Below the archive's folder, without `data/`."""
    full_name: str
    """In the archive."""
    count: int | None = None
    """Number of records according to the manifest."""
    key: str | None = None
    """The list of records in an `archive.json`."""


class XFiles:
    """The readable files of an X archive: a zip, a folder, or one `.js` file."""

    def __init__(self, path: Path, notices: Notices, *, is_one_object: bool = False) -> None:
        """Find the files by name, or with `is_one_object` the lists in an `archive.json`.

        Raises BadInputError if there are no posts.
        """
        self._notices = notices
        self._archive = Archive(path, REMEDY, lambda name: bool(_WANTED.fullmatch(name)) or _is_packed(name))
        for name in self._archive.links:
            self._notices.warn(
                f"{name_of(name)} was skipped, because it is a link that leads out of {name_of(path.name)}."
            )
        self.user: object = None
        """What the manifest says about the account."""
        if is_one_object:
            self.members = [Member(role, path.name, path.name, key=key) for role, key in KEYS.items()]
            return
        is_one_file = self._archive.kind == "file"
        archives = _archives_in(self._archive.names)
        found = archives.get("", []) if is_one_file else self._nearest(archives)
        manifest = next((self.first(member) for member in found if member.role == "manifest"), None)
        self.user = value_at(manifest, "userInfo")
        self.members = self._choose(found, _counts(manifest))
        if is_one_file:
            self._keep_only(path.name)
        if value_at(manifest, "archiveInfo", "isPartialArchive") in (True, "true"):
            self._notices.warn("X marks this archive as partial, so posts are missing.", "Ask X for a new one.")

    def of(self, *roles: Role) -> list[Member]:
        """The members with one of these roles, numbered parts in order."""
        return [member for member in self.members if member.role in roles]

    def records(self, member: Member) -> Iterator[object]:
        """The values in one member. Raises BadInputError if they cannot be read."""
        return self._archive.values(member.full_name, member.key)

    def first(self, member: Member) -> object:
        """The first value in one member. None, with a notice, if it is no JSON."""
        with self._archive.open(member.full_name) as file:
            try:
                return next(json_values(file, member.name, REMEDY, member.key), None)
            except BadInputError:
                self._notices.warn(f"{member.name} is damaged and was skipped.")
                return None

    def _nearest(self, archives: Mapping[str, list[Member]]) -> list[Member]:
        """The members of the only archive with posts, at the top or up to two folders down. Raises BadInputError."""
        folder = self._archive.nearest(folder for folder, members in archives.items() if _has_posts(members))
        if folder is not None:
            return archives[folder]
        path = self._archive.path
        packed = sorted(filter(_is_packed, self._archive.names))
        if packed and path.is_dir():
            message = f"{path.name} is no archive, but holds {some(packed)}."
            hint = f"Add {'it' if len(packed) == 1 else 'one'} with: {{command}}"
            raise BadInputError(message, hint=hint, command=f"add {quoted(path / packed[0])}")
        if packed:
            raise BadInputError(
                f"{path.name} holds another archive ({some(packed)}).", hint="Unpack it and add that one."
            )
        message = f"{path.name} holds no posts: an X archive has them in data/tweets.js."
        raise BadInputError(message, hint="Give the zip from X, the folder it unpacks to, or a table of posts.")

    def _choose(self, found: list[Member], counts: Mapping[str, int | None]) -> list[Member]:
        """The members to read: for each role those in the manifest's `counts`, or all if it lists none."""
        names = {member.name for member in found}
        listed = {member.role for member in found if member.name in counts}
        missing = [name for name, n in counts.items() if n != 0 and name not in names and _role_of(name) in listed]
        if missing:
            lacks = f"the archive lacks {some(missing)}, which its manifest lists"
            self._notices.warn(f"Posts are missing: {lacks}.", REMEDY)
        chosen = [each for each in found if each.name in counts or each.role not in listed]
        chosen.sort(key=lambda member: (list(MEMBERS).index(member.role), _part_number(member.name)))
        return [replace(member, count=counts.get(member.name)) for member in chosen]

    def _keep_only(self, file: str) -> None:
        """Read posts only from the file that the user named, whatever its name."""
        others = [member.name for member in self.of(*POSTS) if member.name != file]
        named = [member for member in self.of(*POSTS) if member.name == file] or [Member("posts", file, file)]
        self.members = [*named, *(member for member in self.members if member.role not in POSTS)]
        if others:
            self._notices.tell(f"Only {file} was read.", f"Give the folder to read {some(others)} too.")


def _counts(manifest: object) -> dict[str, int | None]:
    """Number of records of each file of posts or notes in the manifest, by its name without `data/`."""
    counts: dict[str, int | None] = {}
    types = value_at(manifest, "dataTypes")
    for kind in types.values() if isinstance(types, dict) else ():
        for entry in objects_in(value_at(kind, "files")):
            name = str(entry.get("fileName")).removeprefix("data/")
            if _role_of(name) in _IN_MANIFEST:
                count = str(entry.get("count"))
                counts[name] = int(count) if count.isascii() and count.isdecimal() and len(count) < 19 else None
    return counts


def _is_packed(name: str) -> bool:
    """Whether `name` is that of a packed archive of any platform."""
    return name.lower().endswith(_PACKED) and name_of(name) == name


def hold_posts(path: Path) -> bool:
    """Whether there are posts of X in a zip, a tar or a folder. Raises as `Archive`."""
    names = Archive(path, REMEDY, lambda name: _WANTED.fullmatch(name) is not None).names
    return any(map(_has_posts, _archives_in(names).values()))


def _role_of(name: str) -> Role | None:
    return next((role for role, pattern in MEMBERS.items() if pattern.fullmatch(name)), None)


def _archives_in(names: Sequence[str]) -> dict[str, list[Member]]:
    """The members of each archive among `names`, by its folder, which is empty or ends with a slash."""
    archives: dict[str, dict[str, Member]] = defaultdict(dict)
    for full_name in names:
        if found := _WANTED.fullmatch(full_name):
            folder, data, name = found.groups()
            if (role := _role_of(name)) and (data or name not in archives[folder]):
                archives[folder][name] = Member(role, name, full_name)
    return {folder: list(members.values()) for folder, members in archives.items()}


def _has_posts(members: Sequence[Member]) -> bool:
    return any(member.role in POSTS for member in members)


def _part_number(name: str) -> tuple[int, str]:
    part = _PART.search(name)
    return int(part[1]) if part else 0, name
