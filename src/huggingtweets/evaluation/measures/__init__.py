"""What is measured of a persona: loss on held-out posts, copying, diversity, likeness. Each figure has its interval.

`copying` and `diversity` are pure: they take texts and return figures.
"""

from huggingtweets.evaluation.measures.fit import bits_per_byte, nats_per_token, perplexity

__all__ = ["bits_per_byte", "nats_per_token", "perplexity"]
