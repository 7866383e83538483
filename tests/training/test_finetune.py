"""Real training on tiny bases: what is learnt, stored and resumed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from safetensors.torch import save_file

from huggingtweets.config import FinetuneConfig
from huggingtweets.errors import DivergedError
from huggingtweets.events import EpochDone, Event, Notice, Stage, StepDone
from huggingtweets.models import bases, loss
from huggingtweets.models.loaded import LoadedInEngine, LoadedModel
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.tokens import STEP_TOKENS, TokenizedPost, tokenize
from huggingtweets.training import finetune

CONFIG = FinetuneConfig(epochs=2, batch_size=8, learning_rate=3e-3, embedding_rate=1.0, device="cpu", precision="fp32")

Parts = tuple[list[TokenizedPost], list[TokenizedPost]]


def parts(loaded: LoadedModel, posts: list[CuratedPost]) -> Parts:
    ids = tokenize(posts, loaded.encode, loaded.start, loaded.end, loaded.context)
    ids = [post for post in ids if 16 * len(post.ids) <= STEP_TOKENS][:100]  # so that batches are full
    return ids[:80], ids[80:]


def weights(folder: Path | None) -> dict[str, torch.Tensor]:
    assert folder is not None
    return dict(bases.load(folder).model.named_parameters())


def train(
    base: Path, posts: list[CuratedPost], folder: Path, config: FinetuneConfig = CONFIG, *, stop_at: int | None = None
) -> tuple[finetune.Outcome, list[Event]]:
    loaded = bases.load(base)
    events: list[Event] = []
    outcome = finetune.finetune(
        loaded,
        *parts(loaded, posts),
        config,
        folder,
        key="run",
        on_event=events.append,
        should_stop=lambda: any(isinstance(event, StepDone) and event.step == stop_at for event in events),
    )
    return outcome, events


@pytest.fixture(scope="module")
def whole(
    tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, finetune.Outcome]:
    """Uninterrupted trainings, by family."""
    return {
        family: train(base, sample_posts, tmp_path_factory.mktemp("whole") / family)[0]
        for family, base in tiny_bases.items()
    }


def notices(events: list[Event]) -> list[str]:
    return [str(event) for event in events if isinstance(event, Notice)]


def assert_same_weights(one: finetune.Outcome, other: finetune.Outcome) -> None:
    expected, found = weights(one.best_folder), weights(other.best_folder)
    assert all(torch.equal(expected[name], found[name]) for name in expected)


@pytest.mark.parametrize("freeze", ["attention", "nothing"])
@pytest.mark.parametrize("family", ["llama", "gpt2"])
def test_training_changes_all_but_frozen_weights_and_keeps_the_best_epoch(
    family: str, freeze: str, tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path: Path
) -> None:
    config = CONFIG.model_copy(update={"freeze": freeze})
    outcome, events = train(tiny_bases[family], sample_posts, tmp_path / "run", config)
    assert outcome.best.nats_per_token < outcome.state.before_nats_per_token - 0.5
    assert outcome.best.bits_per_byte == min(done.bits_per_byte for done in outcome.state.history)
    steps = [e for e in events if isinstance(e, StepDone)]
    assert [e.step for e in steps] == list(range(1, outcome.state.step + 1))
    assert {e.steps for e in steps} == {len(steps)}
    assert outcome.best_folder is not None
    before, after = weights(tiny_bases[family]), weights(outcome.best_folder)
    assert before.keys() == after.keys()
    of_attention = ("_proj.weight", "c_attn.weight", "attn.c_proj.weight")
    frozen = {name for name in before if ".self_attn." in name or (".attn." in name and name.endswith(of_attention))}
    assert frozen
    assert {n for n in before if torch.equal(before[n], after[n])} == (frozen if freeze == "attention" else set())
    # The stored weights have the reported loss.
    loaded = bases.load(outcome.best_folder)
    fit = loss.score(loaded.model, parts(loaded, sample_posts)[1])
    assert fit.nats_per_token == pytest.approx(outcome.best.nats_per_token, rel=1e-6)
    assert [path.name for path in (tmp_path / "run").glob("best-*")] == [f"best-{outcome.state.best_epoch}"]


@pytest.mark.parametrize("family", ["llama", "gpt2"])
def test_embedding_and_vectors_have_their_own_learning_rate(
    family: str, tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path: Path
) -> None:
    moved = []
    for share in (1.0, 1e-3):
        config = CONFIG.model_copy(update={"epochs": 1, "embedding_rate": share, "weight_decay": 0.0})
        outcome, _ = train(tiny_bases[family], sample_posts, tmp_path / str(share), config)
        before, after = weights(tiny_bases[family]), weights(outcome.best_folder)
        moved.append({name: float((after[name] - before[name]).detach().abs().mean()) for name in before})
    fast, slow = moved
    inner = {name for name in fast if ".mlp." in name and name.endswith(".weight")}
    outer = {name for name in fast if name not in inner and fast[name]}
    assert inner
    assert any("embed" in name or "wte" in name for name in outer)
    assert all(slow[name] > 0.3 * fast[name] for name in inner)
    assert all(slow[name] < 0.01 * fast[name] for name in outer)


@pytest.mark.parametrize("family", ["llama", "gpt2"])
def test_bf16_training_stores_bf16_matrices_with_the_reported_loss(
    family: str, tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path: Path
) -> None:
    config = CONFIG.model_copy(update={"precision": "bf16", "epochs": 1})
    outcome, _ = train(tiny_bases[family], sample_posts, tmp_path / "run", config)
    assert outcome.best_folder is not None
    with safe_open(outcome.best_folder / "model.safetensors", framework="pt") as file:
        kept = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (no mapping)
    assert {(weight.dim() >= 2, weight.dtype) for weight in kept.values()} == {
        (True, torch.bfloat16),
        (False, torch.float32),
    }
    assert "lm_head.weight" not in kept  # tied
    loaded = bases.load(outcome.best_folder)
    fit = loss.score(loaded.model, parts(loaded, sample_posts)[1])
    assert fit.nats_per_token == pytest.approx(outcome.best.nats_per_token, rel=1e-3)


def test_the_seed_decides_the_weights(
    whole: dict[str, finetune.Outcome], tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path: Path
) -> None:
    """That the same seed gives the same weights is tested by stopping and resuming."""
    other, _ = train(tiny_bases["llama"], sample_posts, tmp_path, CONFIG.model_copy(update={"seed": 1}))
    first, second = weights(whole["llama"].best_folder), weights(other.best_folder)
    assert not all(torch.equal(first[name], second[name]) for name in first)


def test_without_a_folder_nothing_is_written_and_the_losses_are_the_same(
    whole: dict[str, finetune.Outcome],
    tiny_bases: dict[str, Path],
    sample_posts: list[CuratedPost],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    kept = whole["llama"]
    config = CONFIG.model_copy(update={"checkpoint_seconds": 0.0})
    stages: list[str] = []
    for before in (None, kept.before):
        loaded = bases.load(tiny_bases["llama"])
        outcome = finetune.finetune(
            loaded,
            *parts(loaded, sample_posts),
            config,
            None,
            before=before,
            on_event=lambda event: stages.append(event.name) if isinstance(event, Stage) else None,
        )
        assert outcome.best_folder is None
        assert outcome.before == kept.before
        assert [e.bits_per_byte for e in outcome.state.history] == [e.bits_per_byte for e in kept.state.history]
    assert [name for name in dict.fromkeys(stages) if "base" in name] == ["Scoring the untuned base"]
    assert stages.count("Scoring the untuned base") == stages.count("Validating epoch 1") / 2
    assert not list(tmp_path.iterdir())


def test_the_first_epoch_begins_with_reposts(
    whole: dict[str, finetune.Outcome], tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path: Path
) -> None:
    loaded = bases.load(tiny_bases["llama"])
    own, held_out = parts(loaded, sample_posts)
    reposts = [replace(post, ids=post.ids[:-1], is_cut=True) for post in held_out[:12]]
    learnt = sum(post.predicted for post in own)
    ends: list[EpochDone] = []

    def train_with_reposts(stop_at: int | None = None) -> finetune.Outcome:
        steps: list[int] = []

        def watch(event: Event) -> None:
            if isinstance(event, StepDone):
                steps.append(event.step)
            elif isinstance(event, EpochDone):
                ends.append(event)

        return finetune.finetune(
            bases.load(tiny_bases["llama"]),
            own,
            held_out,
            CONFIG,
            tmp_path,
            reposts=reposts,
            on_event=watch,
            should_stop=lambda: stop_at in steps,
        )

    started = train_with_reposts(stop_at=2)
    assert started.state.tokens == sum(post.predicted for post in reposts)
    outcome = train_with_reposts()
    assert [end.step for end in ends] == [12, 22]
    assert outcome.state.tokens == started.state.tokens + 2 * learnt
    assert outcome.best.bits_per_byte < whole["llama"].best.bits_per_byte, "these reposts are held-out posts"


@pytest.mark.parametrize("step", [10, 13])
def test_a_stopped_run_resumes_to_the_same_weights(
    step: int,
    whole: dict[str, finetune.Outcome],
    tiny_bases: dict[str, Path],
    sample_posts: list[CuratedPost],
    tmp_path: Path,
) -> None:
    # GPT-2 has dropout: the state of the random numbers has to come back as well.
    stopped, _ = train(tiny_bases["gpt2"], sample_posts, tmp_path, stop_at=step)
    assert stopped.stopped
    assert stopped.seconds >= stopped.state.train_seconds > 0
    assert stopped.state.step == step
    assert (stopped.best_folder is None) == (step <= 10)
    resumed, events = train(tiny_bases["gpt2"], sample_posts, tmp_path)
    assert f"step {step} of 20" in notices(events)[0]
    assert resumed.seconds >= stopped.seconds + resumed.state.train_seconds - stopped.state.train_seconds
    assert_same_weights(whole["gpt2"], resumed)
    assert [e.nats_per_token for e in resumed.state.history] == [e.nats_per_token for e in whole["gpt2"].state.history]


KILLED = """
import os, signal, sys
from pathlib import Path
from huggingtweets import sources
from huggingtweets.config import CurateConfig, FinetuneConfig
from huggingtweets.events import StepDone
from huggingtweets.models import bases
from huggingtweets.posts import curate
from huggingtweets.posts.tokens import STEP_TOKENS, tokenize
from huggingtweets.sources import detect
from huggingtweets.training import finetune

