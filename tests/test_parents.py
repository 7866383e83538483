"""The post that a reply answers: read in training and in writing, but never taken for the author's own words."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from huggingtweets import training
from huggingtweets.config import CurateConfig, DatasetConfig, FinetuneConfig, GenerateConfig, TrackConfig, TrainConfig
from huggingtweets.errors import ConfigError
from huggingtweets.library import Library
from huggingtweets.models import loss
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts import dataset, tokens
from huggingtweets.posts.curate import CuratedPost, curate
from huggingtweets.posts.post import Account, Post
from huggingtweets.sharing import bundle as bundles
from huggingtweets.sharing.card import card
from huggingtweets.training.prepare import tokenize_posts
from huggingtweets.writing import Writer
from huggingtweets.writing.sampler import Sampler
from tests.conftest import Run

ADA = Account("x", "Ada")
TRAP = "mousetrap"


def with_parents(posts: list[CuratedPost]) -> list[Post]:
    """`posts` as Ada's. Every other one answers somebody."""
    return [
        Post("x", str(n), "Ada", post.text, post.created_at, "reply" if n % 2 else "original",
             parent=f"Is the {TRAP} lamp lit, {TRAP}@example.org? {n} https://t.co/{TRAP}" if n % 2 else None)
        for n, post in enumerate(posts)
    ]  # fmt: skip


def config(base: Path, *, parents: bool) -> TrainConfig:
    return TrainConfig(
        curate=CurateConfig(parents=parents),
        dataset=DatasetConfig(max_posts=150),
        finetune=FinetuneConfig(base=str(base), learning_rate=5e-3, device="cpu"),
        tracking=TrackConfig(track="none"),
    )


@pytest.fixture
def answering(home: Path, sample_posts: list[CuratedPost], tiny_bases: dict[str, Path]) -> Path:
    """A home with a persona that was trained with parents."""
    with Library(home) as library:
        library.add(ADA, with_parents(sample_posts))
    training.train(home, ["Ada"], config(tiny_bases["llama"], parents=True))
    return home


def test_parents_are_masked_before_they_are_stored(home: Path, sample_posts: list[CuratedPost]) -> None:
    with Library(home) as library:
        library.add(ADA, with_parents(sample_posts[:2]))
        assert {post.parent for post in library.posts(ADA)} == {None, f"Is the {TRAP} lamp lit, [email]? 1"}
        library.add(ADA, [replace(post, parent=None) for post in with_parents(sample_posts[:2])])
        assert any(post.parent for post in library.posts(ADA)), "a known parent stays"


def test_parents_are_no_words_of_the_author(sample_posts: list[CuratedPost], tiny: LoadedModel) -> None:
    posts = with_parents(sample_posts)
    without = [replace(post, parent=None) for post in posts]
    plain = curate(without, CurateConfig())
    assert curate(posts, CurateConfig()) == plain, "left out by default"
    known = curate(posts, CurateConfig(parents=True))
    assert known.as_json("Ada") == plain.as_json("Ada")
    assert TRAP not in repr([replace(post, parent="") for post in known.texts])
    assert curate(without, CurateConfig(parents=True)) == plain
    ids, ids_known = (tokenize_posts(each.texts[:40], tiny) for each in (plain, known))
    assert [post.predicted for post in ids_known] == [post.predicted for post in ids]
    assert [post for post in ids_known if post.given == 1] == ids[::2], "posts without a parent are as before"
    assert loss.score(tiny.model, ids[::2]) == loss.score(tiny.model, [post for post in ids_known if post.given == 1])
    assert dataset.fingerprint(known.texts) != dataset.fingerprint(plain.texts)


def test_a_third_of_the_replies_is_trained_on_without_their_parent(sample_posts: list[CuratedPost]) -> None:
    """So that the persona can write without a post to answer, too. Held-out replies all have theirs."""
    texts = curate(with_parents(sample_posts), CurateConfig(parents=True)).texts
    split = dataset.build([texts], DatasetConfig(), 0)
    replies = [post for post in split.train if int(post.id) % 2]
    assert 0.25 < sum(not post.parent for post in replies) / len(replies) < 0.42
    assert all(bool(post.parent) == int(post.id) % 2 for post in split.validation)
    plain = dataset.build([curate(with_parents(sample_posts), CurateConfig()).texts], DatasetConfig(), 0)
    assert [post.text for post in plain.train] == [post.text for post in split.train], "the split is the same"
    assert dataset.build([texts], DatasetConfig(), 0) == split


