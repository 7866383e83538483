"""Weights & Biases as the one who searches: the file that tells it what, and an agent that does its trials.

A trial there is a run of W&B's, whose config holds a value for each option searched, and as constants `handles` and
what else is not by default (`options`, in sections as in a config file), so that an agent needs nothing but the sweep's
id and the accounts' posts.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets.config import TrainConfig, parse
from huggingtweets.engines.local import HereEngine
from huggingtweets.engines.sent import SentFolder
from huggingtweets.errors import (
    AuthError,
    ConfigError,
    HuggingTweetsError,
    NotFoundError,
    StoppedError,
    UnreachableError,
)
from huggingtweets.events import Event, OnEvent, Stage, StepDone, ignore, never
from huggingtweets.extras import need
from huggingtweets.files import disk_errors, write_bytes
from huggingtweets.library import Library
from huggingtweets.sweep.job import Job, Measured, Shared, Task, work
from huggingtweets.sweep.settings import Goal, objective
from huggingtweets.sweep.space import Parameter, Space
from huggingtweets.sweep.tasks import tasks_of
from huggingtweets.sweep.tracked import figures
from huggingtweets.tracking.backend import environment
from huggingtweets.tracking.wandb_backend import private_settings, use_folder
from huggingtweets.training.prepare import find_accounts

if TYPE_CHECKING:
    from huggingtweets.training.finetune import Before

METRICS: dict[Goal, str] = {"mean+std": "mean_plus_std", "mean": "mean", "max": "max"}
"""What the goals are called there; each is logged, whichever is searched for."""

_CONSTANTS = _HANDLES, _OPTIONS = "handles", "options"

_OUR_COMMAND = ["huggingtweets", "wandb-agent"]
"""What W&B's own agent runs for each trial."""

_WHERE = Path("the W&B sweep")
"""As an error names it."""


def describe(
    home: Path, handles: Sequence[str], config: TrainConfig, space: Space, *, name: str, trials: int, goal: Goal
) -> dict[str, Any]:
    """The sweep of `space` over `handles`, as `wandb sweep` takes it in a YAML file.

    W&B ends it after `trials`. Raises NotFoundError, AmbiguousHandleError.
    """
    with Library(home) as library:
        whose = [row.full_handle for row in find_accounts(library, handles)]
    # Neither the tracker nor the processor is a matter of the sweep.
    left_out: dict[str, Any] = {"tracking": True, "finetune": {"device", "checkpoint_seconds"}}
    options = config.model_dump(mode="json", exclude_defaults=True, exclude=left_out)
    options = {section: values for section, values in options.items() if values}
    constants = {**dict(space.fixed), _HANDLES: whose, **({_OPTIONS: options} if options else {})}
    return {
        "name": name,
        "project": config.tracking.project,
        "program": _OUR_COMMAND[0],
        "command": list(_OUR_COMMAND),
        "method": "bayes",
        "metric": {"name": METRICS[goal], "goal": "minimize"},
        "run_cap": trials,
        "parameters": {
            **{parameter.name: _distribution(parameter) for parameter in space.parameters},
            **{key: {"value": value} for key, value in constants.items()},
        },
    }


def save(sweep: Mapping[str, Any], path: Path) -> None:
    """Write `sweep` to the YAML file `path`. Raises ConfigError when a folder is there, DiskFullError."""
    import yaml

    if path.is_dir():
        raise ConfigError(f"{path} is a folder. Give --output a file, such as {path / 'sweep.yaml'}")
    with disk_errors(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, yaml.safe_dump(dict(sweep), sort_keys=False, allow_unicode=True).encode())


def _distribution(parameter: Parameter) -> dict[str, Any]:
    """As W&B has it."""
    if parameter.choices:
        return {"values": list(parameter.choices)}
    ends = {"min": parameter.low, "max": parameter.high}
    if parameter.is_int:
        kind = {"distribution": "q_log_uniform_values", "q": 1} if parameter.log else {"distribution": "int_uniform"}
    else:
        kind = {"distribution": "log_uniform_values" if parameter.log else "uniform"}
    return {**kind, **ends}


