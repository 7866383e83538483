"""What all places on a network share: asking politely and for long enough, tokens, and telling places apart."""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass, field
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from huggingtweets import sources
from huggingtweets.errors import (
    AuthError,
    BadInputError,
    ConfigError,
    ForbiddenError,
    NotFoundError,
    PlatformError,
    RateLimitedError,
    UnreachableError,
)
from huggingtweets.events import Event, Stage
from huggingtweets.sources import Context, credentials, http
from huggingtweets.sources.http import Client, base_url, wait_of
from tests.sources.servers.scripted import Reply, Scripted, status


@dataclass
class Clock:
    """Counts the seconds that would have been slept, and the events."""

    slept: list[float] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def context(self, **more: Any) -> Context:
        return Context(self.events.append, sleep=self.slept.append, **more)

    @property
    def stages(self) -> list[Stage]:
        return [event for event in self.events if isinstance(event, Stage)]


@pytest.fixture
def clock() -> Clock:
    return Clock()


def client(server: Scripted, clock: Clock, **more: Any) -> Client:
    return Client(clock.context(**more), server.url, {"apikey": "secret"}, name="The place")


class TestClient:
    def test_gives_json_and_sends_what_it_should(self, clock: Clock) -> None:
        with Scripted(status(200, {"posts": [1]}, ETag='"abc"')) as server:
            one = client(server, clock)
            answer = one.get("/rest/v1/posts", {"limit": 5, "cursor": None, "a": "b&c"})
            assert (answer.data, answer.etag, answer.is_unchanged) == ({"posts": [1]}, '"abc"', False)
            assert server.requests == [("/rest/v1/posts", {"limit": "5", "a": "b&c"})]
            assert server.headers[0]["apikey"] == "secret"
            assert server.headers[0]["user-agent"].startswith("huggingtweets/")
            assert one.requests == 1
            one.close()

    def test_an_etag_saves_the_body(self, clock: Clock) -> None:
        with Scripted(Reply(304, b"", {"ETag": '"abc"'})) as server:
            answer = client(server, clock).get("x", etag='"abc"')
            assert answer.is_unchanged
            assert answer.data is None
            assert server.headers[0]["if-none-match"] == '"abc"'

    @pytest.mark.parametrize(
        "broken",
        [
            status(500),
            status(502, b"<html>"),
            status(503),
            Reply(drop=True),
            Reply(body={"posts": list(range(100))}, cut=50),
            Reply(body=b'{"posts": [1, '),
            Reply(body=b"[" * 200_000),
            Reply(body=b"\x1f\x8b nonsense", headers={"Content-Encoding": "gzip"}),
        ],
        ids=["500", "502", "503", "dropped", "cut-off", "cut-off JSON", "deep JSON", "bad gzip"],
    )
    def test_tries_again(self, clock: Clock, broken: Reply) -> None:
        with Scripted(broken, broken, status(200, {"ok": 1})) as server:
            one = client(server, clock)
            assert one.get("x").data == {"ok": 1}
            assert one.requests == 3
        assert 1.0 < sum(clock.slept) < 4.0
        with Scripted(broken, repeats=True) as server, pytest.raises(UnreachableError, match="The place could not be"):
            client(server, clock).get("x")
        assert len(server.requests) == http.TRIES

    def test_nobody_there(self, clock: Clock) -> None:
        with Scripted() as server:
            pass
        with pytest.raises(UnreachableError, match="no connection"):
            client(server, clock).get("x")

    def test_waits_for_the_rate_limit_by_the_servers_clock(self, clock: Clock) -> None:
        ahead = int(time.time()) + 86_400  # its clock is a day ahead of ours
        limited = status(429, x_rate_limit_reset=str(ahead + 30), Date=formatdate(ahead, usegmt=True))
        with Scripted(limited, status(200, {"ok": 1})) as server:
            assert client(server, clock).get("x").data == {"ok": 1}
        assert sum(clock.slept) == 30
        assert max(clock.slept) <= 1, "in pieces, for Ctrl-C"
        assert [(s.done, s.total, s.unit) for s in clock.stages] == [(n, 30, "s") for n in range(30)]
        assert clock.stages[0].name == "Waiting for The place's rate limit to end"

    def test_stops_at_the_rate_limit_where_asked(self, clock: Clock) -> None:
        limited = status(503, Retry_After="3600")
        with Scripted(limited) as server, pytest.raises(RateLimitedError, match=r"60 minutes.*same command"):
            client(server, clock, wait=False).get("x")
        assert clock.slept == []

    def test_a_rate_limit_without_end(self, clock: Clock) -> None:
        with Scripted(status(429), repeats=True) as server, pytest.raises(RateLimitedError, match="tomorrow"):
            client(server, clock).get("x")
        assert len(server.requests) == 21
        with (
            Scripted(status(429, Retry_After="9999999")) as server,
            pytest.raises(RateLimitedError, match="tomorrow"),
        ):
            client(server, clock).get("x")

    @pytest.mark.parametrize(
        ("code", "kind"),
        [(400, PlatformError), (401, AuthError), (403, ForbiddenError), (404, NotFoundError), (410, NotFoundError)],
    )
    def test_refusals(self, clock: Clock, code: int, kind: type[Exception]) -> None:
        with Scripted(status(code, {"errors": [{"message": "No\nway\x1b[31m"}]}), repeats=True) as server:
            with pytest.raises(kind, match=rf"HTTP {code}: No way \[31m\)") as caught:
                client(server, clock).get("x")
            assert "secret" not in str(caught.value)
            assert len(server.requests) == 1
            assert client(server, clock).get("x", accept={code}).status == code
            with pytest.raises(kind, match="Log in first"):
                Client(clock.context(), server.url, name="The place", remedies={code: "Log in first."}).get("x")

    def test_follows_redirects_on_its_own_host_only(self, clock: Clock) -> None:
        with Scripted(status(302, Location="/there"), status(200, {"ok": 1})) as server:
            assert client(server, clock).get("here").data == {"ok": 1}
            assert server.paths == ["/here", "/there"]
        with Scripted() as other:
            for location in (f"{other.url}/x", "http://169.254.169.254/", "file:///etc/passwd"):
                with (
                    Scripted(status(307, Location=location)) as server,
                    pytest.raises(PlatformError, match="another host"),
                ):
                    client(server, clock).get("x")
            assert other.requests == []
        with (
            Scripted(status(302, Location="/x"), repeats=True) as server,
            pytest.raises(PlatformError, match="circles"),
        ):
            client(server, clock).get("x")
        with Scripted(status(300)) as server, pytest.raises(PlatformError, match="nowhere"):
            client(server, clock).get("x")

    def test_refuses_floods(self, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
        import gzip

        bomb = gzip.compress(b" " * (http.LARGEST_ANSWER + 1))
        flood = Reply(body=bomb, headers={"Content-Encoding": "gzip"})
        with Scripted(flood) as server, pytest.raises(PlatformError, match="more than 20 MB"):
            client(server, clock).get("x")
        monkeypatch.setattr(http, "TOTAL_SECONDS", -1.0)
        with Scripted(status(200), repeats=True) as server, pytest.raises(UnreachableError, match="too long"):
            client(server, clock).get("x")

    def test_no_proxy_for_loopback(self, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        with Scripted(status(200, {"ok": 1})) as server:
            assert client(server, clock).get("x").data == {"ok": 1}


NOW = 1_700_000_000.0


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7),
        ({"retry-after": "0"}, 1),
        ({"Retry-After": formatdate(NOW + 90, usegmt=True)}, 90),
        ({"x-rate-limit-reset": str(int(NOW) + 12)}, 12),
        ({"X-RateLimit-Reset": "2023-11-14T22:14:20.000Z"}, 60),  # Mastodon's
        ({"RateLimit-Reset": str(int(NOW) + 5)}, 5),  # Bluesky's
        ({"RateLimit-Reset": "45"}, 45),  # the IETF's draft
        ({"x-rate-limit-reset": str(int(NOW) - 500)}, 1),
        ({"x-rate-limit-reset": "soon"}, 60),
        ({"Retry-After": "nan"}, 60),
        ({"Retry-After": "-5"}, 60),
        ({"Retry-After": "1e400"}, 60),
        ({}, 60),
    ],
)
def test_how_long_to_wait(headers: dict[str, str], seconds: float) -> None:
    assert wait_of({"Date": formatdate(NOW, usegmt=True), **headers}) == seconds
    assert wait_of({"Date": "yesterday"}, pauses=2) == 240


