"""Cards: their numbers are the recorded ones, foreign texts stay plain text, and their commands run."""

from __future__ import annotations

import json
import re
import runpy
import shutil
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from huggingface_hub import ModelCard
from markdown_it import MarkdownIt
from markdown_it.token import Token

from huggingtweets.errors import DamagedFileError, MissingExtraError, NotFoundError
from huggingtweets.evaluation.definitions import evaluation_definitions
from huggingtweets.events import Notice
from huggingtweets.library import Generation, Library
from huggingtweets.models import catalogue
from huggingtweets.personas.record import RunRecord
from huggingtweets.posts.curate import REASONS
from huggingtweets.posts.similarity import CopyIndex
from huggingtweets.sharing.card import card, markdown
from huggingtweets.sharing.card.card import FREE, SAMPLING, SEED, hide_mentions
from huggingtweets.sharing.model_files import README
from huggingtweets.writing.sampler import length_limit
from huggingtweets.writing.starts import USUAL_STARTS
from tests.conftest import Run
from tests.reports.samples import evaluation
from tests.sharing.trained import NAME, SECRET, change, evaluated, folder, run_json

HEADINGS = [
    "Usage", "Examples", "How it was made", "Posts", "Training", "Evaluation", "Out-of-scope use", "Bias and limits",
    "Licence", "Time and energy",
]  # fmt: skip
HOSTILE = (
    "</code></p><script>alert(1)</script> ``` ` ~~~\n\n---\n# Big\n| a | b |\n"
    "[x](javascript:alert(1)) ![](http://x.y/z) <b>&lt;"
)


@pytest.fixture
def home(with_a_card: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that home for this test."""
    copy = tmp_path / "home"
    shutil.copytree(with_a_card, copy)
    monkeypatch.setenv("HUGGINGTWEETS_HOME", str(copy))
    return copy


def read_card(home: Path, **how: Any) -> tuple[dict[str, Any], str]:
    """Metadata and text of the card as the Hub's library reads them."""
    loaded = ModelCard.load(card.write(home, NAME, **how).path)
    return loaded.data.to_dict(), loaded.text


def tables(text: str) -> list[list[list[str]]]:
    """The cells of all tables, row by row."""
    found = re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)
    return [[[cell.strip() for cell in line.strip("|").split("|")] for line in each.splitlines()] for each in found]


def metrics(metadata: dict[str, Any]) -> dict[tuple[str, str, str], float]:
    """Values by dataset, metric and the metric's name."""
    (model,) = metadata["model-index"]
    found = {
        (f"{result['dataset']['config']}:{result['dataset']['type']}", metric["type"], metric["name"]): metric["value"]
        for result in model["results"]
        for metric in result["metrics"]
    }
    assert len(found) == sum(len(result["metrics"]) for result in model["results"])
    return found


def numbers_in(value: Any) -> list[float]:
    """All numbers in a JSON value."""
    if isinstance(value, dict | list):
        return [
            number for inner in (value.values() if isinstance(value, dict) else value) for number in numbers_in(inner)
        ]
    return [value] if isinstance(value, int | float) else []


