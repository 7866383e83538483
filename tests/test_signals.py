"""Signals end a command, whatever Python is doing when they arrive."""

import subprocess
import sys

import pytest

pytestmark = pytest.mark.posix

INTERRUPTED_IN_A_CALLBACK = """
import signal, sys, threading, weakref
from huggingtweets import signals

class Target: pass

signals.end_like_ctrl_c()
target = Target()
reference = weakref.ref(target, lambda _: [signal.raise_signal(int(sys.argv[1])), len("the interrupt hits here")])
try:
    del target
    threading.Event().wait(60)
except KeyboardInterrupt:
    sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGHUP")
@pytest.mark.parametrize("number", [1, 2, 15])
def test_an_interrupt_that_python_drops_in_a_callback_is_sent_again(number: int) -> None:
    done = subprocess.run([sys.executable, "-c", INTERRUPTED_IN_A_CALLBACK, str(number)], check=False, timeout=50)
    assert done.returncode == 7


IN_THE_BACKGROUND = """
import signal, sys
from huggingtweets import signals

signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell starts `command &`
signals.end_like_ctrl_c()
try:
    signal.raise_signal(signal.SIGTERM)
except KeyboardInterrupt:
    sys.exit(7)
"""


def test_sigterm_ends_a_background_job_that_ignores_sigint() -> None:
    done = subprocess.run([sys.executable, "-c", IN_THE_BACKGROUND], check=False, timeout=50)
    assert done.returncode == 7
