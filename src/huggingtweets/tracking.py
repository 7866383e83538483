"""Where a training's figures go while it runs: nowhere, Trackio (a local database), or Weights & Biases.

No tracker gets a post, a secret or a copy of the weights: data sets and models are told by counts, sizes and SHA-256.
What the model wrote goes there, as samples. A tracker never prompts, never prints, and never ends a training.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import tempfile
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, redirect_stdout
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Protocol, Self

from huggingtweets.config import TrackConfig
from huggingtweets.errors import MissingExtraError, StoppedError
from huggingtweets.events import Notice, OnEvent, ignore

Status = Literal["finished", "failed", "stopped"]

_SECRET = re.compile(r"(^|[_-])(key|token|secret|password|passwd|bearer|credentials?)$", re.IGNORECASE)
_ANSWER_SECONDS = 20.0
"""How long Weights & Biases may take to accept a run."""
_SAMPLES = "examples"
_SAMPLE_COLUMNS = ("start", "post")


class Tracker(Protocol):
    """One run's record. Call `start` first; leaving the `with` block finishes it, as failed after an error."""

    def start(self, run_name: str, config: Mapping[str, Any], run_id: str, *, resume: bool = False) -> None:
        """Open a run. With `resume`, go on with the last one of that name and `run_id`, if there is one.

        `run_id` is the caller's: the same whenever the same data are trained on with the same options. Values of
        `config` under names such as `api_key` or `token` are left out.
        """

    def lineage(
        self,
        *,
        handles: Sequence[str],
        posts: Mapping[str, Mapping[str, Any]],
        fingerprint: str,
        base: str,
        base_sha256: str,
    ) -> None:
        """Tell what the run is made from: raw data (`posts`: counts by account, in the order of `handles`), the data
        set with SHA-256 `fingerprint`, and the base."""

    def step(self, step: int, metrics: Mapping[str, float]) -> None:
        """Log figures of an optimiser step, counted from the beginning of the training also after a resume."""

    def epoch(self, step: int, metrics: Mapping[str, float], samples: Sequence[tuple[str, str]]) -> None:
        """Log figures of an epoch that ended with `step`, and a table of `samples` (start, post)."""

    def finish(self, status: Status, model_folder: Path | None) -> None:
        """Close the run, its model a reference to `model_folder`. Only the first call counts."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


def tracker(config: TrackConfig, folder: Path, on_event: OnEvent = ignore) -> Tracker:
    """The tracker `config` asks for, not started, its files under `folder` unless TRACKIO_DIR or WANDB_DIR is set.

    When its library fails, it says so once through `on_event` and tracks no further. Raises MissingExtraError at
    once when Weights & Biases is asked for and not installed.
    """
    if config.track == "trackio":
        return _Guarded("Trackio", _Trackio(config.project, folder), on_event)
    if config.track == "wandb":
        if find_spec("wandb") is None:
            raise MissingExtraError("Weights & Biases", "wandb")
        return _Guarded("Weights & Biases", _Wandb(config.project, folder, on_event), on_event)
    return NullTracker()


class NullTracker:
    """Tracks nothing."""

    def start(self, run_name: str, config: Mapping[str, Any], run_id: str, *, resume: bool = False) -> None: ...

    def lineage(
        self,
        *,
        handles: Sequence[str],
        posts: Mapping[str, Mapping[str, Any]],
        fingerprint: str,
        base: str,
        base_sha256: str,
    ) -> None: ...

    def step(self, step: int, metrics: Mapping[str, float]) -> None: ...

    def epoch(self, step: int, metrics: Mapping[str, float], samples: Sequence[tuple[str, str]]) -> None: ...

    def finish(self, status: Status, model_folder: Path | None) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class _Backend(Protocol):
    """What a tracker's library is asked for; it may raise anything and print to stdout."""

    def start(self, run_name: str, config: dict[str, Any], run_id: str, resume: bool) -> None: ...

    def lineage(self, raw: Sequence[_Thing], dataset: _Thing, base: _Thing) -> None: ...

    def step(self, step: int, metrics: Mapping[str, float]) -> None: ...

    def epoch(self, step: int, metrics: Mapping[str, float], samples: Sequence[tuple[str, str]]) -> None: ...

    def finish(self, status: Status, model: _Thing | None) -> None: ...


