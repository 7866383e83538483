"""Bundles: complete, without private data, reproducible, and written atomically."""

from __future__ import annotations

import json
import os
import shutil
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from huggingtweets.errors import BadInputError, DamagedFileError
from huggingtweets.events import Notice, Stage
from huggingtweets.library import Library
from huggingtweets.sharing import bundle as bundles
from huggingtweets.sharing.bundle import bundle
from huggingtweets.sharing.card import card
from tests.conftest import Run
from tests.sharing.trained import NAME, SECRET, evaluated, folder

MODEL = {"config.json", "generation_config.json", "model.safetensors", "tokenizer.json", "tokenizer_config.json"}
ALWAYS = MODEL | {"README.md", "evaluation.json", "run.json"}


@pytest.fixture
def home(with_a_card: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that home for this test, with an evaluation."""
    copy = tmp_path / "home"
    shutil.copytree(with_a_card, copy)
    monkeypatch.setenv("HUGGINGTWEETS_HOME", str(copy))
    monkeypatch.setattr(bundles, "PICTURES", 1)  # drawing takes most of the time
    evaluated(copy)
    card.write(copy, NAME)
    return copy


def unpacked(path: Path, where: Path) -> Path:
    with zipfile.ZipFile(path) as packed:
        packed.extractall(where)
    (inside,) = where.iterdir()
    return inside


class TestBundle:
    def test_holds_everything(
        self, home: Path, tmp_path: Path, tiny_bases: dict[str, Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bundles, "PICTURES", 3)
        for stray in ("library.db", "optimizer.pt", "token", "posts.json", "checkpoint.safetensors"):
            (folder(home) / stray).write_text("private")
        events: list[Any] = []
        made = bundle(home, NAME.upper(), tmp_path / "my.zip", on_event=events.append)
        place = unpacked(made.path, tmp_path / "out")
        files = {str(path.relative_to(place)) for path in place.rglob("*") if path.is_file()}
        assert files == {*ALWAYS, "report.html"} | {name for name in files if name.startswith("pictures/")}
        assert made.left_out == ()
        assert {"pictures/1-link.png", "pictures/3-square.png"} <= files
        assert made.files == tuple(f"{NAME}/{name}" for name in sorted(files))
        assert made.bytes == made.path.stat().st_size
        assert (place / "model.safetensors").read_bytes() == (folder(home) / "model.safetensors").read_bytes()

        texts = {
            name: (place / name).read_bytes() for name in files if name.endswith((".json", ".md", ".svg", ".html"))
        }
        with Library(home) as library:
            posts = [json.dumps(post.text, ensure_ascii=False)[1:-1].encode() for post in library.run_posts(NAME)]
        assert len(posts) > 200
        assert not [(name, post) for name, text in texts.items() for post in posts if post in text]
        for secret in (str(tiny_bases["llama"]), str(home), SECRET):
            assert not [name for name, text in texts.items() if secret.encode() in text]
        packing = [event for event in events if isinstance(event, Stage) and event.name == "Packing"]
        assert packing[-1].done == packing[-1].total

    def test_unpacked_model_runs(self, home: Path, tmp_path: Path) -> None:
        from transformers import pipeline

        place = unpacked(bundle(home, NAME, tmp_path / "my.zip").path, tmp_path / "out")
        write = pipeline("text-generation", model=str(place))
        assert write("I like")[0]["generated_text"].startswith("I like")

    def test_same_persona_makes_the_same_zip(self, home: Path, tmp_path: Path) -> None:
        one = bundle(home, NAME, tmp_path / "one.zip")
        for path in folder(home).iterdir():
            os.utime(path, (2e9, 2e9))
        two = bundle(home, NAME, tmp_path / "two.zip")
        assert one.path.read_bytes() == two.path.read_bytes()
        with zipfile.ZipFile(one.path) as packed:
            kinds = {entry.filename: entry for entry in packed.infolist()}
        assert {entry.date_time for entry in kinds.values()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.external_attr >> 16 for entry in kinds.values()} == {0o100644}
        assert kinds[f"{NAME}/model.safetensors"].compress_type == zipfile.ZIP_STORED
        assert kinds[f"{NAME}/tokenizer.json"].compress_type == zipfile.ZIP_DEFLATED

    def test_keeps_an_existing_card(self, home: Path, tmp_path: Path) -> None:
        readme = folder(home) / "README.md"
        readme.write_text("My own words.")
        os.utime(readme, (1e9, 1e9))
        events: list[Any] = []
        place = unpacked(bundle(home, NAME, tmp_path / "my.zip", on_event=events.append).path, tmp_path / "out")
        assert (place / "README.md").read_text() == readme.read_text() == "My own words."
        assert f"card {NAME}" in [event.command for event in events if isinstance(event, Notice)]
        readme.unlink()
        events.clear()
        place = unpacked(bundle(home, NAME, tmp_path / "two.zip", on_event=events.append).path, tmp_path / "out2")
        assert f"# A machine that imitates `@{NAME}`" in (place / "README.md").read_text("utf-8")
        assert f"card {NAME}" not in [event.command for event in events if isinstance(event, Notice)]

    def test_without_report_and_pictures(self, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "plotly.offline", None)
        with Library(home) as library:
            library.remove(library.find(NAME))
        events: list[Any] = []
        made = bundle(home, NAME, tmp_path / "my.zip", on_event=events.append)
        assert made.left_out == ("report", "pictures")
        assert {name.partition("/")[2] for name in made.files} == ALWAYS
        assert [event for event in events if isinstance(event, Notice) and "huggingtweets[report]" in str(event)]

    def test_empty_record(self, home: Path, tmp_path: Path) -> None:
        (folder(home) / "run.json").write_text("{}")
        assert bundle(home, NAME, tmp_path / "my.zip").left_out[:1] == ("report",)


class TestAtomic:
    def test_interrupted_while_packing(self, home: Path, tmp_path: Path) -> None:
        zip_file = tmp_path / "my.zip"
        before = b"PK\5\6" + bytes(18)  # an empty zip
        zip_file.write_bytes(before)

        def stop(event: Any) -> None:
            if isinstance(event, Stage) and event.name == "Packing":
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            bundle(home, NAME, zip_file, on_event=stop)
        assert zip_file.read_bytes() == before
        assert sorted(path.name for path in tmp_path.iterdir()) == ["home", "my.zip"]

    def test_other_files_are_not_replaced(self, home: Path, tmp_path: Path) -> None:
        letter = tmp_path / "letter.txt"
        letter.write_text("Dear Ann")
        with pytest.raises(BadInputError, match="letter"):
            bundle(home, NAME, letter)
        assert letter.read_text() == "Dear Ann"

    def test_unwritable_paths(self, home: Path, tmp_path: Path) -> None:
        for path, problem in ((tmp_path, "not a zip"), (tmp_path / "none" / "my.zip", "no such file")):
            with pytest.raises(BadInputError, match=problem) as refused:
                bundle(home, NAME, path)
            assert refused.value.option == "output"
        assert [path.name for path in tmp_path.iterdir()] == ["home"]

    def test_missing_weights(self, home: Path, tmp_path: Path) -> None:
        (folder(home) / "model.safetensors").unlink()
        with pytest.raises(DamagedFileError):
            bundle(home, NAME, tmp_path / "my.zip")
        assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_command(run: Run, home: Path, tmp_path: Path) -> None:
    told = json.loads(run("bundle", NAME, "-o", tmp_path / "my.zip", "--json").stdout)
    assert set(told) == {"path", "files", "bytes", "left_out"}
    assert told["path"] == str(tmp_path / "my.zip")
    assert set(told["files"]) >= {f"{NAME}/{name}" for name in ALWAYS}
    assert "nobody" in run("bundle", "nobody", code=1).stderr
