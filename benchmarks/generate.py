"""Measure how fast posts are written: ours, `transformers.generate`, llama.cpp, and the limit of memory bandwidth.

    python benchmarks/generate.py [PERSONA] [--posts 10] [--tokens 64] [--rounds 5]

PERSONA is a persona, the folder of a model, or by default the default base. All cases take turns in one process. Each
writes the same number of posts of the same length at the same settings; no post may end early.

| case | what it runs |
| --- | --- |
| ours | our sampler, which draws one token less in as many passes |
| generate | Transformers, in float32, and in bf16 if the processor has it |
| llama.cpp | if `xllamacpp` is installed, on the default base's own weights: most in 4 bits, 36% of bf16's bytes |
| limit | reading all weights in bf16 once a step, at the speed of a sum over 1 GiB in the same round |

For a persona, also the time to the first of ten posts: with the model loaded, and from the start of
`huggingtweets generate PERSONA -n 1`.

Prints medians and ranges, and writes benchmarks/results/generate-NAME.json.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import torch

from huggingtweets import personas
from huggingtweets.config import GenerateConfig
from huggingtweets.errors import NotFoundError
from huggingtweets.files import home, write_json
from huggingtweets.models import bases, catalogue, fetch
from huggingtweets.models.engine import decoding
from huggingtweets.text import plural
from huggingtweets.writing.sampler import Sampler
from measuring import log, machine, markdown, median_range, parser, seconds_of

ENDLESS = GenerateConfig(max_length=5000, best=False, temperature=0.9)

Write = Callable[[int, int], None]
"""Writes a number of posts of a number of tokens."""


def ours(decoder: decoding.Decoder) -> Write:
    """Our sampler, which may not end a post."""
    sampler = Sampler(decoder, ENDLESS)
    sampler._suppressed = torch.cat([sampler._suppressed, torch.tensor([decoder.codec.end])])

    def write(posts: int, tokens: int) -> None:
        steps = iter(range(tokens))
        for _ in sampler.stream([""] * posts, 0, should_stop=lambda: next(steps, None) is None):
            raise AssertionError("a post ended")

    return write


def transformers_generate(folder: Path, dtype: torch.dtype) -> Write:
    loaded = bases.load(folder, dtype=dtype)

    def write(posts: int, tokens: int) -> None:
        ids = loaded.model.generate(
            torch.full((posts, 1), loaded.start),
            attention_mask=torch.ones(posts, 1, dtype=torch.long),
            do_sample=True,
            temperature=ENDLESS.temperature,
            top_p=ENDLESS.top_p,
            top_k=0,
            min_new_tokens=tokens,
            max_new_tokens=tokens,
            eos_token_id=loaded.end,
            pad_token_id=loaded.end,
        )
        assert ids.shape == (posts, 1 + tokens)

    return write


def llama_cpp(gguf: Path) -> Write:
    """llama.cpp's server inside this process: a slot for each post, all requested at once."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(gguf)
    params.n_ctx, params.n_parallel = 10 * 256, 10
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = torch.get_num_threads()
    params.verbosity = -1
    server = xllamacpp.Server(params)

    def write_one(tokens: int) -> int:
        request = {"prompt": [0], "n_predict": tokens, "ignore_eos": True, "cache_prompt": False, "top_k": 0}
        request |= {"temperature": ENDLESS.temperature, "top_p": ENDLESS.top_p, "min_p": 0.0}
        return int(server.handle_completions(request)["usage"]["completion_tokens"])

    def write(posts: int, tokens: int) -> None:
        with ThreadPoolExecutor(posts) as pool:
            assert list(pool.map(write_one, [tokens] * posts)) == [tokens] * posts

    return write


def first_post_warm(decoder: decoding.Decoder) -> None:
    """Write ten posts until the first one is there."""
    next(iter(Sampler(decoder, GenerateConfig(best=False)).stream([""] * 10, 0)))


