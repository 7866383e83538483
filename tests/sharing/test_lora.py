"""Sharing a persona that was trained with LoRA: folders, GGUF files, bundles and cards."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import torch
from gguf import GGUFReader
from peft import PeftModel
from transformers import AutoModelForCausalLM

from huggingtweets import personas, sources, training
from huggingtweets.config import DatasetConfig, FinetuneConfig, TrackConfig, TrainConfig
from huggingtweets.errors import BadInputError, BaseUnavailableError
from huggingtweets.events import Event, Notice
from huggingtweets.models import bases, lora
from huggingtweets.models.engine import decoding
from huggingtweets.personas.record import RunFacts, RunRecord
from huggingtweets.sharing import folder
from huggingtweets.sharing.card import card
from huggingtweets.sharing.gguf import export as gguf
from huggingtweets.sharing.hub.pull import FolderPull
from huggingtweets.sharing.model_files import shared_files
from tests.conftest import Run
from tests.models import families
from tests.sharing.llama_cpp import LlamaCpp
from tests.sharing.trained import NAME, change

pytestmark = pytest.mark.filterwarnings("ignore:.*is_gradient_checkpointing:FutureWarning")  # PEFT asks for it


@pytest.fixture(scope="module")
def trained(tiny_bases: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a LoRA persona."""
    home = tmp_path_factory.mktemp("lora")
    sources.add(home, sources.SAMPLE, sources.SourceOptions())
    config = TrainConfig(
        dataset=DatasetConfig(max_posts=200),
        finetune=FinetuneConfig(
            base=str(tiny_bases["llama"]), method="lora", rank=4, learning_rate=3e-2, freeze="nothing", device="cpu"
        ),
        tracking=TrackConfig(track="none"),
    )
    report = training.train(home, [NAME], config)
    assert report.record.after and report.record.before
    assert report.record.after.bits_per_byte < report.record.before.bits_per_byte
    return home


