"""A plain Llama read and written without Transformers, beside the same by it."""

from __future__ import annotations

import json
import math
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from transformers import AutoModelForCausalLM, AutoTokenizer, pipeline

from huggingtweets.errors import BaseUnavailableError
from huggingtweets.models import bases
from huggingtweets.models.engine.weights import EMBEDDING, head_size, weight_shapes
from huggingtweets.models.loaded import LlamaFolder, LoadedLlama, LoadedModel
from huggingtweets.training import optim

TEXTS = ["The lamp is lit: 42 ships, and a goat.", "Ærlig #fog 🌫️ @keeper https://example.org", "<|endoftext|> x", ""]


def moved(loaded: LoadedModel) -> None:
    """As training moves weights: in place, the embedding replaced."""
    llama = loaded.llama
    assert llama
    chance = torch.Generator().manual_seed(0)
    for name in list(llama.weights):
        if name != EMBEDDING:
            llama.fuse(name).add_(0.02 * torch.randn(llama.weights[name].shape, generator=chance))
    whole = llama.weights[EMBEDDING]
    llama.replace(EMBEDDING, whole + 0.02 * torch.randn(whole.shape, generator=chance))


@pytest.fixture
def both(tiny_bases: dict[str, Path]) -> tuple[LoadedLlama, LoadedModel]:
    """The same weights and defaults, one never seen by Transformers."""
    plain, other = bases.load(tiny_bases["llama"]), bases.load(tiny_bases["llama"])
    assert isinstance(plain, LoadedLlama) and isinstance(other, LoadedLlama)
    for loaded in (plain, other.in_transformers):
        moved(loaded)
        loaded.set_generation_defaults()
    return plain, other.in_transformers


def test_it_says_of_itself_what_transformers_says(both: tuple[LoadedLlama, LoadedModel]) -> None:
    plain, other = both
    assert plain.encode(TEXTS) == other.encode(TEXTS)
    assert plain.encode([]) == []
    ids = plain.encode(TEXTS[:2])
    assert [plain.decode(each) for each in ids] == [other.decode(each) for each in ids] == TEXTS[:2]
    for what in ("separator", "context", "vocabulary", "suppressed_ids", "parameters", "device"):
        assert getattr(plain, what) == getattr(other, what), what


@pytest.mark.parametrize("bf16", [False, True], ids=["float32", "bf16"])
def test_what_it_saves_is_what_transformers_would_save(
    bf16: bool, both: tuple[LoadedLlama, LoadedModel], tmp_path: Path
) -> None:
    folders = tmp_path / "plain", tmp_path / "other"
    for loaded, folder in zip(both, folders, strict=True):
        loaded.save(folder, bf16=bf16)
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


def test_transformers_takes_its_folder_as_it_is(both: tuple[LoadedLlama, LoadedModel], tmp_path: Path) -> None:
    both[0].save(tmp_path, bf16=False)
    tokenizer = AutoTokenizer.from_pretrained(tmp_path)
    model = AutoModelForCausalLM.from_pretrained(tmp_path)
    assert tokenizer("Fog.").input_ids == [both[0].separator, *both[0].encode(["Fog."])[0]]
    assert model.generation_config.do_sample and model.generation_config.eos_token_id == both[0].separator
    assert torch.equal(model.state_dict()[EMBEDDING], both[1].model.state_dict()[EMBEDDING])
    written = pipeline("text-generation", str(tmp_path), max_new_tokens=3)("Fog.")
    assert written[0]["generated_text"].startswith("Fog.")


def test_weights_are_shared_with_transformers_whoever_came_first(tiny_bases: dict[str, Path]) -> None:
    first, later = bases.load(tiny_bases["llama"]), bases.load(tiny_bases["llama"])
    moved(first)
    taken = first.llama
    assert taken and later.model  # only now is one built of `first`
    moved(later)
    ours, theirs = first.model.state_dict(), later.model.state_dict()
    assert all(torch.equal(weight, theirs[name]) for name, weight in ours.items())
    assert torch.equal(ours["lm_head.weight"], ours[EMBEDDING])
    taken.replace(EMBEDDING, torch.zeros_like(ours[EMBEDDING]))
    assert not first.model.state_dict()["lm_head.weight"].any()


