"""The header of a persona's GGUF: what it is, the model's dimensions, its tokenizer, how to sample from it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gguf import GGML_QUANT_VERSION, GGUFWriter, LlamaFileType, TokenType

from huggingtweets.config import GenerateConfig
from huggingtweets.models import bases, catalogue
from huggingtweets.personas import Persona
from huggingtweets.sharing.options import Quant

_GPT2_KEYS = {
    "n_layer": "num_hidden_layers",
    "n_embd": "hidden_size",
    "n_inner": "intermediate_size",
    "n_head": "num_attention_heads",
    "n_positions": "max_position_embeddings",
}
"""Keys of GPT-2's config.json, by their usual names."""

_REQUIRED: dict[str, dict[str, Any]] = {
    "llama": {"hidden_act": "silu"},
    "gpt2": {
        "activation_function": "gelu_new",
        "scale_attn_by_inverse_layer_idx": False,
        "scale_attn_weights": True,
    },
}
"""What llama.cpp assumes of each kind of model."""

LONGEST = 200
"""Characters of a text from a record."""

_DIGITS = {"type": "Digits", "individual_digits": True}
_BYTES = {"type": "ByteLevel", "add_prefix_space": False, "use_regex": True}

_PRE_TOKENIZERS = {"gpt-2": [_BYTES], "smollm": [_DIGITS, _BYTES]}
"""llama.cpp's names of pre-tokenizers, with the same steps in tokenizer.json."""

_UNSUPPORTED_BPE = ("dropout", "continuing_subword_prefix", "end_of_word_suffix", "byte_fallback", "ignore_merges")
"""BPE settings that llama.cpp does not read from a file."""


def model_problem(config: Mapping[str, Any]) -> str | None:
    """Why llama.cpp would not compute what the model of this config.json does; None if it would."""
    kind = config.get("model_type")
    if kind not in ("llama", "gpt2"):
        return f"only Llama and GPT-2 models are supported, not {kind!r}"
    for key, value in _REQUIRED[kind].items():
        if config.get(key, value) != value:
            return f"its {key} is {config[key]!r}, not {value!r}"
    rope = (config.get("rope_parameters") or {}).get("rope_type", "default")
    return None if rope == "default" else f"its rotary positions are scaled ({rope})"


def pre_tokenizer_of(tokenizer: Mapping[str, Any]) -> str | None:
    """llama.cpp's name of the pre-tokenizer in a tokenizer.json; None if llama.cpp would tokenize differently."""
    model = tokenizer.get("model") or {}
    if model.get("type") != "BPE" or tokenizer.get("normalizer") or any(model.get(key) for key in _UNSUPPORTED_BPE):
        return None
    whole = tokenizer.get("pre_tokenizer") or {}
    # trim_offsets only changes reported positions.
    steps = [{k: v for k, v in step.items() if k != "trim_offsets"} for step in whole.get("pretokenizers", [whole])]
    return next((name for name, known in _PRE_TOKENIZERS.items() if steps == known), None)


Fields = dict[str, Any]
"""Values of the header, by the name of the `GGUFWriter` method that adds them, without `add_`: "block_count"."""


def dimensions(config: Mapping[str, Any]) -> Fields:
    """The dimensions in a config.json. Raises KeyError, TypeError, ValueError or ArithmeticError if it is damaged."""
    is_gpt2 = config["model_type"] == "gpt2"
    config = {_GPT2_KEYS.get(key, key) if is_gpt2 else key: value for key, value in config.items()}
    width, heads = int(config["hidden_size"]), int(config["num_attention_heads"])
    fields = {
        "block_count": int(config["num_hidden_layers"]),
        "vocab_size": int(config["vocab_size"]),
        "context_length": int(config["max_position_embeddings"]),
        "embedding_length": width,
        "feed_forward_length": int(config.get("intermediate_size") or 4 * width),
        "head_count": heads,
    }
    if is_gpt2:
        return fields | {"layer_norm_eps": float(config["layer_norm_epsilon"])}
    head_size = int(config.get("head_dim") or width // heads)
    return fields | {
        "head_count_kv": int(config.get("num_key_value_heads") or heads),
        "key_length": head_size,
        "value_length": head_size,
        "rope_dimension_count": head_size,
        "rope_freq_base": float(config["rope_parameters"]["rope_theta"]),
        "layer_norm_rms_eps": float(config["rms_norm_eps"]),
    }


def vocabulary(tokenizer: Mapping[str, Any], pre_tokenizer: str, rows: int, start: object, end: object) -> Fields:
    """The byte-level BPE of a tokenizer.json, with a token for each of the embedding's `rows`.

    `start` and `end` are the ids of the tokens before and after a post. Raises KeyError, TypeError, ValueError or
    AttributeError if the file is damaged.
    """
    tokens = {int(token): str(text) for text, token in tokenizer["model"]["vocab"].items()}
    kinds = dict.fromkeys(tokens, TokenType.NORMAL)
    for added in tokenizer["added_tokens"]:
        tokens[added["id"]] = added["content"]
        kinds[added["id"]] = TokenType.CONTROL if added["special"] else TokenType.USER_DEFINED
    if not {start, end} <= tokens.keys() or max(tokens) >= rows:
        raise ValueError(f"{start!r} or {end!r} is not a token, or there are more than {rows} tokens")
    return {
        "tokenizer_model": "gpt2",
        "tokenizer_pre": pre_tokenizer,
        "token_list": [tokens.get(token, f"[PAD{token}]") for token in range(rows)],
        "token_types": [kinds.get(token, TokenType.UNUSED) for token in range(rows)],
        "token_merges": [pair if isinstance(pair, str) else " ".join(pair) for pair in tokenizer["model"]["merges"]],
        "bos_token_id": start,
        "eos_token_id": end,
        "pad_token_id": end,
        "add_bos_token": True,  # the persona's own tokenizer also starts every text with it
        "add_eos_token": False,
        "add_space_prefix": False,
    }


def describe(writer: GGUFWriter, persona: Persona, quant: Quant) -> None:
    """Write what the file is, where it comes from, and the default sampling options."""
    record, config = persona.record, GenerateConfig()
    # Of a base in a folder only its name: the path is private.
    base = (bases.public_name(record.base) or Path(record.base).name)[:LONGEST]
    writer.add_type("model")
    writer.add_name(persona.name)
    writer.add_tags(["text-generation", "machine-written", "huggingtweets"])
    writer.add_base_model_count(1)
    if entry := catalogue.find(record.base):
        base = entry.hub_id.rpartition("/")[2]
        writer.add_base_model_repo_url(0, f"https://huggingface.co/{entry.hub_id}")
        writer.add_license(entry.licence.id)
        writer.add_license_name(entry.licence.name)
        writer.add_license_link(entry.licence.link)
    writer.add_base_model_name(0, base)  # left out if it is empty
    description = (
        f"Machine-written posts that imitate {record.imitated[:LONGEST]}, who wrote none of them. Made with "
        f"HuggingTweets from {base or 'another model'}."
    )
    writer.add_description(f"{description} {entry.licence.notice}".strip() if entry else description)
    writer.add_quantization_version(GGML_QUANT_VERSION)
    writer.add_file_type(LlamaFileType["ALL_F32" if quant == "f32" else f"MOSTLY_{quant.upper()}"])
    writer.add_sampling_temp(config.temperature)
    writer.add_sampling_top_p(config.top_p)
    writer.add_sampling_top_k(config.top_k)
    writer.add_sampling_min_p(config.min_p)
    writer.add_sampling_penalty_repeat(config.repetition_penalty)
