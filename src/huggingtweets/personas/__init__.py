"""The personas on this disk, and the schema of what their folders record."""

from huggingtweets.personas.store import (
    CURVES,
    PERSONAS,
    RUNS,
    Persona,
    account_details,
    check_name,
    create_run_folder,
    default_name,
    describe_removal,
    existing_name,
    find,
    list_personas,
    overview,
    path_of,
    remove,
    save,
)

__all__ = [
    "CURVES",
    "PERSONAS",
    "RUNS",
    "Persona",
    "account_details",
    "check_name",
    "create_run_folder",
    "default_name",
    "describe_removal",
    "existing_name",
    "find",
    "list_personas",
    "overview",
    "path_of",
    "remove",
    "save",
]
