"""A model under training: one optimiser step on a batch of posts, by autograd or by our own training pass."""

from __future__ import annotations

import ctypes
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from huggingtweets.errors import ConfigError, DamagedFileError
from huggingtweets.extras import need
from huggingtweets.models import bases, loss
from huggingtweets.models.engine.layer import LowRank, low_rank_changes, trained_matrices
from huggingtweets.models.engine.training_pass import TrainingPass
from huggingtweets.models.lora import ALPHA, LoraAdapter
from huggingtweets.posts.tokens import TokenizedPost
from huggingtweets.training.optim import BETAS, AdamW

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel

    from huggingtweets.config import FinetuneConfig
    from huggingtweets.models.engine.weights import EngineWeights
    from huggingtweets.models.loaded import LoadedModel

_TRIM_EVERY = 40  # Steps of a `EngineLearner` between calls of `_release_memory`.

ATTENTION = re.compile(r"(^|[._])(self_)?att(n|ention)(\.|$)")
"""Matches the names of attention's parameters in Llama, Qwen, GPT-2, GPT-NeoX and most other families."""


def uses_bf16(config: FinetuneConfig, device: str) -> bool:
    """Whether training under `config` uses bf16 on `device`."""
    return config.precision == "bf16" or (config.precision == "auto" and bases.has_bf16(device))


class AutogradLearner:
    """Any model on any device: the model's own forward pass, and autograd."""

    kind = "autograd"  # Part of the checkpoint's key: another kind of learner cannot resume it. Never change it.
    pads = True  # Whether posts of different lengths in a batch cost time for padding.

    def __init__(self, loaded: LoadedModel, config: FinetuneConfig, bf16: bool) -> None:
        import torch

        self.model, self.bf16, self.base = loaded.model, bf16, config.base
        self.max_norm = config.max_grad_norm
        torch.manual_seed(config.seed)  # for dropout, and for the start of an adapter
        self.loaded = loaded
        inside = _trained_prefixes(self.model, config)
        self.adapted = _add_adapters(self.model, config, inside) if config.method == "lora" else {}
        """Modules with an adapter, by name."""
        for name, parameter in self.model.named_parameters():
            if not name.startswith(inside):
                parameter.requires_grad_(False)
            elif not self.adapted and ATTENTION.search(name) and parameter.dim() >= 2 and parameter.is_floating_point():
                parameter.requires_grad_(config.freeze != "attention")  # an earlier training may have frozen it
        embeddings = [module for module in self.model.modules() if isinstance(module, torch.nn.Embedding)]
        ends = [*embeddings, self.model.get_output_embeddings()]
        end_ids = {id(parameter) for end in ends if end is not None for parameter in end.parameters()}
        self.parameters = [parameter for parameter in self.model.parameters() if parameter.requires_grad]
        inner = [p for p in self.parameters if p.dim() >= 2 and id(p) not in end_ids]
        self.matrices = [module.weight for module in self.adapted.values()] or inner
        """The matrices of all layers that training changes."""
        share, decay = config.embedding_rate, config.weight_decay
        # Biases and norms are not decayed, as in GPT-2 and since.
        groups: list[dict[str, Any]] = [
            {"params": inner, "share": 1.0},
            {"params": [p for p in self.parameters if p.dim() >= 2 and id(p) in end_ids], "share": share},
            {"params": [p for p in self.parameters if p.dim() < 2], "share": share, "weight_decay": 0.0},
        ]
        self.optimizer = torch.optim.AdamW(groups, betas=BETAS, weight_decay=decay, fused=True)

    def step(self, posts: Sequence[TokenizedPost], rate: float) -> tuple[float, int]:
        """Train on `posts` at learning `rate`. Returns their nats before the step, and their predicted tokens."""
        import torch

        self.model.train()
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["share"]
        with loss.autocast(self.model.device.type, self.bf16):
            nats, _ = loss.token_nats(self.model, posts)
        mean = nats.mean()
        mean.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters, self.max_norm)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        return float(mean.detach()) * len(nats), len(nats)

    def score(self, posts: Sequence[TokenizedPost], on_progress: Callable[[int], None]) -> loss.Scores:
        """Cross-entropy of every post, each scored alone. Raises EmptySplitError if `posts` is empty."""
        return loss.score(self.model, posts, bf16=self.bf16, on_progress=on_progress)

    def sync_model(self) -> None:
        """Write the trained weights to the model, to save it or decode with it. Here the model itself is trained."""
        if self.adapted:
            transposed = any(module.fan_in_fan_out for module in self.adapted.values())
            self.loaded.adapter = LoraAdapter(self.base, "", self._pairs(), transposed)

    def start_from(self, adapter: LoraAdapter) -> None:
        """Continue the training of `adapter`. Raises DamagedFileError if it does not fit."""
        _copy_pairs(adapter, self._pairs())

    def _pairs(self) -> dict[str, tuple[torch.Tensor, torch.Tensor]]:
        return {
            f"{name}.weight": (module.lora_A["default"].weight, module.lora_B["default"].weight)
            for name, module in self.adapted.items()
        }

    def state_tensors(self) -> dict[str, torch.Tensor]:
        """All that `restore` needs to continue bit by bit in another learner of the same model, posts and options."""
        import torch

        tensors = {"random": torch.get_rng_state()}
        for i, parameter in enumerate(self._optimized()):
            tensors[f"{i}.weight"] = parameter.detach()
            for name, value in self.optimizer.state.get(parameter, {}).items():
                tensors[f"{i}.{name}"] = value
        if self.model.device.type == "cuda":
            tensors["random.cuda"] = torch.cuda.get_rng_state()
        return tensors

    def restore(self, tensors: Mapping[str, torch.Tensor]) -> None:
        """Continue from `state_tensors`. Raises ValueError, KeyError or RuntimeError if they do not fit."""
        import torch

        saved = self.optimizer.state_dict()
        saved["state"] = {}
        for i, parameter in enumerate(self._optimized()):
            state = {name.split(".")[1]: t for name, t in tensors.items() if name.startswith(f"{i}.")}
            with torch.no_grad():
                parameter.copy_(state.pop("weight"))
            if state:  # a parameter that never had a gradient has none
                saved["state"][i] = state
        self.optimizer.load_state_dict(saved)
        torch.set_rng_state(tensors["random"])
        if "random.cuda" in tensors and self.model.device.type == "cuda":
            torch.cuda.set_rng_state(tensors["random.cuda"])

    def _optimized(self) -> list[torch.nn.Parameter]:
        """The trained parameters in the optimiser's order, by which checkpoints number them."""
        return [parameter for group in self.optimizer.param_groups for parameter in group["params"]]


