"""The bases of the catalogue, with what training each would take on this machine."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

from filelock import FileLock

from huggingtweets import personas
from huggingtweets.config import CurateConfig
from huggingtweets.errors import BaseUnavailableError, BusyError, DamagedFileError, NotFoundError
from huggingtweets.files import delete_folder, disk_errors
from huggingtweets.models import adapter, bases, catalogue, fetch, terms
from huggingtweets.models.catalogue import Entry
from huggingtweets.result import Result
from huggingtweets.running import running_work
from huggingtweets.text import listing, megabytes
from huggingtweets.training.prepare import curate_account

_BYTES_PER_TOKEN = 4  # Of text, in a language that the base knows.
_SHARE_OF_PEAK = 0.6  # Speed of training as a share of the matrix product's (docs/results.md).
_BESIDE_TRAINING = 1.25  # Time of the whole command, relative to the training steps alone.
_MEMORY_GB, _MEMORY_PER_EMBEDDED, _MEMORY_PER_LAYER_WEIGHT = 1.2, 6.7e-9, 14.2e-9
"""Peak memory of training in gigabytes: of the process, of each weight in the embedding, and of each in a layer.
Fitted to SmolLM2 (2.9 GB) and Gemma 3 270M (3.8 GB)."""


class KnownBase(Result):
    """A base of the catalogue."""

    name: str
    hub_id: str
    parameters: int
    languages: str
    codes: tuple[str, ...] | str
    licence: str
    licence_link: str
    agreed: bool | None
    source: str
    download_mb: int
    memory_gb: float
    minutes: float | None
    on_disk: bool
    disk_bytes: int | None


class RemovedBase(Result):
    """A base that `bases --remove` deleted."""

    name: str
    bytes: int


class KnownBases(Result):
    """The catalogue, for an account if one was named."""

    account: str | None
    bases: tuple[KnownBase, ...]


def known_bases(home: Path, handle: str | None = None) -> KnownBases:
    """The bases of the catalogue. With the account `handle`, an estimate of how long each would train on its posts.

    The estimate takes the speed of the latest training here, else that of a matrix product, and scales it by the number
    of weights. Raises NotFoundError, AmbiguousHandleError.
    """
    account, tokens, speed = None, 0.0, None
    if handle:
        row, curated = curate_account(home, handle, CurateConfig())
        account = row.full_handle
        tokens = sum(len(post.text.encode()) / _BYTES_PER_TOKEN + 1 for post in curated.texts)
        speed = _weights_per_second(home)
    return KnownBases(account=account, bases=tuple(_known(entry, home, tokens, speed) for entry in catalogue.BASES))


def _known(entry: Entry, home: Path, tokens: float, speed: float | None) -> KnownBase:
    same = ("name", "hub_id", "parameters", "languages", "codes", "source", "download_mb")
    return KnownBase(
        **{field: getattr(entry, field) for field in same},
        licence=entry.licence.name,
        licence_link=entry.licence.link,
        agreed=terms.open_terms(entry.name, home) is None if entry.licence.summary else None,
        memory_gb=round(_memory_gb(entry), 1),
        minutes=round(tokens * entry.parameters / speed * _BESIDE_TRAINING / 60, 1) if speed else None,
        on_disk=_is_on_disk(entry, home),
        disk_bytes=_bytes_on_disk(entry, home) or None,
    )


def describe_base_removal(home: Path, name: str) -> str:
    """What `remove_base` would delete. Raises NotFoundError."""
    entry = _find_on_disk(home, name)
    adapters = [each for each in personas.list_names(home) if _needs(personas.path_of(home, each), entry.name)]
    told = f"This deletes the base {entry.name} ({megabytes(_bytes_on_disk(entry, home))})."
    if adapters:
        told += f" {listing(adapters)} cannot write without it."
    return f"{told} The next command that needs it downloads it again ({entry.download_mb} MB)."


def remove_base(home: Path, name: str) -> RemovedBase:
    """Delete a base that came from the package index. Raises NotFoundError, BusyError while work is running."""
    entry = _find_on_disk(home, name)
    if work := running_work(home):
        raise BusyError(f"{work[0].what} is running.", hint="Stop it or wait until it ends, then try again.")
    freed = _bytes_on_disk(entry, home)
    for folder in fetch.folders_of(entry, home):
        with disk_errors(folder), FileLock(folder.with_suffix(".lock")):
            delete_folder(folder)
    return RemovedBase(name=entry.name, bytes=freed)


def unused_bases(home: Path) -> list[KnownBase]:
    """The bases from the package index that take space in `home` and that no persona was trained on."""
    used = {each["base"] for each in personas.list_personas(home)}
    known = (_known(entry, home, 0, None) for entry in catalogue.BASES if entry.name not in used)
    return [each for each in known if each.disk_bytes]


def _find_on_disk(home: Path, name: str) -> Entry:
    entry = catalogue.find(name)
    if entry and fetch.folders_of(entry, home):
        return entry
    if entry and bases.is_cached(entry.hub_id):
        hint = f"It is in the cache of the Hub, which other programs share: hf cache rm model/{entry.hub_id}"
        raise NotFoundError(f"{name} is not in {home}.", hint=hint)
    raise NotFoundError(
        f"There is no base {name} on this disk.", hint="To see those that are: {command}", command="bases"
    )


def _bytes_on_disk(entry: Entry, home: Path) -> int:
    return sum(file.stat().st_size for folder in fetch.folders_of(entry, home) for file in folder.glob("*"))


def _needs(persona: Path, base: str) -> bool:
    """Whether the persona is stored as the difference from `base`."""
    with suppress(DamagedFileError, BaseUnavailableError):
        delta = adapter.read(persona)
        return delta is not None and delta.base == base
    return False


def _memory_gb(entry: Entry) -> float:
    in_layers = entry.parameters - entry.embedded
    return _MEMORY_GB + entry.embedded * _MEMORY_PER_EMBEDDED + in_layers * _MEMORY_PER_LAYER_WEIGHT


def _is_on_disk(entry: Entry, home: Path) -> bool:
    if entry.gguf:
        return (fetch.folder_of(entry, home) / "base.json").is_file()
    return bases.is_cached(entry.hub_id)


def _weights_per_second(home: Path) -> float:
    """Tokens per second times weights, at which this machine trains."""
    latest = ("", 0.0)
    for name in personas.list_names(home):
        with suppress(DamagedFileError):
            record = personas.find(home, name).record
            if (entry := catalogue.find(record.base)) and record.tokens_per_second and not record.pulled_from:
                latest = max(latest, (record.run.created_at or "", record.tokens_per_second * entry.parameters))
    return latest[1] or _product_speed() * _SHARE_OF_PEAK / 6  # a token costs 6 operations per weight


def _product_speed() -> float:
    """Floating-point operations per second of a matrix product, as training does them."""
    import torch

    device = bases.pick_device("auto")
    size = 1024
    dtype = torch.bfloat16 if bases.has_bf16(device) else torch.float32
    matrix = torch.ones(size, size, dtype=dtype, device=device)
    (matrix @ matrix).sum().item()
    began, count = time.perf_counter(), 0
    while time.perf_counter() - began < 0.3:
        (matrix @ matrix).sum().item()
        count += 1
    return 2 * size**3 * count / (time.perf_counter() - began)
