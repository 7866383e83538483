"""The schema of what a persona's folder records: `run.json` and `evaluation.json`.

All code that writes or reads these files uses these models. A folder may come from a stranger: every value is checked.
Unknown keys are ignored, because other versions write other keys. Keys that older versions did not write have defaults.
"""

from __future__ import annotations

import math
import shlex
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field

from huggingtweets.config import CurateConfig, DatasetConfig, FinetuneConfig, SamplingConfig, Section, parse
from huggingtweets.errors import DamagedFileError
from huggingtweets.files import read_bytes, write_json
from huggingtweets.intervals import Figure, Number
from huggingtweets.personas.fields import Count, Key, Language, Line, Seed, Time, default_name
from huggingtweets.posts import languages
from huggingtweets.posts.curate import Curated
from huggingtweets.text import listing

RUN_FILE = "run.json"
EVALUATION_FILE = "evaluation.json"


class _Model(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True, defer_build=True)

    def as_json(self) -> dict[str, Any]:
        """The JSON object to store and print, without keys that were never set."""
        return self.model_dump(mode="json", exclude_unset=True)


class Posts(_Model):
    """Counts of posts over all accounts."""

    read: Count
    kept: Count
    dropped: dict[Key, Count] = {}  # By reason. Only the reasons that occurred.
    languages: dict[Language, Count] = {}  # Of the kept posts. Empty in records of older versions.

    @classmethod
    def total(cls, counted: Iterable[Posts | Curated]) -> Self:
        """The sums of all that is `counted`."""
        counted, dropped = list(counted), Counter[str]()
        for each in counted:
            dropped.update(each.dropped)
        return cls(
            read=sum(each.read for each in counted),
            kept=sum(each.kept for each in counted),
            dropped=dict(+dropped),
            languages=languages.total(each.languages for each in counted),
        )


class Split(_Model):
    """Counts of posts on each side of the split, and of others' posts that were trained on first."""

    train: Annotated[Count, Field(gt=0)]
    validation: Count
    reposts: Count = 0
    method: Line = ""
    seed: Seed = 0


class Loss(_Model):
    """Loss on the held-out posts."""

    nats_per_token: Annotated[Number, Field(ge=0)]
    bits_per_byte: Annotated[Number, Field(ge=0)]


class Epoch(Loss):
    """One epoch, validated at its end."""

    epoch: Count
    train_nats_per_token: Number
    seconds: Number  # Training only, without validation.


class Seconds(_Model):
    """Durations of a training's stages. 0 if unknown."""

    train: Number = 0.0
    evaluate: Number = 0.0  # Scoring held-out posts.
    load: Number = 0.0  # Everything before the first step.
    total: Number = 0.0


class RunFacts(_Model):
    """Everything needed to repeat a run, except the posts. Contains no path and no secret."""

    config: dict[Key, dict[str, Any]] = {}  # Options by section. Another version's may differ.
    recipe: Count | None = None
    base_sha256: Line = ""
    data_fingerprint: Line = ""
    device: Line = ""
    precision: Line = ""
    threads: Count | None = None
    created_at: Time = ""
    versions: dict[Key, Line] = {}

    def options(self, name: str) -> dict[str, Any]:
        """The options of one section as recorded."""
        return self.config.get(name, {})

    def section(self, kind: type[Section], name: str) -> dict[str, Any]:
        """The options of one section that this version knows."""
        found = self.options(name)
        return {key: found[key] for key in kind.model_fields if key in found}


class EarlierRun(_Model):
    """A training that a later one continued."""

    train: Count  # Posts that the persona was trained on up to then.
    created_at: Time


class Origin(_Model):
    """Where a persona was pulled from."""

    repo: Line
    commit: Line


class Ingredient(_Model):
    """A persona that a blend was made from."""

    persona: Line
    share: Annotated[Number, Field(ge=0, le=1)]


