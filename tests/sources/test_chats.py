"""Chats: only the messages of one person are read, from the exports that people have."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from huggingtweets import sources
from huggingtweets.errors import BadInputError, ConfigError, HuggingTweetsError, NotFoundError, StoppedError
from huggingtweets.library import Library
from huggingtweets.posts.post import Post
from huggingtweets.sources import SourceOptions
from huggingtweets.sources.chats.chat import Chat
from tests.conftest import Run
from tests.sources.hostility import assert_plain

TRAP = "mousetrap words of somebody else"
AT = "2024-03-12 22:15"


def read(path: Path, content: Any, me: str | None = "Ada") -> list[Post]:
    """The messages by `me` in `content`: a text, bytes, JSON, or the members of a zip."""
    if isinstance(content, dict) and any("." in name for name in content):
        with zipfile.ZipFile(path.with_suffix(".zip"), "w") as container:
            for name, member in content.items():
                container.writestr(name, member if isinstance(member, str | bytes) else json.dumps(member))
        path = path.with_suffix(".zip")
    else:
        data = content if isinstance(content, str | bytes) else json.dumps(content)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    posts = list(Chat(str(path), SourceOptions(handle=me)).posts())
    assert TRAP not in repr(posts)
    return posts


def texts(posts: list[Post]) -> list[str]:
    return [post.text for post in posts]


# --- WhatsApp ----------------------------------------------------------------------------------------------------

IOS = """\u200e[12/03/2024, 22:14:00] Garden: \u200eMessages and calls are end-to-end encrypted.
[12/03/2024, 22:14:30] Bob: {trap}
{trap}
[12/03/2024, 22:15:00] Ada: tea
and fog

twice
\u200e[12/03/2024, 22:16:00] Ada: \u200eimage omitted
\u200e[12/03/2024, 22:16:10] Ada: \u200e<attached: 00000012-PHOTO.jpg>
[12/03/2024, 22:16:20] Ada: rain \u200e<This message was edited>
[12/03/2024, 22:17:00] ~\u202fBob: {trap}
[12/03/2024, 22:18:00] Ada: > {trap}
soup
\u200e[12/03/2024, 22:19:00] Bob: \u200eBob left
{trap}
""".replace("{trap}", TRAP)

ANDROID = """12/03/2024, 22:10 - Messages and calls are end-to-end encrypted. Tap to learn more.
12/03/2024, 22:14 - Bob: {trap}
{trap}
12/03/2024, 22:15 - Ada: tea
and fog