class _Thing:
    """An artifact: its name, its type, and the small JSON file that stands for it."""

    def __init__(self, name: str, type_: str, facts: Mapping[str, Any]) -> None:
        self.name = re.sub(r"[^A-Za-z0-9._-]+", "_", name)  # what both libraries allow
        self.type = type_
        self.facts = dict(facts)
        self.json = json.dumps(self.facts, indent=2, sort_keys=True, ensure_ascii=False)
        self.alias = "sha256-" + hashlib.sha256(self.json.encode()).hexdigest()[:16]

    @contextmanager
    def file(self) -> Iterator[str]:
        """Path of the JSON file, there inside the block; both libraries copy it."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"{self.type}.json")
            path.write_text(self.json, encoding="utf-8")
            yield str(path)


class _Guarded:
    """Keeps a backend's errors and output from the training."""

    def __init__(self, name: str, backend: _Backend, on_event: OnEvent) -> None:
        self._name = name
        self._backend: _Backend | None = backend
        self._on_event = on_event
        self._run_name = ""
        self._config: dict[str, Any] = {}

    def start(self, run_name: str, config: Mapping[str, Any], run_id: str, *, resume: bool = False) -> None:
        self._run_name, self._config = run_name, _without_secrets(config)
        told = {**self._config, "run_id": run_id}
        self._call(lambda backend: backend.start(run_name, told, run_id, resume), talks=True)

    def lineage(
        self,
        *,
        handles: Sequence[str],
        posts: Mapping[str, Mapping[str, Any]],
        fingerprint: str,
        base: str,
        base_sha256: str,
    ) -> None:
        raw = [
            _Thing(f"tweets-{handle}", "raw-dataset", {"account": account, **counts})
            for handle, (account, counts) in zip(handles, posts.items(), strict=True)
        ]
        options = self._config.get("config", {})
        dataset = _Thing(
            f"dataset-{'-'.join(handles)}",
            "train-dataset",
            {
                "made_from": [thing.name for thing in raw],
                "fingerprint": fingerprint,
                "posts": {account: dict(counts) for account, counts in posts.items()},
                **{section: options[section] for section in ("curate", "dataset") if section in options},
            },
        )
        origin = _Thing(base, "pretrained-model", {"base": base, "sha256": base_sha256})
        self._call(lambda backend: backend.lineage(raw, dataset, origin), talks=True)

    def step(self, step: int, metrics: Mapping[str, float]) -> None:
        self._call(lambda backend: backend.step(step, metrics))

    def epoch(self, step: int, metrics: Mapping[str, float], samples: Sequence[tuple[str, str]]) -> None:
        self._call(lambda backend: backend.epoch(step, metrics, samples))

    def finish(self, status: Status, model_folder: Path | None) -> None:
        def close(backend: _Backend) -> None:
            model = None if model_folder is None else _model(self._run_name, model_folder)
            backend.finish(status, model)

        self._call(close, talks=True)
        self._backend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.finish("finished", None)
        else:
            self.finish("stopped" if issubclass(kind, (KeyboardInterrupt, StoppedError)) else "failed", None)

    def _call(self, do: Callable[[_Backend], None], *, talks: bool = False) -> None:
        if self._backend is None:
            return
        problem, caught = "", []
        with ExitStack() as stack:
            if talks:
                # Trackio prints, and tells of its failures by warnings; stdout is for results alone. Not around every
                # step: it would make each warning of PyTorch's come anew, and take stdout from other threads.
                caught = stack.enter_context(warnings.catch_warnings(record=True))
                warnings.simplefilter("always")
                stack.enter_context(redirect_stdout(io.StringIO()))
            try:
                do(self._backend)
            # Neither library has errors of its own for this: what comes is whatever its database, its threads, its
            # helper process or its HTTP client raised. None of it may cost the user hours of training.
            except Exception as error:  # noqa: BLE001
                problem = str(error) or type(error).__name__
        problem = problem or next((str(w.message) for w in caught if "trackio" in str(w.message).lower()), "")
        if problem:
            self._backend = None
            reason = problem.strip().splitlines()[0].rstrip(".")
            self._on_event(Notice(f"{self._name} failed, so this run is not tracked further: {reason}.", True))


