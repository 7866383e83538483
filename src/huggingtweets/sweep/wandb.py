"""Let Weights & Biases search instead of Optuna: write the sweep's file, and run an agent that does its trials.

A trial is a W&B run. Its config holds a value for each searched option and two constants: `handles`, and `options`, the
other options that differ from the defaults, in sections as in a config file. So an agent needs only the sweep's ID and
the accounts' posts.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import KW_ONLY, dataclass
from itertools import count, islice
from pathlib import Path
from typing import Any

from huggingtweets.config import TrainConfig, parse
from huggingtweets.errors import AuthError, ConfigError, NotFoundError, StoppedError, UnreachableError
from huggingtweets.events import BaseScored, Event, OnEvent, Stage, StepDone, ignore, never
from huggingtweets.extras import need
from huggingtweets.files import output_errors, write_bytes
from huggingtweets.library import Library
from huggingtweets.sweep.job import FolderPayload, Job, Measured, Shared, make_tasks, run_job
from huggingtweets.sweep.result import Trial
from huggingtweets.sweep.space import Goal, Parameter, Space, objective
from huggingtweets.tracking import environment
from huggingtweets.tracking.wandb_backend import private_settings, use_folder
from huggingtweets.training.prepare import find_accounts

METRICS: dict[Goal, str] = {
    "mean+semideviation": "relative_mean_plus_semideviation",
    "mean": "relative_mean",
    "max": "relative_max",
}
"""Names of the objectives at W&B. All are logged, whichever is minimised."""

_HANDLES, _OPTIONS = "handles", "options"

_SOURCE = Path("the W&B sweep")  # how errors call the source of the options

_NAME_SWEEP = "Give it as ENTITY/PROJECT/ID, as wandb sweep prints it."


def describe(
    home: Path, handles: Sequence[str], config: TrainConfig, space: Space, *, name: str, trials: int, goal: Goal
) -> dict[str, Any]:
    """The sweep of `space` over `handles`, as `wandb sweep` reads it from a YAML file. W&B ends it after `trials`.

    Raises NotFoundError, AmbiguousHandleError.
    """
    with Library(home) as library:
        accounts = [row.full_handle for row in find_accounts(library, handles)]
    # The tracker and the device belong to the agent's machine.
    exclude: dict[str, Any] = {"tracking": True, "finetune": {"device", "checkpoint_seconds"}}
    options = config.model_dump(mode="json", exclude_defaults=True, exclude=exclude)
    options = {section: values for section, values in options.items() if values}
    constants = {**space.fixed, _HANDLES: accounts, **({_OPTIONS: options} if options else {})}
    return {
        "name": name,
        "project": config.tracking.project,
        "program": "huggingtweets",
        "command": ["huggingtweets", "wandb-agent"],  # what W&B's own agent runs for each trial
        "method": "bayes",
        "metric": {"name": METRICS[goal], "goal": "minimize"},
        "run_cap": trials,
        "parameters": {
            **{parameter.name: _distribution(parameter) for parameter in space.parameters},
            **{key: {"value": value} for key, value in constants.items()},
        },
    }


def save(sweep: Mapping[str, Any], path: Path) -> None:
    """Write `sweep` to the YAML file `path`. Raises BadInputError."""
    import yaml

    with output_errors(path, "output"):
        path.parent.mkdir(parents=True, exist_ok=True)
        write_bytes(path, yaml.safe_dump(dict(sweep), sort_keys=False, allow_unicode=True).encode())


def _distribution(parameter: Parameter) -> dict[str, Any]:
    """`parameter` in W&B's terms."""
    if parameter.choices:
        return {"values": list(parameter.choices)}
    if parameter.is_int:
        kind = {"distribution": "q_log_uniform_values", "q": 1} if parameter.log else {"distribution": "int_uniform"}
    else:
        kind = {"distribution": "log_uniform_values" if parameter.log else "uniform"}
    return {**kind, "min": parameter.low, "max": parameter.high}


