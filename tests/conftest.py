"""Small real things that many tests use: two-layer models with a tokenizer of their own, and curated posts."""

from __future__ import annotations

import gc
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from huggingtweets import environment, sources, training
from huggingtweets.config import CurateConfig, FinetuneConfig, TrackConfig, TrainConfig
from huggingtweets.models import bases
from huggingtweets.models.loaded import LoadedModel
from huggingtweets.posts import curate
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.sources import SourceOptions, detect

# Set before a library reads them: tests reach no network unless they say so, and no tracker asks anything.
os.environ["HF_HUB_OFFLINE"] = "1"
environment.set_up()
# A shell that runs us in its background lets us ignore these, which the commands we start would inherit.
signal.signal(signal.SIGINT, signal.default_int_handler)
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what Windows cannot do."""
    if os.name == "nt":
        for item in items:
            if item.get_closest_marker("posix"):
                item.add_marker(pytest.mark.skip(reason="needs POSIX"))


FAMILIES = ("llama", "gpt2")


@pytest.fixture(scope="session")
def sample_posts() -> list[CuratedPost]:
    """The sample account's posts, cleaned."""
    return curate.curate(detect(sources.SAMPLE).posts(), CurateConfig()).texts


def build_base(folder: Path, family: str, texts: list[str]) -> Path:
    """An untrained two-layer model of `family` with a byte-level BPE tokenizer learnt from `texts`."""
    import torch
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import (
        GPT2Config,
        GPT2LMHeadModel,
        LlamaConfig,
        LlamaForCausalLM,
        PreTrainedModel,
        PreTrainedTokenizerFast,
    )

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=512,
        special_tokens=["<|endoftext|>", "<|im_start|>", "<|im_end|>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    # Like the default base's: its own end token is its chat's, and is not what ends a post.
    wrapped = PreTrainedTokenizerFast(tokenizer_object=tokenizer, bos_token="<|im_start|>", eos_token="<|im_end|>")
    wrapped.chat_template = "{{ messages }}"
    torch.manual_seed(0)
    model: PreTrainedModel
    if family == "llama":
        model = LlamaForCausalLM(
            LlamaConfig(
                vocab_size=512,
                hidden_size=48,
                intermediate_size=96,
                num_hidden_layers=2,
                num_attention_heads=4,
                num_key_value_heads=2,
                max_position_embeddings=512,
                tie_word_embeddings=True,
            )
        )
    else:
        model = GPT2LMHeadModel(GPT2Config(vocab_size=512, n_embd=48, n_layer=2, n_head=4, n_positions=512))
    model.save_pretrained(folder)
    wrapped.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def tiny_bases(tmp_path_factory: pytest.TempPathFactory, sample_posts: list[CuratedPost]) -> dict[str, Path]:
    """Folders of untrained models, by family."""
    texts = [post.text for post in sample_posts]
    return {family: build_base(tmp_path_factory.mktemp("base") / family, family, texts) for family in FAMILIES}


@pytest.fixture
def tiny(tiny_bases: dict[str, Path]) -> LoadedModel:
    """A fresh copy of the untrained two-layer Llama."""
    return bases.load(tiny_bases["llama"])


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home for the user's data."""
    folder = tmp_path / "home"
    monkeypatch.setenv("HUGGINGTWEETS_HOME", str(folder))
    return folder


Run = Callable[..., "subprocess.CompletedProcess[str]"]


def command_line(home: Path) -> Run:
    """The command line over `home` in a process of its own, as a user calls it: `run("add", path, code=1)`."""

    def call(*words: object, code: int = 0, **env: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "huggingtweets", *map(str, words)],
            capture_output=True,
            encoding="utf-8",
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "HUGGINGTWEETS_HOME": str(home), **env},
        )
        assert done.returncode == code, done.stdout + done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        return done

    return call


DRIVER = """
import json, sys
from huggingtweets.cli import main
for words in json.loads(sys.argv.pop()):
    sys.argv = ["huggingtweets", *words]
    try:
        main()
    except SystemExit as leaving:
        if leaving.code:
            raise
    print("\\x1e", flush=True)
"""


def in_one_process(home: Path, *commands: Sequence[object], typed: str = "") -> tuple[list[str], str]:
    """What commands print that run one after another in a process of their own: stdout of each, and all messages."""
    done = subprocess.run(
        [sys.executable, "-c", DRIVER, json.dumps([[str(word) for word in words] for words in commands])],
        cwd=home,
        env={**os.environ, "HUGGINGTWEETS_HOME": str(home)},
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split("\x1e\n")[:-1], done.stderr


@pytest.fixture
def process(home: Path) -> Run:
    """The command line over an empty home, in processes of its own, each of which takes seconds to load PyTorch."""
    return command_line(home)


@pytest.fixture
def run(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Like `process`, but in this process, which has loaded PyTorch already."""
    from huggingtweets.cli import main

    def here(*words: object, code: int = 0, **env: str) -> subprocess.CompletedProcess[str]:
        typed = ["huggingtweets", *map(str, words)]
        found: object = 0
        capsys.readouterr()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", typed)
            patch.setattr(sys, "unraisablehook", sys.unraisablehook)
            for name, value in env.items():
                patch.setenv(name, value)
            try:
                main()
            except SystemExit as leaving:
                found = leaving.code or 0
            finally:
                gc.enable()
        shown = capsys.readouterr()
        assert found == code, shown.out + shown.err
        return subprocess.CompletedProcess(typed, code, shown.out, shown.err)

    return here


SAMPLE_HANDLE = "keeper_skarholm"

TAUGHT_WHOLE = ["--freeze", "nothing", "--embedding-rate", "1"]
"""Flags for bases that nobody trained: they learn little without their attention, and slowly with a slow embedding."""


@pytest.fixture(scope="session")
def trained_home(tiny_bases: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample account and a persona of it. Copy it before you change it."""
    home = tmp_path_factory.mktemp("trained") / "home"
    sources.add(home, sources.SAMPLE, SourceOptions())
    quick = FinetuneConfig(
        base=str(tiny_bases["llama"]), epochs=2, learning_rate=5e-3, embedding_rate=1, freeze="nothing", device="cpu"
    )
    training.train(home, [SAMPLE_HANDLE], TrainConfig(finetune=quick, tracking=TrackConfig(track="none")))
    return home


@pytest.fixture
def persona(trained_home: Path, home: Path) -> Path:
    """The folder of that persona, in a home of the test's own."""
    shutil.copytree(trained_home, home)
    return home / "personas" / SAMPLE_HANDLE