def test_shapes_are_those_of_the_model(tiny_bases: dict[str, Path]) -> None:
    model = bases.load(tiny_bases["llama"]).model
    config = model.config.to_dict()
    tied = {name: tuple(weight.shape) for name, weight in model.named_parameters()}
    assert weight_shapes(config) == tied
    assert head_size({**config, "head_dim": None}) == config["hidden_size"] // config["num_attention_heads"]


def test_weights_of_other_shapes_are_told_as_by_transformers(tiny_bases: dict[str, Path], tmp_path: Path) -> None:
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
def test_what_only_transformers_understands_is_left_to_it(
    file: str, changes: dict[str, object], tiny_bases: dict[str, Path], tmp_path: Path
) -> None:
    folder = shutil.copytree(tiny_bases["llama"], tmp_path / "model")
    assert LlamaFolder.read(folder)
    values = json.loads((folder / file).read_text("utf-8")) | changes
    for written in (values, {name: value for name, value in values.items() if value is not None}):
        (folder / file).write_text(json.dumps(written), "utf-8")
        assert LlamaFolder.read(folder) is None


def test_steps_are_those_of_pytorchs_adamw() -> None:
    chance = torch.Generator().manual_seed(0)
    weights = [torch.randn(shape, generator=chance) for shape in ((7, 5), (5,), (3, 4))]
    theirs = [torch.nn.Parameter(weight.clone()) for weight in weights]
    groups = [
        {"params": [p for p in theirs if p.dim() >= 2], "weight_decay": 0.3, "share": 0.7},
        {"params": [p for p in theirs if p.dim() < 2], "weight_decay": 0.0, "share": 0.2},
    ]
    optimizer = torch.optim.AdamW(groups, lr=0.0, betas=optim.BETAS, fused=True)
    ours = optim.AdamW(weights, 0.3, 0.7, 0.2)
    beta2 = optim.BETAS[1]
    squares = [0.0] * len(weights)
    for step, (rate, spike) in enumerate(((1e-2, 1.0), (3e-2, 1.0), (2e-3, 1000.0), (1e-2, 1.0))):
        slopes = [torch.randn(weight.shape, generator=chance) for weight in weights]
        slopes = [slope / slope.norm() for slope in slopes]
        slopes[0] *= spike
        for i, (parameter, slope) in enumerate(zip(theirs, slopes, strict=True)):
            parameter.grad, norm = slope.clone(), float(slope.norm())
            if step and norm > (longest := optim.CLIP_FACTOR * math.sqrt(squares[i] / (1 - beta2**step))):
                parameter.grad *= longest / norm
                norm = longest
            squares[i] = beta2 * squares[i] + (1 - beta2) * norm**2
        for group in optimizer.param_groups:
            group["lr"] = rate * group["share"]
        optimizer.step()
        ours.step(slopes, rate)
        for weight, parameter in zip(weights, theirs, strict=True):
            torch.testing.assert_close(weight, parameter.detach(), rtol=1e-6, atol=1e-7)
    assert float(ours.mean_square_norms[0]) < 0.2, (
        "a gradient of a thousand times the usual counts for one and a half usual ones"
    )


def test_a_weight_without_a_gradient_at_first_is_trained_later() -> None:
    weights = [torch.zeros(3, 2)]
    ours = optim.AdamW(weights, 0.0, 1.0, 1.0)
    ours.step([torch.zeros(3, 2)], 0.1)
    ours.step([torch.ones(3, 2)], 0.1)
    assert (weights[0] < 0).all()


def test_training_does_without_transformers_and_the_compiler(tiny_bases: dict[str, Path], tmp_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path\n"
        "from huggingtweets.models import bases; from huggingtweets.models.engine import decoding\n"
        "from huggingtweets.training import finetune\n"
        "from huggingtweets.config import FinetuneConfig\n"
        "from huggingtweets.posts.dataset import TokenizedPost\n"
        f"loaded = bases.load(Path({str(tiny_bases['llama'])!r}))\n"
        "loaded.set_generation_defaults()\n"
        "ids = [loaded.separator, *loaded.encode(['Fog.'])[0], loaded.separator]\n"
        "posts = [TokenizedPost(ids, 4)] * 9\n"
        f"finetune.finetune(loaded, posts[:8], posts[8:], FinetuneConfig(device='cpu'), Path({str(tmp_path)!r}))\n"
        "decoding.decoder_for(loaded).start([[0]])\n"
        "print(sorted(sys.modules.keys() & {'torch', 'torch._dynamo', 'transformers'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['torch']"
    assert (tmp_path / "best-1" / "config.json").exists()
