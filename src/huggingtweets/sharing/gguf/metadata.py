"""The header of a persona's GGUF: what it is, the model's dimensions, its tokenizer, how to sample from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from huggingtweets.config import GenerateConfig
from huggingtweets.models import bases

if TYPE_CHECKING:
    from gguf import GGUFWriter, TokenType

    from huggingtweets.personas import Persona

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

_LONGEST = 200

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


Dimensions = Mapping[str, Any]
"""A model's dimensions under their names in GGUF, such as "block_count"."""


def read_dimensions(config: Mapping[str, Any]) -> Dimensions:
    """The dimensions in a config.json. Raises KeyError, TypeError, ValueError or ArithmeticError if it is damaged."""
    is_gpt2 = config["model_type"] == "gpt2"
    config = {_GPT2_KEYS.get(key, key) if is_gpt2 else key: value for key, value in config.items()}
    width, heads = int(config["hidden_size"]), int(config["num_attention_heads"])
    dimensions = {
        "block_count": int(config["num_hidden_layers"]),
        "vocab_size": int(config["vocab_size"]),
        "context_length": int(config["max_position_embeddings"]),
        "embedding_length": width,
        "feed_forward_length": int(config.get("intermediate_size") or 4 * width),
        "head_count": heads,
    }
    if is_gpt2:
        return dimensions | {"layer_norm_eps": float(config["layer_norm_epsilon"])}
    head_size = int(config.get("head_dim") or width // heads)
    return dimensions | {
        "feed_forward_length": int(config["intermediate_size"]),
        "head_count_kv": int(config.get("num_key_value_heads") or heads),
        "key_length": head_size,
        "value_length": head_size,
        "rope_dimension_count": head_size,
        "rope_freq_base": float(config["rope_parameters"]["rope_theta"]),
        "layer_norm_rms_eps": float(config["rms_norm_eps"]),
    }


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A byte-level BPE tokenizer."""

    tokens: list[str]
    """By id, one for each row of the embedding."""
    kinds: list[TokenType]
    merges: list[str]
    pre_tokenizer: str
    separator: int
    """Id of the token before and after every post."""

    @classmethod
    def of(cls, tokenizer: Mapping[str, Any], pre_tokenizer: str, rows: int, separator: object) -> Self:
        """From a tokenizer.json, for an embedding of `rows`.

        Raises KeyError, TypeError, ValueError or AttributeError if it is damaged.
        """
        from gguf import TokenType

        tokens = {int(token): str(text) for text, token in tokenizer["model"]["vocab"].items()}
        kinds = dict.fromkeys(tokens, TokenType.NORMAL)
        for added in tokenizer["added_tokens"]:
            tokens[added["id"]] = added["content"]
            kinds[added["id"]] = TokenType.CONTROL if added["special"] else TokenType.USER_DEFINED
        if not isinstance(separator, int) or separator not in tokens or max(tokens) >= rows:
            raise ValueError(f"{separator!r} is not a token, or there are more than {rows} tokens")
        return cls(
            tokens=[tokens.get(token, f"[PAD{token}]") for token in range(rows)],
            kinds=[kinds.get(token, TokenType.UNUSED) for token in range(rows)],
            merges=[pair if isinstance(pair, str) else " ".join(pair) for pair in tokenizer["model"]["merges"]],
            pre_tokenizer=pre_tokenizer,
            separator=separator,
        )

    def write(self, writer: GGUFWriter) -> None:
        writer.add_tokenizer_model("gpt2")
        writer.add_tokenizer_pre(self.pre_tokenizer)
        writer.add_token_list(self.tokens)
        writer.add_token_types(self.kinds)
        writer.add_token_merges(self.merges)
        writer.add_bos_token_id(self.separator)
        writer.add_eos_token_id(self.separator)
        writer.add_pad_token_id(self.separator)
        writer.add_add_bos_token(True)  # the persona's own tokenizer also starts every text with it
        writer.add_add_eos_token(False)
        writer.add_add_space_prefix(False)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a persona imitates and is made of, as short lines."""

    name: str
    imitated: str
    base: str
    """Empty if unknown. Of a folder only its name: the path is private."""
    base_url: str
    licence: str
    """Empty if unknown."""

    @classmethod
    def of(cls, persona: Persona) -> Self:
        record = persona.record
        imitated = (", ".join(record.handles) or persona.name)[:_LONGEST]
        if record.base == bases.DEFAULT:
            hub_id = bases.DEFAULT_ON_THE_HUB
            base, url = hub_id.rpartition("/")[2], f"https://huggingface.co/{hub_id}"
            return cls(persona.name, imitated, base, url, bases.DEFAULT_LICENCE)
        return cls(
            persona.name, imitated, (bases.public_name(record.base) or Path(record.base).name)[:_LONGEST], "", ""
        )


def describe(writer: GGUFWriter, origin: Origin, file_type: str) -> None:
    """Write what the file is, where it comes from, and the default sampling options."""
    from gguf import GGML_QUANT_VERSION, LlamaFileType

    writer.add_type("model")
    writer.add_name(origin.name)
    writer.add_description(
        f"Machine-written posts that imitate {origin.imitated}, who wrote none of them. Made with "
        f"HuggingTweets from {origin.base or 'another model'}."
    )
    writer.add_tags(["text-generation", "machine-written", "huggingtweets"])
    writer.add_base_model_count(1)
    writer.add_base_model_name(0, origin.base)  # the writer leaves out empty strings
    writer.add_base_model_repo_url(0, origin.base_url)
    writer.add_license(origin.licence)
    writer.add_quantization_version(GGML_QUANT_VERSION)
    writer.add_file_type(LlamaFileType[file_type])
    config = GenerateConfig()
    writer.add_sampling_temp(config.temperature)
    writer.add_sampling_top_p(config.top_p)
    writer.add_sampling_top_k(config.top_k)
    writer.add_sampling_min_p(config.min_p)
    writer.add_sampling_penalty_repeat(config.repetition_penalty)
