"""A model in memory with its tokenizer: to train, to decode with, to save.

Importing Transformers and building a model takes longer than reading half a gigabyte of weights. So a model that
our own passes compute is read and saved without Transformers, until its Transformers model or tokenizer is needed.
"""

from __future__ import annotations

import json
import math
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets.config import GenerateConfig
from huggingtweets.files import read_bytes, write_json
from huggingtweets.models.adapter import WeightOf
from huggingtweets.models.engine.architecture import Architecture
from huggingtweets.models.engine.weights import EngineWeights
from huggingtweets.models.fit import MAX_JSON, MAX_TOKENIZER

if TYPE_CHECKING:
    import torch
    from tokenizers import Tokenizer
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

    from huggingtweets.models.lora import LoraAdapter

# What GPT-2, SmolLM2, Pythia, Qwen, Llama 3 and others saw after a document in pre-training. The end token of a model
# tuned for chat often ends a turn.
_DOCUMENT_ENDS = ("<|endoftext|>", "<|end_of_text|>")
_NAMED_TOKENS = tuple(f"{name}_token" for name in ("bos", "eos", "unk", "pad", "sep", "cls", "mask"))

_WHOLE_TOKENIZERS = {"TokenizersBackend", "PreTrainedTokenizerFast"}  # tokenizer.json describes them completely.

WEIGHTS = "model.safetensors"

_SAMPLING = GenerateConfig()


@dataclass(frozen=True, slots=True)
class TextCodec:
    """Turns texts into token ids and back."""

    start: int  # Id of the token before every post.
    end: int  # Id of the token after every post.
    context: int  # Maximum length of an input in tokens.
    vocabulary: int  # Size of the tokenizer's vocabulary. The embedding may have more rows.
    suppressed_ids: frozenset[int]  # Special tokens, start and end, and embedding rows beyond the vocabulary.
    encode: Callable[[list[str]], list[list[int]]]  # Token ids of each text, without special tokens.
    decode: Callable[[list[int]], str]  # The text of token ids, without special tokens.


def _transformers_codec(
    model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, start: int, end: int, context: int
) -> TextCodec:
    def encode(texts: list[str]) -> list[list[int]]:
        if not texts:
            return []
        ids: list[list[int]] = tokenizer(texts, add_special_tokens=False, return_attention_mask=False)["input_ids"]
        return ids

    def decode(ids: list[int]) -> str:
        return str(tokenizer.decode(ids, skip_special_tokens=True, clean_up_tokenization_spaces=False))

    rows = model.config.get_text_config().vocab_size
    suppressed = frozenset({*special_ids(tokenizer).values(), start, end, *range(len(tokenizer), rows)})
    return TextCodec(start, end, context, len(tokenizer), suppressed, encode, decode)


def special_ids(tokenizer: PreTrainedTokenizerBase) -> dict[str, int]:
    """The ids of special tokens, by token. Added tokens may be text, such as several spaces or line breaks."""
    added: dict[int, Any] = getattr(tokenizer, "added_tokens_decoder", {})
    named = zip(tokenizer.all_special_tokens, tokenizer.all_special_ids, strict=True)
    return {str(token): number for number, token in added.items() if token.special} | dict(named)


def document_tokens(
    encode: Callable[[str, bool], Sequence[int]], special: Mapping[str, int], eos: int | None
) -> tuple[int, int] | None:
    """Ids of the tokens before and after a document, as the model knows them; None if no token ends a text.

    `encode` takes a text, and whether to add special tokens. `special` has the ids of special tokens, `eos` is the
    tokenizer's own end token. A model that saw no start token saw a document start after the end of another.
    """
    alone, whole = list(encode("a", False)), list(encode("a", True))
    places = range(len(whole) - len(alone) + 1)
    place = next((i for i in places if whole[i : i + len(alone)] == alone), 0)
    before, after = whole[:place], whole[place + len(alone) :]
    known = [special[token] for token in _DOCUMENT_ENDS if token in special]
    if eos is not None and (eos in before or not known):  # personas of our first versions start with their end token
        known = [eos]
    ends = [*known, *after[-1:], *before[:1]]
    return ((before or ends)[0], ends[0]) if ends else None


