"""The quiz: its questions, its score, and its command, with a tiny trained persona."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from huggingtweets import sources, training
from huggingtweets.cli.commands import app
from huggingtweets.config import CurateConfig, DatasetConfig, FinetuneConfig, GenerateConfig, TrackConfig, TrainConfig
from huggingtweets.errors import BadInputError, NotFoundError, StoppedError, TooFewPostsError
from huggingtweets.library import Answer, Generation, Library, RunPost
from huggingtweets.posts.similarity import SimilarityIndex
from huggingtweets.writing import Quiz, QuizScore
from huggingtweets.writing.quiz import Question, QuestionDraw

NAME = "keeper_skarholm"


def real(text: str, id_: str = "1") -> RunPost:
    return RunPost("x", id_, "me", "validation", text)


def written(text: str) -> Generation:
    return Generation("me", text, "", 0)


HELD_OUT = [real(f"The lamp of night {n} burnt for {n} hours {n}.", str(n)) for n in range(40)]
WRITTEN = [written(f"A goat number {n} stood on roof {n} again {n}.") for n in range(40)]


def drawn(
    n: int = 10,
    seed: int = 0,
    *,
    training: list[str] | None = None,
    held_out: list[RunPost] = HELD_OUT,
    offered: list[Generation] = WRITTEN,
    asked: frozenset[tuple[str, str, str]] = frozenset(),
) -> list[Question]:
    draw = QuestionDraw(
        training or [], held_out, n, seed, limits=GenerateConfig(), curation=CurateConfig(), asked=asked
    )
    for generation in offered:
        draw.offer(generation)
    return draw.questions()


def real_ids(questions: list[Question]) -> set[str]:
    return {question.post_id for question in questions if isinstance(question, RunPost)}


class TestDraw:
    def test_half_of_the_questions_are_real_and_an_odd_one_is_either(self) -> None:
        assert len(drawn(10)) == 10
        assert len(real_ids(drawn(10))) == 5
        assert {len(real_ids(drawn(7, seed))) for seed in range(20)} == {3, 4}
        assert {len(real_ids(drawn(1, seed))) for seed in range(20)} == {0, 1}

    def test_the_seed_decides_questions_and_order(self) -> None:
        assert drawn(seed=1) == drawn(seed=1)
        assert real_ids(drawn(seed=1)) != real_ids(drawn(seed=2))
        orders = {tuple(isinstance(question, RunPost) for question in drawn(seed=seed)) for seed in range(20)}
        assert len(orders) > 15

    def test_copies_of_training_posts_are_not_asked(self) -> None:
        training = [post.text.upper() for post in HELD_OUT[:20]] + [post.text + " Indeed." for post in HELD_OUT[20:34]]
        training += [WRITTEN[0].text]
        questions = drawn(12, training=training)
        assert real_ids(questions) == {str(n) for n in range(34, 40)}
        assert WRITTEN[0] not in questions

    def test_no_two_questions_are_similar(self) -> None:
        twins = [real(f"{post.text} {end}", f"{post.post_id}{end}") for post in HELD_OUT[:6] for end in "ab"]
        assert {id_[:-1] for id_ in real_ids(drawn(12, held_out=twins))} == set("012345")
        copies = [written(HELD_OUT[n].text + "!") for n in range(40)]
        repeats = [written(f"{WRITTEN[0].text} {n}") for n in range(9)]
        questions = drawn(4, offered=[*copies, *repeats, WRITTEN[1]])
        assert [q for q in questions if isinstance(q, Generation)] in (
            [repeats[0], WRITTEN[1]],
            [WRITTEN[1], repeats[0]],
        )

    def test_length_and_form_do_not_give_the_answer_away(self) -> None:
        long = [real("so very " * 40 + str(n), f"long{n}") for n in range(9)]
        broken = [real(f"half an emoji {n} \ufffd", f"broken{n}") for n in range(9)]
        assert not real_ids(drawn(80, held_out=[*long, *broken, *HELD_OUT])) - {str(n) for n in range(40)}
        strange = [written(text) for text in ("Two words", "Two  blanks between words", "https://t.co/abc is a link")]
        questions = drawn(2, offered=[*strange, WRITTEN[0]])
        assert WRITTEN[0] in questions

    def test_posts_that_were_asked_come_last(self) -> None:
        asked = frozenset(post.key for post in HELD_OUT[:36])
        assert real_ids(drawn(8, asked=asked)) == {"36", "37", "38", "39"}
        assert len(real_ids(drawn(20, asked=asked)) - {"36", "37", "38", "39"}) == 6

    def test_too_few_held_out_posts(self) -> None:
        with pytest.raises(TooFewPostsError, match=r"100 .* 50 .* 40 ") as caught:
            drawn(100)
        assert caught.value.option == "n"
        assert "80" in caught.value.hint
        assert len(drawn(80)) == 80
        with pytest.raises(TooFewPostsError, match=" 0 ") as caught:
            drawn(2, held_out=[real("so " * 300)])
        assert "{option:held_out}" in caught.value.hint


def answers(machine_right: int, machine_wrong: int, real_right: int = 0, real_wrong: int = 0) -> list[Answer]:
    cases = [(True, True)] * machine_right + [(True, False)] * machine_wrong
    cases += [(False, False)] * real_right + [(False, True)] * real_wrong
    return [
        Answer(
            persona="me",
            seed=0,
            said_machine=said,
            generation=1 if machine else None,
            post=None if machine else ("x", "me", "1"),
        )
        for machine, said in cases
    ]


class TestScore:
    # Newcombe 1998, Statistics in Medicine 17, table I, method 3.
    @pytest.mark.parametrize(
        ("right", "of", "low", "high"),
        [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
    )
    def test_intervals_are_wilson_intervals(self, right: int, of: int, low: float, high: float) -> None:
        share = QuizScore.of(answers(right, of - right)).accuracy
        assert share
        assert (share.value, share.low, share.high) == pytest.approx((right / of, low, high), abs=5e-5)

    def test_mistakes_are_counted_by_kind(self) -> None:
        score = QuizScore.of(answers(7, 3, 4, 1))
        assert (score.asked, score.right) == (15, 11)
        assert score.machine_taken_for_real
        assert score.real_taken_for_machine
        assert (score.machine_taken_for_real.value, score.real_taken_for_machine.value) == (0.3, 0.2)
        assert QuizScore.of(answers(1, 0)).real_taken_for_machine is None

    def test_d_prime_is_zero_for_guesses_and_finite_for_perfect_answers(self) -> None:
        by_hand = 0.4728 + 0.6745  # z(7.5 / 11) + z(4.5 / 6)
        assert (found := QuizScore.of(answers(7, 3, 4, 1)).d_prime) and found.value == pytest.approx(by_hand, abs=1e-3)
        assert (guessed := QuizScore.of(answers(8, 2, 2, 8)).d_prime)  # says "machine" eight times of ten
        assert guessed.value == pytest.approx(0)
        assert guessed.low < 0 < guessed.high
        assert (perfect := QuizScore.of(answers(10, 0, 10, 0)).d_prime) and 3 < perfect.value < 4
        assert QuizScore.of(answers(5, 1)).d_prime is None

    @pytest.mark.parametrize(
        ("score", "figures", "shows"),
        [
            ((14, 6), "70%; 95% confidence interval 48% to 85%", "compatible with guessing"),
            ((15, 5), "75%; 95% confidence interval 53% to 89%", "better than guessing"),
            ((5, 15), "25%; 95% confidence interval 11% to 47%", "worse than guessing"),
            ((4, 0), "100%; 95% confidence interval 51% to 100%", "compatible with guessing"),
            ((1, 0), "100%; 95% confidence interval 21% to 100%", "compatible with guessing"),
        ],
    )
    def test_the_verdict_claims_no_more_than_an_exact_test(
        self, score: tuple[int, int], figures: str, shows: str
    ) -> None:
        right, wrong = score
        verdict = QuizScore.of(answers(right, wrong)).verdict
        assert verdict.startswith(f"{right} of {right + wrong} answer")
        assert figures in verdict and verdict.endswith(f": {shows}.")

    def test_without_answers_there_are_no_shares(self) -> None:
        assert QuizScore.of([]) == QuizScore(0, 0, None, None, None)
        assert QuizScore.of([]).verdict == "No question was answered."


@pytest.fixture(scope="module")
def trained(tiny_bases: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a persona of the sample account."""
    folder = tmp_path_factory.mktemp("trained")
    sources.add(folder, sources.SAMPLE, sources.SourceOptions())
    finetune = FinetuneConfig(
        base=str(tiny_bases["llama"]), epochs=2, learning_rate=1e-2, embedding_rate=1.0, freeze="nothing", device="cpu"
    )
    few = DatasetConfig(max_posts=250)
    training.train(folder, [NAME], TrainConfig(dataset=few, finetune=finetune, tracking=TrackConfig(track="none")))
    return folder


