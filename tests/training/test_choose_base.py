"""The base for posts in any language: asked for at most once, never where the user named one."""

from __future__ import annotations

from pathlib import Path

import pytest

from huggingtweets import personas
from huggingtweets.config import CurateConfig, FinetuneConfig, TrainConfig
from huggingtweets.errors import NotFoundError
from huggingtweets.events import Event, Notice
from huggingtweets.library import Library
from huggingtweets.personas.record import RunRecord, write_run
from huggingtweets.posts.post import Account, Post
from huggingtweets.training.choose_base import base_of_run, choose_base, misfit, verdict

ENGLISH, SPANISH = "the lamp was lit at number", "hoy hace un tiempo precioso en la playa del"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    with Library(tmp_path) as library:
        for handle, text in (("ada", ENGLISH), ("ana", SPANISH)):
            posts = [Post("x", str(n), handle, f"{text} {n}", None) for n in range(30)]
            library.add(Account("x", handle), posts)
    return tmp_path


def never(question: str) -> bool:
    raise AssertionError(question)


def silent(event: Event) -> None:
    raise AssertionError(event)


@pytest.mark.parametrize(
    ("languages", "fits"),
    [
        ({"en": 80, "de": 20}, True),
        ({"en": 79, "de": 21}, False),
        ({"en": 40, "und": 60}, True),
        ({"en": 70, "other": 30}, False),
        ({"und": 9}, True),
        ({}, True),
    ],
)
def test_posts_in_a_known_language_decide(languages: dict[str, int], fits: bool) -> None:
    assert (misfit(languages) == "") is fits


def test_english_posts_take_the_default(home: Path) -> None:
    assert choose_base(home, ["ada"], TrainConfig(), silent, ask=never) == TrainConfig()
    assert choose_base(home, ["ana"], TrainConfig(curate=CurateConfig(lang=["en"])), silent).finetune.base == "smollm2"


@pytest.mark.parametrize(("answer", "base"), [(True, "gemma3-270m"), (False, "smollm2")])
def test_the_user_is_asked_about_other_posts(home: Path, answer: bool, base: str) -> None:
    asked: list[str] = []
    chosen = choose_base(home, ["ana", "ada"], TrainConfig(), silent, ask=lambda q: bool(asked.append(q)) or answer)
    assert chosen.finetune.base == base
    assert "50% English, 50% Spanish" in asked[0]
    assert choose_base(home, ["ana"], chosen, silent, ask=never) == chosen, "the answer holds"


def test_where_nobody_can_answer_a_warning_names_the_option(home: Path) -> None:
    events: list[Event] = []
    assert choose_base(home, ["ana"], TrainConfig(), events.append).finetune.base == "smollm2"
    (notice,) = events
    assert isinstance(notice, Notice)
    assert notice.is_warning
    assert notice.option == "base"
    assert "gemma3-270m" in str(notice)


def test_a_named_base_is_never_questioned(home: Path) -> None:
    config = TrainConfig(finetune=FinetuneConfig(base="smollm2"))
    assert choose_base(home, ["ana"], config, silent, ask=never) is config


@pytest.mark.parametrize("base", ["gemma3-270m", "smollm2"])
def test_a_resumed_training_keeps_its_base_without_a_question(home: Path, base: str) -> None:
    config = TrainConfig(finetune=FinetuneConfig(epochs=2))
    with Library(home) as library:
        rows = [library.find("ana")]
    options = TrainConfig(finetune=FinetuneConfig(epochs=2, base=base)).model_dump(mode="json", exclude_defaults=True)
    personas.create_run_folder(home, "ana", rows, options)

    def resumed(config: TrainConfig) -> TrainConfig:
        return choose_base(
            home, ["ana"], config, silent, ask=never, earlier=lambda _: base_of_run(home, ["ana"], config)
        )

    assert resumed(config).finetune.base == base
    with pytest.raises(AssertionError, match="Spanish"):
        resumed(TrainConfig())  # other options: another run


def test_a_replaced_persona_s_multilingual_base_is_kept(home: Path) -> None:
    def again(base: str) -> str:
        (home / "personas" / "ana").mkdir(parents=True, exist_ok=True)
        write_run(home / "personas" / "ana", RunRecord(name="ana", base=base))
        config = TrainConfig()
        earlier = base_of_run(home, ["ana"], config)
        return choose_base(home, ["ana"], config, lambda _: None, earlier=lambda _: earlier).finetune.base

    assert again("gemma3-270m") == "gemma3-270m"
    assert again("another") == "smollm2"


@pytest.mark.parametrize(
    ("base", "language", "expects_invented"),
    [("smollm2", "es", True), ("smollm2", "en", False), ("gemma3-270m", "es", False)],
)
def test_the_verdict_says_if_the_base_does_not_know_the_language(
    base: str, language: str, expects_invented: bool
) -> None:
    losses = {key: {"nats_per_token": 1.0, "bits_per_byte": bits} for key, bits in (("before", 2.0), ("after", 1.5))}
    record = RunRecord.model_validate(
        {"base": base, "posts": {"read": 90, "kept": 90, "languages": {language: 90}}, **losses}
    )
    assert record.learnt == "well"
    assert ("invented words" in verdict(record)) is expects_invented


def test_an_unknown_account(home: Path) -> None:
    with pytest.raises(NotFoundError):
        choose_base(home, ["nobody"], TrainConfig(), silent)