base, folder, step = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
loaded = bases.load(base)
posts = curate.curate(detect(sources.SAMPLE).posts(), CurateConfig()).texts
ids = tokenize(posts, loaded.encode, loaded.start, loaded.end, loaded.context)
ids = [post for post in ids if 16 * len(post.ids) <= STEP_TOKENS][:100]

def watch(event):
    if isinstance(event, StepDone) and event.step == step:
        os.kill(os.getpid(), signal.SIGKILL)

config = FinetuneConfig.model_validate_json(sys.argv[4])
finetune.finetune(loaded, ids[:80], ids[80:], config, folder, key="run", on_event=watch)
"""


@pytest.mark.slow
@pytest.mark.posix
def test_a_killed_run_resumes_to_the_same_weights(
    whole: dict[str, finetune.Outcome], tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path: Path
) -> None:
    config = CONFIG.model_copy(update={"checkpoint_seconds": 0.0})
    words = [sys.executable, "-c", KILLED, str(tiny_bases["llama"]), str(tmp_path), "12", config.model_dump_json()]
    done = subprocess.run(words, check=False, env=dict(os.environ))
    assert done.returncode == -signal.SIGKILL
    resumed, events = train(tiny_bases["llama"], sample_posts, tmp_path)
    assert "step 11 of 20" in notices(events)[0]
    assert_same_weights(whole["llama"], resumed)


@pytest.mark.parametrize(("posts", "expected"), [(40, 4), (200, 5), (512, 8), (968, 11), (2048, 16), (12_800, 16)])
def test_the_automatic_batch_size_grows_with_the_posts(posts: int, expected: int) -> None:
    assert finetune.batch_size(posts, FinetuneConfig()) == expected
    assert finetune.batch_size(posts, FinetuneConfig(batch_size=7)) == 7


def test_the_automatic_batch_size_is_used(
    tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path: Path
) -> None:
    config = CONFIG.model_copy(update={"batch_size": None})
    _, events = train(tiny_bases["llama"], sample_posts, tmp_path, config, stop_at=1)
    (step,) = (event for event in events if isinstance(event, StepDone))
    assert step.steps == CONFIG.epochs * 80 // 4


def test_a_finished_run_is_not_trained_again_and_its_checkpoint_is_small(
    whole: dict[str, finetune.Outcome], tiny_bases: dict[str, Path], sample_posts: list[CuratedPost]
) -> None:
    first = whole["llama"]
    assert first.best_folder
    folder = first.best_folder.parent
    assert (folder / finetune.CHECKPOINT).stat().st_size < 10_000
    again, events = train(tiny_bases["llama"], sample_posts, folder)
    assert not [e for e in events if isinstance(e, StepDone)]
    assert again.state == first.state
    assert again.best_folder == first.best_folder


def warnings_of(events: list[Event]) -> list[Notice]:
    return [event for event in events if isinstance(event, Notice) and event.is_warning]


def test_a_damaged_checkpoint_is_not_resumed(
    tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path: Path
) -> None:
    (tmp_path / finetune.CHECKPOINT).write_bytes(b"torn")
    _, events = train(tiny_bases["llama"], sample_posts, tmp_path, stop_at=1)
    assert warnings_of(events)
    assert [e.step for e in events if isinstance(e, StepDone)] == [1]


def test_the_checkpoint_of_another_run_stays_until_the_first_save(
    tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And if the new run is killed while it saves weights, the old one is gone: its weights may be replaced."""
    other = CONFIG.model_copy(update={"seed": 1})
    first, _ = train(tiny_bases["llama"], sample_posts, tmp_path, stop_at=12)
    loaded = bases.load(tiny_bases["llama"])
    arguments = (loaded, *parts(loaded, sample_posts), other, tmp_path)
    events: list[Event] = []

    def kill(event: Event) -> None:
        events.append(event)
        if isinstance(event, StepDone):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        finetune.finetune(*arguments, key="other", on_event=kill)
    assert warnings_of(events)
    again, events = train(tiny_bases["llama"], sample_posts, tmp_path, stop_at=13)
    assert "step 12 of 20" in notices(events)[0]
    assert again.best_folder == first.best_folder

    monkeypatch.setattr(LoadedInEngine, "save", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        finetune.finetune(*arguments, key="other")
    _, events = train(tiny_bases["llama"], sample_posts, tmp_path, stop_at=1)
    assert warnings_of(events)


def test_early_stopping_keeps_the_best_epoch(
    tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path: Path
) -> None:
    loaded = bases.load(tiny_bases["llama"])
    train_part, validation = parts(loaded, sample_posts)
    config = CONFIG.model_copy(update={"epochs": 60, "learning_rate": 2e-2, "batch_size": 4, "patience": 2})
    outcome = finetune.finetune(loaded, train_part[:12], validation, config, tmp_path, key="run")
    assert len(outcome.state.history) == outcome.state.best_epoch + 2 < 60
    assert [e.epoch for e in outcome.state.history if e.is_best][-1] == outcome.state.best_epoch


def test_the_model_is_in_evaluation_mode_after_an_epoch(
    tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path: Path
) -> None:
    seen: list[tuple[int, int, bool]] = []
    loaded = bases.load(tiny_bases["gpt2"])

    def look(event: Event) -> None:
        if isinstance(event, EpochDone):
            seen.append((event.epoch, event.step, loaded.model.training))

    config = CONFIG.model_copy(update={"epochs": 1})
    finetune.finetune(loaded, *parts(loaded, sample_posts), config, tmp_path, key="run", on_event=look)
    assert seen == [(1, 10, False)]


def test_a_diverging_loss_is_an_error_about_the_learning_rate(
    tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path: Path
) -> None:
    with pytest.raises(DivergedError, match="1e\\+30") as caught:
        train(tiny_bases["llama"], sample_posts, tmp_path, CONFIG.model_copy(update={"learning_rate": 1e30}))
    assert caught.value.option == "learning_rate"


def test_late_cosine_decays_to_zero_one_epoch_after_the_end() -> None:
    rates = [finetune.schedule("late_cosine", step, 100, 1, 0.1) for step in range(200)]
    assert rates[0] == pytest.approx(0.1)
    assert max(rates) == rates[9] == rates[10] == 1
    assert rates[10:] == sorted(rates[10:], reverse=True)
    assert rates[105] == pytest.approx(0.5)
    assert 0 < rates[-1] < 0.001
    assert finetune.schedule("late_cosine", 150, 200, 2, 0.05) > rates[150]
    assert finetune.schedule("late_cosine", 0, 1, 1, 0.0) == 1


@pytest.mark.parametrize(("steps", "expected"), [(100, 10), (12, 4), (9, 3), (2, 0)])
def test_the_warm_up_has_four_steps_or_a_third_of_all(steps: int, expected: int) -> None:
    rates = [finetune.schedule("constant", step, steps, 1, 0.1) for step in range(steps)]
    assert rates.index(1) == max(0, expected - 1)
    assert rates[:expected] == [pytest.approx((step + 1) / expected) for step in range(expected)]


def test_another_learner_does_not_resume_the_checkpoint(
    tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    train(tiny_bases["llama"], sample_posts, tmp_path / "run", stop_at=2)
    monkeypatch.setattr(LoadedInEngine, "engine_weights", None)  # as on a GPU
    _, events = train(tiny_bases["llama"], sample_posts, tmp_path / "run", stop_at=1)
    assert notices(events)
    assert [event.step for event in events if isinstance(event, StepDone)] == [1]


@pytest.mark.parametrize(("family", "old_kind"), [("llama", "LlamaLearner"), ("gpt2", "AutogradLearner")])
def test_checkpoints_of_earlier_versions_are_resumed(
    family: str,
    old_kind: str,
    whole: dict[str, finetune.Outcome],
    tiny_bases: dict[str, Path],
    sample_posts: list[CuratedPost],
    tmp_path: Path,
) -> None:
    """Their keys end with the name of a class, and they lack `seconds`."""
    train(tiny_bases[family], sample_posts, tmp_path, stop_at=13)
    path = tmp_path / finetune.CHECKPOINT
    with safe_open(path, "pt") as file:
        state, tensors = json.loads(file.metadata()["state"]), {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    assert state["key"] == f"run {family.replace('gpt2', 'autograd')}"
    state["key"] = f"run {old_kind}"
    assert state.pop("seconds") > 0
    save_file(tensors, path, metadata={"state": json.dumps(state)})
    resumed, events = train(tiny_bases[family], sample_posts, tmp_path)
    assert "step 13 of 20" in notices(events)[0]
    assert_same_weights(whole[family], resumed)


def test_a_checkpoint_that_does_not_fit_has_no_effect(
    whole: dict[str, finetune.Outcome], tiny_bases: dict[str, Path], sample_posts: list[CuratedPost], tmp_path: Path
) -> None:
    train(tiny_bases["llama"], sample_posts, tmp_path, stop_at=2)
    path = tmp_path / finetune.CHECKPOINT
    with safe_open(path, "pt") as file:
        about, tensors = file.metadata(), {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
    last = sorted(name for name in tensors if name.endswith("exp_avg_sq"))[-1]
    tensors[last] = tensors[last][:1].clone()
    save_file(tensors, path, metadata=about)
    again, events = train(tiny_bases["llama"], sample_posts, tmp_path)
    assert warnings_of(events)
    assert_same_weights(whole["llama"], again)
