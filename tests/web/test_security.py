"""Who may use the server, from where and how often, and the headers of every response."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import socket
import threading
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.applications import Starlette

from huggingtweets.errors import DamagedFileError
from huggingtweets.web.security import COOKIE, SecurityMiddleware, Settings, hash_token, load_token, session_cookie
from tests.web.conftest import Served, serving

pytestmark = pytest.mark.network

TOKEN = "a-token-that-nobody-guesses"


def test_only_own_host_names_are_accepted(server: Served) -> None:
    port = urlsplit(server.url).port
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}", "LOCALHOST"):
        assert server.http.get("/api/accounts", headers={"host": host}).status_code == 200
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1.evil.example", "192.168.0.7", "", "localhost.evil"):
        assert server.refused(403, "GET", "/api/accounts", headers={"host": host})["code"] == "wrong_host"


def test_a_request_without_a_host_is_refused(server: Served) -> None:
    with socket.create_connection(("127.0.0.1", urlsplit(server.url).port or 0)) as raw:
        raw.sendall(b"GET /api/accounts HTTP/1.0\r\n\r\n")
        assert b" 403 " in raw.recv(100)


def test_other_sites_cannot_send_requests(server: Served) -> None:
    own, foreign = {"origin": server.url}, {"origin": "https://evil.example"}
    for headers in (foreign, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}):
        assert server.refused(403, "POST", "/api/samples", headers=headers)["code"] == "cross_site"
    server.refused(403, "GET", "/api/accounts", headers={"sec-fetch-site": "cross-site"})
    assert server.http.get("/", headers={"sec-fetch-site": "cross-site"}).status_code == 200, "a link to the page"
    assert server.ok("GET", "/api/jobs") == {"jobs": []}
    # Sites may send forms anywhere, but not as JSON.
    form = {"content-type": "text/plain", **own}
    server.refused(422, "POST", "/api/fetches", headers=form, content='{"argument": "a.bsky.social"}')
    server.refused(400, "POST", "/api/fetches", headers=own, json={"argument": "."})  # from the page itself


def test_every_response_has_security_headers(server: Served) -> None:
    for path in ("/", "/api/accounts", "/static/any/style.css", "/nowhere", "/api/nowhere"):
        headers = server.http.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert ("no-store" in headers.get("cache-control", "")) == (not path.startswith("/static/"))
        assert "server" not in headers


def test_large_bodies_are_refused(server: Served) -> None:
    assert server.refused(413, "POST", "/api/fetches", content=b"x" * 1_000_001)["code"] == "too_large"


def test_floods_are_refused() -> None:
    guarded = SecurityMiddleware(Starlette(), Settings())

    async def flood() -> list[int]:
        transport = httpx.ASGITransport(guarded)
        async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
            return [(await client.get("/nowhere")).status_code for _ in range(500)]

    statuses = asyncio.run(flood())
    assert 429 in statuses
    assert statuses[:50] == [404] * 50


def test_over_the_network_everything_requires_the_token(home: Path) -> None:
    with serving(home, host="192.0.2.1", token_hash=hash_token(TOKEN)) as served:
        assert served.refused(401, "GET", "/api/accounts")["code"] == "unauthorized"
        assert served.http.get("/").headers["location"] == "/enter"
        assert served.http.get("/enter").status_code == 200
        wrong = served.http.post("/enter", data={"token": "wrong"})
        assert wrong.status_code == 403
        assert 'role="alert"' in wrong.text
        assert "set-cookie" not in wrong.headers
        assert served.http.post("/enter", content=b"a=1&b=2&c=3&d=4&e=5&f=6").status_code == 403
        right = served.http.post("/enter", data={"token": TOKEN}, headers={"origin": served.url})
        assert right.status_code == 303
        cookie = right.headers["set-cookie"]
        assert {"HttpOnly", "SameSite=strict"} <= {part.strip() for part in cookie.split(";")}
        assert TOKEN not in cookie
        assert served.ok("GET", "/api/accounts") == {"accounts": []}, "the client has the cookie"
        served.http.cookies.clear()
        served.refused(401, "GET", "/api/accounts", headers={"cookie": "huggingtweets=" + "0" * 64})
        bearer = {"authorization": f"Bearer {TOKEN}"}
        assert served.ok("GET", "/api/accounts", headers=bearer) == {"accounts": []}
        served.refused(401, "GET", "/api/accounts", headers={"authorization": "Bearer nonsense"})
        base = {"handles": ["x"], "options": {"base": "/etc"}}
        refused = served.refused(400, "POST", "/api/trainings", headers=bearer, json=base)
        assert (refused["code"], refused["field"]) == ("config", "base")
        *_, last = [served.http.post("/enter", data={"token": str(n)}) for n in range(12)]
        assert (last.status_code, last.headers["retry-after"]) == (429, "60")
        assert 'name="token"' in last.text, "the form again, with the error"


def test_a_token_is_shown_once_and_stored_as_a_hash(tmp_path: Path) -> None:
    stored, token = load_token(tmp_path)
    assert token
    assert stored == hash_token(token)
    assert load_token(tmp_path) == (stored, None)
    file = tmp_path / "web.json"
    assert token not in file.read_text()
    assert session_cookie(token) not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    other, new = load_token(tmp_path, new=True)
    assert new
    assert new != token
    assert load_token(tmp_path) == (other, None)
    file.write_text("{")
    with pytest.raises(DamagedFileError) as error:
        load_token(tmp_path)
    assert error.value.command == "serve --new-token"


def test_the_file_of_an_older_version_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "web.json").write_text(json.dumps({"token_sha256": hashlib.sha256(TOKEN.encode()).hexdigest()}))
    stored, token = load_token(tmp_path)
    assert token
    assert load_token(tmp_path) == (stored, None)
    assert "token_sha256" not in (tmp_path / "web.json").read_text()


def test_what_is_stored_signs_nobody_in(home: Path) -> None:
    stored, token = load_token(home)
    assert token
    content = json.loads((home / "web.json").read_text())
    with serving(home, host="192.0.2.1", token_hash=stored) as served:
        for value in (stored, *content.values()):
            keyed = hmac.new(value.encode(), b"session", hashlib.sha256).hexdigest()
            for tried in (value, keyed, session_cookie(value)):
                served.refused(401, "GET", "/api/accounts", headers={"cookie": f"{COOKIE}={tried}"})
                served.refused(401, "GET", "/api/accounts", headers={"authorization": f"Bearer {tried}"})
        good = {"cookie": f"{COOKIE}={session_cookie(token)}"}
        assert served.ok("GET", "/api/accounts", headers=good) == {"accounts": []}


def test_many_clients_are_served_at_once(server: Served) -> None:
    statuses: list[int] = []

    def read() -> None:
        statuses.append(httpx.get(f"{server.url}/api/accounts", trust_env=False, timeout=30).status_code)

    threads = [threading.Thread(target=read) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 30


def test_head_is_get_without_a_body(server: Served) -> None:
    for path in ("/", "/api/accounts"):
        head, get = server.http.head(path), server.http.get(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-length"] == get.headers["content-length"]


def test_there_are_no_websockets(server: Served) -> None:
    key = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "x" * 24,
        "Sec-WebSocket-Version": "13",
    }
    response = server.http.get("/nowhere", headers=key)
    assert response.status_code == 404
    assert "content-security-policy" in response.headers