class RunRecord(_Model):
    """`run.json`. None or empty means unknown, as for a model that HuggingTweets did not train."""

    name: Line = ""
    base: Line = ""  # As the user named it: a catalogue name, a Hub id or a path.
    handles: Annotated[tuple[Line, ...], Field(max_length=100)] = ()
    posts: Posts | None = None
    split: Split | None = None
    before: Loss | None = None  # Of the untuned base.
    after: Loss | None = None  # Of the persona after its best epoch.
    best_epoch: Count | None = None
    epochs: Annotated[tuple[Epoch, ...], Field(max_length=1000)] = ()
    tokens_per_second: Number | None = None
    stopped: bool = False
    batch_size: Count | None = None
    learning_rate: Number | None = None  # The peak.
    train_tokens: Count | None = None  # Tokens predicted in one epoch.
    seconds: Seconds = Seconds()
    warnings: tuple[str, ...] = ()
    run: RunFacts = RunFacts()
    # The trainings that this one continues, oldest first. Counts and losses are of all posts, times of this one.
    builds_on: Annotated[tuple[EarlierRun, ...], Field(max_length=1000)] = ()
    pulled_from: Origin | None = None
    blended_from: Annotated[tuple[Ingredient, ...], Field(max_length=100)] = ()

    @property
    def languages(self) -> Mapping[str, int]:
        """Posts by language; empty if unknown."""
        return self.posts.languages if self.posts else {}

    @property
    def curation(self) -> CurateConfig:
        """How the training posts were curated."""
        return parse(CurateConfig, self.run.section(CurateConfig, "curate"))

    @property
    def learnt(self) -> Literal["well", "weakly", "hardly"] | None:
        """A word for `gain`: 15% or more, 5% or more, or less."""
        if (gain := self.gain) is None:
            return None
        return "well" if gain >= 0.15 else "weakly" if gain >= 0.05 else "hardly"

    @property
    def gain(self) -> float | None:
        """Share of the base's bits per byte that training saved. None also if that is no finite number."""
        if not (self.after and self.before and self.before.bits_per_byte):
            return None
        gain = 1 - self.after.bits_per_byte / self.before.bits_per_byte
        return gain if math.isfinite(gain) else None

    @property
    def imitated(self) -> str:
        """The accounts that the persona imitates, as "@a and @b", or its name if they are unknown."""
        return listing([f"@{handle}" for handle in self.handles]) or self.name or "someone"

    @property
    def retrain_command(self) -> str:
        """The command that trains it again, without its options."""
        is_default = self.name in {"", default_name(self.handles)} or not self.handles
        return shlex.join(["train", *(self.handles or ["HANDLE"]), *([] if is_default else ["--name", self.name])])

    @property
    def ingredients(self) -> list[str]:
        """The personas of a blend with their shares, as "NASA 70%"."""
        return [f"{each.persona} {each.share:.0%}" for each in self.blended_from]

    @property
    def knows_parents(self) -> bool:
        """Whether it was trained with the posts that its replies answer."""
        return self.run.options("curate").get("parents") is True

    def public(self, base: str) -> Self:
        """A copy to publish: without paths, blocked words and warnings, and with `base` as the base's name.

        An empty `base` means unknown. Raises ValueError for an invalid config.
        """
        config: dict[str, dict[str, Any]] = {}
        kinds: dict[str, type[Section]] = {"curate": CurateConfig, "dataset": DatasetConfig, "finetune": FinetuneConfig}
        for name, kind in kinds.items():
            options = kind.model_validate(self.run.section(kind, name))
            config[name] = options.model_dump(mode="json", exclude_unset=True, exclude={"block"})
        if "base" in config["finetune"]:
            config["finetune"]["base"] = base
        run = self.run.model_copy(update={"config": config})
        return self.model_copy(update={"base": base, "warnings": (), "run": run})


class Fit(_Model):
    """Loss on held-out posts: of the persona, the untuned base, and an n-gram model of the training posts."""

    nats_per_token: Figure | None = None
    perplexity: Figure
    bits_per_byte: Figure
    base_nats_per_token: Figure | None = None
    base_perplexity: Figure
    base_bits_per_byte: Figure
    ngram_bits_per_byte: Figure


class CopiedRun(_Model):
    """The longest run of words copied from a training post. Only `words` is stored in files."""

    words: Count
    text: str = ""  # The run as written in the generation.
    generation: str = ""
    generation_index: Count = 0
    post: str = ""
    post_index: Count = 0


class Copying(_Model):
    """Shares of generations that repeat training posts. `human_` figures are those of held-out posts, for comparison.

    The split keeps near-duplicates together, so `human_verbatim` and `human_near` are low by design.
    """

    verbatim: Figure  # Equal to a training post, ignoring case and spaces.
    near: Figure  # Not verbatim, but a near-duplicate of a training post.
    six_word: Figure  # Share of the generations' 6-word runs that occur in a training post.
    human_verbatim: Figure
    human_near: Figure
    human_six_word: Figure
    longest: CopiedRun | None = None


class Diversity(_Model):
    """How varied generations are. `real_` figures are those of held-out posts."""

    distinct_1: Figure  # Distinct words divided by all words (Li et al. 2016), including punctuation marks.
    distinct_2: Figure  # The same for runs of two words. 0 with the interval 0 to 1 if no text has two words.
    distinct_3: Figure
    self_bleu: Figure  # How much the texts resemble each other, from 0 to 1.
    real_distinct_1: Figure
    real_distinct_2: Figure
    real_distinct_3: Figure
    real_self_bleu: Figure
    compared: Count  # Number of texts on each side for distinct-n and self-BLEU.