@pytest.fixture
def home(trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "home"
    shutil.copytree(trained, made)
    monkeypatch.setenv("HUGGINGTWEETS_HOME", str(made))
    return made


IDS = torch.tensor([[0, 40, 41, 42, 50]])


def logits(model: Any) -> torch.Tensor:
    with torch.inference_mode():
        found: torch.Tensor = model(IDS).logits
    return found


def test_the_persona_is_small_and_is_decoded_as_transformers_does(home: Path) -> None:
    persona = personas.find(home, NAME)
    base = bases.locate(persona.record.base, home)
    stored = lora.read(persona.path)
    assert (stored.base, stored.base_sha256) == (base.name, base.sha256)
    assert (persona.path / lora.FILE).stat().st_size < (base.folder / "model.safetensors").stat().st_size / 2
    ours = decoding.open_decoder(persona.path, "cpu", torch.float32).start(IDS.tolist()).logits
    torch.testing.assert_close(ours, logits(bases.load(persona.path).model)[:, -1], rtol=1e-4, atol=1e-5)


def test_an_exported_adapter_is_peft_s_and_pulled_as_a_persona(home: Path, tmp_path: Path) -> None:
    persona = personas.find(home, NAME)
    events: list[Event] = []
    made = folder.export(home, persona, "adapter", tmp_path / "small", on_event=events.append)
    assert [event.is_warning for event in events if isinstance(event, Notice)] == [True]  # its base is a folder
    assert {"README.md", "run.json", lora.FILE, lora.CONFIG} <= {file.name for file in made.path.iterdir()}
    readme = (made.path / "README.md").read_text("utf-8")
    assert "A machine that imitates `@keeper_skarholm`" in readme and "peft" in readme
    base = AutoModelForCausalLM.from_pretrained(persona.record.base)
    expected = logits(bases.load(persona.path).model)
    torch.testing.assert_close(logits(PeftModel.from_pretrained(base, str(made.path))), expected, rtol=1e-4, atol=1e-5)
    FolderPull(home, made.path, name="copy").fetch()
    torch.testing.assert_close(logits(bases.load(personas.find(home, "copy").path).model), expected)
    with pytest.raises(BadInputError) as refused:
        folder.export(home, persona, "adapter", tmp_path / "again", bits=2)
    assert refused.value.option == "bits"
    whole = folder.export(home, persona, "full", tmp_path / "whole")
    merged = AutoModelForCausalLM.from_pretrained(whole.path, dtype=torch.float32)
    torch.testing.assert_close(logits(merged), expected, rtol=0.02, atol=0.02)  # stored in bf16


def test_what_is_shared_hides_the_path_of_a_base_and_is_refused_without_it(home: Path, tmp_path: Path) -> None:
    persona = personas.find(home, NAME)
    (tmp_path / "shared").mkdir()
    for file in shared_files(persona):
        content = file.content if isinstance(file.content, bytes) else file.content.read_bytes()
        assert persona.record.base.encode() not in content, file.path
        (tmp_path / "shared" / file.path).write_bytes(content)
    pulled = FolderPull(home, tmp_path / "shared", name="stray").fetch()
    with pytest.raises(BaseUnavailableError) as refused:
        bases.load(pulled.path)
    assert refused.value.command == "export NAME --as full"
    (tmp_path / "shared" / lora.FILE).write_bytes((persona.path / lora.FILE).read_bytes()[:-100])
    with pytest.raises(BadInputError, match="safetensors"):
        FolderPull(home, tmp_path / "shared", name="torn").fetch()


@pytest.mark.slow
def test_the_card_names_the_base_and_its_code_writes_a_post(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(card, "FREE", 1)
    monkeypatch.setattr(card, "usual_starts", lambda _: ["I think that"])
    change(home, base="gemma3-270m")
    text = card.write(home, NAME).path.read_text("utf-8")
    assert "library_name: peft" in text and "base_model_relation: adapter" in text
    shared = {file.path: file.content for file in shared_files(personas.find(home, NAME))}
    assert {lora.FILE, lora.CONFIG, "NOTICE", "config.json", "tokenizer.json"} <= shared.keys()
    config = shared[lora.CONFIG]
    assert isinstance(config, bytes)
    assert json.loads(config)["base_model_name_or_path"] == "google/gemma-3-270m"
    code = text.partition("```python\n")[2].partition("```")[0]
    monkeypatch.chdir(home / "personas")
    said: list[str] = []
    exec(code, {"print": said.append})  # noqa: S102
    assert len(said) == 1 and said[0].startswith("I think that")


@pytest.mark.slow
@pytest.mark.parametrize("family", ["smollm2", "gpt2", "qwen3", "gemma3"])
def test_llama_cpp_computes_base_and_adapter_as_peft_does(
    family: str, home: Path, tmp_path: Path, sample_posts: list[Any]
) -> None:
    pytest.importorskip("xllamacpp", reason="runs where llama.cpp is: pip install xllamacpp")
    folder = families.build(tmp_path / "base", family, [post.text for post in sample_posts], width=256, layers=7)
    chance = torch.Generator().manual_seed(1)
    loaded = bases.load(folder)
    with torch.no_grad():
        for weight in loaded.model.parameters():
            weight.add_(0.06 * torch.randn(weight.shape, generator=chance))
    loaded.model.save_pretrained(folder)
    base, is_gpt2 = bases.locate(str(folder), home), family == "gpt2"
    pairs = {}
    for name, weight in loaded.model.named_parameters():
        if weight.dim() == 2 and (".mlp." in name or "attn." in name):
            rows, columns = weight.shape[::-1] if is_gpt2 else weight.shape
            pairs[name] = (
                0.1 * torch.randn(4, columns, generator=chance),
                0.02 * torch.randn(rows, 4, generator=chance),
            )
    loaded = bases.load(folder)
    loaded.adapter = lora.LoraAdapter(base.name, base.sha256, pairs, is_gpt2)
    loaded.save(tmp_path / "weights", bf16=False)
    record = RunRecord(name="other", base=base.name, handles=("other",), run=RunFacts(precision="fp32"))
    personas.save(home, "other", tmp_path / "weights", record, move=True)
    persona = personas.find(home, "other")
    made = gguf.export_adapter(persona, tmp_path / "out", "f32")
    whole = LlamaCpp(gguf.export(persona, tmp_path / "whole", "f32").path)
    both = LlamaCpp(made.base)
    ids = both.encode("The lamp is lit: 42 ships, and a goat.")
    untuned = both.logits(ids)
    both.add_lora(made.path)
    known = bases.load(persona.path).model
    with torch.inference_mode():
        expected = known(torch.tensor([ids])).logits[0].numpy()
    assert ((both.logits(ids) - expected) ** 2).mean() ** 0.5 < 3e-3 * expected.std()
    assert ((untuned - expected) ** 2).mean() ** 0.5 > 0.3 * expected.std()
    assert both.greedy(ids, loaded.end, 20) == whole.greedy(ids, loaded.end, 20)
    whole.close()
    both.close()


def test_a_gguf_adapter_says_what_it_is(home: Path, tmp_path: Path) -> None:
    persona = personas.find(home, NAME)
    change(home, base="gemma3-270m")
    made = gguf.export_adapter(personas.find(home, NAME), tmp_path, "q8_0")
    reader = GGUFReader(made.path)

    def value(key: str) -> Any:
        field = reader.get_field(key)
        return field.contents() if field else None

    assert (value("general.type"), value("adapter.type"), value("general.license")) == ("adapter", "lora", "gemma")
    assert value("adapter.lora.alpha") == lora.ALPHA
    assert "Machine-written" in value("general.description")
    shapes = {tensor.name: tuple(map(int, tensor.shape)) for tensor in reader.tensors}
    assert shapes["blk.0.ffn_gate.weight.lora_a"] == (48, 4) and shapes["blk.0.ffn_gate.weight.lora_b"] == (4, 96)
    assert len(shapes) == 2 * 2 * 7
    lines = made.modelfile.read_text("utf-8").splitlines()
    assert [f"FROM ./{made.base.name}", f"ADAPTER ./{made.path.name}"] == lines[4:6]
    assert [path.name for path in made.licences] == [f"{NAME}-lora-NOTICE.txt"]
    about = GGUFReader(made.base)
    assert value("general.name") == NAME
    assert str(tmp_path.parent) not in str(about.get_field("general.description").contents())  # type: ignore[union-attr]
    assert persona.path.is_dir()


def test_command(run: Run, home: Path, tmp_path: Path) -> None:
    said = json.loads(run("export", NAME, "--as", "gguf-adapter", "-o", tmp_path, "--json").stdout)
    assert (said["kind"], said["quant"]) == ("gguf-adapter", "q8_0")
    assert said["base_bytes"] == Path(said["base"]).stat().st_size
    shown = run("export", NAME, "--as", "gguf-adapter", "--quant", "f16", "-o", tmp_path).stdout
    assert f"--lora {tmp_path / NAME}-lora.gguf" in shown
    assert "--quant" in run("export", NAME, "--as", "full", "--quant", "f16", code=2).stderr
    run("train", NAME, "--name", "whole", "--track", "none", "--max-posts", 50, "--base", bases_of(home))
    assert "--method" in run("export", "whole", "--as", "gguf-adapter", "-o", tmp_path, code=1).stderr


def bases_of(home: Path) -> str:
    return personas.find(home, NAME).record.base
