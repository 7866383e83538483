"""Exporting a persona as a full model or an adapter, and pulling it from there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import get_args

import pytest
import torch

from huggingtweets import personas, writing
from huggingtweets.config import GenerateConfig
from huggingtweets.errors import BadInputError, ConfigError, DamagedFileError, NotFoundError
from huggingtweets.events import Event, Notice
from huggingtweets.models import adapter, bases, catalogue, fetch
from huggingtweets.personas.record import Loss, RunRecord, read_run, write_run
from huggingtweets.sharing import folder
from huggingtweets.sharing.bundle import bundle
from huggingtweets.sharing.card import card
from huggingtweets.sharing.hub.pull import FolderPull
from huggingtweets.sharing.model_files import NOTICE, is_adapter
from tests.conftest import Run
from tests.sharing.trained import NAME, SECRET, change


@pytest.fixture
def home(with_a_card: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "home"
    shutil.copytree(with_a_card, made)
    monkeypatch.setenv("HUGGINGTWEETS_HOME", str(made))
    return made


def test_full_model_without_private_data(home: Path, tmp_path: Path) -> None:
    from transformers import AutoModelForCausalLM

    persona = personas.find(home, NAME)
    made = folder.export(home, persona, "full", tmp_path / "full")
    assert made.bytes == sum(file.stat().st_size for file in made.path.iterdir())
    model = AutoModelForCausalLM.from_pretrained(made.path)
    for name, weight in bases.weights_in(persona.path).items():
        assert torch.equal(model.state_dict()[name], weight)
    said = (made.path / "run.json").read_text("utf-8")
    assert SECRET not in said
    assert str(home.parent) not in said


def test_a_base_s_notice_and_terms_go_with_its_personas(home: Path, tmp_path: Path) -> None:
    change(home, base="gemma3-270m")
    base = fetch.folder_of(catalogue.MULTILINGUAL, home)
    base.mkdir(parents=True)
    (base / fetch.TERMS).write_text("Be kind.")
    made = folder.export(home, personas.find(home, NAME), "full", tmp_path / "full")
    assert (made.path / NOTICE).read_text("utf-8") == catalogue.GEMMA.notice
    assert (made.path / fetch.TERMS).read_text("utf-8") == "Be kind."
    events: list[Event] = []
    pulled = FolderPull(home, made.path, name="pulled").fetch(events.append)
    assert any(catalogue.GEMMA.link in str(event) for event in events if isinstance(event, Notice))
    assert (pulled.path / NOTICE).is_file()
    shutil.rmtree(base)
    again = folder.export(home, personas.find(home, "pulled"), "full", tmp_path / "again")
    assert (again.path / fetch.TERMS).read_text("utf-8") == "Be kind."


@pytest.mark.parametrize("bits", [2, 4])
def test_adapter_is_small_and_close(home: Path, tmp_path: Path, bits: adapter.Bits) -> None:
    persona = personas.find(home, NAME)
    events: list[Event] = []
    made = folder.export(home, persona, "adapter", tmp_path / "small", bits=bits, on_event=events.append)
    assert {file.name for file in made.path.iterdir()} == {
        *("config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json"),
        *("run.json", "README.md", adapter.FILE),
    }
    assert (made.path / adapter.FILE).stat().st_size < (persona.path / "model.safetensors").stat().st_size / 3
    readme = (made.path / "README.md").read_text("utf-8")
    assert "A machine that imitates `@keeper_skarholm`" in readme
    assert f"huggingtweets pull ./small --name {NAME}\nhuggingtweets generate {NAME}\n" in readme
    assert {file.stat().st_mode for file in made.path.iterdir()} == {(made.path / "run.json").stat().st_mode}
    # A warning: others lack the base, a local folder.
    assert [event.is_warning for event in events if isinstance(event, Notice)] == [True]
    base = bases.weights_in(bases.locate(persona.record.base, home).folder)
    close = bases.load(made.path).model.state_dict()
    for name, weight in bases.weights_in(persona.path).items():
        assert (weight - close[name]).norm() <= 0.5 * (weight - base[name]).norm()


def test_adapter_becomes_a_full_model(home: Path, tmp_path: Path) -> None:
    persona = personas.find(home, NAME)
    small = folder.export(home, persona, "adapter", tmp_path / "small", bits=4)
    shutil.rmtree(persona.path)
    shutil.copytree(small.path, persona.path)
    kept = personas.find(home, NAME)
    assert is_adapter(kept)
    with pytest.raises(BadInputError):
        folder.export(home, kept, "adapter", tmp_path / "again")
    assert not (tmp_path / "again").exists()
    expected = bases.load(kept.path).model.state_dict()
    with folder.full_model(kept) as made:
        found = bases.load(made.path).model.state_dict()
        assert not is_adapter(made)
    assert not made.path.exists()
    assert all(torch.allclose(expected[name], weight, rtol=0.01, atol=1e-3) for name, weight in found.items())


def test_replaces_nothing(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    persona = personas.find(home, NAME)
    assert folder.export(home, persona, "adapter", bits=4).as_json() == {
        "name": NAME,
        "kind": "adapter",
        "path": str(tmp_path / f"{NAME}-adapter"),
        "bytes": sum(file.stat().st_size for file in (tmp_path / f"{NAME}-adapter").iterdir()),
    }
    (tmp_path / "file").touch()
    for path in (None, tmp_path / "file" / "x"):
        with pytest.raises(BadInputError) as refused:
            folder.export(home, persona, "adapter", path)
        assert refused.value.option == "output"


def test_command(run: Run, home: Path, tmp_path: Path) -> None:
    said = json.loads(run("export", NAME, "--as", "adapter", "--bits", "4", "-o", tmp_path / "a", "--json").stdout)
    assert (said["kind"], said["path"]) == ("adapter", str(tmp_path / "a"))
    assert "--bits applies only to adapter" in run("export", NAME, "--as", "full", "--bits", "2", code=2).stderr
    assert NAME in run("pull", tmp_path / "a", code=1).stderr  # the name in its run.json is taken
    said = json.loads(run("pull", tmp_path / "a", "--name", "copy", "--json").stdout)
    assert (said["name"], said["commit"]) == ("copy", "")
    assert "--revision" in run("pull", tmp_path, "--revision", "main", code=2).stderr


def pull(home: Path, path: Path, name: str | None = None) -> list[str]:
    """The notices about pulling a folder."""
    events: list[Event] = []
    FolderPull(home, path, name=name).fetch(events.append)
    return [str(event) for event in events if isinstance(event, Notice)]


def test_adapter_is_pulled_as_a_persona(home: Path, tmp_path: Path) -> None:
    persona = personas.find(home, NAME)
    sent = folder.export(home, persona, "adapter", tmp_path / "sent", bits=4).path
    assert FolderPull(home, sent).replaces  # the name in its run.json is taken
    told = pull(home, sent, "copy")
    assert len(told) == 1 and "before rounding" in told[0]  # its posts are known: it was trained here
    copy = personas.find(home, "copy")
    assert is_adapter(copy) and copy.record.pulled_from is None
    writer = writing.Writer(home, "copy", GenerateConfig(max_length=2000), device="cpu")
    assert writer.checks_copies
    assert len(list(writer.stream("The", 2, seed=7))) == 2
    for share in (card.write, lambda home, name: bundle(home, name, tmp_path / "b.zip")):
        with pytest.raises(BadInputError) as refused:
            share(home, "copy")
        assert refused.value.command == "export copy --as full -o full"
    whole = folder.export(home, copy, "full", tmp_path / "whole").path
    assert pull(home, whole, "copy") == []
    assert not is_adapter(personas.find(home, "copy"))


def test_posts_of_a_stranger_s_persona_are_unknown(home: Path, tmp_path: Path) -> None:
    sent = folder.export(home, personas.find(home, NAME), "full", tmp_path / "sent").path
    write_run(sent, read_run(sent, NAME).model_copy(update={"after": Loss(nats_per_token=1, bits_per_byte=1)}))
    assert len(pull(home, sent, "copy")) == 1
    assert not writing.Writer(home, "copy", GenerateConfig(), device="cpu").checks_copies
    with pytest.raises(ConfigError) as refused:
        writing.Writer(home, "copy", GenerateConfig(safe=True), device="cpu")
    assert refused.value.option == "safe"


def test_a_pulled_card_is_up_to_date(home: Path, tmp_path: Path) -> None:
    pull(home, folder.export(home, personas.find(home, NAME), "full", tmp_path / "whole").path)
    events: list[Event] = []
    bundle(home, NAME, tmp_path / "b.zip", on_event=events.append)
    assert f"card {NAME}" not in [event.command for event in events if isinstance(event, Notice)]


def test_truncated_weights_are_not_shared(home: Path, tmp_path: Path) -> None:
    weights = home / "personas" / NAME / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:5000])
    persona = personas.find(home, NAME)
    with pytest.raises(DamagedFileError):
        bundle(home, NAME, tmp_path / "b.zip")
    for kind in get_args(folder.Kind):
        with pytest.raises(DamagedFileError):
            folder.export(home, persona, kind, tmp_path / "out")
    assert not (tmp_path / "b.zip").exists()
    assert not (tmp_path / "out").exists()


def test_folder_without_a_model_is_refused(home: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="none"):
        FolderPull(home, tmp_path / "none")
    (tmp_path / "some.zip").touch()
    with pytest.raises(BadInputError, match="some"):
        FolderPull(home, tmp_path / "some.zip")
    (tmp_path / "pickled").mkdir()
    (tmp_path / "pickled" / "pytorch_model.bin").touch()
    with pytest.raises(BadInputError, match=r"pytorch_model\.bin"):
        FolderPull(home, tmp_path / "pickled")


def test_base_without_its_head_is_the_same_base(tiny_bases: dict[str, Path], tmp_path: Path) -> None:
    """GPT-2 on the Hub lacks the "transformer." in the names of its weights."""
    loaded = bases.load(tiny_bases["gpt2"])
    bare, whole, small = tmp_path / "bare", tmp_path / "whole", tmp_path / "small"
    loaded.model.transformer.save_pretrained(bare)
    loaded.tokenizer.save_pretrained(bare)
    with torch.no_grad():
        for weight in loaded.model.parameters():
            weight.add_(0.01 * torch.randn_like(weight))
    loaded.save(whole, bf16=False)
    record = RunRecord(name="p", base=str(bare))
    write_run(whole, record)
    small.mkdir()
    folder.write_adapter(tmp_path, personas.Persona("p", whole, record), small, 4, lambda event: None)
    changed = adapter.read(small)
    assert changed
    assert "transformer.h.0.mlp.c_fc.weight.codes" in changed.tensors
    name = "transformer.h.0.mlp.c_fc.weight"
    taught, untaught, read = (bases.load(each).model.state_dict()[name] for each in (whole, bare, small))
    assert (read - taught).abs().mean() < 0.3 * (untaught - taught).abs().mean()
