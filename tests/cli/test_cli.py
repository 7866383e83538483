"""The command line as users and programs meet it."""

from __future__ import annotations

import csv
import json
import math
import re
import shlex
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml
from typer.main import get_command

from huggingtweets import sources
from huggingtweets.cli.commands import PANELS, app
from tests.conftest import SAMPLE_HANDLE as HANDLE
from tests.conftest import TAUGHT_WHOLE, Run

REPOSITORY = Path(__file__).resolve().parents[2]
TIMELINES = REPOSITORY.parent / "shared" / "data" / "timelines"


def error_of(done: subprocess.CompletedProcess[str]) -> str:
    """The one line of a failed command that explains why."""
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("Error:")]
    assert done.stdout == ""
    return line


@pytest.fixture
def quick(tiny_bases: dict[str, Path]) -> list[str]:
    """Options of a training that takes seconds."""
    return [
        "--base",
        str(tiny_bases["llama"]),
        "--epochs",
        "2",
        "--learning-rate",
        "5e-3",
        *TAUGHT_WHOLE,
        "--device",
        "cpu",
        "--track",
        "none",
    ]


@pytest.mark.slow
def test_from_an_archive_to_new_posts(run: Run, process: Run, home: Path, quick: list[str], tmp_path: Path) -> None:
    archive = tmp_path / "twitter-2026-11-05.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for path in sorted((sources.SAMPLE / "data").iterdir()):
            zipped.write(path, f"data/{path.name}")

    added = json.loads(run("add", archive, "--json").stdout)
    assert (added["place"], added["handle"], added["read"], added["new"]) == ("x", HANDLE, 639, 639)
    again = json.loads(run("add", archive, "--json").stdout)
    assert (again["new"], again["updated"], again["unchanged"], again["posts"]) == (0, 0, 639, 639)

    curated = json.loads(run("curate", HANDLE, "--json").stdout)
    assert curated["read"] == curated["kept"] + sum(curated["dropped"].values()) == 639
    assert curated["masked"] == 2
    assert {reason for reason, count in curated["dropped"].items() if count} == {
        "retweet",
        "superseded_edit",
        "only_link_or_media",
        "too_short",
        "repeat",
    }
    english = json.loads(run("curate", HANDLE, "--lang", "en", "--block", "goat", "--json").stdout)
    assert english["dropped"]["other_language"] > 30
    assert english["dropped"]["blocked_word"] > 5

    trained = json.loads(run("train", HANDLE, *quick, "--json").stdout)
    assert trained["name"] == HANDLE
    assert trained["handles"] == [HANDLE]
    assert trained["posts"] == {
        "read": 639,
        "kept": curated["kept"],
        "dropped": {reason: count for reason, count in curated["dropped"].items() if count},
        "languages": curated["languages"],
    }
    assert trained["split"]["train"] + trained["split"]["validation"] == curated["kept"]
    assert trained["after"]["bits_per_byte"] < 0.9 * trained["before"]["bits_per_byte"]
    best = trained["epochs"][trained["best_epoch"] - 1]
    assert best["bits_per_byte"] == trained["after"]["bits_per_byte"]
    assert set(trained["seconds"]) == {"total", "load", "train", "evaluate"}
    folder = Path(trained["path"])

    lines = run("generate", HANDLE, "I think that", "-n", "3", "--seed", "7", "--json", "--max-length", "2000").stdout
    posts = [json.loads(line) for line in lines.splitlines()]
    assert all(post["text"].startswith("I think that") and post["persona"] == HANDLE for post in posts)
    assert [(post["seed"], post["copied"], post["machine_written"]) for post in posts] == [(7, None, True)] * len(posts)
    assert lines.splitlines() == [
        json.dumps({**json.loads(line), "id": post["id"]}, ensure_ascii=False)
        for line, post in zip(
            process("generate", HANDLE, "I think that", "-n", "3", "--seed", "7", "--json", "--max-length", "2000")
            .stdout.splitlines(),
            posts,
            strict=True,
        )
    ]  # fmt: skip

    measured = json.loads(run("evaluate", HANDLE, "-n", "0", "--json").stdout)
    assert measured["held_out"] == trained["split"]["validation"]
    for name, part in (("bits_per_byte", "after"), ("base_bits_per_byte", "before")):
        figure = measured["fit"][name]
        assert figure["low"] < figure["value"] < figure["high"]
        assert figure["value"] == pytest.approx(trained[part]["bits_per_byte"], rel=1e-3)

    listed = json.loads(run("list", "--json").stdout)
    assert [(a["handle"], a["posts"], a["personas"]) for a in listed["accounts"]] == [(HANDLE, 639, [HANDLE])]
    assert listed["personas"][0]["bits_per_byte"] == trained["after"]["bits_per_byte"]

    # The model folder holds no post and no path of this machine, and says how to make it again.
    record = json.loads((folder / "run.json").read_text("utf-8"))
    assert record["run"]["config"]["finetune"]["learning_rate"] == 5e-3
    assert record["run"]["versions"]["torch"]
    words = b"".join(p.read_bytes() for p in folder.iterdir() if p.suffix == ".json" and p.name != "tokenizer.json")
    assert b"Nobody drowned" not in words
    assert str(home).encode() not in words
    assert not (home / "runs" / HANDLE).exists()

    gone = json.loads(run("remove", HANDLE, "--personas", "--yes", "--json").stdout)
    assert (gone["posts"], gone["personas_removed"], gone["personas_left"]) == (639, [HANDLE], [])
    assert not folder.exists()
    assert json.loads(run("list", "--json").stdout) == {"accounts": [], "personas": [], "unfinished": []}
    assert b"Nobody drowned" not in b"".join(path.read_bytes() for path in home.glob("library.db*"))


