"""Where the token is asked for, once, and remembered in a cookie."""

from __future__ import annotations

import hmac
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from huggingtweets.web.pages import enter as form
from huggingtweets.web.security import COOKIE, hash_token, session_of
from huggingtweets.web.server import Shared

router = APIRouter()

_YEAR = 365 * 24 * 3600


@router.get("/enter")
def ask(server: Shared) -> Response:
    """The form."""
    if server.settings.token_hash is None:
        return RedirectResponse("/", status_code=303)
    return form()


@router.post("/enter")
async def enter(request: Request, server: Shared) -> Response:
    """The cookie, for the right token."""
    wanted = server.settings.token_hash
    if wanted is None:
        return RedirectResponse("/", status_code=303)
    try:
        sent = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=5)
    except ValueError:  # more fields than the form has
        sent = {}
    token = sent.get("token", [""])[0].strip()
    if not hmac.compare_digest(hash_token(token), wanted):
        return form("That is not the token. It was printed where huggingtweets serve was started.", 403)
    answer = RedirectResponse("/", status_code=303)
    answer.set_cookie(
        COOKIE,
        session_of(wanted),
        max_age=_YEAR,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return answer
