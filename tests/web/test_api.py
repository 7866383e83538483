"""The API over a real server: from a file to posts, and what it refuses."""

from __future__ import annotations

import asyncio
import contextlib
import html
import io
import itertools
import json
import multiprocessing
import shutil
import socket
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings, strategies
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error

from huggingtweets import evaluation, personas, sources, writing
from huggingtweets.config import GenerateConfig, TrainConfig, options_of
from huggingtweets.library import Generation, Library
from huggingtweets.models import catalogue, terms
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.post import Account, Post
from huggingtweets.web import queues
from huggingtweets.web.api.options import HIDDEN
from tests.conftest import SAMPLE_HANDLE
from tests.web.conftest import Served, Tiny, serving

pytestmark = pytest.mark.network

HOSTILE = "<script>alert(1)</script> and more words \u202e\u2066 right to left javascript:alert(1)"


def archive() -> bytes:
    """The sample account's archive, zipped as X does."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for path in sorted(sources.SAMPLE.rglob("*")):
            if path.is_file():
                file.write(path, path.relative_to(sources.SAMPLE))
    return packed.getvalue()


def send(served: Served, content: bytes, name: str, **more: str) -> dict[str, Any]:
    """The job that reads an upload."""
    job: dict[str, Any] = served.ok("POST", "/api/uploads", params={"name": name, **more}, content=content)
    return job


def stored_files(home: Path) -> list[Path]:
    return [path for path in (home / "uploads").rglob("*") if path.is_file()]


@pytest.mark.slow
def test_from_an_archive_to_a_post_to_nothing(server: Served, tiny_options: Tiny) -> None:
    read = server.done(send(server, archive(), "twitter-2026.zip"))
    assert (read["account"], read["new"]) == ("x:keeper_skarholm", 639)
    assert not stored_files(server.home)
    (account,) = server.ok("GET", "/api/accounts")["accounts"]
    assert (account["name"], account["posts"], account["is_own"]) == ("x:keeper_skarholm", 639, True)

    curated = server.ok("POST", f"/api/accounts/{account['name']}/curated", json={"options": {"min_words": 5}})
    assert curated["kept"] + sum(curated["dropped"].values()) == curated["read"] == 639
    assert curated["dropped"]["too_short"] > 0
    assert len(curated["kept_examples"]) == 5

    body = {"handles": ["keeper_skarholm"], "name": "Keeper", "options": tiny_options(epochs=2)}
    job = server.ok("POST", "/api/trainings", json=body)
    assert (job["persona"], job["accounts"]) == ("Keeper", ["x:keeper_skarholm"])
    events = list(server.stream("GET", f"/api/jobs/{job['id']}/events"))
    kinds = [kind for kind, _ in events]
    assert kinds.index("before") < kinds.index("step") < kinds.index("epoch") < len(kinds) - 1
    assert kinds[-1] == "state"
    assert str(server.home) not in str(events)
    result = events[-1][1]["result"]
    before = next(data for kind, data in events if kind == "before")
    assert before["bits_per_byte"] == result["before"]["bits_per_byte"]
    epochs = [data["bits_per_byte"] for kind, data in events if kind == "epoch"]
    assert epochs == [each["bits_per_byte"] for each in result["epochs"]]
    samples = [data for kind, data in events if kind == "samples"]
    assert [each["epoch"] for each in samples] == [1, 2]

    persona = server.ok("GET", "/api/personas/keeper")  # in any case
    assert persona["after"] == result["after"]
    written = list(server.stream("POST", "/api/personas/Keeper/posts", json={"start": "The light", "n": 3, "seed": 5}))
    posts = [data for kind, data in written if kind == "post"]
    assert sorted(post["row"] for post in posts) == [0, 1, 2]
    assert all(post["text"].startswith("The light") and post["machine_written"] for post in posts)
    assert written[-1][0] == "end"
    assert written[-1][1]["count"] == 3
    kept = server.ok("GET", "/api/personas/Keeper/posts")["posts"]
    assert {post["id"] for post in kept} == {post["id"] for post in posts}

    # Deleting the account deletes everything made from it.
    sentence = server.ok("GET", "/api/accounts/x:keeper_skarholm/removal")["sentence"]
    assert "639 posts" in sentence
    assert "Keeper" in sentence
    gone = server.ok("DELETE", "/api/accounts/x:keeper_skarholm")
    assert (gone["posts"], gone["personas_removed"]) == (639, ["Keeper"])
    assert server.ok("GET", "/api/accounts") == {"accounts": []}
    assert server.ok("GET", "/api/personas") == {"personas": [], "unfinished": []}
    assert server.ok("GET", "/api/jobs") == {"jobs": []}
    assert not (server.home / "personas" / "Keeper").exists()
    raw = b"".join(path.read_bytes() for path in server.home.glob("library.db*"))
    assert b"lighthouse" not in raw.lower(), "overwritten, not only unlinked"


@pytest.mark.slow
def test_the_same_seed_writes_what_the_command_line_writes(trained: Served) -> None:
    body = {"start": "Fog", "n": 2, "seed": 7, "options": {"temperature": 0.6}}
    written = trained.stream("POST", "/api/personas/keeper_skarholm/posts", json=body)
    page = [data["text"] for kind, data in written if kind == "post"]
    config = GenerateConfig(temperature=0.6)
    direct = writing.Writer(trained.home, "keeper_skarholm", config).stream("Fog", 2, 7)
    assert page == [post.text for post in direct]


def test_posts_are_rated_drawn_and_compared_with_real_ones(trained: Served) -> None:
    written = trained.stream("POST", "/api/personas/keeper_skarholm/posts", json={"n": 2, "seed": 1})
    first, second = [data["id"] for kind, data in written if kind == "post"]
    assert trained.ok("PUT", f"/api/posts/{first}/rating", json={"good": True})["good"] is True
    assert trained.ok("PUT", f"/api/posts/{second}/rating", json={"good": False})["good"] is False
    good = {post["id"]: post["good"] for post in trained.ok("GET", "/api/personas/keeper_skarholm/posts")["posts"]}
    assert (good[first], good[second]) == (True, False)
    texts = trained.http.get("/api/personas/keeper_skarholm/posts.txt")
    assert "attachment" in texts.headers["content-disposition"]
    assert texts.text.startswith("Written by a machine that imitates @keeper_skarholm")
    with Library(trained.home) as library:
        assert " ".join(library.generation(first).text.split()) in " ".join(texts.text.split())
        assert " ".join(library.generation(second).text.split()) not in " ".join(texts.text.split())
    assert trained.ok("PUT", f"/api/posts/{second}/rating", json={"good": None})["good"] is None

    picture = trained.http.get(f"/api/posts/{first}/picture", params={"size": "square", "theme": "dark"})
    assert picture.content.startswith(b"\x89PNG")
    assert trained.refused(404, "GET", "/api/posts/999999/closest")["code"] == "not_found"


def test_texts_are_scored_as_by_the_command_line(trained: Served) -> None:
    body = {"texts": ["Fog \u200bagain.", "", "The lamp is lit."]}
    *_, (kind, scores) = trained.stream("POST", "/api/personas/keeper_skarholm/scores", json=body)
    assert kind == "end"
    direct = evaluation.score(trained.home, "keeper_skarholm", body["texts"]).as_json()
    assert scores["skipped"] == direct["skipped"] == 1
    for told, expected in zip(scores["texts"], direct["texts"], strict=True):
        assert told["gain"] == expected["gain"]
        assert "".join(word["text"] for word in told["words"]) == expected["text"]
    *_, (kind, error) = trained.stream("POST", "/api/personas/keeper_skarholm/scores", json={"texts": [" "]})
    assert (kind, error["code"]) == ("error", "bad_input")
    assert trained.refused(422, "POST", "/api/personas/keeper_skarholm/scores", json={"texts": []})["code"]


def test_files_of_a_persona_are_made_and_downloaded(trained: Served) -> None:
    path = f"/api/personas/{SAMPLE_HANDLE}/products"
    jobs = {what: trained.ok("POST", path, json={"product": what}) for what in ("card", "gguf")}
    made = {what: trained.done(job) for what, job in jobs.items()}
    downloads = {what: trained.http.get(f"/api/jobs/{job['id']}/file") for what, job in jobs.items()}
    for what, answer in downloads.items():
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{made[what]["file"]}"'
        assert len(answer.content) == made[what]["bytes"]
    assert "machine" in downloads["card"].text
    names = zipfile.ZipFile(io.BytesIO(downloads["gguf"].content)).namelist()
    assert {Path(name).suffix for name in names} == {".gguf", ".Modelfile"}

    shutil.rmtree(personas.find(trained.home, SAMPLE_HANDLE).path / "products")  # as training again does
    assert "again" in trained.refused(404, "GET", f"/api/jobs/{jobs['card']['id']}/file")["error"]
    training = next(job for job in trained.ok("GET", "/api/jobs")["jobs"] if job["kind"] == "train")
    trained.refused(404, "GET", f"/api/jobs/{training['id']}/file")
    assert trained.refused(422, "POST", path, json={"product": "../x"})["field"] == "product"


def test_closest_finds_the_real_post(trained: Served) -> None:
    with Library(trained.home) as library:
        real = library.run_posts("keeper_skarholm", "train")[3]
        key = library.add_generation(Generation("keeper_skarholm", f"{real.text} Truly.", "", 0))
    near = trained.ok("GET", f"/api/posts/{key}/closest")
    assert near["post"]["text"] == real.text
    assert 0.5 < near["similarity"] < 1
    assert near["post"]["created_at"]


@pytest.mark.slow
def test_a_quiz_is_made_answered_and_scored(trained: Served) -> None:
    made = list(trained.stream("POST", "/api/quizzes", json={"persona": "keeper_skarholm", "n": 4, "seed": 3}))
    kind, quiz = made[-1]
    assert kind == "quiz", made
    assert [set(question) for question in quiz["questions"]] == [{"position", "text"}] * 4  # and not what they are
    last: dict[str, Any] = {}
    for question in quiz["questions"]:
        body = {"position": question["position"], "machine": True}
        last = trained.ok("POST", f"/api/quizzes/{quiz['id']}/answers", json=body)
    assert (last["answered"], last["asked"], last["score"]["right"]) == (4, 4, 2)
    assert last["verdict"]
    again = {"position": 0, "machine": True}
    trained.refused(400, "POST", f"/api/quizzes/{quiz['id']}/answers", json=again)
    trained.refused(404, "POST", "/api/quizzes/nonsense/answers", json=again)


@pytest.mark.slow
def test_a_persona_is_deleted_while_its_quiz_runs(trained_home: Path, home: Path) -> None:
    shutil.copytree(trained_home, home)
    with serving(home) as served:
        body = {"persona": "keeper_skarholm", "n": 2, "seed": 3}
        *_, (kind, quiz) = served.stream("POST", "/api/quizzes", json=body)
        assert kind == "quiz", quiz
        assert served.ok("DELETE", "/api/personas/keeper_skarholm")["personas_removed"] == ["keeper_skarholm"]
        answer = {"position": 0, "machine": True}
        served.refused(404, "POST", f"/api/quizzes/{quiz['id']}/answers", json=answer)
        served.refused(404, "POST", "/api/quizzes", json=body)
        assert served.ok("GET", "/api/personas")["personas"] == []
        assert served.http.get("/").is_success


@pytest.mark.slow
def test_a_training_survives_its_worker_and_its_server_and_resumes_after_a_stop(home: Path, tiny_options: Tiny) -> None:
    with serving(home) as served:
        served.done(served.ok("POST", "/api/samples"))
        options = tiny_options(epochs=400, patience=400)
        job = served.ok("POST", "/api/trainings", json={"handles": ["keeper_skarholm"], "options": options})
        other = {"handles": ["keeper_skarholm"], "name": "Other", "options": tiny_options()}
        second = served.ok("POST", "/api/trainings", json=other)["id"]
        events = f"/api/jobs/{job['id']}/events"
        epochs: list[int] = []
        for kind, data in served.stream("GET", events):
            if kind == "epoch":
                epochs.append(data["epoch"])
                if len(epochs) == 2:
                    assert served.refused(409, "DELETE", "/api/accounts/x:keeper_skarholm")["code"] == "busy"
                    for worker in multiprocessing.active_children():
                        worker.kill()
                if len(epochs) == 4:
                    break
    with Library(home) as library:
        assert library.job(job["id"]).state == "running", "the next server resumes it"
        assert library.job(second).state == "waiting"
        library.stop_job(second)
    with serving(home) as served:
        for kind, data in served.stream("GET", events):
            if kind == "epoch" and data["epoch"] not in epochs:
                epochs.append(data["epoch"])
                assert served.ok("POST", f"/api/jobs/{job['id']}/cancel")["state"] == "stopping"
        assert (data["state"], data["can_resume"], data["result"]["stopped"]) == ("stopped", True, True)
        assert epochs == sorted(set(epochs)), "no epoch was trained twice"
        assert len(served.ok("GET", "/api/personas")["personas"]) == 1, "the best epoch is a persona already"
        served.ok("POST", f"/api/jobs/{job['id']}/resume")
        for kind, data in served.stream("GET", events):
            if kind == "epoch" and data["epoch"] > epochs[-1]:
                served.ok("POST", f"/api/jobs/{job['id']}/cancel")
        assert data["state"] == "stopped"
        assert data["result"]["epochs"][-1]["epoch"] > epochs[-1], "it resumed where it had stopped"
        served.ok("DELETE", f"/api/jobs/{job['id']}")
        served.refused(404, "GET", f"/api/jobs/{job['id']}")


@pytest.mark.slow
def test_bad_files_are_refused_and_deleted(server: Served) -> None:
    def fails(content: bytes, name: str) -> str:
        over = server.wait(send(server, content, name)["id"])
        assert over["state"] == "failed"
        assert not stored_files(server.home)
        return str(over["error"])

    assert fails(b"no zip at all", "my archive.zip").startswith("my archive.zip ")
    assert server.http.get("/").text.count("Reading my archive.zip") == 1
    text = fails(b'[{"text": "some words", "id": "1"}]', "my {option} --handle.json")
    assert "my {option} --handle.json" in text, "the user's own name for the file"
    assert "“Whose posts”" in text
    assert "Reading my archive.zip" not in server.http.get("/").text, "only the latest failure is listed"
    assert str(server.home) not in text
    for name, content in (("a.zip", b""), ("a.exe", b"x"), ("a.db", b"x"), ("../../etc/passwd", b"x")):
        error = server.refused(400, "POST", "/api/uploads", params={"name": name}, content=content)
        assert error["code"] == "bad_input"
    assert not stored_files(server.home)


@pytest.mark.slow
def test_hostile_posts_are_returned_as_data_and_names_never_become_paths(server: Served) -> None:
    table = json.dumps([{"text": f"{n} {HOSTILE}", "id": str(n)} for n in range(3)]).encode()
    read = server.done(send(server, table, "../../../../tmp/evil/../x.json", handle="someone"))
    assert read["new"] == 3
    answer = server.http.get("/api/accounts/table:someone")
    assert answer.headers["content-type"] == "application/json"
    texts = [post["text"] for post in answer.json()["latest"]]
    assert all("<script>" in text and "\u202e" not in text and "\u2066" not in text for text in texts)
    outside = [path for path in server.home.parent.rglob("*") if path.is_file() and server.home not in path.parents]
    assert not outside
    for argument in (
        "/etc/passwd",
        "file:///etc/passwd",
        "../library.db",
        str(server.home),
        ".",
        "https://x.com.evil/a",
    ):
        server.refused(400, "POST", "/api/fetches", json={"argument": argument})
    assert server.refused(400, "POST", "/api/fetches", json={"argument": "@NASA"})["field"] == "argument"
    name = {"handles": ["someone"], "name": "../x"}
    assert server.refused(400, "POST", "/api/trainings", json=name)["code"] == "bad_input"


@pytest.mark.slow
def test_only_public_servers_are_contacted(server: Served) -> None:
    over = server.wait(server.ok("POST", "/api/fetches", json={"argument": "@keeper@127.0.0.10"})["id"])
    assert over["state"] == "failed"
    assert "127.0.0.10" in over["error"]


@pytest.mark.slow
def test_a_platform_that_never_answers_delays_no_other_job(server: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        silent.settimeout(60)
        monkeypatch.setenv("HUGGINGTWEETS_MASTODON_URL", f"http://127.0.0.1:{silent.getsockname()[1]}")
        body = {"argument": "@keeper@tide.example"}
        job = server.ok("POST", "/api/fetches", json=body)
        assert server.ok("POST", "/api/fetches", json=body)["id"] == job["id"], (
            "a repeated request returns the waiting job"
        )
        connection, _ = silent.accept()
        with connection:
            server.done(server.ok("POST", "/api/samples"))
            server.ok("POST", f"/api/jobs/{job['id']}/cancel")
            over = server.wait(job["id"])
    assert (over["state"], over["can_resume"]) == ("stopped", True)


def test_a_large_upload_is_refused_and_deleted(home: Path) -> None:
    with serving(home, max_upload=1000) as served:
        refused = served.refused(413, "POST", "/api/uploads", params={"name": "a.zip"}, content=b"x" * 1001)
        assert refused["code"] == "too_large"

        def slowly() -> Any:
            for _ in range(20):
                yield b"x" * 100

        answer = httpx.post(f"{served.url}/api/uploads", params={"name": "a.zip"}, content=slowly(), trust_env=False)
        assert answer.status_code == 413
        assert not stored_files(home)


def test_uploads_at_a_time_are_limited(server: Served) -> None:
    server.shared.uploads = asyncio.Semaphore(0)
    server.refused(429, "POST", "/api/uploads", params={"name": "a.zip"}, content=b"x")
    server.shared.uploads = asyncio.Semaphore(1)
    for _ in range(2):  # a failed upload makes room
        server.refused(400, "POST", "/api/uploads", params={"name": "a.zip"}, content=b"")


def test_only_a_persona_that_knows_parents_offers_to_answer(home: Path, persona: Path) -> None:
    record = json.loads((persona / "run.json").read_text("utf-8"))
    with serving(home) as served:
        address = f"/?persona={persona.name}"
        assert 'name="reply_to"' not in served.http.get(address).text
        record["run"]["config"]["curate"]["parents"] = True
        (persona / "run.json").write_text(json.dumps(record), "utf-8")
        assert served.http.get(address).text.count('name="reply_to"') == 1


def test_wrong_options_are_named(trained: Served) -> None:
    def refused(options: dict[str, Any]) -> dict[str, str]:
        body = {"handles": ["keeper_skarholm"], "options": options}
        return trained.refused(400, "POST", "/api/trainings", json=body)

    epochs = refused({"epochs": 0})
    assert (epochs["code"], epochs["field"]) == ("config", "epochs")
    assert epochs["error"].startswith("“Epochs” cannot be 0")
    for unknown in ({"epoch": 1}, {"track": "wandb"}, {"device": "cuda"}):  # the last two are about the server
        assert refused(unknown)["code"] == "config"
    body: dict[str, Any] = {"handles": ["keeper"], "options": {}}
    assert "keeper_skarholm" in trained.refused(404, "POST", "/api/trainings", json=body)["error"]
    body = {"options": {"top_p": 2}}
    assert trained.refused(400, "POST", "/api/personas/keeper_skarholm/posts", json=body)["field"] == "top_p"
    assert trained.refused(422, "POST", "/api/trainings", json={"options": {}})["field"] == "handles"
    assert trained.refused(422, "POST", "/api/personas/keeper_skarholm/posts", json={"n": 0})["field"] == "n"
    json_ = {"headers": {"content-type": "application/json"}}
    half = trained.refused(422, "POST", "/api/trainings", content=b'{"handles": ["x:\\ud800"], "options": {}}', **json_)
    assert "surrogate" in half["error"]
    assert "field" not in trained.refused(422, "POST", "/api/quizzes", content=b"{", **json_)


def test_the_terms_of_a_base_are_agreed_to_on_the_page(trained: Served) -> None:
    body: dict[str, Any] = {"handles": ["keeper_skarholm"], "options": {"base": "gemma3-270m"}}
    refused = trained.refused(400, "POST", "/api/trainings", json=body)
    assert (refused["code"], refused["field"]) == ("terms", "accept_terms")
    assert catalogue.GEMMA.link in refused["error"]
    # An account that does not exist, because the base is too large to download here.
    body["handles"] = ["nobody"]
    for more in ({"accept_terms": True}, {}):
        assert trained.refused(404, "POST", "/api/trainings", json={**body, **more})["code"] == "not_found"
    assert terms.open_terms("gemma3-270m", trained.home) is None


def test_unfinished_trainings_of_the_command_line_are_listed_and_deleted(server: Served) -> None:
    folder = server.home / "runs" / "Left"
    folder.mkdir(parents=True)
    (folder / "accounts.json").write_text(json.dumps([{"place": "x", "handle": "NASA", "id": None}]))
    (left,) = server.ok("GET", "/api/personas")["unfinished"]
    assert left == {"name": "Left", "accounts": ["x:NASA"], "saved_at": None, "running": False}
    assert 'data-name="Left"' in server.http.get("/").text
    assert "Left" in server.ok("GET", "/api/personas/Left/removal")["sentence"]
    server.ok("DELETE", "/api/personas/Left")
    assert not folder.exists()


def test_jobs_of_older_versions_are_resumed(home: Path) -> None:
    table = home / "uploads" / ("0" * 32) / "your-file.json"
    table.parent.mkdir(parents=True)
    table.write_text(json.dumps([{"text": f"post number {n} of some words", "id": str(n)} for n in range(3)]))
    options = {"handle": "someone", "text_column": None, "place": "mastodon", "with_cw": False, "gone": 1}
    with Library(home) as library:
        spec = {"upload": "0" * 32, "name": "posts.json", "options": options}
        key = library.add_job("add", "Reading posts.json", spec).id
    with serving(home) as served:
        assert served.wait(key)["result"]["account"] == "mastodon:someone"


def test_all_options_of_the_config_are_offered(trained: Served) -> None:
    offered = trained.ok("GET", "/api/options")
    names = {option["name"] for section in offered["train"] for option in section["options"]}
    ours = {name for name in options_of(TrainConfig) if not HIDDEN & set(name.split("."))}
    assert names == {name.rsplit(".", 1)[-1] for name in ours}
    generate = {option["name"]: option for option in offered["generate"]["options"]}
    assert set(generate) == set(options_of(GenerateConfig))
    temperature = generate["temperature"]
    assert (temperature["kind"], temperature["default"], temperature["above"]) == ("number", 0.7, 0)
    lang = next(option for s in offered["train"] for option in s["options"] if option["name"] == "lang")
    assert lang["kind"] == "list"
    assert "commas" in lang["help"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("fetches", {"argument": 1}),
        ("fetches", {"argument": "a.bsky.social", "limit": True}),
        ("fetches", {"argument": "a.bsky.social", "limit": "3"}),
        ("fetches", {"argument": "a.bsky.social", "with_cw": 1}),
        ("trainings", {"handles": ["x"], "fast": "yes"}),
        ("trainings", {"handles": [1]}),
        ("trainings", {"handles": ["x"], "name": 1}),
        ("personas/x/posts", {"seed": False}),
        ("personas/x/posts", {"n": "3"}),
        ("personas/x/posts", {"start": 1}),
        ("quizzes", {"persona": "x", "seed": False}),
        ("quizzes", {"persona": "x", "n": 2.5}),
        ("quizzes/x/answers", {"position": True, "machine": True}),
        ("quizzes/x/answers", {"position": 0, "machine": 1}),
    ],
)
def test_values_of_another_type_are_refused(server: Served, path: str, body: dict[str, Any]) -> None:
    assert server.refused(422, "POST", f"/api/{path}", json=body)["field"] in body


def test_no_response_tells_where_the_home_is(trained: Served) -> None:
    schema = trained.ok("GET", "/api/openapi.json")
    there = {"account": "x:keeper_skarholm", "name": "keeper_skarholm", "persona": "keeper_skarholm", "key": "1"}
    pages = ["/", "/compare", "/quiz/keeper_skarholm", "/?account=keeper_skarholm", "/?job=1"]
    reads = [path.format(**there) for path, methods in schema["paths"].items() if "get" in methods]
    record = trained.home / "personas" / "keeper_skarholm" / "run.json"
    content = record.read_bytes()
    for damaged in (content, b"{"):
        record.write_bytes(damaged)
        for path in (*pages, *reads):
            if not path.endswith("/events"):
                assert str(trained.home) not in trained.http.get(path).text, path
        events = trained.stream("GET", "/api/jobs/1/events")
        assert all(str(trained.home) not in str(event) for event in events)
    record.write_bytes(content)


@pytest.mark.slow
def test_one_writer_too_many_is_told_when_to_try_again(trained: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queues, "_MAX_REQUESTS", 1)
    with trained.http.stream("POST", "/api/personas/keeper_skarholm/posts", json={"n": 50}) as answer:
        assert answer.status_code == 200
        for path, body in (("personas/keeper_skarholm/posts", {}), ("quizzes", {"persona": "keeper_skarholm"})):
            refused = trained.http.post(f"/api/{path}", json=body)
            assert (refused.status_code, refused.json()["code"]) == (429, "rate_limited")
            assert int(refused.headers["retry-after"]) > 0


def test_a_job_that_prevents_a_deletion_can_be_stopped_from_the_page(server: Served) -> None:
    with Library(server.home) as library:
        library.add(Account("x", "someone"), [])
        job = library.add_job("other", "Training someone", {}, ["x:someone"]).id  # no queue runs it
        library.claim_job("other")
    assert server.refused(409, "DELETE", "/api/accounts/x:someone")["code"] == "busy"
    assert f"/?job={job}#job" in server.http.get("/").text
    assert 'data-do="cancel"' in server.http.get(f"/?job={job}").text
    assert server.ok("POST", f"/api/jobs/{job}/cancel")["state"] == "stopping"


def test_the_users_config_file_sets_defaults(server: Served, sample_posts: list[CuratedPost]) -> None:
    (server.home / "config.yaml").write_text("finetune: {epochs: 7}\n")
    fields = server.ok("GET", "/api/options")["train"][0]["options"]
    assert next(field for field in fields if field["name"] == "epochs")["default"] == 7
    with Library(server.home) as library:
        library.add(Account("x", "few"), [])
        library.add(Account("x", "someone"), [Post("x", each.id, "someone", each.text) for each in sample_posts])
    server.shared.jobs["train"].close()  # nothing is trained
    few = server.refused(400, "POST", "/api/trainings", json={"handles": ["few"], "options": {}})
    assert few["code"] == "too_few_posts"
    assert server.ok("GET", "/api/jobs")["jobs"] == []
    job = server.ok("POST", "/api/trainings", json={"handles": ["someone"], "options": {"seed": 3}})
    with Library(server.home) as library:
        config = library.job(job["id"]).spec["config"]
    assert (config["finetune"]["epochs"], config["finetune"]["seed"]) == (7, 3)


def test_an_unexpected_error_fails_the_job_and_not_its_queue(server: Served) -> None:
    with Library(server.home) as library:
        broken = library.add_job("add", "Broken", {}).id
    server.done(server.ok("POST", "/api/samples"))
    job = server.ok("GET", f"/api/jobs/{broken}")
    assert job["state"] == "failed"
    assert "log" in job["error"]


@pytest.mark.slow
def test_an_unexpected_error_ends_the_request_and_not_its_queue(
    trained: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write() -> tuple[str, Any]:
        *_, last = trained.stream("POST", "/api/personas/keeper_skarholm/posts", json={"n": 1, "seed": 0})
        return last

    with monkeypatch.context() as patch:
        patch.setattr(queues, "event_json", lambda _: 1 / 0)
        kind, error = write()
    assert kind == "error"
    assert "log" in error["error"]
    assert write()[0] == "end"


@pytest.mark.slow
def test_disconnecting_stops_writing(trained: Served) -> None:
    body = {"n": 50, "seed": 0, "options": {"max_length": 280}}
    with trained.http.stream("POST", "/api/personas/keeper_skarholm/posts", json=body) as answer:
        next(answer.iter_lines())
    # The next request does not wait for 50 posts.
    after = list(trained.stream("POST", "/api/personas/keeper_skarholm/posts", json={"n": 1, "seed": 0}))
    assert after[-1][0] == "end"


def test_compare_and_openapi(trained: Served) -> None:
    compared = trained.ok("GET", "/api/compare")
    assert [row["name"] for row in compared["personas"]] == ["keeper_skarholm"]
    schema = trained.ok("GET", "/api/openapi.json")
    assert "/api/personas/{name}/posts" in schema["paths"]
    undocumented = [
        f"{method} {path}"
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if not operation.get("description")
    ]
    assert not undocumented


def test_compare_shows_the_personas_that_are_left(trained: Served) -> None:
    for query, shown in (("persona=gone&persona=keeper_skarholm", 1), ("persona=gone", 0)):
        page = trained.http.get(f"/compare?{query}")
        assert page.status_code == 200
        assert "There is no persona 'gone'." in html.unescape(page.text)
        assert page.text.count('<ol class="cards" data-persona=') == shown


@pytest.mark.slow
def test_random_requests_cause_no_server_error(trained: Served) -> None:
    """Requests that fit the schema or nearly do, about things that exist and that do not."""
    schema = schemathesis.openapi.from_dict(trained.ok("GET", "/api/openapi.json"))
    there = {"account": "x:keeper_skarholm", "name": "keeper_skarholm", "key": 1}
    statuses: Counter[int] = Counter()
    # Event streams and uploads have tests of their own.
    operations = list(schema.exclude(path_regex=r"/events$|/uploads$").get_all_operations())
    for operation, mode in itertools.product(operations, schemathesis.GenerationMode):

        @settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(operation.ok().as_strategy(generation_mode=mode), strategies.booleans())
        def breaks_nothing(case: schemathesis.Case, there_is: bool) -> None:
            if there_is and case.method != "DELETE":
                case.path_parameters = {name: there.get(name, value) for name, value in case.path_parameters.items()}
            if isinstance(case.body, dict) and isinstance(case.body.get("n"), int):
                case.body["n"] = min(case.body["n"], 2)  # each is written by the model
            answer = case.call(base_url=trained.url, headers={"origin": trained.url}, timeout=60)
            statuses[answer.status_code] += 1
            case.validate_response(answer, checks=[not_a_server_error])

        with contextlib.suppress(Unsatisfiable):  # an operation without parameters has no invalid requests
            breaks_nothing()
    assert {200, 400, 404, 422} <= set(statuses), statuses
    assert statuses[200] > 20