@pytest.fixture
def home(trained: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that home, of the test's own."""
    folder = tmp_path / "home"
    shutil.copytree(trained, folder)
    monkeypatch.setenv("HUGGINGTWEETS_HOME", str(folder))
    return folder


class TestQuiz:
    def test_new_questions_come_before_asked_ones(self, home: Path) -> None:
        asked: set[str] = set()
        for _ in range(2):
            test = Quiz(home, NAME, 20)
            for position in range(20):
                test.answer(position, said_machine=False)
            assert not asked & real_ids(test.questions)
            asked |= real_ids(test.questions)
        assert len(asked) == 20
        assert test.all_time().asked == 40
        assert test.score().right == 10

    def test_a_question_takes_one_answer_while_its_post_exists(self, home: Path) -> None:
        test = Quiz(home, NAME, 4, 0)
        test.answer(2, said_machine=True)
        with pytest.raises(BadInputError, match="3"):
            test.answer(2, said_machine=False)
        with Library(home) as library:
            library.remove(library.find(NAME))
        for position in (0, 1, 3):
            with pytest.raises(NotFoundError):
                test.answer(position, said_machine=True)
        assert test.score().asked == 1
        assert test.all_time().asked == 0
        with pytest.raises(NotFoundError, match=NAME):
            Quiz(home, NAME)

    def test_training_again_resets_the_score(self, home: Path) -> None:
        test = Quiz(home, NAME, 2, 0)
        test.answer(0, said_machine=True)
        with Library(home) as library:
            run, posts = library.run(NAME), library.run_posts(NAME)
            library.save_run(type(run)(run.name, run.path, run.handles, run.base), posts)
        assert test.all_time().asked == 0

    def test_stopping_before_the_first_question_is_an_error(self, home: Path) -> None:
        with pytest.raises(StoppedError):
            Quiz(home, NAME, should_stop=lambda: True)

    def test_a_persona_that_writes_no_usable_post_is_an_error(self, home: Path) -> None:
        file = home / "personas" / NAME / "run.json"
        record = json.loads(file.read_text("utf-8"))
        record["run"]["config"]["curate"]["min_words"] = 200
        file.write_text(json.dumps(record), "utf-8")
        with pytest.raises(TooFewPostsError, match="0 of 2") as caught:
            Quiz(home, NAME, 4, 0)
        assert caught.value.option == "n"


def quiz_in_a_terminal(typed: bytes, *words: str) -> tuple[str, str]:
    """What the command prints on stdout and stderr when `typed` is piped into it."""
    done = CliRunner().invoke(app, ["quiz", NAME, *words], input=typed, catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout, done.stderr


class TestCommandLine:
    def test_asks_stores_and_scores(self, home: Path) -> None:
        typed = b"r\nwhat?\n\xff\xfe\n\nM\n real \nmachine\nR\nm\n"
        out, err = quiz_in_a_terminal(typed, "-n", "6", "--seed", "3", "--json")
        result: dict[str, Any] = json.loads(out)
        given = result["answers"]
        assert "imitates @keeper_skarholm." in err
        assert [answer["said"] for answer in given] == ["real", "machine", "real", "machine", "real", "machine"]
        assert (result["persona"], result["seed"], result["asked"]) == (NAME, 3, 6)
        assert result["right"] == sum(answer["right"] for answer in given) == err.count("Right, ")
        assert all(answer["right"] == (answer["machine_written"] == (answer["said"] == "machine")) for answer in given)
        assert result["accuracy"]["value"] == result["right"] / 6
        assert result["all_time"]["asked"] == 6
        assert err.count("Type r for real") == 3
        assert f"{result['right']} of 6 so far; half would be right by guessing." in err
        # Every question is the post in the same frame, with nothing else in it.
        assert err.count(f"╭{'─' * 72}╮\n") == err.count(f"╰{'─' * 72}╯\n") == 6

        with Library(home) as library:
            training = SimilarityIndex(post.text for post in library.run_posts(NAME, "train"))
            held_out = {post.key: post.text for post in library.run_posts(NAME, "validation")}
            generated = {generation.id: generation for generation in library.generations(NAME)}
            stored = library.answers(NAME)
        assert [answer["generation_id"] for answer in given if answer["machine_written"]] == [
            answer.generation for answer in stored if answer.machine_written
        ]
        assert sum(answer["machine_written"] for answer in given) == 3
        for answer in given:
            if answer["machine_written"]:
                assert generated[answer["generation_id"]].text == answer["text"]
            else:
                assert held_out[answer["place"], answer["handle"], answer["post_id"]] == answer["text"]
                assert not training.similar(answer["text"], 0.6)

        again = json.loads(quiz_in_a_terminal(b"m\n" * 6, "-n", "6", "--seed", "3", "--json")[0])
        assert [answer["text"] for answer in again["answers"]] == [answer["text"] for answer in given]
        assert (again["asked"], again["right"], again["all_time"]["asked"]) == (6, 3, 12)
        assert again["all_time"]["right"] == result["right"] + 3

    @pytest.mark.parametrize(("typed", "asked"), [(b"r\nQ\nm\nm\n", 1), (b"r\nm", 2), (b"", 0)])
    def test_stopping_keeps_the_answers(self, home: Path, typed: bytes, asked: int) -> None:
        out, err = quiz_in_a_terminal(typed, "-n", "4")
        assert f"{asked + 1} of 4\n" in err
        with Library(home) as library:
            assert len(library.answers(NAME)) == asked
        if asked:
            assert f"of {asked} answer" in out.splitlines()[0]
        else:
            assert out == "No question was answered.\n"

    @pytest.mark.slow
    def test_ctrl_c_keeps_the_answers(self, home: Path) -> None:
        command = [sys.executable, "-m", "huggingtweets", "quiz", NAME, "-n", "4", "--json"]
        pipes: dict[str, int] = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        with subprocess.Popen(command, **pipes) as process:  # type: ignore[call-overload]
            process.stdin.write(b"m\n")
            process.stdin.flush()
            seen = b""
            while seen.count(b"quits)") < 2:
                got = os.read(process.stderr.fileno(), 1000)
                assert got, seen
                seen += got
            process.send_signal(signal.SIGINT)
            out, err = process.communicate()
        assert process.returncode == 0, err
        assert b"Stopped." in err
        assert json.loads(out)["asked"] == 1
        with Library(home) as library:
            assert len(library.answers(NAME)) == 1
