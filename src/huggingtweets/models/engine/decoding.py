"""Decoding: the logits of the next token, row by row, while the texts of a batch grow together.

Llamas and their relatives on the CPU have their own pass here; every other model runs through Transformers. Decoding is
bound by memory bandwidth: each step reads all weights for a few rows. So matrices are stored in 16 bits, packed once in
the layout that the processor's kernels want, and the rest of a layer takes as few operations as possible.

Shapes: B rows, T new tokens of each, S tokens in the cache, G key-value heads (each shared by H/G query heads), D
dimensions of a head, C hidden size, V vocabulary.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from huggingtweets.models import bases
from huggingtweets.models.adapter import WeightOf
from huggingtweets.models.engine.architecture import EMBEDDING, Architecture
from huggingtweets.models.loaded import TextCodec

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

    from huggingtweets.models.loaded import LoadedModel

_CACHE_STEP = 64
"""Tokens by which the KV cache grows."""
_TYPICAL_ROWS = 10
"""Rows that packed weights are optimised for. Any number works."""


@dataclass(frozen=True, slots=True)
class Decoder:
    """A model and its tokenizer, ready to decode. Later changes of the model's weights have no effect on it."""

    codec: TextCodec
    device: torch.device
    start: Callable[[Sequence[Sequence[int]]], _EngineState | _TransformersState]
    """Starts a batch from its prompts (token ids): texts that grow together, one row each."""


def open_decoder(folder: Path, device: str = "cpu", dtype: torch.dtype | None = None) -> Decoder:
    """The model in `folder`, in `dtype` or else the fastest one on `device`. Raises as `bases.load` does."""
    if device == "cpu" and (opened := bases.open_in_engine(folder)):
        files, weight_of = opened

        def copied(name: str) -> Tensor:
            """A decoder keeps the embedding, and must not keep the file open."""
            return weight_of(name).clone() if name == EMBEDDING else weight_of(name)

        return _engine_decoder(files.codec(), files.architecture, copied, dtype)
    computed = torch.bfloat16 if bases.has_bf16(device) else torch.float32
    return decoder_for(bases.load(folder, dtype=dtype or computed, device=device), dtype)


def decoder_for(loaded: LoadedModel, dtype: torch.dtype | None = None) -> Decoder:
    """`loaded` through the fastest pass available. Our own pass stores its matrices in `dtype`."""
    if held := loaded.engine_weights:
        weight_of = held.weights.__getitem__
        if loaded.adapter:
            weight_of = loaded.adapter.over(weight_of)
        return _engine_decoder(loaded.codec, held.architecture, weight_of, dtype)
    return Decoder(loaded.codec, loaded.device, partial(_TransformersState, loaded))


def _engine_decoder(
    codec: TextCodec, architecture: Architecture, weight_of: WeightOf, dtype: torch.dtype | None
) -> Decoder:
    weights = _PackedWeights(architecture, weight_of, dtype or _fastest_dtype())
    return Decoder(codec, torch.device("cpu"), partial(_EngineState, weights))


def _fastest_dtype() -> torch.dtype:
    """The dtype that the CPU reads matrices in fastest: bfloat16 if it computes in it, else float16 (FBGEMM)."""
    if bases.has_bf16("cpu"):
        return torch.bfloat16
    return torch.float16 if "fbgemm" in torch.backends.quantized.supported_engines else torch.float32


Linear = Callable[["Tensor"], "Tensor"]


def _pack_linear(weight: Tensor, dtype: torch.dtype) -> Linear:
    """A linear layer without bias whose `weight` is stored in `dtype`, packed for the kernel if there is one.

    Plain `linear` packs it in every call, which takes twice as long as the product itself.
    """
    if dtype == torch.float16:
        packed = torch.ops.quantized.linear_prepack_fp16(weight.float(), None)
        return lambda rows: torch.ops.quantized.linear_dynamic_fp16(rows, packed)
    weight = weight.to(dtype)
    in_onednn = dtype != torch.bfloat16 or bases.has_bf16("cpu")
    if not (in_onednn and torch.backends.mkldnn.is_available()):
        return partial(functional.linear, weight=weight.clone())
    packed = torch.ops.mkldnn._reorder_linear_weight(weight, _TYPICAL_ROWS)
    linear = torch.ops.mkldnn._linear_pointwise.default
    return lambda rows: linear(rows, packed, None, "none", [], "")


