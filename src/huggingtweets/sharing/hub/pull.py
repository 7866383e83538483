"""Turn a model from the Hub or from a folder into a persona, once it is checked.

Only safetensors of a causal language model are accepted, no code, and records only as HuggingTweets writes them.
"""

from __future__ import annotations

import json
import math
import shutil
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from huggingtweets import personas
from huggingtweets.errors import BadInputError, DamagedFileError, NotFoundError, PlatformError, UnreachableError
from huggingtweets.events import Notice, OnEvent, Stage, ignore
from huggingtweets.files import check_space, folder_aside
from huggingtweets.library import Library, Run
from huggingtweets.models import adapter, bases, catalogue, fit, lora
from huggingtweets.models.fetch import file_sha256, quiet_transformers
from huggingtweets.personas.record import EVALUATION_FILE, RUN_FILE, Evaluation, RunRecord, write_evaluation, write_run
from huggingtweets.result import Result
from huggingtweets.running import running
from huggingtweets.sharing.hub.client import connect, hub_errors
from huggingtweets.sharing.model_files import (
    CONFIGS,
    INDEX,
    KNOWN,
    LICENCES,
    README,
    TOKENIZERS,
    is_weights,
    public_record,
    read_object,
)

_MAX_WEIGHTS = 16_000_000_000  # bytes: four billion weights in float32
_MAX_SIZES = {**dict.fromkeys((README, *LICENCES), 1_000_000), RUN_FILE: 1_000_000, EVALUATION_FILE: 5_000_000}
_MAX_SIZE = 100_000_000

_PICKLES = (".bin", ".pt", ".pth", ".pkl", ".ckpt")


def refused(repo: str, why: str, hint: str = "") -> BadInputError:
    return BadInputError(f"{repo} was not pulled: {why}.", hint=hint)


def select_files(repo: str, sizes: Mapping[str, int], hint: str = "") -> list[str]:
    """The files to take from a repo with files of these `sizes` in bytes, small ones first.

    `hint` says where to find missing weights. Raises BadInputError without safetensors or a tokenizer, and for files
    that are too large.
    """
    weights = sorted(path for path in sizes if is_weights(path))
    if INDEX not in sizes:
        weights = [path for path in weights if path == "model.safetensors"]
    if not weights:
        weights = [path for path in (lora.FILE, adapter.FILE) if path in sizes][:1]
    if not weights:
        if pickles := [path for path in sizes if path.endswith(_PICKLES)]:
            raise refused(repo, f"its weights are pickles ({min(pickles)}), which can run any code", hint)
        raise refused(repo, "it has no safetensors", hint)
    if "config.json" not in sizes or not set(TOKENIZERS) & set(sizes):
        raise refused(repo, "it has no language model with a tokenizer (config.json, tokenizer.json, …)")
    paths = [path for path in sizes if path in KNOWN]
    for path in paths:
        if not 0 <= sizes[path] <= _MAX_SIZES.get(path, _MAX_SIZE):
            raise refused(repo, f"{path} is too large ({sizes[path] / 1e6:,.0f} MB)")
    total = sum(sizes[path] for path in weights)
    if not 0 < total <= _MAX_WEIGHTS:
        raise refused(repo, f"its weights have {total / 1e9:,.1f} GB; at most {_MAX_WEIGHTS / 1e9:.0f} GB are allowed")
    return [*sorted(paths, key=lambda path: (path not in CONFIGS, path)), *weights]


def check_config(repo: str, folder: Path) -> None:
    """Raise BadInputError unless the configs and tokenizer in `folder` belong to a causal language model."""
    from transformers import AutoTokenizer
    from transformers.models.auto.modeling_auto import MODEL_FOR_CAUSAL_LM_MAPPING_NAMES

    quiet_transformers()
    try:
        configs = {name: read_object(folder / name) for name in CONFIGS if (folder / name).exists()}
        config = configs["config.json"]
        if any("auto_map" in each for each in configs.values()):
            raise refused(repo, "it needs its own code, which is never run")
        if "quantization_config" in config:
            raise refused(repo, "its weights are quantised", "Look for a version that is not.")
        classes: Any = MODEL_FOR_CAUSAL_LM_MAPPING_NAMES.get(str(config.get("model_type"))) or ()
        causal = {classes} if isinstance(classes, str) else set(classes)
        if not causal & set(config.get("architectures") or causal):
            raise refused(repo, "it is not a causal language model")
        if not all(isinstance(part, str) and is_weights(part) for part in _indexed_parts(folder)):
            raise refused(repo, f"{INDEX} names files that are not weights")
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise refused(repo, "its config cannot be read") from error
    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True)
        bases.prepare_tokenizer(tokenizer)
        words = tokenizer("a", add_special_tokens=False)["input_ids"]
    except Exception as error:  # tokenizers raises plain exceptions
        raise refused(repo, "its tokenizer cannot be read") from error
    if not words:
        raise refused(repo, "its tokenizer knows no words")
    vocabulary = config.get("vocab_size")
    if isinstance(vocabulary, int) and len(tokenizer) > vocabulary:
        raise refused(repo, f"its tokenizer has {len(tokenizer):,} words, its config {vocabulary:,}")


