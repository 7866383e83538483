"""What a trained persona does: write posts, and be judged in a blind quiz."""

from huggingtweets.writing.quiz import Quiz, Score
from huggingtweets.writing.write import Writing, generation_as_json

__all__ = ["Quiz", "Score", "Writing", "generation_as_json"]