class LoadedModel:
    """A causal language model in Transformers, and its tokenizer set up for posts."""

    def __init__(
        self, model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, start: int, end: int, context: int
    ) -> None:
        self._model, self._tokenizer = model, tokenizer
        parameters = sum(weight.numel() for weight in model.parameters())
        self._describe(_transformers_codec(model, tokenizer, start, end, context), model.device, parameters)

    def _describe(self, codec: TextCodec, device: torch.device, parameters: int) -> None:
        self.codec, self.device = codec, device
        self.adapter: LoraAdapter | None = None
        """What LoRA training has learnt. It is saved in place of the weights, which stay as they are."""
        self.parameters = parameters
        """Number of weights."""
        self.start, self.end, self.context = codec.start, codec.end, codec.context
        self.encode, self.decode = codec.encode, codec.decode

    @property
    def model(self) -> PreTrainedModel:
        return self._model

    @property
    def tokenizer(self) -> PreTrainedTokenizerBase:
        return self._tokenizer

    @property
    def engine_weights(self) -> EngineWeights | None:
        """The weights for our own passes, shared with the model; None if they cannot compute it."""
        return EngineWeights.of(self.model)

    def save(self, folder: Path, *, bf16: bool, sampling: GenerateConfig = _SAMPLING) -> None:
        """Write the model and its tokenizer into `folder`.

        Transformers' plain `generate` will sample as `sampling` says, and stop at the end of a post. `bf16` is
        for models trained in bf16, whose products never used more precision: matrices take half the space.
        """
        from transformers import GenerationConfig

        self.model.generation_config = GenerationConfig(**_generation_defaults(self.codec, sampling))
        for name, token in _token_ids(self.codec).items():
            setattr(self.model.config, name, token)
        self.tokenizer.save_pretrained(folder)
        if self.adapter:
            self.model.config.save_pretrained(folder)
            self.model.generation_config.save_pretrained(folder)
            self.adapter.write(folder)
            return
        weights = self.model.state_dict()
        if bf16:
            # Tied weights must stay one tensor, so that they are written once.
            halves = {weight.data_ptr(): weight.bfloat16() for weight in weights.values() if weight.dim() >= 2}
            weights = {name: halves.get(weight.data_ptr(), weight) for name, weight in weights.items()}
        self.model.save_pretrained(folder, state_dict=weights)
        for file in folder.glob("*.safetensors"):  # safetensors creates files that only their owner may read
            shutil.copymode(folder / "config.json", file)


def _token_ids(codec: TextCodec) -> dict[str, int]:
    """The entries of start and end in a model's config. Posts are padded with the end token."""
    return {"bos_token_id": codec.start, "eos_token_id": codec.end, "pad_token_id": codec.end}


def _generation_defaults(codec: TextCodec, config: GenerateConfig) -> dict[str, Any]:
    """The content of generation_config.json."""
    return {
        **_token_ids(codec),
        "do_sample": True,
        "temperature": config.temperature,
        "top_p": config.top_p,
        "top_k": config.top_k,
        **({"min_p": config.min_p} if config.min_p else {}),
        "max_new_tokens": 160,
    }


@dataclass(frozen=True, slots=True)
class EngineFolder:
    """Configuration and tokenizer of a model that our own passes compute, read from its folder without Transformers."""

    architecture: Architecture
    config: dict[str, Any]
    tokenizer_config: dict[str, Any]
    tokenizer: Tokenizer
    special: dict[str, int]  # Ids of special tokens, by token.
    start: int
    end: int

    @classmethod
    def read(cls, folder: Path) -> EngineFolder | None:
        """None if `folder` holds another model, or one with settings that only Transformers understands."""
        from tokenizers import Tokenizer

        try:
            config = json.loads(read_bytes(folder / "config.json", MAX_JSON))
            tokenizer_config = json.loads(read_bytes(folder / "tokenizer_config.json", MAX_TOKENIZER))
            architecture = Architecture.of(config)
            if architecture is None or tokenizer_config["tokenizer_class"] not in _WHOLE_TOKENIZERS:
                return None
            tokenizer = Tokenizer.from_buffer(read_bytes(folder / "tokenizer.json", MAX_TOKENIZER))
            knows_words = tokenizer.encode("a", add_special_tokens=False).ids
            if not knows_words or tokenizer.get_vocab_size() > architecture.vocabulary:
                return None
        except Exception:  # noqa: BLE001 (tokenizers raises plain exceptions)
            return None  # Transformers reports what is wrong
        tokenizer.no_padding()
        tokenizer.no_truncation()
        special = _special_tokens(tokenizer_config, tokenizer)
        if special is None:
            return None
        tokens = document_tokens(
            lambda text, add: tokenizer.encode(text, add_special_tokens=add).ids,
            special,
            special.get(_text_of(tokenizer_config.get("eos_token"))),
        )
        return cls(architecture, config, tokenizer_config, tokenizer, special, *tokens) if tokens else None

    def codec(self) -> TextCodec:
        tokenizer = self.tokenizer
        vocabulary = tokenizer.get_vocab_size()
        suppressed = frozenset(
            {*self.special.values(), self.start, self.end, *range(vocabulary, self.architecture.vocabulary)}
        )

        def encode(texts: list[str]) -> list[list[int]]:
            return [encoded.ids for encoded in tokenizer.encode_batch(texts, add_special_tokens=False)]

        return TextCodec(
            self.start, self.end, self.architecture.context, vocabulary, suppressed, encode, tokenizer.decode
        )


