"""Errors and notices in the page's words: options by the labels of their fields, commands by what the page offers."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from huggingtweets.errors import Explained, HuggingTweetsError, explain, shell_command
from huggingtweets.files import home

_LABELS = {
    "accept_terms": "I agree to the terms of the base",
    "ban": "Banned words",
    "best": "Best of eight",
    "block": "Blocked words",
    "cut_off": "Cut-off posts",
    "cw": "Posts with a content warning",
    "embedding_rate": "Rate of the embedding",
    "fast": "Quick training",
    "freeze": "Leave untrained",
    "handle": "Whose posts",
    "id_column": "Column of the post's id",
    "held_out": "Share to hold out",
    "lang": "Languages",
    "layers": "Layers to train",
    "limit": "Maximum posts",
    "mask": "Mask private data",
    "max_grad_norm": "Gradient clipping",
    "max_length": "Maximum length",
    "max_posts": "Maximum posts per account",
    "method": "Training method",
    "min_p": "Min-p",
    "min_words": "Minimum words",
    "n": "Posts",
    "name": "Name of the persona",
    "not_mine": "Not my account",
    "near_copy": "Near-copy threshold",
    "near_duplicate": "Near-duplicate threshold",
    "phone_region": "Country of phone numbers",
    "precision": "Number format",
    "quotes": "Quote posts",
    "rank": "Rank of the adapter",
    "schedule": "Learning-rate decay",
    "safe": "No passages of real posts",
    "split": "Hold out",
    "start": "Begin with",
    "top_k": "Top-k",
    "top_p": "Top-p",
    "warmup": "Warm-up",
    "with_cw": "Posts with a content warning",
}

_REFUSALS = {
    "greater_than": "must be above {gt}",
    "greater_than_equal": "must be {ge} or more",
    "int_parsing": "must be a whole number",
    "int_type": "must be a whole number",
    "float_parsing": "must be a number",
    "less_than": "must be below {lt}",
    "less_than_equal": "must be {le} at most",
    "string_too_long": "must have at most {max_length} characters",
    "too_short": "needs at least {min_length}",
}
"""What is wrong with a field, by pydantic's kind of error, where its own words are not plain."""

_ON_PAGE = {
    **dict.fromkeys(("evaluate", "report", "card", "bundle", "export"), "“Evaluate, download, share” in step 3"),
    "add": "step 1 of the start page",
    "curate": "step 1 of the start page",
    "quiz": "the Quiz link of the persona",
    "remove": "the Delete button in the library",
    "train": "step 2 of the start page",
    "write": "step 3 of the start page",
}
"""What the page offers instead of a command, by its first word."""

_LONGEST_NAME = 50


def label(option: str) -> str:
    """The label of an option's field."""
    return _LABELS.get(option) or option.replace("_", " ").capitalize()


def page_command(command: str) -> str:
    """What to do on the page instead of running `command`."""
    offered = _ON_PAGE.get(command.partition(" ")[0])
    return offered or f"{shell_command(command)} (in a terminal)"


def on_page(told: Explained) -> str:
    """The text of an error or a notice for the page."""
    return without_home(explain(told, option=lambda name: f"“{label(name)}”", command=page_command))


def without_home(text: str) -> str:
    """`text` with paths relative to the home."""
    for folder in (home(), home().resolve()):
        text = text.replace(f"{folder}{os.sep}", "").replace(str(folder), "the home folder")
    return text


def error_json(message: str, code: str, field: str | None = None) -> dict[str, str]:
    """An error as the API answers it. `field` names the parameter to blame."""
    return {"error": message, "code": code, **({"field": field} if field else {})}


def openai_error(error: Mapping[str, str]) -> dict[str, dict[str, str | None]]:
    """An error in the form of OpenAI's API."""
    told = {"message": error["error"], "code": error["code"], "param": error.get("field")}
    return {"error": {"type": "invalid_request_error", **told}}


def error_on_page(error: HuggingTweetsError) -> dict[str, str]:
    """One of our errors as the API answers it."""
    return error_json(on_page(error), error.code, error.option)


def invalid_request(error: Mapping[str, Any]) -> dict[str, str]:
    """One of pydantic's errors about a request, as the API answers it."""
    path = [str(part)[:_LONGEST_NAME] for part in error["loc"][1:]]  # the first part says where: in the body, the query
    if error["type"] == "json_invalid" or not path:
        return error_json(f"The request body is not valid: {error['msg']}.", "invalid_request")
    reason = _REFUSALS.get(error["type"], "is not valid: {msg}").format(msg=error["msg"], **error.get("ctx", {}))
    return error_json(f"“{label(path[0])}” {reason}.", "invalid_request", path[0])