@dataclass(frozen=True, slots=True)
class Trained:
    """A trial that is over."""

    run: str
    """Id of its run at W&B."""
    values: dict[str, Any]
    """Options that the sweep set."""
    losses: dict[str, float]
    """Held-out bits per byte by account."""
    seconds: dict[str, float]

    @property
    def objectives(self) -> dict[str, float]:
        """By their names at W&B, and the standard deviation."""
        losses = list(self.losses.values())
        deviation = statistics.stdev(losses) if len(losses) > 1 else 0.0
        return {**{name: objective(losses, goal) for goal, name in METRICS.items()}, "std": deviation}

    def as_json(self) -> dict[str, Any]:
        """The object that `wandb-agent --json` prints (documented in docs/json.md)."""
        return {"run": self.run, "config": self.values, **self.objectives, "per_handle": self.losses} | {
            "seconds": round(sum(self.seconds.values()), 1)
        }


class Agent:
    """Does the trials that W&B asks for, one after another in this process."""

    def __init__(
        self,
        home: Path,
        *,
        device: str = "auto",
        on_trial: Callable[[Trained], None] = lambda _: None,
        on_event: OnEvent = ignore,
        should_stop: Callable[[], bool] = never,
    ) -> None:
        """Raises MissingExtraError without W&B's library."""
        self._wandb: Any = need("wandb", "Weights & Biases", "wandb")
        self._home, self._device = home, device
        self._on_trial, self._on_event, self._should_stop = on_trial, on_event, should_stop
        self._prepared: tuple[object, _Prepared] | None = None
        self._was_called = False
        self._error: BaseException | None = None

    def run(self, sweep_id: str, project: str, trials: int | None = None) -> bool:
        """Do `trials`, or as many as there are, of the sweep ID, PROJECT/ID or ENTITY/PROJECT/ID.

        Returns whether it was stopped before. Raises AuthError without a key or with one that is refused, NotFoundError
        when there is no such sweep, UnreachableError without the server, ConfigError when the sweep asks for what
        cannot be, and what training raises.
        """
        if not 1 <= len(sweep_id.split("/")) <= 3 or not all(sweep_id.split("/")):
            raise ConfigError(f"{sweep_id!r} names no sweep. Give it as ENTITY/PROJECT/ID, as wandb sweep prints it.")
        if os.environ.get("WANDB_MODE", "online") != "online":
            raise ConfigError("An agent asks Weights & Biases what to try, so it needs WANDB_MODE to be unset.")
        with self._quietly():
            self._check_key()
            done = 0
            while trials is None or done < trials:
                self._was_called = False
                self._on_event(Stage("Asking Weights & Biases what to try"))
                # One at a time: nothing else ends W&B's agent from within a trial.
                with self._translating(sweep_id):
                    self._wandb.agent(sweep_id, self._called, project=project, count=1)
                if self._error:
                    raise self._error
                if self._should_stop():
                    return True
                if not self._was_called:
                    break  # nothing is left to try
                done += 1
        return False

    def one(self) -> None:
        """Do the trial whose process this is, begun by W&B's own agent. Raises as `run`, and StoppedError."""
        with self._quietly():
            if os.environ.get("WANDB_MODE", "online") == "online":
                self._check_key()
            self._trial()

    def _check_key(self) -> None:
        with self._translating():
            has_one = self._wandb.login(prompt=False, verify=False)  # else it would ask for one
        if not has_one:
            raise AuthError("There is no key for Weights & Biases here. Log in with: wandb login")

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """W&B's library silenced, its files in our folder."""
        folder = Path(os.environ.get("WANDB_DIR") or self._home).absolute()
        use_folder(folder)
        with environment(WANDB_SILENT="true", WANDB_DIR=str(folder)):
            yield

    @contextmanager
    def _translating(self, sweep_id: str = "") -> Iterator[None]:
        """What W&B's library raises, as errors of ours."""
        try:
            yield
        except (self._wandb.Error, ConnectionError) as error:
            raise _translated(error, sweep_id, self._wandb.errors.AuthenticationError) from error

    def _called(self) -> None:
        """By W&B's agent, in a thread of its own; what is raised there it would print."""
        self._was_called = True
        try:
            self._trial()
        except StoppedError:
            pass  # what said to stop says so again
        except BaseException as error:  # noqa: BLE001
            # A plain Exception is how that agent ends a run that was stopped on W&B's page.
            if type(error) is not Exception:
                self._error = error

    def _trial(self) -> None:
        """One run of W&B's, its config what to try."""
        with self._translating():
            run = self._wandb.init(settings=private_settings(self._wandb))
        try:  # as a context manager it would print what is raised
            done = self._train(run)
        except BaseException:
            run.finish(exit_code=1)
            raise
        run.finish()
        self._on_trial(done)

    def _train(self, run: Any) -> Trained:
        values = dict(run.config)
        handles, config = _read(values, self._device)
        prepared = self._prepare(handles, config)
        run.config.update({"fingerprints": prepared.prints, "base_sha256": prepared.shared.base.sha256})
        engine = HereEngine()
        engine.start(work, prepared.shared)
        done = Trained(run.id, {key: value for key, value in values.items() if key not in _CONSTANTS}, {}, {})
        for number, task in enumerate(prepared.shared.tasks):
            if number not in prepared.bases:
                prepared.bases[number] = self._do(engine, Job(number, config.finetune, None), task)
            measured: Measured = self._do(engine, Job(number, config.finetune, prepared.bases[number]), task)
            done.losses[task.handle], done.seconds[task.handle] = measured.bits_per_byte, measured.seconds
            run.log(figures({task.handle: measured.bits_per_byte}, {task.handle: measured.seconds}))
        run.log(done.objectives)
        return done

    def _prepare(self, handles: Sequence[str], config: TrainConfig) -> _Prepared:
        """The posts and what the base costs there, kept as long as the sweep's trials share them."""
        from huggingtweets.models import bases

        base = bases.locate(config.finetune.base, self._home, self._on_event)
        what = (list(handles), config.curate, config.dataset, config.finetune.seed, base.sha256)
        if self._prepared is None or self._prepared[0] != what:
            self._on_event(Stage("Reading the posts"))
            tasks, prints = tasks_of(self._home, handles, config, base)
            self._prepared = what, _Prepared(Shared(SentFolder(base.folder, base.sha256), tasks), prints, {})
        return self._prepared[1]

    def _do(self, engine: HereEngine, job: Job, task: Task) -> Any:
        def hear(event: Event) -> None:
            if isinstance(event, StepDone):
                self._on_event(Stage(f"Training on {task.handle}", event.step, event.steps, "steps"))
            elif isinstance(event, Stage):
                self._on_event(event)

        engine.submit(0, job)
        done = engine.next(hear, self._should_stop)
        if done is None:
            raise StoppedError("Stopped in the middle of a trial, which counts as failed there.")
        if done.error:
            raise done.error
        return done.result


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What trials share."""

    shared: Shared
    prints: list[str]
    """Fingerprints of the accounts' posts."""
    bases: dict[int, Before]
    """What the base costs, by number of the task; filled as it is scored."""


