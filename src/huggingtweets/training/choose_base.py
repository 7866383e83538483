"""The base for a training whose user named none, and whether a base suits the posts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from huggingtweets import personas
from huggingtweets.config import CurateConfig, TrainConfig
from huggingtweets.errors import DamagedFileError, NotFoundError
from huggingtweets.events import Notice, OnEvent
from huggingtweets.library import AccountRow, Library
from huggingtweets.models.catalogue import DEFAULT, MULTILINGUAL
from huggingtweets.personas.record import RunRecord, read_run
from huggingtweets.posts.curate import curate
from huggingtweets.posts.languages import in_words, known_posts, total
from huggingtweets.training.prepare import find_accounts

ENGLISH_SHARE = 0.8  # Of English posts among those with a known language, from which the default base suits.
_SAMPLE = 2000  # Posts of an account that are looked at, evenly spread: enough for a share, and quick.
Ask = Callable[[str], bool]  # Asks the user a yes-or-no question.


def misfit(languages: Mapping[str, int]) -> str:
    """A sentence that says why the default base does not suit posts in `languages`. Empty if it does."""
    known = known_posts(languages)
    if not known or languages.get("en", 0) >= ENGLISH_SHARE * known:
        return ""
    return f"The posts are {in_words(languages)}, but the base {DEFAULT.name} knows only English."


def choose_base(
    home: Path,
    handles: Sequence[str],
    config: TrainConfig,
    on_event: OnEvent,
    *,
    ask: Ask | None = None,
    earlier: Callable[[Sequence[AccountRow]], str | None] = lambda _: None,
) -> TrainConfig:
    """`config` with a base that suits the posts of `handles`, unless it names one.

    For posts that are not in English, the base is that of `earlier`, the run of these accounts to resume. Without one,
    `ask` asks whether to take the multilingual base; without `ask`, a warning proposes it and the default stays. Raises
    NotFoundError, AmbiguousHandleError.
    """
    if "base" in config.finetune.model_fields_set:
        return config
    with Library(home) as library:
        rows = find_accounts(library, handles)
        reason = misfit(total(_languages(library, row, config.curate) for row in rows))
    if not reason:
        return config
    base = earlier(rows)
    is_new = base not in (DEFAULT.name, MULTILINGUAL.name)  # there is none, or one that was named
    if is_new and ask:
        question = f"{reason} Train {MULTILINGUAL.name} instead, which knows {MULTILINGUAL.languages}?"
        base = MULTILINGUAL.name if ask(question) else DEFAULT.name
    elif is_new:
        hint = f"For {MULTILINGUAL.languages}, set {{option}} to {MULTILINGUAL.name}."
        on_event(Notice(reason, is_warning=True, hint=hint, option="base"))
        base = DEFAULT.name
    return config.model_copy(update={"finetune": config.finetune.model_copy(update={"base": base})})


def _languages(library: Library, row: AccountRow, config: CurateConfig) -> dict[str, int]:
    """The languages of a sample of the posts that curation keeps."""
    posts = list(library.posts(row))
    return curate(posts[:: -(-len(posts) // _SAMPLE) or 1], config).languages


def earlier_run(
    home: Path, config: TrainConfig, name: str | None = None, *, each: bool = False, restart: bool = False
) -> Callable[[Sequence[AccountRow]], str | None]:
    """The `earlier` for `choose_base`: the base of the run that trains the persona `name`, or one of `each` account."""

    def find(rows: Sequence[AccountRow]) -> str | None:
        handles = [row.handle for row in rows]
        groups = [[handle] for handle in handles] if each else [handles]
        names = [name or personas.default_name(group) for group in groups]
        return None if restart else base_of_run(home, names, config, finished=each)

    return find


def base_of_run(home: Path, names: Sequence[str], config: TrainConfig, *, finished: bool = False) -> str | None:
    """The base of an unfinished training, or also a `finished` one, of the personas `names` with the options `config`.

    Else the multilingual base if a persona that would be replaced has it. None if there is neither.
    """
    wanted = _without_base(config)
    for name in [personas.existing_name(home, name) for name in names]:
        with suppress(ValueError, DamagedFileError):
            if (home / personas.RUNS / name).exists():
                run = TrainConfig.model_validate(personas.training_options(home, name))
            elif finished:
                run = TrainConfig.model_validate(read_run(personas.path_of(home, name), name).run.config)
            else:
                continue
            if _without_base(run) == wanted:
                return run.finetune.base
    for name in names:
        with suppress(NotFoundError, DamagedFileError):
            if personas.find(home, name).record.base == MULTILINGUAL.name:
                return MULTILINGUAL.name
    return None


def verdict(record: RunRecord) -> str:
    """How well training worked, in one or two sentences."""
    if (gain := record.gain) is None:
        return "This persona was trained elsewhere. Its loss is unknown."
    if round(gain, 2) <= 0:
        return "Training did not help: the loss on held-out posts is no lower than before."
    text = f"The voice is {record.learnt} learnt: training lowered the loss on held-out posts by {gain:.0%}."
    if record.base == DEFAULT.name and (reason := misfit(record.languages)):
        text += f" {reason} Expect invented words."
    return text


def _without_base(config: TrainConfig) -> dict[str, Any]:
    exclude: Any = {"tracking": True, "finetune": {"base", "device", "checkpoint_seconds"}}
    return config.model_dump(mode="json", exclude=exclude)
