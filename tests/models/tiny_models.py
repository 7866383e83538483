"""Tiny random models of each family that our own passes compute."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch
from transformers import (
    Ernie4_5Config,
    Ernie4_5ForCausalLM,
    Gemma3ForCausalLM,
    Gemma3TextConfig,
    GraniteConfig,
    GraniteForCausalLM,
    GraniteMoeHybridConfig,
    GraniteMoeHybridForCausalLM,
    LlamaConfig,
    LlamaForCausalLM,
    MistralConfig,
    MistralForCausalLM,
    PreTrainedModel,
    Qwen3Config,
    Qwen3ForCausalLM,
)

from huggingtweets.models.engine.weights import EngineWeights

VOCABULARY = 97
SCALES = {
    "embedding_multiplier": 12.0,
    "attention_multiplier": 0.07,
    "residual_multiplier": 0.3,
    "logits_scaling": 3.0,
}
ATTENTION_ONLY = {"layer_types": ["attention"] * 2, "num_local_experts": 0, "position_embedding_type": "rope"}
FAMILIES: dict[str, tuple[Callable[..., Any], type[PreTrainedModel], dict[str, Any]]] = {
    "llama": (LlamaConfig, LlamaForCausalLM, {}),
    "mistral": (MistralConfig, MistralForCausalLM, {"sliding_window": None}),
    "qwen3": (Qwen3Config, Qwen3ForCausalLM, {"head_dim": 24}),
    "gemma3": (
        Gemma3TextConfig,
        Gemma3ForCausalLM,
        {
            "head_dim": 24,
            "query_pre_attn_scalar": 20,
            "sliding_window": 4,
            "layer_types": ["sliding_attention", "full_attention"],
        },
    ),
    "granite": (GraniteConfig, GraniteForCausalLM, SCALES),
    "granite hybrid": (
        GraniteMoeHybridConfig,
        GraniteMoeHybridForCausalLM,
        {**SCALES, **ATTENTION_ONLY, "shared_intermediate_size": 96},
    ),
    "ernie": (Ernie4_5Config, Ernie4_5ForCausalLM, {"head_dim": 24}),
}


def tiny(family: str = "llama", **changes: object) -> PreTrainedModel:
    """Two layers, two query heads per key-value head, norm weights other than one."""
    torch.manual_seed(0)
    sizes = {"hidden_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 2}
    config, model_class, special = FAMILIES[family]
    shared = {"vocab_size": VOCABULARY, "intermediate_size": 96, "tie_word_embeddings": True, "pad_token_id": None}
    model = model_class(config(**{**shared, **sizes, **special, **changes}))
    with torch.no_grad():
        for weight in model.parameters():
            weight.add_(torch.randn_like(weight) * 0.05)
    return model.eval()


def weights_of(model: PreTrainedModel) -> EngineWeights:
    weights = EngineWeights.of(model)
    assert weights
    return weights
