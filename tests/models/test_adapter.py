"""A persona as the quantised difference from its base."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from huggingtweets.errors import BaseUnavailableError, DamagedFileError
from huggingtweets.models import adapter, bases
from huggingtweets.models.adapter import LEVELS
from huggingtweets.models.engine import decoding
from huggingtweets.models.loaded import LoadedModel


def cumulative(x: float) -> float:
    return 0.5 * (1 + math.erf(x / math.sqrt(2)))


def density(x: float) -> float:
    return math.exp(-x * x / 2) / math.sqrt(2 * math.pi)


@pytest.mark.parametrize("bits", LEVELS)
def test_each_level_is_the_centroid_of_its_interval(bits: int) -> None:
    levels = LEVELS[bits]
    edges = [0.0, *((low + high) / 2 for low, high in pairwise(levels)), 40.0]
    for level, low, high in zip(levels, edges, edges[1:], strict=False):
        mean = (density(low) - density(high)) / (cumulative(high) - cumulative(low))
        assert level == pytest.approx(mean, abs=1e-3)


@pytest.mark.parametrize(("bits", "error"), [(2, 0.1175), (4, 0.00954)])
def test_quantisation_error_matches_the_literature(bits: adapter.Bits, error: float) -> None:
    """The mean squared error of Max's table I."""
    torch.manual_seed(0)
    base, moved = torch.randn(64, 4096), torch.randn(64, 4096) * torch.rand(64, 1)
    changed = adapter.between({"w": base}, {"w": base + moved}, bits, name="b", sha256="s")
    lost = changed.over({"w": base}.__getitem__)("w") - base - moved
    assert (lost.square().mean(1) / moved.square().mean(1)).mean().item() == pytest.approx(error, rel=0.03)
    assert sum(tensor.nbytes for tensor in changed.tensors.values()) == 64 * 4096 * bits // 8 + 64 * 2


def test_unchanged_weights_are_omitted_and_uncodable_ones_stored_whole() -> None:
    base = {"same": torch.randn(4, 8), "odd": torch.randn(4, 7), "vector": torch.randn(5)}
    after = {"same": base["same"], "odd": base["odd"] + 1, "vector": base["vector"] * 2, "new": torch.randn(3, 8)}
    changed = adapter.between(base, after, 2, name="b", sha256="s")
    assert changed.names == {"odd", "vector", "new"}
    weight_of = changed.over(base.__getitem__)
    for name, weight in after.items():
        assert torch.equal(weight_of(name), weight)


def test_lower_precision_alone_is_not_a_difference() -> None:
    base = {"w": torch.randn(4, 8)}
    changed = adapter.between(base, {"w": base["w"].bfloat16()}, 4, name="b", sha256="s")
    assert not changed.tensors
    assert torch.equal(changed.over(base.__getitem__)("w"), base["w"])


@pytest.fixture
def persona(tiny: LoadedModel, tiny_bases: dict[str, Path], home: Path, tmp_path: Path) -> tuple[Path, Path]:
    """The tiny base with small changes, whole and as an adapter."""
    base = bases.locate(str(tiny_bases["llama"]), home)
    torch.manual_seed(0)
    with torch.no_grad():
        for weight in tiny.model.parameters():
            weight.add_(0.01 * torch.randn_like(weight))
    whole, small = tmp_path / "whole", tmp_path / "small"
    tiny.save(whole, bf16=False)
    tiny.save(small, bf16=False)
    (small / "model.safetensors").unlink()
    changed = adapter.between(
        bases.weights_in(base.folder), bases.weights_in(whole), 4, name=base.name, sha256=base.sha256
    )
    changed.write(small)
    return whole, small


def test_an_adapter_loads_like_the_whole_persona(persona: tuple[Path, Path], tiny_bases: dict[str, Path]) -> None:
    whole, small = map(bases.load, persona)
    untuned = bases.load(tiny_bases["llama"])
    for (name, weight), (_, coded) in zip(whole.model.named_parameters(), small.model.named_parameters(), strict=True):
        moved = (weight - untuned.model.get_parameter(name)).square().mean()
        assert (weight - coded).square().mean() < 0.02 * moved
    assert small.model.generation_config.to_dict() == whole.model.generation_config.to_dict()
    assert bases.load(persona[1], dtype=torch.bfloat16).model.dtype == torch.bfloat16


def test_both_ways_of_opening_an_adapter_give_the_same_logits(persona: tuple[Path, Path]) -> None:
    small = persona[1]
    starts = [[0, 40, 41], [0]]
    ours = decoding.open_decoder(small, "cpu", torch.float32).start(starts).logits
    theirs = decoding.decoder_for(bases.load(small), torch.float32).start(starts).logits
    assert torch.allclose(ours, theirs, atol=1e-5)


def test_another_base_or_a_damaged_file_is_refused(
    persona: tuple[Path, Path], tiny_bases: dict[str, Path], tmp_path: Path
) -> None:
    small = persona[1]
    changed = adapter.read(small)
    assert changed
    other = adapter.WeightDelta(str(tiny_bases["gpt2"]), changed.base_sha256, changed.bits, changed.tensors)
    other.write(small)
    with pytest.raises(BaseUnavailableError) as caught:
        bases.load(small)
    assert caught.value.command == "export NAME --as full"
    save_file(load_file(small / adapter.FILE), small / adapter.FILE, metadata={"format": "another"})
    with pytest.raises(DamagedFileError, match="another version"):
        decoding.open_decoder(small)
    (small / adapter.FILE).write_bytes(b"no weights")
    with pytest.raises(DamagedFileError):
        bases.load(small)


def test_codes_of_the_wrong_shape_are_refused(persona: tuple[Path, Path]) -> None:
    small = persona[1]
    changed = adapter.read(small)
    assert changed
    name = next(name for name in changed.tensors if name.endswith("q_proj.weight.codes"))
    torn = {**changed.tensors, name: changed.tensors[name][:-1].clone()}
    adapter.WeightDelta(changed.base, changed.base_sha256, changed.bits, torn).write(small)
    with pytest.raises(DamagedFileError, match="q_proj"):
        decoding.open_decoder(small)
    with pytest.raises(DamagedFileError, match="q_proj"):
        assert bases.load(small).engine_weights
