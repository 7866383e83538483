"""Made-up numbers for reports: what `compare`, `evaluate` and `curve` print with --json."""

from __future__ import annotations

import json
from typing import Any

from huggingtweets.evaluation import Comparison, Curve
from huggingtweets.personas.record import Evaluation
from huggingtweets.reports import Subject

HOSTILE = "</script><script>alert(1)</script>\"' onload=x <b>&amp;"


def figure(value: float, width: float = 0.01) -> dict[str, float]:
    return {"value": value, "low": value - width, "high": value + width}


def row(name: str, after: float, **more: Any) -> dict[str, Any]:
    before = more.pop("before", 2.25)
    return {
        "name": name, "base": "smollm2", "handles": [name], "posts": 1234,
        "before": before, "after": after, "gain": 1 - after / before,
        "epochs": [after], "repeats": 0.0123, "replies": None, "characters": None, "vocabulary": None, **more,
    }  # fmt: skip


def comparison(*rows: dict[str, Any], **correlations: float) -> Comparison:
    costs = [each["after"] for each in rows]
    return Comparison.model_validate(
        {
            "personas": rows,
            "mean": sum(costs) / len(costs),
            "mean_plus_deviation": None if len(rows) == 1 else sum(costs) / len(costs) + 0.1,
            "rank_correlations": correlations,
        }
    )


def evaluation_json(after: float = 1.2, **changed: Any) -> dict[str, Any]:
    """The content of evaluation.json; `changed` replaces keys of it."""
    measures = ("distinct_1", "distinct_2", "distinct_3", "self_bleu")
    diversity = {f"{side}{name}": figure(0.41) for side in ("", "real_") for name in measures}
    return {
        "name": "NASA",
        "base": "smollm2",
        "held_out": 321,
        "generations": 1000,
        "seed": 0,
        "fit": {
            "nats_per_token": figure(2.9),
            "perplexity": figure(18.5),
            "bits_per_byte": figure(after),
            "base_nats_per_token": figure(5.5),
            "base_perplexity": figure(254.3),
            "base_bits_per_byte": figure(2.25),
            "ngram_bits_per_byte": figure(1.777),
        },
        "copying": {
            "verbatim": figure(0.0376),
            "near": figure(0.012),
            "six_word": figure(0.08),
            "human_verbatim": figure(0.01),
            "human_near": figure(0.01),
            "human_six_word": figure(0.0264),
            "longest": {"words": 17},
        },
        "diversity": {**diversity, "compared": 321},
        "likeness": {
            "two_sample_auc": figure(0.713, 0.02),
            "markov_two_sample_auc": figure(0.861, 0.02),
            "all_auc": figure(0.731, 0.02),
            "masked_auc": figure(0.641, 0.02),
            "markov_masked_auc": figure(0.702, 0.02),
            "grammar": figure(0.471, 0.02),
            "readability": figure(1.031, 0.02),
            "readability_base": "gemma3-270m",
            "habits": [{"name": "emoji", "generated": 0.31, "real": 0.82, "distance": 0.29, "differs": True}],
        },
        "membership": figure(0.61),
        "ends_by_itself": figure(0.982),
        **changed,
    }


def evaluation(after: float = 1.2, **changed: Any) -> Evaluation:
    return Evaluation.model_validate_json(json.dumps(evaluation_json(after, **changed)))


def point(posts: int, bits_per_byte: float, seed: int = 0) -> dict[str, Any]:
    return {
        "posts": posts, "seed": seed, "bits_per_byte": bits_per_byte, "nats_per_token": 3.0,
        "base_bits_per_byte": 2.25, "seconds": 9.0,
    }  # fmt: skip


def curve(**changed: Any) -> Curve:
    points = [point(posts, 1 + 4 * posts**-0.4, seed) for seed in (0, 1) for posts in (100, 200, 400)]
    twice = {"posts": 800, "bits_per_byte": 1.276, "low": 1.262, "high": 1.291, "gain": 0.04}
    law = {"floor": 1.0, "amount": 4.0, "exponent": 0.4}
    return Curve.model_validate(
        {
            "name": "NASA",
            "base": "smollm2",
            "handles": ["NASA"],
            "held_out": 100,
            "seeds": [0, 1],
            "points": points,
            "law": law,
            "twice": twice,
            "sentence": "More would help.",
            "stopped": False,
            "seconds": 54.0,
            **changed,
        }
    )


def several() -> tuple[Comparison, list[Subject]]:
    """Five personas: one trained for three epochs and with a verification, one never evaluated."""
    rows = [
        row("NASA", 1.176, epochs=[1.4, 1.2, 1.176], posts=1929),
        row("keeper_skarholm", 1.519, posts=448),
        row("a_very_long_handle_at-mastodon.social", 1.688, posts=2301),
        row("poet", 2.011, posts=210),
        row("bot", 0.843, posts=3900),
    ]
    told = comparison(*rows, posts=-0.7, before=0.25, repeats=0.1)
    known: dict[str, Any] = {each.name: evaluation(each.after) for each in told.personas}
    verified = {f"bundles_of_{size}": {"auc": figure(0.93), "equal_error": figure(0.12)} for size in (1, 5, 20)}
    known["NASA"] = evaluation(1.176, verification={"accounts": 3, "posts": 321, "other_posts": 480, **verified})
    del known["poet"]
    curves = {"NASA": curve()}
    return told, [Subject(each, (each.name,), known.get(each.name), curves.get(each.name)) for each in told.personas]
