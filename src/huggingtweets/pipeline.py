"""One account from posts to a persona that writes: the only owner of the order of the stages.

The command line, and whatever else drives HuggingTweets, calls these functions and watches their events.
"""

from __future__ import annotations

import hashlib
import json
import platform
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import __version__, curate, dataset, personas, sources
from huggingtweets.config import CurateConfig, GenerateConfig, TrainConfig
from huggingtweets.errors import DiskFullError, NotFoundError, StoppedError
from huggingtweets.events import EpochDone, Event, Notice, OnEvent, Sampled, Stage, StepDone, ignore
from huggingtweets.library import AccountRow, Added, Generation, Library, Run, RunPost, spelled

if TYPE_CHECKING:
    from huggingtweets import base_model, finetune
    from huggingtweets.evaluate import Figure
    from huggingtweets.tracking import Tracker

SAMPLE = Path(__file__).parent / "sample" / "keeper_skarholm"
"""The archive of the fictional account that the demo runs on."""

_BYTES_PER_WEIGHT = 4 * (2 * 1 + 2 * 3)
"""Best weights and checkpoint (weights and two moments), each old and new at once while the new one is written."""

Stop = Callable[[], bool]


def never() -> bool:
    """The `should_stop` of work that nobody stops."""
    return False


@dataclass(frozen=True, slots=True)
class AddReport:
    """What `add` did."""

    account: AccountRow
    added: Added
    seconds: float
    notices: list[str]

    def as_json(self) -> dict[str, Any]:
        """The object `add --json` prints."""
        return {
            "place": self.account.place,
            "handle": self.account.handle,
            **asdict(self.added),
            "posts": self.account.posts,
            "seconds": round(self.seconds, 3),
            "notices": self.notices,
        }


def add(home: Path, path: Path, options: sources.SourceOptions, on_event: OnEvent = ignore) -> AddReport:
    """Read the archive or table at `path` into the library, all of it or, on an error, nothing."""
    began = time.monotonic()
    source = sources.detect(str(path), options)
    account = source.account()
    what = f"Reading {path.name} (@{account.handle})"
    on_event(Stage(what, 0, source.total, "posts"))
    with Library(home) as library:
        added = library.add(account, source.posts(), lambda done: on_event(Stage(what, done, source.total, "posts")))
        row = library.find(spelled(account))
    for notice in source.notices:
        on_event(notice)
    return AddReport(row, added, time.monotonic() - began, [notice.text for notice in source.notices])


def curate_account(home: Path, handle: str, config: CurateConfig) -> tuple[AccountRow, curate.Curated]:
    """What would be learnt from the posts of `handle`, and what not and why."""
    with Library(home) as library:
        row = library.find(handle)
        return row, curate.curate(library.posts(row), config)


@dataclass(frozen=True, slots=True)
class TrainReport:
    """A finished (or stopped) training: the numbers users and machines are shown, and those that repeat it."""

    name: str
    path: Path
    result: dict[str, Any]
    """The object `train --json` prints (documented in docs/json.md)."""
    curated: dict[str, curate.Curated]
    """By handle as spelled in the library."""
    warnings: list[str]


