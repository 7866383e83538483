"""Train a language model on anyone's posts, and let it write new ones in that voice."""

import os

__version__ = "0.1.0"

# PyTorch's threads wait for each other by spinning. When another program wants a core too, that takes most of the time
# (docs/benchmarks.md), so they soon go to sleep instead. Read when PyTorch is first imported, on Linux.
if "OMP_WAIT_POLICY" not in os.environ:
    os.environ.setdefault("GOMP_SPINCOUNT", "1000")
