"""A plain Llama loaded and saved without Transformers, compared with Transformers."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline

from huggingtweets.config import GenerateConfig
from huggingtweets.errors import BaseUnavailableError
from huggingtweets.models import bases
from huggingtweets.models.engine.architecture import EMBEDDING
from huggingtweets.models.loaded import EngineFolder, LoadedInEngine, LoadedModel
from tests.models.tiny_models import FAMILIES, tiny, weights_of

TEXTS = ["The lamp is lit: 42 ships, and a goat.", "Ærlig #fog 🌫️ @keeper https://example.org", "<|endoftext|> x", ""]


def perturb(loaded: LoadedModel) -> None:
    """Change weights as training does: in place, but replace the embedding."""
    held = loaded.engine_weights
    assert held
    chance = torch.Generator().manual_seed(0)
    for name in list(held.weights):
        if name != EMBEDDING:
            held.fuse(name).add_(0.02 * torch.randn(held.weights[name].shape, generator=chance))
    whole = held.weights[EMBEDDING]
    held.replace(EMBEDDING, whole + 0.02 * torch.randn(whole.shape, generator=chance))


@pytest.fixture
def both(tiny_bases: dict[str, Path]) -> tuple[LoadedInEngine, LoadedModel]:
    """The same weights, once without and once with Transformers."""
    plain, other = bases.load(tiny_bases["llama"]), bases.load(tiny_bases["llama"])
    assert isinstance(plain, LoadedInEngine) and isinstance(other, LoadedInEngine)
    for loaded in (plain, other.in_transformers):
        perturb(loaded)
    return plain, other.in_transformers


def test_codec_and_facts_match_transformers(both: tuple[LoadedInEngine, LoadedModel]) -> None:
    plain, other = both
    assert plain.encode(TEXTS) == other.encode(TEXTS)
    assert plain.encode([]) == []
    ids = plain.encode(TEXTS[:2])
    assert [plain.decode(each) for each in ids] == [other.decode(each) for each in ids] == TEXTS[:2]
    assert (plain.parameters, plain.device) == (other.parameters, other.device)
    for name in ("start", "end", "context", "vocabulary", "suppressed_ids"):
        assert getattr(plain.codec, name) == getattr(other.codec, name), name


@pytest.mark.parametrize("bf16", [False, True], ids=["float32", "bf16"])
def test_saved_files_match_transformers(bf16: bool, both: tuple[LoadedInEngine, LoadedModel], tmp_path: Path) -> None:
    folders = tmp_path / "plain", tmp_path / "other"
    for loaded, folder in zip(both, folders, strict=True):
        loaded.save(folder, bf16=bf16, sampling=GenerateConfig(min_p=0.03))
    assert json.loads((folders[0] / "generation_config.json").read_text("utf-8"))["min_p"] == 0.03
    files = [sorted(path.name for path in folder.iterdir()) for folder in folders]
    assert files[0] == files[1]
    for name in ("config.json", "generation_config.json", "tokenizer_config.json", "tokenizer.json"):
        ours, theirs = (json.loads((folder / name).read_text("utf-8")) for folder in folders)
        for how in ("transformers_version", "is_local", "local_files_only"):  # it was loaded and saved
            ours.pop(how, None), theirs.pop(how, None)
        assert ours == theirs, name
    weights = [bases.weights_in(folder) for folder in folders]
    assert weights[0].keys() == weights[1].keys()
    assert all(torch.equal(weight, weights[1][name]) for name, weight in weights[0].items())
    assert weights[0][EMBEDDING].dtype == (torch.bfloat16 if bf16 else torch.float32)
    assert len({(folder / "model.safetensors").stat().st_mode for folder in folders}) == 1


def test_transformers_loads_a_saved_folder(both: tuple[LoadedInEngine, LoadedModel], tmp_path: Path) -> None:
    both[0].save(tmp_path, bf16=False)
    tokenizer = AutoTokenizer.from_pretrained(tmp_path)
    model = AutoModelForCausalLM.from_pretrained(tmp_path)
    assert tokenizer("Fog.").input_ids == [both[0].start, *both[0].encode(["Fog."])[0]]
    assert model.generation_config.do_sample and model.generation_config.eos_token_id == both[0].end
    assert torch.equal(model.state_dict()[EMBEDDING], both[1].model.state_dict()[EMBEDDING])
    written = pipeline("text-generation", str(tmp_path), max_new_tokens=3)("Fog.")
    assert written[0]["generated_text"].startswith("Fog.")


def test_weights_are_shared_with_transformers_in_either_order(tiny_bases: dict[str, Path]) -> None:
    first, later = bases.load(tiny_bases["llama"]), bases.load(tiny_bases["llama"])
    perturb(first)
    taken = first.engine_weights
    assert taken and later.model  # `first` is built in Transformers only below
    perturb(later)
    ours, theirs = first.model.state_dict(), later.model.state_dict()
    assert all(torch.equal(weight, theirs[name]) for name, weight in ours.items())
    assert torch.equal(ours["lm_head.weight"], ours[EMBEDDING])
    taken.replace(EMBEDDING, torch.zeros_like(ours[EMBEDDING]))
    assert not first.model.state_dict()["lm_head.weight"].any()


@pytest.mark.parametrize("family", FAMILIES)
def test_weight_shapes_match_the_model(family: str) -> None:
    model = tiny(family)
    tied = {name: tuple(weight.shape) for name, weight in model.named_parameters()}
    assert weights_of(model).architecture.weight_shapes() == tied


def test_wrong_weight_shapes_are_refused(tiny_bases: dict[str, Path], tmp_path: Path) -> None:
    folder = shutil.copytree(tiny_bases["llama"], tmp_path / "wider")
    config = json.loads((folder / "config.json").read_text("utf-8"))
    (folder / "config.json").write_text(json.dumps({**config, "intermediate_size": 64}), "utf-8")
    with pytest.raises((BaseUnavailableError, RuntimeError), match=r"intermediate|size|shape|mismatch"):
        bases.load(folder)


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        ("config.json", {"max_position_embeddings": None}),
        ("config.json", {"rms_norm_eps": None}),
        ("config.json", {"rope_parameters": {"rope_type": "default"}}),
        ("config.json", {"num_key_value_heads": None}),
        ("tokenizer_config.json", {"split_special_tokens": True}),
        ("tokenizer_config.json", {"extra_special_tokens": {"fog": "<fog>"}}),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, dict) else "",
)
def test_settings_only_transformers_understands_are_left_to_it(
    file: str, changes: dict[str, object], tiny_bases: dict[str, Path], tmp_path: Path
) -> None:
    folder = shutil.copytree(tiny_bases["llama"], tmp_path / "model")
    assert EngineFolder.read(folder)
    values = json.loads((folder / file).read_text("utf-8")) | changes
    for written in (values, {name: value for name, value in values.items() if value is not None}):
        (folder / file).write_text(json.dumps(written), "utf-8")
        assert EngineFolder.read(folder) is None


@pytest.mark.slow
def test_training_imports_neither_transformers_nor_the_compiler(tiny_bases: dict[str, Path], tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from huggingtweets.models import bases; from huggingtweets.models.engine import decoding\n"
        "from huggingtweets.training import finetune\n"
        "from huggingtweets.config import FinetuneConfig\n"
        "from huggingtweets.posts.tokens import TokenizedPost\n"
        f"loaded = bases.load(Path({str(tiny_bases['llama'])!r}))\n"
        "ids = [loaded.start, *loaded.encode(['Fog.'])[0], loaded.end]\n"
        "posts = [TokenizedPost(ids, 4)] * 9\n"
        f"finetune.finetune(loaded, posts[:8], posts[8:], FinetuneConfig(device='cpu'), Path({str(tmp_path)!r}))\n"
        "decoding.decoder_for(loaded).start([[0]])\n"
        f"decoding.open_decoder(Path({str(tmp_path / 'best-1')!r})).start([[0]])\n"
        "print(sorted(sys.modules.keys() & {'torch', 'torch._dynamo', 'transformers'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['torch']"
    assert (tmp_path / "best-1" / "config.json").exists()
