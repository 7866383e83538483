"""`serve`: the web page."""

from __future__ import annotations

import os
import signal
import socket
import threading
import webbrowser
from typing import Annotated

import typer
from pydantic import Field

from huggingtweets.cli.options import option
from huggingtweets.cli.terminal import err, say, shown_as_json
from huggingtweets.errors import BusyError, ConfigError
from huggingtweets.extras import need
from huggingtweets.files import home

_BACKLOG = 128
_OPEN_AFTER = 0.7  # seconds to wait before opening the browser. The server starts faster.


def serve(
    port: Annotated[int, option("--port", Annotated[int, Field(ge=0, le=65535)], "Port; 0 for any free one.")] = 8000,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="Open the page in a browser.")] = True,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Address to listen on. Any but loopback requires a token.")
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None, typer.Option("--name", help="Host name by which the page is reached (repeatable).")
    ] = None,
    new_token: Annotated[
        bool, typer.Option("--new-token", help="Create a new token; everyone must sign in again.")
    ] = False,
    max_upload: Annotated[
        float, option("--max-upload", Annotated[float, Field(gt=0)], "Largest file to accept, in GB.")
    ] = 20.0,
) -> None:
    """Open the web page, which does everything without a terminal.

    Ctrl-C, SIGTERM or SIGHUP stops the server; its exit code is then 0. A running training is saved and resumes at
    the next start.
    """
    for library in ("fastapi", "jinja2", "limits", "uvicorn"):
        need(library, "The web page", "web")
    from huggingtweets.web import security
    from huggingtweets.web.app import HttpServer, create_app, lock_home
    from huggingtweets.web.worker import join_workers

    with lock_home(home()), _listen(host, port) as listening:
        token_hash, token = None, None
        is_first = not (home() / security.TOKEN_FILE).exists()
        if not security.is_loopback(host) or new_token:
            token_hash, token = security.load_token(home(), new=new_token)
        port = listening.getsockname()[1]
        settings = security.Settings(host, port, tuple(name or ()), token_hash, int(max_upload * 1e9))
        address = f"http://{_browser_host(host)}:{port}/"
        entry = f"{address}enter#{token}" if token else address
        # A training first completes its step and saves its state, which takes seconds.
        server = HttpServer(create_app(home(), settings), lambda: say("Stopping. Saving running work.", console=err))
        signal.signal(signal.SIGINT, server.stop)
        if not shown_as_json({"address": address, "token": token}):
            say(f"HuggingTweets is at {entry}")
            if token:
                say("The address contains the token and is shown only once. For a new token, add --new-token.")
                if not is_first:
                    say("The token is new: everyone must sign in again.")
            elif token_hash:
                say("The token was shown when it was created. For a new one, add --new-token.")
            say("Stop with Ctrl-C. A running training resumes at the next start.")
        if open_browser:
            threading.Timer(_OPEN_AFTER, webbrowser.open, [entry]).start()
        server.run(sockets=[listening])
        signal.signal(signal.SIGINT, signal.default_int_handler)
        join_workers(at_once=server.force_exit)


def _listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises BusyError, ConfigError."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
    except OSError as error:
        raise ConfigError(f"{{option}} cannot be {host!r}: not an address of this machine.", option="host") from error
    is_dual = family == socket.AF_INET6 and socket.has_dualstack_ipv6()
    try:
        return socket.create_server((host, port), family=family, backlog=_BACKLOG, dualstack_ipv6=is_dual)
    except OSError as error:
        reason = os.strerror(error.errno or 0).lower()
        hint = "Choose another {option}, or 0 for any free one."
        raise BusyError(f"Cannot listen on port {port} of {host}: {reason}.", hint=hint, option="port") from error


def _browser_host(host: str) -> str:
    """The host to open in a browser: `host`, or this machine's name if `host` means all addresses."""
    if host in {"0.0.0.0", "::", ""}:  # noqa: S104 (compared, not listened on)
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host
