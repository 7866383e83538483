"""What the sampler asks of a model: the scores of the next token, row by row, as texts grow together.

A plain Llama on the CPU has passes of its own here. Generation waits for memory: each step reads all weights for a few
rows. So they are kept in 16 bits, laid out once as the processor's products want them, and what else a layer does is as
few operations as possible. They are read straight from a persona's folder, since importing
Transformers and building its model takes longer than writing a post. Every other model goes through Transformers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

import torch
from torch.nn import functional

from huggingtweets.models import adapter, bases
from huggingtweets.models.loaded import EMBEDDING, WEIGHTS, PlainFolder, head_width

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

    from huggingtweets.models.loaded import LoadedModel

_ROOM = 64
"""Tokens by which the cache of keys and values grows."""
_ROWS = 10
"""Rows that the weights are laid out for; others are computed as well."""


class Growing(Protocol):
    """Texts that grow together, a row each."""

    scores: Tensor
    """Logits of each row's next token, (rows, vocabulary), float32. The caller may change them."""

    def keep(self, rows: Tensor) -> None:
        """Go on with these rows only, in this order."""

    def add(self, tokens: Tensor) -> None:
        """Add a token to each row, (rows,)."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A model with its tokenizer, ready to write. Its weights are those of the moment it was made."""

    separator: int
    """Id of the token before and after every post."""
    context: int
    """Longest text, in tokens."""
    unsayable: frozenset[int]
    """Ids that are no text: special tokens, the separator among them, and rows beyond the vocabulary."""
    vocabulary: int
    """Ids of the tokenizer, the others being beyond it."""
    device: torch.device
    encode: Callable[[list[str]], list[list[int]]]
    """Token ids of each text, nothing added."""
    decode: Callable[[list[int]], str]
    begin: Callable[[Sequence[Sequence[int]]], Growing]
    """Starts of texts, as token ids."""


def open_voice(folder: Path, device: str = "cpu", dtype: torch.dtype | None = None) -> Voice:
    """The model in `folder`, in `dtype`, by default the one that `device` is fastest with.

    Raises as `bases.load` does.
    """
    voice = without_transformers(folder, dtype) if device == "cpu" else None
    if voice:
        return voice
    computed = torch.bfloat16 if bases.has_bf16(device) else torch.float32
    return voice_of(bases.load(folder, dtype=dtype or computed, device=device), dtype)


def voice_of(loaded: LoadedModel, dtype: torch.dtype | None = None) -> Voice:
    """`loaded` by the fastest passes there are for it; by passes of our own, with its matrices in `dtype`."""
    if plain := loaded.llama:
        return _short(loaded, _Llama(plain.config, plain.weights.__getitem__, dtype or _fastest()))
    return _voice(loaded, loaded.device, partial(_Transformers, loaded))


def without_transformers(
    folder: Path, dtype: torch.dtype | None = None, weight_of: adapter.WeightOf | None = None
) -> Voice | None:
    """The model in `folder` on the CPU; its weights may be given by whoever has them in memory.

    None when it is no plain Llama, or anything about it is not as we save it.
    """
    from safetensors import SafetensorError, safe_open

    about = PlainFolder.read(folder)
    if about is None:
        return None
    try:
        if weight_of:
            return _short(about, _Llama(about.config, weight_of, dtype or _fastest()))
        changed = adapter.read(folder)
        whole = bases.base_of(changed).folder if changed else folder
        with safe_open(whole / WEIGHTS, "pt") as file:
            weight_of = changed.over(file.get_tensor) if changed else file.get_tensor
            return _short(about, _Llama(about.config, weight_of, dtype or _fastest()))
    except (OSError, ValueError, KeyError, SafetensorError):
        return None  # bases.load says what is wrong


def _short(about: LoadedModel | PlainFolder, weights: _Llama) -> Voice:
    return _voice(about, torch.device("cpu"), partial(_Cached, weights))


def _voice(
    about: LoadedModel | PlainFolder, device: torch.device, begin: Callable[[Sequence[Sequence[int]]], Growing]
) -> Voice:
    return Voice(
        about.separator, about.context, about.unsayable, about.vocabulary, device, about.encode, about.decode, begin
    )


def _fastest() -> torch.dtype:
    """What the processor reads matrices from fastest; float16, which has more digits, where it cannot compute in 16
    bits but FBGEMM unpacks it on the way."""
    if bases.has_bf16("cpu"):
        return torch.bfloat16
    return torch.float16 if "fbgemm" in torch.backends.quantized.supported_engines else torch.float32


Product = Callable[["Tensor"], "Tensor"]


