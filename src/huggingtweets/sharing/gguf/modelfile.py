"""The Modelfile with which Ollama runs a persona's GGUF: plain text completion, no chat."""

from __future__ import annotations

import re
from pathlib import Path

from huggingtweets.config import DEFAULT_LENGTH, GenerateConfig
from huggingtweets.errors import BadInputError
from huggingtweets.files import output_errors
from huggingtweets.models import catalogue
from huggingtweets.personas import Persona
from huggingtweets.sharing.gguf.metadata import LONGEST
from huggingtweets.writing.starts import usual_starts

_MARK = "# A HuggingTweets persona for Ollama."


def path_for(gguf: Path) -> Path:
    """Where the Modelfile of a GGUF goes. Each GGUF in a folder has its own."""
    return gguf.with_suffix(".Modelfile")


def check_replaceable(path: Path) -> None:
    """Raise BadInputError if `path` is a Modelfile that HuggingTweets did not write."""
    with output_errors(path, "output"):
        is_foreign = path.is_file() and not path.read_bytes().startswith(_MARK.encode())
    if is_foreign:
        raise BadInputError(
            f"{path} exists and is not from HuggingTweets.",
            hint="Move it, or choose another folder with {option}.",
            option="output",
        )


def tag_of(name: str) -> str:
    """The name of the persona `name` in Ollama."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "persona"


def text(persona: Persona, gguf: Path, stop: str, base: Path | None = None) -> str:
    """The Modelfile of `persona` for the file `gguf`, or for the file `base` with the adapter `gguf`.

    A post ends with the token `stop`. The template passes the prompt on unchanged: the GGUF itself puts the start token
    before it.
    """
    config = catalogue.suited(GenerateConfig(), persona.record.base)
    tag = tag_of(persona.name)
    parameters = {
        "stop": f'"{stop}"',
        "temperature": config.temperature,
        "top_p": config.top_p,
        "top_k": config.top_k,
        "min_p": config.min_p,
        "repeat_penalty": config.repetition_penalty,
        "num_predict": 2 * DEFAULT_LENGTH,  # tokens: a character that counts twice may have four
    }
    imitated = persona.record.imitated[:LONGEST]
    licence = "# The base's licence holds for this file too. It is not known here."
    if entry := catalogue.find(persona.record.base):
        licence = f"LICENSE {entry.licence.name}, {entry.licence.link}"
        if notice := entry.licence.notice:
            licence = f'LICENSE """{notice}"""'
    lines = [
        _MARK,
        f"# A machine writes its posts. They imitate {imitated}, who wrote none of them: say so where you show them.",
        f"#   ollama create {tag} -f {path_for(gguf).name}",
        f'#   ollama run {tag} "{usual_starts(persona.record.languages)[0]}"',
        *([f"FROM ./{base.name}", f"ADAPTER ./{gguf.name}"] if base else [f"FROM ./{gguf.name}"]),
        'TEMPLATE "{{ .Prompt }}"',
        *(f"PARAMETER {key} {value}" for key, value in parameters.items()),
        licence,
    ]
    return "\n".join(lines) + "\n"
