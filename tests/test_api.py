"""The Python API, as its page documents it."""

from __future__ import annotations

import inspect
import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import huggingtweets as ht
from huggingtweets import api
from huggingtweets.events import StepDone
from tests.conftest import SAMPLE_HANDLE as SAMPLE

PAGE = (Path(__file__).parents[1] / "docs" / "python.md").read_text("utf-8")


@pytest.fixture
def tiny_defaults(home: Path, tiny_bases: dict[str, Path]) -> Path:
    """The home of a user whose config file makes every training quick."""
    finetune = {"base": str(tiny_bases["llama"]), "device": "cpu", "learning_rate": 5e-3, "freeze": "nothing"}
    options = {"finetune": finetune, "dataset": {"max_posts": 100}, "tracking": {"track": "none"}}
    home.mkdir(mode=0o700)
    (home / "config.yaml").write_text(json.dumps(options), "utf-8")  # JSON is YAML
    return home


def test_the_page_lists_every_public_name() -> None:
    headings = re.findall(r"^### ht\.(\w+)$", PAGE, re.MULTILINE)
    assert sorted(headings) == sorted(ht.__all__)
    own = {name for name, value in vars(api).items() if inspect.getmodule(value) is api and not name.startswith("_")}
    assert own < set(ht.__all__)
    assert set(ht.__all__) <= set(dir(ht))


def test_importing_is_quick() -> None:
    code = (
        "import sys, huggingtweets as ht; assert 'rich' not in sys.modules; ht.add; assert 'torch' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::UserWarning")  # notices, such as that these are few posts
def test_the_examples_of_the_page_run(tiny_defaults: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    space: dict[str, object] = {}
    for example in re.findall(r"```python\n(.*?)```", PAGE.partition("## Reference")[0], re.DOTALL):
        exec(example, space)  # noqa: S102
    account, persona = space["account"], space["persona"]
    assert isinstance(account, ht.Account)
    assert isinstance(persona, ht.Persona)
    assert [each.handle for each in ht.Account.all()] == [account.handle] == [SAMPLE]
    assert [each.name for each in ht.Persona.all()] == [persona.name] == [SAMPLE]
    assert persona.record.after
    assert persona.path == tiny_defaults / "personas" / SAMPLE


@pytest.mark.slow
@pytest.mark.posix
def test_ctrl_c_saves_and_the_same_call_resumes(tiny_defaults: Path) -> None:
    account = ht.add(ht.SAMPLE)
    steps: list[int] = []

    def interrupt(event: ht.events.Event) -> None:
        if isinstance(event, StepDone):
            steps.append(event.step)
            if len(steps) == 2:
                os.kill(os.getpid(), signal.SIGINT)

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt, match=r"step 2.*train again with the same arguments"):
        ht.train(account, progress=interrupt)
    assert signal.getsignal(signal.SIGINT) is before
    with pytest.raises(ht.errors.NotFoundError, match="stopped before the end"):
        ht.Persona(SAMPLE)
    assert ht.train([SAMPLE], progress=interrupt).name == SAMPLE
    assert steps[:3] == [1, 2, 3]


@pytest.mark.slow
def test_a_persona_writes_and_is_deleted(persona: Path, home: Path) -> None:
    found = ht.Persona(f"@{SAMPLE.upper()}")
    again = [[post.text for post in found.write("The", 2, seed=5, copies=True)] for _ in range(2)]
    assert again[0] == again[1]
    assert all(text.startswith("The") for text in again[0])
    for _ in found.stream(n=50):
        break  # frees the persona and its account
    assert found.score("The lamp was lit.").texts[0].text == "The lamp was lit."
    assert found.evaluate(0).held_out > 0
    assert ht.Account(SAMPLE).remove(personas=True)["personas_removed"] == [SAMPLE]
    with pytest.raises(ht.errors.NotFoundError):
        found.write()


def test_wrong_options_are_named(persona: Path) -> None:
    for call, told in (
        (lambda: ht.add(ht.SAMPLE, colour="red"), "'colour'"),
        (lambda: ht.train(SAMPLE, epoch=2), "Did you mean 'finetune.epochs'"),
        (lambda: ht.Persona(SAMPLE).write(temperature=-1), "--temperature cannot be -1"),
        (lambda: ht.Account(SAMPLE).curate(min_words="few"), "--min-words cannot be few"),
        (lambda: ht.Persona(SAMPLE).export("full", bits=2), "--bits applies only to adapter"),
        (lambda: ht.Persona(SAMPLE).export("adapter", bits=3), "--bits cannot be 3; allowed: 2 or 4"),
        (lambda: ht.Persona(SAMPLE).export("zip"), "--kind cannot be zip"),
        (lambda: ht.Persona(SAMPLE, device="gpu"), "--device cannot be gpu"),
        (lambda: ht.Persona(SAMPLE).write(n="many"), "-n cannot be many"),
        (lambda: ht.Persona(SAMPLE).evaluate(-1), "-n cannot be -1"),
        (lambda: ht.train([]), "No account"),
    ):
        with pytest.raises(ht.errors.ConfigError, match=told):
            call()


def test_home_is_an_argument(tmp_path: Path, home: Path) -> None:
    posts = tmp_path / "posts.txt"
    posts.write_text("One post of mine.\n", "utf-8")
    other = tmp_path / "other"
    assert ht.add(posts, handle="me", home=other).info.posts == 1
    assert [each.handle for each in ht.Account.all(home=other)] == ["me"]
    assert ht.Account.all() == []
