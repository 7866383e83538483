"""Training some layers only, by our own passes and by autograd."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor

from huggingtweets.config import FinetuneConfig, TrainConfig
from huggingtweets.errors import ConfigError
from huggingtweets.models import loss
from huggingtweets.models.engine.training_pass import TrainingPass
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.training.learner import trained_layers
from huggingtweets.training.store import run_key
from tests.models.test_training_pass import posts
from tests.models.tiny_models import tiny, weights_of
from tests.training.test_finetune import CONFIG, train, weights


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("all", None),
        ("top:1", range(29, 30)),
        ("top:30", range(30)),
        ("bottom:10", range(10)),
        ("11-20", range(10, 20)),
        ("30-30", range(29, 30)),
    ],
)
def test_layers_are_counted_from_the_bottom(text: str, expected: range | None) -> None:
    assert trained_layers(text, 30) == expected


@pytest.mark.parametrize("text", ["top:31", "bottom:31", "30-31", "5-4"])
def test_layers_that_the_base_lacks_are_refused(text: str) -> None:
    with pytest.raises(ConfigError, match="30 layers") as refused:
        trained_layers(text, 30)
    assert refused.value.option == "layers"


@pytest.mark.parametrize("family", ["llama", "gemma3"])
@pytest.mark.parametrize("layer", [0, 1])
def test_gradients_of_one_layer_match_autograd(family: str, layer: int) -> None:
    model, batch = tiny(family), posts(5, 9, 12, 2)
    inside = f"model.layers.{layer}."
    for name, weight in model.named_parameters():
        weight.requires_grad_(name.startswith(inside))
    nats, _ = loss.token_nats(model, batch)
    nats.mean().backward()
    training = TrainingPass(weights_of(model), torch.float32, torch.tensor([0]), trained_layers=range(layer, layer + 1))
    gradients: dict[int, list[Tensor]] = {}
    with torch.no_grad():
        total = training.forward_backward(batch, lambda n, g: gradients.update({n: [t.clone() for t in g]}))
    assert total == pytest.approx(float(nats.detach().sum()), rel=1e-5)
    assert {n for n, group in gradients.items() if group} == {layer}
    assert (0 in gradients) == (layer == 0), "the backward pass ends at the lowest trained layer"
    found = set()
    for trained, gradient in zip(training.parameter_groups()[layer], gradients[layer], strict=True):
        for name, weight in model.named_parameters():  # views of the trained tensors
            if weight.untyped_storage().data_ptr() == trained.untyped_storage().data_ptr():
                start = weight.storage_offset()
                found.add(name)
                own = gradient.flatten()[start : start + weight.numel()].view(weight.shape)
                torch.testing.assert_close(own, weight.grad)
    assert found == {name for name, weight in model.named_parameters() if name.startswith(inside)}


@pytest.mark.parametrize("method", ["full", "lora"])
@pytest.mark.parametrize("layers", ["top:1", "bottom:1"])
@pytest.mark.parametrize(("family", "inside"), [("llama", "model.layers."), ("gpt2", "transformer.h.")])
def test_weights_outside_do_not_change(
    family: str,
    inside: str,
    layers: str,
    method: str,
    tiny_bases: dict[str, Path],
    sample_posts: list[CuratedPost],
    tmp_path: Path,
) -> None:
    chosen = {"layers": layers, "method": method, "freeze": "nothing", "epochs": 1, "base": str(tiny_bases[family])}
    config = CONFIG.model_copy(update={**chosen, "learning_rate": 2e-2})
    outcome, _ = train(tiny_bases[family], sample_posts, tmp_path, config)
    assert outcome.best.nats_per_token < outcome.state.before_nats_per_token
    before, after = weights(tiny_bases[family]), weights(outcome.best_folder)
    changed = {name for name in before if not torch.equal(before[name], after[name])}
    prefix = f"{inside}{1 if layers == 'top:1' else 0}."
    in_layer = {name for name in before if name.startswith(prefix)}
    if method == "lora":
        in_layer = {name for name in in_layer if before[name].dim() == 2}
    assert changed == in_layer


def test_layers_are_part_of_the_key_of_a_checkpoint() -> None:
    keys = [
        run_key(TrainConfig(finetune=FinetuneConfig(layers=layers)), "base", "posts")
        for layers in ("all", "top:1", "bottom:1")
    ]
    assert len(set(keys)) == 3
