"""`score` with a tiny persona of the sample account."""

from __future__ import annotations

import json
import math
import shutil
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file, save_file

from huggingtweets import evaluation, sources
from huggingtweets.errors import BadInputError, BaseUnavailableError, DamagedFileError, NotFoundError
from huggingtweets.evaluation.score import REFERENCE_FILE, ScoreReport, Token, words
from huggingtweets.library import Library
from tests.conftest import SAMPLE_HANDLE as HANDLE
from tests.conftest import Run

OTHER = ["xq zv jjw kkp", "qqz wvx pfk zzt", "vvx qjz kwx ppz", "zkq xxv jpw qqf", "wzx kqv zzp jjf"]


@pytest.fixture(scope="module")
def scored_home(trained_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The trained home with a second account, and the persona's reference scores."""
    home = tmp_path_factory.mktemp("scored") / "home"
    shutil.copytree(trained_home, home)
    table = home.parent / "zebra.txt"
    table.write_text("\n".join(f"{OTHER[n % 5]} {OTHER[n // 5 % 5]} {n}" for n in range(60)), "utf-8")
    sources.add(home, str(table), sources.SourceOptions(handle="zebra"))
    evaluation.score(home, HANDLE, ["Lamp lit."])
    return home


@pytest.fixture
def scoring(scored_home: Path, home: Path) -> Path:
    shutil.copytree(scored_home, home)
    return home


def held_out(home: Path, part: str) -> list[str]:
    with Library(home) as library:
        return [post.text for post in library.run_posts(HANDLE) if post.part == part]


@pytest.mark.slow
def test_the_accounts_own_posts_score_above_others(scored_home: Path) -> None:
    own = held_out(scored_home, "validation")[:12]
    report = evaluation.score(scored_home, HANDLE, [*own, *OTHER])
    assert report.other_accounts == 1
    shares = [each.above_others for each in report.texts if each.above_others is not None]
    assert sum(shares[:12]) / 12 > 0.9
    assert sum(shares[12:]) / 5 < 0.7
    verdicts = [evaluation.score(scored_home, HANDLE, texts).bundle for texts in (own, OTHER)]
    assert [each and each.verdict for each in verdicts] == ["own", "others"]
    assert all(0 <= (each.above_own or 0) <= 1 for each in report.texts)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text", ["Lamp lit. Fog 🌊🌊 in the morning", "灯台に霧が出た。", "e\u0301 ñ 🏴\U000e0067\U000e007f", "a  \n\n b"]
)
def test_tokens_are_the_text_and_their_bits_its_sum(scored_home: Path, text: str) -> None:
    (found,) = evaluation.score(scored_home, HANDLE, [text]).texts
    assert "".join(token.text for token in found.tokens) == found.text
    assert "".join(word.text for word in words(found.tokens)) == found.text
    assert found.end is not None
    assert sum(token.bits for token in found.tokens) + found.end == pytest.approx(found.bits)


def test_words_keep_their_spaces_and_scripts_without_spaces_their_tokens() -> None:
    tokens = [Token(text=text, bits=1.0) for text in (" ", "fo", "g,", " no", "thing", "\n", "霧", "が", "ok")]
    assert [(word.text, word.bits) for word in words(tokens)] == [
        (" fog,", 3.0), (" nothing", 2.0), ("\n霧", 2.0), ("が", 1.0), ("ok", 1.0),
    ]  # fmt: skip


@pytest.mark.slow
def test_posts_that_were_trained_on_get_no_score_and_no_vote(scored_home: Path) -> None:
    train = next(text for text in held_out(scored_home, "train") if len(text.split()) > 8)
    report = evaluation.score(scored_home, HANDLE, [train.upper(), f"{train} Truly.", *OTHER[:4]])
    assert [each.trained_on for each in report.texts] == ["verbatim", "near", None, None, None, None]
    assert report.bundle is None  # four are left
    assert evaluation.score(scored_home, HANDLE, [train, *OTHER]).bundle is not None


