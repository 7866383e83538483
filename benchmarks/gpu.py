"""Measure a whole training on a GPU: from command to persona, for each base, beside the CPU.

    python benchmarks/gpu.py [--timelines DIR --account NAME] [--base smollm2 gemma3-270m] [--device cuda cpu]

Downloads the bases first. Then runs `huggingtweets train` on the account in a new home, once for each base and device,
and prints the time from command to persona, trained tokens per second, the share of the device's matrix peak that they
are worth (MFU: 6 x parameters x tokens per second), and held-out bits per byte before and after.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from accounts import account_path, add_account_options
from huggingtweets.files import home
from huggingtweets.models import bases, catalogue
from measuring import log, machine, markdown, parser


def matrix_peak(device: str) -> float:
    """Floating-point operations per second of a large bf16 product."""
    import torch

    size = 8192 if device == "cuda" else 2048
    matrix = torch.randn(size, size, dtype=torch.bfloat16, device=device)
    repeats = 20
    for rounds in (3, repeats):
        began = time.perf_counter()
        for _ in range(rounds):
            product = matrix @ matrix
        float(product[0, 0])  # waits for the GPU
    return repeats * 2 * size**3 / (time.perf_counter() - began)


def huggingtweets(*words: str, environ: dict[str, str]) -> Any:
    """The JSON result of a command. Raises CalledProcessError if it fails."""
    command = [sys.executable, "-m", "huggingtweets", *words, "--json"]
    done = subprocess.run(command, env=environ, check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def measure(base: str, device: str, account: Path) -> dict[str, Any]:
    """Train one persona in a new home that shares the bases of the user's."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "bases").symlink_to(home() / "bases", target_is_directory=True)
        environ = {**os.environ, "HUGGINGTWEETS_HOME": folder}
        added = huggingtweets("add", str(account), "--handle", account.stem, environ=environ)
        began = time.perf_counter()
        words = ["train", account.stem, "--base", base, "--device", device, "--track", "none", "--accept-terms"]
        trained = huggingtweets(*words, environ=environ)
        seconds = time.perf_counter() - began
    entry = catalogue.find(base)
    per_token = 6 * (entry.parameters if entry else 0)
    return {
        "base": base,
        "device": device,
        "posts": added["posts"],
        "seconds": seconds,
        "tokens_per_second": trained["tokens_per_second"],
        "mfu": per_token * trained["tokens_per_second"] / matrix_peak(device),
        "before": trained["before"]["bits_per_byte"],
        "after": trained["after"]["bits_per_byte"],
    }


def main() -> None:
    import torch

    options = parser(__doc__, writes=False)
    add_account_options(options)
    names = [catalogue.DEFAULT.name, catalogue.MULTILINGUAL.name]
    options.add_argument("--base", nargs="+", default=names, metavar="NAME")
    devices = ["cuda"] if torch.cuda.is_available() else []
    options.add_argument("--device", nargs="+", default=[*devices, "cpu"], choices=["cuda", "cpu", "mps"])
    given = options.parse_args()
    for base in given.base:
        bases.locate(base, home())
    found = []
    for device in given.device:
        for base in given.base:
            found.append(measure(base, device, account_path(given)))
            log(json.dumps(found[-1]))
    rows = [
        [
            each["base"],
            each["device"],
            f"{each['seconds']:.0f} s",
            f"{each['tokens_per_second']:,.0f}",
            f"{each['mfu']:.1%}",
            f"{each['before']:.3f}",
            f"{each['after']:.3f}",
        ]
        for each in found
    ]
    print(markdown(["base", "device", "command to persona", "tokens/s", "MFU", "before", "bits per byte"], rows))
    print(json.dumps(machine(gpu=torch.cuda.get_device_name() if torch.cuda.is_available() else None)))


if __name__ == "__main__":
    main()