@dataclass(frozen=True, slots=True)
class _PackedLayer:
    norm: Tensor
    qkv: Linear
    query_key_norms: Tensor | None
    """(G, H/G + 1, D)"""
    output: Linear
    output_norm: Tensor | None
    mlp_norm: Tensor
    gate_up: Linear
    down: Linear
    down_norm: Tensor | None
    rotary_base: float
    window: int | None


class _PackedWeights:
    """The weights of a model, packed for decoding with matrices in `dtype`. `weight_of` gives each by name."""

    def __init__(self, architecture: Architecture, weight_of: WeightOf, dtype: torch.dtype) -> None:
        self.architecture, family = architecture, architecture.family
        self.dtype = torch.bfloat16 if dtype == torch.bfloat16 else torch.float32
        """Of the inputs of linear layers."""
        groups, size = architecture.kv_heads, architecture.head_size

        def matrix(*names: str, scale: float = 1.0) -> Linear:
            weights = [weight_of(f"{name}.weight") for name in names]
            weight = weights[0] if len(weights) == 1 else torch.cat(weights)
            return _pack_linear(weight if scale == 1 else weight.float() * scale, dtype)

        def norm(name: str, scale: float = 1.0) -> Tensor:
            return (weight_of(f"{name}.weight").float() + family.norm_offset).mul_(scale)

        def optional_norm(name: str) -> Tensor | None:
            return norm(name, architecture.residual_scale) if family.has_branch_norms else None

        def neighbours(weight: Tensor) -> Tensor:
            """The dimensions of each head that RoPE rotates together become neighbours."""
            if family.rotates_neighbours:
                return weight
            pairs = weight.reshape(-1, 2, size // 2, *weight.shape[1:]).transpose(1, 2)
            return pairs.reshape(weight.shape)

        def query_key_norms(attention: str) -> Tensor | None:
            if not family.has_query_key_norms:
                return None
            query, key = (neighbours(norm(f"{attention}.{part}_norm")) for part in "qk")
            return torch.stack([*[query] * (architecture.heads // groups), key]).expand(groups, -1, -1).contiguous()

        def layer(number: int) -> _PackedLayer:
            name = f"model.layers.{number}"
            attention = f"{name}.self_attn"
            query, key, value = (weight_of(f"{attention}.{part}_proj.weight") for part in "qkv")
            # For each key-value head: its queries, its key, its value.
            qkv = [each.view(groups, -1, each.shape[1]) for each in (neighbours(query), neighbours(key), value)]
            branch_scale = 1.0 if family.has_branch_norms else architecture.residual_scale
            return _PackedLayer(
                norm(f"{name}.input_layernorm"),
                _pack_linear(torch.cat(qkv, 1).flatten(0, 1), dtype),
                query_key_norms(attention),
                matrix(f"{attention}.o_proj", scale=branch_scale),
                optional_norm(f"{name}.post_attention_layernorm"),
                norm(f"{name}.{family.mlp_norm}"),
                matrix(*(f"{name}.{part}" for part in family.gate_up)),
                matrix(f"{name}.{family.down}", scale=branch_scale),
                optional_norm(f"{name}.post_feedforward_layernorm"),
                architecture.rotary_bases[number],
                architecture.windows[number],
            )

        self.norm = norm("model.norm", architecture.logit_scale)
        embedding = weight_of(EMBEDDING)
        self.embedding = embedding.to(dtype)
        # FBGEMM packs with one thread, oneDNN with all.
        with ThreadPoolExecutor(torch.get_num_threads() if dtype == torch.float16 else 1) as pool:
            head = pool.submit(_pack_linear, embedding, dtype)  # first, because it takes longest
            self.layers = list(pool.map(layer, range(architecture.layers)))
        self.head = head.result()
        self.frequencies = {base: architecture.rotary_frequencies(base) for base in set(architecture.rotary_bases)}

    def rms_norm(self, hidden: Tensor, weight: Tensor) -> Tensor:
        """In float32."""
        if weight.dim() == 1:
            return functional.rms_norm(hidden, weight.shape, weight, self.architecture.eps)
        return functional.rms_norm(hidden, weight.shape[-1:], None, self.architecture.eps).mul_(weight)

    def add_branch(self, hidden: Tensor, output: Tensor, norm: Tensor | None) -> None:
        """Add the `output` of attention or MLP to the residual stream `hidden`, in place."""
        hidden += output if norm is None else self.rms_norm(output.float(), norm)

    def activate(self, gate: Tensor) -> Tensor:
        if self.architecture.family.activation == "silu":
            return functional.silu(gate)
        return functional.gelu(gate, approximate="tanh")


class _EngineState:
    """A batch decoded by `_PackedWeights`. Everything but the linear layers runs in float32.

    Prompts are aligned on the right, so that the next token of every row has the same place in the KV cache.
    """

    logits: Tensor
    """Of the next token of each row, (B, V), float32. The caller may change them."""

    @torch.inference_mode()
    def __init__(self, weights: _PackedWeights, prompts: Sequence[Sequence[int]]) -> None:
        self.weights = weights
        model = weights.architecture
        distinct = list(dict.fromkeys(map(tuple, prompts)))  # each is read once
        longest = max(map(len, distinct))
        self.padding = torch.tensor([longest - len(prompt) for prompt in distinct])
        self.length = 0
        """Tokens in the cache."""
        shape = (model.layers, 2, len(distinct), model.kv_heads, longest + _CACHE_STEP, model.head_size)
        self.cache = torch.empty(shape)
        """Rotated keys, and values: (layers, 2, B, G, capacity, D)."""
        self._forward(torch.tensor([[0] * (longest - len(prompt)) + list(prompt) for prompt in distinct]))
        row_of = {prompt: row for row, prompt in enumerate(distinct)}
        rows = torch.tensor([row_of[tuple(prompt)] for prompt in prompts])
        self.logits = self.logits[rows]
        self.select(rows)

    @torch.inference_mode()
    def select(self, rows: Tensor) -> None:
        """Keep only these rows, in this order."""
        self.padding = self.padding[rows]
        self.cache = self.cache.index_select(2, rows)

    @torch.inference_mode()
    def append(self, tokens: Tensor) -> None:
        """Append one token to each row, (B,), and compute the next logits."""
        if self.length == self.cache.shape[4]:
            self.cache = functional.pad(self.cache, (0, 0, 0, _CACHE_STEP))
        self._forward(tokens[:, None])

    def _forward(self, ids: Tensor) -> None:
        """Read token `ids`, (B, T), and compute the next logits."""
        weights, model = self.weights, self.weights.architecture
        kv_heads, size, queries = model.kv_heads, model.head_size, model.heads // model.kv_heads
        rows, count = ids.shape
        new = slice(self.length, self.length + count)
        self.length += count
        rotary = {base: self._rotary(new, frequencies) for base, frequencies in weights.frequencies.items()}
        masks = {window: self._attention_mask(new, window) for window in set(model.windows)}
        hidden = weights.embedding[ids.flatten()].float().mul_(model.embedding_scale)
        for layer, cache in zip(weights.layers, self.cache, strict=True):
            qkv = layer.qkv(weights.rms_norm(hidden, layer.norm).to(weights.dtype)).float()
            qkv = qkv.view(rows, count, kv_heads, queries + 2, size)
            if layer.query_key_norms is not None:
                qkv[..., : queries + 1, :] = weights.rms_norm(qkv[..., : queries + 1, :], layer.query_key_norms)
            torch.view_as_complex(qkv[..., : queries + 1, :].unflatten(-1, (-1, 2))).mul_(rotary[layer.rotary_base])
            cache[..., new, :] = qkv[..., queries:, :].permute(3, 0, 2, 1, 4)
            keys, values = cache[..., : self.length, :].flatten(1, 2)
            # One product for all query heads that share a key: (B * G, H/G * T, D).
            query = qkv[..., :queries, :].permute(0, 2, 3, 1, 4).reshape(rows * kv_heads, -1, size)
            scores = torch.bmm(query, keys.transpose(1, 2))
            if (mask := masks[layer.window]) is not None:
                scores.view(rows, -1, count, self.length).add_(mask)
            attended = torch.bmm(scores.softmax(-1), values).view(rows, kv_heads, queries, count, size)
            attended = attended.permute(0, 3, 1, 2, 4).reshape(rows * count, -1).to(weights.dtype)
            weights.add_branch(hidden, layer.output(attended), layer.output_norm)
            mlp_input = weights.rms_norm(hidden, layer.mlp_norm).to(weights.dtype)
            gate, up = layer.gate_up(mlp_input).chunk(2, -1)
            weights.add_branch(hidden, layer.down(weights.activate(gate).mul_(up)), layer.down_norm)
        last = hidden.view(rows, count, -1)[:, -1]
        self.logits = weights.head(weights.rms_norm(last, weights.norm).to(weights.dtype)).float()

    def _rotary(self, new: slice, frequencies: Tensor) -> Tensor:
        """RoPE rotations as complex numbers, (B, T, 1, H/G + 1, D/2): of the queries, which also get the attention
        scale, and of the key."""
        model = self.weights.architecture
        positions = (torch.arange(new.start, new.stop) - self.padding[:, None]).clamp_(min=0)
        scale = torch.full((model.heads // model.kv_heads + 1, 1), model.attention_scale)
        scale[-1] = 1
        return torch.polar(scale, positions[:, :, None, None, None] * frequencies)

    def _attention_mask(self, new: slice, window: int | None) -> Tensor | None:
        """Added to attention scores, (B, 1, T, S): minus infinity for padding, for later tokens and for those outside
        the `window`. None if none is masked.

        A padding token attends to itself, because the softmax needs a finite score.
        """
        window = window or new.stop
        if new.stop - new.start == 1 and new.stop <= window and not self.padding.any():
            return None
        places = torch.arange(new.stop)
        now = places[new, None]
        is_masked = (places < self.padding[:, None, None]) & (places != now) | (places > now) | (places <= now - window)
        return torch.zeros(is_masked.shape).masked_fill_(is_masked, -math.inf)[:, None]


class _TransformersState:
    """A batch decoded by any Transformers model, with the interface of `_EngineState`."""

    logits: Tensor

    def __init__(self, loaded: LoadedModel, prompts: Sequence[Sequence[int]]) -> None:
        from transformers import DynamicCache

        self.model = loaded.model.eval()
        longest = max(map(len, prompts))
        device = self.model.device
        ids = [[0] * (longest - len(prompt)) + list(prompt) for prompt in prompts]
        mask = [[0] * (longest - len(prompt)) + [1] * len(prompt) for prompt in prompts]
        self.mask = torch.tensor(mask, device=device)
        self.positions = (self.mask.cumsum(1) - 1).clamp(min=0)
        self.cache = DynamicCache(config=self.model.config)
        self._forward(torch.tensor(ids, device=device))

    def select(self, rows: Tensor) -> None:
        self.mask, self.positions = self.mask[rows], self.positions[rows]
        self.cache.batch_select_indices(rows)

    def append(self, tokens: Tensor) -> None:
        self.mask = torch.cat([self.mask, self.mask.new_ones(len(tokens), 1)], 1)
        self.positions = self.positions[:, -1:] + 1
        self._forward(tokens[:, None])

    def _forward(self, ids: Tensor) -> None:
        with torch.inference_mode():
            logits = self.model(
                input_ids=ids,
                attention_mask=self.mask,
                position_ids=self.positions,
                past_key_values=self.cache,
                use_cache=True,
            ).logits
        self.logits = logits[:, -1].float()
