"""One account from posts to a persona that writes: the only owner of the order of the stages.

The command line, and whatever else drives HuggingTweets, calls these functions and watches their events.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
import shutil
import sys
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets import __version__, curate, dataset, sources
from huggingtweets.config import CurateConfig, GenerateConfig, TrainConfig
from huggingtweets.errors import BadInputError, DamagedFileError, DiskFullError, NotFoundError, StoppedError
from huggingtweets.events import EpochDone, Notice, OnEvent, Stage, StepDone, ignore
from huggingtweets.files import disk_errors, folder_aside, replace_folder, write_json
from huggingtweets.library import AccountRow, Added, Generation, Library, Run, RunPost, spelled

if TYPE_CHECKING:
    from huggingtweets import base_model, finetune
    from huggingtweets.evaluate import Figure

PERSONAS = "personas"
RUNS = "runs"
SAMPLE = Path(__file__).parent / "sample" / "keeper_skarholm"
"""The archive of the fictional account that the demo runs on."""

_NAME = re.compile(r"[\w][\w.+-]{0,99}")
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
        name = persona_name(name or "+".join(row.handle for row in rows))
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
    folder = home / RUNS / name
    if restart:
        shutil.rmtree(folder, ignore_errors=True)
    facts = _facts(config, base, split.fingerprint, device, finetune.uses_bf16(config.finetune, device))
    with make_tracker(config.tracking, home, on_event) as tracker:
        tracker.start(name, facts, run_id=key[:16])
        tracker.lineage(
            handles=[row.handle for row in rows],
            posts={label: {"read": c.read, "kept": c.kept} for label, c in curated.items()},
            fingerprint=split.fingerprint,
            base=base.name,
            base_sha256=base.sha256,
        )

        def watch(event: Any) -> None:
            if isinstance(event, StepDone):
                tracker.step(
                    event.step,
                    {
                        "train/nats_per_token": event.nats_per_token,
                        "train/learning_rate": event.learning_rate,
                        "train/tokens_per_second": event.tokens_per_second,
                    },
                )
            on_event(event)

        def end_of_epoch(done: EpochDone, step: int) -> None:
            metrics = {"validation/nats_per_token": done.nats_per_token, "validation/bits_per_byte": done.bits_per_byte}
            tracker.epoch(
                step, {"epoch": done.epoch, **metrics}, _usual_samples(loaded, config.finetune.seed, on_event)
            )

        outcome = finetune.finetune(
            loaded,
            training,
            held_out,
            config.finetune,
            folder,
            key=key,
            on_event=watch,
            on_epoch=end_of_epoch,
            should_stop=should_stop,
        )
        if outcome.best_folder is None:
            tracker.finish("stopped", None)
            raise StoppedError(
                f"Stopped at step {outcome.state.step}, before the first epoch was over: there is no persona yet. "
                "The same command goes on from here; --restart begins anew."
            )
        result = _result(name, base.name, rows, curated, split, outcome, home, config)
        result["train_tokens"] = sum(len(post.ids) - 1 for post in training)
        result["seconds"] = {
            "total": round(time.monotonic() - began, 2),
            "load": round(load_seconds, 2),
            "train": round(outcome.state.train_seconds, 2),
            "evaluate": round(outcome.state.evaluate_seconds, 2),
        }
        result["warnings"] = warnings
        path = _keep(home, name, outcome, {**result, "run": facts})
        with Library(home) as library:
            handles_spelled = tuple(spelled(row) for row in rows)
            library.save_run(
                Run(name, path, handles_spelled, base.name, config.model_dump(mode="json"), result),
                _run_posts(split),
            )
        if not outcome.stopped:
            shutil.rmtree(folder, ignore_errors=True)
        tracker.finish("stopped" if outcome.stopped else "finished", path)
    return TrainReport(name, path, result, curated, warnings)


def _accounts(library: Library, handles: Sequence[str]) -> list[AccountRow]:
    rows = {spelled(row): row for row in map(library.find, handles)}
    return list(rows.values())


def persona_name(name: str) -> str:
    """`name` when it can name a persona and its folder; raises BadInputError otherwise."""
    if not _NAME.fullmatch(name):
        raise BadInputError(
            f"{name!r} cannot name a persona: use up to 100 letters, digits, '.', '_', '+' or '-' (--name NAME)."
        )
    return name


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
    home: Path,
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
        "path": str(home / PERSONAS / name),
    }


def _keep(home: Path, name: str, outcome: finetune.Outcome, record: dict[str, Any]) -> Path:
    """Put the best weights and `run.json` in the persona's place. A stopped run still needs its own copy."""
    path = home / PERSONAS / name
    best = outcome.best_folder
    if best is None:
        raise ValueError("A run without a finished epoch has nothing to keep.")
    record = {key: value for key, value in record.items() if key != "path"}  # a folder may move
    if outcome.stopped:
        with folder_aside(path) as aside:
            shutil.copytree(best, aside, dirs_exist_ok=True)
            write_json(aside / "run.json", record)
    else:
        write_json(best / "run.json", record)
        with disk_errors(path.parent):
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_folder(best, path)
    return path


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


