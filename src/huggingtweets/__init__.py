"""Train a language model on anyone's posts, and let it write new ones in that voice."""

import os

__version__ = "0.1.0"

# PyTorch's threads wait for each other by spinning, which another program that wants a core has to wait for; so they
# sooner go to sleep than by its own choice (docs/experiments.md). Read when PyTorch is first imported, on Linux.
if "OMP_WAIT_POLICY" not in os.environ:
    os.environ.setdefault("GOMP_SPINCOUNT", "10000")
