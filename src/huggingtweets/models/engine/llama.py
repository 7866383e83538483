"""The passes of a Llama through posts, forward and backward, written out for training on a CPU.

Autograd pays for padding, for casts, for a float32 softmax over the vocabulary, and for gradients of all weights at
once. Here the tokens of a batch are rows without padding, query, key and value (and gate and up) are one product, and
every layer's gradients are handed out, to be used up while they are still in the cache. Products and the vocabulary's
softmax are in `dtype`; the residual stream, norms and attention's softmax in float32.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from huggingtweets.models.loaded import EMBEDDING, head_width

if TYPE_CHECKING:
    from torch import Tensor

    from huggingtweets.models.loaded import PlainLlama

_AT_ONCE = 128
"""Tokens whose logits are made at a time: with a vocabulary of 49,152 in bf16, 13 MB, which a cache may hold."""

_KEPT_PAIRS = 2**18
"""Pairs of tokens in a batch (posts times the square of the longest one's length) up to which attention is kept from
the forward pass for the backward pass, in every layer; of more it is computed anew."""

_IN_FLOAT32 = 8
"""Tokens of these whose logits are widened at a time: more would be new pages for every product, slower than it."""


class Rows:
    """A batch of posts as rows, one for each token that is read; and the grid (posts x longest) attention works on."""

    def __init__(self, posts: Sequence[Sequence[int]]) -> None:
        lengths = [len(ids) - 1 for ids in posts]
        self.posts, self.longest = len(posts), max(lengths)
        self.read = torch.tensor([token for ids in posts for token in ids[:-1]])
        self.wanted = torch.tensor([token for ids in posts for token in ids[1:]])
        real = torch.arange(self.longest)[None, :] < torch.tensor(lengths)[:, None]
        self.in_grid = real.flatten().nonzero()[:, 0]
        """Where each row lies in the grid."""
        self.position = self.in_grid % self.longest
        self.post = self.in_grid // self.longest
        self.is_full = len(self.in_grid) == real.numel()
        self.of_grid = torch.zeros(real.numel(), dtype=torch.long)
        """The row at each place of the grid; any row where there is none."""
        self.of_grid[self.in_grid] = torch.arange(len(self.in_grid))
        self.is_padding = ~real[:, :, None, None]
        self.future = torch.full((self.longest, self.longest), -math.inf).triu_(1)

    def __len__(self) -> int:
        return len(self.read)

    def to_grid(self, rows: Tensor) -> Tensor:
        """(rows, ...) to (posts, longest, ...). Padding holds copies of some row."""
        return (rows if self.is_full else rows[self.of_grid]).view(self.posts, self.longest, *rows.shape[1:])

    def from_grid(self, grid: Tensor) -> Tensor:
        """(posts, longest, ...) to (rows, ...)."""
        flat = grid.reshape(self.posts * self.longest, *grid.shape[2:])
        return flat if self.is_full else flat[self.in_grid]


@dataclass(slots=True)
class Matrix:
    """A weight: its float32 original, which is trained, and what products are computed with."""

    weight: Tensor
    used: Tensor
    """The same tensor when products are in float32."""

    @classmethod
    def of(cls, weight: Tensor, dtype: torch.dtype) -> Matrix:
        return cls(weight, weight.to(dtype))

    def refresh(self) -> None:
        """After the original has changed."""
        if self.used is not self.weight:
            self.used.copy_(self.weight)


@dataclass(slots=True)
class Layer:
    """The weights of one layer."""

    norm: Tensor
    query_key_value: Matrix
    out: Matrix
    mlp_norm: Tensor
    gate_up: Matrix
    down: Matrix

    attends: bool
    """Attention's matrices are trained too."""

    def matrices(self) -> list[Matrix]:
        """Those that are trained."""
        return [*([self.query_key_value, self.out] if self.attends else []), self.gate_up, self.down]

    def weights(self) -> list[Tensor]:
        """The trained tensors, matrices first."""
        return [*(matrix.weight for matrix in self.matrices()), self.norm, self.mlp_norm]

    def refresh(self) -> None:
        for matrix in self.matrices():
            matrix.refresh()


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a layer's backward pass needs of its forward pass."""

    entry: Tensor
    normed: Tensor
    scale: Tensor
    query: Tensor
    key: Tensor
    value: Tensor
    attention: Tensor | None
    attended: Tensor
    middle: Tensor
    mlp_normed: Tensor
    mlp_scale: Tensor
    gate_up: Tensor
    switch: Tensor


OnGradients = Callable[[int, Sequence["Tensor"]], None]
"""Is given the number of one of `Llama.parts` and the gradients of its weights, in their order."""


class Llama:
    """The weights of `model`, which shares them: what changes here changes there, but for the embedding.

    Of the embedding, the rows `trained` (token ids, sorted) are weights of their own. All others change nearly alike:
    they share one change, `shift`. That no post to train on has any of them is no sign that none ever will: as Good and
    Turing reasoned (Good 1953), tokens that a post alone has are, to all other posts, what those of a post to come are
    to all of these. So where one of `once` (token ids, of `trained`) is wanted, `shift` learns as if another were; its
    own row learns it as well. Without `attention`, its matrices are not trained.
    """

    def __init__(
        self,
        model: PlainLlama,
        dtype: torch.dtype,
        trained: Tensor,
        once: Sequence[int] = (),
        *,
        attention: bool = True,
    ) -> None:
        config = model.config
        self.dtype = dtype
        self.heads, self.groups = config["num_attention_heads"], config["num_key_value_heads"]
        self.width = head_width(config)
        self.eps = config["rms_norm_eps"]
        self.theta = float(config["rope_parameters"]["rope_theta"])
        self.vocabulary = config["vocab_size"]

        def joined(layer: int, *names: str) -> Tensor:
            return model.joined(*(f"model.layers.{layer}.{name}.weight" for name in names))

        def matrix(layer: int, *names: str) -> Matrix:
            return Matrix.of(joined(layer, *names), dtype)

        self.layers = [
            Layer(
                joined(number, "input_layernorm"),
                matrix(number, "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj"),
                matrix(number, "self_attn.o_proj"),
                joined(number, "post_attention_layernorm"),
                matrix(number, "mlp.gate_proj", "mlp.up_proj"),
                matrix(number, "mlp.down_proj"),
                attention,
            )
            for number in range(config["num_hidden_layers"])
        ]
        self.norm = model.joined("model.norm.weight")
        self._model = model
        self._original = model.joined(EMBEDDING)
        self._head = self._original.to(dtype, copy=True)
        """What logits are made with: every row of the embedding less `shift`, which the softmax of a product with it
        cannot see. So only the trained rows ever change."""
        self.trained = trained
        self._place = torch.full((self.vocabulary,), -1)
        """For each token id that is trained, its row in `trained_embedding`; -1 for the others."""
        self._place[trained] = torch.arange(len(trained))
        self.trained_embedding = self._original[trained]
        self.shift = torch.zeros(config["hidden_size"])
        """Added to every other row."""
        self._is_once = torch.zeros(self.vocabulary)
        if len(trained) < self.vocabulary:  # there are others
            self._is_once[list(once)] = 1
        # Kept from step to step: memory so large would come afresh every time.
        self._logits = torch.empty(_AT_ONCE, self.vocabulary, dtype=dtype)
        self._slopes = torch.empty(0, self.vocabulary, dtype=dtype)
        """Of each token's cost by its logits."""
        self._wide = torch.empty_like(self.trained_embedding)
        """Of the trained rows, their gradients, and then what goes into the head."""

    def parts(self) -> list[list[Tensor]]:
        """All trained weights: those of each layer, the last norm's, the embedding's. Of each, matrices come first."""
        return [*(layer.weights() for layer in self.layers), [self.norm], [self.trained_embedding, self.shift]]

    def refresh(self, part: int) -> None:
        """After the weights of that part have changed."""
        if part < len(self.layers):
            self.layers[part].refresh()
        elif part > len(self.layers):
            self._head[self.trained] = torch.sub(self.trained_embedding, self.shift, out=self._wide).to(self.dtype)

    def write_embedding(self) -> None:
        """Hand the embedding to the model."""
        whole = self._original + self.shift  # not by `embedded`, which would take three copies more of all of it
        whole[self.trained] = self.trained_embedding
        self._model.replace(EMBEDDING, whole)

    def embedded(self, tokens: Tensor) -> Tensor:
        """The embeddings of `tokens` (ids, one dimension), float32."""
        place = self._place[tokens, None]
        return torch.where(place < 0, self._original[tokens] + self.shift, self.trained_embedding[place[:, 0]])

    def score(self, posts: Sequence[Sequence[int]]) -> Tensor:
        """Cost of each of `posts` (token ids, the first given) in nats, float64; the softmax in float32."""
        rows = Rows(posts)
        normed, _ = self._normed(self._through(rows, None), self.norm)
        costs = torch.empty(len(rows))
        for at in range(0, len(rows), _AT_ONCE):
            logits = self._logits_of(normed[at : at + _AT_ONCE])
            for first in range(0, len(logits), _IN_FLOAT32):
                part = slice(at + first, at + first + _IN_FLOAT32)
                few = logits[first : first + _IN_FLOAT32].float()
                costs[part] = functional.cross_entropy(few, rows.wanted[part], reduction="none")
        return torch.zeros(rows.posts, dtype=torch.float64).index_add_(0, rows.post, costs.double())

    def learn(self, posts: Sequence[Sequence[int]], on_gradients: OnGradients) -> float:
        """Cost of `posts` in nats; in bf16, that of each token is rounded to 0.4%.

        The gradients of the mean over their tokens are handed to `on_gradients` part by part, the last norm's first,
        the embedding's last: it may change those weights at once, for the pass is done with them.
        """
        rows, kept = Rows(posts), list[_Kept]()
        last = self._through(rows, kept)
        nats, gradient, of_embedding, of_shift = self._cost(rows, last, on_gradients)
        cos, sin = self._turns(rows)
        for number in reversed(range(len(self.layers))):
            of_layer = partial(on_gradients, number)
            self._back(rows, self.layers[number], kept.pop(), gradient, cos, sin, of_layer)
        of_embedding.index_add_(0, self._place[rows.read], gradient)
        on_gradients(len(self.layers) + 1, [of_embedding, of_shift])
        return nats

    def _logits_of(self, normed: Tensor) -> Tensor:
        """(`_AT_ONCE` rows at most, vocabulary). Valid until the next call."""
        return torch.mm(normed, self._head.t(), out=self._logits[: len(normed)])

    def _through(self, rows: Rows, kept: list[_Kept] | None) -> Tensor:
        """The residual stream after the last layer, (rows, hidden)."""
        heads, groups, width = self.heads, self.groups, self.width
        posts, longest = rows.posts, rows.longest
        cos, sin = self._turns(rows)
        stream = self.embedded(rows.read)
        for layer in self.layers:
            entry = stream
            normed, scale = self._normed(entry, layer.norm)
            mixed = functional.linear(normed, layer.query_key_value.used).view(len(rows), heads + 2 * groups, width)
            turned = rows.to_grid(_turn(mixed[:, : heads + groups], cos, sin))
            # One product for all query heads that share a key: (posts x groups, heads a group x longest, width).
            query = turned[:, :, :heads].reshape(posts, longest, groups, -1, width).permute(0, 2, 3, 1, 4)
            query = query.reshape(posts * groups, -1, width)
            key = turned[:, :, heads:].transpose(1, 2).reshape(-1, longest, width)
            value = rows.to_grid(mixed[:, heads + groups :]).transpose(1, 2).reshape(-1, longest, width)
            attention = self._attention(rows, query, key)
            attended = torch.bmm(attention, value).view(posts, groups, -1, longest, width).permute(0, 3, 1, 2, 4)
            attended = rows.from_grid(attended.reshape(posts, longest, heads * width))
            middle = entry + functional.linear(attended, layer.out.used)
            mlp_normed, mlp_scale = self._normed(middle, layer.mlp_norm)
            gate_up = functional.linear(mlp_normed, layer.gate_up.used)
            gate, up = gate_up.chunk(2, -1)
            switch = functional.silu(gate)
            stream = middle + functional.linear(switch * up, layer.down.used)
            if kept is not None:
                held = attention if posts * longest**2 <= _KEPT_PAIRS else None
                kept.append(
                    _Kept(
                        entry, normed, scale, query, key, value, held, attended,
                        middle, mlp_normed, mlp_scale, gate_up, switch,
                    )
                )  # fmt: skip
        return stream

    def _attention(self, rows: Rows, query: Tensor, key: Tensor) -> Tensor:
        """What each token takes from those up to it, (posts x groups, heads a group x longest, longest)."""
        scores = torch.bmm(query, key.transpose(1, 2)).float().view(len(query), -1, rows.longest, rows.longest)
        scores = scores.mul_(1 / math.sqrt(self.width)).add_(rows.future)
        return scores.softmax(-1).to(self.dtype).view(len(query), -1, rows.longest)

    def _cost(self, rows: Rows, last: Tensor, on_gradients: OnGradients) -> tuple[float, Tensor, Tensor, Tensor]:
        """Nats in all; the gradients of the mean for `last`, `trained_embedding` and `shift`."""
        normed, scale = self._normed(last, self.norm)
        if len(self._slopes) < len(rows):
            self._slopes = torch.empty(len(rows), self.vocabulary, dtype=self.dtype)
        slopes = self._slopes[: len(rows)]
        for at in range(0, len(rows), _AT_ONCE):
            part = slice(at, at + _AT_ONCE)
            torch.softmax(self._logits_of(normed[part]), -1, out=slopes[part])
        wanted = torch.arange(len(rows)), rows.wanted
        chances = slopes[wanted]
        nats = -float(chances.float().clamp(min=torch.finfo(torch.float32).tiny).log().sum(dtype=torch.float64))
        slopes[wanted] = chances - 1
        # A row's slopes add up to zero. So it does not matter that `shift` is left out, and those of all other tokens
        # are those of the trained ones, turned round: the chance that one of the others comes.
        gradient = (slopes @ self._head).float().div_(len(rows))
        of_trained = slopes[:, self.trained]
        of_embedding = self._wide.copy_(of_trained.t() @ normed).div_(len(rows))
        of_others = self._is_once[rows.wanted].add_(of_trained.sum(1)).neg_()
        of_shift = (of_others @ normed.float()).div_(len(rows))
        gradient, of_norm = _back_through_norm(gradient, last, scale, self.norm)
        on_gradients(len(self.layers), [of_norm])
        return nats, gradient, of_embedding, of_shift

    def _back(
        self,
        rows: Rows,
        layer: Layer,
        kept: _Kept,
        gradient: Tensor,
        cos: Tensor,
        sin: Tensor,
        on_gradients: Callable[[Sequence[Tensor]], None],
    ) -> None:
        """Turn `gradient`, of the stream after `layer`, in place into that of the stream before it."""
        heads, groups, width = self.heads, self.groups, self.width
        posts, longest = rows.posts, rows.longest
        after = gradient.to(self.dtype)
        gate, up = kept.gate_up.chunk(2, -1)
        of_down = after.t() @ (kept.switch * up)
        of_activated = after @ layer.down.used
        of_gate_up = torch.empty_like(kept.gate_up)
        of_gate, of_up = of_gate_up.chunk(2, -1)
        torch.mul(of_activated, kept.switch, out=of_up)
        torch.ops.aten.silu_backward(of_activated.mul_(up), gate, grad_input=of_gate)
        of_matrix = of_gate_up.t() @ kept.mlp_normed
        part, of_mlp_norm = _back_through_norm(
            (of_gate_up @ layer.gate_up.used).float(), kept.middle, kept.mlp_scale, layer.mlp_norm
        )
        gradient.add_(part)

        after = gradient.to(self.dtype)
        of_out = [after.t() @ kept.attended] if layer.attends else []
        of_attended = rows.to_grid((after @ layer.out.used).view(len(rows), heads, width))
        if not rows.is_full:
            of_attended = of_attended.masked_fill(rows.is_padding, 0)
        of_attended = of_attended.view(posts, longest, groups, -1, width).permute(0, 2, 3, 1, 4)
        of_attended = of_attended.reshape(posts * groups, -1, width)
        attention = self._attention(rows, kept.query, kept.key) if kept.attention is None else kept.attention
        of_value = torch.bmm(attention.transpose(1, 2), of_attended)
        attention = attention.float()
        of_scores = torch.bmm(of_attended, kept.value.transpose(1, 2)).float().mul_(attention)
        of_scores.sub_(attention.mul_(of_scores.sum(-1, keepdim=True)))
        of_products = of_scores.mul_(1 / math.sqrt(width)).to(self.dtype)
        of_query = torch.bmm(of_products, kept.key)
        of_key = torch.bmm(of_products.transpose(1, 2), kept.query)
        grid = of_query.new_empty(posts, longest, heads + 2 * groups, width)
        grid[:, :, :heads].view(posts, longest, groups, -1, width).copy_(
            of_query.view(posts, groups, -1, longest, width).permute(0, 3, 1, 2, 4)
        )
        grid[:, :, heads : heads + groups] = of_key.view(posts, groups, longest, width).transpose(1, 2)
        grid[:, :, heads + groups :] = of_value.view(posts, groups, longest, width).transpose(1, 2)
        of_mixed = rows.from_grid(grid)
        of_mixed[:, : heads + groups] = _turn(of_mixed[:, : heads + groups], cos, -sin)
        of_mixed = of_mixed.view(len(rows), -1)
        of_query_key_value = [of_mixed.t() @ kept.normed] if layer.attends else []
        part, of_norm = _back_through_norm(
            (of_mixed @ layer.query_key_value.used).float(), kept.entry, kept.scale, layer.norm
        )
        gradient.add_(part)
        on_gradients([*of_query_key_value, *of_out, of_matrix, of_down, of_norm, of_mlp_norm])

    def _turns(self, rows: Rows) -> tuple[Tensor, Tensor]:
        """Cosine and sine of each row's rotary angles, (rows, 1, half a head) (Su et al. 2021, section 3.4.2)."""
        rates = self.theta ** -(torch.arange(0, self.width, 2).float() / self.width)
        angles = rows.position[:, None, None] * rates
        return angles.cos().to(self.dtype), angles.sin().to(self.dtype)

    def _normed(self, stream: Tensor, weight: Tensor) -> tuple[Tensor, Tensor]:
        """RMSNorm (Zhang and Sennrich 2019), and what each row was multiplied by."""
        length = torch.linalg.vector_norm(stream, dim=-1, keepdim=True)
        scale = length.square_().div_(stream.shape[-1]).add_(self.eps).rsqrt_()
        return (stream * scale).mul_(weight).to(self.dtype), scale


def _turn(heads: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotate each pair (i, i + half) of (rows, heads, width)."""
    first, second = heads.chunk(2, -1)
    turned = torch.empty_like(heads, memory_format=torch.contiguous_format)
    left, right = turned.chunk(2, -1)
    torch.mul(first, cos, out=left).addcmul_(second, sin, value=-1)
    torch.mul(second, cos, out=right).addcmul_(first, sin)
    return turned


def _back_through_norm(of_normed: Tensor, stream: Tensor, scale: Tensor, weight: Tensor) -> tuple[Tensor, Tensor]:
    """Gradients for the stream and for the weight of an RMSNorm. Overwrites `of_normed`."""
    unit = stream * scale
    of_weight = (of_normed * unit).sum(0)
    of_unit = of_normed.mul_(weight)
    along = (of_unit * unit).mean(-1, keepdim=True)
    return of_unit.sub_(unit.mul_(along)).mul_(scale), of_weight
