"""The files of a persona that others may get, and their content without private data."""

from __future__ import annotations

import io
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from huggingtweets.errors import BadInputError, DamagedFileError
from huggingtweets.files import home, output_errors
from huggingtweets.models import adapter, bases, catalogue, lora
from huggingtweets.models.fetch import TERMS, folder_of
from huggingtweets.personas import Persona
from huggingtweets.personas.record import EVALUATION_FILE, RUN_FILE, Evaluation, RunRecord

README = "README.md"
INDEX = "model.safetensors.index.json"
CONFIGS = ("config.json", "generation_config.json", "tokenizer_config.json", lora.CONFIG)
TOKENIZERS = ("tokenizer.json", "tokenizer.model", "vocab.json", "merges.txt", "vocab.txt", "added_tokens.json")
NOTICE = "NOTICE"  # what the base's licence wants recipients to be told
LICENCES = (NOTICE, TERMS)
KNOWN = {*CONFIGS, *TOKENIZERS, "special_tokens_map.json", INDEX, README, RUN_FILE, EVALUATION_FILE, *LICENCES}
"""Every file of a model except its weights."""
_WEIGHTS = re.compile(r"model(-\d{5}-of-\d{5})?\.safetensors")

_LOCAL_KEYS = {"is_local", "local_files_only"}
"""Keys that Transformers leaves in the config of a tokenizer loaded from disk, beside paths."""


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file to share: `content` is the file on disk, or the bytes to share in its place."""

    path: str
    content: Path | bytes

    @property
    def size(self) -> int:
        """In bytes."""
        return self.content.stat().st_size if isinstance(self.content, Path) else len(self.content)

    def open(self) -> BinaryIO:
        return self.content.open("rb") if isinstance(self.content, Path) else io.BytesIO(self.content)

    def read(self) -> bytes:
        return self.content.read_bytes() if isinstance(self.content, Path) else self.content


def is_weights(path: str) -> bool:
    return path == lora.FILE or _WEIGHTS.fullmatch(path) is not None


def is_shared(path: str) -> bool:
    """Whether a push uploads, or once uploaded, a file of that name."""
    return path in KNOWN or is_weights(path)


def is_lora(persona: Persona) -> bool:
    """Whether the persona is stored as a LoRA adapter, which other programs read too."""
    return (persona.path / lora.FILE).is_file()


def is_adapter(persona: Persona) -> bool:
    """Whether the persona is stored as the difference from its base, in our own format or as a LoRA adapter."""
    return is_lora(persona) or (persona.path / adapter.FILE).is_file()


def check_full(persona: Persona) -> None:
    """Raise BadInputError if `persona` is stored in our own format, which others cannot use as a model."""
    if is_adapter(persona) and not is_lora(persona):
        message = f"{persona.name} is stored as an adapter."
        hint = "Convert it with {command}, then pull that folder under the same name."
        raise BadInputError(message, hint=hint, command=f"export {persona.name} --as full -o full")


def shared_files(persona: Persona) -> list[SharedFile]:
    """The files of `persona` to share, by name: known names only, without posts, local paths and blocked words.

    Raises DamagedFileError, and BadInputError for an adapter in our own format.
    """
    check_full(persona)
    files = licence_files(persona)
    made = {file.path for file in files}
    for path in sorted(p for p in persona.path.iterdir() if p.is_file() and is_shared(p.name) and p.name not in made):
        try:
            files.append(SharedFile(path.name, _public_content(persona, path)))
        except (OSError, ValueError, TypeError, RecursionError) as error:
            raise damaged(persona, f"its {path.name} cannot be read") from error
    names = {file.path for file in files}
    if not {"config.json", RUN_FILE} <= names or not any(map(is_weights, names)) or not names & set(TOKENIZERS):
        raise damaged(persona, f"its model, tokenizer or {RUN_FILE} is missing")
    return sorted(files, key=lambda file: file.path)


def new_folder(path: Path) -> Path:
    """`path` as an absolute one, if a folder can be made there. Creates those above it. Raises BadInputError."""
    path = path.expanduser().absolute()
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        hint = "Delete it, or choose another place with {option}."
        raise BadInputError(f"{path} already exists.", hint=hint, option="output")
    with output_errors(path, "output"):
        path.parent.mkdir(parents=True, exist_ok=True)
    return path


def licence_files(persona: Persona) -> list[SharedFile]:
    """The notice that must accompany `persona` by its base's licence, and a copy of the terms if this disk has one."""
    base = catalogue.find(persona.record.base)
    if base is None or not base.licence.notice:
        return []
    files = [SharedFile(NOTICE, base.licence.notice.encode())]
    if base.gguf and (terms := folder_of(base, home()) / TERMS).is_file():
        files.append(SharedFile(TERMS, terms))
    return files


def damaged(persona: Persona, problem: str) -> DamagedFileError:
    """The error about a file of `persona`."""
    message, hint = f"The persona {persona.name} is damaged: {problem}.", "Train it again with: {command}"
    return DamagedFileError(message, hint=hint, command=f"train {persona.name}")


def _public_content(persona: Persona, path: Path) -> Path | bytes:
    if path.name == RUN_FILE:
        return _json(public_record(persona.record, persona.name).model_dump(mode="json"))
    if path.name == EVALUATION_FILE:
        evaluation = Evaluation.model_validate_json(path.read_bytes())
        return _json(evaluation.public(persona.name, bases.public_name(persona.record.base) or "").as_json())
    if path.name in CONFIGS:
        config = read_object(path)
        config = {k: v for k, v in config.items() if k not in _LOCAL_KEYS and not k.endswith("name_or_path")}
        base = persona.record.base
        named = {"base_model_name_or_path": bases.hub_id(base) or bases.public_name(base)}
        return _json(config | named if path.name == lora.CONFIG else config)
    if is_weights(path.name):
        bases.check_whole(path)
    return path


def _json(value: Any) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n").encode()


def read_object(path: Path) -> dict[str, Any]:
    """The JSON object in a file. Raises OSError, ValueError, or RecursionError for hostile nesting."""
    value = json.loads(path.read_bytes())
    if not isinstance(value, dict):
        raise ValueError(f"{path.name} is not a JSON object")  # noqa: TRY004
    return value


def public_record(record: RunRecord, name: str) -> RunRecord:
    """`record` as others may see it, with the persona's `name`. A base that is a folder is left out.

    Raises ValueError.
    """
    public = record.public(bases.public_name(record.base) or "").model_copy(update={"name": name})
    if (origin := public.pulled_from) and not (origin.commit and bases.public_name(origin.repo)):
        return public.model_copy(update={"pulled_from": None})  # a folder
    return public
