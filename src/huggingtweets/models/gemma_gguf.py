"""Convert a Gemma 3 text model from GGUF into the files that Transformers loads.

Transformers reads a GGUF too, but takes half a minute for its tokenizer and splits rare texts differently.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets.files import write_json

if TYPE_CHECKING:
    import numpy as np
    from gguf import GGUFReader
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

_LAYER = {
    "attn_norm": "input_layernorm",
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_q_norm": "self_attn.q_norm",
    "attn_k_norm": "self_attn.k_norm",
    "attn_output": "self_attn.o_proj",
    "post_attention_norm": "post_attention_layernorm",
    "ffn_norm": "pre_feedforward_layernorm",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
    "post_ffw_norm": "post_feedforward_layernorm",
}
_OTHER = {"token_embd": "embed_tokens", "output_norm": "norm"}
"""Names of weights in a GGUF and in a checkpoint, without the ending `.weight`."""

_LOCAL_THETA = 10_000.0  # Base of the rotary frequencies in layers with a window. A GGUF does not state it.
_FULL_EVERY = 6  # Every sixth layer attends to the whole context.


def convert(gguf: Path, folder: Path) -> None:
    """Write the Gemma 3 in `gguf` into `folder`: float32 safetensors, config.json and a tokenizer."""
    reader = _open(gguf)
    tokenizer, special = _tokenizer(reader)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    write_json(
        folder / "tokenizer_config.json",
        {
            "tokenizer_class": "TokenizersBackend",
            **{f"{name}_token": token for name, (token, _) in special.items()},
            "model_max_length": int(_field(reader, "gemma3.context_length")),
            "clean_up_tokenization_spaces": False,
        },
    )
    del tokenizer
    write_json(folder / "config.json", _config(reader, {name: token_id for name, (_, token_id) in special.items()}))
    _write_weights(reader, folder / "model.safetensors")


def _open(gguf: Path) -> GGUFReader:
    import numpy as np
    from gguf import GGUFReader

    class QuickReader(GGUFReader):
        """Slices plain memory: slicing a `memmap` takes three times as long for the 800,000 parts of a vocabulary."""

        def _get(self, offset: int, dtype: Any, count: int = 1, override_order: str | None = None) -> Any:
            return np.frombuffer(self.data, np.dtype(dtype).newbyteorder("<"), int(count), int(offset))

    return QuickReader(gguf)


def _field(reader: GGUFReader, key: str) -> Any:
    return reader.fields[key].contents()


def _config(reader: GGUFReader, special: dict[str, int]) -> dict[str, Any]:
    """The content of config.json."""

    def size(key: str) -> int:
        return int(_field(reader, f"gemma3.{key}"))

    layers, width = size("block_count"), size("attention.key_length")
    return {
        "architectures": ["Gemma3ForCausalLM"],
        "model_type": "gemma3_text",
        "vocab_size": int(next(tensor.shape[1] for tensor in reader.tensors if tensor.name == "token_embd.weight")),
        "hidden_size": size("embedding_length"),
        "intermediate_size": size("feed_forward_length"),
        "num_hidden_layers": layers,
        "num_attention_heads": size("attention.head_count"),
        "num_key_value_heads": size("attention.head_count_kv"),
        "head_dim": width,
        "query_pre_attn_scalar": width,
        "hidden_activation": "gelu_pytorch_tanh",
        "max_position_embeddings": size("context_length"),
        # The GGUF holds it in float32, where 1e-6 has more digits.
        "rms_norm_eps": float(f"{_field(reader, 'gemma3.attention.layer_norm_rms_epsilon'):.6g}"),
        "sliding_window": size("attention.sliding_window"),
        "layer_types": [
            "sliding_attention" if (layer + 1) % _FULL_EVERY else "full_attention" for layer in range(layers)
        ],
        "rope_parameters": {
            "full_attention": {"rope_type": "default", "rope_theta": float(_field(reader, "gemma3.rope.freq_base"))},
            "sliding_attention": {"rope_type": "default", "rope_theta": _LOCAL_THETA},
        },
        "attention_bias": False,
        "attention_dropout": 0.0,
        "attn_logit_softcapping": None,
        "final_logit_softcapping": None,
        "use_bidirectional_attention": False,
        "initializer_range": 0.02,
        "tie_word_embeddings": True,
        "use_cache": True,
        **{f"{name}_token_id": special[name] for name in ("bos", "eos", "pad")},
        "dtype": "float32",
    }


def _write_weights(reader: GGUFReader, path: Path) -> None:
    from gguf.quants import dequantize
    from safetensors.numpy import save_file

    weights: dict[str, NDArray[np.float32]] = {}
    for tensor in reader.tensors:
        name = tensor.name.removesuffix(".weight")
        if name in _OTHER:
            name = f"model.{_OTHER[name]}.weight"
        else:
            _, layer, part = name.split(".")
            name = f"model.layers.{layer}.{_LAYER[part]}.weight"
        weight = dequantize(tensor.data, tensor.tensor_type)
        # A norm multiplies by 1 + w. The GGUF holds 1 + w.
        weights[name] = weight - 1 if name.endswith("norm.weight") else weight
    save_file(weights, path, metadata={"format": "pt"})


def _tokenizer(reader: GGUFReader) -> tuple[Tokenizer, dict[str, tuple[str, int]]]:
    """The tokenizer, and its tokens and ids of the roles bos, eos, pad and unk.

    Gemma's vocabulary comes from SentencePiece: the two neighbours whose joined piece scores highest are joined first.
    So the ways to split each piece in two are the merges of a BPE, in order of score.
    """
    from gguf import TokenType
    from tokenizers import AddedToken, Tokenizer, decoders, models, normalizers, processors

    pieces: list[str] = _field(reader, "tokenizer.ggml.tokens")
    kinds: list[int] = _field(reader, "tokenizer.ggml.token_type")
    scores: list[float] = _field(reader, "tokenizer.ggml.scores")
    pieces = [piece.replace(" ", "▁") for piece in pieces]
    score = {piece: score for piece, kind, score in zip(pieces, kinds, scores, strict=True) if kind == TokenType.NORMAL}
    merges = [
        (piece[:cut], piece[cut:])
        for piece in sorted(score, key=score.__getitem__, reverse=True)
        for cut in range(len(piece) - 1, 0, -1)
        if piece[:cut] in score and piece[cut:] in score
    ]
    roles = {"bos": "bos", "eos": "eos", "pad": "padding", "unk": "unknown"}
    ids = {name: int(_field(reader, f"tokenizer.ggml.{role}_token_id")) for name, role in roles.items()}
    special = {name: (pieces[token_id], token_id) for name, token_id in ids.items()}
    vocabulary = {piece: token_id for token_id, piece in enumerate(pieces)}
    tokenizer = Tokenizer(
        models.BPE(vocabulary, merges, unk_token=special["unk"][0], fuse_unk=True, byte_fallback=True)
    )
    tokenizer.normalizer = normalizers.Replace(" ", "▁")
    tokenizer.decoder = decoders.Sequence([decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()])
    # Runs of spaces or newlines and HTML tags are single tokens wherever they occur.
    whole = [piece for piece, kind in zip(pieces, kinds, strict=True) if kind == TokenType.USER_DEFINED]
    tokenizer.add_tokens([AddedToken(piece, normalized=True, special=False) for piece in whole])
    control = [piece for piece, kind in zip(pieces, kinds, strict=True) if kind == TokenType.CONTROL]
    tokenizer.add_special_tokens([AddedToken(piece, normalized=False, special=True) for piece in control])
    bos, bos_id = special["bos"]
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A", pair=f"{bos} $A $B", special_tokens=[(bos, bos_id)]
    )
    return tokenizer, special