class _Trackio:
    def __init__(self, project: str, folder: Path) -> None:
        self._trackio: Any = None
        self._run: Any = None
        self._project = project
        self._folder = Path(os.environ.get("TRACKIO_DIR") or folder / "trackio").absolute()
        self._name = ""
        self._logged: set[tuple[int, bool]] = set()
        """(step, whether it was an epoch's) of what a run to go on with already holds."""
        self._last = 0

    def start(self, run_name: str, config: dict[str, Any], run_id: str, resume: bool) -> None:
        # Read once, when Trackio is imported.
        with _environment(TRACKIO_DIR=str(self._folder)):
            self._trackio = import_module("trackio")
        loaded_for = Path(import_module("trackio.utils").TRACKIO_DIR)
        if loaded_for != self._folder:
            raise RuntimeError(f"it keeps to the folder it was first loaded for, {loaded_for}")
        # It would ask the Hub for the user's name when a Hugging Face token is on the machine.
        vars(import_module("trackio.run"))["_get_default_namespace"] = lambda: None
        self._name = run_name
        resumed = resume and self._goes_on(run_name, run_id)
        self._run = self._open(run_name, config, "must" if resumed else "never")
        if resumed:
            # A kill leaves more steps behind than its last checkpoint: those come again, with the same figures.
            storage = import_module("trackio.sqlite_storage").SQLiteStorage
            for log in storage.get_logs(self._project, run_name, run_id=self._run.id):
                self._logged.add((log["step"], _SAMPLES in log))

    def lineage(self, raw: Sequence[_Thing], dataset: _Thing, base: _Thing) -> None:
        try:
            self._use(self._run, dataset)
            self._use(self._run, base)
        except ValueError:  # Not found: new data, or a new base. Their origin is a run of its own.
            origin = self._open(f"{self._name}-preprocess", {"for": self._name}, "never")
            try:
                for thing in raw:
                    self._log(origin, thing)
                    self._use(origin, thing)
                self._log(origin, dataset)
                self._log(origin, base)
            finally:
                origin.finish()
            self._use(self._run, dataset)
            self._use(self._run, base)

    def step(self, step: int, metrics: Mapping[str, float]) -> None:
        self._last = step
        if (step, False) not in self._logged:
            self._run.log(dict(metrics), step=step)

    def epoch(self, step: int, metrics: Mapping[str, float], samples: Sequence[tuple[str, str]]) -> None:
        self._last = step
        if (step, True) not in self._logged:
            table = self._trackio.Table(columns=list(_SAMPLE_COLUMNS), data=[list(sample) for sample in samples])
            self._run.log({**metrics, _SAMPLES: table}, step=step)

    def finish(self, status: Status, model: _Thing | None) -> None:
        self._run.log({"status": status}, step=self._last)
        if model:
            self._log(self._run, model)
        self._run.finish()

    def _goes_on(self, run_name: str, run_id: str) -> bool:
        """Whether the latest run of that name, the one Trackio would go on with, has that id of ours."""
        try:
            configs = [run.config or {} for run in self._trackio.Api().runs(self._project) if run.name == run_name]
        except ValueError:  # no such project yet
            return False
        latest = max(configs, key=lambda config: str(config.get("_Created", "")), default={})
        return latest.get("run_id") == run_id

    def _open(self, name: str, config: dict[str, Any], resume: str) -> Any:
        # Set by the user for other work, these would send the run elsewhere.
        with _environment(TRACKIO_SPACE_ID=None, TRACKIO_SERVER_URL=None, TRACKIO_BUCKET_ID=None):
            run = self._trackio.init(
                project=self._project,
                name=name,
                config=config,
                resume=resume,
                embed=False,
                auto_log_gpu=False,
                auto_log_cpu=False,
            )
        # Trackio's global run would be finished by the next `init` (a sweep's other thread), and by its exit hook,
        # which prints.
        import_module("trackio.context_vars").current_run.set(None)
        return run

    def _log(self, run: Any, thing: _Thing) -> None:
        artifact = self._trackio.Artifact(thing.name, type=thing.type, metadata=thing.facts)
        with thing.file() as path:
            artifact.add_file(path)
            run.log_artifact(artifact, aliases=[thing.alias])

    def _use(self, run: Any, thing: _Thing) -> None:
        run.use_artifact(f"{thing.name}:{thing.alias}", type=thing.type)


