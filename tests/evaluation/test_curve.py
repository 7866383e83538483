"""Learning curves of a tiny base: what is trained on, stored, resumed, concluded and deleted."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from huggingtweets import evaluation, sources, training
from huggingtweets.config import DatasetConfig, FinetuneConfig, TrackConfig, TrainConfig
from huggingtweets.errors import BusyError, DamagedFileError, StoppedError, TooFewPostsError
from huggingtweets.evaluation.curve import Curve, Point, choose_sizes, conclude, nested_sample
from huggingtweets.events import Event, Notice, Stage, StepDone
from huggingtweets.library import Library
from huggingtweets.personas import removal
from huggingtweets.posts import dataset
from huggingtweets.posts.curate import CuratedPost
from huggingtweets.posts.post import Account
from huggingtweets.sources import SourceOptions
from tests.conftest import Run

HANDLE = "keeper_skarholm"
SIZES = [16, 32, 64]


class Watch:
    """Counts trainings and collects notices. Calls `then` during the training number `at`."""

    def __init__(self, at: int = 0, then: Callable[[], None] = lambda: None) -> None:
        self.at, self.then = at, then
        self.over = 0
        self.notices: list[str] = []
        self.stages: list[Stage] = []
        self.stop = False

    def __call__(self, event: Event) -> None:
        assert not isinstance(event, StepDone), "steps of a single training say nothing about all"
        if isinstance(event, Notice):
            self.notices.append(str(event))
            self.over += str(event).startswith("Seed ")
        if isinstance(event, Stage) and event.name == "Measuring the curve":
            self.stages.append(event)
            if self.over == self.at - 1 and event.done and not self.stop:
                self.stop = True
                self.then()

    def should_stop(self) -> bool:
        return self.stop


@pytest.fixture(scope="module")
def config(tiny_bases: dict[str, Path]) -> TrainConfig:
    """Options for trainings of less than a second."""
    return TrainConfig(
        dataset=DatasetConfig(max_posts=80),
        finetune=FinetuneConfig(
            base=str(tiny_bases["llama"]), learning_rate=5e-3, embedding_rate=1.0, freeze="nothing", device="cpu"
        ),
        tracking=TrackConfig(track="none"),
    )


@pytest.fixture(scope="module")
def whole(config: TrainConfig, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Curve, Watch]:
    """A home with the sample account and its curve of two seeds, which was measured without interruption."""
    home, watch = tmp_path_factory.mktemp("curve") / "home", Watch()
    sources.add(home, sources.SAMPLE, SourceOptions())
    return home, measure(home, config, seeds=2, on_event=watch), watch


@pytest.fixture
def measured(whole: tuple[Path, Curve, Watch], home: Path) -> Path:
    """A copy of that home, of the test's own."""
    shutil.copytree(whole[0], home)
    return home


@pytest.fixture
def added(home: Path) -> Path:
    """A home with the sample account."""
    sources.add(home, sources.SAMPLE, SourceOptions())
    return home


def measure(home: Path, config: TrainConfig, *, points: int = 3, seeds: int = 1, **more: Any) -> Curve:
    return evaluation.curve(home, [HANDLE], config, points=points, seeds=seeds, **more)


def without_times(home: Path, name: str = HANDLE) -> Any:
    stored = json.loads((home / "curves" / f"{name}.json").read_text("utf-8"))
    for each in (stored["curve"], *stored["curve"]["points"], *stored["spare"]):
        del each["seconds"]
    return stored


def test_samples_are_nested_and_contain_no_held_out_post(sample_posts: list[CuratedPost]) -> None:
    for seed in range(3):
        split = dataset.build([sample_posts], DatasetConfig(), seed)
        count = len(split.train)
        subsets = [{split.train[i].id for i in nested_sample(count, posts, seed)} for posts in (16, 45, 142, count)]
        assert [len(subset) for subset in subsets] == [16, 45, 142, count]
        assert all(smaller < larger for smaller, larger in pairwise(subsets))
        assert not subsets[-1] & {post.id for post in split.validation}
    assert nested_sample(448, 45, 0) != nested_sample(448, 45, 1)
    assert nested_sample(448, 448, 0) == list(range(448))