twice
12/03/2024, 22:16 - Ada: <Media omitted>
12/03/2024, 22:16 - Ada: <Medien ausgeschlossen>
12/03/2024, 22:16 - Ada: <Multimedia omitido>
12/03/2024, 22:16 - Ada: <メディアは含まれていません>
12/03/2024, 22:16 - Ada: IMG-20240312-WA0001.jpg (Datei angehängt)
rain
12/03/2024, 22:16 - Ada: You deleted this message
12/03/2024, 22:16 - Ada: null
12/03/2024, 22:17 - Bob changed the subject to “{trap}”
{trap}
12/03/2024, 22:18 - Ada: soup
12/03/2024 à 22h19 le soir {trap}
{trap}
""".replace("{trap}", TRAP)


@pytest.mark.parametrize("content", [IOS, ANDROID], ids=["iOS", "Android"])
@pytest.mark.parametrize("name", ["_chat.txt", "WhatsApp Chat with Bob.zip"])
def test_whatsapp(tmp_path: Path, content: str, name: str) -> None:
    packed = {"_chat.txt": content.encode(), "IMG-1.jpg": b"\xff\xd8", "notes.txt": f"{TRAP}\nAda: {TRAP}\n".encode()}
    posts = read(tmp_path / name, packed if name.endswith("zip") else content)
    assert texts(posts) == ["tea\nand fog\n\ntwice", "rain", "soup"]
    assert posts[0].created_at == datetime(2024, 3, 12, 22, 15, tzinfo=UTC)
    assert (posts[0].platform, posts[0].handle) == ("chat", "Ada")


@pytest.mark.parametrize(
    "start",
    [
        "12/03/24, 22:15 - ", "12/03/2024, 10:15 pm - ", "12/03/2024, 10:15\u202fp.\u00a0m. - ", "12.03.24, 22:15 - ",
        "12-03-2024 22:15 - ", "2024-03-12 22:15 - ", "3/13/24, 10:15\u202fPM - ", "3/12/24, 10:15 PM - ",
        "[3/12/24, 10:15:00\u202fPM] ", "[12.03.24, 22:15:00] ", "[12.3.2024 klo 22.15.00] ", "[2024-03-12, 22:15:00] ",
        "2024/3/12 下午10:15 - ", "2024. 3. 12. 오후 10:15 - ", "[2024/03/12 22:15:00] ", "2024/03/12 22:15 - ",
        "١٢\u200f/٣\u200f/٢٠٢٤، ١٠:١٥ م - ", "12.03.2024 г., 22:15 - ", "12/03/2024 à 22:15 - ", "12/03/2024 22:15: ",
        "12. 3. 2024 22:15 - ", "12.03.24, 10:15 nachm. - ", "12.03.2024 22:15 - ", "12/3/2024 ÖS 10:15 - ",
    ],
)  # fmt: skip
def test_dates_of_whatsapp(tmp_path: Path, start: str) -> None:
    """In the formats of several languages, with 12 and 24 hours."""
    content = f"{start}Bob: {TRAP}\n{start}Ada: tea: hot\nand fog\n{start}Bob: {TRAP}\n{start}Bob left\n{TRAP}\n"
    (post,) = read(tmp_path / "chat.txt", content)
    assert post.text == "tea: hot\nand fog"
    assert post.created_at is not None
    assert f"{post.created_at:%Y-%m-%d %H:%M}" == AT.replace("-12 ", "-13 " if "13" in start else "-12 ")


def test_the_whole_file_decides_which_number_is_the_day(tmp_path: Path) -> None:
    content = "03/12/2024, 22:15 - Ada: tea\n03/13/2024, 22:15 - Bob: fog\n"
    assert [post.created_at for post in read(tmp_path / "chat.txt", content)] == [
        datetime(2024, 3, 12, 22, 15, tzinfo=UTC)
    ]


# --- Others ------------------------------------------------------------------------------------------------------


def telegram(number: int, name: str, person: str, text: Any, **more: Any) -> dict[str, Any]:
    time = {"date": "2024-03-12T23:15:00", "date_unixtime": "1710281700"}
    return {"id": number, "type": "message", **time, "from": name, "from_id": person, "text": text, **more}


TELEGRAM = {
    "name": "Bob",
    "type": "personal_chat",
    "id": 8,
    "messages": [
        {"id": 1, "type": "service", "actor": "Ada", "action": "pin_message", "text": ""},
        telegram(2, "Bob", "user8", TRAP),
        telegram(3, "Ada", "user7", ["te", {"type": "bold", "text": "a"}, {"type": "blockquote", "text": TRAP}]),
        telegram(4, "Ada", "user7", TRAP, forwarded_from="Bob"),
        telegram(5, "Ada", "user7", "fog", reply_to_message_id=2),
        telegram(6, None, "user9", TRAP),  # type: ignore[arg-type]
    ],
}
DISCORD = {
    "guild": {"name": "garden"},
    "messages": [
        {"id": str(n), "type": kind, "timestamp": "2024-03-12T22:15:00+00:00", "content": text,
         "author": {"id": person, "name": name, "nickname": nick, "isBot": False},
         "reference": {"messageId": "1"}, "embeds": [{"title": TRAP}]}
        for n, (kind, text, person, name, nick) in enumerate([
            ("Default", TRAP, "8", "bob", "Bob"), ("Default", "tea <:pot:12345> <@8>", "7", "ada", "Ada"),
            ("GuildMemberJoin", "Joined the server.", "7", "ada", "Ada"), ("Reply", "fog", "7", "ada", "Ada"),
        ])
    ],
}  # fmt: skip
OWN = "ID,Timestamp,Contents,Attachments\n1,2024-03-12 22:15:00,tea,\n2,2024-03-12 22:16:00,,https://x\n"
DISCORD_PACKAGE = {
    "account/user.json": {"username": "Ada", "email": "ada@example.org"},
    "messages/index.json": {"1": TRAP},
    "messages/c1/channel.json": {"id": "1", "recipients": ["7", "8"]},
    "messages/c1/messages.csv": OWN,
    "messages/c2/messages.json": [{"ID": 3, "Timestamp": "2024-03-12 22:17:00", "Contents": "fog", "Attachments": ""}],
    "activity/analytics/events-2024-00000-of-00001.json": TRAP,
}
SLACK = {
    "users.json": [
        {"id": "U7", "name": "ada.l", "profile": {"real_name": "Ada Lovelace", "display_name": "Ada"}},
        {"id": "U8", "name": "bob", "profile": {"real_name": "Bob"}},
    ],
    "channels.json": [{"id": "C1", "name": "general", "members": ["U7"], "topic": {"value": TRAP}}],
    "general/2024-03-12.json": [
        {"type": "message", "subtype": "channel_join", "user": "U7", "text": "<@U7> has joined", "ts": "1710281600.1"},
        {"type": "message", "user": "U8", "text": TRAP, "ts": "1710281650.000100"},
        {"type": "message", "user": "U7", "text": f"tea &amp; <@U8> <https://a.example|a> <!here>\n&gt; {TRAP}",
         "ts": "1710281700.000000", "attachments": [{"text": TRAP}]},
        {"type": "message", "user": "U7", "text": TRAP, "ts": "1710281701.0001", "bot_id": "B1"},
    ],
    "general/2024-03-13.json": [{"type": "message", "user": "U7", "text": "fog", "ts": "1710368100.000100"}],
}  # fmt: skip
MESSENGER = {
    "participants": [{"name": "Ada"}],
    "messages": [
        {"sender_name": "Bob", "timestamp_ms": 1710281700000, "content": TRAP},
        {"sender_name": "Ada", "timestamp_ms": 1710281700000, "content": "th\u00c3\u00a9"},
        {"sender_name": "Ada", "timestamp_ms": 1710281700001, "content": TRAP, "share": {"share_text": TRAP}},
    ],
}
ENCRYPTED = {
    "threadName": "Bob_1",
    "messages": [
        {"isUnsent": False, "senderName": name, "text": text, "timestamp": 1710281700000, "type": "text"}
        for name, text in [("Bob", TRAP), ("Ada", "tea")]
    ],
}
SMS = f"""<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<!-- a backup -->
<smses count="5">
  <sms protocol="0" address="+15550001" date="1710281600000" type="1" body="{TRAP}" contact_name="Ada" />
  <sms protocol="0" address="+15550001" date="1710281700000" type="2" body="tea &#55357;&#56832;&#55357;&#10;&amp;" />
  <sms protocol="0" address="+15550001" date="1710281700000" type="3" body="{TRAP}" contact_name="Bob" />
  <mms date="1710281700000" msg_box="2" address="1"><parts><part ct="image/png" data="AAAA" text="null" />
    <part ct="text/plain" text="fog" /></parts><addrs><addr address="1" /></addrs></mms>
  <mms date="1710281700000" msg_box="1" address="1"><parts><part ct="text/plain" text="{TRAP}" /></parts></mms>