def _special_tokens(tokenizer_config: Mapping[str, Any], tokenizer: Tokenizer) -> dict[str, int] | None:
    """Ids of the special tokens, by token; None if `tokenizer` lacks one or does not recognise them in a text."""
    extra = tokenizer_config.get("extra_special_tokens") or tokenizer_config.get("additional_special_tokens") or []
    named = [token for key, token in tokenizer_config.items() if key in _NAMED_TOKENS and token is not None]
    tokens = [_text_of(token) for token in (*named, *(extra.values() if isinstance(extra, Mapping) else extra))]
    decoder = tokenizer.get_added_tokens_decoder()
    added = {str(token): number for number, token in decoder.items()}
    if tokenizer_config.get("split_special_tokens") or not all(token in added for token in tokens):
        return None
    return {str(token): number for number, token in decoder.items() if token.special or str(token) in tokens}


def _text_of(token: Any) -> str:
    """The text of a token in a tokenizer_config.json, which is a string or an object; "" if it has none."""
    text = token.get("content") if isinstance(token, Mapping) else token
    return text if isinstance(text, str) else ""


class LoadedInEngine(LoadedModel):
    """A model that our own passes compute, in float32, without Transformers until `model` or `tokenizer` is used."""

    def __init__(self, files: EngineFolder, weight_of: WeightOf, load_transformers: Callable[[], LoadedModel]) -> None:
        import torch

        parameters = sum(math.prod(shape) for shape in files.architecture.weight_shapes().values())
        self._describe(files.codec(), torch.device("cpu"), parameters)
        self._files = files
        self._weight_of: WeightOf | None = weight_of
        self._load_transformers = load_transformers
        self._weights: EngineWeights | None = None
        self._in_transformers: LoadedModel | None = None

    @property
    def in_transformers(self) -> LoadedModel:
        """The same model in Transformers, with shared weights. Loaded on first use."""
        if self._in_transformers is None:
            self._in_transformers = self._load_transformers()
            if self._weights:
                self._weights.share_with(self._in_transformers.model)
            self._weight_of = None
        return self._in_transformers

    @property
    def model(self) -> PreTrainedModel:
        return self.in_transformers.model

    @property
    def tokenizer(self) -> PreTrainedTokenizerBase:
        return self.in_transformers.tokenizer

    @property
    def engine_weights(self) -> EngineWeights | None:
        if self._in_transformers:
            return self._in_transformers.engine_weights
        if self._weight_of:
            # As stored, so that they stay memory-mapped.
            weights = {name: self._weight_of(name) for name in self._files.architecture.weight_shapes()}
            self._weights = EngineWeights(self._files.architecture, weights)
            self._weight_of = None  # it keeps the file open
        return self._weights

    def save(self, folder: Path, *, bf16: bool, sampling: GenerateConfig = _SAMPLING) -> None:
        held = None if self._in_transformers else self.engine_weights
        if not (held or self.adapter):
            self.in_transformers.save(folder, bf16=bf16, sampling=sampling)
            return
        from safetensors.torch import save_file

        files, ids = self._files, _token_ids(self.codec)
        tokens = {name.removesuffix("_id"): files.tokenizer.id_to_token(token) for name, token in ids.items()}
        folder.mkdir(parents=True, exist_ok=True)
        write_json(folder / "config.json", {**files.config, **ids, "dtype": "float32"})
        write_json(folder / "generation_config.json", _generation_defaults(self.codec, sampling))
        write_json(folder / "tokenizer_config.json", {**files.tokenizer_config, **tokens, "chat_template": None})
        prepend_start(files.tokenizer, self.start)
        files.tokenizer.save(str(folder / "tokenizer.json"))
        if self.adapter:
            self.adapter.write(folder)
        elif held:
            weights = {
                name: weight.bfloat16() if bf16 and weight.dim() >= 2 else weight.float()
                for name, weight in held.weights.items()
            }
            save_file(weights, folder / WEIGHTS, metadata={"format": "pt"})
            shutil.copymode(folder / "config.json", folder / WEIGHTS)  # safetensors lets only the owner read it


def prepend_start(tokenizer: Tokenizer, start: int) -> None:
    """Make `tokenizer` put the start token before every text, so that plain `pipeline` starts a post."""
    from tokenizers.processors import TemplateProcessing

    token = tokenizer.id_to_token(start)
    tokenizer.post_processor = TemplateProcessing(
        single=f"{token} $A", pair=f"{token} $A $B", special_tokens=[(token, start)]
    )
