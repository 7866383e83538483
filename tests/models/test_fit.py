"""Models whose config, weights and tokenizer do not belong together are refused before memory is allocated."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file

from huggingtweets import personas
from huggingtweets.config import GenerateConfig
from huggingtweets.errors import BadInputError, BaseUnavailableError, DamagedFileError
from huggingtweets.models import adapter, bases, fit
from huggingtweets.models.engine import decoding
from huggingtweets.models.engine.architecture import Architecture
from huggingtweets.sharing.hub.pull import FolderPull
from huggingtweets.writing.sampler import Sampler
from tests.conftest import FAMILIES

NESTED = "[" * 100_000 + "]" * 100_000

SIZES = {
    "llama": ("vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads", "intermediate_size"),
    "gpt2": ("vocab_size", "n_embd", "n_layer", "n_head", "n_positions"),
}
ODD: tuple[Any, ...] = (10**9, 10**30, 10_000, 0, -1, 5, 1.5, "48", None, [], {}, True, float("nan"))


def change(path: Path, **values: Any) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **values}), "utf-8")


def set_weight(folder: Path, value: float) -> None:
    weights = load_file(folder / "model.safetensors")
    weights[max(weights, key=lambda name: ("mlp" in name and weights[name].dim() > 1, name))].view(-1)[3] = value
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})


def write(name: str, text: str | bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())


CHANGES: dict[str, Callable[[Path], object]] = {
    "a list": write("config.json", "[]"),
    "text": write("config.json", '"llama"'),
    "nested": write("config.json", NESTED),
    "nested inside": write("config.json", '{"model_type": "llama", "x": ' + NESTED + "}"),
    "not UTF-8": write("config.json", b'{"model_type": "\xff"}'),
    "large": write("config.json", '{"x": "' + "x" * 2_000_000 + '"}'),
    "unknown": lambda folder: change(folder / "config.json", model_type="nothing", architectures=["Nothing"]),
    "no words": lambda folder: change(folder / "tokenizer.json", model={"type": "BPE", "vocab": {}, "merges": []}),
    "broken tokenizer": write("tokenizer.json", "{}"),
    "torn tokenizer": write("tokenizer.json", '{"version": "1.0", "model": {"ty'),
    "nested tokenizer": write("tokenizer.json", NESTED),
    "nested tokenizer config": write("tokenizer_config.json", NESTED),
    "a header of a terabyte": write("model.safetensors", (2**40).to_bytes(8, "little") + b"{}"),
    "a header of 17 MB": write("model.safetensors", (17_000_000).to_bytes(8, "little") + b" " * 17_000_000),
    "no weights": lambda folder: save_file({}, folder / "model.safetensors"),
    "other weights": lambda folder: save_file({"a": torch.zeros(3)}, folder / "model.safetensors"),
}


@pytest.mark.parametrize("family", FAMILIES)
def test_odd_sizes_are_refused(family: str, tiny_bases: dict[str, Path], tmp_path: Path) -> None:
    source = tiny_bases[family]
    config = json.loads((source / "config.json").read_text("utf-8"))
    folder = shutil.copytree(source, tmp_path / "model")
    for size in SIZES[family]:
        for odd in ODD:
            if odd is None and family == "gpt2":
                continue  # defaults of GPT-2
            (folder / "config.json").write_text(json.dumps({**config, size: odd}), "utf-8")
            with pytest.raises((BaseUnavailableError, DamagedFileError)):
                bases.load(folder)
                pytest.fail(f"{size}: {odd}")


def test_a_million_layers_are_refused_before_they_are_listed(tiny_bases: dict[str, Path]) -> None:
    config = json.loads((tiny_bases["llama"] / "config.json").read_text("utf-8"))
    assert Architecture.of(config)
    assert Architecture.of({**config, "num_hidden_layers": 1_000_000}) is None


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("kind", CHANGES)
def test_odd_files_are_refused(kind: str, family: str, tiny_bases: dict[str, Path], tmp_path: Path, home: Path) -> None:
    folder = shutil.copytree(tiny_bases[family], tmp_path / "model")
    CHANGES[kind](folder)
    for load in (bases.load, decoding.open_decoder):
        with pytest.raises((BaseUnavailableError, DamagedFileError)):
            load(folder)
    with pytest.raises(BadInputError):
        FolderPull(home, folder, name="odd").fetch()
    assert not personas.list_names(home)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_config_that_asks_for_more_than_the_weights_is_not_pulled(
    family: str, tiny_bases: dict[str, Path], tmp_path: Path, home: Path
) -> None:
    folder = shutil.copytree(tiny_bases[family], tmp_path / "model")
    for size in SIZES[family][::2]:
        for odd in (10**9, 9_999):
            change(folder / "config.json", **{size: odd})
            with pytest.raises(BadInputError):
                FolderPull(home, folder, name="odd").fetch()
        shutil.copy(tiny_bases[family] / "config.json", folder)
    assert FolderPull(home, folder, name="even").fetch().name == "even"


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
def test_weights_that_are_no_numbers_are_refused(
    value: float, family: str, tiny_bases: dict[str, Path], tmp_path: Path, home: Path
) -> None:
    folder = shutil.copytree(tiny_bases[family], tmp_path / "model")
    set_weight(folder, value)
    with pytest.raises(BaseUnavailableError, match="finite"):
        bases.locate(str(folder), home)
    with pytest.raises(BadInputError, match="finite"):
        FolderPull(home, folder, name="odd").fetch()


def test_names_without_the_prefix_fit(tiny_bases: dict[str, Path], tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_bases["gpt2"], tmp_path / "model")
    weights = load_file(folder / "model.safetensors")
    bare = {name.removeprefix("transformer."): weight for name, weight in weights.items()}
    save_file(bare | {"h.0.attn.bias": torch.ones(1, 1, 8, 8)}, folder / "model.safetensors", metadata={"format": "pt"})
    assert fit.misfit(folder) is None
    assert bases.load(folder).parameters == bases.load(tiny_bases["gpt2"]).parameters


def test_an_adapter_that_does_not_fit_its_base_is_damaged() -> None:
    tensors = {"a": torch.zeros(3), "b.codes": torch.zeros(1), "b.scales": torch.ones(1)}
    delta = adapter.WeightDelta("base", "0", 2, tensors)
    delta.check({"a": (3,), "b": (1, 4), "c": (1,)})
    for shapes in ({"a": (3,)}, {"a": (4,), "b": (1, 4)}, {}):
        with pytest.raises(DamagedFileError):
            delta.check(shapes)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_persona_whose_weights_are_no_numbers_writes_nothing(
    family: str, tiny_bases: dict[str, Path], tmp_path: Path
) -> None:
    folder = shutil.copytree(tiny_bases[family], tmp_path / "model")
    set_weight(folder, float("nan"))
    with pytest.raises((BaseUnavailableError, DamagedFileError), match="finite"):
        list(Sampler(decoding.open_decoder(folder), GenerateConfig()).stream([""], 0))