</smses>"""
SIGTOP = f"""Conversation: Bob (+15550001)

From: Bob (+15550001)
Type: incoming
Sent: Tue, 12 Mar 2024 22:14:00 +0000
Received: Tue, 12 Mar 2024 22:14:00 +0000

{TRAP}

{TRAP}

From: You
Type: outgoing
Sent: Tue, 12 Mar 2024 23:15:00 +0100
Attachment: a.png (image/png, 1 bytes)
Reaction: x from Bob (+15550001)

> From: Bob (+15550001)
> Sent: Tue, 12 Mar 2024 22:14:00 +0000
>
> {TRAP}

tea

and fog

Type: keychange
Sent: Tue, 12 Mar 2024 22:16:00 +0000

From: You
Type: outgoing
Sent: Tue, 12 Mar 2024 22:17:00 +0000
Edited: 2 versions

| Version: 2
| Sent: Tue, 12 Mar 2024 22:18:00 +0000
|
| > From: Bob (+15550001)
| >
| > {TRAP}
|
| rain
| again
|
| Version: 1
| Sent: Tue, 12 Mar 2024 22:17:00 +0000
|
| rian

From: Bob (+15550001)
Type: incoming
Sent: Tue, 12 Mar 2024 22:19:00 +0000
Received: Tue, 12 Mar 2024 22:19:00 +0000

