"""What the API takes and returns."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue, field_validator, model_validator

from huggingtweets.config import FAST_POSTS
from huggingtweets.library import Generation, JobState
from huggingtweets.library.database import fields_of
from huggingtweets.personas.record import Epoch, Ingredient, Loss, Posts, Seconds, Split
from huggingtweets.text import visible
from huggingtweets.web.messages import without_home
from huggingtweets.web.tasks import Product

Options = Annotated[
    dict[str, JsonValue],
    Field(default_factory=dict, description="Options by name, as GET /api/options lists them. Others keep defaults."),
]
Seed = Annotated[int, Field(ge=0, lt=2**31, description="The same seed gives the same posts.")]
Text = Annotated[str, AfterValidator(visible)]  # text of a post, without invisible characters


class Body(BaseModel):
    """A request's body. Unknown keys are errors, and so are values of another type: `false` is not 0."""

    model_config = ConfigDict(extra="forbid", strict=True)

    @model_validator(mode="before")
    @classmethod
    def _no_surrogates(cls, value: Any) -> Any:
        if isinstance(value, dict):  # pydantic refuses anything else
            json.dumps(value, ensure_ascii=False).encode()  # UnicodeEncodeError is a ValueError, as validators raise
        return value


class Account(BaseModel):
    """An account in the library."""

    model_config = ConfigDict(from_attributes=True, validate_by_name=True)

    name: str = Field(validation_alias="full_handle", description="How to refer to it: place:handle.")
    place: str = Field(validation_alias="platform", description="Platform, or table.")
    handle: str
    display_name: str | None
    posts: int
    first: datetime | None
    last: datetime | None
    updated_at: datetime
    personas: list[str] = Field(description="Personas trained on it.")
    is_own: bool = Field(description="Its owner's archive was added.")


class Accounts(BaseModel):
    accounts: list[Account]


class Post(BaseModel):
    """A post as its platform has it."""

    id: str
    created_at: datetime | None
    kind: str
    lang: str | None
    warning: str | None
    text: Text


class AccountWithPosts(Account):
    """An account with its latest posts."""

    trained_on_deleted: dict[str, int] = Field(description="Posts deleted since, by persona trained on them.")
    latest: list[Post]


class CurateBody(Body):
    options: Options


class Curated(BaseModel):
    """Posts kept for training, and posts dropped by reason."""

    handle: str
    read: int
    kept: int
    characters: int
    masked: int = Field(description="E-mail addresses and phone numbers replaced.")
    unlinked: int = Field(description="Posts from which links were removed.")
    dropped: dict[str, int]
    labels: dict[str, str] = Field(description="Each reason in words.")
    examples: dict[str, list[str]]
    languages: dict[str, int]
    languages_in_words: str
    misfit: str = Field(description="Why the default base does not suit the posts; empty if it does, or is not used.")
    kept_examples: list[Text] = Field(description="Some posts as the model sees them.")


class Removal(BaseModel):
    sentence: str = Field(description="What is deleted.")


class Removed(BaseModel):
    """What was deleted."""

    posts: int
    personas_removed: list[str]
    trainings_removed: list[str]
    personas_left: list[str]
    curves_removed: list[str]


Name = Annotated[str | None, Field(max_length=200), AfterValidator(lambda text: text or None)]  # blank: none


class UploadQuery(BaseModel):
    """What a file is, in the address of its upload."""

    model_config = ConfigDict(str_strip_whitespace=True)

    name: str = Field(min_length=1, max_length=300, description="The file's name.")
    handle: Name = Field(None, description="Author, if the file does not name one.")
    text_column: Name = Field(None, description="Column with the texts, if it is not detected.")
    author_column: Name = Field(None, description="Column with the authors.")
    time_column: Name = Field(None, description="Column with the times.")
    id_column: Name = Field(None, description="Column with the posts' ids.")
    with_cw: bool = Field(False, description="Include posts with a content warning.")


class FetchBody(Body):
    """An account on a platform that needs no key."""

    argument: str = Field(
        min_length=1,
        max_length=500,
        description="name.bsky.social, @user@server (Mastodon), community:name, or the address of a profile.",
    )
    limit: int | None = Field(None, ge=1, le=1_000_000, description="Fetch at most this many posts.")
    with_cw: bool = Field(False, description="Include posts with a content warning.")


class TrainBody(Body):
    """What to train a persona on, and how."""

    handles: list[Annotated[str, Field(max_length=500)]] = Field(
        min_length=1, max_length=100, description="Accounts, as GET /api/accounts names them."
    )
    name: str | None = Field(None, max_length=100, description="Name of the persona. Default: the handles.")
    fast: bool = Field(False, description=f"Train on the latest {FAST_POSTS} posts only.")
    accept_terms: bool = Field(False, description="Agree to the terms of the base, if it has any.")
    options: Options


