"""The hand-written passes against Transformers' own and autograd's."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor
from transformers import GPT2Config, GPT2LMHeadModel, LlamaConfig, LlamaForCausalLM, PreTrainedModel

from huggingtweets.models import loss
from huggingtweets.models.engine import training_pass
from huggingtweets.models.engine.training_pass import TrainingPass
from huggingtweets.models.engine.weights import LlamaWeights, runs_on_engine
from huggingtweets.posts.dataset import TokenizedPost

VOCABULARY = 97


def tiny(**changes: object) -> LlamaForCausalLM:
    """Two layers, two query heads to a key, norms that are not all ones."""
    torch.manual_seed(0)
    sizes = {"hidden_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 2}
    config = LlamaConfig(
        **{"vocab_size": VOCABULARY, "intermediate_size": 96, "tie_word_embeddings": True} | sizes | changes
    )  # type: ignore[arg-type]
    model = LlamaForCausalLM(config)
    with torch.no_grad():
        for weight in model.parameters():
            weight.add_(torch.randn_like(weight) * 0.05)
    return model.eval()


def posts(*lengths: int) -> list[list[int]]:
    chance = torch.Generator().manual_seed(1)
    return [[0, *torch.randint(1, VOCABULARY, (n - 2,), generator=chance).tolist(), 0] for n in lengths]


@pytest.mark.parametrize("keeps", [True, False], ids=["attention kept", "attention anew"])
@pytest.mark.parametrize("lengths", [(5, 9, 12, 12, 2), (7, 7)], ids=["padded", "full"])
def test_costs_and_gradients_are_those_of_autograd(
    lengths: tuple[int, ...], keeps: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not keeps:
        monkeypatch.setattr(training_pass, "_MAX_SAVED_PAIRS", 0)
    model, batch = tiny(), posts(*lengths)
    nats, rows = loss.token_nats(model, loss.pad([TokenizedPost(ids, 1) for ids in batch], 0), lengths)
    nats.mean().backward()
    expected = {name: weight.grad for name, weight in model.named_parameters()}

    ours = TrainingPass(LlamaWeights.of(model), torch.float32, torch.arange(VOCABULARY))
    of_layers: dict[int, list[Tensor]] = {}
    with torch.no_grad():
        cost = ours.forward_backward(batch, lambda n, g: of_layers.update({n: [t.clone() for t in g]}))
        scored = ours.score(batch)
    assert cost == pytest.approx(float(nats.detach().sum()), rel=1e-5)
    by_post = torch.zeros(len(batch)).index_add_(0, rows, nats.detach())
    torch.testing.assert_close(scored.float(), by_post)

    found = {"model.embed_tokens.weight": of_layers[3][0], "model.norm.weight": of_layers[2][0]}
    for number in range(2):
        mixed, out, gate_up, down, norm, mlp_norm = of_layers[number]
        prefix = f"model.layers.{number}."
        parts = zip("qkv", mixed.split([64, 32, 32]), strict=True)
        found |= {f"{prefix}self_attn.{letter}_proj.weight": part for letter, part in parts}
        parts = zip(("gate", "up"), gate_up.chunk(2), strict=True)
        found |= {f"{prefix}mlp.{half}_proj.weight": part for half, part in parts}
        found |= {f"{prefix}self_attn.o_proj.weight": out, f"{prefix}mlp.down_proj.weight": down}
        found |= {f"{prefix}input_layernorm.weight": norm, f"{prefix}post_attention_layernorm.weight": mlp_norm}
    assert found.keys() == expected.keys()
    for name, gradient in found.items():
        torch.testing.assert_close(gradient, expected[name], msg=lambda why, name=name: f"{name}: {why}")


def test_without_attention_the_other_gradients_are_the_same() -> None:
    found: list[dict[int, list[Tensor]]] = []
    for attention in (True, False):
        ours = TrainingPass(LlamaWeights.of(tiny()), torch.float32, torch.arange(VOCABULARY), train_attention=attention)
        of_parts: dict[int, list[Tensor]] = {}
        with torch.no_grad():
            ours.forward_backward(posts(5, 9, 12), lambda n, g, to=of_parts: to.update({n: [t.clone() for t in g]}))
        assert [[t.shape for t in of_parts[n]] for n in range(4)] == [
            [t.shape for t in part] for part in ours.parameter_groups()
        ]
        found.append(of_parts)
    every, without = found
    for number in range(4):
        torch.testing.assert_close(without[number], every[number][2:] if number < 2 else every[number])


def test_tokens_that_no_post_uses_share_the_sum_of_their_gradients() -> None:
    batch = posts(5, 9)
    rows = torch.tensor(sorted({3, 50, 96, *(token for ids in batch for token in ids)}))
    found = []
    for trained in (torch.arange(VOCABULARY), rows):
        ours = TrainingPass(LlamaWeights.of(tiny()), torch.float32, trained)
        with torch.no_grad():
            ours.forward_backward(batch, lambda part, gradients: found.append([*gradients]) if part == 3 else None)
    (of_all, _), (of_some, of_shift) = found
    torch.testing.assert_close(of_some, of_all[rows])
    others = torch.ones(VOCABULARY, dtype=torch.bool).index_fill_(0, rows, False)
    assert others.any()
    torch.testing.assert_close(of_shift, of_all[others].sum(0), rtol=1e-4, atol=1e-6)


def test_a_token_of_one_post_alone_teaches_the_others_as_if_one_of_them_came() -> None:
    rows = torch.tensor([0, 5, 7, 9])

    def gradients(last: int, once: list[int]) -> dict[int, list[Tensor]]:
        """Of two posts that end with `last` and with 7."""
        ours = TrainingPass(LlamaWeights.of(tiny()), torch.float32, rows, once)
        found: dict[int, list[Tensor]] = {}
        with torch.no_grad():
            ours.forward_backward([[0, 5, last], [0, 5, 7]], lambda n, g: found.update({n: [t.clone() for t in g]}))
        return found

    # 6 is one of the others.
    plain, once, other = gradients(9, []), gradients(9, [9]), gradients(6, [])
    torch.testing.assert_close(once[3][1], other[3][1])
    assert not torch.allclose(once[3][1], plain[3][1])
    torch.testing.assert_close(once[3][0], plain[3][0])
    torch.testing.assert_close([once[n] for n in range(3)], [plain[n] for n in range(3)])


def test_where_every_token_is_trained_none_stands_for_others() -> None:
    ours = TrainingPass(LlamaWeights.of(tiny()), torch.float32, torch.arange(VOCABULARY), list(range(VOCABULARY)))
    found: list[Tensor] = []
    with torch.no_grad():
        ours.forward_backward(posts(5, 9), lambda part, gradients: found.extend(gradients) if part == 3 else None)
    torch.testing.assert_close(found[1], torch.zeros_like(found[1]), rtol=0, atol=1e-6)


def test_the_model_shares_all_but_the_embedding_which_is_handed_over() -> None:
    model = tiny()
    trained = torch.tensor([0, 5, 7])
    ours = TrainingPass(LlamaWeights.of(model), torch.float32, trained)
    before = {name: weight.detach().clone() for name, weight in model.named_parameters()}
    for number, part in enumerate(ours.parameter_groups()):
        for weight in part:
            weight.add_(1)
        ours.sync(number)
    ours.shift.add_(1)
    ours.sync(3)
    tokens = before["model.embed_tokens.weight"]
    assert torch.equal(ours.embed(torch.tensor([6, 5])), torch.stack([tokens[6] + 2, tokens[5] + 1]))
    changed = {name for name, weight in model.named_parameters() if not torch.equal(weight, before[name])}
    assert changed == before.keys() - {"model.embed_tokens.weight"}
    costs = ours.score(posts(5, 9))
    for _ in range(2):
        ours.sync_embedding()
        whole = model.model.embed_tokens.weight
        assert torch.equal(whole, ours.embed(torch.arange(VOCABULARY)))
        assert model.lm_head.weight is whole
        # The head is kept without the shift, which no softmax sees.
        again = TrainingPass(LlamaWeights.of(model), torch.float32, trained).score(posts(5, 9))
        torch.testing.assert_close(again, costs, rtol=1e-6, atol=0)


def test_bf16_costs_are_near_those_in_float32() -> None:
    batch = posts(5, 9, 12)
    with torch.no_grad():
        exact = TrainingPass(LlamaWeights.of(tiny()), torch.float32, torch.arange(VOCABULARY)).score(batch)
        rounded = TrainingPass(LlamaWeights.of(tiny()), torch.bfloat16, torch.arange(VOCABULARY)).score(batch)
    torch.testing.assert_close(rounded, exact, rtol=0.01, atol=0)
    assert not torch.equal(rounded, exact)


@pytest.mark.parametrize(
    "model",
    [
        tiny(tie_word_embeddings=False),
        tiny(attention_bias=True),
        tiny(hidden_act="gelu"),
        tiny(rope_parameters={"rope_type": "linear", "factor": 2.0, "rope_theta": 10000.0}),
        GPT2LMHeadModel(GPT2Config(vocab_size=97, n_embd=8, n_layer=1, n_head=1, bos_token_id=0, eos_token_id=0)),
    ],
    ids=["untied", "bias", "gelu", "rope", "gpt2"],
)
def test_what_it_does_not_compute_it_does_not_claim(model: PreTrainedModel) -> None:
    assert runs_on_engine(tiny())
    assert not runs_on_engine(model)