class TestNumbers:
    def test_metadata_holds_recorded_figures_unrounded(self, home: Path) -> None:
        figures, run = evaluated(home), run_json(home)
        found = metrics(read_card(home)[0])
        of_run = {
            ("bits_per_byte", "Bits per byte after training"): run["after"]["bits_per_byte"],
            ("loss", "Loss after training (nats per token)"): run["after"]["nats_per_token"],
            ("bits_per_byte", "Bits per byte of the untuned base"): run["before"]["bits_per_byte"],
            ("loss", "Loss of the untuned base (nats per token)"): run["before"]["nats_per_token"],
        }
        kept = run["epochs"][run["best_epoch"] - 1]
        assert {key[1:]: value for key, value in found.items() if key[0] == "training:held-out-posts"} == of_run
        assert [value for key, value in found.items() if key[0] == "training:training-posts"] == [
            kept["train_nats_per_token"]
        ]
        assert {key[1]: value for key, value in found.items() if key[0] == "evaluation:held-out-posts"} == {
            **{name: figures["fit"][name]["value"] for name in ("bits_per_byte", "perplexity")},
            "membership": figures["membership"]["value"],
        }
        of_generations = {
            **{name: figures["copying"][name] for name in ("verbatim", "near", "six_word")},
            **{k: v for k, v in figures["diversity"].items() if not k.startswith("real_") and k != "compared"},
            **{
                name: figures["likeness"][name]
                for name in ("all_auc", "two_sample_auc", "masked_auc", "grammar", "readability")
            },
            "ends_by_itself": figures["ends_by_itself"],
        }
        assert {key[1]: value for key, value in found.items() if key[0] == "evaluation:generations"} == {
            name: figure["value"] for name, figure in of_generations.items()
        }

    def test_tables_hold_recorded_figures_rounded(self, home: Path) -> None:
        evaluated(home)
        run = run_json(home)
        counts, losses, options, setup, measured = tables(read_card(home)[1])
        dropped = sorted(run["posts"]["dropped"].items(), key=lambda item: -item[1])
        assert len(dropped) > 2
        unused = run["posts"]["kept"] - run["split"]["train"] - run["split"]["validation"]
        assert unused > 0
        assert counts[2:] == [
            ["read", f"{run['posts']['read']:,}"],
            *([f"dropped ({dict(REASONS)[reason]})", f"{count:,}"] for reason, count in dropped),
            ["kept", f"{run['posts']['kept']:,}"],
            ["not used (older than the latest 300)", f"{unused:,}"],
            ["held out for evaluation", f"{run['split']['validation']:,}"],
            ["trained on", f"{run['split']['train']:,}"],
        ]
        before = run["before"]
        assert losses[2:] == [
            ["untuned base", f"{before['bits_per_byte']:.3f}", f"{before['nats_per_token']:.3f}", ""],
            *(
                [
                    f"after epoch {epoch['epoch']}{' (kept)' if epoch['epoch'] == run['best_epoch'] else ''}",
                    f"{epoch['bits_per_byte']:.3f}",
                    f"{epoch['nats_per_token']:.3f}",
                    f"{epoch['train_nats_per_token']:.3f}",
                ]
                for epoch in run["epochs"]
            ),
        ]
        said = {name: value.strip("`") for name, value in (row for row in options[2:])}
        config = run["run"]["config"]
        assert said.pop("`block`") == "1 word"
        assert {name.strip("`"): json.loads(value) for name, value in said.items()} == {
            name: value
            for part in ("finetune", "dataset", "curate")
            for name, value in config[part].items()
            if name not in {"base", "device", "checkpoint_seconds", "block"}
        }
        assert ["tokens per epoch", f"{run['train_tokens']:,}"] in setup
        assert measured[2] == [
            "Bits per byte",
            "1.235 (1.225 to 1.245)",
            "untuned base 2.250 (2.240 to 2.260); n-gram model 1.777 (1.767 to 1.787)",
        ]
        assert ["Copies of training posts", "3.8% (2.8% to 4.8%)", "real posts 1.0% (0.0% to 2.0%)"] in measured
        auc = ["Told apart from real posts (AUC)", "0.71 (0.69 to 0.73)", "Markov chain 0.86 (0.84 to 0.88)"]
        assert auc in measured

    def test_text_holds_no_other_number(self, home: Path) -> None:
        figures, run = evaluated(home), run_json(home)
        text = read_card(home)[1]
        text = re.sub(r"^(`{3,}).*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)  # examples
        text = re.sub(r"^\|.*$", "", text, flags=re.MULTILINE)  # compared above
        text = re.sub(r"<summary>Definitions.*?</details>", "", text, flags=re.DOTALL)
        dropped = run["posts"]["dropped"].values()
        counts = [*dropped, sum(dropped), sum(sorted(dropped)[:-3]), run["posts"]["read"], run["posts"]["kept"]]
        counts += [run["split"]["train"], run["split"]["validation"], run["best_epoch"], figures["held_out"]]
        counts += [300, run["posts"]["kept"] - run["split"]["train"] - run["split"]["validation"]]
        seconds = run["seconds"]
        known = {f"{count:,}" for count in [*counts, figures["generations"]]}
        known |= {f"{shown:{how}}" for shown in numbers_in(figures) for how in (".3f", ".2f")}
        known |= {f"{100 * shown:.1f}" for shown in numbers_in(figures)}
        known |= {f"{run[when]['bits_per_byte']:.3f}" for when in ("before", "after")}
        known |= {f"{100 * (1 - run['after']['bits_per_byte'] / run['before']['bits_per_byte']):.0f}"}
        known |= {f"{100 * count / run['posts']['kept']:.0f}" for count in run["posts"]["languages"].values()}
        known |= {f"{seconds['train']:,}", f"{seconds['evaluate']:,}"}
        known |= {f"{(seconds['train'] + seconds['evaluate']) / 36000:.3f}"}
        version = run["run"]["versions"]["huggingtweets"].partition(".dev")[0]
        known |= {*run["run"]["created_at"][:10].split("-"), version}
        with Library(home) as library:
            known |= {str(post.created_at.year) for post in library.posts(library.find(NAME)) if post.created_at}
        # Per cent, watts, what an AUC means, words in a run, temperature, and the name of a base.
        ours = {"95", "100", "0.5", "1", "6", "0.9", "270"}
        found = set(re.findall(r"(?<![\w.])\d(?:[\d,.]*\d)?", text))
        assert len(found) > 20
        assert found <= known | ours

    def test_leaves_out_what_was_not_measured(self, home: Path) -> None:
        metadata, text = read_card(home)
        assert {key[0] for key in metrics(metadata)} == {"training:held-out-posts", "training:training-posts"}
        assert "`huggingtweets evaluate`" in text
        assert "| measure |" not in text
        evaluated(home)
        figures = json.loads((folder(home) / "evaluation.json").read_text("utf-8"))
        for part in ("copying", "diversity", "likeness", "ends_by_itself", "sampling"):
            del figures[part]
        (folder(home) / "evaluation.json").write_text(json.dumps(figures | {"generations": 0}))
        text = read_card(home)[1]
        assert "`huggingtweets evaluate`" not in text
        assert "Copies" not in text
        assert "321 held-out posts" in text
        assert "generations" not in text


class TestWords:
    def test_says_that_a_machine_writes(self, home: Path) -> None:
        metadata, text = read_card(home)
        assert text.lstrip().startswith(f"# A machine that imitates `@{NAME}`\n")
        assert f"it is not `@{NAME}`" in text
        assert re.findall("^#{2,3} (.*)$", text, re.MULTILINE) == HEADINGS
        assert (metadata["pipeline_tag"], metadata["library_name"]) == ("text-generation", "transformers")
        assert [widget["text"] for widget in metadata["widget"]] == list(USUAL_STARTS)
        assert "parody" not in f"{metadata} {text}"

    def test_parody_is_marked_in_the_title(self, home: Path) -> None:
        metadata, text = read_card(home, not_mine=True, repo="me/keeper-parody")
        assert text.lstrip().startswith(f"# A machine that imitates `@{NAME}` (parody)\n\n> **This is a parody**")
        assert "not affiliated" in text[:400]
        assert "parody" in metadata["tags"]
        assert 'model="me/keeper-parody")' in text
        assert "huggingtweets pull me/keeper-parody\nhuggingtweets export keeper-parody --as gguf" in text
        assert "./keeper" not in text

    def test_languages_of_the_posts(self, home: Path) -> None:
        posts = run_json(home)["posts"]
        assert list(posts["languages"])[:2] == ["en", "no"]
        assert sum(posts["languages"].values()) == posts["kept"]
        change(home, posts={**posts, "languages": {"und": 4, "de": 81, "en": 14, "other": 1}})
        metadata, text = read_card(home)
        assert metadata["language"] == ["de", "en"]
        assert "81% German, 14% English, 1% other, 4% unknown." in text
        change(home, posts={key: value for key, value in posts.items() if key != "languages"})  # an older version's
        metadata, text = read_card(home)
        assert "language" not in metadata
        assert "Their languages" not in text

    def test_several_accounts(self, home: Path) -> None:
        change(home, handles=["one", "two", "three@a.social"])
        metadata, text = read_card(home)
        assert "# A machine that imitates `@one`, `@two` and `@three@a.social`\n" in text
        assert "Held-out posts of @one, @two and @three@a.social" in str(metadata["model-index"])

    def test_base_is_named_only_if_public(self, home: Path, tiny_bases: dict[str, Path]) -> None:
        metadata, text = read_card(home)
        assert metadata["license"] == "unknown"
        assert "base_model" not in metadata
        assert "licence of the base is not known" in text
        everything = str(metadata) + text
        assert str(tiny_bases["llama"].parent) not in everything
        assert SECRET not in everything
        change(home, base="smollm2")
        metadata, text = read_card(home)
        assert (metadata["license"], metadata["base_model"]) == ("apache-2.0", "HuggingFaceTB/SmolLM2-135M-Instruct")
        assert "Apache License 2.0" in text
        change(home, base="gemma3-270m")
        metadata, text = read_card(home)
        assert (metadata["license"], metadata["base_model"]) == ("gemma", "google/gemma-3-270m")
        assert catalogue.GEMMA.link in text
        assert catalogue.GEMMA.notice.strip() in text
        # It may be a Hub id or a local folder.
        change(home, base="somebody/model")
        metadata, text = read_card(home)
        assert metadata["license"] == "unknown"
        assert "base_model" not in metadata
        assert "`somebody/model`" in text

    def test_holds_no_post(self, home: Path) -> None:
        text = (folder(home) / README).read_text("utf-8")
        with Library(home) as library:
            posts = [post.text for post in library.run_posts(NAME)]
        assert len(posts) > 200
        assert not [post for post in posts if " ".join(post.split()) in " ".join(text.split())]


class TestExamples:
    def test_examples_are_written_once_and_are_no_copies(self, home: Path) -> None:
        text = read_card(home)[1]
        with Library(home) as library:
            stored = library.generations(NAME)
            copies = CopyIndex(post.text for post in library.run_posts(NAME, "train"))
        assert len(stored) == FREE + len(USUAL_STARTS)
        shown = [
            " ".join(each.split()) for each in re.findall(r"^```text\n(.*?)\n```$", text, re.DOTALL | re.MULTILINE)
        ]
        assert sorted(shown) == sorted(" ".join(hide_mentions(each.text).split()) for each in stored)
        assert not [each for each in shown if copies.verdict(each, SAMPLING.near_copy) or re.search(r"@\w", each)]
        again = read_card(home)[1]
        with Library(home) as library:
            assert library.generations(NAME) == stored
        assert again == text

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("@NASA hi", "@… hi"),
            (".@me_too@a.social, @b.bsky.social. Me@home", ".@…, @…. Me@…"),
            ("5 @ 3", "5 @ 3"),
            ("@漢字! ＠NASA", "@…! @…"),
        ],
    )
    def test_mentions_are_hidden(self, text: str, shown: str) -> None:
        assert hide_mentions(text) == shown

    def test_examples_of_an_earlier_training_and_copies_are_left_out(self, home: Path) -> None:
        with Library(home) as library:
            run, posts = library.run(NAME), library.run_posts(NAME)
            last = library.generations(NAME)[0]
            library.save_run(run, [*posts, type(posts[0])("x", "1", NAME, "train", last.text)])
        assert " ".join(last.text.split()) not in " ".join(read_card(home)[1].split())
        with Library(home) as library:
            before = len(library.generations(NAME))
            library.save_run(type(run)(run.name, run.path, run.handles, run.base), posts)
            kept = len(library.generations(NAME))
        card.write(home, NAME)
        with Library(home) as library:
            assert len(library.generations(NAME)) > kept
        assert before >= kept

    def test_no_examples_if_training_posts_are_unknown(self, home: Path) -> None:
        with Library(home) as library:
            library.remove(library.find(NAME))
        events: list[Any] = []
        written = card.write(home, NAME, on_event=events.append)
        text = written.path.read_text("utf-8")
        assert (written.samples, "There are no examples" in text, "```text" in text) == (0, True, False)
        assert "They were written" not in text
        assert [event.is_warning for event in events if isinstance(event, Notice)] == [True]


