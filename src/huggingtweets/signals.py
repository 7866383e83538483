"""SIGTERM, and SIGHUP when the terminal closes (on Windows SIGBREAK), end a command as Ctrl-C does."""

from __future__ import annotations

import _thread
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_HANG_UP = getattr(signal, "SIGHUP", None) or getattr(signal, "SIGBREAK", None)
"""Windows sends SIGBREAK when the terminal closes, and for Ctrl-Break."""
_RETRY_SECONDS = 0.05  # By then the callback that dropped the interrupt has returned.


def end_like_ctrl_c() -> None:
    """Hand SIGTERM and SIGHUP to the handler of SIGINT. A SIGHUP that is ignored (`nohup`) stays so."""
    sys.unraisablehook = _raise_interrupt_again
    signal.signal(signal.SIGTERM, _as_ctrl_c)
    if _HANG_UP and signal.getsignal(_HANG_UP) != signal.SIG_IGN:
        signal.signal(_HANG_UP, _as_ctrl_c)


@contextmanager
def ctrl_c_asks(on_asked: Callable[[], None] = lambda: None, kept: str = "") -> Iterator[Callable[[], bool]]:
    """Turn the first Ctrl-C into a request to stop, announced by `on_asked`.

    Yields a function that tells whether Ctrl-C was pressed. The second Ctrl-C raises KeyboardInterrupt with `kept`,
    which says what is kept. Only the main thread receives Ctrl-C; in others, nothing changes.
    """
    is_asked = False

    def ask(_signal: int, _frame: FrameType | None) -> None:
        nonlocal is_asked
        if is_asked:
            raise KeyboardInterrupt(kept)
        is_asked = True
        on_asked()

    if threading.current_thread() is not threading.main_thread():
        yield lambda: False
        return
    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: is_asked
    finally:
        signal.signal(signal.SIGINT, before)


def leave_to_the_main_process() -> None:
    """Ignore the signals that a terminal sends to all processes: the main process decides what they mean."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if _HANG_UP:
        signal.signal(_HANG_UP, signal.SIG_IGN)


def _raise_interrupt_again(unraisable: sys.UnraisableHookArgs) -> None:
    """Python drops a KeyboardInterrupt that hits a callback or a destructor, as in its import locks. Send it again."""
    if unraisable.exc_type is KeyboardInterrupt:
        threading.Timer(_RETRY_SECONDS, _interrupt_main_thread).start()
    else:
        sys.__unraisablehook__(unraisable)


def _interrupt_main_thread() -> None:
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)  # also wakes it from a wait
    else:
        _thread.interrupt_main()


def _as_ctrl_c(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # it may come twice, and a second Ctrl-C would end without saving
    if number == _HANG_UP:
        # The terminal is gone, and writing to it would be an error.
        with open(os.devnull, "w", encoding="utf-8") as nothing:  # noqa: PTH123
            for stream in (sys.stdout, sys.stderr):
                if stream.isatty():
                    os.dup2(nothing.fileno(), stream.fileno())
    handler = signal.getsignal(signal.SIGINT)
    # A shell's script starts background jobs with SIGINT ignored. That is no reason to ignore SIGTERM.
    (handler if callable(handler) else signal.default_int_handler)(signal.SIGINT, frame)