def test_sizes_are_evenly_spaced_on_a_log_scale() -> None:
    assert choose_sizes(1929, 6) == (193, 306, 485, 768, 1217, 1929)
    assert choose_sizes(448, 3) == (45, 142, 448)
    assert choose_sizes(100, 3) == (16, 40, 100)
    assert choose_sizes(32, 50) == tuple(range(16, 33))
    with pytest.raises(TooFewPostsError, match=r"31 posts.*32"):
        choose_sizes(31, 3)


@pytest.mark.slow
def test_the_last_point_equals_train_and_no_weights_are_kept(
    whole: tuple[Path, Curve, Watch], measured: Path, config: TrainConfig
) -> None:
    _, curve, watch = whole
    assert [(point.seed, point.posts) for point in curve.points] == [(s, n) for s in (0, 1) for n in SIZES]
    assert (curve.name, curve.handles, curve.seeds, curve.stopped) == (HANDLE, (HANDLE,), (0, 1), False)
    assert len({point.base_bits_per_byte for point in curve.points}) == 2
    assert all(point.bits_per_byte < point.base_bits_per_byte for point in curve.points)
    assert curve.law is not None
    assert curve.twice is not None
    assert curve.twice.posts == 128
    assert curve.twice.low <= curve.twice.bits_per_byte <= curve.twice.high
    assert "128" in curve.sentence
    assert evaluation.load_curve(measured, HANDLE) == curve
    assert not list(measured.rglob("*.safetensors"))
    assert "Nobody drowned" not in (measured / "curves" / f"{HANDLE}.json").read_text("utf-8")
    # One stage over all trainings, from nothing to all of it.
    assert watch.stages[0].done == 0
    assert watch.stages[-1].done == watch.stages[-1].total
    assert [stage.done for stage in watch.stages] == sorted(stage.done for stage in watch.stages)

    trained = training.train(measured, [HANDLE], config).as_json()
    assert curve.points[2].bits_per_byte == trained["after"]["bits_per_byte"]
    assert curve.points[2].nats_per_token == trained["after"]["nats_per_token"]
    assert curve.points[2].base_bits_per_byte == trained["before"]["bits_per_byte"]
    assert curve.held_out == trained["split"]["validation"]


@pytest.mark.slow
@pytest.mark.parametrize("is_killed", [False, True])
def test_an_interrupted_curve_resumes_to_the_same_result(
    is_killed: bool, whole: tuple[Path, Curve, Watch], added: Path, config: TrainConfig
) -> None:
    def die() -> None:
        raise KeyboardInterrupt

    if is_killed:
        watch = Watch(at=4, then=die)
        with pytest.raises(KeyboardInterrupt):
            measure(added, config, seeds=2, on_event=watch)
    else:
        watch = Watch(at=4)
        stopped = measure(added, config, seeds=2, on_event=watch, should_stop=watch.should_stop)
        assert stopped.stopped
        assert stopped.law is not None  # fitted to the complete seed
    cut = evaluation.load_curve(added, HANDLE)
    assert cut is not None
    assert cut.stopped
    assert [(point.seed, point.posts) for point in cut.points] == [(0, n) for n in SIZES]

    watch = Watch()
    resumed = measure(added, config, seeds=2, on_event=watch)
    assert any("3 of 6 trainings" in notice for notice in watch.notices)
    assert watch.over == 3
    assert resumed.points[:3] == cut.points
    assert without_times(added) == without_times(whole[0])


def test_stopping_before_the_first_training_ends_stores_nothing(added: Path, config: TrainConfig) -> None:
    watch = Watch(at=1)
    with pytest.raises(StoppedError):
        measure(added, config, on_event=watch, should_stop=watch.should_stop)
    assert evaluation.load_curve(added, HANDLE) is None


