"""The personas on this disk, and the schema of what their folders record."""

from huggingtweets.personas.store import (
    CURVES,
    PERSONAS,
    RUNS,
    Persona,
    begin,
    check_name,
    find,
    keep,
    listed,
    name_of,
    overview,
    path_of,
    remove,
    show,
    spelling,
    what_would_go,
)

__all__ = [
    "CURVES",
    "PERSONAS",
    "RUNS",
    "Persona",
    "begin",
    "check_name",
    "find",
    "keep",
    "listed",
    "name_of",
    "overview",
    "path_of",
    "remove",
    "show",
    "spelling",
    "what_would_go",
]
