"""What a persona's GGUF says beside the weights: its header, and the Modelfile with which Ollama runs it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from gguf import GGML_QUANT_VERSION, GGUFWriter, LlamaFileType, TokenType

from huggingtweets.config import DEFAULT_LENGTH, GenerateConfig
from huggingtweets.models import bases, catalogue
from huggingtweets.personas import Persona
from huggingtweets.sharing.options import Quant
from huggingtweets.writing.starts import usual_starts

ARCHITECTURES = {"llama": "llama", "qwen3": "qwen3", "gemma3_text": "gemma3", "gpt2": "gpt2"}
"""llama.cpp's names of the models that it computes as Transformers does, by `model_type`."""

_REQUIRED: dict[str, dict[str, Any]] = {
    "llama": {"hidden_act": "silu"},
    "qwen3": {"hidden_act": "silu", "attention_bias": False, "use_sliding_window": False},
    "gemma3": {
        "hidden_activation": "gelu_pytorch_tanh",
        "attention_bias": False,
        "attn_logit_softcapping": None,
        "final_logit_softcapping": None,
        "use_bidirectional_attention": False,
    },
    "gpt2": {"activation_function": "gelu_new", "scale_attn_by_inverse_layer_idx": False, "scale_attn_weights": True},
}
"""What llama.cpp assumes of each kind of model."""

_FULL_EVERY = 6  # every sixth layer of a Gemma 3 attends to the whole context, the others to a window

LONGEST = 200  # characters of a text from a record

_DIGITS = {"type": "Digits", "individual_digits": True}
_BYTES = {"type": "ByteLevel", "add_prefix_space": False, "use_regex": True}
_ONLY_BYTES = {**_BYTES, "use_regex": False}


def _split(digits: str) -> dict[str, Any]:
    """The first step of Llama 3's and Qwen's pre-tokenizers, which differ in how many `digits` stay together."""
    regex = (
        rf"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{{L}}\p{{N}}]?\p{{L}}+|{digits}| ?[^\s\p{{L}}\p{{N}}]+[\r\n]*"
        r"|\s*[\r\n]+|\s+(?!\S)|\s+"
    )
    return {"type": "Split", "pattern": {"Regex": regex}, "behavior": "Isolated", "invert": False}


_PRE_TOKENIZERS = {
    "gpt-2": [_BYTES],
    "smollm": [_DIGITS, _BYTES],
    "qwen2": [_split(r"\p{N}"), _ONLY_BYTES],
    "llama-bpe": [_split(r"\p{N}{1,3}"), _ONLY_BYTES],
}
"""llama.cpp's names of byte-level pre-tokenizers, with the same steps in tokenizer.json."""

SENTENCEPIECE = "default"  # llama.cpp's name of the pre-tokenizer of a SentencePiece model, which has none

_SPACES = {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}
_PREFIX = {"type": "Prepend", "prepend": "▁"}
_UNSPLIT: tuple[dict[str, Any], ...] = (
    {},
    {"type": "Split", "pattern": {"String": " "}, "behavior": "MergedWithPrevious", "invert": False},
)
"""Pre-tokenizers that change nothing once spaces are replaced."""

_UNSUPPORTED_BPE = ("dropout", "continuing_subword_prefix", "end_of_word_suffix")
"""BPE settings that llama.cpp does not read from a file."""


def model_problem(config: Mapping[str, Any]) -> str | None:
    """Why llama.cpp would not compute what the model of this config.json does; None if it would."""
    kind = ARCHITECTURES.get(config["model_type"])
    if kind is None:
        return f"only Llama, Qwen3, Gemma 3 and GPT-2 models are supported, not {config['model_type']!r}"
    for key, value in _REQUIRED[kind].items():
        if config.get(key, value) != value:
            return f"its {key} is {config[key]!r}, not {value!r}"
    rotary = config.get("rope_parameters") or {}
    if kind == "gemma3":
        windows = ["full_attention" if (i + 1) % _FULL_EVERY == 0 else "sliding_attention" for i in range(62)]
        if config["layer_types"] != windows[: len(config["layer_types"])]:
            return f"its layers are not {_FULL_EVERY - 1} with a window, then one without"
        if config["query_pre_attn_scalar"] != config["head_dim"]:
            return "its attention scores are scaled in another way"
    ropes = rotary.values() if kind == "gemma3" else [rotary]
    scaled = next((rope["rope_type"] for rope in ropes if rope.get("rope_type", "default") != "default"), None)
    return scaled and f"its rotary positions are scaled ({scaled})"