@pytest.mark.slow
def test_a_persona_is_a_plain_model_that_other_programs_run(persona: Path) -> None:
    from transformers import AutoModelForCausalLM
    from transformers import pipeline as hf_pipeline

    model = AutoModelForCausalLM.from_pretrained(persona)
    assert model.generation_config.eos_token_id == model.generation_config.pad_token_id == 0
    write = hf_pipeline("text-generation", str(persona))
    (answer,) = write("My dream is", max_new_tokens=300, return_full_text=True)
    assert answer["generated_text"].startswith("My dream is")
    assert "<|endoftext|>" not in answer["generated_text"]
    # It began with the start token, as in training, and stopped when the post was over.
    ids = write.tokenizer("My dream is")["input_ids"]
    assert ids[0] == 0
    assert len(write.tokenizer(answer["generated_text"])["input_ids"]) < 300


@pytest.mark.slow
def test_several_accounts_make_one_persona_and_a_config_file_decides(
    run: Run, quick: list[str], tmp_path: Path
) -> None:
    run("add", sources.SAMPLE)
    other = tmp_path / "mapfolk.txt"
    other.write_text(
        "".join(f"The map says {i} rocks and no keeper. Nobody asked the rocks about it.\n" for i in range(90))
    )
    run("add", other, "--handle", "mapfolk")
    config = tmp_path / "config.yaml"
    config.write_text(yaml.safe_dump({"finetune": {"epochs": 2, "seed": 3}, "tracking": {"track": "none"}}))
    words = ["train", HANDLE, "mapfolk", "--name", "both", "--config", config, "--json", *quick, "--epochs", "1"]
    done = run(*words, "--near-duplicate", "1")
    trained = json.loads(done.stdout)
    assert trained["name"] == "both"
    assert trained["handles"] == [HANDLE, "mapfolk"]
    assert trained["split"]["seed"] == 3
    assert len(trained["epochs"]) == 1  # the flag wins over the file
    assert any("repeated" in warning for warning in trained["warnings"])


