"""`login`: store a platform's token."""

from __future__ import annotations

import sys
from getpass import getpass
from typing import Annotated

import typer

from huggingtweets.cli.options import Json
from huggingtweets.cli.terminal import print_json, say
from huggingtweets.files import home
from huggingtweets.sources import network_with_login


def login(
    platform: Annotated[str, typer.Argument(help="Platform: x.")],
    forget: Annotated[bool, typer.Option("--forget", help="Delete the stored token.")] = False,
    as_json: Json = False,
) -> None:
    """Store a platform's token on this computer.

    Asks for the token without showing it, or reads it from standard input.
    """
    from huggingtweets.sources import credentials

    network = network_with_login(platform)
    if forget:
        is_deleted = credentials.forget_token(home(), platform)
        if as_json:
            print_json({"place": platform, "kept_in": None, "deleted": is_deleted})
        else:
            say("Deleted." if is_deleted else "No token is stored.")
        return
    token = getpass("Bearer token (not shown): ") if sys.stdin.isatty() else sys.stdin.readline()
    where = credentials.save_token(home(), platform, token)
    if as_json:
        print_json({"place": platform, "kept_in": where, "deleted": False})
        return
    say(f"Stored in {where}. If {network.token} is set in the environment, it takes precedence.")
