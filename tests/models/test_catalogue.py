"""What the catalogue knows of a base reaches those who use it."""

from huggingtweets.config import GenerateConfig
from huggingtweets.models import catalogue


def test_sampling_suits_the_base_unless_it_was_chosen() -> None:
    multilingual = catalogue.MULTILINGUAL.name
    assert catalogue.suited(GenerateConfig(), multilingual).min_p == catalogue.MULTILINGUAL.min_p > 0
    assert catalogue.suited(GenerateConfig(min_p=0.0), multilingual).min_p == 0
    for other in (catalogue.DEFAULT.name, "a/base-of-the-hub"):
        assert catalogue.suited(GenerateConfig(), other).min_p == 0
