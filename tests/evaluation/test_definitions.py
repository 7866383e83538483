"""The list of measures that the terminal, the report and the card share."""

from __future__ import annotations

from huggingtweets.evaluation.definitions import evaluation_definitions, measures
from tests.reports import samples


def test_a_measure_has_its_value_format_and_references() -> None:
    found = {measure.key: measure for measure in measures(samples.evaluation(1.2))}
    assert found["bits_per_byte"].value == "1.200 (1.190 to 1.210)"
    assert found["bits_per_byte"].reference == (
        "untuned base 2.250 (2.240 to 2.260); n-gram model 1.777 (1.767 to 1.787)"
    )
    assert found["six_word"].value == "8.0% (7.0% to 9.0%)"
    assert found["readability"].value == "1.03 (1.01 to 1.05)"
    assert found["two_sample_auc"].reference == "Markov chain 0.86 (0.84 to 0.88)"
    assert found["ends_by_itself"].references == ()


def test_all_figures_of_an_evaluation_are_listed_once() -> None:
    evaluation = samples.evaluation()
    keys = [measure.key for measure in measures(evaluation)]
    assert len(set(keys)) == len(keys)
    for part in (evaluation.copying, evaluation.diversity, evaluation.likeness):
        assert part
        own = {key for key in part.as_json() if not key.startswith(("human_", "real_", "markov_"))}
        assert own - {"longest", "compared", "habits", "readability_base"} <= set(keys)


def test_what_was_not_measured_is_left_out() -> None:
    loss_alone = samples.evaluation(generations=0, copying=None, diversity=None, likeness=None, ends_by_itself=None)
    assert {measure.part for measure in measures(loss_alone)} == {"fit", "memory"}
    assert [measure.key for measure in measures(samples.evaluation(), "copying")] == ["verbatim", "near", "six_word"]


def test_definitions_have_distinct_terms_and_secure_links() -> None:
    found = evaluation_definitions(samples.evaluation())
    assert len({each.term for each in found}) == len(found)
    assert all(each.url.startswith("https://") and each.source for each in found if each.url)
