"""Sentences made for a terminal, as a page says them: without flags and commands that nobody there can type."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from huggingtweets.config import GenerateConfig, TrainConfig, option_names


def _try_again(found: re.Match[str]) -> str:
    return f"{'T' if found[1] == 'R' else 't'}ry again{found[2] or ''}"


_Words = str | Callable[[re.Match[str]], str]

_SAID: list[tuple[str, _Words]] = [
    (r"(?:Add|Choose one with) --handle \S+?(?=\. |\.$| to )", "Fill in “Whose posts” and choose the file again"),
    (r"--handle(?![\w-])", "“Whose posts”"),
    (r"Name it with --text-column NAME", "Name it in “Column of the texts” and choose the file again"),
    (r"--text-column(?![\w-])", "“Column of the texts”"),
    (r"--base PATH", "“Base”"),
    (r" \(-n (\d+)\)", r" (\1)"),
    (r" \(may be repeated\)", ""),
    (r"Remove the old one first: huggingtweets remove \S+", "Delete the old one in the library first"),
    (r"Train it again with: huggingtweets train \S+ \(or delete .*\)", "Train it again, or delete it in the library"),
    (r"(?:Add )?--with-cw (?:to take them|takes them too)\.", "Tick “Posts under a content warning too” to take them."),
    (r"where add --with-cw took them", "where they were brought in"),
    (r" \((?:--name NAME|--name)\)", " in “Name of the persona”"),
    (r"[Tt]he same command goes on(?: from t?here)?(?:; --restart begins anew)?", "“Go on” goes on from there"),
    (r": the same command begins(?: anew)?\.", "."),
    (r"([Rr])un the same command again( later| then| tomorrow)?(?:, or without --no-wait)?", _try_again),
    (r": huggingtweets curate HANDLE says what was dropped, and why", " (step 1 shows what is left out, and why)"),
    (r"(?:Train|Make) one with: huggingtweets train HANDLE", "Train one on the first page."),
    (r"Add (?:an archive|more) with: huggingtweets add PATH", "Bring posts on the first page."),
    (r"(?<!terminal)(?: with)?: (?=huggingtweets [a-z])", ", in a terminal: "),
]

_ALLOWED = [
    ("int", "a whole number"),
    ("float", "a number"),
    ("bool", "true or false"),
    ("string_too_long", "{max_length} characters at most"),
    ("string_too_short", "{min_length} character or more"),
    ("string", "text"),
    ("greater_than_equal", "{ge} or more"),
    ("greater_than", "more than {gt}"),
    ("less_than_equal", "{le} or less"),
    ("less_than", "less than {lt}"),
    ("too_long", "{max_length} at most"),
    ("too_short", "{min_length} or more"),
    ("list", "a list"),
    ("dict", "options by name"),
    ("literal_error", "{expected}"),
]
"""By how pydantic's kinds of errors begin, the first that fits."""


def on_page(sentence: str) -> str:
    """`sentence` with the names that the page's fields have."""
    for pattern, words in _said():
        sentence = pattern.sub(words, sentence)
    return sentence


def refused(error: Mapping[str, Any]) -> tuple[str, str | None]:
    """What pydantic found wrong with a request, in a sentence, and the parameter that is to blame."""
    kind, context, where = str(error["type"]), error.get("ctx") or {}, [str(part) for part in error["loc"][1:]]
    if kind == "value_error":
        return f"{'.'.join(where) or 'The body'}: {context.get('error', error['msg'])}.", None
    if kind == "json_invalid" or not where:
        return "The body is not the JSON object that it should be.", None
    name = ".".join(where)
    if kind == "missing" or (error.get("input") in ("", []) and kind.endswith("too_short")):
        return f"{name} is missing.", where[0]
    if kind == "extra_forbidden":
        return f"There is nothing called {name[:50]!r} here.", None
    allowed = next((words for start, words in _ALLOWED if kind.startswith(start)), None)
    words = allowed.format(**context) if allowed else str(error["msg"])
    given = str(error.get("input"))
    shown = given if len(given) <= 50 else f"{given[:50]}…"
    return f"{name} cannot be {shown}; allowed: {words}.", where[0]


def label(name: str) -> str:
    """What the field of the option `name` is called."""
    return name.replace("_", " ").capitalize()


@cache
def _said() -> list[tuple[re.Pattern[str], _Words]]:
    names = {name.rsplit(".", 1)[-1] for model in (TrainConfig, GenerateConfig) for name in option_names(model)}
    flags: list[tuple[str, _Words]] = []
    for name in sorted(names):
        flag = rf"--(?:no-)?{name.replace('_', '-')}"
        flags += [(rf"{flag} (\d+)", rf"“{label(name)}” (now \1)"), (rf"{flag}(?![\w-])", f"“{label(name)}”")]
    return [(re.compile(pattern), words) for pattern, words in [*_SAID, *flags]]
