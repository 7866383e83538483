"""`serve`: the web page."""

from __future__ import annotations

import contextlib
import socket
import threading
import webbrowser
from typing import Annotated

import typer
from pydantic import Field

from huggingtweets.cli.app import Json, out, print_json
from huggingtweets.cli.options import option
from huggingtweets.errors import BusyError, ConfigError
from huggingtweets.extras import need
from huggingtweets.files import home

_BACKLOG = 128
_OPEN_AFTER = 0.7
"""Seconds, in which the server starts."""


def serve(
    port: Annotated[
        int, option("--port", Annotated[int, Field(ge=0, le=65535)], "Port; 0 for any. (default: 8000)")
    ] = 8000,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in a browser.")] = True,
    host: Annotated[
        str, typer.Option(help="Address to listen on. Elsewhere than here, a token is asked for.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None, typer.Option("--name", help="Host name it is reached by (may be repeated).")
    ] = None,
    new_token: Annotated[
        bool, typer.Option("--new-token", help="Make a new token; who entered must enter again.")
    ] = False,
    max_upload: Annotated[
        float, option("--max-upload", Annotated[float, Field(gt=0)], "Largest file taken, in GB. (default: 20)")
    ] = 20.0,
    as_json: Json = False,
) -> None:
    """Open the web page: everything without a terminal."""
    for library in ("fastapi", "jinja2", "limits", "uvicorn"):
        need(library, "The web page", "web")
    from huggingtweets.web import security
    from huggingtweets.web.app import HttpServer, create_app, lock_home

    with lock_home(home()), _listen(host, port) as listening:
        token_hash, token = None, None
        if not security.is_loopback(host) or new_token:
            token_hash, token = security.load_token(home(), new=new_token)
        port = listening.getsockname()[1]
        settings = security.Settings(host, port, tuple(name or ()), token_hash, int(max_upload * 1e9))
        address = f"http://{_named(host)}:{port}/"
        entering = f"{address}enter#{token}" if token else address
        if as_json:
            print_json({"address": address, "token": token})
        else:
            out.print(f"HuggingTweets is at {entering}", highlight=False, markup=False, soft_wrap=True)
            if token:
                out.print(
                    "That address holds the token and is shown this once. A new one: --new-token", highlight=False
                )
            elif token_hash:
                out.print("Its token was shown when it was made. A new one: --new-token", highlight=False)
            out.print("Ctrl-C ends it; a training that is under way goes on when you start it again.", highlight=False)
        # A training ends its step and saves its state first, which takes seconds.
        saying = "Ending: what is under way is saved first."
        server = HttpServer(create_app(home(), settings), lambda: typer.echo(saying, err=True))
        if open_browser:
            threading.Timer(_OPEN_AFTER, webbrowser.open, [entering]).start()
        with contextlib.suppress(KeyboardInterrupt):  # raised anew when all is closed
            server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises BusyError, ConfigError."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as error:
        raise ConfigError(f"--host cannot be {host!r}: it is no address of this machine.") from error
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(address)
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        raise BusyError(
            f"Port {port} of {host} cannot be had ({(error.strerror or str(error)).lower()}). Choose another: --port 0"
        ) from error
    return listening


def _named(host: str) -> str:
    """`host` as an address in a browser has it. One that listens everywhere is reached by this machine's name."""
    if host in {"0.0.0.0", "::", ""}:  # noqa: S104 (compared, not listened on)
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host
