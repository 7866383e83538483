"""Training a LoRA adapter: gradients, what is stored and resumed, and that PEFT reads it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import torch
from peft import AutoPeftModelForCausalLM, LoraConfig, PeftModel, inject_adapter_in_model
from safetensors.torch import load_file, save_file
from torch import Tensor
from transformers import AutoModelForCausalLM

from huggingtweets.errors import BaseUnavailableError, DamagedFileError
from huggingtweets.events import StepDone
from huggingtweets.models import adapter, bases, lora, loss
from huggingtweets.models.engine import decoding
from huggingtweets.models.engine.layer import LowRank, low_rank_changes
from huggingtweets.models.engine.training_pass import TrainingPass
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.training import finetune
from tests.models.test_training_pass import posts
from tests.models.tiny_models import FAMILIES as ENGINE_FAMILIES
from tests.models.tiny_models import tiny, weights_of
from tests.training.test_finetune import CONFIG, assert_same_weights, notices, parts, train

LORA = CONFIG.model_copy(update={"method": "lora", "rank": 4, "learning_rate": 2e-2, "freeze": "nothing"})
FAMILIES = ("llama", "gpt2")
"""The first is trained by our own passes, the second by PEFT."""


@pytest.mark.parametrize("freezes_attention", [True, False])
@pytest.mark.parametrize("family", ENGINE_FAMILIES)
def test_gradients_match_peft_and_autograd(family: str, freezes_attention: bool) -> None:
    model, batch, rank = tiny(family), posts(5, 9, 12, 12, 2), 3
    low_rank = LowRank(rank, 2.0, torch.Generator().manual_seed(0))
    training = TrainingPass(
        weights_of(tiny(family)),
        torch.float32,
        torch.tensor([0]),
        train_attention=not freezes_attention,
        low_rank=low_rank,
    )
    groups = training.parameter_groups()
    for number, group in enumerate(groups):
        for tensor in group:
            tensor.add_(0.1 * torch.randn(tensor.shape, generator=low_rank.chance))
        training.sync(number)
    adapted = low_rank_changes(training.layers)
    names = [name.removesuffix(".weight") for name in adapted]
    assert any("attn" in name for name in names) != freezes_attention
    inject_adapter_in_model(LoraConfig(r=rank, lora_alpha=2 * rank, target_modules=names), model)
    trained: dict[str, Tensor] = {}
    with torch.no_grad():
        for name, module in zip(names, map(model.get_submodule, names), strict=True):
            for part, tensor in zip("AB", adapted[f"{name}.weight"], strict=True):
                theirs = getattr(module, f"lora_{part}")["default"].weight
                theirs.copy_(tensor)
                trained[f"{name} {part}"] = theirs
    nats, _ = loss.token_nats(model, batch)
    nats.mean().backward()

    gradients: dict[int, list[Tensor]] = {}
    with torch.no_grad():
        total = training.forward_backward(batch, lambda n, g: gradients.update({n: [t.clone() for t in g]}))
    assert total == pytest.approx(float(nats.detach().sum()), rel=1e-5)
    assert gradients.keys() == set(range(len(groups)))
    for number, group in enumerate(groups):
        for tensor, gradient in zip(group, gradients[number], strict=True):
            tensor.copy_(gradient)  # `low_rank_changes` shows them by name
    for name, pair in low_rank_changes(training.layers).items():
        for part, gradient in zip("AB", pair, strict=True):
            torch.testing.assert_close(gradient, trained[f"{name.removesuffix('.weight')} {part}"].grad)


@pytest.fixture(scope="module")
def whole(
    tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, finetune.Outcome]:
    """Uninterrupted trainings, by family."""
    outcomes = {}
    for family in FAMILIES:
        config = LORA.model_copy(update={"base": str(tiny_bases[family])})
        outcomes[family], _ = train(tiny_bases[family], sample_posts, tmp_path_factory.mktemp("lora") / family, config)
    return outcomes


def folder_of(outcome: finetune.Outcome) -> Path:
    assert outcome.best_folder
    return outcome.best_folder


@pytest.mark.parametrize("family", FAMILIES)
def test_an_adapter_learns_is_stored_and_has_the_reported_loss(
    family: str, whole: dict[str, finetune.Outcome], tiny_bases: dict[str, Path], sample_posts: list[CuratedPost]
) -> None:
    outcome = whole[family]
    assert outcome.best.nats_per_token < outcome.state.before_nats_per_token - 0.05
    folder = folder_of(outcome)
    assert not list(folder.glob("model*"))
    loaded, base = bases.load(folder), bases.load(tiny_bases[family])
    fit = loss.score(loaded.model, parts(loaded, sample_posts)[1])
    assert fit.nats_per_token == pytest.approx(outcome.best.nats_per_token, rel=1e-5)
    changed = {
        name
        for name, weight in loaded.model.named_parameters()
        if not torch.equal(weight, base.model.get_parameter(name))
    }
    assert changed == lora.read(folder).names
    assert any("attn" in name for name in changed) and any("mlp" in name for name in changed)


@pytest.mark.filterwarnings("ignore:.*is_gradient_checkpointing:FutureWarning")  # PEFT asks Transformers for it
@pytest.mark.parametrize("family", FAMILIES)
def test_peft_loads_it_with_the_same_logits(
    family: str, whole: dict[str, finetune.Outcome], tiny_bases: dict[str, Path]
) -> None:
    folder, ids = folder_of(whole[family]), torch.tensor([[0, 40, 41, 42, 50]])
    base = AutoModelForCausalLM.from_pretrained(tiny_bases[family])
    with torch.inference_mode():
        expected = bases.load(folder).model(ids).logits
        untuned = base(ids).logits
        by_peft = PeftModel.from_pretrained(base, str(folder))(ids).logits
        by_name = AutoPeftModelForCausalLM.from_pretrained(folder)(ids).logits
    torch.testing.assert_close(by_peft, expected, rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(by_name, expected, rtol=1e-4, atol=1e-5)
    assert not torch.allclose(expected, untuned, atol=0.05)


def test_the_model_in_memory_writes_as_the_stored_one(
    whole: dict[str, finetune.Outcome], tiny_bases: dict[str, Path], sample_posts: list[CuratedPost]
) -> None:
    loaded = bases.load(tiny_bases["llama"])
    finetune.finetune(loaded, *parts(loaded, sample_posts), LORA.model_copy(update={"epochs": 1}), None)
    assert loaded.adapter
    weights = loaded.engine_weights
    assert weights
    stored = lora.LoraAdapter(str(tiny_bases["llama"]), "", loaded.adapter.pairs)
    starts = [[0, 40, 41], [0]]
    ours = decoding.decoder_for(loaded, torch.float32).start(starts).logits
    merged = stored.over(dict(bases.load(tiny_bases["llama"]).model.named_parameters()).__getitem__)
    weights.weights.update({name: merged(name) for name in stored.names})
    loaded.adapter = None
    torch.testing.assert_close(ours, decoding.decoder_for(loaded, torch.float32).start(starts).logits)


def test_bf16_keeps_the_base_in_bf16_and_the_adapter_in_float32(
    tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path: Path
) -> None:
    config = LORA.model_copy(
        update={"precision": "bf16", "epochs": 1, "freeze": "attention", "base": str(tiny_bases["llama"])}
    )
    loaded = bases.load(tiny_bases["llama"])
    outcome = finetune.finetune(loaded, *parts(loaded, sample_posts), config, tmp_path)
    held = loaded.engine_weights
    assert held
    assert {weight.dtype for weight in held.weights.values() if weight.dim() == 2} == {torch.bfloat16}
    stored = lora.read(folder_of(outcome))
    assert {tensor.dtype for pair in stored.pairs.values() for tensor in pair} == {torch.float32}
    assert stored.rank == 4 and all(".mlp." in name for name in stored.names)
    again = bases.load(folder_of(outcome))
    fit = loss.score(again.model, parts(again, sample_posts)[1])
    assert fit.nats_per_token == pytest.approx(outcome.best.nats_per_token, rel=2e-3)


@pytest.mark.parametrize("family", FAMILIES)
def test_a_stopped_training_resumes_to_the_same_weights(
    family: str,
    whole: dict[str, finetune.Outcome],
    tiny_bases: dict[str, Path],
    sample_posts: list[CuratedPost],
    tmp_path: Path,
) -> None:
    config = LORA.model_copy(update={"base": str(tiny_bases[family])})
    stopped, _ = train(tiny_bases[family], sample_posts, tmp_path, config, stop_at=13)
    assert stopped.stopped
    assert (tmp_path / finetune.CHECKPOINT).stat().st_size < (tiny_bases[family] / "model.safetensors").stat().st_size
    resumed, events = train(tiny_bases[family], sample_posts, tmp_path, config)
    assert "step 13 of 20" in notices(events)[0]
    assert len([event for event in events if isinstance(event, StepDone)]) == 7
    assert_same_weights(whole[family], resumed)


def test_another_base_or_a_damaged_file_is_refused(
    whole: dict[str, finetune.Outcome], tiny_bases: dict[str, Path], tmp_path: Path
) -> None:
    known = lora.read(folder_of(whole["llama"]))
    for file in folder_of(whole["llama"]).iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    lora.LoraAdapter(known.base, "another", known.pairs).write(tmp_path)
    with pytest.raises(BaseUnavailableError):
        bases.load(tmp_path)
    lora.LoraAdapter("", "", known.pairs).write(tmp_path)
    with pytest.raises(BaseUnavailableError, match="only its author has"):
        bases.load(tmp_path)
    name, (a, b) = next(iter(known.pairs.items()))
    lora.LoraAdapter(known.base, "", {**known.pairs, name: (a, b[:-1])}).write(tmp_path)
    with pytest.raises(DamagedFileError, match=name):
        decoding.open_decoder(tmp_path)
    tensors = load_file(tmp_path / lora.FILE)
    save_file(tensors, tmp_path / lora.FILE, metadata={"format": "pt"})
    with pytest.raises(DamagedFileError, match="not from HuggingTweets"):
        adapter.read(tmp_path)
    known.write(tmp_path)
    (tmp_path / lora.CONFIG).write_text(json.dumps([]))
    with pytest.raises(DamagedFileError):
        adapter.read(tmp_path)


@pytest.mark.parametrize("family", FAMILIES)
def test_an_adapter_is_continued(
    family: str, tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], whole: dict[str, finetune.Outcome]
) -> None:
    assert whole[family].best_folder
    stored = lora.read(whole[family].best_folder)
    loaded = bases.load(tiny_bases[family])
    still = LORA.model_copy(update={"epochs": 1, "weight_decay": 0.0})
    outcome = finetune.finetune(loaded, *parts(loaded, sample_posts), still, None, rate=1e-9, adapter=stored)
    assert outcome.before == whole[family].before
    assert outcome.best.nats_per_token == pytest.approx(whole[family].best.nats_per_token, rel=1e-4)
    assert loaded.adapter
    for name, pair in loaded.adapter.pairs.items():
        for own, theirs in zip(pair, stored.pairs[name], strict=True):
            torch.testing.assert_close(own.detach(), theirs, atol=1e-6, rtol=0)
    with pytest.raises(DamagedFileError):
        finetune.finetune(
            bases.load(tiny_bases[family]),
            *parts(loaded, sample_posts),
            still.model_copy(update={"rank": 2}),
            None,
            adapter=stored,
        )
