"""The starts that every persona is tried with."""

from huggingtweets.writing.starts import USUAL_STARTS, usual_starts


def test_starts_are_in_the_main_language_or_in_english() -> None:
    spanish = usual_starts({"es": 60, "en": 40})
    assert spanish[0] == "Creo que"
    assert len(set(spanish)) == len(USUAL_STARTS)
    for languages in ({"en": 60, "es": 40}, {"xx": 10}, {"und": 3}, {}):
        assert usual_starts(languages) == USUAL_STARTS
