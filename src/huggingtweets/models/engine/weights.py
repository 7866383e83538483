"""The weights and configuration of a plain Llama, which our own passes train and decode with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from torch import Tensor
    from transformers import PreTrainedModel

EMBEDDING = "model.embed_tokens.weight"

_PLAIN_LLAMA = {
    "model_type": "llama",
    "architectures": ["LlamaForCausalLM"],
    "tie_word_embeddings": True,
    "hidden_act": "silu",
    "attention_bias": False,
    "mlp_bias": False,
    "attention_dropout": 0.0,
}


def is_plain_llama(config: Mapping[str, Any]) -> bool:
    """Whether `config` (config.json) is a Llama with tied embeddings, default RoPE and no biases or quantisation."""
    return (
        _PLAIN_LLAMA.items() <= config.items()
        and (config.get("rope_parameters") or {}).get("rope_type") == "default"
        and "quantization_config" not in config
    )


def runs_on_engine(model: PreTrainedModel) -> bool:
    """Whether our own passes compute `model`: a plain Llama on the CPU."""
    from transformers import LlamaForCausalLM

    if type(model) is not LlamaForCausalLM or model.device.type != "cpu":
        return False
    return is_plain_llama({**model.config.to_dict(), "architectures": ["LlamaForCausalLM"]})


class LlamaWeights:
    """The weights of a plain Llama by their names in a checkpoint, shared with a Transformers model if there is one."""

    def __init__(
        self, config: Mapping[str, Any], weights: dict[str, Tensor], model: PreTrainedModel | None = None
    ) -> None:
        self.config = config
        """As in config.json."""
        self.weights = weights
        self._model = model

    @classmethod
    def of(cls, model: PreTrainedModel) -> LlamaWeights:
        """The weights of `model`, shared."""
        config = model.config.to_dict()
        weights = model.state_dict()
        return cls(config, {name: weights[name] for name in weight_shapes(config)}, model)

    def share_with(self, model: PreTrainedModel) -> None:
        """Make `model`, the same Llama, use these weights."""
        self._model = model
        for name, weight in self.weights.items():
            self.replace(name, weight)

    def replace(self, name: str, weight: Tensor) -> None:
        """Put `weight` in the place of the weight called `name`."""
        self.weights[name] = weight
        if self._model is not None:
            self._model.get_parameter(name).data = weight

    def fuse(self, *names: str) -> Tensor:
        """Concatenate weights along dimension 0 into a new tensor; the originals become views of it.

        Even a single weight is copied, because weights as loaded keep pages of the base's file in memory.
        """
        import torch

        weights = [self.weights[name] for name in names]
        fused = torch.cat(weights)
        for name, part in zip(names, fused.split([len(weight) for weight in weights]), strict=True):
            self.replace(name, part)
        return fused


def has_valid_sizes(config: Mapping[str, Any]) -> bool:
    """Whether all sizes of a plain Llama are positive and fit together. Raises KeyError if `config` lacks one."""
    sizes = [config[f"{name}_size"] for name in ("hidden", "intermediate", "vocab")]
    heads, groups = config["num_attention_heads"], config["num_key_value_heads"]
    sizes += [heads, groups, config["num_hidden_layers"], config["max_position_embeddings"]]
    head = config.get("head_dim")
    return (
        all(type(size) is int and size > 0 for size in sizes)
        and (head is None or type(head) is int)
        and heads % groups == 0
        and head_size(config) > 0
        and head_size(config) % 2 == 0
    )


def weight_shapes(config: Mapping[str, Any]) -> dict[str, tuple[int, ...]]:
    """Shapes of all weights of a plain Llama, by name in a checkpoint. Raises KeyError if `config` lacks a size."""
    hidden, intermediate = config["hidden_size"], config["intermediate_size"]
    size = head_size(config)
    queries, keys = config["num_attention_heads"] * size, config["num_key_value_heads"] * size
    layer_shapes = {
        "input_layernorm": (hidden,),
        "self_attn.q_proj": (queries, hidden),
        "self_attn.k_proj": (keys, hidden),
        "self_attn.v_proj": (keys, hidden),
        "self_attn.o_proj": (hidden, queries),
        "post_attention_layernorm": (hidden,),
        "mlp.gate_proj": (intermediate, hidden),
        "mlp.up_proj": (intermediate, hidden),
        "mlp.down_proj": (hidden, intermediate),
    }
    layers = {
        f"model.layers.{number}.{name}.weight": shape
        for number in range(config["num_hidden_layers"])
        for name, shape in layer_shapes.items()
    }
    return {EMBEDDING: (config["vocab_size"], hidden), **layers, "model.norm.weight": (hidden,)}


def head_size(config: Mapping[str, Any]) -> int:
    """Dimensions of one attention head."""
    return int(config.get("head_dim") or config["hidden_size"] // config["num_attention_heads"])


def rope_frequencies(config: Mapping[str, Any]) -> Tensor:
    """Angle per position of each pair of dimensions, (head size / 2,) (RoPE, Su et al. 2021, section 3.4.2)."""
    import torch

    size = head_size(config)
    frequencies: Tensor = float(config["rope_parameters"]["rope_theta"]) ** -(torch.arange(0, size, 2).float() / size)
    return frequencies
