"""A blind test of a persona: its posts and real ones, told apart by a person."""

from __future__ import annotations

import math
import secrets
from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from huggingtweets.config import CurateConfig, GenerateConfig, parse
from huggingtweets.errors import BadInputError, NotFoundError, StoppedError, TooFewPostsError
from huggingtweets.events import OnEvent, Stage, ignore, never
from huggingtweets.library import Answer, Generation, Library
from huggingtweets.writing import questions
from huggingtweets.writing.write import Writing

if TYPE_CHECKING:
    from huggingtweets.intervals import Figure

_RARE = 0.025
"""What guessing does less often than this is taken for no guessing: 5% on both sides together."""

_ROUNDS = 10
"""Times the persona is asked for what is still missing."""


@dataclass(frozen=True, slots=True)
class Score:
    """How often posts were told apart. Shares have Wilson's 95% interval; None where there was no such post."""

    asked: int
    right: int
    accuracy: Figure | None
    machine_taken_for_real: Figure | None
    real_taken_for_machine: Figure | None

    @classmethod
    def of(cls, answers: Collection[Answer]) -> Score:
        from huggingtweets.intervals import share_with_interval

        right = [answer.is_right for answer in answers]
        fooled = {
            machine: [not answer.is_right for answer in answers if answer.machine_written == machine]
            for machine in (True, False)
        }
        shares = (share_with_interval(flags) if flags else None for flags in (right, fooled[True], fooled[False]))
        return cls(len(right), sum(right), *shares)

    @property
    def verdict(self) -> str:
        """One sentence on what the answers show, and what not. Guessing is right half of the time."""
        if self.accuracy is None:
            return "No question was answered."
        share = self.accuracy
        shows = "that cannot be told from guessing"
        if _by_guessing(self.right, self.asked) <= _RARE:
            shows = "better than guessing"
        elif _by_guessing(self.asked - self.right, self.asked) <= _RARE:
            shows = "worse than guessing"
        return (
            f"You told them apart {self.right:,} time{'' if self.right == 1 else 's'} of {self.asked:,} "
            f"({share.value:.0%}, with 95% confidence between {share.low:.0%} and {share.high:.0%}): {shows}."
        )

    def as_json(self) -> dict[str, Any]:
        """The figures as `quiz --json` prints them."""
        return asdict(self)


def _by_guessing(right: int, asked: int) -> float:
    """Chance that so many or more of `asked` answers are right by guessing (the exact binomial test)."""
    ways: int = sum(math.comb(asked, hits) for hits in range(right, asked + 1))
    return ways / (1 << asked)


class Quiz:
    """A blind test of the persona `name`, all its `questions` ready when it is made; answer each once, in any order.

    Half of them are held-out posts, half the persona wrote for it; the same `seed` asks the same ones. Without one it
    is random, and real posts come first that were not asked before. Raises NotFoundError, TooFewPostsError, and
    StoppedError when told to stop.
    """

    def __init__(
        self,
        home: Path,
        name: str,
        n: int = 20,
        seed: int | None = None,
        *,
        device: str = "auto",
        on_event: OnEvent = ignore,
        should_stop: Callable[[], bool] = never,
    ) -> None:
        on_event(Stage(f"Loading {name}"))
        limits = GenerateConfig()
        writing = Writing(home, name, limits, device=device)
        self.home, self.persona = home, writing.persona.name
        self.seed = secrets.randbelow(2**31) if seed is None else seed
        with Library(home) as library:
            posts = library.run_posts(self.persona) if writing.known else []
            asked = {answer.post for answer in library.answers(self.persona) if answer.post and seed is None}
        held_out = [post for post in posts if post.part == "validation"]
        if not held_out:
            raise NotFoundError(
                f"The held-out posts of {self.persona} are no longer in the library. Add its account again and train "
                "again."
            )
        draw = questions.Draw(
            (post.text for post in posts if post.part == "train"),
            held_out,
            n,
            self.seed,
            limits=limits,
            curation=parse(CurateConfig, writing.persona.record.run.section(CurateConfig, "curate")),
            before=asked,
        )
        wanted = draw.missing
        on_event(Stage("Writing posts", 0, wanted, "posts"))
        for more in range(_ROUNDS):
            written = None
            for written in writing.stream("", draw.missing, self.seed + more, should_stop=should_stop):
                draw.offer(written)
                on_event(Stage("Writing posts", wanted - draw.missing, wanted, "posts"))
            if written is None:
                break  # nothing is missing, or it writes nothing but copies
        if should_stop():
            raise StoppedError("Stopped before the first question: the same command begins anew.")
        if draw.missing:
            raise TooFewPostsError(
                f"{self.persona} wrote only {wanted - draw.missing} of {wanted} posts that are no copies and could be "
                "real. Ask fewer (-n), or train it on more posts."
            )
        self.questions = draw.questions()
        self.answers: dict[int, Answer] = {}
        """By position in `questions`, in the order they were given."""

    def answer(self, position: int, *, said_machine: bool) -> Answer:
        """Store what was said of a question. Raises BadInputError the second time, NotFoundError when it is gone."""
        if position in self.answers:
            raise BadInputError(f"Question {position + 1} was answered before.")
        question = self.questions[position]
        generation, post = (question.id, None) if isinstance(question, Generation) else (None, questions.key(question))
        answer = Answer(
            persona=self.persona, seed=self.seed, said_machine=said_machine, generation=generation, post=post
        )
        with Library(self.home) as library:
            library.add_answer(answer)
        self.answers[position] = answer
        return answer

    def score(self) -> Score:
        """Of the answers so far."""
        return Score.of(self.answers.values())

    def all_time(self) -> Score:
        """Of all answers in the library on the persona as it is now: those since it was last trained."""
        with Library(self.home) as library:
            return Score.of(library.answers(self.persona))

    def as_json(self) -> dict[str, Any]:
        """The object `quiz --json` prints."""
        return {
            "persona": self.persona,
            "seed": self.seed,
            **self.score().as_json(),
            "all_time": self.all_time().as_json(),
            "answers": [
                {
                    "text": self.questions[position].text,
                    "machine_written": answer.machine_written,
                    "said": "machine" if answer.said_machine else "real",
                    "right": answer.is_right,
                    "generation_id": answer.generation,
                    **dict(zip(("place", "handle", "post_id"), answer.post or (None,) * 3, strict=True)),
                }
                for position, answer in self.answers.items()
            ],
        }