class Job(BaseModel):
    """A long operation."""

    model_config = ConfigDict(from_attributes=True)

    id: int
    kind: str = Field(description="add, fetch, train or make.")
    title: str
    state: JobState
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    position: int | None = Field(None, description="Place in the queue, 1 for the next; null unless it waits.")
    accounts: list[str]
    persona: str | None
    result: dict[str, Any] | None = Field(
        description="What `add --json` or `train --json` prints, without paths; `file` and `bytes` of a file made."
    )
    error: str | None
    can_resume: bool

    @field_validator("result")
    @classmethod
    def _no_path(cls, result: dict[str, Any] | None) -> dict[str, Any] | None:
        return result and {key: value for key, value in result.items() if key != "path"}


class Jobs(BaseModel):
    jobs: list[Job]


class Persona(BaseModel):
    """A trained persona."""

    name: str
    base: str | None
    handles: list[str]
    bits_per_byte: float | None = Field(description="Held-out loss; null if unknown.")
    created_at: datetime | None
    damaged: Annotated[str, AfterValidator(without_home)] | None = Field(
        None, description="Why the persona cannot be read; null if it can."
    )
    blended_from: tuple[Ingredient, ...] = Field((), description="The personas of a blend, with their shares.")


class Unfinished(BaseModel):
    """A training that was not finished."""

    name: str = Field(description="Name of the persona.")
    accounts: list[str]
    saved_at: datetime | None = Field(description="Time of the last checkpoint.")
    running: bool = Field(description="Whether a process trains it now.")


class Personas(BaseModel):
    personas: list[Persona]
    unfinished: list[Unfinished]


class PersonaRecord(Persona):
    """A persona with its training figures, as `train --json` prints them."""

    before: Loss | None
    after: Loss | None
    posts: Posts | None
    split: Split | None
    seconds: Seconds
    best_epoch: int | None
    epochs: tuple[Epoch, ...]
    warnings: tuple[str, ...]


class Generated(BaseModel):
    """A machine-written post."""

    id: int | None = Field(description="Null if the post is not stored: the library does not know the persona.")
    persona: str
    text: Text
    start: str
    seed: int
    copied: str | None = Field(description="verbatim or near, if it repeats a real post.")
    created_at: datetime
    good: bool | None = Field(description="The user's rating; null if not rated.")
    machine_written: Literal[True] = True

    @classmethod
    def of(cls, row: Generation, good: bool | None = None) -> Self:
        return cls.model_validate({**fields_of(row), "id": row.id or None, "good": good})


class GeneratedPosts(BaseModel):
    posts: list[Generated]


class WriteBody(Body):
    """What to write."""

    start: str = Field("", max_length=2_000, description="How the posts begin.")
    n: int = Field(10, ge=1, le=50, description="Number of posts.")
    seed: Seed | None = None
    options: Options


class ScoreBody(Body):
    """Texts to score."""

    texts: list[Annotated[str, Field(max_length=25_000)]] = Field(
        min_length=1, max_length=100, description="The texts."
    )


class ProductBody(Body):
    """What to make of a persona."""

    product: Product = Field(description="What to make.")
    not_mine: bool = Field(False, description="Say on the card that the persona is a parody of somebody else.")


class RatingBody(Body):
    good: bool | None = Field(description="true, false, or null to clear the rating.")


class RealPost(BaseModel):
    text: Text
    handle: str
    place: str
    created_at: datetime | None


class Closest(BaseModel):
    """The most similar training post."""

    similarity: float = Field(description="Jaccard similarity of their 3-word runs, 0 to 1.")
    post: RealPost | None = Field(description="Null if none shares three words in a row.")


class QuizBody(Body):
    persona: str = Field(max_length=200, description="Name of the persona.")
    n: int = Field(10, ge=2, le=40, description="Number of questions.")
    seed: Seed | None = None


class AnswerBody(Body):
    position: int = Field(ge=0, lt=40, description="Position of the question, from 0.")
    machine: bool = Field(description="The answer: true for machine-written.")


class Answered(BaseModel):
    machine_written: bool
    right: bool
    feedback: str = Field(description="The answer and the score so far as a sentence.")
    answered: int
    asked: int
    score: dict[str, Any] | None = Field(description="With the last answer: what `quiz --json` prints.")
    verdict: str | None
    figures: dict[str, str] | None = Field(description="With the last answer: shares by name, for people.")


class OptionField(BaseModel):
    """An option, with what a form field needs."""

    name: str
    label: str
    help: str
    default: JsonValue
    kind: Literal["integer", "number", "text", "choice", "yes_no", "list"]
    choices: list[str] | None
    minimum: float | None
    maximum: float | None
    above: float | None
    below: float | None
    optional: bool
    often: bool = Field(description="Often changed, so shown first.")


class OptionSection(BaseModel):
    name: str
    title: str
    options: list[OptionField]


class AllOptions(BaseModel):
    train: list[OptionSection]
    generate: OptionSection
