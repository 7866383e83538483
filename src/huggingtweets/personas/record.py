"""The schema of what a persona's folder records: `run.json` and `evaluation.json`.

Everyone who writes or reads these files uses these models: training, evaluation, `--json`, the web API, cards, reports,
push and pull. A folder may come from a stranger, so every value is checked. Unknown keys are ignored: other versions
write other keys. Keys that older versions did not write have defaults.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from huggingtweets.config import CurateConfig, DatasetConfig, FinetuneConfig, GenerateConfig, Section
from huggingtweets.errors import DamagedFileError
from huggingtweets.files import write_json
from huggingtweets.intervals import Figure
from huggingtweets.text import listing

RUN_FILE = "run.json"
EVALUATION_FILE = "evaluation.json"

SAMPLING = ("temperature", "top_p", "top_k", "min_p", "repetition_penalty")
"""Options of writing that an evaluation records."""


def _printable(text: str) -> str:
    if not text.isprintable():
        raise ValueError("it contains control characters")
    return text


Number = Annotated[float, Field(allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0)]
Line = Annotated[str, StringConstraints(max_length=4096), AfterValidator(_printable)]
Key = Annotated[str, StringConstraints(max_length=60, pattern=r"^\w+$")]


class _Model(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, strict=True, defer_build=True)

    def as_json(self) -> dict[str, Any]:
        """The object as it is stored and printed, without keys that were never set."""
        return self.model_dump(mode="json", exclude_unset=True)

    @classmethod
    def from_json(cls, content: str | bytes) -> Self:
        """The object in a file's `content`. Raises ValueError (pydantic's ValidationError is one) or RecursionError."""
        return cls.model_validate_json(content)


class Posts(_Model):
    """Posts over all accounts."""

    read: Count
    kept: Count
    dropped: dict[Key, Count] = {}
    """Only the reasons that occurred."""


class Split(_Model):
    """Posts on each side of the split."""

    train: Count
    validation: Count
    method: Line = ""
    seed: int = 0


class Loss(_Model):
    """Loss on the held-out posts."""

    nats_per_token: Number
    bits_per_byte: Number


class Epoch(Loss):
    """One epoch, validated at its end."""

    epoch: Count
    train_nats_per_token: Number
    seconds: Number
    """Training alone."""


class Seconds(_Model):
    """Time a training took. 0 where it is not known."""

    train: Number = 0.0
    evaluate: Number = 0.0
    """Scoring held-out posts."""
    load: Number = 0.0
    """Everything before the first step."""
    total: Number = 0.0


class RunFacts(_Model):
    """What repeats a run, apart from the posts. Holds no path and no secret."""

    config: dict[Key, Any] = {}
    recipe: Count | None = None
    base_sha256: Line = ""
    data_fingerprint: Line = ""
    device: Line = ""
    precision: Line = ""
    threads: Count | None = None
    created_at: Line = ""
    versions: dict[Key, Line] = {}

    def section(self, kind: type[Section], name: str) -> dict[str, Any]:
        """The options of one section, without options that this version does not know.

        Raises ValueError when the section is not a mapping.
        """
        found = self.config.get(name, {})
        if not isinstance(found, Mapping):
            raise ValueError(f"its {name} options are not a mapping")  # noqa: TRY004
        return {key: found[key] for key in kind.model_fields if key in found}


class Origin(_Model):
    """Where a persona was pulled from."""

    repo: Line
    commit: Line


class RunRecord(_Model):
    """`run.json`. None or empty means: not known, for instance of a model that HuggingTweets did not train."""

    name: Line = ""
    base: Line = ""
    """As the user named it: a name of the catalogue, a Hub id or a path."""
    handles: Annotated[tuple[Line, ...], Field(max_length=100)] = ()
    posts: Posts | None = None
    split: Split | None = None
    before: Loss | None = None
    """The untuned base."""
    after: Loss | None = None
    """The persona: its best epoch."""
    best_epoch: Count | None = None
    epochs: tuple[Epoch, ...] = ()
    tokens_per_second: Number | None = None
    stopped: bool = False
    batch_size: Count | None = None
    train_tokens: Count | None = None
    """Tokens predicted in one epoch."""
    seconds: Seconds = Seconds()
    warnings: tuple[str, ...] = ()
    run: RunFacts = RunFacts()
    pulled_from: Origin | None = None

    @property
    def kept_epoch(self) -> Epoch | None:
        """The epoch whose weights were kept."""
        return next((epoch for epoch in self.epochs if epoch.epoch == self.best_epoch), None)

    @property
    def gain(self) -> float | None:
        """Share of the base's bits per byte that training removed."""
        return 1 - self.after.bits_per_byte / self.before.bits_per_byte if self.after and self.before else None

    @property
    def imitated(self) -> str:
        """The accounts it imitates, as "@a and @b"; the persona's name if they are unknown."""
        return listing([f"@{handle}" for handle in self.handles]) or self.name

    def public(self, base: str) -> Self:
        """This record as others may see it, with `base` as the base's name (empty: unknown).

        Leaves out paths, blocked words and warnings. Raises ValueError.
        """
        config: dict[str, Any] = {}
        kinds: dict[str, type[Section]] = {"curate": CurateConfig, "dataset": DatasetConfig, "finetune": FinetuneConfig}
        for name, kind in kinds.items():
            given = {key: value for key, value in self.run.section(kind, name).items() if key != "block"}
            config[name] = kind.model_validate(given).model_dump(mode="json", exclude_unset=True)
        if "base" in config["finetune"]:
            config["finetune"]["base"] = base
        facts = self.run.model_copy(update={"config": config})
        return self.model_copy(update={"base": base, "warnings": (), "run": facts})


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
    """The longest run of words copied from a training post. Only `words` is stored."""

    words: Count
    text: str = ""
    """The run as it stands in the generation."""
    generation: str = ""
    generation_index: Count = 0
    post: str = ""
    post_index: Count = 0


