"""Export a persona as a folder: the full model, or an adapter (the difference from its base)."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Literal

from huggingtweets.config import GenerateConfig
from huggingtweets.errors import BadInputError, shell_command
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import folder_aside, output_errors, scratch
from huggingtweets.models import adapter, bases, catalogue, lora
from huggingtweets.personas import Persona
from huggingtweets.personas.record import EVALUATION_FILE, write_run
from huggingtweets.result import Result
from huggingtweets.sharing.card import markdown
from huggingtweets.sharing.model_files import (
    INDEX,
    README,
    SharedFile,
    is_adapter,
    is_lora,
    is_weights,
    licence_files,
    new_folder,
    shared_files,
)

Kind = Literal["full", "adapter"]

_ADAPTER_README = """\
# A machine that imitates {imitated}

A language model fine-tuned on posts of {imitated}, who wrote none of its output. Say so wherever you show it.

This folder holds only what training changed in the base model{form}. HuggingTweets combines the two:

{commands}
"""
_LORA = ", as a LoRA adapter (`peft.AutoPeftModelForCausalLM` loads it)"

_NOT_IN_ADAPTER = (EVALUATION_FILE, README, INDEX)  # files about the full model: rounding changes the figures in them


class Folder(Result):
    """A folder that `export` wrote."""

    name: str
    kind: Kind
    path: Path
    bytes: int


def export(
    home: Path,
    persona: Persona,
    kind: Kind,
    path: Path | None = None,
    *,
    bits: adapter.Bits | None = None,
    on_event: OnEvent = ignore,
) -> Folder:
    """Write `persona` to the new folder `path`, by default NAME or NAME-adapter in the current one. Holds no post.

    An adapter is PEFT's for a persona that was trained with LoRA, else our own in so many `bits` per weight (default
    2). HuggingTweets reads both wherever the base is available; Transformers reads a full model. Raises BadInputError
    if `path` exists or cannot be written, DamagedFileError, and BaseUnavailableError without the base.
    """
    if bits and is_lora(persona):
        message = f"{persona.name} was trained with LoRA, whose adapter is not compressed."
        raise BadInputError(message, hint="Omit {option}.", option="bits")
    path = new_folder(path or Path(persona.name + ("-adapter" if kind == "adapter" else "")))
    with output_errors(path, "output"), folder_aside(path) as folder:
        if kind == "adapter":
            if is_lora(persona):
                changes = lora.read(persona.path)
                _warn_of_private(changes.base, on_event)
                _write(folder, shared_files(persona))
                changes.write(folder)  # with the path of such a base
            else:
                write_adapter(home, persona, folder, bits or 2, on_event)
            if not (folder / README).exists():
                (folder / README).write_text(_adapter_readme(persona, path), encoding="utf-8")
        else:
            _write_full(persona, folder, on_event)
    size = sum(file.stat().st_size for file in path.iterdir())
    return Folder(name=persona.name, kind=kind, path=path, bytes=size)


def write_adapter(home: Path, persona: Persona, folder: Path, bits: adapter.Bits, on_event: OnEvent) -> None:
    """Write the difference between `persona` and its base into `folder`, with tokenizer and configs."""
    if is_adapter(persona):
        raise BadInputError(f"{persona.name} is already stored as an adapter.", hint=f"Copy the folder {persona.path}.")
    base = bases.locate(persona.record.base, home, on_event)
    _warn_of_private(base.name, on_event)
    on_event(Stage("Comparing with the base"))
    before, after = bases.weights_in(base.folder), bases.weights_in(persona.path)
    # A checkpoint without the head, such as GPT-2's, lacks the first part of each name.
    in_base = {name: name if name in before else name.partition(".")[2] for name in after}
    before = {name: before[own] for name, own in in_base.items() if own in before}
    adapter.between(before, after, bits, name=base.name, sha256=base.sha256).write(folder)
    files = shared_files(persona)
    _write(folder, [file for file in files if not is_weights(file.path) and file.path not in _NOT_IN_ADAPTER])
    shutil.copymode(folder / "config.json", folder / adapter.FILE)


def _warn_of_private(base: str, on_event: OnEvent) -> None:
    if bases.public_name(base) is None:
        on_event(Notice(f"The adapter works only where its base is: {base}", is_warning=True))


def _adapter_readme(persona: Persona, path: Path) -> str:
    pull = shlex.join(["pull", f"./{path.name}", "--name", persona.name])
    commands = f"{shell_command(pull)}\n{shell_command(f'generate {shlex.quote(persona.name)}')}"
    imitated = markdown.code(persona.record.imitated)
    form = _LORA if is_lora(persona) else ""
    return _ADAPTER_README.format(imitated=imitated, form=form, commands=markdown.fenced(commands, "sh"))


def _write_full(persona: Persona, folder: Path, on_event: OnEvent) -> None:
    """Write `persona` into `folder` as a model that Transformers reads."""
    if is_adapter(persona):
        on_event(Stage("Adding the adapter to its base"))
        sampling = catalogue.suited(GenerateConfig(), persona.record.base)
        bases.load(persona.path).save(folder, bf16=persona.record.run.precision != "fp32", sampling=sampling)
        write_run(folder, persona.record)
        _write(folder, licence_files(persona))
        return
    on_event(Stage("Copying the model"))
    _write(folder, shared_files(persona))
    if not (folder / README).exists():
        hint = "To add one, run this before the next export: {command}"
        on_event(Notice("The folder has no card.", hint=hint, command=f"card {persona.name}"))


def _write(folder: Path, files: Iterable[SharedFile]) -> None:
    for file in files:
        with file.open() as source, (folder / file.path).open("wb") as target:
            shutil.copyfileobj(source, target)


@contextmanager
def full_model(persona: Persona, on_event: OnEvent = ignore) -> Iterator[Persona]:
    """`persona` with the full model: itself, or if it is an adapter, a copy that exists inside the block."""
    if not is_adapter(persona):
        yield persona
        return
    with scratch(persona.path.parent) as temporary:
        folder = temporary / persona.name
        folder.mkdir()
        _write_full(persona, folder, on_event)
        yield replace(persona, path=folder)