def _read(values: Mapping[str, Any], device: str) -> tuple[list[str], TrainConfig]:
    """Accounts and options of a trial. Raises ConfigError."""
    handles, options = values.get(_HANDLES), values.get(_OPTIONS, {})
    if not isinstance(handles, list) or not handles or not all(isinstance(handle, str) for handle in handles):
        raise ConfigError("The W&B sweep names no accounts. Make its file with: huggingtweets sweep-export")
    if not isinstance(options, Mapping) or not isinstance(options.get("finetune", {}), Mapping):
        raise ConfigError(f"{_OPTIONS} in {_WHERE} must hold sections of options, such as 'finetune'.")
    searched = {key: value for key, value in values.items() if key not in _CONSTANTS}
    finetune = {**options.get("finetune", {}), **searched, "device": device}
    return handles, parse(TrainConfig, {**options, "finetune": finetune}, _WHERE)


def _translated(error: Exception, sweep_id: str, refusal: type[Exception]) -> HuggingTweetsError:
    """`refusal` is what W&B's library raises for a key, also when it could not ask the server about it."""
    answer = getattr(error.__cause__, "response", None)
    why = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
    is_refused = isinstance(error, refusal) and (answer or not error.__cause__)
    if is_refused or getattr(answer, "http_status", 0) in {401, 403}:
        return AuthError(f"Weights & Biases refuses this key ({why}). Log in with: wandb login --relogin")
    if answer and sweep_id:
        return NotFoundError(
            f"Weights & Biases has no sweep {sweep_id} ({why}). Give it as ENTITY/PROJECT/ID, as wandb sweep prints it."
        )
    return UnreachableError(f"Weights & Biases did not answer ({why}). Check the network, and try again.")
