"""Who may come in, from where, how often; and what every answer carries."""

from __future__ import annotations

import socket
import threading
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from huggingtweets.errors import DamagedFileError
from huggingtweets.web.security import hash_token, load_token
from tests.web.conftest import Served, serving

TOKEN = "a-token-that-nobody-guesses"


def test_only_our_own_names_are_answered(server: Served) -> None:
    port = urlsplit(server.url).port
    for host in (f"127.0.0.1:{port}", f"localhost:{port}", f"[::1]:{port}", "LOCALHOST"):
        assert server.http.get("/api/accounts", headers={"host": host}).status_code == 200
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1.evil.example", "192.168.0.7", "", "localhost.evil"):
        assert "name" in server.refused(403, "GET", "/api/accounts", headers={"host": host})


def test_a_request_without_a_host_is_refused(server: Served) -> None:
    with socket.create_connection(("127.0.0.1", urlsplit(server.url).port or 0)) as raw:
        raw.sendall(b"GET /api/accounts HTTP/1.0\r\n\r\n")
        assert b" 403 " in raw.recv(100)


def test_other_pages_may_ask_for_nothing(server: Served) -> None:
    ours, evil = {"origin": server.url}, {"origin": "https://evil.example"}
    for headers in (evil, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}):
        server.refused(403, "POST", "/api/samples", headers=headers)
    server.refused(403, "GET", "/api/accounts", headers={"sec-fetch-site": "cross-site"})
    assert server.http.get("/", headers={"sec-fetch-site": "cross-site"}).status_code == 200, "a link to us"
    assert server.ok("GET", "/api/jobs") == {"jobs": []}
    # A form, which needs nobody's leave to be sent across sites, is no JSON.
    form = {"content-type": "text/plain", **ours}
    server.refused(422, "POST", "/api/fetches", headers=form, content='{"argument": "a.bsky.social"}')
    server.done(server.ok("POST", "/api/samples", headers=ours))


def test_every_answer_is_locked_up(server: Served) -> None:
    for path in ("/", "/api/accounts", "/static/any/style.css", "/nowhere", "/api/nowhere"):
        headers = server.http.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert ("no-store" in headers.get("cache-control", "")) == (not path.startswith("/static/"))
        assert "server" not in headers


def test_bodies_are_small(server: Served) -> None:
    assert "larger" in server.refused(413, "POST", "/api/fetches", content=b"x" * 1_000_001)


def test_a_flood_is_slowed(server: Served) -> None:
    answers = [server.http.get("/enter").status_code for _ in range(150)]
    assert 429 in answers
    assert answers[:50].count(303) == 50


def test_elsewhere_nothing_is_seen_without_the_token(home: Path) -> None:
    with serving(home, host="192.0.2.1", token_hash=hash_token(TOKEN)) as served:
        assert served.refused(401, "GET", "/api/accounts") == "Enter the token first."
        assert served.http.get("/").headers["location"] == "/enter"
        assert served.http.get("/enter").status_code == 200
        wrong = served.http.post("/enter", data={"token": "wrong"})
        assert "not the token" in wrong.text
        assert "set-cookie" not in wrong.headers
        assert served.http.post("/enter", content=b"a=1&b=2&c=3&d=4&e=5&f=6").status_code == 403
        right = served.http.post("/enter", data={"token": TOKEN}, headers={"origin": served.url})
        assert right.status_code == 303
        cookie = right.headers["set-cookie"]
        assert {"HttpOnly", "SameSite=strict"} <= {part.strip() for part in cookie.split(";")}
        assert TOKEN not in cookie
        assert served.ok("GET", "/api/accounts") == {"accounts": []}, "the client kept the cookie"
        served.http.cookies.clear()
        served.refused(401, "GET", "/api/accounts", headers={"cookie": "huggingtweets=" + "0" * 64})
        bearer = {"authorization": f"Bearer {TOKEN}"}
        assert served.ok("GET", "/api/accounts", headers=bearer) == {"accounts": []}
        served.refused(401, "GET", "/api/accounts", headers={"authorization": "Bearer nonsense"})
        base = {"handles": ["x"], "options": {"base": "/etc"}}
        assert "smollm2" in served.refused(400, "POST", "/api/trainings", headers=bearer, json=base)
        *_, last = [served.http.post("/enter", data={"token": str(n)}) for n in range(12)]
        assert (last.status_code, last.headers["retry-after"]) == (429, "60")
        assert 'name="token"' in last.text, "the form again, with what is wrong"
        assert "Wait a minute" in last.text


def test_a_token_is_shown_once(tmp_path: Path) -> None:
    kept, token = load_token(tmp_path)
    assert token
    assert kept == hash_token(token)
    assert load_token(tmp_path) == (kept, None)
    file = tmp_path / "web.json"
    assert token not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    other, new = load_token(tmp_path, new=True)
    assert new
    assert new != token
    assert load_token(tmp_path) == (other, None)
    file.write_text("{")
    with pytest.raises(DamagedFileError, match="--new-token"):
        load_token(tmp_path)


def test_many_read_at_once(server: Served) -> None:
    seen: list[int] = []

    def read() -> None:
        seen.append(httpx.get(f"{server.url}/api/accounts", trust_env=False, timeout=30).status_code)

    threads = [threading.Thread(target=read) for _ in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [200] * 30


def test_head_is_get_without_a_body(server: Served) -> None:
    for path in ("/", "/api/accounts"):
        head, got = server.http.head(path), server.http.get(path)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["content-length"] == got.headers["content-length"]


def test_there_are_no_websockets(server: Served) -> None:
    key = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "x" * 24,
        "Sec-WebSocket-Version": "13",
    }
    answer = server.http.get("/nowhere", headers=key)
    assert answer.status_code == 404
    assert "content-security-policy" in answer.headers