def objectives(trial: Trial, bases: Mapping[str, float]) -> dict[str, float]:
    """What a finished trial logs: the objectives by their names at W&B, and mean and standard deviation of the losses.

    `bases`: the untuned base's bits per byte by account.
    """
    ratios = [loss / bases[handle] for handle, loss in trial.losses.items()]
    named = {name: objective(ratios, goal) for goal, name in METRICS.items()}
    return {**named, "mean": trial.mean, "std": trial.deviation}


@dataclass
class Agent:
    """Does the trials of one sweep that W&B hands out, one after another in this process.

    `on_trial` gets the ID of the run, the finished trial and its `objectives`. Raises MissingExtraError without
    W&B's library.
    """

    home: Path
    _: KW_ONLY
    device: str = "auto"
    on_trial: Callable[[str, Trial, Mapping[str, float]], None] = lambda _run, _trial, _metrics: None
    on_event: OnEvent = ignore
    should_stop: Callable[[], bool] = never

    def __post_init__(self) -> None:
        self._wandb: Any = need("wandb", "Weights & Biases", "wandb")
        self._shared: Shared | None = None
        """The posts and the base, read for the first trial. They are the same in all trials of a sweep."""
        self._bases: dict[int, BaseScored] = {}
        """The untuned base's losses by number of the task, scored on first use."""
        self._got_trial = False
        self._error: BaseException | None = None

    def run(self, sweep_id: str | None, project: str, trials: int | None = None) -> bool:
        """Do up to `trials` trials (default: all) of the sweep ID, PROJECT/ID or ENTITY/PROJECT/ID.

        Without a sweep, do the one trial for which W&B's own agent started this process. Returns whether it was stopped
        before that. Raises AuthError without a valid key, NotFoundError when there is no such sweep, UnreachableError
        when W&B does not answer, ConfigError for options that do not exist, and what training raises.
        """
        if sweep_id is not None and not (1 <= len(sweep_id.split("/")) <= 3 and all(sweep_id.split("/"))):
            raise ConfigError(f"{sweep_id!r} is not a sweep.", hint=_NAME_SWEEP)
        is_online = os.environ.get("WANDB_MODE", "online") == "online"
        if sweep_id and not is_online:
            raise ConfigError("An agent asks Weights & Biases for trials.", hint="Unset WANDB_MODE.")
        folder = Path(os.environ.get("WANDB_DIR") or self.home).absolute()
        use_folder(folder)
        with environment(WANDB_SILENT="true", WANDB_DIR=str(folder)), self._translate_errors(sweep_id):
            # Without the login, W&B's agent would prompt for a key.
            if is_online and not self._wandb.login(prompt=False, verify=False):
                raise AuthError("There is no key for Weights & Biases.", hint="Log in with: wandb login")
            if sweep_id is None:
                self._trial()
                return False
            # A run stopped on W&B's page raises in its thread. An import that it interrupts would stay broken.
            import torch  # noqa: F401

            for _ in islice(count(), trials):
                self._got_trial = False
                self.on_event(Stage("Asking Weights & Biases for a trial"))
                # One at a time, because nothing else ends W&B's agent from within a trial.
                self._wandb.agent(sweep_id, self._on_call, project=project, count=1)
                if self._error:
                    raise self._error
                if self.should_stop():
                    return True
                if not self._got_trial:
                    break
        return False

    @contextmanager
    def _translate_errors(self, sweep_id: str | None = None) -> Iterator[None]:
        """Turn errors of W&B into ours. It raises an AuthenticationError also when the server did not answer."""
        try:
            yield
        except (self._wandb.Error, ConnectionError) as error:
            answer = getattr(error.__cause__, "response", None)
            why = (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")
            is_refused = isinstance(error, self._wandb.errors.AuthenticationError) and (answer or not error.__cause__)
            if is_refused or getattr(answer, "http_status", 0) in {401, 403}:
                message, hint = f"Weights & Biases rejects this key ({why}).", "Log in with: wandb login --relogin"
                raise AuthError(message, hint=hint) from error
            if answer and sweep_id:
                raise NotFoundError(f"Weights & Biases has no sweep {sweep_id} ({why}).", hint=_NAME_SWEEP) from error
            message, hint = f"Weights & Biases did not answer ({why}).", "Check the network, and try again."
            raise UnreachableError(message, hint=hint) from error

    def _on_call(self) -> None:
        """Called by W&B's agent in a thread of its own. It would print an error that is raised here."""
        self._got_trial = True
        try:
            self._trial()
        except StoppedError:
            pass  # `run` asks `should_stop` again
        except BaseException as error:  # noqa: BLE001
            # W&B's agent raises a plain Exception in a run that was stopped on W&B's page.
            if type(error) is not Exception:
                self._error = error

    def _trial(self) -> None:
        with self._translate_errors():
            run = self._wandb.init(settings=private_settings(self._wandb))
        try:  # as a context manager, the run would print an error
            trial, metrics = self._train(run)
        except BaseException:
            run.finish(exit_code=1)
            raise
        run.finish()
        self.on_trial(run.id, trial, metrics)

    def _train(self, run: Any) -> tuple[Trial, dict[str, float]]:
        """Train with the options in the run's config, account by account. Returns the trial and its objectives."""
        from huggingtweets.models import bases

        options = dict(run.config)
        handles, config = read_options(options, self.device)
        if self._shared is None:
            base = bases.locate(config.finetune.base, self.home, self.on_event)
            payload = FolderPayload.of(base.folder, base.sha256, is_remote=False)
            self._shared = Shared(payload, make_tasks(self.home, handles, config, base, self.on_event))
        tasks = self._shared.tasks
        fingerprints = [task.fingerprint for task in tasks]
        run.config.update({"fingerprints": fingerprints, "base_sha256": self._shared.base.sha256})
        measured: dict[str, Measured] = {}
        for number, task in enumerate(tasks):
            if number not in self._bases:
                self._bases[number] = self._run_job(self._shared, Job(number, config.finetune, None))
            measured[task.handle] = self._run_job(self._shared, Job(number, config.finetune, self._bases[number]))
            run.log(measured[task.handle].metrics(task.handle))
        values = {key: value for key, value in options.items() if key not in {_HANDLES, _OPTIONS}}
        trial = Trial(0, values, math.nan, measured)  # W&B has the number and the value
        metrics = objectives(trial, {task.handle: self._bases[n].bits_per_byte for n, task in enumerate(tasks)})
        run.log(metrics)
        return trial, metrics

    def _run_job(self, shared: Shared, job: Job) -> Any:
        """The result of `job`. Raises StoppedError."""
        handle = shared.tasks[job.task].handle

        def hear(event: Event) -> None:
            if isinstance(event, StepDone):
                self.on_event(Stage(f"Training on {handle}", event.step, event.steps, "steps"))
            elif isinstance(event, Stage):
                self.on_event(event)

        if not self.should_stop():
            result = run_job(shared, job, hear, self.should_stop)
            if not self.should_stop():
                return result
        raise StoppedError("Stopped during a trial, which counts as failed at Weights & Biases.")


def read_options(values: Mapping[str, Any], device: str) -> tuple[list[str], TrainConfig]:
    """The accounts and options of a trial. Raises ConfigError."""
    handles, options = values.get(_HANDLES), values.get(_OPTIONS, {})
    if not isinstance(handles, list) or not handles or not all(isinstance(handle, str) for handle in handles):
        hint = "Make its file with: {command}"
        raise ConfigError("The W&B sweep names no accounts.", hint=hint, command="sweep-export HANDLE")
    if not isinstance(options, Mapping) or not isinstance(options.get("finetune", {}), Mapping):
        raise ConfigError(f"{_OPTIONS} in {_SOURCE} must hold sections of options, such as 'finetune'.")
    searched = {key: value for key, value in values.items() if key not in {_HANDLES, _OPTIONS}}
    finetune = {**options.get("finetune", {}), **searched, "device": device}
    return handles, parse(TrainConfig, {**options, "finetune": finetune}, _SOURCE)
