"""The Python API: `import huggingtweets as ht`. docs/python.md is generated from the docstrings here.

It calls what the command line calls. Anything more belongs into the packages that both use.
"""

from __future__ import annotations

import secrets
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field

from huggingtweets import environment, files, personas, signals, sources, training
from huggingtweets.config import CurateConfig, FinetuneConfig, GenerateConfig, SamplingConfig, TrainConfig
from huggingtweets.defaults import checked, configured, user_defaults
from huggingtweets.errors import ConfigError, HuggingTweetsError, StoppedError
from huggingtweets.events import Event, Notice, OnEvent
from huggingtweets.library import AccountRow, Generation, Library
from huggingtweets.models import terms
from huggingtweets.personas import removal
from huggingtweets.personas.record import Evaluation, RunRecord
from huggingtweets.posts.curate import Curated
from huggingtweets.training.choose_base import choose_base, earlier_run

if TYPE_CHECKING:
    from huggingtweets.evaluation import ScoreReport
    from huggingtweets.sharing.export import Exported
    from huggingtweets.sharing.options import ExportKind, Quant

environment.set_up()

SAMPLE = str(sources.SAMPLE)
"""Path of the sample archive: 639 posts of a fictional lighthouse keeper, for `add`."""
Home = str | Path | None
Progress = bool | OnEvent
Yes = bool | Callable[[str], bool]
Device = Literal["auto", "cpu", "cuda", "mps"]
_COUNT = Annotated[int, Field(ge=0)]
_SEED = FinetuneConfig.model_fields["seed"]


class Account:
    """An account in the library, called `handle`.

    Args:
        handle: Such as `NASA`, `@NASA` or, if several platforms have that handle, `x:NASA`.
        home: Folder of all data. Default: `$HUGGINGTWEETS_HOME`, or the system's folder for user data.

    Raises:
        NotFoundError: The library has no such account.
        AmbiguousHandleError: It has that handle on several platforms.
    """

    def __init__(self, handle: str, *, home: Home = None) -> None:
        self._home = _enter(home)
        with Library(self._home) as library:
            row = library.find(handle)
            self._full_handle, self.handle = row.full_handle, library.short_handle(row)

    def __repr__(self) -> str:
        return f"Account({self.handle!r})"

    @classmethod
    def all(cls, *, home: Home = None) -> list[Account]:
        """All accounts in the library."""
        with Library(_enter(home)) as library:
            return [cls(row.full_handle, home=home) for row in library.accounts()]

    @property
    def info(self) -> AccountRow:
        """What the library knows now: `platform`, `posts` (their number), `first` and `last` (times), `personas`."""
        with Library(self._home) as library:
            return library.find(self._full_handle)

    def curate(self, **options: Any) -> Curated:
        """Select and clean the posts to train on.

        Args:
            options: Options of [curate](config.md#curate), such as `min_words=4`.

        Returns:
            `texts` (posts with their `text`), `kept`, `dropped` (numbers by reason), `examples` of dropped posts, and
            `languages` (numbers by ISO 639-1 code).
        """
        return training.curate_account(self._home, self._full_handle, configured(CurateConfig, options))[1]

    def update(self, *, limit: int | None = None, yes: Yes = False, progress: Progress = False) -> None:
        """Fetch the account's new posts from its platform. Also continues an interrupted fetch.

        Arguments and errors are those of `add`. BadInputError if the account came from a file.
        """
        with _watching(progress) as watch:
            fetching = sources.FetchOptions(limit, ask=yes if callable(yes) else lambda _: yes)
            for _, report in sources.update(self._home, [self._full_handle], watch, fetching):
                if isinstance(report, HuggingTweetsError):
                    raise report

    def remove(self, *, personas: bool = False) -> dict[str, Any]:
        """Delete the account's posts, and what the personas trained on it wrote.

        Args:
            personas: Delete these personas as well.

        Returns:
            Counts and names, as [`remove --json`](json.md#remove) prints them.

        Raises:
            BusyError: It is in use.
        """
        return removal.remove_account(self._home, self._full_handle, with_personas=personas)


