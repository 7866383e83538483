"""Messages in files of records: JSON, CSV, and the XML of SMS Backup & Restore."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any, NamedTuple

from huggingtweets.errors import BadInputError
from huggingtweets.sources.chats.texts import Message
from huggingtweets.sources.fields import storable, time_of, value_at
from huggingtweets.sources.table.texts import from_meta

Users = Mapping[object, Sequence[str]]
"""The names of people by id, as Slack's users.json has them."""

_HALVES = re.compile(r"(?:&#5[5-7]\d{3};)+")
"""Emoji in the XML, each as the two halves of UTF-16."""
_LINK = re.compile(r"<([@#!]?)([^<>|\n]*)(?:\|([^<>\n]*))?>")
_EMOJI = re.compile(r"<a?(:\w+:)\d+>")


class Format(NamedTuple):
    """Where a program puts the parts of a message: the keys, the best first. A dot leads into a nested object."""

    has: str
    """Keys that all messages have, and nothing else."""
    text: str
    time: str
    names: str = ""
    person: str = ""
    own: str = ""
    """The key, or key=value, that shows one's own messages. Names do not matter then."""
    only: str = ""
    """Messages that people wrote have one of these values. None: the key is missing."""
    skip: str = ""
    """Keys of messages that others wrote, or that are none."""


# fmt: off
_MESSENGER = Format("sender_name timestamp_ms", "content", "timestamp_ms", "sender_name",
    skip="is_unsent share call_duration")
DISCORD_OWN = Format("ID Timestamp Contents", "Contents", "Timestamp", own="ID")
"""Discord's data package. It has only one's own messages."""
_FORMATS = [(frozenset(re.sub(r"\.\w+", "", form.has).split()), form) for form in (
    _MESSENGER,
    DISCORD_OWN,
    Format("from from_id date text", "text", "date_unixtime date", "from", "from_id", only="type=message",
        skip="forwarded_from saved_from via_bot"),  # Telegram
    Format("timestamp content type author.nickname", "content", "timestamp", "author.name author.nickname",
        "author.id", only="type=Default type=Reply", skip="author.isBot"),  # DiscordChatExporter, JSON
    Format("AuthorID Author Date Content", "Content", "Date", "Author", "AuthorID"),  # and CSV
    Format("type user text ts", "text", "ts", "user_profile.display_name user_profile.real_name user_profile.name",
        "user", only="subtype=None subtype=thread_broadcast subtype=me_message", skip="bot_id"),  # Slack
    Format("senderName text timestamp isUnsent", "text", "timestamp", "senderName"),  # Messenger, encrypted chats
    Format("sentMessage", "sentMessage.message", "sentMessage.timestamp", own="sentMessage"),  # signal-cli
    Format("type body sent_at conversationId", "body", "sent_at", own="type=outgoing"),  # sigtop, Signal Desktop
    Format("sender body date reactions", "body", "date", own="sender=Me"),  # signal-export
    Format("address date type body", "body", "date", own="type=2"),  # SMS Backup & Restore
)]
# fmt: on


def messages_in(values: Iterable[object], users: Users) -> Iterator[tuple[Message, Format]]:
    """The messages in `values`, JSON of any shape. What is within a message is not looked at: others wrote it."""
    for value in values:
        pending = [value]
        while pending:
            node = pending.pop()
            keys = node.keys() if isinstance(node, dict) else frozenset[str]()
            form = next((form for has, form in _FORMATS if has <= keys), None)
            if form and all(_values(node, path) for path in form.has.split() if "." in path):
                yield _message(node, form, users), form
            elif isinstance(node, dict | list):
                pending += reversed(node.values() if isinstance(node, dict) else node)


def _message(record: Mapping[str, Any], form: Format, users: Users) -> Message:
    """The message in `record`. The text is empty if it holds none of the author's own words."""

    def matches(pairs: str) -> bool:
        split = (pair.partition("=") for pair in pairs.split())
        return any(str(record.get(key)) == value if value else key in record for key, _, value in split)

    is_written = (not form.only or matches(form.only)) and not _values(record, form.skip)
    text = next(map(_text, _values(record, form.text)), "") if is_written else ""
    names = [name for name in _values(record, form.names) if isinstance(name, str)]
    if form is _MESSENGER:
        text, *names = map(from_meta, [text, *names])
    person = next(map(str, _values(record, form.person)), "")
    names += [*users.get(person, ()), person] if person else []
    time = next(filter(None, map(time_of, _values(record, form.time))), None)
    return Message(_plain(text, users), time, matches(form.own) if form.own else None, names, person)


def _values(record: object, paths: str) -> list[Any]:
    found = (value_at(record, *path.split(".")) for path in paths.split())
    return [value for value in found if value not in (None, "", [], False)]


def _text(value: object) -> str:
    """A text, or its parts as Telegram writes them. Quoted parts are somebody else's."""
    if isinstance(value, list):
        parts = [part for part in value if value_at(part, "type") != "blockquote"]
        value = "".join(part if isinstance(part, str) else str(value_at(part, "text") or "") for part in parts)
    return storable(value) if isinstance(value, str) else ""


def _plain(text: str, users: Users) -> str:
    """`text` without the notation of Slack and Discord for people, channels, links and emoji."""

    def plain(found: re.Match[str]) -> str:
        mark, target, label = found.groups()
        if mark == "@":
            return "" if target.strip("!&").isdigit() else "@" + (label or [*users.get(target, ()), target][0])
        return f"{mark}{label}" if mark == "#" and label else f"@{target}" if mark == "!" else target

    if "<" in text and (users or "<@" in text or _EMOJI.search(text)):
        text = _LINK.sub(plain, _EMOJI.sub(r"\1", text))
    return html.unescape(text) if users and "&" in text else text


def users_in(values: Iterable[object]) -> Users:
    """The names of the people in Slack's users.json."""
    paths = "profile.display_name profile.real_name real_name name"
    return {str(value_at(user, "id")): [*map(str, _values(user, paths))] for user in values}


class _Backup(HTMLParser):
    """The XML of SMS Backup & Restore. It is not well-formed: emoji are halves of characters."""

    is_whole = False

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in {"sms", "mms"}:
            kind = values.get("msg_box", "") if tag == "mms" else values.get("type", "")
            self.found.append({"address": "", "date": "", "body": "", **values, "type": kind})
        elif tag == "part" and self.found and values.get("ct") == "text/plain":
            self.found[-1]["body"] += values.get("text", "")

    def handle_endtag(self, tag: str) -> None:
        self.is_whole |= tag == "smses"


def sms(lines: Iterable[str], name: str) -> Iterator[dict[str, str]]:
    """The messages in the XML of SMS Backup & Restore. Raises BadInputError if it is cut off."""
    backup = _Backup()
    for line in lines:
        backup.feed(_HALVES.sub(_joined, line))
        yield from backup.found[:-1]  # more parts of the last one may follow
        del backup.found[:-1]
    yield from backup.found
    if not backup.is_whole:
        raise BadInputError(f"{name} is cut off or damaged.", hint="Export it again.")


def _joined(halves: re.Match[str]) -> str:
    return storable("".join(chr(int(number)) for number in re.findall(r"\d+", halves[0])))