@pytest.mark.parametrize(
    "url", ["https://example.org/api/", "http://127.0.0.1:8000", "http://localhost", "http://[::1]:1"]
)
def test_addresses_that_pass(url: str) -> None:
    assert base_url({"V": url}, "V", "https://default") == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "http://127.0.0.1.example.org",
        "http://10.0.0.1",
        "ftp://example.org",
        "example.org",
        "https://",
        "https://user:word@example.org",
        "https://example.org?x=1",
        "https://example.org:port",
        "https://[::1",
    ],
)
def test_addresses_that_do_not_pass(url: str) -> None:
    with pytest.raises(ConfigError, match="V must be an address such as https") as caught:
        base_url({"V": url}, "V", "https://default")
    assert "word" not in str(caught.value)
    assert base_url({"V": " "}, "V", "https://default") == "https://default"


class TestTokens:
    def test_environment_then_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(credentials, "_keyring", lambda: None)
        context = Context(environ={}, home=tmp_path)
        assert credentials.find_token("x", "TOKEN", context) is None
        where = credentials.save_token(tmp_path, "x", " abc\n")
        path = tmp_path / "credentials" / "x"
        assert str(path) in where
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        assert credentials.find_token("x", "TOKEN", context) == "abc"
        assert credentials.find_token("x", "TOKEN", Context(environ={"TOKEN": "other"}, home=tmp_path)) == "other"
        credentials.save_token(tmp_path, "x", "new")
        assert credentials.find_token("x", "TOKEN", context) == "new"
        assert [p.name for p in path.parent.iterdir()] == ["x"]
        assert credentials.forget_token(tmp_path, "x")
        assert not credentials.forget_token(tmp_path, "x")
        assert credentials.find_token("x", "TOKEN", context) is None

    def test_keyring_where_it_is_one(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        import keyring
        from keyring.backend import KeyringBackend

        kept: dict[tuple[str, str], str] = {}

        class Ring(KeyringBackend):
            priority = 5.0  # type: ignore[assignment]
            is_locked = False

            def get_password(self, service: str, username: str) -> str | None:
                if self.is_locked:
                    raise OSError("locked")
                return kept.get((service, username))

            def set_password(self, service: str, username: str, password: str) -> None:
                kept[service, username] = password

            def delete_password(self, service: str, username: str) -> None:
                del kept[service, username]

        ring = Ring()
        monkeypatch.setattr(keyring, "get_keyring", lambda: ring)
        context = Context(environ={}, home=tmp_path)
        assert credentials.save_token(tmp_path, "x", "abc") == "this computer's keyring"
        assert not (tmp_path / "credentials").exists()
        assert credentials.find_token("x", "TOKEN", context) == "abc"
        assert credentials.forget_token(tmp_path, "x")
        assert kept == {}
        ring.is_locked = True
        assert "credentials" in credentials.save_token(tmp_path, "x", "abc")
        assert credentials.find_token("x", "TOKEN", context) == "abc"
        ring.is_locked, ring.priority = False, 0.5  # type: ignore[misc]  keeps its secrets in plain text
        kept.clear()
        credentials.save_token(tmp_path, "x", "abc")
        assert kept == {}

    @pytest.mark.parametrize("token", ["", "  ", "two words", "new\nline", "ünïcode", "a\x1bb"])
    def test_what_is_no_token(self, tmp_path: Path, token: str) -> None:
        with pytest.raises(BadInputError, match="That is no token" if token.strip() else "No token was given"):
            credentials.save_token(tmp_path, "x", token)


@pytest.mark.parametrize(
    ("argument", "place"),
    [
        ("@NASA", "x"),
        ("https://x.com/NASA", "x"),
        ("https://twitter.com/NASA", "x"),
        ("https://x.com/NASA?lang=en", "x"),
        ("alice.bsky.social", "bluesky"),
        ("example.org", "bluesky"),
        ("did:plc:ewvi7nxzyoun6zhxrhs64oiz", "bluesky"),
        ("https://bsky.app/profile/alice.bsky.social", "bluesky"),
        ("https://bsky.app/profile/did:plc:ewvi7nxzyoun6zhxrhs64oiz", "bluesky"),
        ("@Gargron@mastodon.social", "mastodon"),
        ("https://mastodon.social/@Gargron", "mastodon"),
        ("community:NASA", "community"),
        ("nasa.csv", None),
        ("tweets.zip", None),
        ("archive/tweets.js", None),
        ("NASA", None),
        ("", None),
        ("a" * 5000, None),
        ("@" + "a" * 5000, None),
        ("nul\0.bsky.social", None),
    ],
)
def test_tells_places_by_the_shape(
    argument: str, place: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    network = sources.detect_network(argument)
    assert (network.platform if network else None) == place


def test_a_file_wins_over_a_shape_and_the_user_over_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("example.org").write_text("One post about the weather.\n")
    assert sources.detect_network("example.org") is None
    assert sources.file_kind("example.org").label == "a table of posts"
    named = sources.detect_network("example.org", "bluesky")
    assert named
    assert named.platform == "bluesky"
    with pytest.raises(BadInputError, match="as archive"):
        sources.file_kind("example.org", "archive")
    with pytest.raises(NotFoundError, match=r"@name@server \(Mastodon\)"):
        sources.file_kind("NASA")
    with pytest.raises(NotFoundError, match="Check the path"):
        sources.file_kind("nowhere.zip")


@pytest.mark.parametrize("named", [None, "table"])
def test_an_address_that_is_no_accounts(named: sources.SourceType | None) -> None:
    with pytest.raises(BadInputError) as caught:
        sources.detect_network("https://example.com/foo", named)
    assert "'https://example.com/foo' is no account's address on Bluesky, X, Mastodon or the Comm" in str(caught.value)


@pytest.mark.parametrize("network", sources.NETWORKS, ids=lambda network: network.platform)
def test_every_network_reads_the_spelling_it_has(network: sources.Network) -> None:
    handle = {"mastodon": "user@example.org", "bluesky": "user.example.org"}.get(network.platform, "user")
    found = sources.detect_network(network.argument.format(handle))
    assert found is network


def test_looking_at_arguments_is_cheap() -> None:
    import subprocess
    import sys

    script = """
import sys
from huggingtweets import sources
sources.detect_network("@user@example.org"), sources.detect_network("nothing at all")
print(sorted({"tweepy", "mastodon", "httpx", "requests"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "url",
    [
        "https://127.0.0.10",
        "https://localhost/users/x",
        "https://10.1.2.3",
        "https://169.254.169.254",
        "https://[::1]",
        "https://[fd00::1]",
        "https://[::ffff:192.168.0.1]",
        "https://[::7f00:1]",
        "https://[2002:7f00:1::]",
        "https://[64:ff9b::7f00:1]",
        "https://[fec0::1]",
        "https://224.0.0.1",
        "https://8.8.8.8:8443",
    ],
)
def test_hosts_that_are_not_public(url: str) -> None:
    with pytest.raises(ForbiddenError, match=r"public internet|names a port"):
        http.check_public(url)


def test_hosts_that_are_public() -> None:
    http.check_public("https://8.8.8.8")
    http.check_public("https://[2606:4700::1111]:443/users/x")
    http.check_public("https://[64:ff9b::808:808]")