def _product(weight: Tensor, stored: torch.dtype) -> Product:
    """The product of rows with `weight` in `stored`, laid out anew for it where a library can compute it then.

    A plain `linear` does that in every call, which takes twice as long as the product itself. Rows and products are in
    bfloat16 for a weight in bfloat16, in float32 for others.
    """
    if stored == torch.float16:
        halves = torch.ops.quantized.linear_prepack_fp16(weight.float(), None)
        return lambda rows: torch.ops.quantized.linear_dynamic_fp16(rows, halves)
    weight = weight.to(stored)
    by_onednn = stored != torch.bfloat16 or bases.has_bf16("cpu")
    if not (by_onednn and torch.backends.mkldnn.is_available()):
        return partial(functional.linear, weight=weight.clone())
    packed = torch.ops.mkldnn._reorder_linear_weight(weight, _ROWS)
    linear = torch.ops.mkldnn._linear_pointwise.default
    return lambda rows: linear(rows, packed, None, "none", [], "")


@dataclass(frozen=True, slots=True)
class _Layer:
    norm: Tensor
    query_key_value: Product
    out: Product
    mlp_norm: Tensor
    gate_up: Product
    down: Product


class _Llama:
    """A Llama's weights. `weight_of` gives each by its name in a checkpoint; none is kept as it was given.

    Its matrices are in `stored`.
    """

    def __init__(self, config: Mapping[str, Any], weight_of: Callable[[str], Tensor], stored: torch.dtype) -> None:
        self.dtype = torch.bfloat16 if stored == torch.bfloat16 else torch.float32
        """Of the rows that `_product` takes."""
        self.heads, self.groups = config["num_attention_heads"], config["num_key_value_heads"]
        self.width = head_width(config)
        self.eps = config["rms_norm_eps"]
        self.rates = config["rope_parameters"]["rope_theta"] ** -(torch.arange(0, self.width, 2).float() / self.width)

        def matrix(*names: str) -> Product:
            return _product(torch.cat([weight_of(f"{name}.weight") for name in names]), stored)

        def vector(name: str) -> Tensor:
            return weight_of(f"{name}.weight").to(torch.float32, copy=True)

        def grouped(name: str, *, turns: bool = True) -> Tensor:
            """(groups, rows of a group, hidden); of what turns, the pairs (i, i + half) of each head side by side."""
            weight = weight_of(f"{name}.weight")
            if turns:
                weight = weight.view(-1, 2, self.width // 2, weight.shape[1]).transpose(1, 2).reshape(weight.shape)
            return weight.view(self.groups, -1, weight.shape[1])

        def layer(number: int) -> _Layer:
            name = f"model.layers.{number}"
            attention, mlp = f"{name}.self_attn", f"{name}.mlp"
            # Group by group, the queries, the key that they share, and the value.
            mixed = [grouped(f"{attention}.{part}_proj", turns=part != "v") for part in "qkv"]
            return _Layer(
                vector(f"{name}.input_layernorm"),
                _product(torch.cat(mixed, 1).flatten(0, 1), stored),
                matrix(f"{attention}.o_proj"),
                vector(f"{name}.post_attention_layernorm"),
                matrix(f"{mlp}.gate_proj", f"{mlp}.up_proj"),
                matrix(f"{mlp}.down_proj"),
            )

        self.norm = vector("model.norm")
        embedding = weight_of(EMBEDDING)
        self.embedding = embedding.to(stored, copy=True)
        # Unlike oneDNN, FBGEMM lays out with one thread.
        with ThreadPoolExecutor(torch.get_num_threads() if stored == torch.float16 else 1) as pool:
            head = pool.submit(_product, embedding, stored)  # first, for it takes longest
            self.layers = list(pool.map(layer, range(config["num_hidden_layers"])))
        self.head = head.result()

    def normed(self, stream: Tensor, weight: Tensor) -> Tensor:
        return functional.rms_norm(stream, weight.shape, weight, self.eps).to(self.dtype)


class _Cached:
    """Texts under a `_Llama`. Products with weights are as `_product` says, all else in float32.

    Starts are aligned on the right, so that the next token of every row has the same place in the cache.
    """

    scores: Tensor

    @torch.inference_mode()
    def __init__(self, weights: _Llama, starts: Sequence[Sequence[int]]) -> None:
        self.weights = weights
        distinct = list(dict.fromkeys(map(tuple, starts)))
        longest = max(map(len, distinct))
        self.padding = torch.tensor([longest - len(start) for start in distinct])
        self.used = 0
        shape = (len(weights.layers), 2, len(distinct), weights.groups, longest + _ROOM, weights.width)
        self.cache = torch.empty(shape)
        """Keys, turned, and values."""
        self._read(torch.tensor([[0] * (longest - len(start)) + list(start) for start in distinct]))
        where = {start: row for row, start in enumerate(distinct)}
        rows = torch.tensor([where[tuple(start)] for start in starts])
        self.scores = self.scores[rows]
        self.keep(rows)

    @torch.inference_mode()
    def keep(self, rows: Tensor) -> None:
        self.padding = self.padding[rows]
        self.cache = self.cache.index_select(2, rows)

    @torch.inference_mode()
    def add(self, tokens: Tensor) -> None:
        if self.used == self.cache.shape[4]:
            self.cache = functional.pad(self.cache, (0, 0, 0, _ROOM))
        self._read(tokens[:, None])

    def _read(self, ids: Tensor) -> None:
        """Take in `ids`, (rows, tokens)."""
        weights = self.weights
        groups, width, shared = weights.groups, weights.width, weights.heads // weights.groups
        rows, length = ids.shape
        new = slice(self.used, self.used + length)
        self.used += length
        turns, hidden = self._turns(new), self._hidden(new)
        stream = weights.embedding[ids.flatten()].float()
        for layer, cache in zip(weights.layers, self.cache, strict=True):
            mixed = layer.query_key_value(weights.normed(stream, layer.norm)).float()
            mixed = mixed.view(rows, length, groups, shared + 2, width)
            torch.view_as_complex(mixed[..., : shared + 1, :].unflatten(-1, (-1, 2))).mul_(turns)
            cache[..., new, :] = mixed[..., shared:, :].permute(3, 0, 2, 1, 4)
            keys, values = cache[..., : self.used, :].flatten(1, 2)
            # One product for all query heads that share a key: (rows x groups, heads a group x tokens, width).
            query = mixed[..., :shared, :].permute(0, 2, 3, 1, 4).reshape(rows * groups, -1, width)
            scores = torch.bmm(query, keys.transpose(1, 2))
            if hidden is not None:
                scores.view(rows, -1, length, self.used).add_(hidden)
            attended = torch.bmm(scores.softmax(-1), values).view(rows, groups, shared, length, width)
            stream += layer.out(attended.permute(0, 3, 1, 2, 4).reshape(rows * length, -1).to(weights.dtype))
            gate, up = layer.gate_up(weights.normed(stream, layer.mlp_norm)).chunk(2, -1)
            stream += layer.down(functional.silu(gate).mul_(up))
        last = stream.view(rows, length, -1)[:, -1]
        self.scores = weights.head(weights.normed(last, weights.norm)).float()

    def _turns(self, new: slice) -> Tensor:
        """The rotations of a group's queries and key as complex numbers, (rows, tokens, 1, heads, width / 2) (Su et al.
        2021, section 3.4.2). Queries are scaled by them as well."""
        weights = self.weights
        positions = (torch.arange(new.start, new.stop) - self.padding[:, None]).clamp_(min=0)
        length = torch.full((weights.heads // weights.groups + 1, 1), 1 / math.sqrt(weights.width))
        length[-1] = 1
        return torch.polar(length, positions[:, :, None, None, None] * weights.rates)

    def _hidden(self, new: slice) -> Tensor | None:
        """What to add to attention scores, (rows, 1, tokens, places): minus infinity where a token must not look.

        Padding sees itself, since it has to see something. None when there is nothing to hide.
        """
        if new.stop - new.start == 1 and not self.padding.any():
            return None
        places = torch.arange(new.stop)
        now = places[new, None]
        hidden = (places < self.padding[:, None, None]) & (places != now) | (places > now)
        return torch.zeros(hidden.shape).masked_fill_(hidden, -math.inf)[:, None]


class _Transformers:
    """Texts under any model, by its own passes."""

    scores: Tensor

    def __init__(self, loaded: LoadedModel, starts: Sequence[Sequence[int]]) -> None:
        from transformers import DynamicCache

        self.model = loaded.model.eval()
        longest = max(map(len, starts))
        device = self.model.device
        ids = [[loaded.separator] * (longest - len(start)) + list(start) for start in starts]
        mask = [[0] * (longest - len(start)) + [1] * len(start) for start in starts]
        self.mask = torch.tensor(mask, device=device)
        self.positions = (self.mask.cumsum(1) - 1).clamp(min=0)
        self.cache = DynamicCache(config=self.model.config)
        self._read(torch.tensor(ids, device=device))

    def keep(self, rows: Tensor) -> None:
        self.mask, self.positions = self.mask[rows], self.positions[rows]
        self.cache.batch_select_indices(rows)

    def add(self, tokens: Tensor) -> None:
        self.mask = torch.cat([self.mask, self.mask.new_ones(len(tokens), 1)], 1)
        self.positions = self.positions[:, -1:] + 1
        self._read(tokens[:, None])

    def _read(self, ids: Tensor) -> None:
        with torch.inference_mode():
            logits = self.model(
                input_ids=ids,
                attention_mask=self.mask,
                position_ids=self.positions,
                past_key_values=self.cache,
                use_cache=True,
            ).logits
        self.scores = logits[:, -1].float()