def train(
    home: Path,
    handles: Sequence[str],
    config: TrainConfig,
    *,
    name: str | None = None,
    restart: bool = False,
    on_event: OnEvent = ignore,
    should_stop: Stop = never,
) -> TrainReport:
    """Fine-tune a base on the posts of `handles` into the persona `name` (by default, the handles joined by "+").

    A run that was cut off goes on where it stopped when called with the same posts and options, unless `restart`.
    Raises StoppedError when stopped before there was anything to keep.
    """
    began = time.monotonic()
    with Library(home) as library:
        rows = _accounts(library, handles)
        name = personas.check_name(name or "+".join(row.handle for row in rows))
        on_event(Stage("Curating posts"))
        curated = {spelled(row): curate.curate(library.posts(row), config.curate) for row in rows}
    split = dataset.build([each.texts for each in curated.values()], config.dataset, config.finetune.seed)
    for warning in split.warnings:
        on_event(Notice(warning, is_warning=True))

    from huggingtweets import base_model, finetune
    from huggingtweets.tracking import tracker as make_tracker

    base = base_model.locate(config.finetune.base, home, on_event)
    on_event(Stage("Loading the base model"))
    device = base_model.pick_device(config.finetune.device)
    loaded = base_model.load(base.folder, device=device)
    base_model.set_generation_defaults(loaded)
    _check_space(home, sum(p.numel() for p in loaded.model.parameters()) * _BYTES_PER_WEIGHT)
    training, held_out = (
        dataset.tokenise(posts, loaded.encode, loaded.separator, loaded.context)
        for posts in (split.one_epoch(), split.validation)
    )
    cut = sum(post.is_cut for post in training + held_out)
    warnings = list(split.warnings)
    if cut:
        warnings.append(f"{cut} posts are longer than the base can read ({loaded.context} tokens) and were cut.")
        on_event(Notice(warnings[-1], is_warning=True))
    load_seconds = time.monotonic() - began

    key = _run_key(config, base.sha256, split.fingerprint)
    folder = home / personas.RUNS / name
    if restart:
        shutil.rmtree(folder, ignore_errors=True)
    facts = _facts(config, base, split.fingerprint, device, finetune.uses_bf16(config.finetune, device))
    with make_tracker(config.tracking, home, on_event) as tracker:
        tracker.start(name, facts, run_id=key[:16], resume=folder.exists())
        tracker.lineage(
            handles=[row.handle for row in rows],
            posts={
                label: {"read": each.read, "kept": each.kept, "fingerprint": dataset.fingerprint_of_texts(each.texts)}
                for label, each in curated.items()
            },
            fingerprint=split.fingerprint,
            base=base.name,
            base_sha256=base.sha256,
        )
        outcome = finetune.finetune(
            loaded,
            training,
            held_out,
            config.finetune,
            folder,
            key=key,
            on_event=_tracked(tracker, on_event),
            on_epoch=_tracked_epochs(tracker, loaded, config.finetune.seed, on_event),
            should_stop=should_stop,
        )
        if outcome.best_folder is None:
            raise StoppedError(
                f"Stopped at step {outcome.state.step}, before the first epoch was over: there is no persona yet. "
                "The same command goes on from here; --restart begins anew."
            )
        result = _result(name, base.name, rows, curated, split, outcome, config)
        result |= {
            "train_tokens": sum(len(post.ids) - 1 for post in training),
            "seconds": {
                "total": round(time.monotonic() - began, 2),
                "load": round(load_seconds, 2),
                "train": round(outcome.state.train_seconds, 2),
                "evaluate": round(outcome.state.evaluate_seconds, 2),
            },
            "warnings": warnings,
        }
        path = personas.keep(home, name, outcome.best_folder, {**result, "run": facts}, move=not outcome.stopped)
        result["path"] = str(path)  # not in run.json: a folder may move
        with Library(home) as library:
            run = Run(name, path, tuple(map(spelled, rows)), base.name, config.model_dump(mode="json"), result)
            library.save_run(run, _run_posts(split))
        if not outcome.stopped:
            shutil.rmtree(folder, ignore_errors=True)
        tracker.finish("stopped" if outcome.stopped else "finished", path)
    return TrainReport(name, path, result, curated, warnings)


def _accounts(library: Library, handles: Sequence[str]) -> list[AccountRow]:
    rows = {spelled(row): row for row in map(library.find, handles)}
    return list(rows.values())