class Persona:
    """A trained persona, called `name`.

    Args:
        name: By default, the handle that it was trained on.
        home: As for `Account`.
        device: Where the model runs: `"auto"`, `"cpu"`, `"cuda"` or `"mps"`.

    Raises:
        NotFoundError: There is no such persona. If its training is unfinished, the message says how to resume it.
        DamagedFileError: Its files cannot be read.
    """

    def __init__(self, name: str, *, home: Home = None, device: Device = "auto") -> None:
        self._home, self._device = _enter(home), checked("device", device, FinetuneConfig.model_fields["device"])
        self.name = personas.find(self._home, name).name

    def __repr__(self) -> str:
        return f"Persona({self.name!r})"

    @classmethod
    def all(cls, *, home: Home = None) -> list[Persona]:
        """All personas. Damaged ones are left out."""
        found = personas.list_personas(_enter(home))
        return [cls(each["name"], home=home) for each in found if not each["damaged"]]

    @property
    def path(self) -> Path:
        """The model folder, which Transformers loads as it is."""
        return personas.find(self._home, self.name).path

    @property
    def record(self) -> RunRecord:
        """How it was trained: [run.json](json.md#runjson). `before` and `after` are losses in `bits_per_byte`."""
        return personas.find(self._home, self.name).record

    def write(self, start: str = "", n: int = 10, *, seed: int | None = None, **options: Any) -> list[Generation]:
        """Write new posts, and store them in the library.

        Args:
            start: Beginning of every post.
            n: How many to write.
            seed: The same seed and options give the same posts. Default: a random one.
            options: Options of [writing](config.md#writing), such as `temperature=0.9` or `best=False`.

        Returns:
            At most `n` posts with `text`, `start`, `seed`, `persona` and `copied`. Fewer if posts that copy a training
            post, repeat another or break an option were dropped.

        Raises:
            ConfigError: An option is unknown or out of range, or the persona cannot answer posts (`reply_to`).
        """
        return list(self.stream(start, n, seed=seed, **options))

    def stream(self, start: str = "", n: int = 10, *, seed: int | None = None, **options: Any) -> Iterator[Generation]:
        """As `write`, but each post is returned when it is complete. Leave the loop to stop early."""
        from huggingtweets import writing

        n, seed = checked("n", n, _COUNT), checked("seed", secrets.randbelow(2**31) if seed is None else seed, _SEED)
        config = configured(GenerateConfig, options)
        return writing.open_writer(self._home, self.name, config, device=self._device).stream(start, n, seed)

    def score(self, texts: str | Sequence[str], *, progress: Progress = False) -> ScoreReport:
        """Measure how much texts sound like the persona's account ([judging](judging.md#score)).

        Args:
            texts: One or more posts by anyone. Five or more, taken as one author's, get a verdict.
            progress: As for `add`.

        Returns:
            `texts` with `bits` (log-likelihood ratio of persona to base, base 2), `gain` (share of the base's bits
            saved), `above_own` and `above_others` (shares); and the `bundle` of all with its `verdict`.

        Raises:
            BadInputError: No text is left after cleaning.
            BaseUnavailableError: The base is missing.
        """
        from huggingtweets import evaluation

        texts = [texts] if isinstance(texts, str) else texts
        with _watching(progress) as watch:
            return evaluation.score(self._home, self.name, texts, device=self._device, on_event=watch)

    def evaluate(
        self, n: int = 1000, *, seed: int = 0, against: Sequence[str] = (), progress: Progress = False, **options: Any
    ) -> Evaluation:
        """Measure loss, verification, memory, copying, diversity and likeness ([judging](judging.md)). Takes minutes.

        Args:
            n, seed: Number of posts to write and measure, and their seed. 0 writes none.
            against: Handles of accounts to compare with. Default: all others in the library.
            progress: As for `add`.
            options: Options of [sampling](config.md#writing): `temperature` to `best`.

        Returns:
            The figures with 95% intervals, as [`evaluate --json`](json.md#evaluate) prints them. They are also stored
            in the persona's folder.

        Raises:
            NotFoundError: The held-out posts are no longer in the library.
            MissingExtraError: `n` is not 0, and the extra `evaluate` is not installed.
        """
        from huggingtweets import evaluation

        n, seed, sampling = checked("n", n, _COUNT), checked("seed", seed, _SEED), configured(SamplingConfig, options)
        with _watching(progress) as watch:
            more: Any = {"against": against, "device": self._device, "on_event": watch}
            return evaluation.evaluate(self._home, self.name, generations=n, seed=seed, sampling=sampling, **more)

    def export(
        self,
        kind: ExportKind,
        path: str | Path | None = None,
        *,
        quant: Quant | None = None,
        bits: Literal[2, 4] | None = None,
        progress: Progress = False,
    ) -> Exported:
        """Write the persona for other programs ([sharing](share.md)).

        Args:
            kind: `"full"` (folder for Transformers), `"adapter"` (what training changed), `"gguf"` or
                `"gguf-adapter"` (for llama.cpp and Ollama), `"page"` (web page that writes posts).
            path: Folder, or file of a GGUF, to write. Default: in the current folder, named after the persona.
            quant, bits: Number format of a GGUF or page (default: `"q8_0"`), bits per weight of an adapter (2).
            progress: As for `add`.

        Returns:
            `path`, `bytes` and more, as [`export --json`](json.md#export).

        Raises:
            BadInputError: `path` exists or cannot be written.
            ConfigError: `quant` or `bits` does not fit `kind`.
        """
        from huggingtweets.sharing.export import export

        chosen = None if path is None else Path(path)
        with _watching(progress) as watch:
            return export(self._home, self.name, kind, chosen, quant=quant, bits=bits, on_event=watch)

    def continue_training(self, *, progress: Progress = False, **options: Any) -> int | None:
        """Train on the posts of its accounts that it does not know yet, beside some that it knows.

        If posts that it was trained on were deleted since, it is retrained without them. Ctrl-C raises
        KeyboardInterrupt, and the persona stays as it was.

        Args:
            progress: As for `add`.
            options: Options of [training](config.md). Only `device`, `checkpoint_seconds`, `track` and `project` may
                differ from those of its first training.

        Returns:
            How many posts it learnt, 0 if none was new, None if it was retrained.

        Raises:
            NotFoundError: The library does not hold the posts that it was trained on.
            ConfigError: An option differs.
        """
        options = {"device": self._device} | options
        with _watching(progress) as watch, signals.ctrl_c_asks() as should_stop:
            try:
                report = training.continue_training(
                    self._home, self.name, options, on_event=watch, should_stop=should_stop
                )
            except StoppedError as error:
                raise KeyboardInterrupt(str(error)) from error
        if report.record.stopped:
            raise KeyboardInterrupt("Stopped early. The same call resumes.")
        return report.new_posts

    def remove(self) -> dict[str, Any]:
        """Delete the persona, its unfinished training, and what it wrote.

        Returns:
            As [`remove --json`](json.md#remove) prints it.

        Raises:
            BusyError: It is in use.
        """
        return removal.remove_persona(self._home, self.name)