{TRAP}
"""
SIGTOP_SHORT = f"""2024-03-12 22:14 Bob: {TRAP}
2024-03-12 22:15 You: [reply to Bob on 2024-03-12 22:14, 1 attachment] tea
and fog
2024-03-12 22:16 Bob: [1 attachment]
{TRAP}
"""
SIGNAL_EXPORT = f"[2024-03-12, 22:14] Bob: {TRAP}\n[2024-03-12, 22:15] Me: tea\nand fog\n\n> {TRAP}\n"
SIGNAL_DESKTOP = [
    {"id": "1", "type": kind, "body": text, "sent_at": 1710281700000, "conversationId": "x", "quote": {"text": TRAP}}
    for kind, text in [("incoming", TRAP), ("outgoing", "tea"), ("outgoing", None)]
]
SIGEXPORT = "\n".join(
    json.dumps({"date": "2024-03-12T22:15:00", "sender": name, "body": text, "quote": TRAP, "reactions": []})
    for name, text in [("Bob", TRAP), ("Me", "tea")]
)

CHATS = {
    "Telegram": ("result.json", TELEGRAM, ["tea", "fog"]),
    "Telegram, all chats": ("result.json", {"contacts": {"list": [{"first_name": TRAP}]}, "chats": {"list": [TELEGRAM]},
        "left_chats": {"list": []}}, ["tea", "fog"]),
    "Telegram, list": ("messages.json", TELEGRAM["messages"], ["tea", "fog"]),
    "DiscordChatExporter": ("chat.json", DISCORD, ["tea", "fog"]),
    "DiscordChatExporter, CSV": ("chat.csv", "AuthorID,Author,Date,Content,Attachments,Reactions\n"
        f'"8","bob","2024-03-12T22:15:00+00:00","{TRAP}","",""\n"7","Ada","2024-03-12T22:15:00+00:00","tea","",""\n',
        ["tea"]),
    "Discord's package": ("package.zip", DISCORD_PACKAGE, ["tea", "fog"]),
    "Slack": ("slack.zip", SLACK, ["tea &  https://a.example", "fog"]),
    "Messenger": ("message_1.json", MESSENGER, ["thé"]),
    "Messenger, encrypted": ("Bob_1.json", ENCRYPTED, ["tea"]),
    "SMS": ("sms-20240312.xml", SMS, ["tea 😀�\n&", "fog"]),
    "sigtop": ("Bob.txt", SIGTOP, ["tea\n\nand fog", "rain\nagain"]),
    "sigtop, short": ("Bob.txt", SIGTOP_SHORT, ["tea\nand fog"]),
    "sigtop, JSON": ("Bob.json", SIGNAL_DESKTOP, ["tea"]),
    "signal-export": ("chat.md", SIGNAL_EXPORT, ["tea\nand fog"]),
    "signal-export, JSON": ("data.json", SIGEXPORT, ["tea"]),
}  # fmt: skip


@pytest.mark.parametrize("form", CHATS)
def test_formats(tmp_path: Path, form: str) -> None:
    name, content, expected = CHATS[form]
    posts = read(tmp_path / name, content)
    assert texts(posts) == [text.strip() for text in expected]
    assert posts[0].created_at == datetime(2024, 3, 12, 22, 15, tzinfo=UTC)
    assert read(tmp_path / name, content) == posts, "the same ids each time"
    with pytest.raises(BadInputError) as caught:
        sources.add(tmp_path / "home", tmp_path / name, SourceOptions(handle="Ada"))
    assert (caught.value.command or "").startswith("add-chat"), "`add` takes no chats, and says what does"


def test_dated_posts_are_no_chat(tmp_path: Path) -> None:
    """Even if a few of them look like messages."""
    lines = [f"2024-03-{day:02} 22:15 " + ("Tea: a list" if day % 5 == 0 else "tea and fog") for day in range(1, 29)]
    (tmp_path / "posts.txt").write_text("\n".join(lines))
    assert sources.add(tmp_path / "home", tmp_path / "posts.txt", SourceOptions(handle="ada")).added.new == 28


def test_a_long_export_of_all_chats(tmp_path: Path) -> None:
    """Chats of more than 4 MB, which do not fit into the decoder."""
    chats = [{"id": n, "messages": [telegram(i, "Ada", "user7", f"{n} {i} " + "tea " * 50) for i in range(15_000)]}
             for n in range(2)]  # fmt: skip
    assert len(read(tmp_path / "result.json", {"about": "x", "chats": {"about": "y", "list": chats}})) == 30_000


def test_own_messages_of_discord_are_a_table_too(tmp_path: Path) -> None:
    assert texts(read(tmp_path / "messages.csv", OWN)) == ["tea"]
    assert sources.add(tmp_path / "home", tmp_path / "messages.csv", SourceOptions(handle="ada")).added.new == 1


def test_discords_package_names_its_owner(tmp_path: Path) -> None:
    assert read(tmp_path / "package.zip", DISCORD_PACKAGE, None)[0].handle == "Ada"


@pytest.mark.parametrize(
    ("content", "me", "kind", "words"),
    [
        (TELEGRAM, "Adda", NotFoundError, ["Ada (3)", "Bob (1)", "none by Adda"]),
        (TELEGRAM, None, NotFoundError, ["Ada (3)", "Bob (1)"]),
        (IOS, "Adda", NotFoundError, ["Ada (5)", "Bob (2)"]),
        (SLACK, "U1", NotFoundError, ["Ada (4)", "Bob (1)"]),
        (SMS, None, BadInputError, ["does not say who you are"]),
        (TELEGRAM, " ", ConfigError, ["empty"]),
        ({"messages": [telegram(1, "Ada", "user7", "tea"), telegram(2, "Ada", "user8", TRAP)]}, "Ada", BadInputError,
         ["2 people", "user7, user8"]),
        ({"messages": [telegram(1, "Ada", "user7", "")]}, "Ada", BadInputError, ["no texts of yours"]),
        ("one\ntwo\n", "Ada", BadInputError, ["no messages of yours that can be read"]),
        ({"a.json": {"b": [1]}}, "Ada", BadInputError, ["no messages of yours that can be read"]),
        (SMS[:400], "Ada", BadInputError, ["cut off"]),
    ],
)  # fmt: skip
def test_errors(tmp_path: Path, content: Any, me: str | None, kind: type[HuggingTweetsError], words: list[str]) -> None:
    with pytest.raises(kind) as caught:
        read(tmp_path / "chat.txt", content, me)
    assert_plain(str(caught.value))
    assert "mousetrap" not in str(caught.value)
    for word in words:
        assert word in str(caught.value)


def test_a_person_can_be_chosen_by_id(tmp_path: Path) -> None:
    chat = {"messages": [telegram(1, "Ada", "user7", "tea"), telegram(2, "Ada", "user8", TRAP)]}
    assert texts(read(tmp_path / "result.json", chat, "user7")) == ["tea"]


# --- Privacy -----------------------------------------------------------------------------------------------------


def test_nothing_is_read_without_consent(tmp_path: Path, home: Path) -> None:
    (tmp_path / "chat.txt").write_text(IOS)
    with pytest.raises(StoppedError):
        sources.add_chat(home, tmp_path / "chat.txt", "Ada", ask=lambda _: False)
    with Library(home) as library:
        assert not library.accounts()


@pytest.mark.parametrize("form", CHATS)
def test_other_peoples_words_never_reach_the_disk(tmp_path: Path, home: Path, form: str) -> None:
    """After adding a chat, also by a wrong name, no byte of the home holds them: database, journals, logs."""
    name, content, _ = CHATS[form]
    read(tmp_path / name, content)
    with Library(home) as library:  # keeps the log of the database from being emptied at the end
        for me in ("Ada", "nobody", None):
            try:
                sources.add_chat(home, tmp_path / name, me, ask=lambda _: True)
            except HuggingTweetsError as error:
                assert "mousetrap" not in str(error)
        (account, *_) = library.accounts()
        assert (account.platform, account.handle) == ("chat", "Ada")
        files = [path for path in home.rglob("*") if path.is_file()]
        assert any(path.name.endswith("-wal") and path.stat().st_size for path in files)
        stored = b"".join(path.read_bytes() for path in files)
    assert b"mousetrap" not in stored
    assert any(word in stored for word in (b"tea", "thé".encode()))


def test_command(run: Run, tmp_path: Path, home: Path) -> None:
    (tmp_path / "chat.txt").write_text(IOS)
    (home / "tmp").mkdir(parents=True)
    command = ["add-chat", tmp_path / "chat.txt", "--me", "Ada", "--json"]
    run(*command, code=1)
    done = run(*command, "--yes", TMPDIR=str(home / "tmp"))
    assert (json.loads(done.stdout)["place"], json.loads(done.stdout)["new"]) == ("chat", 3)
    assert "mousetrap" not in done.stdout + done.stderr
    assert b"mousetrap" not in b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
