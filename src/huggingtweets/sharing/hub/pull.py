"""Turn a model from the Hub or from a folder into a persona, once it is checked."""

from __future__ import annotations

import math
import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from huggingtweets import personas
from huggingtweets.errors import (
    BadInputError,
    DamagedFileError,
    NotFoundError,
    PlatformError,
    UnreachableError,
)
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import check_space, folder_aside
from huggingtweets.library import Library, Run
from huggingtweets.models import adapter, catalogue
from huggingtweets.models.fetch import file_sha256
from huggingtweets.personas.record import EVALUATION_FILE, RUN_FILE, RunRecord, write_evaluation, write_run
from huggingtweets.result import Result
from huggingtweets.running import running
from huggingtweets.sharing.hub.checks import check_config, check_weights, read_evaluation, read_record, select_files
from huggingtweets.sharing.hub.client import check_repo_id, connect, hub_errors
from huggingtweets.sharing.model_files import README, read_object

_MEGABYTE = 1_000_000
_RUN_FIGURES = {"after", "before", "best_epoch"}
"""Figures by which the library recognises a run."""


class Pulled(Result):
    """The persona that `Pull.fetch` made."""

    name: str
    repo: str
    commit: str
    path: Path
    bytes: int
    base: str
    handles: tuple[str, ...]
    is_measured: bool
    """Whether its losses are known: if not, HuggingTweets did not train it."""


class Pull(ABC):
    """A model that may become the persona `name`. Nothing is stored before `fetch`.

    Raises BadInputError unless it is a causal language model in safetensors.
    """

    def __init__(self, home: Path, repo: str, commit: str, sizes: Mapping[str, int], name: str, hint: str = "") -> None:
        """`repo` is where the user found the model, with files of these `sizes` in bytes."""
        self.home, self.repo, self.commit = home, repo, commit
        self.files = {path: sizes[path] for path in select_files(repo, sizes, hint)}
        """Files to take, with their sizes in bytes."""
        self.bytes = sum(self.files.values())
        self.name = name
        self.replaces = True
        """Whether a persona of that name exists, or the library knows its posts or generations."""
        try:
            self.name = personas.find(home, name).name  # with the case of the existing persona
        except NotFoundError:
            with Library(home) as library:
                self.replaces = library.find_run(name) is not None
        except DamagedFileError:
            pass

    @abstractmethod
    def _bring(self, path: str, folder: Path, on_event: OnEvent) -> None:
        """Copy one of `files` into `folder`."""

    def fetch(self, on_event: OnEvent = ignore) -> Pulled:
        """Fetch and check all files in a temporary folder, then put it in place as a persona."""
        path = personas.path_of(self.home, self.name)
        check_space(path, self.bytes, self.repo)
        owned = [f"persona {self.name}", f"training {self.name}"]
        with running(self.home, f"The download of {self.name}", owns=owned), folder_aside(path) as folder:
            weights = [file for file in self.files if file.endswith(".safetensors")]
            small = [file for file in self.files if file not in weights]
            for files, check in ((small, check_config), (weights, check_weights)):  # checked before the large files
                for file in files:
                    self._bring(file, folder, on_event)
                check(self.repo, folder)
            record = read_record(self.repo, self.commit, folder, self.name)
            evaluation = read_evaluation(folder, record)
            (folder / EVALUATION_FILE).unlink(missing_ok=True)
            if evaluation is not None:
                write_evaluation(folder, evaluation)
            write_run(folder, record)
            if (folder / README).is_file():
                (folder / README).touch()  # not older than the figures it shows
            # The library first: after a kill in between, no model is compared with the posts of another one.
            knows_posts = self._save_run(path, record)
        if not knows_posts:
            message = f"The library does not know the training posts of {self.name}, so copies cannot be detected."
            on_event(Notice(message, is_warning=True))
        if record.after is not None and (path / adapter.FILE).is_file():
            on_event(Notice(f"{self.name} is an adapter: its recorded losses are from before rounding."))
        if (base := catalogue.find(record.base)) and base.licence.summary:
            message = f"{self.name} was made from {base.name}, so the {base.licence.name} apply ({base.licence.link})."
            on_event(Notice(message))
        return Pulled(
            name=self.name,
            repo=self.repo,
            commit=self.commit,
            path=path,
            bytes=self.bytes,
            base=record.base,
            handles=record.handles,
            is_measured=record.after is not None,
        )

    def _save_run(self, path: Path, record: RunRecord) -> bool:
        """Add the persona to the library. Returns whether the library knows the posts it was trained on.

        It does for a persona that was trained here, under this or another name.
        """
        figures = record.model_dump(mode="json", include=_RUN_FIGURES)
        with Library(self.home) as library:
            replaced = library.find_run(self.name)
            candidates = sorted(library.runs(), key=lambda run: run != replaced)  # the replaced one first
            twins = [run for run in candidates if record.after and figures.items() <= run.figures.items()]
            same = twins[0] if twins else None
            if same and same == replaced:
                return bool(library.run_posts(same.name, "train"))
            posts = library.run_posts(same.name) if same else []
            if replaced:
                library.remove_run(replaced.name)
            run = Run(self.name, path, (), record.base, figures=figures, created_at=datetime.now(UTC))
            library.save_run(run, posts)
        return any(post.part == "train" for post in posts)


