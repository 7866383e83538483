"""A blind quiz about a persona: which posts are real, and which did the persona write?"""

from __future__ import annotations

import math
import random
import secrets
from collections.abc import Callable, Collection, Container, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import NormalDist
from typing import TYPE_CHECKING, Any

from huggingtweets import personas
from huggingtweets.config import DEFAULT_LENGTH, CurateConfig, GenerateConfig
from huggingtweets.errors import BadInputError, NotFoundError, StoppedError, TooFewPostsError
from huggingtweets.events import OnEvent, Stage, ignore, never
from huggingtweets.library import Answer, Generation, Library, RunPost
from huggingtweets.posts import curate
from huggingtweets.posts.post import Post, weighted_length
from huggingtweets.posts.similarity import SimilarityIndex
from huggingtweets.text import plural
from huggingtweets.writing.write import Writer

if TYPE_CHECKING:
    from huggingtweets.intervals import Figure

Question = RunPost | Generation  # A post to judge, real or generated. Show only its `text`.
_SIGNIFICANCE = 0.025  # One-sided significance level: 5% on both sides together.
_ROUNDS = 10  # How often the persona writes the posts that are still missing.


class QuestionDraw:
    """Draws `n` questions by `seed`: half real posts, half generated ones. If `n` is odd, chance decides the last.

    No question is similar to another one or to a training post, because nobody could tell whose it is. Length and form
    do not give the answer away: real posts are short enough to be generated under `limits`, and generated posts pass
    `curation` unchanged. Real posts come from `held_out`; those with a key in `asked` come last.

    Raises TooFewPostsError.
    """

    def __init__(
        self,
        training: Iterable[str],
        held_out: Sequence[RunPost],
        n: int,
        seed: int,
        *,
        limits: GenerateConfig,
        curation: CurateConfig,
        asked: Container[tuple[str, str, str]] = frozenset(),
    ) -> None:
        self._random = random.Random(f"{seed}:quiz")
        self._limits, self._curation, self._n = limits, curation, n
        self._seen = SimilarityIndex(training)
        wanted = n // 2 + n % 2 * self._random.randrange(2)
        order = self._random.sample(held_out, len(held_out))
        order.sort(key=lambda post: post.key in asked)
        usable = [post for post in order if self._could_be_written(post.text) and self._is_new(post.text)]
        if len(usable) < wanted:
            fewer = f"Lower {{option}} to {2 * len(usable)}, or train again with a larger {{option:held_out}}."
            raise TooFewPostsError(
                f"A quiz of {plural(n, 'post')} needs {wanted:,} held-out ones, but only {len(usable):,} can be asked.",
                hint=fewer if usable else "Train again with a larger {option:held_out}.",
                option="n",
            )
        self._questions: list[Question] = [*usable[:wanted]]

    @property
    def missing(self) -> int:
        """Generated posts that are still needed."""
        return self._n - len(self._questions)

    def offer(self, post: Generation) -> None:
        """Use a generated `post` as a question if one is missing and the post is suitable."""
        if self.missing and self._could_be_real(post.text) and self._is_new(post.text):
            self._questions.append(post)

    def questions(self) -> list[Question]:
        """The questions in random order. Call once."""
        return self._random.sample(self._questions, len(self._questions))

    def _is_new(self, text: str) -> bool:
        """Whether `text` is unlike all texts seen before. Remembers it."""
        if self._seen.similar(text, self._limits.near_copy):
            return False
        self._seen.add(text)
        return True

    def _could_be_written(self, text: str) -> bool:
        return weighted_length(text) <= (self._limits.max_length or DEFAULT_LENGTH) and "\ufffd" not in text

    def _could_be_real(self, text: str) -> bool:
        return [kept.text for kept in curate.curate([Post("", "", "", text)], self._curation).texts] == [text]


@dataclass(frozen=True, slots=True)
class QuizScore:
    """How often answers were right. Shares have Wilson's 95% interval and are None if no such post was asked."""

    asked: int
    right: int
    accuracy: Figure | None
    machine_taken_for_real: Figure | None
    real_taken_for_machine: Figure | None
    d_prime: Figure | None = None
    """Sensitivity, apart from a leaning to one answer: 0 is guessing. None unless posts of both kinds were asked."""

    @classmethod
    def of(cls, answers: Collection[Answer]) -> QuizScore:
        from huggingtweets.intervals import share_with_interval

        def share(flags: list[bool]) -> Figure | None:
            return share_with_interval(flags) if flags else None

        right = [answer.is_right for answer in answers]
        machine = [answer.is_right for answer in answers if answer.machine_written]
        real = [answer.is_right for answer in answers if not answer.machine_written]
        return cls(
            asked=len(right),
            right=sum(right),
            accuracy=share(right),
            machine_taken_for_real=share([not each for each in machine]),
            real_taken_for_machine=share([not each for each in real]),
            d_prime=_d_prime(machine, real) if machine and real else None,
        )

    @property
    def figures(self) -> dict[str, Figure | None]:
        """The shares by what they are, for people."""
        return {
            "correct": self.accuracy,
            "machine posts taken for real": self.machine_taken_for_real,
            "real posts taken for a machine's": self.real_taken_for_machine,
        }

    @property
    def verdict(self) -> str:
        """What the answers show, as a sentence. Guessing is right half of the time."""
        if self.accuracy is None:
            return "No question was answered."
        shows = "compatible with guessing"
        if _p_value(self.right, self.asked) <= _SIGNIFICANCE:
            shows = "better than guessing"
        elif _p_value(self.asked - self.right, self.asked) <= _SIGNIFICANCE:
            shows = "worse than guessing"
        share, interval = f"{self.accuracy.value:.0%}", self.accuracy.interval("{:.0%}".format)
        answers = plural(self.asked, "answer")
        return f"{self.right:,} of {answers} right ({share}; 95% confidence interval {interval}): {shows}."

    def as_json(self) -> dict[str, Any]:
        """The object that `quiz --json` prints."""
        return asdict(self)