def pre_tokenizer_of(tokenizer: Mapping[str, Any]) -> str | None:
    """llama.cpp's name of the pre-tokenizer in a tokenizer.json; None if llama.cpp would tokenize differently."""
    model = tokenizer.get("model") or {}
    if model.get("type") != "BPE" or any(model.get(key) for key in _UNSUPPORTED_BPE):
        return None
    if model.get("byte_fallback"):
        return None if _adds_space(tokenizer) is None or model.get("ignore_merges") else SENTENCEPIECE
    whole = tokenizer.get("pre_tokenizer") or {}
    # trim_offsets only changes reported positions.
    steps = [{k: v for k, v in step.items() if k != "trim_offsets"} for step in whole.get("pretokenizers", [whole])]
    name = next((name for name, known in _PRE_TOKENIZERS.items() if steps == known), None)
    # Posts are in NFC already.
    normalizers = (None, {"type": "NFC"}) if name == "qwen2" else (None,)
    fits = tokenizer.get("normalizer") in normalizers and bool(model.get("ignore_merges")) == (name == "llama-bpe")
    return name if fits else None


def _adds_space(tokenizer: Mapping[str, Any]) -> bool | None:
    """Whether a SentencePiece model adds a space before a text; None if llama.cpp would treat spaces differently."""
    normalizer, splitter = tokenizer.get("normalizer") or {}, tokenizer.get("pre_tokenizer") or {}
    steps = normalizer.get("normalizers", [normalizer])
    if splitter.get("type") == "Metaspace" and not splitter.get("split", True) and not normalizer:
        return bool(splitter["prepend_scheme"] != "never")
    known = splitter in _UNSPLIT and steps in ([_SPACES], [_PREFIX, _SPACES])
    return steps[0] == _PREFIX if known else None


Fields = dict[str, Any]
"""Values of the header, by the name of the `GGUFWriter` method that adds them, without `add_`: "block_count"."""


