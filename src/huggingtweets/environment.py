"""What other libraries read from the environment, set in one place. Every interface calls `set_up` as it starts."""

from __future__ import annotations

import os

_DEFAULTS = {
    # The threads of the tokenizers library do not go together with our subprocesses.
    "TOKENIZERS_PARALLELISM": "false",
    # oneDNN caches a kernel for each shape of product. Every batch has new shapes, and the default of 1,024 kernels
    # adds up to hundreds of megabytes in a training.
    "ONEDNN_PRIMITIVE_CACHE_CAPACITY": "128",
    # What Apple's GPUs cannot compute yet, the CPU does.
    "PYTORCH_ENABLE_MPS_FALLBACK": "1",
    # Ray prints notes about its telemetry and accelerators at every start.
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}


def set_up() -> None:
    """Set the variables that the user did not set, before the libraries are imported. Child processes inherit them."""
    for name, value in _DEFAULTS.items():
        os.environ.setdefault(name, value)
    if "OMP_WAIT_POLICY" not in os.environ:
        # PyTorch's threads wait for each other by spinning, which keeps a core from other programs. With this, they go
        # to sleep sooner than by default (docs/experiments.md). Only on Linux.
        os.environ.setdefault("GOMP_SPINCOUNT", "10000")
