"""Tokens, and how an argument's shape tells its platform."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from huggingtweets import sources
from huggingtweets.errors import BadInputError, NotFoundError
from huggingtweets.sources import Context, credentials


class TestTokens:
    def test_the_environment_wins_over_the_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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

    def test_prefers_a_secure_keyring(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
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
    def test_refuses_what_cannot_be_a_token(self, tmp_path: Path, token: str) -> None:
        with pytest.raises(BadInputError):
            credentials.save_token(tmp_path, "x", token)


@pytest.mark.parametrize(
    ("argument", "platform"),
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
def test_an_arguments_shape_tells_its_platform(
    argument: str, platform: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    network = sources.detect_network(argument)
    assert (network.platform if network else None) == platform


def test_a_file_wins_over_the_shape_and_the_option_over_both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("example.org").write_text("One post about the weather.\n")
    assert sources.detect_network("example.org") is None
    assert sources.file_kind("example.org").label == "a table of posts"
    named = sources.detect_network("example.org", "bluesky")
    assert named
    assert named.platform == "bluesky"
    with pytest.raises(BadInputError, match="archive"):
        sources.file_kind("example.org", "archive")
    for missing in ("NASA", "nowhere.zip"):
        with pytest.raises(NotFoundError, match=missing):
            sources.file_kind(missing)


@pytest.mark.parametrize("named", [None, "table"])
def test_an_address_of_no_account(named: sources.SourceType | None) -> None:
    with pytest.raises(BadInputError, match=r"https://example\.com/foo"):
        sources.detect_network("https://example.com/foo", named)


@pytest.mark.parametrize("network", sources.NETWORKS, ids=lambda network: network.platform)
def test_every_network_recognises_its_own_spelling(network: sources.Network) -> None:
    handle = {"mastodon": "user@example.org", "bluesky": "user.example.org"}.get(network.platform, "user")
    found = sources.detect_network(network.argument.format(handle))
    assert found is network


def test_recognising_an_argument_imports_no_http_library() -> None:
    import subprocess
    import sys

    script = """
import sys
from huggingtweets import sources
sources.detect_network("@user@example.org"), sources.detect_network("nothing at all")
print("httpx2" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=os.environ)
    assert done.stdout.strip() == "False"
