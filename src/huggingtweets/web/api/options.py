"""What can be set."""

from __future__ import annotations

from fastapi import APIRouter

from huggingtweets.web import options
from huggingtweets.web.api import schemas
from huggingtweets.web.server import Shared

router = APIRouter(prefix="/options", tags=["options"])


@router.get("")
def all_options(server: Shared) -> schemas.AllOptions:
    """The options of training and of writing, with their defaults and limits."""
    return schemas.AllOptions(train=options.train_sections(server.home), generate=options.generate_section())
