"""A model in memory with its tokenizer: to train, to write with, to save.

Importing Transformers and building a model in it takes longer than reading half a gigabyte of weights. So a plain
Llama on the CPU, for which we have passes of our own (`llama`, `decode`), is read from its folder and written to
another without it, until somebody asks for the model or the tokenizer as Transformers has them.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets.config import GenerateConfig
from huggingtweets.files import write_json

if TYPE_CHECKING:
    import torch
    from tokenizers import Tokenizer
    from torch import Tensor
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

SEPARATOR = "<|endoftext|>"
"""What stands between documents in the pre-training of GPT-2, SmolLM2, Pythia, Qwen and others."""

WEIGHTS = "model.safetensors"
EMBEDDING = "model.embed_tokens.weight"


class LoadedModel:
    """A causal language model as Transformers has it, its tokenizer set up for posts."""

    separator: int
    """Id of the token before and after every post."""
    context: int
    """Longest input, in tokens."""

    def __init__(
        self, model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, separator: int, context: int
    ) -> None:
        self._model, self._tokenizer = model, tokenizer
        self.separator, self.context = separator, context

    @property
    def model(self) -> PreTrainedModel:
        return self._model

    @property
    def tokenizer(self) -> PreTrainedTokenizerBase:
        return self._tokenizer

    @property
    def llama(self) -> PlainLlama | None:
        """Its weights, shared, where it is a plain Llama on the CPU."""
        return PlainLlama.of(self.model) if is_plain_llama(self.model) else None

    @property
    def device(self) -> torch.device:
        where: torch.device = self.model.device
        return where

    @property
    def parameters(self) -> int:
        """How many weights it has."""
        return sum(weight.numel() for weight in self.model.parameters())

    @property
    def vocabulary(self) -> int:
        """Ids of the tokenizer; the model may have rows beyond it."""
        return len(self.tokenizer)

    @property
    def unsayable(self) -> frozenset[int]:
        """Ids that are no text: special tokens, the separator among them, and rows beyond the vocabulary."""
        rows = self.model.config.get_text_config().vocab_size
        special = {*self.tokenizer.all_special_ids, *getattr(self.tokenizer, "added_tokens_decoder", {})}
        return frozenset({*special, *range(self.vocabulary, rows)})

    def encode(self, texts: list[str]) -> list[list[int]]:
        """Token ids of each text, nothing added."""
        if not texts:
            return []
        ids: list[list[int]] = self.tokenizer(texts, add_special_tokens=False, return_attention_mask=False)["input_ids"]
        return ids

    def decode(self, ids: list[int]) -> str:
        """Their text, without special tokens."""
        return str(self.tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False))

    def set_generation_defaults(self) -> None:
        """Make plain `generate` sample posts as we do by default, and stop at the end of one."""
        from transformers import GenerationConfig

        self.model.generation_config = GenerationConfig(**_generation_defaults(self.separator))
        for name in _ENDS:
            setattr(self.model.config, name, self.separator)

    def save(self, folder: Path, *, bf16: bool) -> None:
        """Write the model and its tokenizer into `folder`; with `bf16`, all matrices in half the size.

        For a model trained in bf16: its products have never seen more of the matrices than that. Whoever loads it still
        computes in float32 unless told, for not every processor can in bf16.
        """
        weights = self.model.state_dict()
        if bf16:
            # One tensor for each, so that tied ones stay tied and are written once.
            halves = {weight.data_ptr(): weight.bfloat16() for weight in weights.values() if weight.dim() >= 2}
            weights = {name: halves.get(weight.data_ptr(), weight) for name, weight in weights.items()}
        self.model.save_pretrained(folder, state_dict=weights)
        self.tokenizer.save_pretrained(folder)
        for file in folder.glob("*.safetensors"):  # written for its owner alone
            shutil.copymode(folder / "config.json", file)


_ENDS = ("bos_token_id", "eos_token_id", "pad_token_id")


def _generation_defaults(separator: int) -> dict[str, Any]:
    ours = GenerateConfig()
    return {
        **dict.fromkeys(_ENDS, separator),
        "do_sample": True,
        "temperature": ours.temperature,
        "top_p": ours.top_p,
        "top_k": ours.top_k,
        "max_new_tokens": 160,
    }


# --- Plain Llamas ----------------------------------------------------------------------------------------------


def is_plain(config: Mapping[str, Any]) -> bool:
    """Whether `config` (config.json) is of a Llama without particulars, its embedding its vocabulary matrix."""
    wanted = {
        "model_type": "llama",
        "architectures": ["LlamaForCausalLM"],
        "tie_word_embeddings": True,
        "hidden_act": "silu",
        "attention_bias": False,
        "mlp_bias": False,
        "attention_dropout": 0.0,
    }
    return (
        wanted.items() <= config.items()
        and (config.get("rope_parameters") or {}).get("rope_type") == "default"
        and "quantization_config" not in config
    )


def is_plain_llama(model: PreTrainedModel) -> bool:
    """Whether `model` is one, and on the CPU."""
    from transformers import LlamaForCausalLM

    if type(model) is not LlamaForCausalLM or model.device.type != "cpu":
        return False
    return is_plain({**model.config.to_dict(), "architectures": ["LlamaForCausalLM"]})


class PlainLlama:
    """The weights of a plain Llama by their names in a checkpoint; shared with `model`, where there is one."""

    def __init__(
        self, config: Mapping[str, Any], weights: dict[str, Tensor], model: PreTrainedModel | None = None
    ) -> None:
        self.config = config
        """As in config.json."""
        self.weights = weights
        self._model = model

    @classmethod
    def of(cls, model: PreTrainedModel) -> PlainLlama:
        config = model.config.to_dict()
        weights = model.state_dict()
        return cls(config, {name: weights[name] for name in shapes(config)}, model)

    def share(self, model: PreTrainedModel) -> None:
        """Give `model`, which is the same Llama, these weights."""
        self._model = model
        for name, weight in self.weights.items():
            self.replace(name, weight)

    def replace(self, name: str, weight: Tensor) -> None:
        """Let `weight` be the one called `name`."""
        self.weights[name] = weight
        if self._model is not None:
            self._model.get_parameter(name).data = weight

    def joined(self, *names: str) -> Tensor:
        """A copy of those weights below one another, of which they become views.

        A copy even of one: weights as loaded are pages of the base's file, all in memory as long as one is used.
        """
        import torch

        weights = [self.weights[name] for name in names]
        whole = torch.cat(weights)
        for name, part in zip(names, whole.split([len(weight) for weight in weights]), strict=True):
            self.replace(name, part)
        return whole


def shapes(config: Mapping[str, Any]) -> dict[str, tuple[int, ...]]:
    """Of all weights of a plain Llama, by their names in a checkpoint. Raises KeyError where `config` lacks a size."""
    hidden, middle = config["hidden_size"], config["intermediate_size"]
    width = head_width(config)
    queries, keys = config["num_attention_heads"] * width, config["num_key_value_heads"] * width
    of_layer = {
        "input_layernorm": (hidden,),
        "self_attn.q_proj": (queries, hidden),
        "self_attn.k_proj": (keys, hidden),
        "self_attn.v_proj": (keys, hidden),
        "self_attn.o_proj": (hidden, queries),
        "post_attention_layernorm": (hidden,),
        "mlp.gate_proj": (middle, hidden),
        "mlp.up_proj": (middle, hidden),
        "mlp.down_proj": (hidden, middle),
    }
    layers = {
        f"model.layers.{number}.{name}.weight": shape
        for number in range(config["num_hidden_layers"])
        for name, shape in of_layer.items()
    }
    return {EMBEDDING: (config["vocab_size"], hidden), **layers, "model.norm.weight": (hidden,)}


def head_width(config: Mapping[str, Any]) -> int:
    return int(config.get("head_dim") or config["hidden_size"] // config["num_attention_heads"])


def _theta(config: Mapping[str, Any]) -> Any:
    return config["rope_parameters"]["rope_theta"]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _is_whole(tokenizer_config: Mapping[str, Any], tokenizer: Tokenizer) -> bool:
    """Whether `tokenizer` has all special tokens, and reads them as such in a text."""
    extra = tokenizer_config.get("extra_special_tokens") or tokenizer_config.get("additional_special_tokens") or []
    tokens = extra.values() if isinstance(extra, Mapping) else extra
    added = {str(token) for token in tokenizer.get_added_tokens_decoder().values()}
    return not tokenizer_config.get("split_special_tokens") and all(
        isinstance(token, str) and token in added for token in tokens
    )


@dataclass(frozen=True, slots=True)
class PlainFolder:
    """What a folder of a plain Llama holds beside its weights."""

    config: dict[str, Any]
    tokenizer_config: dict[str, Any]
    tokenizer: Tokenizer
    separator: int

    @classmethod
    def read(cls, folder: Path) -> PlainFolder | None:
        """None where it is no plain Llama, or anything about it is not as we save it."""
        from tokenizers import Tokenizer

        try:
            config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
            of_tokenizer = json.loads((folder / "tokenizer_config.json").read_text(encoding="utf-8"))
            # Of these classes, tokenizer.json is all there is.
            if not is_plain(config) or of_tokenizer["tokenizer_class"] not in (
                "TokenizersBackend",
                "PreTrainedTokenizerFast",
            ):
                return None
            tokenizer = Tokenizer.from_buffer((folder / "tokenizer.json").read_bytes())
            shapes(config)
            if not all(map(_is_number, (config["max_position_embeddings"], config["rms_norm_eps"], _theta(config)))):
                return None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        separator = tokenizer.token_to_id(SEPARATOR)
        if separator is None or not _is_whole(of_tokenizer, tokenizer):
            return None
        tokenizer.no_padding()
        tokenizer.no_truncation()
        return cls(config, of_tokenizer, tokenizer, separator)

    @property
    def context(self) -> int:
        """Longest input, in tokens."""
        return int(self.config["max_position_embeddings"])

    @property
    def vocabulary(self) -> int:
        return self.tokenizer.get_vocab_size()

    @property
    def unsayable(self) -> frozenset[int]:
        rows = self.config["vocab_size"]
        return frozenset({*self.tokenizer.get_added_tokens_decoder(), *range(self.vocabulary, rows)})

    def encode(self, texts: list[str]) -> list[list[int]]:
        return [encoded.ids for encoded in self.tokenizer.encode_batch(texts, add_special_tokens=False)]

    def decode(self, ids: list[int]) -> str:
        return self.tokenizer.decode(ids)


class PlainModel(LoadedModel):
    """A plain Llama on the CPU, in float32."""

    def __init__(
        self, folder: Path, about: PlainFolder, read: Callable[[], dict[str, Tensor]], build: Callable[[], LoadedModel]
    ) -> None:
        """`read` gives the weights by name, `build` the same model by Transformers."""
        self.separator, self.context = about.separator, about.context
        self._about, self._build = about, build
        self._read: Callable[[], dict[str, Tensor]] | None = read
        self._config = about.config
        try:
            self._generation = json.loads((folder / "generation_config.json").read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self._generation = {}
        self._has_defaults = False
        self._llama: PlainLlama | None = None
        self._built: LoadedModel | None = None

    @property
    def built(self) -> LoadedModel:
        """The same by Transformers, its weights shared."""
        if self._built is None:
            self._built = self._build()
            if self._llama:
                self._llama.share(self._built.model)
            self._read = None
            if self._has_defaults:
                self._built.set_generation_defaults()
        return self._built

    @property
    def model(self) -> PreTrainedModel:
        return self.built.model

    @property
    def tokenizer(self) -> PreTrainedTokenizerBase:
        return self.built.tokenizer

    @property
    def llama(self) -> PlainLlama | None:
        return self._built.llama if self._built else self._plain()

    def _plain(self) -> PlainLlama:
        if self._llama is None and self._read:
            self._llama = PlainLlama(self._config, self._read())
            self._read = None  # which may hold weights
        if self._llama is None:
            raise RuntimeError("Transformers has the weights")
        return self._llama

    @property
    def device(self) -> torch.device:
        import torch

        return torch.device("cpu")

    @property
    def parameters(self) -> int:
        return sum(rows * (columns[0] if columns else 1) for rows, *columns in shapes(self._config).values())

    @property
    def vocabulary(self) -> int:
        return self._about.vocabulary

    @property
    def unsayable(self) -> frozenset[int]:
        return self._about.unsayable

    def encode(self, texts: list[str]) -> list[list[int]]:
        return self._about.encode(texts)

    def decode(self, ids: list[int]) -> str:
        return self._about.decode(ids)

    def set_generation_defaults(self) -> None:
        self._has_defaults = True
        self._config = {**self._config, **dict.fromkeys(_ENDS, self.separator)}
        self._generation = _generation_defaults(self.separator)
        if self._built:
            self._built.set_generation_defaults()

    def save(self, folder: Path, *, bf16: bool) -> None:
        if self._built:
            self._built.save(folder, bf16=bf16)
            return
        from safetensors.torch import save_file

        folder.mkdir(parents=True, exist_ok=True)
        write_json(folder / "config.json", {**self._config, "dtype": "float32"})
        write_json(folder / "generation_config.json", self._generation)
        write_json(folder / "tokenizer_config.json", _for_posts(self._about.tokenizer_config))
        put_separators(self._about.tokenizer, SEPARATOR, self.separator)
        self._about.tokenizer.save(str(folder / "tokenizer.json"))
        weights = {
            name: weight.bfloat16() if bf16 and weight.dim() >= 2 else weight
            for name, weight in self._plain().weights.items()
        }
        save_file(weights, folder / WEIGHTS, metadata={"format": "pt"})
        shutil.copymode(folder / "config.json", folder / WEIGHTS)  # written for its owner alone


def _for_posts(tokenizer_config: Mapping[str, Any]) -> dict[str, Any]:
    ends = {"bos_token": SEPARATOR, "eos_token": SEPARATOR, "pad_token": SEPARATOR}
    return {**tokenizer_config, **ends, "chat_template": None}


def put_separators(tokenizer: Tokenizer, token: str, separator: int) -> None:
    """Put the separator before every text, as in training, so that a plain `pipeline` starts a new post."""
    from tokenizers.processors import TemplateProcessing

    tokenizer.post_processor = TemplateProcessing(
        single=f"{token} $A", pair=f"{token} $A $B", special_tokens=[(token, separator)]
    )