@dataclass(frozen=True, slots=True)
class Persona:
    """A trained persona on disk."""

    name: str
    path: Path
    record: dict[str, Any]
    """What run.json holds."""


def find_persona(home: Path, name: str) -> Persona:
    """The persona called `name`, in any case and with or without @. Raises NotFoundError, DamagedFileError."""
    wanted = name.removeprefix("@").casefold()
    there = {p.name: p for p in sorted((home / PERSONAS).glob("[!.]*")) if p.is_dir()}
    for each, path in there.items():
        if each.casefold() == wanted:
            try:
                record = json.loads((path / "run.json").read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                raise DamagedFileError(
                    f"The persona {each} is damaged: its run.json cannot be read. Train it again with: "
                    f"huggingtweets train {each}"
                ) from error
            return Persona(each, path, record)
    known = f"There are: {', '.join(there)}." if there else "There is none yet."
    raise NotFoundError(f"There is no persona {name!r}. {known} Make one with: huggingtweets train HANDLE")


class Writing:
    """Generations of one persona as they are written; iterate over it once.

    Each is stored in the library with its persona, settings and seed before it is handed out.
    """

    def __init__(self, home: Path, name: str, config: GenerateConfig, *, device: str = "auto") -> None:
        import torch

        from huggingtweets import base_model
        from huggingtweets.generate import Sampler
        from huggingtweets.similarity import CopyIndex

        self.persona = find_persona(home, name)
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

    persona = find_persona(home, name)
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


def overview(home: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The accounts and the personas, as `list --json` prints them."""
    with Library(home) as library:
        accounts = [_account_json(row) for row in library.accounts()]
    personas = []
    for path in sorted((home / PERSONAS).glob("[!.]*")):
        record = find_persona(home, path.name).record
        personas.append(
            {
                "name": path.name,
                "base": record["base"],
                "handles": record["handles"],
                "bits_per_byte": record["after"]["bits_per_byte"],
                "created_at": record["run"]["created_at"],
                "path": str(path),
            }
        )
    return accounts, personas


def show(home: Path, handle: str, latest: int) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """An account and its `latest` posts, newest first."""
    with Library(home) as library:
        row = library.find(handle)
        posts = deque(library.posts(row), maxlen=latest)
    return _account_json(row), [
        {
            "id": post.id,
            "created_at": post.created_at.isoformat() if post.created_at else None,
            "kind": post.kind,
            "lang": post.lang,
            "text": post.text,
        }
        for post in reversed(posts)
    ]


def _account_json(row: AccountRow) -> dict[str, Any]:
    values = asdict(row)
    for key in ("added_at", "updated_at", "first", "last"):
        values[key] = values[key].isoformat() if values[key] else None
    return values


def what_would_go(home: Path, handle: str, *, only_persona: bool, personas: bool) -> str:
    """One sentence on what `remove` would delete."""
    if only_persona:
        return f"This deletes the persona {find_persona(home, handle).name}."
    with Library(home) as library:
        row = library.find(handle)
    also = f" and the personas {', '.join(row.personas)}" if personas and row.personas else ""
    return f"This deletes {row.posts:,} posts of {spelled(row)}{also}."


def remove(home: Path, handle: str, *, only_persona: bool = False, personas: bool = False) -> dict[str, Any]:
    """Delete an account with its posts (and, when asked, the personas trained on it), or only a persona."""
    if only_persona:
        names, left, posts = [find_persona(home, handle).name], list[str](), 0
        with Library(home) as library:
            if any(run.name == names[0] for run in library.runs()):
                library.remove_run(names[0])
    else:
        with Library(home) as library:
            gone = library.remove(library.find(handle))
            posts = gone.posts
            there = [name for name in gone.personas if (home / PERSONAS / name).is_dir()]
            names, left = (there, []) if personas else ([], there)
            for name in names:
                library.remove_run(name)
    for name in names:
        shutil.rmtree(home / PERSONAS / name, ignore_errors=True)
        shutil.rmtree(home / RUNS / name, ignore_errors=True)
    return {"posts": posts, "personas_removed": names, "personas_left": left}
