"""The HTTP client and safe addresses."""

from __future__ import annotations

import datetime as dt
import gzip
import ssl
import threading
import time
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from huggingtweets.errors import (
    AuthError,
    ConfigError,
    ForbiddenError,
    NotFoundError,
    PlatformError,
    RateLimitedError,
    UnreachableError,
)
from huggingtweets.sources import http
from huggingtweets.sources.addresses import base_url, check_public
from huggingtweets.sources.http import Client, UnexpectedAnswerError, rate_limit_seconds
from tests.sources.servers.scripted import Reply, Scripted, status
from tests.sources.watching import Watching

OK = status(200, {"ok": 1})
GZIP = {"Content-Encoding": "gzip"}


@pytest.fixture
def clock() -> Watching:
    return Watching()


def client(server: Scripted, clock: Watching, **more: Any) -> Client:
    return Client(replace(clock.context, **more), server.url, {"apikey": "secret"}, name="The platform")


@pytest.mark.network
class TestClient:
    def test_returns_json_and_sends_parameters_and_headers(self, clock: Watching) -> None:
        with Scripted(status(200, {"posts": [1]})) as server:
            one = client(server, clock)
            answer = one.get("/rest/v1/posts", {"limit": 5, "cursor": None, "a": "b&c"})
            assert (answer.status, answer.data) == (200, {"posts": [1]})
            assert server.requests == [("/rest/v1/posts", {"limit": "5", "a": "b&c"})]
            assert server.headers[0]["apikey"] == "secret"
            assert server.headers[0]["user-agent"].startswith("huggingtweets/")
            assert one.requests == 1

    @pytest.mark.parametrize(
        "failure",
        [
            status(500),
            status(502, b"<html>"),
            status(503),
            Reply(drop=True),
            Reply(body=b""),
            Reply(body={"posts": list(range(100))}, cut=50),
            Reply(body=b'{"posts": [1, '),
            Reply(body=b"[" * 200_000),
            Reply(body=b"\x1f\x8b nonsense", headers=GZIP),
            Reply(body=gzip.compress(b'{"ok": 1}')[:-20], headers=GZIP),
            Reply(body=b"xx", headers={"Content-Encoding": "gzip, gzip"}),
        ],
        ids=[
            *("500", "502", "503", "dropped", "empty", "cut off", "JSON cut off", "deep JSON"),
            *("bad gzip", "gzip cut off", "gzip twice"),
        ],
    )
    def test_retries_with_backoff(self, clock: Watching, failure: Reply) -> None:
        with Scripted(failure, failure, OK) as server:
            one = client(server, clock)
            assert one.get("x").data == {"ok": 1}
            assert one.requests == 3
        assert 1.0 < sum(clock.slept) < 4.0
        with Scripted(failure, repeats=True) as server, pytest.raises(UnreachableError, match="The platform"):
            client(server, clock).get("x")
        assert len(server.requests) == http.MAX_ATTEMPTS

    def test_nobody_listens(self, clock: Watching) -> None:
        with Scripted() as server:
            pass
        with pytest.raises(UnreachableError):
            client(server, clock).get("x")

    def test_answers_that_are_no_json_are_not_retried(self, clock: Watching) -> None:
        with Scripted(status(200, b"<html>")) as server, pytest.raises(UnexpectedAnswerError):
            client(server, clock).get("x")

    def test_waits_for_the_rate_limit_by_the_servers_clock(self, clock: Watching) -> None:
        ahead = int(time.time()) + 86_400  # its clock is a day ahead of ours
        limited = status(429, x_rate_limit_reset=str(ahead + 30), Date=formatdate(ahead, usegmt=True))
        with Scripted(limited, OK) as server:
            assert client(server, clock).get("x").data == {"ok": 1}
        assert sum(clock.slept) == 30
        assert max(clock.slept) <= 1, "in pieces, for Ctrl-C"
        assert [(stage.done, stage.total, stage.unit) for stage in clock.stages] == [(n, 30, "s") for n in range(30)]
        assert "The platform" in clock.stages[0].name

    def test_does_not_wait_for_the_rate_limit_unless_wanted(self, clock: Watching) -> None:
        with Scripted(status(503, Retry_After="3600")) as server, pytest.raises(RateLimitedError) as caught:
            client(server, clock, wait=False).get("x")
        assert caught.value.option == "no_wait"
        assert "1 h" in caught.value.message
        assert clock.slept == []

    def test_gives_up_on_rate_limits_without_end(self, clock: Watching) -> None:
        with Scripted(status(429), repeats=True) as server, pytest.raises(RateLimitedError):
            client(server, clock).get("x")
        assert len(server.requests) == 21
        with Scripted(status(429, Retry_After="9999999")) as server, pytest.raises(RateLimitedError):
            client(server, clock).get("x")

    @pytest.mark.parametrize(
        ("code", "kind"),
        [(400, PlatformError), (401, AuthError), (403, ForbiddenError), (404, NotFoundError), (410, NotFoundError)],
    )
    def test_refusals_carry_the_servers_words_and_our_hint(
        self, clock: Watching, code: int, kind: type[PlatformError | NotFoundError]
    ) -> None:
        with Scripted(status(code, {"errors": [{"message": "No\nway\x1b[31m"}]}), repeats=True) as server:
            with pytest.raises(kind, match=rf"HTTP {code}: No way \[31m\)") as caught:
                client(server, clock).get("x")
            assert "secret" not in str(caught.value)
            assert len(server.requests) == 1
            assert client(server, clock).get("x", accept={code}).status == code
            with pytest.raises(kind) as caught:
                Client(clock.context, server.url, name="The platform", hints={code: "Log in first."}).get("x")
            assert caught.value.hint == "Log in first."

    def test_follows_redirects_on_its_own_host(self, clock: Watching) -> None:
        with Scripted(status(302, Location="/there", Set_Cookie="id=1"), OK, repeats=True) as server:
            one = client(server, clock)
            assert one.get("here").data == {"ok": 1}
            assert server.paths == ["/here", "/there"]
            one.get("again")
            assert all("cookie" not in headers for headers in server.headers)

    @pytest.mark.parametrize("any_host", [False, True])
    def test_follows_no_redirect_to_another_host(self, clock: Watching, any_host: bool) -> None:
        """Except to https, where that is wanted."""
        with Scripted() as other:
            for location in (f"{other.url}/x", "http://169.254.169.254/", "file:///etc/passwd"):
                with (
                    Scripted(status(307, Location=location)) as server,
                    pytest.raises(UnexpectedAnswerError, match="another host"),
                ):
                    client(server, clock).get("x", any_host=any_host)
            assert other.requests == []

    def test_sends_no_credentials_to_another_host(self, clock: Watching, tls: TlsServer) -> None:
        with Scripted(status(302, Location=f"{tls.url}/y")) as server:
            assert client(server, clock).get("x", any_host=True).data == {"ok": 1}
            assert server.headers[0]["apikey"] == "secret"
        assert tls.requests[0].startswith(b"GET /y ")
        assert b"secret" not in tls.requests[0]

    def test_a_redirect_to_a_private_host_is_refused_if_only_public_ones_are_allowed(
        self, clock: Watching, tls: TlsServer
    ) -> None:
        with Scripted(status(302, Location=f"{tls.url}/y"), repeats=True) as server, pytest.raises(ForbiddenError):
            client(server, clock, public_only=True).get("x", any_host=True)
        assert tls.requests == []

    def test_a_private_host_is_refused_unless_the_operator_chose_it(self, clock: Watching) -> None:
        with Scripted(OK, repeats=True) as server:
            assert client(server, clock, public_only=True).get("x").data == {"ok": 1}
            with pytest.raises(ForbiddenError):
                Client(replace(clock.context, public_only=True), server.url, name="It", is_trusted=False).get("x")
            assert len(server.requests) == 1

    def test_a_certificate_that_cannot_be_verified_is_not_retried(
        self, clock: Watching, tls: TlsServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.undo()
        one = Client(clock.context, tls.url, name="The platform")
        with pytest.raises(PlatformError, match="certificate"):
            one.get("x")
        assert one.requests == 1

    @pytest.mark.parametrize("location", ["https://xn--a/", "http://["])
    def test_redirects_to_invalid_addresses(self, clock: Watching, location: str) -> None:
        with Scripted(status(302, Location=location), repeats=True) as server, pytest.raises(PlatformError):
            client(server, clock).get("x", any_host=True)

    def test_an_invalid_address(self, clock: Watching) -> None:
        with pytest.raises(NotFoundError, match="address"):
            Client(clock.context, "https://name:port", name="It")

    @pytest.mark.parametrize("reply", [status(302, Location="/x"), status(300)], ids=["loop", "no target"])
    def test_redirects_that_lead_nowhere(self, clock: Watching, reply: Reply) -> None:
        with Scripted(reply, repeats=True) as server, pytest.raises(PlatformError):
            client(server, clock).get("x")
        assert len(server.requests) <= 6

    def test_refuses_responses_that_unpack_to_too_much(self, clock: Watching) -> None:
        bomb = gzip.compress(b" " * (http.MAX_RESPONSE_BYTES + 1))
        with Scripted(Reply(body=bomb, headers=GZIP)) as server, pytest.raises(PlatformError, match="20 MB"):
            client(server, clock).get("x")

    @pytest.mark.parametrize(
        "reply",
        [OK, Reply(body=b"\x1f\x8b\x08\x08" + b"\0" * 6 + b"name" * 100, headers=GZIP)],
        ids=["plain", "a gzip header without end"],
    )
    def test_stops_slow_responses(self, clock: Watching, monkeypatch: pytest.MonkeyPatch, reply: Reply) -> None:
        monkeypatch.setattr(http, "TOTAL_TIMEOUT", -1.0)
        with Scripted(reply, repeats=True) as server, pytest.raises(UnreachableError, match="too long"):
            client(server, clock).get("x")

    def test_uses_no_proxy_on_loopback(self, clock: Watching, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        with Scripted(OK) as server:
            assert client(server, clock).get("x").data == {"ok": 1}

    def test_names_a_proxy_that_cannot_be_used(self, clock: Watching, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ALL_PROXY", "gopher://127.0.0.1:9")
        with pytest.raises(ConfigError, match="proxy"):
            Client(clock.context, "https://example.org", name="It")


class TlsServer:
    """Answers every https request on loopback with {"ok": 1}, with a certificate of its own."""

    def __init__(self, certificate: Path) -> None:
        import socket

        self.requests: list[bytes] = []
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            try:
                with self._context.wrap_socket(connection, server_side=True) as secured:
                    self.requests.append(secured.recv(1 << 16))
                    body = b'{"ok": 1}'
                    secured.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body))
            except OSError:  # the client does not trust the certificate
                connection.close()

    def close(self) -> None:
        self._listener.close()


@pytest.fixture
def tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A TLS server whose certificate this process trusts."""
    import ipaddress

    x509 = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "loopback")])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now - dt.timedelta(1), now + dt.timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "certificate.pem"
    path.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        + certificate.public_bytes(serialization.Encoding.PEM)
    )
    monkeypatch.setenv("SSL_CERT_FILE", str(path))
    server = TlsServer(path)
    yield server
    server.close()


NOW = 1_700_000_000.0


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "7"}, 7),
        ({"retry-after": "0"}, 1),
        ({"Retry-After": formatdate(NOW + 90, usegmt=True)}, 90),
        ({"x-rate-limit-reset": str(int(NOW) + 12)}, 12),
        ({"X-RateLimit-Reset": "2023-11-14T22:14:20.000Z"}, 60),  # Mastodon
        ({"RateLimit-Reset": str(int(NOW) + 5)}, 5),  # Bluesky
        ({"RateLimit-Reset": "45"}, 45),  # the IETF's draft
        ({"x-rate-limit-reset": str(int(NOW) - 500)}, 1),
        ({"x-rate-limit-reset": str(int(NOW * 1000) + 8000)}, 8),
        ({"Retry-After": "1.5"}, 1.5),
        ({"x-rate-limit-reset": "soon"}, 60),
        ({"Retry-After": "nan"}, 60),
        ({"Retry-After": "-5"}, 60),
        ({"Retry-After": "1e400"}, 60),
        ({}, 60),
    ],
)
def test_seconds_until_the_rate_limit_resets(headers: dict[str, str], seconds: float) -> None:
    assert rate_limit_seconds({"Date": formatdate(NOW, usegmt=True), **headers}) == seconds
    assert rate_limit_seconds({"Date": "yesterday"}, earlier=2) == 240


@pytest.mark.parametrize(
    "url", ["https://example.org/api/", "http://127.0.0.1:8000", "http://localhost", "http://[::1]:1"]
)
def test_safe_base_addresses(url: str) -> None:
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
def test_unsafe_base_addresses(url: str) -> None:
    with pytest.raises(ConfigError, match=r"^V ") as caught:
        base_url({"V": url}, "V", "https://default")
    assert "word" not in str(caught.value)
    assert base_url({"V": " "}, "V", "https://default") == "https://default"


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
        "https://[::ffff:0:127.0.0.1]",
        "https://[64:ff9b::7f00:1]",
        "https://[64:ff9b:1::808:808]",
        "https://[64:ff9b:1:7f00:0:100::]",
        "https://[2001:0:808:808::f7f7:f7f7]",
        "https://[2a00::5efe:10.0.0.1]",
        "https://[2a00::200:5efe:10.0.0.1]",
        "https://[fec0::1]",
        "https://[ff0e::1]",
        "https://224.0.0.1",
        "https://8.8.8.8:8443",
    ],
)
def test_hosts_that_are_not_public(url: str) -> None:
    with pytest.raises(ForbiddenError):
        check_public(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://8.8.8.8",
        "https://[2606:4700::1111]:443/x",
        "https://[64:ff9b::808:808]",
    ],
)
def test_hosts_that_are_public(url: str) -> None:
    check_public(url)