@pytest.mark.slow
def test_more_points_and_seeds_train_only_what_is_missing(measured: Path, config: TrainConfig) -> None:
    def trained(**asked: Any) -> int:
        watch = Watch()
        curve = measure(measured, config, on_event=watch, **asked)
        assert len(curve.points) == asked["points"] * asked["seeds"]
        assert curve == evaluation.load_curve(measured, HANDLE)
        return watch.over

    before = without_times(measured)
    assert trained(points=3, seeds=2) == 0
    assert without_times(measured) == before
    assert trained(points=5, seeds=1) == 2  # 16, 23, 32, 45, 64
    assert trained(points=5, seeds=2) == 2
    assert trained(points=3, seeds=2) == 0
    assert trained(points=3, seeds=3) == 3
    assert trained(points=3, seeds=1, restart=True) == 3


@pytest.mark.slow
def test_other_posts_or_options_start_over(measured: Path, config: TrainConfig) -> None:
    # Options that do not affect the losses do not matter.
    saved_often = config.finetune.model_copy(update={"checkpoint_seconds": 1.0})
    watch = Watch()
    same = config.model_copy(update={"finetune": saved_often, "tracking": TrackConfig()})
    first = measure(measured, same, on_event=watch)
    assert watch.over == 0
    slower = config.finetune.model_copy(update={"learning_rate": 4e-3})
    for changed in (
        config.model_copy(update={"finetune": slower}),
        config.model_copy(update={"dataset": DatasetConfig(max_posts=81)}),
    ):
        watch = Watch()
        other = measure(measured, changed, on_event=watch)
        assert watch.over == 3
        assert any("other posts" in notice for notice in watch.notices)
        assert other.points[-1].bits_per_byte != first.points[-1].bits_per_byte


def test_a_damaged_curve_is_an_error_and_measured_again(added: Path, config: TrainConfig) -> None:
    file = added / "curves" / f"{HANDLE}.json"
    file.parent.mkdir()
    file.write_text('{"format": 1, "curve": []}')
    with pytest.raises(DamagedFileError) as damaged:
        evaluation.load_curve(added, HANDLE)
    assert damaged.value.command == "curve HANDLE"
    watch = Watch(at=2)
    assert measure(added, config, on_event=watch, should_stop=watch.should_stop).points
    assert any("cannot be read" in notice for notice in watch.notices)


def test_a_curve_is_measured_by_one_process_at_a_time(added: Path, config: TrainConfig) -> None:
    def again() -> None:
        measure(added, config)

    with pytest.raises(BusyError):
        measure(added, config, on_event=Watch(at=1, then=again))


@pytest.mark.slow
def test_a_curve_is_deleted_with_its_account(measured: Path, config: TrainConfig, tmp_path: Path) -> None:
    table = tmp_path / "mapfolk.txt"
    table.write_text("".join(f"Map {i} says {i * i} rocks, {i * 7} gulls and no keeper.\n" for i in range(200)))
    other = sources.add(measured, str(table), SourceOptions(handle="mapfolk")).account
    both = evaluation.curve(measured, [HANDLE, "mapfolk"], config, points=3, seeds=1)
    assert both.handles == (HANDLE, "mapfolk")
    config = config.model_copy(update={"dataset": DatasetConfig(max_posts=160)})
    evaluation.curve(measured, ["mapfolk"], config, points=3, seeds=1)
    assert f"learning curves {HANDLE}, {both.name}" in str(removal.describe_account_removal(measured, HANDLE))
    # Renamed since: still the same account.
    with Library(measured) as library:
        account = library.find(HANDLE)
        library.add(Account(platform=account.platform, handle="skarholm", id=account.id), [])
    gone = removal.remove_account(measured, "skarholm")
    assert gone["curves_removed"] == [HANDLE, both.name]
    assert [path.name for path in (measured / "curves").glob("[!.]*")] == ["mapfolk.json"]
    assert removal.remove_account(measured, f"{other.platform}:{other.handle}")["curves_removed"] == ["mapfolk"]
    assert list((measured / "curves").glob("*.json")) == []