class Copying(_Model):
    """Shares of generations that repeat training posts; `human_` figures are those of the held-out posts.

    A split that keeps near-duplicates together leaves no held-out post that copies a training post, so
    `human_verbatim` and `human_near` are low by design. `human_six_word` is affected less.
    """

    verbatim: Figure
    """Equal to a training post, ignoring case and spaces."""
    near: Figure
    """Not verbatim, but a near-duplicate of a training post."""
    six_word: Figure
    """Share of the generations' 6-word runs that also stand in a training post."""
    human_verbatim: Figure
    human_near: Figure
    human_six_word: Figure
    longest: CopiedRun | None = None


class Diversity(_Model):
    """How varied generations are; `real_` figures are those of the held-out posts."""

    distinct_1: Figure
    """Distinct words over all words (Li et al. 2016), punctuation marks included."""
    distinct_2: Figure
    """The same for runs of two words; 0 with the interval 0 to 1 when no text has two."""
    distinct_3: Figure
    self_bleu: Figure
    """0 to 1: how much the texts repeat each other."""
    characters: Figure
    """Mean Unicode characters per text."""
    words: Figure
    """Mean words per text, without punctuation and emoji. In scripts without spaces every character is a word."""
    emoji: Figure
    """Share of texts with an emoji, as the `emoji` package defines it."""
    hashtag: Figure
    mention: Figure
    real_distinct_1: Figure
    real_distinct_2: Figure
    real_distinct_3: Figure
    real_self_bleu: Figure
    real_characters: Figure
    real_words: Figure
    real_emoji: Figure
    real_hashtag: Figure
    real_mention: Figure
    compared: Count
    """Texts on each side for distinct-n and self-BLEU."""


Confusion = tuple[tuple[Count, ...], ...]
"""A row for each true author, a column for each named one, in the order of `authors`."""


class Likeness(_Model):
    """How like the author's posts the generations are. None where there were too few posts or authors."""

    two_sample_auc: Figure | None = None
    markov_two_sample_auc: Figure | None = None
    attribution: Figure | None = None
    human_attribution: Figure | None = None
    authors: tuple[Line, ...] = ()
    """The persona first."""
    confusion: Confusion = ()
    human_confusion: Confusion = ()


class Sampling(_Model):
    """How generations were drawn."""

    temperature: Number
    top_p: Number = GenerateConfig().top_p
    top_k: Count = GenerateConfig().top_k
    min_p: Number = GenerateConfig().min_p
    repetition_penalty: Number = GenerateConfig().repetition_penalty


class Evaluation(_Model):
    """`evaluation.json` and `evaluate --json`. The last five are None without generations."""

    name: Line = ""
    base: Line = ""
    held_out: Count
    generations: Count
    fit: Fit
    copying: Copying | None = None
    diversity: Diversity | None = None
    likeness: Likeness | None = None
    ends_by_itself: Figure | None = None
    sampling: Sampling | None = None
    """None also in evaluations of older versions."""
    seed: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The object as it is stored and printed, without the parts that were not measured."""
        return {key: value for key, value in self.model_dump(mode="json").items() if value is not None}

    def public(self, name: str, base: str) -> Self:
        """This evaluation as others may see it: no text of a post, and no name of another account."""
        changes: dict[str, Any] = {"name": name, "base": base}
        if self.copying and self.copying.longest:
            longest = CopiedRun(words=self.copying.longest.words)
            changes["copying"] = self.copying.model_copy(update={"longest": longest})
        if self.likeness and self.likeness.authors:
            others = (f"another account {number}" for number in range(1, len(self.likeness.authors)))
            changes["likeness"] = self.likeness.model_copy(update={"authors": (name, *others)})
        return self.model_copy(update=changes)


def read_run(folder: Path, name: str) -> RunRecord:
    """The record of the persona `name` in `folder`. Raises DamagedFileError."""
    try:
        return RunRecord.from_json((folder / RUN_FILE).read_bytes())
    except (OSError, ValueError, ValidationError, RecursionError) as error:
        raise DamagedFileError(
            f"The persona {name} is damaged: its {RUN_FILE} cannot be read.",
            hint=f"Train it again with: {{command}} (or delete {folder})",
            command=f"train {name}",
        ) from error


def read_evaluation(folder: Path, name: str) -> Evaluation | None:
    """The evaluation of the persona `name` in `folder`, None where there is none. Raises DamagedFileError."""
    try:
        return Evaluation.from_json((folder / EVALUATION_FILE).read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError, ValidationError, RecursionError) as error:
        raise DamagedFileError(
            f"The evaluation of {name} cannot be read.",
            hint="Measure it again with: {command}",
            command=f"evaluate {name}",
        ) from error


def write_run(folder: Path, run: RunRecord) -> None:
    """Write `run.json` into `folder`."""
    write_json(folder / RUN_FILE, run.as_json())


def write_evaluation(folder: Path, evaluation: Evaluation) -> None:
    """Write `evaluation.json` into `folder`: what others may see of `evaluation`, for a folder may be given away."""
    write_json(folder / EVALUATION_FILE, evaluation.public(evaluation.name, evaluation.base).as_json())