def rendered(text: str) -> list[Token]:
    """All tokens of Markdown with HTML and tables, those within lines as well."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(text)
    return [inner for token in tokens for inner in (token, *(token.children or ()))]


def harmless(text: str) -> None:
    """Assert that a card has no markup but that of the template."""
    tokens = rendered(text)
    html = {line for token in tokens if token.type.startswith("html") for line in token.content.split("\n") if line}
    assert html <= {
        "<details>", "</details>", "<summary>Options</summary>", "<summary>Setup</summary>",
        "<summary>Definitions</summary>",
    }  # fmt: skip
    assert {token.attrs["href"] for token in tokens if token.type == "link_open"} <= {
        each.url for each in evaluation_definitions(evaluation()) if each.url
    }
    assert not [token for token in tokens if token.type == "image"]
    headings = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    assert headings[1:] == HEADINGS
    assert not [token for token in tokens if token.type == "hr"]
    lines = text.splitlines()
    rows = [lines[token.map[0]] for token in tokens if token.type == "tr_open" and token.map]
    cells = sum(token.type in {"td_open", "th_open"} for token in tokens)
    assert cells == sum(line.count("|") - 1 for line in rows)  # no cell lies outside the columns


class TestHostileTexts:
    def test_hostile_record(self, home: Path) -> None:
        evaluated(home)
        run = run_json(home)

        hostile = " ".join(HOSTILE.split())  # the schema refuses line breaks

        def spoilt(value: Any, key: str = "") -> Any:
            if isinstance(value, dict):
                more = {HOSTILE: HOSTILE} if key == "finetune" else {}
                return {name: spoilt(inner, name) for name, inner in value.items()} | more
            if isinstance(value, list) and key != "epochs":
                return [hostile, *value]
            if key == "created_at":
                return value  # the schema refuses anything but a time
            return f"{hostile}{value}" if isinstance(value, str) else value

        (folder(home) / "run.json").write_text(json.dumps(spoilt(run)), "utf-8")
        metadata, text = read_card(home, repo=f"me/{HOSTILE}", not_mine=True)
        harmless(text)
        assert metadata["license"] == "unknown"
        assert set(metadata) == {
            "language", "library_name", "license", "pipeline_tag", "tags", "widget", "model-index"
        }  # fmt: skip
        python = next(token.content for token in rendered(text) if token.info == "python")
        assert compile(python, "card", "exec").co_names  # the repo's name is only a string in it
        assert python.count("\n") == 4

    @pytest.mark.parametrize(
        "text", [HOSTILE, "~~~\n``````\n# x", "a\r# b\r\n```\r<script>", "`" * 50, "\u202eevil\x00", " "]
    )
    def test_hostile_generations(self, home: Path, text: str) -> None:
        with Library(home) as library:
            run, posts = library.run(NAME), library.run_posts(NAME)
            # A newer run outdates its earlier posts.
            library.save_run(type(run)(run.name, run.path, run.handles, run.base), posts)
            limit = length_limit(SAMPLING, [post.text for post in posts])
            config = SAMPLING.model_copy(update={"max_length": limit})
            settings = catalogue.suited(config, run.base).model_dump(mode="json")
            for start in [""] * FREE + list(USUAL_STARTS):
                library.add_generation(Generation(NAME, text, start, SEED, settings))
        metadata, written = read_card(home)
        harmless(written)
        shown = [token.content for token in rendered(written) if token.type == "fence" and token.info == "text"]
        assert len(shown) == FREE + len(USUAL_STARTS)
        plain = "".join(markdown.clean(text).split())
        assert {"".join(each.split()) for each in shown} == {plain}
        assert "\u202e" not in written
        assert [widget["output"]["text"] for widget in metadata["widget"]] == [markdown.clean(text)] * len(USUAL_STARTS)

    @pytest.mark.parametrize("name", ["", "`", "``a`", "a|b", "x" * 5000, "\n", "\u200b", "<!--", "&lt;"])
    def test_code_spans_hold(self, name: str) -> None:
        (paragraph, *_) = [token for token in rendered(f"| a |\n| - |\n| {markdown.code(name)} |") if token.children][
            1:
        ]
        assert [child.type for child in paragraph.children or ()] == ["code_inline"]


class TestOtherVersions:
    def test_empty_record(self, home: Path) -> None:
        (folder(home) / "run.json").write_text("{}")
        metadata, text = read_card(home)
        harmless(text)
        assert "model-index" not in metadata
        assert "was not recorded" in text
        assert "None" not in text

    @pytest.mark.parametrize(
        "key", ["handles", "posts", "split", "after", "epochs", "run", "seconds", "best_epoch", "base"]
    )
    def test_missing_keys(self, home: Path, key: str) -> None:
        evaluated(home)
        record = run_json(home)
        del record[key]
        (folder(home) / "run.json").write_text(json.dumps(record))
        text = read_card(home)[1]
        harmless(text)
        assert "None" not in text

    @pytest.mark.parametrize(
        ("key", "value"),
        [("posts", 3), ("handles", "me"), ("after", {"bits_per_byte": "x", "nats_per_token": 1}), ("run", []),
         ("before", {"bits_per_byte": float("nan"), "nats_per_token": 1})],
    )  # fmt: skip
    def test_invalid_record(self, home: Path, key: str, value: Any) -> None:
        (folder(home) / README).unlink()
        change(home, **{key: value})
        with pytest.raises(DamagedFileError, match=r"run\.json") as refused:
            card.write(home, NAME)
        assert refused.value.command == f"remove --persona {NAME}"
        assert not (folder(home) / README).exists()

    def test_invalid_evaluation(self, home: Path) -> None:
        (folder(home) / "evaluation.json").write_text('{"held_out": 1}')
        with pytest.raises(DamagedFileError) as refused:
            card.write(home, NAME)
        assert refused.value.command == f"evaluate {NAME}"


class TestCounts:
    @pytest.mark.parametrize(
        ("handles", "max_posts", "method", "why"),
        [
            (["a"], 1300, "random", "older than the latest 1,300"),
            (["a", "b"], 1300, "random", "older than the latest 1,300 of each account or similar to other posts"),
            (["a"], None, "time", "similar to other posts"),
            (["a"], None, "random", "not recorded why"),
        ],
    )
    def test_posts_that_were_not_used(self, handles: list[str], max_posts: int | None, method: str, why: str) -> None:
        record = RunRecord.model_validate(
            {
                "handles": tuple(handles),
                "posts": {"read": 1600, "kept": 1540},
                "split": {"train": 240, "validation": 60, "method": method},
                "run": {"config": {"dataset": {"max_posts": max_posts}}},
            }
        )
        assert (f"not used ({why})", 1240) in card.post_counts(record)


class TestCommandLine:
    def test_python_lines_run(
        self, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (lines,) = re.findall(r"```python\n(.*?)```", read_card(home)[1], re.DOTALL)
        script = tmp_path / "lines.py"
        script.write_text(lines)
        monkeypatch.chdir(folder(home).parent)
        runpy.run_path(str(script))
        assert capsys.readouterr().out.startswith("I think that")

    def test_command(self, run: Run, home: Path) -> None:
        told = json.loads(run("card", NAME, "--json").stdout)
        assert told == {
            "path": str(folder(home) / "README.md"),
            "samples": FREE + len(USUAL_STARTS),
            "evaluated": False,
        }
        done = run("card", NAME.upper(), "--not-mine")
        assert str(folder(home) / "README.md") in done.stdout
        assert "huggingtweets evaluate" in done.stdout
        assert "(parody)" in (folder(home) / "README.md").read_text("utf-8")
        assert "nobody" in run("card", "nobody", code=1).stderr

    def test_missing_extra(self, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(sys.modules, "jinja2", None)
        with pytest.raises(MissingExtraError, match=r"huggingtweets\[share\]"):
            card.write(home, NAME)
        with pytest.raises(NotFoundError):
            card.write(home, "nobody")
