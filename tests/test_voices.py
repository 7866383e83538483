"""Several personas over one base in one process."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from huggingtweets import base_model, decode, difference
from huggingtweets.base_model import Base
from huggingtweets.errors import BadInputError, NotFoundError
from huggingtweets.voices import Voices


def adapter(base: Base, folder: Path, seed: int) -> Path:
    """The base moved at random, as an adapter."""
    loaded = base_model.load(base.folder)
    torch.manual_seed(seed)
    with torch.no_grad():
        for weight in loaded.model.parameters():
            weight.add_(0.3 * torch.randn_like(weight))
    loaded.set_generation_defaults()
    loaded.save(folder, bf16=False)
    changed = difference.between(
        base_model.weights_in(base.folder), base_model.weights_in(folder), 2, name=base.name, sha256=base.sha256
    )
    (folder / "model.safetensors").unlink()
    changed.write(folder)
    return folder


def scores(voice: decode.Voice) -> list[float]:
    """Of the token after each of two starts."""
    with torch.inference_mode():
        return list(voice.begin([[0, 40, 41], [0]]).scores.flatten().tolist())


@pytest.mark.parametrize("family", ["llama", "gpt2"])
def test_each_writes_as_it_does_alone(family: str, bases: dict[str, Path], home: Path, tmp_path: Path) -> None:
    base = base_model.locate(str(bases[family]), home)
    folders = {name: adapter(base, tmp_path / name, seed) for seed, name in enumerate(["ada", "bob", "cleo"])}
    alone = {name: scores(decode.open_voice(folder)) for name, folder in folders.items()}
    assert alone["ada"] != alone["bob"]
    voices = Voices(base, ready=2)
    for name, folder in folders.items():
        voices.add(name, folder)
    assert len(voices) == 3
    for name in ["ada", "bob", "ada", "cleo", "bob"]:
        assert scores(voices.voice(name)) == alone[name]
    assert voices.voice("bob") is voices.voice("bob")


def test_what_does_not_fit_is_refused(bases: dict[str, Path], home: Path, tmp_path: Path) -> None:
    llama, gpt2 = (base_model.locate(str(bases[family]), home) for family in ("llama", "gpt2"))
    voices = Voices(llama)
    with pytest.raises(BadInputError, match="no adapter of this base"):
        voices.add("ada", adapter(gpt2, tmp_path / "ada", 0))
    with pytest.raises(BadInputError, match="no adapter"):
        voices.add("ada", llama.folder)
    with pytest.raises(NotFoundError, match="Loaded are: none"):
        voices.voice("ada")
    before = voices.bytes
    voices.add("bob", adapter(llama, tmp_path / "bob", 0))
    weights = sum(weight.numel() for weight in base_model.weights_in(llama.folder).values())
    assert weights * 2 / 8 < voices.bytes - before < weights