def dimensions(config: Mapping[str, Any]) -> Fields:
    """The dimensions in a config.json. Raises KeyError, TypeError, ValueError or ArithmeticError if it is damaged."""
    if is_gpt2 := config["model_type"] == "gpt2":
        from transformers import GPT2Config

        usual = {name: config[own] for name, own in GPT2Config.attribute_map.items()}
        config = {**config, **usual, "intermediate_size": config.get("n_inner")}
    width, heads = int(config["hidden_size"]), int(config["num_attention_heads"])
    fields: Fields = {
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
    rotary = config["rope_parameters"]
    if config["model_type"] == "gemma3_text":
        fields["sliding_window"] = int(config["sliding_window"])
        fields["rope_freq_base_swa"] = float(rotary["sliding_attention"]["rope_theta"])
        rotary = rotary["full_attention"]
    return fields | {
        "head_count_kv": int(config.get("num_key_value_heads") or heads),
        "key_length": head_size,
        "value_length": head_size,
        "rope_dimension_count": head_size,
        "rope_freq_base": float(rotary["rope_theta"]),
        "layer_norm_rms_eps": float(config["rms_norm_eps"]),
    }


def vocabulary(tokenizer: Mapping[str, Any], pre_tokenizer: str, rows: int, start: object, end: object) -> Fields:
    """The BPE of a tokenizer.json, with a token for each of the embedding's `rows`.

    `start` and `end` are the ids of the tokens before and after a post. Raises KeyError, TypeError, ValueError or
    AttributeError if the file is damaged.
    """
    model = tokenizer["model"]
    tokens = {int(token): str(text) for text, token in model["vocab"].items()}
    kinds = dict.fromkeys(tokens, TokenType.NORMAL)
    for added in tokenizer["added_tokens"]:
        if added["special"] and added["id"] >= rows:  # Gemma's token for images has no weights
            tokens.pop(added["id"], None)
            continue
        # llama.cpp looks for them in the text as it is.
        tokens[added["id"]] = added["content"] if added["special"] else added["content"].replace("▁", " ")
        kinds[added["id"]] = TokenType.CONTROL if added["special"] else TokenType.USER_DEFINED
    if not {start, end} <= tokens.keys() or max(tokens) >= rows:
        raise ValueError(f"{start!r} or {end!r} is not a token, or there are more than {rows} tokens")
    merges = [pair if isinstance(pair, str) else " ".join(pair) for pair in model["merges"]]
    if pre_tokenizer == SENTENCEPIECE:
        kinds |= {int(model["vocab"][f"<0x{byte:02X}>"]): TokenType.BYTE for byte in range(256)}
        scores: dict[str, float] = {}  # the earlier a piece is merged, the higher; lowest if no merge makes it
        for number, merge in enumerate(merges):
            scores.setdefault(merge.replace(" ", ""), -float(number))
        fields: Fields = {
            "tokenizer_model": "llama",
            "token_scores": [scores.get(tokens.get(token, ""), -1e6) for token in range(rows)],
            "add_space_prefix": bool(_adds_space(tokenizer)),
        }
        if (unknown := model["vocab"].get(model.get("unk_token") or "<unk>")) is not None:
            fields["unk_token_id"] = unknown
            kinds[unknown] = TokenType.UNKNOWN
    else:
        fields = {"tokenizer_model": "gpt2", "token_merges": merges, "add_space_prefix": False}
    return fields | {
        "tokenizer_pre": pre_tokenizer,
        "token_list": [tokens.get(token, f"[PAD{token}]") for token in range(rows)],
        "token_types": [kinds.get(token, TokenType.UNUSED) for token in range(rows)],
        "bos_token_id": start,
        "eos_token_id": end,
        "pad_token_id": end,
        "add_bos_token": True,  # the persona's own tokenizer also starts every text with it
        "add_eos_token": False,
    }


Part = Literal["model", "base", "adapter"]
"""What a file holds of a persona: all of it, its base alone, or its LoRA adapter."""


def describe(writer: GGUFWriter, persona: Persona, part: Part, quant: Quant | None = None) -> None:
    """Write what the file is, where it comes from, and, for a model in the format `quant`, how to sample from it."""
    record, config = persona.record, catalogue.suited(GenerateConfig(), persona.record.base)
    # Of a base in a folder only its name: the path is private.
    base = (bases.public_name(record.base) or Path(record.base).name)[:LONGEST]
    writer.add_type("adapter" if part == "adapter" else "model")
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
    if part == "base":
        description = f"{base or 'A language model'}, to which HuggingTweets adds LoRA adapters that imitate people."
    writer.add_description(f"{description} {entry.licence.notice}".strip() if entry else description)
    if quant is None:
        return
    writer.add_quantization_version(GGML_QUANT_VERSION)
    writer.add_file_type(LlamaFileType["ALL_F32" if quant == "f32" else f"MOSTLY_{quant.upper()}"])
    writer.add_sampling_temp(config.temperature)
    writer.add_sampling_top_p(config.top_p)
    writer.add_sampling_top_k(config.top_k)
    writer.add_sampling_min_p(config.min_p or 0.0)
    writer.add_sampling_penalty_repeat(config.repetition_penalty)


MARK = "# A HuggingTweets persona for Ollama."  # First line of our Modelfiles.


def modelfile_for(gguf: Path) -> Path:
    """Where the Modelfile of a GGUF goes. Each GGUF in a folder has its own."""
    return gguf.with_suffix(".Modelfile")


def tag_of(name: str) -> str:
    """The name of the persona `name` in Ollama."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "persona"


def modelfile(persona: Persona, gguf: Path, stop: str, base: Path | None = None) -> str:
    """The Modelfile of `persona` for the file `gguf`, or for the file `base` with the adapter `gguf`.

    A post ends with the token `stop`. The template passes the prompt on unchanged: the GGUF itself puts the start token
    before it.
    """
    config = catalogue.suited(GenerateConfig(), persona.record.base)
    tag = tag_of(persona.name)
    parameters = {
        "stop": f'"{stop}"',
        "temperature": config.temperature,
        "top_p": config.top_p,
        "top_k": config.top_k,
        "min_p": config.min_p,
        "repeat_penalty": config.repetition_penalty,
        "num_predict": 2 * DEFAULT_LENGTH,  # tokens: a character that counts twice may have four
    }
    imitated = persona.record.imitated[:LONGEST]
    licence = "# The base's licence holds for this file too. It is not known here."
    if entry := catalogue.find(persona.record.base):
        licence = f"LICENSE {entry.licence.name}, {entry.licence.link}"
        if notice := entry.licence.notice:
            licence = f'LICENSE """{notice}"""'
    lines = [
        MARK,
        f"# A machine writes its posts. They imitate {imitated}, who wrote none of them: say so where you show them.",
        f"#   ollama create {tag} -f {modelfile_for(gguf).name}",
        f'#   ollama run {tag} "{usual_starts(persona.record.languages)[0]}"',
        *([f"FROM ./{base.name}", f"ADAPTER ./{gguf.name}"] if base else [f"FROM ./{gguf.name}"]),
        'TEMPLATE "{{ .Prompt }}"',
        *(f"PARAMETER {key} {value}" for key, value in parameters.items()),
        licence,
    ]
    return "\n".join(lines) + "\n"
