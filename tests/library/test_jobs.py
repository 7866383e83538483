"""The job queue in the library, the jobs' events, and ratings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Literal

import pytest

from huggingtweets.errors import BusyError, NotFoundError
from huggingtweets.library import Generation, Library, Run
from huggingtweets.posts.post import Account

NASA = Account("x", "NASA", id="1")


def texts(library: Library, job: int, after: int = 0) -> list[tuple[str, object]]:
    return [(event.kind, json.loads(event.data)) for event in library.job_events(job, after)]


def test_jobs_of_a_kind_are_claimed_in_order(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        first = library.add_job("train", "one", {"a": 1}, ["x:NASA"], "NASA")
        library.add_job("train", "two", {"a": 2})
        other = library.add_job("add", "reading", {})
        assert (first.state, first.spec, first.accounts, first.persona) == ("waiting", {"a": 1}, ("x:NASA",), "NASA")
        claimed = library.claim_job("train")
        assert claimed is not None
        assert (claimed.id, claimed.state) == (first.id, "running")
        assert [job.title for job in library.jobs(("waiting",))] == ["reading", "two"]
        assert library.claim_job("add") == library.job(other.id)
        assert library.claim_job("add") is None


def test_a_job_is_not_queued_twice(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        first = library.add_job("train", "one", {"a": 1}).id
        assert library.add_job("train", "one", {"a": 1}).id == first
        library.claim_job("train")
        assert library.add_job("train", "one", {"a": 1}).id == first
        assert library.add_job("add", "one", {"a": 1}).id != first, "another kind is another job"
        library.end_job(first, "stopped")
        assert library.add_job("train", "one", {"a": 1}).id != first
        with pytest.raises(BusyError):
            library.resume_job(first)


def test_a_newer_job_replaces_a_failed_one_in_the_list(tmp_path: Path) -> None:
    with Library(tmp_path) as library:

        def end(kind: str, title: str, state: Literal["done", "failed", "stopped"]) -> None:
            library.end_job(library.add_job(kind, title, {}).id, state)

        def unfinished() -> list[str]:
            return [job.title for job in library.unfinished_jobs(20)]

        end("add", "Reading stopped.zip", "stopped")  # its file is kept, so it can be resumed
        end("add", "Reading one.zip", "failed")
        end("fetch", "Fetching A", "failed")
        end("train", "Training A", "failed")
        end("train", "Training B", "failed")
        assert unfinished() == ["Training B", "Training A", "Fetching A", "Reading one.zip", "Reading stopped.zip"]
        end("add", "Reading two.zip", "failed")
        end("fetch", "Fetching A", "failed")
        end("train", "Training A", "done")
        assert unfinished() == ["Fetching A", "Reading two.zip", "Training B", "Reading stopped.zip"]
        end("add", "Reading three.zip", "done")
        assert unfinished() == ["Fetching A", "Training B", "Reading stopped.zip"]
        assert [job.title for job in library.unfinished_jobs(1)] == ["Fetching A"]


def test_jobs_of_a_server_that_died_are_requeued(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        key = library.add_job("train", "one", {}).id
        stopping = library.add_job("train", "two", {"a": 2}).id
        library.claim_job("train")
        library.claim_job("train")
        library.stop_job(stopping)
    with Library(tmp_path) as library:  # another server starts
        library.requeue_jobs()
        assert library.job(key).state == "waiting"
        assert library.job(stopping).state == "stopped"
        again = library.claim_job("train")
        assert again is not None
        assert again.id == key


def test_events_keep_their_order_and_only_the_latest_stage_is_kept(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        key = library.add_job("train", "one", {}).id
        library.add_job_events(key, [("state", None), ("stage", {"name": "a"}), ("step", 1)])
        library.add_job_events(key, [("stage", {"name": "b"}), ("step", 2)])
        assert texts(library, key) == [("state", None), ("step", 1), ("stage", {"name": "b"}), ("step", 2)]
        third = library.job_events(key)[1].n
        assert texts(library, key, third) == [("stage", {"name": "b"}), ("step", 2)]
        library.add_job_events(999, [("step", 3)])  # a deleted job
        assert library.job_events(999) == []


def test_which_jobs_can_be_stopped_resumed_and_deleted(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        key = library.add_job("train", "one", {}).id
        with pytest.raises(BusyError, match="waiting"):
            library.delete_job(key)
        assert library.stop_job(key).state == "stopped"
        assert library.job(key).ended_at
        assert library.resume_job(key).state == "waiting"
        with pytest.raises(BusyError, match="waiting"):
            library.resume_job(key)
        library.claim_job("train")
        assert library.stop_job(key).state == "stopping"
        library.end_job(key, "failed", error="no")
        assert (library.job(key).error, library.job(key).state) == ("no", "failed")
        library.resume_job(key)
        library.claim_job("train")
        library.end_job(key, "done", result={"name": "NASA"}, accounts=["x:NASA"])
        done = library.job(key)
        assert (done.result, done.error, done.accounts) == ({"name": "NASA"}, None, ("x:NASA",))
        assert library.stop_job(key).state == "done", "nothing to stop"
        with pytest.raises(BusyError, match="done"):
            library.resume_job(key)
        library.delete_job(key)
        with pytest.raises(NotFoundError):
            library.job(key)
        assert library.add_job("train", "two", {"a": 2}).id > key, "ids are never reused"


def test_jobs_are_deleted_with_their_account_and_their_persona(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.add(NASA, ())
        library.save_run(Run("bot", tmp_path, ("x:NASA",), "base"))
        reading = library.add_job("add", "Reading nasa.zip", {}, ["x:nasa"]).id
        other = library.add_job("add", "Reading other.zip", {"upload": "b"}, ["x:other"]).id
        training = library.add_job("train", "Training bot", {}, ["x:other"], "BOT").id
        library.add_job_events(training, [("samples", {"posts": ["secret"]})])
        library.remove_run("bot")
        with pytest.raises(NotFoundError):
            library.job(training)
        assert library.job_events(training) == []
        library.add(Account("x", "NASA_new", id="1"), ())
        assert library.job(reading).accounts == ("x:NASA_new",), "follows the rename"
        library.remove(library.find("NASA_new"))
        assert [job.id for job in library.jobs()] == [other]
    assert b"secret" not in b"".join(path.read_bytes() for path in tmp_path.glob("library.db*"))


def test_ratings_are_stored_changed_and_deleted(tmp_path: Path) -> None:
    with Library(tmp_path) as library:
        library.save_run(Run("bot", tmp_path, (), "base"))
        first, second, third = (library.add_generation(Generation("bot", f"post {n}", "", 0)) for n in range(3))
        library.rate(first, True)
        library.rate(second, True)
        library.rate(second, False)
        assert library.ratings("BOT") == {first: True, second: False}
        library.rate(first, None)
        assert library.ratings("bot") == {second: False}
        with pytest.raises(NotFoundError):
            library.rate(99, True)
        assert library.generation(third).text == "post 2"
        assert [each.id for each in library.generations("bot", 2, before=third)] == [second, first]
        library.remove_run("bot")
        assert library.ratings("bot") == {}