class HubPull(Pull):
    """The model `repo` at `revision` on the Hub. The persona's default name is the repo's.

    Raises as Pull and Push do.
    """

    def __init__(
        self, home: Path, repo: str, *, name: str | None = None, revision: str | None = None, on_event: OnEvent = ignore
    ) -> None:
        self._api = connect()
        repo = check_repo_id(repo.removeprefix(f"{self._api.endpoint}/"))
        name = personas.check_name(name or repo.rpartition("/")[2])
        on_event(Stage(f"Looking at {repo}"))
        with hub_errors(self._api, repo):
            info = self._api.model_info(repo, revision=revision, files_metadata=True)
            files = {sibling.rfilename: sibling for sibling in info.siblings or []}
            sizes = {path: int(cast(int, sibling.size)) for path, sibling in files.items()}
        self._hashes = {path: sibling.lfs.sha256 for path, sibling in files.items() if sibling.lfs}
        hint = "If a pull request there offers safetensors, use refs/pr/NUMBER for {option:revision}."
        super().__init__(home, repo, str(info.sha), sizes, name, hint)

    def _bring(self, path: str, folder: Path, on_event: OnEvent) -> None:
        from huggingface_hub import hf_hub_download

        file, size = folder / path, self.files[path]
        before = sum(each.stat().st_size for each in folder.iterdir() if each.is_file())

        def report(arrived: int) -> None:
            if arrived > size:
                raise PlatformError(f"{path} is larger than the Hub says. Nothing of it was kept.")
            done, total = (math.ceil(count / _MEGABYTE) for count in (before + arrived, self.bytes))
            on_event(Stage(f"Downloading {self.repo}", done, total, "MB"))

        report(0)
        with hub_errors(self._api, self.repo):
            bar, endpoint = _progress(report), self._api.endpoint
            hf_hub_download(self.repo, path, revision=self.commit, local_dir=folder, endpoint=endpoint, tqdm_class=bar)
        shutil.rmtree(folder / ".cache", ignore_errors=True)  # of the Hub's library
        is_intact = file.is_file() and not file.is_symlink() and file.stat().st_size == size
        if not is_intact or self._hashes.get(path) not in (None, file_sha256(file)):
            raise UnreachableError(
                f"{path} of {self.repo} is not what the Hub says it is.", hint="Run the same command again."
            )


def _progress(report: Callable[[int], None]) -> type[Any]:
    """A tqdm class that tells `report` how many bytes of a file have arrived."""
    from tqdm import tqdm  # type: ignore[import-untyped]

    class Progress(tqdm):  # type: ignore[misc]
        def __init__(self, *args: Any, initial: int = 0, **_: Any) -> None:
            super().__init__(disable=True)
            self.n = initial

        def update(self, n: float | None = 1) -> None:
            self.n += int(n or 0)
            report(self.n)

    return Progress


class FolderPull(Pull):
    """The model in a local folder, such as `export` makes.

    The persona's default name is the one in run.json, else the folder's. Raises as Pull does, and NotFoundError.
    """

    def __init__(self, home: Path, folder: Path, *, name: str | None = None) -> None:
        self._folder = folder.expanduser().absolute()
        if self._folder.is_file():
            raise BadInputError(f"{folder} is a file.", hint="Unpack it, and name the folder inside.")
        if not self._folder.is_dir():
            raise NotFoundError(f"There is no folder {folder}.", hint="Name a folder that holds a model.")
        files = [path for path in self._folder.iterdir() if path.is_file() and not path.is_symlink()]
        sizes = {path.name: path.stat().st_size for path in files}
        super().__init__(home, str(self._folder), "", sizes, personas.check_name(name or self._recorded_name()))

    def _recorded_name(self) -> str:
        try:
            return str(read_object(self._folder / RUN_FILE)["name"])
        except (OSError, ValueError, KeyError, RecursionError):
            return self._folder.name

    def _bring(self, path: str, folder: Path, on_event: OnEvent) -> None:
        on_event(Stage(f"Copying {self.repo}"))
        shutil.copyfile(self._folder / path, folder / path)
