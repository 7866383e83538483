"""Blends of two tiny personas: weights, posts, measures and refusals."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest
import torch

from huggingtweets import evaluation, personas, sources, training
from huggingtweets.config import FinetuneConfig, TrackConfig, TrainConfig
from huggingtweets.errors import BadInputError, NotFoundError
from huggingtweets.library import Library, RunPost
from huggingtweets.personas import removal
from huggingtweets.personas.record import read_run
from tests.conftest import SAMPLE_HANDLE as KEEPER
from tests.conftest import Run
from tests.training.test_finetune import weights


@pytest.fixture(scope="module")
def shared_home(trained_home: Path, tiny_bases: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample account's persona, another account, and two personas of it: whole, and with LoRA."""
    home = tmp_path_factory.mktemp("blend") / "home"
    shutil.copytree(trained_home, home)
    draw = random.Random(0)
    words = [a + b for a in ("ze", "qua", "xo", "ju", "vy") for b in ("bra", "dra", "lli", "mmo", "nk")]
    table = home.parent / "zebra.txt"
    table.write_text("\n".join(" ".join(draw.choices(words, k=12)) for _ in range(120)), encoding="utf-8")
    sources.add(home, str(table), sources.SourceOptions(handle="zebra"))
    quick = FinetuneConfig(base=str(tiny_bases["llama"]), learning_rate=5e-3, device="cpu", precision="fp32")
    for method, name in (("full", "zebra"), ("lora", "thin")):
        config = TrainConfig(finetune=quick.model_copy(update={"method": method}), tracking=TrackConfig(track="none"))
        training.train(home, ["zebra"], config, name=name)
    return home


@pytest.fixture
def both(home: Path, shared_home: Path) -> Path:
    shutil.copytree(shared_home, home)
    return home


def weights_of(home: Path, name: str) -> dict[str, torch.Tensor]:
    return weights(personas.path_of(home, name))


@pytest.mark.parametrize("other", ["zebra", "thin"])
def test_a_share_of_one_is_the_parent_bit_for_bit(both: Path, other: str) -> None:
    for shares, parent in (({KEEPER: 2, other: 0}, KEEPER), ({KEEPER: 0, other: 1}, other)):
        training.blend(both, shares, name="mix", device="cpu")
        expected, found = weights_of(both, parent), weights_of(both, "mix")
        assert expected.keys() == found.keys()
        assert all(torch.equal(found[name], expected[name]) for name in expected)


@pytest.mark.slow
def test_equal_shares_give_the_mean_and_its_losses_lie_in_the_record(both: Path) -> None:
    record = training.blend(both, {KEEPER: 3, "thin": 3}, name="mix", device="cpu").record
    one, two, found = (weights_of(both, name) for name in (KEEPER, "thin", "mix"))
    assert all(torch.equal(found[name], (one[name] + two[name]) / 2) for name in found)
    assert [(each.persona, each.share) for each in record.blended_from] == [(KEEPER, 0.5), ("thin", 0.5)]
    assert read_run(personas.path_of(both, "mix"), "mix") == record
    assert record.handles == (KEEPER, "zebra")
    assert record.after and record.before and record.split
    assert record.after.nats_per_token < record.before.nats_per_token
    measured = evaluation.evaluate(both, "mix", generations=0, device="cpu")
    assert measured.held_out == record.split.validation
    assert measured.fit.bits_per_byte.value == pytest.approx(record.after.bits_per_byte, rel=1e-3)


