"""Messages in files of records: JSON, CSV, and the XML of SMS Backup & Restore."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from huggingtweets.errors import BadInputError
from huggingtweets.sources.chats.texts import Message
from huggingtweets.sources.fields import storable, time_of, value_at
from huggingtweets.sources.table.texts import from_meta

Users = Mapping[object, Sequence[str]]
"""The names of people by id, as Slack's users.json has them."""

_NOTATION = re.compile(r"<(?:[@#!][^<>\n]*|a?:\w+:\d+|(https?://[^<>|\n]*)[^<>\n]*)>")
"""How Slack and Discord write people, channels, emoji and links."""
_TAG = re.compile(r"""<(sms|mms|part)\s((?:[\w-]+=(?:"[^"]*"|'[^']*')\s*)*)""")
_ATTRIBUTE = re.compile(r"""([\w-]+)=(?:"([^"]*)"|'([^']*)')""")
_HALVES = re.compile(r"(?:&#5[5-7]\d{3};)+")


class ChatFormat(NamedTuple):
    """The keys of a program for the parts of a message, the best first. A dot leads into a nested object.

    All messages have the keys `has`, and no other objects. `own` is the key, or key=value, that shows one's own ones.
    Messages that people wrote have one of the values `only` (None: not the key), and none of the keys `skip`.
    """

    has: str
    text: str
    time: str
    names: str = ""
    person: str = ""
    own: str = ""
    only: str = ""
    skip: str = ""


# fmt: off
_MESSENGER = ChatFormat("sender_name timestamp_ms", "content", "timestamp_ms", "sender_name",
    skip="is_unsent share call_duration")
DISCORD_OWN = ChatFormat("ID Timestamp Contents", "Contents", "Timestamp", own="ID")  # the data package
_FORMATS = [(frozenset(re.sub(r"\.\w+", "", form.has).split()), form) for form in (
    _MESSENGER,
    DISCORD_OWN,
    ChatFormat("from from_id date text", "text", "date_unixtime date", "from", "from_id", only="type=message",
        skip="forwarded_from saved_from via_bot"),  # Telegram
    ChatFormat("timestamp content type author.nickname", "content", "timestamp", "author.name author.nickname",
        "author.id", only="type=Default type=Reply", skip="author.isBot"),  # DiscordChatExporter, JSON
    ChatFormat("AuthorID Author Date Content", "Content", "Date", "Author", "AuthorID"),  # and CSV
    ChatFormat("type user text ts", "text", "ts", "user_profile.display_name user_profile.real_name user_profile.name",
        "user", only="subtype=None subtype=thread_broadcast subtype=me_message", skip="bot_id"),  # Slack
    ChatFormat("senderName text timestamp isUnsent", "text", "timestamp", "senderName"),  # Messenger, encrypted chats
    ChatFormat("type body sent_at conversationId", "body", "sent_at", own="type=outgoing"),  # sigtop, Signal Desktop
    ChatFormat("sender body date reactions", "body", "date", own="sender=Me"),  # signal-export
    ChatFormat("address date type body", "body", "date", own="type=2"),  # SMS Backup & Restore
)]
# fmt: on


def messages_in(values: Iterable[object], users: Users) -> Iterator[tuple[Message, ChatFormat]]:
    """The messages in `values`, JSON of any shape. What is within a message is not looked at: others wrote it."""
    for value in values:
        pending = [value]
        while pending:
            node = pending.pop()
            if isinstance(node, list):
                pending += reversed(node)
            elif isinstance(node, dict):
                form = next((form for has, form in _FORMATS if has <= node.keys()), None)
                if form and all(_values(node, path) for path in form.has.split() if "." in path):
                    yield _message(node, form, users), form
                else:
                    pending += reversed(node.values())


def _message(record: Mapping[str, Any], form: ChatFormat, users: Users) -> Message:
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
    text = _NOTATION.sub(r"\1", text)
    return Message(html.unescape(text) if users else text, time, matches(form.own) if form.own else None, names, person)


def _values(record: object, paths: str) -> list[Any]:
    found = (value_at(record, *path.split(".")) for path in paths.split())
    return [value for value in found if value not in (None, "", [], False)]


def _text(value: object) -> str:
    """A text, or its parts as Telegram writes them. Quoted parts are somebody else's."""
    if isinstance(value, list):
        parts = [part for part in value if value_at(part, "type") != "blockquote"]
        value = "".join(part if isinstance(part, str) else str(value_at(part, "text") or "") for part in parts)
    return storable(value) if isinstance(value, str) else ""


def users_in(values: Iterable[object]) -> Users:
    """The names of the people in Slack's users.json."""
    paths = "profile.display_name profile.real_name real_name name"
    return {str(value_at(user, "id")): [*map(str, _values(user, paths))] for user in values}


def sms(lines: Iterable[str], name: str) -> Iterator[dict[str, str]]:
    """The messages in the XML of SMS Backup & Restore, which has an element per line and emoji as halves of UTF-16.

    Raises BadInputError if it is cut off.
    """
    found: dict[str, str] = {}
    line = ""
    for line in lines:
        for tag, attributes in _TAG.findall(line):
            pairs = ((key, _HALVES.sub(_joined, one or other)) for key, one, other in _ATTRIBUTE.findall(attributes))
            values = {key: html.unescape(value) for key, value in pairs}
            if tag != "part":
                yield found
                found = {"address": "", "body": "", "type": values.get("msg_box", "")} | values
            elif found and values.get("ct") == "text/plain":
                found["body"] += values.get("text", "")
    yield found
    if "</smses>" not in line:
        raise BadInputError(f"{name} is cut off.", hint="Export it again.")


def _joined(halves: re.Match[str]) -> str:
    return storable("".join(chr(int(number)) for number in re.findall(r"\d+", halves[0])))
