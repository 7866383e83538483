"""Pushing to and pulling from a hub on loopback, with real tiny personas; and what must not leave this computer."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import huggingface_hub.constants
import pytest

from huggingtweets import evaluation, personas, sources, writing
from huggingtweets.cli import hub as command
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
from huggingtweets.sharing.hub.pull import Pull
from huggingtweets.sharing.hub.push import Push, _as_repo_name
from tests.conftest import Run
from tests.reports.samples import evaluation_json
from tests.sharing.fake_hub import ME, ORG, READING, TOKEN, FakeHub, Repo
from tests.sharing.trained import NAME, SECRET
from tests.sources import archive_builder, mastodon_builder
from tests.sources.servers.loopback import drop, raw

REPO = f"{ME}/{NAME}"


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
    """The fake hub, in place of the real one, and `me` logged in there."""
    with FakeHub() as server:
        # What the Hub's library read from the environment when it was imported.
        monkeypatch.setattr(huggingface_hub.constants, "ENDPOINT", server.url)
        files = f"{server.url}/{{repo_id}}/resolve/{{revision}}/{{filename}}"
        monkeypatch.setattr(huggingface_hub.constants, "HUGGINGFACE_CO_URL_TEMPLATE", files)
        monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", False)
        monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_DISABLE_XET", True)
        monkeypatch.setattr(huggingface_hub.constants, "HF_TOKEN_PATH", str(tmp_path / "token"))
        monkeypatch.setenv("HF_TOKEN", TOKEN)
        yield server
        assert not server.tokens_elsewhere


def environment(hub: FakeHub, tmp_path: Path) -> dict[str, str]:
    """For a process of its own."""
    return {
        "HF_ENDPOINT": hub.url,
        "HF_HUB_DISABLE_XET": "1",
        "HF_HUB_OFFLINE": "",
        "HF_HOME": str(tmp_path / "hf"),
        "HF_TOKEN": TOKEN,
        "HF_HUB_DISABLE_TELEMETRY": "1",
    }


def written(home: Path, name: str, n: int = 3) -> list[str]:
    written_by = writing.Writer(home, name, GenerateConfig(copies=True), device="cpu")
    return [post.text for post in written_by.stream("The", n, 7)]


def model(home: Path, name: str = NAME) -> dict[str, bytes]:
    """The files of a persona, as somebody may have put them on the Hub."""
    return {path.name: path.read_bytes() for path in personas.path_of(home, name).iterdir()}


def change(file: Path, **values: Any) -> None:
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), **values}), "utf-8")


def disown(home: Path) -> None:
    with sqlite3.connect(home / "library.db") as connection:
        connection.execute("UPDATE accounts SET is_own = 0")
    connection.close()


class TestPush:
    def test_the_model_arrives_and_nothing_else(
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
        assert not hub.repos, "nothing is made there before it was agreed to"
        told: list[object] = []
        pushed = push.send(told.append)
        files = hub.repos[REPO].files
        assert set(files) == {
            "README.md",
            "config.json",
            "generation_config.json",
            "model.safetensors",
            "pipeline.svg",
            "run.json",
            "tokenizer.json",
            "tokenizer_config.json",
        }
        assert files["model.safetensors"] == (folder / "model.safetensors").read_bytes()
        assert dict(pushed.files) == {path: len(content) for path, content in files.items()}
        assert pushed.commit == list(hub.repos[REPO].commits)[-1]
        assert Stage(f"Uploading {push.size / 1e6:,.1f} MB to {REPO}") in told

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

    def test_transformers_load_what_was_pushed(self, home: Path, hub: FakeHub, tmp_path: Path) -> None:
        Push(home, NAME, private=True).send()
        assert hub.repos[REPO].private
        program = (
            "import json, sys\n"
            "from transformers import AutoModelForCausalLM, pipeline\n"
            f"model = AutoModelForCausalLM.from_pretrained({REPO!r})\n"
            f"write = pipeline('text-generation', model={REPO!r})\n"
            "text = write('The', do_sample=False, max_new_tokens=12)[0]['generated_text']\n"
            "print(json.dumps([model.num_parameters(), text]))\n"
        )
        env = {**os.environ, **environment(hub, tmp_path)}
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=env, check=True)
        from transformers import pipeline as make

        folder = personas.path_of(home, NAME)
        local = make("text-generation", model=str(folder))
        text = local("The", do_sample=False, max_new_tokens=12)[0]["generated_text"]
        assert json.loads(done.stdout.splitlines()[-1]) == [local.model.num_parameters(), text]

    def test_weights_that_arrived_are_not_sent_again(self, home: Path, hub: FakeHub) -> None:
        hub.faulty["POST .*/commit/main"] = raw(500, {"error": "out of order"})
        push = Push(home, NAME)
        with pytest.raises(UnreachableError, match=r"HTTP 500.*What was sent is kept there.*same command again\.$"):
            push.send()
        assert hub.repos[REPO].files == {}, "nobody sees half of it"
        sent = hub.called("PUT .*")
        assert sent
        Push(home, NAME).send()
        assert hub.called("PUT .*") == sent
        assert "model.safetensors" in hub.repos[REPO].files

    def test_a_connection_that_breaks_within_the_weights(self, home: Path, hub: FakeHub) -> None:
        hub.faulty["PUT .*"] = drop
        Push(home, NAME).send()
        assert hub.repos[REPO].files["model.safetensors"] == model(home)["model.safetensors"]

    def test_pushing_again_changes_what_changed(self, home: Path, hub: FakeHub) -> None:
        Push(home, NAME).send()
        Push(home, NAME).send()
        assert len(hub.repos[REPO].commits) == 1
        hub.add(REPO, {**hub.repos[REPO].files, "evaluation.json": b"{}", "their_own.txt": b"kept", "vocab.json": b""})
        push = Push(home, NAME)
        assert (push.is_new, set(push.removed)) == (False, {"evaluation.json", "vocab.json"})
        assert set(push.send().removed) == {"evaluation.json", "vocab.json"}
        assert set(hub.repos[REPO].files) == {*model(home), "their_own.txt"}

    def test_an_evaluation_goes_without_texts_and_names_of_others(self, home: Path, hub: FakeHub) -> None:
        evaluation = evaluation_json() | {"name": NAME, "base": "/home/me/base", "note": SECRET}
        evaluation["copying"]["longest"] = {"words": 9, "text": SECRET, "of": [SECRET]}
        evaluation["likeness"] |= {"authors": [NAME, SECRET], f"{SECRET}!": 1}
        (personas.path_of(home, NAME) / "evaluation.json").write_text(json.dumps(evaluation))
        Push(home, NAME).send()
        assert SECRET.encode() not in hub.received
        given = json.loads(hub.repos[REPO].files["evaluation.json"])
        assert given["base"] == ""
        assert given["copying"]["longest"] == {"words": 9, "of": []}
        assert given["likeness"]["authors"] == [NAME, "another account 1"]
        assert given["likeness"]["two_sample_auc"] == evaluation["likeness"]["two_sample_auc"]
        assert given["fit"] == evaluation["fit"]

    def test_somebody_elses_goes_as_a_parody_or_not_at_all(self, home: Path, hub: FakeHub) -> None:
        disown(home)
        with pytest.raises(
            NotOwnError,
            match=rf"^Nothing here shows that @{NAME} is yours, so it was not.* add ARCHIVE\.zip.*{NAME} --not-mine$",
        ):
            Push(home, NAME)
        assert not hub.calls
        push = Push(home, NAME, not_mine=True)
        assert push.repo == f"{REPO}-parody"
        assert push.send().parody
        assert b"This is a parody" in hub.repos[f"{REPO}-parody"].files["README.md"]
        assert Push(home, NAME, not_mine=True, repo="the-keeper").repo == f"{ME}/the-keeper-parody"
        assert Push(home, NAME, not_mine=True, repo=f"{ORG}/Parody-of-him").repo == f"{ORG}/Parody-of-him"
        assert len(Push(home, NAME, not_mine=True, repo=f"{ME}/{'a' * 93}").repo) == 96

    def test_whose_a_persona_without_a_run_is_nobody_knows(self, home: Path, hub: FakeHub) -> None:
        with Library(home) as library:
            library.remove_run(NAME)
        with pytest.raises(NotOwnError, match=f"^Nothing here tells whose posts {NAME} learnt"):
            Push(home, NAME)

    @pytest.mark.parametrize(
        ("token", "error", "said"),
        [
            (
                "",
                AuthError,
                r"not logged in to the Hub.*/settings/tokens, then log in with: hf auth login \(or set HF_T",
            ),
            ("hf_wrong", AuthError, "does not accept your token.*hf auth login --force"),
            (READING, AuthError, "Your token may only read.*Make one that may write at"),
        ],
    )
    def test_a_login_that_does_not_do(
        self, home: Path, hub: FakeHub, monkeypatch: pytest.MonkeyPatch, token: str, error: type[Exception], said: str
    ) -> None:
        monkeypatch.setenv("HF_TOKEN", token)
        with pytest.raises(error, match=said) as raised:
            Push(home, NAME)
        assert not token or token not in str(raised.value)

    @pytest.mark.parametrize(
        ("request_", "fault", "error", "said"),
        [
            (".*/whoami-v2", raw(429), RateLimitedError, "asked too often.*again in some minutes"),
            (".*/whoami-v2", raw(429, RateLimit='"api";r=0;t=55'), RateLimitedError, "again in 55 seconds"),
            (".*/whoami-v2", raw(503), UnreachableError, "trouble of its own .HTTP 503"),
            (".*/whoami-v2", raw(200, b"<html>"), PlatformError, "answer that cannot be used"),
            (".*/whoami-v2", raw(200, []), PlatformError, "answer that cannot be used"),
            (".*/whoami-v2", drop, UnreachableError, "could not be reached. Check your connection"),
            ("GET /api/models/.*", raw(200, ["a"]), PlatformError, "answer that cannot be used"),
            (".*/create", raw(409, {"error": "taken"}), BadInputError, "taken by something that is no model.*--repo"),
            (".*/create", raw(403), ForbiddenError, f"does not allow that with {REPO}.*what your token may do"),
            (".*/create", raw(402, {"error": "Pay\x1b[2Jfirst."}), PlatformError, r"HTTP 402: Pay \[2Jfirst\)"),
            (
                ".*/validate-yaml",
                raw(400, {"errors": [{"message": "no\x1b[1m"}]}),
                PlatformError,
                r"not take the card.*no ",
            ),
            (".*/commit/main", raw(404), NotFoundError, f"no model {REPO}, or does not show it"),
        ],
    )
    def test_what_the_hub_says_no_to_is_one_sentence(
        self,
        home: Path,
        hub: FakeHub,
        request_: str,
        fault: Callable[..., None],
        error: type[HuggingTweetsError],
        said: str,
    ) -> None:
        hub.faulty[request_] = fault
        with pytest.raises(error, match=said) as raised:
            Push(home, NAME).send()
        assert str(raised.value).isprintable()
        assert TOKEN not in str(raised.value)

    def test_where_one_may_not_write(self, home: Path, hub: FakeHub) -> None:
        with pytest.raises(
            ForbiddenError, match=f"logged in as {ME}, who has no right to write to nasa/x.*--repo {ME}/x$"
        ):
            Push(home, NAME, repo="nasa/x")
        with pytest.raises(ConfigError, match="--repo cannot be 'me/a--b': names on the Hub are user/name"):
            Push(home, NAME, repo="me/a--b")
        hub.repos[REPO] = Repo(kind="dataset")
        with pytest.raises(BadInputError, match=f"{REPO} is taken by something that is no model"):
            Push(home, NAME).send()

    def test_a_public_repo_is_not_taken_for_a_private_one(self, home: Path, hub: FakeHub) -> None:
        hub.add(REPO, {})
        with pytest.raises(BadInputError, match=f"{REPO} is there and public. Make it private in its settings"):
            Push(home, NAME, private=True)
        hub.add(f"{ME}/mine", {}, private=True)
        assert Push(home, NAME, repo="mine").private

    def test_no_network(self, home: Path, hub: FakeHub, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(huggingface_hub.constants, "ENDPOINT", "http://127.0.0.1:9")
        with pytest.raises(UnreachableError, match=r"Hub \(http://127.0.0.1:9\) could not be reached"):
            Push(home, NAME)
        monkeypatch.setattr(huggingface_hub.constants, "HF_HUB_OFFLINE", True)
        with pytest.raises(UnreachableError, match=r"HF_HUB_OFFLINE is set\. Unset it"):
            Push(home, NAME)

    def test_a_persona_that_is_not_whole(self, home: Path, hub: FakeHub) -> None:
        (personas.path_of(home, NAME) / "model.safetensors").unlink()
        with pytest.raises(
            DamagedFileError, match=r"lacks the model, its tokenizer or run\.json\. Train it again with"
        ):
            Push(home, NAME)

    @pytest.mark.parametrize(
        ("name", "there"),
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
    def test_names_become_names_of_repos(self, name: str, there: str) -> None:
        assert _as_repo_name(name) == there
        huggingface_hub.utils.validate_repo_id(f"{ME}/{there}")

    def test_the_command_asks_first(
        self, home: Path, hub: FakeHub, run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(StoppedError, match=r"^Nothing was uploaded yet: to agree, add --yes\.$"):
            command.push(NAME)
        asked = capsys.readouterr().err
        assert f"To {hub.url}/{REPO}, a new repo, which everybody can see:" in asked
        assert re.search(r"^model\.safetensors +[\d,]+$", asked, re.MULTILINE)
        assert not hub.repos
        done = run("push", NAME, "--yes", "--json", **environment(hub, tmp_path))
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

    def test_an_archive_that_names_its_owner(self, other: Path, tmp_path: Path) -> None:
        assert self.own(other, sources.SAMPLE)
        files = archive_builder.archive(archive_builder.tweet(1))
        files = {name: content for name, content in files.items() if "account" not in name and "manifest" not in name}
        nameless = archive_builder.write_folder(tmp_path / "nameless", files)
        assert not self.own(other / "2", nameless, handle=archive_builder.HANDLE)

    def test_what_anybody_can_have_of_anybody(self, other: Path, tmp_path: Path) -> None:
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

    def test_what_was_own_stays_so(self, other: Path, tmp_path: Path) -> None:
        sources.add(other, sources.SAMPLE, sources.SourceOptions())
        table = tmp_path / "posts.csv"
        table.write_text("id,text\n1,The lamp burns\n")
        assert self.own(other, table, handle=NAME, platform="x")


def mastodon_status() -> dict[str, Any]:
    from tests.sources.servers.mastodon import status

    return mastodon_builder.activity(status(1))


def foreign(tiny_bases: dict[str, Path]) -> dict[str, bytes]:
    """A model that HuggingTweets did not make, as it lies on the Hub: GPT-2, with nothing said of its training."""
    return {path.name: path.read_bytes() for path in tiny_bases["gpt2"].iterdir() if path.suffix != ".jinja"}


def with_a_will_to_end(files: dict[str, bytes]) -> dict[str, bytes]:
    """The untrained model, made to end a text now and then: its output leans towards the separator's embedding."""
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
    def test_a_persona_comes_as_it_went(self, home: Path, other: Path, hub: FakeHub) -> None:
        Push(home, NAME).send()
        told: list[Any] = []
        pull = Pull(other, f"{hub.url}/{REPO}", name="other.name", on_event=told.append)
        assert not hub.called("GET .*/resolve/.*")
        pulled = pull.fetch(told.append)
        path = personas.path_of(other, "other.name")
        assert pulled.as_json() == {
            "name": "other.name",
            "repo": REPO,
            "commit": list(hub.repos[REPO].commits)[-1],
            "path": str(path),
            "bytes": pull.size,
            "base": "",
            "handles": [NAME],
            "is_measured": True,
        }
        assert {each.name for each in path.iterdir()} == {*model(home), "run.json"}
        assert [told[-1]] == [each for each in told if isinstance(each, Notice)]
        assert "posts that other.name was trained on are not here" in told[-1].text
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
        (row,) = evaluation.compare(other, ()).rows
        assert row.after == personas.find(home, NAME).record.after.bits_per_byte
        with pytest.raises(NotFoundError, match=r"held-out posts of other\.name are no longer in the library"):
            evaluation.evaluate(other, "other.name", device="cpu", generations=0)
        with pytest.raises(NotOwnError):
            Push(other, "other.name")

    def test_a_model_of_anyones_writes_too(self, other: Path, hub: FakeHub, tiny_bases: dict[str, Path]) -> None:
        theirs = with_a_will_to_end(foreign(tiny_bases))
        junk = {"training_args.bin": b"pickle", "code.py": b"print(1)", "sub/model.safetensors": b"", ".gitignore": b""}
        hub.add("else/where", {**theirs, **junk}, private=True)
        pulled = Pull(other, "else/where").fetch()
        assert (pulled.name, pulled.base, pulled.handles, pulled.is_measured) == ("where", "", (), False)
        assert {each.name for each in Path(pulled.path).iterdir()} == {*theirs, "run.json"}
        assert not hub.called(".*(training_args|code|sub/|ignore).*")
        texts = written(other, "where")
        assert len(texts) == 3
        assert all(text.startswith("The") for text in texts)
        assert personas.overview(other)[1] == [
            {
                "name": "where",
                "base": "",
                "handles": [],
                "bits_per_byte": None,
                "created_at": None,
                "path": pulled.path,
            }
        ]
        with pytest.raises(NotFoundError, match="where was pulled from elsewhere, and nobody knows"):
            evaluation.compare(other, ["where"])
        with pytest.raises(NotFoundError, match="no persona to compare yet"):
            evaluation.compare(other, ())
        assert Push(other, "where", not_mine=True).send().repo == f"{ME}/where-parody"

    def test_weights_in_several_files(
        self, other: Path, hub: FakeHub, tiny_bases: dict[str, Path], tmp_path: Path
    ) -> None:
        from huggingtweets.models import bases

        bases.load(tiny_bases["gpt2"]).model.save_pretrained(tmp_path / "parts", max_shard_size="60KB")
        files = {**foreign(tiny_bases), **{p.name: p.read_bytes() for p in (tmp_path / "parts").iterdir()}}
        del files["model.safetensors"]
        hub.add("else/where", files)
        Pull(other, "else/where").fetch()
        assert len(list(personas.path_of(other, "where").glob("*.safetensors"))) > 1
        bases.load(personas.path_of(other, "where"))
        lost = min(path for path in files if path.endswith(".safetensors"))
        del files[lost]
        hub.add("else/where", files)
        with pytest.raises(BadInputError, match=f"{lost}, a part of its weights, is not there"):
            Pull(other, "else/where", name="b").fetch()

    @pytest.mark.parametrize(
        ("change", "said"),
        [
            (
                lambda f: {**{k: v for k, v in f.items() if "safetensors" not in k}, "pytorch_model.bin": b"x"},
                r"its weights are pickles \(pytorch_model.bin\), which may run anything.*--revision refs/pr/NUMBER",
            ),
            (lambda f: {"README.md": b"nothing"}, "it has no weights as safetensors"),
            (lambda f: {k: v for k, v in f.items() if "token" not in k}, "no language model with a tokenizer"),
            (
                lambda f: with_config(f, auto_map={"AutoModel": "evil.Model"}),
                "program code of its own, which we do not",
            ),
            (lambda f: with_config(f, architectures=["GPT2Model"]), "it is no causal language model"),
            (lambda f: with_config(f, model_type="t5", architectures=None), "it is no causal language model"),
            (lambda f: with_config(f, model_type=["gpt2"]), "it is no causal language model"),
            (lambda f: with_config(f, architectures=[["a"]]), "its config is no model's"),
            (lambda f: with_config(f, quantization_config={"a": 1}), "its weights are quantised"),
            (lambda f: {**f, "config.json": b"[" * 100_000}, "its config is no model's"),
            (lambda f: {**f, "tokenizer_config.json": b'{"auto_map": {}}'}, "program code of its own"),
            (lambda f: {**f, "tokenizer.json": b"{}"}, "its tokenizer cannot be read"),
            (lambda f: {**f, "model.safetensors": f["model.safetensors"][:-9]}, "model.safetensors cannot be read as"),
            (lambda f: {**f, "model.safetensors": b"\xff" * 30_000}, "model.safetensors cannot be read as"),
            (
                lambda f: (
                    {**f, "model.safetensors.index.json": b'{"weight_map": {"a": "../../../etc/passwd"}}'}
                    | {"model-00001-of-00001.safetensors": f["model.safetensors"]}
                ),
                "names files that are no weights",
            ),
            (lambda f: {**f, "run.json": b'{"handles": "NASA"}'}, "its run.json is not what HuggingTweets writes"),
            (lambda f: {**f, "run.json": b'{"base": "\\u001b[2J"}'}, "its run.json is not what HuggingTweets writes"),
            (lambda f: {**f, "run.json": b'{"after": {"bits_per_byte": NaN}}'}, "its run.json is not what"),
            (lambda f: {**f, "run.json": b" " * 2_000_000}, r"run.json is too large \(2 MB\)"),
        ],
    )
    def test_what_we_would_not_run_is_refused(
        self,
        other: Path,
        hub: FakeHub,
        tiny_bases: dict[str, Path],
        change: Callable[[dict[str, bytes]], dict[str, bytes]],
        said: str,
    ) -> None:
        hub.add("else/where", change(foreign(tiny_bases)))
        with pytest.raises(BadInputError, match=f"^else/where was not pulled: .*{said}"):
            Pull(other, "else/where").fetch()
        assert not list(other.glob("personas/*")), "nothing half-written"
        assert not list(other.glob("personas/.*"))

    def test_sizes_are_bounded_and_held_to(
        self, other: Path, hub: FakeHub, tiny_bases: dict[str, Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        hub.add("else/where", foreign(tiny_bases))
        hub.sizes["model.safetensors"] = 10**12
        with pytest.raises(BadInputError, match=r"its weights have 1,000.0 GB, and we run 16 at most"):
            Pull(other, "else/where")
        hub.sizes["model.safetensors"] = 10**10
        pull = Pull(other, "else/where")
        monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10**12, 0, 10**9))  # type: ignore[attr-defined]
        with pytest.raises(DiskFullError, match=r"else/where has 10.0 GB, and 1.0 GB are free in"):
            pull.fetch()
        monkeypatch.undo()

    def test_more_or_less_than_the_hub_said(self, other: Path, hub: FakeHub, tiny_bases: dict[str, Path]) -> None:
        files = foreign(tiny_bases)
        hub.add("else/where", files)
        size = len(files["model.safetensors"])
        for wrong, error, said in (
            (size - 1, PlatformError, "is larger than"),
            (size + 1, UnreachableError, "otherwise"),
        ):
            hub.sizes["model.safetensors"] = wrong
            with pytest.raises(error, match=f"model.safetensors .*{said}"):
                Pull(other, "else/where").fetch()
            assert not list(other.glob("personas/*"))
        hub.sizes.clear()
        pull = Pull(other, "else/where")
        tampered = files["model.safetensors"][:-1] + b"!"
        for oid, content in hub.stored.items():
            hub.stored[oid] = tampered if content == files["model.safetensors"] else content
        with pytest.raises(UnreachableError, match="came otherwise than the Hub says it is"):
            pull.fetch()

    def test_a_persona_that_is_there(
        self, home: Path, hub: FakeHub, run: Run, capsys: pytest.CaptureFixture[str]
    ) -> None:
        Push(home, NAME).send()
        written(home, NAME)
        shutil.rmtree(personas.path_of(home, NAME))
        pull = Pull(home, REPO)
        assert pull.replaces, "what it wrote is still known"
        assert not Pull(home, REPO, name="b").replaces
        told: list[Any] = []
        pull.fetch(told.append)
        assert not [each for each in told if isinstance(each, Notice)]
        assert writing.Writer(home, NAME, GenerateConfig(), device="cpu").checks_copies, "it is the one it was"

        hub.add(f"{ME}/other", {**hub.repos[REPO].files, "run.json": b"{}"})
        with pytest.raises(
            StoppedError, match=r"^Nothing was pulled yet: to replace it, add --yes; to keep both, --na"
        ):
            command.pull(f"{ME}/other", name=NAME.upper())
        assert f"There is a persona {NAME}." in capsys.readouterr().err
        assert personas.find(home, NAME).record["after"]
        command.pull(f"{ME}/other", name=NAME.upper(), yes=True)
        said = capsys.readouterr()
        assert said.out.endswith(f"Next: huggingtweets generate {NAME}\n")
        assert "are not here, so what it copies from them cannot be told" in said.err
        assert personas.find(home, NAME).record["after"] is None
        with Library(home) as library:
            assert (library.run_posts(NAME), library.generations(NAME)) == ([], [])
        assert NAME in run("list").stdout

    def test_revisions(self, other: Path, hub: FakeHub, tiny_bases: dict[str, Path]) -> None:
        first = hub.add("else/where", foreign(tiny_bases))
        hub.add("else/where", {"README.md": b"emptied"})
        assert Pull(other, "else/where", revision=first).fetch().commit == first
        with pytest.raises(NotFoundError, match=r"else/where has no such revision\. Leave --revision out"):
            Pull(other, "else/where", revision="refs/pr/9")

    def test_what_is_not_there_or_not_for_us(self, other: Path, hub: FakeHub, tiny_bases: dict[str, Path]) -> None:
        hub.add("else/gated", foreign(tiny_bases), gated=True)
        with pytest.raises(
            ForbiddenError, match=f"else/gated is for those alone whom .* Ask for it at {hub.url}/else/"
        ):
            Pull(other, "else/gated")
        with pytest.raises(NotFoundError, match="The Hub has no model else/nothing, or does not show it to you"):
            Pull(other, "else/nothing")
        for wrong in ("../../etc/passwd", "a/b/c", "a b", "-rf", "é/b"):
            with pytest.raises(ConfigError, match=r"The model cannot be .*: names on the Hub are user/name"):
                Pull(other, wrong)
        hub.add("else/where", foreign(tiny_bases))
        for name in ("../up", "a/b", ".hidden", ""):
            with pytest.raises((BadInputError, ConfigError), match="cannot name a persona") if name else nullcontext():
                Pull(other, "else/where", name=name)

    def test_a_connection_that_breaks(self, other: Path, hub: FakeHub, tiny_bases: dict[str, Path]) -> None:
        hub.add("else/where", foreign(tiny_bases))
        pull = Pull(other, "else/where")
        hub.faulty["GET .*/merges.txt|GET /stored/.*"] = raw(403)
        with pytest.raises(ForbiddenError, match="does not allow that with else/where"):
            pull.fetch()
        assert not list(other.glob("personas/*"))
        hub.faulty["GET /stored/.*"] = lambda to: to.send(200, b"x" * 90_000, cut=50_000)
        assert pull.fetch().size == sum(map(len, foreign(tiny_bases).values()))

    def test_an_evaluation_that_came_with_it_is_read_with_care(self, home: Path, other: Path, hub: FakeHub) -> None:
        good = evaluation_json() | {"name": "\x1b[2J", "base": "/etc"}
        hub.add(REPO, {**model(home), "evaluation.json": json.dumps(good).encode()})
        folder = Path(Pull(other, REPO).fetch().path)
        taken = json.loads((folder / "evaluation.json").read_text("utf-8"))
        assert (taken["name"], taken["base"], taken["fit"]) == (NAME, "", good["fit"])
        hub.add(REPO, {**model(home), "evaluation.json": b'{"fit": 1}'})
        folder = Path(Pull(other, REPO, name="b").fetch().path)
        assert not (folder / "evaluation.json").exists()
