"""Decoding against Transformers, and opening a decoder with and without it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import torch
from torch import Tensor
from transformers import PreTrainedModel

from huggingtweets.errors import BaseUnavailableError, DamagedFileError
from huggingtweets.models import bases
from huggingtweets.models.engine import decoding
from huggingtweets.models.engine.decoding import Decoder
from huggingtweets.models.engine.training_pass import TrainingPass
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts.tokens import TokenizedPost
from tests.models.tiny_models import FAMILIES, weights_of
from tests.models.tiny_models import tiny as tiny_model

UNPACKS = "fbgemm" in torch.backends.quantized.supported_engines
STARTS = [[0, 7, 300, 21, 5], [0], [0, 44], [0], [0, 9, 9]]


@pytest.fixture
def rough(tiny: LoadedModel) -> LoadedModel:
    """The two-layer Llama, with logits far apart and norm weights other than one.

    Its head size is 12: a power of two might hide a wrong scale.
    """
    torch.manual_seed(0)
    with torch.no_grad():
        for weight in tiny.model.parameters():
            weight.add_(torch.randn_like(weight) * 0.1)
    return tiny


def transformers_logits(model: PreTrainedModel, texts: list[list[int]]) -> Tensor:
    """The next token's logits for each text, read alone and from its beginning."""
    with torch.no_grad():
        return torch.stack([model(torch.tensor([text])).logits[0, -1] for text in texts]).float()


def decode_greedily(decoder: Decoder, check: Callable[[Tensor, list[list[int]]], None]) -> None:
    """Append the likeliest token 12 times, drop rows twice, and `check` the logits at every step."""
    texts = [list(start) for start in STARTS]
    state = decoder.start(texts)
    for step in range(12):
        check(state.logits, texts)
        tokens = state.logits.argmax(1)
        for text, token in zip(texts, tokens.tolist(), strict=True):
            text.append(token)
        if step in {2, 6}:
            stay = torch.tensor([0, 2, 3, 4] if step == 2 else [1, 2])
            state.select(stay)
            tokens, texts = tokens[stay], [texts[i] for i in stay]
        state.append(tokens)


@pytest.mark.parametrize("packs", [True, False], ids=["packed", "plain"])
def test_logits_match_transformers(packs: bool, rough: LoadedModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "_CACHE_STEP", 3)  # so that the cache grows
    monkeypatch.setattr(torch.backends.mkldnn, "is_available", lambda: packs)
    decoder = decoding.decoder_for(rough, torch.float32)

    def check(logits: Tensor, texts: list[list[int]]) -> None:
        torch.testing.assert_close(logits, transformers_logits(rough.model, texts), rtol=1e-5, atol=1e-5)

    decode_greedily(decoder, check)
    assert isinstance(decoder.start([[0]]), decoding._EngineState)


@pytest.mark.parametrize("family", FAMILIES)
def test_logits_of_every_family_match_transformers(
    family: str, rough: LoadedModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decoding, "_CACHE_STEP", 3)
    model = tiny_model(family, vocab_size=512)
    weights = weights_of(model)
    packed = decoding._PackedWeights(weights.architecture, weights.weights.__getitem__, torch.float32)
    decoder = Decoder(rough.codec, torch.device("cpu"), partial(decoding._EngineState, packed))

    def check(logits: Tensor, texts: list[list[int]]) -> None:
        torch.testing.assert_close(logits, transformers_logits(model, texts), rtol=1e-5, atol=1e-5)

    decode_greedily(decoder, check)


@pytest.mark.skipif(not UNPACKS, reason="FBGEMM is not built for this processor")
def test_float16_rounds_only_the_matrices(rough: LoadedModel) -> None:
    decoder = decoding.decoder_for(rough, torch.float16)
    with torch.no_grad():
        for weight in rough.model.parameters():
            if weight.dim() == 2:
                weight.copy_(weight.half())

    def check(logits: Tensor, texts: list[list[int]]) -> None:
        torch.testing.assert_close(logits, transformers_logits(rough.model, texts), rtol=1e-5, atol=1e-5)

    decode_greedily(decoder, check)