@pytest.mark.slow
def test_odd_texts(scored_home: Path) -> None:
    report = evaluation.score(
        scored_home, HANDLE, ["", " \u200b ", "https://t.co/abc", "Fog. " * 2000, "<|endoftext|>"]
    )
    assert report.skipped == 3
    long, special = report.texts
    assert long.is_cut and long.end is None
    assert special.text != ""
    assert all(math.isfinite(each.gain) for each in report.texts)
    json.dumps(report.as_json(), allow_nan=False)
    (german,) = evaluation.score(scored_home, HANDLE, ["Guten Abend, wie geht es Ihnen heute Abend?"]).texts
    assert german.language == "German"
    with pytest.raises(BadInputError):
        evaluation.score(scored_home, HANDLE, ["", "https://t.co/abc"])


@pytest.mark.slow
def test_reference_scores_are_kept_until_what_they_depend_on_changes(scoring: Path) -> None:
    def report() -> ScoreReport:
        return evaluation.score(scoring, HANDLE, ["Lamp lit."])

    file = scoring / "personas" / HANDLE / REFERENCE_FILE
    first, stored = report(), json.loads(file.read_text("utf-8"))
    assert "zebra" not in json.dumps(stored)
    file.write_text(json.dumps({**stored, "own": [[1e9, 1.0]] * 20}), "utf-8")
    assert report().texts[0].above_own == 1  # read from the file
    for damaged in ("{", "[]", json.dumps({**stored, "own": [[1]]}), json.dumps({**stored, "others": [[[None, 2]]]})):
        file.write_text(damaged, "utf-8")
        assert report() == first
    table = scoring.parent / "more.txt"
    table.write_text("\n".join(f"Quite another text, number {n}" for n in range(40)), "utf-8")
    sources.add(scoring, str(table), sources.SourceOptions(handle="third"))
    assert report().other_accounts == 2


@pytest.mark.slow
def test_weights_that_are_no_numbers_are_refused(scoring: Path) -> None:
    file = scoring / "personas" / HANDLE / "model.safetensors"
    weights = load_file(file)
    weights["model.norm.weight"] = torch.full_like(weights["model.norm.weight"], math.nan)
    save_file(weights, file, metadata={"format": "pt"})
    with pytest.raises(DamagedFileError):
        evaluation.score(scoring, HANDLE, ["Lamp lit."])


@pytest.mark.slow
def test_a_persona_without_its_base_or_posts(scoring: Path) -> None:
    record = scoring / "personas" / HANDLE / "run.json"
    run = json.loads(record.read_text("utf-8"))
    with Library(scoring) as library:
        library.remove_run(HANDLE)
    (alone,) = evaluation.score(scoring, HANDLE, ["Lamp lit."]).texts
    assert alone.above_own is None
    assert alone.above_others is not None
    record.write_text(json.dumps({**run, "base": ""}), "utf-8")
    with pytest.raises(BaseUnavailableError):
        evaluation.score(scoring, HANDLE, ["Lamp lit."])
    with pytest.raises(NotFoundError):
        evaluation.score(scoring, "nobody", ["Lamp lit."])


@pytest.mark.slow
def test_files_and_standard_input(scoring: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "posts.txt").write_text("Lamp lit.\nFog again.\n", "utf-8")
    (tmp_path / "posts.jsonl").write_text('{"text": "Lamp\\nlit."}\n{"text": "Fog again."}\n', "utf-8")
    found = [
        json.loads(run("score", HANDLE, tmp_path / name, "--json").stdout) for name in ("posts.txt", "posts.jsonl")
    ]
    assert [[each["text"] for each in report["texts"]] for report in found] == [
        ["Lamp lit.", "Fog again."],
        ["Lamp\nlit.", "Fog again."],
    ]
    with (tmp_path / "posts.jsonl").open() as file:
        monkeypatch.setattr("sys.stdin", file)
        assert json.loads(run("score", HANDLE, "-", "--json").stdout) == found[1]
    for words_ in ([], ["-", "--text", "a"], ["missing.txt"]):
        run("score", HANDLE, *words_, code=1)
    shown = run("score", HANDLE, "--text", "Lamp lit.", COLUMNS="60").stdout
    assert "Lamp lit." in shown