class EngineLearner:
    """A model that our own passes compute, with the interface of `AutogradLearner`.

    Each parameter group is updated as soon as its gradients are computed, so that they stay in the cache. All gradients
    never exist at once, so they are clipped adaptively, each by itself, and not to one common norm.
    """

    kind = "llama"  # Part of the checkpoint's key, and older than the other families. Never change it.
    pads = False

    def __init__(
        self,
        loaded: LoadedModel,
        weights: EngineWeights,
        train: Sequence[TokenizedPost],
        config: FinetuneConfig,
        bf16: bool,
    ) -> None:
        import torch

        self.loaded, self.bf16, self.base = loaded, bf16, config.base
        self.is_lora = config.method == "lora"
        # Tokens that only parents have count as unseen: their authors are other people.
        posts_with = Counter(token for post in train for token in {post.ids[0], *post.ids[post.given :]})
        layers = trained_layers(config.layers, weights.architecture.layers)
        trains_ends = not self.is_lora and layers is None
        trained_ids = torch.tensor(sorted({loaded.end, *posts_with}) if trains_ends else [loaded.end])
        singletons = [token for token, posts in posts_with.items() if posts == 1]
        low_rank = LowRank(config.rank, ALPHA / config.rank, torch.Generator().manual_seed(config.seed))
        self.training_pass = TrainingPass(
            weights,
            torch.bfloat16 if bf16 else torch.float32,
            trained_ids,
            singletons,
            train_attention=config.freeze != "attention",
            low_rank=low_rank if self.is_lora else None,
            trained_layers=layers,
        )
        self.matrices = [matrix.weight for matrix in trained_matrices(self.training_pass.layers)]
        """The matrices of all layers that training changes."""
        groups = self.training_pass.parameter_groups()
        share, decay = config.embedding_rate, config.weight_decay
        self.optimizers = [AdamW(group, decay, 1.0, share) for group in groups]
        if trains_ends:
            self.optimizers[-1] = AdamW(groups[-1], decay, share, share)
        self.float32_buffers: dict[tuple[int, torch.Size], torch.Tensor] = {}
        self.steps = 0

    def step(self, posts: Sequence[TokenizedPost], rate: float) -> tuple[float, int]:
        import torch

        def update(group: int, gradients: Sequence[torch.Tensor]) -> None:
            self.optimizers[group].step([self._in_float32(i, g) for i, g in enumerate(gradients)], rate)
            self.training_pass.sync(group)

        with torch.no_grad():
            nats = self.training_pass.forward_backward(posts, update)
        if self.steps % _TRIM_EVERY == 0:
            _release_memory()
        self.steps += 1
        return nats, sum(post.predicted for post in posts)

    def _in_float32(self, i: int, gradient: torch.Tensor) -> torch.Tensor:
        """The `i`-th gradient of a group in float32. Reuses buffers: touching new memory takes longer than the copy."""
        import torch

        if gradient.dtype == torch.float32:
            return gradient
        key = i, gradient.shape
        if key not in self.float32_buffers:
            self.float32_buffers[key] = torch.empty(gradient.shape)
        return self.float32_buffers[key].copy_(gradient)

    def score(self, posts: Sequence[TokenizedPost], on_progress: Callable[[int], None]) -> loss.Scores:
        import torch

        with torch.no_grad():
            return loss.score_in_batches(posts, self.training_pass.token_nats, on_progress)

    def sync_model(self) -> None:
        if self.is_lora:
            self.loaded.adapter = LoraAdapter(self.base, "", low_rank_changes(self.training_pass.layers))
        elif self.training_pass.trains_ends:
            self.training_pass.sync_embedding()
        _release_memory()  # before saving, which needs more

    def start_from(self, adapter: LoraAdapter) -> None:
        _copy_pairs(adapter, low_rank_changes(self.training_pass.layers))
        for group in range(len(self.optimizers)):
            self.training_pass.sync(group)

    def state_tensors(self) -> dict[str, torch.Tensor]:
        return {
            f"{group}.{i}.{name}": tensor
            for group, optimizer in enumerate(self.optimizers)
            for i, tensors in enumerate(optimizer.state_tensors())
            for name, tensor in tensors.items()
        }

    def restore(self, tensors: Mapping[str, torch.Tensor]) -> None:
        own = self.state_tensors()
        if {name: tensor.shape for name, tensor in own.items()} != {name: t.shape for name, t in tensors.items()}:
            raise ValueError("it belongs to another model, other tokens or another version")
        for name, tensor in own.items():
            tensor.copy_(tensors[name])
        for group in range(len(self.optimizers)):
            self.training_pass.sync(group)


