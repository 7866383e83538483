"""What can be set."""

from __future__ import annotations

from fastapi import APIRouter

from huggingtweets.web import options
from huggingtweets.web.api import shapes
from huggingtweets.web.server import Shared

router = APIRouter(prefix="/options", tags=["options"])


@router.get("")
def all_options(server: Shared) -> shapes.AllOptions:
    """The options of training and of writing, with their defaults and limits."""
    return shapes.AllOptions(train=options.train_sections(server.home), generate=options.generate_section())
