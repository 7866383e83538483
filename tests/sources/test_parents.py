"""What sources tell about the post that a post answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from huggingtweets.posts.post import Account, Post
from huggingtweets.sources import SourceOptions, detect
from huggingtweets.sources.bluesky.api import Bluesky
from huggingtweets.sources.community import Community
from huggingtweets.sources.mastodon.record import activity_to_post, status_to_post
from huggingtweets.sources.network import Context
from huggingtweets.sources.x.record import from_api, from_archive
from tests.sources.servers.bluesky import DID, OTHER, FakeBluesky, entry, key
from tests.sources.servers.community import FakeArchive, row

ADA = Account("x", "ada", id="7")
Told = list[tuple[str | None, str | None]]


def told(posts: list[Post | None]) -> Told:
    return [(post.parent, post.parent_id) for post in posts if post]


@pytest.fixture
def bluesky() -> Iterator[FakeBluesky]:
    with FakeBluesky() as fake:
        yield fake


@pytest.fixture
def archive() -> Iterator[FakeArchive]:
    with FakeArchive() as fake:
        yield fake


def reply(number: int, did: str, text: str, labels: tuple[str, ...] = ()) -> dict[str, Any]:
    """An entry of Bluesky's feed that answers a post by `did`."""
    uri = f"at://{did}/app.bsky.feed.post/{key(90 + number)}"
    author = {"did": did, "labels": [{"val": label} for label in labels]}
    found = entry(number, reply={"parent": {"uri": uri}})
    return {**found, "reply": {"parent": {"uri": uri, "author": author, "record": {"text": text}}}}


@pytest.mark.network
def test_bluesky(bluesky: FakeBluesky) -> None:
    bluesky.feed = [reply(1, OTHER, "tea?"), reply(2, DID, "fog"), entry(3)]
    bluesky.feed += [reply(4, OTHER, "for users only", ("!no-unauthenticated",))]
    source = Bluesky("me.test", SourceOptions(), Context(environ={"HUGGINGTWEETS_BLUESKY_URL": bluesky.url}))
    posts = [post for page in source.pages({}, None) for post in page.posts]
    assert told(list(reversed(posts))) == [("tea?", None), ("fog", key(92)), (None, None), (None, None)]


@pytest.mark.network
def test_community_archive(archive: FakeArchive) -> None:
    """Texts of other people's posts that are in the archive, too, are looked up."""
    to_bob = {"reply_to_user_id": "8", "reply_to_username": "bob"}
    archive.rows = [
        row(1001), row(1002, reply_to_tweet_id="1001", reply_to_user_id="42", reply_to_username="Keeper_1"),
        row(1003, reply_to_tweet_id="2001", **to_bob), row(1004, reply_to_tweet_id="2002", **to_bob),
        row(2001, "bob", "tea?", account_id="8"),
    ]  # fmt: skip
    source = Community("community:keeper_1", SourceOptions(), Context(environ=archive.environ))
    posts = [post for page in source.pages({}, None) for post in page.posts]
    assert told(list(reversed(posts))) == [(None, None), (None, "1001"), ("tea?", None), (None, None)]


def test_threads_on_x() -> None:
    to = {"in_reply_to_status_id_str": "1", "in_reply_to_user_id_str": "7"}
    records = [{"id_str": "2", "full_text": "fog", **to}, {"id_str": "3", "full_text": "fog", **to}]
    records[1]["in_reply_to_user_id_str"] = "8"
    assert told([from_archive(record, ADA) for record in records]) == [(None, "1"), (None, None)]
    record = {
        "id": "2",
        "text": "fog",
        "referenced_tweets": [{"type": "quoted", "id": "5"}, {"type": "replied_to", "id": "1"}],
    }
    assert told([from_api({**record, "in_reply_to_user_id": user}, ADA) for user in "78"]) == [
        (None, "1"),
        (None, None),
    ]


def test_threads_on_mastodon() -> None:
    status = {"id": "2", "content": "fog", "in_reply_to_id": "1", "visibility": "public"}
    statuses = [status_to_post({**status, "in_reply_to_account_id": user}, ADA, "7") for user in "78"]
    assert told(statuses) == [(None, "1"), (None, None)]
    actor = "https://a.example/users/ada"
    notes = []
    for answered in (f"{actor}/statuses/1", "https://b.example/users/bob/statuses/1"):
        note = {"id": f"{actor}/statuses/2", "content": "fog", "inReplyTo": answered}
        notes.append(activity_to_post({"type": "Create", "object": note}, ADA, actor))
    assert told(notes) == [(None, "1"), (None, None)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ([{"text": "fog", "in_reply_to_text": "tea?"}, {"text": "rain"}], [("tea?", None), (None, None)]),
        ([{"prompt": "tea?", "completion": "fog"}], [("tea?", None)]),
        (
            [{"id_str": "2", "user": {"screen_name": "ada"}, "full_text": "fog", "in_reply_to_screen_name": name,
              "in_reply_to_status_id_str": "1"} for name in ("ada", "bob")],
            [(None, "1"), (None, None)],
        ),
        (
            [{"post": {"uri": "at://did:x/app.bsky.feed.post/2", "author": {"handle": "ada"},
              "record": {"text": "fog", "reply": {"parent": {}}}}, "reply": {"parent": {"record": {"text": "tea?"}}}}],
            [("tea?", None)],
        ),
        ([{"text": "fog", "renoteId": None, "visibility": "public", "replyId": "1", "reply": {"text": "tea?"}}],
         [("tea?", None)]),
    ],
    ids=["any table", "fine-tuning", "X", "Bluesky feed", "Misskey"],
)  # fmt: skip
def test_tables(tmp_path: Path, content: object, expected: Told) -> None:
    (tmp_path / "posts.json").write_text(json.dumps(content))
    assert told(list(detect(tmp_path / "posts.json", SourceOptions(handle="ada")).posts())) == expected
