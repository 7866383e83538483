"""The training pass against Transformers and autograd."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import Tensor
from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedModel

from huggingtweets.models import loss
from huggingtweets.models.engine import training_pass
from huggingtweets.models.engine.architecture import EMBEDDING
from huggingtweets.models.engine.training_pass import TrainingPass
from huggingtweets.models.engine.weights import EngineWeights, architecture_of
from huggingtweets.posts.tokens import TokenizedPost
from tests.models.tiny_models import FAMILIES, VOCABULARY, tiny, weights_of

ALL_IDS = torch.arange(VOCABULARY)


def posts(*lengths: int) -> list[TokenizedPost]:
    chance = torch.Generator().manual_seed(1)
    ids = ([0, *torch.randint(1, VOCABULARY, (n - 2,), generator=chance).tolist(), 0] for n in lengths)
    return [TokenizedPost(each, 1) for each in ids]


def sums(training: TrainingPass, batch: list[TokenizedPost]) -> Tensor:
    """The nats of each post."""
    return torch.stack([nats.sum() for nats in training.token_nats(batch)])


def gradients_of(training: TrainingPass, batch: list[TokenizedPost]) -> list[list[Tensor]]:
    """The gradients of each parameter group."""
    found: dict[int, list[Tensor]] = {}
    with torch.no_grad():
        training.forward_backward(batch, lambda group, gradients: found.update({group: [t.clone() for t in gradients]}))
    return [found[group] for group in range(4)]


def by_name(model: PreTrainedModel, training: TrainingPass, gradients: list[list[Tensor]]) -> dict[str, Tensor]:
    """The gradients of each weight of `model`, whose weights are views of the trained tensors."""
    found = {"model.embed_tokens.weight": gradients[3][0]}
    for group, in_group in zip(training.parameter_groups()[:3], gradients, strict=False):
        assert [weight.shape for weight in group] == [gradient.shape for gradient in in_group]
        for trained, gradient in zip(group, in_group, strict=True):
            for name, weight in model.named_parameters():
                if weight.untyped_storage().data_ptr() == trained.untyped_storage().data_ptr():
                    start = weight.storage_offset()
                    found[name] = gradient.flatten()[start : start + weight.numel()].view(weight.shape)
    return found


@pytest.mark.parametrize("saves", [True, False], ids=["attention saved", "attention recomputed"])
@pytest.mark.parametrize(
    ("lengths", "given"),
    [((5, 9, 12, 12, 2), ()), ((7, 7), ()), ((5, 9, 12, 12, 2), (1, 6, 1, 11, 1))],
    ids=["padded", "full", "with parents"],
)
@pytest.mark.parametrize("family", FAMILIES)
def test_loss_and_gradients_match_autograd(
    family: str, lengths: tuple[int, ...], given: tuple[int, ...], saves: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not saves:
        monkeypatch.setattr(training_pass, "_MAX_SAVED_PAIRS", 0)
        monkeypatch.setattr(training_pass, "_LOGIT_ROWS", 8)  # several blocks of logits
        monkeypatch.setattr(training_pass, "_GRAD_LOGITS", 16 * VOCABULARY)
    model, batch = tiny(family), posts(*lengths)
    if given:
        batch = [replace(post, given=n) for post, n in zip(batch, given, strict=True)]
    nats, rows = loss.token_nats(model, batch)
    nats.mean().backward()
    expected = {name: weight.grad for name, weight in model.named_parameters()}

    training = TrainingPass(weights_of(model), torch.float32, ALL_IDS)
    gradients: dict[int, list[Tensor]] = {}
    with torch.no_grad():
        nats_sum = training.forward_backward(batch, lambda n, g: gradients.update({n: [t.clone() for t in g]}))
        scored = sums(training, batch)
    assert nats_sum == pytest.approx(float(nats.detach().sum()), rel=1e-5)
    by_post = torch.zeros(len(batch)).index_add_(0, rows, nats.detach())
    torch.testing.assert_close(scored, by_post)
    found = by_name(model, training, [gradients[group] for group in range(4)])
    assert found.keys() == expected.keys()
    for name, gradient in found.items():
        torch.testing.assert_close(gradient, expected[name], msg=lambda why, name=name: f"{name}: {why}")


def test_frozen_attention_leaves_the_other_gradients_unchanged() -> None:
    found = []
    for attention in (True, False):
        training = TrainingPass(weights_of(tiny()), torch.float32, ALL_IDS, train_attention=attention)
        found.append(gradients_of(training, posts(5, 9, 12)))
        shapes = [[gradient.shape for gradient in group] for group in found[-1]]
        assert shapes == [[parameter.shape for parameter in group] for group in training.parameter_groups()]
    every, without = found
    for number in range(4):
        torch.testing.assert_close(without[number], every[number][2:] if number < 2 else every[number])


def test_the_shared_shift_gets_the_summed_gradient_of_unseen_tokens() -> None:
    batch = posts(5, 9)
    seen = torch.tensor(sorted({3, 50, 96, *(token for post in batch for token in post.ids)}))
    (grad_all, _), (grad_seen, grad_shift) = (
        gradients_of(TrainingPass(weights_of(tiny()), torch.float32, trained), batch)[3] for trained in (ALL_IDS, seen)
    )
    torch.testing.assert_close(grad_seen, grad_all[seen])
    is_unseen = torch.ones(VOCABULARY, dtype=torch.bool).index_fill_(0, seen, False)
    assert is_unseen.any()
    torch.testing.assert_close(grad_shift, grad_all[is_unseen].sum(0), rtol=1e-4, atol=1e-6)


def test_a_singleton_target_trains_the_shift_like_an_unseen_token() -> None:
    trained = torch.tensor([0, 5, 7, 9])

    def gradients(last: int, singletons: list[int]) -> list[list[Tensor]]:
        """The gradients of two posts that end with `last` and with 7."""
        training = TrainingPass(weights_of(tiny()), torch.float32, trained, singletons)
        return gradients_of(training, [TokenizedPost([0, 5, token], 1) for token in (last, 7)])

    # 6 is an unseen token.
    plain, singleton, unseen = gradients(9, []), gradients(9, [9]), gradients(6, [])
    torch.testing.assert_close(singleton[3][1], unseen[3][1])
    assert not torch.allclose(singleton[3][1], plain[3][1])
    torch.testing.assert_close(singleton[3][0], plain[3][0])
    torch.testing.assert_close(singleton[:3], plain[:3])


def test_tokens_that_only_parents_have_are_not_trained() -> None:
    post = TokenizedPost([0, 41, 42, 5, 7, 0], 1, given=3)
    own = torch.tensor([0, 5, 7])
    found = gradients_of(TrainingPass(weights_of(tiny()), torch.float32, own), [post])[3][0]
    every = gradients_of(TrainingPass(weights_of(tiny()), torch.float32, ALL_IDS), [post])[3][0]
    torch.testing.assert_close(found, every[own])


def test_the_shift_gets_no_gradient_when_every_token_is_trained() -> None:
    training = TrainingPass(weights_of(tiny()), torch.float32, ALL_IDS, list(range(VOCABULARY)))
    _, grad_shift = gradients_of(training, posts(5, 9))[3]
    torch.testing.assert_close(grad_shift, torch.zeros_like(grad_shift), rtol=0, atol=1e-6)


def test_the_model_shares_all_weights_but_the_embedding_which_is_synced() -> None:
    model = tiny()
    trained = torch.tensor([0, 5, 7])
    training = TrainingPass(weights_of(model), torch.float32, trained)
    before = {name: weight.detach().clone() for name, weight in model.named_parameters()}
    for number, part in enumerate(training.parameter_groups()):
        for weight in part:
            weight.add_(1)
        training.sync(number)
    training.shift.add_(1)
    training.sync(3)
    tokens = before["model.embed_tokens.weight"]
    assert torch.equal(training.embed(torch.tensor([6, 5])), torch.stack([tokens[6] + 2, tokens[5] + 1]))
    changed = {name for name, weight in model.named_parameters() if not torch.equal(weight, before[name])}
    assert changed == before.keys() - {"model.embed_tokens.weight"}
    scores = sums(training, posts(5, 9))
    for _ in range(2):
        training.sync_embedding()
        whole = model.model.embed_tokens.weight
        assert torch.equal(whole, training.embed(torch.arange(VOCABULARY)))
        assert model.lm_head.weight is whole
        # The head omits the shift, which does not change the softmax.
        again = sums(TrainingPass(weights_of(model), torch.float32, trained), posts(5, 9))
        torch.testing.assert_close(again, scores, rtol=1e-6, atol=0)


def test_without_transformers_the_embedding_is_held_once_and_synced_in_bf16() -> None:
    shared = weights_of(tiny())
    weights = EngineWeights(shared.architecture, dict(shared.weights))
    training = TrainingPass(weights, torch.bfloat16, torch.tensor([0, 5, 7]))
    training.trained_embedding.add_(1)
    training.shift.add_(2)
    training.sync(3)
    training.sync_embedding()
    synced = weights.weights[EMBEDDING]
    assert torch.equal(synced, training.embed(ALL_IDS).bfloat16())
    before = synced.clone()
    training.trained_embedding.add_(1)
    training.sync(3)
    assert torch.equal(synced, before)  # a decoder may use it


def test_bf16_scores_are_close_to_float32() -> None:
    batch = posts(5, 9, 12)
    with torch.no_grad():
        exact = sums(TrainingPass(weights_of(tiny()), torch.float32, ALL_IDS), batch)
        rounded = sums(TrainingPass(weights_of(tiny()), torch.bfloat16, ALL_IDS), batch)
    torch.testing.assert_close(rounded, exact, rtol=0.01, atol=0)
    assert not torch.equal(rounded, exact)


@pytest.mark.parametrize(
    "model",
    [
        tiny(tie_word_embeddings=False),
        tiny(attention_bias=True),
        tiny(hidden_act="gelu"),
        tiny("gemma3", final_logit_softcapping=30.0),
        tiny("mistral", sliding_window=4),
        tiny(rope_parameters={"rope_type": "linear", "factor": 2.0, "rope_theta": 10000.0}),
        GPT2LMHeadModel(GPT2Config(vocab_size=97, n_embd=8, n_layer=1, n_head=1, bos_token_id=0, eos_token_id=0)),
    ],
    ids=["untied", "bias", "gelu", "soft cap", "window", "rope", "gpt2"],
)
def test_the_engine_accepts_only_models_it_computes_exactly(model: PreTrainedModel) -> None:
    assert architecture_of(model) is None