def add(
    source: str | Path,
    *,
    handle: str | None = None,
    limit: int | None = None,
    yes: Yes = False,
    source_type: sources.SourceType | None = None,
    home: Home = None,
    progress: Progress = False,
    **options: Any,
) -> Account:
    """Add an account's posts to the library ([sources](sources.md)).

    A file is stored completely or not at all. Posts from a network are stored page by page; after an interruption, the
    same call continues.

    Args:
        source: Archive, table of posts, or account on a network, as the command `add` takes it. `SAMPLE` for a trial.
        handle: Author of the posts, if the file does not say.
        limit: Read at most this many posts (networks only).
        yes: Agree to what the platform charges for posts; or a function that takes the question and returns the answer.
        source_type: Override the detected type: `"x"`, `"bluesky"`, `"mastodon"`, `"community"`, `"archive"` or
            `"table"`.
        home: As for `Account`.
        progress: True shows it as the command line does. A function gets each [event](#htevents). Default: nothing
            but warnings, as Python's.
        options: `text_column`, `id_column`, `time_column`, `author_column` and `platform` of a table; `with_cw` (posts
            with a content warning); `price_per_post` (dollars).

    Raises:
        NotFoundError: There is no such file or account.
        BadInputError: The file is not what it should be.
        ConfigError: An option does not apply to this source.
        PlatformError: The platform refuses or cannot be reached.
        DeclinedError: Reading costs money, and `yes` does not agree.
    """
    try:
        chosen = sources.SourceOptions(handle=handle, **options)
    except TypeError as error:
        raise ConfigError(f"{error}.".removeprefix("SourceOptions.__init__() ").capitalize()) from error
    folder, source_type = _enter(home), checked("from", source_type, sources.SourceType)
    fetching = sources.FetchOptions(limit, ask=yes if callable(yes) else lambda _: yes)
    with _watching(progress) as watch:
        report = sources.add(folder, source, chosen, watch, fetching, source_type=source_type)
    return Account(report.account.full_handle, home=folder)


