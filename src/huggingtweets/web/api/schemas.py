"""What the API takes and gives. The API's page is made from these models."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue, model_validator

from huggingtweets.config import FAST_POSTS
from huggingtweets.library import AccountRow, Generation, JobRow, JobState
from huggingtweets.personas.record import Epoch, Loss, Posts, Seconds, Split

Options = Annotated[
    dict[str, JsonValue],
    Field(default_factory=dict, description="Options by name, as GET /api/options lists them; others keep theirs."),
]
Seed = Annotated[int, Field(ge=0, lt=2**31, description="The same seed gives the same posts.")]


class Body(BaseModel):
    """What is sent: unknown keys are errors, and so is text that is none."""

    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _is_text(cls, value: Any) -> Any:
        try:
            if isinstance(value, dict):  # anything else is refused by what comes next
                json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            raise ValueError("half a surrogate pair is no text") from None
        return value


class Account(BaseModel):
    """An account in the library."""

    name: str = Field(description="What to call it by: place:handle.")
    place: str
    handle: str
    display_name: str | None
    posts: int
    first: datetime | None
    last: datetime | None
    updated_at: datetime
    personas: list[str] = Field(description="Trained on it.")
    is_own: bool = Field(description="Its owner's archive was added.")

    @classmethod
    def of(cls, row: AccountRow) -> Self:
        return cls(
            name=row.full_handle,
            place=row.platform,
            handle=row.handle,
            display_name=row.display_name,
            posts=row.posts,
            first=row.first,
            last=row.last,
            updated_at=row.updated_at,
            personas=list(row.personas),
            is_own=row.is_own,
        )


class Accounts(BaseModel):
    accounts: list[Account]


class Post(BaseModel):
    """A post as its place holds it."""

    id: str
    created_at: datetime | None
    kind: str
    lang: str | None
    warning: str | None
    text: str


class AccountWithPosts(Account):
    """An account, with its latest posts."""

    trained_on_deleted: dict[str, int] = Field(description="Posts deleted since, by the persona that learnt from them.")
    latest: list[Post]


class CurateBody(Body):
    options: Options


class Curated(BaseModel):
    """What would be learnt from, and what not and why."""

    handle: str
    read: int
    kept: int
    characters: int
    masked: int = Field(description="E-mail addresses and phone numbers replaced.")
    dropped: dict[str, int]
    labels: dict[str, str] = Field(description="Each reason in words.")
    examples: dict[str, list[str]]
    languages: dict[str, int]
    kept_examples: list[str] = Field(description="Some posts as they would be learnt from.")


class Removal(BaseModel):
    sentence: str = Field(description="What would be deleted.")


class Removed(BaseModel):
    """What was deleted."""

    posts: int
    personas_removed: list[str]
    personas_left: list[str]
    curves_removed: list[str]


class FetchBody(Body):
    """An account at a place that needs no key."""

    argument: str = Field(
        min_length=1,
        max_length=500,
        description="name.bsky.social, @user@server (Mastodon), community:name, or the address of a profile.",
    )
    limit: int | None = Field(None, ge=1, le=1_000_000, description="Read this many posts at most.")
    with_cw: bool = Field(False, description="Take posts under a content warning as well.")


class TrainBody(Body):
    """What to train a persona on, and how."""

    handles: list[Annotated[str, Field(max_length=500)]] = Field(min_length=1, max_length=100)
    name: str | None = Field(None, max_length=100, description="Of the persona; by default the handles.")
    fast: bool = Field(False, description=f"Learn from the latest {FAST_POSTS} posts only.")
    options: Options


class Job(BaseModel):
    """Something asked of the server that takes a while."""

    id: int
    kind: str = Field(description="add, fetch or train.")
    title: str
    state: JobState
    created_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    position: int | None = Field(description="In the queue, 1 being the next; null unless it waits.")
    accounts: list[str]
    persona: str | None
    result: dict[str, Any] | None = Field(description="What `add --json` or `train --json` prints.")
    error: str | None
    can_resume: bool

    @classmethod
    def of(cls, row: JobRow, waiting: Mapping[int, int]) -> Self:
        """`waiting`: positions of the jobs that wait, by id."""
        return cls(
            id=row.id,
            kind=row.kind,
            title=row.title,
            state=row.state,
            created_at=row.created_at,
            started_at=row.started_at,
            ended_at=row.ended_at,
            position=waiting.get(row.id),
            accounts=list(row.accounts),
            persona=row.persona,
            result=None if row.result is None else dict(row.result),
            error=row.error,
            can_resume=row.state == "stopped" or (row.state == "failed" and not row.spec.get("upload")),
        )


class Jobs(BaseModel):
    jobs: list[Job]


class Persona(BaseModel):
    """A trained persona."""

    name: str
    base: str
    handles: list[str]
    bits_per_byte: float | None = Field(description="Held-out loss; null where nobody knows.")
    created_at: datetime | None


class Personas(BaseModel):
    personas: list[Persona]


class PersonaRecord(Persona):
    """A persona with what is known of its training, as `train --json` prints it."""

    before: Loss | None
    after: Loss | None
    posts: Posts | None
    split: Split | None
    seconds: Seconds
    best_epoch: int | None
    epochs: tuple[Epoch, ...]
    warnings: tuple[str, ...]


class Generated(BaseModel):
    """A post that a machine wrote."""

    id: int | None = Field(description="Null where the library does not know the persona, so that it is not kept.")
    persona: str
    text: str
    start: str
    seed: int
    copied: str | None = Field(description="verbatim or near, where it repeats a real post.")
    created_at: datetime
    good: bool | None = Field(description="Thumb up, thumb down, or none.")
    machine_written: Literal[True] = True

    @classmethod
    def of(cls, row: Generation, good: bool | None = None) -> Self:
        return cls(
            id=row.id or None,
            persona=row.persona,
            text=row.text,
            start=row.start,
            seed=row.seed,
            copied=row.copied,
            created_at=row.created_at,
            good=good,
        )


class GeneratedPosts(BaseModel):
    posts: list[Generated]


class WriteBody(Body):
    """What to write."""

    start: str = Field("", max_length=2_000, description="How the posts begin.")
    n: int = Field(10, ge=1, le=50, description="How many.")
    seed: Seed | None = None
    options: Options


class RatingBody(Body):
    good: bool | None


class RealPost(BaseModel):
    text: str
    handle: str
    place: str
    created_at: datetime | None


class Closest(BaseModel):
    """The real post of those trained on that is most alike."""

    similarity: float = Field(description="Jaccard similarity of their three-word runs, 0 to 1.")
    post: RealPost | None = Field(description="Null when none shares three words in a row.")


class QuizBody(Body):
    persona: str = Field(max_length=200)
    n: int = Field(10, ge=2, le=40)
    seed: Seed | None = None


class AnswerBody(Body):
    position: int = Field(ge=0, lt=40)
    machine: bool = Field(description="What is said: that a machine wrote it.")


class Answered(BaseModel):
    machine_written: bool
    right: bool
    answered: int
    asked: int
    score: dict[str, Any] | None = Field(description="With the last answer: as `quiz --json` prints it.")
    verdict: str | None


class OptionField(BaseModel):
    """An option: enough to draw its field."""

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
    often: bool = Field(description="Asked for often, so shown first.")


class OptionSection(BaseModel):
    name: str
    title: str
    options: list[OptionField]


class AllOptions(BaseModel):
    train: list[OptionSection]
    generate: OptionSection
