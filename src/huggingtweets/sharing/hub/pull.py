"""A model comes from the Hub or a folder, and becomes a persona once it is known to be one that we would run."""

from __future__ import annotations

import hashlib
import json
import math
import shutil
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

from huggingtweets import personas
from huggingtweets.errors import (
    BadInputError,
    DamagedFileError,
    DiskFullError,
    NotFoundError,
    PlatformError,
    UnreachableError,
)
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import folder_aside
from huggingtweets.library import Library, Run
from huggingtweets.models import adapter
from huggingtweets.personas.record import EVALUATION_FILE, RUN_FILE, RunRecord, write_evaluation, write_run
from huggingtweets.sharing.card.pipeline_svg import FILE as PICTURE
from huggingtweets.sharing.card.pipeline_svg import draw
from huggingtweets.sharing.hub.hub import checked_id, hub_errors, open_hub
from huggingtweets.sharing.hub.repo_files import (
    README,
    check_model,
    check_weights,
    is_weights,
    taken_evaluation,
    taken_record,
    wanted,
)

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Pulled:
    """What `Pull.fetch` did."""

    name: str
    repo: str
    commit: str
    path: str
    size: int
    """In bytes."""
    base: str
    handles: tuple[str, ...]
    is_measured: bool
    """Whether the model says how it was trained; else it is not one that HuggingTweets made."""

    def as_json(self) -> dict[str, Any]:
        """The object `pull --json` prints (documented in docs/json.md)."""
        values = asdict(self) | {"handles": list(self.handles)}
        return {"bytes" if key == "size" else key: value for key, value in values.items()}


class Arrival(ABC):
    """A model somewhere, looked at and found fit to become the persona `name`; nothing is taken before `fetch`."""

    _hint = ""
    """Where safetensors may be had, when there are none."""

    def __init__(self, home: Path, repo: str, commit: str, sizes: Mapping[str, int], name: str) -> None:
        """`repo` is where it lies, as the user named it, with files of these `sizes` in bytes."""
        self.home, self.repo, self.commit = home, repo, commit
        self.files = {path: sizes[path] for path in wanted(self.repo, sizes, self._hint)}
        """What will be taken: paths and bytes."""
        self.name = name
        self.replaces = True
        """Whether there is a persona of that name, or what one wrote and learnt from."""
        try:
            self.name = personas.find(home, name).name  # as it is spelled here
        except NotFoundError:
            with Library(home) as library:
                self.replaces = any(run.name.casefold() == name.casefold() for run in library.runs())
        except DamagedFileError:
            pass  # to be replaced all the same

    @abstractmethod
    def _bring(self, folder: Path, on_event: OnEvent) -> None:
        """Put `files` into `folder`, and check that they are what we would run."""

    @property
    def size(self) -> int:
        """In bytes."""
        return sum(self.files.values())

    def fetch(self, on_event: OnEvent = ignore) -> Pulled:
        """Take and check everything beside its place, then put it there. Raises as making one does."""
        path = personas.path_of(self.home, self.name)
        self._check_space(path)
        with folder_aside(path) as aside:
            self._bring(aside, on_event)
            record = taken_record(self.repo, self.commit, aside, self.name)
            evaluation = taken_evaluation(aside, record)
            (aside / EVALUATION_FILE).unlink(missing_ok=True)
            if evaluation is not None:
                write_evaluation(aside, evaluation)
            write_run(aside, record)
            if (aside / README).is_file():  # it shows a picture, of which a stranger's may do anything
                (aside / PICTURE).write_text(draw(record), encoding="utf-8")
                (aside / README).touch()  # as new as the figures it tells
            # The library first: killed in between, no model is held against the posts of another.
            knows_posts = self._save_run(path, record)
        if not knows_posts:
            on_event(
                Notice(
                    f"The posts that {self.name} was trained on are not here, so what it copies from them cannot be "
                    "told.",
                    is_warning=True,
                )
            )
        if record.after is not None and (path / adapter.FILE).is_file():
            on_event(
                Notice(f"{self.name} is an adapter: the losses that come with it are those before it was rounded.")
            )
        return Pulled(
            self.name,
            self.repo,
            self.commit,
            str(path),
            self.size,
            record.base,
            record.handles,
            record.after is not None,
        )

    def _check_space(self, path: Path) -> None:
        there = next(parent for parent in path.parents if parent.exists())
        free = shutil.disk_usage(there).free
        if free < self.size * 1.05:
            raise DiskFullError(
                f"{self.repo} has {self.size / 1e9:.1f} GB, and {free / 1e9:.1f} GB are free in {there}. Free some "
                "space, or set HUGGINGTWEETS_HOME to a folder with room."
            )

    def _save_run(self, path: Path, record: RunRecord) -> bool:
        """Tell the library. Whether it knows the posts trained on: it does of a persona that comes back."""
        with Library(self.home) as library:
            known = next((run for run in library.runs() if run.name.casefold() == self.name.casefold()), None)
            if known is not None:
                figures = known.figures
                own = record.model_dump(mode="json", include={"after", "before", "best_epoch"})
                if record.after and all(figures.get(key) == value for key, value in own.items()):
                    return bool(library.run_posts(known.name, "train"))
                library.remove_run(known.name)
            library.save_run(Run(self.name, path, (), record.base, created_at=datetime.now(UTC)))
        return False


