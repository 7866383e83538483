"""The model families that our own passes train and decode with, and what sets each apart, as data."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from huggingtweets.models.fit import MAX_LAYERS

if TYPE_CHECKING:
    from torch import Tensor

EMBEDDING = "model.embed_tokens.weight"
FINAL_NORM = "model.norm.weight"


@dataclass(frozen=True, slots=True)
class Family:
    """How the models of one `model_type` differ from a plain Llama."""

    architecture: str
    """The name of its class in config.json."""
    required: Mapping[str, Any]
    """Values of config.json without which a model has parts that our passes lack."""
    norm_offset: float = 0.0
    """Added to the weight of every norm."""
    has_query_key_norms: bool = False
    """Queries and keys are normalised head by head before they are rotated."""
    has_branch_norms: bool = False
    """The outputs of attention and MLP are normalised before they are added to the residual stream."""
    activation: str = "silu"
    """Of the gate: "silu", or "gelu" in its tanh form."""
    rotates_neighbours: bool = False
    """RoPE rotates dimensions (2i, 2i + 1), not (i, i + D/2)."""
    gate_up: tuple[str, ...] = ("mlp.gate_proj", "mlp.up_proj")
    down: str = "mlp.down_proj"

    @property
    def mlp_norm(self) -> str:
        return "pre_feedforward_layernorm" if self.has_branch_norms else "post_attention_layernorm"


_LLAMA = {"hidden_act": "silu", "attention_bias": False, "mlp_bias": False, "attention_dropout": 0.0}
_FAMILIES = {
    "llama": Family("LlamaForCausalLM", _LLAMA),
    "mistral": Family("MistralForCausalLM", {"hidden_act": "silu", "attention_dropout": 0.0, "sliding_window": None}),
    "qwen3": Family(
        "Qwen3ForCausalLM",
        {"hidden_act": "silu", "attention_bias": False, "attention_dropout": 0.0, "use_sliding_window": False},
        has_query_key_norms=True,
    ),
    "gemma3_text": Family(
        "Gemma3ForCausalLM",
        {
            "hidden_activation": "gelu_pytorch_tanh",
            "attention_bias": False,
            "attention_dropout": 0.0,
            "use_bidirectional_attention": False,
            "attn_logit_softcapping": None,
            "final_logit_softcapping": None,
        },
        norm_offset=1.0,
        has_query_key_norms=True,
        has_branch_norms=True,
        activation="gelu",
    ),
    "granite": Family("GraniteForCausalLM", _LLAMA),
    "granitemoehybrid": Family(
        "GraniteMoeHybridForCausalLM",
        {
            "hidden_act": "silu",
            "attention_bias": False,
            "attention_dropout": 0.0,
            "num_local_experts": 0,
            "position_embedding_type": "rope",
        },
        gate_up=("shared_mlp.input_linear",),
        down="shared_mlp.output_linear",
    ),
    "ernie4_5": Family("Ernie4_5ForCausalLM", {"hidden_act": "silu", "use_bias": False}, rotates_neighbours=True),
}


@dataclass(frozen=True, slots=True)
class Architecture:
    """The sizes and constants of one model. Sizes are named as in `training_pass`."""

    family: Family
    hidden_size: int
    intermediate_size: int
    layers: int
    heads: int
    kv_heads: int
    head_size: int
    vocabulary: int
    eps: float
    context: int
    """Most tokens of an input."""
    rotary_bases: tuple[float, ...]
    """RoPE's base in each layer."""
    windows: tuple[int | None, ...]
    """How many tokens each layer attends to, the current one included; None for all."""
    attention_scale: float
    embedding_scale: float = 1.0
    residual_scale: float = 1.0
    """Factor of the outputs of attention and MLP."""
    logit_scale: float = 1.0

    @classmethod
    def of(cls, config: Mapping[str, Any]) -> Architecture | None:
        """The architecture of `config` (config.json); None if our passes cannot compute it."""
        try:
            return cls._read(config)
        except (KeyError, TypeError, AttributeError):
            return None

    @classmethod
    def _read(cls, config: Mapping[str, Any]) -> Architecture | None:
        kind = config["model_type"]
        family = _FAMILIES.get(kind)
        if family is None or config["architectures"] != [family.architecture] or "quantization_config" in config:
            return None
        if not family.required.items() <= config.items() or config["tie_word_embeddings"] is not True:
            return None
        counts = [config[f"num_{name}"] for name in ("hidden_layers", "attention_heads", "key_value_heads")]
        intermediate = config["shared_intermediate_size" if kind == "granitemoehybrid" else "intermediate_size"]
        sizes = [config["hidden_size"], intermediate, config["vocab_size"], config["max_position_embeddings"]]
        layers, heads, kv_heads = counts
        head_size = config.get("head_dim")
        if not all(type(number) is int and number > 0 for number in counts + sizes) or layers > MAX_LAYERS:
            return None
        head_size = sizes[0] // heads if head_size is None else head_size
        if type(head_size) is not int or head_size <= 0 or head_size % 2 or heads % kv_heads:
            return None
        parts = _layer_kinds(config, layers)
        if parts is None:
            return None
        scale = config.get("query_pre_attn_scalar", head_size)
        scales = {
            "attention_scale": config["attention_multiplier"] if "granite" in kind else 1 / math.sqrt(scale),
            "embedding_scale": math.sqrt(sizes[0]) if kind == "gemma3_text" else 1.0,
        }
        if "granite" in kind:
            scales["embedding_scale"] = config["embedding_multiplier"]
            scales["residual_scale"] = config["residual_multiplier"]
            scales["logit_scale"] = 1 / config["logits_scaling"]
        eps = config["rms_norm_eps"]
        numbers = [eps, *scales.values(), *(base for base, _ in parts)]
        if not all(isinstance(number, int | float) and 0 < number < math.inf for number in numbers):
            return None
        return cls(
            family,
            hidden_size=sizes[0],
            intermediate_size=sizes[1],
            vocabulary=sizes[2],
            context=sizes[3],
            layers=layers,
            heads=heads,
            kv_heads=kv_heads,
            head_size=head_size,
            eps=eps,
            rotary_bases=tuple(base for base, _ in parts),
            windows=tuple(window for _, window in parts),
            **scales,
        )

    def weight_shapes(self) -> dict[str, tuple[int, ...]]:
        """Shapes of all weights by name in a checkpoint."""
        family, hidden, intermediate = self.family, self.hidden_size, self.intermediate_size
        queries, keys = self.heads * self.head_size, self.kv_heads * self.head_size
        shapes: dict[str, tuple[int, ...]] = {
            "input_layernorm": (hidden,),
            "self_attn.q_proj": (queries, hidden),
            "self_attn.k_proj": (keys, hidden),
            "self_attn.v_proj": (keys, hidden),
            "self_attn.o_proj": (hidden, queries),
            "post_attention_layernorm": (hidden,),
            **dict.fromkeys(family.gate_up, (2 * intermediate // len(family.gate_up), hidden)),
            family.down: (hidden, intermediate),
        }
        if family.has_query_key_norms:
            shapes |= dict.fromkeys(("self_attn.q_norm", "self_attn.k_norm"), (self.head_size,))
        if family.has_branch_norms:
            shapes |= dict.fromkeys(("pre_feedforward_layernorm", "post_feedforward_layernorm"), (hidden,))
        layers = {
            f"model.layers.{number}.{name}.weight": shape
            for number in range(self.layers)
            for name, shape in shapes.items()
        }
        return {EMBEDDING: (self.vocabulary, hidden), **layers, FINAL_NORM: (hidden,)}

    def rotary_frequencies(self, base: float) -> Tensor:
        """Angle per position of each pair of dimensions, (head size / 2,) (RoPE, Su et al. 2021, section 3.4.2)."""
        import torch

        frequencies: Tensor = float(base) ** -(torch.arange(0, self.head_size, 2).float() / self.head_size)
        return frequencies


def _layer_kinds(config: Mapping[str, Any], layers: int) -> list[tuple[float, int | None]] | None:
    """RoPE's base and the window of each layer; None if a layer is of another kind."""
    rope, types = config["rope_parameters"], config.get("layer_types") or ["full_attention"] * layers
    windows = {"full_attention": None, "attention": None, "sliding_attention": config.get("sliding_window")}
    if len(types) != layers or not set(types) <= windows.keys():
        return None
    kinds: list[tuple[float, int | None]] = []
    for name in types:
        parameters = rope if "rope_type" in rope else rope[name]
        window = windows[name]
        if parameters["rope_type"] != "default" or not (window is None or (type(window) is int and window > 0)):
            return None
        kinds.append((parameters["rope_theta"], window))
    return kinds