class _Wandb:
    def __init__(self, project: str, folder: Path, on_event: OnEvent) -> None:
        self._wandb: Any = None
        self._run: Any = None
        self._project = project
        self._folder = Path(os.environ.get("WANDB_DIR") or folder).absolute()
        self._on_event = on_event

    def start(self, run_name: str, config: dict[str, Any], run_id: str, resume: bool) -> None:
        files = self._folder / "wandb"
        files.mkdir(parents=True, exist_ok=True)
        # Else copies of artifacts lie about in the user's home.
        os.environ.setdefault("WANDB_DATA_DIR", str(files / "data"))
        os.environ.setdefault("WANDB_CACHE_DIR", str(files / "cache"))
        self._wandb = wandb = import_module("wandb")
        wandb.setup(wandb.Settings(silent=True))
        # Ids are for good there, even when a run is deleted. So each run from the start gets a number.
        numbers = [int(path.name.rsplit("-", 1)[1]) for path in files.glob(f"*run-*-{run_id}-*") if path.is_dir()]
        number = max(numbers, default=0)
        if not resume or not number:
            number += 1
        settings = {
            "silent": True,
            "console": "off",  # stdout holds posts
            "disable_git": True,
            "save_code": False,
            "host": "",
            "x_disable_meta": True,
            "x_disable_machine_info": True,
            "x_disable_stats": True,
            "x_save_requirements": False,
            "init_timeout": _ANSWER_SECONDS,
        }
        wanted = {
            "project": self._project,
            "name": run_name,
            "resume": "allow",
            "dir": str(self._folder),
            "config": config,
            "reinit": "create_new",
            # Settings that begin with x_ come and go.
            "settings": wandb.Settings(**{k: v for k, v in settings.items() if k in wandb.Settings.model_fields}),
        }
        mode = os.environ.get("WANDB_MODE")
        if not mode:
            mode = "online" if wandb.login(prompt=False, verify=False) else "offline"
        try:
            self._run = wandb.init(mode=mode, id=f"{run_id}-{number}", **wanted)
        except wandb.Error as error:
            if mode != "online":
                raise
            # The first id is taken: wandb's helper process still tries.
            self._run = wandb.init(mode="offline", id=f"{run_id}-{number + 1}", **wanted)
            self._on_event(
                Notice(
                    f"Weights & Biases did not take the run ({str(error).splitlines()[0]}), so it is kept here. Upload "
                    f"it later with: wandb sync {Path(self._run.dir).parent}",
                    True,
                )
            )
        # Its own step begins at 0 again after an offline run was cut off, and never goes back. So ours is the x axis.
        self._run.define_metric("step")
        self._run.define_metric("*", step_metric="step")

    def lineage(self, raw: Sequence[_Thing], dataset: _Thing, base: _Thing) -> None:
        self._run.config.update(
            {"lineage": {"inputs": [_told(thing) for thing in (*raw, base)], "outputs": [_told(dataset)]}},
            allow_val_change=True,
        )
        if not self._run.offline:  # `use_artifact` raises there: what was used is told by the config alone
            for thing in (*raw, base):
                with self._artifact(thing) as artifact:
                    self._run.use_artifact(artifact, aliases=[thing.alias])
        self._log(dataset)

    def step(self, step: int, metrics: Mapping[str, float]) -> None:
        self._run.log({**metrics, "step": step})

    def epoch(self, step: int, metrics: Mapping[str, float], samples: Sequence[tuple[str, str]]) -> None:
        table = self._wandb.Table(columns=list(_SAMPLE_COLUMNS), data=[list(sample) for sample in samples])
        self._run.log({**metrics, _SAMPLES: table, "step": step})

    def finish(self, status: Status, model: _Thing | None) -> None:
        self._run.summary["status"] = status
        if model:
            lineage = dict(self._run.config.get("lineage", {}))
            lineage["outputs"] = [*lineage.get("outputs", []), _told(model)]
            self._run.config.update({"lineage": lineage}, allow_val_change=True)
            self._log(model)
        self._run.finish(exit_code=int(status == "failed"))

    @contextmanager
    def _artifact(self, thing: _Thing) -> Iterator[Any]:
        artifact = self._wandb.Artifact(thing.name, type=thing.type, metadata=thing.facts)
        with thing.file() as path:
            artifact.add_file(path)
            yield artifact

    def _log(self, thing: _Thing) -> None:
        with self._artifact(thing) as artifact:
            self._run.log_artifact(artifact, aliases=["latest", thing.alias])


def _told(thing: _Thing) -> dict[str, Any]:
    return {"name": thing.name, "type": thing.type, **thing.facts}


def _model(run_name: str, folder: Path) -> _Thing:
    """`folder` as a reference: its name and what it holds, not where it is, which would tell the user's name."""
    files: dict[str, dict[str, Any]] = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        files[path.relative_to(folder).as_posix()] = {"bytes": path.stat().st_size, "sha256": digest}
    whole = hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()
    size = sum(file["bytes"] for file in files.values())
    facts = {"folder": f"{folder.parent.name}/{folder.name}", "bytes": size, "sha256": whole, "files": files}
    return _Thing(f"model-{run_name}", "finetuned-model", facts)


def _without_secrets(values: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: _without_secrets(value) if isinstance(value, Mapping) else value
        for key, value in values.items()
        if not _SECRET.search(key)
    }


@contextmanager
def _environment(**variables: str | None) -> Iterator[None]:
    """These environment variables inside the block; None for unset."""
    before = {name: os.environ.pop(name, None) for name in variables}
    os.environ.update({name: value for name, value in variables.items() if value is not None})
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value
