"""A persona as a folder, whole or as an adapter; what is made of one that is kept as an adapter."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import torch

from huggingtweets import personas
from huggingtweets.errors import BadInputError
from huggingtweets.events import Event, Notice
from huggingtweets.models import adapter, bases
from huggingtweets.sharing import folder
from tests.conftest import Run
from tests.sharing.trained import NAME, SECRET


@pytest.fixture
def home(with_a_card: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "home"
    shutil.copytree(with_a_card, made)
    monkeypatch.setenv("HUGGINGTWEETS_HOME", str(made))
    return made


def test_whole_it_is_a_model_folder_without_what_is_its_owners_business(home: Path, tmp_path: Path) -> None:
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


@pytest.mark.parametrize("bits", [2, 4])
def test_an_adapter_is_small_and_close(home: Path, tmp_path: Path, bits: adapter.Bits) -> None:
    persona = personas.find(home, NAME)
    events: list[Event] = []
    made = folder.export(home, persona, "adapter", tmp_path / "small", bits=bits, on_event=events.append)
    assert {file.name for file in made.path.iterdir()} == {
        *("config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json"),
        *("run.json", "README.md", adapter.FILE),
    }
    assert (made.path / adapter.FILE).stat().st_size < (persona.path / "model.safetensors").stat().st_size / 3
    assert "A machine that imitates `@keeper_skarholm`" in (made.path / "README.md").read_text("utf-8")
    assert {file.stat().st_mode for file in made.path.iterdir()} == {(made.path / "run.json").stat().st_mode}
    # Its base is a folder, which others lack.
    assert [event.is_warning for event in events if isinstance(event, Notice)] == [True]
    base = bases.weights_in(bases.locate(persona.record.base, home).folder)
    close = bases.load(made.path).model.state_dict()
    for name, weight in bases.weights_in(persona.path).items():
        assert (weight - close[name]).norm() <= 0.5 * (weight - base[name]).norm()


def test_one_kept_as_an_adapter_is_made_whole_for_others(home: Path, tmp_path: Path) -> None:
    persona = personas.find(home, NAME)
    small = folder.export(home, persona, "adapter", tmp_path / "small", bits=4)
    shutil.rmtree(persona.path)
    shutil.copytree(small.path, persona.path)
    kept = personas.find(home, NAME)
    assert folder.is_adapter(kept)
    with pytest.raises(BadInputError, match="is kept as an adapter already"):
        folder.export(home, kept, "adapter", tmp_path / "again")
    assert not (tmp_path / "again").exists()
    expected = bases.load(kept.path).model.state_dict()
    with folder.whole(kept) as made:
        found = bases.load(made.path).model.state_dict()
        assert not folder.is_adapter(made)
    assert not made.path.exists()
    assert all(torch.allclose(expected[name], weight, rtol=0.01, atol=1e-3) for name, weight in found.items())


def test_the_command_writes_here_and_never_over_anything(
    run: Run, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = json.loads(run("export", NAME, "--as", "adapter", "--bits", "4", "--json").stdout)
    assert said == {
        "name": NAME,
        "kind": "adapter",
        "path": str(tmp_path / f"{NAME}-adapter"),
        "bytes": sum(file.stat().st_size for file in (tmp_path / f"{NAME}-adapter").iterdir()),
    }
    assert "is there already" in run("export", NAME, "--as", "adapter", code=1).stderr
    assert "--as adapter" in run("export", NAME, "--as", "full", "--bits", "2", code=2).stderr
    (tmp_path / "file").touch()
    assert "Could not write" in run("export", NAME, "--as", "full", "-o", tmp_path / "file" / "x", code=1).stderr


def test_an_adapter_becomes_a_persona_where_it_is_taken_to(run: Run, home: Path, tmp_path: Path) -> None:
    sent = tmp_path / "sent"
    run("export", NAME, "--as", "adapter", "--bits", "4", "-o", sent)
    assert "There is a persona" in run("pull", sent, code=1).stderr  # under the name in its run.json
    said = json.loads(run("pull", sent, "--name", "copy", "--json").stdout)
    assert (said["name"], said["commit"]) == ("copy", "")
    taken = personas.find(home, "copy")
    assert folder.is_adapter(taken)
    assert taken.record.pulled_from is None
    run("export", NAME, "--as", "full", "-o", tmp_path / "never")
    assert "rounded" not in run("pull", tmp_path / "never", "--name", "copy", "--yes").stderr
    told = " ".join(run("pull", sent, "--name", "copy", "--yes").stderr.split())
    assert "are not here" in told and "those before it was rounded" in told
    assert run("generate", "copy", "-n", "2", "--max-length", "2000", "--json").stdout.count("\n") == 2
    assert "kept as an adapter" in run("card", "copy", code=1).stderr
    assert "kept as an adapter" in run("bundle", "copy", "-o", tmp_path / "b.zip", code=1).stderr
    whole = run("export", "copy", "--as", "full", "-o", tmp_path / "whole")
    assert "whole" in whole.stdout
    run("pull", tmp_path / "whole", "--name", "copy", "--yes")
    assert not folder.is_adapter(personas.find(home, "copy"))


def test_a_card_comes_along_with_its_picture_and_is_not_old(run: Run, home: Path, tmp_path: Path) -> None:
    run("export", NAME, "--as", "full", "-o", tmp_path / "whole")
    run("pull", tmp_path / "whole", "--yes")
    assert (home / "personas" / NAME / "pipeline.svg").read_text("utf-8").startswith("<svg")
    assert "older" not in run("bundle", NAME, "-o", tmp_path / "b.zip").stderr


def test_torn_weights_go_nowhere(run: Run, home: Path, tmp_path: Path) -> None:
    weights = home / "personas" / NAME / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:5000])
    for words in (
        ["bundle", NAME, "-o", tmp_path / "b.zip"],
        *(["export", NAME, "--as", k] for k in ("full", "adapter")),
    ):
        assert "cannot be read" in run(*words, code=1).stderr
    assert not (tmp_path / "b.zip").exists()


def test_a_folder_that_holds_no_model_is_refused(run: Run, home: Path, tmp_path: Path) -> None:
    assert "There is no folder" in run("pull", tmp_path / "none", code=1).stderr
    assert "--revision" in run("pull", tmp_path, "--revision", "main", code=2).stderr
    (tmp_path / "some.zip").touch()
    assert "Unpack it first" in run("pull", tmp_path / "some.zip", code=1).stderr
    (tmp_path / "pickled").mkdir()
    (tmp_path / "pickled" / "pytorch_model.bin").touch()
    assert "pickles" in run("pull", tmp_path / "pickled", code=1).stderr


def test_a_base_without_its_head_is_the_same_base(tiny_bases: dict[str, Path], tmp_path: Path) -> None:
    """Such as GPT-2 on the Hub, whose names lack the "transformer." of the whole model's."""
    loaded = bases.load(tiny_bases["gpt2"])
    bare, whole, small = tmp_path / "bare", tmp_path / "whole", tmp_path / "small"
    loaded.model.transformer.save_pretrained(bare)
    loaded.tokenizer.save_pretrained(bare)
    with torch.no_grad():
        for weight in loaded.model.parameters():
            weight.add_(0.01 * torch.randn_like(weight))
    loaded.set_generation_defaults()
    loaded.save(whole, bf16=False)
    record = {"name": "p", "base": str(bare), "handles": [], "run": {}}
    (whole / "run.json").write_text(json.dumps(record), "utf-8")
    small.mkdir()
    folder.write_adapter(tmp_path, personas.Persona("p", whole, record), small, 4, lambda event: None)
    changed = adapter.read(small)
    assert changed
    assert "transformer.h.0.mlp.c_fc.weight.codes" in changed.tensors
    name = "transformer.h.0.mlp.c_fc.weight"
    taught, untaught, read = (bases.load(each).model.state_dict()[name] for each in (whole, bare, small))
    assert (read - taught).abs().mean() < 0.3 * (untaught - taught).abs().mean()
