"""The personas on this disk, and the schema of what their folders record."""

from huggingtweets.personas.removal import (
    describe_account_removal,
    describe_persona_removal,
    remove_account,
    remove_persona,
)
from huggingtweets.personas.store import (
    CURVES,
    RUNS,
    Persona,
    account_details,
    check_name,
    create_run_folder,
    default_name,
    existing_name,
    find,
    list_personas,
    list_unfinished,
    overview,
    path_of,
    save,
)

__all__ = [
    "CURVES",
    "RUNS",
    "Persona",
    "account_details",
    "check_name",
    "create_run_folder",
    "default_name",
    "describe_account_removal",
    "describe_persona_removal",
    "existing_name",
    "find",
    "list_personas",
    "list_unfinished",
    "overview",
    "path_of",
    "remove_account",
    "remove_persona",
    "save",
]