@pytest.mark.slow
def test_an_interrupted_training_keeps_its_best_epoch_and_resumes(run: Run, home: Path, quick: list[str]) -> None:
    def interrupted(typed: list[str], how: signal.Signals) -> tuple[str, str]:
        """Stdout and stderr of the command `typed`, which gets the signal `how` after an epoch."""
        words = [sys.executable, "-m", *typed]
        with subprocess.Popen(words, stderr=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
            assert process.stderr and process.stdout
            said = ""
            while not re.match(r"Epoch \d+:", line := process.stderr.readline()):
                assert line, said
                said += line
            process.send_signal(how)
            said += process.stderr.read()
            out = process.stdout.read()
        assert process.returncode == 0, said
        return out, said

    run("add", sources.SAMPLE)
    words = ["huggingtweets", "train", HANDLE, *quick, "--epochs", "500", "--patience", "500", "--max-posts", "150"]
    out, _ = interrupted(words, signal.SIGINT)
    assert "Next: huggingtweets generate" in out
    record = json.loads((home / "personas" / HANDLE / "run.json").read_text("utf-8"))
    assert record["stopped"] is True
    assert HANDLE in [each["name"] for each in json.loads(run("list", "--json").stdout)["unfinished"]]
    # The command that `list` shows resumes it, with all its options.
    (line,) = [line for line in run("list").stdout.splitlines() if "huggingtweets train" in line]
    out, said = interrupted(shlex.split(line[line.index("huggingtweets train") :]), signal.SIGHUP)
    assert "from step" in said
    again = json.loads((home / "personas" / HANDLE / "run.json").read_text("utf-8"))
    assert again["stopped"] is True
    assert len(again["epochs"]) > len(record["epochs"])


@pytest.mark.slow
def test_when_all_posts_are_dropped_the_option_to_change_is_named(run: Run, persona: Path) -> None:
    done = run("generate", HANDLE, "-n", "1", "--max-length", "10", code=1)
    assert "--max-length" in done.stderr
    assert done.stdout == ""


@pytest.mark.slow
def test_a_broken_file_gets_one_error(run: Run, tmp_path: Path) -> None:
    """Each kind of broken file once. The tests of sources have the variants."""
    empty_zip = tmp_path / "empty.zip"
    zipfile.ZipFile(empty_zip, "w").close()
    no_posts = tmp_path / "photos.zip"
    with zipfile.ZipFile(no_posts, "w") as zipped:
        zipped.writestr("holiday.jpg", b"x")
    truncated = tmp_path / "cut" / "tweets.js"
    shutil.copytree(sources.SAMPLE / "data", truncated.parent)
    truncated.write_bytes(truncated.read_bytes()[:20_000])
    latin = tmp_path / "latin.csv"
    latin.write_bytes("text\nTåke på Skarholm igjen\n".encode("latin-1"))
    no_text = tmp_path / "numbers.csv"
    no_text.write_text("a,b\n1,2\n")
    cases = [
        ([empty_zip], "empty.zip"),
        ([no_posts], "photos.zip"),
        ([truncated.parent], "tweets.js"),
        ([latin, "--handle", "x"], "UTF-8"),
        ([no_text, "--handle", "x"], "--text-column"),
        ([tmp_path / "nothing.zip"], "nothing.zip"),
        ([""], "account"),
    ]
    for words, fragment in cases:
        assert fragment in error_of(run("add", *words, code=1))
    assert json.loads(run("list", "--json").stdout)["accounts"] == []


@pytest.mark.slow
def test_a_wrong_name_or_base_gets_one_error(run: Run, tmp_path: Path) -> None:
    run("add", sources.SAMPLE)
    few = tmp_path / "few.txt"
    few.write_text("Only a handful of words here.\n" * 3)
    run("add", few, "--handle", "few")
    cases = [
        (["train", "nobody"], "nobody"),
        (["train", "few"], "6,000"),
        (["train", HANDLE, "--base", "/no/such/base"], "--base"),
        (["generate", "nobody"], "huggingtweets train"),
        (["evaluate", "nobody"], "huggingtweets train"),
        (["show", "nobody"], "nobody"),
        (["remove", "nobody", "--yes"], "nobody"),
    ]
    for words, fragment in cases:
        assert fragment in error_of(run(*words, code=1))
    run("train", code=2)


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["huggingtweets", *sys.argv[2:]]
from huggingtweets.cli import main
main()
"""


@pytest.mark.slow
@pytest.mark.posix
@pytest.mark.parametrize(("words", "limit"), [(["add", str(sources.SAMPLE)], 40_000), (["train", HANDLE], 300_000)])
def test_a_full_disk_gets_one_error_and_loses_nothing(
    words: list[str], limit: int, run: Run, home: Path, quick: list[str]
) -> None:
    table = home.parent / "earlier.txt"
    table.write_text("The earlier posts are still here, all of them.\n")
    run("add", table, "--handle", "earlier")
    if words[0] == "train":
        run("add", sources.SAMPLE)
        words = [*words, *quick]
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(limit), *words], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    assert "space" in error_of(done)
    assert json.loads(run("show", "earlier", "--json").stdout)["posts"] == 1
    assert not (home / "personas" / HANDLE).exists()


@pytest.mark.slow
def test_a_damaged_library_or_persona_is_named(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "library.db").write_bytes(b"this is no database, " * 200)
    assert "library.db" in run("list", code=1).stderr
    (home / "library.db").unlink()
    (home / "personas" / "ghost").mkdir(parents=True)
    assert "ghost" in run("generate", "ghost", code=1).stderr
    (ghost,) = json.loads(run("list", "--json").stdout)["personas"]
    assert ghost["damaged"]


@pytest.mark.slow
def test_a_persona_outlives_its_posts(run: Run, persona: Path) -> None:
    left = json.loads(run("remove", HANDLE, "--yes", "--json").stdout)["personas_left"]
    assert left == [HANDLE]
    done = run("generate", HANDLE, "-n", "1", "--max-length", "2000")
    assert done.stdout
    assert done.stderr.startswith("! ")  # copies cannot be detected
    run("evaluate", HANDLE, code=1)
    run("remove", "--persona", HANDLE, "--yes")
    assert not persona.exists()


def test_removing_an_account_names_the_command_that_removes_its_persona(run: Run, persona: Path) -> None:
    assert f"huggingtweets remove --persona {HANDLE}\n" in run("remove", HANDLE, "--yes").stdout
    assert persona.exists()


@pytest.mark.slow
def test_trackio_has_the_printed_losses(run: Run, process: Run, home: Path, quick: list[str]) -> None:
    run("add", sources.SAMPLE)
    more = ["--track", "trackio", "--batch-size", "3", "--max-posts", "200"]
    trained = json.loads(process("train", HANDLE, *quick, *more, "--json").stdout)
    with sqlite3.connect(home / "trackio" / "huggingtweets.db") as database:
        logged = [json.loads(row[0]) for row in database.execute("SELECT metrics FROM metrics ORDER BY step, id")]
    database.close()
    validation = [m["validation/bits_per_byte"] for m in logged if "validation/bits_per_byte" in m]
    assert validation == [epoch["bits_per_byte"] for epoch in trained["epochs"]]
    # Three posts of the sample are short enough for one batch, even byte by byte.
    assert sum("train/nats_per_token" in m for m in logged) == 2 * math.ceil(trained["split"]["train"] / 3)


def test_quick_commands_import_no_heavy_library(run: Run) -> None:
    code = "import sys; from huggingtweets.cli import {}; print({'torch', 'transformers', 'numpy'} & set(sys.modules))"
    modules = "add, library, measure, share, sweep, train, write"
    done = subprocess.run(
        [sys.executable, "-c", code.replace("{}", modules, 1)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


def test_every_command_has_one_line_of_help_and_prints_json() -> None:
    group = get_command(app)
    for panel in PANELS.values():
        for name, (_, line) in panel.items():
            command = group.get_command(None, name)  # type: ignore[attr-defined]
            assert command.help.splitlines()[0] == line, name
            assert len(line.split()) <= 12, name
            assert any("--json" in option.opts for option in command.params), name


@pytest.mark.skipif(not TIMELINES.is_dir(), reason="the real timelines are not on this machine")
def test_a_real_timeline_needs_only_its_handle(run: Run) -> None:
    path = TIMELINES / "NASA.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = {row["tweet_id"] for row in csv.DictReader(file)}
    added = json.loads(run("add", path, "--handle", "NASA", "--json").stdout)
    assert added["new"] == len(rows)


@pytest.mark.slow
def test_nothing_is_deleted_without_a_yes(run: Run) -> None:
    run("add", sources.SAMPLE)
    for words in (["--json"], []):
        done = run("remove", HANDLE, *words, code=1)
        assert "639" in done.stderr and "--yes" in done.stderr
    assert json.loads(run("show", HANDLE, "--json").stdout)["posts"] == 639


def test_a_post_cannot_command_the_terminal(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "posts.jsonl"
    table.write_text(json.dumps({"text": "before \x1b[31m after \u202e end", "author": "ada"}) + "\n")
    run("add", table)
    shown = run("show", "ada").stdout
    assert "before  after  end" in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_a_home_that_cannot_be_created_is_named(run: Run) -> None:
    assert "HUGGINGTWEETS_HOME" in run("list", code=1, HUGGINGTWEETS_HOME="/dev/null/x").stderr
