"""Pushing to and pulling from a hub on loopback with tiny personas, and what must not leave this computer."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import huggingface_hub.constants
import pytest

from huggingtweets import evaluation, personas, sources, writing
from huggingtweets.cli import share as command
from huggingtweets.config import GenerateConfig
from huggingtweets.errors import (
    AuthError,
    BadInputError,
    ConfigError,
    DamagedFileError,
    DiskFullError,
    ForbiddenError,
    HuggingTweetsError,
    NotFoundError,
    NotOwnError,
    PlatformError,
    RateLimitedError,
    StoppedError,
    UnreachableError,
)
from huggingtweets.events import Notice, Stage
from huggingtweets.library import Library
from huggingtweets.sharing.hub.pull import HubPull
from huggingtweets.sharing.hub.push import Push, _repo_name
from tests.conftest import Run
from tests.reports.samples import evaluation_json
from tests.sharing.fake_hub import ME, ORG, READING, TOKEN, FakeHub
from tests.sharing.trained import NAME, SECRET
from tests.sources import archive_builder, mastodon_builder
from tests.sources.servers.loopback import drop, raw

REPO = f"{ME}/{NAME}"

pytestmark = pytest.mark.network


@pytest.fixture
def home(with_a_card: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with a persona of the sample account, whose card is written."""
    folder = tmp_path / "home"
    shutil.copytree(with_a_card, folder)
    monkeypatch.setenv("HUGGINGTWEETS_HOME", str(folder))
    return folder


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """An empty home: another computer."""
    return tmp_path / "other"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    """The fake hub in place of the real one, with `me` logged in."""
    with FakeHub() as server:
        # The Hub's library read these from the environment on import.
        monkeypatch.setattr(huggingface_hub.constants, "ENDPOINT", server.url)
        files = f"{server.url}/{{repo_id}}/resolve/{{revision}}/{{filename}}"
        monkeypatch.setattr(huggingface_hub.constants, "HUGGINGFACE_CO_URL_TEMPLATE", files)
        monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
        monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_DISABLE_XET", True)
        monkeypatch.setattr(huggingface_hub.constants, "HF_TOKEN_PATH", str(tmp_path / "token"))
        monkeypatch.setenv("HF_TOKEN", TOKEN)
        yield server
        assert not server.tokens_elsewhere


def written(home: Path, name: str, n: int = 3) -> list[str]:
    written_by = writing.Writer(home, name, GenerateConfig(copies=True), device="cpu")
    return [post.text for post in written_by.stream("The", n, 7)]


def model(home: Path, name: str = NAME) -> dict[str, bytes]:
    """The files of a persona."""
    return {path.name: path.read_bytes() for path in personas.path_of(home, name).iterdir()}


def change(file: Path, **values: Any) -> None:
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), **values}), "utf-8")


def disown(home: Path) -> None:
    with sqlite3.connect(home / "library.db") as connection:
        connection.execute("UPDATE accounts SET is_own = 0")
    connection.close()


