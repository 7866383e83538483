"""Each free network against its fake server: add, update, delete; and options that do not apply to a source."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from huggingtweets import sources
from huggingtweets.config import CurateConfig
from huggingtweets.errors import AuthError, BadInputError, ConfigError
from huggingtweets.library import Library
from huggingtweets.posts import curate
from huggingtweets.sources import AddReport, FetchOptions, SourceOptions
from tests.sources.car_builder import posts, repository
from tests.sources.servers.bluesky import FakeBluesky, entry
from tests.sources.servers.community import KEY, FakeArchive, row
from tests.sources.servers.mastodon import HANDLE, FakeMastodon, status

pytestmark = pytest.mark.network


class Home:
    """The library in `home`, with the environment set to a fake server."""

    def __init__(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home, self._monkeypatch = home, monkeypatch

    def at(self, environ: dict[str, str]) -> None:
        for name, value in environ.items():
            self._monkeypatch.setenv(name, value)

    def add(self, argument: str, limit: int | None = None, **options: Any) -> AddReport:
        return sources.add(self.home, argument, SourceOptions(**options), fetch_options=FetchOptions(limit))

    def update(self, *handles: str) -> AddReport:
        ((_, report),) = sources.update(self.home, handles)
        assert isinstance(report, AddReport)
        return report


@pytest.fixture
def library(home: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    return Home(home, monkeypatch)


def test_bluesky(library: Home) -> None:
    with FakeBluesky(230) as server:
        library.at({"HUGGINGTWEETS_BLUESKY_URL": server.url})
        report = library.add("me.test")
        assert (report.account.full_handle, report.added.read, report.added.new) == ("bluesky:me.test", 230, 230)
        assert report.requests == len(server.requests)
        server.feed += [entry(500 + i) for i in range(120)]
        assert library.update().added.new == 120
        server.feed = server.feed[5:]
        synced = sources.sync_deletes(library.home, "me.test")
        assert (synced.checked, synced.deleted, synced.account.posts) == (350, 5, 345)
        assert library.update("bluesky:me.test").account.posts == 345
        again = library.add("https://bsky.app/profile/me.test", limit=10)
        assert (again.added.new, again.account.posts) == (0, 345)


def test_community_archive(library: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    with FakeArchive() as server:
        library.at(server.environ)
        server.add("Keeper_1", 2300)
        report = library.add("community:keeper_1")
        assert (report.account.full_handle, report.added.new) == ("community:Keeper_1", 2300)
        server.rows += [row(9000 + i) for i in range(30)]
        assert library.update().added.new == 30
        assert len(server.served) - len(set(server.served)) <= 4, "only the account's own row came twice"
        server.rows = [each for each in server.rows if each["tweet_id"] not in {"1001", "9001"}]
        synced = sources.sync_deletes(library.home, "keeper_1")
        assert (synced.checked, synced.deleted) == (2330, 2)
        assert not any(KEY.encode() in file.read_bytes() for file in library.home.rglob("*") if file.is_file())
        monkeypatch.delenv("HUGGINGTWEETS_COMMUNITY_KEY")
        with pytest.raises(AuthError, match="HUGGINGTWEETS_COMMUNITY_KEY"):
            library.add("community:keeper_1")


def test_mastodon(library: Home) -> None:
    with FakeMastodon(130) as server:
        library.at(server.environ)
        server.statuses += [status(300, spoiler_text="food", sensitive=True), status(301, visibility="private")]
        report = library.add(f"@{HANDLE}")
        assert (report.account.full_handle, report.added.new) == (f"mastodon:{HANDLE}", 130)
        assert any("content warning" in notice for notice in report.notices)
        server.statuses += [status(400 + i) for i in range(50)]
        assert library.update().added.new == 50
        server.statuses = server.statuses[3:]
        synced = sources.sync_deletes(library.home, HANDLE)
        assert (synced.checked, synced.deleted) == (180, 3)

        # With content warnings, it fetches those it skipped before, and later updates include them.
        assert library.add(f"@{HANDLE}", with_cw=True).added.new == 1
        server.statuses.append(status(500, spoiler_text="more food"))
        assert library.update(f"mastodon:{HANDLE}").added.new == 1
    with Library(library.home) as stored:
        all_posts = list(stored.posts(stored.find(HANDLE)))
    assert sorted(filter(None, (post.warning for post in all_posts))) == ["food", "more food"]
    dropped = [curate.curate(all_posts, CurateConfig(cw=cw)).dropped["content_warning"] for cw in (True, False)]
    assert dropped == [0, 2]


X_ARCHIVE = str(sources.SAMPLE)


@pytest.mark.parametrize(
    ("argument", "options", "fetch_options", "option"),
    [
        (X_ARCHIVE, {}, FetchOptions(5), "limit"),
        (X_ARCHIVE, {}, FetchOptions(wait=False), "no_wait"),
        (X_ARCHIVE, {"text_column": "a"}, FetchOptions(), "text_column"),
        (X_ARCHIVE, {"platform": "x"}, FetchOptions(), "platform"),
        (X_ARCHIVE, {"with_cw": True}, FetchOptions(), "with_cw"),
        (X_ARCHIVE, {"price_per_post": 0}, FetchOptions(), "price_per_post"),
        ("a.txt", {"price_per_post": 1}, FetchOptions(), "price_per_post"),
        ("a.car", {"id_column": "a"}, FetchOptions(), "id_column"),
        ("@a@b.social", {"price_per_post": 1}, FetchOptions(), "price_per_post"),
        ("@nobody", {"handle": "me"}, FetchOptions(), "handle"),
        ("@nobody", {"with_cw": True}, FetchOptions(), "with_cw"),
        # A value that the option cannot have.
        ("a.txt", {"handle": "bad handle/.."}, FetchOptions(), "handle"),
        (X_ARCHIVE, {"handle": "bad handle/.."}, FetchOptions(), "handle"),
        ("a.txt", {"handle": "me", "platform": "../x"}, FetchOptions(), "platform"),
    ],
)
def test_options_that_do_not_apply_are_refused_before_anything_is_read(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    argument: str,
    options: dict[str, Any],
    fetch_options: FetchOptions,
    option: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Some words to learn from.\n")
    Path("a.car").write_bytes(repository(posts(1)).car())
    with pytest.raises(ConfigError) as refused:
        sources.add(home, argument, SourceOptions(**options), fetch_options=fetch_options)
    assert refused.value.option == option
    with Library(home) as library:
        assert library.accounts() == []


def test_the_platform_of_a_table_decides_which_options_apply_later(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.delenv("X_BEARER_TOKEN", raising=False)
    table = tmp_path / "a.txt"
    table.write_text("Some words to learn from.\n")
    sources.add(home, table, SourceOptions(handle="@me", platform="x"))
    with pytest.raises(AuthError) as no_token:
        sources.sync_deletes(home, "me", price_per_post=0)
    assert no_token.value.command == "login x"
    sources.add(home, table, SourceOptions(handle="you"))
    with pytest.raises(ConfigError) as refused:
        sources.sync_deletes(home, "you", price_per_post=0)
    assert refused.value.option == "price_per_post"
    with pytest.raises(BadInputError, match="table:you came from a file"):
        sources.sync_deletes(home, "you")