def train(
    accounts: str | Account | Sequence[str | Account],
    *,
    name: str | None = None,
    fast: bool = False,
    restart: bool = False,
    accept_terms: bool = False,
    home: Home = None,
    progress: Progress = False,
    **options: Any,
) -> Persona:
    """Train a persona on the posts of one or more accounts.

    Ctrl-C saves a checkpoint and then raises KeyboardInterrupt. The same call resumes.

    Args:
        accounts: Handle, `Account`, or several of them.
        name: Name of the persona. Default: the handles, joined by `+`.
        fast: Train on each account's latest 500 posts, for a first try.
        restart: Start over instead of resuming.
        accept_terms: Agree to the terms of the base, if it has any.
        home, progress: As for `add`.
        options: Options of [training](config.md), such as `epochs=2` or `base="gemma3-270m"`. They win over
            `config.yaml` in the home.

    Returns:
        The persona. `persona.record.after.bits_per_byte` is its held-out loss.

    Raises:
        NotFoundError: An account is not in the library.
        TooFewPostsError: Too few posts are left after curation.
        ConfigError: An option is unknown or out of range.
        TermsError: The base has terms, and nobody agreed to them.
        BaseUnavailableError: The base cannot be found or downloaded.
        BusyError: The persona is being trained now.
    """
    folder = _enter(home)
    given = [accounts] if isinstance(accounts, str | Account) else accounts
    handles = [each.info.full_handle if isinstance(each, Account) else each for each in given]
    if not handles:
        raise ConfigError("No account is given.", hint="Name at least one.")
    config = configured(TrainConfig, options, user_defaults(folder))
    if fast:
        config = config.fast()
    resume = "To resume, train again with the same arguments."
    with _watching(progress) as watch, signals.ctrl_c_asks() as should_stop:
        earlier = earlier_run(folder, config, name, restart=restart)
        config = choose_base(folder, handles, config, watch, earlier=earlier)
        terms.require(config.finetune.base, folder, "accept_terms", accept=accept_terms)
        try:
            report = training.train(
                folder, handles, config, name=name, restart=restart, on_event=watch, should_stop=should_stop
            )
        except StoppedError as error:
            raise KeyboardInterrupt(f"{error} {resume}") from error
    if report.record.stopped:
        raise KeyboardInterrupt(f"Stopped early. {resume}")
    return Persona(report.record.name, home=folder)


def _enter(home: Home) -> Path:
    """The folder of all data, ready for use. Problems with it become Python's warnings."""
    folder = files.home() if home is None else Path(home).expanduser().absolute()
    for problem in removal.enter(folder):
        warnings.warn(problem, stacklevel=3)
    return folder


@contextmanager
def _watching(progress: Progress) -> Iterator[OnEvent]:
    """The `on_event` for `progress`."""
    if progress is not True:
        yield progress or _warn
        return
    from huggingtweets.cli.progress import Watcher

    with Watcher() as watch:
        yield watch


def _warn(event: Event) -> None:
    if isinstance(event, Notice) and event.is_warning:
        warnings.warn(str(event), stacklevel=2)
