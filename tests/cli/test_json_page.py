"""docs/json.md names every key that a command prints."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from huggingtweets import evaluation, sources
from huggingtweets.evaluation.people import PeopleMap
from huggingtweets.personas.record import Evaluation, RunRecord
from huggingtweets.reports import Written
from huggingtweets.sharing.bundle import Bundled
from huggingtweets.sharing.card.card import CardFiles
from huggingtweets.sharing.folder import Folder
from huggingtweets.sharing.gguf.export import Exported, ExportedAdapter
from huggingtweets.sharing.hub.pull import Pulled
from huggingtweets.sharing.hub.push import Pushed
from huggingtweets.sharing.page.export import ExportedPage
from huggingtweets.sharing.picture.picture import Pictures
from huggingtweets.training.bases import KnownBases, RemovedBase
from tests.conftest import SAMPLE_HANDLE as SAMPLE
from tests.conftest import Run

PAGE = (Path(__file__).parents[2] / "docs" / "json.md").read_text("utf-8")
_, *PARTS = re.split(r"^##+ (.+)\n", PAGE, flags=re.MULTILINE)
SECTIONS = dict(zip(PARTS[::2], PARTS[1::2], strict=True))

MODELS: dict[str, list[type[BaseModel]]] = {
    "bases": [KnownBases, RemovedBase],
    "run.json": [RunRecord],
    "score": [evaluation.ScoreReport],
    "evaluate": [Evaluation],
    "compare": [evaluation.Comparison],
    "curve": [evaluation.Curve],
    "map": [PeopleMap],
    "report": [Written],
    "card": [CardFiles],
    "bundle": [Bundled],
    "picture": [Pictures],
    "export": [Folder, Exported, ExportedAdapter, ExportedPage],
    "push": [Pushed],
    "pull": [Pulled],
}

DATA = {"dropped", "examples", "languages", "trained_on_deleted"}
"""Objects whose keys are data, such as reasons."""


def documented(section: str, seen: tuple[str, ...] = ()) -> set[str]:
    """The keys in the section and in those that it names, such as "as for `add`"."""
    quoted = re.findall(r"`([^`\n]+)`", SECTIONS[section])
    found = {word for each in quoted for word in re.findall(r"\w+", each)}
    others = {each for each in quoted if each in SECTIONS} | ({"train"} if section == "run.json" else set())
    return found.union(*(documented(each, (section, *seen)) for each in others - {section, *seen}))


def keys_of(model: type[BaseModel]) -> Iterator[str]:
    for name, field in model.model_fields.items():
        yield name
        for each in models_in(field.annotation):
            yield from keys_of(each)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from models_in(each)


def keys_in(value: Any) -> Iterator[str]:
    for each in value if isinstance(value, list) else []:
        yield from keys_in(each)
    for key, each in value.items() if isinstance(value, dict) else []:
        yield key
        yield from () if key in DATA else keys_in(each)


@pytest.mark.parametrize("section", MODELS)
def test_keys_of_models(section: str) -> None:
    printed = {key for model in MODELS[section] for key in keys_of(model)}
    assert printed - documented(section) == set()


def test_keys_of_other_objects(persona: Path, home: Path, run: Run) -> None:
    (home / "runs" / "unfinished").mkdir(parents=True)
    for section, words in {
        "add": ["add", sources.SAMPLE],
        "list": ["list"],
        "show": ["show", SAMPLE],
        "curate": ["curate", SAMPLE],
        "generate": ["generate", SAMPLE, "-n", "1", "--copies"],
        "remove": ["remove", SAMPLE, "--yes"],
    }.items():
        printed = set(keys_in(json.loads(run(*words, "--json").stdout)))
        assert printed - documented(section) == set(), section