class TestPush:
    def test_uploads_the_model_and_nothing_else(
        self, home: Path, hub: FakeHub, tiny_bases: dict[str, Path], tmp_path: Path
    ) -> None:
        folder = personas.path_of(home, NAME)
        change(folder / "config.json", _name_or_path=str(tiny_bases["llama"]))
        change(folder / "run.json", pulled_from={"repo": str(tmp_path), "commit": ""})
        for stray in ("optimizer.pt", "checkpoint.safetensors", "library.db", "posts.json", ".env", "notes.txt"):
            (folder / stray).write_text(f"{SECRET} {TOKEN}")
        (folder / "runs").mkdir()
        push = Push(home, NAME)
        assert (push.repo, push.url, push.private, push.is_new) == (REPO, f"{hub.url}/{REPO}", False, True)
        assert not hub.repos, "no repo before the user agrees"
        told: list[object] = []
        pushed = push.send(told.append)
        files = hub.repos[REPO].files
        assert set(files) == {
            "README.md",
            "config.json",
            "generation_config.json",
            "model.safetensors",
            "run.json",
            "tokenizer.json",
            "tokenizer_config.json",
        }
        assert files["model.safetensors"] == (folder / "model.safetensors").read_bytes()
        sizes = {path: len(content) for path, content in files.items()}
        assert {file.path: file.bytes for file in pushed.files} == sizes
        assert pushed.commit == list(hub.repos[REPO].commits)[-1]
        assert Stage(f"Uploading {push.bytes / 1e6:,.1f} MB to {REPO}") in told

        received = hub.received
        with Library(home) as library:
            posts = [post.text for post in library.posts(library.find(NAME))]
            cleaned = [post.text for post in library.run_posts(NAME)]
        assert len(posts) > 500
        assert not [text for text in {*posts, *cleaned} if len(text) > 20 and text.encode() in received]
        assert not [text for text in {*posts, *cleaned} if len(text) > 20 and json.dumps(text).encode() in received]
        for private in (TOKEN, SECRET, str(tmp_path), str(tiny_bases["llama"]), str(home)):
            assert private.encode() not in received
        record = json.loads(files["run.json"])
        mine = json.loads((folder / "run.json").read_text("utf-8"))
        assert (record["base"], record["run"]["config"]["finetune"]["base"]) == ("", "")
        for key in ("name", "handles", "posts", "split", "before", "after", "epochs", "best_epoch"):
            assert record[key] == mine[key]
        assert record["run"]["config"]["dataset"] == mine["run"]["config"]["dataset"]
        assert "tracking" not in record["run"]["config"]

    def test_transformers_loads_the_pushed_model(
        self, home: Path, hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from transformers import pipeline

        def continued(model: str) -> str:
            text = pipeline("text-generation", model=model)("The", do_sample=False, max_new_tokens=12)
            return str(text[0]["generated_text"])

        Push(home, NAME, private=True).send()
        assert hub.repos[REPO].private
        monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_CACHE", str(tmp_path / "cache"))
        assert continued(REPO) == continued(str(personas.path_of(home, NAME)))
        assert hub.called("GET .*/resolve/.*")

    def test_uploaded_weights_are_not_sent_again(self, home: Path, hub: FakeHub) -> None:
        hub.faulty["POST .*/commit/main"] = raw(500, {"error": "out of order"})
        push = Push(home, NAME)
        with pytest.raises(UnreachableError, match="HTTP 500"):
            push.send()
        assert hub.repos[REPO].files == {}, "nobody sees a part of it"
        sent = hub.called("PUT .*")
        assert sent
        Push(home, NAME).send()
        assert hub.called("PUT .*") == sent
        assert "model.safetensors" in hub.repos[REPO].files

    def test_upload_survives_a_dropped_connection(self, home: Path, hub: FakeHub) -> None:
        hub.faulty["PUT .*"] = drop
        Push(home, NAME).send()
        assert hub.repos[REPO].files["model.safetensors"] == model(home)["model.safetensors"]

    def test_pushing_again_updates_the_repo(self, home: Path, hub: FakeHub) -> None:
        Push(home, NAME).send()
        Push(home, NAME).send()
        assert len(hub.repos[REPO].commits) == 1
        hub.add(REPO, {**hub.repos[REPO].files, "evaluation.json": b"{}", "their_own.txt": b"kept", "vocab.json": b""})
        push = Push(home, NAME)
        assert (push.is_new, set(push.removed)) == (False, {"evaluation.json", "vocab.json"})
        assert set(push.send().removed) == {"evaluation.json", "vocab.json"}
        assert set(hub.repos[REPO].files) == {*model(home), "their_own.txt"}

    def test_evaluation_is_pushed_without_texts_and_other_names(self, home: Path, hub: FakeHub) -> None:
        evaluation = evaluation_json() | {"name": NAME, "base": "/home/me/base", "note": SECRET}
        evaluation["copying"]["longest"] = {"words": 9, "text": SECRET, "post": SECRET}
        evaluation["likeness"] |= {"authors": [NAME, SECRET], f"{SECRET}!": 1}  # as older versions had it
        (personas.path_of(home, NAME) / "evaluation.json").write_text(json.dumps(evaluation))
        Push(home, NAME).send()
        assert SECRET.encode() not in hub.received
        given = json.loads(hub.repos[REPO].files["evaluation.json"])
        assert given["base"] == ""
        assert {key for key, value in given["copying"]["longest"].items() if value} == {"words"}
        assert given["likeness"]["two_sample_auc"] == evaluation["likeness"]["two_sample_auc"]
        assert given["fit"] == evaluation["fit"]

    def test_someone_else_s_persona_is_pushed_only_as_a_parody(self, home: Path, hub: FakeHub) -> None:
        disown(home)
        with pytest.raises(NotOwnError, match=f"@{NAME} is yours") as refused:
            Push(home, NAME)
        assert refused.value.command == f"push {NAME} --not-mine"
        assert not hub.calls
        push = Push(home, NAME, not_mine=True)
        assert push.repo == f"{REPO}-parody"
        assert push.send().parody
        assert b"This is a parody" in hub.repos[f"{REPO}-parody"].files["README.md"]
        assert Push(home, NAME, not_mine=True, repo="the-keeper").repo == f"{ME}/the-keeper-parody"
        assert Push(home, NAME, not_mine=True, repo=f"{ORG}/Parody-of-him").repo == f"{ORG}/Parody-of-him"
        assert len(Push(home, NAME, not_mine=True, repo=f"{ME}/{'a' * 93}").repo) == 96

    def test_persona_of_unknown_accounts_is_not_pushed(self, home: Path, hub: FakeHub) -> None:
        with Library(home) as library:
            library.remove_run(NAME)
        with pytest.raises(NotOwnError, match=NAME):
            Push(home, NAME)

    @pytest.mark.parametrize(
        ("token", "problem"), [("", "not logged in"), ("hf_wrong", "rejects your token"), (READING, "read-only")]
    )
    def test_login_problems(
        self, home: Path, hub: FakeHub, monkeypatch: pytest.MonkeyPatch, token: str, problem: str
    ) -> None:
        monkeypatch.setenv("HF_TOKEN", token)
        with pytest.raises(AuthError, match=problem) as raised:
            Push(home, NAME)
        assert f"{hub.url}/settings/tokens" in raised.value.hint
        assert not token or token not in str(raised.value)

    @pytest.mark.parametrize(
        ("request_", "fault", "error", "data"),
        [
            (".*/whoami-v2", raw(429), RateLimitedError, "a few minutes"),
            (".*/whoami-v2", raw(429, RateLimit='"api";r=0;t=55'), RateLimitedError, "55 seconds"),
            (".*/whoami-v2", raw(503), UnreachableError, "HTTP 503"),
            (".*/whoami-v2", raw(200, b"<html>"), PlatformError, "unreadable"),
            (".*/whoami-v2", raw(200, []), PlatformError, "unreadable"),
            (".*/whoami-v2", drop, UnreachableError, "connection"),
            ("GET /api/models/.*", raw(200, ["a"]), PlatformError, "unreadable"),
            (".*/create", raw(409, {"error": "taken"}), PlatformError, f"HTTP 409: taken.*{REPO}"),
            (".*/create", raw(403), ForbiddenError, REPO),
            (".*/create", raw(402, {"error": "Pay\x1b[2Jfirst."}), PlatformError, r"HTTP 402: Pay\[2Jfirst\)"),
            (".*/validate-yaml", raw(400, {"errors": [{"message": "no\x1b[1m"}]}), PlatformError, r"card.*no\[1m"),
            (".*/commit/main", raw(404), NotFoundError, REPO),
        ],
    )
    def test_errors_of_the_hub(
        self,
        home: Path,
        hub: FakeHub,
        request_: str,
        fault: Callable[..., None],
        error: type[HuggingTweetsError],
        data: str,
    ) -> None:
        hub.faulty[request_] = fault
        with pytest.raises(error, match=data) as raised:
            Push(home, NAME).send()
        assert str(raised.value).isprintable()
        assert TOKEN not in str(raised.value)

    def test_repos_that_cannot_be_written(self, home: Path, hub: FakeHub) -> None:
        with pytest.raises(ForbiddenError, match=f"as {ME}.* nasa/x.*{ME}/x"):
            Push(home, NAME, repo="nasa/x")
        with pytest.raises(ConfigError, match="me/a--b") as refused:
            Push(home, NAME, repo="me/a--b")
        assert refused.value.option == "repo"

    def test_private_push_to_a_public_repo_is_refused(self, home: Path, hub: FakeHub) -> None:
        hub.add(REPO, {})
        with pytest.raises(BadInputError, match=f"{REPO} .*public") as refused:
            Push(home, NAME, private=True)
        assert refused.value.option == "repo"
        hub.add(f"{ME}/mine", {}, private=True)
        assert Push(home, NAME, repo="mine").private

    def test_no_network(self, home: Path, hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(huggingface_hub.constants, "ENDPOINT", "http://127.0.0.1:9")
        with pytest.raises(UnreachableError, match=r"http://127\.0\.0\.1:9"):
            Push(home, NAME)
        monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
        with pytest.raises(UnreachableError, match="HF_HUB_OFFLINE"):
            Push(home, NAME)

    def test_incomplete_persona(self, home: Path, hub: FakeHub) -> None:
        (personas.path_of(home, NAME) / "model.safetensors").unlink()
        with pytest.raises(DamagedFileError) as refused:
            Push(home, NAME)
        assert refused.value.command == f"train {NAME}"

    @pytest.mark.parametrize(
        ("name", "repo_name"),
        [
            ("NASA", "NASA"),
            ("NASA+BillGates", "NASA-BillGates"),
            ("_Bücher.-+x", "Bucher.-x"),
            ("ada.lovelace..git", "ada.lovelace"),
            ("a-..b--c", "a-b-c"),
            ("灯台", "persona"),
            ("a" * 100, "a" * 60),
        ],
    )
    def test_repo_names(self, name: str, repo_name: str) -> None:
        assert _repo_name(name) == repo_name
        huggingface_hub.utils.validate_repo_id(f"{ME}/{repo_name}")

    def test_command_asks_first(self, home: Path, hub: FakeHub, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(StoppedError):
            command.push(NAME)
        asked = capsys.readouterr().err
        assert f"{hub.url}/{REPO}" in asked
        assert re.search(r"^model\.safetensors +[\d,]+$", asked, re.MULTILINE)
        assert not hub.repos
        done = run("push", NAME, "--yes", "--json")
        result = json.loads(done.stdout)
        assert (result["repo"], result["private"], result["parody"]) == (REPO, False, False)
        assert {file["path"]: file["bytes"] for file in result["files"]} == {
            path: len(content) for path, content in hub.repos[REPO].files.items()
        }
        assert TOKEN not in done.stdout + done.stderr


class TestOwn:
    def own(self, home: Path, path: Path, **options: Any) -> bool:
        sources.add(home, path, sources.SourceOptions(**options))
        with Library(home) as library:
            (row,) = library.accounts()
        return row.is_own

    def test_archive_that_names_its_owner_counts(self, other: Path, tmp_path: Path) -> None:
        assert self.own(other, sources.SAMPLE)
        files = archive_builder.archive(archive_builder.tweet(1))
        files = {name: content for name, content in files.items() if "account" not in name and "manifest" not in name}
        nameless = archive_builder.write_folder(tmp_path / "nameless", files)
        assert not self.own(other / "2", nameless, handle=archive_builder.HANDLE)

    def test_public_data_does_not_count(self, other: Path, tmp_path: Path) -> None:
        table = tmp_path / "posts.csv"
        table.write_text("id,text\n1,The lamp burns\n2,The lamp is out\n")
        assert not self.own(other, table, handle="NASA")
        status = mastodon_status()
        files = mastodon_builder.archive(status)
        folder = mastodon_builder.write_folder(tmp_path / "archive", files)
        assert self.own(other / "2", folder)
        outbox = tmp_path / "outbox.json"
        outbox.write_text(files["outbox.json"])
        assert not self.own(other / "3", outbox, handle="keeper@tide.example")

    def test_ownership_lasts(self, other: Path, tmp_path: Path) -> None:
        sources.add(other, sources.SAMPLE, sources.SourceOptions())
        table = tmp_path / "posts.csv"
        table.write_text("id,text\n1,The lamp burns\n")
        assert self.own(other, table, handle=NAME, platform="x")


def mastodon_status() -> dict[str, Any]:
    from tests.sources.servers.mastodon import status

    return mastodon_builder.activity(status(1))


def foreign(tiny_bases: dict[str, Path]) -> dict[str, bytes]:
    """A model that HuggingTweets did not make: GPT-2, without a run.json."""
    return {path.name: path.read_bytes() for path in tiny_bases["gpt2"].iterdir() if path.suffix != ".jinja"}


def that_ends_posts(files: dict[str, bytes]) -> dict[str, bytes]:
    """The untrained model, biased towards the end token, so that some posts end."""
    import torch
    from safetensors.torch import load, save

    weights = load(files["model.safetensors"])
    (name,) = [name for name in weights if name.endswith("ln_f.bias")]
    embeddings = next(weight for key, weight in weights.items() if key.endswith("wte.weight"))
    weights[name] = weights[name] + 3.5 * embeddings[0] / embeddings[0].norm() ** 2
    assert torch.isfinite(weights[name]).all()
    return {**files, "model.safetensors": save(weights, {"format": "pt"})}


def with_config(files: dict[str, bytes], **changed: Any) -> dict[str, bytes]:
    config = {**json.loads(files["config.json"]), **changed}
    return {**files, "config.json": json.dumps({k: v for k, v in config.items() if v is not None}).encode()}


class TestPull:
    def test_pulled_persona_is_the_pushed_one(self, home: Path, other: Path, hub: FakeHub) -> None:
        Push(home, NAME).send()
        told: list[Any] = []
        pull = HubPull(other, f"{hub.url}/{REPO}", name="other.name", on_event=told.append)
        assert not hub.called("GET .*/resolve/.*")
        pulled = pull.fetch(told.append)
        path = personas.path_of(other, "other.name")
        assert pulled.as_json() == {
            "name": "other.name",
            "repo": REPO,
            "commit": list(hub.repos[REPO].commits)[-1],
            "path": str(path),
            "bytes": pull.bytes,
            "base": "",
            "handles": [NAME],
            "is_measured": True,
        }
        assert {each.name for each in path.iterdir()} == {*model(home), "run.json"}
        (notice,) = [each for each in told if isinstance(each, Notice)]
        assert notice.is_warning
        assert "other.name" in notice.message
        last = [each for each in told if isinstance(each, Stage)][-1]
        assert (last.name, last.done, last.unit) == (f"Downloading {REPO}", last.total, "MB")
        assert written(other, "other.name") == written(home, NAME)
        record = json.loads((path / "run.json").read_text("utf-8"))
        assert (record["name"], record["pulled_from"]) == (
            "other.name",
            {"repo": REPO, "commit": pulled.commit},
        )
        written_by = writing.Writer(other, "other.name", GenerateConfig(), device="cpu")
        assert not written_by.checks_copies
        with Library(other) as library:
            assert len(library.generations("other.name")) == 3
        (row,) = evaluation.compare(other, ()).personas
        after = personas.find(home, NAME).record.after
        assert after
        assert row.after == after.bits_per_byte
        with pytest.raises(NotFoundError, match=r"other\.name"):
            evaluation.evaluate(other, "other.name", device="cpu", generations=0)
        with pytest.raises(NotOwnError):
            Push(other, "other.name")

    def test_any_causal_model_can_be_pulled(self, other: Path, hub: FakeHub, tiny_bases: dict[str, Path]) -> None:
        theirs = that_ends_posts(foreign(tiny_bases))
        junk = {"training_args.bin": b"pickle", "code.py": b"print(1)", "sub/model.safetensors": b"", ".gitignore": b""}
        hub.add("else/where", {**theirs, **junk}, private=True)
        pulled = HubPull(other, "else/where").fetch()
        assert (pulled.name, pulled.base, pulled.handles, pulled.is_measured) == ("where", "", (), False)
        assert {each.name for each in Path(pulled.path).iterdir()} == {*theirs, "run.json"}
        assert not hub.called(".*(training_args|code|sub/|ignore).*")
        texts = written(other, "where")
        assert texts
        assert all(text.startswith("The") for text in texts)
        assert personas.overview(other)[1] == [
            {
                "name": "where",
                "base": "",
                "blended_from": [],
                "handles": [],
                "bits_per_byte": None,
                "created_at": None,
                "path": str(pulled.path),
                "bytes": sum(file.stat().st_size for file in pulled.path.iterdir()),
                "damaged": None,
            }
        ]
        with pytest.raises(NotFoundError, match="where"):
            evaluation.compare(other, ["where"])
        with pytest.raises(NotFoundError):
            evaluation.compare(other, ())
        assert Push(other, "where", not_mine=True).send().repo == f"{ME}/where-parody"

    def test_split_weights(self, other: Path, hub: FakeHub, tiny_bases: dict[str, Path], tmp_path: Path) -> None:
        from huggingtweets.models import bases

        bases.load(tiny_bases["gpt2"]).model.save_pretrained(tmp_path / "parts", max_shard_size="60KB")
        files = {**foreign(tiny_bases), **{p.name: p.read_bytes() for p in (tmp_path / "parts").iterdir()}}
        del files["model.safetensors"]
        hub.add("else/where", files)
        HubPull(other, "else/where").fetch()
        assert len(list(personas.path_of(other, "where").glob("*.safetensors"))) > 1
        bases.load(personas.path_of(other, "where"))
        lost = min(path for path in files if path.endswith(".safetensors"))
        del files[lost]
        hub.add("else/where", files)
        with pytest.raises(BadInputError, match=lost):
            HubPull(other, "else/where", name="b").fetch()

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            (
                lambda f: {**{k: v for k, v in f.items() if "safetensors" not in k}, "pytorch_model.bin": b"x"},
                r"pickles \(pytorch_model\.bin\)",
            ),
            (lambda f: {"README.md": b"nothing"}, "safetensors"),
            (lambda f: {k: v for k, v in f.items() if "token" not in k}, "tokenizer"),
            (
                lambda f: with_config(f, auto_map={"AutoModel": "evil.Model"}),
                "its own code",
            ),
            (lambda f: with_config(f, architectures=["GPT2Model"]), "causal language model"),
            (lambda f: with_config(f, model_type="t5", architectures=None), "causal language model"),
            (lambda f: with_config(f, model_type=["gpt2"]), "causal language model"),
            (lambda f: with_config(f, architectures=[["a"]]), "its config"),
            (lambda f: with_config(f, quantization_config={"a": 1}), "quantised"),
            (lambda f: {**f, "config.json": b"[" * 100_000}, "its config"),
            (lambda f: {**f, "tokenizer_config.json": b'{"auto_map": {}}'}, "its own code"),
            (lambda f: {**f, "tokenizer.json": b"{}"}, "its tokenizer"),
            (lambda f: {**f, "model.safetensors": f["model.safetensors"][:-9]}, r"model\.safetensors"),
            (lambda f: {**f, "model.safetensors": b"\xff" * 30_000}, r"model\.safetensors"),
            (
                lambda f: (
                    {**f, "model.safetensors.index.json": b'{"weight_map": {"a": "../../../etc/passwd"}}'}
                    | {"model-00001-of-00001.safetensors": f["model.safetensors"]}
                ),
                "index",
            ),
            (lambda f: {**f, "run.json": b'{"handles": "NASA"}'}, r"run\.json"),
            (lambda f: {**f, "run.json": b'{"base": "\\u001b[2J"}'}, r"run\.json"),
            (lambda f: {**f, "run.json": b'{"after": {"bits_per_byte": NaN}}'}, r"run\.json"),
            (lambda f: {**f, "run.json": b" " * 2_000_000}, r"run\.json.*2 MB"),
        ],
    )
    def test_hostile_and_unsupported_repos_are_refused(
        self,
        other: Path,
        hub: FakeHub,
        tiny_bases: dict[str, Path],
        change: Callable[[dict[str, bytes]], dict[str, bytes]],
        reason: str,
    ) -> None:
        hub.add("else/where", change(foreign(tiny_bases)))
        with pytest.raises(BadInputError, match=f"^else/where .*{reason}"):
            HubPull(other, "else/where").fetch()
        assert not list(other.glob("personas/*")), "nothing half-written"
        assert not list(other.glob("personas/.*"))

    def test_size_limits(
        self, other: Path, hub: FakeHub, tiny_bases: dict[str, Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hub.add("else/where", foreign(tiny_bases))
        hub.sizes["model.safetensors"] = 10**12
        with pytest.raises(BadInputError, match=r"1,000\.0 GB.*16 GB"):
            HubPull(other, "else/where")
        hub.sizes["model.safetensors"] = 10**10
        pull = HubPull(other, "else/where")
        monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**12, 0, 10**9))  # type: ignore[attr-defined]
        with pytest.raises(DiskFullError, match=r"else/where .*10\.0 GB.* 1\.0 GB"):
            pull.fetch()
        monkeypatch.undo()

    def test_files_unlike_the_listing_are_refused(self, other: Path, hub: FakeHub, tiny_bases: dict[str, Path]) -> None:
        files = foreign(tiny_bases)
        hub.add("else/where", files)
        size = len(files["model.safetensors"])
        for wrong, error in ((size - 1, PlatformError), (size + 1, UnreachableError)):
            hub.sizes["model.safetensors"] = wrong
            with pytest.raises(error, match=r"model\.safetensors"):
                HubPull(other, "else/where").fetch()
            assert not list(other.glob("personas/*"))
        hub.sizes.clear()
        pull = HubPull(other, "else/where")
        tampered = files["model.safetensors"][:-1] + b"!"
        for oid, content in hub.stored.items():
            hub.stored[oid] = tampered if content == files["model.safetensors"] else content
        with pytest.raises(UnreachableError, match=r"model\.safetensors"):
            pull.fetch()

    def test_replacing_a_persona(self, home: Path, hub: FakeHub, run: Run, capsys: pytest.CaptureFixture[str]) -> None:
        Push(home, NAME).send()
        written(home, NAME)
        shutil.rmtree(personas.path_of(home, NAME))
        pull = HubPull(home, REPO)
        assert pull.replaces, "its posts are still in the library"
        assert not HubPull(home, REPO, name="b").replaces
        told: list[Any] = []
        pull.fetch(told.append)
        assert not [each for each in told if isinstance(each, Notice)]
        assert writing.Writer(home, NAME, GenerateConfig(), device="cpu").checks_copies, "it is the same persona"

        hub.add(f"{ME}/other", {**hub.repos[REPO].files, "run.json": b"{}"})
        with pytest.raises(StoppedError):
            command.pull(f"{ME}/other", name=NAME.upper())
        assert NAME in capsys.readouterr().err
        assert personas.find(home, NAME).record.after
        command.pull(f"{ME}/other", name=NAME.upper(), yes=True)
        assert f"huggingtweets generate {NAME}" in capsys.readouterr().out
        assert personas.find(home, NAME).record.after is None
        with Library(home) as library:
            assert (library.run_posts(NAME), library.generations(NAME)) == ([], [])
        assert NAME in run("list").stdout

    def test_revisions(self, other: Path, hub: FakeHub, tiny_bases: dict[str, Path]) -> None:
        first = hub.add("else/where", foreign(tiny_bases))
        hub.add("else/where", {"README.md": b"emptied"})
        assert HubPull(other, "else/where", revision=first).fetch().commit == first
        with pytest.raises(NotFoundError, match="else/where"):
            HubPull(other, "else/where", revision="refs/pr/9")

    def test_missing_and_gated_repos(self, other: Path, hub: FakeHub, tiny_bases: dict[str, Path]) -> None:
        hub.add("else/gated", foreign(tiny_bases), gated=True)
        with pytest.raises(ForbiddenError, match=f"else/gated.*{hub.url}/else/gated"):
            HubPull(other, "else/gated")
        with pytest.raises(NotFoundError, match="else/nothing"):
            HubPull(other, "else/nothing")
        for wrong in ("../../etc/passwd", "a/b/c", "a b", "-rf", "é/b"):
            with pytest.raises(ConfigError, match=re.escape(repr(wrong))):
                HubPull(other, wrong)
        hub.add("else/where", foreign(tiny_bases))
        for name in ("../up", "a/b", ".hidden", ""):
            with pytest.raises((BadInputError, ConfigError), match=re.escape(repr(name))) if name else nullcontext():
                HubPull(other, "else/where", name=name)

    def test_failed_download_leaves_nothing(self, other: Path, hub: FakeHub, tiny_bases: dict[str, Path]) -> None:
        hub.add("else/where", foreign(tiny_bases))
        pull = HubPull(other, "else/where")
        hub.faulty["GET .*/merges.txt|GET /stored/.*"] = raw(403)
        with pytest.raises(ForbiddenError, match="else/where"):
            pull.fetch()
        assert not list(other.glob("personas/*"))
        hub.faulty["GET /stored/.*"] = lambda to: to.send(200, b"x" * 90_000, cut=50_000)
        assert pull.fetch().bytes == sum(map(len, foreign(tiny_bases).values()))

    def test_pulled_evaluation_is_checked(self, home: Path, other: Path, hub: FakeHub) -> None:
        good = evaluation_json() | {"name": "other", "base": "/etc"}
        hub.add(REPO, {**model(home), "evaluation.json": json.dumps(good).encode()})
        folder = Path(HubPull(other, REPO).fetch().path)
        taken = json.loads((folder / "evaluation.json").read_text("utf-8"))
        assert (taken["name"], taken["base"], taken["fit"]) == (NAME, "", good["fit"])
        for hostile in ({"fit": 1}, good | {"name": "\x1b[2J"}):
            hub.add(REPO, {**model(home), "evaluation.json": json.dumps(hostile).encode()})
            folder = Path(HubPull(other, REPO, name="b").fetch().path)
            assert not (folder / "evaluation.json").exists()
