"""Personas on disk: names, listing, and what is removed with an account."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from huggingtweets import personas, sources, training
from huggingtweets.config import TrainConfig, parse
from huggingtweets.errors import BadInputError, BusyError, NotFoundError, StoppedError
from huggingtweets.events import Event, Notice, StepDone
from huggingtweets.library import Generation, Library, Run, RunPost
from huggingtweets.personas import removal
from huggingtweets.personas.record import Ingredient, Loss, RunRecord
from huggingtweets.posts.post import Account, Post
from huggingtweets.running import running
from huggingtweets.sources import SourceOptions

HANDLE = "keeper_skarholm"
NASA = Account("x", "NASA", id="1")


@pytest.fixture
def config(home: Path, tiny_bases: dict[str, Path]) -> TrainConfig:
    """Options of a training that takes a moment. Adds the sample account to the library."""
    sources.add(home, sources.SAMPLE, SourceOptions())
    # The tiny base must learn to end a post, so that the samples after the epoch do not run out of tries.
    tune = {"learning_rate": 2e-2, "batch_size": 4, "freeze": "nothing", "embedding_rate": 1.0, "device": "cpu"}
    finetune = {"base": str(tiny_bases["llama"]), **tune}
    return parse(TrainConfig, {"finetune": finetune, "dataset": {"max_posts": 60}, "tracking": {"track": "none"}})


@pytest.fixture
def stocked(home: Path) -> Path:
    """A home with an account, a persona of it and an unfinished training, made without training."""
    with Library(home) as library:
        library.add(
            NASA,
            [Post("x", str(n), "NASA", text) for n, text in enumerate(("Post 0.", "Post 1.", "Post 2 &amp; last."))],
        )
        row = library.find("NASA")
        path = personas.path_of(home, "moon")
        library.save_run(Run("moon", path, ("x:NASA",), "base"), [RunPost("x", "1", "NASA", "train", "Post 1.")])
        library.add_generation(Generation("moon", "Written.", "", 0))
    weights = home / "weights"
    weights.mkdir()
    record = RunRecord(base="smollm2", handles=("NASA",), after=Loss(nats_per_token=3.0, bits_per_byte=1.5))
    personas.save(home, "moon", weights, record, move=True)
    personas.create_run_folder(home, "mars", [row])
    return home


@pytest.mark.slow
def test_names_that_differ_in_case_are_one_persona(home: Path, config: TrainConfig) -> None:
    first = training.train(home, [HANDLE], config, name="Keeper")
    other = config.model_copy(update={"finetune": config.finetune.model_copy(update={"seed": 1})})
    second = training.train(home, [HANDLE], other, name="keeper")
    assert first.path == second.path
    assert [path.name for path in (home / "personas").glob("[!.]*")] == ["Keeper"]
    assert personas.find(home, "@KEEPER").record.after == second.record.after


@pytest.mark.slow
def test_replacing_a_persona_by_a_worse_one_warns(home: Path, config: TrainConfig) -> None:
    record = RunRecord(name=HANDLE, after=Loss(nats_per_token=0.1, bits_per_byte=0.1))
    weights = home / "weights"
    weights.mkdir()
    personas.save(home, HANDLE, weights, record, move=True)
    events: list[Event] = []
    training.train(home, [HANDLE], config, on_event=events.append)
    assert any(event.is_warning for event in events if isinstance(event, Notice))


@pytest.mark.parametrize("name", ["", ".hidden", "../up", "a/b", "x" * 101, "two words", "con", "COM1.x", "end."])
def test_names_that_cannot_be_folders_are_refused(name: str) -> None:
    with pytest.raises(BadInputError) as error:
        personas.check_name(name)
    assert error.value.option == "name"


def test_a_persona_is_named_after_its_accounts() -> None:
    assert personas.default_name(["@NASA", "gull@mastodon.social"]) == "NASA+gull-mastodon.social"


def test_a_misspelt_persona_gets_a_suggestion(stocked: Path) -> None:
    with pytest.raises(NotFoundError, match="Did you mean moon"):
        personas.find(stocked, "mooon")


def test_overview_lists_accounts_personas_and_unfinished_trainings(stocked: Path) -> None:
    accounts, found, unfinished = personas.overview(stocked)
    assert [(each["place"], each["handle"], each["posts"]) for each in accounts] == [("x", "NASA", 3)]
    assert [(each["name"], each["base"], each["bits_per_byte"]) for each in found] == [("moon", "smollm2", 1.5)]
    assert unfinished == [{"name": "mars", "accounts": ["x:NASA"], "saved_at": None, "running": False}]
    assert json.loads(json.dumps(personas.overview(stocked)))


def test_a_blend_is_listed_with_its_shares(stocked: Path) -> None:
    parts = (Ingredient(persona="moon", share=0.75), Ingredient(persona="mars", share=0.25))
    weights = stocked / "weights"
    weights.mkdir()
    personas.save(stocked, "mix", weights, RunRecord(base="smollm2", blended_from=parts), move=True)
    assert {each["name"]: each["blended_from"] for each in personas.list_personas(stocked)} == {
        "mix": [{"persona": "moon", "share": 0.75}, {"persona": "mars", "share": 0.25}],
        "moon": [],
    }


def test_accounts_and_personas_are_told_apart(stocked: Path) -> None:
    with Library(stocked) as library, pytest.raises(NotFoundError) as no_account:
        library.find("@MOON")
    assert no_account.value.command == "generate moon"
    assert "x:NASA" in no_account.value.message
    with pytest.raises(NotFoundError, match="Trained on it: moon"):
        personas.find(stocked, "nasa")
    removal.remove_persona(stocked, "moon")
    with pytest.raises(NotFoundError) as no_persona:
        personas.find(stocked, "nasa")
    assert no_persona.value.command == "train NASA"


def test_a_persona_is_trained_by_one_process_at_a_time(home: Path, config: TrainConfig) -> None:
    with running(home, "The training of half", owns=["training half"]), pytest.raises(BusyError, match="half"):
        training.train(home, [HANDLE], config, name="Half")


@pytest.mark.slow
def test_a_stopped_training_is_unfinished_until_it_is_done(home: Path, config: TrainConfig) -> None:
    heard: list[Event] = []

    def should_stop() -> bool:
        return any(isinstance(event, StepDone) for event in heard)

    with pytest.raises(StoppedError, match="no persona yet"):
        training.train(home, [HANDLE], config, name="half", on_event=heard.append, should_stop=should_stop)
    (half,) = personas.list_unfinished(home)
    assert (half["name"], half["accounts"]) == ("half", [f"x:{HANDLE}"])
    assert half["saved_at"]
    training.train(home, [HANDLE], config, name="half")
    assert personas.list_unfinished(home) == []


def test_a_stray_folder_hides_no_persona(stocked: Path) -> None:
    (stocked / "personas" / "stray").mkdir()
    (stocked / "runs" / "old").mkdir()
    assert [(each["name"], bool(each["damaged"])) for each in personas.list_personas(stocked)] == [
        ("moon", False),
        ("stray", True),
    ]
    assert {"name": "old", "accounts": [], "saved_at": None, "running": False} in personas.list_unfinished(stocked)


@pytest.mark.parametrize(("latest", "expected"), [(0, 0), (2, 2), (10**23, 3)])
def test_account_details_take_any_number_of_posts(stocked: Path, latest: int, expected: int) -> None:
    account, posts = personas.account_details(stocked, "nasa", latest)
    assert (account["posts"], account["trained_on_deleted"], len(posts)) == (3, {}, expected)
    assert {post["text"] for post in posts} <= {"Post 0.", "Post 1.", "Post 2 & last."}


def test_removing_an_account_says_that_its_personas_stay(stocked: Path) -> None:
    described = removal.describe_account_removal(stocked, "NASA")
    assert described.option == "personas"
    assert all(part in described.message for part in ("3 posts of x:NASA", "unfinished training mars", "persona moon"))
    assert removal.describe_account_removal(stocked, "NASA", with_personas=True).option is None
    assert removal.remove_account(stocked, "NASA") == {
        "posts": 3,
        "personas_removed": [],
        "trainings_removed": ["mars"],
        "personas_left": ["moon"],
        "curves_removed": [],
    }
    assert personas.find(stocked, "moon")
    assert personas.list_unfinished(stocked) == []


def test_removing_an_account_with_its_personas(stocked: Path) -> None:
    assert removal.remove_account(stocked, "NASA", with_personas=True)["personas_removed"] == ["moon"]
    assert personas.overview(stocked) == ([], [], [])
    with Library(stocked) as library:
        assert library.runs() == []


def test_removing_a_persona_keeps_the_account_even_if_the_persona_is_damaged(stocked: Path) -> None:
    (personas.path_of(stocked, "moon") / "run.json").write_text("{")
    assert "persona moon" in removal.describe_persona_removal(stocked, "MOON").message
    assert removal.remove_persona(stocked, "MOON")["personas_removed"] == ["moon"]
    accounts, found, unfinished = personas.overview(stocked)
    assert (len(accounts), found, len(unfinished)) == (1, [], 1)


@pytest.mark.parametrize("name", ["moon", "@Mars"])
def test_removing_a_persona_as_if_it_were_an_account_hints_at_the_command(stocked: Path, name: str) -> None:
    for call in (removal.describe_account_removal, removal.remove_account):
        with pytest.raises(NotFoundError) as error:
            call(stocked, name)
        assert error.value.command == f"remove --persona {name.lower().removeprefix('@')}"
    with pytest.raises(NotFoundError) as error:
        removal.describe_account_removal(stocked, "venus")
    assert "remove" not in (error.value.command or "")


def test_an_unfinished_training_is_removed_by_its_name(stocked: Path) -> None:
    assert "unfinished training mars" in removal.describe_persona_removal(stocked, "Mars").message
    assert removal.remove_persona(stocked, "Mars")["trainings_removed"] == ["mars"]
    assert personas.list_unfinished(stocked) == []
    with pytest.raises(NotFoundError):
        removal.remove_persona(stocked, "mars")


def test_unfinished_trainings_go_with_any_of_their_accounts(stocked: Path) -> None:
    with Library(stocked) as library:
        library.add(Account("x", "esa"), [])
        nasa, esa = library.find("NASA"), library.find("esa")
    for name, rows in (("both", [nasa, esa]), ("NASA+esa", [nasa, esa]), ("esa", [esa]), ("NASAs", [esa])):
        personas.create_run_folder(stocked, name, rows)
    for without_accounts in ("NASA+esa", "esa"):  # of an older version: the name decides
        (stocked / "runs" / without_accounts / "accounts.json").unlink()
    with Library(stocked) as library:  # a rename: the id decides
        library.add(Account("x", "NASA_new", id="1"), [])
        library.add(Account("x", "NASA", id="1"), [])
    removal.remove_account(stocked, "NASA")
    assert [each["name"] for each in personas.list_unfinished(stocked)] == ["NASAs", "esa"]
