"""The report as text: its numbers, what was not measured, hostile names, and its security policy."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from itertools import chain, pairwise
from typing import Any

import pytest

from huggingtweets.evaluation.verdict import verdict
from huggingtweets.reports import Subject, render, sections
from huggingtweets.reports.page import Table
from huggingtweets.reports.sections import summary
from tests.reports import samples
from tests.reports.reader import Reader


def page_of(comparison: Any, subjects: list[Subject]) -> str:
    return render("Report", summary(comparison, subjects), sections(comparison, subjects))


def one(evaluation: Any = None, curve: Any = None, **row: Any) -> Reader:
    told = samples.comparison(samples.row("NASA", 1.2, **row))
    return Reader(page_of(told, [Subject(told.personas[0], ("NASA",), evaluation, curve)]))


@pytest.fixture(scope="module")
def whole() -> str:
    return page_of(*samples.several())


def test_the_page_shows_the_measured_numbers(whole: str) -> None:
    words = Reader(whole).words
    for number in (
        "0.843", "1.176", "2.011",  # after
        "1.447", "1.547",  # mean and mean + 1 sd
        "1.400", "1.200",  # epochs
        "−0.70", "+0.25",  # rank correlations
        "3.8% (2.8% to 4.8%)", "2.6% (1.6% to 3.6%)",  # copying
        "0.71 (0.69 to 0.73)", "0.86 (0.84 to 0.88)", "0.64 (0.62 to 0.66)", "1.03 (1.01 to 1.05)",  # likeness
        "0.31", "0.82", "0.29",  # habits
        "0.93 (0.92 to 0.94)", "12.0% (11.0% to 13.0%)",  # verification
        "1.634", "1.276", "More would help.",  # curve
    ):  # fmt: skip
        assert number in words, number
    assert "huggingtweets evaluate poet" in words
    assert "huggingtweets curve HANDLE" in words


def test_the_page_makes_no_request_and_allows_none(whole: str) -> None:
    page = Reader(whole)
    policy = next(meta for meta in page.of("meta") if meta.get("http-equiv") == "Content-Security-Policy")["content"]
    assert policy
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert set(rules) == {"default-src", "script-src", "style-src", "img-src", "base-uri", "form-action"}
    assert not re.search(r"https?:|unsafe-eval|\*", policy)
    for tag, attributes in page.elements:
        assert "src" not in attributes and "srcset" not in attributes
        assert not any(name.startswith("on") for name in attributes)
        if "href" in attributes:
            assert tag == "a"
    style = re.search(r"<style>(.*?)</style>", whole, re.DOTALL)
    assert style and "url(" not in style[1] and "@import" not in style[1]
    ours = [text for attributes, text in page.scripts if attributes.get("type") != "application/json"]
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in ours}
    assert len(ours) == 2
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == hashes


def test_hostile_names_stay_text() -> None:
    told = samples.comparison(
        *(samples.row(f"{samples.HOSTILE}{n}", 1 + n / 10, base=samples.HOSTILE) for n in range(5)), posts=0.5
    )
    hostile = {"name": samples.HOSTILE, "generated": 1.0, "real": 2.0, "distance": 0.5, "differs": True}
    likeness = samples.evaluation_json()["likeness"] | {"readability_base": samples.HOSTILE, "habits": [hostile]}
    found = samples.evaluation(likeness=likeness)
    curve = samples.curve(sentence=samples.HOSTILE)
    page = Reader(page_of(told, [Subject(row, (), found, curve) for row in told.personas]))
    assert len(page.scripts) == 3
    assert page.of("b") == []
    assert samples.HOSTILE in "".join(page.text)
    held = json.loads(page.scripts[0][1])
    assert "<" not in page.scripts[0][1]
    ticks = held["specs"]["loss"]["layout"]["yaxis"]["ticktext"]
    assert all("<" not in tick for tick in ticks)  # Plotly would read tags


def test_figures_have_text_alternatives_and_headings_are_in_order(whole: str) -> None:
    page = Reader(whole)
    told, subjects = samples.several()
    drawings = [drawing for section in sections(told, subjects) for drawing in section.drawings]
    plots = [each for each in page.of("div") if "data-figure" in each]
    assert [each["data-figure"] for each in plots] == [drawing.name for drawing in drawings]
    assert len({drawing.name for drawing in drawings}) == len(drawings)
    assert all(each["role"] == "img" and each["aria-label"] for each in plots)
    tables = len(page.of("table"))
    assert len(page.of("caption")) == tables >= 5
    assert all(cell.get("scope") in {"col", "row"} for cell in page.of("th"))
    regions = [each for each in page.of("div") if each.get("role") == "region"]
    assert len(regions) == tables
    assert all(each["tabindex"] == "0" for each in regions)
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    targets = [each["href"] for each in page.of("a") if (each.get("href") or "").startswith("#")]
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert {f"#{name}" for name in ids} >= set(targets)
    assert len(ids) == len(set(ids))


def test_the_page_names_the_command_for_what_was_not_measured() -> None:
    words = one().words
    assert "huggingtweets evaluate NASA" in words
    assert "huggingtweets curve NASA" in words
    assert "Loss by epoch" not in words
    defined = words.partition("machine wrote")[0].rpartition("Definitions")[2]
    assert "Gain" in defined
    assert not [term for term in ("correlation", "Perplexity", "Self-BLEU", "Learning curve") if term in defined]


def test_an_evaluation_of_the_loss_alone() -> None:
    found = samples.evaluation(generations=0, copying=None, diversity=None, likeness=None, ends_by_itself=None)
    words = one(found).words
    assert "1.777 (1.767 to 1.787)" in words
    assert "huggingtweets evaluate NASA" in words
    assert "Perplexity Exponential" in words
    assert "Self-BLEU" not in words


def test_too_few_posts_for_a_classifier() -> None:
    assert "classifier needs more" in one(samples.evaluation(likeness={})).words


def test_a_curve_without_a_law() -> None:
    page = one(curve=samples.curve(law=None, twice=None, points=[samples.point(100, 1.5)]))
    assert "1.500" in page.words
    assert "Fitted law" not in page.words


def test_a_name_is_quoted_for_the_shell() -> None:
    told = samples.comparison(samples.row("two words", 1.2))
    words = Reader(page_of(told, [Subject(told.personas[0], ("NASA", "a b"), max_posts=300)])).words
    assert "huggingtweets evaluate 'two words'" in words
    assert "huggingtweets curve NASA 'a b' --name 'two words' --max-posts 300" in words


@pytest.mark.parametrize(
    ("changed", "claim"),
    [
        ({}, "more than their author does: 8.0%"),
        ({"human_six_word": samples.figure(0.079)}, "about as much as their author does"),
        ({"human_six_word": samples.figure(0.2)}, "less than their author does"),
    ],
)
def test_the_summary_claims_about_copying_what_the_intervals_support(changed: dict[str, Any], claim: str) -> None:
    copying = samples.evaluation_json()["copying"] | changed
    assert claim in " ".join(verdict("NASA", 2.25, 1.2, samples.evaluation(copying=copying)))


@pytest.mark.parametrize(("ngram", "claim"), [(1.777, "beats"), (1.21, "about as well as"), (1.0, "worse than")])
def test_the_summary_compares_with_the_n_gram_model(ngram: float, claim: str) -> None:
    fit = samples.evaluation_json()["fit"] | {"ngram_bits_per_byte": samples.figure(ngram)}
    assert claim in verdict("NASA", 2.25, 1.2, samples.evaluation(fit=fit))[1]


def test_the_summary_names_personas_that_training_made_worse() -> None:
    told = samples.comparison(samples.row("NASA", 2.5), samples.row("poet", 1.2))
    assert "1 of 2 personas, but not of NASA" in summary(told, [Subject(row) for row in told.personas])[0]
    assert "11% more" in verdict("NASA", 2.25, 2.5, None)[0]
    assert "the same" in verdict("NASA", 2.25, 2.25, None)[0]


def test_table_rows_are_as_long_as_their_head() -> None:
    told, subjects = samples.several()
    for section in sections(told, subjects):
        for block in chain(section.blocks, *section.parts.values()):
            if isinstance(block, Table):
                assert {len(each) for each in block.rows} == {len(block.head)}, block.caption
