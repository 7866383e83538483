from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import ValidationError

from huggingtweets.config import (
    FAST_POSTS,
    CurateConfig,
    DatasetConfig,
    FinetuneConfig,
    GenerateConfig,
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


def test_first_taste_bounds_the_posts_and_nothing_else() -> None:
    assert TrainConfig().fast() == TrainConfig(dataset=DatasetConfig(max_posts=FAST_POSTS))
    config = parse(TrainConfig, {"dataset": {"max_posts": 3000, "held_out": 0.1}, "finetune": {"seed": 7}})
    assert config.fast() == config, "who says how many posts means it"


def test_unknown_keys_name_the_nearest_known_one() -> None:
    with pytest.raises(ConfigError, match=re.escape("Unknown option 'finetune.learning_rat'")) as caught:
        parse(TrainConfig, {"finetune": {"learning_rat": 1}})
    assert "Did you mean 'finetune.learning_rate'?" in str(caught.value)
    with pytest.raises(ConfigError, match=re.escape("in my.yaml. Did you mean 'finetune.epochs'?")):
        parse(TrainConfig, {"epochs": 3}, Path("my.yaml"))
    with pytest.raises(ConfigError, match=re.escape("Unknown option 'finetune.1'.")):
        parse(TrainConfig, {"finetune": {1: 2}})
    with pytest.raises(ConfigError, match="Known ones: min_words, "):
        parse(CurateConfig, {"zzzz": 1})


@pytest.mark.parametrize(
    ("section", "values", "said"),
    [
        ("finetune", {"epochs": 0}, "epochs cannot be 0; allowed: whole number, 1 or more, 1000 at most."),
        ("finetune", {"epochs": "many"}, "epochs cannot be many; allowed: whole number, 1 or more, 1000 at most."),
        ("finetune", {"learning_rate": float("inf")}, "learning_rate cannot be inf; allowed: number, above 0."),
        ("finetune", {"learning_rate": float("nan")}, "learning_rate cannot be nan; allowed: number, above 0."),
        ("finetune", {"precision": "fp16"}, "precision cannot be fp16; allowed: auto, bf16 or fp32."),
        ("dataset", {"held_out": 1}, "held_out cannot be 1; allowed: number, above 0, below 1."),
        ("dataset", {"held_out": 0}, "held_out cannot be 0; allowed: number, above 0, below 1."),
        ("dataset", {"near_duplicate": 0}, "near_duplicate cannot be 0; allowed: number, above 0, 1 at most."),
        ("dataset", {"max_posts": 0}, "max_posts cannot be 0; allowed: whole number, 1 or more."),
        ("dataset", {"max_posts": "x" * 999}, f"max_posts cannot be {'x' * 60}…; allowed: whole number, 1 or more."),
        ("curate", {"lang": "en"}, "lang cannot be en; allowed: list of texts."),
        ("curate", {"lang": [5]}, "lang cannot be 5; allowed: list of texts."),
        ("curate", {"replies": "perhaps"}, "replies cannot be perhaps; allowed: yes or no."),
        ("curate", {"phone_region": ["US"]}, "phone_region cannot be ['US']; allowed: text."),
        ("curate", {"block": ["ok", " "]}, "block cannot be ['ok', ' ']: a blocked word is empty."),
        ("curate", {"min_words": -1}, "min_words cannot be -1; allowed: whole number, 0 or more."),
        (
            "curate",
            {"lang": ["English"]},
            "lang cannot be ['English']: 'English' is no language code; give two letters such as en or de.",
        ),
        (
            "curate",
            {"phone_region": "USA"},
            "phone_region cannot be USA: give a country as two letters, such as US, GB or DE.",
        ),
    ],
)
def test_wrong_values_are_named_as_they_were_written(section: str, values: dict[str, object], said: str) -> None:
    option, _, rest = said.partition(" ")
    file = Path("my.yaml")
    for where, name in ((None, f"--{option.replace('_', '-')}"), (file, f"{section}.{option} in {file}")):
        with pytest.raises(ConfigError, match=f"^{re.escape(f'{name} {rest}')}$"):
            parse(TrainConfig, {section: values}, where)


def test_a_section_of_another_type_is_named() -> None:
    with pytest.raises(
        ConfigError, match=r"^finetune in a\.yaml cannot be 3; allowed: section of options, such as base\.$"
    ):
        parse(TrainConfig, {"finetune": 3}, Path("a.yaml"))


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
    for text in ("# nothing yet\n", "finetune:\n  # nothing yet\n"):
        path.write_text(text)
        assert read_config(path) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"- a\n- b\n", "must hold sections such as 'finetune:', not list."),
        (b"finetune:\n  epochs: [1\n", "is not YAML: line 3: expected ',' or ']', but got '<stream end>'."),
        (b"a: b: c", "is not YAML: line 1: mapping values are not allowed here."),
        (b"\xff\xfe\x00", "is not YAML: 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte."),
        (b"a: \x00", "is not YAML: unacceptable character #x0000: special characters are not allowed"),
        (b"day: 2024-02-31", "is not YAML: day is out of range for month."),
        (b"!!python/object/apply:os.getcwd []", "is not YAML: line 1: could not determine a constructor for the tag"),
    ],
)
def test_a_file_that_is_no_mapping_gets_one_line(tmp_path: Path, text: bytes, said: str) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(text)
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    assert str(caught.value).startswith(f"The config file {path} {said}")
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"^There is no config file .*nowhere\.yaml\. Check the path"):
        read_config(tmp_path / "nowhere.yaml")
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        read_config(tmp_path)


def test_a_ban_of_nothing_is_refused() -> None:
    with pytest.raises(ConfigError, match="ban cannot be"):
        parse(GenerateConfig, {"ban": ["goat", ""]})


def test_a_switch_is_no_number() -> None:
    for section, option in (("finetune", "epochs"), ("dataset", "max_posts"), ("dataset", "held_out")):
        with pytest.raises(ConfigError, match=f"{section}.{option} in .* cannot be True; allowed: "):
            parse(TrainConfig, {section: {option: True}}, Path("my.yaml"))


def test_a_section_by_another_name_is_told_the_sections() -> None:
    with pytest.raises(ConfigError, match="The sections are: curate, dataset, finetune, tracking"):
        parse(TrainConfig, {"training": {"epochs": 2}})
