"""Tiny models with tokenizers like those of well-known families, learnt from a few texts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers
from tokenizers.processors import TemplateProcessing
from transformers import (
    Gemma3ForCausalLM,
    Gemma3TextConfig,
    GPT2Config,
    GPT2LMHeadModel,
    LlamaConfig,
    LlamaForCausalLM,
    PreTrainedTokenizerFast,
    Qwen3Config,
    Qwen3ForCausalLM,
)

ROWS = 1024
"""Rows of each model's embedding, more than any of the tokenizers has tokens."""
CONTEXT = 256

LLAMA_3 = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|"
    r"\s*[\r\n]+|\s+(?!\S)|\s+"
)
QWEN = LLAMA_3.replace(r"\p{N}{1,3}", r"\p{N}")


@dataclass(frozen=True, slots=True)
class Family:
    """What sets a tokenizer apart."""

    special: tuple[str, ...]
    start: str
    """Of a document, as the family's models saw it in pre-training."""
    end: str
    bos: str | None = None
    eos: str | None = None
    """The tokenizer's own, if not `start` and `end`. In models tuned for chat it ends a turn."""
    adds_bos: bool = False
    adds_eos: bool = False
    regex: str | None = None
    """Of a byte-level pre-tokenizer, if it is not GPT-2's."""
    digits: bool = False
    is_sentencepiece: bool = False
    adds_space: bool = False
    text_tokens: tuple[str, ...] = ()
    """Added tokens that are text."""
    tokenizer_class: str | None = None
    model: str = "llama"


_CHAT = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
_PIECES = ("<unk>", "<s>", "</s>")
_LLAMA_2: dict[str, Any] = {"adds_bos": True, "is_sentencepiece": True}
_GEMMA: dict[str, Any] = {**_LLAMA_2, "text_tokens": ("\n\n", "▁▁", "<b>"), "model": "gemma3"}

FAMILIES = {
    "gpt2": Family(("<|endoftext|>",), "<|endoftext|>", "<|endoftext|>", bos="<|endoftext|>", model="gpt2"),
    "smollm2": Family(_CHAT, "<|endoftext|>", "<|endoftext|>", bos="<|im_start|>", eos="<|im_end|>", digits=True),
    "qwen3": Family(
        _CHAT, "<|endoftext|>", "<|endoftext|>", eos="<|im_end|>", regex=QWEN, text_tokens=("<think>",), model="qwen3"
    ),
    "pythia": Family(("<|endoftext|>",), "<|endoftext|>", "<|endoftext|>", text_tokens=("  ", "   ")),
    "granite": Family(("<|end_of_text|>",), "<|end_of_text|>", "<|end_of_text|>"),
    "llama3": Family(
        ("<|begin_of_text|>", "<|end_of_text|>", "<|eot_id|>"),
        "<|begin_of_text|>",
        "<|end_of_text|>",
        eos="<|eot_id|>",
        adds_bos=True,
        regex=LLAMA_3,
    ),
    "llama2": Family(_PIECES, "<s>", "</s>", adds_space=True, **_LLAMA_2),
    "llama2 by its class": Family(
        _PIECES, "<s>", "</s>", adds_space=True, tokenizer_class="LlamaTokenizer", **_LLAMA_2
    ),
    "adds both": Family(_PIECES, "<s>", "</s>", adds_eos=True, adds_space=True, **_LLAMA_2),
    "no end": Family(("<unk>", "<s>"), "<s>", "<s>", **_LLAMA_2),
    "gemma3": Family(("<pad>", "<eos>", "<bos>", "<unk>"), "<bos>", "<eos>", **_GEMMA),
    "gemma3 by its class": Family(
        ("<pad>", "<eos>", "<bos>", "<unk>"), "<bos>", "<eos>", tokenizer_class="GemmaTokenizer", **_GEMMA
    ),
}