def test_an_account_cannot_be_removed_while_its_curve_is_measured(added: Path, config: TrainConfig) -> None:
    def remove() -> None:
        with pytest.raises(BusyError, match="learning curve"):
            removal.remove_account(added, HANDLE)

    measure(added, config, on_event=Watch(at=2, then=remove))
    assert removal.remove_account(added, HANDLE)["curves_removed"] == [HANDLE]
    assert not list((added / "curves").glob("*.json"))


def point(posts: int, seed: int, loss: float) -> Point:
    return Point(posts=posts, seed=seed, bits_per_byte=loss, nats_per_token=loss, base_bits_per_byte=3.0, seconds=1.0)


def concluded(*rows: list[float]) -> str:
    sizes = (193, 417, 898, 1929)
    points = [
        [point(posts, seed, loss) for posts, loss in zip(sizes, row, strict=True)] for seed, row in enumerate(rows)
    ]
    return conclude(points)[2]


def test_the_sentence_says_whether_more_posts_would_help() -> None:
    def falling(amount: float, *shifts: float) -> list[list[float]]:
        return [[1 + shift + amount * n**-0.3 for n in (193, 417, 898, 1929)] for shift in shifts]

    much = concluded(*falling(3, 0.0, 0.1, 0.2))
    assert "(3,858)" in much and "4.1% (4.1% to 4.1%), from 1.410 to 1.352" in much and "help a lot" in much
    assert "help a little" in concluded(*falling(1, 0.0, 0.1, 0.2))
    assert "hardly help" in concluded(*falling(0.1, 0.0, 0.1, 0.2))
    assert "1 seed)" in concluded(*falling(1, 0.0))
    assert "2 seeds)" in concluded(*falling(1, 0.0, 0.1))
    rising = [1.2, 1.3, 1.4, 1.5]
    assert "would not help" in concluded(rising, rising, rising)
    assert "would probably not help" in concluded(rising)
    assert "noise" in concluded([1.40, 1.36, 1.37, 1.33], [1.37, 1.38, 1.35, 1.37], [1.39, 1.36, 1.38, 1.35])
    assert "too few" in conclude([[point(n, 0, 3 / n) for n in (20, 60, 200)]])[2]


@pytest.mark.slow
def test_the_command(
    run: Run, whole: tuple[Path, Curve, Watch], measured: Path, tiny_bases: dict[str, Path], tmp_path: Path
) -> None:
    file = tmp_path / "config.yaml"
    options = {"finetune": {"learning_rate": 5e-3, "embedding_rate": 1, "freeze": "nothing"}}
    file.write_text(yaml.safe_dump({**options, "tracking": {"track": "wandb"}}))
    words = ["curve", HANDLE, "--base", tiny_bases["llama"], "--device", "cpu", "--config", file, "--points", "3"]
    words += ["--max-posts", "80", "--seeds", "2"]
    report = json.loads(run(*words, "--json").stdout)
    assert list(report) == [
        "name", "base", "handles", "held_out", "seeds", "points", "law", "twice", "sentence", "stopped", "seconds",
    ]  # fmt: skip
    assert report["points"] == whole[1].as_json()["points"]
    assert set(report["points"][0]) == {
        "posts", "seed", "bits_per_byte", "nats_per_token", "base_bits_per_byte", "seconds",
    }  # fmt: skip
    assert set(report["law"]) == {"floor", "amount", "exponent"}
    assert set(report["twice"]) == {"posts", "bits_per_byte", "low", "high", "gain"}

    shown = " ".join(run(*words).stdout.split())
    assert "none" in shown and "range" in shown
    assert all(f" {posts} " in shown for posts in SIZES)
    assert "Twice as many posts (128)" in shown


@pytest.mark.slow
def test_invalid_input_is_refused(run: Run) -> None:
    for words, hint in ((["few", "--points", "2"], "--points"), (["few", "--name", "../x"], "../x")):
        (said,) = [line for line in run("curve", *words, code=2).stderr.splitlines() if line.startswith("Error: ")]
        assert hint in said
    assert "--track" in run("curve", "few", "--track", "none", code=2).stderr
