"""The API as people read it, made from its OpenAPI document."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A parameter or an answer."""

    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Call:
    """One method of one path."""

    method: str
    path: str
    summary: str
    about: tuple[str, ...]
    """Paragraphs."""
    parameters: tuple[Named, ...]
    body: str
    """What to send, as JSON with what goes where; empty where nothing is."""
    answers: tuple[Named, ...]
    """Good ones: what goes wrong is answered alike by all."""
    answer: str
    """What comes back when all is well."""


def groups_of(document: Mapping[str, Any]) -> dict[str, list[Call]]:
    """All calls by their first tag, in the document's order."""
    groups: dict[str, list[Call]] = defaultdict(list)
    for path, methods in document["paths"].items():
        for method, call in methods.items():
            groups[(call.get("tags") or ["other"])[0].capitalize()].append(_call(document, method, path, call))
    return dict(groups)


def _call(document: Mapping[str, Any], method: str, path: str, call: Mapping[str, Any]) -> Call:
    text = " ".join(call.get("description", "").split())
    summary, stop, rest = text.partition(". ")
    answers = call.get("responses", {})
    good = [each for code, each in answers.items() if code.startswith("2")]
    schema = good[0].get("content", {}).get("application/json", {}).get("schema") if good else None
    sent = call.get("requestBody", {}).get("content", {})
    return Call(
        method=method.upper(),
        path=path,
        summary=f"{summary}." if stop else summary,
        about=(rest,) if rest else (),
        parameters=tuple(_parameter(document, each) for each in call.get("parameters", ())),
        body=_drawn(document, sent["application/json"]["schema"]) if "application/json" in sent else "",
        answers=tuple(_answer(code, each) for code, each in answers.items() if code.startswith("2")),
        answer=_drawn(document, schema) if schema else "",
    )


def _parameter(document: Mapping[str, Any], each: Mapping[str, Any]) -> Named:
    schema = each.get("schema", {})
    kind = _shape(document, schema, 0)
    said = [kind if isinstance(kind, str) else json.dumps(kind), f"in the {each['in']}"]
    if not each.get("required"):
        said.append("optional" if schema.get("default") is None else f"by default {json.dumps(schema['default'])}")
    about = each.get("description") or schema.get("description") or ""
    return Named(each["name"], ", ".join(said) + (f". {about}" if about else "."))


def _answer(code: str, each: Mapping[str, Any]) -> Named:
    return Named(code, ", ".join(each.get("content", {})) or HTTPStatus(int(code)).phrase)


def _drawn(document: Mapping[str, Any], schema: Mapping[str, Any]) -> str:
    return json.dumps(_shape(document, schema, 0), indent=2, ensure_ascii=False)


def _shape(document: Mapping[str, Any], schema: Mapping[str, Any], depth: int) -> Any:
    """`schema` as a value of its shape, with words where values go."""
    if "$ref" in schema:
        found: Any = document
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        return _shape(document, found, depth)
    if "anyOf" in schema:
        schemas = [_shape(document, each, depth) for each in schema["anyOf"]]
        whole = [shape for shape in schemas if not isinstance(shape, str)]
        return whole[0] if whole else " or ".join(dict.fromkeys(schemas))
    if "const" in schema:
        return json.dumps(schema["const"])
    if "enum" in schema:
        return " or ".join(map(json.dumps, schema["enum"]))
    if schema.get("type") == "array":
        return [_shape(document, schema.get("items", {}), depth + 1)]
    if "properties" in schema and depth < _DEEPEST:
        return {name: _shape(document, each, depth + 1) for name, each in schema["properties"].items()}
    if schema.get("type") == "object":
        inner = schema.get("additionalProperties")
        return {"…": _shape(document, inner, depth + 1)} if isinstance(inner, dict) and inner else "object"
    if schema.get("format") == "date-time":
        return "time"
    return {"integer": "whole number", "boolean": "yes or no", "string": "text"}.get(
        schema.get("type", ""), schema.get("type", "anything")
    )