class Habit(_Model):
    """How often something countable is found in a text."""

    name: Line
    generated: Number  # Mean over generations.
    real: Number  # Mean over held-out posts.
    distance: Annotated[Number, Field(ge=0, le=1)]  # Kolmogorov-Smirnov statistic of the two sides.
    differs: bool  # Whether that is significant.


class Likeness(_Model):
    """How much generations resemble real posts. None where it was not measured, such as with too few posts."""

    all_auc: Figure | None = None
    two_sample_auc: Figure | None = None
    markov_two_sample_auc: Figure | None = None
    masked_auc: Figure | None = None
    markov_masked_auc: Figure | None = None
    grammar: Figure | None = None
    """The probability that a generation scores above a real post by LambdaG. 0.5 is best."""
    readability: Figure | None = None
    """Bits per byte of generations under `readability_base`, divided by those of real posts. 1 is best."""
    readability_base: Line = ""
    habits: Annotated[tuple[Habit, ...], Field(max_length=100)] = ()


class Separation(_Model):
    """How well scores separate an account's texts from others'."""

    auc: Figure  # Area under the ROC curve: 0.5 is chance, 1 is perfect.
    equal_error: Figure  # The share of wrong answers at the threshold where it is the same on both sides.


class Verification(_Model):
    """How well the persona's gain over its base separates held-out posts from other accounts' posts."""

    accounts: Count  # Other accounts.
    posts: Count
    other_posts: Count
    bundles_of_1: Separation
    bundles_of_5: Separation
    bundles_of_20: Separation


class Sampling(_Model):
    """Options that generations were sampled with."""

    temperature: Number
    top_p: Number = SamplingConfig().top_p
    top_k: Count = SamplingConfig().top_k
    min_p: Number = 0.0
    repetition_penalty: Number = SamplingConfig().repetition_penalty
    best: bool = False


class Evaluation(_Model):
    """`evaluation.json` and `evaluate --json`. What was not measured is None."""

    name: Line = ""
    base: Line = ""
    held_out: Count
    generations: Count
    fit: Fit
    copying: Copying | None = None
    diversity: Diversity | None = None
    likeness: Likeness | None = None
    verification: Verification | None = None
    membership: Figure | None = None
    """The probability that a training post gains more than a held-out one. 0.5: nothing is remembered."""
    ends_by_itself: Figure | None = None
    sampling: Sampling | None = None
    """None also in evaluations of older versions."""
    seed: Seed | None = None

    def as_json(self) -> dict[str, Any]:
        """The JSON object to store and print, without the parts that were not measured."""
        return {key: value for key, value in self.model_dump(mode="json").items() if value is not None}

    def public(self, name: str, base: str) -> Self:
        """A copy to publish: without text of posts."""
        copying = self.copying
        if copying and copying.longest:
            copying = copying.model_copy(update={"longest": CopiedRun(words=copying.longest.words)})
        return self.model_copy(update={"name": name, "base": base, "copying": copying})


def read_run(folder: Path, name: str) -> RunRecord:
    """The record of the persona `name` in `folder`. Raises DamagedFileError."""
    try:
        return RunRecord.model_validate_json(read_bytes(folder / RUN_FILE))
    except (OSError, ValueError, RecursionError) as error:
        message = f"The persona {name} is damaged: its {RUN_FILE} cannot be read."
        hint = "Train it again, or delete it with: {command}"
        raise DamagedFileError(message, hint=hint, command=f"remove --persona {name}") from error


def read_evaluation(folder: Path, name: str) -> Evaluation | None:
    """The evaluation of the persona `name` in `folder`, None if there is none. Raises DamagedFileError."""
    try:
        return Evaluation.model_validate_json(read_bytes(folder / EVALUATION_FILE))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        message = f"The evaluation of {name} cannot be read."
        raise DamagedFileError(message, hint="Measure it again with: {command}", command=f"evaluate {name}") from error


def write_run(folder: Path, run: RunRecord) -> None:
    """Write `run.json` into `folder`."""
    write_json(folder / RUN_FILE, run.as_json())


def write_evaluation(folder: Path, evaluation: Evaluation) -> None:
    """Write the public copy of `evaluation` into `folder` as `evaluation.json`: a folder may be given away."""
    write_json(folder / EVALUATION_FILE, evaluation.public(evaluation.name, evaluation.base).as_json())
