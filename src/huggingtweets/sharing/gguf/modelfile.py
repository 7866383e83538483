"""The Modelfile by which Ollama runs a GGUF of a persona: a post goes on from the prompt, nothing is chatted."""

from __future__ import annotations

import re
from pathlib import Path

from huggingtweets.config import GenerateConfig
from huggingtweets.errors import BadInputError

_MARK = "# A HuggingTweets persona for Ollama."


def beside(gguf: Path) -> Path:
    """Where the Modelfile of that file goes: one for each, for a folder may hold several."""
    return gguf.with_suffix(".Modelfile")


def check(path: Path) -> None:
    """Raise BadInputError when `path` is a Modelfile that we did not write."""
    try:
        with path.open("rb") as file:
            is_ours = file.read(len(_MARK)) == _MARK.encode()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError:
        is_ours = False
    if not is_ours:
        raise BadInputError(
            f"{path} is there already and not from HuggingTweets. Move it away, or name another folder with -o."
        )


def text(name: str, about: str, gguf: str, stop: str, licence: str) -> str:
    """The Modelfile of persona `name`, who imitates `about` and ends a post with `stop`, beside the file `gguf`.

    The template is the prompt as it is: the separator before a post is put there by the GGUF itself.
    """
    ours = GenerateConfig()
    tag = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "persona"
    parameters = {
        "stop": f'"{stop}"',
        "temperature": ours.temperature,
        "top_p": ours.top_p,
        "top_k": ours.top_k,
        "min_p": ours.min_p,
        "repeat_penalty": ours.repetition_penalty,
        "num_predict": ours.max_length,  # tokens, of which a post has fewer than characters
    }
    lines = [
        _MARK,
        f"# A machine writes its posts. They imitate {about}, who wrote none of them: say so where you show them.",
        f"#   ollama create {tag} -f {beside(Path(gguf)).name}",
        f'#   ollama run {tag} "I think that"',
        f"FROM ./{gguf}",
        'TEMPLATE "{{ .Prompt }}"',
        *(f"PARAMETER {key} {value}" for key, value in parameters.items()),
    ]
    lines += (
        [f"LICENSE {licence}"] if licence else ["# The base's licence holds for this file too. It is not known here."]
    )
    return "\n".join(lines) + "\n"