def test_other_families_decode_with_transformers(tiny_bases: dict[str, Path]) -> None:
    loaded = bases.load(tiny_bases["gpt2"])
    decoder = decoding.decoder_for(loaded)
    decode_greedily(
        decoder, lambda *seen: torch.testing.assert_close(seen[0], transformers_logits(loaded.model, seen[1]))
    )
    assert isinstance(decoder.start([[0]]), decoding._TransformersState)


def test_bf16_decoding_agrees_with_the_training_pass(rough: LoadedModel) -> None:
    post = [0, 7, 300, 21, 5, 44, 2, 0]
    decoder = decoding.decoder_for(rough, torch.bfloat16)
    state = decoder.start([post[:1]])
    nats = 0.0
    for token in post[1:]:
        nats -= float(state.logits.log_softmax(1)[0, token])
        state.append(torch.tensor([token]))
    scored, scored_post = {}, TokenizedPost(post, 1)
    for dtype in (torch.bfloat16, torch.float32):
        with torch.no_grad():
            (token_nats,) = TrainingPass(weights_of(rough.model), dtype, torch.arange(512)).token_nats([scored_post])
        scored[dtype] = float(token_nats.sum())
    assert nats == pytest.approx(scored[torch.bfloat16], rel=2e-3)
    assert nats == pytest.approx(scored[torch.float32], rel=1e-2)


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float32, *[torch.float16] * UNPACKS], ids=str)
def test_opening_a_folder_without_transformers_gives_the_same_decoder(
    dtype: torch.dtype, rough: LoadedModel, tmp_path: Path
) -> None:
    rough.save(tmp_path, bf16=dtype == torch.bfloat16)
    assert bases.open_in_engine(tmp_path)
    direct, loaded = decoding.open_decoder(tmp_path, "cpu", dtype), decoding.decoder_for(rough, dtype)
    assert torch.equal(direct.start(STARTS).logits, loaded.start(STARTS).logits)
    texts = ["Tåke i dag.", "", "<|im_start|> <|endoftext|>", "  the goat 🕯️ 12", "\ufffd\n\n"]
    ours, theirs = direct.codec, loaded.codec
    assert ours.encode(texts) == theirs.encode(texts)
    for ids in [*ours.encode(texts), *([i] for i in range(512)), list(range(512))]:
        assert ours.decode(ids) == theirs.decode(ids)
    for name in ("start", "end", "context", "vocabulary", "suppressed_ids"):
        assert getattr(ours, name) == getattr(theirs, name), name


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        ("config.json", {"model_type": "mamba"}),
        ("config.json", {"attention_bias": True}),
        ("config.json", {"tie_word_embeddings": False}),
        ("config.json", {"rope_parameters": {"rope_type": "linear", "factor": 2.0, "rope_theta": 1e4}}),
        ("config.json", {"rope_parameters": None}),
        ("config.json", {"quantization_config": {"quant_method": "gptq"}}),
        ("tokenizer_config.json", {"tokenizer_class": "GPT2Tokenizer"}),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_folders_with_unsupported_settings_are_left_to_transformers(
    file: str, changes: dict[str, Any], tiny_bases: dict[str, Path], tmp_path: Path
) -> None:
    folder = shutil.copytree(tiny_bases["llama"], tmp_path / "model")
    assert bases.open_in_engine(folder)
    config = json.loads((folder / file).read_text(encoding="utf-8"))
    (folder / file).write_text(json.dumps(config | changes), encoding="utf-8")
    assert bases.open_in_engine(folder) is None


def test_unreadable_folders_raise_the_errors_of_loading(tiny_bases: dict[str, Path], tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_bases["llama"], tmp_path / "model")
    (folder / "model.safetensors").write_bytes(b"damage")
    with pytest.raises(DamagedFileError):
        decoding.open_decoder(folder)
    (folder / "config.json").unlink()
    with pytest.raises(BaseUnavailableError):
        decoding.open_decoder(folder)