def trained_layers(text: str, count: int) -> range | None:
    """The layers, from 0, that `text` (`FinetuneConfig.layers`) means in a model of `count` layers; None for all.

    Raises ConfigError if the model does not have them.
    """
    if text == "all":
        return None
    kind, _, size = text.partition(":")
    if size:
        first, last = (1, int(size)) if kind == "bottom" else (count - int(size) + 1, count)
    else:
        first, last = map(int, text.split("-"))
    if not 1 <= first <= last <= count:
        message = f"The base has {count} layers, counted from the bottom, so it cannot train {text}."
        raise ConfigError(message, hint="Change {option}.", option="layers")
    return range(first - 1, last)


def _trained_prefixes(model: PreTrainedModel, config: FinetuneConfig) -> tuple[str, ...]:
    """How the names of the parameters that `config` trains start. Raises ConfigError."""
    import torch

    # The first list of modules is that of the layers; a layer may hold others, of its experts.
    lists = ((name, each) for name, each in model.named_modules() if isinstance(each, torch.nn.ModuleList))
    name, modules = next(lists, ("", ()))
    layers = trained_layers(config.layers, len(modules))
    return ("",) if layers is None else tuple(f"{name}.{number}." for number in layers)


def _add_adapters(model: PreTrainedModel, config: FinetuneConfig, inside: tuple[str, ...]) -> dict[str, Any]:
    """Freeze `model` and add adapters to its linear layers `inside`, without those of attention if it is frozen.

    Returns the layers by name.
    """
    import torch

    need("peft", "LoRA of this base", "lora")
    from peft import LoraConfig, inject_adapter_in_model
    from peft.tuners.lora import LoraLayer
    from transformers.pytorch_utils import Conv1D

    head = model.get_output_embeddings()
    names = {
        name: module
        for name, module in model.named_modules()
        if isinstance(module, torch.nn.Linear | Conv1D)
        and module is not head
        and name.startswith(inside)
        and not (config.freeze == "attention" and ATTENTION.search(name))
    }
    is_transposed = any(isinstance(module, Conv1D) for module in names.values())
    inject_adapter_in_model(
        LoraConfig(r=config.rank, lora_alpha=ALPHA, target_modules=list(names), fan_in_fan_out=is_transposed), model
    )
    return {name: module for name, module in model.named_modules() if isinstance(module, LoraLayer)}


def _copy_pairs(adapter: LoraAdapter, pairs: Mapping[str, tuple[torch.Tensor, torch.Tensor]]) -> None:
    import torch

    try:
        with torch.no_grad():
            for name, pair in pairs.items():
                for own, tensor in zip(pair, adapter.pairs[name], strict=True):
                    own.copy_(tensor)
    except (KeyError, RuntimeError) as error:
        raise DamagedFileError("The adapter of the persona does not fit its base.", hint="Train it again.") from error


Learner = AutogradLearner | EngineLearner


def make_learner(loaded: LoadedModel, train: Sequence[TokenizedPost], config: FinetuneConfig) -> Learner:
    """The fastest learner for the model and its device."""
    bf16 = uses_bf16(config, loaded.device.type)
    if weights := loaded.engine_weights:
        return EngineLearner(loaded, weights, train, config, bf16)
    return AutogradLearner(loaded, config, bf16)


def _release_memory() -> None:
    """Return free memory to the system (glibc only): batches differ in size, so freed blocks seldom fit the next."""
    if sys.platform == "linux" and (trim := getattr(ctypes.CDLL(None), "malloc_trim", None)):
        trim(0)