def _d_prime(machine: Sequence[bool], real: Sequence[bool]) -> Figure:
    """d′ of signal detection from which answers on machine-written and real posts are right, with a 95% interval.

    Log-linear correction, so that perfect answers stay finite (Hautus 1995); variance by Gourevitch & Galanter (1967).
    """
    from huggingtweets.intervals import Figure

    normal = NormalDist()
    value = variance = 0.0
    for answers in (machine, real):
        share = (sum(answers) + 0.5) / (len(answers) + 1)
        z = normal.inv_cdf(share)
        value += z
        variance += share * (1 - share) / len(answers) / normal.pdf(z) ** 2
    half = normal.inv_cdf(0.975) * math.sqrt(variance)
    return Figure(value, value - half, value + half)


def _p_value(right: int, asked: int) -> float:
    """Probability that guessing gets at least `right` of `asked` answers right (exact binomial test)."""
    ways: int = sum(math.comb(asked, hits) for hits in range(right, asked + 1))
    return ways / (1 << asked)


def introduction(imitated: str, questions: str = "these posts") -> str:
    """What a quiz asks, about the accounts `imitated`."""
    others = f"the others were written by a machine that imitates {imitated}"
    return f"Some of {questions} are real, {others}. Which are which?"


class Quiz:
    """A blind quiz about the persona `name`. Answer each of its `questions` once, in any order.

    Half of the questions are held-out posts; the persona writes the others when the quiz is created. The same `seed`
    asks the same questions. Without a seed they are random, and real posts that were never asked come first.

    Raises NotFoundError, TooFewPostsError, and StoppedError if stopped.
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
        on_event(Stage(f"Loading {personas.find(home, name).name}"))
        writer = Writer(home, name, GenerateConfig(), device=device)
        self.home, self.persona = home, writer.persona.name
        self.imitated = writer.persona.record.imitated  # The accounts that the persona imitates, for people.
        self.seed = secrets.randbelow(2**31) if seed is None else seed
        with Library(home) as library:
            posts = library.run_posts(self.persona)
            asked = {answer.post for answer in library.answers(self.persona) if answer.post and seed is None}
        held_out = [post for post in posts if post.part == "validation"]
        if not held_out:
            message = f"The held-out posts of {self.persona} are no longer in the library."
            raise NotFoundError(message, hint="Add its account again and train again.")
        draw = QuestionDraw(
            (post.text for post in posts if post.part != "validation"),
            held_out,
            n,
            self.seed,
            limits=writer.config,
            curation=writer.persona.record.curation,
            asked=asked,
        )
        wanted = draw.missing
        on_event(Stage("Writing posts", 0, wanted, "posts"))
        for attempt in range(_ROUNDS):
            post = None
            for post in writer.stream("", draw.missing, self.seed + attempt, should_stop=should_stop):
                draw.offer(post)
                on_event(Stage("Writing posts", wanted - draw.missing, wanted, "posts"))
            if post is None:
                break  # nothing is missing, or the persona writes only copies
        if should_stop():
            raise StoppedError("Stopped before the first question.", hint="Start the quiz again.")
        if draw.missing:
            raise TooFewPostsError(
                f"{self.persona} wrote only {wanted - draw.missing} of {plural(wanted, 'post')} that could be real and "
                "are not copies.",
                hint="Lower {option}, or train the persona on more posts.",
                option="n",
            )
        self.questions = draw.questions()
        self.answers: dict[int, Answer] = {}  # By position in `questions`, in the order given.

    def feedback(self, answer: Answer) -> str:
        """What the user learns from the latest `answer`, after "Right" or "Wrong"."""
        score = self.score()
        author = "a machine wrote it" if answer.machine_written else "it is real"
        return f", {author}. {score.right} of {score.asked} so far; half would be right by guessing."

    def answer(self, position: int, *, said_machine: bool) -> Answer:
        """Store the answer to a question.

        Raises BadInputError if it is already answered, NotFoundError if the post was deleted.
        """
        if position in self.answers:
            raise BadInputError(f"Question {position + 1} is already answered.")
        question = self.questions[position]
        answer = Answer(
            persona=self.persona,
            seed=self.seed,
            said_machine=said_machine,
            generation=question.id if isinstance(question, Generation) else None,
            post=question.key if isinstance(question, RunPost) else None,
        )
        with Library(self.home) as library:
            library.add_answer(answer)
        self.answers[position] = answer
        return answer

    def score(self) -> QuizScore:
        """The score of the answers so far."""
        return QuizScore.of(self.answers.values())

    def all_time(self) -> QuizScore:
        """The score of all answers in the library since the persona was last trained."""
        with Library(self.home) as library:
            return QuizScore.of(library.answers(self.persona))

    def as_json(self) -> dict[str, Any]:
        """The object that `quiz --json` prints."""
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