def _indexed_parts(folder: Path) -> set[Any]:
    """The files that the index of split weights names; empty without an index."""
    return set(read_object(folder / INDEX)["weight_map"].values()) if (folder / INDEX).exists() else set()


def check_weights(repo: str, folder: Path) -> None:
    """Raise BadInputError unless the weights in `folder` are complete safetensors."""
    names = {path.name for path in folder.iterdir() if is_weights(path.name) or path.name == adapter.FILE}
    if missing := sorted(_indexed_parts(folder) - names):
        raise refused(repo, f"{missing[0]}, a part of its weights, is missing")
    for name in sorted(names):
        try:
            bases.check_whole(folder / name)
        except DamagedFileError as error:
            raise refused(repo, f"{name} is not valid safetensors") from error
        if found := fit.nonfinite(folder / name):
            raise refused(repo, f"{found} holds values that are not finite numbers")
    if lora.FILE in names:
        try:
            lora.read(folder)
        except DamagedFileError as error:
            raise refused(repo, f"its adapter cannot be used: {error.message}") from error
    elif adapter.FILE not in names and (problem := fit.misfit(folder)):
        raise refused(repo, f"its weights do not fit its config ({problem})")


def read_record(repo: str, commit: str, folder: Path, name: str) -> RunRecord:
    """The checked run.json for the persona `name`; an empty record if the model has none.

    `commit` is empty for a model from a folder, whose path is not kept. Raises BadInputError for an invalid run.json.
    """
    origin = {"pulled_from": {"repo": repo, "commit": commit}} if commit else {}
    try:
        own = read_object(folder / RUN_FILE) if (folder / RUN_FILE).exists() else {}
        return public_record(RunRecord.model_validate_json(json.dumps({**own, **origin})), name)
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise refused(repo, f"its {RUN_FILE} is not one that HuggingTweets writes") from error


def read_evaluation(folder: Path, record: RunRecord) -> Evaluation | None:
    """The checked evaluation.json; None if it is missing or invalid."""
    try:
        evaluation = Evaluation.model_validate_json((folder / EVALUATION_FILE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return evaluation.public(record.name, record.base)


_RUN_FIGURES = {"after", "before", "best_epoch"}  # figures by which the library recognises a run


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
        self.name = personas.check_name(name)
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
            twins = (run for run in candidates if record.after and figures.items() <= run.figures.items())
            same = next(twins, None)
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
        repo = repo.removeprefix(f"{self._api.endpoint}/")
        on_event(Stage(f"Looking at {repo}"))
        with hub_errors(self._api, repo):
            info = self._api.model_info(repo, revision=revision, files_metadata=True)
            files = {sibling.rfilename: sibling for sibling in info.siblings or []}
            sizes = {path: int(cast(int, sibling.size)) for path, sibling in files.items()}
        self._hashes = {path: sibling.lfs.sha256 for path, sibling in files.items() if sibling.lfs}
        hint = "If a pull request there offers safetensors, use refs/pr/NUMBER for {option:revision}."
        super().__init__(home, repo, str(info.sha), sizes, name or repo.rpartition("/")[2], hint)

    def _bring(self, path: str, folder: Path, on_event: OnEvent) -> None:
        from huggingface_hub import hf_hub_download

        file, size = folder / path, self.files[path]
        before = sum(each.stat().st_size for each in folder.iterdir() if each.is_file())

        def report(arrived: int) -> None:
            if arrived > size:
                raise PlatformError(f"{path} is larger than the Hub says. Nothing of it was kept.")
            done, total = (math.ceil(count / 1e6) for count in (before + arrived, self.bytes))
            on_event(Stage(f"Downloading {self.repo}", done, total, "MB"))

        report(0)
        with hub_errors(self._api, self.repo):
            bar, endpoint = _progress(report), self._api.endpoint
            hf_hub_download(self.repo, path, revision=self.commit, local_dir=folder, endpoint=endpoint, tqdm_class=bar)
        shutil.rmtree(folder / ".cache", ignore_errors=True)  # of the Hub's library
        is_intact = file.is_file() and not file.is_symlink() and file.stat().st_size == size
        if not is_intact or self._hashes.get(path) not in (None, file_sha256(file)):
            message = f"{path} of {self.repo} is not what the Hub says it is."
            raise UnreachableError(message, hint="Run the same command again.")


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
        super().__init__(home, str(self._folder), "", sizes, name or self._recorded_name())

    def _recorded_name(self) -> str:
        try:
            return str(read_object(self._folder / RUN_FILE)["name"])
        except (OSError, ValueError, KeyError, RecursionError):
            return self._folder.name

    def _bring(self, path: str, folder: Path, on_event: OnEvent) -> None:
        on_event(Stage(f"Copying {self.repo}"))
        shutil.copyfile(self._folder / path, folder / path)