def byte_level(family: Family, texts: Sequence[str]) -> Tokenizer:
    """BPE on bytes, as in GPT-2 and after."""
    tokenizer = Tokenizer(models.BPE())
    steps: list[Any] = [pre_tokenizers.Digits(individual_digits=True)] if family.digits else []
    if family.regex:
        steps.append(pre_tokenizers.Split(Regex(family.regex), "isolated"))
    steps.append(pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=not family.regex))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(steps) if len(steps) > 1 else steps[0]
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=512,
        special_tokens=list(family.special),
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def sentencepiece(family: Family, texts: Sequence[str]) -> Tokenizer:
    """BPE on characters with bytes for unknown ones, as SentencePiece models become in Transformers."""
    learnt = Tokenizer(models.BPE())
    learnt.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="never")
    trainer = trainers.BpeTrainer(vocab_size=400, limit_alphabet=60, show_progress=False)
    learnt.train_from_iterator(texts, trainer)
    model = json.loads(learnt.to_str())["model"]
    pieces = sorted(model["vocab"], key=model["vocab"].__getitem__)
    # SentencePiece joins any two pieces whose sum is one.
    merges = [
        (piece[:cut], piece[cut:])
        for piece in pieces
        for cut in range(1, len(piece))
        if {piece[:cut], piece[cut:]} <= model["vocab"].keys()
    ]
    vocabulary = [*family.special, *(f"<0x{byte:02X}>" for byte in range(256)), *pieces]
    tokenizer = Tokenizer(
        models.BPE(
            {piece: number for number, piece in enumerate(vocabulary)},
            merges,
            unk_token="<unk>",
            fuse_unk=True,
            byte_fallback=True,
        )
    )
    tokenizer.add_special_tokens([AddedToken(token, normalized=False, special=True) for token in family.special])
    spaces = normalizers.Replace(" ", "▁")
    prefix = normalizers.Prepend("▁")
    tokenizer.normalizer = normalizers.Sequence([prefix, spaces]) if family.adds_space else spaces
    back = [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse()]
    tokenizer.decoder = decoders.Sequence([*back, decoders.Strip(" ", 1, 0)] if family.adds_space else back)
    return tokenizer


def build_tokenizer(name: str, texts: Sequence[str]) -> PreTrainedTokenizerFast:
    family = FAMILIES[name]
    tokenizer = (sentencepiece if family.is_sentencepiece else byte_level)(family, texts)
    if name == "qwen3":
        tokenizer.normalizer = normalizers.NFC()
    tokenizer.model.ignore_merges = name == "llama3"
    tokenizer.add_tokens([AddedToken(token, normalized=family.is_sentencepiece) for token in family.text_tokens])
    if family.adds_bos or family.adds_eos:
        before, after = f"{family.start} " * family.adds_bos, f" {family.end}" * family.adds_eos
        tokenizer.post_processor = TemplateProcessing(
            single=f"{before}$A{after}",
            pair=f"{before}$A{after} $B",
            special_tokens=[(token, tokenizer.token_to_id(token)) for token in (family.start, family.end)],
        )
    eos = None if name == "no end" else family.eos or family.end
    bos = family.bos or (family.start if family.adds_bos else None)
    return PreTrainedTokenizerFast(tokenizer_object=tokenizer, bos_token=bos, eos_token=eos)


def build_model(kind: str, width: int = 48, layers: int = 2) -> Any:
    """An untrained model."""
    sizes: dict[str, Any] = {
        "vocab_size": ROWS,
        "hidden_size": width,
        "intermediate_size": 2 * width,
        "num_hidden_layers": layers,
        "num_attention_heads": 4,
        "num_key_value_heads": 2,
        "max_position_embeddings": CONTEXT,
        "tie_word_embeddings": True,
    }
    torch.manual_seed(0)
    if kind == "gpt2":
        return GPT2LMHeadModel(GPT2Config(vocab_size=ROWS, n_embd=width, n_layer=layers, n_head=4, n_positions=CONTEXT))
    if kind == "gemma3":
        return Gemma3ForCausalLM(Gemma3TextConfig(**sizes, head_dim=256, sliding_window=16))
    if kind == "qwen3":
        return Qwen3ForCausalLM(Qwen3Config(**sizes, head_dim=128))
    return LlamaForCausalLM(LlamaConfig(**sizes))


def build(folder: Path, name: str, texts: Sequence[str], width: int = 48, layers: int = 2) -> Path:
    """An untrained model of the family `name`, with its tokenizer."""
    build_model(FAMILIES[name].model, width, layers).save_pretrained(folder)
    build_tokenizer(name, texts).save_pretrained(folder)
    if named := FAMILIES[name].tokenizer_class:
        path = folder / "tokenizer_config.json"
        config = json.loads(path.read_text("utf-8"))
        path.write_text(json.dumps(config | {"tokenizer_class": named, "add_bos_token": True}), "utf-8")
    return folder
