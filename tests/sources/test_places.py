"""Each place from the command line, against its fake server: the first fetch, the update, the deleted posts."""

from __future__ import annotations

import json
from typing import Any

from tests.conftest import Run
from tests.sources.servers.bluesky import FakeBluesky, entry
from tests.sources.servers.community import FakeArchive, row
from tests.sources.servers.mastodon import HANDLE, FakeMastodon, status


def one(run: Run, env: dict[str, str], *words: object) -> dict[str, Any]:
    value = json.loads(run(*words, "--json", **env).stdout)
    assert isinstance(value, dict)
    return value


def test_bluesky(run: Run) -> None:
    with FakeBluesky(230) as place:
        env = {"HUGGINGTWEETS_BLUESKY_URL": place.url}
        added = one(run, env, "add", "me.test")
        assert (added["place"], added["handle"], added["read"], added["new"]) == ("bluesky", "me.test", 230, 230)
        assert added["requests"] == len(place.requests)
        place.feed += [entry(500 + i) for i in range(120)]
        assert one(run, env, "update")["new"] == 120
        place.feed = place.feed[5:]
        gone = one(run, env, "sync-deletes", "me.test")
        assert (gone["checked"], gone["deleted"], gone["posts"]) == (350, 5, 345)
        assert one(run, env, "update", "bluesky:me.test")["posts"] == 345
        profile = one(run, env, "add", "https://bsky.app/profile/me.test", "--limit", "10")
        assert (profile["new"], profile["posts"]) == (0, 345)


def test_community_archive(run: Run) -> None:
    with FakeArchive() as place:
        place.add("Keeper_1", 2300)
        added = one(run, place.environ, "add", "community:keeper_1")
        assert (added["place"], added["handle"], added["new"]) == ("community", "Keeper_1", 2300)
        place.rows += [row(9000 + i) for i in range(30)]
        assert one(run, place.environ, "update")["new"] == 30
        assert len(place.served) - len(set(place.served)) <= 4, "besides the profile's row, no post came twice"
        place.rows = [each for each in place.rows if each["tweet_id"] not in {"1001", "9001"}]
        gone = one(run, place.environ, "sync-deletes", "keeper_1")
        assert (gone["checked"], gone["deleted"]) == (2330, 2)
        done = run("add", "community:keeper_1", code=1, HUGGINGTWEETS_COMMUNITY_URL=place.url)
        assert "HUGGINGTWEETS_COMMUNITY_KEY" in done.stderr


def test_mastodon(run: Run) -> None:
    with FakeMastodon(130) as place:
        place.statuses += [status(300, spoiler_text="food", sensitive=True), status(301, visibility="private")]
        added = one(run, place.environ, "add", f"@{HANDLE}")
        assert (added["place"], added["handle"], added["new"]) == ("mastodon", HANDLE, 130)
        assert any("content warning" in notice for notice in added["notices"])
        place.statuses += [status(400 + i) for i in range(50)]
        assert one(run, place.environ, "update")["new"] == 50
        place.statuses = place.statuses[3:]
        gone = one(run, place.environ, "sync-deletes", HANDLE)
        assert (gone["checked"], gone["deleted"]) == (180, 3)

        # Asked for content warnings, it looks for those it left out, and they are learnt from.
        assert one(run, place.environ, "add", f"@{HANDLE}", "--with-cw")["new"] == 1
        place.statuses.append(status(500, spoiler_text="more food"))
        assert one(run, place.environ, "update", f"mastodon:{HANDLE}")["new"] == 1
        curated = one(run, {}, "curate", HANDLE)
        assert curated["dropped"]["content_warning"] == 0
        without = one(run, {}, "curate", f"@{HANDLE}", "--no-cw")
        assert (without["dropped"]["content_warning"], without["kept"]) == (2, curated["kept"] - 2)
        assert [post["warning"] for post in one(run, {}, "show", HANDLE)["latest"][:2]] == ["more food", None]