def _run_key(config: TrainConfig, base_sha256: str, fingerprint: str) -> str:
    """Hash of all that decides the weights: what a checkpoint must agree with to be resumed."""
    decides = config.model_dump(mode="json", exclude={"tracking": True, "finetune": {"checkpoint_seconds", "device"}})
    text = json.dumps([decides, base_sha256, fingerprint], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _facts(config: TrainConfig, base: base_model.Base, fingerprint: str, device: str, bf16: bool) -> dict[str, Any]:
    """What repeats a run, beside the posts: goes to run.json and the tracker. Holds no path and no secret."""
    import torch

    return {
        "config": config.model_dump(mode="json"),
        "base_sha256": base.sha256,
        "data_fingerprint": fingerprint,
        "device": torch.cuda.get_device_name() if device == "cuda" else device,
        "precision": "bf16 autocast" if bf16 else "fp32",
        "threads": torch.get_num_threads(),
        "created_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": {
            "huggingtweets": __version__,
            "python": platform.python_version(),
            "platform": f"{sys.platform} {platform.machine()}",
            **{package: version(package) for package in ("torch", "transformers", "tokenizers", "safetensors")},
        },
    }


def _tracked(tracker: Tracker, on_event: OnEvent) -> OnEvent:
    """`on_event`, with every step logged on its way."""

    def watch(event: Event) -> None:
        if isinstance(event, StepDone):
            metrics = {
                "train/nats_per_token": event.nats_per_token,
                "train/learning_rate": event.learning_rate,
                "train/tokens_per_second": event.tokens_per_second,
            }
            tracker.step(event.step, metrics)
        on_event(event)

    return watch


def _tracked_epochs(
    tracker: Tracker, loaded: base_model.LoadedModel, seed: int, on_event: OnEvent
) -> Callable[[EpochDone, int], None]:
    """Logs the validation and the sample posts of an epoch."""

    def end_of_epoch(done: EpochDone, step: int) -> None:
        metrics = {
            "epoch": done.epoch,
            "validation/nats_per_token": done.nats_per_token,
            "validation/bits_per_byte": done.bits_per_byte,
        }
        samples = _usual_samples(loaded, seed, on_event)
        on_event(Sampled(done.epoch, tuple(samples)))
        tracker.epoch(step, metrics, samples)

    return end_of_epoch


def _usual_samples(loaded: base_model.LoadedModel, seed: int, on_event: OnEvent) -> list[tuple[str, str]]:
    """One post for each of the five usual starts, copies included: to be looked at in the tracker."""
    from huggingtweets.generate import USUAL_STARTS, Sampler

    on_event(Stage("Writing sample posts"))
    sampler = Sampler(loaded, GenerateConfig(copies=True))
    return [(written.start, written.text) for written in sampler.stream(USUAL_STARTS, seed)]


def _result(
    name: str,
    base: str,
    rows: Sequence[AccountRow],
    curated: dict[str, curate.Curated],
    split: dataset.Split,
    outcome: finetune.Outcome,
    config: TrainConfig,
) -> dict[str, Any]:
    state = outcome.state
    dropped: Counter[str] = Counter()
    for each in curated.values():
        dropped.update(each.dropped)
    return {
        "name": name,
        "base": base,
        "handles": [row.handle for row in rows],
        "posts": {
            "read": sum(each.read for each in curated.values()),
            "kept": sum(each.kept for each in curated.values()),
            "dropped": {reason: n for reason, n in dropped.items() if n},
        },
        "split": {
            "train": len(split.train),
            "validation": len(split.validation),
            "method": config.dataset.split,
            "seed": config.finetune.seed,
        },
        "before": {"nats_per_token": state.before_nats_per_token, "bits_per_byte": state.before_bits_per_byte},
        "after": {"nats_per_token": outcome.best.nats_per_token, "bits_per_byte": outcome.best.bits_per_byte},
        "best_epoch": state.best_epoch,
        "epochs": [
            {
                "epoch": done.epoch,
                "train_nats_per_token": done.train_nats_per_token,
                "nats_per_token": done.nats_per_token,
                "bits_per_byte": done.bits_per_byte,
                "seconds": round(done.seconds, 2),
            }
            for done in state.history
        ],
        "tokens_per_second": round(state.tokens / state.train_seconds, 1),
        "stopped": outcome.stopped,
    }


def _run_posts(split: dataset.Split) -> Iterator[RunPost]:
    for part, posts in (("train", split.train), ("validation", split.validation)):
        for post in posts:
            yield RunPost(post.place, post.id, post.handle, part, post.text)  # type: ignore[arg-type]


def _check_space(home: Path, needed: int) -> None:
    free = shutil.disk_usage(home).free
    if free < needed:
        raise DiskFullError(
            f"Training this base needs up to {needed / 1e9:.1f} GB in {home} while it runs, and {free / 1e9:.1f} GB "
            "are free. Free some space, or set HUGGINGTWEETS_HOME to a folder with room."
        )


class Writing:
    """Generations of one persona as they are written; iterate over it once.

    Each is stored in the library with its persona, settings and seed before it is handed out.
    """

    def __init__(self, home: Path, name: str, config: GenerateConfig, *, device: str = "auto") -> None:
        import torch

        from huggingtweets import base_model
        from huggingtweets.generate import Sampler
        from huggingtweets.similarity import CopyIndex

        self.persona = personas.find(home, name)
        self.home, self.config = home, config
        device = base_model.pick_device(device)
        # Half the bytes to read for every token, which is what generation waits for.
        dtype = torch.bfloat16 if base_model.has_bf16(device) else torch.float32
        loaded = base_model.load(self.persona.path, dtype=dtype, device=device)
        with Library(home) as library:
            self.known = any(run.name == self.persona.name for run in library.runs())
            posts = library.run_posts(self.persona.name, "train") if self.known else []
        self.sampler = Sampler(loaded, config, CopyIndex(post.text for post in posts) if posts else None)

    @property
    def dropped(self) -> dict[str, int]:
        """Posts written but not handed out, by reason."""
        return {str(reason): count for reason, count in self.sampler.dropped.items()}

    @property
    def checks_copies(self) -> bool:
        """Whether the training posts are known, so that copies can be told."""
        return self.sampler.copies is not None

    def stream(
        self,
        start: str,
        n: int,
        seed: int,
        *,
        on_growth: Callable[[int, str], None] | None = None,
        should_stop: Stop = never,
    ) -> Iterator[Generation]:
        """`n` posts that begin with `start`."""
        settings = self.config.model_dump(mode="json")
        grown = (lambda growth: on_growth(growth.row, growth.text)) if on_growth else None
        with Library(self.home) as library:
            written = self.sampler.stream([start] * n, seed, on_growth=grown, should_stop=should_stop)
            for post in written:
                generation = Generation(self.persona.name, post.text, post.start, seed, settings, copied=post.copied)
                if self.known:
                    generation = replace(generation, id=library.add_generation(generation))
                yield generation


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Held-out cost of a persona and of its base on the same posts."""

    persona: str
    base: str
    held_out: int
    fit: dict[str, Figure]

    def as_json(self) -> dict[str, Any]:
        """The object `evaluate --json` prints."""
        return {
            "name": self.persona,
            "base": self.base,
            "held_out": self.held_out,
            "fit": {name: asdict(figure) for name, figure in self.fit.items()},
        }


def evaluate(home: Path, name: str, *, device: str = "auto", on_event: OnEvent = ignore) -> Evaluation:
    """Score the held-out posts of a persona under it and under its untuned base, each post alone."""
    from huggingtweets import base_model, loss
    from huggingtweets import evaluate as measures

    persona = personas.find(home, name)
    with Library(home) as library:
        posts = library.run_posts(persona.name, "validation")
    if not posts:
        raise NotFoundError(
            f"The held-out posts of {persona.name} are no longer in the library. Add its account again and train again."
        )
    texts = [curate.CuratedPost(post.place, post.post_id, post.handle, post.text) for post in posts]
    device = base_model.pick_device(device)
    bf16 = persona.record["run"]["precision"].startswith("bf16") and base_model.has_bf16(device)
    base = base_model.locate(persona.record["base"], home, on_event)
    fit: dict[str, Figure] = {}
    for prefix, folder in (("", persona.path), ("base_", base.folder)):
        loaded = base_model.load(folder, device=device)
        what = f"Scoring {'the untuned base' if prefix else persona.name}"
        tokenised = dataset.tokenise(texts, loaded.encode, loaded.separator, loaded.context)
        scored = loss.score(
            loaded.model,
            tokenised,
            loaded.separator,
            bf16=bf16,
            on_progress=lambda done, what=what: on_event(Stage(what, done, len(posts), "posts")),  # type: ignore[misc]
        )
        fit[f"{prefix}nats_per_token"] = measures.nats_per_token(scored)
        fit[f"{prefix}bits_per_byte"] = measures.bits_per_byte(scored)
    return Evaluation(persona.name, persona.record["base"], len(posts), fit)


def generation_as_json(generation: Generation) -> dict[str, Any]:
    """The object `generate --json` prints, one a line."""
    return {
        "text": generation.text,
        "start": generation.start,
        "seed": generation.seed,
        "persona": generation.persona,
        "copied": generation.copied,
        "id": generation.id or None,
        "machine_written": True,
    }