def test_a_parent_that_leaves_no_room_is_left_out(tiny: LoadedModel) -> None:
    post = CuratedPost("x", "1", "Ada", "Lamp lit. " * 20, parent="fog " * 70)
    (whole,), (plain,) = (tokenize_posts([each], tiny) for each in (post, replace(post, parent="")))
    room = len(whole.ids)
    fitting, tight = (
        tokens.tokenize([post], tiny.encode, tiny.start, tiny.end, context) for context in (room, room - 1)
    )
    assert (fitting, tight) == ([whole], [plain])


@pytest.mark.parametrize("is_removed", [False, True])
def test_a_parent_goes_with_its_post_and_with_its_own(home: Path, is_removed: bool) -> None:
    posts = [
        Post("x", "1", "Ada", "first secret"), Post("x", "2", "Ada", "second", kind="thread", parent_id="1"),
        Post("x", "3", "Ada", "third", kind="reply", parent="answered secret"),
        Post("x", "4", "Ada", "fourth", kind="thread", parent_id="1", parent="first secret"),
    ]  # fmt: skip
    with Library(home) as library:
        library.add(ADA, posts)
        assert [post.parent for post in library.posts(ADA)] == [None, "first secret", "answered secret", "first secret"]
        if is_removed:
            library.remove(ADA)
        else:
            library.delete_posts(ADA, ["1", "3"])
            assert [(post.id, post.parent) for post in library.posts(ADA)] == [("2", None), ("4", None)]
    assert b"secret" not in b"".join(path.read_bytes() for path in home.glob("library.db*"))


@pytest.mark.slow
def test_parents_stay_in_the_library(
    answering: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No file that is pushed, bundled or exported has them, and no command prints them."""
    monkeypatch.setattr(bundles, "PICTURES", 1)
    card.write(answering, "Ada")
    bundles.bundle(answering, "Ada", tmp_path / "Ada.zip")
    zipfile.ZipFile(tmp_path / "Ada.zip").extractall(tmp_path / "bundle")
    run("export", "Ada", "--as", "full", "-o", tmp_path / "full")
    for words in (["show", "Ada"], ["list"], ["curate", "Ada", "--parents"], ["compare"]):
        assert TRAP not in run(*words, "--json").stdout
    in_library = {path for path in answering.rglob("*") if path.name.startswith("library.db")}
    files = {path for folder in (answering, tmp_path) for path in folder.rglob("*") if path.is_file()} - in_library
    assert files
    assert not [path for path in files if TRAP.encode() in path.read_bytes()]
    assert any(TRAP.encode() in path.read_bytes() for path in in_library)


@pytest.mark.slow
def test_reply_to(answering: Path, run: Run) -> None:
    def written(*words: str) -> list[dict[str, object]]:
        lines = run("generate", "Ada", *words, "-n", "2", "--seed", "1", "--json").stdout.splitlines()
        return [{**json.loads(line), "id": None} for line in lines]

    asked, other, none = written("--reply-to", "Is it dark?"), written("--reply-to", "Good morning!"), written()
    assert asked == written("--reply-to", "Is it dark?")
    assert [posts[0]["reply_to"] for posts in (asked, other, none)] == ["Is it dark?", "Good morning!", None]
    assert [post["text"] for post in asked] != [post["text"] for post in other]
    assert all(post["machine_written"] and "dark?" not in str(post["text"]) for post in asked)


def test_a_persona_that_knows_no_parents_refuses(persona: Path) -> None:
    with pytest.raises(ConfigError, match="trained without") as caught:
        Writer(persona.parents[1], persona.name, GenerateConfig(reply_to="Is it dark?"))
    assert caught.value.option == "reply_to"


def test_a_post_to_answer_needs_words(tiny: LoadedModel) -> None:
    with pytest.raises(ConfigError, match="no words"):
        Sampler(tiny, GenerateConfig(reply_to="https://t.co/abc"))
