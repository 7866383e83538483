"""A persona's tokenizer as a GGUF holds it: tokens, merges, and a name for how texts are cut before that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from gguf import GGUFWriter, TokenType

_DIGITS = {"type": "Digits", "individual_digits": True}
_BYTES = {"type": "ByteLevel", "add_prefix_space": False, "use_regex": True}

_READINGS = {"gpt-2": [_BYTES], "smollm": [_DIGITS, _BYTES]}
"""What llama.cpp calls the ways of cutting a text that our bases have, by their steps in tokenizer.json."""

_UNLIKE = ("dropout", "continuing_subword_prefix", "end_of_word_suffix", "byte_fallback", "ignore_merges")
"""Settings of a BPE that llama.cpp does not know, or decides by itself."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What of a tokenizer goes into a GGUF."""

    tokens: list[str]
    """By id, as many as the model has rows."""
    kinds: list[TokenType]
    merges: list[str]
    reading: str
    """llama.cpp's name for the way of cutting."""
    separator: int
    """Id of the token before and after every post."""

    def write(self, writer: GGUFWriter) -> None:
        writer.add_tokenizer_model("gpt2")
        writer.add_tokenizer_pre(self.reading)
        writer.add_token_list(self.tokens)
        writer.add_token_types(self.kinds)
        writer.add_token_merges(self.merges)
        writer.add_bos_token_id(self.separator)
        writer.add_eos_token_id(self.separator)
        writer.add_pad_token_id(self.separator)
        writer.add_add_bos_token(True)  # as the persona's own tokenizer puts it before every text
        writer.add_add_eos_token(False)
        writer.add_add_space_prefix(False)


def reading_of(tokenizer: Mapping[str, Any]) -> str | None:
    """llama.cpp's name for how `tokenizer` (tokenizer.json) reads a text; None when it would read it otherwise."""
    model = tokenizer.get("model") or {}
    if model.get("type") != "BPE" or tokenizer.get("normalizer") or any(model.get(key) for key in _UNLIKE):
        return None
    whole = tokenizer.get("pre_tokenizer") or {}
    # trim_offsets only moves what is reported of places.
    steps = [{k: v for k, v in step.items() if k != "trim_offsets"} for step in whole.get("pretokenizers", [whole])]
    return next((name for name, known in _READINGS.items() if steps == known), None)


def read(tokenizer: Mapping[str, Any], reading: str, rows: int, separator: object) -> Vocabulary:
    """The vocabulary in `tokenizer` (tokenizer.json) for a model of so many `rows`.

    Raises KeyError, TypeError, ValueError or AttributeError when it is damaged.
    """
    from gguf import TokenType

    tokens = {int(token): str(text) for text, token in tokenizer["model"]["vocab"].items()}
    kinds = dict.fromkeys(tokens, TokenType.NORMAL)
    for added in tokenizer["added_tokens"]:
        tokens[added["id"]] = added["content"]
        kinds[added["id"]] = TokenType.CONTROL if added["special"] else TokenType.USER_DEFINED
    if not isinstance(separator, int) or separator not in tokens or max(tokens) >= rows:
        raise ValueError(f"{separator!r} is no token, or there are more than {rows}")
    return Vocabulary(
        [tokens.get(token, f"[PAD{token}]") for token in range(rows)],
        [kinds.get(token, TokenType.UNUSED) for token in range(rows)],
        [pair if isinstance(pair, str) else " ".join(pair) for pair in tokenizer["model"]["merges"]],
        reading,
        separator,
    )