def test_it_has_the_posts_of_all_parents_and_goes_with_each_account(both: Path) -> None:
    with Library(both) as library:
        held_out = library.run_posts("zebra", "validation")
        train = library.run_posts("zebra", "train")
        moved, deleted = held_out[0], train[0]
        # Another persona of the account was trained on a post that this one held out.
        library.save_run(library.run("thin"), [*library.run_posts("thin", "train"), *_as_train(moved)])
        library.delete_posts(library.find("zebra"), [deleted.post_id])
        training.blend(both, {KEEPER: 1, "zebra": 1, "thin": 1}, name="mix", device="cpu")
        parts = {part: library.run_posts("mix", part) for part in ("train", "validation")}
        keys = {part: [post.key for post in posts] for part, posts in parts.items()}
        assert keys["train"].count(moved.key) == 1 and moved.key not in keys["validation"]
        assert {post.key for post in library.run_posts(KEEPER)} < {*keys["train"], *keys["validation"]}
        assert len({*keys["train"], *keys["validation"]}) == len(keys["train"]) + len(keys["validation"])
        assert deleted.key not in keys["train"]
        assert library.trained_on_deleted(library.find("zebra"))["mix"] == 1
    removal.remove_account(both, "zebra", with_personas=True)
    assert personas.list_names(both) == [KEEPER]


def _as_train(post: RunPost) -> list[RunPost]:
    return [RunPost(post.platform, post.post_id, post.handle, "train", post.text)]


@pytest.mark.parametrize(
    ("shares", "part"),
    [
        ({KEEPER: 1}, "two different personas"),
        ({"zebra": 1, "ZEBRA": 1}, "two different personas"),
        ({KEEPER: 1, "zebra": -1}, "0 or more"),
        ({KEEPER: 0, "zebra": 0}, "above 0"),
        ({KEEPER: float("nan"), "zebra": 1}, "0 or more"),
        ({KEEPER: float("inf"), "zebra": 1}, "0 or more"),
    ],
)
def test_shares_that_make_no_blend_are_refused(both: Path, shares: dict[str, float], part: str) -> None:
    with pytest.raises(BadInputError, match=part):
        training.blend(both, shares, name="mix")
    assert not personas.path_of(both, "mix").exists()


def test_what_cannot_be_blended_is_refused(both: Path) -> None:
    def refused(part: str, error: type[Exception] = BadInputError, name: str = "mix") -> None:
        with pytest.raises(error, match=part):
            training.blend(both, {KEEPER: 1, "zebra": 1}, name=name, device="cpu")
        assert not personas.path_of(both, "mix").exists()

    refused("already a persona thin", name="Thin")
    refused("already a persona zebra", name="zebra")
    tokenizer = personas.path_of(both, "zebra") / "tokenizer.json"
    kept = tokenizer.read_text("utf-8")
    tokenizer.write_text(kept.replace('"merges": [', '"merges": [["Q", "Q"],', 1), "utf-8")
    refused("different tokenizers")
    tokenizer.write_text(kept, "utf-8")
    run = personas.path_of(both, "zebra") / "run.json"
    record = json.loads(run.read_text("utf-8"))
    run.write_text(json.dumps({**record, "run": {**record["run"], "base_sha256": "0" * 64}}), "utf-8")
    refused("different bases")
    run.write_text(json.dumps(record), "utf-8")
    with Library(both) as library:
        library.save_run(library.run("zebra"), [])
    refused("not in the library", NotFoundError)


def test_the_command_replaces_an_earlier_blend(run: Run, both: Path) -> None:
    names = []
    for typed in ([KEEPER, "zebra"], [f"{KEEPER}=1", "zebra=3"]):
        report = json.loads(run("blend", *typed, "--name", "mix", "--json").stdout)
        names.append([each["share"] for each in report["blended_from"]])
    assert names == [[0.5, 0.5], [0.25, 0.75]]
    assert "zebra 75%" in run("blend", f"{KEEPER}=1", "zebra=3", "--name", "mix").stdout
    listed = json.loads(run("list", "--json").stdout)
    assert [each["handles"] for each in listed["personas"] if each["name"] == "mix"] == [[KEEPER, "zebra"]]
    for typed in ([f"{KEEPER}=x", "zebra=1"], [f"{KEEPER}=1", "zebra"]):
        run("blend", *typed, code=2)
