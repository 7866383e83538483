"""A fake of the Hugging Face Hub on loopback, with the routes that pushing, pulling and Transformers use.

Large files are stored apart from the repo (LFS) and served from another origin, as on the Hub.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.sources.servers.loopback import Answering, FakePlatform, Fault, Query

ME = "me"
TOKEN = "hf_" + "writing" * 5
READING = "hf_" + "reading" * 5
"""A read-only token."""
ORG = "the-lighthouses"
LARGE = 20_000
"""Files with more bytes are stored apart."""


@dataclass
class Repo:
    """A repo. Each commit holds all files by path; the latest is last."""

    private: bool = False
    commits: dict[str, dict[str, bytes]] = field(default_factory=dict)
    gated: bool = False

    def commit(self, files: dict[str, bytes]) -> str:
        name = hashlib.sha1(f"{len(self.commits)} {sorted(files)}".encode()).hexdigest()  # noqa: S324
        self.commits[name] = files
        return name

    @property
    def files(self) -> dict[str, bytes]:
        return next(reversed(self.commits.values()), {})

    def at(self, revision: str) -> tuple[str, dict[str, bytes]] | None:
        """The commit of `revision` and its files."""
        if revision == "main":
            revision = next(reversed(self.commits), "0" * 40)
            return revision, self.commits.get(revision, {})
        return (revision, self.commits[revision]) if revision in self.commits else None


class _HubAnswering(Answering):
    def do_HEAD(self) -> None:
        self.server.platform.answer(self)

    def send(self, status: int, body: object, headers: dict[str, str] | None = None, *, cut: int | None = None) -> None:
        if self.command != "HEAD":
            super().send(status, body, headers, cut=cut)
            return
        length = len(body) if isinstance(body, bytes) else 0
        super().send(status, b"", {"Content-Length": str(length), **(headers or {})})


class FakeHub(FakePlatform):
    """Holds `repos` by id and `stored` large files by their SHA-256; `me` is logged in by TOKEN."""

    def __init__(self) -> None:
        super().__init__()
        self._server.RequestHandlerClass = _HubAnswering
        # Another origin, as the Hub's content network is. The same server answers.
        self.elsewhere = self.url.replace("127.0.0.1", "localhost")
        self.repos: dict[str, Repo] = {}
        self.stored: dict[str, bytes] = {}
        self.calls: list[str] = []
        """Method and path of each request, in order."""
        self.bodies: list[bytes] = []
        """The body of each request."""
        self.faulty: dict[str, Fault] = {}
        """Faults for the next request whose method and path match the pattern."""
        self.tokens_elsewhere: list[str] = []
        """Tokens sent to the other origin. There should be none."""
        self.sizes: dict[str, int] = {}
        """Wrong sizes that the Hub reports, by path."""

    def called(self, pattern: str) -> list[str]:
        return [call for call in self.calls if re.fullmatch(pattern, call)]

    @property
    def received(self) -> bytes:
        """All bodies, with the contents of commits decoded."""
        parts = list(self.bodies)
        for body in self.bodies:
            for line in body.splitlines():
                try:
                    value = json.loads(line)["value"]
                except (ValueError, KeyError, TypeError):
                    continue
                parts.append(base64.b64decode(value.get("content", "")))
        return b"\n".join(parts)

    def add(self, name: str, files: dict[str, bytes], *, private: bool = False, gated: bool = False) -> str:
        """Add a commit to a repo, which is created if missing. Returns the commit."""
        repo = self.repos.setdefault(name, Repo(private=private, gated=gated))
        for content in files.values():
            self.stored[hashlib.sha256(content).hexdigest()] = content
        return repo.commit(files)

    def serve(self, to: Answering, path: str, query: Query) -> None:
        body = to.rfile.read(int(to.headers.get("Content-Length") or 0))
        if to.headers.get("Transfer-Encoding") == "chunked":
            body = _chunks(to)
        call = f"{to.command} {path}"
        self.calls.append(call)
        self.bodies.append(body)
        for pattern in self.faulty:
            if re.fullmatch(pattern, call):
                self.faulty.pop(pattern)(to)
                return
        routes: list[tuple[str, Callable[..., None]]] = [
            (r"GET /api/whoami-v2", self.whoami),
            (r"POST /api/repos/create", self.create),
            (r"POST /api/validate-yaml", self.validate),
            (r"POST /api/models/(.+?)/preupload/main", self.preupload),
            (r"POST /(.+?)\.git/info/lfs/objects/batch", self.batch),
            (r"PUT /stored/(\w+)", self.put),
            (r"POST /verify", self.verify),
            (r"POST /api/models/(.+?)/commit/main", self.commit),
            (r"GET /api/models/(.+?)/tree/([^/]+)(?:/.*)?", self.tree),
            (r"GET /api/models/([^/]+/[^/]+)(?:/revision/(.+))?", self.info),
            (r"(?:GET|HEAD) /([^/]+/[^/]+)/resolve/([^/]+)/(.+)", self.resolve),
            (r"(?:GET|HEAD) /stored/(\w+)", self.fetch),
        ]
        for pattern, route in routes:
            if match := re.fullmatch(pattern, call):
                route(to, body, *match.groups())
                return
        to.send(404, {"error": "Sorry, we can't find the page you are looking for."})

    def user(self, to: Answering) -> str | None:
        """The role of the request's token: "write", "read", or None."""
        given = (to.headers.get("Authorization") or "").removeprefix("Bearer ")
        return {TOKEN: "write", READING: "read"}.get(given)

    def whoami(self, to: Answering, _body: bytes) -> None:
        if (role := self.user(to)) is None:
            to.send(401, {"error": "Invalid username or password."})
            return
        to.send(200, {"type": "user", "name": ME, "orgs": [{"name": ORG}], "auth": {"accessToken": {"role": role}}})

    def create(self, to: Answering, body: bytes) -> None:
        asked = json.loads(body)
        name = f"{asked.get('organization') or ME}/{asked['name']}"
        if self.user(to) != "write":
            to.send(403, {"error": "You don't have the rights to create a model"})
        elif name in self.repos:
            to.send(409, {"error": "You already created this model repo"})
        else:
            self.repos[name] = Repo(private=asked.get("visibility") == "private")
            to.send(200, {"url": f"{self.url}/{name}", "name": name})

    def validate(self, to: Answering, body: bytes) -> None:
        content = json.loads(body)["content"]
        if content.startswith("---\n") and "\n---\n" in content[4:]:
            to.send(200, {"errors": [], "warnings": [{"message": "empty or missing yaml metadata"}]})
        else:
            to.send(400, {"errors": [{"message": '"license" is not\x1b[31m allowed'}], "warnings": []})

    def preupload(self, to: Answering, body: bytes, name: str) -> None:
        if not self.may_write(to, name):
            return
        there = self.repos[name].files
        files = []
        for asked in json.loads(body)["files"]:
            mode = "lfs" if asked["size"] > LARGE else "regular"
            oid = _oid(there[asked["path"]], mode) if asked["path"] in there else None
            files.append({"path": asked["path"], "uploadMode": mode, "shouldIgnore": False, "oid": oid})
        to.send(200, {"files": files})

    def batch(self, to: Answering, body: bytes, name: str) -> None:
        if not self.may_write(to, name):
            return
        objects = []
        for asked in json.loads(body)["objects"]:
            if asked["oid"] not in self.stored:
                upload = {"href": f"{self.elsewhere}/stored/{asked['oid']}"}
                asked["actions"] = {"upload": upload, "verify": {"href": f"{self.url}/verify"}}
            objects.append(asked)
        to.send(200, {"transfer": "basic", "objects": objects})

    def put(self, to: Answering, body: bytes, oid: str) -> None:
        self.tokens_elsewhere += [to.headers["Authorization"]] if "Authorization" in to.headers else []
        if hashlib.sha256(body).hexdigest() != oid:
            to.send(400, {"error": "the content does not match its hash"})
            return
        self.stored[oid] = body
        to.send(200, {})

    def verify(self, to: Answering, body: bytes) -> None:
        asked = json.loads(body)
        to.send(200 if len(self.stored.get(asked["oid"], b"")) == asked["size"] else 404, {})

    def commit(self, to: Answering, body: bytes, name: str) -> None:
        if not self.may_write(to, name):
            return
        files = dict(self.repos[name].files)
        for line in body.splitlines():
            record = json.loads(line)
            value = record["value"]
            match record["key"]:
                case "file":
                    files[value["path"]] = base64.b64decode(value["content"])
                case "lfsFile":
                    if value["oid"] not in self.stored:
                        to.send(400, {"error": f"{value['path']} was not uploaded"})
                        return
                    files[value["path"]] = self.stored[value["oid"]]
                case "deletedFile":
                    files.pop(value["path"])
        oid = self.repos[name].commit(files)
        to.send(200, {"commitUrl": f"{self.url}/{name}/commit/{oid}", "commitOid": oid, "success": True})

    def may_write(self, to: Answering, name: str) -> bool:
        """Whether the sender may write to the model. If not, sends the error."""
        if name not in self.repos:
            to.send(404, {"error": "Repository not found"}, {"X-Error-Code": "RepoNotFound"})
        elif self.user(to) != "write" or name.partition("/")[0] not in {ME, ORG}:
            to.send(403, {"error": "Authorization error."}, {"X-Error-Message": "You don't have write access to it"})
        else:
            return True
        return False

    def reading(self, to: Answering, name: str, revision: str) -> tuple[str, dict[str, bytes]] | None:
        """The commit and files of a model at a revision. If the sender may not see them, sends the error."""
        repo = self.repos.get(name)
        if repo is None or (repo.private and self.user(to) is None):
            status = 404 if self.user(to) else 401
            to.send(status, {"error": "Repository not found"}, {"X-Error-Code": "RepoNotFound"})
        elif repo.gated:
            to.send(403, {"error": "gated"}, {"X-Error-Code": "GatedRepo"})
        elif (found := repo.at(revision)) is None:
            to.send(404, {"error": "Invalid rev id"}, {"X-Error-Code": "RevisionNotFound"})
        else:
            return found
        return None

    def info(self, to: Answering, _body: bytes, name: str, revision: str | None) -> None:
        if found := self.reading(to, name, revision or "main"):
            siblings = [{"rfilename": path, **self.described(path, content)} for path, content in found[1].items()]
            private = self.repos[name].private
            to.send(200, {"id": name, "modelId": name, "sha": found[0], "private": private, "siblings": siblings})

    def tree(self, to: Answering, _body: bytes, name: str, revision: str) -> None:
        if found := self.reading(to, name, revision):
            to.send(
                200,
                [
                    {"type": "file", "path": path, "oid": described.pop("blobId"), **described}
                    for path, content in found[1].items()
                    for described in [self.described(path, content)]
                ],
            )

    def described(self, path: str, content: bytes) -> dict[str, Any]:
        size = self.sizes.get(path, len(content))
        about: dict[str, Any] = {"size": size, "blobId": _oid(content, "regular")}
        if len(content) > LARGE:
            about["lfs"] = {"sha256": _oid(content, "lfs"), "oid": _oid(content, "lfs"), "size": size, "pointerSize": 1}
        return about

    def resolve(self, to: Answering, _body: bytes, name: str, revision: str, path: str) -> None:
        found = self.reading(to, name, revision)
        if found is None:
            return
        commit, files = found
        if path not in files:
            to.send(404, {"error": "Entry not found"}, {"X-Error-Code": "EntryNotFound", "X-Repo-Commit": commit})
            return
        content = files[path]
        if len(content) <= LARGE:
            etag = f'"{_oid(content, "regular")}"'
            to.send(200, content, {"X-Repo-Commit": commit, "ETag": etag, "Content-Type": "text/plain"})
            return
        oid = _oid(content, "lfs")
        linked = {"X-Repo-Commit": commit, "X-Linked-Etag": f'"{oid}"', "X-Linked-Size": str(len(content))}
        to.send(302, b"", {**linked, "Location": f"{self.elsewhere}/stored/{oid}"})

    def fetch(self, to: Answering, _body: bytes, oid: str) -> None:
        self.tokens_elsewhere += [to.headers["Authorization"]] if "Authorization" in to.headers else []
        to.send(200, self.stored[oid], {"ETag": f'"{oid}"', "Content-Type": "application/octet-stream"})


def _oid(content: bytes, mode: str) -> str:
    if mode == "lfs":
        return hashlib.sha256(content).hexdigest()
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()  # noqa: S324


def _chunks(to: Answering) -> bytes:
    """The body of a chunked request."""
    body = b""
    while size := int(to.rfile.readline(), 16):
        body += to.rfile.read(size)
        to.rfile.readline()
    to.rfile.readline()
    return body
