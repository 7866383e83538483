from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from huggingtweets.config import (
    FAST_POSTS,
    CurateConfig,
    DatasetConfig,
    FinetuneConfig,
    GenerateConfig,
    Section,
    TrainConfig,
    allowed,
    options_of,
    parse,
)
from huggingtweets.errors import ConfigError
from huggingtweets.yaml_file import read_config
from tests.odd_files import odd_file


def test_defaults_are_valid_and_written_once() -> None:
    assert parse(TrainConfig, {}) == TrainConfig()
    assert parse(TrainConfig, TrainConfig().model_dump()) == TrainConfig()
    for section in TrainConfig.model_fields:
        kind = TrainConfig.model_fields[section].annotation
        assert kind is not None
        for name, field in kind.model_fields.items():
            assert field.description and field.description.endswith("."), f"{section}.{name} has no help text"


def test_fast_limits_only_the_number_of_posts() -> None:
    assert TrainConfig().fast() == TrainConfig(dataset=DatasetConfig(max_posts=FAST_POSTS))
    config = parse(TrainConfig, {"dataset": {"max_posts": 3000, "held_out": 0.1}, "finetune": {"seed": 7}})
    assert config.fast() == config, "a limit that is set stays"


@pytest.mark.parametrize(
    ("values", "file", "fragments"),
    [
        ({"finetune": {"learning_rat": 1}}, None, ["'finetune.learning_rat'", "'finetune.learning_rate'"]),
        ({"epochs": 3}, Path("my.yaml"), ["'epochs'", "my.yaml", "'finetune.epochs'"]),
        ({"finetune": {1: 2}}, None, ["'finetune.1'"]),
        ({"zzzz": 1}, None, ["'zzzz'", "curate, dataset, finetune, tracking"]),
        ({"train": {"epochs": 2}}, None, ["'finetune.epochs'", "curate, dataset, finetune, tracking"]),
    ],
)
def test_an_unknown_key_gets_a_suggestion(values: dict[str, Any], file: Path | None, fragments: list[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(TrainConfig, values, file)
    assert all(fragment in str(caught.value) for fragment in fragments)


@pytest.mark.parametrize(
    ("section", "option", "value", "shown"),
    [
        ("finetune", "epochs", 0, "0"),
        ("finetune", "epochs", "many", "many"),
        ("finetune", "learning_rate", float("inf"), "inf"),
        ("finetune", "learning_rate", float("nan"), "nan"),
        ("finetune", "precision", "fp16", "fp16"),
        ("finetune", "layers", "top:x", "top:N"),
        ("dataset", "held_out", 1, "1"),
        ("dataset", "held_out", 0, "0"),
        ("dataset", "near_duplicate", 0, "0"),
        ("dataset", "max_posts", 0, "0"),
        ("dataset", "max_posts", "x" * 999, f"{'x' * 60}…"),
        ("curate", "lang", "en", "en"),
        ("curate", "lang", [5], "5"),
        ("curate", "lang", ["English"], "'English'"),
        ("curate", "replies", "perhaps", "perhaps"),
        ("curate", "phone_region", ["US"], "['US']"),
        ("curate", "phone_region", "USA", "USA"),
        ("curate", "block", ["ok", " "], "a word is empty"),
        ("curate", "min_words", -1, "-1"),
        ("finetune", "epochs", True, "True"),
        ("dataset", "max_posts", True, "True"),
        ("dataset", "held_out", True, "True"),
    ],
)
def test_a_wrong_value_is_named_with_its_option(section: str, option: str, value: object, shown: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse(TrainConfig, {section: {option: value}})
    assert caught.value.option == option
    assert shown in str(caught.value)
    with pytest.raises(ConfigError) as caught:
        parse(TrainConfig, {section: {option: value}}, Path("my.yaml"))
    assert f"{section}.{option} in my.yaml" in str(caught.value)


@pytest.mark.parametrize(
    ("model", "option", "words"),
    [
        (FinetuneConfig, "epochs", "whole number, 1 or more, 1000 at most"),
        (FinetuneConfig, "precision", "auto, bf16 or fp32"),
        (DatasetConfig, "held_out", "number, above 0, below 1"),
        (DatasetConfig, "max_posts", "whole number, 1 or more"),
        (CurateConfig, "replies", "yes or no"),
        (CurateConfig, "lang", "list of texts"),
        (TrainConfig, "finetune", "section of options, such as base"),
    ],
)
def test_allowed_values_in_words(model: type[Section], option: str, words: str) -> None:
    assert allowed(model.model_fields[option]) == words


def test_codes_are_normalised() -> None:
    config = CurateConfig(lang=["EN", "pt-BR"], phone_region="de")
    assert (config.lang, config.phone_region) == (["en", "pt-br"], "DE")


def test_sections_are_immutable() -> None:
    with pytest.raises(ValidationError):
        DatasetConfig().held_out = 0.5  # type: ignore[misc]


def test_options_of_are_dotted() -> None:
    names = options_of(TrainConfig)
    assert {"curate.min_words", "dataset.split", "finetune.seed", "tracking.track"} <= set(names)
    assert len(names) == len(set(names))


def test_a_yaml_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_text("finetune:\n  learning_rate: 1e-4\ncurate:\n  lang: [no, de]\n  block: [schön]\n", encoding="utf-8")
    config = parse(TrainConfig, read_config(path))
    # YAML 1.1 reads 1e-4 as text and a bare `no` as false.
    assert config.finetune.learning_rate == FinetuneConfig(learning_rate=0.0001).learning_rate
    assert config.curate.lang == ["no", "de"]
    assert config.curate.block == ["schön"]


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    for text in ("# nothing yet\n", "finetune:\n  # nothing yet\n"):
        path.write_text(text)
        assert read_config(path) == {}


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        (b"- a\n- b\n", "list"),
        (b"finetune:\n  epochs: [1\n", "line 3"),
        (b"a: b: c", "line 1"),
        (b"\xff\xfe\x00", "utf-8"),
        (b"a: \x00", "#x0000"),
        (b"day: 2024-02-31", "day"),
        (b"!!python/object/apply:os.getcwd []", "line 1"),
        (b"a: " + b"[" * 100_000, "line 1: it is nested too deeply"),
        (b"{a: " * 50_000, "line 1: it is nested too deeply"),
        (b"a: &a [1, 2]\nb: [*a, *a]\n", "line 2: aliases"),
        (b"a: !!timestamp x", "tag"),
        (b"a: !!int ''", "tag"),
        (b"a: 0x" + b"f" * 100_000, "digits"),
        (b"a: !" + b"b" * 100_000, "tag"),
        (b"#" * 300_000, "300 kB"),
    ],
)
def test_a_file_that_is_no_mapping_gets_one_line(tmp_path: Path, text: bytes, fragment: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(text)
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    assert str(path) in str(caught.value) and fragment in str(caught.value)
    assert str(caught.value).isprintable() and len(str(caught.value)) < 500
    assert caught.value.option == "config"


def test_shown_keys_and_values_are_short_and_printable(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    for text in (f"{'k' * 100_000}: 1", 'finetune: {base: 1, seed: "\\e[2J\\n"}', '"\\e[2J": 1', f"seed: {'9' * 4000}"):
        path.write_text(text)
        with pytest.raises(ConfigError) as caught:
            parse(TrainConfig, read_config(path), Path("my.yaml"))
        assert str(caught.value).isprintable() and len(str(caught.value)) < 500


@pytest.mark.parametrize("kind", ["folder", "named pipe", "device"])
def test_only_a_regular_file_is_read(tmp_path: Path, kind: str) -> None:
    with pytest.raises(ConfigError, match=kind):
        read_config(odd_file(tmp_path / "config.yaml", kind))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.yaml", tmp_path):
        with pytest.raises(ConfigError) as caught:
            read_config(path)
        assert str(path) in str(caught.value)


def test_an_empty_banned_word_is_refused() -> None:
    with pytest.raises(ConfigError) as caught:
        parse(GenerateConfig, {"ban": ["goat", ""]})
    assert caught.value.option == "ban"


def test_a_length_at_which_no_post_can_be_written_is_refused() -> None:
    with pytest.raises(ConfigError, match="9") as caught:
        parse(GenerateConfig, {"max_length": 9})
    assert caught.value.option == "max_length"
    assert parse(GenerateConfig, {"max_length": 10}).max_length == 10


def test_the_last_parts_of_option_names_differ() -> None:
    last = [name.rpartition(".")[2] for name in options_of(TrainConfig)]
    assert len(last) == len(set(last)), "flags have no sections"


def test_braces_of_a_user_survive_in_an_error() -> None:
    error = ConfigError("No file '{command}' or '{option}'.", hint="Set {option}.", option="name", command="list")
    assert str(error) == "No file '{command}' or '{option}'. Set --name."