class Pull(Arrival):
    """The model in `repo` at `revision` on the Hub, to become the persona `name` (by default, its name).

    Raises BadInputError for what is no causal language model in safetensors, and otherwise as making a Push does.
    """

    _hint = "If a pull request there offers safetensors, add --revision refs/pr/NUMBER."

    def __init__(
        self,
        home: Path,
        repo: str,
        *,
        name: str | None = None,
        revision: str | None = None,
        on_event: OnEvent = ignore,
    ) -> None:
        self._api = open_hub()
        repo = checked_id(repo.removeprefix(f"{self._api.endpoint}/"), "The model")
        name = personas.check_name(name or repo.rpartition("/")[2])
        on_event(Stage(f"Looking at {repo}"))
        with hub_errors(self._api, repo):
            info = self._api.model_info(repo, revision=revision, files_metadata=True)
            files = {sibling.rfilename: sibling for sibling in info.siblings or []}
            sizes = {path: int(cast(int, sibling.size)) for path, sibling in files.items()}
        self._hashes = {path: sibling.lfs.sha256 for path, sibling in files.items() if sibling.lfs}
        super().__init__(home, repo, str(info.sha), sizes, name)

    def _bring(self, folder: Path, on_event: OnEvent) -> None:
        from huggingface_hub import hf_hub_download

        meter = _Meter(f"Downloading {self.repo}", self.size, on_event)
        is_checked = False
        for path, size in self.files.items():
            if is_weights(path) and not is_checked:  # before the large files
                check_model(self.repo, folder)
                is_checked = True
            with hub_errors(self._api, self.repo):
                hf_hub_download(
                    self.repo,
                    path,
                    revision=self.commit,
                    local_dir=folder,
                    endpoint=self._api.endpoint,
                    tqdm_class=meter.bar(path, size),
                )
            self._check_whole(folder / path, size)
        shutil.rmtree(folder / ".cache", ignore_errors=True)  # the notes of the Hub's library
        check_weights(self.repo, folder)

    def _check_whole(self, file: Path, size: int) -> None:
        whole = file.is_file() and not file.is_symlink() and file.stat().st_size == size
        if whole and (expected := self._hashes.get(file.name)):
            with file.open("rb") as content:
                whole = hashlib.file_digest(content, "sha256").hexdigest() == expected
        if not whole:
            raise UnreachableError(
                f"{file.name} of {self.repo} came otherwise than the Hub says it is. Run the same command again."
            )


class Take(Arrival):
    """The model in a folder of this computer, such as one that `export` made, to become the persona `name`.

    By default it gets the name in its run.json, else the folder's. Raises BadInputError for what is no causal language
    model in safetensors, NotFoundError without the folder.
    """

    def __init__(self, home: Path, folder: Path, *, name: str | None = None) -> None:
        self._folder = folder.expanduser().absolute()
        if self._folder.is_file():
            raise BadInputError(f"{folder} is a file. Unpack it first, and name the folder that comes out of it.")
        if not self._folder.is_dir():
            raise NotFoundError(f"There is no folder {folder}. Name one that holds a model, or a model on the Hub.")
        files = [path for path in self._folder.iterdir() if path.is_file() and not path.is_symlink()]
        sizes = {path.name: path.stat().st_size for path in files}
        super().__init__(home, str(self._folder), "", sizes, personas.check_name(name or self._own_name()))

    def _own_name(self) -> str:
        try:
            return str(json.loads((self._folder / RUN_FILE).read_bytes())["name"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return self._folder.name

    def _bring(self, folder: Path, on_event: OnEvent) -> None:
        on_event(Stage(f"Copying {self.repo}"))
        is_checked = False
        for path in self.files:
            if path.endswith(".safetensors") and not is_checked:  # before the large files
                check_model(self.repo, folder)
                is_checked = True
            shutil.copyfile(self._folder / path, folder / path)
        check_weights(self.repo, folder)


class _Meter:
    """The bytes of all files, as one stage."""

    def __init__(self, stage: str, total: int, on_event: OnEvent) -> None:
        self._stage, self._total, self._on_event, self._done = stage, total, on_event, 0

    def bar(self, path: str, size: int) -> type[Any]:
        """A class of progress bars, as the Hub's library makes them, for one file of `size` bytes."""
        before, meter = self._done, self

        class Bar:
            n = 0
            total: int | None = None

            def __init__(self, *_: Any, initial: int = 0, **__: Any) -> None:
                self.n = initial

            def update(self, n: float | None = 1) -> None:
                self.n += int(n or 0)
                if self.n > size:
                    raise PlatformError(f"{path} is larger than the Hub says it is. Nothing of it was kept.")
                meter._tell(before + self.n)

            def _nothing(self, *_: Any, **__: Any) -> None:
                pass

            update_transfer = refresh = close = set_postfix_str = set_description_str = _nothing

            def __enter__(self) -> Self:
                return self

            def __exit__(
                self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
            ) -> None:
                pass

        self._tell(before)
        self._done += size
        return Bar

    def _tell(self, done: int) -> None:
        self._on_event(Stage(self._stage, math.ceil(done / _MEGABYTE), math.ceil(self._total / _MEGABYTE), "MB"))
