"""What changes a model's weights: one optimiser step on a batch of posts, by autograd or by our own passes."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from huggingtweets.models import loss
from huggingtweets.models.engine import llama
from huggingtweets.posts.dataset import TokenizedPost, scoring_batches

if TYPE_CHECKING:
    import torch

    from huggingtweets.config import FinetuneConfig
    from huggingtweets.models.loaded import LoadedModel, PlainLlama

_TRIM_EVERY = 40
"""Steps of a `LlamaLearner` between calls of `_give_back`."""

BETAS = (0.7, 0.98)
"""AdamW's. A run has some hundred steps: with the usual 0.999 it would remember the first, steepest ones to its end,
and with the usual 0.9 keep on for ten steps where they no longer lead down (docs/experiments.md has what was tried)."""

SPIKE = 1.5
"""Gradients longer than so many times the usual are shortened to that by our own `AdamW`."""


class Learner(Protocol):
    """A model under training, with its optimiser."""

    pads: bool
    """Posts of unlike length in a batch cost it padding."""

    def step(self, posts: Sequence[TokenizedPost], rate: float) -> tuple[float, int]:
        """Learn from `posts` at learning rate `rate`. Returns their cost in nats before it and their number of tokens.

        Cost that is not finite leaves the weights unusable.
        """

    def score(self, posts: Sequence[TokenizedPost], on_progress: Callable[[int], None]) -> loss.Scores:
        """Cost of every post, each alone. Raises EmptySplitError when `posts` is empty."""

    def settle(self) -> None:
        """Bring the model itself up to date, for saving it or sampling from it."""

    def tensors(self) -> dict[str, torch.Tensor]:
        """All that `restore` needs, in a learner made alike, to go on as this one would."""

    def restore(self, tensors: Mapping[str, torch.Tensor]) -> None:
        """Raises ValueError, KeyError or RuntimeError when `tensors` are of another model."""


def learner_of(loaded: LoadedModel, train: Sequence[TokenizedPost], config: FinetuneConfig, *, bf16: bool) -> Learner:
    """The fastest one there is for the model and the processor it is on."""
    if plain := loaded.llama:
        return LlamaLearner(plain, loaded.separator, train, config, bf16=bf16)
    return AutogradLearner(loaded, config, bf16=bf16)


_ATTENTION = re.compile(r"(^|[._])(self_)?att(n|ention)(\.|$)")
"""In the name of a parameter, as Llama, Qwen, GPT-2, GPT-NeoX and most others have it."""


def is_frozen(name: str, config: FinetuneConfig) -> bool:
    """Whether the matrix called `name` is left as it is."""
    return config.freeze == "attention" and bool(_ATTENTION.search(name))


class AutogradLearner:
    """Any model, any processor: the model's own forward pass, PyTorch's backward pass."""

    pads = True

    def __init__(self, loaded: LoadedModel, config: FinetuneConfig, *, bf16: bool) -> None:
        import torch

        self.model, self.separator, self.bf16 = loaded.model, loaded.separator, bf16
        self.max_norm = config.max_grad_norm
        torch.manual_seed(config.seed)  # dropout, where the base has it
        for name, parameter in self.model.named_parameters():
            if _ATTENTION.search(name) and parameter.dim() >= 2 and parameter.is_floating_point():
                parameter.requires_grad_(not is_frozen(name, config))  # an earlier training may have frozen it
        modules = [module for module in self.model.modules() if isinstance(module, torch.nn.Embedding)]
        ends = [*modules, self.model.get_output_embeddings()]
        embeddings = {id(parameter) for end in ends if end is not None for parameter in end.parameters()}
        self.parameters = [parameter for parameter in self.model.parameters() if parameter.requires_grad]
        share, decay = config.embedding_rate, config.weight_decay
        # Biases and norms are not decayed, as everywhere since GPT-2.
        groups: list[dict[str, Any]] = [
            {"params": [p for p in self.parameters if p.dim() >= 2 and id(p) not in embeddings], "share": 1.0},
            {"params": [p for p in self.parameters if p.dim() >= 2 and id(p) in embeddings], "share": share},
            {"params": [p for p in self.parameters if p.dim() < 2], "share": share, "weight_decay": 0.0},
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=config.learning_rate, betas=BETAS, weight_decay=decay, fused=True)

    def step(self, posts: Sequence[TokenizedPost], rate: float) -> tuple[float, int]:
        import torch

        self.model.train()
        device = self.model.device
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["share"]
        with loss.autocast(device.type, self.bf16):
            ids = loss.pad(posts, self.separator).to(device)
            nats, _ = loss.nats_of_tokens(self.model, ids, [len(post.ids) for post in posts])
        mean = nats.mean()
        mean.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, self.max_norm)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return float(mean.detach()) * len(nats), len(nats)

    def score(self, posts: Sequence[TokenizedPost], on_progress: Callable[[int], None]) -> loss.Scores:
        return loss.score(self.model, posts, self.separator, bf16=self.bf16, on_progress=on_progress)

    def settle(self) -> None:
        """Nothing to do: the model is what is trained."""

    def tensors(self) -> dict[str, torch.Tensor]:
        import torch

        tensors = _tensors_of(self.optimizer) | {"random": torch.get_rng_state()}
        if self.model.device.type == "cuda":
            tensors["random.cuda"] = torch.cuda.get_rng_state()
        return tensors

    def restore(self, tensors: Mapping[str, torch.Tensor]) -> None:
        import torch

        _restore(self.optimizer, tensors)
        torch.set_rng_state(tensors["random"])
        if "random.cuda" in tensors and self.model.device.type == "cuda":
            torch.cuda.set_rng_state(tensors["random.cuda"])


class LlamaLearner:
    """A Llama on the CPU (see `llama`): each layer is stepped as soon as its gradients are there.

    That keeps them in the cache and out of memory, and leaves no point at which all gradients could be clipped to one
    norm: each weight's are by what is usual for it.
    """

    pads = False

    def __init__(
        self,
        model: PlainLlama,
        separator: int,
        train: Sequence[TokenizedPost],
        config: FinetuneConfig,
        *,
        bf16: bool,
    ) -> None:
        import torch

        # oneDNN keeps the code it made for each shape of product. Every batch has shapes of its own, and the usual
        # thousand of them add up to hundreds of megabytes in a run.
        os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "128")
        posts_with = Counter(token for post in train for token in set(post.ids))
        tokens = torch.tensor(sorted({separator, *posts_with}))
        once = [token for token, posts in posts_with.items() if posts == 1]
        dtype = torch.bfloat16 if bf16 else torch.float32
        self.llama = llama.Llama(model, dtype, tokens, once, attention=config.freeze != "attention")
        *parts, embedding = self.llama.parts()
        share = config.embedding_rate
        self.optimizers = [AdamW(part, config.weight_decay, 1.0, share) for part in parts]
        self.optimizers.append(AdamW(embedding, config.weight_decay, share, share))
        self.gradients: dict[tuple[int, torch.Size], torch.Tensor] = {}
        self.steps = 0

    def step(self, posts: Sequence[TokenizedPost], rate: float) -> tuple[float, int]:
        import torch

        def update(part: int, gradients: Sequence[torch.Tensor]) -> None:
            self.optimizers[part].step([self._in_float32(i, g) for i, g in enumerate(gradients)], rate)
            self.llama.refresh(part)

        with torch.no_grad():
            nats = self.llama.learn([post.ids for post in posts], update)
        if self.steps % _TRIM_EVERY == 0:
            _give_back()
        self.steps += 1
        return nats, sum(len(post.ids) - 1 for post in posts)

    def _in_float32(self, i: int, gradient: torch.Tensor) -> torch.Tensor:
        """The `i`-th gradient of a part. Memory made for it is kept for its likes in other layers and steps: new pages
        take longer than the copy itself.
        """
        import torch

        if gradient.dtype == torch.float32:
            return gradient
        key = i, gradient.shape
        if key not in self.gradients:
            self.gradients[key] = torch.empty(gradient.shape)
        return self.gradients[key].copy_(gradient)

    def score(self, posts: Sequence[TokenizedPost], on_progress: Callable[[int], None]) -> loss.Scores:
        import torch

        nats = [0.0] * len(posts)
        done = 0
        with torch.no_grad():
            for batch in scoring_batches(posts, loss.SCORING_TOKENS):
                for i, value in zip(batch, self.llama.score([posts[i].ids for i in batch]).tolist(), strict=True):
                    nats[i] = value
                done += len(batch)
                on_progress(done)
        return loss.fit_of(nats, posts)

    def settle(self) -> None:
        self.llama.write_embedding()
        _give_back()  # before saving, which needs more

    def tensors(self) -> dict[str, torch.Tensor]:
        return {
            f"{part}.{i}.{name}": tensor
            for part, optimizer in enumerate(self.optimizers)
            for i, named in enumerate(optimizer.tensors())
            for name, tensor in named.items()
        }

    def restore(self, tensors: Mapping[str, torch.Tensor]) -> None:
        own = self.tensors()
        if {name: tensor.shape for name, tensor in own.items()} != {name: t.shape for name, t in tensors.items()}:
            raise ValueError("it is of another model, other tokens or another version")
        for name, tensor in own.items():
            tensor.copy_(tensors[name])
        for part in range(len(self.optimizers)):
            self.llama.refresh(part)


class AdamW:
    """PyTorch's fused AdamW for one part. Its class for it would load the compiler, which takes a second or more.

    Matrices and vectors get shares of the learning rate, vectors no decay. Each gradient but the first is shortened
    to `SPIKE` times the usual norm, a moving root mean square of its weight's so far, as shortened (after AdaGC,
    Wang et al. 2025, arXiv:2502.11034): a single batch can have ten times that in the lowest layers, whose weights
    then hardly move for fifty steps.
    """

    def __init__(
        self, weights: Sequence[torch.Tensor], decay: float, matrices_share: float, vectors_share: float
    ) -> None:
        import torch

        self.weights = list(weights)
        # Made with the first step: whoever only scores needs none.
        self.averages: list[torch.Tensor] = []
        self.squares: list[torch.Tensor] = []
        self.steps = [torch.zeros(()) for _ in weights]
        self.lengths = [torch.zeros(()) for _ in weights]
        """Moving averages of the squared norms of gradients, from zero as the moments are."""
        matrices = [i for i, weight in enumerate(weights) if weight.dim() >= 2]
        vectors = [i for i, weight in enumerate(weights) if weight.dim() < 2]
        groups = ((matrices, decay, matrices_share), (vectors, 0.0, vectors_share))
        self.groups = [group for group in groups if group[0]]

    def step(self, gradients: Sequence[torch.Tensor], rate: float) -> None:
        """With one gradient for each weight, in float32; those that are shortened are so in place."""
        import torch
        from torch.optim.adamw import adamw

        self._remember()
        beta1, beta2 = BETAS
        for gradient, length, step in zip(gradients, self.lengths, self.steps, strict=True):
            norm = torch.linalg.vector_norm(gradient)
            if step > 0:
                longest = SPIKE * (length / (1 - beta2**step)).sqrt()
                if norm > longest > 0:
                    gradient.mul_(longest / norm)
                    norm = longest
            length.lerp_(norm.square(), 1 - beta2)
        for group, decay, share in self.groups:
            weights, averages, squares, steps, slopes = (
                [every[i] for i in group]
                for every in (self.weights, self.averages, self.squares, self.steps, gradients)
            )
            adamw(
                weights, slopes, averages, squares, [], steps,
                fused=True, amsgrad=False, beta1=beta1, beta2=beta2, lr=rate * share, weight_decay=decay, eps=1e-8,
                maximize=False,
            )  # fmt: skip

    def _remember(self) -> None:
        import torch

        if not self.averages:
            self.averages, self.squares = ([torch.zeros_like(weight) for weight in self.weights] for _ in range(2))

    def tensors(self) -> list[dict[str, torch.Tensor]]:
        """Of each weight: itself, and what is remembered of it."""
        self._remember()
        names = ("weight", "exp_avg", "exp_avg_sq", "step", "length")
        return [
            dict(zip(names, each, strict=True))
            for each in zip(self.weights, self.averages, self.squares, self.steps, self.lengths, strict=True)
        ]


def _give_back() -> None:
    """Hand the memory that is free between what is used back to the system, where the C library can (glibc).

    Batches differ in size, so what one leaves free seldom fits the next: in a run, hundreds of megabytes.
    """
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)


def _tensors_of(optimizer: torch.optim.Optimizer) -> dict[str, torch.Tensor]:
    """The weights that `optimizer` changes, and what it remembers of each."""
    tensors = {}
    for i, parameter in enumerate(p for group in optimizer.param_groups for p in group["params"]):
        tensors[f"{i}.weight"] = parameter.detach()
        for name, value in optimizer.state.get(parameter, {}).items():
            tensors[f"{i}.{name}"] = value
    return tensors


def _restore(optimizer: torch.optim.Optimizer, tensors: Mapping[str, torch.Tensor]) -> None:
    import torch

    saved = optimizer.state_dict()
    saved["state"] = {}
    for i, parameter in enumerate(p for group in optimizer.param_groups for p in group["params"]):
        own = {name.split(".")[1]: t for name, t in tensors.items() if name.startswith(f"{i}.")}
        with torch.no_grad():
            parameter.copy_(own.pop("weight"))
        if own:  # a parameter that never had a gradient has no state
            saved["state"][i] = own
    optimizer.load_state_dict(saved)