def first_post_cold(name: str) -> None:
    """Start the command and wait for its first post."""
    command = [sys.executable, "-m", "huggingtweets", "generate", name, "-n", "1", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        assert process.stdout.readline()


def find(name: str | None) -> tuple[Path, str | None]:
    """The model's folder, and the persona's name if it is one."""
    if name is None:
        return bases.locate(bases.DEFAULT, home()).folder, None
    try:
        persona = personas.find(home(), name)
    except NotFoundError:
        return Path(name), None
    return persona.path, persona.name


def main() -> None:
    options = parser(__doc__)
    options.add_argument("persona", nargs="?")
    options.add_argument("--posts", type=int, default=10)
    options.add_argument("--tokens", type=int, default=64)
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    folder, name = find(given.persona)
    label = name or (folder.name if given.persona else bases.DEFAULT)
    decoder = decoding.open_decoder(folder)
    cases = {"ours": ours(decoder)}
    if bases.has_bf16("cpu"):
        cases["generate, bf16"] = transformers_generate(folder, torch.bfloat16)
    cases["generate, float32"] = transformers_generate(folder, torch.float32)
    scratch = tempfile.TemporaryDirectory()
    if given.persona is None and find_spec("xllamacpp"):
        cases["llama.cpp, Q4_1"] = llama_cpp(fetch.fetch_gguf(catalogue.DEFAULT, Path(scratch.name)))
    weights = bases.load(folder).parameters
    gibibyte = torch.ones(2**28)
    rounds: list[dict[str, Any]] = []
    for number in range(given.rounds + 1):
        bandwidth = gibibyte.nbytes / min(seconds_of(gibibyte.sum) for _ in range(3))
        measured: dict[str, Any] = {"gigabytes_per_second": bandwidth / 1e9, "limit": 2 * weights / bandwidth}
        for case, write in cases.items():
            first = seconds_of(partial(write, given.posts, 1))
            whole = seconds_of(partial(write, given.posts, given.tokens))
            measured[case] = {"step": (whole - first) / (given.tokens - 1), "first_token": first, "whole": whole}
        if name:  # an untuned base hardly finishes a post
            measured["first_post_warm"] = seconds_of(partial(first_post_warm, decoder))
            measured["first_post_cold"] = seconds_of(partial(first_post_cold, name))
        if number:  # the first round warms up
            rounds.append(measured)
        log(f"round {number}: {measured}")
    report(rounds, list(cases), given.posts, given.tokens)
    result = {"model": label, "weights": weights, "posts": given.posts, "tokens": given.tokens, "rounds": rounds}
    write_json(given.results / f"generate-{label}.json", machine(torch=torch.__version__) | result)


def report(rounds: list[dict[str, Any]], cases: list[str], posts: int, tokens: int) -> None:
    limits = [each["limit"] for each in rounds]
    rows = []
    for case in cases:
        taken = [each[case] for each in rounds]
        speed = median_range((posts * tokens / each["whole"] for each in taken), 0)
        step = median_range(1000 * each["step"] for each in taken)
        ratio = median_range(each["step"] / limit for each, limit in zip(taken, limits, strict=True))
        first = median_range((1000 * each["first_token"] for each in taken), 0)
        rows.append([case, speed, step, ratio, first])
    rows.append(["limit", "", median_range(1000 * limit for limit in limits), "1", ""])
    print(f"\n{posts} posts of {tokens} tokens; {plural(len(rounds), 'round')}, median (range)\n")
    print(markdown(["", "tokens/s", "ms a step", "times the limit", "first token, ms"], rows))
    print(f"\nMemory: {median_range(each['gigabytes_per_second'] for each in rounds)} GB/s.")
    for key, what in (("first_post_warm", "First of ten posts, warm"), ("first_post_cold", "First post, cold")):
        if key in rounds[0]:
            print(f"{what}: {median_range((each[key] for each in rounds), 2)} s.")


if __name__ == "__main__":
    main()
