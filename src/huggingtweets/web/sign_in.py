"""The sign-in page: asks for the token once and remembers it in a cookie."""

from __future__ import annotations

import hmac
from urllib.parse import parse_qs

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from huggingtweets.web.security import COOKIE, hash_token, session_cookie
from huggingtweets.web.server import Shared
from huggingtweets.web.templating import sign_in_page

router = APIRouter()

_COOKIE_SECONDS = 365 * 24 * 3600


@router.get("/enter")
def form(server: Shared) -> Response:
    """The form, unless no token is required."""
    return RedirectResponse("/", status_code=303) if server.settings.token_hash is None else sign_in_page()


@router.post("/enter")
async def sign_in(request: Request, server: Shared) -> Response:
    """Set the cookie if the token is right."""
    token_hash = server.settings.token_hash
    if token_hash is None:
        return RedirectResponse("/", status_code=303)
    try:
        fields = parse_qs((await request.body()).decode("utf-8", "replace"), max_num_fields=5)
    except ValueError:  # more fields than the form has
        fields = {}
    token = fields.get("token", [""])[0].strip()
    if not hmac.compare_digest(hash_token(token), token_hash):
        return sign_in_page("Wrong token. The server printed it when it first started.", 403)
    response = RedirectResponse("/", status_code=303)
    response.set_cookie(
        COOKIE,
        session_cookie(token_hash),
        max_age=_COOKIE_SECONDS,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
    )
    return response
