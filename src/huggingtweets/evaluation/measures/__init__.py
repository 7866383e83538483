"""How good a persona is: what held-out posts cost it, how much it copies, how varied it writes.

`copying` and `diversity` are pure: they take texts and return figures. Each figure carries its interval.
"""

from huggingtweets.evaluation.measures.figures import Figure, bits_per_byte, nats_per_token, perplexity

__all__ = ["Figure", "bits_per_byte", "nats_per_token", "perplexity"]
