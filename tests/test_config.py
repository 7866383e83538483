from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from huggingtweets.config import (
    CurateConfig,
    DatasetConfig,
    FinetuneConfig,
    TrainConfig,
    option_names,
    parse,
    read_config,
)
from huggingtweets.errors import ConfigError


def test_defaults_are_valid_and_written_once() -> None:
    assert parse(TrainConfig, {}) == TrainConfig()
    assert parse(TrainConfig, TrainConfig().model_dump()) == TrainConfig()
    for section in TrainConfig.model_fields:
        kind = TrainConfig.model_fields[section].annotation
        assert kind is not None
        for name, field in kind.model_fields.items():
            assert field.description and field.description.endswith("."), f"{section}.{name} has no help text"


def test_unknown_keys_name_the_nearest_known_one() -> None:
    with pytest.raises(ConfigError, match=re.escape("Unknown option 'finetune.learning_rat'")) as caught:
        parse(TrainConfig, {"finetune": {"learning_rat": 1}})
    assert "Did you mean 'finetune.learning_rate'?" in str(caught.value)
    with pytest.raises(ConfigError, match=re.escape("Did you mean 'finetune.epochs'?")):
        parse(TrainConfig, {"epochs": 3})
    with pytest.raises(ConfigError, match="Known ones: min_words, "):
        parse(CurateConfig, {"zzzz": 1})


@pytest.mark.parametrize(
    ("section", "values", "part"),
    [
        ("finetune", {"epochs": 0}, "Option finetune.epochs is 0: "),
        ("finetune", {"learning_rate": float("inf")}, "finetune.learning_rate is inf"),
        ("finetune", {"learning_rate": float("nan")}, "finetune.learning_rate is nan"),
        ("finetune", {"precision": "fp16"}, "'auto', 'bf16' or 'fp32'"),
        ("dataset", {"held_out": 1}, "dataset.held_out"),
        ("dataset", {"held_out": 0}, "dataset.held_out"),
        ("dataset", {"near_duplicate": 0}, "dataset.near_duplicate"),
        ("dataset", {"max_posts": 0}, "dataset.max_posts"),
        ("curate", {"lang": "en"}, "curate.lang is 'en': input should be a valid list"),
        ("curate", {"lang": ["English"]}, "'English' is no language code"),
        ("curate", {"block": ["ok", " "]}, "a blocked word is empty"),
        ("curate", {"phone_region": "USA"}, "curate.phone_region is 'USA'"),
        ("curate", {"min_words": -1}, "curate.min_words"),
    ],
)
def test_wrong_values_are_named(section: str, values: dict[str, object], part: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(part)):
        parse(TrainConfig, {section: values})


def test_codes_are_evened_out() -> None:
    config = CurateConfig(lang=["EN", "pt-BR"], phone_region="de")
    assert (config.lang, config.phone_region) == (["en", "pt-br"], "DE")


def test_sections_cannot_be_changed() -> None:
    with pytest.raises(ValidationError):
        DatasetConfig().held_out = 0.5  # type: ignore[misc]


def test_option_names_are_dotted() -> None:
    names = option_names(TrainConfig)
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
    path.write_text("# nothing yet\n")
    assert read_config(path) == {}


@pytest.mark.parametrize("text", [b"- a\n- b\n", b"a: [", b"\xff\xfe\x00", b"!!python/object/apply:os.getcwd []"])
def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(text)
    with pytest.raises(ConfigError, match=re.escape("config.yaml")):
        read_config(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="nowhere"):
        read_config(tmp_path / "nowhere.yaml")
